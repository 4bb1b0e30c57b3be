"""What can be downloaded, as the page Data lists it, from whom and under which licence.

Every path here is one that `exports` makes.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from generator.model.kinds import KINDS


class TableWords(NamedTuple):
    """What a table is called, and what stands in it."""

    title: str
    about: str


_CATALOGUE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# By the name of the table: those of kinds, and those of what records are made of.
TABLES = {
    **{kind.table: TableWords(kind.title, kind.about) for kind in KINDS.values()},
    **{name: TableWords(**words) for name, words in _CATALOGUE["tables"].items()},
}
PUBLISHER = "The briefing site contributors"
LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
WORKBOOK, DESCRIPTOR = "data/tables.xlsx", "data/datapackage.json"
LISTED = (*KINDS, "disagreements", "sources")  # in a file of the API each

CHANGELOG: tuple[dict[str, Any], ...] = tuple(_CATALOGUE["changelog"])  # the newest version first
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
        *(("tables", f"data/{name}.csv", f"{one.title} (CSV)", one.about) for name, one in sorted(TABLES.items())),
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
