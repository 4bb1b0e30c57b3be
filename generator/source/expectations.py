"""What a model says of the place of a value: which part it belongs to, its type, and what it must be in words."""

from collections.abc import Iterable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

IN_WORDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
}
LIMITS = {
    "ge": "{:,} or more",
    "gt": "more than {:,.0f}",
    "le": "{:,.0f} at most",
    "max_length": "{} characters at most",
}


def is_part(kind: Any) -> bool:
    """Whether a bare type is a mapping with fields of its own."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


@cache
def fields_by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """What is declared of each field of a part, by its key in a file."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def field_names(model: type[BaseModel]) -> list[str]:
    """The keys a part may have, sorted."""
    return sorted(fields_by_key(model))


def needed(model: type[BaseModel]) -> list[str]:
    """The keys a part must have, in the order of their declaration."""
    return [key for key, info in fields_by_key(model).items() if info.is_required()]


def described(model: type[BaseModel], steps: Iterable[str | int]) -> tuple[type[BaseModel], Any, str]:
    """The model that owns the last step, the type expected there, and what it must be in words."""
    owner = model
    kind: Any = model
    description = "must be right"
    for step in steps:
        kind = bare(kind)
        if is_part(kind):
            owner, info = kind, fields_by_key(kind).get(str(step))
            if info is None:
                return owner, kind, description
            kind, description = info.annotation, info.description or description
        elif get_args(kind):
            kind = get_args(kind)[0 if get_origin(kind) is tuple else -1]
            description = _item(kind) or description
    return owner, bare(kind), description


def _item(kind: Any) -> str:
    """What one item of a list or mapping must be, where its type says so."""
    for one in getattr(kind, "__metadata__", ()):
        if isinstance(one, FieldInfo) and one.description:
            return one.description
    kind = bare(kind)
    text = (kind.__doc__ or "").strip() if isinstance(kind, type) and kind.__module__.startswith("generator.") else ""
    first = text.split("\n")[0].split(". ")[0].split(":")[0].rstrip(".")
    return f"must be {first[0].lower()}{first[1:]}" if first else ""


def bare(kind: Any) -> Any:
    """The type inside `Annotated` and `… | None`."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(inner for inner in get_args(kind) if inner is not type(None))
    return kind


def type_in_words(error: dict[str, Any]) -> str:
    """What the description of a field leaves unsaid of an error of pydantic's: the type or the limit."""
    if error["type"] in IN_WORDS:
        item = "each of them " if error["loc"] and isinstance(error["loc"][-1], int) else ""
        return item + IN_WORDS[error["type"]]
    context = error.get("ctx", {})
    return next((text.format(context[key]) for key, text in LIMITS.items() if key in context), "")


def mapping_in_words(kind: Any) -> str:
    """What keys a mapping needs that stands for a part of a record."""
    must = needed(kind)
    listed = ", ".join(f"`{name}`" for name in must or list(kind.__annotations__)[:2])
    return f"a mapping with {listed}" if must else f"a mapping with keys such as {listed}"
