"""Dates and sums of money as news text writes them.

Dates become EDTF where the text gives at least a month and a year, or a bare year; all else ("on Monday", "16 February"
without a year, "early 2024") is kept as words, because only an editor knows what day was meant.
"""

import re
from dataclasses import dataclass

from babel.dates import get_month_names

from generator.model.dates import when
from generator.news.words import form_of, table_of
from generator.text.spans import Spans

# Without Croatian, whose October is the November of its neighbours.
MONTH_LANGUAGES = "ar bg cs da de el en es et fi fr hu it lt lv nb nl pl pt ro ru sk sl sv tr uk"
NUMBER_OF_MONTH = {
    name.lower(): month
    for language in MONTH_LANGUAGES.split()
    for context in ("format", "stand-alone")
    for month, name in get_month_names("wide", context, locale=language).items()
} | {name: month for month, said in enumerate(table_of("tables")["months"], 1) for name in said.split()}
MONTH = "(?:" + "|".join(map(re.escape, sorted(NUMBER_OF_MONTH, key=len, reverse=True))) + ")"
ORDINAL = r"(?:st|nd|rd|th|\.)?"
DAY_OF_MONTH = rf"(?P<day>\d{{1,2}}){ORDINAL}(?:\s?(?:-|–|/|and|to|und|et|i|та)\s?(?P<last>\d{{1,2}}){ORDINAL})?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
DATES = tuple(
    re.compile(rf"(?<![\w.,/-])(?:{pattern})(?!\w)", re.IGNORECASE)
    for pattern in (
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]?",
        rf"{YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})[./](?P<number>\d{{1,2}})[./]{YEAR}",
        rf"{DAY_OF_MONTH}\s+(?:de\s+|of\s+)?(?P<month>{MONTH}),?\s+(?:de\s+)?{YEAR}",
        rf"(?P<month>{MONTH})\s+{DAY_OF_MONTH},?\s+{YEAR}",
        rf"(?:{form_of('period_part').pattern})[ -](?:in |de |the )?(?:{MONTH}\s+)?{YEAR}",
        rf"(?P<month>{MONTH}),?\s+(?:of\s+|de\s+)?{YEAR}",
        rf"{DAY_OF_MONTH}\s+(?:of\s+|de\s+)?(?P<month>{MONTH})",
        rf"(?P<month>{MONTH})\s+{DAY_OF_MONTH}",
        rf"(?:(?:on|last|next|this|am|le|у|в|w|we)\s+)?(?:{form_of('any_weekday').pattern})",
        form_of("relative_day").pattern,
        YEAR,
    )
)
LONGEST_BEFORE_YEAR = 20  # characters: the longest of the former
CURRENCIES = {word: code for code, said in table_of("tables")["currencies"].items() for word in said.split()}
NATIONAL: dict[str, str] = table_of("tables")["national_currencies"]
FACTORS = {word: factor for factor, said in table_of("tables")["scales"].items() for word in said.split()}
NUMBER = r"(?P<number>\d{1,3}(?:[ ,.\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)"
SCALE = r"(?:[\s-]?(?P<scale>" + "|".join(sorted(FACTORS, key=len, reverse=True)) + r")[^\W\d_]{0,3}\.?)?"
CURRENCY_SIGN = "|".join(
    re.escape(sign) for sign in sorted(table_of("tables")["currency_signs"].split(), key=len, reverse=True)
)
CURRENCY = "|".join(re.escape(name) for name in sorted(CURRENCIES, key=len, reverse=True))
SUMS = (
    re.compile(rf"(?<!\w)(?P<currency>{CURRENCY_SIGN})\s?{NUMBER}{SCALE}(?!\w)", re.IGNORECASE),
    re.compile(
        rf"(?<![\w.,]){NUMBER}{SCALE}[\s-]?(?:US[- ]|U\.S\. |d['’]|de |di |\(?(?P<national>{'|'.join(NATIONAL)})\)?\s)?"
        rf"(?P<currency>{CURRENCY})[^\W\d_]{{0,5}}(?!\w)",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True)
class Stated:
    """A date as the text states it. `edtf` is empty where it is kept as words.

    `days` are month and day where known, two of a span.
    """

    start: int
    text: str
    edtf: str
    days: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class StatedSum:
    """A sum of money as the text states it."""

    start: int
    text: str
    amount: float
    currency: str


def dates(text: str) -> list[Stated]:
    """The dates in a text, in order; of overlapping readings the fullest."""
    taken = Spans(len(text))
    found = [
        Stated(match.start(), match.group().rstrip(".,"), *_edtf(match))
        for pattern in DATES
        for match in pattern.finditer(text)
        if _is_date(match) and taken.take(*match.span())
    ]
    return sorted(found, key=lambda one: one.start)


def _is_date(match: re.Match[str]) -> bool:
    """`may 12` and `march 3` in lower case are not dates in English; a bare number is a year where it reads as one."""
    month = match.groupdict().get("month")
    if month and not match.groupdict().get("year") and month.lower() in ("may", "march", "mar", "mars"):
        return month[0].isupper() or month == "mars"
    text, end = match.string, match.end()
    if not match.group().isdigit():
        return True
    if re.match(r"[.,]\d|\s?[€$%£]", text[end : end + 2]):
        return False
    before = text[max(0, match.start() - LONGEST_BEFORE_YEAR) : match.start()]
    return bool(form_of("before_year").search(before) or form_of("after_year").match(text, end))


def _edtf(match: re.Match[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The EDTF form, empty where the match is words or no day that exists, and its month and day."""
    parts = match.groupdict()
    month = int(parts.get("number") or 0) or NUMBER_OF_MONTH.get((parts.get("month") or "").lower(), 0)
    day, year, last = parts.get("day"), parts.get("year"), parts.get("last")
    known = tuple((month, int(one)) for one in (day, last) if month and one)
    if not year or (match.group()[0].isalpha() and not month):
        return "", known
    single = "-".join([year, *([f"{month:02d}"] if month else []), *([f"{int(day):02d}"] if day else [])])
    whole = f"{single}/{single[:8]}{int(last):02d}" if last else single
    try:
        return when(whole).text, known
    except ValueError:
        return "", ()


def sums(text: str) -> list[StatedSum]:
    """The sums of money in a text, in order."""
    taken = Spans(len(text))
    found = [_sum(match) for pattern in SUMS for match in pattern.finditer(text) if taken.take(*match.span())]
    return sorted(found, key=lambda one: one.start)


def _sum(match: re.Match[str]) -> StatedSum:
    scale = FACTORS.get((match["scale"] or "").lower(), 1)
    return StatedSum(match.start(), match.group(), round(_number(match["number"]) * scale, 2), _currency(match))


def _currency(match: re.Match[str]) -> str:
    national = (match.groupdict().get("national") or "").lower()
    return NATIONAL.get(national) or CURRENCIES[match["currency"].lower()]


def _number(text: str) -> float:
    """`1,234.5`, `1.234,5`, `1 234,5` and `61` as numbers: groups of exactly three digits are thousands."""
    text = re.sub(r"[\s\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    whole, mark, rest = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    return float(re.sub(r"[.,]", "", whole) + "." + rest) if mark else float(text)
