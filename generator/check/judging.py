"""Everything that is wrong with a table and with what the lock says of its quotes, in one list."""

from collections.abc import Container

from generator.check.evidence import Lock, unproved
from generator.check.rules import check
from generator.model.dossier import Dossier
from generator.source.problem import Problem


def problems_of(
    dossier: Dossier, lock: Lock, damaged: list[Problem], files: Container[str] | None = None
) -> list[Problem]:
    """Everything that keeps pages from being made: the rules', the quotes', and a damaged lock's, sorted."""
    return sorted([*check(dossier, files), *damaged, *(() if damaged else unproved(dossier, lock))])
