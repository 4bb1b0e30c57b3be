"""Which known countries, organisations, agreements, summits and people a text names, and which unknown ones.

Names come from the records: names, aliases, demonyms, capitals, seats, people. The longest name wins; none is found
inside another word; accents do not count. A capital is a government ("Kyiv expects") unless it is used as a place: after
"in", "from", "at" and the like, after a verb of travel, before "summit" or "region", or as a part of a longer name. That
is decided by the neighbouring words only, so "aid reached Kyiv" and "a train to Kyiv" can be wrong.
"""

import gettext
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pycountry

from generator.dossier import Dossier
from generator.paragraphs import function_words
from generator.records import Country, Organisation

KINDS = ("agreement", "summit", "organisation", "country", "person", "demonym", "government")
# Names that people bear as well; with a further capitalised word beside them they are people.
BORNE_BY_PEOPLE = frozenset(
    "Georgia Jordan Chad Israel Holland Ireland France Washington Sofia Paris London Vienna Lima Victoria Santiago Kingston "
    "India China Kenya Cuba Cyprus Dominica Brazil England Jamaica Berlin Brunei Montenegro Asia Victoria".split()
)
TITLES = frozenset(
    "president prime minister chancellor premier secretary foreign defence defense general king queen ambassador senator "
    "mr mrs ms dr sir lord deputy chief vice leader parliament government envoy spokesman spokeswoman commissioner "
    "präsident bundeskanzler kanzler ministerpräsident außenminister verteidigungsminister staatschef president-elect "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december northern southern eastern western central".split()
)
SPEECH = re.compile(r"\W{0,2}\s?(?:said|says|added|told|warned|argued|noted|explained|who|wrote|agreed with)\b")
PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|at|from|near|outside|around|across|through|via|inside|into|towards?|visit\w*|left|leav\w+|reach\w*|enter\w*|bomb\w*|"
    r"shell\w*|struck|capital|capital,|(?:city|battle|outskirts|mayor|streets|north|south|east|west|suburbs?|region) of|"
    r"(?:travel\w*|trips?|visits?|flew|flight|went|came|arriv\w+|return\w*|journey\w*|moved) (?:back )?to|attacks? on|strikes? on|"
    r"aus|bei|nach|im|bis|dans|à|w|z|у|в|з|із|до)|/)\s*$",
    re.IGNORECASE,
)
PLACE_AFTER = re.compile(
    r"(?:\s|-)(?:summit|meeting|conference|region|city|oblast|street|time|agreements?|declaration|talks|airport|suburb|forum|"
    r"protocol|format|process|accords?|treaty|gipfel|\d)|/[A-Z]|,\s(?:[A-Z]{2,}\b|\w+\s\d{1,2}\s\()"
)
LISTED = re.compile(r"\s*(?:,|,?\s(?:and|or|und|et|i|та|і))\s*")
# Short names that ISO's translations lack, in the languages articles come in.
ELSEWHERE = {
    "US": "USA, États-Unis, Vereinigte Staaten, Stany Zjednoczone, США, Сполучені Штати, Estados Unidos, Stati Uniti",
    "GB": "Großbritannien, Grande-Bretagne, Royaume-Uni, Wielka Brytania, Велика Британія, Британія, Великобританія, Великобритания, "
    "Gran Bretaña, Reino Unido, Regno Unito, Gran Bretagna",
    "RU": "Russland, Russie, Rosja, Росія, Россия, Rusia, Rusko", "CZ": "Tschechien, Tchéquie, Czechy, Чехія",
    "EU": "Europäische Union, Union européenne, Unia Europejska, Європейський Союз, Євросоюз, ЄС, Unión Europea, Unione europea",
    "NATO": "НАТО, OTAN", "UN": "ООН, Vereinte Nationen, Nations unies", "G7": "Група семи, Groupe des Sept",
}  # fmt: skip
INFLECTED = frozenset("uk ru pl cs sk hr sl lt lv et fi hu".split())
GENITIVE_S = frozenset("de nl sv da nb".split())
PROPER = r"[^\W\d_a-zа-яёіїєґ][^\W\d_]+(?:['’-][^\W\d_]+)*"
SEQUENCE = re.compile(rf"{PROPER}(?:\s(?:(?:of|for|de|von|van|der|du|la|the)\s){{0,2}}{PROPER})+")
FOLDED_MARKS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\xa0": " "})


@dataclass(frozen=True, order=True)
class Mention:
    """One name in a text. `ref` is a code or an id; several codes joined by "|" where the name can mean each of them."""

    start: int
    end: int
    kind: str
    ref: str
    text: str


@dataclass(frozen=True)
class Names:
    """Every known name with what it can mean, and one pattern each for those where case counts and where not."""

    meanings: dict[str, tuple[str, str]]
    exact: re.Pattern[str]
    loose: re.Pattern[str]
    endings: tuple[tuple[re.Pattern[str], str, str], ...]
    countries: re.Pattern[str]


def fold(text: str) -> str:
    """The same number of characters without accents and typographic marks."""
    bare = (unicodedata.normalize("NFD", character)[0] for character in text)
    return "".join(bare).translate(FOLDED_MARKS)


def names_of(dossier: Dossier, language: str = "en") -> Names:
    """The names in the records, and what countries are called in this language."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, kind, ref in _names(dossier):
        bare = fold(re.sub(r"^[Tt]he ", "", name).strip())
        found[bare][kind].add(ref)
        if re.fullmatch(r"[A-Z]{2,3}", bare):
            found[".".join(bare) + "."][kind].add(ref)
        if kind in ("country", "organisation") and len(bare) > FEWEST_LETTERS:
            found[bare.upper()][kind].add(ref)
    meanings = {}
    for name, kinds in found.items():
        kind = min(kinds, key=KINDS.index)
        if kind == "government" or len(kinds[kind]) == 1:
            meanings[name] = (kind, "|".join(sorted(kinds[kind])))
    caseless = {name.casefold(): meaning for name, meaning in meanings.items() if meaning[0] in KINDS[:2] and " " in name}
    known = set(meanings)
    others = [country.name for country in pycountry.countries] + [
        country.common_name for country in pycountry.countries if hasattr(country, "common_name")
    ]
    return Names(
        {**meanings, **caseless},
        _pattern(meanings),
        _pattern(caseless, re.IGNORECASE),
        tuple(_translated(dossier, language)),
        _pattern(name for name in others if "," not in name and fold(name) not in known),
    )


FEWEST_LETTERS = 3


def _pattern(names: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    longest_first = sorted(map(fold, names), key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + ("|".join(map(re.escape, longest_first)) or r"(?!)") + r")(?!\w)", flags)


def _names(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Every name with its kind and reference."""
    for kind, records in (("agreement", dossier.agreements), ("summit", dossier.summits)):
        for id_, record in records.items():
            yield from ((name, kind, id_) for name in (record.name, *record.aliases))
    surnames: dict[str, set[str]] = defaultdict(set)
    for code, actor in dossier.actors.items():
        kind = "country" if isinstance(actor, Country) else "organisation"
        yield from ((name, kind, code) for name in (actor.name, *actor.aliases))
        if actor.official_name and actor.official_name.value:
            yield actor.official_name.value, kind, code
        if isinstance(actor, Organisation):
            yield from ((name, kind, code) for name in (actor.code, *([actor.seat] if False else ())))
        yield from _of_country(actor, code)
        for person in actor.people:
            for name in (person.name, *person.spellings):
                yield name, "person", code
                surnames[name.split()[-1]].add(person.name)
                yield name.split()[-1], f"surname {person.name}", code
