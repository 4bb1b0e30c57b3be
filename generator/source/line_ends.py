"""Slips of whole lines: two that stand in one, a line whose end is lost, and one that is lost itself."""

import re
from collections.abc import Iterator, Sequence

from generator.source.lines import CLOSED, OPENERS, FileLine, around, behind_quotes, bracketed
from generator.source.slip import Finder, Slip

KEY = r"[a-z][a-z0-9_-]*"
CODE_OR_DATE = re.compile(r"\S*\d\S*|[A-Z]{2,}|[a-z]+-[a-z-]+")  # behind which no text goes on
NEXT_LINE = re.compile(rf"(?P<dash>- +)?(?P<key>{KEY}):(?=\s|$)")
ITEM_BEHIND_KEY = re.compile(rf"({KEY}:) *(- +(\S).*)")
FIRST_FIELD = re.compile(rf"({KEY}): +\S.*")
TWO_LINES = "must be two lines: `{}:` begins one of its own."
ITEM_IN_NEXT_LINE = "must be in the next line, as each item of a list has a line of its own: '- ' found behind a key."
FIELD_IN_NEXT_LINE = "must be in the next line, indented as the fields below it: `{}` is one of `{}`."
BELOW_SIGN = "must be in the next line: '{}' stands before the lines of a text, with nothing behind it."
TEXT_BEHIND_SIGN = re.compile(r"([|>][0-9+-]*) +([^\s#].*)")
EXCHANGED = "must stand below `{}:`, which opens its block: the two lines have changed places."


def lost_line_end(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line in which the next one begins, behind its value."""
    following = line.behind(lines)
    blocks = [line, *around(lines, line.number)]
    items = [one.indent for one in blocks if one.has_dash]
    begin = _behind_value(line)
    for match in NEXT_LINE.finditer(line.text, begin) if begin else ():
        ends = not line.text[match.end() :].strip()
        if ends and not _may_open(line, following):
            continue
        opens = ends and following is not None and (not following.has_dash or following.indent not in items)
        key = _key_begun(match, line, begin, lines, opens=opens)
        place = match.end("key") - len(key) if key != match["key"] else match.start()
        beside = items if match["dash"] else [one.start for one in blocks if one.key]
        levels = [following.indent - 2] if following and following.indent > 1 and (ends or match["dash"]) else []
        for indent in dict.fromkeys(levels if ends else levels + beside) if key else ():
            text = f"{line.text[:place].rstrip()}\n{' ' * indent}{line.text[place:]}"
            yield Slip(line.number, place, TWO_LINES.format(key), text, more=1)


def _may_open(line: FileLine, following: FileLine | None) -> bool:
    """Whether the line that follows may stand in a block which the end of this one opens."""
    if following is None:
        return False
    return following.indent > line.indent or following.has_dash or (" " not in line.value and following.indent > 0)


def _behind_value(line: FileLine) -> int:
    """The column from which something else may stand behind the value of a line; 0 where nothing may."""
    if not line.value or not (line.key or line.has_dash):
        return 0
    if line.value[0] in CLOSED:
        rest = behind_quotes(line.value)
        return line.column + len(line.value) - len(rest) if rest else 0
    return line.column + (bracketed(line.value).end or 0) if line.in_brackets else line.column


def _key_begun(match: re.Match[str], line: FileLine, begin: int, lines: Sequence[FileLine], *, opens: bool) -> str:
    """The key that begins a line of its own there, or nothing where it may be a word of the text."""
    key, before = match["key"], line.text[begin : match.start()]
    known = {one.key for one in lines if one is not line and one.key}
    if before.rstrip().endswith(",") or (match["dash"] and not before.strip() and begin == line.column):
        return ""
    apart = bool(match["dash"]) or before.endswith(" ") or begin > line.column
    is_field = "_" in key or (key in known and (apart or opens))
    if is_field or (apart and (opens or begin > line.column or CODE_OR_DATE.fullmatch(before.strip()))):
        return key
    ends = [one for one in known if key.endswith(one) and key != one]
    return max(ends, key=len, default=key if opens and not before else "")


def block_behind_key(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """What belongs to the block of a key, in the line of that key: its first item, or the first of its fields."""
    following = line.behind(lines)
    item, field = ITEM_BEHIND_KEY.fullmatch(line.content), FIRST_FIELD.fullmatch(line.value)
    deeper = following is not None and following.indent > line.start
    beside = following is not None and following.has_dash and following.indent == line.start
    if item and (deeper or beside or item[3] in OPENERS):
        indent = following.indent - 2 * (not following.has_dash) if following and (deeper or beside) else line.start + 2
        text = f"{line.text[: line.start]}{item[1]}\n{' ' * indent}{item[2]}"
        yield Slip(line.number, line.start + item.start(2), ITEM_IN_NEXT_LINE, text, more=1)
    elif line.key and field and following and following.key and following.indent == line.start + 2:
        text = f"{line.text[: line.column].rstrip()}\n{' ' * following.indent}{line.value}"
        yield Slip(line.number, line.column, FIELD_IN_NEXT_LINE.format(field[1], line.key), text, more=1)


def text_behind_sign(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """The first line of a text in the line of the sign before it, with the others below."""
    following, hit = line.behind(lines), TEXT_BEHIND_SIGN.fullmatch(line.value)
    if hit and following and following.indent > line.indent:
        text = f"{line.text[: line.column]}{hit[1]}\n{' ' * following.indent}{hit[2]}"
        yield Slip(line.number, line.column + hit.start(2), BELOW_SIGN.format(hit[1]), text, more=1)


def lines_exchanged(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line of a block above the one that opens it."""
    opener = line.behind(lines)
    before = line.before(lines)
    beside = opener and opener.number == line.number + 1 and opener.key and not opener.value
    inner = line.indent == opener.start + 2 if opener else False
    if before and before.value and opener and beside and inner and (line.key or line.has_dash):
        yield Slip(line.number, line.indent, EXCHANGED.format(opener.key), f"{opener.text}\n{line.text}")


LINE_ENDS: tuple[Finder, ...] = (block_behind_key, text_behind_sign, lost_line_end, lines_exchanged)
