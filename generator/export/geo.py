"""The data of the map as GeoJSON (RFC 7946): where every country stands, on the land it is drawn on.

The land is that of the map, cut at its edges and simplified for its size; countries outside it have no geometry.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from generator.derive.addresses import address, page_path
from generator.derive.changes import Chronicle
from generator.derive.geometry.land import LandShape, shapes
from generator.derive.geometry.projection import Point
from generator.derive.overview import by_status
from generator.export.encoding import generated_at
from generator.model.dossier import Dossier
from generator.model.records import Country
from generator.text.json_text import given, json_bytes


def geojson(dossier: Dossier, history: Chronicle) -> dict[str, bytes]:
    """One feature for every country, by code."""
    status = {actor.code: group.label for group in by_status(dossier) for actor in group.actors}
    land = {shape.code: shape for shape in shapes()}
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
    collection = {"type": "FeatureCollection", "generated_at": generated_at(dossier, history), "features": features}
    return {"data/map.geojson": json_bytes(collection)}


def _geometry(shape: LandShape | None) -> dict[str, Any] | None:
    if shape is None:
        return None
    rings = [ring if _anticlockwise(ring) else ring[::-1] for ring in shape.rings]
    return {"type": "MultiPolygon", "coordinates": [[[list(point) for point in ring]] for ring in rings]}


def _anticlockwise(ring: Sequence[Point]) -> bool:
    """As RFC 7946 asks of outlines."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) > 0
