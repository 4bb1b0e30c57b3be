"""The tables of countries, organisations, summits, articles and sources."""

from collections.abc import Iterator

from generator.check.evidence import Lock
from generator.derive.country_codes import alpha_3
from generator.export.columns import Column, Row, Table
from generator.export.declared import PAGE, cells_of, columns_of, page_of
from generator.export.evidence_tables import CARD, PROOF, card_cell
from generator.export.items import NOTE_COLUMNS, item_cells, numbered, owner_cells, owner_columns, owners
from generator.model.dossier import Dossier
from generator.model.entries import citations
from generator.model.kinds import TABLE_KEYS, Kind
from generator.model.parts import Claim
from generator.model.records import Country, Organisation, Record, Source
from generator.model.support import OfferChange


def actors(dossier: Dossier) -> Table:
    """Countries and organisations, which the other tables name by code."""
    both = (*columns_of(dossier, Country), *columns_of(dossier, Organisation))
    kind = Column("kind", "country or organisation", required=True)
    three = Column("alpha_3", "Of a country the code with three letters (ISO 3166-1 alpha-3)")
    columns = (*dict.fromkeys(both), three, kind, PAGE)
    rows = tuple(
        {**cells_of(one), "alpha_3": alpha_3(dossier, code), "kind": type(one).__name__.lower(), **page_of(one)}
        for code, one in sorted(dossier.actors.items())
    )
    return Table("actors", ("code",), columns, rows)


def records_table(dossier: Dossier, kind: Kind) -> Table:
    """One row for each record of a kind."""
    records = [entry.record for entry in dossier.of(kind.folder) if isinstance(entry.record, Record)]
    columns = (*columns_of(dossier, kind.model), PAGE)
    rows = tuple({**cells_of(one), **page_of(one)} for one in records)
    return Table(kind.table, (TABLE_KEYS[kind.table],), columns, rows, gaps=True)


def offer_changes(dossier: Dossier, lock: Lock) -> Table:
    """What became of offers later, each under the place of its offer in the table of offers."""
    columns = (
        *(owner := owner_columns(owners("offers"))),
        Column("offer", "The place of the offer in the list of this record", "integer", required=True),
        Column("number", "The place of the change in the list of this offer, from 1", "integer", required=True),
        *columns_of(dossier, OfferChange),
        *PROOF,
        *NOTE_COLUMNS,
        CARD,
    )
    rows = tuple(
        {**owner_cells(record, owner), "offer": place, "number": n, **item_cells(dossier, lock, record, one)}
        for place, record, offer in numbered(dossier, "offers")
        for n, one in enumerate(offer.later, 1)
    )
    return Table("offer_changes", (owner[0].name, "offer", "number"), columns, rows)


def claims(dossier: Dossier) -> Table:
    """The claims of the articles, each with what the audit found."""
    columns = (
        Column("article", "The article", to="articles", required=True),
        *columns_of(dossier, Claim),
        Column("source", "The first source that decides it", to="sources"),
        CARD,
    )

    def rows() -> Iterator[Row]:
        for article in dossier.articles.values():
            for claim in article.claims:
                place = next(citations(claim, None), None)
                card = card_cell(dossier, article, claim)
                source = place.source if place else None
                yield {"article": article.id, **cells_of(claim), "source": source, "card": card}

    return Table("claims", ("article", "number"), columns, tuple(rows()))


def sources(dossier: Dossier) -> Table:
    """Everything values are cited from."""
    columns = (
        Column("id", "The id", required=True),
        Column("kind", "What kind of publication it is", group="source_kinds", required=True),
        *columns_of(dossier, Source),
    )
    rows = tuple(
        {"id": id_, "kind": dossier.source_kinds[id_], **cells_of(one)} for id_, one in dossier.sources.items()
    )
    return Table("sources", ("id",), columns, rows)
