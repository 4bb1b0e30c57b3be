"""The words by which articles state things, and how these stand beside each other: words.yml and patterns.yml."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

REFERRED_TO = re.compile(r"@\{(\w+)\}")


@cache
def table_of(name: str) -> dict[str, Any]:
    """One of the YAML files beside this module."""
    table: dict[str, Any] = yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8"))
    return table


@cache
def said_by(concept: str) -> re.Pattern[str]:
    """The pattern of one concept of words.yml, found as whole words in any case."""
    return re.compile(rf"(?<![\w])(?:{'|'.join(table_of('words')[concept])})(?![\w])", re.IGNORECASE)


@cache
def form_of(name: str) -> re.Pattern[str]:
    """The pattern of one entry of patterns.yml, with the entries and the concepts that it refers to in their places."""
    return re.compile(_written(name))


def _written(name: str) -> str:
    known = table_of("patterns")
    return REFERRED_TO.sub(
        lambda one: _written(one[1]) if one[1] in known else said_by(one[1]).pattern, "".join(known[name])
    )


def tells(text: str, *concepts: str) -> bool:
    """Whether a text has a word of each of these concepts."""
    return all(said_by(concept).search(text) for concept in concepts)


def places_of(text: str, concept: str) -> Iterator[tuple[int, int]]:
    """Where a text has words of a concept."""
    yield from (one.span() for one in said_by(concept).finditer(text))


def outright(text: str) -> bool:
    """Whether a text says what is, and neither denies it nor only expects, wants or allows for it."""
    said = form_of("not_until").sub("", text)
    return not any(tells(said, concept) for concept in ("never", "nothing", "expected", "wants", "possible"))
