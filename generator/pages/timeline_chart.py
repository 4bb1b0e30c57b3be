"""Draws the timeline as static SVG, as the map is drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby, pairwise

from generator.pages.map_chart import linked_mark

# In units: width, where lanes begin, room for the years before the break, height of a lane and of a mark.
SHEET, LEFT, EARLY, LANE, STEP = 1180, 190, 90, 46, 10
YEARS_ABOVE = 16  # room above all lanes for the years
# An empty run of at least this many years is where the axis is broken.
LONG_SILENCE = 5
# Above this level a label would seem to name the whole pile.
TALLEST = 1
# Half the width of a letter of a label, and the room kept free beside it.
LETTER, CLEARANCE = 3.1, 9


@dataclass(frozen=True)
class TimelineMark:
    """One thing on the timeline. `lane` is the words of its lane, `label` the short words shown where they fit."""

    day: date
    lane: str
    label: str
    title: str
    address: str


Placed = list[tuple[TimelineMark, float, int]]


@dataclass(frozen=True)
class Axis:
    """Years across the sheet. Those from `start` to `broken` share a narrow strip, the later ones have equal room."""

    start: int
    broken: int
    end: int

    @property
    def left(self) -> float:
        """Where the years after the break begin."""
        return LEFT + (EARLY if self.broken > self.start else 0)

    @property
    def year_width(self) -> float:
        """The room of a year after the break."""
        return (SHEET - 10 - self.left) / (self.end - self.broken)

    def at(self, day: date) -> float:
        """Where a day lies."""
        years = day.year + (day.timetuple().tm_yday - 1) / 366
        if years >= self.broken:
            return self.left + (years - self.broken) * self.year_width
        return LEFT + 12 + (years - self.start) / (self.broken - self.start) * (EARLY - 24)


def axis_of(days: Iterable[date]) -> Axis:
    """The axis for these days, broken before the first year after the longest silence, if that is long."""
    years = sorted({day.year for day in days})
    silences = [(later - earlier - 1, later) for earlier, later in pairwise(years)]
    longest, after = max(silences, default=(0, years[0]))
    return Axis(years[0], after if longest >= LONG_SILENCE else years[0], years[-1] + 1)


def timeline_svg(rows: Sequence[TimelineMark]) -> str:
    """The timeline: a lane for each kind of thing, in the order of the rows, and one axis under them."""
    if not rows:
        return ""
    axis = axis_of(row.day for row in rows)
    lanes, y = [], float(YEARS_ABOVE)
    for lane, marks in groupby(rows, key=lambda row: row.lane):
        placed = stacked(axis, list(marks))
        y += LANE + STEP * max(level for _, _, level in placed)
        lanes.append((lane, y, placed))
    says = f"Timeline from {axis.start} to {axis.end - 1}. The list under it says the same in words."
    drawn = [line for lane, foot, placed in lanes for line in _lane(lane, foot, placed)]
    return "\n".join(
        [
            f'<svg class="timeline-chart" viewBox="0 0 {SHEET} {y + 40:.0f}" role="group" aria-label="{says}">',
            *_years(axis, y + 14),
            *drawn,
            "</svg>",
        ]
    )


def stacked(axis: Axis, marks: Sequence[TimelineMark]) -> Placed:
    """Every mark with its place and level, from left to right: one that would touch another is set on top of it."""
    placed: Placed = []
    for mark in sorted(marks, key=lambda m: (m.day, m.label)):
        x = axis.at(mark.day)
        taken = set()
        for _, other, level in reversed(placed):
            if x - other >= STEP:
                break
            taken.add(level)
        placed.append((mark, x, next(level for level in range(len(marks)) if level not in taken)))
    return placed


def _lane(lane: str, foot: float, placed: Placed) -> list[str]:
    label = f'<text class="timeline-chart__lane" x="0" y="{foot - 1:.1f}">{escape(lane)}</text>'
    line = f'<path class="timeline-chart__line" d="M{LEFT},{foot + 3:.1f}H{SHEET}"/>'
    shown = labelled(placed)
    return [line, label, *(_mark(mark, x, foot - 5 - level * STEP, shown.get(mark)) for mark, x, level in placed)]


def labelled(placed: Placed) -> dict[TimelineMark, float]:
    """Where the labels stand that fit: nothing above their mark, no pile under it, and the label before has ended."""
    shown: dict[TimelineMark, float] = {}
    until = float(LEFT)
    xs = [x for _, x, _ in placed]
    for mark, x, level in placed:
        half = len(mark.label) * LETTER
        middle = min(max(x, LEFT + half), SHEET - half)
        under = placed[bisect_right(xs, middle - half - STEP) : bisect_left(xs, middle + half + STEP)]
        covered = any(higher > level for _, _, higher in under)
        if level <= TALLEST and not covered and middle - half >= until:
            shown[mark] = middle
            until = middle + half + CLEARANCE
    return shown


def _mark(mark: TimelineMark, x: float, y: float, label_at: float | None) -> str:
    drawn, title = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.2"/>', mark.title
    if label_at is not None:
        # Who speaks to a link says what is written at it, so its name has that.
        title = title if mark.label in title else f"{mark.label}: {title}"
        drawn += f'<text x="{label_at:.1f}" y="{y - 9:.1f}">{escape(mark.label)}</text>'
    return linked_mark(mark.address, title, drawn)


def _years(axis: Axis, y: float) -> list[str]:
    """The axis with its break, a hairline through all lanes at every new year, and the years above them too."""
    ends = axis.left - 8, axis.left - 4
    if axis.broken > axis.start:
        line = f"M{LEFT},{y}H{ends[0] - 4}l4,-5M{ends[0] + 2:.1f},{y + 5}l4,-5H{SHEET}"
        early = [f'<text x="{LEFT + 12}" y="{y + 18}">{axis.start}</text>']
    else:
        line, early = f"M{LEFT},{y}H{SHEET}", []
    lines = [f'<g class="timeline-chart__axis"><path d="{line}"/>', *early]
    for year in range(axis.broken, axis.end):
        x = axis.at(date(year, 1, 1))
        middle = x + axis.year_width / 2
        lines.append(f'<path d="M{x:.1f},0V{y + 5}"/><text x="{middle:.1f}" y="{y + 18}">{year}</text>')
        lines.append(f'<text class="timeline-chart__above" x="{middle:.1f}" y="{YEARS_ABOVE - 4}">{year}</text>')
    return [*lines, "</g>"]
