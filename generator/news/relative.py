"""Days that only the day of the article makes a date: "on Wednesday", "last July", "three days earlier"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest

from dateutil.relativedelta import relativedelta

from generator.model.dates import When, when
from generator.news.dates_and_sums import MONTH, Stated, dates
from generator.news.months import (
    SOON,
    Resolver,
    last_day_of,
    month_edtf,
    month_of_year,
    named_month,
    nearest_month,
    season_from,
    spoken_day,
    year_meant,
)
from generator.news.spoken import alternatives, calendar, number_pattern, ordinal_words, value_of
from generator.news.words import said_by, tells

AROUND_A_WEEK = 2  # days
# Between a relative day and the same one in figures.
BEHIND_DAY = re.compile(r"\s*[,(–—-]?\s*(?:(?:on|am|le|dnia|den)\s)?(?:the\s)?", re.IGNORECASE)
# Before a month alone that something lasts from or until.
SPAN_WORDS = "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in ("since", "until", "seit", "bis", "dès", "depuis")) + ")"
DAY_LENGTH = len("2024-01-12")


@dataclass(frozen=True)
class Day:
    """A date of a text: where it stands, its EDTF form, and how that is known, empty where the text gives it whole.

    `rough` is true where another year than the one taken may be meant, as with a month alone.
    """

    start: int
    end: int
    text: str
    edtf: str
    how: str = ""
    rough: bool = False

    @property
    def when(self) -> When:
        """The days it can mean."""
        return when(self.edtf)


def days_in(text: str, anchor: str, before: str = "") -> list[Day]:
    """The dates of a text in order, relative ones resolved.

    `anchor` is the day of the article, `before` the last date of the text before: "the next day" follows that one.
    """
    today = when(anchor).last if anchor else None
    stated = dates(text)
    known = [
        Day(one.start, one.start + len(one.text), one.text, _edtf_of_whole(one))
        for one in stated
        if _edtf_of_whole(one)
    ]
    if today:
        ahead = tells(text, "expected")
        open_ = (one for one in stated if one.days and not one.edtf)
        found = (_of_said_year(text, one, today) or _without_year(one, today, ahead=ahead) for one in open_)
        known += [one for one in found if one]
        for relative in _relative(text, today):
            known = [one for one in known if not (len(one.edtf) == 4 and relative.start < one.start < relative.end)]
            known += [] if _overlaps(relative, known) else [relative]
        known.sort(key=lambda one: one.start)
        known = list(_with_their_years(text, known, today))
        known = _after_others(text, known, before)
        known = [one for one, after in zip_longest(known, known[1:]) if not (after and _given_again(text, one, after))]
    return known


def _with_their_years(text: str, known: list[Day], today: date) -> Iterator[Day]:
    """The dates, each that stands without its year before "of last year" and the like in that year."""
    taken = -1
    for one in known:
        behind = _year_behind().match(text, one.end) if one.start >= taken else None
        if behind and len(one.edtf) > len("2024"):
            taken = behind.end()
            off = year_meant(behind, today) - one.when.first.year
            edtf = "/".join(f"{int(end[:4]) + off}{end[4:]}" for end in one.edtf.split("/"))
            yield replace(one, end=taken, text=text[one.start : taken], edtf=edtf, rough=False)
        elif one.start >= taken:
            yield one


def _given_again(text: str, one: Day, after: Day) -> bool:
    """Whether a relative day is given in figures right behind: "a week earlier, on 10 July"."""
    return not re.search(r"\d", one.text) and bool(BEHIND_DAY.fullmatch(text, one.end, after.start))


def _overlaps(one: Day, others: list[Day]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _edtf_of_whole(one: Stated) -> str:
    """The EDTF form of a date; of a part of a month or year that of the whole: "the end of May 2024"."""
    within = dates(one.text.partition(" of ")[2] or one.text.partition(" ")[2]) if not (one.edtf or one.days) else []
    return one.edtf or next((other.edtf for other in within), "")


@cache
def _year_behind() -> re.Pattern[str]:
    """The year of a day without one, said by its place: "25 August of last year", "6 January of this year"."""
    table = calendar()
    last, next_, this = (alternatives(table[key]) for key in ("last", "next", "this"))
    which, year = rf"(?:(?P<last>{last})|(?P<next>{next_})|(?P<this>{this}))", alternatives(table["year"])
    return re.compile(rf"\s(?:(?:of|des|du|de)\s)?{which}\s{year}(?!\w)", re.IGNORECASE)


def _of_said_year(text: str, one: Stated, today: date) -> Day | None:
    """A day and month whose year stands behind it as "last year"."""
    end = one.start + len(one.text)
    found = _year_behind().match(text, end)
    if not found or len(one.days) != 1:
        return None
    year = year_meant(found, today)
    try:
        edtf = date(year, *one.days[0]).isoformat()
    except ValueError:
        return None
    return Day(one.start, found.end(), text[one.start : found.end()], edtf, f"counted from {today.isoformat()}")


def _without_year(one: Stated, today: date, *, ahead: bool) -> Day | None:
    """A day and month: the last such day before the article, or the nearest where the sentence looks ahead."""
    start, said, days = one.start, one.text, one.days
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(tuple(date(year, *one) for one in days))
        except ValueError:
            continue
    if not candidates:
        return None
    past = [one for one in candidates if (one[0] - today).days <= SOON]
    best = min(candidates if ahead else past, key=lambda one: abs((one[0] - today).days))
    edtf = best[0].isoformat() if len(best) == 1 else f"{best[0].isoformat()}/{best[1].isoformat()}"
    return Day(start, start + len(said), said, edtf, f"the year by {today.isoformat()}", rough=True)


def _relative(text: str, today: date) -> Iterator[Day]:
    for pattern, resolve in _patterns():
        for found in pattern.finditer(text):
            edtf = resolve(found, today)
            if edtf:
                yield Day(
                    *found.span(), found.group(), edtf, f"counted from {today.isoformat()}", resolve in WITHOUT_YEAR
                )


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    table, weekdays = calendar(), "|".join(calendar()["weekdays"].values()).replace(" ", "|")
    last, next_, this = (alternatives(table[key]) for key in ("last", "next", "this"))
    year, month, week = (alternatives(table[key]) for key in ("year", "month", "week"))
    units = "|".join(alternatives(words) for words in table["units"].values())
    ordinals = "|".join(sorted(map(re.escape, ordinal_words()), key=len, reverse=True))
    which = rf"(?:(?P<last>{last})|(?P<next>{next_})|(?P<this>{this}))"
    forms: tuple[tuple[str, Resolver], ...] = (
        (rf"(?P<month>{MONTH})\s(?:(?:of|des|du)\s)?{which}\s(?:{year})", month_of_year),
        (rf"{which}\s(?P<month>{MONTH})", named_month),
        (rf"(?P<number>{number_pattern()})\s(?P<unit>{units})\s{alternatives(table['ago'])}", _ago),
        (rf"(?:vor|il\sy\sa)\s(?P<number>{number_pattern()})\s(?P<unit>{units})", _ago),
        (rf"{which}\s(?:(?P<unit_year>{year})|(?P<unit_month>{month})|(?P<unit_week>{week}))", _unit),
        (rf"(?:{which}\s)?(?P<weekday>{weekdays})(?:\s(?P<which_week>{next_}|{last})\s{week})?", _weekday),
        *((alternatives(words), _days_from_today(offset)) for offset, words in table["days"].items()),
        (rf"{alternatives(table['last_day'])}\s(?P<month>{MONTH})", last_day_of),
        (rf"(?P<ordinal>{ordinals})\s(?:(?:day\s)?of\s)?(?P<month>{MONTH})", spoken_day),
        (rf"(?:in|im|в|у|we?|en)\s(?P<month>{MONTH})(?!\s\d)", nearest_month),
        (rf"{SPAN_WORDS}(?P<month>{MONTH})(?!\s\d)", nearest_month),
        (rf"(?:(?:in|à|на|у|в)\s(?:la\s)?)?{alternatives(table['part_of'])}[\s-](?P<month>{MONTH})", nearest_month),
        (
            rf"(?:a\s)?{alternatives(table['fortnight'])}\s{alternatives(table['ago'])}",
            lambda _, on: _days_around(on, -2),
        ),
        *(
            (
                rf"(?:{which}|in|im|au|à|en|у|в)\s(?:the\s)?(?:l['’])?(?:{alternatives(words)})(?:\s(?P<year>20\d\d))?",
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
    return _shifted(today, -value, found["unit"])


def _days_around(day: date, weeks: int) -> str:
    """The days around so many weeks from a day: "a week earlier" is said of six days and of nine."""
    about = day + timedelta(weeks=weeks)
    return f"{about - timedelta(days=AROUND_A_WEEK)}/{about + timedelta(days=AROUND_A_WEEK)}"


def _shifted(day: date, count: int, unit: str) -> str:
    """A day moved by a count of units; only days and weeks give a day again."""
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


@cache
def _from_others() -> tuple[tuple[re.Pattern[str], int | None], ...]:
    """How days are counted from another date, each with how many days it lies from it; None where words say it."""
    table = calendar()
    units = "|".join(alternatives(words) for words in table["units"].values())
    forms = (
        (alternatives(table["same_day"]), 0),
        (alternatives(table["next_day"]), 1),
        (alternatives(table["day_before"]), -1),
        (rf"(?P<number>{number_pattern()})\s(?P<unit>{units})\s(?P<back>{alternatives(table['earlier'])})", None),
        (rf"(?P<number>{number_pattern()})\s(?P<unit>{units})\s(?P<on>{alternatives(table['later'])})", None),
        (rf"the\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?:\s{alternatives(table['that_month'])}|(?=[,.;]|$))", None),
    )
    return tuple((re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE), offset) for form, offset in forms)


def _after_others(text: str, known: list[Day], before: str) -> list[Day]:
    """Adds the days that are counted from another date: the last one that stands before them."""
    added: list[Day] = []
    for pattern, offset in _from_others():
        for found in pattern.finditer(text):
            base = next((one.edtf for one in reversed(known) if one.end <= found.start()), before)
            edtf = _counted_from(found, offset, base)
            new = Day(*found.span(), found.group(), edtf, f"counted on from {base}")
            if edtf and not _overlaps(new, added) and not _of_what_follows(found):
                known = [one for one in known if not _overlaps(one, [new])]
                added.append(new)
    return sorted([*known, *added], key=lambda one: one.start)


def _of_what_follows(found: re.Match[str]) -> bool:
    """Whether a day is counted from what is told next: "two days before she signed"."""
    return (
        said_by("before").match(found.group().split()[-1]) is not None
        and found.string[found.end() :][:2].strip().isalpha()
    )


def _counted_from(found: re.Match[str], offset: int | None, base: str) -> str:
    if "day" in found.re.groupindex:
        return _same_month(base, int(found["day"]))
    if len(base) != DAY_LENGTH:
        return ""
    if offset is not None:
        return (when(base).first + timedelta(days=offset)).isoformat()
    value = value_of(found["number"])
    if value is None:
        return ""
    return _shifted(when(base).first, value if "on" in found.re.groupindex else -value, found["unit"])


def _same_month(base: str, day: int) -> str:
    """A day of the month of another date; none where that has no month or not so many days."""
    try:
        return date(int(base[:4]), int(base[5:7]), day).isoformat()
    except ValueError:
        return ""
