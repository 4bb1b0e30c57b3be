"""Text of a page that was printed in two columns → the left one above the right one."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

GUTTER = re.compile(r"\S {3,}(?=\S)")
FEWEST_BESIDE = 6  # lines that have both columns
NARROWEST_COLUMN, FEWEST_WORDS_BESIDE = 20, 3  # characters and words of its lines: a table has fewer
SENTENCE_END = re.compile(r"[.!?…:][\"”»’)]*$")


def columns_in_order(lines: list[str]) -> list[str]:
    """The lines with those of a right column behind those of the left one; as they are where there is but one."""
    begins = Counter(gap.end() for line in lines for gap in GUTTER.finditer(line) if gap.end() > NARROWEST_COLUMN)
    place, times = max(begins.items(), key=lambda one: one[1], default=(0, 0))
    if times < FEWEST_BESIDE:
        return lines
    parts = groupby(lines, key=lambda line: _fits_columns(line, place))
    return [line for fits, part in parts for line in (_left_above_right(list(part), place) if fits else part)]


def _fits_columns(line: str, place: int) -> bool:
    """Whether no word of a line stands where one column ends and the other begins."""
    return not line[max(0, place - 2) : place].strip()


def _left_above_right(lines: list[str], place: int) -> Iterator[str]:
    left, right = [line[:place].rstrip() for line in lines], [line[place:].strip() for line in lines]
    both = [(one, other) for one, other in zip(left, right, strict=True) if one.strip() and other]
    prose = len(both) >= FEWEST_BESIDE and all(
        sum(map(len, column)) >= NARROWEST_COLUMN * len(both)
        and sum(len(one.split()) for one in column) >= FEWEST_WORDS_BESIDE * len(both)
        for column in zip(*both, strict=True)
    )
    if not prose:
        yield from lines
        return
    while left and not left[-1].strip():
        left.pop()
    yield from left
    if left and SENTENCE_END.search(left[-1]):
        yield ""
    yield from right
