"""Slips that are no slips of one sign: lines that belong to another language, dashes and commas that say nothing."""

import re
from collections.abc import Iterator, Sequence

from generator.source.lines import OPENERS, FileLine
from generator.source.problem import found
from generator.source.slip import Finder, Slip, look

# What a line begins with that means something elsewhere, and what it means.
SIGNS_ELSEWHERE = {
    "```": "'```' is a sign of Markdown.",
    "%": "a line that begins with '%' speaks to the parser.",
    "...": "'...' ends the text for the parser.",
}
COMMENT_ELSEWHERE = r"^(//|/\*|<!--|--(?=\s)|;)\s*(.*)"
TWO_DASHES = r"^( *)-( +-)(?: +-)*(?= )"
MARKDOWN_LINK = r"^\[[^\]]*\]\((\S+://\S+)\)$"
PARENTHESES, BRACES = r"^\(([a-z_]+: .*)\)\s*$", "must stand in braces: {{ }}, not ( )."
FIRST_FIELD = re.compile(r"([a-z_]+): +\S.*")


def lost_line_end(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A line that ends like one that opens a block, behind a value: two lines in one."""
    following = line.behind(lines)
    ends = line.key and line.value[:1] not in ("'", '"', *OPENERS) and re.fullmatch(r"(.*\w):", line.value)
    if ends and (following is None or following.indent <= line.indent):
        what = f"must not end in ':', or be in quotes: {found(line.value)}."
        yield Slip(line.number, line.column + len(ends[1]), what, line.text[: line.column] + ends[1])
    if line.key and re.search(r"\w:$", line.value) and following and following.key and line.value[0] not in "'\"[{":
        what = f"must be two lines: what ends in ':' begins a block, and stands behind the value of `{line.key}` here."
        word = line.value.rpartition(" ")[2]
        text = f"{line.text[: line.column]}{line.value[:-1]}\n{' ' * max(0, following.indent - 2)}{word}"
        yield Slip(line.number, line.column, what, text, hides=True)


def block_behind_key(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """What belongs to the block of a key, in the line of that key: an item in brackets, or the first of its fields."""
    following = line.behind(lines)
    item, field = re.fullmatch(r"- +([\[{].*)", line.value), FIRST_FIELD.fullmatch(line.value)
    inside = following is not None and following.indent > line.indent and (following.key or following.has_dash)
    deeper = inside or (following is not None and following.has_dash and following.indent == line.start)
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


STRAYS: tuple[Finder, ...] = (
    *(
        look("line", f"^{re.escape(sign)}.*", f"must not stand here: {told}", "")
        for sign, told in SIGNS_ELSEWHERE.items()
    ),
    look(
        "content",
        COMMENT_ELSEWHERE,
        "must begin with '# ', as comments do: '{1}' found.",
        r"# \2",
        only=lambda line: not line.has_dash,
    ),
    look("line", r"^ *([:^]\S*)\s*$", "must not be here: {first} says something to an editor.", ""),
    lost_line_end,
    block_behind_key,
    items_in_line,
    look("line", TWO_DASHES, "must have one dash before an item: two begin a list in a list.", r"\1-", at=2),
    look("brackets", r"(?<=[\[{,])\s*,", "must have a value before this comma, or not be there.", ""),
    look("value", PARENTHESES, BRACES, r"{\1}"),
    look("content", PARENTHESES, BRACES, r"{\1}"),
    look("value", MARKDOWN_LINK, "must be the address alone, without [ ] and ( ): {first}.", r"\1"),
)
