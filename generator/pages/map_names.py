"""Where on the map the name or the code of a country has room: inside its largest piece of land, and nowhere else."""

from collections.abc import Sequence
from html import escape

from generator.derive.geometry.projection import Point

# The room a letter of a name and of a code takes, in units of the map; half the height of a line.
NAME_LETTER, CODE_ROOM, HALF_LINE = 7.4, 17, 6
# From this width on a code is still read on a phone, where a unit is half as large.
CODE_ON_PHONE = 27
STEPS = 24
Run = tuple[float, float]


def place_name(name: str, code: str, ring: Sequence[Point]) -> str:
    """The name where it fits, with its code for narrow screens; else the code; nothing where even that is too wide.

    It is for the eye alone: the link that lies under it says the same.
    """
    x, y, width = room(ring)
    if width < CODE_ROOM:
        return ""
    narrow = " map__code--small" if width < CODE_ON_PHONE else ""
    if width < len(name) * NAME_LETTER:
        return _lettering(code, x, y, f"map__code{narrow}")
    return _lettering(name, x, y, "map__full") + _lettering(code, x, y, "map__code map__code--narrow")


def room(ring: Sequence[Point]) -> tuple[float, float, float]:
    """The middle of the widest place for a line of text inside a ring, and how wide it is."""
    ys = [y for _, y in ring]
    top, height = min(ys), max(ys) - min(ys)
    best = (0.0, 0.0, 0.0)
    for step in range(1, STEPS):
        y = top + height * step / STEPS
        for left, right in _clear_of_outline(ring, y):
            best = max(best, (right - left, (left + right) / 2, y))
    return best[1], best[2], best[0]


def _clear_of_outline(ring: Sequence[Point], y: float) -> list[Run]:
    """The runs on a line of text that are inside a ring at its top, middle and foot."""
    found = _inner_runs(ring, y)
    for edge in (y - HALF_LINE, y + HALF_LINE):
        others = _inner_runs(ring, edge)
        found = [(max(a, c), min(b, d)) for a, b in found for c, d in others if max(a, c) < min(b, d)]
    return found


def _inner_runs(ring: Sequence[Point], y: float) -> list[Run]:
    """From where to where a horizontal line is inside a ring."""
    sides = zip(ring, [*ring[1:], ring[0]], strict=True)
    crossed = sorted(x1 + (x2 - x1) * (y - y1) / (y2 - y1) for (x1, y1), (x2, y2) in sides if (y1 > y) != (y2 > y))
    return list(zip(crossed[::2], crossed[1::2], strict=False))


def _lettering(text: str, x: float, y: float, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y + 4:.1f}" aria-hidden="true">{escape(text)}</text>'
