"""A field that stands in a block which knows none of that name → the block it belongs to, by its indent."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.source.described import described, field_names
from generator.source.problem import Where, dotted
from generator.source.yamlfile import YamlFile


def misplaced(model: type[BaseModel], file: YamlFile, where: Where, steps: Where) -> str:
    """A hint at the block to which the unknown field at `steps` belongs, or nothing where there is none.

    `steps` are a path in the part of the file at `where`, which should be a `model`.
    """
    key = str(steps[-1])
    if key.endswith(":"):
        return " There is a colon too many."
    if ":" in key:
        return " A space is missing behind the colon."
    there = home(model, file, where, steps)
    if there is None:
        return ""
    block = f"`{dotted(there[:-1])}`" if there[:-1] else "the record"
    return f" It is a field of {block}: indent it by {_column((*where, *there[:-1]), file) - 1} spaces."


def home(model: type[BaseModel], file: YamlFile, where: Where, steps: Where) -> Where | None:
    """Where a field that is unknown at `steps` would be known: in a block around it, or in the one before it."""
    key = steps[-1]
    for block in (*_around(steps), *_blocks_before(file, where, steps)):
        owner, values = _model(model, block), value_at(file.values, (*where, *block))
        if owner and key in field_names(owner) and isinstance(values, dict) and key not in values:
            return (*block, key)
    return None


def _around(steps: Where) -> Iterator[Where]:
    for length in range(len(steps) - 2, -1, -1):
        yield steps[:length]


def _blocks_before(file: YamlFile, where: Where, steps: Where) -> Iterator[Where]:
    """The blocks that end in the line before the field, from inside."""
    at = bisect_left(file.keys_in_order, (file.keys.get((*where, *steps), (0, 0)),))
    above = file.keys_in_order[at - 1][1] if at else ()
    last = above[len(where) :] if above[: len(where)] == where else ()
    for length in range(len(last) - 1, 0, -1):
        if last[:length] != steps[:length]:
            yield last[:length]


def _model(model: type[BaseModel], block: Where) -> type[BaseModel] | None:
    kind = described(model, block)[1]
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def value_at(values: Any, path: Where) -> Any:
    """What stands at a path of keys and indexes; None where nothing does."""
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def _column(block: Where, file: YamlFile) -> int:
    """The column in which the keys of a block begin."""
    columns = [place[1] for path, place in file.keys.items() if path[:-1] == block]
    return min(columns, default=1)
