"""What is told of dated things from commit to commit, and what they are told of."""

from dataclasses import replace

from generator.derive.diary import DiaryEntry
from generator.derive.revisions import Revision, revised

FAIR = DiaryEntry(
    "fair", "held", "2028-03-14", "Fair", "Held.", "summits/fair.md", "2031-01-01", frozenset({"XR", "XA"})
)
TIMES = [f"2031-0{month}-01T12:00:00Z" for month in range(1, 7)]


def after(*states: DiaryEntry | None) -> Revision:
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
