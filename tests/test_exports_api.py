"""The JSON API: schemas, links, round trip, and that two builds give the same bytes."""

import json
import posixpath
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from exported import ROOTS, dossier, exported_from, files, json_of, lock

from generator.model.entries import citations, own_text, walk
from generator.model.kinds import KINDS
from generator.model.parts import Evidence
from generator.model.records import Agreement

if TYPE_CHECKING:
    from generator.model.dossier import Dossier

BOTH = pytest.mark.parametrize("name", ["world", "real"])
API = "api/v1"


def api_files(name: str) -> Iterator[tuple[str, Any]]:
    """Every file of the API that is no schema."""
    for path, content in files(name).items():
        if path.startswith(f"{API}/") and "/schema/" not in path and not path.endswith("/openapi.json"):
            yield path, json.loads(content)


@BOTH
def test_every_file_is_as_its_schema_says(name: str) -> None:
    """Without the leave to add fields, so that a field nobody described is found."""
    schemas: dict[str, Any] = {}
    for path, value in api_files(name):
        where = posixpath.normpath(posixpath.join(posixpath.dirname(path), value["$schema"]))
        if where not in schemas:
            schema = json_of(name, where)
            jsonschema.Draft202012Validator.check_schema(schema)
            for definition in schema.get("$defs", {}).values():
                definition["additionalProperties"] = False
            schemas[where] = jsonschema.Draft202012Validator({**schema, "additionalProperties": False})
        errors = [f"{path}{error.json_path}: {error.message[:200]}" for error in schemas[where].iter_errors(value)]
        assert errors == []


def links(value: Any) -> Iterator[str]:
    """Everything in a file that leads somewhere within the API."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key in ("href", "schema") and isinstance(one, str):
                yield one
            if key in ("related", "links"):
                for group in one.values():
                    yield from group.values() if isinstance(group, dict) else group
            yield from links(one)
    elif isinstance(value, list):
        for one in value:
            yield from links(one)


def resolved(name: str, path: str, link: str) -> Any:
    """What a relative link with a JSON pointer leads to. Raises KeyError or IndexError where there is nothing."""
    address, _, pointer = link.partition("#")
    value = json_of(name, posixpath.normpath(posixpath.join(posixpath.dirname(path), address)))
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


@BOTH
def test_every_link_leads_to_what_is_there(name: str) -> None:
    """Relative, and with a JSON pointer where it means a part of a file."""
    found = 0
    for path, value in api_files(name):
        for link in links(value):
            assert "://" not in link
            resolved(name, path, link)
            found += 1
    assert found > 20


@BOTH
def test_every_record_is_in_the_list_of_its_kind(name: str) -> None:
    """And the index counts them."""
    index = json_of(name, f"{API}/index.json")
    assert set(KINDS) < set(index["kinds"])
    for kind, about in index["kinds"].items():
        listed = json_of(name, f"{API}/{about['href']}")
        rows = listed["records"]
        ids = list(rows) if isinstance(rows, dict) else [row["id"] for row in rows]
        assert ids == [entry.id for entry in dossier(name).of(kind)]
        assert about["count"] == listed["count"] == len(ids)


# What the API writes besides the fields of a record: under its former name, one field again.
WRITTEN_TOO = ("evidence", "words", "anchor", *dossier("real").site.renamed)


def restored(value: Any, text: str | None) -> Any:
    """A value of the API as a record has it: its references back in `cite`."""
    if isinstance(value, list):
        return [restored(one, text) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: restored(one, text) for key, one in value.items() if key not in WRITTEN_TOO}
    if "evidence" in value:
        made["cite"] = [{key: one for key, one in ref.items() if key != "found"} for ref in value["evidence"]]
    return made


def references(agreement: Agreement) -> list[tuple[str, ...]]:
    """Every reference of a record with its source settled, by value: the API has its own order of types."""
    return sorted(
        (".".join(map(str, where)), *(text or "" for text in (one.source, one.at, one.quote, one.translation)))
        for where, value in walk(agreement)
        if isinstance(value, Evidence)
        for one in citations(value, own_text(agreement))
    )


def bare(agreement: Agreement) -> Any:
    """The facts of a record without its references."""

    def without(value: Any) -> Any:
        if isinstance(value, dict):
            moved = ("cite", "at", "quote", "translation")
            return {key: without(one) for key, one in value.items() if key not in moved}
        return [without(one) for one in value] if isinstance(value, list) else value

    return without(agreement.model_dump(mode="json", by_alias=True))


@BOTH
def test_the_json_alone_gives_an_agreement_back(name: str) -> None:
    """Every value and every reference of every agreement."""
    for id_, agreement in dossier(name).agreements.items():
        file = json_of(name, f"{API}/agreements/{id_}.json")
        again = Agreement.model_validate(restored(file["record"], agreement.text), strict=False)
        assert bare(again) == bare(agreement)
        assert references(again) == references(agreement)


@BOTH
def test_found_says_what_the_lock_says(name: str) -> None:
    """True, false, or missing where nobody could look."""
    said = {True: 0, None: 0}
    for id_, agreement in dossier(name).agreements.items():
        record = json_of(name, f"{API}/agreements/{id_}.json")["record"]
        for kind, one in record.get("commitments", {}).items():
            for ref in one.get("evidence", []):
                if "quote" in ref:
                    said[ref.get("found")] += 1
                    there = lock(name).found(ref["source"], ref.get("at"), ref["quote"])
                    assert bool(ref.get("found")) == there, (id_, kind)
        assert agreement.id == record["id"]
    assert said[True]


def test_two_builds_give_the_same_bytes() -> None:
    """In processes of their own, so that no order of a set or a hash is left to chance."""
    script = (
        "import sys, hashlib; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import exported;"
        "print(hashlib.sha256(repr(list(exported.files('world').items())).encode()).hexdigest())"
    )
    tests = str(Path(__file__).parent)
    made = {
        subprocess.run(
            [sys.executable, "-c", script, tests],
            check=True, capture_output=True, text=True, cwd=ROOTS["real"],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "TZ": zone, "LANG": "C"},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(made) == 1


def test_the_order_of_files_does_not_matter() -> None:
    """Exports are sorted by their path."""
    assert list(files("real")) == sorted(files("real"))


def test_a_new_wording_changes_only_what_holds_it(world: Path) -> None:
    """Keys and identities stay."""
    path = world / "data" / "agreements" / "arcadia-ruritania.yml"
    path.write_text(path.read_text().replace("talks open in Pan", "the talks begin in Pan"))
    before, after = files("world"), exported_from(world)
    assert set(before) == set(after)
    assert before["calendar.ics"] == after["calendar.ics"]
    ids = [[item["id"] for item in json.loads(made["feed.json"])["items"]] for made in (before, after)]
    assert ids[0] == ids[1]


def test_the_dossier_of_the_world_is_whole() -> None:
    """Otherwise the tests here would prove nothing."""
    read: Dossier = dossier("world")
    assert not read.problems


def test_a_client_expects_what_became_of_a_withdrawn_record() -> None:
    """At the address of one, the file says that it is gone, and only that."""
    described = json_of("real", "api/v1/openapi.json")
    for path, operation in described["paths"].items():
        held = operation["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        gone = {"$ref": "#/components/schemas/WithdrawnFile"}
        assert (gone in held.get("oneOf", ())) == ("{id}" in path)


def test_no_two_properties_get_one_name_in_a_client() -> None:
    """Generators of clients leave letters and digits: `$schema` and `schema` beside each other are one to them."""
    found: list[str] = []

    def look(value: Any) -> None:
        if isinstance(value, dict):
            names = ["".join(filter(str.isalnum, name)).lower() for name in value.get("properties", {})]
            found.extend(name for name in names if names.count(name) > 1)
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            look(one)

    look(json_of("real", "api/v1/openapi.json"))
    assert found == []


def test_a_withdrawn_question_is_told_where_it_stood_and_has_no_page_of_its_own() -> None:
    """Its address was a place on the page of all questions; a page or a file nobody had seen before would be new."""
    gone = {one.record for one in dossier("real").site.withdrawn}
    questions = {key.partition("/")[2] for key in gone if key.startswith("disagreements/")}
    assert questions
    assert not [path for path in files("real") if any(f"disagreements/{id_}" in path for id_ in questions)]
