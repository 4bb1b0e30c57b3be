"""Which files of a folder are ours: a list in the folder itself of what the last run wrote there, each with its sha256.

Only what stands on the list and is still as it was written is ever replaced or removed. What others added or changed is
theirs, whatever its name, and so is all that a link leads to.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path, PurePosixPath, PureWindowsPath

from generator.disk.atomic_write import write_whole

MANIFEST = ".manifest.json"
UNFINISHED_LIST = f".{MANIFEST}.*.part"  # what is left of the list where a run is killed that writes it
# By the path of a file in its folder: the sha256 of what may stand there. Two while a run replaces one by another.
Files = Mapping[str, tuple[str, ...]]


class NotOursError(Exception):
    """A folder or something in it is not ours to change. The message is a sentence that says what to do."""


def fingerprint(content: bytes) -> tuple[str, ...]:
    """A content as the list names it."""
    return (hashlib.sha256(content).hexdigest(),)


def fingerprints(folder: Path) -> Files:
    """All files of a folder as its list names them."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / MANIFEST)
    return {path.relative_to(folder).as_posix(): fingerprint(path.read_bytes()) for path in paths}


@dataclass(frozen=True)
class Listed:
    """What the list of a folder says: which command wrote it, and its files."""

    by: str
    files: Files


def read_list(folder: Path) -> Listed | None:
    """What the list of a folder says; None if it has none. Raises NotOursError where the list is damaged."""
    try:
        values = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError):
        values = None
    by, files = (values.get("by"), values.get("files")) if isinstance(values, dict) else (None, None)
    if not isinstance(by, str) or not isinstance(files, dict) or not all(starmap(_is_sound, files.items())):
        raise NotOursError(
            f"{folder / MANIFEST} must be as it was written: it says which files of {folder} may be replaced or "
            f"removed. Nothing was changed. Move {folder} away, or name another folder."
        )
    return Listed(by, {name: tuple(marks) for name, marks in files.items()})


def known(folder: Path) -> Files:
    """The files on the list of a folder that is ours by its place below build/: a damaged list knows none."""
    with suppress(NotOursError):
        if (found := read_list(folder)) is not None:
            return found.files
    return {}


def owned(folder: Path, by: str) -> Files:
    """What an earlier run of the command `by` wrote to a folder. Raises NotOursError where that is of others."""
    found = read_list(folder)
    if found is not None and found.by == by:
        return found.files
    paths = sorted(folder.iterdir()) if folder.is_dir() else ()
    strange = next((path.name for path in paths if not path.match(UNFINISHED_LIST)), None)
    if strange is not None:
        why = f"it holds '{strange}'" if found is None else f"{found.by} wrote it"
        raise NotOursError(
            f"{folder} must be new, empty, or written by this command before, which removes from it what it no longer "
            f"makes: {why}. Name another folder, or move that away."
        )
    return {}


def note(folder: Path, by: str, files: Files) -> None:
    """Write the list."""
    sweep(folder)
    what = "Written by the site's generator, which removes from this folder only what stands here. Not edited by hand."
    text = json.dumps({"about": what, "by": by, "files": dict(sorted(files.items()))}, indent=0)
    write_whole(folder / MANIFEST, f"{text}\n".encode(), mode=0o644)


def sweep(folder: Path) -> None:
    """Remove what is left of a list that was not finished."""
    for path in folder.glob(UNFINISHED_LIST):
        path.unlink()


def drop_empty(folder: Path) -> None:
    """Remove a folder in which nothing is but its list. Raises OSError where there is more."""
    sweep(folder)
    (folder / MANIFEST).unlink(missing_ok=True)
    folder.rmdir()


def joined_files(before: Files, made: Files) -> Files:
    """What may stand in a folder while a run replaces one by the other: one that is killed leaves some of both."""
    names = sorted({*before, *made})
    return {name: tuple(dict.fromkeys((*before.get(name, ()), *made.get(name, ())))) for name in names}


def refuse_changed(folder: Path, before: Files, made: Files) -> None:
    """Make sure that nothing of others is lost where `made` takes the place of `before`. Raises NotOursError."""
    strange = [*dict.fromkeys(_strange(folder, joined_files(before, made)))]
    if strange:
        more = f" and {len(strange) - 3} more" if len(strange) > 3 else ""
        shown = ", ".join(f"'{name}'" for name in strange[:3])
        raise NotOursError(
            f"{folder} must hold what this command wrote: {shown}{more} was put there or changed by hand, and would be "
            "lost. Nothing was changed. Move it away or remove it, and run this again."
        )


def _strange(folder: Path, expected: Files) -> Iterator[str]:
    for name, marks in expected.items():
        if (barrier := in_the_way(folder, name)) is not None:
            yield barrier
        elif os.path.lexists(folder / name) and not is_ours(folder, name, marks):
            yield name


def in_the_way(folder: Path, name: str) -> str | None:
    """The path of what is no folder where the file `name` needs one. A link to a folder is none: it leads elsewhere."""
    for parent in reversed(PurePosixPath(name).parents[:-1]):
        path = folder / parent
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            return parent.as_posix()
    return None


def is_ours(folder: Path, name: str, marks: Iterable[str]) -> bool:
    """Whether a file is there and as it was written."""
    path = folder / name
    if in_the_way(folder, name) is not None or path.is_symlink() or not path.is_file():
        return False
    return fingerprint(path.read_bytes())[0] in marks


def put(folder: Path, name: str, content: bytes) -> bool:
    """Write one file of a folder; False if it stands there already. Raises NotOursError and OSError."""
    path = folder / name
    barrier = name if path.is_dir() and not path.is_symlink() else in_the_way(folder, name)
    if barrier is not None:
        raise NotOursError(f"{folder / barrier} stands in the way of '{name}'. Move it away or remove it.")
    return write_whole(path, content, mode=0o644)


def remove(folder: Path, files: Files) -> list[str]:
    """Remove those of `files` that are still as they were written, and folders left empty. Returns their paths."""
    gone = [name for name, marks in sorted(files.items()) if is_ours(folder, name, marks)]
    for name in gone:
        (folder / name).unlink()
    parents = {parent for name in gone for parent in PurePosixPath(name).parents[:-1]}
    for parent in sorted(parents, key=lambda one: len(one.parts), reverse=True):
        with suppress(OSError):  # it holds something yet
            (folder / parent).rmdir()
    return gone


def settle(folder: Path, by: str, made: Files) -> list[str]:
    """Note what a run `made` in a folder that is ours by its place, and remove what only an earlier one did."""
    before = known(folder)
    gone = remove(folder, {name: before[name] for name in before.keys() - made.keys()})
    note(folder, by, made)
    return gone


def _is_sound(name: str, marks: object) -> bool:
    return _stays(name) and isinstance(marks, list) and all(isinstance(mark, str) for mark in marks)


def _stays(name: str) -> bool:
    """Whether a path stays in its folder, on every system."""
    whole = PureWindowsPath(name)  # which knows both ways to write a path
    leads_away = whole.anchor or {".", ".."} & {*whole.parts, name}
    return "\0" not in name and name == PurePosixPath(name).as_posix() and not leads_away


def write_tree(folder: Path, by: str, files: Mapping[str, bytes]) -> list[str]:
    """Make `folder` hold `files` and, of what an earlier run of the command `by` wrote there, nothing else.

    What others added stays.

    Returns the paths that changed, sorted. Unchanged files keep their times. Raises OSError, and NotOursError where the
    folder is not ours or something in it was changed by others; then nothing has been written.
    """
    before, made = owned(folder, by), {name: fingerprint(content) for name, content in files.items()}
    refuse_changed(folder, before, made)
    note(folder, by, joined_files(before, made))
    changed = [name for name, content in sorted(files.items()) if put(folder, name, content)]
    return sorted([*changed, *settle(folder, by, made)])


def refresh_tree(folder: Path, by: str, files: Mapping[str, bytes]) -> list[str]:
    """Make a folder that is ours by its place below build/ hold `files`; whatever has the name of one gives way.

    Returns the paths that changed, sorted.
    """
    changed = [name for name, content in sorted(files.items()) if put(folder, name, content)]
    return sorted([*changed, *settle(folder, by, {name: fingerprint(content) for name, content in files.items()})])
