"""Rows of a table that a page gives as lines: cells between bars, slashes, dashes or semicolons, one says of whom."""

import re
from collections.abc import Callable, Sequence

CELL_MARKS = (
    re.compile(r"\s\|\s"),
    re.compile(r"\s/\s"),
    re.compile(r"\s[–—-]\s"),
    re.compile(r"\s·\s"),
    re.compile(r";\s"),
)
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
        about = [number for number, cell in enumerate(cells) if names_one(cell)]
        # A list of names is no row; a capital stands for its country.
        if len(cells) >= FEWEST_CELLS and about and about[0] < FIRST_CELLS and 2 * len(about) <= len(cells):
            return _remarked(row, marks, about[0])
    return text


def as_entry(text: str, names_one: Callable[[str], bool]) -> str:
    """An entry of a list that begins with names and a comma, with a colon in its place; else the text as it is."""
    head, comma, rest = text.partition(", ")
    names = re.split(r",?\s(?:and|und|et|та|і|i)\s", head)
    return f"{head}: {rest}" if comma and all(map(names_one, names)) else text


def has_cells(text: str) -> bool:
    """Whether a line is a row of a table: the one above the others tells what their cells are."""
    sure = any(len(mark.findall(text)) >= FEWEST_CELLS - 1 for mark in CELL_MARKS[:2])
    return sure or len(CELL_MARKS[-1].findall(text)) >= FEWEST_CELLS


def _remarked(row: str, marks: Sequence[re.Match[str]], about: int) -> str:
    signs = list(row)
    for number, one in enumerate(marks):
        mark = "," if number < about else ":" if number == about else ";"
        signs[slice(*one.span())] = [" "] * (len(one.group()) - 2) + [mark, " "]
    return "".join(signs)
