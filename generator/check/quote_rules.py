"""What must hold between a value and the words that prove it: figures that its own quotes contradict.

A rule's docstring is the rule, in must-form. All quotes of a value count, its own and those of `cite`: a figure that
stands in two places is proved by two quotes. A quote that states no such figure says nothing against a value, and of
several readings of a figure any may be meant.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import groupby

from generator.check.quoted_clauses import other_clause
from generator.check.quoted_dates import StatedDate, stated_dates
from generator.check.quoted_figures import Quantity, durations_meant, stated_figures, time
from generator.check.quoted_languages import other_language
from generator.check.quoted_numbers import other_number
from generator.check.quoted_persons import other_title
from generator.check.quoted_polarity import denied_otherwise, translated_otherwise
from generator.check.quoted_quantities import (
    SURE_UNITS,
    Contradiction,
    other_counts,
    other_dates,
    other_quantities,
    words_stating,
)
from generator.check.quoted_senses import OFFICE_TOPIC, excluded, other_sense
from generator.check.quoted_values import (
    Quotes,
    contradicted,
    each_quoted,
    figures_stated,
    values_beside,
)
from generator.model.dates import when
from generator.model.days import Date
from generator.model.entries import Entry, citations, own_text
from generator.model.fields import Figure
from generator.model.parts import Evidence
from generator.source.problem import Problem, Where, did_you_mean, found
from generator.source.typed_dates import date_meant, duration_meant

QUOTED_AS_TITLE = ("official_title", "official_name")
_ALL_TURNS = (denied_otherwise, excluded, other_language)
# By how something is told, what says the contrary; what we judge may deny what it judges.
TURNED_BY = dict.fromkeys((Figure.SENTENCE, Figure.TOLD, Figure.NOTE), _ALL_TURNS) | {
    Figure.JUDGED: (partial(excluded, denied=False),)
}
LONE_YEAR = re.compile(r"\d{4}")


HeldDate = tuple[Where, Date, list[StatedDate]]  # a date, and those that its quotes state instead


def date_against_quote(entry: Entry) -> Iterator[Problem]:
    """A date must be one that its quotes state, where they state any."""
    for _, of_part in groupby(_denied_dates(entry), key=lambda one: one[0][:-1]):
        for where, value, stated in _meant_for(list(of_part)):
            yield contradicted(entry, where, value, [one.text for one in stated], _of_one(stated, date_meant))


def _denied_dates(entry: Entry) -> Iterator[HeldDate]:
    """The dates of which their quotes state others only."""
    for where, value, part, words in each_quoted(entry, Figure.DATE):
        meant = when(value)
        # A quote for the end of a span says nothing against its beginning.
        others = [when(other) for name, other in figures_stated(part, Figure.DATE) if name != where[-1]]
        said = (one for quote in words for one in stated_dates(quote) if one.firm or not meant.exact)
        stated = [one for one in said if not any(one.meets(other) for other in others)]
        begins = isinstance(value, Date) and value.begins
        if stated and not any(one.meets(meant) and not (begins and one.until) for one in stated):
            yield where, value, stated


def _meant_for(denied: list[HeldDate]) -> list[HeldDate]:
    """Of the dates of one part that one date is stated instead of: the one in whose place it lies right, and nearest.

    What begins is not later than what ends, so that the other one is told as wrong without being it.
    """
    days = {one.first_day for *_, stated in denied for one in stated}
    day = days.pop()
    if len(denied) == 1 or days or day is None:
        return denied

    def astray(one: HeldDate) -> tuple[bool, timedelta]:
        others = [when(value) for _, value, _ in denied if value is not one[1]]
        wrong = any(day > other.last for other in others) if one[1].begins else any(day < o.first for o in others)
        return wrong, abs(when(one[1]).first - day)

    return [min(denied, key=astray)]


def duration_against_quote(entry: Entry) -> Iterator[Problem]:
    """A duration must be one that its quotes state, where they state any."""
    for where, value, _, words in each_quoted(entry, Figure.DURATION):
        stated = [one for quote in words for one in stated_figures(quote).times]
        if stated and not any(time(value) in durations_meant(one) for one in stated):
            yield contradicted(entry, where, value, words_stating(stated), _of_one(stated, duration_meant))


def sum_against_quote(entry: Entry) -> Iterator[Problem]:
    """An amount, and its currency, must be those of a sum that its quotes state, where they state any."""
    for where, amount, part, words in each_quoted(entry, Figure.AMOUNT):
        stated = [one for quote in words for one in stated_figures(quote).sums]
        numbers = {number for quote in words for number in stated_figures(quote).numbers}
        same = [one for one in stated if amount in one.readings]
        # The numbers of a quote hold every reading of its sums.
        if stated and amount not in numbers:
            readings = {reading for one in stated for reading in one.readings}
            meant = did_you_mean(f"{min(readings):.15g}", mark="") if len(readings) == 1 else ""
            yield contradicted(entry, where, f"{amount:,.15g}", words_stating(stated), meant)
        for name, currency in figures_stated(part, Figure.CURRENCY):
            if same and not any(not one.unit or currency in one.unit for one in same):
                yield contradicted(entry, (*where[:-1], name), currency, words_stating(same))


def figure_not_quoted(entry: Entry) -> Iterator[Problem]:
    """A duration or an amount must stand in one of its quotes, where it has any: give the words that hold it."""
    for where, value, _, words in each_quoted(entry, Figure.DURATION):
        if not any(stated_figures(quote).times for quote in words):
            yield _lacking(entry, where, value)
    for where, amount, _, words in each_quoted(entry, Figure.AMOUNT):
        if not any(one.sums or amount in one.numbers for one in map(stated_figures, words)):
            yield _lacking(entry, where, f"{amount:,.15g}")


def _lacking(entry: Entry, where: Where, value: object) -> Problem:
    what = f"must stand in a quote: {found(value)}. Give the words that hold it, as `quote` or under `cite`."
    return entry.problem(where, what)


def sentence_against_quote(entry: Entry) -> Iterator[Problem]:
    """What we tell must not state another figure than its quotes do, nor what they deny or exclude."""
    for kind, rules in TURNED_BY.items():
        for where, text, part, words in each_quoted(entry, kind):
            if both := next(filter(None, (rule(text, words) for rule in rules)), None):
                yield contradicted(entry, where, both[0], [both[1]])
            for ours, theirs in _other_figures(kind, text, words, values_beside(part)):
                yield contradicted(entry, where, ours, theirs)
    for where, value in entry.cited_values:
        for name, note in figures_stated(value, Figure.NOTE):
            for ours, theirs in other_counts(note, values_beside(value), ("times",)):
                yield contradicted(entry, (*where, name), ours, theirs)


def _other_figures(kind: Figure, text: str, words: Quotes, beside: Quotes = ()) -> list[Contradiction]:
    """The figures of a text against those of its quotes, as far as they must agree with what is told so."""
    if kind is Figure.JUDGED:
        return list(other_dates(text, words))
    figures: list[Contradiction] = []
    if kind is Figure.SENTENCE:
        figures = [*other_dates(text, words), *other_quantities(text, (*words, *beside))]
    if kind is Figure.TOLD:  # sums of one report may be parts of those of another
        figures = list(other_counts(text, words, SURE_UNITS))
    both = other_number(text, words)
    sure = both and (kind is not Figure.NOTE or not LONE_YEAR.fullmatch(both[0]))
    return figures or ([(both[0], [both[1]])] if both and sure else [])


def translation_against_quote(entry: Entry) -> Iterator[Problem]:
    """A translation must state the figures of its quote, and deny what that denies."""
    for one in entry.citations:
        text, quote = one.translation, one.quote
        if text and quote:
            words, where = (quote,), (*one.where, "translation")
            turned = translated_otherwise(text, quote) or excluded(text, words)
            figures = _other_figures(Figure.SENTENCE, text, words)
            for ours, theirs in (*figures, *([(turned[0], [turned[1]])] if turned else ())):
                yield contradicted(entry, where, ours, theirs)


def title_against_quote(entry: Entry) -> Iterator[Problem]:
    """A title or a full name must not have the words of its quote in another order, or one of them another."""
    for where, title, _, words in each_quoted(entry, Figure.SENTENCE):
        if where[-2] in QUOTED_AS_TITLE and (said := other_title(title, words)):
            yield contradicted(entry, where, title, [said])


def clause_against_quote(entry: Entry) -> Iterator[Problem]:
    """A clause must be the one with whose number its quote opens, where it opens with one."""
    text = own_text(entry.record)
    for where, part in entry.parts_of(Evidence):
        for one in citations(part, text, where):
            if said := other_clause(one.at or "", one.quote or ""):
                yield contradicted(entry, (*one.where, "at"), one.at, [said])


def office_against_quote(entry: Entry) -> Iterator[Problem]:
    """An office must be of the kind its quotes name, where they name one."""
    for where, office, _, words in each_quoted(entry, Figure.OFFICE):
        if both := other_sense(OFFICE_TOPIC, office, words):
            yield contradicted(entry, where, office, both[1])


def _of_one(stated: Sequence[StatedDate | Quantity], meant: Callable[[str], str]) -> str:
    """The value that quotes state, if it is one."""
    words = {one.text for one in stated}
    return meant(words.pop()) if len(words) == 1 else ""


QUOTE_RULES = (
    date_against_quote,
    duration_against_quote,
    sum_against_quote,
    figure_not_quoted,
    sentence_against_quote,
    translation_against_quote,
    title_against_quote,
    clause_against_quote,
    office_against_quote,
)
