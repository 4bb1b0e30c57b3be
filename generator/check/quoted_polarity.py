"""A sentence of ours and its quotes → words that one of them affirms and the other denies.

A text is taken apart into clauses, and of each the words are known with whether they are affirmed: behind “not” and
“rules out” they are not, behind “does not rule out” they are. Two clauses contradict each other where they share words
and affirm none of them alike. Only the same words are compared.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.check.word_lists import listed_phrases

_LISTED = listed_phrases("denials")
# What denies the words behind it in its clause, or the whole clause: not, rules out; nobody.
_PURE = rf"\b(?:(?P<clause>{_LISTED['clause']})|{_LISTED['behind']})\b|n['’]t\b"
DENYING = re.compile(rf"{_PURE}|\b(?:{_LISTED['refusal']})\b", re.IGNORECASE)
DENYING_ANYWHERE = re.compile(rf"{_PURE}|\b(?:{_LISTED['abroad']})\b", re.IGNORECASE)
DENIES_IN_ENGLISH = re.compile(rf"\b(?:{_LISTED['english']})\b|n['’]t\b", re.IGNORECASE)
DENIES = re.compile(rf"{DENIES_IN_ENGLISH.pattern}|\b(?:{_LISTED['abroad']})\b", re.IGNORECASE)
# In any language, a few words before what is denied.
NOT_BEFORE = rf"\b(?:not|no|(?<!not )(?:{_LISTED['refusing']})|{_LISTED['before_verb']})\s(?:\w+\s){{0,3}}?"
BEFORE_VERB = re.compile(NOT_BEFORE, re.IGNORECASE)
# What looks as if it did: not less than, without prejudice, does not name.
NO_DENIAL = re.compile(rf"\b(?:{_LISTED['no_denial']})\b", re.IGNORECASE)
CLAUSE_END = re.compile(rf"[,;:.?!|–—](?:\s|$)|\s(?=(?:{_LISTED['conjunction']})\s)", re.IGNORECASE)
REVERSING = re.compile(r"^(?:un|in|im|ir|il|dis(?!inform))(?=[a-z]{6})")
NON = re.compile(r"\bnon-$", re.IGNORECASE)
# Behind it in a clause that denies, nothing is sure.
ADDED = re.compile(r"\b(?:and|or)\b")
# Names are known by their capital; what a text begins with may be none.
CONTENT_WORD = re.compile(r"(?:^\W*\b|\b(?![A-ZÀ-ÞА-ЯІЇЄҐ]))[^\W\d_]{3,}")
SAYS_NOTHING = re.compile(_LISTED["left_out"])
INFLECTION = re.compile(r"(?:(?<=[a-z]{5})ations?|ing|ed|es|s|e|ion|al)$")
ENOUGH_BESIDE_DENIALS = 3  # words that must be denied where both texts deny something
NO, LACKED = "no ", re.compile(r"ments?$")
RIGHT_BEFORE = re.compile(
    rf"(?:\b{NO}|(?:\b(?:{_LISTED['right_before']})|n['’]t)\W+(?:[a-z-]+\s+){{0,4}})$", re.IGNORECASE
)


class WordSaid(NamedTuple):
    """A word as it is written, whether it is affirmed, if that is sure, and what denies it right before."""

    word: str
    affirmed: bool | None
    denial: str


ClauseSaid = dict[str, WordSaid]


@lru_cache(maxsize=16384)
def clauses_of(text: str) -> tuple[ClauseSaid, ...]:
    """The clauses of a text: the stems of their words, each with how it is said."""
    text = without_limits(text)
    ends = [0, *(one.end() for one in CLAUSE_END.finditer(text)), len(text)]
    return tuple(clause for start, end in pairwise(ends) if (clause := _words_of_clause(text[start:end])))


def _words_of_clause(text: str) -> ClauseSaid:
    denials = list(DENYING.finditer(text))
    wholly = [one.span() for one in denials if one["clause"]]
    behind = [one.end() for one in denials if not one["clause"]]
    added = (one.start() for one in ADDED.finditer(text) if denials and one.start() > denials[0].end())
    unsure = next(added, len(text))
    clause: ClauseSaid = {}
    for word in CONTENT_WORD.finditer(text):
        written, start = word.group(), word.start()
        if SAYS_NOTHING.fullmatch(written.lower()) or any(begin <= start < end for begin, end in wholly):
            continue
        before = text[:start]
        non, near = bool(NON.search(before)), RIGHT_BEFORE.search(before)
        denying = len(wholly) + sum(end <= start for end in behind) + non
        affirmed = denying % 2 == 0 if start < unsure else None
        denial = near.group() if near else "non-" if non else ""
        stem, said = stem_of(written), WordSaid(written, affirmed, denial)
        clause.setdefault(stem, said)
        if denial == NO:  # no agreement was reached, where we say that they agreed
            clause.setdefault(stem_of(LACKED.sub("", written)), said)
        if (bare := REVERSING.sub("", stem)) != stem and affirmed is not None:
            clause.setdefault(bare, WordSaid(written, not affirmed, " "))
    return clause


def denies(text: str) -> bool:
    """Whether a text denies anything, in any language of the quotes."""
    return bool(DENIES.search(text) or BEFORE_VERB.search(text))


def translated_otherwise(translation: str, quote: str) -> tuple[str, str] | None:
    """A translation and its quote of which one denies and the other does not; or nothing."""
    denial = DENIES_IN_ENGLISH.search(translation)
    return (denial.group() if denial else translation, quote) if bool(denial) != denies(quote) else None


def stem_of(word: str) -> str:
    """The word without what inflection adds, spelt one way: recognise, recognize."""
    return INFLECTION.sub("", word.lower().replace("z", "s"))


def denied_otherwise(sentence: str, quotes: Iterable[str]) -> tuple[str, str] | None:
    """The words of a clause of ours and those of the one most like it in the quotes, where they deny each other."""
    said = list(quotes)
    ours, theirs = clauses_of(sentence), [clause for quote in said for clause in clauses_of(quote)]
    enough = ENOUGH_BESIDE_DENIALS if _denies(sentence) and any(map(_denies, said)) else 1
    for own in ours:
        most = max((len(own.keys() & clause.keys()) for clause in theirs), default=0)
        for clause in theirs:
            shared = [stem for stem in own if stem in clause]
            stems = [stem for stem in shared if not (own[stem].affirmed and clause[stem].affirmed)]
            first = stems[0] if stems else ""
            alone = len(stems) == 1 and not (own[first].denial.replace(NO, "") or clause[first].denial)
            if alone or len(shared) < most or len(stems) < enough or _affirmed_alike(own, clause, stems):
                continue
            denied = max(sum(not alike for alike in _affirmed_alike(one, clause, one)) for one in ours)
            if denied < len(stems) and not any(_affirmed_alike(own, one, stems) for one in theirs):
                return own[first].denial + own[first].word, clause[first].denial + clause[first].word
    return None


def without_limits(text: str) -> str:
    """A text of the same length without what looks like a denial and is none."""
    return NO_DENIAL.sub(lambda one: "-" * len(one.group()), text)


def _denies(text: str) -> bool:
    return bool(DENYING_ANYWHERE.search(without_limits(text)))


def _affirmed_alike(own: ClauseSaid, clause: ClauseSaid, stems: Collection[str]) -> list[bool]:
    """Of these words those that two clauses affirm, or deny, alike, or may: whether they affirm them."""
    shared = ((own[one].affirmed, clause[one].affirmed) for one in own.keys() & clause.keys() & set(stems))
    return [bool(mine and theirs) for mine, theirs in shared if mine is None or theirs is None or mine == theirs]
