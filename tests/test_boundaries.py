"""Where one thing becomes another: the day, the share and the sum at which what pages say changes."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from exported import changed

from generator.check.evidence import read_lock
from generator.derive import citing, distinctions, map_groups, queries, terms
from generator.derive.amounts import money
from generator.derive.geometry.land import LandShape
from generator.derive.queries import Family
from generator.derive.review import review
from generator.derive.weight import same_words, weighs
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.model.parts import Effect, Funding
from generator.model.vocabulary import VerbWord
from generator.pages.map_chart import Area, map_svg
from generator.pages.page_context import PageContext
from generator.text.wording import small

HERE = Path(__file__).parent
PACT = "arcadia-ruritania"
# What no document is told to depart from.
SAME_TIMES = {name: Counter({None: 0}) for name in distinctions.DURATIONS}


@pytest.fixture(scope="module")
def little() -> Dossier:
    """The little world."""
    return read_dossier(HERE / "world")


@pytest.fixture(scope="module")
def aid() -> Dossier:
    """The world of the fund."""
    return read_dossier(HERE / "world-aid")


def test_a_term_from_taking_effect_is_not_counted_from_the_signature(aid: Dossier) -> None:
    """Signed on 10 February 2040, in effect on 1 April 2040, for three years."""
    assert terms.expires(aid, aid.agreements["northmark-grant"]) == date(2043, 4, 1)


def test_without_the_day_of_taking_effect_there_is_no_end(aid: Dossier) -> None:
    """Also where that of the signature is known."""
    grant = aid.agreements["northmark-grant"].model_copy(update={"effect": None})
    assert terms.expires(aid, grant) is None


def test_what_is_concluded_comes_before_what_is_not_and_larger_groups_first(aid: Dossier, little: Dossier) -> None:
    """Then what is over, then talks, and last those of whom nothing is recorded."""
    assert [group.label for group in map_groups.by_status(aid)] == ["Running", "In talks"]
    assert [group.label for group in map_groups.by_status(little)] == [
        "Adopted",
        "Signed",
        "No bilateral document recorded",
    ]
    status = little.agreements["league-declaration"].status
    ended = status.model_copy(update={"value": type(status.value)("ended")})
    over = changed(little, "agreements", "league-declaration", status=ended)
    assert [group.label for group in map_groups.by_status(over)][:2] == ["Signed", "Ended"]


def test_the_subject_is_drawn_over_its_neighbours() -> None:
    """Whatever its code: what is drawn later lies on top."""
    ring = ((20.0, 50.0), (21.0, 50.0), (21.0, 51.0), (20.0, 50.0))
    lands = [LandShape(code, "europe", (ring,)) for code in ("XA", "XZ")]
    for subject, other in (("XA", "XZ"), ("XZ", "XA")):
        areas = {subject: Area(subject, "s/", subject=True), other: Area(f"{other}: Signed", "o/", 0)}
        drawn = map_svg(lands, areas, ["good"], "Land.")
        assert drawn.index('href="o/"') < drawn.index('href="s/"')


@pytest.mark.parametrize(("day", "there"), [(31, False), (1, True), (2, True), (3, True), (4, False)])
def test_a_document_belongs_to_a_meeting_from_its_first_day_to_its_last(day: int, aid: Dossier, *, there: bool) -> None:
    """1 to 3 September 2040."""
    compact = aid.agreements["lakeside-compact"]
    assert compact.adopted
    when = date(2040, 8 if day > 4 else 9, day).isoformat()
    adopted = compact.adopted.model_copy(update={"date": when})
    moved = changed(aid, "agreements", compact.id, adopted=adopted)
    meeting = moved.summits["lakeside-2040"].model_copy(update={"outcomes": ()})
    assert bool(queries.concluded_at(moved, meeting)) is there


@pytest.mark.parametrize(("days", "passed"), [(89, False), (90, False), (91, True)])
def test_talks_without_news_are_looked_at_after_ninety_days(days: int, aid: Dossier, *, passed: bool) -> None:
    """The last news of the pledge is of November 2040, which ends on the thirtieth."""
    found = review(aid, date(2040, 11, 30) + timedelta(days=days)).passed
    assert bool([one for one in found if one.id == "southvale-pledge"]) is passed


@pytest.mark.parametrize(("checked", "shown"), [("2034-02-28", True), ("2034-03-01", False), ("2034-03-02", False)])
def test_an_end_is_among_the_next_dates_until_its_day_was_checked(
    checked: str, little: Dossier, *, shown: bool
) -> None:
    """The term of the pact ends on 1 March 2034."""
    later = changed(little, "agreements", PACT, as_of=type(little.agreements[PACT].as_of)(checked))
    assert bool(terms.next_days(later)) is shown


@pytest.mark.parametrize(
    ("makes", "of_ten", "told"), [(False, 7, False), (False, 8, True), (True, 2, True), (True, 3, False)]
)
def test_four_fifths_make_a_thing_common(
    makes: bool, of_ten: int, told: bool, little: Dossier, monkeypatch: Any
) -> None:
    """And one fifth makes it rare."""
    kind = "training" if makes else "own-forces"
    others = Family(10, Counter({kind: 10}), Counter({kind: of_ten}), SAME_TIMES, {})
    monkeypatch.setattr(distinctions, "siblings", lambda *_: others)
    label = small(little.term("commitment_types", kind).label)
    said = [text for text in distinctions.differences(little, little.agreements[PACT]) if f" on {label};" in text]
    assert bool(said) is told


@pytest.mark.parametrize(
    ("firmer", "weaker", "told"), [(8, 0, "more"), (7, 3, ""), (2, 8, "less"), (3, 7, ""), (4, 0, "")]
)
def test_words_are_compared_with_those_of_most_others(
    firmer: int, weaker: int, told: str, little: Dossier, monkeypatch: Any
) -> None:
    """`firmer` texts have a weaker class, `weaker` a firmer one; of fewer than five others nothing is said."""
    pact = little.agreements[PACT]
    kind, own = next((kind, one.verb) for kind, one in pact.commitments.items() if one.verb)
    strength = little.word(VerbWord, own).strength or 0
    words = {kind: Counter({strength - 1: firmer, strength + 1: weaker})}
    others = Family(10, Counter(), Counter(), SAME_TIMES, words)
    monkeypatch.setattr(distinctions, "siblings", lambda *_: others)
    said = [text for text in distinctions.differences(little, pact) if "worded" in text]
    about = small(little.term("commitment_types", kind).label)
    covered = "under a disclaimer"  # as the only words of the pact that are compared here
    assert said == ([f"It is worded {told} firmly than most on {about}, {covered}."] if told else [])


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (999, "€999"),
        (999_999, "€999,999"),
        (1_000_000, "€1 million"),
        (1_234_567, "€1.235 million"),
        (999_999_999, "€1 billion"),
        (1_000_000_000, "€1 billion"),
        (4_250_000_000, "€4.25 billion"),
    ],
)
def test_a_sum_is_rounded_to_thousandths_of_its_scale(amount: float, text: str) -> None:
    """And says no more digits than that."""
    assert money(Funding.model_construct(amount=amount, currency="EUR", per=None, delivered=None)) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [("it may consult", "it shall consult"), ("it will act", "it would act"), ("must", "may"), ("no aid", "aid")],
)
def test_another_word_is_no_slip_of_the_pen(old: str, new: str) -> None:
    """However alike the two look."""
    assert not same_words(old, new)
    assert weighs("what", old, new)


def test_a_footnote_refers_back_to_the_first_of_its_source(little: Dossier) -> None:
    """Only the first tells title, day and address; the others say the clause and lead to it."""
    lock, _ = read_lock(HERE / "world")
    pact = little.agreements[PACT]
    source = little.sources[str(pact.text)]
    writing = PageContext(little, lock, f"agreements/{PACT}.md", pact)
    writing.mark(pact.consultation, pact.term, pact.status)
    notes = str(writing.footnotes()).split("\n\n")
    assert [f'class="address">{source.url}' in note for note in notes] == [True, False, False]
    assert [source.title in note for note in notes] == [True, False, False]
    assert ['(see <a href="#fn:1">1</a>)' in note for note in notes] == [False, True, False]


@pytest.mark.parametrize(
    ("value", "day", "told"),
    [
        ("on signature", "2040-04-01", "on signature, 1 April 2040"),
        ("on 1 April 2040, when the notes met", "2040-04-01", "on 1 April 2040, when the notes met"),
        ("on signature", None, "on signature"),
        (None, "2040-04", "April 2040"),
    ],
)
def test_the_day_of_taking_effect_is_told_once(value: str | None, day: str | None, told: str) -> None:
    assert Effect.model_construct(value=value, date=day).told == told


def test_a_publisher_with_an_accent_stands_with_its_letter(aid: Dossier) -> None:
    """Not behind all others, and under no letter of its own."""
    accented = changed(aid, "sources", next(iter(aid.sources)), publisher="Ébène")
    kinds = citing.sources_by_kind(accented).values()
    letters = [name.partition(":")[0] for ids in kinds for name in citing.by_letter(accented, ids)]
    assert "E" in letters
    assert "É" not in letters
