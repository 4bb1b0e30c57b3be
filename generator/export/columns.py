"""A table for spreadsheets and statistics programs: typed columns, rows, and how they are written as CSV.

The columns of a record or a part of one are those its fields declare; those that no field declares are told in
columns.toml. A plain value has a column named like its field.
What a cited value says stands in the column of its field, or why there is none; the other things it says stand behind
it, as `term_counted_from` behind `term`. Lists of parts have tables of their own.

Cells that a spreadsheet would take for a formula get an apostrophe in front, and so do those that begin with one:
without the first apostrophe such a cell is the text again.
"""

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from generator.check.evidence import Lock
from generator.derive.anchors import anchors
from generator.derive.downloads import TABLES
from generator.derive.noun_phrases import heading
from generator.derive.page_addresses import address, card_page, page_path
from generator.model.dates import first_and_last
from generator.model.days import Date
from generator.model.declaring import is_a, item_of
from generator.model.dossier import Dossier
from generator.model.entries import Citation, citations
from generator.model.fields import ActorCode, Figure, Reference
from generator.model.kinds import TABLE_KEYS
from generator.model.leaves import Leaf, leaves
from generator.model.parts import Evidence
from generator.model.records import Record
from generator.model.vocabulary import Term
from generator.text.wording import capital

Type = Literal["string", "integer", "number", "boolean", "date", "duration"]
Row = Mapping[str, Any]
# With the full-width forms, which some programs take for the same: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}",
           "\N{FULLWIDTH COMMERCIAL AT}", "\t", "\r", "\n", "'")  # fmt: skip
TOLD_COLUMNS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
COLUMN_TYPES: dict[type, Type] = {bool: "boolean", int: "integer", float: "number"}


@dataclass(frozen=True)
class Column:
    """One column. `group` is the vocabulary group of its words, `to` the table whose key its values are.

    `codes`: whether it holds codes of countries and organisations, one or several with spaces between.
    """

    name: str
    description: str
    type: Type = "string"
    group: str | None = None
    to: str | None = None
    required: bool = False
    codes: bool = False


@dataclass(frozen=True)
class Table:
    """One table. `key` are the columns that tell its rows apart; with `gaps` a cell may say why it has no value.

    `missing` are further words for that, each with its label.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    gaps: bool = False
    missing: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """What it is called, as the catalogue has it."""
        return TABLES[self.name].title

    @property
    def description(self) -> str:
        """What stands in it, as a sentence."""
        return f"{capital(TABLES[self.name].about)}."

    @property
    def path(self) -> str:
        """Where it is written, under the folder of the data package."""
        return f"{self.name}.csv"


def date_columns(name: str, what: str) -> tuple[Column, Column, Column]:
    """The columns of a date: as its source gives it, and the first and last day it can mean.

    Behind a semicolon `what` says more, which stands behind that.
    """
    first, *more = what.split("; ", 1)
    told = "".join(f"; {one}" for one in more)
    return (
        Column(name, f"{first}, as exact as its source (EDTF){told}"),
        Column(f"{name}_first", f"{first}: the first day it can mean{told}", "date"),
        Column(f"{name}_last", f"{first}: the last day it can mean{told}", "date"),
    )


def told_columns(*sections: str) -> tuple[Column, ...]:
    """The columns of sections of columns.toml."""
    every = ((name, words) for section in sections for name, words in TOLD_COLUMNS[section].items())
    return tuple(column for name, words in every for column in _told_column(name, **words))


def _told_column(name: str, about: str, *, dated: bool = False, **declared: Any) -> tuple[Column, ...]:
    return date_columns(name, about) if dated else (Column(name, about, **declared),)


def date_cells(name: str, text: str | None) -> dict[str, Any]:
    """The cells of these columns."""
    if not text:
        return {}
    first, last = first_and_last(text)
    return {name: text, f"{name}_first": first, f"{name}_last": last}


def csv_bytes(table: Table) -> bytes:
    """The table as RFC 4180 has it: commas, CRLF, UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(cells(table.columns, row))
    return text.getvalue().encode()


def cells(columns: Iterable[Column], row: Row) -> list[str]:
    """The cells of one row in the order of the columns."""
    return [cell_text(row.get(column.name)) for column in columns]


def cell_text(value: object) -> str:
    """One value as a cell."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return format(Decimal(str(value)).normalize(), "f")
        case str():
            return harmless(" ".join(value.split()))
        case _:
            return str(value)


def harmless(text: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(FORMULA) else text


def original(text: str) -> str:
    """The text of a cell."""
    return text.removeprefix("'")


def columns_of(dossier: Dossier, model: type[BaseModel]) -> Iterator[Column]:
    """The columns of a model."""
    for leaf in leaves(model):
        yield from _columns(leaf, heading(dossier, leaf.about))


def cells_of(record: BaseModel) -> Row:
    """The cells of these columns."""
    row: dict[str, Any] = {}
    for leaf in leaves(type(record)):
        value = leaf.of(record)
        row |= date_cells(leaf.name, value) if isinstance(value, Date) else {leaf.name: _plain_cell(value)}
    return row


def _columns(leaf: Leaf, about: str) -> tuple[Column, ...]:
    kind, item = leaf.field.kind, item_of(leaf.field.kind)
    if is_a(kind, Date):
        return date_columns(leaf.name, about)
    if item:
        between = "spaces" if is_a(item, Reference) else "semicolons"
        return (Column(leaf.name, f"{about}, with {between} between", codes=is_a(item, ActorCode)),)
    if is_a(kind, Term):
        return (Column(leaf.name, about, group=kind.target, required=leaf.always),)
    to = kind.target if is_a(kind, Reference) and kind.target in TABLE_KEYS else None
    lasting = Figure.DURATION in leaf.field.marks
    type_: Type = "duration" if lasting else COLUMN_TYPES.get(kind, "string")
    told = f"{about} (ISO 8601)" if lasting else about
    return (Column(leaf.name, told, type_, to=to, required=leaf.always, codes=is_a(kind, ActorCode)),)


def _plain_cell(value: Any) -> Any:
    """A cell: names with spaces between, texts with semicolons."""
    if not isinstance(value, tuple):
        return value
    return (" " if value and isinstance(value[0], Reference) else "; ").join(map(str, value)) or None


def page_of(record: Record) -> Row:
    """The cell of its column `page`."""
    return {"page": page_path(address(record))}


def proof_cells(lock: Lock, place: Citation | None) -> Row:
    """The cells of the columns of its proof."""
    said = {"source": place.source, "at": place.at, "quote": place.quote} if place else {}
    return {**said, "found": looked_up(lock, place)}


def card_cell(dossier: Dossier, record: Record, value: BaseModel) -> str | None:
    """Where the card of a fact stands."""
    anchor = anchors(dossier, record).get(id(value))
    return f"{page_path(card_page(record))}#{anchor}" if anchor else None


def first(value: Evidence, text: str | None) -> Citation | None:
    """The first reference of a value."""
    return next(citations(value, text), None)


def looked_up(lock: Lock, citation: Citation | None) -> bool | None:
    """Whether its words were found; None where there are none or nobody could look."""
    if citation is None or not citation.quote:
        return None
    return lock.said(citation.source, citation.at, citation.quote)
