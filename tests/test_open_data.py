"""What researchers do with the open data: add up, join, map, open by double click; and what they find again later."""

import csv
import hashlib
import io
import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from exported import ROOTS, SITE, dossier, exported_from, files, json_of, lock
from folders import REPOSITORY, TESTS

from generator.check.evidence import Lock, read_lock
from generator.check.word_rules import NOTHING
from generator.derive.amounts import figure
from generator.derive.anchors import NamedFact, facts_of
from generator.derive.downloads import TABLES
from generator.derive.funds import every_sum
from generator.derive.geometry.land import whole_land
from generator.derive.offers import bodies, offers
from generator.export.tables import tables
from generator.export.workbook import workbook
from generator.model.dates import when
from generator.model.declaring import fields_of, is_part
from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.kinds import KINDS
from generator.model.loading import read_dossier
from generator.model.parts import Evidence
from generator.model.records import Record
from generator.pages.pages import makers
from generator.pages.rendering import Renderer
from generator.source.expectations import bare

ALL = pytest.mark.parametrize("name", ["world", "world-aid", "real"])
TEMPLATE = REPOSITORY / "generator/pages/templates/lists/data.md"
Figures = dict[tuple[str, str, str], float]
TRUTH = {"true": 1, "false": 0}


@cache
def read(name: str) -> Dossier:
    """The records of a world or the real ones."""
    return read_dossier(ROOTS.get(name, TESTS / name))


def made(name: str) -> dict[str, bytes]:
    """The exports of it."""
    return files(name) if name in ROOTS else exported_from(TESTS / name)


def rows(exported: dict[str, bytes], table: str) -> list[dict[str, str]]:
    """A table as a reader of CSV sees it."""
    return list(csv.DictReader(io.StringIO(exported[f"data/{table}.csv"].decode(), newline="")))


# Sums


def documented(exported: dict[str, bytes]) -> Figures:
    """The query of the page Data in other words: rows that add up, by giver, year and nature."""
    found: Figures = defaultdict(float)
    for row in rows(exported, "funding"):
        if row["adds_up"] == "true":
            found[row["given_by"], row["year"], row["nature"]] += float(row["euros"])
    return dict(found)


def on_the_page(known: Dossier, root: Path) -> tuple[str, dict[str, str]]:
    """The year of the page of the sums, and its figures in euros by giver."""
    page = makers(known, read_lock(root)[0], Renderer(site_url=SITE))["money.md"]().content.decode()
    year = re.search(r"^## Promised for (\d+) ", page, re.MULTILINE)
    section = page.partition("sums--bars")[2].partition("</div>")[0]
    found = re.findall(r"^\| (?:\[)?([^\]|]+?)(?:\]\([^)]*\))? \|.*</svg>(.*) \|$", section, re.MULTILINE)
    return (year[1] if year else ""), dict(found)


def agree(known: Dossier, root: Path, exported: dict[str, bytes]) -> int:
    """Hold the query of the table against the page; how many figures there are."""
    year, shown = on_the_page(known, root)
    assert bool(year) == bool(shown)
    by_giver: dict[str, float] = defaultdict(float)
    for (giver, of, _), euros in documented(exported).items():
        if of == year:
            by_giver[giver] += euros
    assert {giver: figure(euros, "EUR") for giver, euros in by_giver.items()} == shown
    return len(shown)


@ALL
def test_the_documented_query_gives_the_figures_of_the_page(name: str) -> None:
    count = agree(read(name), ROOTS.get(name, TESTS / name), made(name))
    assert (count > 15) == (name == "real")


def test_what_must_not_be_added_is_not_in_the_query(world: Path) -> None:
    """Two promises of a year add up; the part, the part of a part, what was given and what is for years do not."""
    path = world / "data/agreements/arcadia-ruritania.yml"
    proof = "purpose: boots, at: Article 5, quote: up to 2.5 million euro"
    sums = [
        "id: whole, amount: 2500000, currency: EUR, bound: up-to, nature: pledge, period: 2029",
        "id: half, amount: 1250000, currency: EUR, bound: up-to, nature: announced, period: 2029, part_of: whole",
        "amount: 1000000, currency: EUR, bound: up-to, nature: pledge, period: 2029, part_of: half",
        "amount: 500000, currency: EUR, bound: up-to, nature: pledge, period: 2029-05",
        "amount: 400000, currency: EUR, bound: up-to, nature: past, period: 2029",
        "amount: 300000, currency: EUR, bound: up-to, nature: pledge, period: 2029/2030",
        "amount: 200000, currency: EUR, bound: up-to, nature: pledge",
        "amount: 100000, currency: EUR, bound: up-to, nature: framework, period: 2029",
    ]
    text = path.read_text()
    head, _, rest = text.partition("funding:\n")
    tail = rest[rest.index("coalitions:") :]
    told = "".join(f"  - {{{one}, {proof}}}\n" for one in sums)
    path.write_text(f"{head}funding:\n{told}{tail}")
    exported = exported_from(world)
    assert documented(exported) == {("Ruritania", "2029", "pledge"): 3_000_000}
    assert agree(read_dossier(world), world, exported) == 1
    assert [row["year"] for row in rows(exported, "funding")] == ["2029"] * 5 + ["", "", "2029"]


def test_a_sum_that_no_document_names_is_in_the_table() -> None:
    told = rows(files("real"), "funding")
    assert len(told) == len(every_sum(dossier("real")))
    assert {bool(row["agreement"]) for row in told} == {True, False}
    assert all(row["given_by"] and row["euros"] for row in told)


def test_the_queries_of_the_page_name_columns_that_are_there() -> None:
    """In every language they are given in."""
    queries = re.findall(r"```(sql|python|r)\n(.*?)```", TEMPLATE.read_text().partition("{ #sums }")[2], re.DOTALL)
    columns = set(rows(files("real"), "funding")[0])
    assert [language for language, _ in queries][:3] == ["sql", "python", "r"]
    for _, query in queries[:3]:
        assert {"given_by", "year", "nature", "euros", "adds_up"} <= set(re.findall(r"\w+", query)) & columns


# The other queries of the page, as they stand there


def asked(name: str, heading: str) -> list[tuple[Any, ...]]:
    """What the query under a heading of the page Data answers, asked of all tables."""
    page = makers(read(name), lock_of(name), Renderer(site_url=SITE))["data.md"]().content.decode()
    query = re.search(r"```sql\n(.*?);\n```", page.partition(f"{{ #{heading} }}")[2], re.DOTALL)
    assert query
    # Dates compare as texts here.
    return tables_in_memory(name).execute(query[1].replace("DATE '", "'")).fetchall()


def lock_of(name: str) -> Lock:
    """The lock of a world or of the real data."""
    return read_lock(ROOTS.get(name, TESTS / name))[0]


@cache
def tables_in_memory(name: str) -> sqlite3.Connection:
    """Every table under the name of its file."""
    known = sqlite3.connect(":memory:")
    for path, content in made(name).items():
        if path.endswith(".csv"):
            head, *lines = csv.reader(io.StringIO(content.decode(), newline=""))
            file = path.rpartition("/")[2]
            known.execute(f'CREATE TABLE "{file}" ({", ".join(f"{column!r}" for column in head)})')
            cells = [[TRUTH.get(cell, cell or None) for cell in line] for line in lines]
            places = ", ".join("?" * len(head))
            known.executemany(f'INSERT INTO "{file}" VALUES ({places})', cells)  # noqa: S608 - our own names
    return known


def test_all_sums_named_for_a_year_can_be_asked_of_the_table() -> None:
    """Also those of which one end is open; none that names no time."""
    known = read("real")
    year = int(str(known.site.read_until)[:4])
    named = [one.funding for one in every_sum(known) if one.funding.period]
    meant = [one for one in named if when(str(one.period)).first.year <= year <= when(str(one.period)).last.year]
    found = asked("real", "one-year")
    assert sorted(float(row[1]) for row in found) == sorted(float(one.amount) for one in meant)
    assert any(str(one.period).endswith("..") for one in meant)
    assert [row[7] for row in found] == sorted((row[7] for row in found), reverse=True)


def test_who_offers_what_can_be_asked_of_the_tables() -> None:
    """The firmest first, with what became of it."""
    known, found = read("real"), asked("real", "offered")
    body = bodies(known)[0]
    made_ = [(actor, offer) for actor, offer in offers(known) if offer.to == body]
    assert {(row[0], row[4]) for row in found} == {(str(actor.code), offer.what) for actor, offer in made_}
    assert len(found) == sum(max(len(offer.later), 1) for _, offer in made_)
    assert [row[3] for row in found] == sorted((row[3] for row in found), reverse=True)


def test_what_happened_since_a_day_can_be_asked_of_the_tables() -> None:
    known, found = read("real"), asked("real", "since")
    since = f"{str(known.site.read_until)[:4]}-03-01"
    meetings = {f"summits/{one.id}" for one in known.summits.values() if str(when(one.held.date).first) >= since}
    assert meetings <= {row[1] for row in found}
    assert [row[0] for row in found] == sorted(row[0] for row in found)
    assert found[0][0] >= since


def test_what_changed_since_a_day_can_be_asked_of_the_tables() -> None:
    """Here nothing, because no history is handed to these files; that of another is asked where that is tested."""
    assert asked("real", "changed") == []


# People


def in_office_on(exported: dict[str, bytes], day: str) -> set[str]:
    """Who was in office on a day, by the query of the page."""
    return {
        row["name"]
        for row in rows(exported, "people")
        if (row["from_last"] or row["as_of_first"]) <= day <= (row["until_first"] or row["as_of_last"])
    }


def test_who_was_in_office_on_a_day_can_be_asked_of_the_table() -> None:
    """Also of those whose first day nobody recorded; of nobody after the last day they were seen in office."""
    exported, known = files("real"), dossier("real")
    query = TEMPLATE.read_text().partition("{ #in-office }")[2].partition("###")[0]
    assert {"from_last", "until_first", "as_of_first", "as_of_last"} <= set(re.findall(r"\w+", query))
    assert {"from_last", "until_first", "as_of_first", "as_of_last"} <= set(rows(exported, "people")[0])
    people = [one for actor in known.actors.values() for one in actor.people]
    for one in (one for one in people if not one.until):
        assert one.name in in_office_on(exported, when(str(one.as_of)).last.isoformat())
    for one in (one for one in people if one.until):
        [*_, after] = sorted({f"{when(other.as_of).last.year + 1}-01-01" for other in people if other.as_of})
        assert one.name not in in_office_on(exported, after)
    assert in_office_on(exported, "2100-01-01") == set()


@ALL
def test_all_that_is_said_beside_a_value_is_in_its_row(name: str) -> None:
    """The note, how sure we are and why, and the day on which it was seen to be so."""
    exported = made(name)
    for kind in KINDS.values():
        for which in set(lists_of(kind.model)) - {"joined", "claims"}:
            items = [one for entry in read(name).of(kind.folder) for one in getattr(entry.record, which)]
            told = [
                row for row in rows(exported, which) if row.get("record", f"{kind.folder}/").startswith(kind.folder)
            ]
            for one, row in zip(items, told, strict=True):
                if isinstance(one, Evidence):
                    beside = (one.note, one.confidence, one.why, one.as_of)
                    assert [row[key] for key in ("note", "confidence", "why", "as_of")] == [
                        str(x or "") for x in beside
                    ]


@ALL
def test_every_fact_is_in_the_table_of_facts(name: str) -> None:
    """With what is said beside it, and under the address that its references have."""
    exported, known = made(name), read(name)
    told = {row["id"]: row for row in rows(exported, "facts")}
    there = [(entry, one) for entry in known.entries for one in facts_of_entry(known, entry)]
    assert len(told) == len(there)
    for entry, one in there:
        row = told[f"{entry.key}#{one.anchor}"]
        assert row["card"].endswith(f"{entry.key}/#{one.anchor}")
        assert [row["confidence"], row["why"]] == [one.value.confidence or "", one.value.why or ""]
        assert row["note"] == ((one.value.note or "") if isinstance(one.value, Evidence) else "")
        assert row["statement"].startswith(entry.record.name)
    cards = {row["card"] for row in rows(exported, "citations") if row["card"]}
    assert cards <= {row["card"] for row in told.values()}


def facts_of_entry(known: Dossier, entry: Entry) -> tuple[NamedFact, ...]:
    return facts_of(known, entry.record) if isinstance(entry.record, Record) else ()


# Tables


def lists_of(model: Any) -> Iterator[str]:
    """The lists of parts a record has."""
    for name, one in fields_of(model).items():
        if get_origin(one.kind) is tuple and is_part(bare(get_args(one.kind)[0])):
            yield name


def test_every_list_of_every_record_has_a_table_of_all_its_items() -> None:
    exported, known = files("real"), dossier("real")
    for kind in KINDS.values():
        for name in set(lists_of(kind.model)) - {"joined"}:  # in the table of parties
            there = sum(len(getattr(entry.record, name, ())) for one in KINDS for entry in known.of(one))
            assert len(rows(exported, name)) == there, name
    joined = [row for row in rows(exported, "parties") if row["joined_later"] == "true"]
    assert len(joined) == sum(len(a.joined) for a in known.agreements.values())
    assert all(row["source"] for row in joined)


@ALL
def test_a_row_joins_to_its_record_by_columns(name: str) -> None:
    """Without taking a name apart: where a list belongs to records of several kinds, kind and id stand alone too."""
    exported = made(name)
    for table in (*TABLES,):
        for row in rows(exported, table):
            if "record_kind" in row:
                assert row["record"] == f"{row['record_kind']}/{row['record_id']}", table
    documents = {row["id"] for row in rows(exported, "agreements")}
    assert {row["record_id"] for row in rows(exported, "provisions") if row["record_kind"] == "agreements"} <= documents


def test_coalitions_can_be_counted_and_statuses_added() -> None:
    """By the one name of all spellings, and by the phase that several statuses share."""
    exported = files("real")
    named = rows(exported, "coalitions")
    assert len({row["coalition"] for row in named if row["coalition"]}) < len({row["name"] for row in named}) / 2
    phases = {row["word"]: row["phase"] for row in rows(exported, "vocabulary") if row["group"] == "statuses"}
    assert all(phases.values())
    assert len(set(phases.values())) < len(phases)


@ALL
def test_columns_say_what_stands_there(name: str) -> None:
    """Not what an editor types: quotation marks, keys that are left out, a rule of the file."""
    package = json.loads(made(name)["data/datapackage.json"])
    told = [(one["name"], field) for one in package["resources"] for field in one["schema"]["fields"]]
    assert told
    for table, field in told:
        about = field["description"]
        assert not re.search(r"; left out,|in quotes|how that is known|[Ww]hen and where|`accession_to`", about), (
            table,
            field["name"],
            about,
        )
        if "enum" in field.get("constraints", {}):
            assert "The table `vocabulary` explains its words" in about, (table, field["name"])


@ALL
def test_titles_and_descriptions_come_from_the_catalogue(name: str) -> None:
    package = json.loads(made(name)["data/datapackage.json"])
    assert {one["name"]: one["title"] for one in package["resources"]} == {key: t.title for key, t in TABLES.items()}
    assert all(
        one["description"].casefold() == f"{TABLES[one['name']].about}.".casefold() for one in package["resources"]
    )
    assert not any("_" in one["title"] for one in package["resources"])


@ALL
def test_every_agreement_has_its_rows_with_an_answer_or_a_reason(name: str) -> None:
    known, told = read(name), rows(made(name), "commitments")
    types = known.vocabulary["commitment_types"]
    assert {(row["agreement"], row["type"]) for row in told} == {(a, kind) for a in known.agreements for kind in types}
    for row in told:
        coded = known.agreements[row["agreement"]].commitments.get(row["type"])  # type: ignore[call-overload]
        assert (row["not_coded"] == "") == (coded is not None)
        assert bool(row["card"]) == (coded is not None)


@ALL
def test_countries_have_three_letters_beside_two(name: str) -> None:
    """In every table that names them, in the map and in the API."""
    exported = made(name)
    three = {row["code"]: row["alpha_3"] for row in rows(exported, "actors")}
    if name == "real":
        assert (three["UA"], three["DE"], three["XK"], three["EU"]) == ("UKR", "DEU", "XKX", "")
    for path in (path for path in exported if path.endswith(".csv")):
        told = rows(exported, Path(path).stem)
        for column in (one for one in (told[0] if told else ()) if f"{one}_alpha_3" in told[0]):
            for row in told:
                wanted = " ".join(three[code] for code in row[column].split() if three[code])
                assert row[f"{column}_alpha_3"] == wanted, (path, column)
    api = {path: json.loads(one) for path, one in exported.items() if path.startswith("api/v1/countries/")}
    assert all(
        one["alpha_3"].get(one["record"]["code"], "") == three[one["record"]["code"]]
        for one in api.values()
        if three[one["record"]["code"]]
    )


def test_codes_of_actors_are_never_without_their_three_letters() -> None:
    for table in tables(dossier("real"), lock("real")):
        names = {column.name for column in table.columns}
        assert all(f"{c.name}_alpha_3" in names for c in table.columns if c.codes or c.to == "actors"), table.name


@ALL
def test_no_cell_is_taken_for_a_missing_value(name: str) -> None:
    """But a word of a vocabulary, which the query of the page Data keeps, and Namibia."""
    words = {word for group in read(name).vocabulary.values() for word in group}
    for path, content in made(name).items():
        if path.endswith(".csv"):
            cells = {cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row}
            assert {cell for cell in cells if cell.casefold() in NOTHING} <= words, path


def test_references_keep_their_key_when_others_come_and_go(world: Path) -> None:
    before = {row["id"]: row for row in rows(exported_from(world), "citations")}
    path = world / "data/agreements/arcadia-ruritania.yml"
    path.write_text(
        path.read_text().replace(
            "coalitions:\n", "coalitions:\n  - {name: Hat coalition, role: leads, at: Article 5}\n"
        )
    )
    after = {row["id"]: row for row in rows(exported_from(world), "citations")}
    assert set(before) < set(after)
    assert len(after) == len(before) + 1
    assert all({**after[id_], "value": ""} == {**row, "value": ""} for id_, row in before.items())  # its place moves


@pytest.mark.parametrize("name", ["world", "real"])
def test_dates_have_their_first_and_last_day(name: str) -> None:
    """Whatever holds dates as sources give them."""
    edtf = re.compile(r"\d{4}(-\d\d){0,2}[~?%]?(/(\d{4}(-\d\d){0,2}[~?%]?|\.\.))?|\.\./\d{4}.*")
    for path in (path for path in made(name) if path.endswith(".csv")):
        told = rows(made(name), Path(path).stem)
        for column in told[0] if told else ():
            dated = [row for row in told if edtf.fullmatch(row[column]) and "-" in row[column]]
            if dated and len(dated) == len([row for row in told if row[column]]):
                own = re.search(r"_(first|last|day)$|^(expires|review_due)$", column)
                assert own or f"{column}_first" in told[0], (path, column)


# The map


def crossings(rings: list[list[list[float]]]) -> list[Any]:
    """Where sides of closed rings meet that do not follow on each other."""
    sides = sorted(
        (min(a[0], b[0]), n, k, a, b) for n, ring in enumerate(rings) for k, (a, b) in enumerate(pairwise(ring))
    )
    found, open_ = [], []
    for left, n, k, a, b in sides:
        open_ = [one for one in open_ if max(one[2][0], one[3][0]) >= left]
        for m, i, c, d in open_:
            beside = m == n and abs(i - k) in (0, 1, len(rings[n]) - 2)
            if not beside and _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0:
                found.append((a, b, c, d))
        open_.append((n, k, a, b))
    return found


def _turn(a: list[float], b: list[float], c: list[float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def test_every_country_stands_on_its_whole_land() -> None:
    """Also such as the drawing has not, and codes instead of labels."""
    features = json_of("real", "data/map.geojson")["features"]
    assert {one["id"] for one in features} == {one.code for one in dossier("real").countries.values()}
    assert [one["id"] for one in features if one["geometry"] is None] == []
    words = set(dossier("real").vocabulary["statuses"])
    assert {one["properties"].get("status") for one in features} <= {*words, None}
    assert {one["properties"]["alpha_3"] for one in features} >= {"JPN", "QAT", "AUS", "CAN"}


def test_the_land_of_every_country_is_valid() -> None:
    """As RFC 7946 has it: closed, outlines against the clock and holes with it, and no side across another."""
    for code, one in whole_land().items():
        rings = [ring for polygon in one["coordinates"] for ring in polygon]
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings), code
        for polygon in one["coordinates"]:
            turns = [sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0 for ring in polygon]
            assert turns == [True] + [False] * (len(turns) - 1), code
        assert crossings(rings) == [], code


@pytest.mark.parametrize(
    ("code", "place"), [("NO", (15.6, 78.2)), ("CA", (-79, 73)), ("US", (-155.5, 19.6)), ("UA", (34.1, 44.95))]
)
def test_the_land_is_whole(code: str, place: tuple[float, float]) -> None:
    """Svalbard, Baffin and Bylot, Hawaii, Crimea."""
    assert _within(code, place)
    assert not _within("RU", place)


def _within(code: str, place: tuple[float, float]) -> bool:
    odd = False
    for polygon in whole_land()[code]["coordinates"]:
        for (x1, y1), (x2, y2) in (side for ring in polygon for side in pairwise(ring)):
            if (y1 > place[1]) != (y2 > place[1]) and place[0] < (x2 - x1) * (place[1] - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


# The workbook


@cache
def sheets(name: str) -> dict[str, str]:
    """The sheets of the workbook as XML, by their name."""
    with zipfile.ZipFile(io.BytesIO(files(name)["data/tables.xlsx"])) as book:
        listed = re.findall(r'<sheet name="([^"]+)" sheetId="(\d+)"', book.read("xl/workbook.xml").decode())
        return {title: book.read(f"xl/worksheets/sheet{number}.xml").decode() for title, number in listed}


@pytest.mark.parametrize("name", ["world", "real"])
def test_the_workbook_has_every_table_with_fixed_heads_and_filters(name: str) -> None:
    found = sheets(name)
    known = tables(dossier(name), lock(name))
    assert [*found] == ["contents", "columns", *(table.name for table in known)]
    for title, xml in found.items():
        assert 'state="frozen"' in xml, title
        assert "<autoFilter " in xml, title
        assert "<f>" not in xml, title
    for table in known:
        assert found[table.name].count("<row ") == len(table.rows) + 1, table.name


def test_dates_of_the_workbook_are_dates() -> None:
    """A number with the format of a day, in the column of the first day."""
    with zipfile.ZipFile(io.BytesIO(files("world")["data/tables.xlsx"])) as book:
        styles = book.read("xl/styles.xml").decode()
    assert 'formatCode="yyyy-mm-dd"' in styles
    table = next(one for one in tables(dossier("world"), lock("world")) if one.name == "agreements")
    row = next(n for n, one in enumerate(table.rows) if one["id"] == "arcadia-ruritania")
    column = [one.name for one in table.columns].index("signed_first")
    letters = chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)
    cell = re.search(rf'<c r="{letters}{row + 2}" s="(\d+)"><v>(\d+)</v>', sheets("world")["agreements"])
    assert cell
    assert cell[2] == "47178"  # 1 March 2029, counted from 1900


def test_the_workbook_is_the_same_whatever_the_clock_says() -> None:
    """In a process of its own, in another year and zone."""
    program = f"""
import sys, hashlib, time, datetime
from pathlib import Path
real = time.time
time.time = lambda: real() + 10**9
sys.path[:0] = [{str(TESTS)!r}, {str(REPOSITORY)!r}]
from exported import files
print(hashlib.sha256(files("world")["data/tables.xlsx"]).hexdigest())
"""
    environment = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin"}
    told = [
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=one).stdout
        for one in (environment, {**environment, "TZ": "UTC", "PYTHONHASHSEED": "1"})
    ]
    assert told[0] == told[1]
    assert told[0].strip() == hashlib.sha256(files("world")["data/tables.xlsx"]).hexdigest()


def test_a_hostile_text_is_a_text_in_the_workbook(world: Path) -> None:
    path = world / "data" / "countries" / "ruritania.yml"
    path.write_text(path.read_text().replace("name: Ruritania", "name: '=HYPERLINK(\"http://evil.example\")'"))
    known = read_dossier(world)
    content = workbook(known, tables(known, read_lock(world)[0]), "2031-01-01T00:00:00Z")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        whole = "".join(book.read(one).decode() for one in book.namelist() if one.endswith(".xml"))
    assert "<f>" not in whole
    assert "relationships/hyperlink" not in whole
    assert '=HYPERLINK("http://evil.example")' in whole
