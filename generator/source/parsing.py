"""How far the parser gets with a text: its events, and the place at which it stumbles."""

from collections.abc import Iterator
from typing import Any

import yaml

from generator.source.problem import found

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


ANCHOR = "must not use anchors and aliases ('&', '*'): write the value out, in quotes if it is text."


class MarkError(yaml.MarkedYAMLError):
    """What makes a value more than it looks, an anchor, an alias or a tag; `problem` is a sentence in must-form."""


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


def doubled(text: str) -> int:
    """How often a key is given again, up to where the parser gets: a sign that lines stand in the wrong block."""
    again = 0
    blocks: list[tuple[set[str] | None, bool]] = []  # the keys of a mapping, None for a list; whether a key comes next
    try:
        for event in events_of(text):
            if isinstance(event, yaml.CollectionEndEvent):
                blocks.pop()
                continue
            again += _is_again(event, blocks)
            if isinstance(event, yaml.CollectionStartEvent):
                blocks.append((set() if isinstance(event, yaml.MappingStartEvent) else None, True))
    except yaml.YAMLError:
        pass
    return again


def _is_again(event: Any, blocks: list[tuple[set[str] | None, bool]]) -> bool:
    """Whether an event is a key that its mapping has already. Notes what comes next there."""
    if not blocks or not isinstance(event, yaml.NodeEvent) or blocks[-1][0] is None:
        return False
    keys, is_key = blocks[-1]
    assert keys is not None
    blocks[-1] = keys, not is_key
    key = getattr(event, "value", "")
    again = is_key and key in keys
    if is_key:
        keys.add(key)
    return again
