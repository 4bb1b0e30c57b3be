"""One YAML file → plain values, and the place of every one of them.

Works on parser events rather than on PyYAML's own constructors: each value keeps its line, `2024-01-12` stays text, and
`NO` is a problem instead of false. Knows nothing of what the values mean.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from generator.disk.datafile import Stamp, read_file, stamp
from generator.source.problem import Problem, found

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 4_000_000
DEEPEST = 24
# More problems of one kind in one file help nobody.
MOST = 200
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
# YAML 1.1 reads these bare words as true or false; a country code among them is the classic accident.
BOOLEANS = "y", "n", "yes", "no", "on", "off", "true", "false"
BARE_BOOLEANS = frozenset(form for word in BOOLEANS for form in (word, word.title(), word.upper())) - {"true", "false"}
# Characters that reorder or hide text on a page, or count as a line end for some programs only: control characters,
# bidirectional controls, zero-width marks, soft hyphens, line and paragraph separators, the byte order mark, tags.
INVISIBLE = re.compile(
    "[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff0-\uffff\U000e0000-\U000e007f]"
)

Step = str | int
Where = tuple[Step, ...]
Place = tuple[int, int]


@dataclass(frozen=True)
class YamlFile:
    """What one file says. `path` as in `Problem`; `values` is None where the file could not be read at all.

    `places` has line and column of every value by its path of keys and indexes, `keys` those of mapping keys. `digest`
    is the sha256 of the bytes.
    """

    path: str
    values: Any
    digest: str
    problems: tuple[Problem, ...] = ()
    places: dict[Where, Place] = field(default_factory=dict)
    keys: dict[Where, Place] = field(default_factory=dict)
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

    def problem(self, where: Where, what: str, *, key: bool = False) -> Problem:
        """A problem at a value of this file, or at its key."""
        return Problem(self.path, *self.place(where, key=key), dotted(where), what)


def dotted(where: Where) -> str:
    """`("claims", 3, "source")` → `claims[3].source`, indexes from 0 as in YAML paths."""
    text = ""
    for step in where:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    # A key may be of several lines, a message may not.
    return " ".join(text.split())


class _UnreadableError(Exception):
    """Ends the reading of a file at a problem after which the rest has no meaning."""

    def __init__(self, place: Place, what: str) -> None:
        super().__init__(what)
        self.place = place
        self.what = what


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


def parse_yaml(content: bytes, name: str) -> YamlFile:
    """The same for bytes at hand."""
    digest = hashlib.sha256(content).hexdigest()
    if len(content) > LARGEST:
        return _unreadable(name, digest, (1, 1), f"must be at most {LARGEST:,} bytes long: {len(content):,} found.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Of the error's own bytes, which lack the byte order mark.
        before = error.object[: error.start].decode("utf-8")
        what = f"must be UTF-8 text: byte {error.object[error.start]:#04x} is not. Save the file as UTF-8."
        return _unreadable(name, digest, _behind(before), what)
    reading = _Reading(name)
    try:
        values = reading.document(text)
    except _UnreadableError as stop:
        # At the end of a text without a last line end the parser points to the line that would follow.
        return _unreadable(name, digest, min(stop.place, _behind(text)), stop.what, reading)
    return YamlFile(name, values, digest, tuple(reading.problems), reading.places, reading.keys)


def _unreadable(name: str, digest: str, place: Place, what: str, reading: "_Reading | None" = None) -> YamlFile:
    # What was found behind that place is an echo of it.
    earlier = tuple(one for one in reading.problems if (one.line, one.column) < place) if reading else ()
    return YamlFile(name, None, digest, (*earlier, Problem(name, *place, "", what)))


class _Reading:
    """The state of one reading: where it is, what it has seen."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[Where, Place] = {}
        self.keys: dict[Where, Place] = {}
        self.problems: list[Problem] = []
        # Where the brackets and braces begin that are open.
        self.open: list[Place] = []

    def document(self, text: str) -> Any:
        hidden = INVISIBLE.search(text)
        if hidden:
            raise _UnreadableError(_behind(text[: hidden.start()]), _hidden(hidden.group()))
        events = self.events(text)
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            raise _UnreadableError((1, 1), "must not be empty.")
        values = self.value(next(events), events, ())
        if values is None:
            raise _UnreadableError(self.places[()], "must not be empty.")
        next(events)
        following = next(events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise _UnreadableError(_start(following), "must hold one document: a second one begins here ('---').")
        return values

    def value(self, event: Any, events: Iterator[Any], where: Where) -> Any:
        self.places[where] = _start(event)
        _refuse_marks(event)
        if len(where) > DEEPEST:
            raise _UnreadableError(_start(event), f"must not be nested more than {DEEPEST} levels deep.")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, where)
        if event.flow_style:
            self.open.append(_start(event))
        is_list = isinstance(event, yaml.SequenceStartEvent)
        values = self.sequence(events, where) if is_list else self.mapping(events, where)
        if event.flow_style:
            self.open.pop()
        return values

    def sequence(self, events: Iterator[Any], where: Where) -> list[Any]:
        values: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.value(event, events, (*where, len(values))))
        return values

    def mapping(self, events: Iterator[Any], where: Where) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, place = self.key(event, where), _start(event)
            here = (*where, key)
            if key in values:
                first = self.keys[here][0]
                self.tell(here, place, f"must be given once: it stands in line {first} already.")
                # Read on under another path, so that the first one keeps its place.
                self.value(next(events), events, (*where, f"{key} (again)"))
                continue
            self.keys[here] = place
            values[key] = self.value(next(events), events, here)
        return values

    def key(self, event: Any, where: Where) -> str:
        _refuse_marks(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise _UnreadableError(_start(event), "must be a plain key: a list or a mapping found.")
        key: str = event.value
        if event.implicit[0] and key in BARE_BOOLEANS:
            self.tell((*where, key), _start(event), f"must be in quotes ('{key}'): {_bare(key)}")
        return key

    def scalar(self, event: Any, where: Where) -> Any:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in BARE_BOOLEANS:
            self.tell(where, _start(event), f"must be in quotes ('{text}'): {_bare(text)}")
            return text
        if text in NOTHING:
            if self.open and not text:
                what = "must have a value. If it belongs to the text before the comma, put that text in quotes."
                self.tell(where, self.keys.get(where, _start(event)), what)
            return None
        if text in ("true", "false"):
            return text == "true"
        if INTEGER.fullmatch(text):
            return int(text)
        return float(text) if DECIMAL.fullmatch(text) else text

    def events(self, text: str) -> Iterator[Any]:
        """PyYAML's events, its exceptions turned into `_UnreadableError`."""
        try:
            yield from yaml.parse(text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            raise self.syntax(text, error) from None
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            raise _UnreadableError((1, 1), f"must be valid YAML: {found(error)}.") from None

    def syntax(self, text: str, error: yaml.MarkedYAMLError) -> _UnreadableError:
        """What the parser says, in an editor's words and, where something is left open, at its beginning."""
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = error.problem or "not readable"
        if "quoted" in (error.context or "") and error.context_mark:
            begun = (error.context_mark.line + 1, error.context_mark.column + 1)
            return _UnreadableError(begun, "must be closed: this quotation mark has no partner.")
        if self.open and self.open[-1][0] < place[0]:
            what = f"must be closed: this bracket is still open in line {place[0]}, column {place[1]}."
            return _UnreadableError(self.open[-1], what)
        at = text.splitlines()[place[0] - 1][place[1] - 1 :] if place[0] <= len(text.splitlines()) else ""
        if "mapping values" in said or at.startswith(": "):
            what = "must be valid YAML: a second ':' in one line. Put text that contains ': ' in quotes."
            return _UnreadableError(place, what)
        hint = " Put text that begins with a special sign in quotes." if "character" in said else ""
        return _UnreadableError(place, f"must be valid YAML: {said}.{hint}")

    def tell(self, where: Where, place: Place, what: str) -> None:
        if len(self.problems) < MOST:
            self.problems.append(Problem(self.name, *place, dotted(where), what))


def _start(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _behind(text: str) -> Place:
    """Line and column of what follows a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _bare(text: str) -> str:
    return f"YAML reads a bare {text} as {'true' if text.lower() in ('y', 'yes', 'on', 'true') else 'false'}."


def _hidden(character: str) -> str:
    if character == "\t":
        return "must not contain a tab: use spaces."
    return f"must not contain the invisible character U+{ord(character):04X}."


def _refuse_marks(event: Any) -> None:
    """Stop at what makes a key or a value more than it looks: anchors, tags, and escapes for invisible characters."""
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        what = "must not use anchors and aliases ('&', '*'): write the value out, in quotes if it is text."
        raise _UnreadableError(_start(event), what)
    if event.tag and event.tag != "tag:yaml.org,2002:str":
        raise _UnreadableError(_start(event), f"must not use the tag {found(event.tag)}: plain values only.")
    hidden = INVISIBLE.search(event.value) if isinstance(event, yaml.ScalarEvent) else None
    if hidden:
        raise _UnreadableError(_start(event), _hidden(hidden.group()))
