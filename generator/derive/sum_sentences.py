"""What is told of sums in a sentence: one with its time and stage, the largest, and who has none."""

from generator.derive.amounts import bounded
from generator.derive.funds import (
    ForemostSum,
    Sum,
    by_donor,
    foremost_sums,
    in_euros,
    promised,
    stage,
    to_come,
    year_of,
)
from generator.derive.noun_phrases import in_doubt, in_sentence
from generator.derive.signatures import signing
from generator.model.dates import english
from generator.model.dossier import Dossier
from generator.text.quantities import quantity
from generator.text.wording import appended, listed, small


def sum_in_words(dossier: Dossier, one: Sum) -> str:
    """A sum with the time it is for and what it is to its source: `€1 billion for 2030 (pledged)`."""
    said = small(dossier.meaning(one.funding.nature).label)
    period = one.funding.period
    # An open time is `from 2026`.
    time = f"{' ' if '..' in period else ' for '}{english(period)}" if period else ""
    return f"{bounded(dossier, one.funding)}{time} ({said}){in_doubt(dossier, one.funding)}"


def leading(dossier: Dossier) -> str:
    """The largest sum of one donor that was not yet given, and the largest for one year alone.

    A frame is left out: it may hold what several give.
    """
    every = (one for donor in by_donor(dossier) if donor in dossier.actors for one in to_come(dossier, donor))
    sums = [one for one in every if stage(dossier, one) != "frame"]
    first = max(sums, key=in_euros, default=None)
    of_year = max((one for one in sums if year_of(one)), key=in_euros, default=None)
    if first is None:
        return ""
    more = f"; the largest for one year is {_from(dossier, of_year)}" if of_year and of_year is not first else ""
    return f"The largest sum promised or announced by one donor is {_from(dossier, first)}{more}"


def _from(dossier: Dossier, one: Sum) -> str:
    return f"{sum_in_words(dossier, one)}, from {in_sentence(dossier, [one.donor])}"


def most_promised(dossier: Dossier, code: str) -> list[str]:
    """The sum somebody is told by, the latest, and what is larger but given before or a frame, in one sentence."""
    told = foremost_sums(dossier).get(code)
    if not told or not told.to_come:
        return []
    latest = appended("; latest: ", sum_in_words(dossier, told.latest) if told.latest else "")
    largest = "Promised" if told.beside else "Largest sum promised"
    sentence = f"{largest} or announced: {sum_in_words(dossier, told.sum)}{latest}"
    return [f"{sentence}{appended('; larger, but of another kind: ', besides(dossier, told))}."]


def besides(dossier: Dossier, told: ForemostSum) -> str:
    """What is larger than the sum somebody is told by: a frame, or what was given before."""
    return listed([sum_in_words(dossier, one) for one in told.beside])


def promised_most(dossier: Dossier, year: int) -> str:
    """Whose sum promised for that year alone is the largest, and of how many others one is named."""
    first, *others = promised(dossier, year)
    sums = listed([bounded(dossier, one.funding) for one, _ in first.sums])
    who = in_sentence(dossier, [first.donor]) if first.donor in dossier.actors else first.donor
    more = f"; {quantity(len(others), 'other donor')} named one for that year" if others else ""
    return f"Of the sums promised for {year} alone, the largest is {sums}, from {who}{more}."


def without_any(dossier: Dossier, year: int | None = None) -> str:
    """Who signed with the subject alone and has no sum recorded; `year`: none promised for that year alone."""
    there = {one.donor for one in promised(dossier, year)} if year else set(by_donor(dossier))
    absent = [code for code in signing(dossier) if code not in there]
    for_year = f" promised for {year} alone" if year else ""
    who = in_sentence(dossier, absent)
    return f"No sum{for_year} is recorded here of {who}; that does not mean that nothing was given." if absent else ""
