"""From a folder to the files of its site, and writing them: only what changed, nothing left that is no longer made."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.disk.manifest import fingerprint, joined_files, note, owned, put, refuse_changed, remove, settle
from generator.pages.press import Page
from generator.site.snapshot import Snapshot


def files_of(now: Snapshot) -> dict[str, bytes]:
    """Every file that a sound folder comes to, by its path: the pages, as Markdown, and the open data."""
    return {**now.exports, **tree(now.pages().values())}


def tree(pages: Iterable[Page]) -> dict[str, bytes]:
    """Pages as files by their path under docs/."""
    return {page.src_uri: page.content for page in pages}


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
    gone = remove(folder, {name: before[name] for name in before.keys() - made.keys()})
    note(folder, by, made)
    return sorted([*changed, *gone])


def refresh_tree(folder: Path, by: str, files: Mapping[str, bytes]) -> list[str]:
    """Make a folder that is ours by its place below build/ hold `files`; whatever has the name of one gives way.

    Returns the paths that changed, sorted.
    """
    changed = [name for name, content in sorted(files.items()) if put(folder, name, content)]
    return sorted([*changed, *settle(folder, by, {name: fingerprint(content) for name, content in files.items()})])
