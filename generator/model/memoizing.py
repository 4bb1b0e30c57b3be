"""What follows from an object, computed once, when it is asked for, and forgotten with it."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Owner = TypeVar("Owner")
Others = ParamSpec("Others")
K = TypeVar("K")
V = TypeVar("V")
H = TypeVar("H", bound=Hashable)


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


@lru_cache(maxsize=64)
def as_before(value: H) -> H:
    """The value equal to this one that was asked for first: what is memoized by it is not computed again.

    For what is worked out anew from every state of something of which it rarely depends on what changed.
    """
    return value


class OnDemand(Mapping[K, V]):
    """A mapping that computes each of its values when it is asked for, once."""

    def __init__(self, makers: Mapping[K, Callable[[], V]]) -> None:
        self.makers = makers
        self.made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self.made:
            self.made[key] = self.makers[key]()
        return self.made[key]

    def __contains__(self, key: object) -> bool:
        return key in self.makers

    def __iter__(self) -> Iterator[K]:
        return iter(self.makers)

    def __len__(self) -> int:
        return len(self.makers)
