"""Quotes against archived texts: what was looked up, in which text, and whether it was found.

`verify` reads an archive that stays outside the repository and gives the lock; everything else reads the lock only.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.check.passages import nearest_passage
from generator.model.dossier import LOCK, Dossier
from generator.model.entries import Citation, Entry
from generator.model.memoizing import memoized
from generator.source.problem import Problem, did_you_mean, found
from generator.source.yamlfile import YamlFile, read_yaml
from generator.text.wording import appended, contains, folded

NOT_FOUND = "must stand in the archived text of '{source}': {words} was not found there."
SEEK = "`.venv/bin/python -m generator find {source} '…'` shows what does."
REFRESH = "Refresh the lock with `python -m generator verify --archive DIR`."
RESTORE = "Restore it from an earlier commit, or remove it and run `python -m generator verify` on the whole archive."
ELLIPSIS = re.compile(r"…|\.\.\.")
CONSECUTIVE = "must be words that follow each other in the text. Give those on either side of the dots as two quotes"
PARAGRAPH = re.compile(r"paragraph ([0-9]+)")
LOCK_HEADER = (
    "# Written by `python -m generator verify`; not edited by hand. Which quotes stand in which archived text.\n"
)

# A saved article by its bytes and file name → its paragraphs, none where it cannot be read.
Paragraphs = Callable[[bytes, str], Sequence[str]]


@dataclass(frozen=True)
class Lock:
    """What `verify` found: for every archived source the sha256 of its text, and whether each quote stands in it."""

    texts: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)

    def found(self, source: str, at: str | None, quote: str) -> bool:
        """Whether these words were found in the archived text (for an article: in that paragraph)."""
        return self.said(source, at, quote) is True

    def said(self, source: str, at: str | None, quote: str) -> bool | None:
        """Whether these words stand in the archived text; None where neither they nor longer ones were looked up."""
        looked_up, words = self.quotes.get(source, {}), key(at, quote)
        if words in looked_up:
            return looked_up[words]
        within = (there and contains(folded(longer), words) for longer, there in looked_up.items())
        return True if any(within) else None


EMPTY_LOCK = Lock()


def key(at: str | None, quote: str) -> str:
    """How the lock names a quote: the words; for a claim of an article, its paragraph in front."""
    paragraph = PARAGRAPH.fullmatch(at or "")
    return f"{paragraph[1]}: {quote}" if paragraph else quote


Used = dict[str, dict[str, list[tuple[Entry, tuple[str | int, ...]]]]]


def _each_quote(dossier: Dossier) -> Iterator[tuple[Entry, Citation, str]]:
    """Every citation that gives words, with its entry and these."""
    return ((entry, one, words) for entry in dossier.entries for one, words in entry.quoted)


@memoized
def quotes(dossier: Dossier) -> Used:
    """Every quote of the data: source → key → where it is used."""
    used: Used = defaultdict(lambda: defaultdict(list))
    for entry, one, words in _each_quote(dossier):
        used[one.source][key(one.at, words)].append((entry, one.where))
    return {source: dict(places) for source, places in used.items()}


def verify(dossier: Dossier, archive: Mapping[str, bytes], paragraphs: Paragraphs, before: Lock = EMPTY_LOCK) -> Lock:
    """Look up every quote whose source is in `archive` (file name → bytes); of other texts the answer says nothing.

    A text may still bear the name of a source that was renamed; then it is known by the sha256 it has in the lock.
    `paragraphs` reads a saved article, for quotes whose place is a paragraph of it.
    """
    used = quotes(dossier)
    names = _files_of(dossier, archive, before, sorted(used))
    results = {
        source: dict(sorted(_looked_up(archive[name], name, sorted(used[source]), paragraphs)))
        for source, name in names.items()
    }
    return Lock({source: _sha256(archive[name]) for source, name in names.items()}, results)


def with_others(judged: Lock, before: Lock) -> Lock:
    """What was looked up now, and for all other texts what the lock says already."""
    return Lock({**before.texts, **judged.texts}, {**before.quotes, **judged.quotes})


def missing(dossier: Dossier, lock: Lock, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Each quote that was not found, where it stands, with the passage most like it; `texts` are those at hand."""
    for entry, one, words in _each_quote(dossier):
        if lock.said(one.source, one.at, words) is False:
            near = nearest_passage(texts[one.source], words) if one.source in texts else None
            meant = did_you_mean(near.words) + appended(" (", near.clause, ")") if near else ""
            yield entry.problem((*one.where, "quote"), NOT_FOUND.format(source=one.source, words=found(words)) + meant)


def texts_of(dossier: Dossier, archive: Mapping[str, bytes], lock: Lock, more: Iterable[str] = ()) -> dict[str, str]:
    """The texts at hand of the sources that are quoted, and of `more`."""
    names = _files_of(dossier, archive, lock, {*quotes(dossier), *more})
    return {source: archive[name].decode("utf-8", "replace") for source, name in names.items()}


def _files_of(dossier: Dossier, archive: Mapping[str, bytes], lock: Lock, sources: Iterable[str]) -> dict[str, str]:
    """The name of the file of each source that has one: by its name, else by the sha256 in the lock."""
    digests = {_sha256(content): name for name, content in archive.items()}
    names = {one: archived(dossier, one, archive) or digests.get(lock.texts.get(one, "")) for one in sources}
    return {source: name for source, name in names.items() if name}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def archived(dossier: Dossier, source: str, archive: Mapping[str, bytes]) -> str | None:
    """The name of the file that holds a source's text: named by the article, or by the id of source or agreement.

    Ids an agreement had before are names of its text too.
    """
    files = {str(article.source): article.file for article in dossier.articles.values()}
    texts = {str(a.text): (a.id, *reversed(a.formerly)) for a in dossier.agreements.values() if a.text}
    stems = (source, *texts.get(source, ()))
    names = [files.get(source), *(f"{stem}{end}" for stem in stems for end in (".txt", ".html"))]
    return next((name for name in names if name in archive), None)


def read_archive(folders: list[Path]) -> dict[str, bytes]:
    """The texts of the archive by file name; of two with one name the first folder's."""
    files: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".txt", ".html") and path.is_file():
                files.setdefault(path.name, path.read_bytes())
    return files


def _looked_up(content: bytes, name: str, keys: list[str], paragraphs: Paragraphs) -> Iterator[tuple[str, bool]]:
    """Each quote, and whether it was found; the text is read as far as that needs."""
    whole = cache(lambda: folded(content.decode("utf-8", "replace")))
    read = cache(lambda: [folded(text) for text in paragraphs(content, name)])
    for one in keys:
        number, colon, quote = one.partition(": ")
        if colon and number.isdecimal():
            yield one, int(number) <= len(read()) and contains(read()[int(number) - 1], quote)
        else:
            yield one, contains(whole(), one)


def write_lock(lock: Lock) -> str:
    """The lock as a file: sources and quotes sorted."""
    values: dict[str, Any] = {
        source: {
            "sha256": lock.texts[source],
            "found": [quote for quote, there in by_key.items() if there],
            "not_found": [quote for quote, there in by_key.items() if not there],
        }
        for source, by_key in sorted(lock.quotes.items())
    }
    return LOCK_HEADER + yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6)


def read_lock(root: Path) -> tuple[Lock, list[Problem]]:
    """The lock of `root/data`; none is an empty one, a damaged one is a problem."""
    path = root / LOCK
    if not path.exists():
        return Lock(), []
    return lock_in(read_yaml(path, LOCK))


def lock_in(file: YamlFile) -> tuple[Lock, list[Problem]]:
    """What the file of a lock says; a damaged one is a problem."""
    if file.problems:
        return Lock(), [replace(one, what=f"{one.what} {RESTORE}") for one in file.problems]
    try:
        texts = {source: str(one["sha256"]) for source, one in file.values.items()}
        pairs = {source: _results(one) for source, one in file.values.items()}
    except (AttributeError, KeyError, TypeError):
        return Lock(), [file.problem((), f"must be as `verify` wrote it. {RESTORE}")]
    return Lock(texts, pairs), []


def _results(one: dict[str, Any]) -> dict[str, bool]:
    found_, missed = one["found"], one["not_found"]
    if not isinstance(found_, list) or not isinstance(missed, list):
        raise TypeError
    return {**dict.fromkeys(found_, True), **dict.fromkeys(missed, False)}


def unproved(dossier: Dossier, lock: Lock) -> Iterator[Problem]:
    """A quote that was looked up must have been found, and one with words left out cannot be.

    One that nobody has looked up yet is no problem: it waits for somebody who has the text.
    """
    if _quotes_required(dossier) and not lock.texts:
        yield Problem(LOCK, 1, 1, "", f"must be there: it says which quotes stand in the archived texts. {REFRESH}")
        return
    for entry, one, words in _each_quote(dossier):
        said = lock.said(one.source, one.at, words)
        if said is False:
            what = NOT_FOUND.format(source=one.source, words=found(words))
            yield entry.problem((*one.where, "quote"), f"{what} {SEEK.format(source=one.source)}")
        elif ELLIPSIS.search(words) and not said:
            yield entry.problem((*one.where, "quote"), f"{CONSECUTIVE}: {found(words)}.")


def waiting(dossier: Dossier, lock: Lock) -> list[Problem]:
    """The quotes of texts that are archived, or must be, which no archive has confirmed yet, each at its place."""
    asked = _quotes_required(dossier) | lock.texts.keys()
    return sorted(
        entry.problem((*one.where, "quote"), f"waits for confirmation by the text of '{one.source}': {found(words)}")
        for entry, one, words in _each_quote(dossier)
        if one.source in asked and lock.said(one.source, one.at, words) is None
    )


def _quotes_required(dossier: Dossier) -> set[str]:
    """The texts that must be archived: those of coded agreements and of articles."""
    coded = [agreement.text for agreement in dossier.agreements.values() if agreement.commitments]
    return {str(text) for text in (*coded, *(article.source for article in dossier.articles.values())) if text}


@dataclass(frozen=True)
class QuoteCounts:
    """How many quotes were found, not found, and cannot be looked up because their source has no archived text."""

    found: int
    not_found: int
    not_archived: int


def figures(dossier: Dossier, lock: Lock) -> QuoteCounts:
    """Counts each quote of each source once."""
    counts = Counter(
        lock.said(source, None, one) if source in lock.texts else "no"
        for source, by in quotes(dossier).items()
        for one in by
    )
    return QuoteCounts(counts[True], counts[False], counts["no"])
