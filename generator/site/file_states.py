"""The state of files, by which a preview sees that they changed."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def visible(folder: str | None) -> list[Path]:
    """The files in a folder, but for hidden ones."""
    paths = Path(folder).rglob("*") if folder else ()
    return [path for path in paths if not path.name.startswith(".") and path.is_file()]


def of_files(paths: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """Time and size of files, which a change of theirs changes; those of a link itself where it leads to nothing."""
    states = ((str(path), _stat_of(path)) for path in sorted(paths))
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states if state)


def _stat_of(path: Path) -> os.stat_result | None:
    for ask in (path.stat, path.lstat):
        with suppress(OSError):
            return ask()
    return None
