"""What is to be looked at again in the little world."""

from datetime import date
from pathlib import Path

from generator.derive.review import queue_as_text, review
from generator.model.reading import read_dossier

TODAY = date(2031, 6, 1)
TEXT = """\
As of 2031-06-01

Old facts that newer records touch: 1
  agreements/league-declaration status: as of 2028-01-15, touched by Edelweiss meeting 2029 (2029-03-14)

Dates that have passed: 2
  articles/pan-herald-choir: forecast of claim 2, due 2029-12
  agreements/arcadia-ruritania: Negotiating, without news since 2030-05-02

Sources without an archived copy: 2 of 3
  article: 1
  official-text: 1
"""


def edit(world: Path, name: str, find: str, put: str) -> None:
    """Replace a text that stands once."""
    text = (world / "data" / name).read_text()
    assert text.count(find) == 1, find
    (world / "data" / name).write_text(text.replace(find, put))


def test_a_queue(world: Path) -> None:
    """One of each."""
    edit(world, "agreements/league-declaration.yml", "  as_of: 2029-03-15", "  as_of: 2028-01-15")
    edit(world, "agreements/arcadia-ruritania.yml", "  value: signed\n", "  value: negotiating\n")
    edit(world, "articles/pan-herald-choir.yml", "verdict: forecast-failed", "verdict: forecast-open")
    path = world / "data/articles/pan-herald-choir.yml"
    path.write_text(path.read_text().split("    result:")[0])
    edit(world, "sources/news.yml", "  language: en", "  language: en\n  archive: https://archive.example/1")
    dossier = read_dossier(world)
    assert dossier.problems == ()
    assert queue_as_text(review(dossier, TODAY)) == TEXT


def test_nothing_to_do_in_the_world_as_it_is(world: Path) -> None:
    """Facts that nothing newer touches are old, not stale."""
    found = review(read_dossier(world), TODAY)
    assert (found.stale, found.passed) == ((), ())


def test_pages_count_from_the_newest_day_of_the_records(world: Path) -> None:
    """Not from the clock, which would change pages without an edit."""
    dossier = read_dossier(world)
    assert review(dossier).today == dossier.newest_check == date(2031, 1, 1)
