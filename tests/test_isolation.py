"""Pages that would keep a program busy for hours, or break it: each is answered in time, with a sentence."""

import os
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.read import intake
from generator.news import isolation
from generator.news.isolation import read_apart
from generator.news.saved import LONGEST, Saved
from generator.source.problem import Problem

SENTENCE = "The two countries signed a long-term agreement on security on the twelfth of January in the capital. "
ARTICLE = "".join(f"<p>{SENTENCE}It has {number} parts.</p>" for number in range(5))


def page(more: str, head: str = "") -> bytes:
    """A page with an article and something else behind it."""
    return (
        f"<!doctype html><html><head><title>Two sign</title>{head}</head><body>{ARTICLE}{more}</body></html>".encode()
    )


# What is still an article once the rest is left out.
READ = {
    "unclosed line breaks": page("<br " * 300_000),
    "line breaks": page("<br>" * 300_000),
    "spaces between line breaks": page("<br>" + " " * 1_000_000),
    "elements in elements": page("<div>" * 200_000 + "x"),
    "lists in lists": page("<ul><li>" * 50_000),
    "fonts in fonts": page("<font><b>" * 50_000),
    "a comment without end": page("<!-- " + "x" * 2_000_000),
    "comments without end": page("<!--" * 300_000),
    "a quotation mark without partner": page('<p title="' + "x" * 2_000_000),
    "quotation marks without partner": page("<p a='" * 200_000),
    "entities": page("&amp;" * 300_000),
    "a name of megabytes": page("<" + "x" * 2_000_000 + ">"),
    "data in brackets": page("", f'<script type="application/ld+json">{"[" * 100_000}</script>'),
    "one NUL byte": page("<p>one \x00</p>"),
}
# What takes too long, or is too much.
REFUSED = {
    "attributes": page(f"<p {' '.join(f'a{number}=1' for number in range(100_000))}>x</p>"),
    "headings": page("<h1>x</h1>" * 200_000),
    "accents": ("a" + "\u0301\u0316" * 900_000).encode(),
    "words without end": b"word " * 700_000,
}


def worked() -> float:
    """The seconds that processes of this one have worked, those that have ended."""
    return os.times().children_user + os.times().children_system


@pytest.mark.parametrize("name", READ)
def test_an_article_is_found_beside_what_is_wild(name: str) -> None:
    begun = worked()
    result = read_apart(READ[name], "page.html", html=True)
    assert isinstance(result, Saved), result
    assert len(result.paragraphs) == 5
    assert worked() - begun < isolation.SECONDS + 2


@pytest.mark.parametrize("name", REFUSED)
def test_what_takes_too_long_is_refused_in_time(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(isolation, "SECONDS", 3)
    begun = worked()
    result = read_apart(REFUSED[name], "page.html", html=REFUSED[name].startswith(b"<"))
    assert isinstance(result, Problem)
    assert result.what.startswith("must be a page that can be read in 3 seconds: ")
    assert worked() - begun < 5


@pytest.mark.skipif(os.name != "posix", reason="work is counted by the clock there")
def test_on_a_busy_machine_a_page_is_read_as_on_an_idle_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What counts is the work on it: here the process that reads it has to wait for longer than it may work."""
    late = tmp_path / "late"
    late.write_text(f'#!/bin/sh\nsleep 6\nexec {sys.executable} "$@"\n')
    late.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(late))
    monkeypatch.setattr(isolation, "SECONDS", 5)
    assert isinstance(read_apart(page(""), "page.html", html=True), Saved)


def test_what_is_longer_than_any_article_is_refused() -> None:
    result = read_apart(page(f"<p>{SENTENCE * 4_000}</p>"), "page.html", html=True)
    assert isinstance(result, Problem)
    assert result.what.startswith("must hold one article: at most 300,000 characters, 4")


def test_what_breaks_the_reader_off_does_not_break_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "page.html").write_bytes(page(""))
    (tmp_path / "trafilatura.py").write_text("raise MemoryError\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    result = CliRunner().invoke(intake, ["--root", str(tmp_path), str(tmp_path / "page.html")])
    assert result.exit_code == 1
    assert result.stdout.startswith("page.html:1:1: must be a page that can be read: ")


def test_a_page_read_apart_is_the_page() -> None:
    result = read_apart(page("<p>Ende gut, alles gut, sagte der Minister in Köln; “so be it”.</p>"), "x", html=True)
    assert isinstance(result, Saved)
    assert (result.title, result.language) == ("Two sign", "en")
    assert result.paragraphs[0] == f"{SENTENCE}It has 0 parts."


def test_the_draft_of_the_longest_article_is_made_in_time(world: Path) -> None:
    text = "Strelsau and Arcadia met on 12 January 2030, he said in Ruritania, for €3 billion and 5 million euros. "
    paragraph = (text * (LONGEST // len(text)))[: LONGEST - 5_000]
    (world / "page.txt").write_text(f"{SENTENCE}\n\n{paragraph}\n", encoding="utf-8")
    begun = time.monotonic()
    result = CliRunner().invoke(intake, ["--root", str(world), "--id", "long", str(world / "page.txt")])
    assert result.exit_code == 0, result.output
    assert time.monotonic() - begun < 20
