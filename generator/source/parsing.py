"""How far the parser gets with a text: its events, and the place at which it stumbles."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from generator.source.problem import found
from generator.source.slip import Place

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNREADABLE = "must be readable, and is not from here on. Look at the indent, and at the line before."
ANCHOR = "must not begin with '*' or '&', as anchors and aliases do: put it in quotes if it is text, or write it out."


class MarkError(yaml.MarkedYAMLError):
    """What makes a value more than it looks, an anchor, an alias or a tag; `problem` is a sentence in must-form."""


class UnreadableError(Exception):
    """Ends the reading of a file at a problem after which the rest has no meaning. `by_parser`: it is no YAML."""

    def __init__(self, place: Place, what: str, *, by_parser: bool = False) -> None:
        super().__init__(what)
        self.place = place
        self.what = what
        self.by_parser = by_parser


def events_of(text: str) -> Iterator[Any]:
    """PyYAML's events. Raises yaml.YAMLError, RecursionError or ValueError where the text is none."""
    loader = LOADER(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.NodeEvent):
                _refuse_marks(event)
            yield event
    finally:
        loader.dispose()


def readable_events(text: str) -> Iterator[Any]:
    """The same. Raises UnreadableError, whose message is for an editor."""
    try:
        yield from events_of(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = str(error.problem) if isinstance(error, MarkError) else UNREADABLE
        raise UnreadableError(place, what, by_parser=True) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise UnreadableError((1, 1), f"must be valid YAML: {found(error)}.") from None


def _refuse_marks(event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise MarkError(problem=ANCHOR, problem_mark=event.start_mark)
    tag = getattr(event, "tag", None)
    if tag and tag != "tag:yaml.org,2002:str":
        raise MarkError(problem=tagged(tag), problem_mark=event.start_mark)


def tagged(tag: str) -> str:
    """What is wrong with a tag."""
    return f"must not use the tag {found(tag)}: plain values only, in quotes if they begin with '!'."


def stumble(text: str) -> yaml.MarkedYAMLError | None:
    """Where and why the parser gives up, or None where it reads to the end."""
    try:
        for _ in events_of(text):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    except (yaml.YAMLError, RecursionError, ValueError):
        return None  # nothing that a repaired line would mend
    return None


def out_of_place(text: str) -> int:
    """How many keys are given again or have no value, up to where the parser gets: lines stand in the wrong block."""
    mappings: list[list[str | None]] = []  # of each its keys and values, one after the other; None for a block
    in_lines: list[list[str | None]] = []  # those of them that are not in braces
    blocks: list[list[str | None]] = []
    with suppress(yaml.YAMLError):
        for event in events_of(text):
            if isinstance(event, yaml.CollectionEndEvent):
                blocks.pop()
            elif isinstance(event, yaml.NodeEvent):
                if blocks:
                    blocks[-1].append(getattr(event, "value", None))
                if isinstance(event, yaml.CollectionStartEvent):
                    blocks.append([])
                    is_mapping = isinstance(event, yaml.MappingStartEvent)
                    mappings += [blocks[-1]] if is_mapping else []
                    in_lines += [blocks[-1]] if is_mapping and not event.flow_style else []
    again = sum(len(keys) - len(set(keys)) for keys in (one[::2] for one in mappings))
    return again + sum(one[1::2].count("") for one in in_lines)
