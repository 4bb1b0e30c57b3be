"""Citations: the shape CSL asks for, BibTeX with balanced braces, and the original source first."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from exported import SITE, dossier, exported_from, files, json_of

from generator.derive.citing import bibtex, cite_page, csl_date, tex
from generator.model.loading import read_dossier

BOTH = pytest.mark.parametrize("name", ["world", "real"])
# The part used here of schemas/input/csl-data.json in https://github.com/citation-style-language/schema. The real data
# were held against the whole of it once, on 21 November 2026.
TYPES = {"article-newspaper", "document", "report", "treaty", "webpage"}
TEXTS = {"id", "type", "title", "container-title", "publisher", "URL", "language", "archive_location"}


def wrong(item: dict[str, Any]) -> list[str]:
    """What CSL would not take."""
    found = [f"{key} is unknown" for key in set(item) - TEXTS - {"issued", "author"}]
    found += [] if all(set(one) == {"literal"} for one in item.get("author", ())) else ["author must be a body"]
    found += [f"{key} must be text" for key in TEXTS & set(item) if not isinstance(item[key], str)]
    found += [] if item.get("type") in TYPES and item.get("id") else ["id and type must be there"]
    date = item.get("issued", {"date-parts": [[2000]]})
    parts = date["date-parts"]
    good = set(date) <= {"date-parts", "circa"} and 1 <= len(parts) <= 2
    good = good and all(1 <= len(part) <= 3 and all(isinstance(n, int) for n in part) for part in parts)
    return found if good else [*found, "issued must be a date"]


@BOTH
def test_every_source_is_as_csl_asks(name: str) -> None:
    """All sources, and each once."""
    items = json_of(name, "data/sources.csl.json")
    assert [item["id"] for item in items] == list(dossier(name).sources)
    assert [problem for item in items for problem in wrong(item)] == []


def test_what_is_read_on_a_site_is_cited_from_that_site() -> None:
    """As styles print it, and import it: a page has no publisher of its own there, and lawyers would lose its day."""
    pages = [item for item in json_of("real", "data/sources.csl.json") if item["type"] == "webpage"]
    assert {item["id"] for item in pages} >= {"ukraine-france-text", "elysee-coalition-august-2026"}
    assert [item["id"] for item in pages if "publisher" in item or "container-title" not in item] == []


def test_a_text_of_no_known_day_is_cited_with_that_of_the_document(world: Path) -> None:
    """In words and as an item; one that is known comes first."""
    path = world / "data/sources/official-text.yml"
    text = path.read_text()
    assert text.count("  published: 2029-03-01\n") == 1
    path.write_text(text.replace("  published: 2029-03-01\n", ""))
    known = read_dossier(world)
    cited = cite_page(known, known.agreements["arcadia-ruritania"], SITE)
    assert "Agreement on mutual friendship, 1 March 2029, https" in cited.plain
    assert cited.items[0]["issued"] == csl_date("2029-03-01")


@BOTH
def test_every_page_can_be_cited(name: str) -> None:
    """In both formats."""
    paths = [path for path in files(name) if path.startswith("cite/") and path.endswith(".csl.json")]
    assert len(paths) == sum(entry.kind not in ("sources", "disagreements") for entry in dossier(name).entries)
    for path in paths:
        items = json_of(name, path)
        assert [problem for item in items for problem in wrong(item)] == []
        assert files(name)[path.replace(".csl.json", ".bib")].decode() == bibtex(items)


@BOTH
def test_bibtex_is_balanced_and_has_every_source(name: str) -> None:
    """No field is left open, no key comes twice."""
    text = files(name)["data/sources.bib"].decode()
    keys = re.findall(r"^@[a-z]+\{([^,]+),$", text, re.MULTILINE)
    assert keys == list(dossier(name).sources)
    assert [key for key, _ in entries(text)] == keys


def entries(text: str) -> list[tuple[str, str]]:
    """The entries of a BibTeX file by their key, as BibTeX finds them: it counts all braces, behind a backslash too."""
    found, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0, text[start:place]
        if sign == "@" and not depth:
            start = place
        if sign == "}" and not depth:
            key, _, fields = text[start : place + 1].partition("{")[2].partition(",")
            found.append((key, fields))
    assert depth == 0, text[start:]
    return found


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-02~", {"date-parts": [[2024, 2]], "circa": True}),
        ("2024-02-16", {"date-parts": [[2024, 2, 16]]}),
        ("2024-02-16/2024-02-17", {"date-parts": [[2024, 2, 16], [2024, 2, 17]]}),
        ("2024-02-16/..", {"date-parts": [[2024, 2, 16]]}),
    ],
)
def test_dates(date: str, parts: dict[str, Any]) -> None:
    """As exact as they are."""
    assert csl_date(date) == parts


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2024", "2024"),
        ("2024-02~", "2024-02~"),
        ("2024-02-06", "2024-02-06"),
        ("2024-02-16/2024-02-17", "2024-02-16/2024-02-17"),
        ("2024-02-16/..", "2024-02-16"),
    ],
)
def test_bibtex_keeps_the_day(date: str, written: str) -> None:
    """Year and month alone lose it, and the other end of an interval with it."""
    made = bibtex([{"id": "x", "type": "webpage", "title": "X", "issued": csl_date(date)}])
    assert f"  date = {{{written}}},\n" in made


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [("2024", "2024", ""), ("2024-01", "2024", "jan"), ("2024-12-31", "2024", "dec"), ("2024-02~", "2024", "feb"),
     ("2024-09-30/2024-10-01", "2024", "sep")],
)  # fmt: skip
def test_bibtex_has_the_year_and_the_month_that_is_known(date: str, year: str, month: str) -> None:
    """For styles that know no other date; of a month the name that BibTeX has for it, without braces."""
    made = bibtex([{"id": "x", "type": "webpage", "title": "X", "issued": csl_date(date)}])
    assert re.findall(r"^  (year|month) = (.*),$", made, re.MULTILINE) == [
        ("year", f"{{{year}}}"),
        *([("month", month)] if month else []),
    ]


@BOTH
def test_bibtex_can_sort_every_source(name: str) -> None:
    """It asks for an author or a key, and warned of every one."""
    texts = [content.decode() for path, content in files(name).items() if path.endswith(".bib")]
    fields = [of for text in texts for _, of in entries(text)]
    assert not [of for of in fields if not re.search(r"^  (author|key) = ", of, re.MULTILINE)]


def test_the_original_comes_first() -> None:
    """Where a page is about a text or an article, it is the text that is cited."""
    known = dossier("world")
    cited = cite_page(known, known.agreements["arcadia-ruritania"], SITE)
    assert cited.plain == (
        "Kingdom of Ruritania, Agreement on mutual friendship, 1 March 2029, https://ruritania.example/agreement. "
        "Recorded in: Promises to Arcadia, “Arcadia–Ruritania agreement”, material read up to 1 January 2031, "
        "https://briefing.example/x/agreements/arcadia-ruritania/."
    )
    assert [item["id"] for item in cited.items] == ["arcadia-ruritania-text", "agreements-arcadia-ruritania-page"]
    assert cite_page(known, known.articles["pan-herald-choir"], SITE).items[0]["id"] == "pan-herald-choir"
    assert len(cite_page(known, known.countries["ruritania"], SITE).items) == 1


@pytest.mark.parametrize(
    "evil",
    [
        "{",
        "}",
        "\\{",
        "x}},\n}\n@misc{new,",
        r"}\input{/etc/passwd}, note = {$#%&_^~",
        '"',
        "@",
        "a\\",
        "<b>|",
        "% x",
        "~^_",
    ],
)
def test_hostile_text_stays_in_its_field(world: Path, evil: str) -> None:
    """TeX's own characters and unbalanced braces: there are as many entries, and each has its fields."""
    path = next((world / "data" / "sources").glob("official-text.yml"))
    evil = " ".join(("Pact", *evil.split()))  # of signs alone a title says nothing, and is refused
    path.write_text(path.read_text().replace("Agreement on mutual friendship", json.dumps(evil)))
    made = exported_from(world)["data/sources.bib"].decode()
    good = files("world")["data/sources.bib"].decode()
    assert f"title = {{{{{tex(evil)}}}}}," in made
    names = [(key, re.findall(r"^  (\w+) = ", fields, re.MULTILINE)) for key, fields in entries(made)]
    assert names == [(key, re.findall(r"^  (\w+) = ", fields, re.MULTILINE)) for key, fields in entries(good)]
    assert not re.search(r"(?<!\\)[%#&_$]|[~^<>|]", tex(evil))
