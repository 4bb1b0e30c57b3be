"""What can be downloaded, as the page Data lists it, from whom and under which licence.

Every path here is one that `exports` makes.
"""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.kinds import KINDS


class TableWords(NamedTuple):
    """What a table is called, and what stands in it."""

    title: str
    about: str


# By the name of the table: those of kinds, and those of what records are made of.
TABLES: dict[str, TableWords] = dict(
    sorted(
        {
            **{kind.table: TableWords(kind.title, kind.about) for kind in KINDS.values()},
            "actors": TableWords("Countries and organisations", "countries and organisations by code"),
            "approvals": TableWords("Steps of approval", "what parliaments and governments did about a document"),
            "changes": TableWords("Changes", "every recorded change of the data; the feeds tell the newest"),
            "citations": TableWords("Citations", "every reference of every value"),
            "claims": TableWords("Claims", "the claims of the articles with their verdicts"),
            "coalitions": TableWords("Coalitions", "the capability coalitions a text names"),
            "commitments": TableWords(
                "Commitments", "the matrix: document, type, promise in one sentence, operative words, clause"
            ),
            "disagreements": TableWords("Disagreements", "questions on which sources differ"),
            "disclaimers": TableWords("Disclaimers", "what a text says it does not create or is not"),
            "events": TableWords("Events", "what happened on a date"),
            "facts": TableWords("Facts", "every fact in a sentence, how sure we are of it, and as of when"),
            "foremost": TableWords("Before all else", "what a reader must know of a document before all else"),
            "funding": TableWords("Sums", "sums with donor, stage and bound, and which of them may be added up"),
            "legal_nature": TableWords("Legal force", "who says what about the legal force of a document"),
            "lookalikes": TableWords("Lookalikes", "documents easily taken for one another"),
            "memberships": TableWords("Memberships", "who belongs to which body"),
            "offer_changes": TableWords("Changes of offers", "what became of an offer later"),
            "offers": TableWords("Offers", "what was offered to a force or a body, by whom and how firmly"),
            "outcomes": TableWords("Outcomes", "what summits produced"),
            "participants": TableWords("Participants", "who took part in what, by capacity"),
            "parties": TableWords("Parties", "who is a party to what, and since when"),
            "people": TableWords("People", "who spoke or signed, and in office since when"),
            "provisions": TableWords("Provisions", "what else a record tells, with sources"),
            "readings": TableWords("Readings", "the answers to questions on which sources differ"),
            "rounds": TableWords("Rounds", "the rounds of talks that had several"),
            "signatories": TableWords("Signatories", "who signed for whom"),
            "sources": TableWords("Sources", "everything values are cited from"),
            "vocabulary": TableWords("Vocabulary", "the words the tables use"),
        }.items()
    )
)
PUBLISHER = "The briefing site contributors"
LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
WORKBOOK, DESCRIPTOR = "data/tables.xlsx", "data/datapackage.json"
LISTED = (*KINDS, "disagreements", "sources")  # in a file of the API each

# Newest first. `date` is the day of the release, written down here because no data file knows it.
CHANGELOG = (
    {
        "version": "1.4.0",
        "date": "2026-11-27",
        "changes": [
            "The table of facts has every fact in a sentence, with its day, its note and how sure we are.",
            "The table of changes has every recorded change under its id in the feed, which tells the newest hundred.",
            "Tables of lists say why a value is not surer, and on which day it was seen to be so.",
            "The last change of a file is told also where it only names a record by another id now.",
            "openapi.json says what stands at the address of a record that was withdrawn.",
            "Rows tell the kind and the id of their record; coalitions are told by one word each, statuses by phase.",
            "The last change of a file is that of anything it tells of: a country changes with its documents.",
        ],
    },
    {
        "version": "1.3.0",
        "date": "2026-11-26",
        "changes": [
            "Countries named by two letters have their three letters (ISO 3166-1 alpha-3) in alpha_3.",
            "Every list of a record has a table: offers and their changes, approvals, lookalikes and what comes first.",
            "Sums tell giver, year, stage, euros and whether they add up; those outside documents are in their table.",
            "References are keyed by their fact and source; the map has the whole land of every country.",
        ],
    },
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
    rows = (
        ("api", "api/v1/index.json", "API index", "where everything else is found"),
        ("api", "api/v1/full.json", "Everything", "all records, sources and words in one file"),
        ("api", "api/v1/openapi.json", "OpenAPI 3.1", "describes every file, for generators of clients"),
        *(("api", f"api/v1/{kind}.json", kind.capitalize(), f"the list of {kind}") for kind in LISTED),
        ("api", "api/v1/vocabulary.json", "Vocabulary", "the words records use"),
        ("tables", WORKBOOK, "All tables (XLSX)", "one workbook with a sheet for each table, dates as dates"),
        ("tables", DESCRIPTOR, "Data package", "describes all tables: columns, types, keys, missing values"),
        *(("tables", f"data/{name}.csv", f"{one.title} (CSV)", one.about) for name, one in TABLES.items()),
        ("tables", "data/map.geojson", "Map (GeoJSON)", "where every country stands, on its whole land"),
        ("calendar", "calendar.ics", "Calendar", "signings, summits, reviews and the ends of terms"),
        ("feeds", "feed.xml", "Events (Atom)", "dated events and audits, newest first"),
        ("feeds", "feed.json", "Events (JSON Feed)", "the same as JSON"),
        ("feeds", "changes.xml", "Changes (Atom)", "substantive changes of the data, newest first"),
        ("feeds", "changes.json", "Changes (JSON Feed)", "the same as JSON: what, before, after, source"),
        ("citations", "data/sources.csl.json", "Sources as CSL-JSON", "for Zotero and other reference managers"),
        ("citations", "data/sources.bib", "Sources as BibTeX", "for LaTeX"),
    )
    return [Download(*row) for row in rows]
