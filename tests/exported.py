"""The exports of the little world and of the real data, made once for all tests."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from folders import REPOSITORY, WORLD

from generator.check.evidence import Lock, read_lock
from generator.export import exports
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier

ROOTS = {"world": WORLD, "real": REPOSITORY}
SITE = "https://briefing.example/x/"


@cache
def dossier(name: str) -> Dossier:
    """The records."""
    return read_dossier(ROOTS[name])


@cache
def lock(name: str) -> Lock:
    """What was found of their quotes."""
    return read_lock(ROOTS[name])[0]


@cache
def files(name: str) -> dict[str, bytes]:
    """All exports by path."""
    return exports(dossier(name), lock(name), SITE)


def exported_from(root: Path) -> dict[str, bytes]:
    """The exports of a folder a test has changed."""
    read = read_dossier(root)
    assert not read.problems, [str(problem) for problem in read.problems]
    return exports(read, read_lock(root)[0], SITE)


def json_of(name: str, path: str) -> Any:
    """One JSON file."""
    return json.loads(files(name)[path])


def changed(dossier: Dossier, kind: str, id_: str, **values: Any) -> Dossier:
    """The table in which a record has other values, put there without a check."""
    entries = []
    for entry in dossier.entries:
        made = entry.record.model_copy(update=values) if (entry.kind, entry.id) == (kind, id_) else entry.record
        entries.append(type(entry)(entry.kind, entry.id, made, entry.file, entry.where))
    return Dossier(tuple(entries), dossier.vocabulary, dossier.vocabulary_file, dossier.site, (), dossier.files)
