"""Plain values + a model → a record, or problems in the words of the model's own field descriptions.

Turns pydantic's errors into positioned problems. Knows pydantic and `YamlFile`; knows no particular record.
"""

from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.problem import Problem, found, nearest
from generator.yamlfile import Where, YamlFile

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], file: YamlFile, where: Where = ()) -> tuple[M | None, list[Problem]]:
    """The part of `file` at `where` as a `model`, or None and every problem found in it."""
    values = file.values
    for step in where:
        values = values[step]
    if values is None:
        return None, []  # the file says so itself
    if not isinstance(values, dict):
        return None, [file.problem(where, f"must be {_mapping(model)}: {_shown(values)}.")]
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        wrong = [dict(one) for one in error.errors(include_url=False)]
        return None, [_problem(model, file, where, one) for one in wrong if one["input"] is not None]


def _problem(model: type[BaseModel], file: YamlFile, where: Where, error: dict[str, Any]) -> Problem:
    steps = tuple(step for step in error["loc"] if step != "[key]")
    place = (*where, *steps)
    owner, kind, description = _described(model, steps)
    if error["type"] == "extra_forbidden":
        names = sorted(info.alias or name for name, info in owner.model_fields.items())
        hint = nearest(str(steps[-1]), names) or f" Known here: {', '.join(names)}."
        return file.problem(place, f"must be a known field: {found(steps[-1])}.{hint}", key=True)
    if error["type"] == "missing":
        return file.problem(place, f"must be given. It {description}.")
    if error["type"] == "value_error":
        return file.problem(place, " ".join(str(error["ctx"]["error"]).split()))
    expected, remedy = _expected(error, kind)
    return file.problem(place, f"{description}{expected}: {_shown(error['input'])}.{remedy}")


def _expected(error: dict[str, Any], kind: Any) -> tuple[str, str]:
    """What a description leaves unsaid: the type, the limit; and what to do about it."""
    given, context = error["input"], error.get("ctx", {})
    plain = not isinstance(given, dict | list)
    match error["type"]:
        case "model_type":
            return f", as {_mapping(kind)}", ""
        case "string_type":
            return ", as text", " Put it in quotes." if plain else ""
        case "int_type" | "float_type":
            return ", as a number", " Leave out quotes, separators and units." if isinstance(given, str) else ""
        case "bool_type":
            return ", as true or false", ""
        case "tuple_type":
            return "", " Put it in square brackets." if plain else ""
        case "string_too_long":
            return f", {context['max_length']} characters at most", ""
    limits = {"ge": "{} or more", "gt": "more than {}", "le": "{} at most", "lt": "less than {}"}
    return next((f", {text.format(f'{context[key]:,.0f}')}" for key, text in limits.items() if key in context), ""), ""


def _described(model: type[BaseModel], steps: Where) -> tuple[type[BaseModel], Any, str]:
    """The model that owns the last step, the type expected there, and what it must be in words."""
    owner = model
    kind: Any = model
    description = "must be right"
    for step in steps:
        kind = _bare(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            owner = kind
            info = next((i for name, i in kind.model_fields.items() if step in (name, i.alias)), None)
            if info is None:
                return owner, kind, description
            kind, description = info.annotation, info.description or description
        elif get_args(kind):
            kind = get_args(kind)[0 if get_origin(kind) is tuple else -1]
            description = _item(kind) or description
    return owner, _bare(kind), description


def _item(kind: Any) -> str:
    """What one item of a list or mapping must be, where its type says so."""
    words = [one.description for one in getattr(kind, "__metadata__", ()) if isinstance(one, FieldInfo) and one.description]
    if words:
        return str(words[0])
    kind = _bare(kind)
    text = (kind.__doc__ or "").strip() if isinstance(kind, type) and kind.__module__.startswith("generator.") else ""
    first = text.split("\n")[0].split(". ")[0].rstrip(".")
    return f"must be {first[0].lower()}{first[1:]}" if first else ""


def _bare(kind: Any) -> Any:
    """The type inside `Annotated` and `… | None`."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(inner for inner in get_args(kind) if inner is not type(None))
    return kind


def _mapping(kind: Any) -> str:
    """What keys a mapping needs that stands for a part of a record."""
    names = [info.alias or name for name, info in kind.model_fields.items() if info.is_required()]
    return f"a mapping with {', '.join(f'`{name}`' for name in names)}" if names else "a mapping of keys to values"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return f"a list of {len(value)} found" if value else "an empty list found"
    return "a mapping found" if isinstance(value, dict) else found(value)
