"""Towns in many languages: those of the records, capitals, and the towns by which the world names its time zones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.dossier import Dossier
from generator.news.sounds import INFLECTED, alike
from generator.news.words import tells
from generator.text.towns import zone_towns

FEWEST_LETTERS_OF_TOWN = 3
IN_TOWN = re.compile(r"(?<=\bin )[A-Z][^\W\d_]{3,}(?=[.,;:]| |$)")
SHORTEST_STEM, LONGEST_ENDING = 4, 2  # letters


@dataclass(frozen=True)
class Town:
    """A town; `name` is that of the records or of the list of time zones, `country` its code where it is known."""

    name: str
    country: str
    capital: bool = False


def recorded_towns(dossier: Dossier) -> dict[str, Town]:
    """Every town the records name, by its name."""
    towns: dict[str, Town] = {}
    for agreement in dossier.agreements.values():
        for signing in (agreement.signed, agreement.adopted):
            if signing and signing.place:
                towns[signing.place] = Town(signing.place, str(signing.country or ""))
    for summit in dossier.summits.values():
        if summit.held.place:
            towns[summit.held.place] = Town(summit.held.place, str(summit.held.country or ""))
    towns = {**_towns_told(dossier), **towns}
    for country in dossier.countries.values():
        if country.capital:
            towns[country.capital] = Town(country.capital, str(country.code), capital=True)
    return towns


def _towns_told(dossier: Dossier) -> dict[str, Town]:
    """The towns that the record only mentions: "in Odesa they agreed"; none that names a meeting, as regions do."""
    told = (
        one.what
        for record in (*dossier.agreements.values(), *dossier.summits.values(), *dossier.actors.values())
        for name in ("events", "provisions", "outcomes")
        for one in getattr(record, name, ())
    )
    names = {name for text in told for name in IN_TOWN.findall(text) if not tells(name, "no_place")}
    of_others = " ".join(
        [
            *(f"{one.name} {' '.join(one.aliases)} {one.held.place}" for one in dossier.summits.values()),
            *(f"{one.name} {' '.join(one.aliases)}" for one in dossier.actors.values()),
            *(one.signed.place or "" for one in dossier.agreements.values() if one.signed),
            *(word for one in dossier.countries.values() for word in one.demonyms),  # "in French"
        ]
    )
    return {name: Town(name, "") for name in names if name not in of_others}


@dataclass(frozen=True)
class Gazetteer:
    """The towns an article may name, in its language."""

    towns: dict[str, Town]
    zones: dict[str, str]
    aliases: dict[str, str]
    declines: bool = False

    def named(self, word: str) -> Town | None:
        """The town a word or several words of a text name; none where no list has it."""
        english = self.zones.get(word) or self.aliases.get(word) or word
        for name in dict.fromkeys((word, self.aliases.get(word, ""), english)):
            if name in self.towns:
                return self.towns[name]
        for name, town in self.towns.items():
            short = town_alone(name)
            if short == word or (len(word) > FEWEST_LETTERS_OF_TOWN and _spelt_alike(word, short)):
                return town
        if self.zones.get(word):
            return Town(english, "")
        declined = self._declined(word)
        return self.named(declined) if declined else None

    def _declined(self, word: str) -> str:
        """The name in its first case, of a town of the list that stands here in another."""
        if word.isascii() and not self.declines:
            return ""
        return next((one for one in self.zones if one != word and _of_one_stem(word, one)), "")


def _of_one_stem(word: str, name: str) -> bool:
    """Whether two names differ by a case ending alone."""
    stem = name[: max(SHORTEST_STEM, len(name) - LONGEST_ENDING)]
    return len(name) >= SHORTEST_STEM and word.startswith(stem) and len(word) <= len(name) + LONGEST_ENDING


def town_alone(name: str) -> str:
    """The name of a town without what tells it from others of the name."""
    return name.split(",", maxsplit=1)[0]


def _spelt_alike(word: str, name: str) -> bool:
    """Whether it is the name in another script or language; in the same script only accents may differ."""
    parts = word.split()
    return len(parts) == len(name.split()) and all(map(alike, parts, name.split())) and _initials_fit(word, name)


def _initials_fit(word: str, name: str) -> bool:
    ascii_both = word.isascii() and name.isascii()
    return not ascii_both or word[0] == name[0] or word.casefold().startswith("ch")


def gazetteer(dossier: Dossier, language: str) -> Gazetteer:
    """The towns of the records and of the world, as an article in this language names them."""
    towns = recorded_towns(dossier)
    aliases = {
        spelling: country.capital
        for country in dossier.countries.values()
        if country.capital
        for spelling in country.capital_spellings
    }
    return Gazetteer(towns, zone_towns(language), aliases, language in INFLECTED)


def capitalised_after(text: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The runs of one to three capitalised words that begin at these places."""
    for start in starts:
        end = start
        for word in text[start:].split(" ")[:3]:
            bare = word.rstrip(".,;:!?)»”\"'")
            if not bare[:1].isupper() or tells(bare, "no_place"):
                break
            end = end + len(bare) if end == start else end + 1 + len(bare)
            if bare != word:
                break
        if end > start:
            yield start, end
