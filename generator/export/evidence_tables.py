"""The tables of evidence: facts and references, questions on which sources differ, the words used, recorded changes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.check.evidence import Lock
from generator.derive.anchors import NamedFact, anchors, as_of, facts_of, retired
from generator.derive.change_log import Change, ChangeLog
from generator.derive.changes_told import identity, is_aside, keyed, with_publishers
from generator.derive.fact_sentences import label, statement
from generator.derive.page_addresses import card_page, page_path
from generator.derive.withdrawals import record_of
from generator.export import columns as c
from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.parts import Evidence
from generator.model.records import Disagreement, Reading, Record


def facts_table(dossier: Dossier) -> c.Table:
    """One row for each fact of each record. Its references stand in the table of citations, under the same card."""
    columns = (
        c.Column("id", "The record and the permanent name of the fact in it", required=True),
        c.Column("kind", "The kind of record, which other tables have as `record_kind`", required=True),
        c.Column("record", "Its id, which other tables have as `record_id`", required=True),
        c.Column("label", "The name of the fact for readers", required=True),
        c.Column("statement", "What is recorded, in a text that needs no other", required=True),
        *c.date_columns("as_of", "The day on which it is known to be so, or that up to which the record was checked"),
        c.Column("confidence", "How sure we are; empty where there is no particular doubt", group="confidence"),
        c.Column("why", "Why we are not surer, or what decides the verdict on a claim"),
        c.Column("note", "What a reader needs to know"),
        c.CARD,
    )
    facts = ((entry, record, fact) for entry, record in dossier.each(Record) for fact in facts_of(dossier, record))
    return c.Table("facts", ("id",), columns, tuple(_row_of_fact(dossier, *one) for one in facts))


def _row_of_fact(dossier: Dossier, entry: Entry, record: Record, fact: NamedFact) -> c.Row:
    value = fact.value
    return {
        "id": f"{entry.key}#{fact.anchor}",
        "kind": entry.kind,
        "record": entry.id,
        "label": label(dossier, record, fact),
        "statement": statement(dossier, record, fact),
        **c.date_cells("as_of", as_of(fact, record)),
        "confidence": value.confidence,
        "why": value.why,
        "note": value.note if isinstance(value, Evidence) else None,
        "card": c.card_cell(dossier, record, value),
    }


def disagreements(dossier: Dossier) -> c.Table:
    """Questions on which sources differ."""
    columns = (
        c.Column("id", "The id, which is also its anchor", required=True),
        *c.columns_of(dossier, Disagreement),
    )
    rows = tuple({"id": id_, **c.cells_of(one)} for id_, one in dossier.disagreements.items())
    return c.Table("disagreements", ("id",), columns, rows)


def readings(dossier: Dossier, lock: Lock) -> c.Table:
    """The answers to these questions."""
    columns = (
        c.Column("disagreement", "The question", to="disagreements", required=True),
        c.Column("number", "Its place among the answers, from 1", "integer", required=True),
        *c.columns_of(dossier, Reading),
        *c.PROOF,
    )
    rows = tuple(
        {"disagreement": id_, "number": n, **c.cells_of(one), **c.proof_cells(lock, c.first(one, None))}
        for id_, question in dossier.disagreements.items()
        for n, one in enumerate(question.readings, 1)
    )
    return c.Table("readings", ("disagreement", "number"), columns, rows)


def vocabulary(dossier: Dossier) -> c.Table:
    """The words all tables use."""
    columns = (
        c.Column("group", "The group of words", required=True),
        c.Column("word", "The word as the tables have it", required=True),
        c.Column("label", "How pages write it", required=True),
        c.Column("definition", "What it means", required=True),
        c.Column("family", "The family a type of commitment belongs to"),
        c.Column("strength", "How firm operative words or an offer are: higher is firmer, from 0", "integer"),
        c.Column("phase", "What a status amounts to: statuses of one phase are counted as one"),
        c.Column("stage", "What sums of this nature are to their text, as in the table of sums"),
    )
    names = {"label", "definition", "family", "strength", "phase", "stage"}
    rows = tuple(
        {"group": group, "word": word, **one.model_dump(include=names)}
        for group, words in dossier.vocabulary.items()
        for word, one in words.items()
    )
    return c.Table("vocabulary", ("group", "word"), columns, rows)


def cited(dossier: Dossier, lock: Lock) -> c.Table:
    """Every reference of every value: the evidence as one list."""
    columns = (
        c.Column(
            "id", "The fact, the source, and of several of both which: no other reference moves it", required=True
        ),
        c.Column("kind", "The kind of record, which other tables have as `record_kind`", required=True),
        c.Column("record", "Its id, which other tables have as `record_id`", required=True),
        c.Column("value", "The value the reference is for, as a path in the record", required=True),
        replace(c.PROOF[0], description="The source", required=True),
        *c.PROOF[1:],
        c.Column("translation", "Our English of these words, where they are in another language"),
        c.Column("note", "A line about the reference"),
        c.CARD,
    )
    rows = tuple(row for entry in dossier.entries for row in _reference_rows(dossier, lock, entry))
    return c.Table("citations", ("id",), columns, rows)


def _reference_rows(dossier: Dossier, lock: Lock, entry: Entry) -> Iterator[c.Row]:
    """The references of one record or question, each under the permanent name of its fact."""
    record = entry.record if isinstance(entry.record, Record) else None
    named = anchors(dossier, record) if record else {}
    values = dict(entry.cited_values)
    seen: Counter[str] = Counter()
    for one in entry.citations:
        where = one.where[:-2] if "cite" in one.where[-2:] else one.where
        value = values[where]
        fact = f"{entry.key}#{named.get(id(value), '')}".rstrip("#")
        key = f"{fact}/{one.source}"
        seen[key] += 1
        yield {
            "id": f"{key}/{seen[key]}" if seen[key] > 1 else key,
            "kind": entry.kind,
            "record": entry.id,
            "value": ".".join(map(str, where[len(entry.where) :])),
            **c.proof_cells(lock, one),
            "translation": one.translation,
            "note": one.note,
            "card": c.card_cell(dossier, record, value) if record else None,
        }


def changes_table(dossier: Dossier, history: ChangeLog) -> c.Table:
    """One row for each substantive change of the data, newest first, under the id it has in the feed."""
    columns = (
        c.Column("id", "The id it has in the feed of changes too", required=True),
        c.Column("date", "The day of the commit that made it (UTC)", "date", required=True),
        c.Column("time", "The time of that commit (ISO 8601, UTC)"),
        c.Column(
            "kind",
            "What happened: added, changed, withdrawn, renamed, merged, or sourced, where the same is proved otherwise",
            required=True,
        ),
        c.Column(
            "aside",
            "Whether nothing but a source, a word of the glossary or a setting changed",
            "boolean",
            required=True,
        ),
        c.Column("record", "What changed: its kind and its id at that time", required=True),
        c.Column("record_kind", "The kind alone", required=True),
        c.Column(
            "record_id", "The id alone; it is in the table of its kind unless it is gone or renamed", required=True
        ),
        c.Column("name", "The name for readers", required=True),
        c.Column("field", "Where in it; empty where it came, left or was renamed as a whole"),
        c.Column("before", "What was said before, as pages say it"),
        c.Column("after", "What is said since"),
        c.Column("sources", "The ids of its sources; those that are gone have no row in the table of sources"),
        c.Column("commit", "The commit that made it"),
        c.CARD,
    )
    return c.Table("changes", ("id",), columns, tuple(_rows(dossier, history)))


def _rows(dossier: Dossier, history: ChangeLog) -> Iterator[c.Row]:
    for change, key in keyed(history.changes):
        one = with_publishers(dossier, change)
        yield {
            "id": identity(key),
            "date": one.date,
            "time": one.time or None,
            "kind": one.kind,
            "aside": is_aside(one),
            "record": f"{one.of}/{one.id}",
            "record_kind": one.of,
            "record_id": one.id,
            "name": one.name,
            "field": one.field or None,
            "before": one.old or None,
            "after": one.new or None,
            "sources": " ".join(one.sources) or None,
            "commit": one.commit or None,
            "card": _card_of(dossier, one),
        }


def _card_of(dossier: Dossier, one: Change) -> str | None:
    """The card of the fact, also of one that is gone, while its record is there."""
    record = record_of(dossier, one.of, one.id) if one.anchor else None
    if record is None:
        return None
    there = one.anchor in anchors(dossier, record).values() or one.anchor in retired(dossier, record)
    return f"{page_path(card_page(record))}#{one.anchor}" if there else None
