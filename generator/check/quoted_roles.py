"""Sentences and quotes → who acts or speaks in them and who is spoken of, and where the two have changed places."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from generator.check.quoted_actors import CodesByName, actors_named
from generator.check.quoted_offices import NAME_IN_CAPITALS
from generator.check.quoted_persons import NAME_WORD, folded_name
from generator.check.quoted_senses import OFFICE_TOPIC, SENSES

SAYS = r"(?:say|said|says|told|tells|announc\w+|declar\w+|stat(?:ed|es)|add(?:ed|s)|warn\w+|wrote|writes|explain\w+|insist\w+)"
SPEAKS = re.compile(
    rf"^(?:[’']s\s(?:letter|words|office)|,[^,]*,)?\s(?:(?:has|had|is|was|\w+ed|to|have)\s){{0,4}}{SAYS}\b"
)
SPOKEN_BY = re.compile(
    rf"(?:[Aa]ccording to|\b(?:said|says|explained|added|wrote)|\b{SAYS} by)\s(?:[A-Z]?[\w’'-]+\s){{0,4}}$"
)
ACTS_NEXT = re.compile(r"^\s(?!(?:and|or|with|on|in|to|for|of|from|at|as)\b)[a-z]{3}")
NOT_AS_OBJECT = re.compile(r"\b(?:by|from|with|and|of|in|than|as)\s(?:the\s)?(?:[A-Z][\w’'-]+\s)*$")

NAMED_BEHIND = re.compile(rf"(?: (?:of|for) (?:the )?[A-Z]\w+)?,? {NAME_IN_CAPITALS}")
BY_NAME = re.compile(r"[Aa]ccording to ((?!The\b)[A-ZÀ-Þ][^\W\d_]+)[’']s (?:letter|words|statement|post)")


class Mention(NamedTuple):
    """Somebody named in a text: who, in which words, and what stands before and behind."""

    who: str
    words: str
    before: str
    behind: str

    @property
    def speaks(self) -> bool:
        return bool(SPEAKS.search(self.behind) or SPOKEN_BY.search(self.before))


def persons_mentioned(text: str, families: Collection[str]) -> list[Mention]:
    """The persons of these family names that a text mentions."""
    words = ((one.group().removesuffix("’s").removesuffix("'s"), one.start()) for one in NAME_WORD.finditer(text))
    return [
        Mention(folded_name(word), word, text[:at], text[at + len(word) :])
        for word, at in words
        if word[:1].isupper() and folded_name(word) in families
    ]


def actors_mentioned(text: str, names: CodesByName) -> list[Mention]:
    """The countries and bodies that a text mentions, in its order."""
    named = ((code, words, text.find(words)) for code, words in actors_named(text, names).items())
    found = [Mention(code, words, text[:at], text[at + len(words) :]) for code, words, at in named if at >= 0]
    return sorted(found, key=lambda one: len(one.before))


def another_speaks(text: str, families: Collection[str], quotes: Iterable[str]) -> tuple[str, str] | None:
    """Who speaks in a text and who in its quotes, where both name both and somebody else speaks in each; or nothing."""
    own = persons_mentioned(text, families)
    said = [one for quote in quotes for one in persons_mentioned(quote, families)] if len(own) > 1 else []
    ours, theirs = {one.who: one.words for one in own if one.speaks}, {one.who: one.words for one in said if one.speaks}
    listening = {one.who for one in own} - ours.keys()
    if ours and theirs and not ours.keys() & theirs.keys() and theirs.keys() <= listening:
        return next(iter(ours.values())), next(iter(theirs.values()))
    return None


def turned_round(text: str, names: CodesByName, quotes: Iterable[str]) -> tuple[str, str] | None:
    """Who acts on whom in a text, where in its quotes that one acts on the first; or nothing."""
    ours = list(_acting_on(text, names))
    theirs = {pair: words for quote in quotes if ours for pair, words in _acting_on(quote, names)}
    if any(pair in theirs for pair, _ in ours):
        return None
    return next(((words, theirs[pair[::-1]]) for pair, words in ours if pair[::-1] in theirs), None)


def _acting_on(text: str, names: CodesByName) -> Iterator[tuple[tuple[str, str], str]]:
    """The pairs of who acts at the head of a text and on whom, each with the words."""
    mentioned = actors_mentioned(text, names)
    if (
        len(mentioned) > 1
        and not mentioned[0].before.removesuffix("The ").strip()
        and ACTS_NEXT.match(mentioned[0].behind)
    ):
        head = mentioned[0]
        for other in mentioned[1:]:
            if not NOT_AS_OBJECT.search(other.before):
                yield (head.who, other.who), text[len(head.before) : len(other.before) + len(other.words)]


def another_in_office(text: str, often: Collection[str], quotes: Iterable[str]) -> tuple[str, str] | None:
    """Somebody named with an office whom no quote names, and whom they name with it and the text does not; or nothing.

    Compared are those who are often named, because they are of one country, and the others, each with each other.
    """
    ours = list(_in_office(text))
    theirs = [one for quote in quotes for one in _in_office(quote)] if ours else []
    known, of_one = _folded_words(quotes), _folded_words(often)
    for office, name in ours:
        own = bool(_folded_words([name]) & of_one)
        held = [other for same, other in theirs if same == office and bool(_folded_words([other]) & of_one) == own]
        strangers = [other for other in held if not _folded_words([other]) & _folded_words([text])]
        if held and len(strangers) == len(held) and not _folded_words([name]) & known:
            return name, strangers[0]
    return None


def other_speaker(name: str, quotes: Iterable[str]) -> str:
    """Somebody who is said to speak in the quotes, where they do not name this person; or nothing."""
    words = _folded_words([name.split(",")[0]])
    said = [one for quote in quotes for one in BY_NAME.findall(quote)]
    return "" if words & _folded_words(quotes) else next(iter(said), "")


def _in_office(text: str) -> Iterator[tuple[str, str]]:
    """The offices of a text, each with the name of two words or more that stands behind it."""
    for office, pattern in SENSES[OFFICE_TOPIC].items():
        for match in pattern.finditer(text):
            if name := NAMED_BEHIND.match(text, match.end()):
                yield office, name["name"]


def _folded_words(texts: Iterable[str]) -> set[str]:
    return {folded_name(word.removesuffix("’s").removesuffix("'s")) for one in texts for word in NAME_WORD.findall(one)}
