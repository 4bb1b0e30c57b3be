"""`python tests/tools/land.py countries-50m.json` makes the land of the map, europe.json and world.json, anew.

The file is a TopoJSON of Natural Earth; the second of the two holds every country whole, for those who make maps of
their own. Only for whoever renews the map. Origin, licence and steps: generator/derive/geometry/README.md.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

import pycountry

from generator.derive.geometry.land import GEOMETRY, WORLD
from generator.derive.geometry.projection import HEIGHT, VIEWS, WIDTH, MapView, Point

Ring = list[int]  # indices of arcs, ~i for one walked backwards
Polygon = list[Ring]  # the outline, then the holes
Arcs = Mapping[int, list[Point]]
SIMFEROPOL = (34.1, 44.95)
# Drawn by the file in two parts, and one country for those who recognise states.
JOINED = ("CY", "SO", "UA")
# Drawn with the inset; everything else belongs to the picture of Europe.
INSET = {"US", "CA"}
# How far outside its frame a picture is cut, so that no cut edge shows.
MARGIN = 15
# In square units of the sheet: a bend smaller than the one is straightened, an island smaller than the other left out.
BEND_ON_SHEET, ISLAND_ON_SHEET = {"europe": 2.7, "north-america": 2.5}, {"europe": 6.0, "north-america": 10.0}

# The largest part of a country stays down to this size, or Malta would be gone.
SMALLEST = 2.0
BEND_ON_GROUND = 0.02  # square degrees at the equator: a smaller bend is straightened
ISLAND_ON_GROUND = 0.03  # the same: a smaller island is left out, unless it is the largest of its country
NEVER_LESS = 1e-4


def inside(point: Point, ring: list[Point]) -> bool:
    """Whether a point lies inside a closed ring: a ray from it crosses the ring an odd number of times."""
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def decoded_arcs(topology: dict[str, Any]) -> Arcs:
    """The arcs in degrees: the file holds whole-number steps."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = {}
    for number, steps in enumerate(topology["arcs"]):
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs[number] = arc
    return arcs


def countries(topology: dict[str, Any], arcs: Arcs) -> dict[str, list[Polygon]]:
    """The polygons of every country by its ISO code, as internationally recognised; see README.md."""
    found: dict[str, list[Polygon]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
        found.setdefault(code_of(shape), []).extend(polygons)
    found.pop("", None)
    crimea = [polygon for polygon in found["RU"] if inside(SIMFEROPOL, points(polygon[0], arcs))]
    found["RU"] = [polygon for polygon in found["RU"] if polygon not in crimea]
    found["UA"] += crimea
    for code in JOINED:
        found[code] = [[ring] for ring in dissolved([polygon[0] for polygon in found[code]], arcs)]
    return found


def code_of(shape: dict[str, Any]) -> str:
    """The two letters of a country; Kosovo and the north of Cyprus have no number in the file."""
    named = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}.get(shape["properties"]["name"])
    country = pycountry.countries.get(numeric=shape.get("id") or "")
    return named or (country.alpha_2 if country else "")


def dissolved(rings: list[Ring], arcs: Arcs) -> list[Ring]:
    """The rings with the borders between them gone: what is walked in both directions is left out, the rest joined."""
    walked = [arc for ring in rings for arc in ring]
    left = [arc for arc in walked if ~arc not in walked]
    joined: list[Ring] = []
    while left:
        ring = [left.pop(0)]
        while points(ring, arcs)[0] != points(ring, arcs)[-1]:
            end = points(ring, arcs)[-1]
            ring.append(left.pop(next(i for i, arc in enumerate(left) if points([arc], arcs)[0] == end)))
        joined.append(ring)
    return joined


def points(ring: Iterable[int], arcs: Arcs) -> list[Point]:
    """The points of a ring, first and last the same."""
    whole: list[Point] = []
    for arc in ring:
        part = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        whole += part[1:] if whole else part
    return whole


def area(ring: list[Point]) -> float:
    """The area of a ring in the square of its units."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def straightened(arc: list[Point], least: float, size: Callable[[list[Point]], float], closed: int) -> list[Point]:
    """The arc without its smallest bends (Visvalingam and Whyatt 1993). Ends stay, so neighbours keep one border.

    `size` measures a bend by its three points; of an arc that ends where it begins at least `closed` points stay.
    """
    kept = list(arc)
    fewest = closed if arc[0] == arc[-1] else 2
    while len(kept) > fewest:
        bends = [size(list(three)) for three in zip(kept, kept[1:], kept[2:], strict=False)]
        smallest = min(range(len(bends)), key=bends.__getitem__)
        if bends[smallest] >= least:
            break
        del kept[smallest + 1]
    return kept


def clipped(ring: list[Point], view: MapView) -> list[Point]:
    """The part of a ring in the frame of a view and a margin round it (Sutherland and Hodgman 1974)."""
    pairs = [(point, view.project(point)) for point in ring]
    left, top, right, bottom = view.frame
    edges = ((0, left - MARGIN, 1), (1, top - MARGIN, 1), (0, right + MARGIN, -1), (1, bottom + MARGIN, -1))
    for axis, limit, sign in edges:
        part: list[tuple[Point, Point]] = []
        for a, b in zip(pairs, [*pairs[1:], *pairs[:1]], strict=True):
            within = [sign * end[1][axis] >= sign * limit for end in (a, b)]
            if within[0]:
                part.append(a)
            if within[0] != within[1]:
                t = (limit - a[1][axis]) / (b[1][axis] - a[1][axis])
                part.append((between(a[0], b[0], t), between(a[1], b[1], t)))
        pairs = part
    return [point for point, _ in pairs]


def between(a: Point, b: Point, t: float) -> Point:
    """The point a share `t` of the way from one point to another."""
    return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])


def feature(code: str, rings: list[list[Point]]) -> str | None:
    """One country as GeoJSON, its islands too small to see left out; None where nothing of it is in the picture."""
    name = "north-america" if code in INSET else "europe"
    view = VIEWS[name]
    parts = [part for part in (clipped(ring, view) for ring in rings) if len(part) > 2]
    sized = sorted(((sheet_area(view, part), part) for part in parts), reverse=True)
    seen = [part for n, (size, part) in enumerate(sized) if size >= (ISLAND_ON_SHEET[name] if n else SMALLEST)]
    if not any(0 <= x <= WIDTH and 0 <= y <= HEIGHT for part in seen for x, y in map(view.project, part)):
        return None
    polygons = [[[[round(x, 2), round(y, 2)] for x, y in [*part, part[0]]]] for part in seen]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    whole = {"type": "Feature", "id": code, "properties": {"view": name}, "geometry": geometry}
    return json.dumps(whole, separators=(",", ":"))


def near(ring: list[Point], view: MapView) -> bool:
    """Whether any part of a ring can lie in the frame: the far side of the earth needs no straightening."""
    return any(abs(x - view.x) < WIDTH and abs(y - view.y) < HEIGHT for x, y in map(view.project, ring))


def sheet_area(view: MapView, ring: list[Point]) -> float:
    """The area of a ring on the sheet of a view."""
    return area([view.project(point) for point in ring])


def write_europe(path: str) -> None:
    """Write europe.json, a line for each country."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    arcs = decoded_arcs(topology)
    features = []
    for code, polygons in sorted(countries(topology, arcs).items()):
        name = "north-america" if code in INSET else "europe"
        outlines = [polygon[0] for polygon in polygons]
        kept = [ring for ring in outlines if near(points(ring, arcs), VIEWS[name])]
        used = sorted({max(arc, ~arc) for ring in kept for arc in ring})
        size = partial(sheet_area, VIEWS[name])
        plain = {arc: straightened(arcs[arc], BEND_ON_SHEET[name], size, closed=4) for arc in used}
        features.append(feature(code, [points(ring, plain) for ring in kept]))
    text = ",\n".join(line for line in features if line)
    whole = '{"type":"FeatureCollection","features":[\n' + text + "\n]}\n"
    GEOMETRY.write_text(whole, encoding="utf-8")


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
    """Write world.json, a line for each country."""
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
    WORLD.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write_europe(sys.argv[1])
    write_world(sys.argv[1])
