"""Files written together or not at all, and what `check` would say of them before they are."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.check.rules import check
from generator.disk.atomic_write import write_whole
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.source.problem import Problem

# Path under the root → content, None for a file that goes.
Contents = Mapping[str, bytes | None]


def new_problems(dossier: Dossier, root: Path, contents: Contents) -> Iterator[Problem]:
    """What `check` would say of the new table, and does not say of the present one."""
    before = {problem.what for problem in check(dossier)}
    with tempfile.TemporaryDirectory() as folder:
        _put(Path(folder), {**{path: (root / path).read_bytes() for path in dossier.files}, **contents})
        yield from (problem for problem in check(read_dossier(Path(folder))) if problem.what not in before)


def write(root: Path, contents: Contents) -> None:
    """Write all files, or leave all as they were."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in contents}
    try:
        _put(root, contents)
    except BaseException:  # an interruption, too
        _put(root, before)
        raise


def _put(root: Path, contents: Contents) -> None:
    for path, content in sorted(contents.items(), key=lambda pair: pair[1] is None):
        if content is None:
            (root / path).unlink(missing_ok=True)
        else:
            write_whole(root / path, content)
