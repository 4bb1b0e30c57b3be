"""A sheet of one list that was edited elsewhere → the files it changes, or what does not fit, by line and column.

What a cell does not change stays as it is, to the byte; comments stay. Rows without a mark are new items; a row that is
gone takes its item with it only where that was asked for.
"""

import csv
import io
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.check.layout import laid_out, on_one_line
from generator.disk.datafile import read_file
from generator.edit import sheets
from generator.edit.transaction import Contents, new_problems
from generator.model.declaring import fields_of
from generator.model.dossier import Dossier
from generator.model.kinds import part_lists
from generator.source.problem import Problem, found, nearest
from generator.source.scalars import quoted, scalar
from generator.source.yamlfile import parse_yaml
from generator.source.yamltree import Node, Tree, TreeEntry, read_tree

ZIPPED = b"PK\x03\x04"  # how workbooks begin
DELIMITERS = ",;\t"
# What spreadsheets write into a cell whose formula they cannot work out, or that is too narrow for what it holds.
NO_RESULT = re.compile(r"#[\w/ÄÖÜÉ]+[!?]|#N/A|#NV|#+|(?:Err|Fehler):\d{3}")


@dataclass(frozen=True)
class SheetRow:
    """One row: the line in which it begins, whose item it is, the mark of that, and the cells of its fields."""

    line: int
    record: str
    item: str
    cells: dict[str, str]


@dataclass
class Sheet:
    """A sheet while it is brought back: where its columns stand, and what does not fit so far."""

    path: str
    name: str
    header: list[str]
    rows: list[SheetRow]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, line: int, column: str, what: str) -> None:
        """Gather a problem of a cell."""
        place = self.header.index(column) + 1 if column in self.header else 1
        self.problems.append(Problem(self.path, line, place, column, what))


def brought_back(dossier: Dossier, root: Path, name: str, path: Path, *, drop: bool) -> Contents | list[Problem]:
    """The files that a sheet changes, or everything that does not fit. Raises OSError."""
    read = _read_sheet(path, name)
    if read.problems:
        return read.problems
    contents: dict[str, bytes | None] = {}
    places: dict[tuple[str, int], SheetRow] = {}
    rows = _by_record(dossier, read)
    for entry in sheets.holders(dossier, name):
        tree = sheets.tree_of(root / entry.file.path)
        change = _Change(read, tree, part_lists()[name][entry.kind], entry.key)
        order = change.apply(rows.get(entry.key, []), drop=drop)
        if change.changed:
            contents[entry.file.path] = laid_out(tree, entry.file.path)
            places |= {(entry.file.path, place): row for place, row in order}
    if not read.problems:
        read.problems += [_at_cell(read, places, one) for one in new_problems(dossier, root, contents)]
    return read.problems or contents


def _read_sheet(path: Path, name: str) -> Sheet:
    """The rows of a file, with what cannot be read of it."""
    shown, content = path.name, read_file(path, path.name)[1]
    sheet = Sheet(shown, name, [], [])
    if content.startswith(ZIPPED):
        sheet.tell(1, "", "must be CSV: a workbook (XLSX or ODS) found. Save it as “CSV UTF-8”, which `import` reads.")
        return sheet
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        sheet.tell(line, "", "must be UTF-8 text: save it as “CSV UTF-8”.")
        return sheet
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
    try:
        sheet.header = next(reader, [])
        while sheet.header and not sheet.header[-1]:
            sheet.header.pop()  # a spreadsheet writes columns in which nothing stands, if something did
        _judge_header(sheet)
        if not sheet.problems:  # else the rows are not what they seem
            _read_rows(reader, sheet)
    except csv.Error as error:
        sheet.tell(reader.line_num, "", f"must be CSV: {error}.")
    return sheet


def _read_rows(reader: Any, sheet: Sheet) -> None:
    line = reader.line_num + 1
    for cells in reader:
        if len(cells) > len(sheet.header) and any(cells[len(sheet.header) :]):
            sheet.tell(line, "", f"must have {len(sheet.header)} cells, as the first row: {len(cells)} found.")
        if any(one.strip() for one in cells):
            by_column = dict(zip(sheet.header, (one.strip() for one in cells), strict=False))
            record, item = by_column.pop(sheets.RECORD_COLUMN, ""), by_column.pop(sheets.ITEM_COLUMN, "")
            sheet.rows.append(SheetRow(line, record, item, by_column))
        line = reader.line_num + 1


def _judge_header(sheet: Sheet) -> None:
    known = sheets.columns(sheet.name)
    for index, column in enumerate(sheet.header):
        if column not in known:
            sheet.tell(1, column, f"must be a column of this list: {found(column)}.{nearest(column, known)}")
        elif sheet.header[:index].count(column) == 1:
            sheet.tell(1, column, f"must be given once: {found(column)} heads several columns.")
    for column in (sheets.RECORD_COLUMN, sheets.ITEM_COLUMN):
        if column not in sheet.header and not sheet.problems:
            sheet.tell(1, column, f"must have the column {found(column)}, as `export` writes it.")


def _by_record(dossier: Dossier, sheet: Sheet) -> dict[str, list[SheetRow]]:
    """The rows of every record; those of one that is not there are told."""
    known = {entry.key for entry in sheets.holders(dossier, sheet.name)}
    rows: dict[str, list[SheetRow]] = {}
    for row in sheet.rows:
        if row.record not in known:
            what = f"must be a record that may have this list: {found(row.record)}.{nearest(row.record, known)}"
            sheet.tell(row.line, sheets.RECORD_COLUMN, what)
        rows.setdefault(row.record, []).append(row)
    return rows


@dataclass
class _Change:
    """What the rows of one record do to the tree of its file."""

    sheet: Sheet
    tree: Tree
    part: type[BaseModel]
    record: str
    changed: bool = False

    def apply(self, rows: list[SheetRow], *, drop: bool) -> list[tuple[int, SheetRow]]:
        """Change the tree; the place in the list of every row that has one."""
        items = dict(sheets.marked(sheets.items_of(self.tree, self.sheet.name)))
        given: dict[str, SheetRow] = {}
        for row in (one for one in rows if one.item):
            if row.item in given:
                what = f"must be given once: it stands in line {given[row.item].line} already."
                self.sheet.tell(row.line, sheets.ITEM_COLUMN, what)
            elif row.item not in items:
                known = f"must be the mark of an item of {self.record}: {found(row.item)}"
                self.sheet.tell(row.line, sheets.ITEM_COLUMN, f"{known}. If that changed, export it anew.")
            else:
                given[row.item] = row
                self._edit(items[row.item], row)
        for mark in items.keys() - given.keys():
            self._gone(items[mark], drop=drop)
        return self._placed(items, given, [(self._new(row), row) for row in rows if not row.item])

    def _edit(self, item: Node, row: SheetRow) -> None:
        fields = item.fields
        for column, text in row.cells.items():
            there = fields.get(column)
            if text == (sheets.shown_in_cell(there.value).strip() if there else ""):
                continue
            if there and _has_comment(there):
                what = "must be changed in the file: a comment stands in it, which a cell cannot hold."
                self.sheet.tell(row.line, column, what)
            elif there and not text:
                self.changed = True
                item.entries.remove(there)
            elif value := self._value(row, column, text):
                self.changed = True
                if there:
                    there.value = value
                else:
                    item.entries.append(TreeEntry(_row_key(column), value))

    def _value(self, row: SheetRow, column: str, text: str) -> Node | None:
        """The node of a cell; None where it is none, which is told."""
        kind = next((one.kind for one in fields_of(self.part).values() if one.key == column), None)
        if kind is None:
            self.sheet.tell(row.line, column, f"must be empty: {self.record} has no such field.")
            return None
        if NO_RESULT.fullmatch(text):
            what = f"must be a value: a spreadsheet shows {found(text)} in place of one."
            self.sheet.tell(row.line, column, what)
            return None
        if sheets.is_plain(kind):
            return plain_node(text, kind)
        file = parse_yaml(f"{column}: {text}\n".encode(), self.sheet.path)
        wrong = file.problems or file.doubts
        for one in wrong[:1]:
            self.sheet.tell(row.line, column, f"{one.what} At sign {max(1, one.column - len(column) - 2)} of the cell.")
        root = None if wrong else read_tree(f"{column}: {text}\n").root
        return root.entries[0].value if root else None

    def _gone(self, item: Node, *, drop: bool) -> None:
        if drop:
            self.changed = True
            return
        if any(one.where in (sheets.RECORD_COLUMN, sheets.ITEM_COLUMN) and one.line > 1 for one in self.sheet.problems):
            return  # it may be the one whose row names something else
        lost = f"one of {self.record} is gone, {found(on_one_line(item))}"
        self.sheet.tell(1, sheets.ITEM_COLUMN, f"must have a row for every item: {lost}. `--drop` deletes it.")

    def _new(self, row: SheetRow) -> Node:
        self.changed = True
        item = Node("mapping", 0, 0, 0)
        made = {column: self._value(row, column, text) for column, text in row.cells.items() if text}
        item.entries = [TreeEntry(_row_key(column), value) for column, value in made.items() if value]
        return item

    def _placed(
        self, items: dict[str, Node], given: dict[str, SheetRow], fresh: list[tuple[Node, SheetRow]]
    ) -> list[tuple[int, SheetRow]]:
        """Put what stays and what is new into the list; where every row stands now."""
        assert self.tree.root is not None
        entries, held = self.tree.root.entries, self.tree.root.fields.get(self.sheet.name)
        if held is None and fresh:
            held = TreeEntry(_row_key(self.sheet.name), Node("sequence", 0, 0, 0))
            entries.append(held)
        if held is None:
            return []
        kept = [(one, items[mark], given.get(mark)) for one, mark in zip(held.value.entries, items, strict=True)]
        stays = [(one, row) for one, _, row in kept if row or not self.changed]
        held.value.entries = [*(one for one, _ in stays), *(TreeEntry(None, node) for node, _ in fresh)]
        if not held.value.entries:
            entries.remove(held)
        rows = [*(row for _, row in stays), *(row for _, row in fresh)]
        return [(place, row) for place, row in enumerate(rows) if row]


def _row_key(name: str) -> Node:
    return Node("scalar", 0, 0, 0, name, name)


def _has_comment(entry: TreeEntry) -> bool:
    inside = any(_has_comment(one) for one in entry.value.entries)
    return bool(entry.tail) or any(entry.head) or any(entry.value.foot) or inside


def plain_node(text: str, kind: Any) -> Node:
    """The node of one text, number or word of a bare type, in quotes where YAML would read it as something else."""
    if kind is bool:
        text = text.lower()
    file = parse_yaml(f"a: {text}\n".encode(), "")
    read_so = not (file.problems or file.doubts) and len(file.mapping) == 1
    written = scalar(text) if kind is str else text if read_so else quoted(text)
    return Node("scalar", 0, 0, 0, written, text, written[0] if written[0] in "'\"" else "")


def _at_cell(sheet: Sheet, places: dict[tuple[str, int], SheetRow], problem: Problem) -> Problem:
    """A problem of the new files where the sheet has what makes it."""
    inside = re.match(rf"{sheet.name}\[(\d+)\](?:\.(\w+))?", problem.where)
    row = places.get((problem.path, int(inside[1]))) if inside else None
    if row is None or inside is None:
        return replace(
            problem, path=sheet.path, line=1, column=1, where=", ".join(filter(None, (problem.path, problem.where)))
        )
    place = sheet.header.index(inside[2]) + 1 if inside[2] in sheet.header else 1
    return Problem(sheet.path, row.line, place, inside[2] or sheets.RECORD_COLUMN, problem.what)
