"""What an edit does to the proof of a value: told as substance, and quotes that nobody confirmed wait."""

import json
import shutil
from pathlib import Path

from click.testing import CliRunner
from folders import WORLD
from test_versions import git

from generator.check.evidence import read_lock, unproved, waiting
from generator.commands.front_door import main
from generator.derive.anchors import addresses
from generator.edit.comparison import comparison
from generator.edit.comparison_texts import as_json, as_markdown, as_text
from generator.model.given_addresses import ADDRESSES, published_text
from generator.model.loading import read_dossier
from generator.pages.rendering import Renderer

AGREEMENT = "data/agreements/arcadia-ruritania.yml"


def edit(world: Path, name: str, old: str, new: str) -> None:
    path = world / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(world: Path) -> str:
    lock, was = read_lock(world)[0], read_lock(WORLD)[0]
    made = comparison(read_dossier(WORLD), read_dossier(world), lock, Renderer(), was)
    values = json.loads(as_json(made))["proofs"]
    for one in (*values["references"], *values["notes"], *values["lock"], *values["waiting"]):
        assert one in as_text(made)
        assert one.replace("`", "'") in as_markdown(made)
    return as_text(made)


def test_a_changed_quote_is_named_and_waits(world: Path) -> None:
    edit(world, AGREEMENT, "six months from the receipt", "six months after the receipt")
    text = told(world)
    assert "“six months from the receipt of the notice” → Article 9 “six months after the receipt" in text
    assert "1 quote to be confirmed" in text


def test_a_changed_place_a_note_and_a_line_of_the_lock_are_named(world: Path) -> None:
    edit(world, AGREEMENT, "role: leads, at: Article 5", "role: leads, at: Article 6")
    edit(world, AGREEMENT, "trigger: a new attack", "note: No report of its end.\n  trigger: a new attack")
    edit(world, "data/evidence.lock.yml", "  - Done at Strelsau on 1 March 2029\n", "  - Done at Strelsau in 2029\n")
    text = told(world)
    assert "Article 5 → Article 6" in text
    assert "nothing → No report of its end." in text
    assert "'Done at Strelsau in 2029' not in the lock → found" in text
    assert "'Done at Strelsau on 1 March 2029' found → not in the lock" in text


def test_quotes_that_wait_are_no_problem_and_are_counted(world: Path) -> None:
    edit(world, AGREEMENT, "six months from the receipt", "six months after the receipt")
    dossier, lock = read_dossier(world), read_lock(world)[0]
    assert list(unproved(dossier, lock)) == []
    assert [one.line for one in waiting(dossier, lock)] == [18]
    answer = CliRunner().invoke(main, ["check", "--root", str(world)])
    assert answer.exit_code == 0, answer.output
    assert "1 quote waits for confirmation" in answer.output


def test_facts_whose_address_nobody_wrote_down_are_counted(world: Path) -> None:
    """Where any is, and git does not know it: a correction would take their address from them."""
    check = ["check", "--root", str(world)]
    (world / ADDRESSES).write_text(published_text(addresses(read_dossier(world))))
    assert "address" not in CliRunner().invoke(main, check).output
    named = "official_name:\n  value: Free State of Graustark\n  cite:\n    - {source: gazette-names, at: page 8}\n"
    edit(world, "data/countries/graustark.yml", "demonyms:", f"{named}demonyms:")
    answer = CliRunner().invoke(main, check)
    assert answer.exit_code == 0, answer.output
    why = "this is not a git repository (`verify` writes it down)"
    assert f"check: 1 fact may lose its address by a correction: {why}" in answer.output
    git(world, "init", "-q", "-b", "main")
    git(world, "add", "--all")
    git(world, "commit", "-qm", "x")
    assert "address" not in CliRunner().invoke(main, check).output
    shutil.rmtree(world / ".git")
    (world / ADDRESSES).unlink()
    assert "address" not in CliRunner().invoke(main, check).output


def test_an_edit_without_proof_says_nothing_of_it(world: Path) -> None:
    edit(world, AGREEMENT, "name: Arcadia–Ruritania agreement", "name: Agreement of Arcadia and Ruritania")
    assert "confirm" not in told(world)
