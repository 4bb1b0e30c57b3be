"""The tables of items of lists that records have: sums, outcomes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.export.columns import Column, Row, Table
from generator.export.declared import cells_of, columns_of
from generator.model.dossier import Dossier
from generator.model.entries import citations, own_text
from generator.model.parts import Evidence
from generator.model.records import Record


class Items(NamedTuple):
    """A table of the items of a list: its words, the column and the table of the records that have it, the items."""

    name: str
    title: str
    about: str
    owner: str
    owners: str
    model: type[Evidence]


def items_table(dossier: Dossier, of: Items, items: Iterable[tuple[Record, Evidence]]) -> Table:
    """One row for each item, with the first reference of its evidence."""
    columns = (
        Column(of.owner, "The record it belongs to", to=of.owners, required=True),
        Column("number", "Its place in the list of this record, from 1", "integer", required=True),
        *columns_of(dossier, of.model),
        Column("source", "The first source", to="sources"),
        Column("at", "The clause, page or section"),
        Column("quote", "Its words, at most twelve"),
        Column("confidence", "How sure we are; empty where there is no particular doubt", group="confidence"),
    )
    rows = tuple(_items(of.owner, items))
    return Table(of.name, of.title, of.about, (of.owner, "number"), columns, rows)


def _items(owner: str, items: Iterable[tuple[Record, Evidence]]) -> Iterator[Row]:
    numbers: Counter[str] = Counter()
    for record, one in items:
        numbers[record.id] += 1
        place = next(citations(one, own_text(record)), None)
        where = {"source": place.source, "at": place.at, "quote": place.quote} if place else {}
        yield {owner: record.id, "number": numbers[record.id], **cells_of(one), **where, "confidence": one.confidence}
