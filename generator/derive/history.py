"""What git knows of the fact table: the table at an earlier commit, and the changes from commit to commit.

Where there is no git or only its newest commits, a recorded log (`history.json` beside `data/`, written by
`python -m generator log --output history.json`) stands in; without one it is said that the history is missing, and why.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, TypeAdapter

from generator.check.evidence import Lock, lock_in
from generator.derive.changes import Change, Chronicle, compare, entries_of
from generator.disk.whole import write_whole
from generator.model.dossier import DATA, LOCK, Dossier
from generator.model.reading import read_dossier
from generator.model.repository import Commit, NoHistoryError, blobs_of, commits_of, tables_at
from generator.source.yamlfile import parse_yaml

if TYPE_CHECKING:
    from generator.model.entries import Entry

RECORD = "history.json"
KEPT = Path("build") / "history.json"
Key = tuple[str, str]


def _of_a_day(change: Change) -> Change:
    date.fromisoformat(change.date)
    return change


Recorded = list[Annotated[Change, AfterValidator(_of_a_day)]]
RECORDED = TypeAdapter(Recorded)


@dataclass(frozen=True)
class Kept:
    """The changes found by an earlier run, and what they depend on."""

    state: str
    changes: Recorded


KEEPING = TypeAdapter(Kept)


def dossier_at(root: Path, revision: str) -> Dossier:
    """The table as it was at a commit. Raises NoHistoryError."""
    return _read(tables_at(root, revision))


def lock_at(root: Path, revision: str) -> Lock:
    """The lock as it was at a commit; an empty one where there was none. Raises NoHistoryError."""
    content = tables_at(root, revision).get(LOCK)
    return lock_in(parse_yaml(content, LOCK))[0] if content else Lock()


def history(root: Path, words: Dossier) -> Chronicle:
    """Every recorded change since the first publication, or why none can be known."""
    since = words.site.changes_since or ""
    found = recorded(root, words)
    return replace(found, changes=tuple(change for change in found.changes if change.date >= since))


def recorded(root: Path, words: Dossier) -> Chronicle:
    """Every recorded change, those before the first publication too. The table begins with the first commit."""
    try:
        return Chronicle(tuple(_from_git(root, words)))
    except NoHistoryError as error:
        return _written_down(root) or Chronicle(missing=error.why, remedy=error.remedy)


def _written_down(root: Path) -> Chronicle | None:
    """What the recorded log says, if there is one."""
    try:
        return Chronicle(tuple(from_json((root / RECORD).read_bytes())))
    except FileNotFoundError:
        return None
    except (ValueError, OSError):
        return Chronicle(missing=f"{RECORD} is damaged", remedy="remove it")


def _from_git(root: Path, words: Dossier) -> list[Change]:
    """What git tells, or an earlier run has kept of it. Raises NoHistoryError."""
    commits = commits_of(root)
    state = _state(commits, words)
    kept = _kept(root)
    if kept and kept.state == state:
        return kept.changes
    found = list(_history(root, commits, words))
    with suppress(OSError):  # then the next run looks again
        (root / KEPT).parent.mkdir(parents=True, exist_ok=True)
        write_whole(root / KEPT, KEEPING.dump_json(Kept(state, found)))
    return found


def _kept(root: Path) -> Kept | None:
    """What an earlier run has kept; nothing where that is damaged or of another shape."""
    try:
        return KEEPING.validate_json((root / KEPT).read_bytes(), strict=True)
    except (ValueError, OSError):
        return None


def from_json(text: str | bytes) -> list[Change]:
    """Changes as `log --format json` wrote them. Raises ValueError where it did not write this."""
    return RECORDED.validate_json(text, strict=True)


def to_json(found: Iterable[Change]) -> str:
    """The recorded log."""
    return json.dumps([one.values() for one in found], ensure_ascii=False, indent=1) + "\n"


def _state(commits: list[Commit], words: Dossier) -> str:
    """What the changes depend on: the newest commit, the words in which they are told, and this program."""
    code = b"".join(Path(file).read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
    return hashlib.sha256(f"{commits[-1][0]} {words.vocabulary_file.digest}".encode() + code).hexdigest()


def _history(root: Path, commits: list[Commit], words: Dossier) -> list[Change]:
    """Newest first. A version that cannot be read by the models of today is passed over."""
    state: dict[str, dict[Key, Entry]] = {}
    found: list[list[Change]] = []
    for number, (_, day, files) in enumerate(commits):
        contents = blobs_of(root, {path: blob for path, blob in files.items() if blob})
        dossier = _read(contents)
        broken = {problem.path for problem in dossier.problems}
        touched = [path for path in files if path not in broken]
        before = {key: entry for path in touched for key, entry in state.get(path, {}).items()}
        for path in touched:
            state[path] = {
                key: entry for key, entry in entries_of(dossier).items() if entry.file.path == path and path in contents
            }
        after = {key: entry for path in touched for key, entry in state[path].items()}
        if number:
            found.append([replace(one, date=day) for one in compare(before, after, words) if one.substantive])
    return [one for group in reversed(found) for one in group]


def _read(contents: Mapping[str, bytes]) -> Dossier:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / DATA).mkdir()
        for path, content in contents.items():
            target = Path(folder) / path
            if target.resolve().is_relative_to(Path(folder).resolve()):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        return read_dossier(Path(folder))
