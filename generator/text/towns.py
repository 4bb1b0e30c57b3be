"""The towns by which the world names its time zones, in many languages."""

from functools import cache

from babel import Locale, UnknownLocaleError

FULLEST = "uk"  # has a name for every zone


def town_of(place: str) -> str:
    """The town of a place, without what says where it lies: Kananaskis, Alberta."""
    return place.partition(",")[0]


@cache
def zone_towns(language: str, area: str = "") -> dict[str, str]:
    """What the towns of the list of time zones (those of an area, as `Europe/`) are called → their English names."""
    told = Locale("en").time_zones
    english = {
        zone: str(told.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " "))
        for zone in map(str, Locale(FULLEST).time_zones)
        if "/" in zone and zone.startswith(area)
    }
    found = {name: name for name in english.values()}
    try:
        named = Locale.parse(language).time_zones
    except (UnknownLocaleError, ValueError):
        return found
    return found | {
        str(one["city"]): english[zone] for zone, one in named.items() if zone in english and one.get("city")
    }
