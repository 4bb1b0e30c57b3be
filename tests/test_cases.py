"""Every case file edits the little world and says which problems that makes: tests/cases/<rule or subject>/*.yml."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from worlds import WORLDS, folder_of

from generator.check.evidence import read_lock, unproved
from generator.check.rules import RULES, check
from generator.model.loading import read_dossier

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.yml"))


def problems_of(root: Path) -> list[str]:
    """What `check` prints for a folder."""
    dossier = read_dossier(root)
    lock, damaged = read_lock(root)
    quotes = [] if damaged else unproved(dossier, lock)
    return [str(problem) for problem in sorted([*check(dossier), *damaged, *quotes])]


def apply(root: Path, edits: list[dict[str, Any]]) -> None:
    """Make each edit: `find` and `put` in a file, or its whole `content`, its `bytes` in hexadecimal, or `delete`."""
    for edit in edits:
        path = root / edit["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if edit.get("delete"):
            path.unlink()
        elif "content" in edit:
            path.write_text(edit["content"], encoding="utf-8")
        elif "bytes" in edit:
            path.write_bytes(bytes.fromhex(edit["bytes"]))
        else:
            text = path.read_text(encoding="utf-8")
            assert text.count(edit["find"]) == 1, f"'{edit['find']}' must stand once in {edit['file']}"
            path.write_text(text.replace(edit["find"], edit["put"]), encoding="utf-8")


@pytest.mark.parametrize("case", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_has_exactly_its_problems(case: Path, world: Path, update: bool) -> None:
    """Messages and positions are compared in full."""
    values = yaml.safe_load(case.read_text(encoding="utf-8"))
    apply(world, values["edits"])
    found = problems_of(world)
    if update and found != values["problems"]:
        head = case.read_text(encoding="utf-8").split("\nproblems:")[0]
        rows = yaml.safe_dump({"problems": found}, allow_unicode=True, width=10**6)
        case.write_text(f"{head}\n{rows}", encoding="utf-8")
    assert found == values["problems"] or update


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_has_a_good_and_a_bad_case(rule: Any) -> None:
    """A rule nobody has seen broken proves nothing."""
    cases = {path.stem.split("-")[0]: path for path in sorted((CASES / rule.__name__).glob("*.yml"))}
    assert set(cases) == {"bad", "good"}
    for kind, path in cases.items():
        assert bool(yaml.safe_load(path.read_text(encoding="utf-8"))["problems"]) == (kind == "bad")


@pytest.mark.parametrize("name", WORLDS)
def test_the_little_worlds_have_no_problems(name: str) -> None:
    """Otherwise every case would show more than its own."""
    assert problems_of(folder_of(name)) == []
