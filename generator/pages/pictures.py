"""What charts draw: the records as areas of the map, marks of the timeline, bars of sums, and squares, one a document.

The squares of a month are a list in HTML: on a desk a column of the chart, on a phone a line under its month.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from generator.derive.funds import DonorBar
from generator.derive.map_groups import StatusGroup
from generator.derive.page_addresses import address, page_path
from generator.derive.signatures import Month, Signature, titled_signature
from generator.derive.sums_by_year import YearBar
from generator.derive.timeline import TimelineEntry, titled
from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.records import Article, Record
from generator.pages.map_chart import Area
from generator.pages.timeline_chart import TimelineMark

# Of a row of squares, in units.
SQUARE = 8
PITCH = 10


def areas(dossier: Dossier, groups: Sequence[StatusGroup], root: str) -> dict[str, Area]:
    """How the map draws every country, by code. `root` leads from the page's folder to that of the home page."""
    subject = dossier.actors[dossier.subject]
    drawn = {subject.code: Area(subject.name, f"{root}{_directory(subject)}", subject=True)}
    for number, group in enumerate(groups):
        hatch = number if group.tone else None
        for actor in group.actors:
            drawn[actor.code] = Area(
                f"{actor.name}: {group.label}", f"{root}{_directory(actor)}", hatch, name=actor.name
            )
    return drawn


def _directory(record: Record) -> str:
    """The folder of a record's page on the built site."""
    return page_path(address(record))


def marks(rows: Sequence[TimelineEntry], root: str) -> list[TimelineMark]:
    """The rows as marks of the timeline, without audits, which are our work; `root` leads from the folder to home.

    Where most of a lane were in one town, its name says nothing: the month does.
    """
    shown = [row for row in rows if not isinstance(row.record, Article)]
    lanes = Counter(row.lane for row in shown)
    towns = Counter((row.lane, row.label) for row in shown)

    def label(row: TimelineEntry) -> str:
        usual = 1 < towns[row.lane, row.label] > lanes[row.lane] / 2
        return f"{when(row.date).first:%b %Y}" if usual else row.label

    return [
        TimelineMark(when(row.date).first, row.lane, label(row), titled(row), f"{root}{_directory(row.record)}")
        for row in shown
    ]


def bar(row: DonorBar, longest: float) -> str:
    """The bar of a donor, its sums end to end, as long as its part of the longest. The words stand beside it."""
    return _bar([length / longest * 100 for _, length in row.sums], "promised")


def year_bar(row: YearBar, longest: float) -> str:
    """The bar of one sum, in the look of what it is to its text. The words stand beside it."""
    return _bar([row.length / longest * 100], row.stage)


def _bar(widths: Iterable[float], stage: str) -> str:
    """Pieces end to end, in hundredths of the room there is; each can be seen, however short."""
    parts, at = [], 0.0
    for width in widths:
        seen = max(width, 0.3)
        parts.append(f'<rect x="{at:.2f}" width="{max(seen - 0.3, 0.3):.2f}" height="4"/>')
        at += seen
    frame = 'viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"'
    return f'<svg class="bar bar--{stage}" {frame}>{"".join(parts)}</svg>'


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
