"""Days that only the day of the article makes a date: "on Wednesday", "last July", "three days earlier"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest

from generator.model.dates import When, when
from generator.news.dates_and_sums import Stated, dates
from generator.news.months import SOON, WITHOUT_YEAR, relative_forms, shifted, year_meant
from generator.news.spoken import alternatives, calendar, number_pattern, value_of
from generator.news.words import said_by, tells

# Between a relative day and the same one in figures.
BEHIND_DAY = re.compile(r"\s*[,(–—-]?\s*(?:(?:on|am|le|dnia|den)\s)?(?:the\s)?", re.IGNORECASE)
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
        found = (_without_year(one, today, ahead=ahead) for one in open_)
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
    for pattern, resolve in relative_forms():
        for found in pattern.finditer(text):
            edtf = resolve(found, today)
            if edtf:
                yield Day(
                    *found.span(), found.group(), edtf, f"counted from {today.isoformat()}", resolve in WITHOUT_YEAR
                )


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
    return shifted(when(base).first, value if "on" in found.re.groupindex else -value, found["unit"])


def _same_month(base: str, day: int) -> str:
    """A day of the month of another date; none where that has no month or not so many days."""
    try:
        return date(int(base[:4]), int(base[5:7]), day).isoformat()
    except ValueError:
        return ""
