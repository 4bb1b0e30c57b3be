"""Words of a quote → the town they name, where that is not the one a value names."""

import re
from collections.abc import Iterable

from generator.check.quoted_names import folded_name

BEFORE_TOWN = r"\b(?:in|at|à|en|a|w|we|zu)\s+"
PLACE_PARTS = re.compile(r"\s*[,/(–]\s*|\s+and\s+")


def town_names(places: Iterable[str]) -> frozenset[str]:
    """The towns that places name: `Savelletri di Fasano, Apulia` names two."""
    return frozenset(part for place in places for part in PLACE_PARTS.split(place.rstrip(")")) if part[:1].isupper())


def towns_behind(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these towns behind a preposition; of two that begin alike the longer one."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"{BEFORE_TOWN}({'|'.join(map(re.escape, longest_first))})\b")


def other_town(place: str, known: re.Pattern[str], quotes: Iterable[str]) -> str:
    """A known town that stands behind a preposition in the quotes, where none of them names the place; or nothing."""
    said = list(quotes)
    own = {folded_name(name) for name in town_names([place])}
    if any(name in folded_name(quote) for name in own for quote in said):
        return ""
    return next((town for quote in said for town in known.findall(quote) if folded_name(town) not in own), "")
