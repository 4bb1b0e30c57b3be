"""What must hold between the sums of one record, so that nobody can build a false total of them.

A rule's docstring is the rule, in must-form. They are among `rules.WITHIN`.
"""

import re
from collections.abc import Iterator, Mapping

from generator.check.quoted_senses import RATE_TOPIC, senses_said
from generator.check.quoted_values import contradicted
from generator.check.record_rules import repeated
from generator.model.dates import when
from generator.model.entries import Entry
from generator.model.parts import Funding
from generator.source.problem import Problem, found, nearest

EACH_YEAR, OVERALL = "year", "total"
# How a quote opens that names a part.
PARTLY = re.compile(
    r"(?:(?:and )?of (?:which|them|these)|(?:thereof|from which|including)|davon|dont)\b", re.IGNORECASE
)


def _by_id(entry: Entry) -> dict[str, Funding]:
    return {str(sum_.id): sum_ for _, sum_ in entry.parts_of(Funding) if sum_.id}


def sum_named_twice(entry: Entry) -> Iterator[Problem]:
    """The `id` of a sum must be given once in the record."""
    ids = {(*where, "id"): sum_.id for where, sum_ in entry.parts_of(Funding) if sum_.id}
    for where, line in repeated(entry, ids.items()):
        what = f"must be given once in the record, and line {line} has it: {found(ids[where])}."
        yield entry.problem(where, what)


def part_of_no_sum(entry: Entry) -> Iterator[Problem]:
    """A sum must be part of another sum of the same record, and not in the end of itself."""
    known = _by_id(entry)
    for where, sum_ in entry.parts_of(Funding):
        if not sum_.part_of:
            continue
        if sum_.part_of not in known:
            what = f"must be the `id` of a sum of this record: {found(sum_.part_of)}."
            yield entry.problem((*where, "part_of"), what + nearest(sum_.part_of, known))
        elif sum_.id in _wholes(sum_, known):
            yield entry.problem((*where, "part_of"), f"must not lead back to the sum itself: {found(sum_.part_of)}.")


def _wholes(sum_: Funding, known: Mapping[str, Funding]) -> list[str]:
    """The sums it is part of, from the nearest on; where that is a circle, once round."""
    wholes: list[str] = []
    above = sum_.part_of
    while above in known and above not in wholes:
        wholes.append(str(above))
        above = known[str(above)].part_of
    return wholes


def part_beyond_whole(entry: Entry) -> Iterator[Problem]:
    """A part must not be larger than the sum it is part of, where both are of one currency and one rate."""
    known = _by_id(entry)
    for where, sum_ in entry.parts_of(Funding):
        if sum_.part_of not in known:
            continue
        whole = known[sum_.part_of]
        alike = (whole.currency, whole.per or "total") == (sum_.currency, sum_.per or "total")
        if alike and sum_.amount > whole.amount:
            what = f"must not be more than '{whole.amount:.15g}', the sum it is part of: '{sum_.amount:.15g}'."
            yield entry.problem((*where, "amount"), what)


def rate_left_out(entry: Entry) -> Iterator[Problem]:
    """A sum its quote names for each year, or in all, must say so in `per`; one it opens as a part, `part_of`."""
    for where, sum_ in entry.parts_of(Funding):
        quotes = [quote for quote in (sum_.quote, *(cite.quote for cite in sum_.cite)) if quote]
        said = senses_said(RATE_TOPIC, " … ".join(quotes))
        if sum_.per and said and sum_.per not in said and not (sum_.per == OVERALL and _in_one_year(sum_)):
            yield contradicted(entry, (*where, "per"), sum_.per, list(said.values()))
        for quote in quotes:
            yearly = senses_said(RATE_TOPIC, quote).get(EACH_YEAR)
            if yearly and not sum_.per:
                what = f"must be year or total: the quote says {found(yearly)}."
                yield entry.problem((*where, "per"), what, key=True)
            part = PARTLY.match(quote)
            if part and not sum_.part_of and quote == sum_.quote:
                what = f"must be the `id` of the whole: the quote opens with {found(part[0])}."
                yield entry.problem((*where, "part_of"), what, key=True)


def _in_one_year(sum_: Funding) -> bool:
    """Whether it is for one year, of which what is given each year is the total."""
    return bool(sum_.period) and when(sum_.period).first.year == when(sum_.period).last.year


SUM_RULES = (sum_named_twice, part_of_no_sum, part_beyond_whole, rate_left_out)
