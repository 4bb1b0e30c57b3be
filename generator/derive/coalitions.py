"""Who leads and who joins which coalition, whatever the texts call it."""

from dataclasses import dataclass

from generator.model.dossier import Dossier
from generator.model.records import Agreement
from generator.model.vocabulary import CapabilityCoalitionWord, CoalitionRoleWord


@dataclass(frozen=True)
class NamedCoalition:
    """A coalition, and what texts say of their parties in it, by role."""

    id: str
    definition: CapabilityCoalitionWord
    roles: tuple[tuple[str, tuple[Agreement, ...]], ...]


def all_coalitions(dossier: Dossier) -> tuple[NamedCoalition, ...]:
    """Every coalition that a text names, in the order of the vocabulary."""
    words = dossier.words(CapabilityCoalitionWord).items()
    every = (NamedCoalition(word, one, _roles(dossier, word)) for word, one in words)
    return tuple(one for one in every if one.roles)


def _roles(dossier: Dossier, word: str) -> tuple[tuple[str, tuple[Agreement, ...]], ...]:
    """By role the texts that name it."""
    named = [(a, one.role) for a in dossier.in_order for one in a.coalitions if one.coalition == word]
    roles = ((role, tuple(a for a, said in named if said == role)) for role in dossier.words(CoalitionRoleWord))
    return tuple((role, texts) for role, texts in roles if texts)
