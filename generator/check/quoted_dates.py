"""Words of a quote → the dates they state, as exactly as they do.

Unlike `news.dates_and_sums`, which makes an editor's draft of news, this serves to find a contradiction: of a date
without its year the day and the month count, and what may be no date is left out.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from generator.model.dates import When
from generator.text.numerals import ANY_MONTH, MONTHS
from generator.text.spans import Spans

LAST_DAY = 31
DIGIT = re.compile(r"\d")
ORDINAL_SIGN = r"(?:st|nd|rd|th|er|º|°|\.|-?го)?"
JOIN = r"\s?(?:-|–|—|/|to|and|bis|und|au|et|по|до|і|та|do|i)\s?"
DAY_WORDS = rf"(?P<day>\d{{1,2}}){ORDINAL_SIGN}[\"”»’']?(?:{JOIN}(?P<last>\d{{1,2}}){ORDINAL_SIGN})?"
YEAR_WORDS = r"(?P<year>(?:19|20)\d\d)"
WITHIN_DAYS = r"\s+(?:day\s+of\s+|de\s+|of\s+)?"
WRITTEN_DATES = tuple(
    re.compile(rf"(?<![\w.,/-])(?:{pattern})(?![\w])", re.IGNORECASE)
    for pattern in (
        rf"{YEAR_WORDS}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{YEAR_WORDS}",
        rf"\d{{1,2}}/\d{{1,2}}/{YEAR_WORDS}",  # the day or the month may stand first
        rf"{DAY_WORDS}{WITHIN_DAYS}(?P<month>{ANY_MONTH})\.?,?(?:\s+(?:de\s+)?{YEAR_WORDS})?",
        rf"(?P<month>{ANY_MONTH})\.?\s+(?:the\s+)?{DAY_WORDS}(?:,?\s+{YEAR_WORDS})?",
        rf"(?P<month>{ANY_MONTH})\.?,?\s+(?:of\s+|de\s+)?{YEAR_WORDS}",
        rf"{YEAR_WORDS}{JOIN}(?P<end>20\d\d)",
        rf"{YEAR_WORDS}(?:[/–-]\d\d)?(?:-го)?",
    )
)
# Words that are a month and something else, in lower case.
AMBIGUOUS = frozenset("may mar march mars sept maja maj luty".split())
# A figure before one of these is no year: 2024 soldiers is rare, 2,024.5 and 2000 € are not.
AFTER_NUMBER = re.compile(r"[.,]\d|\s?[€$£%]|\s(?:euro|million|billion)")

# A bare year behind one of these is when something happens.
BEFORE_BARE_YEAR = re.compile(r"(?:[(,]|\b(?:in|en|im|у|в|w|during|of|anno))\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class StatedDate:
    """A date of a quote: its words and what they say; None is what they leave open."""

    text: str
    year: int | None
    month: int | None = None
    day: int | None = None
    last: int | None = None  # the last day of a span within the month
    end: int | None = None  # the last year of a span
    firm: bool = True  # false for a bare year that may belong to something else: the 2024 agreement

    def meets(self, meant: When) -> bool:
        """Whether it can mean a day that the date of a record can mean."""
        years = range(max(meant.first.year, 1900), min(meant.last.year, 2199) + 1)
        spoken = years if self.year is None else range(self.year, (self.end or self.year) + 1)
        return any(self._within(year, meant) for year in spoken)

    def agrees(self, other: "StatedDate") -> bool:
        """Whether two statements can mean one date: what one leaves open the other may say."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        spans = self.last is not None or other.last is not None or self.end is not None or other.end is not None
        return spans or all(one is None or two is None or one == two for one, two in pairs)

    def _within(self, year: int, meant: When) -> bool:
        known = self.day if self.month else None
        first = _day_within(year, self.month or 1, known or 1)
        last = _day_within(year, self.month or 12, (self.last or known) if known else LAST_DAY)
        return first <= meant.last and meant.first <= last


def stated_dates(quote: str) -> list[StatedDate]:
    """The dates a quote states, in its order."""
    if not DIGIT.search(quote):
        return []
    taken = Spans(len(quote))
    found = [
        (match.start(), _stated_date(match))
        for pattern in WRITTEN_DATES
        for match in pattern.finditer(quote)
        if _may_be_date(match) and taken.take(*match.span())
    ]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _may_be_date(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    month = parts.get("month")
    if month and month in AMBIGUOUS and not parts["year"] and not (parts.get("day") and month == "mars"):
        return False
    if not 1 <= int(parts.get("number") or 1) <= 12 or not 1 <= int(parts.get("day") or 1) <= 31:
        return False
    return bool(month or parts.get("number")) or not AFTER_NUMBER.match(match.string, match.end())


def _stated_date(match: re.Match[str]) -> StatedDate:
    parts = match.groupdict()
    month = int(parts.get("number") or 0) or MONTHS.get((parts.get("month") or "").lower())
    year, day, last, end = (int(parts[name]) if parts.get(name) else None for name in ("year", "day", "last", "end"))
    firm = bool(month or end or BEFORE_BARE_YEAR.search(match.string[: match.start()]))
    return StatedDate(match.group().rstrip(".,"), year, month, day, last, end, firm)


def _day_within(year: int, month: int, day: int) -> date:
    """The day, or the last one of the month where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
