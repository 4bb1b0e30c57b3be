"""The land of the countries, as the map draws it and whole, from Natural Earth; see README.md."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.derive.geometry.projection import Point

GEOMETRY = Path(__file__).parent / "europe.json"
WORLD = Path(__file__).parent / "world.json"


@dataclass(frozen=True)
class LandShape:
    """The land of one country: the name of its view, and its rings of longitude and latitude, the largest first."""

    code: str
    view: str
    rings: tuple[tuple[Point, ...], ...]


@cache
def shapes() -> tuple[LandShape, ...]:
    """The countries of the map, from Natural Earth; see geometry/README.md."""
    features = json.loads(GEOMETRY.read_text(encoding="utf-8"))["features"]
    return tuple(
        LandShape(
            feature["id"],
            feature["properties"]["view"],
            tuple(tuple((x, y) for x, y in polygon[0]) for polygon in feature["geometry"]["coordinates"]),
        )
        for feature in features
    )


@cache
def whole_land() -> dict[str, dict[str, Any]]:
    """The land of every country of the world as a geometry of GeoJSON, by its ISO code."""
    found: dict[str, dict[str, Any]] = json.loads(WORLD.read_text(encoding="utf-8"))
    return found
