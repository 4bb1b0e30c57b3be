"""Files written whole or not at all: through a temporary file beside them that takes their place when it is finished.

A link gives way to the file that is written, and what it leads to stays as it is.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_whole(path: Path, content: bytes, *, mode: int | None = None) -> bool:
    """Make a file hold `content`; False if it does already. Its mode stays where none is given. Raises OSError."""
    if holds(path, content):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path, content) as temporary:
        if mode is not None:
            temporary.chmod(mode)
        elif path.is_file():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    return True


def create_whole(path: Path, content: bytes) -> None:
    """Write a file that is not there yet. Raises FileExistsError where one is, which stays; and OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path, content) as temporary:
        path.touch(exist_ok=False)
        temporary.replace(path)


def holds(path: Path, content: bytes) -> bool:
    """Whether a file, and no link, has exactly this content. One that cannot be read has not."""
    try:
        return not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


@contextmanager
def _temporary(path: Path, content: bytes) -> Iterator[Path]:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        yield temporary
    except OSError as error:
        error.filename = str(path)  # that of the temporary file says nothing to whoever reads it
        raise
    finally:
        with suppress(OSError):  # as on a disk that cannot be written: what kept it from being made is told
            temporary.unlink(missing_ok=True)
