"""What follows from an object, computed once and forgotten with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Owner = TypeVar("Owner")
V = TypeVar("V")


def memoized(function: Callable[[Owner], V]) -> Callable[[Owner], V]:
    """A function of one object that is compared by identity and does not change."""
    known: WeakKeyDictionary[Owner, V] = WeakKeyDictionary()

    @wraps(function)
    def recalled(of: Owner) -> V:
        try:
            return known[of]
        except KeyError:
            found = known[of] = function(of)
            return found

    return recalled
