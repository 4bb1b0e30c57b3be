"""The folder of the fact table → a dossier: which file holds what, and what cannot be read.

Files that did not change since an earlier dossier keep the entries made then.
"""

import hashlib
import os
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ValidationError

from generator.model.about import Site
from generator.model.dossier import DATA, DISAGREEMENTS, DRAFT, LOCK, NO_SITE, SITE, VOCABULARY, Dossier
from generator.model.entries import Entry, HalfRead
from generator.model.fields import CODE, SLUG
from generator.model.given_addresses import ADDRESSES, Published, published_in, read_published
from generator.model.grouping import grouped
from generator.model.kinds import KINDS
from generator.model.named import named_records, word_called, words_of
from generator.model.records import Disagreement, Source
from generator.model.vocabulary import Word
from generator.source.expectations import fields_by_key
from generator.source.problem import (
    Cause,
    Problem,
    Step,
    Unoffered,
    choice,
    did_you_mean,
    found,
    likest,
    nearest,
    without_echoes,
)
from generator.source.validation import validate
from generator.source.yamlfile import YamlFile, parse_yaml, read_yaml, unchanged
from generator.text.wording import slug

# data/<folder>/<file>
DEPTH = 3
# Some systems end the name of every text with the last one, unseen.
TABLE_ENDING, OTHER_FORMATS = ".yml", (".json", ".csv")
MEANT_ENDINGS = (TABLE_ENDING, ".yaml", *OTHER_FORMATS, ".txt")
BELONGS = "must lie in {}: what it says belongs there."
OF_SOURCES = "sources"


def read_dossier(root: Path, before: Dossier | None = None) -> Dossier:
    """Read `root/data`. Files whose bytes are those of `before` keep the entries made then."""

    def read(name: str, known: YamlFile | None) -> YamlFile:
        return (unchanged(known, root / name) if known else None) or read_yaml(root / name, name)

    return _table(_table_files(data_files(root), read, before), *read_published(root))


def dossier_of(contents: Mapping[str, bytes], before: Dossier) -> Dossier:
    """The table that files with these contents make, by path; of those that are as `before` the entries made then."""

    def read(name: str, known: YamlFile | None) -> YamlFile:
        same = known and known.digest == hashlib.sha256(contents[name]).hexdigest()
        return known if known and same else parse_yaml(contents[name], name)

    names = (one for one in contents if is_table(Path(one).name) and "/." not in one and one != LOCK)
    return _table(_table_files(names, read, before), *published_in(contents.get(ADDRESSES)))


def _table(
    read: Iterable[tuple[YamlFile, Iterable[Entry], Iterable[Problem]]],
    published: Mapping[str, Published],
    damaged: list[Problem],
) -> Dossier:
    """The table of files that were read."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    files: dict[str, YamlFile] = {}
    for file, made, wrong in read:
        files[file.path] = file
        entries += made
        problems += wrong
    vocabulary, unclear = words_of(files)
    site, missing = _site_file(files)
    of_table = [file for path, file in files.items() if path.endswith(TABLE_ENDING) or not Path(path).suffix]
    unreadable = [problem for file in of_table for problem in file.problems]
    problems = [_with_words(one, vocabulary) for one in problems]
    return Dossier(
        tuple(sorted(entries, key=lambda entry: (entry.kind, entry.id, entry.file.path))),
        vocabulary,
        files.get(VOCABULARY, YamlFile(VOCABULARY, None, "")),
        site,
        tuple(sorted({*unreadable, *without_echoes(unreadable, [*problems, *unclear, *missing, *damaged])})),
        files,
        _unread_names(files, {(entry.file.path, *entry.where) for entry in entries}),
        _unread_kinds(files, {entry.file.path for entry in entries}),
        published,
        # Of a file that is wrong as a whole only that is told.
        tuple(
            _half_read(files, {entry.file.path for entry in entries} | {one.path for one in problems if not one.where})
        ),
    )


def _with_words(one: Problem, vocabulary: Mapping[str, Mapping[str, Word]]) -> Problem:
    """A problem of what is no word of a group, or not given, with the words there are."""
    if not isinstance(one.cause, Unoffered):
        return one
    known = vocabulary.get(getattr(one.cause.kind, "target", ""), {})
    return replace(one, what=one.what + (did_you_mean(word_called(one.cause.given, known)) or choice(known)))


def _half_read(files: Mapping[str, YamlFile], told: set[str]) -> Iterator[HalfRead]:
    """The records of files in which only values are wrong, not how they are written or where they lie."""
    for path, file in files.items():
        kind, name = path.split("/")[1], Path(path).stem
        sound = file.mapping.get("id") == name
        if kind in KINDS and path not in told and sound and not (file.problems or file.guessed):
            yield HalfRead(kind, name, KINDS[kind].model.model_construct(), file)


def _table_files(
    named: Iterable[str], read: Callable[[str, YamlFile | None], YamlFile], before: Dossier | None
) -> Iterator[tuple[YamlFile, Iterable[Entry], Iterable[Problem]]]:
    """Every file of these names with its entries and what is wrong with it; `read` is given the one of before."""
    kept = grouped((entry.file.path, entry) for entry in before.entries) if before else {}
    wrong = {problem.path for problem in before.problems} if before else set()
    names = sorted(named)
    for name in names:
        known = before.files.get(name) if before and name not in wrong else None
        file = read(name, known)
        if known and file.digest == known.digest:
            yield file, kept.get(name, ()), ()
        else:
            yield file, *_entries_of_file(file, names)


def data_files(root: Path) -> Iterator[str]:
    """The files of the table, by their path from `root`: what is named like one, and links to folders.

    What begins with a dot is none of them: editors and systems put files of their own beside those that are edited.
    """
    for parent, folders, names in os.walk(root / DATA):
        folder = Path(parent).relative_to(root).as_posix()
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked = [name for name in folders if Path(parent, name).is_symlink()]
        told = [name for name in names if is_table(name)] + [one for one in folders if is_table(one) and "." in one]
        yield from (f"{folder}/{name}" for name in {*told, *linked} if f"{folder}/{name}" != LOCK)


def is_table(name: str) -> bool:
    """Whether a file of this name in `data/` is a part of the table; a draft is none yet."""
    ending = Path(name).suffix.lower()
    meant = ending in MEANT_ENDINGS or likest(ending, MEANT_ENDINGS) or re.fullmatch(SLUG, name)
    return bool(meant) and f"{DATA}/{name}" != ADDRESSES and not name.endswith(DRAFT) and not name.startswith(".")


def _unread_names(files: Mapping[str, YamlFile], read: set[tuple[Step, ...]]) -> frozenset[str]:
    names: set[str] = set()
    for path, file in files.items():
        parts = path.split("/")
        if (path,) in read or path in (VOCABULARY, SITE):
            continue
        if parts[1] != OF_SOURCES or "id" in file.mapping:  # what lies in no folder of its kind too
            names |= {Path(path).stem, *(str(file.mapping[key]) for key in ("id", "code") if key in file.mapping)}
        if parts[1] not in KINDS:
            lost = {key: one for key, one in file.mapping.items() if (path, key) not in read}
            names |= {name for key in lost for name in (key, slug(key))}
            # Those too that were indented too far.
            names |= {str(key) for one in lost.values() if isinstance(one, dict) for key in one}
    return frozenset(names)


def _unread_kinds(files: Mapping[str, YamlFile], read: set[str]) -> frozenset[str]:
    """The collections whose names stand only inside files that could not be read: codes and ids of sources."""
    kinds: set[str] = set()
    for path, file in files.items():
        folder = path.split("/")[-2]
        if folder == OF_SOURCES and (file.nameless or not isinstance(file.values, dict)):
            kinds.add("sources")
        code = file.mapping.get("code")
        if folder in ("countries", "organisations") and path not in read and not re.fullmatch(CODE, str(code)):
            kinds |= {"actors", "entities"}
    return frozenset(kinds)


def _entries_of_file(file: YamlFile, beside: Container[str]) -> tuple[list[Entry], list[Problem]]:
    """The records of one file, by where it lies; `beside` are all files."""
    path = Path(file.path)
    if path.suffix != TABLE_ENDING and (path.suffix or not file.problems):
        what = f"must be a file whose name ends in {TABLE_ENDING}: {found(path.suffix or path.name)}."
        own = path.with_suffix("").with_suffix(TABLE_ENDING).name
        renamed = path.suffix.lower() not in OTHER_FORMATS and path.with_name(own).as_posix() not in beside
        return [], [Problem(file.path, 1, 1, "", what + did_you_mean(own if renamed else ""))]
    if file.values is None or file.path in (VOCABULARY, SITE):
        return [], []
    folders = [*KINDS, OF_SOURCES]
    if file.path == DISAGREEMENTS:
        return _keyed_entries("disagreements", Disagreement, file)
    astray = ""
    if len(path.parts) != DEPTH or path.parts[1] not in folders:
        astray = _in_no_folder(path, file, folders)
    elif path.parts[1] == OF_SOURCES and "id" in file.mapping:
        astray = _belongs(file, OF_SOURCES)
    if astray:
        return [], [Problem(file.path, 1, 1, "", astray)]
    if path.parts[1] == OF_SOURCES:
        return _keyed_entries(OF_SOURCES, Source, file)
    return _one_record(path, file, beside)


def _in_no_folder(path: Path, file: YamlFile, folders: Sequence[str]) -> str:
    """What is wrong with a file that lies in none of the folders of records."""
    what = f"must lie in one of the folders {', '.join(folders)}: {found(path.parent.as_posix())}."
    return _belongs(file, "") or what + nearest(path.parent.name, folders)


def _one_record(path: Path, file: YamlFile, beside: Container[str]) -> tuple[list[Entry], list[Problem]]:
    """The one record of a file with a page of its own."""
    record, problems = validate(KINDS[path.parts[1]].model, file)
    given = file.mapping.get("id")
    if isinstance(given, str) and given != path.stem:
        # Without an entry, so that references to the one or the other name are not wrong as well.
        what = _other_name(path, given, beside)
        return [], [*(p for p in problems if p.where != "id"), file.problem(("id",), what)]
    strange = file.mapping.keys() - fields_by_key(KINDS[path.parts[1]].model)
    elsewhere = _belongs(file, path.parts[1]) if problems else ""
    if elsewhere and not len(problems) == len(strange) == 1:
        return [], [Problem(file.path, 1, 1, "", elsewhere)]
    # Of one strange field nobody knows whether it is that or the file.
    either = f" Or the file {elsewhere}" if elsewhere else ""
    problems = [_told_with_kind(one, path.parts[1], either) for one in problems]
    return ([Entry(path.parts[1], record.id, record, file)] if record else []), problems


def _other_name(path: Path, given: str, beside: Container[str]) -> str:
    """What is wrong with an id that is not the name of its file; `beside` are all files."""
    own = path.with_name(f"{given}.yml")
    if own.as_posix() in beside:
        copied = f"{own.name} has this id. Give a copy a name and an id of its own, or delete it."
        return f"must be the file name without .yml, {found(slug(path.stem))}: {copied}"
    if not re.fullmatch(SLUG, path.stem):
        return f"must be the file name without .yml. Call the file {found(own.name)}, not {found(path.name)}."
    back = f" If the file was renamed, name it {found(own.name)} again: `rename` changes a name everywhere."
    renamed = back if re.fullmatch(SLUG, given) else ""
    return f"must be the file name without .yml, {found(path.stem)}: {found(given)}.{renamed}"


def _belongs(file: YamlFile, folder: str) -> str:
    """That a file belongs into another folder: of a kind as which nothing is wrong with it; or nothing."""
    fitting = []
    for kind in KINDS.values() if not file.guessed else ():
        with suppress(ValidationError):
            if kind.folder != folder:
                kind.model.model_validate(file.values)
                fitting.append(kind.folder)
    if not fitting and folder != OF_SOURCES and file.mapping and not file.guessed:
        read, problems = named_records(Source, file)
        fitting += [OF_SOURCES] if read and not problems else []
    return BELONGS.format(" or ".join(f"{DATA}/{one}/" for one in fitting)) if fitting else ""


def _told_with_kind(one: Problem, folder: str, either: str) -> Problem:
    """A problem of a field that a record of another kind may have, with the one meant here, or `either`."""
    own = fields_by_key(KINDS[folder].model)
    if one.cause is not Cause.UNKNOWN_FIELD:
        return one
    known = {kind.folder: fields_by_key(kind.model) for kind in KINDS.values()}
    having = {kind: fields for kind, fields in known.items() if one.where in fields}
    alike = {
        name
        for fields in having.values()
        for name in own.keys() - fields.keys()
        if own[name].annotation == fields[one.where].annotation
    }
    told = f" It is a field of {' and '.join(having)}." if having else ""
    return replace(one, what=one.what + told + (did_you_mean(*(alike if len(alike) == 1 else ())) or either))


def _keyed_entries(kind: str, model: type[BaseModel], file: YamlFile) -> tuple[list[Entry], list[Problem]]:
    """The records of a file that maps ids to records."""
    if not isinstance(file.values, dict):
        return [], [file.problem((), "must be a mapping of ids to records.")]
    read, problems = named_records(model, file)
    there = (id_ for id_ in file.values if id_ in read)
    return [Entry(kind, id_, record, file, (id_,)) for id_ in there if (record := read[id_])], problems


def _site_file(files: Mapping[str, YamlFile]) -> tuple[Site, list[Problem]]:
    file = files.get(SITE)
    if file is None:
        return NO_SITE, [Problem(SITE, 1, 1, "", "must be there: it says what the site is about.")]
    site, problems = validate(Site, file) if file.values is not None else (None, [])
    return site or NO_SITE, problems
