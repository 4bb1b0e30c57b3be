"""Words of a quote → the countries and bodies they name, and where others than a value does act in them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.check.quoted_polarity import stem_of
from generator.check.word_lists import listed_phrases
from generator.model.records import Actor

_STAND_AROUND = listed_phrases("links")
# What is told of who is to do something.
ACTS = re.compile(r"[^.]*?\s(?:will|shall|would|undertakes to|commits to|intends to)\s[a-z]")
# A word behind a name at the head of a sentence that is no act: Arcadia and Graustark, Arcadia in the spring.
NO_ACT = r"(?:and|or|with|on|in|to|for|of|from|und|oder|mit|et|ou|avec|e|y|o|i|oraz|z|w|та|і|й|з|у|в|и|с|och|og)\b"
SENTENCE_PARTS = re.compile(r"[;:,]\s")
LONG_NAME = 5  # letters from which on a name may have the ending of a case
LONGEST_CASE_ENDING = 3
CAPITALIZED_WORD = re.compile(r"(?!\d)[^\W_a-zа-яіїєґ](?:\w|-(?![a-z]))*(?:\.\w\.)?|\b(?:of|the|and)\b(?= [A-Z])")
CASE_VOWELS_OF_NAMES = re.compile(r"[aeioyąęаеиоіяйую]+$")

CodesByName = Mapping[str, str]
HEAD_ACTOR = re.compile(
    r"(?:[Tt]he\s)?(?P<who>[^\W\d_]\S*(?:\s[^\W\d_a-zа-яіїєґ]\S*)*)\s(?!" + NO_ACT + r")(?=[^\W\d_A-ZА-ЯІЇЄҐ]{3})"
)
NOT_ON = re.compile(r"\b(?:by|from|with|and|of|in|than|as)\s(?:the\s)?(?:[A-Z][\w’'-]+\s)*$|[,;:]\s$")
# Between those who are named in a row; and the nearest word that says something before and behind them.
IN_A_ROW = re.compile(rf"(?:,|,? (?:{_STAND_AROUND['and']}))\s(?:the\s)?|[-/]")
JUST_BEHIND_NAME = re.compile(
    rf"(?P<of>['’]s?)?[-\s](?:(?:{_STAND_AROUND['between']})\s)*(?!(?:{_STAND_AROUND['empty']})\b)(?P<word>[a-zß-ÿа-яіїєґ]{{3,}})"
)
JUST_BEFORE_NAME = re.compile(
    rf"\b(?!(?:{_STAND_AROUND['empty']})\b)(?P<word>[a-zß-ÿ]{{4,}})\s(?P<link>(?:{_STAND_AROUND['preposition']})\s(?:the\s)?)?$"
)
NameSlot = tuple[str, str]  # a word, and what links it to a name behind it; or nothing, and the word behind one


class NamedAt(NamedTuple):
    """Whose name stands in a text, in which words, and where."""

    code: str
    words: str
    start: int
    end: int


def names_abroad(actors: Iterable[Actor]) -> CodesByName:
    """What actors are called in any language, outside the Latin script without the ending of a case → their codes."""
    codes: dict[str, set[str]] = defaultdict(set)
    for one in actors:
        for name in (one.name, *one.aliases, *one.names.values(), *getattr(one, "demonyms", ()), *one.sought_as):
            codes[_stem_of_name(name.removeprefix("the "))].add(str(one.code))
    return {name: min(of) for name, of in codes.items() if len(of) == 1}


def _stem_of_name(name: str) -> str:
    return name if name.isascii() or len(name) < LONG_NAME else CASE_VOWELS_OF_NAMES.sub("", name)


def actors_named(text: str, names: CodesByName) -> dict[str, str]:
    """The codes of the actors that a text names, each with the words that do."""
    return {one.code: one.words for one in _named_at(text, names)}


def _named_at(text: str, names: CodesByName) -> Iterator[NamedAt]:
    """Where a text names actors; of two names at a place the longer one."""
    words, at = list(CAPITALIZED_WORD.finditer(text)), 0
    while at < len(words):
        ends = range(min(at + 4, len(words)) - 1, at - 1, -1)
        runs = ((text[words[at].start() : words[end].end()], end) for end in ends)
        one = next(
            (
                NamedAt(code, run, words[at].start(), words[end].end())
                for run, end in runs
                if (code := _code_of(run, names))
            ),
            None,
        )
        if one:
            yield one
        at += len(one.words.split()) if one else 1


def _code_of(run: str, names: CodesByName) -> str:
    """Whose name it is, if need be in another case."""
    if run in names or run.isascii() or len(run) < LONG_NAME:
        return names.get(run, "")
    stems = (run[: len(run) - ending] for ending in range(LONGEST_CASE_ENDING + 1))
    return next((names[stem] for stem in stems if len(stem) >= LONG_NAME - 1 and stem in names), "")


def named_instead(own: Collection[str], names: CodesByName, quotes: Iterable[str], subject: str) -> str:
    """An actor whom the quotes name, and who is not the subject, where they name none of these codes; or nothing."""
    said = {code: words for quote in quotes for code, words in actors_named(quote, names).items()}
    others = [words for code, words in said.items() if code != subject]
    return others[0] if others and not set(own) & said.keys() else ""


def exchanged_for(
    own: Iterable[str], names: CodesByName, quotes: Iterable[str], but: str = "", known: Collection[str] | None = None
) -> tuple[str, str] | None:
    """The one of several actors whom the quotes lack, and the one they name beside the others instead; or nothing.

    As if neither named `but`, such as the subject, whom sentences name or leave out. Where the text and its quotes
    name one each, this counts only if neither is `known` from elsewhere.
    """
    said = {code: words for quote in quotes for code, words in actors_named(quote, names).items() if code != but}
    listed = {*own} - {but}
    unnamed, more = listed - said.keys(), said.keys() - listed
    sure = listed & said.keys() or (known is not None and not (unnamed | more) & {*known})
    return (unnamed.pop(), said[more.pop()]) if sure and len(unnamed) == len(more) == 1 else None


def in_anothers_place(sentence: str, names: CodesByName, quotes: Iterable[str]) -> tuple[str, str] | None:
    """Whom a sentence names beside a word beside which its quotes name others only, and these; or nothing.

    Beside the same word are who do the same, to whom the same is done, and of whom it is: Arcadian assets, on Arcadia.
    """
    said = list(quotes)
    ours = _places_beside(sentence, names)
    theirs: dict[NameSlot, CodesByName] = {}
    for quote in said if ours else ():
        theirs |= {place: {**theirs.get(place, {}), **who} for place, who in _places_beside(quote, names).items()}
    pairs = ((who, theirs[place]) for place, who in ours.items() if place in theirs)
    found = next(
        ((own, other) for own, other in pairs if len(own) == len(other) and not own.keys() & other.keys()), None
    )
    own, other = found or _other_heads(sentence, names, said)
    return (next(iter(own.values())), next(iter(other.values()))) if own and other else None


def _places_beside(text: str, names: CodesByName) -> dict[NameSlot, CodesByName]:
    """The words before and behind those whom a text names, with whom it names there; those in a row are one."""
    places: dict[NameSlot, CodesByName] = {}
    row: list[NamedAt] = []
    mentions = [*_named_at(text, names)]
    for one, after in zip(mentions, [*mentions[1:], None], strict=False):
        row.append(one)
        if after and IN_A_ROW.fullmatch(text, one.end, after.start):
            continue
        who = {each.code: each.words for each in row}
        before, behind = JUST_BEFORE_NAME.search(text[: row[0].start]), JUST_BEHIND_NAME.match(text, one.end)
        row = []
        link = (before["link"] or "").strip() if before else ""
        of_it = link if behind and behind["of"] else ""
        beside = [(of_it, stem_of(behind["word"]))] if behind else []
        beside += [(stem_of(before["word"]), link)] if before and (link or not behind) else []
        places |= {place: {**places.get(place, {}), **who} for place in beside}
    return places


def _other_heads(sentence: str, names: CodesByName, quotes: Iterable[str]) -> tuple[CodesByName, CodesByName]:
    """Who acts at the heads of a sentence, and who does in the quotes, where either is acted on or not named there."""
    whole = sentence.endswith(".")
    parts = [part for part in SENTENCE_PARTS.split(sentence) if whole or ACTS.match(part)]
    said = list(quotes)
    ours, theirs = ({one.code: one.words for text in of for one in _acting_first(text, names)} for of in (parts, said))
    if not ours or not theirs or ours.keys() & theirs.keys():
        return {}, {}
    named, acted_on = actors_named(sentence, names), _acted_on(sentence, names)
    turned = acted_on & theirs.keys() and any(_acted_on(quote, names) & ours.keys() for quote in said)
    return (ours, theirs) if turned or not named.keys() & theirs.keys() else ({}, {})


def _acted_on(text: str, names: CodesByName) -> set[str]:
    """Whom a text names behind a word that is no preposition of those who act too."""
    return {one.code for one in _named_at(text, names) if one.start and not NOT_ON.search(text[: one.start])}


def acting_otherwise(sentence: str, names: CodesByName, parties: Collection[str], quotes: Iterable[str]) -> str:
    """Who is to act in a part of a sentence, and is neither a party nor named in the quotes; or nothing."""
    heads = (head for part in SENTENCE_PARTS.split(sentence) if ACTS.match(part) for head in _acting_first(part, names))
    said = {code for quote in quotes for code in actors_named(quote, names)}
    return next((head.words for head in heads if head.code not in {*parties, *said}), "")


def _acting_first(text: str, names: CodesByName) -> Iterator[NamedAt]:
    """The actor at the head of a text, before a word in small letters that may be an act."""
    head = HEAD_ACTOR.match(text)
    return (one for one in _named_at(head["who"], names) if one.words == head["who"]) if head else iter(())
