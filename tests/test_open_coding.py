"""A type of commitment that texts have not been read for yet is one entry, and says so wherever it is shown."""

from pathlib import Path

import pytest
from exported import exported_from
from test_cases import problems_of
from test_exports_tables import problems, rows

from generator.check.evidence import read_lock
from generator.disk.manifest import write_tree
from generator.model.loading import read_dossier
from generator.pages.pages import pages
from generator.pages.rendering import Renderer

TYPE = "  seeds:\n    label: Seeds\n    definition: Giving seeds.\n    family: defence\n"
BEFORE = "  training:\n    label: Training\n"


def add(root: Path, more: str) -> None:
    """The new type in front of the others."""
    path = root / "data" / "vocabulary.yml"
    text = path.read_text()
    assert text.count(BEFORE) == 1
    path.write_text(text.replace(BEFORE, f"{TYPE}{more}{BEFORE}"))


@pytest.fixture
def opened(world: Path) -> Path:
    add(world, "    coding: open\n")
    return world


def test_an_open_type_is_one_entry_and_no_problem(opened: Path) -> None:
    assert problems_of(opened) == []


def test_pages_tell_not_coded_from_silence(opened: Path) -> None:
    written = pages(read_dossier(opened), read_lock(opened)[0], Renderer())
    made = {path: content.decode() for path, content in written.items()}
    seeds = made["commitments/seeds.md"]
    assert "No text has been read for seeds yet." in seeds
    assert "## Not coded yet" in seeds
    assert "Arcadia–Ruritania" in seeds.partition("## Not coded yet")[2]
    agreement = made["agreements/arcadia-ruritania.md"]
    assert '| <span class="gap">not coded yet</span> | – | – |' in agreement
    assert "It has not been read for [seeds](../commitments/seeds.md) yet." in agreement
    assert "does not speak of [own forces]" in agreement
    row = next(line for line in made["commitments.md"].splitlines() if "not coded yet" in line)
    assert row.count("not coded yet") == 1
    assert ">absent<" in row or ">silent<" in row
    assert made.keys() >= {"compare.md", "index.md"}


def test_tables_and_api_tell_it_too(opened: Path, tmp_path: Path) -> None:
    made = exported_from(opened)
    found = {row["type"]: row["answer"] for row in rows(made, "commitments") if row["agreement"] == "arcadia-ruritania"}
    assert found["seeds"] == "not-coded"
    assert found["own-forces"] == "absent"
    assert b'"not_coded": [' in made["api/v1/agreements/arcadia-ruritania.json"]
    write_tree(tmp_path / "out", "a test", {path: one for path, one in made.items() if path.startswith("data/")})
    assert problems(tmp_path / "out") == []


def test_a_text_may_answer_an_open_type_already(opened: Path) -> None:
    path = opened / "data" / "agreements" / "arcadia-ruritania.yml"
    path.write_text(
        path.read_text().replace(
            "  own-forces: {answer: absent}\n", "  own-forces: {answer: absent}\n  seeds: {answer: absent}\n"
        )
    )
    assert problems_of(opened) == []
    table = rows(exported_from(opened), "commitments")
    found = {row["agreement"]: row["answer"] for row in table if row["type"] == "seeds"}
    assert found == {"arcadia-ruritania": "absent", "league-declaration": "no-text"}


def test_a_type_that_no_text_answers_is_one_problem_and_tells_the_way_out(world: Path) -> None:
    """Not one for each of the texts."""
    add(world, "")
    agreements = world / "data" / "agreements"
    text = (agreements / "arcadia-ruritania.yml").read_text()
    other = text.replace("id: arcadia-ruritania", "id: second").replace("name: Arcadia–", "name: Second Arcadia–")
    (agreements / "second.yml").write_text(other)
    told = [one for one in problems_of(world) if "commitment" in one]
    what = "must be answered by the coded agreements, of which none does; or give `coding: open` until they do."
    line = (world / "data" / "vocabulary.yml").read_text().splitlines().index("  seeds:") + 1
    assert told == [f"data/vocabulary.yml:{line}:3: commitment_types.seeds: {what}"]
