"""The tables: which there are, their columns, and the rows from the records."""

from collections.abc import Iterator

from generator.check.evidence import Lock
from generator.derive import findings, terms
from generator.derive.addresses import address, page_path
from generator.export.columns import Column, Row, Table, dated, dates
from generator.export.evidence_tables import cited, disagreements, first, looked_up, readings, vocabulary
from generator.export.subject_tables import actors, articles, claims, outcomes, sources, summits
from generator.model.dossier import Dossier
from generator.model.entries import own_text
from generator.model.fields import CommitmentType
from generator.model.meanings import undertakes
from generator.model.parts import Consultation, Signing, Span, Value
from generator.model.records import Agreement
from generator.model.vocabulary import VerbWord


def tables(dossier: Dossier, lock: Lock) -> list[Table]:
    """All tables, by name."""
    made = [
        actors(dossier),
        agreements(dossier),
        parties(dossier),
        commitments(dossier, lock),
        funding(dossier),
        summits(dossier),
        outcomes(dossier),
        articles(dossier),
        claims(dossier),
        sources(dossier),
        disagreements(dossier),
        readings(dossier),
        vocabulary(dossier),
        cited(dossier, lock),
    ]
    return sorted(made, key=lambda table: table.name)


def agreements(dossier: Dossier) -> Table:
    """One row for each document."""
    columns = (
        Column("id", "The id, which is also its address", required=True),
        Column("name", "The name by which readers know it", required=True),
        Column("official_title", "The title it gives itself"),
        Column("instrument", "What class of document it is", group="instruments", required=True),
        Column("framework", "The document it implements", to="agreements"),
        Column("status", "Where it stands", group="statuses", required=True),
        *dates("status_as_of", "When the status was last confirmed"),
        *dates("signed", "Signature"),
        Column("signed_place", "The town of the signature"),
        Column("signed_country", "The country of the signature", to="actors"),
        *dates("adopted", "Adoption, where it was not signed"),
        Column("adopted_place", "The town of the adoption"),
        Column("languages", "In which languages the text is authentic"),
        Column("term", "How long it runs (ISO 8601)", "duration"),
        Column("term_counted_from", "From when the term runs; empty where the source does not say", group="starts"),
        Column("expires", "The day its term ends, where the day from which it runs is recorded", "date"),
        Column("effect", "How it takes effect"),
        *dates("effective", "The day on which it took effect"),
        Column("renewal", "How it may be prolonged"),
        Column("review", "By when or after what time the text asks for a review of it (ISO 8601)", "duration"),
        Column("review_due", "The day by which that is, where the day from which it is counted is recorded", "date"),
        Column("exit_notice", "What notice ends it (ISO 8601)", "duration"),
        Column("exit_notice_softened", "The text’s own words that make that notice less than a duty"),
        Column(
            "consultation_within",
            "Within what time the parties consult (ISO 8601)",
            "duration",
        ),
        Column("consultation_softened", "The text’s own words that make that limit less than a duty"),
        Column("accession_clause", "What becomes of it if its subject joins a body, `accession` of the site"),
        Column("text", "The source that is its text", to="sources"),
        *dates("as_of", "The day up to which the record was checked"),
        Column("page", "Its page, relative to the site"),
    )
    rows = tuple(_agreement(dossier, agreement) for agreement in dossier.agreements.values())
    about = "Documents with or about the country this site is about."
    return Table("agreements", "Agreements", about, ("id",), columns, rows, gaps=True)


def _agreement(dossier: Dossier, a: Agreement) -> Row:
    return {
        **{name: getattr(a, name) for name in ("id", "name", "instrument", "framework", "text")},
        "status": a.status.value,
        **{
            name: said(getattr(a, name))
            for name in ("official_title", "languages", "effect", "renewal", "accession_clause")
        },
        **{name: said(getattr(a, name)) for name in ("term", "review", "exit_notice")},
        "consultation_within": said(a.consultation),
        "consultation_softened": a.consultation.softened if a.consultation else None,
        "exit_notice_softened": a.exit_notice.softened if a.exit_notice else None,
        "term_counted_from": a.term.counted_from if a.term else None,
        "expires": terms.expires(dossier, a),
        "review_due": terms.review_due(dossier, a),
        **dated("status_as_of", a.status.as_of),
        **_signing("signed", a.signed),
        **_signing("adopted", a.adopted),
        **dated("effective", a.effect.date if a.effect else None),
        **dated("as_of", a.as_of),
        "page": page_path(address(a)),
    }


def said(value: Value | Span | Consultation | None) -> str | None:
    """A value, or the word for why there is none."""
    if value is None:
        return None
    return value.gap or (value.within if isinstance(value, Consultation) else value.value)


def _signing(name: str, signing: Signing | None) -> Row:
    if signing is None:
        return {}
    return {**dated(name, signing.date), f"{name}_place": signing.place, f"{name}_country": signing.country}


def parties(dossier: Dossier) -> Table:
    """Who is bound to which document, from the beginning or later."""
    columns = (
        Column("agreement", "The document", to="agreements", required=True),
        Column("party", "Country or organisation", to="actors", required=True),
        Column("joined_later", "Whether it joined after the first parties", "boolean", required=True),
        *dates("joined", "When it joined, if later"),
    )

    def rows() -> Iterator[Row]:
        for a in dossier.agreements.values():
            for code in a.parties:
                yield {"agreement": a.id, "party": code, "joined_later": False}
            for one in a.joined:
                yield {"agreement": a.id, "party": one.party, "joined_later": True, **dated("joined", one.date)}

    about = "The parties of every document."
    return Table("parties", "Parties", about, ("agreement", "party", "joined_later"), columns, tuple(rows()))


def commitments(dossier: Dossier, lock: Lock) -> Table:
    """The matrix as a list: one row for each coded text and type."""
    columns = (
        Column("agreement", "The document", to="agreements", required=True),
        Column("type", "The type of commitment", group="commitment_types", required=True),
        Column("answer", "Whether the text undertakes it", group="answers", required=True),
        Column("promise", "What it promises or says, in one sentence of ours"),
        Column("operative", "The operative words, as the text has them"),
        Column("verb", "Their class", group="verbs"),
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
    coded = [(a, kind) for a in dossier.agreements.values() for kind in kinds if kind in a.commitments]
    rows = tuple(_commitment(dossier, lock, a, kind) for a, kind in coded)
    about = "What every coded text says under every type of commitment."
    return Table("commitments", "Commitments", about, ("agreement", "type"), columns, rows)


def _commitment(dossier: Dossier, lock: Lock, a: Agreement, kind: str) -> Row:
    one = a.commitments[CommitmentType(kind)]
    place = first(one, own_text(a))
    more = [cite for cite in one.cite if cite.source is None]
    english = [text for text in (one.translation, *(cite.translation for cite in more)) if text]
    firm = one.verb and undertakes(dossier, one)
    return {
        "agreement": a.id,
        "type": kind,
        **{name: getattr(one, name) for name in ("answer", "promise", "operative", "verb", "at", "quote", "note")},
        "strength": dossier.word(VerbWord, one.verb).strength if firm else None,
        "source": place.source if place else None,
        "found": looked_up(lock, place),
        "more_words": " … ".join(cite.quote for cite in more if cite.quote) or None,
        "translation": " … ".join(english) or None,
        "disclaimer": " ".join(against.what for against in findings.disclaimed(dossier, a, kind)) or None,
    }


def funding(dossier: Dossier) -> Table:
    """The sums. They are never to be added across natures."""
    columns = (
        Column("agreement", "The document", to="agreements", required=True),
        Column("number", "Its place among the sums of the document, from 1", "integer", required=True),
        Column("amount", "Units of the currency", "number", required=True),
        Column("currency", "ISO 4217", required=True),
        Column("bound", "Whether the sum is exact", group="bounds", required=True),
        Column(
            "nature",
            "At which stage it is; sums of different natures must not be added",
            group="funding_natures",
            required=True,
        ),
        *dates("period", "The year or years it is for"),
        Column("purpose", "What it is for"),
        Column("source", "Where it stands", to="sources"),
        Column("at", "The clause"),
        Column("quote", "Its words, at most twelve"),
    )

    def rows() -> Iterator[Row]:
        for a in dossier.agreements.values():
            for number, one in enumerate(a.funding, 1):
                place = first(one, own_text(a))
                shown = {name: getattr(one, name) for name in ("amount", "currency", "bound", "nature", "purpose")}
                where = {"source": place.source, "at": place.at, "quote": place.quote} if place else {}
                yield {"agreement": a.id, "number": number, **shown, **dated("period", one.period), **where}

    return Table(
        "funding", "Sums", "Sums named in the texts or by a source.", ("agreement", "number"), columns, tuple(rows())
    )
