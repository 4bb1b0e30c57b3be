"""What a model says of the place of a value: which part it belongs to, its type, and what it must be in words."""

from collections.abc import Iterable
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def field_names(model: type[BaseModel]) -> list[str]:
    """The keys a part may have, sorted."""
    return sorted(info.alias or name for name, info in model.model_fields.items())


def described(model: type[BaseModel], steps: Iterable[str | int]) -> tuple[type[BaseModel], Any, str]:
    """The model that owns the last step, the type expected there, and what it must be in words."""
    owner = model
    kind: Any = model
    description = "must be right"
    for step in steps:
        kind = bare(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            owner = kind
            info = next((i for name, i in kind.model_fields.items() if step in (name, i.alias)), None)
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
