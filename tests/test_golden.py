"""Whole pages and open data of the little worlds, to the letter; rewrite with `pytest --update` and read the diff."""

import json
from pathlib import Path

import pytest
from exported import SITE
from worlds import WORLDS, folder_of

from generator.check.evidence import Lock, read_lock
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog
from generator.derive.written_history import from_json
from generator.disk.atomic_write import write_whole
from generator.export import exports
from generator.export.linked_data import linked_data
from generator.export.machine_readable import twins
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.pages.pages import Renderer, pages

HERE = Path(__file__).parent
# The blocks of all pages, which the build puts into them.
LINKED = "linked-data.json"
# Pages as plain text, of each kind of layout one, and the list of all of them.
TWINS = ("llms.txt", "index.md", "timeline.md", "commitments/consultation.md", "agreements/arcadia-evallonia.md")
# What is told of fields and words alone, or once more in one file or another form: it has tests of its own.
OF_NO_RECORD = (
    "api/v1/schema/",
    "api/v1/openapi",
    "api/v1/full",
    "api/v1/vocabulary",
    "data/datapackage",
    "data/tables",
    "data/vocabulary",
)


def history_of(name: str) -> ChangeLog:
    """What the log of a world tells, where it has one."""
    path = folder_of(name) / "history.json"
    return from_json(path.read_bytes()) if path.exists() else NOTHING_RECORDED


def pages_of(dossier: Dossier, lock: Lock, history: ChangeLog) -> dict[str, bytes]:
    """Every page by its path."""
    return pages(dossier, lock, Renderer(history=history))


def open_data_of(dossier: Dossier, lock: Lock, history: ChangeLog) -> dict[str, bytes]:
    """What the open data tell of records, by path, and what pages tell programs that read them."""
    made = exports(dossier, lock, SITE, history)
    blocks = json.dumps(dict(linked_data(dossier, SITE, history)), ensure_ascii=False, indent=1).encode()
    plain = dict(twins(pages_of(dossier, lock, history), dossier, SITE))
    told = {LINKED: blocks, **{path: plain[path] for path in TWINS if path in plain}}
    return {path: content for path, content in made.items() if not path.startswith(OF_NO_RECORD)} | told


# What is made of a world, and the beginning of the folder that keeps it.
MADE = {"golden": pages_of, "golden-data": open_data_of}


def kept_in(name: str, made: str) -> Path:
    """The folder of what is made of a world: `golden`, of the second world `golden-aid`."""
    return HERE / f"{made}{name.removeprefix('world')}"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below it, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made_of(name: str, made: str) -> dict[str, bytes]:
    """What comes of a world now."""
    lock, _ = read_lock(folder_of(name))
    return MADE[made](read_dossier(folder_of(name)), lock, history_of(name))


def differing(name: str, made: str) -> list[str]:
    """The paths at which a world comes to something else than is kept, or to nothing, or where nothing is kept."""
    found, kept = made_of(name, made), files_of(kept_in(name, made))
    return sorted(path for path in found.keys() | kept.keys() if found.get(path) != kept.get(path))


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("name", WORLDS)
def test_what_is_made_is_golden(name: str, made: str, update: bool) -> None:
    """Every page and every file, and no other."""
    if update:
        now = made_of(name, made)  # before anything is removed: it may fail
        for path in files_of(kept_in(name, made)):
            (kept_in(name, made) / path).unlink()
        for path, content in now.items():
            write_whole(kept_in(name, made) / path, content, mode=0o644)
    assert differing(name, made) == []
