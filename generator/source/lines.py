"""The lines of a data file as an editor sees them: indent, dashes, key and value. Knows no parser.

What a slip of typing is can only be said of lines: the parser sees what became of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

LINE_SHAPE = re.compile(r"( *)((?:- +)*)(.*)")
PLAIN_KEY = re.compile(r"([^\s\"'\[\]{},#&*!|>%@`].*?)(\s*:)(?:\s+|$)")
QUOTED_KEY = re.compile(r"(\"[^\"]*\"|'[^']*')(\s*:)(?:\s+|$)")
BLOCK_TEXT = re.compile(r"[|>][0-9+-]*\s*(#.*)?")
CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'(?!')")}
FARTHEST_INDENT = 40  # more spaces than anybody types
OPENERS = {"[": "]", "{": "}"}


Stretch = Literal["line", "content", "value", "brackets", "values"]


@dataclass(frozen=True)
class FileLine:
    """One line: `number` from 0, `indent` in spaces, `start` where its key or text begins, `column` where its value.

    `key` is None for what has none: an item, the rest of a text, an empty line.
    """

    number: int
    text: str
    indent: int
    start: int
    key: str | None
    value: str
    column: int

    @property
    def blank(self) -> bool:
        """Whether it says nothing: empty, or a comment only."""
        return self.key is None and not self.has_dash and self.value[:1] in ("", "#")

    @property
    def has_dash(self) -> bool:
        """Whether it begins an item of a list."""
        return self.start > self.indent

    @property
    def in_brackets(self) -> bool:
        """Whether its value begins with a bracket."""
        return self.value[:1] in OPENERS

    @property
    def content(self) -> str:
        """What stands behind its indent and its dashes."""
        return self.text[self.start :]

    def instead(self, column: int, length: int, text: str) -> str:
        """The line with a text for so many of its signs, from a column on."""
        return self.text[:column] + text + self.text[column + length :]

    def stretches(self, of: Stretch) -> Iterator[tuple[str, int]]:
        """The texts in it that are looked at, with their columns.

        `brackets` is a value in brackets, `values` are the values in those, or the only one.
        """
        if of == "values":
            yield from values(self)
        elif of in ("line", "content"):
            yield (self.text, 0) if of == "line" else (self.content, self.start)
        elif self.value and (of == "value" or self.in_brackets):
            yield self.value, self.column

    def before(self, lines: Sequence["FileLine"]) -> "FileLine | None":
        """The line above it that says something."""
        return next(speaking(reversed(lines[: self.number])), None)

    def behind(self, lines: Sequence["FileLine"]) -> "FileLine | None":
        """The line below it that says something."""
        return next(speaking(lines[self.number + 1 :]), None)


def speaking(lines: Iterable[FileLine]) -> Iterator[FileLine]:
    """The lines that say something."""
    return (one for one in lines if not one.blank)


def values(line: FileLine) -> Iterator[tuple[str, int]]:
    """The texts of a line with their columns: its value, or those within its brackets."""
    if line.in_brackets:
        yield from _within(line.value, line.column)
    elif line.value:
        yield line.value, line.column


def _within(value: str, column: int) -> Iterator[tuple[str, int]]:
    for match in re.finditer(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\[\]{}])+", value):
        one = re.match(r"\s*(?:[^\s\"',:\[\]{}][^,:\[\]{}]*:\s+)?", match[0])
        place = match.start() + (one.end() if one else 0)
        text = value[place : match.end()].rstrip()
        if text:
            yield text, column + place


def line_of(number: int, text: str) -> FileLine:
    """A line taken apart."""
    match = LINE_SHAPE.match(text)
    assert match is not None
    indent, start, content = len(match[1]), match.start(3), match[3]
    key = (QUOTED_KEY if content[:1] in ("'", '"') else PLAIN_KEY).match(content)
    column = start + key.end() if key else start
    return FileLine(number, text, indent, start, key[1] if key else None, text[column:].rstrip(), column)


def lines_of(text: str) -> list[FileLine]:
    """All lines of a text, those of texts behind `|` and `>` without key and value: nothing in them is YAML."""
    lines: list[FileLine] = []
    inside: int | None = None
    for number, one in enumerate(re.split(r"\r\n|\n|\r", text)):
        line = line_of(number, one)
        if inside is not None and (not one.strip() or line.indent > inside):
            lines.append(FileLine(number, one, len(one), len(one), None, "", len(one)))
            continue
        inside = line.indent if BLOCK_TEXT.fullmatch(line.value) else None
        lines.append(line)
    return lines


def behind_quotes(value: str) -> str | None:
    """What stands behind a text in quotes at the beginning of a value, or None where those are not closed."""
    closed = CLOSED[value[0]].match(value)
    return value[closed.end() :] if closed else None


@dataclass(frozen=True)
class Bracketed:
    """A value in brackets: where those that stay open begin, where it ends, and where a bracket closes another kind."""

    open: tuple[int, ...]
    end: int | None
    wrong: int | None = None
    quote: int | None = None


def bracketed(value: str) -> Bracketed:
    """Follow the brackets of a value that begins with one, in its line. `quote` is a quotation mark left open."""
    open_: list[int] = []
    place = 0
    while place < len(value) and (open_ or not place):
        sign = value[place]
        if sign in CLOSED and _begins(value, place):
            closed = CLOSED[sign].match(value, place)
            if not closed:
                return Bracketed(tuple(open_), None, quote=place)
            place = closed.end() - 1
        elif sign == "#" and value[place - 1].isspace():
            break
        elif sign in OPENERS:
            open_.append(place)
        elif sign in OPENERS.values() and OPENERS[value[open_[-1]]] != sign:
            return Bracketed(tuple(open_), None, wrong=place)
        elif sign in OPENERS.values():
            open_.pop()
        place += 1
    return Bracketed(tuple(open_), None if open_ else place)


def _begins(value: str, place: int) -> bool:
    """Whether a value or key within brackets begins at this place."""
    return value[max(0, place - FARTHEST_INDENT) : place].rstrip()[-1:] in ("[", "{", ",", ":")


def around(lines: Sequence[FileLine], number: int) -> Iterator[FileLine]:
    """The lines that open the blocks around a line, and the first one of each block, from inside."""
    limit = lines[number].indent + 1
    for line in reversed(lines[:number]):
        if line.blank:
            continue
        if line.indent < limit or line.start < limit:
            yield line
            limit = min(limit, line.indent)
        if limit == 0:
            return
