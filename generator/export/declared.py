"""The columns of a record or a part of one, as its fields are declared, and the cells for them.

A plain value has a column named like its field. What a cited value says stands in the column of its field, or why there
is none; the other things it says stand behind it, as `term_counted_from` behind `term`. Lists of parts have tables of
their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.derive.addresses import address, page_path
from generator.derive.headings import heading
from generator.export.columns import Column, Row, Type, dated, dates
from generator.model.days import Date
from generator.model.declaring import NO_CELL, Declaration, is_part, is_single
from generator.model.dossier import Dossier
from generator.model.fields import Figure, Reference, Term
from generator.model.keys import own_fields
from generator.model.records import Record

# What stands for the whole of a part, the first that it has.
HEADS = ("value", "what", "date")
GAP = "gap"
TYPES: dict[type, Type] = {bool: "boolean", int: "integer", float: "number"}
# The tables in which references are looked up, by their target, with the column of their name.
KEYS = {"actors": "code", "agreements": "id", "summits": "id", "articles": "id", "sources": "id", "disagreements": "id"}
PAGE = Column("page", "Its page, relative to the site")


@dataclass(frozen=True)
class Leaf:
    """One value that has a column: its name, what stands there, the field, and the field of the part it belongs to."""

    name: str
    about: str
    field: Declaration
    part: Declaration | None
    always: bool

    def of(self, record: BaseModel) -> Any:
        """The value in a record, or the word for why there is none."""
        owner = getattr(record, self.part.name) if self.part else record
        value = getattr(owner, self.field.name, None)
        return getattr(owner, GAP, None) if value is None and self.part and _filled(self) else value


def columns_of(dossier: Dossier, model: type[BaseModel], *left_out: str) -> Iterator[Column]:
    """The columns of a model, without some of its fields."""
    for leaf in leaves(model):
        if _field(leaf) not in left_out:
            yield from _columns(leaf, heading(dossier, leaf.about))


def cells_of(record: BaseModel, *left_out: str) -> Row:
    """The cells of these columns."""
    row: dict[str, Any] = {}
    for leaf in leaves(type(record)):
        if _field(leaf) not in left_out:
            value = leaf.of(record)
            row |= dated(leaf.name, value) if isinstance(value, Date) else {leaf.name: _plain(value)}
    return row


def _field(leaf: Leaf) -> str:
    return (leaf.part or leaf.field).name


@cache
def leaves(model: type[BaseModel]) -> tuple[Leaf, ...]:
    """Everything of a model that has a column."""
    shown = (one for one in own_fields(model) if one.cell != NO_CELL and is_single(one.kind))
    return tuple(leaf for one in shown for leaf in _leaves(one))


def _leaves(one: Declaration) -> Iterator[Leaf]:
    if not is_part(one.kind):
        yield Leaf(one.cell.name or one.key, _about(one), one, None, one.always)
        return
    own = [inner for inner in own_fields(one.kind) if inner.cell != NO_CELL and is_single(inner.kind)]
    for inner in sorted(own, key=lambda inner: inner is not _head(one.kind)):
        if not is_part(inner.kind) and inner.name != GAP:
            yield _leaf_of_part(one, inner)


def _leaf_of_part(one: Declaration, inner: Declaration) -> Leaf:
    is_head = inner is _head(one.kind)
    name = one.key if is_head else f"{one.key}_{inner.key}"
    about = _about(one) if is_head else f"{one.label}: {inner.cell.about or inner.about}"
    return Leaf(inner.cell.name or name, inner.cell.about or about, inner, one, one.always and inner.always)


def _about(one: Declaration) -> str:
    told = one.cell.about or one.about
    return f"{told[:1].upper()}{told[1:]}"


@cache
def _head(part: type[BaseModel]) -> Declaration | None:
    own = {one.name: one for one in own_fields(part)}
    return next((own[name] for name in HEADS if name in own), None)


def _filled(leaf: Leaf) -> bool:
    """Whether the word for why there is no value stands in this column: in that of the part, else in its first."""
    assert leaf.part is not None
    return leaf.field is (_head(leaf.part.kind) or own_fields(leaf.part.kind)[0])


def _columns(leaf: Leaf, about: str) -> tuple[Column, ...]:
    kind = leaf.field.kind
    if isinstance(kind, type) and issubclass(kind, Date):
        return dates(leaf.name, about)
    if get_origin(kind) is tuple:
        return (Column(leaf.name, f"{about}{_separated(kind)}"),)
    if isinstance(kind, type) and issubclass(kind, Term):
        return (Column(leaf.name, about, group=kind.target, required=leaf.always),)
    to = kind.target if isinstance(kind, type) and issubclass(kind, Reference) and kind.target in KEYS else None
    lasting = Figure.DURATION in leaf.field.marks
    type_: Type = "duration" if lasting else TYPES.get(kind, "string")
    return (Column(leaf.name, f"{about} (ISO 8601)" if lasting else about, type_, to=to, required=leaf.always),)


def _separated(kind: Any) -> str:
    return ", with spaces between" if _is_name(get_args(kind)[0]) else ", with semicolons between"


def _is_name(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Reference)


def _plain(value: Any) -> Any:
    """A cell: names with spaces between, texts with semicolons."""
    if not isinstance(value, tuple):
        return value
    return (" " if value and isinstance(value[0], Reference) else "; ").join(map(str, value)) or None


def page_of(record: Record) -> Row:
    """The cell of that column."""
    return {"page": page_path(address(record))}
