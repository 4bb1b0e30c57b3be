"""After any edit a preview's pages are those of a fresh build: nothing a page is made from is forgotten."""

import random
import re
import shutil
from pathlib import Path

import pytest

from generator.check.evidence import read_lock
from generator.derive.history import history
from generator.model.reading import read_dossier
from generator.pages.pages import pages
from generator.pages.press import Press
from generator.site.generation import Generation
from generator.site.preview import forget, with_banner

REPOSITORY = Path(__file__).parent.parent
# A value of one line in the house layout: letters at the end of a quoted or plain text.
WORD = re.compile(r"(?<=[a-z]{3} )[a-z]{4,}(?=[ .,}\n])")


def fresh(root: Path) -> dict[str, str]:
    """What a build without memory makes."""
    lock, _ = read_lock(root)
    dossier = read_dossier(root)
    press = Press(history=history(root, dossier))
    return {page.src_uri: page.markdown for page in pages(dossier, lock, press)}


def edited(text: str, dice: random.Random) -> str:
    """The text with one word of it changed."""
    places = list(WORD.finditer(text))
    if not places:
        return text
    place = dice.choice(places)
    return f"{text[: place.start()]}{place.group()[::-1]}{text[place.end() :]}"


@pytest.mark.parametrize("seed", range(2))
def test_a_preview_shows_what_a_fresh_build_makes(tmp_path: Path, seed: int) -> None:
    """Edits to the real data, each compared page by page."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    dice = random.Random(seed)  # noqa: S311 - edits, not secrets
    generation = Generation(tmp_path)
    assert generation.run()
    files = sorted((tmp_path / "data").rglob("*.yml"))
    good = 0
    for _ in range(8):
        path = dice.choice(files)
        before = path.read_text(encoding="utf-8")
        path.write_text(edited(before, dice), encoding="utf-8")
        if not generation.run():
            path.write_text(before, encoding="utf-8")
            continue
        good += 1
        assert {uri: page.markdown for uri, page in generation.pages.items()} == fresh(tmp_path), path.name
    assert good > 0


def test_most_pages_are_left_alone(world: Path) -> None:
    """An edit of one country renders that country and the lists, not the other countries."""
    generation = Generation(world)
    assert generation.run()
    before = dict(generation.pages)
    path = world / "data" / "countries" / "ruritania.yml"
    path.write_text(path.read_text().replace("office: King of Ruritania", "office: Emperor of Ruritania"))
    assert generation.run()
    made = {uri for uri, page in generation.pages.items() if page is not before.get(uri)}
    assert "countries/ruritania.md" in made
    assert made.isdisjoint(
        {"countries/arcadia.md", "countries/graustark.md", "commitments.md", "commitments/training.md"}
    )


def test_problems_leave_the_last_good_pages(world: Path) -> None:
    """And mending brings the new ones."""
    generation = Generation(world)
    assert generation.run()
    before = dict(generation.pages)
    path = world / "data" / "countries" / "ruritania.yml"
    text = path.read_text()
    path.write_text(text.replace("capital", "capitol"))
    assert not generation.run()
    assert [problem.where for problem in generation.problems] == ["capitol"]
    assert generation.pages == before
    path.write_text(text)
    assert generation.run()
    assert generation.problems == []


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
