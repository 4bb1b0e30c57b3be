"""A text and its quotes → the days and quantities of the text of which the quotes state others only.

Of several readings of a figure any may be meant, and a quote that states no such figure says nothing against one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from math import isclose

from generator.check.quoted_clauses import DIVISION
from generator.check.quoted_dates import StatedDate, stated_dates
from generator.check.quoted_figures import Figures, Quantity, durations_meant, stated_figures
from generator.check.quoted_values import Quotes

Contradiction = tuple[str, list[str]]  # the words of a text, and those of its quotes
SURE_UNITS = ("times", "percentages", "counts")
ROUNDING = 0.02  # 1,129.6 million for 1.129.648.285,92
BREAKS_OFF = re.compile(r"(?P<before>\w+)\s(?P<number>[1-9][\d.,]*)$")


def other_dates(sentence: str, words: Quotes) -> Iterator[Contradiction]:
    """The first day, and the first end, of a sentence, where it and its quotes state any and share none."""
    own = stated_dates(sentence)
    said = [one for quote in words for one in stated_dates(quote)] if own else []
    for of_kind in (_is_day, _is_end):
        ours, theirs = list(filter(of_kind, own)), list(filter(of_kind, said))
        if ours and theirs and not any(one.agrees(other) for one in ours for other in theirs):
            yield ours[0].text, [one.text for one in theirs]


def _is_day(one: StatedDate) -> bool:
    return bool(one.day)


def _is_end(one: StatedDate) -> bool:
    return one.until and not one.day


def other_quantities(sentence: str, words: Quotes) -> Iterator[Contradiction]:
    """The quantities of a sentence of which its quotes state another number of the same unit, and never theirs."""
    own = stated_figures(sentence)
    said = [stated_figures(quote) for quote in words] if own.numbers or own.ordinals else []
    yield from _other_ordinals(own, said)
    yield from _other_units_of_time(own, said)
    yield from _other_of_unit(own, said, ("sums", *SURE_UNITS))
    last = [number for number in map(_breaks_off_at, words) if number] if own.sums else []
    amounts = [reading for one in own.sums for reading in one.readings]
    if last and not any(_may_count(amount, number) for amount in amounts for number in last):
        yield own.sums[0].text, [f"{number:.15g}" for number in last]


def other_counts(text: str, words: Quotes, kinds: Collection[str]) -> Iterator[Contradiction]:
    """The quantities of some kinds of a text of which its quotes state another number of the same unit."""
    yield from _other_of_unit(stated_figures(text), list(map(stated_figures, words)), kinds)


def _other_of_unit(own: Figures, said: list[Figures], kinds: Collection[str]) -> Iterator[Contradiction]:
    """The quantities of some kinds for which the quotes give another number of the same unit."""
    for kind in kinds:
        for ours in getattr(own, kind):
            theirs = [one for quote in said for one in getattr(quote, kind) if _comparable(ours, one)]
            # A number of either may stand in the other without its unit: 615 million euros, 300 million of them.
            others = [one for one in theirs if not one.readings & own.numbers]
            there = any(ours.readings & one.numbers for one in said)
            if others and not there:
                yield ours.text, words_stating(others)
    if "sums" in kinds:
        yield from _other_currencies(own, said)


def _other_currencies(own: Figures, said: list[Figures]) -> Iterator[Contradiction]:
    """The sums whose amount the quotes give in other currencies only."""
    theirs = [one for quote in said for one in quote.sums]
    for ours in own.sums:
        same = [one for one in theirs if one.readings & ours.readings]
        if ours.unit and same and not any(not one.unit or _of_one_currency(ours, one) for one in same):
            yield ours.text, words_stating(same)


def _of_one_currency(one: Quantity, other: Quantity) -> bool:
    return bool(frozenset(one.unit) & frozenset(other.unit))


def _breaks_off_at(quote: str) -> float:
    """The number at which a quote breaks off before what it counts; 0 where it does not."""
    last = BREAKS_OFF.search(quote)
    if not last or last["before"].lower() in DIVISION or stated_dates(last.group()) or stated_dates(last["number"]):
        return 0
    return max(stated_figures(last["number"]).numbers, default=0)


def _may_count(amount: float, number: float) -> bool:
    """Whether an amount is so many thousands, millions …, rounded or not."""
    return any(isclose(amount, number * 10**scale, rel_tol=ROUNDING) for scale in range(0, 15, 3))


def _other_ordinals(own: Figures, said: list[Figures]) -> Iterator[Contradiction]:
    """The place in an order that a sentence gives, where its quotes give another one."""
    ours = {one.readings for one in own.ordinals}
    theirs = [one for quote in said for one in quote.ordinals]
    if len(ours) == 1 and theirs and not any(one.readings in ours for one in theirs):
        yield own.ordinals[0].text, words_stating(theirs)


def _other_units_of_time(own: Figures, said: list[Figures]) -> Iterator[Contradiction]:
    """The durations of a sentence to whose number its quotes give another unit: 30 days, 30 weeks."""
    theirs = [one for quote in said for one in quote.times]
    for ours in own.times:
        same = [one for one in theirs if one.readings == ours.readings and min(one.readings) > 1]
        if same and not any(durations_meant(one) & durations_meant(ours) for one in theirs):
            yield ours.text, words_stating(same)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities count in one unit; of money, whether they can be of one currency and are not rounded."""
    if isinstance(one.unit, frozenset) and isinstance(other.unit, frozenset):
        return bool(one.unit & other.unit) and not any(
            isclose(ours, theirs, rel_tol=ROUNDING) for ours in one.readings for theirs in other.readings
        )
    return one.unit == other.unit


def words_stating(stated: Sequence[Quantity]) -> list[str]:
    """The words of quantities."""
    return [one.text for one in stated]
