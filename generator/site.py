"""All outputs as `{path: bytes}`, and writing such a tree: only what changed, nothing left that is no longer made."""

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from generator.press import Page
from generator.whole import write_whole


def tree(pages: Iterable[Page]) -> dict[str, bytes]:
    """Pages as files by their path under docs/."""
    return {page.src_uri: page.content for page in pages}


def write_tree(folder: Path, files: Mapping[str, bytes], *, prune: bool = True) -> list[str]:
    """Make `folder` hold exactly `files`, or with `prune` off at least these.

    Returns the paths that changed, sorted. Unchanged files keep their times.
    """
    changed = [name for name, content in sorted(files.items()) if _write(folder / name, content)]
    return sorted([*changed, *(remove_others(folder, files) if prune else ())])


def remove_others(folder: Path, names: Collection[str]) -> list[str]:
    """Remove from `folder` whatever is not among `names`, and folders left empty. Returns the paths of these files."""
    kept, removed = set(names), []
    for parent, folders, files in os.walk(folder, topdown=False):
        before = "" if Path(parent) == folder else f"{Path(parent).relative_to(folder).as_posix()}/"
        others = [name for name in files if f"{before}{name}" not in kept]
        for name in others:
            Path(parent, name).unlink()
            removed.append(f"{before}{name}")
        if before and len(others) == len(files) and not any(Path(parent, one).exists() for one in folders):
            Path(parent).rmdir()
    return removed


def _write(path: Path, content: bytes) -> bool:
    """Write the file, if it is not so already."""
    try:
        if path.read_bytes() == content:
            return False
    except FileNotFoundError:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return True
