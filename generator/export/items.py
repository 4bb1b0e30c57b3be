"""The tables of items of lists that records have: sums, offers, outcomes, events, people.

Every list of parts of a record has its table without being named here; the catalogue has the words for it. Only what
has a shape of its own is left to other modules.
"""

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel

from generator.check.evidence import Lock
from generator.derive.addresses import folder
from generator.export.columns import Column, Row, Table, date_cells, date_columns
from generator.export.declared import cells_of, columns_of
from generator.export.evidence_tables import CARD, PROOF, card_cell, first, proof_cells
from generator.model.dossier import Dossier
from generator.model.entries import own_text
from generator.model.kinds import KINDS, Kind
from generator.model.lists import part_lists
from generator.model.parts import Evidence
from generator.model.records import Actor, Record

OWN_TABLES = frozenset({"claims", "joined"})  # tables of their own, the second within that of the parties
NOTE_COLUMNS = (
    Column("note", "What a reader needs to know"),
    Column("confidence", "How sure we are; empty where there is no particular doubt", group="confidence"),
    Column("why", "Why we are not surer"),
    *date_columns("as_of", "The day on which it was seen to be so; empty where that of the record holds"),
)
PLACE_IN_LIST = Column("number", "Its place in the list of this record, from 1", "integer", required=True)


def tabled() -> list[str]:
    """The lists of records that have a table here, by name."""
    return [name for name in part_lists() if name not in OWN_TABLES]


def owners(name: str) -> tuple[Kind, ...]:
    """The kinds of record that have the list of this name."""
    return tuple(KINDS[folder] for folder in part_lists()[name])


def list_table(dossier: Dossier, lock: Lock, name: str) -> Table:
    """One row for each item of the lists of this name, with the first reference of its evidence."""
    model = next(iter(part_lists()[name].values()))
    own = tuple(columns_of(dossier, model))
    owner = owner_columns(owners(name), {column.name for column in own})
    proof = (*PROOF, *NOTE_COLUMNS, CARD) if issubclass(model, Evidence) else ()
    rows = tuple(
        {**owner_cells(record, owner), "number": number, **item_cells(dossier, lock, record, one)}
        for number, record, one in numbered(dossier, name)
    )
    return Table(name, (owner[0].name, "number"), (*owner, PLACE_IN_LIST, *own, *proof), rows)


def numbered(dossier: Dossier, name: str) -> Iterator[tuple[int, Record, Any]]:
    """The items with their place in the list of their record, from 1."""
    for entry in dossier.entries:
        if isinstance(entry.record, Record):
            for number, one in enumerate(getattr(entry.record, name, ()), 1):
                yield number, entry.record, one


def owner_columns(kinds: tuple[Kind, ...], taken: Collection[str] = ()) -> tuple[Column, ...]:
    """The columns of the record an item belongs to: its id, where all are of one kind; else its kind and id, its code.

    Where no record has a code there is no column for it; names that are taken say something else.
    """
    if len(kinds) == 1 and not kinds[0].has_codes and kinds[0].singular not in taken:
        return (Column(kinds[0].singular, "The record it belongs to", to=kinds[0].table, required=True),)
    record = Column("record", "The record it belongs to: its kind and its id", required=True)
    code = Column("code", "The code of that, where it is a country or an organisation", to="actors")
    return (record, code) if any(kind.has_codes for kind in kinds) else (record,)


def owner_cells(record: Record, columns: tuple[Column, ...]) -> Row:
    """The cells of these columns."""
    code = record.code if isinstance(record, Actor) else None
    own = {"record": f"{folder(record)}/{record.id}", "code": code}
    return {column.name: own.get(column.name, record.id) for column in columns}


def item_cells(dossier: Dossier, lock: Lock, record: Record, one: BaseModel) -> Row:
    """What an item says, and if it is cited, the evidence."""
    if not isinstance(one, Evidence):
        return cells_of(one)
    aside = {"note": one.note, "confidence": one.confidence, "why": one.why, **date_cells("as_of", one.as_of)}
    proof = proof_cells(lock, first(one, own_text(record)))
    return {**cells_of(one), **proof, **aside, "card": card_cell(dossier, record, one)}
