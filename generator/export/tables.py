"""The tables: which there are, their columns, and the rows from the records."""

from collections.abc import Iterator
from dataclasses import replace

from generator.check.evidence import Lock
from generator.derive import findings, terms
from generator.export.columns import Column, Row, Table, date_cells, date_columns
from generator.export.declared import PAGE, cells_of, columns_of, page_of
from generator.export.evidence_tables import cited, disagreements, first, looked_up, readings, vocabulary
from generator.export.items import Items, items_table, lists
from generator.export.subject_tables import actors, claims, outcomes, records_table, sources
from generator.model.dossier import Dossier
from generator.model.entries import own_text
from generator.model.fields import CommitmentType
from generator.model.kinds import KINDS
from generator.model.meanings import undertakes
from generator.model.parts import Commitment
from generator.model.records import Agreement
from generator.model.support import Funding
from generator.model.vocabulary import VerbWord

NO_TEXT = ("no-text", "not coded: no text of the document is recorded")
UNREAD_TYPE = ("not-coded", "not coded yet: the text has not been read for this type")


def tables(dossier: Dossier, lock: Lock) -> list[Table]:
    """All tables, by name."""
    made = [
        actors(dossier),
        agreements(dossier),
        parties(dossier),
        commitments(dossier, lock),
        funding(dossier, lock),
        outcomes(dossier, lock),
        claims(dossier),
        sources(dossier),
        disagreements(dossier),
        readings(dossier),
        vocabulary(dossier),
        cited(dossier, lock),
        *lists(dossier, lock),
    ]
    named = {table.name for table in made}
    made += [records_table(dossier, kind) for kind in KINDS.values() if kind.table not in named]
    return sorted(made, key=lambda table: table.name)


def agreements(dossier: Dossier) -> Table:
    """One row for each document."""
    columns = (
        *columns_of(dossier, Agreement),
        Column("expires", "The day its term ends, where the day from which it runs is recorded", "date"),
        Column("review_due", "The day by which that is, where the day from which it is counted is recorded", "date"),
        PAGE,
    )
    rows = tuple(
        {
            **cells_of(a),
            "expires": terms.expires(dossier, a),
            "review_due": terms.review_due(dossier, a),
            **page_of(a),
        }
        for a in dossier.agreements.values()
    )
    about = "Documents with or about the country this site is about."
    return Table("agreements", "Agreements", about, ("id",), columns, rows, gaps=True)


def parties(dossier: Dossier) -> Table:
    """Who is bound to which document, from the beginning or later."""
    columns = (
        Column("agreement", "The document", to="agreements", required=True),
        Column("party", "Country or organisation", to="actors", required=True),
        Column("joined_later", "Whether it joined after the first parties", "boolean", required=True),
        *date_columns("joined", "When it joined, if later"),
    )

    def rows() -> Iterator[Row]:
        for a in dossier.agreements.values():
            for code in a.parties:
                yield {"agreement": a.id, "party": code, "joined_later": False}
            for one in a.joined:
                yield {"agreement": a.id, "party": one.party, "joined_later": True, **date_cells("joined", one.date)}

    about = "The parties of every document."
    return Table("parties", "Parties", about, ("agreement", "party", "joined_later"), columns, tuple(rows()))


def commitments(dossier: Dossier, lock: Lock) -> Table:
    """The matrix as a list: one row for each document and type, also where it has not been read for that."""
    columns = (
        Column("agreement", "The document", to="agreements", required=True),
        Column("type", "The type of commitment", group="commitment_types", required=True),
        *(replace(column, required=False) for column in columns_of(dossier, Commitment)),
        Column("strength", "How firm the class is, from 0; only of what is undertaken", "integer"),
        Column("source", "Where it stands", to="sources"),
        Column("at", "The clause"),
        Column("quote", "Its words, at most twelve"),
        Column(
            "found", "Whether a program found the words in the archived text; empty where it could not look", "boolean"
        ),
        Column("more_words", "Further words of it, where twelve do not hold both operative words and substance"),
        Column("translation", "Our English of these words, where they are in another language"),
        Column("disclaimer", "What the text says against it"),
        Column("note", "What a reader needs to know"),
    )
    kinds = dossier.vocabulary.get("commitment_types", {})
    coded = [(a, kind) for a in dossier.agreements.values() for kind in kinds]
    rows = tuple(_commitment_row(dossier, lock, a, kind) for a, kind in coded)
    about = "What every document says under every type of commitment, or why that is not known."
    return Table(
        "commitments", "Commitments", about, ("agreement", "type"), columns, rows, missing=(UNREAD_TYPE, NO_TEXT)
    )


def _commitment_row(dossier: Dossier, lock: Lock, a: Agreement, kind: str) -> Row:
    one = a.commitments.get(CommitmentType(kind))
    if one is None:
        return {"agreement": a.id, "type": kind, "answer": (UNREAD_TYPE if a.text else NO_TEXT)[0]}
    place = first(one, own_text(a))
    more = [cite for cite in one.cite if cite.source is None]
    english = [text for text in (one.translation, *(cite.translation for cite in more)) if text]
    firm = one.verb and undertakes(dossier, one)
    return {
        "agreement": a.id,
        "type": kind,
        **cells_of(one),
        **{name: getattr(one, name) for name in ("at", "quote", "note")},
        "strength": dossier.word(VerbWord, one.verb).strength if firm else None,
        "source": place.source if place else None,
        "found": looked_up(lock, place),
        "more_words": " … ".join(cite.quote for cite in more if cite.quote) or None,
        "translation": " … ".join(english) or None,
        "disclaimer": " ".join(against.what for against in findings.disclaimed(dossier, a, kind)) or None,
    }


def funding(dossier: Dossier, lock: Lock) -> Table:
    """The sums. They are never to be added across natures."""
    items = ((a, one) for a in dossier.agreements.values() for one in a.funding)
    about = "Sums named in the texts or by a source."
    return items_table(dossier, lock, Items("funding", "Sums", about, "agreement", "agreements", Funding), items)
