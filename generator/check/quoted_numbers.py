"""A text of ours and its quotes → a number of the text for which the quotes give another one.

Told are only numbers that must be meant for each other: of the same clause, document or order, a number that is the
whole text, a year beside one that both name, and one that differs by a slip of the pen.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.check.quoted_clauses import CLAUSE_NUMBER, DIVISION, UNITS, clause_number
from generator.check.quoted_dates import stated_dates
from generator.check.quoted_figures import SHORTEST_NOUN, stated_figures
from generator.text.numbers import NO_TIME, numbers_in, time_unit, tokens_of

NOUGHTS_LEFT_OUT = 3  # from here on a scale is left out, because the quote breaks off
CALENDAR_YEARS = range(1900, 2100)
YEAR_SAID = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?!\d|/\d)")
CLAUSE_NAMED = re.compile(rf"\b(?P<division>(?i:{UNITS}))\.?\s{CLAUSE_NUMBER}\b")
DOCUMENT_NUMBER = re.compile(r"(?:\b[A-Z]{2,}\s)?(?<![\d/.])(?!(?:19|20)\d\d/)\d{1,4}/\d{2,4}(?![\d/]|\.\d)")
TIME_OF_DAY = re.compile(r"\b\d{1,2}:\d\d\b")


@dataclass(frozen=True)
class _Stated:
    """A number as it is written, and as what it can be read."""

    text: str
    readings: frozenset[float]


def other_number(text: str, quotes: Iterable[str]) -> tuple[str, str] | None:
    """A number of the text and the one that the quotes give instead, or nothing."""
    said = list(quotes)
    rules = (_other_clauses, _document_numbers, _other_year, _slips)
    return next((both for rule in rules for both in rule(text, said)), None)


def _other_clauses(text: str, quotes: list[str]) -> Iterator[tuple[str, str]]:
    """A clause of which the quotes name others of the same division only: Article 15, Article 51."""
    for row in sorted({DIVISION[match["division"].lower()] for match in CLAUSE_NAMED.finditer(text)}):
        ours, theirs = _clauses_named(row, [text]), _clauses_named(row, quotes)
        if theirs and not ours.keys() & theirs.keys():
            yield next(iter(ours.values())), next(iter(theirs.values()))


def _clauses_named(row: int, texts: Iterable[str]) -> dict[int, str]:
    found = (match for text in texts for match in CLAUSE_NAMED.finditer(text))
    return {
        clause_number(match["number"]): match.group() for match in found if DIVISION[match["division"].lower()] == row
    }


def _document_numbers(text: str, quotes: list[str]) -> Iterator[tuple[str, str]]:
    """The number of a document, where the quotes give others only: 201/2025, 210/2025."""
    ours = DOCUMENT_NUMBER.findall(text)
    theirs = [number for quote in quotes for number in DOCUMENT_NUMBER.findall(quote)]
    if ours and theirs and not set(ours) & set(theirs):
        yield ours[0], theirs[0]


def _other_year(text: str, quotes: list[str]) -> Iterator[tuple[str, str]]:
    """The one year that the quotes do not name, where they name one instead, and of others the same."""
    ours, theirs = set(YEAR_SAID.findall(text)), {year for quote in quotes for year in YEAR_SAID.findall(quote)}
    beside = ours & theirs or (text.endswith(".") and len(ours) == len(theirs) == 1)
    if beside and len(ours - theirs) == len(theirs - ours) == 1:
        yield (ours - theirs).pop(), (theirs - ours).pop()


def _slips(text: str, quotes: list[str]) -> Iterator[tuple[str, str]]:
    """A number that no quote has, where one has a number that the text lacks and that is the same but for a digit."""
    ours = list(_numbers_counting(text))
    theirs = [one for quote in quotes for one in _numbers_counting(quote)] if ours else []
    here, there = _all_readings([text]), _all_readings(quotes)
    alone = not re.search(r"[^\W\d_]", text)
    for one in ours:
        others = [other for other in theirs if not one.readings & there and not other.readings & here]
        for other in others:
            if alone or any(_is_slip(own, said) for own in one.readings for said in other.readings):
                yield one.text, other.text


def _numbers_counting(text: str) -> Iterator[_Stated]:
    """The numbers of a text that are no part of a date, of a time, or of a name."""
    for one in stated_dates(text):
        text = text.replace(one.text, "|")
    for counts_nothing in (DOCUMENT_NUMBER, CLAUSE_NAMED, TIME_OF_DAY):
        text = counts_nothing.sub("|", text)
    tokens = tuple(tokens_of(text))
    for number in numbers_in(tokens):
        behind = next((word.lower() for word in tokens[number.end : number.end + 2] if word.isalpha()), "")
        if time_unit(behind) == NO_TIME and not all(one in CALENDAR_YEARS for one in number.readings):
            counted = [behind] if len(behind) >= SHORTEST_NOUN and behind in tokens[number.end : number.end + 1] else []
            yield _Stated(" ".join((*tokens[number.start : number.end], *counted)), number.readings)


def _all_readings(texts: Iterable[str]) -> frozenset[float]:
    """Every number of the texts, whatever it counts."""
    figures = list(map(stated_figures, texts))
    ordinals = (one.readings for all_ in figures for one in all_.ordinals)
    return frozenset().union(*(all_.numbers for all_ in figures), *ordinals)


def _is_slip(one: float, other: float) -> bool:
    """Whether two numbers of two digits or more have the same, or all but one of them, or a nought too few."""
    own, said = f"{one:.15g}", f"{other:.15g}"
    if min(len(own.rstrip("0")), len(said.rstrip("0"))) < 2:
        return False
    if len(own) != len(said):
        return own.rstrip("0") == said.rstrip("0") and abs(len(own) - len(said)) < NOUGHTS_LEFT_OUT
    return sorted(own) == sorted(said) or sum(mine != theirs for mine, theirs in zip(own, said, strict=True)) == 1
