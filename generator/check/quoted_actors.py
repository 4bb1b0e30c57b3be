"""Words of a quote → the countries and bodies they name, and where others than a value does act in them."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

MODAL = r"(?:will|shall|would|undertakes to|commits to|intends to)(?: (?:also|further|continue to|seek to|aim to))*"
# Before who does it with somebody else.
BESIDE_ANOTHER = re.compile(r"(?:\band|,|&|\bwith|\bor) *$")

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
