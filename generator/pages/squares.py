"""Draws small counts as squares, one a document: links with the code of the partner, or a row for how many.

The squares of a month are a list in HTML: on a desk a column of the chart, on a phone a line under its month.
"""

from collections.abc import Sequence
from html import escape

from generator.derive.addresses import address, page_path
from generator.derive.signatures import Month, Signature, titled_signature

# Of a row of squares, in units.
SQUARE = 8
PITCH = 10


def unit_row(number: int, tone: str) -> str:
    """So many squares in a row. The number stands beside it in words."""
    drawn = "".join(f'<rect x="{at * PITCH}" width="{SQUARE}" height="{SQUARE}"/>' for at in range(number))
    size = f'viewBox="0 0 {number * PITCH} {SQUARE}" width="{number * PITCH}" height="{SQUARE}"'
    return f'<svg class="units units--{escape(tone)}" {size} aria-hidden="true">{drawn}</svg>'


def strip(months: Sequence[Month], root: str) -> str:
    """The chart of signatures by month. `root` leads from the page's folder to that of the home page."""
    return f'<ol class="strip">{"".join(_month_column(month, root) for month in months)}</ol>'


def _month_column(month: Month, root: str) -> str:
    squares = "".join(_square(one, root) for one in month.signatures)
    kinds = [kind for kind, holds in (("empty", not month.signatures), ("year", month.number == 1)) if holds]
    label = f'<span class="strip__month">{month.name[:3]} <span>{month.year}</span></span>'
    told = f' class="{" ".join(f"strip__{kind}" for kind in kinds)}"' if kinds else ""
    return f"<li{told}>{label}{squares}</li>"


def _square(one: Signature, root: str) -> str:
    words = escape(titled_signature(one))
    kind = "square" if one.first else "square square--other"
    return (
        f'<a class="{kind}" href="{root}{page_path(address(one.agreement))}" '
        f'aria-label="{escape(one.code)}: {words}" title="{words}">{escape(one.code)}</a>'
    )
