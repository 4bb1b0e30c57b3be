"""Which fact has which of the addresses that were given away, though it is corrected, moved or has a namesake."""

import hashlib
from collections.abc import Hashable, Mapping, Sequence

from pydantic import BaseModel

from generator.derive.pairing import paired
from generator.model.entries import walk

ENOUGH = 0.5  # of what is said must be the same in a fact that has another name now
RETIRED = "retired "  # before the sketch of a fact that is gone: nothing but that very fact has its name again


def sketch(field: str, value: BaseModel) -> str:
    """The field of a fact and a digest of each thing it says."""
    leaves = ((where, leaf) for where, leaf in walk(value) if not isinstance(leaf, BaseModel | tuple | dict))
    said = {f"{'.'.join(step for step in where if isinstance(step, str))}={leaf}" for where, leaf in leaves}
    return " ".join([field, *sorted(hashlib.sha256(one.encode()).hexdigest()[:6] for one in said)])


def kept(facts: Sequence[tuple[Hashable, str, str]], given: Mapping[str, str]) -> dict[Hashable, str]:
    """The old name of every fact that has one.

    `facts` are (key, name it would have now, sketch), `given` the sketches of those before by name. Who says the same
    under its name keeps it, which is nearly everybody; of the others the pairs that fit best come first, of those that
    fit as well the likest.
    """
    unmoved = {now: key for key, now, new in reversed(facts) if given.get(now) in (new, f"{RETIRED}{new}")}
    found = {key: now for now, key in unmoved.items()}
    free = sorted((name, old) for name, old in in_use(given).items() if name not in unmoved)
    moved = paired(free, [one for one in facts if one[0] not in found], _fit)
    return found | {key: name for (name, _), (key, *_) in moved}


def in_use(given: Mapping[str, str]) -> dict[str, str]:
    """Of the names that were given away those of facts that were there at the last time."""
    return {name: old for name, old in given.items() if not old.startswith(RETIRED)}


def with_retired(given: Mapping[str, str], there: Mapping[str, str]) -> dict[str, str]:
    """The names given away and those of the facts there are, with what these say; of the others that they are gone."""
    gone = {name: f"{RETIRED}{old.removeprefix(RETIRED)}" for name, old in given.items()}
    return {**gone, **there}


def _fit(given: tuple[str, str], fact: tuple[Hashable, str, str]) -> float:
    """How a fact fits a name: best where it says the same under its name; the same; has the name; says mostly so."""
    (name, old), (_, now, new) = given, fact
    base, _, number = name.rpartition("-")
    same, namesake = new == old, name == now or (base == now and number.isdecimal())
    mostly = new.partition(" ")[0] == old.partition(" ")[0] and likeness(new, old) >= ENOUGH
    rank = 2 * (2 * same + namesake) or int(mostly)
    return rank + likeness(new, old) if rank else 0


def likeness(one: str, other: str) -> float:
    """How much of what two facts say is the same."""
    some, others = set(one.split()[1:]), set(other.split()[1:])
    return len(some & others) / max(len(some), len(others), 1)
