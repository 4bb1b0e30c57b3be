"""Words of a quote → the persons they name, and where they name another one than a value does."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

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
    if any(persons_named(one, text) for one in (name, *spellings) for text in texts):
        return next((said for text in texts if (said := _first_misspelt(name, spellings, text))), "")
    almost = (said for text in texts for one in (name, *spellings) if (said := _misspelt(one, text)))
    another = (other for other in sorted(others) for text in texts if persons_named(other, text, whole=True))
    return next(almost, "") or next(another, "")


@cache
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


def persons_named(name: str, text: list[str], *, whole: bool = False) -> bool:
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
