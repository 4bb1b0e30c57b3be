"""Days, months and seasons said by the day of the article: "on Wednesday", "last July", "in May", "two weeks ago"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from generator.news.dates_and_sums import MONTH, NUMBER_OF_MONTH
from generator.news.spoken import alternatives, calendar, number_pattern, ordinal_words, value_of
from generator.news.words import tells

SOON = 45  # days after the article that a day without a year may lie, as in a programme of what comes
BESIDE_AGO = 16  # characters: "exactly", "to the day"
AROUND_A_WEEK = 2  # days
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


@cache
def relative_forms() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    """How a text names a day, month or season by that of the article, each with what finds it."""
    table, weekdays = calendar(), "|".join(calendar()["weekdays"].values()).replace(" ", "|")
    last, next_, this = (alternatives(table[key]) for key in ("last", "next", "this"))
    year, month, week = (alternatives(table[key]) for key in ("year", "month", "week"))
    units = "|".join(alternatives(words) for words in table["units"].values())
    ordinals = "|".join(sorted(map(re.escape, ordinal_words()), key=len, reverse=True))
    before = {what: alternatives(words) for what, words in table["before"].items()}
    # That something lasts from or until a month is no part of its name.
    since = "|".join(rf"(?<=\b{word}\s)" for word in table["before"]["span"].split())
    which = rf"(?:(?P<last>{last})|(?P<next>{next_})|(?P<this>{this}))"
    forms: tuple[tuple[str, Resolver], ...] = (
        (rf"(?P<month>{MONTH})\s(?:{before['year']}\s)?{which}\s(?:{year})", month_of_year),
        (rf"{which}\s(?P<month>{MONTH})", named_month),
        (rf"(?P<number>{number_pattern()})\s(?P<unit>{units})\s{alternatives(table['ago'])}", _ago),
        (rf"{before['ago']}\s(?P<number>{number_pattern()})\s(?P<unit>{units})", _ago),
        (rf"{which}\s(?:(?P<unit_year>{year})|(?P<unit_month>{month})|(?P<unit_week>{week}))", _unit),
        (rf"(?:{which}\s)?(?P<weekday>{weekdays})(?:\s(?P<which_week>{next_}|{last})\s{week})?", _weekday),
        *((alternatives(words), _days_from_today(offset)) for offset, words in table["days"].items()),
        (rf"{alternatives(table['last_day'])}\s(?P<month>{MONTH})", last_day_of),
        (rf"(?P<ordinal>{ordinals})\s(?:(?:day\s)?of\s)?(?P<month>{MONTH})", spoken_day),
        (rf"{before['month']}\s(?P<month>{MONTH})(?!\s\d)", nearest_month),
        (rf"(?:{since})(?P<month>{MONTH})(?!\s\d)", nearest_month),
        (rf"(?:{before['part']}\s)?{alternatives(table['part_of'])}[\s-](?P<month>{MONTH})", nearest_month),
        (
            rf"(?:a\s)?{alternatives(table['fortnight'])}\s{alternatives(table['ago'])}",
            lambda _, on: _days_around(on, -2),
        ),
        *(
            (
                rf"(?:{which}|{before['season']})\s(?:the\s)?(?:l['’])?(?:{alternatives(words)})(?:\s(?P<year>20\d\d))?",
                season_from(first),
            )
            for first, words in table["seasons"].items()
        ),
    )
    return tuple((re.compile(rf"(?<![\w-])(?:{form})(?!\w)", re.IGNORECASE), resolve) for form, resolve in forms)


def _ago(found: re.Match[str], today: date) -> str:
    value = value_of(found["number"])
    if value is None:
        return ""
    beside = found.string[max(0, found.start() - BESIDE_AGO) : found.end() + BESIDE_AGO]
    return shifted(today, -value, found["unit"], exactly=tells(beside, "exactly"))


def _days_around(day: date, weeks: int) -> str:
    """The days around so many weeks from a day: "a week earlier" is said of six days and of nine."""
    about = day + timedelta(weeks=weeks)
    return f"{about - timedelta(days=AROUND_A_WEEK)}/{about + timedelta(days=AROUND_A_WEEK)}"


def shifted(day: date, count: int, unit: str, *, exactly: bool = False) -> str:
    """A day moved by a count of units; only days and weeks give a day again, else what is said to be so exactly."""
    kind = next(
        key for key, words in calendar()["units"].items() if re.fullmatch(alternatives(words), unit, re.IGNORECASE)
    )
    if kind == "D":
        return (day + timedelta(days=count)).isoformat()
    if kind == "W":
        return _days_around(day, count)
    if kind == "H":
        return day.isoformat()
    moved = day + (relativedelta(months=count) if kind == "M" else relativedelta(years=count))
    if exactly:
        return moved.isoformat()
    return month_edtf(moved.year, moved.month) if kind == "M" else f"{moved.year:04d}"


def _unit(found: re.Match[str], today: date) -> str:
    step = bool(found["next"]) - bool(found["last"])
    if found["unit_year"]:
        return f"{today.year + step:04d}"
    if found["unit_month"]:
        moved = today + relativedelta(months=step)
        return month_edtf(moved.year, moved.month)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _weekday(found: re.Match[str], today: date) -> str:
    """The latest such day, today included; after "next", or where the sentence looks ahead, the first to come."""
    table = calendar()["weekdays"]
    number = next(
        day for day, words in table.items() if re.fullmatch(alternatives(words), found["weekday"], re.IGNORECASE)
    )
    back = (today.weekday() - number) % 7
    sentence = re.split(r"[.!?]\s", found.string[: found.start()])[-1]
    if found["which_week"]:
        step = 1 if re.fullmatch(alternatives(calendar()["next"]), found["which_week"], re.IGNORECASE) else -1
        return (today + timedelta(days=number - today.weekday() + 7 * step)).isoformat()
    if found["next"] or (not found["last"] and tells(sentence, "expected")):
        return (today + timedelta(days=7 - back if back or found["next"] else 0)).isoformat()
    return (today - timedelta(days=back if back or not found["last"] else 7)).isoformat()


def _days_from_today(offset: int) -> Resolver:
    return lambda _, today: (today + timedelta(days=offset)).isoformat()


WITHOUT_YEAR = (nearest_month, last_day_of, spoken_day)
