"""A text and its quotes → where one says a thing and the other says what excludes it: approved, rejected; loan, grant.

What excludes each other, and by which words texts in the languages of the quotes say it, is in senses.toml.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.check.quoted_negations import denies
from generator.check.word_lists import listed_by_topic
from generator.text.spans import Spans

OFFICE_TOPIC, RATE_TOPIC = "office", "rate"
# Not of who held it before, or stands for who holds it.
NOT_FORMER = r"(?<!former )(?<!vice[- ])(?<!deputy )\b"
SENSES = {
    topic: {sense: re.compile(rf"{NOT_FORMER}(?:{said})\b", re.IGNORECASE) for sense, said in senses.items()}
    for topic, senses in listed_by_topic("senses").items()
}
# An office is compared with offices only, a rate where it is given.
COMPARED_TOPICS = tuple(topic for topic in SENSES if topic not in (OFFICE_TOPIC, RATE_TOPIC))


@lru_cache(maxsize=65536)
def senses_said(topic: str, text: str) -> dict[str, str]:
    """What a text says of a topic, each with the words that do."""
    taken = Spans(len(text))
    return {
        sense: match.group()
        for sense, pattern in SENSES[topic].items()
        for match in pattern.finditer(text)
        if taken.take(*match.span())
    }


def other_sense(topic: str, text: str, quotes: Iterable[str]) -> tuple[str, list[str]] | None:
    """The words of a text for a thing of a topic, and those by which its quotes say only others; or nothing."""
    own = senses_said(topic, text)
    said = senses_said(topic, "".join(f" | {one}" for one in quotes)) if own else {}
    return (next(iter(own.values())), list(said.values())) if said and not own.keys() & said.keys() else None


def excluded(text: str, quotes: Iterable[str]) -> tuple[str, str] | None:
    """The first words of a text, of any topic, that those of its quotes exclude; nothing where one denies anything."""
    words = list(quotes)
    ours, theirs = next(filter(None, (other_sense(topic, text, words) for topic in COMPARED_TOPICS)), ("", [""]))
    rest = " | ".join((text, *words))
    for said in (ours, *theirs):
        rest = rest.replace(said, "")
    return (ours, theirs[0]) if ours and not denies(rest) else None
