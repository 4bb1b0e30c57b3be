"""Further slips of typing, one file each: told in the right line with the right words, and nothing else is."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check.layout import apart, unformatted
from generator.check.rules import check
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier

CASES = yaml.safe_load((Path(__file__).parent / "slip_kinds.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Dossier]:
    root = tmp_path_factory.mktemp("world")
    for path in (Path(__file__).parent / "world" / "data").rglob("*.yml"):
        copy = root / path.relative_to(Path(__file__).parent / "world")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return root, read_dossier(root)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_slip_is_told_in_its_line_and_nothing_else_is(case: dict[str, Any], good: tuple[Path, Dossier]) -> None:
    root, before = good
    path = root / "data" / case["file"]
    text = path.read_text(encoding="utf-8")
    assert case["old"] in text
    path.write_text(text.replace(case["old"], case["new"], 1), encoding="utf-8", newline="")
    try:
        dossier = read_dossier(root, before)
        problems = check(dossier)
        layout = unformatted(root, [dossier.files[f"data/{case['file']}"]])
        problems += apart(problems, layout, dossier.files)
    finally:
        path.write_text(text, encoding="utf-8", newline="")
    assert {(one.path, one.line) for one in problems} == {(f"data/{case['file']}", case["line"])}, [
        str(one) for one in problems
    ]
    assert any(case["words"] in one.what for one in problems), [str(one) for one in problems]
