"""The tables: valid as a Data Package, harmless in a spreadsheet, and enough to rebuild the matrix."""

import csv
import io
import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exported import dossier, exported_from, files, json_of, lock

from generator.disk.manifest import write_tree
from generator.export.columns import FORMULA, cell_text, harmless, original
from generator.export.tables import tables
from generator.pages import firmness
from generator.pages.page_context import PageContext

BOTH = pytest.mark.parametrize("name", ["world", "real"])


def rows(made: dict[str, bytes], table: str) -> list[dict[str, str]]:
    """A table as a reader of CSV sees it."""
    return list(csv.DictReader(io.StringIO(made[f"data/{table}.csv"].decode(), newline="")))


def problems(folder: Path) -> list[str]:
    """What frictionless finds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own making
        import frictionless  # noqa: PLC0415 - slow to load, and only here

        report = frictionless.validate(str(folder / "data" / "datapackage.json"))
    return [str(row) for row in report.flatten(["taskId", "rowNumber", "fieldName", "type", "note"])]


@BOTH
def test_the_data_package_is_valid(name: str, tmp_path: Path) -> None:
    """Descriptor, types, words, keys and foreign keys."""
    write_tree(tmp_path, "a test", {path: content for path, content in files(name).items() if path.startswith("data/")})
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("table", "find", "put", "what"),
    [
        ("agreements", "2029-03-01,2029-03-01", "2029-03-01,tomorrow", "type-error"),
        ("parties", ",XR,", ",ZZ,", "foreign-key"),
        ("commitments", ",undertaken,", ",promised,", "constraint-error"),
        ("agreements", "league-declaration,League", "arcadia-ruritania,League", "primary-key"),
    ],
)
def test_the_validation_would_find_a_fault(table: str, find: str, put: str, what: str, tmp_path: Path) -> None:
    """Without sizes and sums, which would find every change."""
    made = {path: content for path, content in files("world").items() if path.startswith("data/")}
    package = json.loads(made["data/datapackage.json"])
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    text = made[f"data/{table}.csv"].decode()
    assert find in text
    made["data/datapackage.json"] = json.dumps(package).encode()
    made[f"data/{table}.csv"] = text.replace(find, put).encode()
    write_tree(tmp_path, "a test", made)
    assert any(what in problem for problem in problems(tmp_path)), problems(tmp_path)


def test_the_csv_alone_gives_the_matrix_back() -> None:
    """Every cell as the page shows it: the label of the verb, or mentioned, or silent."""
    made = files("real")
    words = {(row["group"], row["word"]): row["label"] for row in rows(made, "vocabulary")}
    matrix = {
        (row["agreement"], row["type"]): words["verbs", row["verb"]] if row["strength"] else row["answer"]
        for row in rows(made, "commitments")
        if row["answer"] not in ("not-coded", "no-text")
    }
    known = dossier("real")
    assert {row["agreement"] for row in rows(made, "commitments")} == set(known.agreements)
    writing = PageContext(known, lock("real"), "commitments.md")
    expected = {}
    for agreement in known.agreements.values():
        for kind, one in agreement.commitments.items():
            shown = firmness.shown(writing, one).striptags()
            expected[agreement.id, str(kind)] = {"silent": "absent"}.get(shown, shown)
    assert matrix == expected
    assert len(matrix) > 700


@BOTH
def test_no_cell_begins_a_formula(name: str) -> None:
    """In any table."""
    for path, content in files(name).items():
        if path.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode(), newline="")):
                assert not [one for one in row if one.startswith(FORMULA) and not one.startswith("'")], path


@pytest.mark.parametrize("text", ["=1+1", "+49", "-3", "@a", "'=x", "'", "＝1", "plain", "", "a=b", "1-2"])
def test_a_harmless_cell_gives_its_text_back(text: str) -> None:
    """Whatever it began with."""
    assert original(harmless(text)) == text
    assert not harmless(text).startswith(tuple(mark for mark in FORMULA if mark != "'"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (2.5e9, "2500000000"),
        (1e15, "1000000000000000"),
        (0.1, "0.1"),
        (7, "7"),
        (100.0, "100"),
    ],
)
def test_numbers_stand_without_exponent(value: object, shown: str) -> None:
    """So that every program reads them alike."""
    assert cell_text(value) == shown


def test_hostile_text_stays_in_its_cell(world: Path) -> None:
    """Formulas, quotes, separators and line ends."""
    evil = '=HYPERLINK("http://evil.example";"x"),\'"'
    path = world / "data" / "countries" / "ruritania.yml"
    path.write_text(path.read_text().replace("name: Ruritania", "name: '" + evil.replace("'", "''") + "'"))
    made = exported_from(world)
    actor = next(row for row in rows(made, "actors") if row["code"] == "XR")
    assert actor["name"] == f"'{evil}"
    assert original(actor["name"]) == evil


@BOTH
def test_gap_words_are_no_words_of_tables_that_label_gaps(name: str) -> None:
    """Or a status could be read as a missing one."""
    known = dossier(name)
    assert {table.name for table in tables(known, lock(name)) if table.gaps} == {"agreements", "articles", "summits"}
    for table in tables(known, lock(name)):
        words = {word for c in table.columns for word in known.vocabulary.get(c.group or "", {})}
        if table.gaps:
            assert not words & set(known.vocabulary["gaps"])


def test_missing_values_are_labelled() -> None:
    """As version 2 of the standard has it."""
    package = json_of("real", "data/datapackage.json")
    agreements = next(one for one in package["resources"] if one["name"] == "agreements")
    labels = {one["value"]: one["label"] for one in agreements["schema"]["missingValues"]}
    assert labels[""] == "nothing recorded"
    assert {"not-stated", "not-checked", "does-not-apply"} <= set(labels)


def test_the_descriptor_is_version_2() -> None:
    """Its own words for what the site is, and no list that the standard does not know."""
    package: dict[str, Any] = json_of("world", "data/datapackage.json")
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["created"] == "2031-01-01T00:00:00Z"
    assert {one["type"] for one in package["resources"]} == {"table"}


KEPT = Path(__file__).parent / "golden-columns.txt"


def declared() -> Iterator[str]:
    """Every table with its key and what stands for no value; every column with what a program reads of it."""
    for table in tables(dossier("world"), lock("world")):
        nothing = [*["gaps"] * table.gaps, *(word for word, *_ in table.missing)]
        yield f"{table.name} ({', '.join(table.key)}) {', '.join(nothing)}".strip()
        for one in table.columns:
            marks = [f"of {one.group}"] * bool(one.group) + [f"to {one.to}"] * bool(one.to)
            marks += ["required"] * one.required + ["codes"] * one.codes
            yield f"  {', '.join([f'{one.name}: {one.type}', *marks])}"


def test_types_keys_and_references_are_golden(update: bool) -> None:
    """What programs rely on changes on purpose only; rewrite with `pytest --update` and read the diff."""
    told = "".join(f"{line}\n" for line in declared())
    if update:
        KEPT.write_text(told, encoding="utf-8")
    assert told == KEPT.read_text(encoding="utf-8")


def test_a_column_of_a_date_says_of_the_date_how_exact_it_is() -> None:
    """Before it says when it is empty; and whose list a table is, in the word for that kind."""
    told = {
        (table["name"], one["name"]): one["description"]
        for table in json_of("real", "data/datapackage.json")["resources"]
        for one in table["schema"]["fields"]
    }
    dated = [what for what in told.values() if "(EDTF)" in what or "day it can mean" in what]
    assert dated
    for what in dated:
        first = what.partition("; ")[0]
        assert "(EDTF)" in first or "day it can mean" in first, what
    assert told["signatories", "agreement"] == "The agreement it belongs to"
