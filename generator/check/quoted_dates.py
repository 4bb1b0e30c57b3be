"""Words of a quote → the dates they state, as exactly as they do.

Unlike `news.dates_and_sums`, which makes an editor's draft of news, this serves to find a contradiction: of a date
without its year the day and the month count, and what may be no date is left out.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from generator.model.dates import OPEN, When
from generator.text.numerals import ANY_MONTH, MONTHS, NUMBERS, ORDINALS, TWO_THOUSAND
from generator.text.spans import Spans

LAST_DAY = 31
DIGIT = re.compile(r"\d")
LETTERS_ONLY = re.compile(r"[^\W\d_]+")
# The numbers of days, and of years of this century, in words: sixteenth, twenty-third, vingt et un, sechzehnten.
WORD_NUMBERS = {word: int(value) for word, value in (NUMBERS | ORDINALS).items() if value in range(1, 40)}
NUMBER_WORDS = "|".join(re.escape(word).replace("'", "['’]") for word in sorted(WORD_NUMBERS, key=len, reverse=True))
NUMBER_IN_WORDS = rf"(?:{NUMBER_WORDS})(?:s?ten|s?te)?(?:[\s-]+(?:(?:et|y|e|and)\s+)?(?:{NUMBER_WORDS}))?"
NUMBER_WORD = re.compile(rf"({NUMBER_WORDS})(?:s?ten|s?te)?(?![^\W\d_])", re.IGNORECASE)
ROMAN_MONTHS = "i ii iii iv v vi vii viii ix x xi xii".split()
REIWA = 2018  # the year before its first
ORDINAL_SIGN = r"(?:st|nd|rd|th|er|º|°|\.|-?го)?"
JOIN = r"\s?(?:-|–|—|/|to|and|bis|und|au|et|по|до|і|та|do|i|och|og|ja|ir|un|en|a|e|al|y|és|și|и|και|ve)\s?"
DAY_WORDS = rf"(?P<day>\d{{1,2}}|{NUMBER_IN_WORDS}){ORDINAL_SIGN}[\"”»’']?(?:{JOIN}(?P<last>\d{{1,2}}){ORDINAL_SIGN})?"
YEAR_WORDS = r"(?P<year>(?:19|20)\d\d)"
STATED_YEAR = (
    rf"(?:(?:in\s+the\s+year|de|anno)\s+)?(?:{YEAR_WORDS}|(?:{TWO_THOUSAND})[\s-]*(?P<spelt_year>{NUMBER_IN_WORDS}))"
)
WITHIN_DAYS = r"\s+(?:day\s+of\s+|de\s+|of\s+)?"
WRITTEN_DATES = tuple(
    re.compile(rf"(?<![\w.,/-])(?:{pattern})(?![\w])", re.IGNORECASE)
    for pattern in (
        rf"{YEAR_WORDS}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{YEAR_WORDS}",
        rf"(?P<day>\d{{1,2}})[./]\s?(?P<roman>{'|'.join(ROMAN_MONTHS)})[./]\s?{YEAR_WORDS}",
        rf"(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/{YEAR_WORDS}",  # the day or the month may stand first
        rf"(?:{YEAR_WORDS}|(?:令和|Reiwa\s)(?P<reiwa>\d{{1,2}}))[年년]\s?(?P<number>\d{{1,2}})[月월]\s?(?P<day>\d{{1,2}})[日일]",
        rf"{YEAR_WORDS}\.(?:\sgada)?\s(?P<day>\d{{1,2}})\.\s(?P<month>{ANY_MONTH})",
        rf"{DAY_WORDS}{WITHIN_DAYS}(?P<month>{ANY_MONTH})\.?,?(?:\s+{STATED_YEAR})?",
        rf"{YEAR_WORDS}(?:\.|\sm\.)?\s(?P<month>{ANY_MONTH})\s(?P<day>\d{{1,2}})(?!\d)",
        rf"(?P<month>{ANY_MONTH})\.?\s+(?:the\s+)?{DAY_WORDS}(?:,?\s+{STATED_YEAR})?",
        rf"(?P<month>{ANY_MONTH})\.?,?\s+(?:of\s+|de\s+)?{YEAR_WORDS}",
        rf"{YEAR_WORDS}{JOIN}(?P<end>20\d\d)",
        rf"{YEAR_WORDS}(?:[/–-](?P<next>\d\d))?(?:-го)?",
    )
)
# Words that are a month and something else, in lower case.
AMBIGUOUS = frozenset("may mar march mars sept maja maj luty mee kovo lulju marts".split())
# Words that are another month in another language.
OTHER_MONTH = {"listopad": 10, "listopada": 10}
# A figure before one of these is no year: 2024 soldiers is rare, 2,024.5 and 2000 € are not.
AFTER_NUMBER = re.compile(r"[.,]\d|\s?[€$£%]|\s(?:euro|million|billion)")

# A bare year behind one of these is when something happens.
BEFORE_BARE_YEAR = re.compile(r"(?:[(,]|\b(?:in|en|im|у|в|w|during|of|anno))\s*$", re.IGNORECASE)
# A date behind one of these is an end, not a beginning.
BEFORE_END = re.compile(
    r"\b(?:until|till|bis|jusqu['’](?:au|en|à la fin de)|до|do|fino al?|hasta(?: el)?)\s(?:zum\s)?$", re.IGNORECASE
)


@dataclass(frozen=True)
class StatedDate:
    """A date of a quote: its words and what they say; None is what they leave open."""

    text: str
    year: int | None
    month: int | None = None
    day: int | None = None
    last: int | None = None  # the last day of a span within the month
    end: int | None = None  # the last year of a span
    until: bool = False  # whether it is said to be an end
    firm: bool = True  # false for a bare year that may belong to something else: the 2024 agreement

    @property
    def first_day(self) -> date | None:
        """The first day it can mean; None where it leaves the year open."""
        return _day_within(self.year, self.month or 1, self.day or 1) if self.year else None

    def meets(self, meant: When) -> bool:
        """Whether it can mean a day that the date of a record can mean."""
        if self.year and self.end and "/" in meant.text and OPEN not in meant.text:
            return self.year <= meant.first.year and meant.last.year <= self.end
        years = range(max(meant.first.year, 1900), min(meant.last.year, 2199) + 1)
        spoken = years if self.year is None else range(self.year, (self.end or self.year) + 1)
        return any(self._within(year, meant) for year in spoken)

    def agrees(self, other: "StatedDate") -> bool:
        """Whether two statements can mean one date: what one leaves open the other may say."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        if self.last and other.last:
            return (self.month, self.day, self.last) == (other.month, other.day, other.last)
        spans = self.last is not None or other.last is not None or self.end is not None or other.end is not None
        return spans or all(one is None or two is None or one == two for one, two in pairs)

    def _within(self, year: int, meant: When) -> bool:
        known = self.day if self.month else None
        first = _day_within(year, self.month or 1, known or 1)
        last = _day_within(year, self.month or 12, (self.last or known) if known else LAST_DAY)
        # A span of days within a month is the one said or lies in it.
        days = meant.text == f"{meant.first}/{meant.last}" and meant.first.month == meant.last.month
        if self.last and days:
            return first <= meant.first and meant.last <= last
        return first <= meant.last and meant.first <= last


@lru_cache(maxsize=8192)
def stated_dates(quote: str) -> tuple[StatedDate, ...]:
    """The dates a quote states, in its order."""
    has_month = any(word in MONTHS for word in LETTERS_ONLY.findall(quote.lower()))
    if not has_month and not DIGIT.search(quote):
        return ()
    taken = Spans(len(quote))
    found = [
        (match.start(), one)
        for pattern in WRITTEN_DATES
        if has_month or "month" not in pattern.groupindex
        for match in pattern.finditer(quote)
        if _may_be_date(match) and taken.take(*match.span())
        for one in _dates_meant(match)
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _may_be_date(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    month = parts.get("month")
    if month and month in AMBIGUOUS and not parts["year"] and not (parts.get("day") and month == "mars"):
        return False
    if not 1 <= int(parts.get("number") or 1) <= 12 or not 1 <= (_dated_number(parts.get("day")) or 1) <= LAST_DAY:
        return False
    return bool(month or parts.get("number") or parts.get("roman")) or not AFTER_NUMBER.match(match.string, match.end())


def _dates_meant(match: re.Match[str]) -> list[StatedDate]:
    """What a written date can mean: of `3/6/2025` two days."""
    parts = match.groupdict()
    one, other = _dated_number(parts.get("one")), _dated_number(parts.get("other"))
    if one is None or other is None:
        stated = _stated_date(match)
        also = OTHER_MONTH.get((parts.get("month") or "").lower())
        return [stated, replace(stated, month=also)] if also else [stated]
    pairs = {(month, day) for month, day in ((one, other), (other, one)) if 1 <= month <= 12 and 1 <= day <= LAST_DAY}
    return [StatedDate(match.group(), int(parts["year"]), *pair) for pair in sorted(pairs)]


def _stated_date(match: re.Match[str]) -> StatedDate:
    parts = match.groupdict()
    month = int(parts.get("number") or 0) or MONTHS.get((parts.get("month") or "").lower())
    if parts.get("roman"):
        month = ROMAN_MONTHS.index(parts["roman"].lower()) + 1
    year, day, last, end = (_dated_number(parts.get(name)) for name in ("year", "day", "last", "end"))
    if parts.get("spelt_year"):
        year = 2000 + (_dated_number(parts["spelt_year"]) or 0)
    if parts.get("reiwa"):
        year = REIWA + int(parts["reiwa"])
    if year and int(parts.get("next") or -1) == (year + 1) % 100:
        end = year + 1
    firm = bool(month or end or BEFORE_BARE_YEAR.search(match.string[: match.start()]))
    until = bool(BEFORE_END.search(match.string[: match.start()]))
    return StatedDate(match.group().rstrip(".,"), year, month, day, last, end, until, firm)


def _dated_number(text: str | None) -> int | None:
    """A number of a date, in digits or in words."""
    if not text or text.isdecimal():
        return int(text) if text else None
    return sum(WORD_NUMBERS[word.lower().replace("’", "'")] for word in NUMBER_WORD.findall(text))


def _day_within(year: int, month: int, day: int) -> date:
    """The day, or the last one of the month where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
