"""What is told of sums in a sentence: one with its time and stage, the largest of a donor, who names none."""

from generator.derive.amounts import bounded
from generator.derive.funds import (
    Sum,
    by_donor,
    first_year,
    foremost_to_come,
    in_euros,
    stage,
    timed,
    to_come,
    unnamed,
    year_of,
)
from generator.derive.noun_phrases import NAMED_TEXTS, in_doubt, in_sentence, those_with
from generator.model.dates import english
from generator.model.dossier import Dossier
from generator.text.wording import capital, small


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
    what = "of what one donor alone promised or announced, frames left out,"
    told = f"{what} the largest sum recorded is {_from(dossier, first)}"
    more = f"; for one year alone it is {_from(dossier, of_year)}" if of_year and of_year is not first else ""
    return capital(f"{told}{more}")


def _from(dossier: Dossier, one: Sum) -> str:
    return f"{sum_in_words(dossier, one)}, from {in_sentence(dossier, [one.donor])}"


def most_promised(dossier: Dossier, code: str) -> list[str]:
    """The largest sum recorded of somebody that was not yet given, and the latest, in one sentence.

    A sum for no stated time is told only where none has one; the latest is the one whose time begins last.
    """
    every, sums = to_come(dossier, code), timed(dossier, code)
    first = foremost_to_come(dossier, code)
    if not first:
        return []
    latest = max(sums, key=lambda one: (first_year(one), in_euros(one)))
    who = in_sentence(dossier, [code])
    stated = " for a stated time" if len(sums) < len(every) else ""
    told = f"Of all that {who} promised, planned or announced{stated}"
    told += f", the largest sum recorded is {sum_in_words(dossier, first)}"
    return [f"{told}{'' if latest is first else f'; the latest is {sum_in_words(dossier, latest)}'}."]


def without_sums(dossier: Dossier) -> str:
    """Which coded documents name no sum, in one sentence: a few by name, more by number."""
    silent = unnamed(dossier)
    do = f"{'names' if len(silent) == 1 else 'name'} no sum at all."
    if not silent or len(silent) > NAMED_TEXTS:
        return f"Of the texts that were read clause by clause, {len(silent)} {do}" if silent else ""
    return f"Of the texts that were read clause by clause, {those_with(dossier, silent)} {do}"
