"""The tables of evidence: every reference, the questions on which sources differ, and the words all tables use."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from generator.check.evidence import Lock
from generator.derive.addresses import card_page, page_path
from generator.derive.anchors import anchors
from generator.export.columns import Column, Row, Table, cells_of, columns_of
from generator.model.dossier import Dossier
from generator.model.entries import Citation, Entry, citations
from generator.model.parts import Claim, Evidence
from generator.model.records import Disagreement, Reading, Record

PROOF = (
    Column("source", "The first source", to="sources"),
    Column("at", "The clause, page or section"),
    Column("quote", "Its words, at most twelve"),
    Column("found", "Whether a program found the words in the archived text; empty where it could not look", "boolean"),
)
CARD = Column("card", "The address of the fact, relative to the site")


def proof_cells(lock: Lock, place: Citation | None) -> Row:
    """The cells of these columns."""
    said = {"source": place.source, "at": place.at, "quote": place.quote} if place else {}
    return {**said, "found": looked_up(lock, place)}


def card_cell(dossier: Dossier, record: Record, value: BaseModel) -> str | None:
    """Where the card of a fact stands."""
    anchor = anchors(dossier, record).get(id(value))
    return f"{page_path(card_page(record))}#{anchor}" if anchor else None


def first(value: Evidence, text: str | None) -> Citation | None:
    """The first reference of a value."""
    return next(citations(value, text), None)


def looked_up(lock: Lock, citation: Citation | None) -> bool | None:
    """Whether its words were found; None where there are none or nobody could look."""
    if citation is None or not citation.quote:
        return None
    return lock.said(citation.source, citation.at, citation.quote)


def disagreements(dossier: Dossier) -> Table:
    """Questions on which sources differ."""
    columns = (
        Column("id", "The id, which is also its anchor", required=True),
        *columns_of(dossier, Disagreement),
    )
    rows = tuple({"id": id_, **cells_of(one)} for id_, one in dossier.disagreements.items())
    return Table("disagreements", ("id",), columns, rows)


def readings(dossier: Dossier, lock: Lock) -> Table:
    """The answers to these questions."""
    columns = (
        Column("disagreement", "The question", to="disagreements", required=True),
        Column("number", "Its place among the answers, from 1", "integer", required=True),
        *columns_of(dossier, Reading),
        *PROOF,
    )
    rows = tuple(
        {"disagreement": id_, "number": n, **cells_of(one), **proof_cells(lock, first(one, None))}
        for id_, question in dossier.disagreements.items()
        for n, one in enumerate(question.readings, 1)
    )
    return Table("readings", ("disagreement", "number"), columns, rows)


def vocabulary(dossier: Dossier) -> Table:
    """The words all tables use."""
    columns = (
        Column("group", "The group of words", required=True),
        Column("word", "The word as the tables have it", required=True),
        Column("label", "How pages write it", required=True),
        Column("definition", "What it means", required=True),
        Column("family", "The family a type of commitment belongs to"),
        Column("strength", "How firm operative words or an offer are: higher is firmer, from 0", "integer"),
        Column("phase", "What a status amounts to: statuses of one phase are counted as one"),
        Column("stage", "What sums of this nature are to their text, as in the table of sums"),
    )
    names = {"label", "definition", "family", "strength", "phase", "stage"}
    rows = tuple(
        {"group": group, "word": word, **one.model_dump(include=names)}
        for group, words in dossier.vocabulary.items()
        for word, one in words.items()
    )
    return Table("vocabulary", ("group", "word"), columns, rows)


def cited(dossier: Dossier, lock: Lock) -> Table:
    """Every reference of every value: the evidence as one list."""
    columns = (
        Column("id", "The fact, the source, and of several of both which: no other reference moves it", required=True),
        Column("kind", "The kind of record", required=True),
        Column("record", "Its id", required=True),
        Column("value", "The value the reference is for, as a path in the record", required=True),
        replace(PROOF[0], description="The source", required=True),
        *PROOF[1:],
        Column("translation", "Our English of these words, where they are in another language"),
        Column("note", "A line about the reference"),
        CARD,
    )
    rows = tuple(row for entry in dossier.entries for row in _reference_rows(dossier, lock, entry))
    return Table("citations", ("id",), columns, rows)


def _reference_rows(dossier: Dossier, lock: Lock, entry: Entry) -> Iterator[Row]:
    """The references of one record or question, each under the permanent name of its fact."""
    record = entry.record if isinstance(entry.record, Record) else None
    named = anchors(dossier, record) if record else {}
    values = {where: value for where, value in entry.parts if isinstance(value, Evidence | Claim)}
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
            **proof_cells(lock, one),
            "translation": one.translation,
            "note": one.note,
            "card": card_cell(dossier, record, value) if record else None,
        }
