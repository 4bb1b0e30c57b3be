"""The words by which articles state things: words.yml as patterns, each found as whole words in any case."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

CONCEPTS_FILE = Path(__file__).with_name("words.yml")


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = yaml.safe_load(CONCEPTS_FILE.read_text(encoding="utf-8"))
    return table


@cache
def said_by(concept: str) -> re.Pattern[str]:
    """The pattern of one concept of words.yml."""
    return re.compile(rf"(?<![\w])(?:{'|'.join(_table()[concept])})(?![\w])", re.IGNORECASE)


def tells(text: str, *concepts: str) -> bool:
    """Whether a text has a word of each of these concepts."""
    return all(said_by(concept).search(text) for concept in concepts)


def places_of(text: str, concept: str) -> Iterator[tuple[int, int]]:
    """Where a text has words of a concept."""
    yield from (one.span() for one in said_by(concept).finditer(text))


# "did not start until November" denies nothing.
NOT_UNTIL = re.compile(
    r"\b(?:not|never)\b(?=[^,;:]{0,60}\b(?:until|before)\b)|\bnicht\b(?=[^,;:]{0,60}\b(?:vor|bis)\b)|\bне\b(?=[^,;:]{0,60}\bдо\b)",
    re.IGNORECASE,
)


def outright(text: str) -> bool:
    """Whether a text says what is, and neither denies it nor only expects, wants or allows for it."""
    said = NOT_UNTIL.sub("", text)
    return not any(tells(said, concept) for concept in ("never", "expected", "wants", "possible"))
