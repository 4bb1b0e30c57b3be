"""Whole pages of the little world, compared to the letter; rewrite with `pytest --update` and read the diff."""

from pathlib import Path

from generator.check.evidence import read_lock
from generator.disk.whole import write_whole
from generator.model.reading import read_dossier
from generator.pages.pages import Press, pages
from generator.site.tree import tree

GOLDEN = Path(__file__).parent / "golden"
WORLD = Path(__file__).parent / "world"


def files_of(folder: Path) -> list[Path]:
    """Every file below it."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_pages_are_the_golden_ones(update: bool) -> None:
    """Every page, and no other."""
    lock, _ = read_lock(WORLD)
    made = tree(pages(read_dossier(WORLD), lock, Press()))
    if update:
        for path in files_of(GOLDEN):
            path.unlink()
        for name, content in made.items():
            write_whole(GOLDEN / name, content, mode=0o644)
    golden = {path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in files_of(GOLDEN)}
    assert made == golden
