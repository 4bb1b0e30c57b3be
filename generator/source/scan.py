"""One YAML text, event by event → plain values with their places, and what is wrong with how they are written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Any

import yaml

from generator.source.parsing import UnreadableError, readable_events
from generator.source.plain_texts import half_quoted, item_below, without_value
from generator.source.problem import Cause, Problem, Where, did_you_mean, dotted, found
from generator.source.repeated import Repeated, repetition
from generator.source.scalars import BARE_BOOLEANS, bare_boolean, plain_value, quoted, reads_as_number
from generator.source.signs import hidden, letter_lost, mixed, strange, wrapped
from generator.source.slip import Place, offered
from generator.source.typing_slips import (
    COMMENT_LOST,
    KEY_OPENS,
    OTHER_SIGN,
    SMART_QUOTES,
    TRAILING,
    escape_told,
    no_colon_before,
)

DEEPEST = 24
# A sign of a comment behind a word.
GLUED_COMMENT = re.compile(r"(?<=[^\s#&])#\s")
COMMENT_GLUED = "must have two spaces before the '#' of a comment, or stand in quotes: {}."
AGAIN = " (again)"  # behind a key that its block has already, in the path of its value
# More problems of one kind in one file help nobody.
MOST = 200
# A comment behind a text stands apart from it, as the house layout has it; what follows closer was meant as text.
CLOSE_COMMENT = re.compile(r"(?! {2,}#( |$))\s+#")
OPEN_TYPOGRAPHIC = re.compile("[“„«‘‚][^”»’]*$")
ENDED_BY_COMMA = " The comma ends it here."
# The key of what may stand in quotation marks of its own.
TITLE = "title"


class Scan:
    """The state of one reading: where it is, what it has seen."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = text.split("\n")
        self.places: dict[Where, Place] = {}
        self.keys: dict[Where, Place] = {}
        self.written: dict[Where, str] = {}
        self.problems: list[Problem] = []
        # Told only where nothing else is told of the value.
        self.doubts: list[Problem] = []
        self.guessed = False
        self.nameless = False
        self.last_key: Place = (1, 1)
        # Where the brackets and braces begin that are open.
        self.open: list[Place] = []

    def stop(self, why: UnreadableError | None) -> None:
        """Say why the rest could not be read."""
        if why is None:
            return
        # At the end of a text without a last line end the parser points to the line that would follow.
        place = min(why.place, behind(self.text))
        # What was found behind that place is an echo of it.
        self.problems = [one for one in self.problems if (one.line, one.column) < place]
        self.problems.append(Problem(self.name, *place, "", why.what))

    def put_back(self, origin: Callable[[Place], Place]) -> None:
        """Give all places as they are in the text that was read with lines put in."""
        for places in (self.places, self.keys):
            places.update({where: origin(place) for where, place in places.items()})
        for problems in (self.problems, self.doubts):
            problems[:] = [replace(one, line=origin((one.line, 1))[0]) for one in problems]

    def document(self) -> Any:
        """The values of the one document of the text."""
        events = readable_events(self.text)
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            raise UnreadableError((1, 1), "must not be empty.")
        values = self.value(next(events), events, ())
        if values is None:
            raise UnreadableError(self.places[()], "must not be empty.")
        next(events)
        following = next(events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise UnreadableError(_start(following), "must hold one document: a second one begins here ('---').")
        return values

    def value(self, event: Any, events: Iterator[Any], where: Where) -> Any:
        """The value that begins with an event."""
        self.places[where] = _start(event)
        if len(where) > DEEPEST:
            raise UnreadableError(_start(event), f"must not be nested more than {DEEPEST} levels deep.")
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
        """The items of a list up to its end."""
        items = takewhile(lambda event: not isinstance(event, yaml.SequenceEndEvent), events)
        return [self.value(event, events, (*where, number)) for number, event in enumerate(items)]

    def mapping(self, events: Iterator[Any], where: Where) -> dict[str, Any]:
        """The values of a mapping up to its end, by key."""
        values: dict[str, Any] = {}
        run: list[Repeated] = []
        begun = False
        for event in takewhile(lambda event: not isinstance(event, yaml.MappingEndEvent), events):
            before, place = self.last_key, _start(event)
            key = self.key(event, where)
            here = (*where, key)
            if key in values and values[key] is None:
                if not self.open:  # in brackets it is told that there is no value
                    self.guess(here, place, f"must be given once: it stands in line {self.keys[here][0]} already.")
            elif key in values:
                run.append(Repeated(here, place, before))
                # Read on under another path, so that the first one keeps its place.
                self.value(next(events), events, (*where, key + AGAIN))
                continue
            begun, run = self.again(run, values, begun=begun), []
            self.keys[here] = place
            values[key] = self.value(next(events), events, here)
        self.again(run, values, begun=begun)
        if self.open and values and all(self.is_bare(where, key, one) for key, one in values.items()):
            line = self.places[where][0]
            self.problems = [one for one in self.problems if (one.line, one.cause) != (line, Cause.NO_VALUE)]
            what = "must stand in square brackets, as a list does: [ ], not { }."
            self.guess((), self.places[where], what + did_you_mean(f"[{', '.join(values)}]", mark="`"))
        return values

    def is_bare(self, where: Where, key: str, value: Any) -> bool:
        """Whether a key in brackets has neither a value nor a colon behind it."""
        line, column = self.keys[(*where, key)]
        behind_key = self.lines[line - 1][column - 1 :].removeprefix(key).lstrip()
        return value is None and ":" not in key and not re.match(OTHER_SIGN, key) and behind_key[:1] in (",", "}")

    def again(self, run: list[Repeated], values: dict[str, Any], *, begun: bool) -> bool:
        """Tell keys in a row that are given again as one fault; whether something new has begun in the block.

        What is given again behind such a beginning is no fault of its own.
        """
        if not run or begun:
            return begun
        told = repetition(run, values, self.keys, in_brackets=bool(self.open))
        self.nameless = self.nameless or told.nameless
        self.guess(told.where, told.place, told.what)
        return told.begins

    def key(self, event: Any, where: Where) -> str:
        """A key of a mapping."""
        if not isinstance(event, yaml.ScalarEvent):
            line = self.lines[event.start_mark.line][: event.start_mark.column].rstrip()
            why = "A line must not begin with '?'." if line.endswith("?") else "Is a bracket there twice?"
            raise UnreadableError(_start(event), f"must be a plain key: a list or a mapping found. {why}")
        key: str = event.value
        self.last_key = _start(event)
        self.escaped(event, (*where, key))
        if wrong := mixed(key):
            self.guess((*where, key), _start(event), wrong)
        opener = KEY_OPENS.match(key) if event.implicit[0] and not self.open else None
        if opener:
            self.tell((), _start(event), no_colon_before(opener[1], key))
        if event.implicit[0] and key in BARE_BOOLEANS:
            self.tell((*where, key), _start(event), bare_boolean(key))
        return key

    def scalar(self, event: Any, where: Where) -> Any:
        """What a text without inner parts stands for."""
        text: str = event.value
        self.escaped(event, where)
        wrong = strange(text) or letter_lost(text, self.text) or (wrapped(text) if where[-1:] != (TITLE,) else None)
        if event.implicit[0]:
            begin, end = event.start_mark, event.end_mark
            alone = begin.line == end.line
            # An empty value may lie behind the last line.
            line = next(iter(self.lines[begin.line : begin.line + 1]), "")
            wrong = wrong or half_quoted(text, line, begin.column, alone=alone)
        if wrong:
            self.tell(where, _start(event), wrong)
        if not event.implicit[0]:
            # The line end behind a text that was indented wrongly is no second fault.
            return text.rstrip("\n") if self.guessed and event.style in ("|", ">") else text
        self.lost(event, where)
        text = self.before_item(event, where)
        if text in BARE_BOOLEANS or reads_as_number(text):
            told = Problem(self.name, *_start(event), dotted(where), bare_boolean(text))
            # A code in capitals is what was meant, and right in quotes; of another word its field says more.
            (self.problems if text in BARE_BOOLEANS and text.isupper() else self.doubts).append(told)
            return text
        return self.plain(text, event, where)

    def before_item(self, event: Any, where: Where) -> str:
        """A text without the line below it that was meant as an item, and counts as its text."""
        first, column = event.start_mark.line, event.start_mark.column
        if where and isinstance(where[-1], int) and not self.open and event.end_mark.line > first:
            told, down, indent = item_below(self.lines, first, column)
            if told:
                self.guess((), (first + down + 1, indent + 1), told)
                return str(self.lines[first][column:].strip())
        return str(event.value)

    def plain(self, text: str, event: Any, where: Where) -> Any:
        """What a text without quotes stands for; how a number or nothing was written is kept."""
        value = plain_value(text)
        if value is None and self.open and not text:
            self.valueless(event, where)
        if value is None or type(value) in (int, float):
            self.written[where] = text
        return value

    def valueless(self, event: Any, where: Where) -> None:
        """Tell a key in brackets without a value; once in a line, of which nothing else can be said then."""
        place = self.keys.get(where, _start(event))
        line, column = self.lines[place[0] - 1], place[1] - 1
        what, mark = without_value(where, line, column), OPEN_TYPOGRAPHIC.search(line[:column])
        if mark:
            place, what = (place[0], mark.start() + 1), SMART_QUOTES.format(mark[0]) + ENDED_BY_COMMA
        if not any(one.line == place[0] and one.what == what for one in self.problems[-1:]):
            self.guess((), place, what, None if mark else Cause.NO_VALUE)

    def lost(self, event: Any, where: Where) -> None:
        """Tell what stands behind ' #' and was meant as text, and a comma that was not."""
        if event.value.endswith(",") and not self.open:
            self.tell(where, _start(event), TRAILING + did_you_mean(found(event.value.rstrip(",")), mark=""))
        glued = GLUED_COMMENT.search(event.value)
        end = event.end_mark
        if glued and not self.open and end.line == event.start_mark.line:
            line, at = self.lines[end.line], event.start_mark.column + glued.start()
            offer = offered(line, f"{line[:at]}  {line[at:]}")
            self.tell(where, _start(event), COMMENT_GLUED.format(found(event.value)) + offer)
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if "#" not in rest:
            return
        close = CLOSE_COMMENT.match(rest)
        if close and event.value:
            line, column = self.lines[event.start_mark.line], event.start_mark.column
            whole = line[:column] + quoted(line[column:].rstrip())
            offer = offered(line, whole) if event.start_mark.line == end.line else ""
            self.guess(where, (end.line + 1, end.column + close.end()), COMMENT_LOST + offer, Cause.COMMENT_LOST)
        elif re.match(r"\s*#\S", rest) and not event.value and where in self.keys:
            self.tell(where, self.keys[where], "must be in quotes: what begins with '#' is a comment.")

    def escaped(self, event: Any, where: Where) -> None:
        """Tell signs that are not what they look like, written as escapes."""
        if event.style != '"':
            return
        begin, end = event.start_mark, event.end_mark
        line = self.lines[begin.line]
        told = escape_told(line[begin.column : end.column]) if begin.line == end.line else None
        sign = next(hidden(event.value), None)
        if told:
            _, what, meant = told
            self.guess(where, _start(event), what + offered(line, line[: begin.column] + meant + line[end.column :]))
        elif sign:
            self.guess(where, _start(event), sign[1])

    def guess(self, where: Where, place: Place, what: str, cause: Cause | None = None) -> None:
        """Tell what hides a value, and go on with what it may be."""
        self.guessed = True
        self.tell(where, place, what, cause)

    def tell(self, where: Where, place: Place, what: str, cause: Cause | None = None) -> None:
        """Gather a problem."""
        if len(self.problems) < MOST:
            self.problems.append(Problem(self.name, *place, dotted(where), what, cause))


def _start(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def behind(text: str) -> Place:
    """Line and column of what follows a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
