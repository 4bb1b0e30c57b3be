"""Slips that are no slips of one sign: lines that belong to another language, dashes and commas that say nothing."""

import re
from collections.abc import Iterator, Sequence

from generator.source.line_ends import LINE_ENDS
from generator.source.lines import FileLine
from generator.source.slip import Finder, Slip, look

# What a line begins with that means something elsewhere, and what it means.
SIGNS_ELSEWHERE = {
    "```": "'```' is a sign of Markdown.",
    "%": "a line that begins with '%' speaks to the parser.",
    "...": "'...' ends the text for the parser.",
}
COMMENT_ELSEWHERE = r"^(//|/\*|<!--|--(?=\s)(?!\s+[a-z_]+: )|;)\s*(.*)"
TWO_DASHES = r"^( *)-( *-)(?: *-)*(?= )"
MARKDOWN_LINK = r"^\[[^\]]*\]\((\S+://\S+)\)$"
PARENTHESES, BRACES = r"^\(([a-z_]+: .*)\)\s*$", "must stand in braces: {{ }}, not ( )."


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
    *LINE_ENDS,
    items_in_line,
    look("line", TWO_DASHES, "must have one dash before an item: two begin a list in a list.", r"\1-", at=2),
    look("brackets", r"(?<=[\[{,])\s*,", "must have a value before this comma, or not be there.", ""),
    look("value", PARENTHESES, BRACES, r"{\1}"),
    look("content", PARENTHESES, BRACES, r"{\1}"),
    look("value", MARKDOWN_LINK, "must be the address alone, without [ ] and ( ): {first}.", r"\1"),
)
