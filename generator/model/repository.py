"""What git answers of a checkout: the commits that touch the table and what they hold, or why there is no answer."""

import os
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from generator.model.dossier import DATA, LOCK

# What git says of a checkout for which it has no answer, in its own words, and what can be done about it.
REFUSALS = {
    "not a git repository": ("this is not a git repository", "work in a clone"),
    "dubious ownership": ("git refuses a checkout that another user owns", "allow it with `{command}`"),
    "does not have any commits": (f"{DATA}/ was never committed here", "commit it"),
}


WRITTEN = "docs"
GIT = ".git"


class Commit(NamedTuple):
    """A commit: its name, its time (ISO 8601, UTC), and the blob of every file it touches, None of one that is gone."""

    name: str
    time: str
    files: dict[str, str | None]

    @property
    def table(self) -> dict[str, str | None]:
        """Of these the files of the table, without what is written down about it."""
        return {path: blob for path, blob in self.files.items() if path.endswith(".yml") and path != LOCK}

    @property
    def proves(self) -> bool:
        """Whether it touches what is written down of quotes, which pages show."""
        return LOCK in self.files

    @property
    def day(self) -> str:
        """The day of it, in UTC."""
        return self.time[:10]


class NoHistoryError(Exception):
    """Why git has no answer, and what to do about it; the text is a sentence."""

    def __init__(self, why: str, remedy: str = "") -> None:
        super().__init__(f"{why}{'; ' if remedy else ''}{remedy}.")
        self.why = why
        self.remedy = remedy


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers. Raises NoHistoryError where it does not."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    environment = {**os.environ, "LC_ALL": "C"}  # its sentences are read below
    try:
        answer = subprocess.run(  # noqa: S603 - fixed words, no shell
            command, input=given, capture_output=True, check=True, timeout=60, env=environment
        )
    except OSError:
        raise NoHistoryError("git is not installed", "install it") from None
    except subprocess.TimeoutExpired:
        raise NoHistoryError("git did not answer in a minute", "try again") from None
    except subprocess.CalledProcessError as error:
        raise _refusal(os.fsdecode(error.stderr).splitlines()) from None
    return answer.stdout


def git_folder(root: Path) -> Path:
    """Where git keeps what it knows of a checkout: a worktree or a submodule has a file there that says where."""
    place = next((one / GIT for one in (root, *root.parents) if (one / GIT).exists()), root / GIT)
    with suppress(OSError, UnicodeDecodeError):
        said = place.read_text(encoding="utf-8")
        return place.parent / said.removeprefix("gitdir:").strip()
    return place


def _refusal(said: list[str]) -> NoHistoryError:
    fatal = " ".join(line.removeprefix("fatal: ") for line in said if line.startswith("fatal: "))
    advised = "".join(line.strip() for line in said if line.strip().startswith("git config "))
    for sign, (why, remedy) in REFUSALS.items():
        if sign in fatal:
            return NoHistoryError(why, remedy.format(command=advised))
    if fatal:
        return NoHistoryError("git cannot read what was committed", f"it says “{fatal.rstrip('.')}”")
    return NoHistoryError("there is no such commit here")


def pages_written(root: Path) -> dict[str, str]:
    """When the newest commit touched each page written by hand, by its path under docs/. Raises NoHistoryError."""
    form = ("--format=%x01%ct", "--name-only", "-z", "--relative", "--first-parent", "--diff-merges=first-parent")
    times: dict[str, str] = {}
    for block in os.fsdecode(git(root, "log", *form, "--", WRITTEN)).split("\x01")[1:]:
        seconds, *paths = (piece.strip("\n") for piece in block.split("\0"))
        for path in filter(None, paths):
            times.setdefault(path.removeprefix(f"{WRITTEN}/"), _utc(seconds))
    return {path: time for path, time in times.items() if path.endswith(".md")}


def _utc(seconds: str) -> str:
    """A time as git tells it, in ISO 8601."""
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def tables_at(root: Path, revision: str) -> dict[str, bytes]:
    """The files of the table at a commit, by path. Raises NoHistoryError."""
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    name = git(root, *arguments).decode().strip()
    listed = os.fsdecode(git(root, "ls-tree", "-r", "-z", name, "--", DATA)).split("\0")
    blobs = {path: details.split()[2] for details, _, path in (line.partition("\t") for line in listed if line)}
    return blobs_of(root, {path: blob for path, blob in blobs.items() if not path.endswith("\n")})


def blobs_of(root: Path, blobs: Mapping[str, str]) -> dict[str, bytes]:
    """The contents of blobs, by path. Raises NoHistoryError."""
    answer = git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs.values()).encode())
    contents: dict[str, bytes] = {}
    told = BytesIO(answer)
    for path in blobs:
        head = told.readline().rstrip()
        if head.endswith(b" missing"):
            raise NoHistoryError("git lacks a part of what was committed", "clone the repository anew")
        contents[path] = told.read(int(head.split()[2]))
        told.readline()
    return contents


def newest_commit(root: Path) -> str:
    """The commit that is checked out, which stands for all before it. Raises NoHistoryError where they are not here."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        remedy = "fetch the others with `git fetch --unshallow`, in GitHub Actions with `fetch-depth: 0`"
        raise NoHistoryError("only the newest commits are here, not those before them", remedy)
    return git(root, "log", "-1", "--format=%H").decode().strip()


def commits_of(root: Path) -> list[Commit]:
    """The commits of the main line that touch the table, oldest first. Raises NoHistoryError."""
    form = ("--format=%x01%H %ct", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative")
    log = git(root, "log", "--first-parent", "--diff-merges=first-parent", "--reverse", *form, "--", DATA)
    commits: list[Commit] = []
    for block in log.decode(errors="replace").split("\x01")[1:]:  # a name that is no text is that of no record
        head, *pieces = block.split("\0")
        name, seconds = head.split()[:2]
        pieces = [piece.lstrip("\n") for piece in pieces if piece.strip("\n")]
        pairs = zip(pieces[::2], pieces[1::2], strict=True)
        files = {path: None if details.split()[4] == "D" else details.split()[3] for details, path in pairs}
        commits.append(Commit(name, _utc(seconds), files))
    if not commits:
        raise NoHistoryError(f"{DATA}/ was never committed here", "commit it")
    return commits
