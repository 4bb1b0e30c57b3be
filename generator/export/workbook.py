"""All tables as one workbook (XLSX) for those who open files by double click: real dates, fixed heads, filters.

XlsxWriter writes it: it has no dependencies and stamps nothing but what it is told. Texts stay texts: no cell is
a formula, so the apostrophes of the CSV are not needed here.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from generator.derive.downloads import PUBLISHER
from generator.export.columns import Table
from generator.model.dossier import Dossier

CONTENTS = "contents"
COLUMNS = "columns"
LONGEST_CELL = 32767  # characters, as the format has it
EARLIEST_DAY = date(1900, 3, 1)  # before that day the format counts a 29 February that was none
WIDTHS = (8, 60)  # characters
SAMPLE = 200  # rows that decide how wide a column is


def workbook(dossier: Dossier, tables: Sequence[Table], time: str, notice: str = "") -> bytes:
    """A sheet for each table, behind one that lists the tables and one that tells their columns.

    `time` (ISO 8601, UTC) stands as that of the file, and `notice` below the title.
    """
    # Here, because a preview makes no workbook.
    import xlsxwriter  # type: ignore[import-untyped] # noqa: PLC0415

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_urls": False}) as book:
        created = datetime.fromisoformat(time).replace(tzinfo=None)
        book.set_properties({"title": dossier.site.title, "author": PUBLISHER, "comments": notice, "created": created})
        formats = _formats(book)
        _contents_sheet(book, tables, formats, (dossier.site.title, notice))
        _sheet(book.add_worksheet(COLUMNS), formats, _described(tables))
        for table in tables:
            rows = ([row.get(column.name) for column in table.columns] for row in table.rows)
            _sheet(book.add_worksheet(table.name), formats, [[one.name for one in table.columns], *rows])
    return made.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }


def _contents_sheet(book: Any, tables: Sequence[Table], formats: dict[str, Any], above: tuple[str, str]) -> None:
    """The first sheet: what the file is, and where which table stands."""
    sheet = book.add_worksheet(CONTENTS)
    sheet.write_string(0, 0, above[0], formats["title"])
    sheet.write_string(1, 0, above[1])
    rows = [[table.name, table.title, table.description, len(table.rows)] for table in tables]
    _sheet(sheet, formats, [["sheet", "title", "what it is", "rows"], *rows], top=3)
    for number, table in enumerate(tables, 4):
        sheet.write_url(number, 0, f"internal:'{table.name}'!A1", string=table.name)


def _described(tables: Iterable[Table]) -> list[list[Any]]:
    """What the columns of all tables mean."""
    head = ["sheet", "column", "type", "what it is", "words of", "key of"]
    rows = [[t.name, c.name, c.type, c.description, c.group, c.to] for t in tables for c in t.columns]
    return [head, *rows]


def _sheet(sheet: Any, formats: dict[str, Any], lines: Sequence[Sequence[Any]], top: int = 0) -> None:
    """Write lines, of which the first is the head, from a row on."""
    for number, line in enumerate(lines, top):
        for place, value in enumerate(line):
            _cell(sheet, formats, (number, place), value, head=number == top)
    sheet.freeze_panes(top + 1, 1)
    sheet.autofilter(top, 0, top + len(lines) - 1, len(lines[0]) - 1)
    for place in range(len(lines[0])):
        sheet.set_column(place, place, _column_width(line[place] for line in lines[:SAMPLE]))


def _cell(sheet: Any, formats: dict[str, Any], where: tuple[int, int], value: Any, *, head: bool) -> None:
    match value:
        case None:
            pass
        case bool():
            sheet.write_boolean(*where, value)
        case int() | float():
            sheet.write_number(*where, value)
        case date() if value >= EARLIEST_DAY:
            sheet.write_datetime(*where, value, formats["day"])
        case _:
            sheet.write_string(*where, " ".join(str(value).split())[:LONGEST_CELL], formats["head"] if head else None)


def _column_width(values: Iterable[Any]) -> int:
    least, most = WIDTHS
    return min(max(least, *(len(str(value or "")) + 2 for value in values)), most)
