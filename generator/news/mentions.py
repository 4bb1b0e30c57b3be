"""Which known countries, organisations, agreements, summits and people a text names, and which unknown ones.

Names come from the records: names, aliases, demonyms, capitals, seats, people. The longest name wins; none is found
inside another word; accents do not count. A capital is a government ("Kyiv expects") unless it is used as a place:
after "in", "from", "at" and the like, after a verb of travel, before "summit" or "region", or as a part of a longer
name. That is decided by the neighbouring words only, so "aid reached Kyiv" and "a train to Kyiv" can be wrong.
"""

import gettext
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pycountry

from generator.model.dossier import Dossier
from generator.model.records import Agreement, Country, Organisation
from generator.news.paragraphs import function_words
from generator.news.person_names import people_written
from generator.news.sounds import INFLECTED
from generator.news.words import form_of, table_of
from generator.text.spans import Spans

KINDS_OF_NAME = ("agreement", "summit", "organisation", "country", "person", "demonym", "government")
KINDS_RANK = {kind: rank for rank, kind in enumerate(KINDS_OF_NAME)}
LONGEST_CODE = 3  # letters
WORD_BEFORE = 80  # characters: enough for the longest word
SPEECH = re.compile(r"\W{0,2}\s?(?:said|says|added|told|warned|argued|noted|explained|who|wrote|agreed with)\b")
OTHER_PLACES, SHORT_NAMES = table_of("tables")["other_places"], table_of("tables")["short_names"]
BORNE_BY_PEOPLE, FORENAMES = (frozenset(table_of("tables")[name].split()) for name in ("borne_by_people", "forenames"))
TITLES = frozenset(" ".join(table_of("tables")["titles"]).split())
WORDS_OPENING = frozenset(table_of("tables")["articles"].split())
GENITIVE_S = frozenset({"de", "nl", "sv", "da", "nb"})
PROPER = form_of("proper").pattern
ANOTHER_NAME = re.compile(rf"\s(?P<word>{PROPER})")
FOLDED_MARKS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\xa0": " "})


@dataclass(frozen=True, order=True)
class Mention:
    """One name in a text. `ref` is a code or an id, or codes joined by a bar where the name can mean each of them."""

    start: int
    end: int
    kind: str
    ref: str
    text: str


@dataclass(frozen=True)
class Names:
    """Every known name with its kind and reference, and the patterns that find them."""

    meanings: dict[str, tuple[str, str]]
    exact: re.Pattern[str]
    loose: re.Pattern[str]
    inflected: tuple[tuple[re.Pattern[str], str, str], ...]
    unknown: re.Pattern[str]


def fold(text: str) -> str:
    """The same number of characters without accents and typographic marks."""
    bare = (unicodedata.normalize("NFD", character)[0] for character in text)
    return "".join(bare).translate(FOLDED_MARKS)


def names_of(dossier: Dossier, language: str = "en", text: str = "") -> Names:
    """The names in the records, what countries are called in this language, and people as the article writes them."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    written = ((name, "person", code) for name, code in people_written(dossier, text))
    for name, kind, ref in (*_entities(dossier), *_actors(dossier), *_people(dossier), *written):
        bare = fold(re.sub(r"^[Tt]he ", "", name))
        for spelling in {bare, *_variants(bare, kind)}:
            found[spelling][kind].add(ref)
    meanings = dict.fromkeys(OTHER_PLACES, ("elsewhere", ""))
    for name, kinds in found.items():
        kind = min(kinds, key=KINDS_OF_NAME.index)
        if len(kinds[kind]) == 1 or kind in ("government", "person"):  # a name of two agreements names neither
            meanings[name] = (kind, "|".join(sorted(kinds[kind])))
    caseless = {
        name.casefold(): what for name, what in meanings.items() if what[0] in KINDS_OF_NAME[:2] and " " in name
    }
    every = (name for one in pycountry.countries for name in (one.name, getattr(one, "common_name", one.name)))
    unknown = {fold(name) for name in every if "," not in name} - set(meanings)
    inflected = tuple(_translated(dossier, language))
    return Names(
        {**caseless, **meanings}, _pattern(meanings), _pattern(caseless, re.IGNORECASE), inflected, _pattern(unknown)
    )


def _pattern(names: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + ("|".join(map(re.escape, longest_first)) or r"(?!)") + r")(?![\w$])", flags)


def _variants(name: str, kind: str) -> Iterator[str]:
    """`US` also as `U.S.`, `G7` as `G-7`, and names of some length in capitals, as in headlines."""
    if kind in ("country", "organisation"):
        if re.fullmatch(r"[A-Z]{2,3}", name):
            yield ".".join(name) + "."
        if re.fullmatch(r"[A-Z]\d+", name):
            yield f"{name[0]}-{name[1:]}"
        if len(name) > LONGEST_CODE:
            yield name.upper()
            if name.isupper():
                yield name.capitalize()  # as some papers write what is spoken as a word


def _entities(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    for kind, records in (("agreement", dossier.agreements), ("summit", dossier.summits)):
        for id_, record in records.items():
            titled = record.official_title if isinstance(record, Agreement) else None
            titles = [titled.value] if titled and titled.value else []
            yield from ((name, kind, id_) for name in (record.name, *record.aliases, *titles))


def _actors(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Names, demonyms and capitals in all their spellings."""
    capitals = {actor.capital for actor in dossier.countries.values()} - {None}
    for code, actor in dossier.actors.items():
        names = {
            actor.name,
            *actor.aliases,
            *([actor.official_name.value or actor.name] if actor.official_name else []),
        }
        if isinstance(actor, Country):
            towns = {*actor.capital_spellings, *([actor.capital] if actor.capital else [])}
            yield from ((name, "country", code) for name in names - towns)
            yield from ((name, "government", code) for name in towns)
            yield from ((name, "demonym", code) for name in actor.demonyms)
        elif isinstance(actor, Organisation):
            yield from ((name, "organisation", code) for name in names | {code})
            if actor.seat in capitals:
                yield str(actor.seat), "government", code


def _people(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Full names, and family names that only one known person bears."""
    bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for code, actor in dossier.actors.items():
        for person in actor.people:
            for name in (person.name, *person.spellings):
                yield name, "person", code
                bearers[name.split()[-1]].add((person.name, code))
    for surname, persons in bearers.items():
        if len({name for name, _ in persons}) == 1 and len(surname) > LONGEST_CODE:
            yield from ((surname, "person", code) for _, code in persons)


def _translated(dossier: Dossier, language: str) -> Iterator[tuple[re.Pattern[str], str, str]]:
    """Countries and organisations in another language, with the endings of its cases."""
    if language == "en":
        return
    try:
        words = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
    except OSError:
        return
    for code, actor in dossier.actors.items():
        kind = "country" if isinstance(actor, Country) else "organisation"
        iso = pycountry.countries.get(alpha_2=code)
        names = {words.gettext(name) for name in (iso.name, getattr(iso, "common_name", iso.name))} if iso else set()
        own = [name for key, name in actor.names.items() if str(key) == language]
        for name in sorted({*names, *own, *filter(None, SHORT_NAMES.get(code, "").split(", "))}):
            yield re.compile(rf"(?<!\w){_case_ending(fold(name), language)}(?!\w)"), kind, code


def _case_ending(name: str, language: str) -> str:
    if language in GENITIVE_S:
        return re.escape(name) + "s?"
    if language not in INFLECTED:
        return re.escape(name)
    stems = (
        re.escape(word[:-1]) + r"\w{0,3}" if len(word) > LONGEST_CODE + 1 else re.escape(word) for word in name.split()
    )
    return r"\s".join(stems)


def mentions(text: str, names: Names, also_people: frozenset[str] = frozenset()) -> list[Mention]:
    """The known names in a text, in order. `also_people`: place names that the article uses for a person."""
    folded = fold(text)
    found = [(m.span(), *names.meanings[m.group()]) for m in names.exact.finditer(folded)]
    found += [(m.span(), *names.meanings[m.group().casefold()]) for m in names.loose.finditer(folded)]
    found += [(m.span(), kind, ref) for pattern, kind, ref in names.inflected for m in pattern.finditer(folded)]
    found.sort(key=lambda one: (one[0][0] - one[0][1], one[0][0], KINDS_RANK.get(one[1], -1)))
    taken = Spans(len(text))
    chosen = [
        Mention(start, end, kind, ref, text[start:end]) for (start, end), kind, ref in found if taken.take(start, end)
    ]
    return list(_standing(folded, sorted(chosen), also_people))


def _standing(folded: str, chosen: list[Mention], also_people: frozenset[str]) -> Iterator[Mention]:
    """Leaves out names of people that are no countries, and capitals that are places."""
    place_end = -1  # where the last capital used as a place ends: "in Berlin, Paris and London" is three places
    for one in chosen:
        if one.kind in ("elsewhere", ""):
            continue
        if one.kind in ("country", "government") and borne_by_person(folded, one.start, one.end):
            continue
        if one.text in also_people and SPEECH.match(folded, one.end):
            continue
        if one.kind == "person" and " " not in one.text and _within_longer_name(folded, one.start, one.end):
            continue
        if one.kind == "government":
            listed = place_end >= 0 and form_of("listed").fullmatch(folded, place_end, one.start)
            if listed or form_of("place_before").search(_before(folded, one.start)) or _placed_after(folded, one.end):
                place_end = one.end
                continue
        yield one


def _placed_after(folded: str, end: int) -> bool:
    following = ANOTHER_NAME.match(folded, end)
    return bool(form_of("place_after").match(folded, end)) or bool(
        following and not _ordinary(folded, end + 1, following["word"])
    )


def _ordinary(folded: str, start: int, word: str) -> bool:
    """Whether a capitalised word is no part of a name: an office, or an ordinary word that opens a sentence."""
    bare = word.casefold()
    opens = not re.search(r"[\w,;-]\s$", _before(folded, start))
    return bare in TITLES or (
        opens and (bare in WORDS_OPENING or bare in function_words("en")) and bare not in FORENAMES
    )


def _forename(folded: str, start: int) -> bool:
    """Whether a part of a name stands right before."""
    before = re.search(rf"({PROPER}|[A-Z]\.)\s$", _before(folded, start))
    if not before or (before[1].isupper() and not before[1].endswith(".")):
        return False
    return not _ordinary(folded, start - len(before[0]), before[1])


def _before(folded: str, start: int) -> str:
    """What stands right before a place: of a long text the rest would be searched in vain, again and again."""
    return folded[max(0, start - WORD_BEFORE) : start]


def borne_by_person(folded: str, start: int, end: int) -> bool:
    """Whether a place name is part of a person's name: a further capitalised word that is no title beside it."""
    return folded[start:end] in BORNE_BY_PEOPLE and _within_longer_name(folded, start, end)


def _within_longer_name(folded: str, start: int, end: int) -> bool:
    """Whether a further part of a name stands right before a word, or right behind it."""
    following = ANOTHER_NAME.match(folded, end)
    return _forename(folded, start) or bool(following and not _ordinary(folded, end + 1, following["word"]))


def people_called_like_places(text: str) -> frozenset[str]:
    """The place names that this text uses as a part of somebody's name."""
    folded = fold(text)
    found = re.finditer(r"(?<!\w)(?:" + "|".join(sorted(BORNE_BY_PEOPLE)) + r")(?!\w)", folded)
    return frozenset(one.group() for one in found if borne_by_person(folded, *one.span()))


def without_page(text: str, names: Names, known: list[Mention]) -> list[str]:
    """Countries and names of several capitalised words in a text that no record covers, in order, each once."""
    folded = fold(text)
    taken = Spans(len(text))
    for one in known:
        taken.take(one.start, one.end)
    found: dict[int, str] = {}
    for match in names.unknown.finditer(folded):
        start, end = match.span()
        if not borne_by_person(folded, start, end) and taken.take(start, end):
            found[start] = text[start:end]
    for match in form_of("sequence").finditer(text):
        start = match.start()
        end = taken.first(start, match.end())  # up to a name known already
        parts = re.sub(r"(?:\s(?:of|for|de|von|the))+\s*$", "", text[start:end]).split()
        while parts and _ordinary(folded, start, parts[0]):
            start += len(parts.pop(0)) + 1
        if len(parts) > 1:
            found[start] = " ".join(parts)
    return list(dict.fromkeys(found[start] for start in sorted(found)))
