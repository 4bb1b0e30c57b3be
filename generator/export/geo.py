"""The data of the map as GeoJSON (RFC 7946): where every country stands, on its whole land.

The land is not that of the drawing, which is cut at its edges, but of the same origin and simplified for its size.
"""

from generator.derive.change_log import ChangeLog, generated_at
from generator.derive.geometry.land import whole_land
from generator.derive.map_groups import by_status
from generator.derive.page_addresses import address, page_path
from generator.export.country_codes import alpha_3
from generator.model.dossier import Dossier
from generator.model.records import Country
from generator.text.json_text import given, json_bytes


def geojson(dossier: Dossier, history: ChangeLog) -> dict[str, bytes]:
    """One feature for every country, by code."""
    groups = {actor.code: group for group in by_status(dossier) for actor in group.actors}
    land = whole_land()
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": given(
                {
                    "code": code,
                    "alpha_3": alpha_3(dossier, code),
                    "name": country.name,
                    "page": page_path(address(country)),
                    "status": groups[code].word if code in groups else None,
                    "status_label": groups[code].label if code in groups else None,
                    "subject": code == dossier.subject,
                }
            ),
            "geometry": land.get(code),
        }
        for code, country in sorted(dossier.actors.items())
        if isinstance(country, Country)
    ]
    collection = {"type": "FeatureCollection", "generated_at": generated_at(dossier, history), "features": features}
    return {"data/map.geojson": json_bytes(collection)}
