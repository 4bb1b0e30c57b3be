"""A text → its tokens and the numbers among them: in digits, in words, with their scale.

A number may be read in more than one way (`1.072` is a thousand and 72, or one and 72 thousandths); all are given.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeVar

from generator.text import numerals as words

FIGURE_TOKEN = re.compile(
    # A number within a name is none: F-16, MiG-29, EU24.
    r"\b(?-i:[A-Z]{1,2}-?|[A-Z][A-Za-z]+-)\d{1,4}(?![\w.,]*\d)"
    r"|(?:us|ca|c|a)\$|\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?"
    r"|quatre-vingts?|U\.S\.|[dl]['’](?=\w)|[^\W\d_]+(?:['’][^\W\d_]+)?|\S",
    re.IGNORECASE,
)
PLAIN_SIGNS = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {ord("’"): "'", ord("ʼ"): "'", ord("\u00a0"): " "}
JOINED_NUMBER = re.compile(f"({'|'.join(map(re.escape, words.NUMBERS))})((?:{'|'.join(words.COMPOUND_UNITS)}).*)")
Tokens = tuple[str, ...]
Meant = TypeVar("Meant")
# Units of time in months and hours: P1Y and P12M are the same, P1M and P30D are not.
Time = tuple[float, float]
NO_TIME: Time = (0, 0)
PLAIN_YEAR: Time = (12, 0)


@dataclass(frozen=True)
class Number:
    """A number among the tokens: from `start` up to `end`, as what it can be read, with the scale it has got."""

    start: int
    end: int
    readings: frozenset[float]
    scale: float = 1

    def times(self, scale: float) -> frozenset[float]:
        """Its readings with a scale."""
        return frozenset(round(one * scale, 2) for one in self.readings)


def tokens_of(text: str) -> Iterator[str]:
    """The tokens; `zehnjährig` is two."""
    for token in FIGURE_TOKEN.findall(text.translate(PLAIN_SIGNS)):
        joined = JOINED_NUMBER.fullmatch(token.lower())
        yield from joined.groups() if joined else (token,)


def numbers_in(tokens: Tokens) -> tuple[Number, ...]:
    """Every number, with its scale."""
    return tuple(_ranged(tokens, tuple(_numbers(tokens))))


def numbers_meant(text: str) -> list[str]:
    """What somebody may mean who typed a text for one number: `1,7 Mrd`, `1 500 000`, `five`; the likeliest first."""
    typed = re.sub(r"(?<=\d)[_'’](?=\d)", "", text.strip())
    if re.fullmatch(r"\d+(\.\d+)?[eE]\+?\d{1,2}", typed):
        return [f"{float(typed):.15g}"]
    found = numbers_in(tuple(tokens_of(typed)))
    readings = found[0].readings if len(found) == 1 else ()
    # Of two readings of one text the larger is that of a number as large as sums are.
    return [f"{one:.15g}" for one in sorted(readings, reverse=True) if one > 0]


def _numbers(tokens: Tokens) -> Iterator[Number]:
    """Every number: digits, or spelt; the scale of a range is that of its end only."""
    place = 0
    while place < len(tokens):
        read = _digits(tokens, place) or _lacking_number(tokens, place) or _spelt(tokens, place)
        if read is None:
            place += 1
            continue
        number = _scaled(tokens, read)
        yield number
        place = number.end


def _digits(tokens: Tokens, place: int) -> Number | None:
    text = tokens[place]
    return Number(place, place + 1, _readings(text)) if text[0].isdecimal() else None


def _readings(text: str) -> frozenset[float]:
    """What digits can mean: `1.072` is a thousand and 72, or one and 72 thousandths."""
    bare = re.sub(r"\s", "", text)
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare)
    whole, mark, rest = bare.rpartition("," if bare.rfind(",") > bare.rfind(".") else ".")
    together = float(re.sub(r"[.,]", "", bare)) if grouped or not mark else None
    # Nobody writes a whole number with three decimals: 1.000 is a thousand.
    one_mark = bare.count(mark or " ") == 1 and rest != "000"
    apart = float(f"{re.sub(r'[.,]', '', whole)}.{rest}") if one_mark else None
    return frozenset(one for one in (together, apart) if one is not None)


def _spelt(tokens: Tokens, place: int) -> Number | None:
    """A number in words, as long as the next word goes on with it: twenty-four, two hundred."""
    total, last, end = 0.0, 0.0, place
    for at in range(place, len(tokens)):
        word = tokens[at].lower()
        value = words.NUMBERS.get(word)
        no_number = word in words.BEFORE_UNIT_ONLY and not _measures(tokens, at + 1)
        if value is None or no_number or (at and per_cent_at(tokens, at - 1) > 1):
            if word not in ("-", "et", "and") or total < 20:
                break
        elif not total or (word in words.HUNDREDS and total < 20):
            total, last, end = max(total, 1) * value if word in words.HUNDREDS else value, value, at + 1
        elif _follows(value, last):
            total, last, end = total + value, value, at + 1
        else:
            break
    return Number(place, end, frozenset({total})) if total else None


def _measures(tokens: Tokens, place: int) -> bool:
    """Whether a word is a unit of time, a scale, or begins a per cent."""
    word = tokens[place].lower() if place < len(tokens) else ""
    scale = words.SHORT_SCALES.get(word) or by_stem(word, words.SCALES)
    return bool(scale) or time_unit(word) != NO_TIME or bool(per_cent_at(tokens, place))


def per_cent_at(tokens: Tokens, place: int) -> int:
    """Of how many words a per cent is at a place; none where there is none."""
    said = tuple(token.lower() for token in tokens[place : place + 2])
    if said in words.PERCENT_PAIRS:
        return 2
    return int(bool(said) and (said[0] in words.PERCENT or said[0].startswith(words.PERCENT_STEM)))


def _lacking_number(tokens: Tokens, place: int) -> Number | None:
    """The one that is left out or is an article: `a decade`, `within a day`, `a year’s notice`, `mil millones`.

    Otherwise `a year` mostly means each year.
    """
    word, after = (token.lower() for token in (*tokens[place : place + 2], "")[:2])
    unit = time_unit(after)
    within = place > 0 and tokens[place - 1].lower() in words.WITHIN_ONE
    lasting = word == "a" and (unit > PLAIN_YEAR or (unit != NO_TIME and (after.endswith("'s") or within)))
    if word in words.SHORT_THOUSANDS and after.isalpha():
        return Number(place, place, frozenset({1.0}))
    return (
        Number(place, place + 1, frozenset({1.0}))
        if lasting or (word in words.WITHIN_ONE and unit != NO_TIME)
        else None
    )


def _follows(value: float, last: float) -> bool:
    """Whether a word adds to the one before: a unit to a ten, anything below to a hundred."""
    return 1 <= value < (20 if last < 100 else 100) and last >= 20


def _scaled(tokens: Tokens, number: Number) -> Number:
    """The number with its half and its scale: 2.5 million, half a billion, 3bn, two and a half million."""
    number = _with_half(tokens, number)
    at = number.end
    if at < len(tokens) and tokens[at].lower() in ("a", "-"):
        at += 1
    word = tokens[at].lower() if at < len(tokens) else ""
    scale = words.SHORT_SCALES.get(word) or by_stem(word, words.SCALES)
    if not scale:
        return number
    scaled = Number(number.start, at + 1, number.times(scale), scale)
    return _with_half(tokens, _thousands(tokens, number, at) or scaled)


def _thousands(tokens: Tokens, number: Number, at: int) -> Number | None:
    """The number in thousands by a word that elsewhere means millions: `5 mil`, `mil millones`."""
    word = tokens[at].lower()
    if word not in words.SHORT_THOUSANDS or tokens[at + 1 : at + 2] == (".",):
        return None
    after = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
    if larger := by_stem(after, words.SCALES):
        return Number(number.start, at + 2, number.times(1000 * larger), 1000 * larger)
    millions = number.times(words.SHORT_SCALES[word]) if at > number.start else frozenset()
    return Number(number.start, at + 1, number.times(1000) | millions, 1000)


def _with_half(tokens: Tokens, number: Number) -> Number:
    """The number with the half that is added behind it, of its scale."""
    for half in words.AND_HALF:
        end = number.end + len(half)
        if tuple(token.lower() for token in tokens[number.end : end]) == half:
            more = frozenset(one + number.scale / 2 for one in number.readings)
            return replace(number, end=end, readings=more)
    return number


def _ranged(tokens: Tokens, numbers: tuple[Number, ...]) -> Iterator[Number]:
    """The numbers; the first of a range can have the scale of the second: 20 to 30 million."""
    for one, after in zip_longest(numbers, numbers[1:]):
        if after and one.scale == 1 and tokens[one.end].lower() in words.TO and after.start <= one.end + 2:
            yield replace(one, readings=one.readings | one.times(after.scale))
        else:
            yield one


def by_stem(word: str, stems: Mapping[str, Meant]) -> Meant | None:
    """What the longest beginning of the word stands for."""
    fitting = [stem for stem in stems if word.startswith(stem)]
    return stems[max(fitting, key=len)] if fitting else None


def time_unit(word: str) -> Time:
    """A unit of time as months and hours, both nothing where the word is none."""
    months = words.EXACT_MONTHLY.get(word) or by_stem(word, words.MONTHLY) or 0
    hours = 0 if months else words.EXACT_HOURLY.get(word) or by_stem(word, words.HOURLY) or 0
    return months, hours
