"""What a text is about, so that a sentence of an article and one of the record can be told to be about one thing."""

import re
from functools import cache, lru_cache

from generator.news.entities import Lexicon
from generator.news.mentions import fold
from generator.news.paragraphs import STOPLISTS, function_words
from generator.news.spoken import numbers
from generator.news.words import table_of

STEM_LETTERS = 5  # letters by which two forms of a word are one
GIST_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")


@cache
def _glossary() -> dict[str, re.Pattern[str]]:
    said = table_of("glossary")
    return {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in said.items()}


def things_in(text: str) -> frozenset[str]:
    """The things of the glossary that a text speaks of, in whatever language."""
    return _things_and_rest(text)[0]


def _things_and_rest(text: str) -> tuple[frozenset[str], str]:
    """The things of the glossary in a text, and the text without their words."""
    found = set()
    for thing, pattern in _glossary().items():
        shorter = pattern.sub(" ", text)
        if shorter != text:
            found.add(thing)
            text = shorter
    return frozenset(found), text


@lru_cache(maxsize=64)  # a clause is asked for by one rule after the other
def gist(text: str, known: Lexicon) -> frozenset[str]:
    """What a text is about: things of the glossary, names, and its other words by their first letters."""
    rest, named = text, set()
    for one in sorted(known.entities(text), reverse=True):
        named |= {f"@{ref}" for ref in one.ref.split("|") if ref != known.dossier.subject}
        rest = rest[: one.start] + " " + rest[one.end :]
    things, rest = _things_and_rest(rest)
    for number in sorted(numbers(rest), key=lambda one: -one.start):
        rest = rest[: number.start] + " " + rest[number.end :]
    common = function_words(known.language) if known.language in STOPLISTS else frozenset()
    words = (one.group().casefold() for one in GIST_WORD.finditer(rest))
    return things | frozenset(named | {fold(one)[:STEM_LETTERS] for one in words if len(one) > 3 and one not in common})
