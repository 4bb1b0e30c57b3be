"""Words of a quote → the persons, towns and offices they name, and where they name others than a value does.

Which offices sign for states and bodies is in offices.toml.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from babel import Locale

from generator.text.spans import Spans
from generator.text.towns import zone_towns
from generator.text.wording import LETTERS

NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SUFFIXES = frozenset("jr sr ii iii".split())  # what stands behind a family name
FAMILY_STEM, CASE_ENDING = 4, 3  # letters
SAME_NAME = 0.7  # from here on one spelling is taken for another of the same name


def misnamed(name: str, spellings: Iterable[str], others: Iterable[str], quotes: Iterable[str]) -> str:
    """The words of the quotes that name a person otherwise, or nothing.

    They do where a word is almost, but not quite, the family name or, before the family name, the first one; and where
    they name another known person instead. A quote without any of this, or in another script, says nothing.
    """
    texts = [NAME_WORD.findall(quote) for quote in quotes]
    if any(_persons_named(one, text) for one in (name, *spellings) for text in texts):
        return next((said for text in texts if (said := _first_misspelt(name, spellings, text))), "")
    almost = (said for text in texts for one in (name, *spellings) if (said := _misspelt(one, text)))
    another = (other for other in others for text in texts if _persons_named(other, text, whole=True))
    return next(almost, "") or next(another, "")


def folded_name(word: str) -> str:
    """A word without case and marks: Plenković and PLENKOVIC are one."""
    bare = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS).replace("’", "'"))
    return "".join(one for one in bare if not unicodedata.combining(one))


def _family(name: str) -> str:
    words = [word for word in NAME_WORD.findall(name) if folded_name(word) not in SUFFIXES]
    return folded_name(words[-1]) if words else ""


def _given_name(name: str) -> str:
    words = NAME_WORD.findall(name)
    return folded_name(words[0]) if len(words) > 1 else ""


def _persons_named(name: str, text: list[str], *, whole: bool = False) -> bool:
    """Whether the words hold a family name, or the whole of a name of two words or more."""
    words = {folded_name(word) for word in text}
    given = _given_name(name)
    return _stands_in(_family(name), words) and (not whole or (bool(given) and _stands_in(given, words)))


def _stands_in(name: str, words: set[str]) -> bool:
    """Whether a name is one of the words; in Cyrillic letters also with the ending of a case."""
    stem = name[: max(FAMILY_STEM, len(name) - 1)]
    declines = not name.isascii() and len(name) >= FAMILY_STEM
    return name in words or (
        declines and any(word.startswith(stem) and len(word) <= len(name) + CASE_ENDING for word in words)
    )


def _misspelt(name: str, text: list[str]) -> str:
    """The word that is almost the family name."""
    names = {folded_name(word): word for word in text if word[0].isupper()}
    close = get_close_matches(_family(name), names, n=1, cutoff=SAME_NAME)
    return names[close[0]] if close else ""


def _first_misspelt(name: str, spellings: Iterable[str], text: list[str]) -> str:
    """The two words before a family name's end that give the first name almost: Volodimir Zelenskyy."""
    known = {_given_name(one) for one in (name, *spellings)}
    words = [folded_name(word) for word in text]
    if _family(name) not in words[1:] or known & set(words):
        return ""
    at = words.index(_family(name), 1)
    close = get_close_matches(words[at - 1], known, n=1, cutoff=SAME_NAME)
    return f"{text[at - 1]} {text[at]}" if close else ""


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


_OFFICES_SAID = tomllib.loads(Path(__file__).with_name("offices.toml").read_text(encoding="utf-8"))
PATTERN_BREAK = re.compile(r"\n *")
# Not of who held it before, or stands for who holds it.
NOT_FORMER = r"(?<!former )(?<!vice[- ])(?<!deputy )\b"
OFFICES = {
    office: re.compile(rf"{NOT_FORMER}(?:{PATTERN_BREAK.sub('', said.lstrip())})\b", re.IGNORECASE)
    for office, said in _OFFICES_SAID.items()
}


def offices_named(text: str) -> dict[str, str]:
    """The offices a text names, with the words that do."""
    taken = Spans(len(text))
    return {
        office: match.group()
        for office, pattern in OFFICES.items()
        for match in pattern.finditer(text)
        if taken.take(*match.span())
    }


# Two words with capitals, behind the words for an office.
HOLDER = re.compile(r"\s+([^\W\d_]+(?:['’-][^\W\d_]+)*\s+[^\W\d_]+(?:['’-][^\W\d_]+)*)")


def other_holder(office: str, names: Iterable[str], quotes: Iterable[str]) -> str:
    """Who the quotes say holds the office, where they name nobody of these names; or nothing."""
    said = list(quotes)
    texts = [NAME_WORD.findall(quote) for quote in said]
    persons = list(names)
    if any(_persons_named(name, text) for name in persons for text in texts):
        return ""
    holders = (
        match.group(1)
        for kind in offices_named(office)
        for quote in said
        for title in OFFICES[kind].finditer(quote)
        if (match := HOLDER.match(quote, title.end())) and all(word[0].isupper() for word in match.group(1).split())
    )
    in_script = {folded_name(name).isascii() for name in persons}
    return next((one for one in holders if folded_name(one).isascii() in in_script), "")
