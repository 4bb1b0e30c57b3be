"""The tables of evidence: every reference, the questions on which sources differ, and the words all tables use."""

from generator.check.evidence import Lock
from generator.export.columns import Column, Table
from generator.export.declared import cells_of, columns_of
from generator.model.dossier import Dossier
from generator.model.entries import Citation, citations
from generator.model.parts import Evidence, Reading
from generator.model.records import Disagreement


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
    return Table("disagreements", "Disagreements", "Questions on which sources differ.", ("id",), columns, rows)


def readings(dossier: Dossier) -> Table:
    """The answers to these questions."""
    columns = (
        Column("disagreement", "The question", to="disagreements", required=True),
        Column("number", "Its place among the answers, from 1", "integer", required=True),
        *columns_of(dossier, Reading),
        Column("source", "The first source that has it", to="sources"),
    )
    rows = tuple(
        {
            "disagreement": id_,
            "number": n,
            **cells_of(one),
            "source": place.source if place else None,
        }
        for id_, question in dossier.disagreements.items()
        for n, one in enumerate(question.readings, 1)
        for place in (first(one, None),)
    )
    return Table("readings", "Readings", "Every answer to these questions.", ("disagreement", "number"), columns, rows)


def vocabulary(dossier: Dossier) -> Table:
    """The words all tables use."""
    columns = (
        Column("group", "The group of words", required=True),
        Column("word", "The word as the tables have it", required=True),
        Column("label", "How pages write it", required=True),
        Column("definition", "What it means", required=True),
        Column("family", "The family a type of commitment belongs to"),
        Column("strength", "How firm a class of operative words is, from 0", "integer"),
    )
    names = {"label", "definition", "family", "strength"}
    rows = tuple(
        {"group": group, "word": word, **one.model_dump(include=names)}
        for group, words in dossier.vocabulary.items()
        for word, one in words.items()
    )
    return Table("vocabulary", "Vocabulary", "The words the tables use.", ("group", "word"), columns, rows)


def cited(dossier: Dossier, lock: Lock) -> Table:
    """Every reference of every value: the evidence as one list."""
    columns = (
        Column("number", "The row, from 1", "integer", required=True),
        Column("kind", "The kind of record", required=True),
        Column("record", "Its id", required=True),
        Column("value", "The value the reference is for, as a path in the record", required=True),
        Column("source", "The source", to="sources", required=True),
        Column("at", "The clause, page or section"),
        Column("quote", "Its words, at most twelve"),
        Column(
            "found", "Whether a program found the words in the archived text; empty where it could not look", "boolean"
        ),
        Column("translation", "Our English of these words, where they are in another language"),
        Column("note", "A line about the reference"),
    )
    found = (
        (entry, citation, ".".join(str(step) for step in citation.where[len(entry.where) :]))
        for entry in dossier.entries
        for citation in entry.citations
    )
    rows = tuple(
        {
            "number": n,
            "kind": entry.kind,
            "record": entry.id,
            "value": where.partition(".cite.")[0],
            "source": c.source,
            "at": c.at,
            "quote": c.quote,
            "found": looked_up(lock, c),
            "translation": c.translation,
            "note": c.note,
        }
        for n, (entry, c, where) in enumerate(found, 1)
    )
    return Table("citations", "Citations", "Every reference of every value.", ("number",), columns, rows)
