"""Plain values + a model → a record, or problems in the words of the model's own field descriptions.

Turns pydantic's errors into positioned problems. Knows pydantic and `YamlFile`; knows no particular record.
"""

from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.problem import Problem, found, nearest
from generator.yamlfile import Where, YamlFile

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], file: YamlFile, where: Where = ()) -> tuple[M | None, list[Problem]]:
    """The part of `file` at `where` as a `model`, or None and every problem found in it."""
    values = file.values
    for step in where:
        values = values[step]
    if not isinstance(values, dict):
        return None, [file.problem(where, f"must be a mapping of keys to values: {_kind(values)} found.")]
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, [_problem(model, file, where, dict(one)) for one in error.errors(include_url=False)]


def _problem(model: type[BaseModel], file: YamlFile, where: Where, error: dict[str, Any]) -> Problem:
    steps = tuple(step for step in error["loc"] if step != "[key]")
    place = (*where, *steps)
    kind, value = error["type"], error["input"]
    owner, description = _described(model, steps)
    if kind == "extra_forbidden":
        names = [info.alias or name for name, info in owner.model_fields.items()] if owner else []
        hint = nearest(str(steps[-1]), names) or f" Known here: {', '.join(sorted(names))}."
        return file.problem(place, f"must be a known field: {found(steps[-1])}.{hint}", key=True)
    if kind == "missing":
        return file.problem(place, f"must be given: {description.removeprefix('must ')}.")
    if kind == "value_error":
        return file.problem(place, str(error["ctx"]["error"]))
    if value is None:
        return file.problem(place, f"{description}: nothing found. Give a value or leave the field out.", key=True)
    if kind == "string_type":
        return file.problem(place, f"{description}, as text: {found(value)}. Put it in quotes.")
    shown = _kind(value) if isinstance(value, dict | list) else found(value)
    return file.problem(place, f"{description}: {shown}{' found' if shown == _kind(value) else ''}.")


def _described(model: type[BaseModel], steps: Where) -> tuple[type[BaseModel] | None, str]:
    """The model that owns the last step, and the must-form description of the field nearest to it."""
    owner: type[BaseModel] | None = model
    kind: Any = model
    description = "must be right"
    for step in steps:
        kind = _bare(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            owner = kind
            info = next((i for name, i in kind.model_fields.items() if step in (name, i.alias)), None)
            if info is None:
                return owner, description
            kind, description = info.annotation, info.description or description
        elif get_args(kind):
            kind = get_args(kind)[0 if get_origin(kind) is tuple else -1]
    return owner, description


def _bare(kind: Any) -> Any:
    """The type inside `Annotated` and `… | None`."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(inner for inner in get_args(kind) if inner is not type(None))
    return kind


def _kind(value: object) -> str:
    names = {dict: "a mapping", list: "a list", str: "text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")
