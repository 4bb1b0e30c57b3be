"""What is to be looked at again in the little world."""

from datetime import date
from pathlib import Path

import pytest

from generator.derive.review import queue_as_text, review
from generator.model.loading import read_dossier

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


LEAGUE, PACT, AUDIT = (
    "agreements/league-declaration.yml",
    "agreements/arcadia-ruritania.yml",
    "articles/pan-herald-choir.yml",
)


def old(world: Path, today: date) -> list[tuple[str, str]]:
    """What of the declaration is old on a day, and what touched it."""
    found = review(read_dossier(world), today).stale
    return [(one.field, one.touched) for one in found if one.id == "league-declaration"]


def test_a_fact_is_old_after_half_a_year_if_something_newer_touches_it(world: Path) -> None:
    """The meeting of 14 March 2029 does."""
    edit(world, LEAGUE, "  as_of: 2029-03-15", "  as_of: 2029-03-01")
    assert old(world, date(2029, 8, 28)) == []  # 180 days after
    assert old(world, date(2029, 8, 29)) == [("status", "2029-03-14")]


@pytest.mark.parametrize(("seen", "is_old"), [("2029-03-13", True), ("2029-03-14", False), ("2029-03", False)])
def test_what_happened_on_the_day_it_was_seen_touches_nothing(seen: str, is_old: bool, world: Path) -> None:
    """Nor in the month, where only that is known."""
    edit(world, LEAGUE, "  as_of: 2029-03-15", f"  as_of: {seen}")
    assert bool(old(world, date(2030, 12, 31))) is is_old


@pytest.mark.parametrize(("last", "told"), [(date(2030, 7, 31), []), (date(2030, 8, 1), ["2030-05-02"])])
def test_talks_without_news_for_ninety_days_are_to_be_looked_at(last: date, told: list[str], world: Path) -> None:
    edit(world, PACT, "  value: signed\n", "  value: negotiating\n")
    edit(world, PACT, "  as_of: 2030-05\n", "  as_of: 2030-04\n")
    assert [one.date for one in review(read_dossier(world), last).passed if one.of == "agreements"] == told


@pytest.mark.parametrize("day", ["2030-05-02/..", "2030-05-01/2030-05-02"])
def test_of_news_that_go_on_the_beginning_counts_and_of_others_the_end(day: str, world: Path) -> None:
    edit(world, PACT, "  value: signed\n", "  value: negotiating\n")
    edit(world, PACT, "  as_of: 2030-05\n", "  as_of: 2030-04\n")
    edit(world, PACT, "date: 2030-05-02", f"date: {day}")
    dossier = read_dossier(world)
    assert [len(review(dossier, date(2030, month, one)).passed) for month, one in ((7, 31), (8, 1))] == [0, 1]


@pytest.mark.parametrize(("day", "due"), [(date(2029, 12, 31), False), (date(2030, 1, 1), True)])
def test_a_forecast_is_due_once_its_last_day_is_over(day: date, due: bool, world: Path) -> None:
    """Of a month that is the last of the month; what has a result is not asked for again."""
    edit(world, AUDIT, "verdict: forecast-failed", "verdict: forecast-open")
    assert review(read_dossier(world), day).passed == ()
    path = world / "data" / AUDIT
    path.write_text(path.read_text().split("    result:")[0])
    assert bool(review(read_dossier(world), day).passed) is due


def test_the_queue_begins_with_the_oldest(world: Path) -> None:
    edit(world, LEAGUE, "  as_of: 2029-03-15", "  as_of: 2028-01-15")
    edit(world, PACT, "  as_of: 2030-05\n", "  as_of: 2028-02\n")
    found = review(read_dossier(world), TODAY)
    assert [(one.id, one.as_of) for one in found.stale] == [
        ("league-declaration", "2028-01-15"),
        ("arcadia-ruritania", "2028-02"),
    ]


def test_nothing_to_do_in_the_world_as_it_is(world: Path) -> None:
    """Facts that nothing newer touches are old, not stale."""
    found = review(read_dossier(world), TODAY)
    assert (found.stale, found.passed) == ((), ())


def test_pages_count_from_the_newest_day_of_the_records(world: Path) -> None:
    """Not from the clock, which would change pages without an edit."""
    dossier = read_dossier(world)
    assert review(dossier).today == dossier.newest_check == date(2031, 1, 1)


def test_every_old_part_of_every_record_touched_is_in_the_queue(world: Path) -> None:
    """Articles are audited, not kept up; what has no day of its own is as old as its record."""
    edit(world, LEAGUE, "as_of: 2031-01-01", "as_of: 2028-02-01")
    edit(world, LEAGUE, "  as_of: 2029-03-15", "  as_of: 2028-01-15")
    edit(world, AUDIT, "as_of: 2031-01-01", "as_of: 2028-01-01")
    edit(world, "summits/edelweiss-2028.yml", "as_of: 2031-01-01", "as_of: 2028-04-01")
    found = [(one.of, one.id, one.field) for one in review(read_dossier(world), TODAY).stale]
    assert found == [
        ("agreements", "league-declaration", "status"),
        ("agreements", "league-declaration", ""),
        ("summits", "edelweiss-2028", ""),
    ]


@pytest.mark.parametrize(("today", "touched"), [(date(2029, 3, 13), "2029-03-01"), (date(2029, 3, 14), "2029-03-14")])
def test_only_what_has_happened_by_then_touches(today: date, touched: str, world: Path) -> None:
    """A signature, an adoption or a meeting that took place, and not the record itself."""
    edit(world, LEAGUE, "  as_of: 2029-03-15", "  as_of: 2028-01-15")
    assert old(world, today) == [("status", touched)]
    edit(world, "summits/edelweiss-2029.yml", "status: held", "status: planned")
    assert old(world, date(2029, 3, 14)) == [("status", "2029-03-01")]


def test_what_was_adopted_touches_whom_it_concerns(world: Path) -> None:
    edit(world, "organisations/league.yml", "as_of: 2031-01-01", "as_of: 2028-01-15")
    edit(world, "summits/edelweiss-2029.yml", "who: [LEAG, XR]", "who: [XR]")
    touched = [(one.touched_by, one.touched) for one in review(read_dossier(world), TODAY).stale if one.id == "league"]
    assert set(touched) == {("League Declaration", "2029-03-15")}


def test_a_forecast_that_is_decided_or_has_no_day_is_not_asked_for(world: Path) -> None:
    path = world / "data" / AUDIT
    text = path.read_text().split("    result:")[0]
    path.write_text(text)
    assert review(read_dossier(world), TODAY).passed == ()
    path.write_text(
        text.replace("verdict: forecast-failed", "verdict: forecast-open").replace("    due: 2029-12\n", "")
    )
    assert review(read_dossier(world), TODAY).passed == ()
