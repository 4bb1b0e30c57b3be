"""What must hold between a value and the words that prove it: figures that its own quotes contradict.

A rule's docstring is the rule, in must-form. All quotes of a value count, its own and those of `cite`: a figure that
stands in two places is proved by two quotes. A quote that states no such figure says nothing against a value, and of
several readings of a figure any may be meant.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from math import isclose

from generator.check.quoted_clauses import DIVISION, other_clause
from generator.check.quoted_dates import StatedDate, stated_dates
from generator.check.quoted_figures import Figures, Quantity, durations_meant, stated_figures, time
from generator.check.quoted_languages import other_language
from generator.check.quoted_numbers import other_number
from generator.check.quoted_polarity import denied_otherwise, translated_otherwise
from generator.check.quoted_senses import OFFICE_TOPIC, excluded, other_sense
from generator.check.quoted_titles import other_title
from generator.check.quoted_values import (
    Quotes,
    contradicted,
    each_quoted,
    figures_stated,
    quotes_translated,
    values_beside,
)
from generator.model.dates import when
from generator.model.days import Date
from generator.model.entries import Entry, citations, own_text
from generator.model.fields import Figure
from generator.model.parts import Evidence
from generator.source.problem import Problem, Where, did_you_mean, found
from generator.source.typed_dates import date_meant, duration_meant

Contradiction = tuple[str, list[str]]
SURE_UNITS = ("times", "percentages", "counts")
QUOTED_AS_TITLE = ("official_title", "official_name")
TURNED_BY = (denied_otherwise, excluded, other_language)
LONE_YEAR = re.compile(r"\d{4}")
ROUNDING = 0.02  # 1,129.6 million for 1.129.648.285,92
BREAKS_OFF = re.compile(r"(?P<before>\w+)\s(?P<number>[1-9][\d.,]*)$")


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
            yield contradicted(entry, where, value, _texts(stated), _of_one(stated, duration_meant))


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
            yield contradicted(entry, where, f"{amount:,.15g}", _texts(stated), meant)
        for name, currency in figures_stated(part, Figure.CURRENCY):
            if same and not any(not one.unit or currency in one.unit for one in same):
                yield contradicted(entry, (*where[:-1], name), currency, _texts(same))


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
    """A sentence of ours must not state another figure than its quotes do, nor what they deny or exclude."""
    for where, sentence, part, words in each_quoted(entry, Figure.SENTENCE):
        told = (*words, *quotes_translated(part))
        yield from _told_contrary(entry, where, sentence, told)
        beside = (*told, *values_beside(part))
        figures = (*_other_dates(sentence, told), *_other_quantities(sentence, beside))
        for ours, theirs in figures or _misnumbered(sentence, told):
            yield contradicted(entry, where, ours, theirs)


def account_against_quote(entry: Entry) -> Iterator[Problem]:
    """What several reports tell must not state another figure than its quotes do, nor what they deny or exclude."""
    for where, account, part, words in each_quoted(entry, Figure.TOLD):
        for ours, theirs in _other_told(account, words):
            yield contradicted(entry, where, ours, theirs)
        yield from _told_contrary(entry, where, account, (*words, *quotes_translated(part)))


def note_against_quote(entry: Entry) -> Iterator[Problem]:
    """A note must not deny or exclude what the quotes of its value say, nor state another figure than the value."""
    for where, note, part, words in each_quoted(entry, Figure.NOTE):
        yield from _told_contrary(entry, where, note, (*words, *quotes_translated(part)))
        if (both := other_number(note, words)) and not LONE_YEAR.fullmatch(both[0]):
            yield contradicted(entry, where, both[0], [both[1]])
    for where, part in entry.cited_values:
        for name, note in figures_stated(part, Figure.NOTE):
            stated, beside = stated_figures(note), list(map(stated_figures, values_beside(part)))
            for ours, theirs in _other_of_unit(stated, beside, ("times",)):
                yield contradicted(entry, (*where, name), ours, theirs)


def _told_contrary(entry: Entry, where: Where, text: str, words: Quotes) -> Iterator[Problem]:
    """What a text says the contrary of."""
    if both := next(filter(None, (rule(text, words) for rule in TURNED_BY)), None):
        yield contradicted(entry, where, both[0], [both[1]])


def _other_told(account: str, words: Quotes) -> Iterator[Contradiction]:
    """Of what is told from several reports: sums of one may be parts of those of another, so they are left out."""
    figures = _other_of_unit(stated_figures(account), list(map(stated_figures, words)), SURE_UNITS)
    yield from list(figures) or _misnumbered(account, words)


def _misnumbered(sentence: str, words: Quotes) -> Iterator[Contradiction]:
    if both := other_number(sentence, words):
        yield both[0], [both[1]]


def _other_dates(sentence: str, words: Quotes) -> Iterator[Contradiction]:
    """The first day, and the first end, of a sentence, where it and its quotes state any and share none."""
    own = stated_dates(sentence)
    said = [one for quote in words for one in stated_dates(quote)] if own else []
    for of_kind in (_is_day, _is_end):
        ours, theirs = list(filter(of_kind, own)), list(filter(of_kind, said))
        if ours and theirs and not any(one.agrees(other) for one in ours for other in theirs):
            yield ours[0].text, [one.text for one in theirs]


def _is_day(one: StatedDate) -> bool:
    return bool(one.day)


def _is_end(one: StatedDate) -> bool:
    return one.until and not one.day


def _other_quantities(sentence: str, words: Quotes) -> Iterator[Contradiction]:
    """The quantities of a sentence of which its quotes state another number of the same unit, and never theirs."""
    own = stated_figures(sentence)
    said = [stated_figures(quote) for quote in words] if own.numbers or own.ordinals else []
    yield from _other_ordinals(own, said)
    yield from _other_units_of_time(own, said)
    yield from _other_of_unit(own, said, ("sums", *SURE_UNITS))
    last = [number for number in map(_breaks_off_at, words) if number] if own.sums else []
    amounts = [reading for one in own.sums for reading in one.readings]
    if last and not any(_may_count(amount, number) for amount in amounts for number in last):
        yield own.sums[0].text, [f"{number:.15g}" for number in last]


def _other_of_unit(own: Figures, said: list[Figures], kinds: Collection[str]) -> Iterator[Contradiction]:
    """The quantities of some kinds for which the quotes give another number of the same unit."""
    for kind in kinds:
        for ours in getattr(own, kind):
            theirs = [one for quote in said for one in getattr(quote, kind) if _comparable(ours, one)]
            # A number of either may stand in the other without its unit: 615 million euros, 300 million of them.
            others = [one for one in theirs if not one.readings & own.numbers]
            there = any(ours.readings & one.numbers for one in said)
            if others and not there:
                yield ours.text, _texts(others)
    if "sums" in kinds:
        yield from _other_currencies(own, said)


def _other_currencies(own: Figures, said: list[Figures]) -> Iterator[Contradiction]:
    """The sums whose amount the quotes give in other currencies only."""
    theirs = [one for quote in said for one in quote.sums]
    for ours in own.sums:
        same = [one for one in theirs if one.readings & ours.readings]
        if ours.unit and same and not any(not one.unit or _of_one_currency(ours, one) for one in same):
            yield ours.text, _texts(same)


def _of_one_currency(one: Quantity, other: Quantity) -> bool:
    return bool(frozenset(one.unit) & frozenset(other.unit))


def _breaks_off_at(quote: str) -> float:
    """The number at which a quote breaks off before what it counts; 0 where it does not."""
    last = BREAKS_OFF.search(quote)
    if not last or last["before"].lower() in DIVISION or stated_dates(last.group()) or stated_dates(last["number"]):
        return 0
    return max(stated_figures(last["number"]).numbers, default=0)


def _may_count(amount: float, number: float) -> bool:
    """Whether an amount is so many thousands, millions …, rounded or not."""
    return any(isclose(amount, number * 10**scale, rel_tol=ROUNDING) for scale in range(0, 15, 3))


def _other_ordinals(own: Figures, said: list[Figures]) -> Iterator[Contradiction]:
    """The place in an order that a sentence gives, where its quotes give another one."""
    ours = {one.readings for one in own.ordinals}
    theirs = [one for quote in said for one in quote.ordinals]
    if len(ours) == 1 and theirs and not any(one.readings in ours for one in theirs):
        yield own.ordinals[0].text, _texts(theirs)


def _other_units_of_time(own: Figures, said: list[Figures]) -> Iterator[Contradiction]:
    """The durations of a sentence to whose number its quotes give another unit: 30 days, 30 weeks."""
    theirs = [one for quote in said for one in quote.times]
    for ours in own.times:
        same = [one for one in theirs if one.readings == ours.readings and min(one.readings) > 1]
        if same and not any(durations_meant(one) & durations_meant(ours) for one in theirs):
            yield ours.text, _texts(same)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities count in one unit; of money, whether they can be of one currency and are not rounded."""
    if isinstance(one.unit, frozenset) and isinstance(other.unit, frozenset):
        return bool(one.unit & other.unit) and not any(
            isclose(ours, theirs, rel_tol=ROUNDING) for ours in one.readings for theirs in other.readings
        )
    return one.unit == other.unit


def translation_against_quote(entry: Entry) -> Iterator[Problem]:
    """A translation must state the figures of its quote, and deny what that denies."""
    for one in entry.citations:
        text, quote = one.translation, one.quote
        if text and quote:
            figures = (*_other_dates(text, (quote,)), *_other_quantities(text, (quote,)))
            for ours, theirs in figures or _misnumbered(text, (quote,)):
                yield contradicted(entry, (*one.where, "translation"), ours, theirs)
            if both := translated_otherwise(text, quote) or excluded(text, (quote,)):
                yield contradicted(entry, (*one.where, "translation"), both[0], [both[1]])


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


def _texts(stated: list[Quantity]) -> list[str]:
    return [one.text for one in stated]


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
    account_against_quote,
    note_against_quote,
    translation_against_quote,
    title_against_quote,
    clause_against_quote,
    office_against_quote,
)
