"""What git knows of the fact table: the table at an earlier commit, and the changes from commit to commit.

Where there is no git or only its newest commit, a recorded log (`history.json` beside `data/`, written by
`python -m generator log --output history.json`) stands in.
"""

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import changes
from generator.changes import Change, compare, entries_of
from generator.dossier import DATA, LOCK, Dossier
from generator.reading import read_dossier

if TYPE_CHECKING:
    from generator.entries import Entry

RECORD = "history.json"
KEPT = Path("build") / "history.json"
Key = tuple[str, str]


class NoHistoryError(Exception):
    """Why git has no answer; the text is a sentence."""


def dossier_at(root: Path, revision: str) -> Dossier:
    """The table as it was at a commit. Raises NoHistoryError."""
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    name = git(root, *arguments).decode().strip()
    listed = os.fsdecode(git(root, "ls-tree", "-r", "-z", name, "--", DATA)).split("\0")
    blobs = {path: details.split()[2] for details, _, path in (line.partition("\t") for line in listed if line)}
    return _read(blobs_of(root, {path: blob for path, blob in blobs.items() if not path.endswith("\n")}))


def history(root: Path, words: Dossier) -> list[Change]:
    """Every recorded change since the first publication, newest first; none where nothing is recorded."""
    since = words.site.changes_since or ""
    return [change for change in recorded(root, words) if (change.date or "") >= since]


def recorded(root: Path, words: Dossier) -> list[Change]:
    """Every recorded change, those before the first publication too. The table begins with the first commit."""
    try:
        commits = _commits(root)
    except NoHistoryError:
        written = root / RECORD
        return from_json(written.read_text(encoding="utf-8")) if written.is_file() else []
    kept = root / KEPT
    state = _state(commits, words)
    if kept.is_file():
        known = json.loads(kept.read_text(encoding="utf-8"))
        if known.get("state") == state:
            return from_json(json.dumps(known["changes"]))
    found = list(_history(root, commits, words))
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({"state": state, "changes": [one.values() for one in found]}), encoding="utf-8")
    return found


def from_json(text: str) -> list[Change]:
    """Changes as `log --format json` wrote them."""
    return [Change(**{**one, "sources": tuple(one["sources"])}) for one in json.loads(text)]


def to_json(found: Iterable[Change]) -> str:
    """The recorded log."""
    return json.dumps([one.values() for one in found], ensure_ascii=False, indent=1) + "\n"


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers. Raises NoHistoryError where it does not."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        answer = subprocess.run(command, input=given, capture_output=True, check=True, timeout=60)  # noqa: S603 - fixed words, no shell
    except FileNotFoundError:
        raise NoHistoryError("git is not installed.") from None
    except subprocess.TimeoutExpired:
        raise NoHistoryError("git did not answer in a minute.") from None
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoHistoryError(told[-1] if told else "there is no such commit here.") from None
    return answer.stdout


def blobs_of(root: Path, blobs: Mapping[str, str]) -> dict[str, bytes]:
    """The contents of blobs, by path."""
    answer = git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs.values()).encode())
    contents: dict[str, bytes] = {}
    for path in blobs:
        head, _, rest = answer.partition(b"\n")
        size = int(head.split()[2])
        contents[path], answer = rest[:size], rest[size + 1 :]
    return contents


Commit = tuple[str, str, dict[str, str | None]]  # name, day, blob by path; None for a file that is no more


def _commits(root: Path) -> list[Commit]:
    """The commits of the main line that touch the table, oldest first."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise NoHistoryError("only the newest commits are here.")
    form = ("--format=%x01%H %cs", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative")
    told = git(root, "log", "--first-parent", "--diff-merges=first-parent", "--reverse", *form, "--", DATA)
    commits: list[Commit] = []
    for block in os.fsdecode(told).split("\x01")[1:]:
        head, *pieces = block.split("\0")
        name, day = head.split()[:2]
        pieces = [piece.lstrip("\n") for piece in pieces if piece.strip("\n")]
        pairs = zip(pieces[::2], pieces[1::2], strict=True)
        files = {path: None if details.split()[4] == "D" else details.split()[3] for details, path in pairs}
        commits.append((name, day, {path: blob for path, blob in files.items() if _is_table(path)}))
    if not commits:
        raise NoHistoryError("the table was never committed.")
    return commits


def _is_table(path: str) -> bool:
    return path.endswith(".yml") and path != LOCK


def _state(commits: list[Commit], words: Dossier) -> str:
    """What the changes depend on: the newest commit, the words in which they are told, and this program."""
    code = b"".join(Path(file).read_bytes() for file in (__file__, changes.__file__))
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
