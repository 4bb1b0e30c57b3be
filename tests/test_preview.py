"""After any edit a preview's pages are those of a fresh build: nothing a page is made from is forgotten."""

import random
import re
import shutil
from pathlib import Path

import pytest

from generator.site.preview import forget, with_banner
from generator.site.snapshot import snapshot

REPOSITORY = Path(__file__).parent.parent
# A value of one line in the house layout: letters at the end of a quoted or plain text.
WORD = re.compile(r"(?<=[a-z]{3} )[a-z]{4,}(?=[ .,}\n])")


def edited(text: str, dice: random.Random) -> str:
    """The text with one word of it changed."""
    places = list(WORD.finditer(text))
    if not places:
        return text
    place = dice.choice(places)
    return f"{text[: place.start()]}{place.group()[::-1]}{text[place.end() :]}"


@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_between_edits_changes_no_page(tmp_path: Path, seed: int) -> None:
    """Edits to the real data, each compared page by page with what a reading without memory comes to."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    dice = random.Random(seed)  # noqa: S311 - edits, not secrets
    now = snapshot(tmp_path)
    files = sorted((tmp_path / "data").rglob("*.yml"))
    good = 0
    for _ in range(4):
        path = dice.choice(files)
        before = path.read_text(encoding="utf-8")
        path.write_text(edited(before, dice), encoding="utf-8")
        now = snapshot(tmp_path, before=now)
        if now.problems:
            path.write_text(before, encoding="utf-8")
            continue
        good += 1
        assert now.pages() == snapshot(tmp_path).pages(), path.name
    assert good > 0


def test_a_banner_escapes_what_it_shows() -> None:
    """Problems quote the data."""
    page = with_banner(b"<html><body class='x'><p>text</p></body></html>", ["data/x.yml:1:1: must: '<script>'"])
    assert b"<body class='x'><div class=\"problems\"" in page
    assert b"<script>" not in page
    assert page.endswith(b"<p>text</p></body></html>")


def test_a_changed_page_leaves_the_search_index() -> None:
    """With all its sections, and no other page's."""
    entries = [{"location": "a/"}, {"location": "a/#one"}, {"location": "a/b/"}, {"location": ""}]
    forget(entries, {"a/"})
    assert entries == [{"location": "a/b/"}, {"location": ""}]
