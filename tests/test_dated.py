"""What has a day, at its bounds: terms, the days ahead, calendars, feeds, and what was concluded at a meeting."""

import re
from datetime import date
from pathlib import Path

import pytest
from exported import dossier as world_as_it_is
from icalendar import Calendar, Event
from test_words import LEAGUE, MEETING, PACT, put, told

from generator.derive import queries, terms
from generator.derive.change_log import ChangeLog, Revision, Revisions, generated_at
from generator.derive.dated_events import DatedEvent, with_calendar
from generator.export.calendars import calendars, event
from generator.export.feed_items import of_events
from generator.model.dates import certain
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier

EFFECT = "effect: {value: a year after, date: 2030-03-01, at: Article 9, quote: a year after}\nterm: {value: P5Y,"
GATHERING = "data/summits/edelweiss-2029.yml"


def edited(world: Path, *edits: tuple[str, str, str]) -> Dossier:
    """The table after edits, whether or not `check` would take them."""
    for file, find, put_ in edits:
        text = (world / file).read_text(encoding="utf-8")
        assert text.count(find) == 1, find
        (world / file).write_text(text.replace(find, put_), encoding="utf-8")
    dossier = read_dossier(world)
    assert not dossier.problems, [str(one) for one in dossier.problems]
    return dossier


# Terms


def test_a_term_is_counted_from_the_day_the_text_names(world: Path) -> None:
    """Not from another that is recorded too."""
    pact = (PACT, "term: {value: P5Y, counted_from: signature,", f"{EFFECT} counted_from: entry-into-force,")
    dossier = edited(world, pact)
    assert terms.expires(dossier, dossier.agreements["arcadia-ruritania"]) == date(2035, 3, 1)
    dossier = edited(world, (PACT, "counted_from: entry-into-force,", "counted_from: signature,"))
    assert terms.expires(dossier, dossier.agreements["arcadia-ruritania"]) == date(2034, 3, 1)


@pytest.mark.parametrize("day", ["2029-03", "2029-03-01~", "2029-02-28/2029-03-01"])
def test_from_a_day_that_is_not_certain_no_end_is_counted(day: str, world: Path) -> None:
    dossier = edited(world, (PACT, "signed: {date: 2029-03-01,", f"signed: {{date: {day},"))
    assert terms.expires(dossier, dossier.agreements["arcadia-ruritania"]) is None
    assert terms.next_days(dossier) == ()


@pytest.mark.parametrize(("seen", "ahead"), [("2034-02-28", True), ("2034-03-01", False), ("2034-03-02", False)])
def test_what_ends_on_the_day_of_the_check_no_longer_lies_ahead(seen: str, ahead: bool, world: Path) -> None:
    dossier = edited(world, (PACT, "as_of: 2031-01-01", f"as_of: {seen}"))
    days = [(day, agreement.id, what) for day, agreement, what in terms.next_days(dossier)]
    assert days == [(date(2034, 3, 1), "arcadia-ruritania", "ends")] * ahead


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("2032-02-29", "2 years"),
        ("2032-03-01", "2 years"),
        ("2032-03-02", "23 months"),
        ("2034-02-01", "1 month"),
        ("2034-02-02", ""),
        ("2034-03-01", ""),
        ("2034-03-02", ""),
    ],
)
def test_what_is_left_of_a_term_is_told_in_whole_years_or_months(today: str, left: str, world: Path) -> None:
    """From two years on in years."""
    dossier = edited(world, ("data/site.yml", "subject: XA", f"subject: XA\nread_until: {today}"))
    assert terms.left(dossier, dossier.agreements["arcadia-ruritania"]) == left
    assert terms.left(dossier, dossier.agreements["league-declaration"]) == ""


SPAN = "counted_from: signature, at: Article 9, quote: shall remain in force for five years}"
NOT_RECORDED = "; no source read says from which day it runs"


@pytest.mark.parametrize(
    ("span", "remark"),
    [
        ("term: {value: P5Y, " + SPAN, "; it ends on 1 March 2034"),
        ("term: {value: P5Y, at: Article 9}", NOT_RECORDED),
        ("term: {value: P5Y, counted_from: entry-into-force, at: Article 9}", ""),
        ("term: {gap: not-stated, counted_from: signature, at: Article 9}", ""),
        ("term: {gap: not-stated, at: Article 9}", ""),
        ("review: {value: P2Y, counted_from: signature, at: Article 9}", "; due by 1 March 2031"),
        ("review: {value: P2Y, counted_from: notice, at: Article 9}", ""),
    ],
)
def test_what_follows_from_a_span_is_told_behind_it(span: str, remark: str, world: Path) -> None:
    """An end or the day of a review, or that nobody knows from when; of other spans and of none nothing."""
    name, pact = span.partition(":")[0], (PACT, "term: {value: P5Y, " + SPAN, span)
    dossier = edited(world, pact)
    agreement = dossier.agreements["arcadia-ruritania"]
    assert terms.remark(dossier, agreement, name) == remark
    assert terms.remark(dossier, agreement, "exit_notice") == ""
    assert [terms.remark(dossier, dossier.agreements["league-declaration"], one) for one in ("term", "review")] == [
        ""
    ] * 2


def test_what_is_left_stands_behind_the_end(world: Path) -> None:
    dossier = edited(world, ("data/site.yml", "subject: XA", "subject: XA\nread_until: 2031-01-01"))
    told = terms.remark(dossier, dossier.agreements["arcadia-ruritania"], "term")
    assert told == "; it ends on 1 March 2034, 3 years left"


@pytest.mark.parametrize(("status", "runs"), [("signed", True), ("superseded", False), ("ended", False)])
def test_what_is_over_has_no_end_ahead(status: str, runs: bool, world: Path) -> None:
    dossier = edited(world, (PACT, "  value: signed\n", f"  value: {status}\n"))
    assert (terms.expires(dossier, dossier.agreements["arcadia-ruritania"]) is not None) is runs


def test_the_days_ahead_stand_soonest_first(world: Path) -> None:
    """Of one day by document, and of one document its end before its review."""
    text = (
        (world / PACT)
        .read_text()
        .replace(SPAN, f"{SPAN}\nreview: {{value: P5Y, counted_from: signature, at: Article 9}}")
    )
    for id_, day in (
        ("arcadia-ruritania", "2029-03-01"),
        ("z", "2029-02-01"),
        ("a", "2029-03-01"),
        ("b", "2029-04-01"),
    ):
        other = text.replace("id: arcadia-ruritania\n", f"id: {id_}\n").replace("date: 2029-03-01", f"date: {day}")
        (world / f"data/agreements/{id_}.yml").write_text(other)
    dossier = read_dossier(world)
    told = [(str(day), agreement.id, what) for day, agreement, what in terms.next_days(dossier)]
    ids = [("2034-02-01", "z"), ("2034-03-01", "a"), ("2034-03-01", "arcadia-ruritania"), ("2034-04-01", "b")]
    assert told == [(*one, what) for one in ids for what in ("ends", "review")]
    first = terms.first_to_end(dossier)
    assert first is not None
    assert first.id == "z"


def test_the_shortest_notice_stands_first_and_those_without_last(world: Path) -> None:
    """Documents with the same one together, and those that say nothing apart from those that do not need one."""
    text = (world / PACT).read_text()
    notices = {
        "a": "value: P1Y",
        "b": "gap: not-stated",
        "c": "value: P6M",
        "d": "value: P30D",
        "e": "gap: text-not-public",
    }
    for id_, notice in notices.items():
        other = text.replace("id: arcadia-ruritania\n", f"id: {id_}\n")
        other = other.replace("exit_notice: {value: P6M,", f"exit_notice: {{{notice},")
        (world / f"data/agreements/{id_}.yml").write_text(other)
    dossier = read_dossier(world)
    assert not dossier.problems
    told = [[one.id for one in together] for together in terms.by_notice(dossier)]
    assert told == [["d"], ["arcadia-ruritania", "c"], ["a"], ["b"], ["e"]]


# Meetings, in the calendar and as the place where something is concluded


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ("2029-03-14", ("2029-03-14", "2029-03-15", "CONFIRMED")),
        ("2029-03-09/2029-03-15", ("2029-03-09", "2029-03-16", "CONFIRMED")),
        ("2029-03-08/2029-03-15", ("2029-03-08", "2029-03-09", "TENTATIVE")),
        ("2029-03-14~/2029-03-15", ("2029-03-14", "2029-03-15", "TENTATIVE")),
        ("2029-03-14/..", ("2029-03-14", "2029-03-15", "TENTATIVE")),
    ],
)
def test_a_meeting_lasts_seven_days_at_most(days: str, shown: tuple[str, str, str], world: Path) -> None:
    """What is longer holds days between meetings, and stands on its first day."""
    site = told(world, put(GATHERING, "date: 2029-03-14/2029-03-15", f"date: {days}"))
    calendar = Calendar.from_ical(calendars(site.dossier, "")["calendar.ics"])
    held = next(one for one in calendar.walk("VEVENT") if str(one["uid"]).startswith("summits-edelweiss-2029-held"))
    assert (str(held.decoded("dtstart")), str(held.decoded("dtend")), str(held["status"])) == shown


def test_what_does_not_last_is_not_sure_of_its_day_where_only_bounds_are_known(world: Path) -> None:
    """Nobody joins for three days."""
    dossier = edited(world, (LEAGUE, "date: 2029-03-15/2029-04-01", "date: 2029-03-15/2029-03-17"))
    calendar = Calendar.from_ical(calendars(dossier, "")["calendar.ics"])
    joined = next(one for one in calendar.walk("VEVENT") if "-joined-" in one["uid"])
    assert (str(joined.decoded("dtend")), str(joined["status"])) == ("2029-03-16", "TENTATIVE")


def test_who_has_no_day_has_no_calendar(world: Path) -> None:
    """And pages lead to none."""
    (world / "data/countries/zenda.yml").write_text("id: zenda\nname: Zenda\nas_of: 2031-01-01\ncode: XZ\n")
    dossier = read_dossier(world)
    assert "calendar/countries/zenda.ics" not in calendars(dossier, "")
    assert "XZ" not in with_calendar(dossier)
    assert not re.search(rb"(?m)^(SOURCE|URL)", calendars(dossier, "")["calendar.ics"])  # nor an address without a site
    assert with_calendar(dossier) == {"XA", "XG", "XR", "LEAG"}


@pytest.mark.parametrize(
    ("day", "there"),
    [("2029-03-13", False), ("2029-03-14", True), ("2029-03-15", True), ("2029-03-16", False)],
)
def test_what_is_signed_at_the_place_of_a_meeting_on_one_of_its_days_comes_of_it(
    day: str, there: bool, world: Path
) -> None:
    """The first and the last day are its days too."""
    signed = f"signed: {{date: {day}, place: Edelweiss, country: XG,"
    dossier = edited(world, (PACT, "signed: {date: 2029-03-01, place: Strelsau, country: XR,", signed))
    made = queries.concluded_at(dossier, dossier.summits["edelweiss-2029"])
    assert [a.id for a in made if a.id == "arcadia-ruritania"] == ["arcadia-ruritania"] * there


def test_what_a_meeting_names_comes_of_it_wherever_it_was_concluded_but_not_before_it_is(world: Path) -> None:
    dossier = edited(world, (LEAGUE, "date: 2029-03-15\n  place", "date: 2029-05-15\n  place"))
    assert [a.id for a in queries.concluded_at(dossier, dossier.summits["edelweiss-2029"])] == ["league-declaration"]
    text = (world / LEAGUE).read_text()
    (world / LEAGUE).write_text(text.partition("adopted:\n")[0])
    dossier = read_dossier(world)
    assert dossier.agreements["league-declaration"].adopted is None
    assert queries.concluded_at(dossier, dossier.summits["edelweiss-2029"]) == []


@pytest.mark.parametrize(
    ("revision", "phase", "shown"),
    [
        (None, "took-place", ("2031-01-01T00:00:00+00:00", 0, "CONFIRMED", "")),
        (None, "called-off", ("2031-01-01T00:00:00+00:00", 0, "CANCELLED", "")),
        (None, "put-off", ("2031-01-01T00:00:00+00:00", 0, "TENTATIVE", "")),
        (Revision("2031-05-01T12:00:00Z", 2), "", ("2031-05-01T12:00:00+00:00", 2, "CONFIRMED", "")),
        (Revision("2031-05-01T12:00:00Z", 3, gone=True), "", ("2031-05-01T12:00:00+00:00", 3, "CANCELLED", "")),
        (
            Revision("2031-05-01T12:00:00Z", 1, ("2028-03-13",)),
            "",
            ("2031-05-01T12:00:00+00:00", 1, "CONFIRMED", "it was given as 13 March 2028."),
        ),
    ],
)
def test_an_event_says_when_it_changed_how_often_and_what_became_of_it(
    revision: Revision | None, phase: str, shown: tuple[str, int, str, str]
) -> None:
    one = DatedEvent(
        "key", "held", "2028-03-14", "Fair", "Held.", "summits/edelweiss-2028.md", "2031-01-01", phase=phase
    )
    made = Event.from_ical(event(world_as_it_is("world"), one, "", revision))
    told = made.decoded("dtstamp").isoformat(), made["sequence"], str(made["status"])
    assert told == shown[:3]
    assert made["last-modified"].dt == made["dtstamp"].dt
    assert str(made["description"]).endswith(shown[3] or "Held.")
    assert str(made["uid"]) == "key@briefing-site"


# The feed


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2031-01-01", True),
        ("2031-01-02", False),
        ("2030-12-31/2031-01-05", True),
        ("2031-01", True),
        ("2031-02", False),
    ],
)
def test_the_feed_tells_what_has_begun_on_the_newest_day_that_was_read(day: str, there: bool, world: Path) -> None:
    """That day included; what begins later is left to the calendar."""
    dossier = edited(world, (MEETING, "date: 2028-03-14", f"date: {day}"))
    assert ("summits/edelweiss-2028.md" in [one.page for one in of_events(dossier)]) is there


@pytest.mark.parametrize(
    ("phase", "there"), [("", True), ("took-place", True), ("called-off", False), ("ahead", False)]
)
def test_what_was_in_no_feed_is_not_told_there_as_gone(phase: str, there: bool) -> None:
    """A meeting that never took place was told by the calendar alone, and the calendar tells that it went."""
    gone = Revision("2031-05-01T12:00:00Z", 1, (), True, "2028-08-01", "Fair", "held", "summits/fair.md", phase=phase)
    told = of_events(world_as_it_is("world"), Revisions(diary={"fair": gone}))
    assert ("fair" in [one.key for one in told]) is there


@pytest.mark.parametrize(
    ("day", "sure"),
    [
        ("2028-03-14", True),
        ("2028-03-14/2028-03-15", True),
        ("2028-03-14/..", False),
        ("../2028-03-14", False),
        ("2028-03", False),
        ("2028-03-14~", False),
        ("2028-03-14/2028-03-15?", False),
        ("2028-03/2028-03-15", False),
    ],
)
def test_a_day_is_certain_where_all_it_names_are_days(day: str, sure: bool) -> None:
    assert certain(day) is sure


def test_the_data_are_of_their_newest_commit_or_of_the_newest_check(world: Path) -> None:
    known = edited(world, (LEAGUE, "as_of: 2031-01-01", "as_of: 2031-02-03"))
    assert generated_at(known, ChangeLog()) == "2031-02-03T00:00:00Z"
    assert generated_at(known, ChangeLog(revisions=Revisions("2031-05-01T12:00:00Z"))) == "2031-05-01T12:00:00Z"
