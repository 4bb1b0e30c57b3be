"""The tables: which there are, their columns, and the rows from the records."""

from collections.abc import Iterator
from dataclasses import replace

from generator.check.evidence import Lock
from generator.derive import queries, terms
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog
from generator.export import columns as c
from generator.export import evidence_tables, subject_tables
from generator.export.country_codes import all_alpha_3
from generator.model.dossier import Dossier
from generator.model.entries import own_text
from generator.model.kinds import KINDS, part_lists
from generator.model.meanings import undertakes
from generator.model.parts import Commitment
from generator.model.records import Agreement
from generator.model.vocabulary import CommitmentType, VerbWord

NO_TEXT = ("no-text", "not coded: no text of the document is recorded")
UNREAD_TYPE = ("not-coded", "not coded yet: the text has not been read for this type")


def tables(dossier: Dossier, lock: Lock, history: ChangeLog = NOTHING_RECORDED) -> list[c.Table]:
    """All tables, by name."""
    made = [
        subject_tables.actors(dossier),
        agreements(dossier),
        parties(dossier, lock),
        commitments(dossier, lock),
        subject_tables.sums_table(dossier, lock),
        subject_tables.offer_changes(dossier, lock),
        subject_tables.claims(dossier),
        subject_tables.sources(dossier),
        evidence_tables.disagreements(dossier),
        evidence_tables.readings(dossier, lock),
        evidence_tables.vocabulary(dossier),
        evidence_tables.cited(dossier, lock),
        evidence_tables.facts_table(dossier),
        evidence_tables.changes_table(dossier, history),
    ]
    named = {table.name for table in made}
    made += [subject_tables.records_table(dossier, kind) for kind in KINDS.values() if kind.table not in named]
    named |= {"joined"}  # within the table of the parties
    made += [subject_tables.list_table(dossier, lock, name) for name in part_lists() if name not in named]
    return sorted((with_alpha_3(dossier, table) for table in made), key=lambda table: table.name)


def with_alpha_3(dossier: Dossier, table: c.Table) -> c.Table:
    """The table with the three letters of every country behind its code: of several, in the same order."""
    what = "The same as ISO 3166-1 alpha-3, without the bodies, which have none"
    columns, rows = [], [dict(row) for row in table.rows]
    for one in table.columns:
        columns.append(one)
        if one.codes or one.to == "actors":
            columns.append(c.Column(f"{one.name}_alpha_3", what))
            for row in rows:
                row[columns[-1].name] = (
                    " ".join(all_alpha_3(dossier, (row.get(one.name) or "").split()).values()) or None
                )
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def agreements(dossier: Dossier) -> c.Table:
    """One row for each document."""
    columns = (*c.columns_of(dossier, Agreement), *c.told_columns("agreements", "page"))
    ends = ((a, terms.expires(dossier, a), terms.review_due(dossier, a)) for a in dossier.agreements.values())
    rows = tuple({**c.cells_of(a), "expires": last, "review_due": due, **c.page_of(a)} for a, last, due in ends)
    return c.Table("agreements", ("id",), columns, rows, gaps=True)


def parties(dossier: Dossier, lock: Lock) -> c.Table:
    """Who is bound to which document, from the beginning or later."""
    columns = c.told_columns("parties", "proof", "card")

    def rows() -> Iterator[c.Row]:
        for a in dossier.agreements.values():
            for code in a.parties:
                yield {"agreement": a.id, "party": code, "joined_later": False}
            for one in a.joined:
                then = {"joined_later": True, **c.date_cells("joined", one.date), "card": c.card_cell(dossier, a, one)}
                yield {"agreement": a.id, "party": one.party, **then, **c.proof_cells(lock, c.first(one, own_text(a)))}

    return c.Table("parties", ("agreement", "party", "joined_later"), columns, tuple(rows()))


def commitments(dossier: Dossier, lock: Lock) -> c.Table:
    """The matrix as a list: one row for each document and type, also where it has not been read for that."""
    columns = (
        *c.told_columns("commitments"),
        *(replace(column, required=False) for column in c.columns_of(dossier, Commitment)),
        *c.told_columns("commitments_class", "proof", "commitments_behind", "card"),
    )
    kinds = dossier.vocabulary.get("commitment_types", {})
    coded = [(a, kind) for a in dossier.agreements.values() for kind in kinds]
    rows = tuple(_commitment_row(dossier, lock, a, kind) for a, kind in coded)
    return c.Table("commitments", ("agreement", "type"), columns, rows, missing=(UNREAD_TYPE, NO_TEXT))


def _commitment_row(dossier: Dossier, lock: Lock, a: Agreement, kind: str) -> c.Row:
    one = a.commitments.get(CommitmentType(kind))
    if one is None:
        word, why = UNREAD_TYPE if a.text else NO_TEXT
        return {"agreement": a.id, "type": kind, "answer": word, "not_coded": why}
    more = [cite for cite in one.cite if cite.source is None]
    english = [text for text in (one.translation, *(cite.translation for cite in more)) if text]
    firm = one.verb and undertakes(dossier, one)
    return {
        "agreement": a.id,
        "type": kind,
        **c.cells_of(one),
        **c.proof_cells(lock, c.first(one, own_text(a))),
        "note": one.note,
        "strength": dossier.word(VerbWord, one.verb).strength if firm else None,
        "more_words": " … ".join(cite.quote for cite in more if cite.quote) or None,
        "translation": " … ".join(english) or None,
        "disclaimer": " ".join(against.what for against in queries.disclaimed(dossier, a, kind)) or None,
        "card": c.card_cell(dossier, a, one),
    }
