"""The tables of items of lists that records have: sums, outcomes, events, people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.check.evidence import Lock
from generator.derive.addresses import card_page, folder, page_path
from generator.derive.anchors import anchors
from generator.export.columns import Column, Row, Table
from generator.export.declared import cells_of, columns_of
from generator.export.evidence_tables import looked_up
from generator.model.dossier import Dossier
from generator.model.entries import citations, own_text
from generator.model.parts import (
    Coalition,
    Disclaimer,
    Event,
    Evidence,
    LegalNature,
    Meeting,
    Membership,
    Participants,
    Person,
    Provision,
    Signatory,
)
from generator.model.records import Record


class Items(NamedTuple):
    """A table of the items of a list: its words, the column and the table of the records that have it, the items.

    Where records of several kinds have it there is no such table, and the column has kind and id.
    """

    name: str
    title: str
    about: str
    owner: str
    owners: str | None
    model: type[Evidence]


def items_table(dossier: Dossier, lock: Lock, of: Items, items: Iterable[tuple[Record, Evidence]]) -> Table:
    """One row for each item, with the first reference of its evidence."""
    columns = (
        Column(of.owner, "The record it belongs to", to=of.owners, required=True),
        Column("number", "Its place in the list of this record, from 1", "integer", required=True),
        *columns_of(dossier, of.model),
        Column("source", "The first source", to="sources"),
        Column("at", "The clause, page or section"),
        Column("quote", "Its words, at most twelve"),
        Column(
            "found", "Whether a program found the words in the archived text; empty where it could not look", "boolean"
        ),
        Column("note", "What a reader needs to know"),
        Column("confidence", "How sure we are; empty where there is no particular doubt", group="confidence"),
        Column("card", "The address of the fact, relative to the site"),
    )
    rows = tuple(_items(dossier, lock, of, items))
    return Table(of.name, of.title, of.about, (of.owner, "number"), columns, rows)


def _items(dossier: Dossier, lock: Lock, of: Items, items: Iterable[tuple[Record, Evidence]]) -> Iterator[Row]:
    numbers: Counter[str] = Counter()
    for record, one in items:
        id_ = record.id if of.owners else f"{folder(record)}/{record.id}"
        numbers[id_] += 1
        place = next(citations(one, own_text(record)), None)
        where = {"source": place.source, "at": place.at, "quote": place.quote} if place else {}
        card = f"{page_path(card_page(record))}#{anchors(dossier, record)[id(one)]}"
        beside = {"found": looked_up(lock, place), "note": one.note, "confidence": one.confidence, "card": card}
        yield {of.owner: id_, "number": numbers[id_], **cells_of(one), **where, **beside}


LISTS = {
    "signatories": Items("signatories", "Signatories", "Who signed for whom.", "agreement", "agreements", Signatory),
    "legal_nature": Items(
        "legal_nature",
        "Legal nature",
        "Who says what about the legal force of a document.",
        "agreement",
        "agreements",
        LegalNature,
    ),
    "coalitions": Items(
        "coalitions", "Coalitions", "The capability coalitions a text names.", "agreement", "agreements", Coalition
    ),
    "disclaimers": Items(
        "disclaimers",
        "Disclaimers",
        "What a text says it does not create or is not.",
        "agreement",
        "agreements",
        Disclaimer,
    ),
    "participants": Items(
        "participants", "Participants", "Who took part, by capacity.", "summit", "summits", Participants
    ),
    "rounds": Items("rounds", "Rounds", "The rounds of talks that had several.", "summit", "summits", Meeting),
    "memberships": Items("memberships", "Memberships", "Who belongs to which body.", "record", None, Membership),
    "people": Items("people", "People", "Who spoke or signed, and in office since when.", "record", None, Person),
    "provisions": Items(
        "provisions", "Provisions", "What else a record tells, with sources.", "record", None, Provision
    ),
    "events": Items("events", "Events", "What happened on a date.", "record", None, Event),
}


def lists(dossier: Dossier, lock: Lock) -> Iterator[Table]:
    """The tables of the lists that have no other."""
    records = [entry.record for entry in dossier.entries if isinstance(entry.record, Record)]
    for name, of in LISTS.items():
        items = [(record, one) for record in records for one in getattr(record, name, ())]
        yield items_table(dossier, lock, of, items)
