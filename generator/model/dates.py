"""Dates as sources give them: the part of EDTF (ISO 8601-2) this site uses, and durations.

Accepted: `2024`, `2024-01`, `2024-01-12`, each with `~` (about), `?` (uncertain) or `%` (both) behind it, intervals
`a/b` and open ones `a/..` and `../b`. Specification: https://www.loc.gov/standards/datetime/
"""

import calendar
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from generator.source.problem import did_you_mean
from generator.text.quantities import quantity

SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
DURATION = re.compile(r"P(?:([1-9][0-9]{0,2})Y)?(?:([1-9][0-9]{0,2})M)?(?:([1-9][0-9]{0,2})D)?(?:T([1-9][0-9]{0,2})H)?")
PREFIX = {"~": "about ", "?": "probably ", "%": "probably about ", None: ""}
OPEN = ".."
# Not calendar.month_name, which follows the locale.
MONTH_NAMES = tuple("January February March April May June July August September October November December".split())


@dataclass(frozen=True)
class When:
    """A date or an interval, as precise as its source.

    `text` is the EDTF form, `first` and `last` are the days it can mean; `exact` is true for a single, certain day.
    """

    text: str
    first: date
    last: date
    exact: bool

    @property
    def key(self) -> tuple[date, date, str]:
        """Sorts by the earliest possible day; the more precise of two with the same one comes first."""
        return self.first, self.last, self.text

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=8192)
def when(text: str) -> When:
    """Read an EDTF text. Raises ValueError, whose message opens with "must", for anything else."""
    if not has_form(text):
        raise ValueError(f"must be a date such as 2024, 2024-01, 2024-01-12 or 2024-01~: '{text[:40]}'.")
    start, slash, end = text.partition("/")
    if not slash or start == end:
        return _single_date(start)  # an interval from a date to the same one is that date
    if start == OPEN:
        return When(text, date.min, _single_date(end).last, exact=False)
    first = _single_date(start)
    if end == OPEN:
        return When(text, first.first, date.max, exact=False)
    last = _single_date(end)
    if last.last < first.first:
        raise ValueError(f"must not end before it begins: '{text}'.{did_you_mean(f'{end}/{start}')}")
    return When(text, first.first, last.last, exact=False)


def has_form(text: str) -> bool:
    """Whether a text is written as a date or an interval, whatever day it names."""
    return text.count("/") <= 1 and all(SHAPE.fullmatch(part) or part == OPEN for part in text.split("/"))


def _single_date(text: str) -> When:
    parts = SHAPE.fullmatch(text)
    if not parts:
        raise ValueError(f"must be a date such as 2024, 2024-01, 2024-01-12 or 2024-01~: '{text[:40]}'.")
    year, month, day = (None if part is None else int(part) for part in parts.group(1, 2, 3))
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise ValueError(f"must be a day that exists: '{text}'.{_day_meant(year or 0, month or 0, day or 0)}") from None
    if day is not None:
        return When(text, first, first, exact=not parts[4])
    last = first.replace(month=month or 12)
    return When(text, first, last.replace(day=calendar.monthrange(last.year, last.month)[1]), exact=False)


def _day_meant(year: int, month: int, day: int) -> str:
    """The last day of the month; or where its numbers, or the digits of one too high for any, changed places."""
    if year and 1 <= month <= 12 and 28 < day <= 31:
        last = calendar.monthrange(year, month)[1]
        return f" {MONTH_NAMES[month - 1]} {year} has {last} days.{did_you_mean(f'{year}-{month:02}-{last}')}"
    other_month, other_day = (int(f"{number:02}"[::-1]) for number in (month, day))
    tries = ((day, month), (other_month, day), (month, other_day)) if month > 12 or day > 31 else ()
    for one in tries:
        with suppress(ValueError):
            return did_you_mean(str(date(year, *one)))
    return ""


def ends(meant: When) -> tuple[When, ...]:
    """The dates an interval is made of, without an open end; a single date is its own."""
    return tuple(_single_date(part) for part in meant.text.split("/") if part != OPEN)


def first_and_last(text: str) -> tuple[date | None, date | None]:
    """The first and the last day a date can mean; None where it is open."""
    moment = when(text)
    return (None if moment.first == date.min else moment.first), (None if moment.last == date.max else moment.last)


def certain(text: str) -> bool:
    """Whether a date or an interval names days, all of them certain."""
    parts = [SHAPE.fullmatch(part) for part in text.split("/") if part != OPEN]
    return OPEN not in text and all(part is not None and bool(part[3]) and not part[4] for part in parts)


def midnight(day: date) -> str:
    """The beginning of a day, as a time."""
    return f"{day.isoformat()}T00:00:00Z"


@lru_cache(maxsize=8192)
def english(text: str) -> str:
    """`2024-02~` → `about February 2024`, `2023-07-11/2023-07-12` → `11–12 July 2023`. Raises ValueError: no date."""
    start, slash, end = text.partition("/")
    if not slash or start == end:
        return _english_single(start)
    if start == OPEN:
        return f"up to {_english_single(end)}"
    if end == OPEN:
        return f"from {_english_single(start)}"
    begun, ended = _english_single(start), _english_single(end)
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{begun.split()[0]}–{ended}"
    if start[:4] == end[:4] and begun.endswith(f" {start[:4]}"):
        begun = begun.removesuffix(f" {start[:4]}")
    return f"{begun} to {ended}"


def _english_single(text: str) -> str:
    parts = SHAPE.fullmatch(text)
    if not parts:
        raise ValueError(f"must be a date: '{text[:40]}'.")
    year, month, day, mark = parts.groups()
    words = [str(int(day))] if day else []
    if month:
        words.append(MONTH_NAMES[int(month) - 1])
    return PREFIX[mark] + " ".join([*words, year])


def read_duration(text: str) -> tuple[int, int, int, int]:
    """The years, months, days and hours of a duration. Raises ValueError, whose message opens with "must"."""
    parts = DURATION.fullmatch(text)
    if not parts or not any(parts.groups()):
        raise ValueError(f"must be a duration such as P10Y, P6M, P30D or PT24H: '{text[:40]}'.")
    years, months, days, hours = (int(part or 0) for part in parts.groups())
    return years, months, days, hours


def english_duration(text: str) -> str:
    """`P10Y` → `10 years`, `PT24H` → `24 hours`. Raises ValueError as `read_duration` does."""
    names = zip(read_duration(text), ("year", "month", "day", "hour"), strict=True)
    return " ".join(quantity(count, name) for count, name in names if count)


def add_duration(start: date, text: str) -> date | None:
    """The day a duration of years, months or days after `start` ends; 29 February becomes the 28th where need be.

    None where the calendar has no such day: it ends with the year 9999.
    """
    years, months, days, hours = read_duration(text)
    try:
        return start + relativedelta(years=years, months=months, days=days + hours // 24)
    except (OverflowError, ValueError):
        return None


def spanned(texts: Iterable[str]) -> str:
    """The interval from the earliest of some dates to the latest; a single date is its own; of none nothing."""
    days = sorted(texts, key=lambda text: when(text).key)
    return "/".join(dict.fromkeys((days[0], days[-1]))) if days else ""


def on(text: str) -> str:
    """`on 12 January 2024`, `in January 2024`, `about 2 March 2024`, `from March 2024`."""
    if "/" in text:
        told = english(text)
        days = "from" if " to " in told else "on"  # 9–11 July, but from 12 July to 2 August
        return f"{days} {told}" if len(text) == 21 else told if OPEN in text else f"in {told}"
    if text[-1] in "~?%":
        return english(text)
    return f"on {english(text)}" if len(text) == 10 else f"in {english(text)}"


def on_one_day(text: str) -> str:
    """The day of what happened on one day; where that is known only by its bounds, both."""
    day = when(text)
    if "/" not in text or day.last in (day.first, date.max):
        return on(text)
    same_month = (day.first.year, day.first.month) == (day.last.year, day.last.month)
    bounds = (str(day.first.day) if same_month else english(day.first.isoformat()), english(day.last.isoformat()))
    return f"on {' or '.join(bounds)}" if (day.last - day.first).days == 1 else f"between {' and '.join(bounds)}"
