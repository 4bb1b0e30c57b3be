"""Slips that are no slips of one sign: lines that belong to another language, dashes and commas that say nothing."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.source.lines import OPENERS, FileLine
from generator.source.problem import found
from generator.source.slip import Finder, Slip

# What a line begins with that means something elsewhere, and what it means.
SIGNS_ELSEWHERE = {
    "```": "'```' is a sign of Markdown.",
    "%": "a line that begins with '%' speaks to the parser.",
    "...": "'...' ends the text for the parser.",
    "---": "'---' begins a second text for the parser.",
}
COMMENT_ELSEWHERE = re.compile(r"(//|/\*|<!--|--(?=\s)|;)\s*(.*)")
TWO_DASHES = re.compile(r"( *)-( +-)+(?= )")
NO_VALUE = re.compile(r"(?<=[\[{,])\s*,")
PLAIN_ITEM = re.compile(r"- +([^\s\[\]{},:#'\"][^\[\]{},:#]*)")
FIRST_FIELD = re.compile(r"([a-z_]+): +\S.*")
MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\((\S+://\S+)\)")
PARENTHESES = re.compile(r"\(([a-z_]+: .*)\)")


def stray_line(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line that is none of the data: a mark of documents, of Markdown, a comment as other languages have it."""
    for sign, meaning in SIGNS_ELSEWHERE.items():
        if line.text.startswith(sign):
            yield Slip(line.number, 0, f"must not stand here: {meaning}", "")
    comment = COMMENT_ELSEWHERE.match(line.text[line.start :])
    if comment and not line.has_dash:
        what = f"must begin with '# ', as comments do: '{comment[1]}' found."
        yield Slip(line.number, line.start, what, f"{line.text[: line.start]}# {comment[2]}")


def two_dashes(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """Two dashes before an item."""
    dashes = TWO_DASHES.match(line.text)
    if dashes:
        text = f"{dashes[1]}-{line.text[dashes.end() :]}"
        yield Slip(
            line.number, len(dashes[1]) + 1, "must have one dash before an item: two begin a list in a list.", text
        )


def no_value(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A comma in brackets with nothing before it."""
    comma = NO_VALUE.search(line.value) if line.value[:1] in OPENERS else None
    if comma:
        column = line.column + comma.start()
        text = line.text[:column] + line.text[line.column + comma.end() :]
        yield Slip(line.number, column, "must have a value before this comma, or not be there.", text)


def parentheses(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """Fields in parentheses."""
    start = line.column if line.value.startswith("(") else line.start
    fields = PARENTHESES.fullmatch(line.text[start:].rstrip())
    if fields:
        yield Slip(line.number, start, "must stand in braces: { }, not ( ).", f"{line.text[:start]}{{{fields[1]}}}")


def lost_line_end(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line that ends like one that opens a block, behind a value: two lines in one."""
    following = next((one for one in lines[line.number + 1 :] if not one.blank), None)
    ends = line.key and line.value[:1] not in ("'", '"', *OPENERS) and re.fullmatch(r"(.*\w):", line.value)
    if ends and (following is None or following.indent <= line.indent):
        what = f"must not end in ':', or be in quotes: {found(line.value)}."
        yield Slip(line.number, line.column + len(ends[1]), what, line.text[: line.column] + ends[1])
    if line.key and re.search(r"\w:$", line.value) and following and following.key and line.value[0] not in "'\"[{":
        what = f"must be two lines: what ends in ':' begins a block, and stands behind the value of `{line.key}` here."
        word = line.value.rpartition(" ")[2]
        text = f"{line.text[: line.column]}{line.value[:-1]}\n{' ' * max(0, following.indent - 2)}{word}"
        yield Slip(line.number, line.column, what, text, hides=True)


def items_behind_key(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """The first item of a list in the line of its key, with the others below it."""
    first = PLAIN_ITEM.fullmatch(line.value) if line.key else None
    if not first:
        return
    below = list(takewhile(lambda one: one.has_dash and one.indent > line.start, lines[line.number + 1 :]))
    if below and all(PLAIN_ITEM.fullmatch(one.text.strip()) for one in below):
        items = [first[1], *(one.text[one.start :].strip() for one in below)]
        what = "must be in the next line, as each item of a list has a line of its own: '- ' found behind a key."
        text = f"{line.text[: line.column]}[{', '.join(items)}]" + "\n" * len(below)
        yield Slip(line.number, line.column, what, text)


def block_behind_key(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """What belongs to the block of a key, in the line of that key: an item in brackets, or the first of its fields."""
    following = next((one for one in lines[line.number + 1 :] if not one.blank), None)
    item, field = re.fullmatch(r"- +([\[{].*)", line.value), FIRST_FIELD.fullmatch(line.value)
    deeper = following is not None and following.indent > line.indent and (following.key or following.has_dash)
    if line.key and (item or (deeper and line.value.startswith("- "))):
        what = "must be in the next line, as each item of a list has a line of its own: '- ' found behind a key."
        text = line.text[: line.column] + (f"[{item[1]}]" if item and not deeper else "")
        if deeper and following and following.key and not following.has_dash:
            text += f"\n{' ' * (following.indent - 2)}- {following.text.strip()}"
        yield Slip(line.number, line.column, what, text, hides=bool(deeper))
    elif line.key and field and following and following.key and following.indent == line.start + 2:
        what = f"must be in the next line, indented as the fields below it: `{field[1]}` is one of `{line.key}`."
        yield Slip(line.number, line.column, what, line.text[: line.column].rstrip(), hides=True)


def items_in_line(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """Several items with their dashes in the line of their key."""
    items = re.findall(r"(?:^|\s)- +(\S+)", line.value) if line.key else []
    if len(items) > 1 and line.value == " ".join(f"- {one}" for one in items):
        what = f"must be in square brackets, with commas between them: [{', '.join(items)}]."
        yield Slip(line.number, line.column, what, f"{line.text[: line.column]}[{', '.join(items)}]")


def markdown_link(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """An address as Markdown writes a link."""
    link = MARKDOWN_LINK.fullmatch(line.value)
    if link:
        what = f"must be the address alone, without [ ] and ( ): {found(link[1])}."
        yield Slip(line.number, line.column, what, line.text[: line.column] + link[1])


STRAYS: tuple[Finder, ...] = (
    stray_line,
    lost_line_end,
    items_behind_key,
    block_behind_key,
    items_in_line,
    two_dashes,
    no_value,
    parentheses,
    markdown_link,
)
