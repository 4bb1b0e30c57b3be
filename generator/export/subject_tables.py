"""The tables of countries, organisations, summits, articles and sources."""

from collections.abc import Iterator

from generator.derive.addresses import address, page_path
from generator.export.columns import Column, Row, Table, dated, dates
from generator.model.dossier import Dossier
from generator.model.entries import citations
from generator.model.records import Country


def actors(dossier: Dossier) -> Table:
    """Countries and organisations, which the other tables name by code."""
    columns = (
        Column("code", "ISO 3166-1 for countries, our own for organisations", required=True),
        Column("id", "The id, which is also its address", required=True),
        Column("name", "The English name", required=True),
        Column("kind", "country or organisation", required=True),
        Column("page", "Its page, relative to the site"),
    )
    rows = tuple(
        {
            "code": one.code,
            "id": one.id,
            "name": one.name,
            "kind": "country" if isinstance(one, Country) else "organisation",
            "page": page_path(address(one)),
        }
        for _, one in sorted(dossier.actors.items())
    )
    return Table("actors", "Countries and organisations", "Who the records name.", ("code",), columns, rows)


def summits(dossier: Dossier) -> Table:
    """One row for each summit or round of talks."""
    columns = (
        Column("id", "The id, which is also its address", required=True),
        Column("name", "Its name", required=True),
        Column("series", "The series it belongs to", group="series", required=True),
        Column("status", "Whether it was held", group="summit_statuses", required=True),
        *dates("held", "When"),
        Column("place", "The town"),
        Column("country", "The country", to="actors"),
        Column("host", "Who hosted or chaired it"),
        Column("predecessor", "The one before it in its series", to="summits"),
        *dates("as_of", "The day up to which the record was checked"),
        Column("page", "Its page, relative to the site"),
    )
    rows = tuple(
        {
            **{name: getattr(s, name) for name in ("id", "name", "series", "status", "predecessor")},
            **dated("held", s.held.date),
            "place": s.held.place,
            "country": s.held.country,
            "host": s.host.gap or s.host.value if s.host else None,
            **dated("as_of", s.as_of),
            "page": page_path(address(s)),
        }
        for s in dossier.summits.values()
    )
    return Table("summits", "Summits", "Summits and rounds of talks.", ("id",), columns, rows, gaps=True)


def outcomes(dossier: Dossier) -> Table:
    """What summits produced."""
    columns = (
        Column("summit", "The summit", to="summits", required=True),
        Column("number", "Its place among the outcomes, from 1", "integer", required=True),
        Column("what", "The outcome in our words", required=True),
        Column("verb", "What was done with it", group="output_verbs", required=True),
        Column("document", "The title of the document, where it is one"),
        Column("agreement", "The document, where it has a record", to="agreements"),
        Column("confidence", "How sure we are; empty where there is no particular doubt", group="confidence"),
        Column("source", "The first source", to="sources"),
    )

    def rows() -> Iterator[Row]:
        for s in dossier.summits.values():
            for number, one in enumerate(s.outcomes, 1):
                place = next(citations(one, None), None)
                shown = {name: getattr(one, name) for name in ("what", "verb", "document", "agreement", "confidence")}
                yield {"summit": s.id, "number": number, **shown, "source": place.source if place else None}

    return Table("outcomes", "Outcomes", "What summits produced.", ("summit", "number"), columns, tuple(rows()))


def articles(dossier: Dossier) -> Table:
    """The audited articles."""
    columns = (
        Column("id", "The id, which is also its address", required=True),
        Column("name", "The title", required=True),
        Column("source", "The source that is the article", to="sources", required=True),
        *dates("published", "Publication"),
        Column("paragraphs", "How many paragraphs its body has", "integer", required=True),
        Column("main_error", "The gravest error in our words"),
        *dates("as_of", "The day up to which the record was checked"),
        Column("page", "Its page, relative to the site"),
    )
    rows = tuple(
        {
            **{name: getattr(a, name) for name in ("id", "name", "source", "paragraphs", "main_error")},
            **dated("published", a.published.date),
            **dated("as_of", a.as_of),
            "page": page_path(address(a)),
        }
        for a in dossier.articles.values()
    )
    return Table("articles", "Articles", "News articles audited claim by claim.", ("id",), columns, rows)


def claims(dossier: Dossier) -> Table:
    """The claims of the articles, each with what the audit found."""
    columns = (
        Column("article", "The article", to="articles", required=True),
        Column("number", "The number of the claim in the article, which never changes", "integer", required=True),
        Column("paragraph", "The paragraph, from 1", "integer", required=True),
        Column("claim", "The claim in our words", required=True),
        Column("quote", "Words of the paragraph, at most twelve"),
        Column("said_by", "Whose claim it is", required=True),
        Column("dated", "The time the claim gives, in its own terms"),
        *dates("due", "By when a forecast expected it"),
        Column("about", "What it is about: codes and ids, with spaces between"),
        Column("verdict", "What the audit found", group="verdicts", required=True),
        Column("confidence", "How sure we are", group="confidence"),
        Column("why", "What decides the verdict"),
        *dates("checked", "The day of the check"),
        Column("source", "The first source that decides it", to="sources"),
        *dates("result_date", "When the result of a forecast became known"),
        Column("result", "What became of a forecast"),
    )

    def rows() -> Iterator[Row]:
        for article in dossier.articles.values():
            for c in article.claims:
                place = next(citations(c, None), None)
                names = ("number", "paragraph", "claim", "quote", "said_by", "dated", "verdict", "confidence", "why")
                yield {
                    "article": article.id,
                    **{name: getattr(c, name) for name in names},
                    "about": " ".join(c.about),
                    "source": place.source if place else None,
                    **dated("due", c.due),
                    **dated("checked", c.checked),
                    **(dated("result_date", c.result.date) if c.result else {}),
                    "result": c.result.what if c.result else None,
                }

    return Table(
        "claims", "Claims", "What the articles say, claim by claim.", ("article", "number"), columns, tuple(rows())
    )


def sources(dossier: Dossier) -> Table:
    """Everything values are cited from."""
    columns = (
        Column("id", "The id", required=True),
        Column("kind", "What kind of publication it is", group="source_kinds", required=True),
        Column("publisher", "Who published it", required=True),
        Column("title", "The title", required=True),
        Column(
            "title_paraphrased",
            "Whether the title is ours, because that of the page was not kept",
            "boolean",
            required=True,
        ),
        Column("url", "Its address", required=True),
        *dates("published", "Publication"),
        Column("language", "ISO 639-1", required=True),
        Column("archive", "The address of an archived copy"),
        Column("note", "What a reader of it needs to know"),
    )
    names = ("publisher", "title", "title_paraphrased", "url", "language", "archive", "note")
    rows = tuple(
        {
            "id": id_,
            "kind": dossier.source_kinds[id_],
            **{name: getattr(one, name) for name in names},
            **dated("published", one.published),
        }
        for id_, one in dossier.sources.items()
    )
    return Table("sources", "Sources", "What values are cited from.", ("id",), columns, rows)
