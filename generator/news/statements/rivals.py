"""A sum that is not recorded beside the only recorded one it can be meant for: same agreement, years and purpose."""

import re
from collections.abc import Iterator

from generator.model.dates import when
from generator.model.dossier import dated
from generator.model.parts import Funding
from generator.model.records import Agreement
from generator.news.counted import FIGURES_OF_EXACT
from generator.news.passage import Passage
from generator.news.statements.sums import Said, same_currency, same_years, sums_said
from generator.news.words import form_of, tells

PURPOSES = ("military", "humanitarian", "civilian")
BEHIND_SUM = 60  # characters
BEFORE_SUM = 40  # characters
FROM_TEXT = 150  # characters between the word for an agreement and what it names
YEAR_OF_SUM = 366  # days
MOST_TIMES = 3.2  # a sum that is so much larger or smaller is that of something else
FAR = 0.03
VERY_FAR = 0.2  # where either side gives a bound or a rough sum
FRESH_SUM = 31  # days after a signature in which a total is that of the text
UPPER = form_of("capital").pattern
NAME_WITHIN = re.compile(rf"(?:(?<=\s)|^(?=\S+\s{UPPER})){UPPER}[^\W\d_]{{4,}}")  # within a purpose, or of two words


def rival_of(passage: Passage, said: Said, agreement: Agreement) -> Funding | None:
    """The only recorded sum for what the article gives another sum for; none where another may be meant."""
    told = _what_text_says(passage, agreement) or _promised(passage, said, agreement)
    if not said.currency or not told or tells(passage.text, "beyond_text"):
        return None
    rated = [one for one in agreement.funding if (one.per == "year") is said.yearly]
    there = [one for one in rated if same_currency(said, one.currency)]
    same = [one for one in there if said.years and same_years(said, one) is True]
    meant = list(_of_purpose(passage, said, same))
    return meant[0] if len(meant) == 1 and far(said, meant[0].amount, bounded=not _exact(passage, meant[0])) else None


def _of_purpose(passage: Passage, said: Said, same: list[Funding]) -> Iterator[Funding]:
    """Those for the purpose that the clause names: by a name within it, else as the only ones of its kind.

    Several years in a row, from the first to the last, say as much as a purpose.
    """
    clause = passage.clause_at(said.start)
    text = clause.text if clause else passage.text
    actors = " ".join(one.name for one in passage.dossier.actors.values())
    names = {one.purpose: [name for name in NAME_WITHIN.findall(one.purpose) if name not in actors] for one in same}
    named = [one for one in same if any(name in text for name in names[one.purpose])]
    if named:
        yield from named
        return
    following = min((one.start for one in sums_said(passage) if one.start > said.start), default=said.end + BEHIND_SUM)
    behind = passage.whole[said.end : min(following, said.end + BEHIND_SUM)]
    purposes = [one for one in PURPOSES if tells(behind, one)]
    named_behind = len(purposes) == 1
    purposes = purposes if named_behind else [one for one in PURPOSES if tells(text, one)]
    alone = clause is None or len([one for one in sums_said(passage) if clause.start <= one.start < clause.end]) == 1
    before = passage.whole[max(passage.start, said.start - FROM_TEXT) : said.start]
    bare = (
        clause is not None
        and clause.own
        and tells(before, "agreement")
        and form_of("for_year").match(passage.whole, said.end)
    )
    if alone and len(said.years) == 2 and len(same) == 1:
        yield same[0]
    elif alone and bare and not purposes:
        yield from (one for one in same if not many_times(said, one.amount))
    elif (alone or named_behind) and len(purposes) == 1:
        yield from (one for one in same if tells(one.purpose, purposes[0]))


def _what_text_says(passage: Passage, agreement: Agreement) -> bool:
    """Whether the passage speaks of what the agreement says, or stands in the news of its signature."""
    near = f"{passage.previous} {passage.text}"
    return tells(near, "agreement") or (tells(near, "sign") and fresh(passage, agreement))


def _promised(passage: Passage, said: Said, agreement: Agreement) -> bool:
    """Whether a whole sum for a year or more is said to be promised, in the time in which the agreement names sums."""
    clause = passage.clause_at(said.start)
    near = passage.whole[max(clause.start if clause else passage.start, said.start - 2 * BEFORE_SUM) : said.start]
    day = dated(agreement)
    since = (when(passage.anchor).first - when(day).first).days if day and passage.anchor else -1
    part = tells(near[-BEFORE_SUM:], "further") or tells(clause.text if clause else near, "part_of_sum")
    return 0 <= since <= YEAR_OF_SUM and bool(said.years) and tells(near, "promised") and not part


def fresh(passage: Passage, agreement: Agreement) -> bool:
    """Whether the article is of the days after the signature."""
    day = dated(agreement)
    if not day or not passage.anchor:
        return False
    return 0 <= (when(passage.anchor).first - when(day).first).days <= FRESH_SUM


def _exact(passage: Passage, funding: Funding) -> bool:
    return passage.dossier.meaning(funding.bound).exact


def far(said: Said, recorded: float, *, bounded: bool = False) -> bool:
    """Whether the two sums cannot be one: a lower bound may lie below, an upper one above.

    Where the recorded sum is a bound itself (`bounded`), another bound that is no round number is another one.
    """
    loosely = bool(said.bound) and not (bounded and said.digits >= FIGURES_OF_EXACT)
    below, above = said.amount <= recorded, said.amount >= recorded
    if loosely and ((said.bound == "bound_over" and below) or (said.bound == "bound_under" and above)):
        return False
    off = abs(said.amount - recorded) / recorded
    return not many_times(said, recorded) and off > (VERY_FAR if loosely else FAR)


def many_times(said: Said, recorded: float) -> bool:
    """Whether a sum is so much larger or smaller that it must be that of something else."""
    return max(said.amount, recorded) / min(said.amount, recorded) > MOST_TIMES
