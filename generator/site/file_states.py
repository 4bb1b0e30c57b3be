"""The state of files, by which a preview sees that they changed."""

from collections.abc import Iterable
from pathlib import Path


def visible(folder: str | None) -> list[Path]:
    """The files in a folder, but for hidden ones."""
    paths = Path(folder).rglob("*") if folder else ()
    return [path for path in paths if not path.name.startswith(".") and path.is_file()]


def of_files(paths: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """Time and size of files, which a change of theirs changes."""
    states = ((str(path), path.stat()) for path in sorted(paths) if path.is_file())
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
