"""The columns of a record or a part of one, as its fields are declared, and the cells for them.

A plain value has a column named like its field. What a cited value says stands in the column of its field, or why there
is none; the other things it says stand behind it, as `term_counted_from` behind `term`. Lists of parts have tables of
their own.
"""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.derive.addresses import address, page_path
from generator.derive.headings import heading
from generator.export.columns import Column, Row, Type, date_cells, date_columns
from generator.model.days import Date
from generator.model.dossier import Dossier
from generator.model.fields import ActorCode, Figure, Reference, Term
from generator.model.kinds import TABLE_KEYS
from generator.model.leaves import Leaf, leaves
from generator.model.records import Record

COLUMN_TYPES: dict[type, Type] = {bool: "boolean", int: "integer", float: "number"}
PAGE = Column("page", "Its page, relative to the site")


def columns_of(dossier: Dossier, model: type[BaseModel], *left_out: str) -> Iterator[Column]:
    """The columns of a model, without some of its fields."""
    for leaf in leaves(model):
        if leaf.owner not in left_out:
            yield from _columns(leaf, heading(dossier, leaf.about))


def cells_of(record: BaseModel, *left_out: str) -> Row:
    """The cells of these columns."""
    row: dict[str, Any] = {}
    for leaf in leaves(type(record)):
        if leaf.owner not in left_out:
            value = leaf.of(record)
            row |= date_cells(leaf.name, value) if isinstance(value, Date) else {leaf.name: _plain_cell(value)}
    return row


def _columns(leaf: Leaf, about: str) -> tuple[Column, ...]:
    kind = leaf.field.kind
    if isinstance(kind, type) and issubclass(kind, Date):
        return date_columns(leaf.name, about)
    if get_origin(kind) is tuple:
        return (Column(leaf.name, f"{about}{_separated(kind)}", codes=_is_code(get_args(kind)[0])),)
    if isinstance(kind, type) and issubclass(kind, Term):
        return (Column(leaf.name, about, group=kind.target, required=leaf.always),)
    to = kind.target if isinstance(kind, type) and issubclass(kind, Reference) and kind.target in TABLE_KEYS else None
    lasting = Figure.DURATION in leaf.field.marks
    type_: Type = "duration" if lasting else COLUMN_TYPES.get(kind, "string")
    told = f"{about} (ISO 8601)" if lasting else about
    return (Column(leaf.name, told, type_, to=to, required=leaf.always, codes=_is_code(kind)),)


def _separated(kind: Any) -> str:
    return ", with spaces between" if _is_name(get_args(kind)[0]) else ", with semicolons between"


def _is_name(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Reference)


def _is_code(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, ActorCode)


def _plain_cell(value: Any) -> Any:
    """A cell: names with spaces between, texts with semicolons."""
    if not isinstance(value, tuple):
        return value
    return (" " if value and isinstance(value[0], Reference) else "; ").join(map(str, value)) or None


def page_of(record: Record) -> Row:
    """The cell of that column."""
    return {"page": page_path(address(record))}
