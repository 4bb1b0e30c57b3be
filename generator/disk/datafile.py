"""A file on the disk: its bytes, and by what an edit of it is noticed. Knows nothing of what it says."""

import errno
import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Nanoseconds within which a file may have changed again under the same time.
RECENT = 2_000_000_000


@dataclass(frozen=True)
class Stamp:
    """Time and size of a file, and whether an edit could hide behind them because it was so recent."""

    modified: int
    size: int
    racy: bool


def stamp(path: Path, name: str) -> Stamp:
    """The stamp of the file that problems call `name`, as it is.

    Two edits within a clock tick look alike, so a fresh file is not vouched for. Raises OSError, also for what is no
    file, because a pipe would be read for ever, and for a link out of the folder with which the name begins: what it
    leads to is none of our data, and must not be shown in a message.
    """
    if _leads_out(path, name):
        raise OSError(errno.EPERM, f"a link to a place outside {name.partition('/')[0]}/", str(path))
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "not a file but a folder, a pipe or a device", str(path))
    return Stamp(state.st_mtime_ns, state.st_size, time.time_ns() - state.st_mtime_ns < RECENT)


def read_file(path: Path, name: str) -> tuple[Stamp, bytes]:
    """Stamp and bytes of that file. Raises OSError, as `stamp` does."""
    return stamp(path, name), path.read_bytes()


def _leads_out(path: Path, name: str) -> bool:
    depth = name.count("/")
    if not depth or not path.is_symlink():
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(path.parents[depth - 1]))


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
