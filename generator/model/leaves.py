"""The values of a record or a part of one that have a column: the way to each, and its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.declaring import NO_CELL, Declaration, is_single
from generator.model.keys import own_fields
from generator.source.expectations import is_part
from generator.text.wording import capital

# What stands for the whole of a part, the first that it has.
HEADS = ("value", "what", "date")
WHY_NONE = "gap"


@dataclass(frozen=True)
class Leaf:
    """One value that has a column: its name, what stands there, the field, and the field of the part it belongs to."""

    name: str
    about: str
    field: Declaration
    part: Declaration | None
    always: bool

    @property
    def owner(self) -> str:
        """The field of the record in which it stands."""
        return (self.part or self.field).name

    def of(self, record: BaseModel) -> Any:
        """The value in a record, or the word for why there is none."""
        owner = getattr(record, self.part.name) if self.part else record
        value = getattr(owner, self.field.name, None)
        return getattr(owner, WHY_NONE, None) if value is None and self.part and _filled(self) else value


@cache
def leaves(model: type[BaseModel]) -> tuple[Leaf, ...]:
    """Everything of a model that has a column."""
    shown = (one for one in own_fields(model) if one.cell != NO_CELL and is_single(one.kind))
    return tuple(leaf for one in shown for leaf in _leaves_of_field(one))


def _leaves_of_field(one: Declaration) -> Iterator[Leaf]:
    if not is_part(one.kind):
        yield Leaf(one.cell.name or one.key, capital(one.cell.about or one.about), one, None, one.always)
        return
    own = [inner for inner in own_fields(one.kind) if inner.cell != NO_CELL and is_single(inner.kind)]
    for inner in sorted(own, key=lambda inner: inner is not _head_of(one.kind)):
        if not is_part(inner.kind) and inner.name != WHY_NONE:
            yield _leaf_of_part(one, inner)


def _leaf_of_part(one: Declaration, inner: Declaration) -> Leaf:
    is_head = inner is _head_of(one.kind)
    name = one.key if is_head else f"{one.key}_{inner.key}"
    about = capital(one.cell.about or one.about) if is_head else f"{one.label}: {inner.cell.about or inner.about}"
    return Leaf(inner.cell.name or name, inner.cell.about or about, inner, one, one.always and inner.always)


@cache
def _head_of(part: type[BaseModel]) -> Declaration | None:
    own = {one.name: one for one in own_fields(part)}
    return next((own[name] for name in HEADS if name in own), None)


def _filled(leaf: Leaf) -> bool:
    """Whether the word for why there is no value stands in this column: in that of the part, else in its first."""
    assert leaf.part is not None
    return leaf.field is (_head_of(leaf.part.kind) or own_fields(leaf.part.kind)[0])
