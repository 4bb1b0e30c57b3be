"""A field or an item that stands in a block which knows none such, or in a text → the block it belongs to."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.source.expectations import bare, described, fields_by_key, is_part, needed
from generator.source.problem import Problem, Step, Where, dotted
from generator.source.slip import Place
from generator.source.yamlfile import YamlFile


@dataclass(frozen=True)
class Piece:
    """A piece of a file, at `where`, which should be a `model`. Paths are those within it."""

    model: type[BaseModel]
    file: YamlFile
    where: Where = ()

    @cached_property
    def values(self) -> Any:
        """What stands there."""
        return value_at(self.file.values, self.where)

    def at(self, steps: Iterable[Step]) -> Any:
        """What stands at a path; None where nothing does."""
        return value_at(self.values, tuple(steps))

    def place(self, steps: Where, *, key: bool = False) -> Place:
        """Line and column of that, or of its key."""
        return self.file.place((*self.where, *steps), key=key)

    def problem(self, steps: Where, what: str, *, key: bool = False) -> Problem:
        """A problem of that."""
        return self.file.problem((*self.where, *steps), what, key=key)

    def indent(self, block: Where) -> int:
        """By how many spaces the keys of a block are indented."""
        whole = (*self.where, *block)
        return min((place[1] for path, place in self.file.keys.items() if path[:-1] == whole), default=1) - 1


Fault = dict[str, Any]  # an error as pydantic gives it
# What explains faults: the places at and in which they are its echoes, and the problem, where it is told by itself.
Explained = Iterator[tuple[Iterable[Where], Problem | None]]


def misplaced(piece: Piece, steps: Where) -> str:
    """A hint at the block to which the unknown field at `steps` belongs, or nothing where there is none."""
    key = str(steps[-1])
    if key.endswith(":"):
        return " There is a colon too many."
    if ":" in key:
        return " A space is missing behind the colon."
    there = home(piece, steps)
    if there is None:
        return _named_around(piece, steps)
    block = f"`{dotted(there[:-1])}`" if there[:-1] else "the record"
    return f" It is a field of {block}: indent it by {piece.indent(there[:-1])} spaces."


def _named_around(piece: Piece, steps: Where) -> str:
    """A hint at a block around the unknown field, of parts by their names, of which its value could be one."""
    value = piece.at(steps)
    if not isinstance(value, dict):
        return ""
    for block in _around(steps):
        kind = described(piece.model, block)[1] if block else piece.model
        part = bare(get_args(kind)[-1]) if get_origin(kind) is dict else None
        if is_part(part) and value.keys() <= fields_by_key(part).keys():
            return f" If it is one of `{block[-1]}`, indent it by {piece.indent(block)} spaces."
    if piece.where and value and value.keys() <= fields_by_key(piece.model).keys():
        spaces = Piece(piece.model, piece.file, piece.where[:-1]).indent(())
        return f" If it is one more beside `{piece.where[-1]}`, indent it by {spaces} spaces."
    return ""


def home(piece: Piece, steps: Where) -> Where | None:
    """Where a field that is unknown at `steps` would be known: in a block around it, or in the one before it."""
    key = steps[-1]
    for block in (*_around(steps), *_blocks_before(piece, steps)):
        kind, values = described(piece.model, block)[1], piece.at(block)
        if is_part(kind) and key in fields_by_key(kind) and isinstance(values, dict) and key not in values:
            return (*block, key)
    return None


def _around(steps: Where) -> Iterator[Where]:
    for length in range(len(steps) - 2, -1, -1):
        yield steps[:length]


def _blocks_before(piece: Piece, steps: Where) -> Iterator[Where]:
    """The blocks that end in the line before the field, from inside."""
    file, where = piece.file, piece.where
    at = bisect_left(file.keys_in_order, (file.keys.get((*where, *steps), (0, 0)),))
    above = file.keys_in_order[at - 1][1] if at else ()
    last = above[len(where) :] if above[: len(where)] == where else ()
    for length in range(len(last) - 1, 0, -1):
        if last[:length] != steps[:length]:
            yield last[:length]


def value_at(values: Any, path: Where) -> Any:
    """What stands at a path of keys and indexes; None where nothing does."""
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def items_below(piece: Piece, _faults: Iterable[Fault]) -> Explained:
    """Items of a list that belong to another one, which the item above them opens and leaves empty."""
    for steps in empty(piece.values):
        part = described(piece.model, (*steps, 0))[1]
        block, last = steps[:-2], steps[-2:-1]
        column = piece.place(steps, key=True)[1]
        in_lines = column == piece.place(steps[:-1])[1]  # and not in braces
        if not last or not isinstance(last[0], int) or not in_lines or not is_part(part):
            continue
        what = f"must be indented by {column + 1} spaces: it is an item of `{steps[-1]}` above it."
        for number, item in list(enumerate(piece.at(block)))[last[0] + 1 :]:
            if not isinstance(item, dict) or not has_all(part, item):
                break
            yield ((*block, number), steps), piece.problem((*block, number), what)


def empty(value: Any, where: Where = ()) -> Iterator[Where]:
    """Where nothing stands behind a key or a dash. A field that may be left out must not be left empty either."""
    if value is None:
        yield where
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from empty(inner, (*where, step))


def has_all(part: type[BaseModel], item: dict[str, Any]) -> bool:
    """Whether a mapping has all that a part must have, and nothing else than it may."""
    return set(needed(part)) <= item.keys() <= fields_by_key(part).keys()
