"""A field that stands in a block which knows none of that name, or in a text → the block it belongs to."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.source.expectations import bare, described, field_names, fields_by_key, is_part, needed
from generator.source.problem import Problem, Where, dotted
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
        return _named_around(model, file, where, steps)
    block = f"`{dotted(there[:-1])}`" if there[:-1] else "the record"
    return f" It is a field of {block}: indent it by {_column((*where, *there[:-1]), file) - 1} spaces."


def _named_around(model: type[BaseModel], file: YamlFile, where: Where, steps: Where) -> str:
    """A hint at a block around the unknown field, of parts by their names, of which its value could be one."""
    value = value_at(file.values, (*where, *steps))
    for block in _around(steps) if isinstance(value, dict) else ():
        kind = described(model, block)[1] if block else model
        part = bare(get_args(kind)[-1]) if get_origin(kind) is dict else None
        if is_part(part) and value.keys() <= fields_by_key(part).keys():
            return f" If it is one of `{block[-1]}`, indent it by {_column((*where, *block), file) - 1} spaces."
    if where and isinstance(value, dict) and value and value.keys() <= fields_by_key(model).keys():
        return f" If it is one more beside `{where[-1]}`, indent it by {_column(where[:-1], file) - 1} spaces."
    return ""


def home(model: type[BaseModel], file: YamlFile, where: Where, steps: Where) -> Where | None:
    """Where a field that is unknown at `steps` would be known: in a block around it, or in the one before it."""
    key = steps[-1]
    for block in (*_around(steps), *_blocks_before(file, where, steps)):
        kind, values = described(model, block)[1], value_at(file.values, (*where, *block))
        if is_part(kind) and key in fields_by_key(kind) and isinstance(values, dict) and key not in values:
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


def swallowed(model: type[BaseModel], file: YamlFile, where: Where) -> Iterator[tuple[Where, list[Where], Problem]]:
    """Texts of several lines that took fields of their block in: the text, those fields, and the problem of the first.

    All in the part of the file at `where`, which should be a `model`.
    """
    for text, fields in file.swallowed.items():
        steps, block = text[len(where) :], value_at(file.values, text[:-1])
        if text[: len(where)] != where or not steps or not isinstance(block, dict):
            continue
        names = field_names(described(model, steps)[0])
        taken = [(key, place) for key, place in fields if key in names and key not in block]
        if taken:
            key, place = taken[0]
            beside = _column(text[:-1], file) - 1
            what = f"must be indented by {beside} spaces, as `{text[-1]}` above it is: it counts as its text here."
            problem = Problem(file.path, *place, dotted((*text[:-1], key)), what)
            yield steps, [(*steps[:-1], one) for one, _ in taken], problem


def items_below(
    model: type[BaseModel], file: YamlFile, where: Where, nothing: Iterable[Where]
) -> Iterator[tuple[Where, Where, Problem]]:
    """Items of a list that belong to another one, which the item above them opens and leaves empty: that one.

    `nothing` are the paths of what is empty, in the part of the file at `where`, which should be a `model`.
    """
    values = value_at(file.values, where)
    for steps in nothing:
        part = described(model, (*steps, 0))[1]
        block, last = steps[:-2], steps[-2:-1]
        column = file.place((*where, *steps), key=True)[1]
        in_lines = column == file.place((*where, *steps[:-1]))[1]  # and not in braces
        if not last or not isinstance(last[0], int) or not in_lines or not is_part(part):
            continue
        indent = column + 1
        what = f"must be indented by {indent} spaces: it is an item of `{steps[-1]}` above it."
        for number, item in list(enumerate(value_at(values, block)))[last[0] + 1 :]:
            if not isinstance(item, dict) or not has_all(part, item):
                break
            yield (*block, number), steps, file.problem((*where, *block, number), what)


def has_all(part: type[BaseModel], item: dict[str, Any]) -> bool:
    """Whether a mapping has all that a part must have, and nothing else than it may."""
    return set(needed(part)) <= item.keys() <= fields_by_key(part).keys()
