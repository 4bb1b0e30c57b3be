"""Saved pages → body paragraphs: the written cases, the five real articles, and what is no article."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from folders import REPOSITORY
from intake_cases import PAGES, Figures, cases, paragraph_figures, plain, saved

from generator.news.extraction import read_page
from generator.news.saved import LARGEST, Saved, looks_like_html
from generator.source.problem import Problem

SHARED = Path(__file__).parent.parent.parent / "shared"
# A line of each real page that is not its article.
BOILERPLATE = (
    "No time to read",
    "Get a summary",
    "Previous Article",
    "Photo:",
    "Similar articles",
    "cookies",
    "браузер",
    '{"title"',
)


def answer(content: bytes, *, html: bool = False) -> str:
    result = read_page(content, "page", html=html)
    assert isinstance(result, Problem)
    return result.what


@pytest.mark.parametrize("page", cases(), ids=lambda page: page.name)
def test_every_body_paragraph_and_nothing_else(page: Path) -> None:
    expected = plain(page.with_suffix(".yml"))
    assert paragraph_figures(page) == Figures(len(expected["paragraphs"]), 0, int(expected.get("wrong", 0)))


@pytest.mark.parametrize("page", cases(), ids=lambda page: page.name)
def test_title_publisher_and_date(page: Path) -> None:
    expected, found = plain(page.with_suffix(".yml")), saved(page)
    assert (found.title, found.publisher, found.date) == (expected["title"], expected["publisher"], expected["date"])


def test_figures_over_all_pages() -> None:
    total = sum(map(paragraph_figures, cases()), Figures())
    print(f"body paragraphs on {len(cases())} pages: {total}")  # noqa: T201 - the figures are its purpose
    assert (len(cases()), total) == (35, Figures(163, 0, 1))


HELD = plain(PAGES / "held/expected.yml")


@pytest.mark.parametrize("name", HELD)
def test_pages_made_before_the_rules_were_written(name: str) -> None:
    expected = HELD[name]
    page = read_page((PAGES / "held" / name).read_bytes(), name, html=name.endswith(".html"))
    if "refused" in expected:
        assert isinstance(page, Problem)
        assert expected["refused"] in page.what
        return
    assert isinstance(page, Saved), page
    assert len(page.paragraphs) == int(expected["paragraphs"]), page.left_out
    assert {key: getattr(page, key) for key in ("title", "date", "language") if key in expected} == {
        key: expected[key] for key in ("title", "date", "language") if key in expected
    }
    assert bool(page.date) or page.date_found


def test_nothing_is_left_out_in_silence() -> None:
    page = read_page((PAGES / "held/letters.html").read_bytes(), "letters.html", html=True)
    assert isinstance(page, Saved)
    assert {one.why for one in page.left_out} >= {"a caption", "readers' comments", "points to another page"}


def test_what_a_page_shows_beside_its_text_is_listed() -> None:
    page = read_page((PAGES / "amp.html").read_bytes(), "amp.html", html=True)
    assert isinstance(page, Saved)
    listed = " ".join(one.text for one in page.left_out)
    assert all(words in listed for words in ("The signing table in Stockholm", "We value your privacy", "Read more"))


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="the real articles are not kept in the repository")
def test_the_five_real_articles() -> None:
    audits = yaml.load((SHARED / "research/article-audit.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    for name, audit in audits.items():
        article = read_page((SHARED / "articles" / name).read_bytes(), name, html=False)
        assert isinstance(article, Saved)
        plain_title = article.title.translate(str.maketrans("“”’", "'''"))
        assert plain_title == audit["original_title"].translate(str.maketrans('“”’"', "''''"))
        assert len(article.paragraphs) == int(audit["paragraph_count"])
        assert not [text for text in article.paragraphs for line in BOILERPLATE if line in text]


@pytest.mark.parametrize(
    ("content", "html", "what"),
    [
        (b"", False, "must hold text: the file is empty."),
        (b" \n\t\n", True, "must hold text: the file is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", False, "must be text or HTML: binary data found."),
        (b"%PDF-1.4\n" + bytes(range(1, 32)) * 40, False, "must be text or HTML: binary data found."),
        (b"x" * 5_000_000, False, f"must be at most {LARGEST:,} bytes long. Save the page without its pictures."),
        (
            b"<html><body>" + b"<p>word</p>" * 500_000,
            True,
            f"must be at most {LARGEST:,} bytes long. Save the page without its pictures.",
        ),
    ],
    ids=["empty", "blank", "picture", "pdf", "large text", "large page"],
)
def test_what_cannot_be_read_gets_a_clear_answer(content: bytes, html: bool, what: str) -> None:
    assert answer(content, html=html) == what


@pytest.mark.parametrize("page", sorted((PAGES / "refused").iterdir()), ids=lambda page: page.name)
def test_pages_without_an_article(page: Path) -> None:
    result = read_page(page.read_bytes(), page.name, html=page.suffix == ".html")
    assert isinstance(result, Problem)
    assert "\n" not in str(result)


def test_the_largest_page_is_read_in_reasonable_time() -> None:
    sentence = "The two countries signed a long-term agreement on the twelfth of January in the capital.\n\n"
    begun = time.monotonic()
    assert isinstance(read_page((sentence * 20_000).encode()[:LARGEST], "page", html=False), Saved | Problem)
    assert time.monotonic() - begun < 60


PARAGRAPH = "The two countries signed a long-term agreement, the minister said in the café on {}; it begins in June."
ACCENTED = "".join(f"<p>{PARAGRAPH.format(day)}</p>" for day in ("Monday", "Tuesday", "Friday"))
# Names no decoder has, names of Python's own that are none of text, and one that reads signs as other characters.
CHARSETS = (
    "undefined x-user-defined iso-8859-16 base64 rot13 zip punycode idna unicode_escape raw_unicode_escape utf-7 utf-16"
    " utf-32 mbcs oem palmos hz cp037 latin-1 windows-1252 none"
)


@pytest.mark.parametrize("charset", [*CHARSETS.split(), "x" * 70, "\x00"])
def test_a_page_is_read_whatever_encoding_it_declares(charset: str) -> None:
    page = f"<html><head><meta charset='{charset}'><title>A pact</title></head><body>{ACCENTED}</body></html>"
    article = read_page(page.encode("cp1252"), "page", html=True)
    assert isinstance(article, Saved)
    assert article.paragraphs == tuple(PARAGRAPH.format(day) for day in ("Monday", "Tuesday", "Friday"))


@pytest.mark.parametrize("charset", ["unicode_escape", "raw_unicode_escape"])
def test_signs_stay_what_they_are_in_an_encoding_that_reads_them_as_others(charset: str) -> None:
    text = ACCENTED.replace("café", "café c:\\u0041")
    page = f"<html><head><meta charset='{charset}'></head><body>{text}</body></html>"
    article = read_page(page.encode("cp1252"), "page", html=True)
    assert isinstance(article, Saved)
    assert "café c:\\u0041 on Monday" in article.paragraphs[0]


@pytest.mark.parametrize("html", [True, False])
def test_a_nul_byte_is_left_out_and_many_are_no_text(html: bool) -> None:
    text = ACCENTED if html else "\n\n".join(PARAGRAPH.format(day) for day in ("Monday", "Tuesday", "Friday"))
    article = read_page(text.replace("signed", "sig\0ned", 1).encode(), "page", html=html)
    assert isinstance(article, Saved)
    assert article.paragraphs[0] == PARAGRAPH.format("Monday")
    assert answer((text + text.replace("e", "\0")).encode(), html=html) == "must be text or HTML: binary data found."


def test_line_breaks_without_end_take_no_longer_than_others() -> None:
    begun = time.monotonic()
    article = read_page((f"<html><body>{ACCENTED}" + "<br " * 60_000).encode(), "page", html=True)
    assert isinstance(article, Saved)
    assert time.monotonic() - begun < 3


READ = "import sys; sys.path.insert(0, 'tests'); import intake_cases as i; print([repr(i.saved(p)) for p in i.cases()])"


def test_same_bytes_same_article_in_every_process() -> None:
    """Whatever order the sets of a process have."""
    told = set()
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", READ],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            check=True,
        )
        told.add(ran.stdout)
    assert len(told) == 1
    assert told != {b"[]\n"}


def test_html_flag_on_plain_text_reads_it_as_text() -> None:
    page = PAGES / "brief.txt"
    assert read_page(page.read_bytes(), page.name, html=True) == saved(page)


def test_html_is_recognised_by_how_it_begins() -> None:
    assert looks_like_html(b"\xef\xbb\xbf <!-- saved --> <!DOCTYPE html><html>")
    assert not looks_like_html(b"A text about <html> pages")


def test_paragraphs_hold_no_invisible_characters() -> None:
    text = "The minis\u00adters of both\u200b countries agreed on Monday to meet again before the month ends.\n\n"
    article = read_page(
        (text + "They will then talk about the funds that both have promised to the port.").encode(), "page", html=False
    )
    assert isinstance(article, Saved)
    assert all(character.isprintable() for paragraph in article.paragraphs for character in paragraph)
