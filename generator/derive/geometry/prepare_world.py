"""Makes world.json from the same file as europe.json: every country whole, for those who make maps of their own.

`python -m generator.derive.geometry.prepare_world countries-50m.json`

Only for whoever renews it; the site never runs it. Origin, licence and steps are told in README.md beside it.
"""

import json
import sys
from collections.abc import Iterable
from itertools import pairwise
from math import cos, radians
from pathlib import Path

from generator.derive.geometry.prepare import Arcs, Polygon, Ring, area, countries, decoded_arcs, points, straightened
from generator.derive.geometry.projection import Point

BEND_ON_GROUND = 0.02  # square degrees at the equator: a smaller bend is straightened
ISLAND_ON_GROUND = 0.03  # the same: a smaller island is left out, unless it is the largest of its country
NEVER_LESS = 1e-4


def on_the_ground(ring: list[Point]) -> list[Point]:
    """A ring with its degrees of longitude as long as those of latitude."""
    middle = sum(y for _, y in ring) / len(ring)
    return [(x * cos(radians(middle)), y) for x, y in ring]


def ground_area(ring: list[Point]) -> float:
    """The area of a ring in square degrees at the equator."""
    return area(on_the_ground(ring))


def rounded(ring: list[Point]) -> list[Point]:
    """A closed ring to two decimals, no point twice in a row."""
    whole = [(round(x, 2), round(y, 2)) for x, y in ring]
    return [one for n, one in enumerate(whole) if n == 0 or one != whole[n - 1]]


def faulty(rings: list[list[Point]]) -> set[int]:
    """The numbers of those closed rings that meet themselves, but from one side to the next, or each other."""
    found = {n for n, ring in enumerate(rings) if len(ring) < 4 or len(set(ring[:-1])) < len(ring) - 1}
    sides = sorted(
        (min(a[0], b[0]), n, k, (a, b)) for n, ring in enumerate(rings) for k, (a, b) in enumerate(pairwise(ring))
    )
    open_: list[tuple[float, int, int, tuple[Point, Point]]] = []
    for side in sides:
        left, n, k, line = side
        open_ = [one for one in open_ if max(one[3][0][0], one[3][1][0]) >= left]
        for _, m, i, other in open_:
            beside = m == n and abs(i - k) in (0, 1, len(rings[n]) - 2)
            if not beside and meet(other, line):
                found |= {m, n}
        open_.append(side)
    return found


def meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two sides have a point in common."""
    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) <= 0 and turn(c, d, a) * turn(c, d, b) <= 0 and overlap(one, other)


def turn(a: Point, b: Point, c: Point) -> int:
    """On which side of the line from a to b the point c lies; 0 on it."""
    size = round((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]), 9)
    return (size > 0) - (size < 0)


def overlap(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether the boxes round two sides meet."""
    return all(
        max(min(p[axis] for p in one), min(p[axis] for p in other))
        <= min(max(p[axis] for p in one), max(p[axis] for p in other))
        for axis in (0, 1)
    )


def simplified(country_rings: Iterable[list[Ring]], arcs: Arcs) -> dict[int, list[Point]]:
    """Every arc with so few bends that no ring of a country meets itself or another one of it."""
    every = list(country_rings)
    least = {max(arc, ~arc): BEND_ON_GROUND for rings in every for ring in rings for arc in ring}
    plain = {arc: straightened(arcs[arc], BEND_ON_GROUND, ground_area, closed=5) for arc in least}
    wrong = every
    while wrong:
        left: list[list[Ring]] = []
        for rings in wrong:
            bad = faulty([rounded(points(ring, plain)) for ring in rings])
            finer = {max(arc, ~arc) for n in bad for arc in rings[n]}
            finer = {arc for arc in finer if least[arc] > NEVER_LESS}
            least |= {arc: least[arc] / 4 for arc in finer}
            plain |= {arc: straightened(arcs[arc], least[arc], ground_area, closed=5) for arc in finer}
            left += [rings] if finer else []  # what stays wrong is too small to be drawn at two decimals
        wrong = left
    return plain


def polygons(country: list[Polygon], arcs: Arcs) -> list[list[list[Point]]]:
    """The polygons of a country, the largest first, without islands and holes too small to see."""
    drawn = [[rounded(points(ring, arcs)) for ring in polygon] for polygon in country]
    sized = sorted(((ground_area(polygon[0]), polygon) for polygon in drawn), reverse=True)
    kept: list[list[list[Point]]] = []
    for number, (size, polygon) in enumerate(sized):
        holes = [ring for ring in polygon[1:] if ground_area(ring) >= ISLAND_ON_GROUND]
        whole = [turned(polygon[0], anticlockwise=True), *(turned(hole, anticlockwise=False) for hole in holes)]
        if (number == 0 or size >= ISLAND_ON_GROUND) and not faulty([ring for one in [*kept, whole] for ring in one]):
            kept.append(whole)
    return kept


def turned(ring: list[Point], *, anticlockwise: bool) -> list[Point]:
    """A ring the way round that RFC 7946 asks for."""
    size = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return ring if (size > 0) == anticlockwise else ring[::-1]


def write_world(path: str) -> None:
    """Write world.json beside this file, a line for each country."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    arcs = decoded_arcs(topology)
    found = countries(topology, arcs)
    plain = simplified(([ring for polygon in country for ring in polygon] for country in found.values()), arcs)
    lines = []
    for code, country in sorted(found.items()):
        geometry = {"type": "MultiPolygon", "coordinates": polygons(country, plain)}
        if geometry["coordinates"]:
            lines.append(f'"{code}":{json.dumps(geometry, separators=(",", ":"))}')
        else:
            sys.stderr.write(f"{code}: too small for two decimals\n")
    (Path(__file__).parent / "world.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write_world(sys.argv[1])
