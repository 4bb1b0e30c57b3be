"""Words of a quote → the towns they name, and where they name another one than a value does."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from generator.check.quoted_persons import folded_name
from generator.text.towns import zone_towns

BEFORE_TOWN = r"\b(?:in|at|à|en|a|w|we|zu|i|у|в)\s+(?:(?:м|г|гр)\.\s+|(?:місті|городе|the city of)\s+)?"
# Where something was signed or held, whatever town that is.
AT_ANY_TOWN = re.compile(
    r"\b(?:[Ss]igned|[Dd]one|held|place|met|[Aa]dopted|[Ee]ndorsed|concluded|convened|gathered|Fait|signée?|réunis|Firmado"
    r"|Fatto|firmato|Geschehen|unterzeichnet|[Pp]odpisan\w|[Ss]porządzono|hölls|samlades|undertecknat|undertegnet)"
    r",?\s+(?:in|at|à|en|w|we|zu|i|på)\s+([^\W\d_a-zà-ÿ][^\W\d_]+(?:[ -][^\W\d_a-zà-ÿ][^\W\d_]+)*)(?!\w|['’])"
)
SAME_BEGINNING = 2  # letters that the names of one town in two languages mostly share: Genève, Geneva
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


@lru_cache(maxsize=4)
def towns_behind(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds any of these towns, or one of Europe, behind a preposition; of two the longer one."""
    longest_first = sorted({*map(re.escape, names), *_names_abroad()}, key=lambda name: (-len(name), name))
    return re.compile(rf"{BEFORE_TOWN}({'|'.join(longest_first)})\b")


def other_town(place: str, known: re.Pattern[str], quotes: Iterable[str]) -> str:
    """A known town that stands behind a preposition in the quotes, where none of them names the place; or nothing."""
    said = list(quotes)
    names = town_names([place])
    names |= {english for pattern, english in _names_abroad().items() for name in names if re.fullmatch(pattern, name)}
    abroad = [pattern for pattern, english in _names_abroad().items() if english in names]
    own = {folded_name(name) for name in names}
    if any(name in folded_name(quote) for name in own for quote in said):
        return ""
    if any(re.search(rf"\b(?:{'|'.join(abroad)})\b", quote) for quote in said if abroad):
        return ""
    any_town = (town for quote in said for town in AT_ANY_TOWN.findall(quote) if place.isascii() or not town.isascii())
    others = (town for town in any_town if town not in _countries() and not _may_be_one(town, place))
    return next((town for quote in said for town in known.findall(quote)), "") or next(others, "")


def other_town_told(sentence: str, known: re.Pattern[str], quotes: Iterable[str]) -> tuple[str, str] | None:
    """The towns of a sentence of which quotes that name others name none; or nothing."""
    words = list(quotes)
    towns = known.findall(sentence)
    others = [other_town(town, known, words) for town in towns]
    return (towns[0], others[0]) if towns and all(others) else None


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for language in QUOTED_LANGUAGES for name in Locale(language).territories.values())


def _may_be_one(town: str, place: str) -> bool:
    """Whether two names can be of one town: a word of both, or one beginning."""
    one, other = folded_name(town), folded_name(place)
    return one[:SAME_BEGINNING] == other[:SAME_BEGINNING] or bool(set(one.split()) & set(other.split()))


def country_of(place: str, names: Mapping[str, str], quotes: Iterable[str]) -> str:
    """The code of the country a town lies in, as its time zone or a quote that names both tells; or nothing."""
    said = (re.search(rf"\b{re.escape(place)}\s?[,(]\s?({'|'.join(map(re.escape, names))})\b", one) for one in quotes)
    return next((names[match[1]] for match in said if match), "") or _zone_countries().get(place, "")


@cache
def _zone_countries() -> Mapping[str, str]:
    """The towns by which time zones are named → the codes of their countries."""
    return {zone.rpartition("/")[2].replace("_", " "): code for zone, code in get_global("zone_territories").items()}
