"""Months and seasons, and days said in words, that only the day of the article gives a year: "last July", "in May"."""

import re
from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import relativedelta

from generator.news.dates_and_sums import NUMBER_OF_MONTH
from generator.news.spoken import ordinal_words
from generator.news.words import tells

SOON = 45  # days after the article that a day without a year may lie, as in a programme of what comes
NEXT_MONTH = 15  # days after the article that a month alone may begin
Resolver = Callable[[re.Match[str], date], str]


def month_edtf(year: int, month: int) -> str:
    """A month in EDTF form."""
    return f"{year:04d}-{month:02d}"


def year_meant(found: re.Match[str], today: date) -> int:
    """The year that "last", "this" or "next" means."""
    return today.year - bool(found["last"]) + bool(found["next"])


def month_of_year(found: re.Match[str], today: date) -> str:
    """`July of last year`."""
    return month_edtf(year_meant(found, today), NUMBER_OF_MONTH[found["month"].lower()])


def named_month(found: re.Match[str], today: date) -> str:
    """`last July` is the latest July before this month, `next July` the first after it."""
    month = NUMBER_OF_MONTH[found["month"].lower()]
    if found["last"]:
        return month_edtf(today.year - (month >= today.month), month)
    if found["next"]:
        return month_edtf(today.year + (month <= today.month), month)
    return month_edtf(today.year, month)


def nearest_month(found: re.Match[str], today: date) -> str:
    """A month alone: the last one that had begun, or the nearest where the sentence looks ahead."""
    if found["month"][0].islower() and found["month"].lower() in ("may", "march"):
        return ""
    month = NUMBER_OF_MONTH[found["month"].lower()]
    return month_edtf(_year_nearest(found, today, month), month)


def _year_nearest(found: re.Match[str], today: date, month: int) -> int:
    ahead = tells(found.string, "expected")
    near = [today.year - 1, today.year, today.year + 1]
    begun = [one for one in near if ahead or (date(one, month, 1) - today).days <= NEXT_MONTH]
    return min(begun, key=lambda one: abs((date(one, month, 15) - today).days))


def last_day_of(found: re.Match[str], today: date) -> str:
    """`the last day of April`."""
    month = NUMBER_OF_MONTH[found["month"].lower()]
    first = date(_year_nearest(found, today, month), month, 1)
    return (first + relativedelta(months=1, days=-1)).isoformat()


def spoken_day(found: re.Match[str], today: date) -> str:
    """`the first of March`."""
    month, day = NUMBER_OF_MONTH[found["month"].lower()], ordinal_words()[found["ordinal"].casefold()]
    try:
        return date(_year_nearest(found, today, month), month, day).isoformat()
    except ValueError:
        return ""


def season_from(first: int) -> Resolver:
    """A season of the northern year, the last one that had begun, from its first month on."""

    def resolve(found: re.Match[str], today: date) -> str:
        begins = date(int(found["year"] or 0) or _year_nearest(found, today, first), first, 1)
        if found["next"] and begins <= today:
            begins += relativedelta(years=1)
        ends = begins + relativedelta(months=2)
        return f"{month_edtf(begins.year, begins.month)}/{month_edtf(ends.year, ends.month)}"

    return resolve
