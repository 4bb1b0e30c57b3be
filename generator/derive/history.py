"""What git knows of the fact table: the table at an earlier commit, and the changes from commit to commit.

Where there is no git or only its newest commits, a recorded log (`history.json` beside `data/`, written by
`python -m generator log --output history.json`) stands in; without one it is said that the history is missing, and why.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import takewhile
from pathlib import Path

from generator.derive.anchors import addresses_of
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog, Revision, Revisions
from generator.derive.changes import compare_untold, entries_of
from generator.derive.dated_events import diary as dated_events
from generator.derive.dated_events import revised
from generator.derive.open_names import called_today, change_in_words, last_names, names_left_open
from generator.derive.past_tables import TERMS, lock_of, past_table, words_told
from generator.derive.successors import Key, States
from generator.derive.touched import move, of_other_content, prove
from generator.derive.written_history import KEPT_STEPS, Followed, Kept, Recorded, from_json, given_since_noted
from generator.disk.atomic_write import write_whole
from generator.model.about import Site
from generator.model.dossier import LOCK, VOCABULARY, Dossier
from generator.model.entries import Entry
from generator.model.given_addresses import ADDRESSES, Published, both
from generator.model.repository import (
    Commit,
    NoHistoryError,
    commits_of,
    newest_commit,
    pages_written,
)

RECORD = "history.json"
KEPT = Path("build") / "history.json"
PACKAGE = Path(__file__).parent.parent
TOLD_BY = ("text", "disk", "source", "model", "check", "derive")  # the packages whose code makes what is kept
State = dict[str, dict[Key, Entry]]  # by file


@dataclass
class Remembered:
    """What git told of a folder, and what that rests on: only where this is another it is asked, or told, again."""

    rests_on: tuple[Path, str, str] | None = None
    recorded: Recorded = field(default_factory=partial(Recorded, []))
    named: frozenset[tuple[str, str]] = frozenset()
    called: Mapping[tuple[str, str], str] | None = None
    told: ChangeLog = NOTHING_RECORDED

    def of(self, root: Path, words: Dossier) -> ChangeLog:
        """All that git tells. Raises NoHistoryError."""
        rests_on = root, newest_commit(root), _state(words.site)
        if rests_on != self.rests_on:
            self.recorded, self.rests_on, self.called = _from_git(root, words), rests_on, None
            self.named = names_left_open(self.recorded.changes)
        last = self.recorded.called
        called = {one: called_today(words, *one, last) for one in self.named}
        if called != self.called:
            changes = tuple(change_in_words(one, words, last) for one in self.recorded.changes)
            self.told, self.called = ChangeLog(changes, self.recorded.revisions, self.recorded.given), called
        return self.told


def history(root: Path, words: Dossier, past: Remembered | None = None) -> ChangeLog:
    """Every recorded change since the first publication, or why none can be known. `past`: what was told before."""
    since = words.site.changes_since or ""
    found = recorded(root, words, past)
    return replace(found, changes=tuple(change for change in found.changes if change.date >= since))


def recorded(root: Path, words: Dossier, past: Remembered | None = None) -> ChangeLog:
    """Every recorded change, those before the first publication too. The table begins with the first commit."""
    try:
        return (past or Remembered()).of(root, words)
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


def _from_git(root: Path, words: Dossier) -> Recorded:
    """What git tells, commit by commit; none is followed twice. Raises NoHistoryError."""
    commits, state = commits_of(root), _state(words.site)
    kept = _kept(root, state)
    steps = {one.name: kept[one.name] for one in takewhile(lambda one: one.name in kept, commits)}
    if len(steps) < len(commits):
        steps |= _followed(root, commits, list(steps.values()), words)
        with suppress(OSError):  # then the next run looks again
            (root / KEPT).parent.mkdir(parents=True, exist_ok=True)
            write_whole(root / KEPT, KEPT_STEPS.dump_json(Kept(state, steps)))
    # Pages written by hand change while the data stays as it is.
    revisions = replace(_summed_up(steps.values(), words.site), written=pages_written(root))
    changes = [change for step in reversed(steps.values()) for change in step.changes]
    called = {name: one for step in steps.values() for name, one in step.called.items()}
    return Recorded(changes, revisions, given_since_noted(steps.values()), called)


def _kept(root: Path, state: str) -> dict[str, Followed]:
    """What earlier runs have kept; nothing where that is damaged, of another shape or rests on something else."""
    with suppress(ValueError, OSError):
        kept = KEPT_STEPS.validate_json((root / KEPT).read_bytes(), strict=True)
        return kept.steps if kept.state == state else {}
    return {}


def _state(site: Site) -> str:
    """What the changes depend on besides the commits: names of fields of today, since when is told, this program."""
    told = f"{site.changes_since} {sorted(site.renamed.items())}"
    return hashlib.sha256(told.encode() + _program()).hexdigest()


# Once: what runs goes on as it was, whatever is edited.
@cache
def _program() -> bytes:
    files = (path for name in TOLD_BY for path in (PACKAGE / name).iterdir() if path.suffix in (".py", ".toml"))
    return b"".join(path.read_bytes() for path in sorted(files))


def _summed_up(steps: Iterable[Followed], site: Site) -> Revisions:
    """What these commits, oldest first, come to. Dated things count from the last commit that nobody could read."""
    found = Revisions()
    diary: Mapping[str, Revision] = {}
    for step in steps:
        one = step.revisions
        for name in ("records", "names", "about", "fields", "proofs"):
            getattr(found, name).update(getattr(one, name))
        diary = {**_of_readers(diary, step.time, site), **one.diary}
        found = replace(found, newest=one.newest or found.newest)
    return replace(found, diary=diary)


def _of_readers(diary: Mapping[str, Revision], time: str, site: Site) -> Mapping[str, Revision]:
    """The dated things of before, if anybody could read them before this time."""
    return diary if time[:10] >= (site.changes_since or "") else {}


def _followed(root: Path, commits: list[Commit], known: list[Followed], now: Dossier) -> dict[str, Followed]:
    """What every commit after the known ones changed, by name.

    Each is told as the table stood then, so that no later one makes it another. A version that cannot be read by the
    models of today is passed over.
    """
    rest = commits[len(known) :]
    blobs = _stood(commits, known)
    state: State = defaultdict(dict)
    table = past_table(root, blobs, now)
    for key, entry in entries_of(table).items():
        state[entry.file.path][key] = entry
    lock, diary = lock_of(root, blobs), _summed_up(known, now.site).diary
    published: Mapping[str, Published] = {**table.published, **given_since_noted(known)}
    steps: dict[str, Followed] = {}
    for commit, terms in zip(rest, _told_in(root, blobs, rest, now), strict=True):
        before, after, unread = _follow(root, commit, state, now)
        noted = ADDRESSES in commit.files
        published = both(terms.published, published) if noted else published
        words = replace(_as_of_then(state, terms), published=published or terms.published)
        changes = compare_untold(before, after, words) if known or steps else []
        timed = (replace(one, date=commit.day, commit=commit.name, time=commit.time) for one in changes)
        times, touched = Revisions(), of_other_content(before, after)
        move(times, touched, before, after, commit.time)
        proved = lock_of(root, commit.files) if LOCK in commit.files else lock
        prove(times, lock, proved, commit.time)
        newest = commit.time if touched or commit.proves else ""  # another layout is no other data
        told = _revised(_of_readers(diary, commit.time, now.site), words, commit.time)
        anew = {key: one for key, one in told.items() if diary.get(key) != one}
        revisions = replace(times, newest=newest, diary=anew)
        # Before the first are written down nothing has the address it has now.
        follows = commit.day >= (now.site.changes_since or "") and (published or not terms.published)
        given = _given_anew(words, after, terms.published if noted else published) if follows else {}
        substantive = [one for one in timed if one.substantive]
        called = last_names(substantive, table, words)
        steps[commit.name] = Followed(commit.time, substantive, revisions, sorted(unread), given, noted, called)
        lock, diary, published, table = proved, told, {**published, **given}, words
    return steps


def _given_anew(words: Dossier, touched: States, written: Mapping[str, Published]) -> dict[str, Published]:
    """The addresses given away up to a table, of what is `touched` as it is now, besides those written down."""
    unwritten = (entry for entry in words.entries if words.published.get(entry.key) != written.get(entry.key))
    given = {**words.published, **addresses_of(words, [*touched.values(), *unwritten])}
    return {key: one for key, one in given.items() if written.get(key) != one}


def _revised(diary: Mapping[str, Revision], words: Dossier, time: str) -> Mapping[str, Revision]:
    """The dated things after a commit. Where a record names another that is not there, the next commit tells."""
    try:
        return revised(diary, dated_events(words), time)
    except KeyError:
        return diary


def _stood(commits: Iterable[Commit], known: Iterable[Followed]) -> dict[str, str | None]:
    """The newest version of every file after the known commits that could be read."""
    blobs: dict[str, str | None] = {}
    for commit, step in zip(commits, known, strict=False):
        blobs |= {path: blob for path, blob in commit.files.items() if path not in step.unread}
    return blobs


def _told_in(root: Path, blobs: Mapping[str, str | None], rest: Iterable[Commit], now: Dossier) -> list[Dossier]:
    """Words, settings and addresses as they were after each of these commits.

    What the program of today cannot read of them is as in the next commit in which it can.
    """
    versions = [dict.fromkeys(TERMS) | {path: blobs.get(path) for path in TERMS}]
    for commit in rest:
        versions.append({path: commit.files.get(path, blob) for path, blob in versions[-1].items()})
    found = [now]
    read: Mapping[str, str | None] = {}
    for version in reversed(versions[1:]):
        terms = found[-1] if version == read else past_table(root, version, found[-1])
        if not terms.problems:
            site = terms.site.model_copy(update={"renamed": now.site.renamed})
            terms = replace(terms, site=site, published=terms.published or found[-1].published)
        found.append(found[-1] if terms.problems else terms)
        read = version
    return found[:0:-1]


def _follow(root: Path, commit: Commit, state: State, now: Dossier) -> tuple[States, States, set[str]]:
    """What the files that a commit touches held before and hold now, and which of them cannot be read.

    `state`, what every file holds, goes with it.
    """
    dossier = past_table(root, commit.table, now)
    # Of a word whose properties are not those of today, what readers are told is known all the same.
    told = {VOCABULARY} if words_told(dossier) else set()
    unread = {problem.path for problem in dossier.problems} - told
    touched = [path for path in commit.table if path not in unread]
    before = {key: entry for path in touched for key, entry in state[path].items()}
    entries = entries_of(dossier)
    for path in touched:
        state[path] = {key: one for key, one in entries.items() if one.file.path == path and commit.table[path]}
    return before, {key: entry for path in touched for key, entry in state[path].items()}, unread


def _as_of_then(state: State, terms: Dossier) -> Dossier:
    """The table of a state."""
    entries = [one for held in state.values() for (kind, _), one in held.items() if kind not in ("vocabulary", "site")]
    ordered = tuple(sorted(entries, key=lambda entry: (entry.kind, entry.id, entry.file.path)))
    return replace(terms, entries=ordered, problems=())
