"""What a sentence names: countries and bodies, agreements, summits, towns and people, in the article's language."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache

from babel import Locale, UnknownLocaleError

from generator.model.dossier import Dossier
from generator.model.memoizing import memoized
from generator.model.records import Country
from generator.news.mentions import Mention, Names, fold, mentions, names_of
from generator.news.person_names import codes_named, names_of_people
from generator.news.places import Gazetteer, Town, capitalised_after, gazetteer
from generator.news.words import form_of, places_of, said_by, table_of, tells

ACTORS = frozenset({"country", "organisation", "demonym", "government"})
NAMES_REMEMBERED = 4096
LANGUAGES_REMEMBERED = 12
NEAR_BODY = 22  # characters
LEAST_SHARED = 4  # letters of an adjective and the country's name


@dataclass(frozen=True)
class NamedPlace:
    """A town named as a place. `town` is None where no list knows the name."""

    start: int
    end: int
    text: str
    town: Town | None


@dataclass(frozen=True)
class NamedPerson:
    """A person as the text names one. `head` is true where the office is that of a head of state or government."""

    start: int
    end: int
    name: str
    office: str
    country: str
    head: bool
    past: bool
    known: tuple[str, ...]


@memoized
def dated_bodies(dossier: Dossier) -> frozenset[str]:
    """The bodies of whose members the records say since when they belong to it."""
    entries = (one for country in dossier.countries.values() for one in country.memberships)
    return frozenset(str(one.organisation) for one in entries if one.since)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All that can be named, for one language. Compared by identity."""

    dossier: Dossier
    language: str
    names: Names = field(repr=False)
    towns: Gazetteer = field(repr=False)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words of the names and titles of the recorded agreements, and articles."""
        named = self.dossier.agreements.values()
        titles = [
            name
            for one in named
            for name in (one.name, *one.aliases, (one.official_title and one.official_title.value) or "")
        ]
        return frozenset(["the", "this", *re.findall(r"[^\W\d_]+", " ".join(titles).casefold())])

    @cached_property
    def codes_of(self) -> Callable[[str], tuple[str, ...]]:
        """For whom somebody of a name spoke or signed; what was asked before is remembered, up to a bound."""
        everyone = tuple(names_of_people(self.dossier))
        return lru_cache(NAMES_REMEMBERED)(lambda name: tuple(dict.fromkeys(codes_named(name, everyone))))

    @cached_property
    def _whole_names(self) -> re.Pattern[str]:
        """The full names of the records' people, the longest first."""
        names = {fold(name) for _, known in names_of_people(self.dossier) for name in known if " " in name}
        listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{listed or '(?!)'})(?!\w)")

    def full_names(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text names somebody of the records in full, as they are written there."""
        yield from (one.span() for one in self._whole_names.finditer(fold(text)))

    @cached_property
    def adjectives(self) -> tuple[re.Pattern[str], dict[str, str], dict[str, str]] | None:
        """What adjectives of countries look like, irregular ones, and what the countries are called."""
        table = table_of("demonyms").get(self.language)
        if not table:
            return None
        codes = {str(country.code) for country in self.dossier.countries.values()}
        named = territories(self.language) | {
            code: one.names[self.language] for code, one in self.dossier.actors.items() if self.language in one.names
        }
        called = {fold(name).casefold(): code for code, name in named.items() if code in codes}
        irregular = {fold(word).casefold(): code for word, code in table["irregular"].items()}
        return re.compile(rf"(?<!\w)([^\W\d_]{{2,}}?)(?:{table['ending']})(?!\w)", re.IGNORECASE), irregular, called

    def entities(self, text: str) -> list[Mention]:
        """What a text names, in order, without the towns that are only places."""
        named = mentions(text, self.names)
        found = [replace(one, kind="actor") if one.kind in ACTORS else one for one in named]
        found += self._by_adjective(text, found)
        found += self._by_noun(text, found)
        found += self._declared(text, found)
        people = list(self.full_names(text))
        named_ = (one for one in found if one.kind == "person" or not _part_of_name(one, people))
        return sorted(one for one in named_ if one.kind != "actor" or not _tells_where(text, one))

    def _capitals(self, text: str) -> Iterator[NamedPlace]:
        """The capitals that a text describes by their countries: "in the Lithuanian capital"."""
        if tells(text, "capital_noun"):
            for one in [*mentions(text, self.names), *self._by_adjective(text, ())]:
                actor = self.dossier.actors.get(one.ref)
                if isinstance(actor, Country) and actor.capital and _tells_where(text, one, "capital_noun"):
                    town = Town(actor.capital, str(actor.code), capital=True)
                    yield NamedPlace(one.start, one.end, one.text, town)

    def _declared(self, text: str, known: list[Mention]) -> Iterator[Mention]:
        """A declaration by its body or its short name: "the declaration of the G7", "the Joint Declaration"."""
        taken = [(one.start, one.end) for one in known if one.kind == "agreement"]
        for start, end in places_of(text, "declaration"):
            if any(first <= start < last for first, last in taken) or form_of("of_others").match(text, end):
                continue
            behind = [one.ref for one in known if one.kind == "actor" and 0 < one.start - end <= NEAR_BODY]
            before = [
                one.ref for one in known if one.kind == "actor" and form_of("its_own").fullmatch(text[one.end : start])
            ]
            for id_, names in self.short_names.items():
                if text[start:end] in names or any(code in names for code in (*behind, *before)):
                    yield Mention(start, end, "agreement", id_, text[start:end])
                    break

    @cached_property
    def short_names(self) -> dict[str, frozenset[str]]:
        """Of each agreement that others can join: its name without what follows "of", and the bodies in it."""
        found: dict[str, frozenset[str]] = {}
        for id_, agreement in self.dossier.agreements.items():
            if agreement.joined:
                head = agreement.name.split(" of ")[0].split()
                bodies = {word for word in head if word in self.dossier.actors}
                found[id_] = frozenset({" ".join(word for word in head if word not in bodies), *bodies})
        return found

    def _by_adjective(self, text: str, known: Iterable[Mention]) -> Iterator[Mention]:
        if not self.adjectives:
            return
        pattern, irregular, called = self.adjectives
        taken = [(one.start, one.end) for one in known]
        for match in pattern.finditer(text):
            code = _country_of(fold(match.group()).casefold(), irregular, called)
            free = all(match.end() <= start or end <= match.start() for start, end in taken)
            if code and code in self.dossier.actors and free and not self._before_town(text, match.end()):
                yield Mention(*match.span(), "actor", code, match.group())

    def _by_noun(self, text: str, known: list[Mention]) -> Iterator[Mention]:
        """The bodies that countries belong to by the last word of their names: "the Union", "the alliance"."""
        for noun, code in self._nouns_of_bodies.items() if self.language == "en" else ():
            for one in re.finditer(rf"(?<=\b[Tt]he )(?:{noun}|{noun.lower()})\b(?! of)", text):
                somebody = form_of("of_officer").match(text, one.end())  # "now the Union's foreign policy chief"
                if not somebody and all(one.end() <= other.start or other.end <= one.start() for other in known):
                    yield Mention(*one.span(), "actor", code, one.group())

    @cached_property
    def _nouns_of_bodies(self) -> dict[str, str]:
        bodies = {code: self.dossier.actors[code] for code in dated_bodies(self.dossier) if code in self.dossier.actors}
        names = ((name, code) for code, body in bodies.items() for name in (body.name, *body.aliases))
        return {name.rsplit(" ", 1)[-1]: code for name, code in names if " " in name and name[0].isupper()}

    def _before_town(self, text: str, end: int) -> bool:
        """Whether an adjective only says where a town lies."""
        return any(self.towns.named(text[start:stop]) for start, stop in capitalised_after(text, [end + 1]))

    def places(self, text: str) -> list[NamedPlace]:
        """The towns, known or not, that stand after a word such as "in"."""
        found: list[NamedPlace] = []
        for _, end in places_of(text, "place_before"):
            gap = form_of("between").match(text, end)
            starts = [end + 1] if text[end : end + 1] == " " else []
            starts += [gap.end()] if gap and gap.end() != end + 1 else []
            for start, stop in capitalised_after(text, starts):
                place = self._longest(text, start, stop, first=start == end + 1)
                if place and not any(one.start < place.end and place.start < one.end for one in found):
                    found.append(place)
        return sorted({one.start: one for one in [*self._capitals(text), *found]}.values(), key=lambda one: one.start)

    def _longest(self, text: str, start: int, stop: int, *, first: bool) -> NamedPlace | None:
        """The longest run of words from here that is a town; an unknown one only right behind the "in"."""
        words = text[start:stop].split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count]).removesuffix("’s").removesuffix("'s")
            town = self.towns.named(name)
            if town:
                return NamedPlace(start, start + len(name), name, town)
        whole = text[start:stop]
        actors = [one for one in self.entities(whole) if one.kind != "person"]
        return NamedPlace(start, stop, whole, None) if first and not actors else None


def _tells_where(text: str, one: Mention, noun: str = "kind_of_place") -> bool:
    """Whether a country only says where a place lies: "the Lithuanian capital", "the Canadian Rockies"."""
    behind = said_by(noun).match(text, one.end + 1)
    before = said_by(noun).search(text, max(0, one.start - NEAR_BODY), one.start)
    return behind is not None or (before is not None and before.end() == one.start - 1)


def _part_of_name(one: Mention, spans: list[tuple[int, int]]) -> bool:
    """Whether a name is only a part of somebody's name: "Luís Montenegro"."""
    return any(start < one.end <= end and start <= one.start for start, end in spans)


def _country_of(word: str, irregular: dict[str, str], called: dict[str, str]) -> str:
    for stem, code in irregular.items():
        if word.startswith(stem):
            return code
    shared = {name: _shared(word, name) for name in called}
    best = max(shared, key=lambda name: shared[name], default="")
    enough = best and shared[best] >= min(LEAST_SHARED, len(best) - 2)
    return called[best] if enough else ""


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@cache
def territories(language: str) -> dict[str, str]:
    """What countries are called in a language, by code."""
    try:
        return dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        return {}


@lru_cache(LANGUAGES_REMEMBERED)  # many articles are read in one go, in few languages
def lexicon(dossier: Dossier, language: str) -> Lexicon:
    """The lexicon of the records for an article in this language."""
    return Lexicon(dossier, language, names_of(dossier, language), gazetteer(dossier, language))
