"""One list of all records, such as the offers or the sums, as a sheet of rows: what a spreadsheet opens.

A row is an item of the list, a column one of its fields. A text stands as it is, what has parts as YAML on one line.
The mark of an item is made of what it says, so that a row finds its item again wherever that stands by then.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_origin

from generator.check.layout import on_one_line
from generator.edit.refusal import RefusedError
from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.keys import order
from generator.model.kinds import part_lists
from generator.source.expectations import is_part
from generator.source.problem import found, nearest
from generator.source.signs import BYTE_ORDER_MARK
from generator.source.yamltree import Node, Tree, read_tree

RECORD_COLUMN, ITEM_COLUMN = "record", "item"


def list_named(name: str) -> str:
    """The name of a list that records have. Raises RefusedError."""
    known = sorted(part_lists())
    if name not in known:
        raise RefusedError(f"LIST: must be one of {', '.join(known)}: {found(name)}.{nearest(name, known)}")
    return name


def columns(name: str) -> list[str]:
    """The columns of a list: whose item it is, its mark, its fields."""
    keys = dict.fromkeys(
        key for part in part_lists()[name].values() for key in sorted(order(part), key=order(part).__getitem__)
    )
    return [RECORD_COLUMN, ITEM_COLUMN, *keys]


def sheet(dossier: Dossier, root: Path, name: str) -> str:
    """The list as CSV, in the order of the records."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns(name))
    for entry in holders(dossier, name):
        tree = tree_of(root / entry.file.path)
        for mark, item in marked(items_of(tree, name)):
            cells = {key: shown_in_cell(one.value) for key, one in item.fields.items()}
            writer.writerow([entry.key, mark, *(cells.get(key, "") for key in columns(name)[2:])])
    return BYTE_ORDER_MARK + text.getvalue()  # with it, spreadsheets know the letters


def holders(dossier: Dossier, name: str) -> list[Entry]:
    """The records that may have the list, by kind and id."""
    return [entry for folder in part_lists()[name] for entry in dossier.of(folder)]


def tree_of(path: Path) -> Tree:
    """The tree of a file that can be read."""
    return read_tree(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))


def items_of(tree: Tree, name: str) -> list[Node]:
    """The items of a list of the record in a file."""
    held = tree.root.fields.get(name) if tree.root else None
    return [one.value for one in held.value.entries] if held else []


def marked(items: list[Node]) -> Iterator[tuple[str, Node]]:
    """Every item with its mark, a letter first, so that no spreadsheet takes it for a number."""
    seen: dict[str, int] = {}
    for item in items:
        digest = f"x{hashlib.sha256(on_one_line(item).encode()).hexdigest()[:8]}"
        seen[digest] = seen.get(digest, 0) + 1
        yield digest if seen[digest] == 1 else f"{digest}-{seen[digest]}", item


def shown_in_cell(node: Node) -> str:
    """What a field shows in its cell."""
    return node.value if node.kind == "scalar" else on_one_line(node)


def is_plain(kind: Any) -> bool:
    """Whether a field of this bare type is one text, number or word, which stands in its cell as it is."""
    return get_origin(kind) not in (tuple, dict) and not is_part(kind)
