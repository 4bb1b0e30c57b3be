"""Draws the map as static SVG: no script, no style attribute, colours by the classes of charts.css.

Links are addresses relative to the folder of the page (`/timeline/` → `../agreements/x/`), because MkDocs rewrites
links in Markdown only. They stay out of the tab order: the list beside each chart has the same links.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from generator.derive.geometry.land import LandShape, shapes
from generator.derive.geometry.projection import HEIGHT, VIEWS, WIDTH, Point
from generator.pages.map_names import place_name

# What is too small to be seen or met with a pointer gets a disc, in square units.
TINY, DISC = 20, 5
# Hatchings of a tile of 6 × 6 units, the calmest first: an angle and what is drawn. The first one is a full area.
LINE, DOT = '<rect width="6" height="1.6"/>', '<circle cx="3" cy="3" r="1.4"/>'
HATCHES = (
    (0, '<rect width="6" height="6" opacity=".7"/>'),
    (45, LINE),
    (0, LINE),
    (0, DOT),
    (135, LINE),
    (90, LINE),
    (45, LINE + '<rect width="1.6" height="6"/>'),
    (0, LINE + '<rect width="1.6" height="6"/>'),
)


@dataclass(frozen=True)
class Area:
    """How a country is drawn: words, address, the number of its hatching (none for neutral land), and its name."""

    title: str
    address: str
    hatch: int | None = None
    subject: bool = False
    name: str = ""


def map_svg(
    lands: Iterable[LandShape], statuses: Mapping[str, Area], tones: Sequence[str], says: str, name: str = "map"
) -> str:
    """The map, of the land that `says` tells.

    `statuses` are areas by the code of the country, `tones` the tone of every hatching; `name` is its own on the page.
    """
    said = f"{escape(says)} The list beside it says the same in words."
    # The inset lies over the main view, and the subject over its neighbours, so that its outline is whole.
    order = sorted(lands, key=lambda s: (s.view != "europe", s.code in statuses and statuses[s.code].subject, s.code))
    drawn = {view: "\n".join(_land(s, statuses.get(s.code), name) for s in order if s.view == view) for view in VIEWS}
    left, top, right, bottom = VIEWS["north-america"].frame
    frame = f'x="{left}" y="{top}" width="{right - left}" height="{bottom - top}"'
    return "\n".join(
        [
            f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{said}">',
            f'<defs><clipPath id="{name}-frame"><rect {frame}/></clipPath>',
            *(_tone_pattern(f"{name}-hatch-{n}", HATCHES[n % len(HATCHES)], tone) for n, tone in enumerate(tones)),
            f"</defs>\n{drawn['europe']}",
            *_place_names(order, statuses, "europe"),
            *(_mark_name(s, statuses[s.code]) for s in order if s.code in statuses and statuses[s.code].subject),
            f'<rect class="map__frame" {frame}/>',
            f'<g clip-path="url(#{name}-frame)">\n{drawn["north-america"]}\n</g>',
            *_place_names(order, statuses, "north-america"),
            f'<text class="map__note" x="{left + 6}" y="{bottom - 7}">Smaller scale</text>',
            "</svg>",
        ]
    )


def on_map(statuses: Mapping[str, Area]) -> bool:
    """Whether any of these countries is on the map at all."""
    return any(shape.code in statuses for shape in shapes())


def swatch(number: int | None = None, name: str = "map") -> str:
    """A piece of a hatching or of neutral land, for the legend; only on a page that has the map of this name."""
    fill = "" if number is None else f' fill="url(#{name}-hatch-{number})"'
    rect = f'<rect width="30" height="18"{fill}/>'
    return f'<svg class="swatch" viewBox="0 0 30 18" aria-hidden="true">{rect}</svg>'


def _tone_pattern(id_: str, hatch: tuple[int, str], tone: str) -> str:
    angle, drawn = hatch
    turned = f' patternTransform="rotate({angle})"' if angle else ""
    tint = '<rect class="map__ground" width="6" height="6"/><rect width="6" height="6" opacity=".22"/>'
    size = 'width="6" height="6" patternUnits="userSpaceOnUse"'
    return f'<pattern id="{id_}" class="tone--{escape(tone)}" {size}{turned}>{tint}{drawn}</pattern>'


def _land(shape: LandShape, area: Area | None, name: str) -> str:
    rings = [[VIEWS[shape.view].project(point) for point in ring] for ring in shape.rings]
    drawn = f'<path d="{"".join(map(path, rings))}"/>'
    if area is None:
        return drawn
    if len(rings) == 1 and extent(rings[0]) < TINY:
        x, y = centre(rings[0])
        drawn += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DISC}"/>'
    fill = "" if area.hatch is None else f' fill="url(#{name}-hatch-{area.hatch})"'
    kind = "map__subject" if area.subject else "map__plain" if area.hatch is None else "map__status"
    return linked_mark(area.address, area.title, drawn, f' class="{kind}"{fill}')


def _place_names(lands: Iterable[LandShape], statuses: Mapping[str, Area], view: str) -> list[str]:
    """The names or codes of the countries that have an area, but for the subject, whose name is larger."""
    named = [s for s in lands if s.view == view and s.code in statuses and not statuses[s.code].subject]
    inside = [(s.code, statuses[s.code].name, _outline_in_frame(s)) for s in named]
    return [place_name(name, code, ring) for code, name, ring in inside if name]


def _outline_in_frame(shape: LandShape) -> list[Point]:
    """The largest ring of a country on the sheet, cut at the frame of its view."""
    left, top, right, bottom = VIEWS[shape.view].frame
    ring = max(([VIEWS[shape.view].project(point) for point in ring] for ring in shape.rings), key=extent)
    return [(min(max(x, left), right), min(max(y, top), bottom)) for x, y in ring]


def _mark_name(shape: LandShape, area: Area) -> str:
    x, y = centre([VIEWS[shape.view].project(point) for point in shape.rings[0]])
    return f'<text class="map__name" x="{x:.1f}" y="{y:.1f}" aria-hidden="true">{escape(area.title)}</text>'


def linked_mark(address: str, title: str, drawn: str, more: str = "") -> str:
    """Something drawn as a link with words for those who point at it or hear it; `more` are further attributes."""
    words = escape(title)
    return f'<a href="{escape(address)}" aria-label="{words}" tabindex="-1"{more}><title>{words}</title>{drawn}</a>'


def path(ring: Sequence[Point]) -> str:
    """A closed ring as path data: the first point, then steps, in tenths of a unit so that rounding never adds up."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(tenths)]
    return f"M{_pair_of_marks(*tenths[0])}l{' '.join(_pair_of_marks(*step) for step in steps[:-1] if step != (0, 0))}z"


def _pair_of_marks(x: int, y: int) -> str:
    first, second = _tenths(x), _tenths(y)
    return f"{first}{second}" if second.startswith("-") else f"{first},{second}"


def _tenths(value: int) -> str:
    text = f"{value / 10:g}"
    return text.replace("0.", ".") if -10 < value < 10 else text


def extent(ring: Sequence[Point]) -> float:
    """The area of the rectangle round a ring."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def centre(ring: Sequence[Point]) -> Point:
    """The centroid of a ring."""
    sides = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    double = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in sides)
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in sides) / (3 * double)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in sides) / (3 * double)
    return x, y
