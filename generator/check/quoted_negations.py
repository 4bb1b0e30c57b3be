"""A sentence of ours and its quotes → a word that one of them denies, refuses or turns round, and the other states.

Only the same word is compared: who writes “binds nobody” over “without binding effect” denies neither.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.check.word_lists import listed_words

DENIED = re.compile(
    r"\b(?:not|never|cannot|without(?= \w+ing\b)|\w+n['’]t)\s+"
    r"(?:(?:be|been|have|yet|to|also|it|the|a|an|\w+ly|\w+ing)\s+){0,2}(?P<word>[a-z]{4,})",
    re.IGNORECASE,
)
# Of what is reported: no agreement was reached, where the sentence says that they agreed.
REPORTED_LACK = re.compile(r"\bno\s+(?P<word>[a-z]{4,}?)(?:ments?)?\b", re.IGNORECASE)
_DENIALS = listed_words("denials")
DENYING_WORD = rf"\b(?:{_DENIALS['english']}|rul(?:es?|ed|ing) out)\b|n['’]t\b"
DENIES_IN_ENGLISH = re.compile(DENYING_WORD, re.IGNORECASE)
# In any language of the quotes.
DENIES = re.compile(rf"{DENYING_WORD}|\b(?:{_DENIALS['abroad']})\b", re.IGNORECASE)
# Behind these a limit is meant, not a denial: not less than, not limited to.
MEANT_AS_LIMIT = frozenset("limited less later longer more only even merely necessarily".split())
# English words → what they are in the languages of the quotes.
SUBJECTS = {
    re.compile(rf"\b(?:{english})\b", re.IGNORECASE): words.replace("'", "['’]")
    for english, words in listed_words("subjects").items()
}
NOT_ABROAD = rf"\b(?:not|no|(?<!not )(?:{_DENIALS['refusal']})|{_DENIALS['before_verb']})\s(?:\w+\s){{0,3}}?"
BEFORE_VERB = re.compile(NOT_ABROAD, re.IGNORECASE)
CLAUSE_BREAK = re.compile(r"[,;:]\s|\s(?:and|but)\s")
REVERSING = re.compile(r"^(?:un|in|im|ir|il|dis)(?=[a-z]{6})")
CONTENT_WORD = re.compile(r"[a-z]{4,}", re.IGNORECASE)
INFLECTION = re.compile(r"(?:ing|ed|es|s|e)$")


def denies(text: str) -> bool:
    """Whether a text denies anything, in any language of the quotes."""
    return bool(DENIES.search(text) or BEFORE_VERB.search(text))


def translated_otherwise(translation: str, quote: str) -> tuple[str, str] | None:
    """A translation and its quote of which one denies and the other does not; or nothing."""
    denial = DENIES_IN_ENGLISH.search(translation)
    return (denial.group() if denial else translation, quote) if bool(denial) != denies(quote) else None


def denied_otherwise(sentence: str, quotes: Iterable[str]) -> tuple[str, str] | None:
    """The words of the sentence and those of the quotes that deny each other, or nothing."""
    texts = list(quotes)
    said = " ".join(texts)
    own, theirs = dict(_stems(sentence)), dict(_stems(said))
    reversed_ = {REVERSING.sub("", stem): word for stem, word in theirs.items() if stem not in own}
    for stem, word in own.items():
        if stem not in theirs and (other := reversed_.get(REVERSING.sub("", stem))):
            return word, other
    if DENIES.search(sentence):
        return None if DENIES.search(said) else next(_stated_denials(sentence, said, DENIED), None)
    states = {stem: word for text in texts if not DENIES.search(text) for stem, word in _stems(text)}
    denials = (pair for text in texts for pair in _stated_denials(text, sentence, DENIED, REPORTED_LACK))
    return next(((denial, word) for word, denial in denials if _stem(word) not in states), None)


def denied_abroad(sentence: str, quotes: Iterable[str]) -> tuple[str, str] | None:
    """What a sentence says, or denies, of a subject of which its quotes in another language say the contrary."""
    said = " ".join(quotes)
    for english, abroad in SUBJECTS.items():
        ours = english.search(sentence)
        theirs = re.search(rf"(?P<not>{NOT_ABROAD})?\b(?:{abroad})\w*", said, re.IGNORECASE) if ours else None
        denied, denies = (
            bool(theirs and theirs["not"]),
            bool(ours and DENIES.search(_clause_at(sentence, ours.start()))),
        )
        if ours and theirs and (denied != denies) and not (denies and DENIES.search(said)):
            clause = _clause_at(sentence, ours.start()).strip(" ,.;:")
            return clause if denies else ours.group(), theirs.group()
    return None


def _clause_at(sentence: str, place: int) -> str:
    """The part of a sentence between commas, or before `and`, in which a place lies."""
    breaks = [0, *(match.end() for match in CLAUSE_BREAK.finditer(sentence)), len(sentence)]
    return next(sentence[start:end] for start, end in pairwise(breaks) if start <= place < end)


def _stated_denials(denying: str, stating: str, *denials: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Every denial of a text with the word of the other that states what it denies."""
    stated = dict(_stems(stating))
    for match in (one for pattern in denials for one in pattern.finditer(denying)):
        word = match["word"].lower()
        if word not in MEANT_AS_LIMIT and _stem(word) in stated:
            yield match.group(), stated[_stem(word)]


def _stems(text: str) -> Iterator[tuple[str, str]]:
    yield from ((_stem(word), word) for word in CONTENT_WORD.findall(text))


def _stem(word: str) -> str:
    """The word without what inflection adds, spelt one way: recognise, recognize."""
    return INFLECTION.sub("", word.lower()).replace("z", "s")
