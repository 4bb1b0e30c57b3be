"""A text and its quotes → where one says a thing and the other what excludes it, or denies it: approved, rejected.

What excludes each other, and by which words texts in the languages of the quotes say it, is in senses.toml.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from generator.check.quoted_polarity import DENIES, NOT_BEFORE, denies, without_limits
from generator.check.word_lists import listed_by_topic
from generator.text.spans import Spans

OFFICE_TOPIC, RATE_TOPIC, ORDER_TOPIC = "office", "rate", "order"
TINY_WORDS = frozenset("the a an to of has have had is are its".split())
# Not of who held it before, or stands for who holds it.
NOT_FORMER = r"\b(?<!former )(?<!vice[- ])(?<!deputy )"
_BY_TOPIC = listed_by_topic("senses")
SENSES = {
    topic: {sense: re.compile(rf"{NOT_FORMER}(?:{said})\b", re.IGNORECASE) for sense, said in senses.items()}
    for topic, senses in _BY_TOPIC.items()
}
# An office is compared with offices only, a rate where it is given.
COMPARED_TOPICS = tuple(topic for topic in SENSES if topic not in (OFFICE_TOPIC, RATE_TOPIC))
CLAUSE_BREAK = re.compile(r"[,;:|]\s|\s(?:and|but)\s")
DENIED_BEFORE = re.compile(rf"(?:{NOT_BEFORE}|(?:{DENIES.pattern})\W+(?:\w+\W+){{0,3}})$", re.IGNORECASE)
DENIED_AFTER = re.compile(r"\s(?:nobody|none|nothing)\b")
# What the words of a topic begin with, so that few topics need be looked for in a text.
BEGINNINGS = {
    topic: {run[:3].lower() for said in senses.values() for run in re.findall(r"(?<![^\W\d_\\])[^\W\d_]{2,}", said)}
    for topic, senses in _BY_TOPIC.items()
}


class SenseMeant(NamedTuple):
    """What a text says of a topic, the words that do, also with a denial; and whether its clause denies nothing."""

    sense: str
    words: str
    shown: str
    denied: bool
    stated: bool


@lru_cache(maxsize=65536)
def senses_meant(topic: str, text: str) -> tuple[SenseMeant, ...]:
    """What a text says of a topic; of two that fit one place the first counts."""
    taken = Spans(len(text))
    found = ((sense, match) for sense, pattern in SENSES[topic].items() for match in pattern.finditer(text))
    return tuple(SenseMeant(sense, *_with_denial(text, match)) for sense, match in found if taken.take(*match.span()))


def _with_denial(text: str, match: re.Match[str]) -> tuple[str, str, bool, bool]:
    breaks = [0, *(one.end() for one in CLAUSE_BREAK.finditer(text)), len(text)]
    start = max(one for one in breaks if one <= match.start())
    end = min(one for one in breaks if one >= match.end())
    before = DENIED_BEFORE.search(without_limits(text)[start : match.start()])
    behind = DENIED_AFTER.match(text, match.end())
    shown = (before.group() if before else "") + match.group() + (behind.group() if behind else "")
    return (
        match.group(),
        shown,
        bool(before or behind),
        not denies(text[start : match.start()] + text[match.end() : end]),
    )


@lru_cache(maxsize=16384)
def _topics_begun(text: str) -> tuple[str, ...]:
    """The topics of which a word of the text may be."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    begun = {word[:length] for word in words for length in (2, 3)}
    return tuple(topic for topic in COMPARED_TOPICS if begun & BEGINNINGS[topic])


def senses_said(topic: str, text: str) -> dict[str, str]:
    """What a text says of a topic, each with the words that do."""
    return {one.sense: one.words for one in reversed(senses_meant(topic, text))}


def other_sense(topic: str, text: str, quotes: Iterable[str]) -> tuple[str, list[str]] | None:
    """The words of a text for a thing of a topic, and those by which its quotes say only others; or nothing."""
    own = senses_said(topic, text)
    said = senses_said(topic, _all_quotes(quotes)) if own else {}
    return (next(iter(own.values())), list(said.values())) if said and not own.keys() & said.keys() else None


def excluded(text: str, quotes: Iterable[str], *, denied: bool = True) -> tuple[str, str] | None:
    """The first words of a text, of any topic, that those of its quotes exclude or, if wanted, deny; or nothing."""
    said = _all_quotes(quotes)
    told = ((senses_meant(topic, text), topic) for topic in _topics_begun(text))
    both = (
        (denied and _denied_sense(own, topic, said)) or _another_sense(own, topic, said) for own, topic in told if own
    )
    return next(filter(None, both), None)


def _all_quotes(quotes: Iterable[str]) -> str:
    return "".join(f" | {one}" for one in quotes)


def _denied_sense(ours: tuple[SenseMeant, ...], topic: str, said: str) -> tuple[str, str] | None:
    """The words for a thing that only one of a text and what is said denies."""
    theirs = senses_meant(topic, said)
    for sense in {one.sense: None for one in ours}:
        own = [one for one in ours if one.sense == sense]
        other = [one for one in theirs if one.sense == sense]
        we_state = all(one.stated for one in own) and all(one.denied for one in other)
        we_deny = all(one.denied for one in own) and not denies(said)
        if other and topic != ORDER_TOPIC and (we_state or we_deny):  # not before is until
            return own[0].shown, other[0].shown
    return None


def _another_sense(ours: tuple[SenseMeant, ...], topic: str, said: str) -> tuple[str, str] | None:
    """The words for a thing where only others of its topic are said, in clauses that both deny or do not."""
    theirs = senses_meant(topic, said)
    if {one.sense for one in ours} & {one.sense for one in theirs}:
        return None
    pairs = (
        (own, one)
        for own in ours
        for one in theirs
        if own.stated == one.stated and (own.stated or own.denied == one.denied)
    )
    return next(((own.words, one.words) for own, one in pairs if topic != ORDER_TOPIC or _of_one_thing(own, one)), None)


def _of_one_thing(own: SenseMeant, other: SenseMeant) -> bool:
    """Whether what comes before one thing and what after can be the same: a word of both, if both are English."""
    ours, theirs = (set(one.words.lower().split()[1:]) - TINY_WORDS for one in (own, other))
    return bool(ours & theirs) or not other.words.isascii()
