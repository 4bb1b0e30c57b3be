"""The table of facts: every value that has a card, in a sentence that stands alone, and how sure we are of it."""

from generator.derive.anchors import NamedFact, as_of, facts_of
from generator.derive.fact_sentences import label, statement
from generator.export.columns import CARD, Column, Row, Table, card_cell, date_cells, date_columns
from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.parts import Evidence
from generator.model.records import Record


def facts_table(dossier: Dossier) -> Table:
    """One row for each fact of each record. Its references stand in the table of citations, under the same card."""
    columns = (
        Column("id", "The record and the permanent name of the fact in it", required=True),
        Column("kind", "The kind of record", required=True),
        Column("record", "Its id", required=True),
        Column("label", "The name of the fact for readers", required=True),
        Column("statement", "What is recorded, in a text that needs no other", required=True),
        *date_columns("as_of", "The day on which it is known to be so, or that up to which the record was checked"),
        Column("confidence", "How sure we are; empty where there is no particular doubt", group="confidence"),
        Column("why", "Why we are not surer, or what decides the verdict on a claim"),
        Column("note", "What a reader needs to know"),
        CARD,
    )
    facts = ((entry, record, fact) for entry, record in dossier.each(Record) for fact in facts_of(dossier, record))
    return Table("facts", ("id",), columns, tuple(_row_of_fact(dossier, *one) for one in facts))


def _row_of_fact(dossier: Dossier, entry: Entry, record: Record, fact: NamedFact) -> Row:
    value = fact.value
    return {
        "id": f"{entry.key}#{fact.anchor}",
        "kind": entry.kind,
        "record": entry.id,
        "label": label(dossier, record, fact),
        "statement": statement(dossier, record, fact),
        **date_cells("as_of", as_of(fact, record)),
        "confidence": value.confidence,
        "why": value.why,
        "note": value.note if isinstance(value, Evidence) else None,
        "card": card_cell(dossier, record, value),
    }
