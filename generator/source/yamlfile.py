"""One YAML file → plain values, and the place of every one of them.

Works on parser events rather than on PyYAML's own constructors: each value keeps its line, `2024-01-12` stays text, and
`NO` is a problem instead of false. Knows nothing of what the values mean.
"""

import hashlib
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

from generator.disk.datafile import Stamp, read_file, stamp
from generator.source.parsing import UnreadableError
from generator.source.problem import Problem, Where, dotted, found, without_echoes
from generator.source.scan import MOST, Scan, behind
from generator.source.signs import conflicts, copied_marks, hidden, without_hidden, without_marks
from generator.source.slip import Place, offered
from generator.source.slips import mended, unmarked, untabbed

# What files that are no plain text begin with.
OTHER_FILES = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"PK\x03\x04": "a document of an office program or an archive",
    b"\xd0\xcf\x11\xe0": "a document of an office program",
    b"\x1f\x8b": "an archive",
    b"%PDF": "a PDF",
    b"{\\rtf": "a text with formatting (RTF)",
    b"<!doctype": "a web page",
    b"<html": "a web page",
}
LARGEST_FILE = 4_000_000
CARRIAGE_RETURN = re.compile(r"\r\n?")


@dataclass(frozen=True, eq=False)
class YamlFile:
    """What one file says. `path` as in `Problem`; `values` is None where the file could not be read at all.

    `places` has line and column of every value by its path of keys and indexes, `keys` those of mapping keys, `written`
    the text of numbers, `7.10` for 7.1. `digest` is the sha256 of the bytes. `guessed`: a slip hides what some
    values are, so the file must not be written anew. `nameless`: a record in it lacks the line with its name.
    `doubts` are told where nothing else is told of the value. Compared by identity, as an entry is.
    """

    path: str
    values: Any
    digest: str
    problems: tuple[Problem, ...] = ()
    places: dict[Where, Place] = field(default_factory=dict)
    keys: dict[Where, Place] = field(default_factory=dict)
    written: dict[Where, str] = field(default_factory=dict)
    guessed: bool = False
    nameless: bool = False
    doubts: tuple[Problem, ...] = ()
    stamp: Stamp | None = None

    def place(self, where: Where, *, key: bool = False) -> Place:
        """Line and column of a value, or of its key; for what is missing, those of the nearest thing around it."""
        if key and where in self.keys:
            return self.keys[where]
        while where:
            if where in self.places:
                return self.places[where]
            where = where[:-1]
            if where in self.keys:
                return self.keys[where]
        return self.places.get((), (1, 1))

    @property
    def mapping(self) -> dict[str, Any]:
        """Its values by key; none where it is no mapping."""
        return self.values if isinstance(self.values, dict) else {}

    @cached_property
    def keys_in_order(self) -> list[tuple[Place, Where]]:
        """The keys as they follow each other in the file."""
        return sorted((place, where) for where, place in self.keys.items())

    def problem(self, where: Where, what: str, *, key: bool = False) -> Problem:
        """A problem at a value of this file, or at its key."""
        return Problem(self.path, *self.place(where, key=key), dotted(where), what)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read the file at `path`, to be called `name` in problems. Unreadable files are a problem, never an exception."""
    try:
        before, content = read_file(path, name)
    except OSError as error:
        return YamlFile(name, None, "", (unreadable(name, error),))
    return replace(parse_yaml(content, name), stamp=before)


def unreadable(name: str, error: OSError) -> Problem:
    """What keeps a file from being read."""
    return Problem(name, 1, 1, "", f"must be a readable file: {found(error.strerror)}.")


def unchanged(file: YamlFile, path: Path) -> YamlFile | None:
    """The file read before, if the one at `path` still says the same; else None. Reads no more than it must."""
    try:
        now = stamp(path, file.path)
        known = file.stamp
        if known and not known.racy and (now.modified, now.size) == (known.modified, known.size):
            return file
        return replace(file, stamp=now) if hashlib.sha256(path.read_bytes()).hexdigest() == file.digest else None
    except OSError:
        return None


# A preview looks with every edit at what stands beside the data too, which is as it was.
@lru_cache(maxsize=64)
def parse_yaml(content: bytes, name: str) -> YamlFile:
    """The plain values of a YAML file at hand, with their places; `name` is what its problems call it."""
    digest = hashlib.sha256(content).hexdigest()
    begun = content.removeprefix(BOM_UTF8).lstrip()[:9].lower()
    other = next((what for head, what in OTHER_FILES.items() if begun.startswith(head.lower())), "")
    if other:
        return _unreadable(name, digest, (1, 1), f"must be a plain text, and is {other}. Save it as text in UTF-8.")
    if b"\0" in content[:4]:
        return _unreadable(name, digest, (1, 1), "must be UTF-8 text, and is UTF-16. Save the file as UTF-8.")
    if len(content) > LARGEST_FILE:
        return _unreadable(
            name, digest, (1, 1), f"must be at most {LARGEST_FILE:,} bytes long: {len(content):,} found."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Of the error's own bytes, which lack the byte order mark.
        before = error.object[: error.start].decode("utf-8")
        what = f"must be UTF-8 text: byte {error.object[error.start]:#04x} is not. Save the file as UTF-8."
        return _unreadable(name, digest, behind(before), what)
    return _read_text(text, name, digest)


def _read_text(text: str, name: str, digest: str) -> YamlFile:
    signs = tuple(
        Problem(name, *behind(text[:at]), "", what + _line_meant(text, at))
        for at, what in islice(chain(hidden(text), copied_marks(text)), MOST)
    )
    text = unmarked(without_hidden(CARRIAGE_RETURN.sub("\n", untabbed(text))))
    merged = tuple(Problem(name, first, 1, "", _merged(first, last)) for first, last in conflicts(text))
    if merged:
        return YamlFile(name, None, digest, (*signs, *merged))
    reading = Scan(name, text)
    try:
        values = reading.document()
    except UnreadableError as stop:
        values = None
        if stop.by_parser:
            reading, values = _mended(name, text, stop)
        else:
            reading.stop(stop)
    # What was found at a sign that was told is an echo of it.
    told = (*signs, *without_echoes(signs, reading.problems))
    places = reading.places, reading.keys, reading.written
    hidden_by = reading.guessed or bool(signs), reading.nameless
    return YamlFile(name, values, digest, told, *places, *hidden_by, tuple(reading.doubts))


def _line_meant(text: str, at: int) -> str:
    """An offer of the line at a place without the signs that are not what they look like, or do not belong there."""
    lines = text[text.rfind("\n", 0, at) + 1 :].split("\n", 2)[:2]  # the next one says what belongs there
    return offered(lines[0], without_marks(without_hidden("\n".join(lines))).partition("\n")[0])


def _mended(name: str, text: str, stop: UnreadableError) -> tuple[Scan, Any]:
    """What the text says without its slips of typing, and these; nothing where they could not be found."""
    known = mended(text)
    reading, values = Scan(name, known.text or text), None
    reading.guessed = True
    try:
        values = reading.document()
    except UnreadableError as another:
        reading.stop(stop if not known.slips else another if known.text else None)
    reading.put_back(known.origin)
    slips = [Problem(name, *place, "", what) for place, what in known.slips]
    reading.problems = [*slips, *without_echoes(slips, reading.problems)]
    return reading, values


def _merged(first: int, last: int) -> str:
    if first == last:
        return f"must not be here: a merge left this mark (merge conflict, line {first}). Delete it."
    return f"must be one text: a merge left two here (merge conflict, lines {first}–{last}). Keep what is right."


def _unreadable(name: str, digest: str, place: Place, what: str) -> YamlFile:
    return YamlFile(name, None, digest, (Problem(name, *place, "", what),))
