"""Keys in a row that their block has already → what is wrong: given twice, or something new without its beginning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.source.slip import Place

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Repeated:
    """A key given again: its path, its place, and the place of the key before it in the text."""

    where: Path
    place: Place
    before: Place


@dataclass(frozen=True)
class Repetition:
    """What is wrong with such keys. `begins`: something new begins there; `nameless`: it is a part of a record."""

    where: Path
    place: Place
    what: str
    begins: bool
    nameless: bool = False


def repetition(
    run: Sequence[Repeated], values: Mapping[str, Any], keys: Mapping[Path, Place], *, in_brackets: bool
) -> Repetition:
    """What is wrong with keys in a row that are in `values`, the block so far; `keys` has the places of all keys."""
    first, last = run[0], list(values)[-1]
    *above, key = first.where
    opened = (*above, last)
    if len(run) > 1 and values[last] is None and above:
        return Repetition(opened, keys[opened], _in_block(opened, keys), begins=True)
    is_first = key == next(iter(values))
    begins = not in_brackets and (len(run) > 1 or (is_first and len(values) > 1))
    line, more = keys[first.where][0], len(run) - 1
    many = f"do the {more} fields" if more > 1 else "does the field"
    what = f"must be given once: it stands in line {line} already{f', and so {many} below it' if more else ''}."
    if is_first and above and isinstance(above[-1], int) and not in_brackets:
        what = f"must begin with '- ' as the first field of a new item, or be given once: line {line} has it."
        return Repetition(first.where, first.place, what, begins=True)
    hint = _missing_above(first, in_block=bool(above) or isinstance(values[str(key)], dict), begins=begins)
    nameless = isinstance(values[str(key)], dict) or (begins and bool(above))
    return Repetition(first.where, first.place, what + hint, begins, nameless)


def _missing_above(first: Repeated, *, in_block: bool, begins: bool) -> str:
    """What may be missing before the first of the keys."""
    if begins and in_block:
        return " If something new begins here, the line that begins it is missing above."
    if begins:
        return " If another record begins here, it needs a file of its own."
    return " If it belongs to the block above, indent it." if not in_block and first.before[1] > first.place[1] else ""


def _in_block(opened: Path, keys: Mapping[Path, Place]) -> str:
    """What is wrong with a key that opens nothing, followed by fields that the block around it has already."""
    outer = keys.get(opened[:-1], (0, 1))[1] - 1
    what = f"must not stand within `{opened[-2]}`: nothing is behind it, and the fields below it are given already."
    return f"{what} Indent it by {outer} spaces."
