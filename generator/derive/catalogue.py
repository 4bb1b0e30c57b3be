"""What can be downloaded, as the page Data lists it. Every path here is one that `exports` makes."""

from dataclasses import dataclass

from generator.model.kinds import KINDS

# Tables by name: those of kinds, and those of what records are made of.
TABLES = dict(
    sorted(
        {
            **{kind.table: kind.about for kind in KINDS.values()},
            "actors": "countries and organisations by code",
            "citations": "every reference of every value",
            "claims": "the claims of the articles with their verdicts",
            "commitments": "the matrix: document, type, promise in one sentence, operative words, clause",
            "disagreements": "questions on which sources differ",
            "funding": "sums with their stage and bound",
            "outcomes": "what summits produced",
            "parties": "who is a party to what, and since when",
            "readings": "the answers to these questions",
            "sources": "all sources",
            "vocabulary": "the words the tables use",
            "signatories": "who signed for whom",
            "legal_nature": "who says what about the legal force of a document",
            "coalitions": "the capability coalitions a text names",
            "disclaimers": "what a text says it does not create or is not",
            "participants": "who took part in what, by capacity",
            "rounds": "the rounds of talks that had several",
            "memberships": "who belongs to which body",
            "people": "who spoke or signed, and in office since when",
            "provisions": "what else a record tells, with sources",
            "events": "what happened on a date",
        }.items()
    )
)

# Newest first. `date` is the day of the release, written down here because no data file knows it.
CHANGELOG = (
    {
        "version": "1.2.0",
        "date": "2026-11-26",
        "changes": [
            "Every file says its version, when it was made and last changed, its licence and its own address.",
            "Every list has its rows in items, as an array, with the summary, the date and the last change of each.",
            "full.json holds everything; openapi.json describes all files.",
            "Schemas list the words of the vocabulary and the patterns of dates, and pass strict validators.",
            "A summit may list its rounds; a question on which sources differ may say which ids it had before.",
            "What an agreement says of joining a body is its accession_clause; the former name of the field stays.",
            "Every word of the vocabulary tells its properties; the signs, which no page showed, are gone.",
        ],
    },
    {
        "version": "1.1.0",
        "date": "2026-11-26",
        "changes": [
            "A commitment tells its promise in one sentence and gives the operative words as the text has them.",
            "Its verb is the class of these words; some classes are new, some words are gone.",
            "An agreement lists its disclaimers; a reference may give a translation.",
        ],
    },
    {"version": "1.0.0", "date": "2026-11-21", "changes": ["First version."]},
)
COMPATIBILITY = (
    "Within v1 no file moves and no field goes or changes its meaning; fields and files may be added. "
    "What breaks this becomes v2, and v1 stays for a year."
)

HOSTING = (
    "The files are static: no key, no limit but that of the host, GET and HEAD only. Browsers may read them from other "
    "sites where the host sends Access-Control-Allow-Origin, as GitHub Pages does. Poll last_modified, not the bytes."
)


@dataclass(frozen=True)
class Download:
    """One file or the entry to several."""

    group: str
    path: str
    title: str
    about: str


def downloads() -> list[Download]:
    """All of them, in the order of the page."""
    return [
        Download("api", "api/v1/index.json", "API index", "where everything else is found"),
        Download("api", "api/v1/full.json", "Everything", "all records, sources and words in one file"),
        Download("api", "api/v1/openapi.json", "OpenAPI 3.1", "describes every file, for generators of clients"),
        *(
            Download("api", f"api/v1/{kind}.json", kind.capitalize(), f"the list of {kind}")
            for kind in (*KINDS, "disagreements", "sources")
        ),
        Download("api", "api/v1/vocabulary.json", "Vocabulary", "the words records use"),
        Download(
            "tables",
            "data/datapackage.json",
            "Data package",
            "describes all tables: columns, types, keys, missing values",
        ),
        *(
            Download("tables", f"data/{name}.csv", f"{name.capitalize()} (CSV)", about)
            for name, about in TABLES.items()
        ),
        Download("tables", "data/map.geojson", "Map (GeoJSON)", "where every country stands, on the land of the map"),
        Download("calendar", "calendar.ics", "Calendar", "signings, summits, reviews and the ends of terms"),
        Download("feeds", "feed.xml", "Events (Atom)", "dated events and audits, newest first"),
        Download("feeds", "feed.json", "Events (JSON Feed)", "the same as JSON"),
        Download("feeds", "changes.xml", "Changes (Atom)", "substantive changes of the data, newest first"),
        Download("feeds", "changes.json", "Changes (JSON Feed)", "the same as JSON: what, before, after, source"),
        Download(
            "citations", "data/sources.csl.json", "Sources as CSL-JSON", "for Zotero and other reference managers"
        ),
        Download("citations", "data/sources.bib", "Sources as BibTeX", "for LaTeX"),
    ]
