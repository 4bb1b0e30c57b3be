"""The data of the map as GeoJSON (RFC 7946): where every country stands, on the land it is drawn on.

The land is that of the map, cut at its edges and simplified for its size; countries outside it have no geometry.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from generator import charts
from generator.dossier import Dossier
from generator.exports.encoding import edition, given, json_bytes, page_path
from generator.overview import by_status
from generator.projection import Point
from generator.records import Country
from generator.writing import address


def geojson(dossier: Dossier) -> dict[str, bytes]:
    """One feature for every country, by code."""
    status = {actor.code: group.label for group in by_status(dossier) for actor in group.actors}
    land = {shape.code: shape for shape in charts.shapes()}
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": given(
                {
                    "code": code,
                    "name": country.name,
                    "page": page_path(address(country)),
                    "status": status.get(code),
                    "subject": code == dossier.subject,
                }
            ),
            "geometry": _geometry(land.get(code)),
        }
        for code, country in sorted(dossier.actors.items())
        if isinstance(country, Country)
    ]
    collection = {"type": "FeatureCollection", "edition": edition(dossier).isoformat(), "features": features}
    return {"data/map.geojson": json_bytes(collection)}


def _geometry(shape: charts.Shape | None) -> dict[str, Any] | None:
    if shape is None:
        return None
    rings = [ring if _anticlockwise(ring) else ring[::-1] for ring in shape.rings]
    return {"type": "MultiPolygon", "coordinates": [[[list(point) for point in ring]] for ring in rings]}


def _anticlockwise(ring: Sequence[Point]) -> bool:
    """As RFC 7946 asks of outlines."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) > 0
