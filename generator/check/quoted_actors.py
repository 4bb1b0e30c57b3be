"""Words of a quote → the countries and bodies they name, and where others than a value does act in them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.check.quoted_polarity import stem_of
from generator.model.records import Actor

# What is told of who is to do something.
ACTS = re.compile(r"[^.]*?\s(?:will|shall|would|undertakes to|commits to|intends to)\s[a-z]")
# A word behind a name at the head of a sentence that is no act: Arcadia and Graustark, Arcadia in the spring.
NO_ACT = r"(?:and|or|with|on|in|to|for|of|from|und|oder|mit|et|ou|avec|e|y|o|i|oraz|z|w|та|і|й|з|у|в|и|с|och|og)\b"
HEADED_PARTS = re.compile(r"[;,]\s")
SENTENCE_PARTS = re.compile(r"[;:,]\s")
LONG_NAME = 5  # letters from which on a name may have the ending of a case
LONGEST_CASE_ENDING = 3
CAPITALIZED_WORD = re.compile(r"(?!\d)[^\W_a-zа-яіїєґ][\w-]*(?:\.\w\.)?|\b(?:of|the|and)\b(?= [A-Z])")
CASE_VOWELS_OF_NAMES = re.compile(r"[aeioyąęаеиоіяйую]+$")

CodesByName = Mapping[str, str]
HEAD_ACTOR = re.compile(
    r"(?:[Tt]he\s)?(?P<who>[^\W\d_]\S*(?:\s[^\W\d_a-zа-яіїєґ]\S*)*)\s(?!" + NO_ACT + r")(?=[^\W\d_A-ZА-ЯІЇЄҐ]{3})"
)
VERB = re.compile(
    r"(?:(?:also|again|ha[sd]|have|will|would|shall|is|are|was|were|been?|to|not|never|then|first|further|now|still)\s)*"
    r"(?P<verb>[a-z]{4,})"
)
NOT_ON = r"\b(?:by|from|with|and|of|in|than|as)\s(?:the\s)?(?:[A-Z][\w’'-]+\s)*"


class Acting(NamedTuple):
    """Who acts, in which words, what it does and on whom."""

    who: str
    words: str
    verb: str
    whom: frozenset[str]


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
    """The codes of the actors that a text names, each with the words that do; of two at a place the longer one."""
    words, at, named = list(CAPITALIZED_WORD.finditer(text)), 0, {}
    while at < len(words):
        runs = (text[words[at].start() : words[end].end()] for end in range(min(at + 4, len(words)) - 1, at - 1, -1))
        run, code = next(((run, code) for run in runs if (code := _code_of(run, names))), ("", ""))
        if code:
            named[code] = run
        at += max(1, len(run.split()))
    return named


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
    own: Iterable[str], names: CodesByName, quotes: Iterable[str], but: str = ""
) -> tuple[str, str] | None:
    """The one of several actors whom the quotes lack, and the one they name beside the others instead; or nothing.

    As if neither named `but`, such as the subject, whom sentences name or leave out.
    """
    said = {code: words for quote in quotes for code, words in actors_named(quote, names).items() if code != but}
    listed = {*own} - {but}
    unnamed, more = listed - said.keys(), said.keys() - listed
    return (unnamed.pop(), said[more.pop()]) if listed & said.keys() and len(unnamed) == len(more) == 1 else None


def other_head(sentence: str, names: CodesByName, quotes: Iterable[str]) -> tuple[str, str] | None:
    """Who acts in a part of a sentence, and who does so in the quotes, where they have changed places; or nothing.

    They have where the sentence does not name the other one, or says that it is acted on, or does something else, while
    the quotes say that it acts on the first, or does the same.
    """
    whole = sentence.endswith(".")
    ours = [head for part in HEADED_PARTS.split(sentence) if whole or ACTS.match(part) for head in _acting(part, names)]
    theirs = [head for quote in quotes if ours for head in _acting(quote, names)]
    same = [(one, other) for one in ours for other in theirs if one.verb == other.verb]
    turned = [(one, other) for one in ours for other in theirs if other.who in one.whom and one.who in other.whom]
    acting, said = {one.who for one in ours}, {one.who for one in theirs}
    if turned and not acting & said:
        pairs = turned
    elif theirs and not acting & said and not said & actors_named(sentence, names).keys():
        pairs = [(ours[0], theirs[0])]
    else:
        pairs = same if same and said <= acting and all(one.who != other.who for one, other in same) else []
    return (pairs[0][0].words, pairs[0][1].words) if pairs else None


def acting_otherwise(sentence: str, names: CodesByName, parties: Collection[str], quotes: Iterable[str]) -> str:
    """Who is to act in a part of a sentence, and is neither a party nor named in the quotes; or nothing."""
    heads = (head for part in SENTENCE_PARTS.split(sentence) if ACTS.match(part) for head in _acting(part, names))
    said = {code for quote in quotes for code in actors_named(quote, names)}
    return next((head.words for head in heads if head.who not in {*parties, *said}), "")


def _acting(text: str, names: CodesByName) -> Iterator[Acting]:
    """The actor at the head of a text, before a word in small letters that may be an act."""
    head = HEAD_ACTOR.match(text)
    named = actors_named(head["who"], names) if head else {}
    for who in [code for code, words in named.items() if head and words == head["who"]]:
        behind = text[head.end() :] if head else ""
        verb = VERB.match(behind)
        acted_on = {
            code
            for code, words in actors_named(behind, names).items()
            if not re.search(NOT_ON + re.escape(words), behind)
        }
        yield Acting(who, named[who], stem_of(verb["verb"]) if verb else "", frozenset(acted_on))
