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
TWO_DASHES = r"^( *)-( *-)(?: *-)*(?= )"
MARKDOWN_LINK = r"^\[[^\]]*\]\((\S+://\S+)\)$"
PARENTHESES, BRACES = r"^\(([a-z_]+: .*)\)\s*$", "must stand in braces: {{ }}, not ( )."


def wide_dash(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """More than one space behind a dash: the next fields of the item do not stand below its first one."""
    if hit := re.match(r" *-( {2,})(?=[^\s-])", line.text):
        what = f"must have one space behind the dash: {len(hit[1])} found."
        yield Slip(line.number, hit.start(1), what, line.instead(hit.start(1), len(hit[1]), " "))


STRAYS: tuple[Finder, ...] = (
    *(
        look("line", f"^{re.escape(sign)}.*", f"must not stand here: {told}", "")
        for sign, told in SIGNS_ELSEWHERE.items()
    ),
    look("line", r"^ *([:^]\S*)\s*$", "must not be here: {first} says something to an editor.", ""),
    look("line", r"^ *(<<):.*", "must not be here: '<<' takes the fields of an anchor. Write them out.", "", at=1),
    wide_dash,
    *LINE_ENDS,
    look("line", TWO_DASHES, "must have one dash before an item: two begin a list in a list.", r"\1-", at=2),
    look("brackets", r"(?<=[\[{,])\s*,", "must have a value before this comma, or not be there.", ""),
    look("content", PARENTHESES, BRACES, r"{\1}"),
    look("value", MARKDOWN_LINK, "must be the address alone, without [ ] and ( ): {first}.", r"\1"),
)
