"""Who leads and who joins which coalition, as the texts name them; spellings that differ in small words are one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.model.dossier import Dossier
from generator.model.parts import Coalition
from generator.model.records import Agreement
from generator.model.remembering import remembered
from generator.text.wording import capital

# What stands in many names and tells none from another; and what stands in brackets.
SAYS_NOTHING = re.compile(r"\b(?:capability|capabilities|coalitions?)\b|\([^)]*\)", re.IGNORECASE)


@dataclass(frozen=True)
class NamedCoalition:
    """A coalition: what its names have in common, and what texts say of their parties in it, by role."""

    name: str
    roles: tuple[tuple[str, tuple[Agreement, ...]], ...]


@remembered
def all_coalitions(dossier: Dossier) -> tuple[NamedCoalition, ...]:
    """Every coalition a text names, by name; those that a text does not tell apart are left out."""
    return tuple(_one_coalition(dossier, group) for group in _told_apart_by_name(dossier))


@remembered
def called_alike(dossier: Dossier) -> Mapping[int, str]:
    """The name that all spellings of a coalition have in common, by the identity of what a text says of it."""
    groups = _told_apart_by_name(dossier)
    return {id(one): name for group in groups for name in [_shared_name(group)] for _, one in group}


def _told_apart_by_name(dossier: Dossier) -> list[list[tuple[Agreement, Coalition]]]:
    """What texts say of each coalition."""
    every = [(_spelling(one), a, one) for a in dossier.in_order for one in a.coalitions if _core(one)]
    by_spelling = groupby(sorted(every, key=lambda found: found[0]), key=lambda found: found[0])
    return [[(a, one) for _, a, one in group] for _, group in by_spelling]


def _core(one: Coalition) -> str:
    """A name without what says nothing; empty where only a body or others are named."""
    rest = " ".join(SAYS_NOTHING.sub(" ", one.name).split())
    return "" if re.match(r"(?:of the|within|other)\b", rest, re.IGNORECASE) else re.sub(r"^of ", "", rest)


def _spelling(one: Coalition) -> str:
    """What spellings of one name share."""
    return re.sub(r"[^a-z0-9]", "", _core(one).casefold()).removesuffix("s")


def _one_coalition(dossier: Dossier, group: list[tuple[Agreement, Coalition]]) -> NamedCoalition:
    """What its texts say."""
    kinds = dossier.vocabulary["coalition_roles"]
    roles = [(str(word), tuple(a for a, one in group if one.role == word)) for word in kinds]
    return NamedCoalition(_shared_name(group), tuple((word, texts) for word, texts in roles if texts))


def _shared_name(group: Iterable[tuple[Agreement, Coalition]]) -> str:
    """The name most of the texts use, of several the longest."""
    cores = Counter(_core(one) for _, one in group)
    return capital(min(cores, key=lambda core: (-cores[core], -len(core), core)))
