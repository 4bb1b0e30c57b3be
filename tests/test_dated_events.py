"""What is told of dated things from commit to commit, and what they are told of."""

from dataclasses import replace
from pathlib import Path

import pytest
from test_dated import edited
from test_words import PACT

from generator.derive.change_log import Revision
from generator.derive.dated_events import DatedEvent, diary, revised

FAIR = DatedEvent(
    "fair", "held", "2028-03-14", "Fair", "Held.", "summits/fair.md", "2031-01-01", frozenset({"XR", "XA"})
)
TIMES = [f"2031-0{month}-01T12:00:00Z" for month in range(1, 7)]


def after(*states: DatedEvent | None) -> Revision:
    """What is known of the fair after commits that tell it like this, or not at all."""
    known: dict[str, Revision] = {}
    for state, time in zip(states, TIMES, strict=False):
        known = revised(known, [state] if state else [], time)
    return known["fair"]


def test_what_is_new_has_no_earlier_days() -> None:
    told = ("2028-03-14", "Fair", "held", "summits/fair.md", ("XA", "XR"), "Held.", "")
    assert after(FAIR) == Revision(TIMES[0], 0, (), False, *told)


def test_what_is_told_as_before_is_not_new() -> None:
    """Also if somebody looked again, or it is known to concern others too."""
    assert after(FAIR, replace(FAIR, as_of="2032-01-01", actors=frozenset())) == after(FAIR)


def test_another_title_text_or_phase_is_a_change_and_no_other_day() -> None:
    for other in (replace(FAIR, title="Feast"), replace(FAIR, text="It was held."), replace(FAIR, phase="took-place")):
        found = after(FAIR, other)
        assert (found.time, found.number, found.days) == (TIMES[1], 1, ())
        assert (found.title, found.text, found.phase) == (other.title, other.text, other.phase)


def test_the_days_it_was_given_before_are_kept_in_order() -> None:
    found = after(FAIR, replace(FAIR, day="2028-03-15"), replace(FAIR, day="2028-03"), replace(FAIR, title="Feast"))
    assert (found.time, found.number, found.days, found.day) == (
        TIMES[3],
        3,
        ("2028-03-14", "2028-03-15", "2028-03"),
        "2028-03-14",
    )


def test_what_is_gone_is_a_change_once_and_so_is_its_return() -> None:
    """It tells what it was, and a day that is the same again is no correction."""
    gone = after(FAIR, None, None)
    assert (gone.gone, gone.time, gone.number, gone.title, gone.day) == (True, TIMES[1], 1, "Fair", "2028-03-14")
    back = after(FAIR, None, None, FAIR)
    assert (back.gone, back.time, back.number, back.days) == (False, TIMES[3], 2, ())
    assert after(FAIR, None, replace(FAIR, day="2029")).days == ("2028-03-14",)
    assert not after(FAIR, replace(FAIR, title="Feast")).back
    assert not gone.back
    # What came back once has come back, whatever becomes of it later.
    assert back.back
    assert after(FAIR, None, FAIR, replace(FAIR, title="Feast")).back


# What stands in it


def diary_of(world: Path, *edits: tuple[str, str, str]) -> dict[str, DatedEvent]:
    """The diary of the little world after edits, by key."""
    dossier = edited(world, *edits)
    found = diary(dossier)
    assert [one.order for one in found] == sorted(one.order for one in found)
    return {one.key: one for one in found}


def test_a_term_and_a_review_are_told_with_the_day_they_are_counted_from(world: Path) -> None:
    """Whoever is a party or has joined is concerned, and the clause is where it says so."""
    review = "review: {value: P2Y, counted_from: signature, at: Article 8}\nterm: {value: P5Y,"
    joined = "joined:\n  - {party: XG, date: 2030, at: Article 1}\nterm: {value: P5Y,"
    found = diary_of(world, (PACT, "term: {value: P5Y,", review))
    due, last = (found[f"agreements-arcadia-ruritania-{what}"] for what in ("review", "expires"))
    assert (due.day, last.day) == ("2031-03-01", "2034-03-01")
    assert due.title == "Review of the Arcadia–Ruritania agreement is due"
    assert due.text == f"{due.title}, counted from signature."
    assert last.text.startswith(f"{last.title}, counted from signature. It may have been prolonged")
    assert due.sources == last.sources == ("arcadia-ruritania-text",)
    assert (due.anchor, last.anchor) == ("review", "term")
    found = diary_of(world, (PACT, "term: {value: P5Y,", joined))
    assert found["agreements-arcadia-ruritania-expires"].actors == {"XR", "XA", "XG"}
    (joining,) = [one for one in found.values() if one.what == "joined" and one.page.startswith("agreements/arcadia")]
    assert (joining.actors, joining.title) == ({"XG"}, "Graustark joins the Arcadia–Ruritania agreement")


@pytest.mark.parametrize("span", ["term: {value: P5Y, at: Article 9}", "term: {gap: not-stated, at: Article 9}"])
def test_without_a_day_there_is_nothing_to_tell(span: str, world: Path) -> None:
    """Nor of a review that is counted from something else."""
    line = next(one for one in (world / PACT).read_text().splitlines() if one.startswith("term: "))
    review = "review: {value: P2Y, counted_from: notice, at: Article 8}"
    found = diary_of(world, (PACT, line, f"{span}\n{review}"))
    assert not {one.what for one in found.values()} & {"expires", "review"}


@pytest.mark.parametrize(
    ("proof", "sources"),
    [
        ("at: Article 7", ("arcadia-ruritania-text",)),
        ("quote: a choir", ("arcadia-ruritania-text",)),
        ("cite: [{source: gazette-names, at: page 2}]", ("gazette-names",)),
        ("cite: [{at: Article 7}]", ("arcadia-ruritania-text",)),
        (
            "at: Article 7, cite: [{source: gazette-names, at: page 2}, {source: gazette-names, at: page 3}]",
            ("arcadia-ruritania-text", "gazette-names"),
        ),
    ],
)
def test_an_event_rests_on_the_text_itself_or_on_what_it_names(
    proof: str, sources: tuple[str, ...], world: Path
) -> None:
    """Each source once."""
    event = f"events:\n  - {{date: 2030-06, what: A choir sings, kind: other, {proof}}}\n"
    found = diary_of(world, (PACT, "events:\n", event))
    (sung,) = [one for one in found.values() if one.day == "2030-06"]
    assert (sung.what, sung.title, sung.sources) == ("event", "Arcadia–Ruritania agreement: A choir sings", sources)
    assert sung.actors == {"XR", "XA"}


def test_events_of_countries_and_meetings_concern_them(world: Path) -> None:
    """A meeting those who took part, and who was host of the meeting itself."""
    event = "events:\n  - {date: 2030-07, what: A flood, kind: other, cite: [{source: gazette-names, at: page 9}]}\n"
    found = diary_of(
        world,
        ("data/countries/graustark.yml", "code: XG\n", f"code: XG\n{event}"),
        ("data/summits/edelweiss-2029.yml", "predecessor:", f"{event}predecessor:"),
    )
    told = {one.title: one.actors for one in found.values() if one.day == "2030-07"}
    assert told == {"Graustark: A flood": {"XG"}, "Edelweiss meeting 2029: A flood": {"LEAG", "XR"}}
    assert found["summits-edelweiss-2029-held"].actors == {"LEAG", "XR", "XG"}


def test_rounds_of_talks_are_entries_of_their_own_in_order(world: Path) -> None:
    rounds = "rounds:\n" + "".join(
        f"  - {{date: 2029-03-{day}, cite: [{{source: gazette-names, at: page {day}}}]}}\n" for day in (14, 15)
    )
    found = diary_of(world, ("data/summits/edelweiss-2029.yml", "predecessor:", f"{rounds}predecessor:"))
    told = [(one.title, one.day) for one in found.values() if one.what == "round"]
    assert told == [
        ("Edelweiss meeting 2029: round 1 of 2", "2029-03-14"),
        ("Edelweiss meeting 2029: round 2 of 2", "2029-03-15"),
    ]
    assert found["summits-edelweiss-2029-held"].in_rounds
    assert not found["summits-edelweiss-2028-held"].in_rounds


def test_an_audit_stands_on_the_day_of_its_last_check(world: Path) -> None:
    """Its main error is told, if there is one; an audit that nobody dated is not told."""
    article = "data/articles/pan-herald-choir.yml"
    text = (world / article).read_text()
    (world / article).write_text(text.replace("checked: 2031-01-01", "checked: 2030-12-01", 1))
    known = diary_of(world)["articles-pan-herald-choir-audit"]
    assert known.day == "2031-01-01"
    assert "It takes the agreement for an alliance." in known.text
    (world / article).write_text(text.replace("main_error: It takes the agreement for an alliance\n", ""))
    assert diary_of(world)["articles-pan-herald-choir-audit"].text.startswith("Of its 2 claims we judge")
    (world / article).write_text(text.replace("    checked: 2031-01-01\n", ""))
    assert "articles-pan-herald-choir-audit" not in diary_of(world)
