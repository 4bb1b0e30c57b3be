"""Drafts: what they say, that a filled-in one is an article record, and that nothing is overwritten."""

import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from folders import REPOSITORY
from intake_cases import PAGES, cases, saved, world

from generator.check.layout import formatted
from generator.commands.read import intake
from generator.model.fields import LONGEST_QUOTE
from generator.model.loading import read_dossier
from generator.model.records import Article
from generator.news.drafts import draft, read_paragraphs
from generator.source.validation import validate
from generator.source.yamlfile import parse_yaml
from generator.text.wording import slug

WIRE_TOUCHES = (
    "# > seems to touch: paragraph 1: ukraine-france (2024-02-16); paragraph 1: ukraine-germany (2024-02-16); "
    "paragraph 3: ukraine-france (sum)"
)


def drafted(page: Path) -> str:
    return draft(saved(page), page.read_bytes(), page.name, "test-article", world())


def run(*arguments: str | Path) -> tuple[int, list[str]]:
    result = CliRunner().invoke(intake, [str(one) for one in arguments])
    return result.exit_code, result.stdout.splitlines()


@pytest.mark.parametrize("page", cases(), ids=lambda page: page.name)
def test_a_filled_in_draft_is_an_article(page: Path) -> None:
    filled = drafted(page).replace("    claim:\n", "    claim: What it says.\n").replace("about: []", "about: [UA]")
    filled = filled.replace("as_of:  #", "as_of: 2026-01-01  #").replace("source:  #", "source: some-article  #")
    filled = filled.replace("  date:  #", "  date: 2024  #").replace("name:  #", "name: A title  #")
    filled = filled.replace("  at:  #", "  at: the whole page  #")
    file = parse_yaml(filled.encode(), "draft.yml")
    record, problems = validate(Article, file)
    assert not [*file.problems, *problems]
    assert isinstance(record, Article)
    assert record.paragraphs == len(record.claims) == len(saved(page).paragraphs)


def test_a_draft_has_what_an_editor_would_look_up() -> None:
    """The words of verdicts, and the source and clause of what the program compared a paragraph with."""
    page = PAGES / "wire.txt"
    text = draft(saved(page), page.read_bytes(), page.name, "test-article", read_dossier(REPOSITORY))
    assert "\n# > verdicts: supported; " in text
    assert "\n# > confidence: " in text
    places = [line for line in text.splitlines() if line.startswith("    # > cite: [{source: ukraine-")]
    assert places
    assert all(line.endswith(", quote: }]") for line in places)


def test_a_claim_is_about_what_it_was_compared_with() -> None:
    """Where a paragraph names nobody too: what a proposal is about is there to be kept or taken away."""
    page = PAGES / "wire.txt"
    text = draft(saved(page), page.read_bytes(), page.name, "test-article", read_dossier(REPOSITORY))
    for claim in yaml.safe_load(text)["claims"]:
        assert {ref for one in claim.get("proposals", ()) for ref in one["about"]} <= set(claim["about"])


def test_a_finished_draft_loses_what_the_program_told() -> None:
    text = drafted(PAGES / "wire.txt")
    for key in ("confidence: high", "why: Two papers say so.", "checked: 2026-01-01"):
        text = text.replace(f"    # > {key.partition(':')[0]}:\n", f"    {key}\n", 1)
    made = formatted(text.encode(), "data/articles/test-article.yml")
    assert isinstance(made, bytes)
    assert b"#" not in made
    assert parse_yaml(made, "").values == parse_yaml(text.encode(), "").values
    assert b"confidence: high\n    why: Two papers say so.\n    checked: 2026-01-01\n" in made


@pytest.mark.parametrize("page", cases(), ids=lambda page: page.name)
def test_quotes_stand_in_their_paragraph(page: Path) -> None:
    found = read_paragraphs(saved(page), world())
    assert [one.text for one in found] == list(saved(page).paragraphs) != []
    for paragraph in found:
        assert paragraph.quote in paragraph.text
        assert 0 < len(paragraph.quote.split()) <= LONGEST_QUOTE


def test_the_draft_of_the_wire_report() -> None:
    text = drafted(PAGES / "wire.txt")
    for line in (
        "name: Ukraine signs two security pacts in one day",
        "# > publisher as stated: Northwire",
        "  date: 2024-02-16",
        "paragraphs: 5",
        WIRE_TOUCHES,
        "# > without a page: Michael Jordan; Carver Institute; Georgia Haines",
        "  # > sums: 1.1 billion euros = 1100000000 EUR; $1.18 billion = 1180000000 USD",
        "  # > paragraph 4 · looks like: statement",
        "    said_by: Scholz",
        "    verdict: not-checked",
    ):
        assert line in text.splitlines()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ukraine will sign the agreement with France by the end of the year.", "forecast"),
        ("“We will not stop,” President Macron said.", "statement"),
        ("According to the ministry, Germany paid 3 billion euros in 2023.", "statement"),
        ("Germany and Ukraine signed the agreement on 16 February 2024.", "claim"),
        ("It was a long night.", "none"),
    ],
)
def test_what_a_paragraph_looks_like(text: str, kind: str) -> None:
    page = saved(PAGES / "brief.txt")
    article = type(page)(page.title, "", "", "en", (text,))
    assert read_paragraphs(article, world())[0].looks_like == kind


def test_files_are_written_once_and_the_rest_is_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    wire, brief = PAGES / "wire.txt", PAGES / "brief.txt"
    target = tmp_path / "data/articles/ukraine-signs-two-security-pacts-in-one-day.draft.yml"
    assert run("--root", tmp_path, wire) == (
        0,
        [f"{target.relative_to(tmp_path).as_posix()}: 5 paragraphs of wire.txt"],
    )
    target.write_text("mine", encoding="utf-8")
    code, lines = run("--root", tmp_path, wire, PAGES / "refused/empty.txt", brief, tmp_path / "missing.txt")
    assert code == 1
    assert [line.partition(":")[0] for line in lines] == [
        "wire.txt",
        "empty.txt",
        "data/articles/norway-adds-to-ukraine-air-defence-fund.draft.yml",
        "missing.txt",
    ]
    assert target.read_text(encoding="utf-8") == "mine"


def test_same_page_same_draft_and_check_does_not_read_it(tmp_path: Path) -> None:
    texts = set()
    for folder in ("one", "two"):
        (tmp_path / folder / "data").mkdir(parents=True)
        assert run("--root", tmp_path / folder, "--id", "same", PAGES / "modern.html")[0] == 0
        texts.add((tmp_path / folder / "data/articles/same.draft.yml").read_bytes())
    assert len(texts) == 1
    assert not read_dossier(tmp_path / "one").articles


def test_an_id_of_a_record_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "data/articles").mkdir(parents=True)
    (tmp_path / "data/articles/taken.yml").write_text("id: taken\n", encoding="utf-8")
    code, lines = run("--root", tmp_path, "--id", "taken", PAGES / "wire.txt")
    assert (code, lines) == (
        1,
        ["wire.txt:1:1: must get another id with --id: data/articles/taken.yml is there already."],
    )


@pytest.mark.parametrize("name", [b"a\nb.txt", b"\xff.txt", b"\x1b[31m.txt", b"-h.txt", b"#: [.txt"])
def test_a_draft_can_be_read_whatever_the_page_is_called(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "data").mkdir()
    page = tmp_path / os.fsdecode(name)
    page.write_bytes((PAGES / "wire.txt").read_bytes())
    code, lines = run("--root", tmp_path, "--id", "named", "--", page)
    assert (code, len(lines)) == (0, 1)
    draft_ = parse_yaml((tmp_path / "data/articles/named.draft.yml").read_bytes(), "named.draft.yml")
    assert draft_.problems == ()
    assert draft_.values["file"].isprintable()


def test_wrong_usage(tmp_path: Path) -> None:
    assert run("--root", tmp_path, "--id", "Not an id", PAGES / "wire.txt")[0] == 2
    assert run("--root", tmp_path, "--id", "a", PAGES / "wire.txt", PAGES / "brief.txt")[0] == 2


def test_ids_from_titles() -> None:
    assert slug("Łódź: “Security” for Ukraine’s allies") == "lodz-security-for-ukraines-allies"
    assert slug("Україна") == ""
    assert len(slug("word " * 40)) <= 60
    assert slug("Straße der Æsir") == "strasse-der-aesir"
