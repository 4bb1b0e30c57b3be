"""Which fact has which of the addresses that were given away, though it is corrected, moved or has a namesake."""

import hashlib
import re
from collections.abc import Hashable, Mapping, Sequence
from itertools import product

from pydantic import BaseModel

from generator.model.entries import walk

ENOUGH = 0.5  # of what is said must be the same in a fact that has another name now


def sketch(field: str, value: BaseModel) -> str:
    """The field of a fact and a digest of each thing it says."""
    leaves = ((where, leaf) for where, leaf in walk(value) if not isinstance(leaf, BaseModel | tuple | dict))
    said = {f"{'.'.join(step for step in where if isinstance(step, str))}={leaf}" for where, leaf in leaves}
    return " ".join([field, *sorted(hashlib.sha256(one.encode()).hexdigest()[:6] for one in said)])


def kept(facts: Sequence[tuple[Hashable, str, str]], given: Mapping[str, str]) -> dict[Hashable, str]:
    """The old name of every fact that has one.

    `facts` are (key, name it would have now, sketch), `given` the sketches of those before by name. The same facts come
    first, those that have their name still before others that say as much; then those of the same name, then those of
    one field that say mostly the same.
    """
    found: dict[Hashable, str] = {}
    for fits in (_unmoved, _says_the_same, _namesake, _mostly_same):
        free = [(name, old) for name, old in given.items() if name not in found.values()]
        left = [fact for fact in facts if fact[0] not in found]
        pairs = [
            (-likeness(new, old), number, name, key)
            for (number, (key, now, new)), (name, old) in product(enumerate(left), free)
            if fits(now, new, name, old)
        ]
        for _, _, name, key in sorted(pairs, key=lambda pair: pair[:3]):
            if key not in found and name not in found.values():
                found[key] = name
    return found


def _unmoved(now: str, new: str, name: str, old: str) -> bool:
    return _says_the_same(now, new, name, old) and _namesake(now, new, name, old)


def _says_the_same(_now: str, new: str, _name: str, old: str) -> bool:
    return new == old


def _namesake(now: str, _new: str, name: str, _old: str) -> bool:
    return name == now or bool(re.fullmatch(rf"{re.escape(now)}-[0-9]+", name))


def _mostly_same(_now: str, new: str, _name: str, old: str) -> bool:
    return new.partition(" ")[0] == old.partition(" ")[0] and likeness(new, old) >= ENOUGH


def likeness(one: str, other: str) -> float:
    """How much of what two facts say is the same."""
    some, others = set(one.split()[1:]), set(other.split()[1:])
    return len(some & others) / max(len(some), len(others), 1)
