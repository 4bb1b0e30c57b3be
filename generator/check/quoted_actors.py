"""Words of a quote → the countries and bodies they name, and where others than a value does act in them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from generator.model.records import Actor

MODAL = r"(?:will|shall|would|undertakes to|commits to|intends to)(?: (?:also|further|continue to|seek to|aim to))*"
# Before who does it with somebody else.
BESIDE_ANOTHER = re.compile(r"(?:\band|,|&|\bwith|\bor) *$")

# A word behind a name at the head of a sentence that is no act: Arcadia and Graustark, Arcadia in the spring.
NO_ACT = r"(?:and|or|with|on|in|to|for|of|from|und|oder|mit|et|ou|avec|e|y|o|i|oraz|z|w|та|і|й|з|у|в|и|с|och|og)\b"
LONG_NAME = 5  # letters from which on a name may have the ending of a case
LONGEST_CASE_ENDING = 3
CAPITALIZED_WORD = re.compile(r"(?!\d)[^\W_a-zа-яіїєґ][\w-]*(?:\.\w\.)?|\b(?:of|the|and)\b(?= [A-Z])")
CASE_VOWELS_OF_NAMES = re.compile(r"[aeioyąęаеиоіяйую]+$")

CodesByName = Mapping[str, str]


@cache
def _actors_said(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_actor(names)})(?!\w)")


@cache
def _acts_said(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:[Tt]he )?\b(?P<who>{_any_actor(names)})\s{MODAL}\s(?P<verb>[a-z]{{3,}})")


def _any_actor(names: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


def other_doer(sentence: str, names: CodesByName, quotes: Iterable[str]) -> tuple[str, str] | None:
    """Who is said to do something at the head of a sentence, and who does the same in the quotes; or nothing."""
    does = _acts_said(tuple(names))
    ours = does.match(sentence)
    if not ours:
        return None
    found = (one for quote in quotes for one in does.finditer(quote) if not BESIDE_ANOTHER.search(quote[: one.start()]))
    theirs = [one for one in found if one["verb"] == ours["verb"]]
    others = all(names[one["who"]] != names[ours["who"]] for one in theirs)
    return (ours.group(), theirs[0].group()) if theirs and others else None


def other_actors(who: Collection[str], names: CodesByName, quotes: Iterable[str]) -> tuple[str, str] | None:
    """One of those listed whom a quote lacks that names as many, and one whom it names instead; or nothing."""
    for quote in quotes:
        said = {names[match.group()]: match.group() for match in _actors_said(tuple(names)).finditer(quote)}
        unnamed, more = set(who) - said.keys(), said.keys() - set(who)
        if len(said) == len(set(who)) > 1 and unnamed and more:
            return min(unnamed), said[min(more)]
    return None


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
    own: Iterable[str], names: CodesByName, quotes: Iterable[str], subject: str
) -> tuple[str, str] | None:
    """The one of several actors whom the quotes lack, and the one they name beside the others instead; or nothing."""
    said = {code: words for quote in quotes for code, words in actors_named(quote, names).items() if code != subject}
    listed = {*own} - {subject}
    unnamed, more = listed - said.keys(), said.keys() - listed
    return (unnamed.pop(), said[more.pop()]) if listed & said.keys() and len(unnamed) == len(more) == 1 else None


def other_head(sentence: str, names: CodesByName, quotes: Iterable[str]) -> tuple[str, str] | None:
    """Who acts at the head of a sentence, and who does so in the quotes, where the sentence does not name that one."""
    ours = _acting(sentence, names) if sentence.endswith(".") else None
    theirs = dict(head for quote in quotes if ours and (head := _acting(quote, names)))
    if ours and theirs and ours[0] not in theirs and not theirs.keys() & actors_named(sentence, names).keys():
        return ours[1], next(iter(theirs.values()))
    return None


def _acting(text: str, names: CodesByName) -> tuple[str, str] | None:
    """The actor at the head of a text, before a word in small letters that may be an act."""
    head = re.match(
        r"(?:[Tt]he\s)?(?P<who>[^\W\d_]\S*(?:\s[^\W\d_a-zа-яіїєґ]\S*)*)\s(?!" + NO_ACT + r")(?=[^\W\d_A-ZА-ЯІЇЄҐ]{3})",
        text,
    )
    named = actors_named(head["who"], names) if head else {}
    whole = [one for one in named.items() if head and one[1] == head["who"]]
    return whole[0] if whole else None
