"""A table for spreadsheets and statistics programs: typed columns, rows, and how they are written as CSV.

Cells that a spreadsheet would take for a formula get an apostrophe in front, and so do those that begin with one:
without the first apostrophe such a cell is the text again.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from generator.derive.catalogue import TABLES
from generator.export.encoding import days
from generator.text.wording import capital

Type = Literal["string", "integer", "number", "boolean", "date", "duration"]
Row = Mapping[str, Any]
# With the full-width forms, which some programs take for the same: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}",
           "\N{FULLWIDTH COMMERCIAL AT}", "\t", "\r", "\n", "'")  # fmt: skip


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
    """The columns of a date: as its source gives it, and the first and last day it can mean."""
    return (
        Column(name, f"{what}, as exact as its source (EDTF)"),
        Column(f"{name}_first", f"{what}: the first day it can mean", "date"),
        Column(f"{name}_last", f"{what}: the last day it can mean", "date"),
    )


def date_cells(name: str, text: str | None) -> dict[str, Any]:
    """The cells of these columns."""
    if not text:
        return {}
    first, last = days(text)
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
