"""What is wrong with a text without quotes, seen in its line: a lone quotation mark, the next item, no value."""

import re

from generator.source.indents import ROOM
from generator.source.problem import Where, found
from generator.source.scalars import quoted
from generator.source.slip import offered
from generator.source.typing_slips import OTHER_SIGN, lone_mark

LONE_QUOTE = "must have two of the quotation marks `{}`, at both ends of what they stand around, or none."
# A mark that another one wrote, at an end of a text that has no other; what a quote breaks off may have one within.
TYPOGRAPHIC = "“”„‟«»"
LONE_TYPOGRAPHIC = re.compile(f"[{TYPOGRAPHIC}][^{TYPOGRAPHIC}]+|[^{TYPOGRAPHIC}]+[{TYPOGRAPHIC}]")
VALUE_BEGUN, NEXT_FIELD = re.compile(r"[{,] *[a-z_]+: +(?=\S)"), re.compile(r", *[a-z_]+: |[\]}]")
NO_VALUE = "must have a value. If it belongs to the text before the comma, put that text in quotes."
NO_COMMAS = "must be a number without commas: in brackets they end a value."
GROUPED = re.compile(r"(?<=[:,\[] )\d{1,3}(?:, ?\d{3})+(?= *[,\]}])")
ITEM_INSIDE = "must be indented by {} spaces, as the item above it: it counts as its text here."
ITEM_OUTSIDE = "must be indented by {} spaces, as the other items: what is below it counts as its text here."
ITEM_LOST = "must begin with '- ', as the items of a list do, or stand in the line above: it counts as its text here."


def half_quoted(text: str, line: str, column: int, *, alone: bool) -> str:
    """What is wrong with a text that has one quotation mark of two, or nothing.

    It begins in a column of a line; whether it ends there too is `alone`.
    """
    if LONE_TYPOGRAPHIC.fullmatch(text):
        return LONE_QUOTE.format(re.sub(f"[^{TYPOGRAPHIC}]", "", text))
    lone = lone_mark(text)
    if not lone and text.count('"') % 2 == 0:
        return ""
    whole = f"{line[:column]}{_marked_at_both_ends(text, lone)}{line[column + len(text) :]}"
    return LONE_QUOTE.format(lone or '"') + (offered(line, whole) if alone and lone else "")


def _marked_at_both_ends(text: str, mark: str) -> str:
    """The text with the mark that its end has before it too."""
    return quoted(text.removesuffix(mark).replace("''", "'")) if mark == "'" else f"{mark}{text}"


def item_below(lines: list[str], first: int, column: int) -> tuple[str, int, int]:
    """What is wrong where the line below an item counts as its text and was meant as the next item; or nothing.

    `first` is the line of the item, `column` where its text begins. With it the place: how many lines below the item,
    behind how many spaces.
    """
    above, item, below = lines[first - 1], lines[first], lines[first + 1]
    begun, dash = below.lstrip(), item.find("-")
    indent = len(below) - len(begun)
    if begun.startswith("- ") and above.startswith(below[: indent + 2]):  # it is the item that is indented otherwise
        return ITEM_OUTSIDE.format(indent), 0, dash
    if begun.startswith("- "):
        return ITEM_INSIDE.format(dash), 1, indent
    if begun.startswith("-"):
        return f"must have a space behind the dash: {found(begun.rstrip())}.", 1, indent
    # A text that goes on in the next line stands deeper than its beginning, or has filled its line.
    return ITEM_LOST if indent == column and len(item) < ROOM else "", 1, indent


def _without_commas(line: str, column: int) -> str:
    """What is wrong with a number in brackets that goes on in a column, behind a comma; or nothing."""
    number = next((one for one in GROUPED.finditer(line) if one.start() < column < one.end()), None)
    whole = number and line[: number.start()] + re.sub(", ?", "", number[0]) + line[number.end() :]
    return NO_COMMAS + offered(line, whole) if whole else ""


def _whole_in_quotes(line: str, column: int) -> str:
    """The same with the text in quotes that goes on there; or the line as it is."""
    begun, ended = list(VALUE_BEGUN.finditer(line, 0, column)), NEXT_FIELD.search(line, column)
    if not begun or not ended or line[begun[-1].end()] in "\"'[{":
        return line
    begin, end = begun[-1].end(), ended.start()
    return line[:begin] + quoted(line[begin:end]) + line[end:]


def without_value(where: Where, line: str, column: int) -> str:
    """What a key in brackets, which stands in a column of a line, lacks, by what it looks like."""
    key = str(where[-1])
    if ":" in key and "://" not in key:
        return f"must have a space behind the colon: {found(key)}.{offered(key, key.replace(':', ': ', 1))}"
    sign = re.match(OTHER_SIGN, key)
    if sign:
        offer = offered(key, f"{sign[1]}: {key[sign.end() :]}")
        return f"must have a colon and a space behind the key, not '{sign[2]}': {found(key)}.{offer}"
    as_key = re.match(r"([a-z_]+) [A-Z\"']", key)
    if as_key:
        return f"{NO_VALUE} If `{as_key[1]}` is a key, put a colon behind it."
    return _without_commas(line, column) or NO_VALUE + offered(line, _whole_in_quotes(line, column))
