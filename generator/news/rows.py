"""Rows of a table that a page gives as lines: cells between bars, slashes or dashes, one says of whom."""

import re
from collections.abc import Callable

CELL_MARKS = (re.compile(r"\s\|\s"), re.compile(r"\s/\s"), re.compile(r"\s[–—-]\s"), re.compile(r"\s·\s"))
FEWEST_CELLS = 3
FIRST_CELLS = 2  # one of them says of whom the row is
EDGES = re.compile(r"^\|(?=\s)|(?<=\s)\|$")


def as_item(text: str, names_one: Callable[[str], bool]) -> str:
    """A row written as an item of a list: what it is about, a colon, and its cells between semicolons.

    No letter changes its place. `names_one` tells whether a cell is the name of somebody; a text none of whose first
    cells is one comes back as it is.
    """
    row = EDGES.sub(" ", text)
    for mark in CELL_MARKS:
        marks = list(mark.finditer(row))
        starts = [0, *(one.end() for one in marks)]
        cells = [
            row[start:end].strip() for start, end in zip(starts, [*(one.start() for one in marks), None], strict=True)
        ]
        about = next((number for number, cell in enumerate(cells[:FIRST_CELLS]) if names_one(cell)), None)
        if len(cells) >= FEWEST_CELLS and about is not None:
            return _remarked(row, [one.start() for one in marks], about)
    return text


def as_entry(text: str, names_one: Callable[[str], bool]) -> str:
    """An entry of a list that begins with names and a comma, with a colon in its place; else the text as it is."""
    head, comma, rest = text.partition(", ")
    names = re.split(r",?\s(?:and|und|et|та|і|i)\s", head)
    return f"{head}: {rest}" if comma and all(map(names_one, names)) else text


def has_cells(text: str) -> bool:
    """Whether a line is a row of a table: the one above the others tells what their cells are."""
    return any(len(mark.findall(text)) >= FEWEST_CELLS - 1 for mark in CELL_MARKS[:2])


def _remarked(row: str, places: list[int], about: int) -> str:
    signs = list(row)
    for number, place in enumerate(places):
        mark = "," if number < about else ":" if number == about else ";"
        signs[place : place + 3] = [" ", mark, " "]
    return "".join(signs)
