"""Things before and things now → which of them are the same ones."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Before = TypeVar("Before")
Now = TypeVar("Now")


def paired(
    before: Sequence[Before], now: Sequence[Now], *fits: Callable[[Before, Now], float]
) -> list[tuple[Before, Now]]:
    """The pairs in the order of `now`, nothing in two of them.

    Each of `fits` says how well two things fit, 0 for not at all, and is asked of what those before it left alone. The
    best pair comes first; of several as good that of the first thing now, with the first before.
    """
    found: dict[int, int] = {}  # by the place of a thing now, that of the thing before
    left = dict(enumerate(before))
    for fit in fits:
        free = [(place, one) for place, one in enumerate(now) if place not in found]
        pairs = [(fit(old, new), -place, -was) for place, new in free for was, old in left.items()]
        for _, place, was in sorted((one for one in pairs if one[0]), reverse=True):
            if -place not in found and -was in left:
                found[-place] = -was
                del left[-was]
    return [(before[was], now[place]) for place, was in sorted(found.items())]
