"""The tables of countries, organisations, summits, articles and sources."""

from collections.abc import Iterator

from generator.check.evidence import Lock
from generator.export.columns import Column, Row, Table
from generator.export.declared import PAGE, cells_of, columns_of, page_of
from generator.export.items import Items, items_table
from generator.model.dossier import Dossier
from generator.model.entries import citations
from generator.model.kinds import TABLE_KEYS, Kind
from generator.model.parts import Claim, Outcome
from generator.model.records import Country, Organisation, Record, Source
from generator.text.wording import capital


def actors(dossier: Dossier) -> Table:
    """Countries and organisations, which the other tables name by code."""
    both = (*columns_of(dossier, Country), *columns_of(dossier, Organisation))
    kind = Column("kind", "country or organisation", required=True)
    columns = (*dict.fromkeys(both), kind, PAGE)
    rows = tuple(
        {**cells_of(one), "kind": type(one).__name__.lower(), **page_of(one)}
        for _, one in sorted(dossier.actors.items())
    )
    return Table("actors", "Countries and organisations", "Who the records name.", ("code",), columns, rows)


def records_table(dossier: Dossier, kind: Kind) -> Table:
    """One row for each record of a kind."""
    records = [entry.record for entry in dossier.of(kind.folder) if isinstance(entry.record, Record)]
    columns = (*columns_of(dossier, kind.model), PAGE)
    rows = tuple({**cells_of(one), **page_of(one)} for one in records)
    about = f"{capital(kind.about)}."
    return Table(kind.table, kind.title, about, (TABLE_KEYS[kind.table],), columns, rows, gaps=True)


def outcomes(dossier: Dossier, lock: Lock) -> Table:
    """What summits produced."""
    items = ((s, one) for s in dossier.summits.values() for one in s.outcomes)
    about = "What summits produced."
    return items_table(dossier, lock, Items("outcomes", "Outcomes", about, "summit", "summits", Outcome), items)


def claims(dossier: Dossier) -> Table:
    """The claims of the articles, each with what the audit found."""
    columns = (
        Column("article", "The article", to="articles", required=True),
        *columns_of(dossier, Claim),
        Column("source", "The first source that decides it", to="sources"),
    )

    def rows() -> Iterator[Row]:
        for article in dossier.articles.values():
            for claim in article.claims:
                place = next(citations(claim, None), None)
                yield {"article": article.id, **cells_of(claim), "source": place.source if place else None}

    about = "What the articles say, claim by claim."
    return Table("claims", "Claims", about, ("article", "number"), columns, tuple(rows()))


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
    return Table("sources", "Sources", "What values are cited from.", ("id",), columns, rows)
