"""What follows from an object, computed once and forgotten with it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Owner = TypeVar("Owner")
Others = ParamSpec("Others")
V = TypeVar("V")


def memoized(function: Callable[Concatenate[Owner, Others], V]) -> Callable[Concatenate[Owner, Others], V]:
    """A function of an object that does not change, and of parts of it. All are compared by identity."""
    known: WeakKeyDictionary[Owner, dict[tuple[int, ...], tuple[Any, V]]] = WeakKeyDictionary()

    @wraps(function)
    def recalled(of: Owner, /, *others: Others.args, **named: Others.kwargs) -> V:
        kept, parts = known.setdefault(of, {}), tuple(map(id, others))
        if parts not in kept:
            # The parts are kept too: only as long as they live nothing else has their identity.
            kept[parts] = others, function(of, *others, **named)
        return kept[parts][1]

    return recalled
