"""Whole pages of the little worlds, compared to the letter; rewrite with `pytest --update` and read the diff."""

from pathlib import Path

import pytest

from generator.check.evidence import read_lock
from generator.disk.whole import write_whole
from generator.model.reading import read_dossier
from generator.pages.pages import Press, pages

HERE = Path(__file__).parent
# A country and those who promise it security; a fund and those who promise it money.
WORLDS = {"world": "golden", "world-aid": "golden-aid"}


def files_of(folder: Path) -> list[Path]:
    """Every file below it."""
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", WORLDS)
def test_pages_are_the_golden_ones(name: str, update: bool) -> None:
    """Every page, and no other."""
    root, kept = HERE / name, HERE / WORLDS[name]
    lock, _ = read_lock(root)
    made = pages(read_dossier(root), lock, Press())
    if update:
        for path in files_of(kept):
            path.unlink()
        for path, content in made.items():
            write_whole(kept / path, content, mode=0o644)
    golden = {path.relative_to(kept).as_posix(): path.read_bytes() for path in files_of(kept)}
    assert made == golden
