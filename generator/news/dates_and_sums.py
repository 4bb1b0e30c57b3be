"""Dates and sums of money as news text writes them.

Dates become EDTF where the text gives at least a month and a year, or a bare year; all else ("on Monday", "16 February"
without a year, "early 2024") is kept as words, because only an editor knows what day was meant.
"""

import re
from dataclasses import dataclass

from babel.dates import get_month_names

from generator.model.dates import when
from generator.text.spans import Spans

# Short forms and cases that CLDR's list of month names lacks.
FURTHER = (
    "jan jan. jänner січні", "feb feb. лютому", "mar mar. березні", "apr apr. квітні", "травні", "jun jun. червні",
    "jul jul. липні", "aug aug. серпні", "sep sep. sept sept. вересні", "oct oct. okt. жовтні", "nov nov. листопаді",
    "dec dec. dez. грудні",
)  # fmt: skip
# Without Croatian, whose October is the November of its neighbours.
MONTH_LANGUAGES = "ar bg cs da de el en es et fi fr hu it lt lv nb nl pl pt ro ru sk sl sv tr uk"
NUMBER_OF_MONTH = {
    name.lower(): month
    for language in MONTH_LANGUAGES.split()
    for context in ("format", "stand-alone")
    for month, name in get_month_names("wide", context, locale=language).items()
} | {name: month for month, said in enumerate(FURTHER, 1) for name in said.split()}
MONTH = "(?:" + "|".join(map(re.escape, sorted(NUMBER_OF_MONTH, key=len, reverse=True))) + ")"
ORDINAL = r"(?:st|nd|rd|th|\.)?"
DAY_OF_MONTH = rf"(?P<day>\d{{1,2}}){ORDINAL}(?:\s?(?:-|–|/|and|to|und|et|i|та)\s?(?P<last>\d{{1,2}}){ORDINAL})?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
ANY_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi"
    r"|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche|понеділ\w+|вівтор\w+|серед[уи]|четвер\w*|п['’]ятниц\w+|субот\w+|неділ\w+"
    r"|poniedział\w+|wtorek|środ[ęy]|czwartek|piątek|sobot[ęy]|niedziel[ęi]"
)
PERIOD_PART = "early|mid|late|beginning of|end of|anfang|mitte|ende|début|fin|початку|кінця|наприкінці|początku|końca"
RELATIVE = (
    r"(?:today|yesterday|tomorrow|(?:last|next|this) (?:week|month|year|summer|autumn|winter|spring|july|june)"
    r"|(?:late|early|this|last|next) (?:summer|autumn|spring|winter)|heute|gestern|morgen früh|hier soir"
    r"|aujourd'hui|сьогодні|вчора|завтра|dziś|wczoraj|jutro)"
)
DATES = tuple(
    re.compile(rf"(?<![\w.,/-])(?:{pattern})(?!\w)", re.IGNORECASE)
    for pattern in (
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]?",
        rf"{YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})[./](?P<number>\d{{1,2}})[./]{YEAR}",
        rf"{DAY_OF_MONTH}\s+(?:de\s+|of\s+)?(?P<month>{MONTH}),?\s+(?:de\s+)?{YEAR}",
        rf"(?P<month>{MONTH})\s+{DAY_OF_MONTH},?\s+{YEAR}",
        rf"(?:{PERIOD_PART})[ -](?:in |de |the )?(?:{MONTH}\s+)?{YEAR}",
        rf"(?P<month>{MONTH}),?\s+(?:of\s+|de\s+)?{YEAR}",
        rf"{DAY_OF_MONTH}\s+(?:of\s+|de\s+)?(?P<month>{MONTH})",
        rf"(?P<month>{MONTH})\s+{DAY_OF_MONTH}",
        rf"(?:(?:on|last|next|this|am|le|у|в|w|we)\s+)?(?:{ANY_WEEKDAY})",
        RELATIVE,
        YEAR,
    )
)
# A bare number between 1900 and 2099 is a year beside one of these; "2027 soldiers" is none.
BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|by|until|till|since|of|for|from|to|and|after|before|during|through|the|late|early|mid|bis|seit|ab"
    r"|von|für|im|jahr|en|de|à|depuis|pour|у|в|до|з|на|від|w|do|od|na|за)\s|[-–/(])$",
    re.IGNORECASE,
)
AFTER_YEAR = re.compile(r"\s?(?:$|[,;:.)\]!?–/-]|\s[A-ZÀ-Ž]|\s(?:року|роц[іи]|рік|р\.|году|roku|r\.)|['’]s)")
LONGEST_BEFORE_YEAR = 20  # characters: the longest of the former
CURRENCY_WORDS = {
    "USD": "$ us$ dollar usd долар доллар dolar",
    "EUR": "€ euro eur євро евро",
    "GBP": "£ pound gbp sterling",
    "PLN": "zł zloty złot pln",
    "UAH": "hryvnia uah грив ₴ грн",
    "CAD": "c$ cad",
    "AUD": "a$",
    "JPY": "¥ yen jpy",
    "CHF": "chf franken",
    "DKK or NOK": "krone",
    "SEK": "kronor sek",
    "DKK": "dkk",
    "NOK": "nok",
    "ISK": "króna krónur kronur isk",
    "CZK": "koruna koruny czk",
}
CURRENCIES = {word: code for code, said in CURRENCY_WORDS.items() for word in said.split()}
# "Canadian dollars", "Norwegian kroner": the country before the currency decides.
NATIONAL = {
    "canadian": "CAD", "australian": "AUD", "norwegian": "NOK", "danish": "DKK", "swedish": "SEK", "icelandic": "ISK",
    "czech": "CZK",
}  # fmt: skip
SCALE_WORDS = {
    1e3: "k thousand tausend mille тис tys",
    1e12: "trillion tn billionen",
    1e6: "m mn mln mio million milion мільйон миллион млн millon millón",
    1e9: "b bn billion milliard miliard mld mrd мільярд миллиард млрд",
}
FACTORS = {word: factor for factor, said in SCALE_WORDS.items() for word in said.split()}
NUMBER = r"(?P<number>\d{1,3}(?:[ ,.\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)"
SCALE = r"(?:[\s-]?(?P<scale>" + "|".join(sorted(FACTORS, key=len, reverse=True)) + r")[^\W\d_]{0,3}\.?)?"
SIGNS = ("$", "us$", "c$", "a$", "€", "£", "¥", "₴", "usd", "eur", "gbp", "uah", "cad", "chf", "pln")
CURRENCY_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
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
    return bool(BEFORE_YEAR.search(before) or AFTER_YEAR.match(text, end))


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
