"""Slips between lines: what is indented too far or not far enough, and texts that go on in the next line."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.source.lines import BLOCK_TEXT, CLOSED, OPENERS, FileLine, around, speaking
from generator.source.problem import found
from generator.source.slip import Finder, Slip, offered
from generator.text.quantities import quantity

FIELD_NAME = re.compile(r"[a-z][a-z0-9_-]*|[\"'].*[\"']")
GOES_ON = "must be in quotes: the text goes on from the line before and contains ': '."
ROOM = 70  # a line shorter than this was not broken for want of room
FEW_WORDS = 2  # with which no text goes on where a key may stand
NO_KEY = (
    "must be `key: value`. If it belongs to the text of the line before, put both on one line, or indent it further."
)


def block_text(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A text behind '|' or '>' that is not indented."""
    before = line.before(lines)
    if before and BLOCK_TEXT.fullmatch(before.value) and line.indent <= before.indent:
        what = f"must be indented: it belongs to the text behind `{before.key or '-'}: {before.value[0]}`."
        yield Slip(line.number, line.indent, what, " " * (before.start + 2) + line.text.strip())


def wrapped_colon(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A text that goes on in the next line and contains ': '."""
    before = line.before(lines)
    text_before = before and before.value and before.value[0] not in (*CLOSED, *OPENERS)
    if before and text_before and line.key and not line.has_dash and not FIELD_NAME.fullmatch(line.key):
        text = " " * (before.start + 2) + re.sub(r":(?=\s|$)", "\N{RATIO}", line.text.strip())
        yield Slip(line.number, line.start + len(line.key), GOES_ON, text)


def item_dashless(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """An item that is no field, or fields in braces, without the dash that the other items of its list have."""
    before = line.before(lines)
    if line.key is not None or line.has_dash or line.blank or before is None:
        return
    items = _items_beside(line, lines)
    # A text goes on in the next line where there was no room for it.
    if items and (line.value[0] in OPENERS or len(before.text) < ROOM):
        yield _with_dash(line, items[0].indent)


def value_and_block(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """Lines that look like the block of the key above them, which has a value already."""
    before = line.before(lines)
    block = list(takewhile(lambda one: one.blank or one.indent >= line.indent, lines[line.number :]))
    beside = [one for one in block if one.indent == line.indent and not one.blank]
    deeper = (
        before and before.key and before.value[:1] not in (*CLOSED, *OPENERS, "") and line.indent == before.start + 2
    )
    if before and deeper and len(beside) > 1 and all(one.key or one.has_dash for one in beside):
        what = f"must be indented by {quantity(before.start, 'space')}, or stand below a key without a value:"
        told = f"{what} `{before.key}` above it has {found(before.value)}."
        yield Slip(line.number, line.indent, told, "\n" * (len(block) - 1), hides=True)


def lost_indent(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """The first fields of a block beside the key that opens it, where the others stand as they should."""
    above = list(takewhile(lambda one: one.indent >= line.indent - 2, speaking(reversed(lines[: line.number]))))
    beside = list(takewhile(lambda one: one.key and one.start == line.indent - 2 and not one.has_dash, above))
    opener = next((one for one in above if one.key and not one.value and one.start == line.indent - 2), None)
    first = opener.behind(lines) if opener else None
    if opener and first in beside:
        what = f"must be indented by {line.indent} spaces: it belongs to `{opener.key}` above it."
        moved = "\n".join(f"  {one.text}".rstrip() for one in lines[first.number : line.number])
        yield Slip(first.number, first.indent, what, moved)


def dash_among_keys(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A dash before one of several keys, of which the others have none."""
    before = list(takewhile(lambda one: one.indent >= line.indent, speaking(reversed(lines[: line.number]))))
    beside = [one for one in before if one.indent == line.indent and one.key]
    items = any(one.has_dash and one.indent <= line.start for one in before)  # of which this may be the next
    if line.has_dash and line.key and beside and not items:
        what = f"must not begin with '- ': it stands beside `{beside[0].key}`, which is no item of a list."
        yield Slip(line.number, line.indent, what, " " * line.indent + line.content)


def dashless(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A field that begins an item, as it does with a dash in other items of the list, without one."""
    for one in _opening(line, lines):
        items = _items_beside(one, lines)
        begun = any(other.text[other.start :].lstrip("{").startswith(f"{one.key}:") for other in items)
        if begun and not one.has_dash:
            yield _with_dash(one, items[0].indent)


def _items_beside(line: FileLine, lines: Sequence[FileLine]) -> list[FileLine]:
    """The items in whose list a line may be one, its dash lost with or without the space it leaves."""
    beside = [one for one in _lines_of_block(line, lines, line.indent - 2) if one.has_dash]
    return [one for one in beside if one.indent in (line.indent, line.indent - 1)]


def _lines_of_block(line: FileLine, lines: Sequence[FileLine], least: int | None = None) -> Iterator[FileLine]:
    """The lines of the block in which a line stands; `least`: what is indented so far is still in it."""
    least = line.indent if least is None else least
    for around_it in (reversed(lines[: line.number]), lines[line.number + 1 :]):
        yield from takewhile(lambda one: one.blank or one.indent >= least, around_it)


def dash_forgotten(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """The first item of a list, whose fields stand as behind a dash, where the next one has its dash."""
    block = _above(line, lines)
    if line.has_dash and block and block[0].key and not block[0].has_dash and block[0].indent == line.start:
        yield _with_dash(block[0], line.indent)


def _with_dash(line: FileLine, place: int) -> Slip:
    what = f"must have a dash, as the items of a list have: '- {line.text.strip()}'."
    return Slip(line.number, line.indent, what, f"{' ' * place}- {line.text.strip()}")


def astray(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line indented otherwise than the one above and the one below, which stand beside each other."""
    for one in _opening(line, lines):
        before, behind = one.before(lines), one.behind(lines)
        if before and behind and before.value and (one.value or not one.key):
            level = before.indent if behind.has_dash and before.has_dash else before.start
            if behind.indent == level != one.indent and behind.has_dash == one.has_dash:
                yield _misplaced(one, level, before)
        elif before and behind and before.key and not before.value and one.has_dash and one.indent == before.start:
            level = one.indent + 2  # of the first of several items, or of one of several fields
            if behind.indent == (level if behind.has_dash else level + 2):
                yield _misplaced(one, level, before)


def indent(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line, or one that opens a block around it, indented otherwise than the lines before allow; the first first."""
    yield from _moved([one for one in _opening(line, lines) if not _fits(one, lines)], line, lines)


def other_indent(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line, or one that opens a block around it, whose indent fits the lines before it, but not what comes."""
    yield from _moved([one for one in _opening(line, lines) if _fits(one, lines)], line, lines)


def _opening(line: FileLine, lines: Sequence[FileLine]) -> list[FileLine]:
    """A line with its neighbour above and those that open the blocks around it, in the order of the text."""
    before = line.before(lines)
    opening = [line, *([before] if before else []), *list(around(lines, line.number))[:8]]
    told = {one.number: one for one in opening if one.key or one.has_dash}
    return [told[number] for number in sorted(told)]


def _moved(wrong: Sequence[FileLine], line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    levels = sorted({place for one in _opening(line, lines) for place in (one.indent, one.start, one.start + 2)})
    for one in wrong:
        before, behind = one.before(lines), one.behind(lines)
        # What stands below it tells how far in it was meant to stand.
        held = behind.indent - 2 if behind and behind.indent > one.indent and not one.value else None
        alike = list(takewhile(lambda next_: next_.indent == one.indent and not next_.blank, lines[one.number :]))  # noqa: B023
        for place in sorted(levels, key=lambda level: (level % 2, level != held, abs(level - one.indent))):
            for run in ([one], alike) if place != one.indent else ():
                yield _misplaced(one, place, before, "\n".join(" " * place + next_.text.strip() for next_ in run))


def _fits(line: FileLine, lines: Sequence[FileLine]) -> bool:
    """Whether a line stands where one may stand behind those before it, in the house's steps of two spaces."""
    before = line.before(lines)
    if before is None:
        return line.indent == 0
    blocks = list(around(lines, line.number))
    if line.has_dash:
        items = {one.indent for one in blocks if one.has_dash}
        opened = {one.start for one in blocks if one.key and not one.value}
        return line.indent in items | opened or line.indent - 2 in opened
    if before.key and not before.value:
        return line.indent == before.start + 2  # nothing is left empty
    return line.indent in {one.start for one in blocks if one.key}


def shifted_block(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """The lines of a block above this one, all indented otherwise than it, where it stands as it should."""
    block = _above(line, lines)
    if not block:
        return
    first = block[0]
    by = line.indent - first.indent
    moved = [one.text[-by:] if one.text.strip() else one.text for one in lines[first.number : line.number]]
    yield _misplaced(first, line.indent, None, "\n".join(moved))


def _above(line: FileLine, lines: Sequence[FileLine]) -> list[FileLine]:
    """The lines before one that are indented further, where it is indented as what opens their block asks; or none."""
    above = [one for one in lines[: line.number] if not one.blank]
    block = list(takewhile(lambda one: one.indent > line.indent, reversed(above)))[::-1]
    opener = above[-len(block) - 1] if len(block) < len(above) else None
    opens = opener is not None and opener.key and not opener.value and line.indent == opener.start + 2
    return block if opens else []


def _misplaced(line: FileLine, place: int, before: FileLine | None, mended: str = "") -> Slip:
    """That a line must begin at a place; `mended` are the lines as they were meant, where those are several."""
    beside = f", as `{before.key}` above it" if before and before.key and before.start == place else ""
    what = f"must be indented by {quantity(place, 'space')}{beside}: {line.indent} found."
    return Slip(line.number, line.indent, what, mended or " " * place + line.text.strip(), by=place - line.indent)


def no_key(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line without a key: its colon is missing, or the text of the line before goes on there."""
    before = line.before(lines)
    if line.key is not None or not line.text.strip():
        return
    if before and before.key and not before.value and not line.has_dash and line.indent <= before.start:
        what = f"must be indented by {quantity(before.start + 2, 'space')}, or stand in the line before:"
        what += " it is the value of its key."
        yield Slip(line.number, line.start, what, " " * (before.start + 2) + line.text.strip())
        return
    word, _, rest = line.content.partition(" ")
    behind = line.behind(lines)
    next_key = behind.key if behind and not rest else None
    if behind and next_key and (word[-1:] in ("_", "-") or any(one.key == word + next_key for one in lines)):
        what = f"must be one line with the next: `{word}{behind.content.strip()}`."
        yield Slip(line.number, line.start, what, f"{line.text.rstrip()}{behind.content}\n")
        return
    if " " in rest and line.start == 0 < line.number and not lines[line.number - 1].text.strip():
        yield Slip(line.number, 0, f"{NO_KEY} If it is a comment, begin it with '# '.", f"# {line.text}")
        return
    opens = not rest and behind is not None and behind.indent > line.start
    # Behind a text that is whole, or one word, no text goes on, and a comment has more words than two.
    whole = before and " " not in rest and (before.value[:1] in (*CLOSED, *OPENERS) or " " not in before.value)
    goes_on = before is not None and before.value.endswith(",")
    open_text = before is not None and " " in before.value and before.value[-1] not in ".!?\"']}"
    known = any(one.key == word for one in lines) and (len(rest.split()) <= FEW_WORDS or not open_text)
    told = f"must be `key: value`: a colon is missing behind {found(word)}." if opens or whole or known else NO_KEY
    meant = f"{line.text[: line.start]}{word}: {rest}"
    as_key = Slip(line.number, line.start, told, meant, offer="" if told == NO_KEY else offered(line.text, meant))
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", word) and not goes_on:
        yield as_key
    if before and not line.has_dash:
        text = " " * (before.start + 2) + line.text.strip()
        # What the line before says is a guess then, unless it is a sentence that goes on.
        yield Slip(line.number, line.start, NO_KEY, text, hides=" " not in before.value)


BETWEEN_LINES: tuple[Finder, ...] = (
    block_text,
    wrapped_colon,
    lost_indent,
    value_and_block,
    dash_among_keys,
    item_dashless,
    no_key,
)
# Of the line at which the parser stumbles, and of those around it.
AROUND_LINES: tuple[Finder, ...] = (
    dash_forgotten,
    astray,
    shifted_block,
    dashless,
    indent,
    other_indent,
)
