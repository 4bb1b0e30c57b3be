"""The figures of a text with what they count: countries, soldiers, months, shares, sums, places in an order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.news import dates_and_sums
from generator.news.entities import Lexicon
from generator.news.spoken import Lasting, alternatives, calendar, lastings, number_pattern, numbers, value_of
from generator.news.topics import gist
from generator.news.words import form_of, places_of, tells

LETTERS_OF_SIGN = 3  # of "m", "bn", "mrd"
NO_NOUN: frozenset[str] = frozenset()
SHARE_IN_PARTS = re.compile(r"(?<![\w.,])\d+[.,]\d+(?!\w|[.,]\d)")
THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:[,. \u202f]\d{3})+(?!\w|[.,]\d)")
SCALES_SPELT = (
    one if len(one) > LETTERS_OF_SIGN else rf"{one}(?!\w)" for one in dates_and_sums.FACTORS
)  # "5 m", not "338 members"
SCALED = re.compile(rf"[\s-](?:{'|'.join(sorted(SCALES_SPELT, key=len, reverse=True))}|dozen)", re.IGNORECASE)
FAR_NOUN, NOUN_WITHIN = 50, 4  # characters and words behind a number in which the noun stands
PART_OF_NAME = re.compile(r"[^\W\d_]-$")  # "MiG-29"
PER_CENT = re.compile(r"\bper cent$", re.IGNORECASE)
FIGURES_OF_EXACT = 3  # with so many, and no noughts, a number is no round one
TELLING_COUNT = 100  # so many are what they are without a noun
RANK, TARGET = "#", ">"
# How many words of what is counted two figures must share; "the first agreement" alone is said of many.
COUNTED_ALIKE = {"": 1, RANK: 2}


@dataclass(frozen=True)
class CountedFigure:
    """A number of a text with what it counts; of money and spans of time the unit is the currency or the length."""

    start: int
    end: int
    value: float
    unit: str
    counted: frozenset[str]

    def comparable(self, other: "CountedFigure") -> bool:
        """Whether both count the same sort of thing."""
        least = COUNTED_ALIKE.get(self.unit, 0)
        bare = (
            self.unit == "" and min(self.value, other.value) >= TELLING_COUNT and not (self.counted and other.counted)
        )
        return self.unit == other.unit and (bare or len(self.counted & other.counted) >= least)


def figures_in(text: str, known: Lexicon) -> tuple[CountedFigure, ...]:
    """The figures of a text: sums, spans of time, shares and counts; neither dates nor numbers of articles."""
    taken = [(one.start, one.start + len(one.text)) for one in dates_and_sums.dates(text)]
    found = [
        CountedFigure(one.start, one.start + len(one.text), one.amount, one.currency, NO_NOUN)
        for one in dates_and_sums.sums(text)
    ]
    sums_end = {one.end for one in found}
    spans = [one for one in lastings(text) if not _is_distance(text, one.end) and not _is_rate(one, sums_end)]
    found += [CountedFigure(one.start, one.end, one.count, one.unit, NO_NOUN) for one in spans]
    taken += [(one.start, one.end) for one in found]
    for start, end, value in _whole_numbers(text):
        before = text[max(0, start - 20) : start].rsplit(" ", 2)[-2:][0]
        scaled = SCALED.match(text, end)  # "165 billion" of a currency that is left out
        of_name = PART_OF_NAME.search(text, 0, start)
        taken_by = (
            of_name or any(first < end and start < last for first, last in taken) or PER_CENT.search(text, 0, end)
        )
        of_parties = form_of("parties_behind").match(text, end)  # "the two sides" are who they are, and no count
        if taken_by or tells(before, "article_number") or scaled or of_parties:
            continue
        share = form_of("share").match(text, end)
        behind = " ".join(re.split(r"[,;:.()]", text[end : end + FAR_NOUN])[0].split()[:NOUN_WITHIN])
        counted = frozenset() if form_of("of_them").match(text, end) else gist(behind, known)
        found.append(CountedFigure(start, end, value, "%" if share else "", counted))
    targets = () if sums_end else form_of("target_year").finditer(text)  # the years of a sum are asked for beside that
    found += [CountedFigure(*one.span(), float(one["year"]), TARGET, NO_NOUN) for one in targets]
    return tuple(sorted([*found, *_ranks(text, known)], key=lambda one: one.start))


def _is_rate(one: Lasting, sums_end: set[int]) -> bool:
    """Whether a span of time only says how often a sum is given: "3 billion pounds a year"."""
    return one.start - 1 in sums_end


def _is_distance(text: str, end: int) -> bool:
    """Whether a span of time lies between two days: "nine months after", "ten days later"."""
    behind = "".join(text[end:].split()[:1]).strip(",.;:")
    words = (calendar()[name] for name in ("ago", "earlier", "later"))
    counted = any(re.fullmatch(alternatives(one), behind, re.IGNORECASE) for one in words)
    return counted or tells(behind, "after") or tells(behind, "before")


def _ranks(text: str, known: Lexicon) -> Iterator[CountedFigure]:
    """The places in an order: "the fifth state to begin", "the last of them"; the last one is number 0."""
    said = [(one.start, one.end, one.value) for one in numbers(text) if one.ordinal]
    for start, end, value in [*said, *((*one, 0) for one in places_of(text, "last_of"))]:
        behind = " ".join(re.split(r"[,;:.()]", text[end : end + FAR_NOUN])[0].split()[: 2 * NOUN_WITHIN])
        yield CountedFigure(start, end, value, RANK, gist(behind, known))


def _whole_numbers(text: str) -> Iterator[tuple[int, int, float]]:
    grouped = [(*one.span(), float(re.sub(r"\D", "", one.group()))) for one in THOUSANDS.finditer(text)]
    spoken = [(*one.span(), 1000.0 * (value_of(one["number"]) or 0)) for one in _thousand().finditer(text)]
    said = ((*one.span(), float(one.group().replace(",", "."))) for one in SHARE_IN_PARTS.finditer(text))
    shares = [(start, end, value) for start, end, value in said if form_of("share").match(text, end)]
    yield from (many := [*grouped, *spoken, *shares])
    for one in numbers(text):
        apart = not any(start <= one.start < end for start, end, _ in many)
        if apart and not one.ordinal and one.value > 1 and text[one.start] != "0":  # "bill 0332"
            yield one.start, one.end, float(one.value)


@cache
def _thousand() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<number>{number_pattern()})\s(?:thousand|tausend|тисяч\w*|mille|tysi\w+)(?!\w)", re.IGNORECASE
    )
