"""A text that is no YAML → the slips of typing in it, each in an editor's words and where it was made.

A parser stumbles where a slip shows, often many lines behind it. So every slip that a line looks like is tried: it is
taken for the cause if the text reads further with that line mended. What reads to the end that way can be judged.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

import yaml

from generator.source.indents import AROUND_LINES, BETWEEN_LINES
from generator.source.lines import CLOSED, FileLine, lines_of
from generator.source.parsing import out_of_place, stumble
from generator.source.signs import without_marks
from generator.source.slip import Place, Slip, offered
from generator.source.strays import STRAYS
from generator.source.typing_slips import WITHIN_LINES

MOST_MENDED = 25
MOST_IN_A_LINE = 3
# With more slips than these, what a text says without them is too much of a guess to be judged.
FEW = 6
LONGEST_TYPED = 3000  # nobody types longer ones
SHORT = 100_000  # characters: a file of so many is read again as a whole, of a longer one the entries around a stumble
LINES_BEHIND = 40  # lines behind a stumble that are read again
LINES_BEFORE = 2  # lines before the one where it shows in which a slip may lie
END_OF_TEXT = (10**9, 0)
OPENER_LOST = " If the lines from here on belong together, the line with their key is missing above."
TABS = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
CUT_OFF = " The file ends here: what followed may be lost."


@dataclass(frozen=True)
class Mended:
    """A text with its slips, each with its place, and how it reads without them; None if it does not even then.

    `added` are the numbers (from 1) of the lines that it has more then, in the order in which they were put in.
    """

    slips: tuple[tuple[Place, str], ...]
    text: str | None
    added: tuple[int, ...] = ()

    def origin(self, place: Place) -> Place:
        """The place in the text as it was written."""
        return _origin(place, self.added)


def _origin(place: Place, added: Sequence[int]) -> Place:
    line = place[0]
    for one in reversed(added):
        line -= line >= one
    return line, place[1]


def mended(text: str) -> Mended:
    """Find slips one by one, each behind the one before."""
    slips: list[tuple[Place, Slip]] = []
    added: list[int] = []
    if any(len(line) > LONGEST_TYPED for line in text.split("\n")):
        return Mended((), None)
    for _ in range(MOST_MENDED):
        if stumble(text) is None:
            few = len(slips) <= FEW and not any(slip.hides for _, slip in slips) and not _shifted_together(slips)
            return Mended(_folded(slips), text if few else None, tuple(added))
        slip = _proved(text)
        if slip is None:
            break
        if slip.line + slip.spoilt > text.count("\n"):  # the last line, and it has no end
            slip = replace(slip, offer=CUT_OFF)
        place = _origin((slip.line + 1, slip.column + 1), added)
        again = [number for number, (other, _) in enumerate(slips) if other[0] == place[0]]
        if len(again) == MOST_IN_A_LINE:
            # What is mended in one line again and again explains nothing: only the first of it was seen in the file.
            del slips[again[1] :]
            break
        slips.append((place, slip))
        added += [slip.line + slip.spoilt + 1] * slip.more
        text = _with(text, slip)
    return Mended(_folded(slips), None)


def untabbed(text: str) -> str:
    """The text with spaces for tabs before a line: as many as make it readable."""
    tries = [TABS.sub(lambda match: match[0].replace("\t", " " * width), text) for width in (2, 4, 6, 8)]  # noqa: B023
    return _readable(tries, text) if TABS.search(text) else text


def unmarked(text: str) -> str:
    """The text without the marks before its lines, or with spaces for them: as makes it readable."""
    tries = [without_marks(text), without_marks(text, " ")]
    return text if tries[0] == text else _readable(tries, tries[0])


def _readable(tries: Sequence[str], otherwise: str) -> str:
    return next((one for one in tries if stumble(one) is None), otherwise)


def _folded(slips: Sequence[tuple[Place, Slip]]) -> tuple[tuple[Place, str], ...]:
    """With their offers, without those that say of the next line what was said of the one before: one slip."""
    said = [(place[0], slip.by or slip.what) for place, slip in slips]
    firsts = [one for one, (line, what) in zip(slips, said, strict=True) if (line - 1, what) not in said]
    offers = {place: slip.offer for place, slip in reversed(slips)}  # of several in one place the first
    begun = _shifted_together(slips)
    return tuple(
        (place, slip.what + offers[place] + (OPENER_LOST if place[0] in begun else "")) for place, slip in firsts
    )


def _shifted_together(slips: Sequence[tuple[Place, Slip]]) -> set[int]:
    """The lines at which several lines begin that are all indented too far."""
    said = {(place[0], slip.by) for place, slip in slips if slip.by < 0}
    return {line for line, by in said if (line + 1, by) in said and (line - 1, by) not in said}


def _proved(text: str) -> Slip | None:
    """The slip that explains best where the parser stumbles."""
    begin, end = _part(text)
    part = "\n".join(text.split("\n")[begin:end])
    lines = lines_of(part)
    reached = reach(part)
    best: tuple[tuple[Place, int, int, bool], Slip] | None = None
    for slip in _candidates(lines, reached[0]):
        made = _with(part, slip)
        line, column = reach(made)
        further = (line - slip.more, column) if (line, column) != END_OF_TEXT else END_OF_TEXT
        if further > reached and (best is None or further >= best[0][0]):
            worth = further, -out_of_place(made), 0 if slip.hides else 1 - slip.spoilt, not slip.hides
            best = (worth, slip) if best is None or worth > best[0] else best
    return best[1].moved(begin) if best else None


def _part(text: str) -> tuple[int, int]:
    """From which line to which a text must be read again: the entries of the record around a stumble."""
    lines = text.split("\n")
    line = reach(text)[0]
    tops = [number for number, one in enumerate(lines[: line + 1]) if re.match(r"[\w\"']", one)]
    begin = tops[-4] if len(tops) > 3 and len(text) > SHORT else 0
    return begin, line + LINES_BEHIND


def _candidates(lines: Sequence[FileLine], at: int) -> Iterator[Slip]:
    near = [line for line in lines[: at + 1] if line.text.strip()][-LINES_BEFORE - 1 :]
    near = [*_opened_without_colon(lines, near[-1].number), *near] if near else near
    for find in (*STRAYS, *WITHIN_LINES):
        for line in reversed(near):
            for slip in find(line, lines):
                yield replace(slip, offer=offered(lines[slip.line].text, slip.mended))
    for find in BETWEEN_LINES:
        for line in reversed(near):
            yield from find(line, lines)
    for find in AROUND_LINES:
        yield from find(near[-1], lines)


def _opened_without_colon(lines: Sequence[FileLine], at: int) -> Iterator[FileLine]:
    """The line above a list that would open it, had it a colon: the items count as its text, up to the next key."""
    above = [line for line in lines[:at] if not line.blank]
    items = list(takewhile(lambda line: line.has_dash and line.key is None, reversed(above)))
    opener = above[-len(items) - 1] if items and len(items) < len(above) else None
    if opener and opener.key is None and opener.indent < items[0].indent:
        yield opener


def reach(text: str) -> Place:
    """Up to where a text reads as its lines look: line and column from 0; `END_OF_TEXT` for a whole one."""
    error = stumble(text)
    if error is None:
        return END_OF_TEXT
    marks = [mark for mark in (error.problem_mark, _opened(error)) if mark]
    places = [(mark.line, mark.column) for mark in marks] or [(0, 0)]
    return min([*places, *_swallowing(text, max(places)[0])])


def _opened(error: yaml.MarkedYAMLError) -> Any:
    """The mark of a bracket or a quotation mark that the parser found open."""
    context = error.context or ""
    return error.context_mark if "flow" in context or "quoted" in context else None


def _swallowing(text: str, last: int) -> Iterator[Place]:
    """Quotation marks that are left open in their line and meet another one further down, with more behind it."""
    for line in lines_of(text)[: last + 1]:
        mark = line.value[:1]
        if mark not in CLOSED or CLOSED[mark].match(line.value):
            continue
        begun = sum(len(one) + 1 for one in text.split("\n")[: line.number]) + line.column
        closed = CLOSED[mark].match(text, begun)
        if not closed or text[closed.end() :].partition("\n")[0].partition("#")[0].strip():
            yield line.number, line.column
            return


def _with(text: str, slip: Slip) -> str:
    lines = text.split("\n")
    lines[slip.line : slip.line + slip.spoilt] = slip.mended.split("\n")
    return "\n".join(lines)
