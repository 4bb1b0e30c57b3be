"""Pairs of a key and a value → the values by their key."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

Grouped = TypeVar("Grouped")


def grouped(pairs: Iterable[tuple[str, Grouped]]) -> dict[str, tuple[Grouped, ...]]:
    """Values by their key, in the order given."""
    found_: dict[str, list[Grouped]] = defaultdict(list)
    for key, value in pairs:
        found_[str(key)].append(value)
    return {key: tuple(values) for key, values in found_.items()}
