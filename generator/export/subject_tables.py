"""The tables of records, and of the items of lists that records have: sums, offers, outcomes, events, people.

Every list of parts of a record has its table without being named here; the catalogue has the words for it.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from generator.check.evidence import Lock
from generator.derive.funds import Sum, called, every_sum, in_euros, promised_for, stage, year_of
from generator.derive.page_addresses import folder
from generator.export import columns as c
from generator.export.country_codes import alpha_3
from generator.model.audits import Claim
from generator.model.dossier import Dossier
from generator.model.entries import citations, own_text
from generator.model.kinds import KINDS, TABLE_KEYS, Kind, part_lists
from generator.model.parts import Evidence, OfferChange
from generator.model.records import Actor, Agreement, Country, Organisation, Record, Source

FUNDING = "funding"


def owners(name: str) -> tuple[Kind, ...]:
    """The kinds of record that have the list of this name."""
    return tuple(KINDS[folder] for folder in part_lists()[name])


def list_table(dossier: Dossier, lock: Lock, name: str) -> c.Table:
    """One row for each item of the lists of this name, with the first reference of its evidence."""
    model = next(iter(part_lists()[name].values()))
    own = tuple(c.columns_of(dossier, model))
    owner = owner_columns(owners(name), {column.name for column in own})
    proof = c.told_columns("proof", "note", "card") if issubclass(model, Evidence) else ()
    rows = tuple(
        {**owner_cells(record, owner), "number": number, **item_cells(dossier, lock, record, one)}
        for number, record, one in numbered(dossier, name)
    )
    return c.Table(name, (owner[0].name, "number"), (*owner, *c.told_columns("place_in_list"), *own, *proof), rows)


def numbered(dossier: Dossier, name: str) -> Iterator[tuple[int, Record, Any]]:
    """The items with their place in the list of their record, from 1."""
    for _, record in dossier.each(Record):
        yield from ((number, record, one) for number, one in enumerate(getattr(record, name, ()), 1))


def owner_columns(kinds: tuple[Kind, ...], taken: Collection[str] = ()) -> tuple[c.Column, ...]:
    """The columns of the record an item belongs to: its id, where all are of one kind; else its kind and id, its code.

    Kind and id stand together, as a name for the record, and each alone, to join by. Where no record has a code there
    is no column for it; names that are taken say something else.
    """
    if len(kinds) == 1 and not kinds[0].has_codes and kinds[0].singular not in taken:
        singular = kinds[0].singular
        return (c.Column(singular, f"The {singular} it belongs to", to=kinds[0].table, required=True),)
    return c.told_columns("owner", *(["owner_code"] if any(kind.has_codes for kind in kinds) else []))


def owner_cells(record: Record, columns: tuple[c.Column, ...]) -> c.Row:
    """The cells of these columns."""
    code = record.code if isinstance(record, Actor) else None
    kind = folder(record)
    own = {"record": f"{kind}/{record.id}", "record_kind": kind, "record_id": record.id, "code": code}
    return {column.name: own.get(column.name, record.id) for column in columns}


def item_cells(dossier: Dossier, lock: Lock, record: Record, one: BaseModel) -> c.Row:
    """What an item says, and if it is cited, the evidence."""
    if not isinstance(one, Evidence):
        return c.cells_of(one)
    aside = {"note": one.note, "confidence": one.confidence, "why": one.why, **c.date_cells("as_of", one.as_of)}
    proof = c.proof_cells(lock, c.first(one, own_text(record)))
    return {**c.cells_of(one), **proof, **aside, "card": c.card_cell(dossier, record, one)}


def actors(dossier: Dossier) -> c.Table:
    """Countries and organisations, which the other tables name by code."""
    both = (*c.columns_of(dossier, Country), *c.columns_of(dossier, Organisation))
    columns = (*dict.fromkeys(both), *c.told_columns("actors", "page"))
    rows = tuple(
        {**c.cells_of(one), "alpha_3": alpha_3(dossier, code), "kind": type(one).__name__.lower(), **c.page_of(one)}
        for code, one in sorted(dossier.actors.items())
    )
    return c.Table("actors", ("code",), columns, rows)


def records_table(dossier: Dossier, kind: Kind) -> c.Table:
    """One row for each record of a kind."""
    records = [entry.record for entry in dossier.of(kind.folder) if isinstance(entry.record, Record)]
    columns = (*c.columns_of(dossier, kind.model), *c.told_columns("page"))
    rows = tuple({**c.cells_of(one), **c.page_of(one)} for one in records)
    return c.Table(kind.table, (TABLE_KEYS[kind.table],), columns, rows, gaps=True)


def offer_changes(dossier: Dossier, lock: Lock) -> c.Table:
    """What became of offers later, each under the place of its offer in the table of offers."""
    columns = (
        *(owner := owner_columns(owners("offers"))),
        *c.told_columns("offer_changes"),
        *c.columns_of(dossier, OfferChange),
        *c.told_columns("proof", "note", "card"),
    )
    rows = tuple(
        {**owner_cells(record, owner), "offer": place, "number": n, **item_cells(dossier, lock, record, one)}
        for place, record, offer in numbered(dossier, "offers")
        for n, one in enumerate(offer.later, 1)
    )
    return c.Table("offer_changes", (owner[0].name, "offer", "number"), columns, rows)


def claims(dossier: Dossier) -> c.Table:
    """The claims of the articles, each with what the audit found."""
    columns = (*c.told_columns("claims"), *c.columns_of(dossier, Claim), *c.told_columns("claims_behind", "card"))
    every = ((article, one) for article in dossier.articles.values() for one in article.claims)
    rows = tuple(
        {
            "article": article.id,
            **c.cells_of(one),
            "source": next((cited.source for cited in citations(one, None)), None),
            "card": c.card_cell(dossier, article, one),
        }
        for article, one in every
    )
    return c.Table("claims", ("article", "number"), columns, rows)


def sources(dossier: Dossier) -> c.Table:
    """Everything values are cited from."""
    columns = (*c.told_columns("sources"), *c.columns_of(dossier, Source))
    rows = tuple(
        {"id": id_, "kind": dossier.source_kinds[id_], **c.cells_of(one)} for id_, one in dossier.sources.items()
    )
    return c.Table("sources", ("id",), columns, rows)


def sums_table(dossier: Dossier, lock: Lock) -> c.Table:
    """One row for each sum, with what follows for adding it up behind what it says."""
    table = list_table(dossier, lock, FUNDING)
    known = {id(one.funding): one for one in every_sum(dossier)}
    told = (known[id(one)] for _, _, one in numbered(dossier, FUNDING))
    rows = tuple({**row, **_comes_behind(dossier, one)} for row, one in zip(table.rows, told, strict=True))
    place = [column.name for column in table.columns].index("source")
    columns = (*table.columns[:place], *c.told_columns(FUNDING), *table.columns[place:])
    return replace(table, columns=columns, rows=rows)


def _comes_behind(dossier: Dossier, one: Sum) -> c.Row:
    return {
        "agreement": one.record.id if isinstance(one.record, Agreement) else None,
        "given_by": called(dossier, one.donor),
        "given_by_code": one.donor if one.donor in dossier.actors else None,
        "year": year_of(one),
        "stage": stage(dossier, one),
        "euros": round(in_euros(one), 2),
        "rate_day": one.day,
        "adds_up": promised_for(dossier, one) is not None,
    }
