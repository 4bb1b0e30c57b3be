"""The tables of evidence: facts and references, questions on which sources differ, the words used, recorded changes."""

from collections import Counter
from collections.abc import Iterator

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
    columns = c.told_columns("facts", "card")
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
    columns = (*c.told_columns("disagreements"), *c.columns_of(dossier, Disagreement))
    rows = tuple({"id": id_, **c.cells_of(one)} for id_, one in dossier.disagreements.items())
    return c.Table("disagreements", ("id",), columns, rows)


def readings(dossier: Dossier, lock: Lock) -> c.Table:
    """The answers to these questions."""
    columns = (*c.told_columns("readings"), *c.columns_of(dossier, Reading), *c.told_columns("proof"))
    rows = tuple(
        {"disagreement": id_, "number": n, **c.cells_of(one), **c.proof_cells(lock, c.first(one, None))}
        for id_, question in dossier.disagreements.items()
        for n, one in enumerate(question.readings, 1)
    )
    return c.Table("readings", ("disagreement", "number"), columns, rows)


def vocabulary(dossier: Dossier) -> c.Table:
    """The words all tables use."""
    columns = c.told_columns("vocabulary")
    names = {one.name for one in columns} - {"group", "word"}
    rows = tuple(
        {"group": group, "word": word, **one.model_dump(include=names)}
        for group, words in dossier.vocabulary.items()
        for word, one in words.items()
    )
    return c.Table("vocabulary", ("group", "word"), columns, rows)


def cited(dossier: Dossier, lock: Lock) -> c.Table:
    """Every reference of every value: the evidence as one list."""
    columns = (*c.told_columns("citations"), *c.told_columns("proof")[1:], *c.told_columns("citations_behind", "card"))
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
    columns = c.told_columns("changes", "card")
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
