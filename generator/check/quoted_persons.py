"""Words of a quote → where they spell a person otherwise than a value does, and a title in other words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from generator.text.wording import LETTERS

NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SUFFIXES = frozenset("jr sr ii iii".split())  # what stands behind a family name
FAMILY_STEM, CASE_ENDING = 4, 3  # letters
LONGEST_OF_SMALL = 3  # letters of words that a title may leave out: the, of, and
SAME_NAME = 0.7  # from here on one spelling is taken for another of the same name


def misnamed(name: str, spellings: Iterable[str], quotes: Iterable[str]) -> str:
    """The words of the quotes that name a person otherwise, or nothing.

    They do where a word is almost, but not quite, the family name or, before the family name, the first one. A quote
    without any of this, or in another script, says nothing.
    """
    texts = [NAME_WORD.findall(quote) for quote in quotes]
    if any(persons_named(one, text) for one in (name, *spellings) for text in texts):
        return next((said for text in texts if (said := _first_misspelt(name, spellings, text))), "")
    almost = (said for text in texts for one in (name, *spellings) if (said := _misspelt(one, text)))
    return next(almost, "")


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


def other_title(title: str, quotes: Iterable[str]) -> str:
    """A quote that has the words of a title in another order, or another word for one of them; or nothing.

    Nothing too where one quote has the title, or a part of it, as it is.
    """
    own = _title_words(title)
    said = {quote: _title_words(quote) for quote in quotes}
    if any(_runs_in(words, own) or _runs_in(own, words) for words in said.values()):
        return ""
    return next((quote for quote, words in said.items() if len(words) > 1 and _is_garbled(words, own)), "")


def _title_words(title: str) -> list[str]:
    words = map(folded_name, NAME_WORD.findall(title))
    return [word for word in words if len(word) > LONGEST_OF_SMALL]


def _runs_in(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether words stand in a title one after the other; of one word nothing can be said."""
    length = len(words)
    return not words or any(list(title[at : at + length]) == list(words) for at in range(len(title) - length + 1))


def _is_garbled(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether words all stand in a title, but not in its order, or all but one of those of its beginning do."""
    if set(words) <= set(title):
        rest = iter(title)
        return not all(word in rest for word in words)
    beginning = title[: len(words)]
    return len(beginning) == len(words) and sum(one != own for one, own in zip(words, beginning, strict=True)) == 1
