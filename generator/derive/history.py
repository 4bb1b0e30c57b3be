"""What git knows of the fact table: the table at an earlier commit, and the changes from commit to commit.

Where there is no git or only its newest commits, a recorded log (`history.json` beside `data/`, written by
`python -m generator log --output history.json`) stands in; without one it is said that the history is missing, and why.
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, TypeAdapter

from generator.check.evidence import Lock, lock_in
from generator.derive.change_log import Change, ChangeLog, Revision, Revisions
from generator.derive.changes import compare_untold, entries_of
from generator.derive.dated_events import diary, revised
from generator.derive.open_names import change_in_words
from generator.derive.successors import Key, States
from generator.derive.touched import move, of_other_content, prove
from generator.disk.atomic_write import write_whole
from generator.model.about import Site
from generator.model.dossier import DATA, LOCK, VOCABULARY, Dossier
from generator.model.entries import Entry
from generator.model.loading import read_dossier
from generator.model.repository import Commit, NoHistoryError, blobs_of, commits_of, pages_written, tables_at
from generator.source.yamlfile import parse_yaml

RECORD = "history.json"
KEPT = Path("build") / "history.json"
PACKAGE = Path(__file__).parent.parent


def _of_a_day(change: Change) -> Change:
    date.fromisoformat(change.date)
    return change


Changes = list[Annotated[Change, AfterValidator(_of_a_day)]]


@dataclass(frozen=True)
class Recorded:
    """What is written down of a history. `state` is what it depends on, where it is kept for the next run.

    What is kept leaves names open.
    """

    changes: Changes
    revisions: Revisions = field(default_factory=Revisions)
    state: str = ""


RECORDED: TypeAdapter[Recorded] = TypeAdapter(Recorded)


def dossier_at(root: Path, revision: str, words: Dossier) -> Dossier:
    """The table as it was at a commit, its fields under the names they have in `words`. Raises NoHistoryError."""
    return _read_contents(tables_at(root, revision), words.site.renamed)


def lock_at(root: Path, revision: str) -> Lock:
    """The lock as it was at a commit; an empty one where there was none. Raises NoHistoryError."""
    return _lock(tables_at(root, revision)) or Lock()


def _lock(contents: Mapping[str, bytes]) -> Lock | None:
    return lock_in(parse_yaml(contents[LOCK], LOCK))[0] if LOCK in contents else None


def history(root: Path, words: Dossier) -> ChangeLog:
    """Every recorded change since the first publication, or why none can be known."""
    since = words.site.changes_since or ""
    found = recorded(root, words)
    return replace(found, changes=tuple(change for change in found.changes if change.date >= since))


def recorded(root: Path, words: Dossier) -> ChangeLog:
    """Every recorded change, those before the first publication too. The table begins with the first commit."""
    try:
        found = _from_git(root, words.site)
        changes = tuple(change_in_words(one, words) for one in found.changes)
        # Pages written by hand change while the data stays as it is.
        return ChangeLog(changes, replace(found.revisions, written=pages_written(root)))
    except NoHistoryError as error:
        return _written_down(root) or ChangeLog(missing=error.why, remedy=error.remedy)


def _written_down(root: Path) -> ChangeLog | None:
    """What the recorded log says, if there is one."""
    try:
        return from_json((root / RECORD).read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, OSError):
        return ChangeLog(missing=f"{RECORD} is damaged", remedy="remove it")


def _from_git(root: Path, site: Site) -> Recorded:
    """What git tells, or an earlier run has kept of it. Raises NoHistoryError."""
    commits = commits_of(root)
    state = _state(commits, site)
    kept = _kept(root)
    if kept and kept.state == state:
        return kept
    found = replace(_history(root, commits, site), state=state)
    with suppress(OSError):  # then the next run looks again
        (root / KEPT).parent.mkdir(parents=True, exist_ok=True)
        write_whole(root / KEPT, RECORDED.dump_json(found))
    return found


def _kept(root: Path) -> Recorded | None:
    """What an earlier run has kept; nothing where that is damaged or of another shape."""
    try:
        return RECORDED.validate_json((root / KEPT).read_bytes(), strict=True)
    except (ValueError, OSError):
        return None


def from_json(text: str | bytes) -> ChangeLog:
    """A history as `log --output` wrote it. Raises ValueError where it did not write this."""
    found = RECORDED.validate_json(text, strict=True)
    return ChangeLog(tuple(found.changes), found.revisions)


def to_json(known: ChangeLog) -> str:
    """The recorded log."""
    written = {"changes": [one.values() for one in known.changes], "revisions": asdict(known.revisions)}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _state(commits: list[Commit], site: Site) -> str:
    """What the changes depend on: the newest commit, names of fields of today, since when is told, and this program."""
    told = f"{site.changes_since} {sorted(site.renamed.items())}"
    code = b"".join(file.read_bytes() for file in sorted(PACKAGE.rglob("*.py")))
    return hashlib.sha256(f"{commits[-1].name} {told}".encode() + code).hexdigest()


def _history(root: Path, commits: list[Commit], site: Site) -> Recorded:
    """What every commit changed, newest first. A version that cannot be read by the models of today is passed over.

    All of them are told as the table stands at the newest: nothing that is not committed is looked at.
    """
    head = _read_contents(tables_at(root, commits[-1].name), site.renamed)
    words = replace(head, site=head.site.model_copy(update={"renamed": site.renamed}))
    state: dict[str, dict[Key, Entry]] = {}
    found: list[list[Change]] = []
    times = Revisions()
    lock = Lock()
    days: Mapping[str, Revision] = {}
    newest = ""
    for number, commit in enumerate(commits):
        before, after = _follow(root, commit, state, site.renamed)
        changes = compare_untold(before, after, words) if number else []
        timed = (replace(one, date=commit.day, commit=commit.name, time=commit.time) for one in changes)
        found.append([one for one in timed if one.substantive])
        touched = of_other_content(before, after)
        move(times, touched, before, after, commit.time)
        proved = (_lock(blobs_of(root, {LOCK: commit.lock})) if commit.lock else None) or lock
        prove(times, lock, proved, commit.time)
        lock = proved
        newest = commit.time if touched or commit.proof else newest  # another layout is no other data
        with suppress(KeyError):  # where a record named another that was not there, the next commit tells
            told = days if commit.day >= (site.changes_since or "") else {}  # before, nobody could read it
            days = revised(told, diary(_as_of_then(state, words)), commit.time)
    return Recorded([one for group in reversed(found) for one in group], replace(times, newest=newest, diary=days))


def _follow(
    root: Path, commit: Commit, state: dict[str, dict[Key, Entry]], renamed: Mapping[str, str]
) -> tuple[States, States]:
    """What the files that a commit touches held before and hold now; `state`, what every file holds, goes with it."""
    contents = blobs_of(root, {path: blob for path, blob in commit.blobs.items() if blob})
    dossier = _read_contents(contents, renamed)
    # Of a word whose properties are not those of today, what readers are told is known all the same.
    told = {VOCABULARY} if _words_told(dossier) else set()
    broken = {problem.path for problem in dossier.problems} - told
    touched = [path for path in commit.blobs if path not in broken]
    before = {key: entry for path in touched for key, entry in state.get(path, {}).items()}
    entries = entries_of(dossier)
    for path in touched:
        state[path] = {key: one for key, one in entries.items() if one.file.path == path and path in contents}
    return before, {key: entry for path in touched for key, entry in state[path].items()}


def _as_of_then(state: Mapping[str, Mapping[Key, Entry]], words: Dossier) -> Dossier:
    """The records of a state in the words of today, whose meaning the program knows."""
    entries = [one for held in state.values() for (kind, _), one in held.items() if kind not in ("vocabulary", "site")]
    ordered = tuple(sorted(entries, key=lambda entry: (entry.kind, entry.id, entry.file.path)))
    return replace(words, entries=ordered, problems=())


def _read_contents(contents: Mapping[str, bytes], renamed: Mapping[str, str]) -> Dossier:
    """The table these files make, fields that had another name under that of today."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / DATA).mkdir()
        for path, content in contents.items():
            target = Path(folder) / path
            if target.resolve().is_relative_to(Path(folder).resolve()):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(_under_new_names(content, renamed))
        return read_dossier(Path(folder))


def _words_told(dossier: Dossier) -> bool:
    """Whether what readers are told of every word is known."""
    groups = dossier.vocabulary_file.mapping.items()
    return all(isinstance(words, dict) and words.keys() == dossier.vocabulary[group].keys() for group, words in groups)


def _under_new_names(content: bytes, renamed: Mapping[str, str]) -> bytes:
    """A data file of before in which no field has a name that it has lost since."""
    for before, now in renamed.items():
        content = re.sub(
            rb"(?m)^(\s*(?:- )?)" + before.encode() + rb":(?=\s)", rb"\g<1>" + now.encode() + b":", content
        )
    return content
