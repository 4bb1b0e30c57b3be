"""Words of a quote → the durations, sums of money, percentages and numbers they state.

A figure may be read in more than one way ("1.072 million", "$"); whoever compares takes any of them, because only what
no reading allows is a contradiction.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pycountry

from generator.model.dates import read_duration
from generator.text import numerals as words
from generator.text.numbers import (
    NO_TIME,
    PLAIN_YEAR,
    Number,
    Time,
    Tokens,
    by_stem,
    numbers_in,
    per_cent_at,
    time_unit,
    tokens_of,
)

# Where the words of a message are closed up again.
TIGHT = re.compile(rf"\s([)%.,])|\s(-)\s|([(€£$']|\b[dDlL]')\s|\s(?=(?:{'|'.join(words.COMPOUND_UNITS)}))")
CODES = frozenset(one.alpha_3 for one in pycountry.currencies)
MILLION = 1e6
SHORTEST_NOUN = 4  # letters of a noun that is counted
NOUN_STEM = 6  # letters by which a noun is known
HALF = 2
NAME_WITH_NUMBER = re.compile(r"[a-z]+-?\d+")


@dataclass(frozen=True)
class Quantity:
    """So many of a unit, as a quote states it.

    The unit is one of time as its months and hours, a currency as all that its sign can mean (nothing where it is left
    out), `%`, or the beginning of the word for what is counted.
    """

    text: str
    readings: frozenset[float]
    unit: Time | frozenset[str] | str


@dataclass(frozen=True)
class Figures:
    """What a quote states, by kind; `numbers` are all of them, also those that count nothing we know."""

    times: tuple[Quantity, ...]
    sums: tuple[Quantity, ...]
    percentages: tuple[Quantity, ...]
    counts: tuple[Quantity, ...]
    ordinals: tuple[Quantity, ...]
    numbers: frozenset[float]


Places = tuple[tuple[Number, int], ...]


@lru_cache(maxsize=8192)
def stated_figures(quote: str) -> Figures:
    """Read a quote."""
    tokens = tuple(tokens_of(quote))
    numbers = numbers_in(tokens)
    places = tuple(_places(tokens, numbers))
    parts = tuple(_parts_of_a_whole(tokens, numbers))
    return Figures(
        tuple(_time_quantities(tokens, places)),
        tuple(_money_sums(tokens, places)),
        parts or tuple(_percentages(tokens, places)),
        tuple(_counted_things(tokens, places)),
        tuple(_places_in_order(tokens)),
        frozenset().union(*(one.readings for one in numbers), *(one.readings for one in parts)),
    )


def durations_meant(one: Quantity) -> frozenset[Time]:
    """The durations that a quantity of a unit of time can mean."""
    assert isinstance(one.unit, tuple)
    months, hours = one.unit
    return frozenset((reading * months, reading * hours) for reading in one.readings)


def time(text: str) -> Time:
    """A duration of a record as months and hours."""
    years, months, days, hours = read_duration(text)
    return years * 12 + months, days * 24 + hours


def _places(tokens: Tokens, numbers: tuple[Number, ...]) -> Iterator[tuple[Number, int]]:
    """Every number with the place of what it counts: behind `six (6)`, behind `calendar`, behind a range's end."""
    starts = {number.start: number for number in numbers}
    for number in numbers:
        repeats = tokens[number.start - 1 : number.start] == ("(",) and tokens[number.end : number.end + 1] == (")",)
        if not repeats:
            yield number, _place_of_counted(tokens, starts, number)


def _place_of_counted(tokens: Tokens, starts: Mapping[int, Number], number: Number) -> int:
    """The place behind a number at which what it counts is named; the number of tokens where nothing is."""
    at = number.end
    again = starts.get(at + 1)
    if tokens[at : at + 1] == ("(",) and again and tokens[again.end : again.end + 1] == (")",):
        at = again.end + 1
    if at < len(tokens) and tokens[at].lower() in words.TO and at + 1 in starts:
        return _place_of_counted(tokens, starts, starts[at + 1])
    if number.readings == {0.5} and tokens[at : at + 1] in (("a",), ("an",)):
        at += 1
    while at < len(tokens) and tokens[at].lower() in words.BEFORE_UNIT:
        at += 1
    return at


def _time_quantities(tokens: Tokens, places: Places) -> Iterator[Quantity]:
    for number, at in places:
        unit = time_unit(tokens[at].lower()) if at < len(tokens) else NO_TIME
        is_year = unit == PLAIN_YEAR and any(1900 <= one < 2200 for one in number.readings)
        if unit != NO_TIME and not is_year:
            yield Quantity(_text(tokens, number.start, at), number.readings, unit)


def _money_sums(tokens: Tokens, places: Places) -> Iterator[Quantity]:
    """Numbers beside a currency, and millions of nothing; of a range the sign before the first is that of both."""
    before: frozenset[str] = frozenset()
    for number, at in places:
        first = tokens[number.start - 1] if number.start else ""
        if first.lower() not in words.TO:
            before = _currency_at(first)
        currencies, end = (before, number.end - 1) if before else _named_number(tokens, at)
        if currencies or _of_nothing(tokens, number):
            start = number.start - (_currency_at(first) == before and bool(before))
            yield Quantity(_text(tokens, start, end if currencies else number.end - 1), number.readings, currencies)


def _of_nothing(tokens: Tokens, number: Number) -> bool:
    """Whether millions are of no named thing, as `2.3 billion in military aid` are."""
    large = max(number.readings) >= MILLION
    return large and (number.end == len(tokens) or tokens[number.end].lower() in words.AFTER_SUM)


def _named_number(tokens: Tokens, at: int) -> tuple[frozenset[str], int]:
    """The currency named from a place on, and where its name ends."""
    national = ""
    for place in range(at, min(at + 3, len(tokens))):
        word = tokens[place].lower()
        found = _currency_at(tokens[place])
        if found:
            return frozenset({national}) if national else found, place
        national = words.NATIONS.get(word, national)
        if word not in words.NATIONS and word not in words.LINKS:
            break
    return frozenset(), at


def _currency_at(token: str) -> frozenset[str]:
    """The currencies a sign, a code or a name can mean."""
    if token in CODES:
        return frozenset({token})
    word = token.lower()
    return frozenset(words.CURRENCY_SIGNS.get(word) or by_stem(word, words.CURRENCY_STEMS) or ())


def _percentages(tokens: Tokens, places: Places) -> Iterator[Quantity]:
    for number, at in places:
        if length := per_cent_at(tokens, at):
            yield Quantity(_text(tokens, number.start, at + length - 1), number.readings, "%")


def _parts_of_a_whole(tokens: Tokens, numbers: tuple[Number, ...]) -> Iterator[Quantity]:
    """Parts in words, as per cents: half of the sum, three quarters of the members, a quarter of one per cent."""
    counts = {number.end: number for number in numbers}
    for place, word in enumerate(token.lower() for token in tokens):
        whole = words.PARTS.get(word) or words.DECLINED_PARTS.get(word)
        before = tokens[place - 1].lower() if place else ""
        count = counts.get(place)
        half = whole == HALF and before not in words.ORDINALS
        if whole and (count or half or before == "a") and _of_something(tokens, place):
            share = min(count.readings if count else (1,)) / whole
            yield _stated_part(tokens, count.start if count else place, place, share)


def _of_something(tokens: Tokens, place: int) -> bool:
    """Whether a part is one of something that is named behind it."""
    after = tokens[place + 1].lower() if place + 1 < len(tokens) else ""
    return after in words.OF or (tokens[place].lower() in words.DECLINED_PARTS and after.isalpha())


def _stated_part(tokens: Tokens, start: int, place: int, share: float) -> Quantity:
    """The part up to a place as a per cent of a whole; of one per cent it is that much less."""
    end = place + 1 + (tokens[place + 1].lower() in words.OF)
    end += tokens[end : end + 1] == ("a",) or words.NUMBERS.get(tokens[end].lower() if end < len(tokens) else "") == 1
    if per_cent_at(tokens, end):
        return Quantity(_text(tokens, start, end), frozenset({round(share, 2)}), "%")
    return Quantity(_text(tokens, start, place), frozenset(round(100 * share, digits) for digits in (0, 1, 2)), "%")


def _places_in_order(tokens: Tokens) -> Iterator[Quantity]:
    """Places in an order: the fifth state, the 23rd package, the twenty-third. Not days of a month."""
    for place, token in enumerate(tokens):
        number = words.ORDINALS.get(token.lower())
        after = [one.lower() for one in tokens[place + 1 : place + 4]]
        start = place
        if token.isdecimal() and after and after[0] in words.ORDINAL_ENDINGS:
            number = int(token)
        elif number and number < 10 and (ten := _ten_before(tokens, place)):
            number, start = number + ten, place - 2
        if number and not any(word in words.MONTHS for word in after):
            end = place + token.isdecimal()
            yield Quantity("".join(tokens[start : end + 1]), frozenset({number}), "")


def _ten_before(tokens: Tokens, place: int) -> int:
    """The ten to which an ordinal behind a hyphen adds: twenty-third; nothing where none stands there."""
    joined = place > 1 and tokens[place - 1] == "-"
    ten = int(words.NUMBERS.get(tokens[place - 2].lower(), 0)) if joined else 0
    return ten if 20 <= ten < 100 else 0


def _counted_things(tokens: Tokens, places: Places) -> Iterator[Quantity]:
    """Numbers of things: a noun stands beside its number, or behind one more word."""
    for number, at in places:
        for place in range(at, min(at + 2, len(tokens))):
            word = tokens[place].lower()
            if NAME_WITH_NUMBER.fullmatch(word):
                continue
            short = len(word) < SHORTEST_NOUN and word not in words.THINGS
            if short or word in words.ORDINALS or not word.isalpha() or _is_unit(tokens, place):
                break
            noun = words.THINGS.get(word, word[:NOUN_STEM])
            yield Quantity(_text(tokens, number.start, place), number.readings, noun)


def _is_unit(tokens: Tokens, place: int) -> bool:
    """Whether a word is a month, or a unit of time, of money, or a per cent."""
    word = tokens[place].lower()
    measured = time_unit(word) != NO_TIME or per_cent_at(tokens, place)
    return bool(measured) or word in words.MONTHS or bool(_named_number(tokens, place)[0])


def _text(tokens: Tokens, start: int, end: int) -> str:
    """The words from one place to another, as a message shows them."""
    return TIGHT.sub(r"\1\2\3", " ".join(tokens[start : end + 1]))
