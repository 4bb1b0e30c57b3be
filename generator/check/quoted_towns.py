"""Words of a quote → the towns they name, and where they name another one than a value does."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale

from generator.check.quoted_persons import folded_name
from generator.text.towns import zone_towns

BEFORE_TOWN = r"\b(?:in|at|à|en|a|w|we|zu|у|в)\s+"
PLACE_PARTS = re.compile(r"\s*[,/(–]\s*|\s+and\s+")
QUOTED_LANGUAGES = "en fr de it es pl uk".split()
DECLINING = frozenset({"pl", "uk"})
LAST_VOWEL = re.compile(r"[aeioyаеиоія]$")


def town_names(places: Iterable[str]) -> frozenset[str]:
    """The towns that places name: `Savelletri di Fasano, Apulia` names two."""
    return frozenset(part for place in places for part in PLACE_PARTS.split(place.rstrip(")")) if part[:1].isupper())


@cache
def _names_abroad() -> Mapping[str, str]:
    """Patterns for the towns of Europe, as the languages of the quotes call and decline them → their English names."""
    towns: dict[str, str] = {}
    for language in QUOTED_LANGUAGES:
        countries = set(Locale(language).territories.values())
        for name, english in zone_towns(language, "Europe/").items():
            if name not in countries:
                declined = re.escape(LAST_VOWEL.sub("", name)) + r"\w{0,3}"
                towns[declined if language in DECLINING else re.escape(name)] = english
    return towns


def towns_behind(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these towns, or one of Europe, behind a preposition; of two the longer one."""
    longest_first = sorted({*map(re.escape, names), *_names_abroad()}, key=lambda name: (-len(name), name))
    return re.compile(rf"{BEFORE_TOWN}({'|'.join(longest_first)})\b")


def other_town(place: str, known: re.Pattern[str], quotes: Iterable[str]) -> str:
    """A known town that stands behind a preposition in the quotes, where none of them names the place; or nothing."""
    said = list(quotes)
    names = town_names([place])
    abroad = [pattern for pattern, english in _names_abroad().items() if english in names]
    own = {folded_name(name) for name in names}
    if any(name in folded_name(quote) for name in own for quote in said):
        return ""
    if any(re.search(rf"\b(?:{'|'.join(abroad)})\b", quote) for quote in said if abroad):
        return ""
    return next((town for quote in said for town in known.findall(quote)), "")
