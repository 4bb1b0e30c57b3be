"""Thousands of random edits to the real files: each ends without a problem or with problems that have a place.

The edits are those that fingers, merges and scripts make: a character lost or doubled, a line gone or moved, a value
emptied, two halves of different files, another file's value, hostile text. Many files are broken at a time, each in
its own way; a file that was edited may make others wrong too (a source that is gone), but never raise.
"""

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hostile import CORPUS

from generator.check.evidence import read_lock, unproved
from generator.check.rules import check
from generator.model.dossier import LOCK, Dossier
from generator.model.loading import read_dossier
from generator.source.problem import Problem

pytestmark = pytest.mark.thorough

REPOSITORY = Path(__file__).parent.parent
EDITS, TOGETHER = 2400, 80
SIGNS = "-:#'\"[]{},&*!|>%@`?~ \t\n\r\\/<=.0123456789ABCabcNOé\u200b\ufeff\u202e\x00\x1f"


def edited(text: str, dice: random.Random, other: str) -> tuple[str, str]:
    """The name of an edit and what it makes of a text."""
    lines = text.split("\n")
    at, row = dice.randrange(max(1, len(text))), dice.randrange(len(lines))
    line = lines[row]
    key, colon, _ = line.partition(": ")
    value_edits = {
        "emptied": "",
        "null": "null",
        "number": "1" + "0" * dice.randrange(1, 40),
        "negative": "-1",
        "list": "[]",
        "mapping": "{a: 1}",
        "word": dice.choice(["NO", "yes", "true", "signed", "undertaken", "UA", "xx"]),
        "date": dice.choice(["2024-02-30", "2024-13", "0000", "9999-12-31", "2024-01-01/2023-01-01", "../2024"]),
        "hostile": dice.choice(CORPUS),
        "other": dice.choice(other.split("\n")).partition(": ")[2],
    }
    name = dice.choice(
        [*value_edits, "lost", "doubled", "sign", "line lost", "line twice", "moved", "indented", "cut", "joined"]
    )
    if name in value_edits:
        lines[row] = f"{key}: {value_edits[name]}" if colon else value_edits[name]
    elif name in ("lost", "doubled", "sign"):
        put = {"lost": "", "doubled": text[at : at + 1] * 2, "sign": dice.choice(SIGNS)}[name]
        return name, text[:at] + put + text[at + 1 :]
    elif name == "line lost":
        del lines[row]
    elif name == "line twice":
        lines.insert(row, line)
    elif name == "moved":
        lines.insert(dice.randrange(len(lines)), lines.pop(row))
    elif name == "indented":
        lines[row] = dice.choice(["  ", " ", "\t", "    - "]) + line
    elif name == "cut":
        return name, text[:at]
    elif name == "joined":
        return name, text[:at] + other[dice.randrange(max(1, len(other))) :]
    return name, "\n".join(lines)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real table that may be broken."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    return tmp_path


def misplaced(problems: list[Problem], root: Path) -> list[str]:
    """The problems whose place is not in their file."""
    found = []
    for path, rows in {p.path: [q for q in problems if q.path == p.path] for p in problems}.items():
        file = root / path
        text = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        longest = max(map(len, lines)) + 1
        found += [str(one) for one in rows if not (1 <= one.line <= len(lines) and 1 <= one.column <= longest + 1)]
        found += [str(one) for one in rows if not one.what.startswith("must") or "\n" in str(one)]
    return found


def test_every_edit_of_the_real_data_ends_clean_or_with_a_place(real: Path) -> None:
    """Positions lie in the file, messages on one line; nothing is raised."""
    dice = random.Random(20260701)
    clean = read_dossier(real)
    lock, _ = read_lock(real)
    assert check(clean) == []
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((real / "data").rglob("*.yml"))}
    kinds: Counter[str] = Counter()
    told = silent = 0
    for _ in range(EDITS // TOGETHER):
        chosen = dice.sample([path for path in texts if path != real / LOCK], TOGETHER)
        for path in chosen:
            name, text = edited(texts[path], dice, texts[dice.choice(list(texts))])
            kinds[name] += 1
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        dossier: Dossier = read_dossier(real, clean)
        problems = [*check(dossier), *unproved(dossier, lock)]
        assert misplaced(problems, real) == []
        wrong = {problem.path for problem in problems}
        told += sum(path.relative_to(real).as_posix() in wrong for path in chosen)
        silent += sum(path.relative_to(real).as_posix() not in wrong for path in chosen)
        for path in chosen:
            path.write_text(texts[path], encoding="utf-8")
    assert sum(kinds.values()) == EDITS
    assert min(kinds.values()) > EDITS / 60
    # Nearly every edit is noticed; those that are not changed a word of a sentence, or nothing.
    assert told > silent
