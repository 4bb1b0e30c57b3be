"""A paragraph → its sentences, and the parts of a sentence between commas and stronger marks."""

import re
from collections.abc import Iterator

from generator.news.dates_and_sums import MONTH
from generator.news.mentions import Mention
from generator.news.words import form_of

PARTICLES = "von van de da di du del dos bin al"
ARTICLES_AND_LINKS = "the and or of und der die das та і й et le la les i a an in on at am im у в à w we"
LIST_WORDS = frozenset(f"{PARTICLES} {ARTICLES_AND_LINKS}".split())
ORDINAL_DAY = re.compile(rf"[^\d]?\s?\d{{1,2}} (?:{MONTH})\b", re.IGNORECASE)
LONGEST_QUESTION = 12  # words


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end."""
    start = 0
    for stop in form_of("stop").finditer(text):
        before, behind = text[start : stop.start()], text[stop.end() :]
        if text[stop.start()] == "." and (
            form_of("abbreviated").search(before) or ORDINAL_DAY.match(f"{before[-3:]} {behind}")
        ):
            continue
        yield start, stop.end() - len(stop.group()) + len(stop.group().rstrip())
        start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def cut(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The parts of a stretch between marks."""
    place = start
    for mark in marks.finditer(text, start, end):
        if mark.start() > place:
            yield place, mark.start()
        place = mark.end()
    if place < end:
        yield place, end


def joined_lists(text: str, parts: list[tuple[int, int]], entities: list[Mention]) -> Iterator[tuple[int, int]]:
    """Clauses: parts that only name a country, a person's office or a date belong to the one before them."""
    current: tuple[int, int] | None = None
    for start, end in parts:
        names = current and (_only_names(text, start, end, entities) or _only_names(text, *current, entities))
        if current and (names or _countries_listed(text, current[1], start, entities)):
            current = current[0], end
            continue
        if current:
            yield current
        current = start, end
    if current:
        yield current


def _countries_listed(text: str, end: int, start: int, entities: list[Mention]) -> bool:
    """Whether a list of countries stands around a comma: "Spain, Belgium and Portugal signed"."""
    before = any(one.end == end and one.kind == "actor" for one in entities)
    behind = next((one for one in entities if one.start == start and one.kind == "actor"), None)
    return before and behind is not None and bool(form_of("listed_on").match(text, behind.end))


def _only_names(text: str, start: int, end: int, entities: list[Mention]) -> bool:
    """Whether a part has no word in lower case but articles, so that it is an item of a list or a name."""
    rest = text[start:end]
    for one in sorted(entities, reverse=True):
        if start <= one.start and one.end <= end:
            rest = rest[: one.start - start] + rest[one.end - start :]
    words = [word for word in re.findall(r"[^\W\d_]+", rest) if word.casefold() not in LIST_WORDS]
    return not any(word[0].islower() for word in words) and len(words) < 4


def asks(text: str) -> bool:
    """Whether a line is a question that stands above the text answering it."""
    return text.endswith("?") and len(text.split()) <= LONGEST_QUESTION
