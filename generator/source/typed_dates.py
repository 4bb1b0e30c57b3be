"""What somebody means who typed a date or a duration otherwise than ISO 8601 has it: `11.7.2024`, `6 Monate`, `24h`."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from generator.source.problem import did_you_mean
from generator.text.numbers import NO_TIME, Number, Time, Tokens, numbers_in, time_unit, tokens_of
from generator.text.numerals import BEFORE_UNIT, BEHIND_YEAR, MONTHS

NAMED_MONTH = r"([^\W\d_]{3,})\.?"
DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s)?"
DAY_NUMBER = r"(\d\d?)(?:st|nd|rd|th|\.)?"
YEAR_TYPED = r"\d{4}|\d\d"
# A day as spreadsheets count them, of those from 1982 to 2064.
SHEET_DAY, SHEET_BEGINS = r"([345]\d{4})(?:\.\d+)?", date(1899, 12, 30)
# Letters and dashes that are typed for digits and hyphens.
TYPED = str.maketrans("OoОоlI–—‐‑−", "000011-----")
WRITTEN_OUT = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
# What says nothing of the time itself: a preposition before it, a remark in parentheses behind.
SAYS_NO_TIME = re.compile(
    r"^(?:(?:fy|(?:fiscal|financial) year)\s?(?=\d)|(?:in|on|by|for|of|during|the|year|dated|le|am|den|vom|im|en)\s+|"
    r"(?:very\s+)?(?:early|mid|late|middle|end|beginning|start|spring|summer|autumn|fall|winter|anfang|mitte|ende)[\s-]+)+|"
    r"\s*\([^)]*\)$|"
    rf"\s(?:{'|'.join(map(re.escape, BEHIND_YEAR))})$",
    re.IGNORECASE,
)
ISO_DURATION = re.compile(r"P(?:[1-9]\d{0,2}[YMD]|T[1-9]\d{0,2}H)")
MINUTES = re.compile(r"(?:pt(?=\d+m$)|(?=\d+ ?min))(\d+) ?m(?:in(?:ute)?s?)?")
# The letters of ISO 8601, other short forms and those of Jahre and ans, which are written close to their number.
SHORT_UNIT = re.compile(r"(?<=\d)\s?(?:(yr?s?|[ja])|(mo?s?)|(wk?s?)|(d)|(hr?s?))(?![^\W\d_])")
UNIT_WORDS = ("year", "month", "week", "day", "hour")
EITHER = "|"  # between two dates that may both be meant
INDEFINITE = frozenset(("a", "an"))
STORED_YEARS = 40  # before the last possible day, in which a mistyped year was meant
A_YEAR, A_DAY = 12, 24  # in months, in hours


def _iso_day(year: str, month: str, day: str = "") -> str:
    """A day or a month; of a year of two digits that in our century."""
    return f"{year if len(year) > 2 else f'20{year}'}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _of_names(year: str, month: str, day: str = "") -> str:
    known = next((MONTHS[word] for word in (month.casefold(), month[:3].casefold()) if word in MONTHS), None)
    return _iso_day(year, str(known), day) if known else ""


def _quarter(year: str, number: str) -> str:
    last = 3 * int(number)
    return f"{_iso_day(year, str(last - 2))}/{_iso_day(year, str(last))}"


def _either(one: str, other: str, year: str) -> str:
    """Day and month in the order of the one or the other; both where both are possible."""
    if int(other) > 12:
        return _iso_day(year, one, other)
    day_first = _iso_day(year, other, one)
    return day_first if int(one) > 12 or one == other else f"{day_first}{EITHER}{_iso_day(year, one, other)}"


# Compiled when they are needed, which is where something is wrong.
MEANT_FORMS: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"(\d{4})[/.,\s_-](\d\d?)[/.,\s_-](\d\d?)", _iso_day),
    (r"(\d{4})(\d\d)(\d\d)", _iso_day),
    # A digit of the year twice.
    (r"(?=\d{5}-)(\d*?(\d))\2(\d*)-(\d\d)-(\d\d)", lambda a, _, b, month, day: _iso_day(a + b, month, day)),
    (r"(\d{4})[/._-](\d\d?)", _iso_day),
    (SHEET_DAY, lambda day: (SHEET_BEGINS + timedelta(int(day))).isoformat()),
    (r"(\d\d)-(\d\d)-(\d\d)", _iso_day),
    (rf"(\d\d?)\.\s?(\d\d?)\.\s?({YEAR_TYPED})", lambda day, month, year: _iso_day(year, month, day)),
    (rf"(\d\d?)[/-](\d\d?)[/-]({YEAR_TYPED})", _either),
    (r"(\d\d?)[/.-](\d{4})", lambda month, year: _iso_day(year, month)),
    (
        rf"{DAY_NAME}(?:(?:the|le)\s)?{DAY_NUMBER}[\s-]?(?:of\s)?{NAMED_MONTH},?[\s-]?({YEAR_TYPED})",
        lambda day, month, year: _of_names(year, month, day),
    ),
    (rf"{DAY_NAME}{NAMED_MONTH}\s{DAY_NUMBER},?\s(\d{{4}})", lambda month, day, year: _of_names(year, month, day)),
    (
        rf"(\d\d?)\s?[-/]\s?(\d\d?)\s(?:of\s)?{NAMED_MONTH},?\s(\d{{4}})",
        lambda one, other, month, year: f"{_of_names(year, month, one)}/{_of_names(year, month, other)}",
    ),
    (
        rf"{NAMED_MONTH}\s(\d\d?)\s?[-/]\s?(\d\d?),?\s(\d{{4}})",
        lambda month, one, other, year: f"{_of_names(year, month, one)}/{_of_names(year, month, other)}",
    ),
    (rf"(\d{{4}}),?[\s-]{NAMED_MONTH}[\s-]{DAY_NUMBER}", _of_names),
    (rf"{NAMED_MONTH}(?:,?[\s-](?=\d{{4}})|-)({YEAR_TYPED})", lambda month, year: _of_names(year, month)),
    (r"(\d{4}-\d\d-\d\d)(?:T.*| \d.*)", str),
    (r"(?:q|quarter )([1-4])[\s/-](\d{4})", lambda number, year: _quarter(year, number)),
    (r"(\d{4})[\s/-]?q([1-4])", _quarter),
    (r"(?:since|from) (\d{4}(?:-\d\d(?:-\d\d)?)?)", lambda date: f"{date}/.."),
    (
        r"(\d{4}(?:-\d\d(?:-\d\d)?)?) ?(?:[-/]? ?(?:\.{2,3}|…|now|today|present)|-|/|onwards?|to date)",
        lambda date: f"{date}/..",
    ),
    (r"(?:until|till|up to|to) (\d{4}(?:-\d\d(?:-\d\d)?)?)", lambda date: f"../{date}"),
    (r"(?:c\.|ca\.?|circa|about|~|≈)\s?(\d{4}(?:-\d\d){0,2})", lambda date: f"{date}~"),
    (r"(\d\d)(\d\d) ?[/-] ?(\d\d)", lambda age, one, other: f"{age}{one}/{age}{other}" if one < other else ""),
    (r"(\d{4}-\d\d-)(\d\d)/(\d\d)", lambda month, one, other: f"{month}{one}/{month}{other}"),
    (
        r"(\d{4}(?:-\d\d(?:-\d\d)?)?) ?(?:-|to|until|and|/|,) ?(\d{4}(?:-\d\d(?:-\d\d)?)?)",
        lambda one, other: f"{one}/{other}",
    ),
)


def date_meant(text: str) -> str:
    """` Did you mean '…'?` with the date in the form of ISO 8601, or nothing where none is recognised."""
    bare = SAYS_NO_TIME.sub("", text.strip())
    for typed in (bare, bare.translate(TYPED)):
        if typed != text and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?[~?%]?", typed):
            return did_you_mean(typed)
        for form, made in MEANT_FORMS:
            match = re.fullmatch(form, typed, re.IGNORECASE)
            said = made(*match.groups()) if match else ""
            if said and all(map(_exists, WRITTEN_OUT.findall(said))):
                return did_you_mean(*said.split(EITHER))
    return ""


def likely_year(text: str, last: str) -> str:
    """` Did you mean '…'?` with a day after the last possible one in the year that was meant, or nothing.

    Two digits of that have changed places, or it was typed a year too late.
    """
    year, rest = text[:4], text[4:]
    if not WRITTEN_OUT.fullmatch(text):
        return ""
    if year <= last[:4]:
        return ""
    years = (f"{year[:2]}{year[3]}{year[2]}", f"{year[0]}{year[2]}{year[1]}{year[3]}", str(int(year) - 1))
    meant = (f"{one}{rest}" for one in years if str(int(last[:4]) - STORED_YEARS) <= f"{one}{rest}" <= last)
    return did_you_mean(next(filter(_exists, meant), ""))


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text if len(text) > len("2024-06") else f"{text}-01")
    except ValueError:
        return False
    return True


def duration_meant(text: str) -> str:
    """` Did you mean '…'?` with the duration in the form of ISO 8601, or nothing where none is recognised."""
    # Hours are what is counted behind a T.
    typed = re.sub(r"^p\s?(?=[t\d])t?", "", re.sub(r"^(pt\d+)$", r"\1h", text.strip().casefold()))
    if clock := re.fullmatch(r"(\d{1,3})[:.]00(?: ?h)?", typed):
        return did_you_mean(f"PT{int(clock[1])}H")
    if re.fullmatch(r"p\d{1,3}", text.strip().casefold()):
        return did_you_mean(*(f"P{typed}{unit}" for unit in "YMD"))
    # In small letters it is one already; else two neighbours may have changed places.
    turned = (text, *(f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}" for at in range(len(text) - 1)))
    if meant := next((one.upper() for one in turned if ISO_DURATION.fullmatch(one.upper())), ""):
        return did_you_mean(meant)
    minutes = MINUTES.fullmatch(text.strip().casefold())
    if minutes:
        return did_you_mean(f"PT{int(minutes[1]) // 60}H" if int(minutes[1]) % 60 == 0 else "")
    in_words = SHORT_UNIT.sub(lambda match: f" {UNIT_WORDS[(match.lastindex or 1) - 1]} ", typed)
    said = _counted_units(tuple(tokens_of(in_words)))
    counts = _in_iso_units(said) if said else {}
    dated = "".join(f"{counts[unit]}{unit}" for unit in "YMD" if counts.get(unit))
    timed = f"T{counts['H']}H" if counts.get("H") else ""
    return did_you_mean(f"P{dated}{timed}" if dated or timed else "")


def _counted_units(tokens: Tokens) -> list[tuple[float, Time]]:
    """Every number with the unit of time behind it; nothing where something else stands between them."""
    said: list[tuple[float, Time]] = []
    numbers = {number.start: number for number in numbers_in(tokens)}
    place = 0
    while place < len(tokens):
        number = numbers.get(place) or (
            Number(place, place + 1, frozenset({1.0})) if tokens[place] in INDEFINITE else None
        )
        if number is None and said and tokens[place] in ("and", "t", ",", "-"):
            place += 1
            continue
        at = number.end if number else len(tokens)
        while at < len(tokens) and tokens[at] in (*BEFORE_UNIT, *INDEFINITE):
            at += 1
        unit = time_unit(tokens[at]) if at < len(tokens) else NO_TIME
        if number is None or unit == NO_TIME:
            return []
        said.append((min(number.readings), unit))
        place = at + 1
    return said


def _in_iso_units(said: list[tuple[float, Time]]) -> dict[str, int]:
    """How many years, months, days and hours; ISO 8601 does not mix weeks with others. Empty for a part of one."""
    counts = dict.fromkeys("YMDH", 0.0)
    for amount, (months, hours) in said:
        in_years = amount * months / A_YEAR
        counts["Y"] += in_years if months >= A_YEAR and in_years == int(in_years) else 0
        counts["M"] += 0 if months >= A_YEAR and in_years == int(in_years) else amount * months
        counts["D"] += amount * hours / A_DAY if hours >= A_DAY else 0
        counts["H"] += 0 if hours >= A_DAY else amount * hours
    whole = all(one == int(one) for one in counts.values())
    return {unit: int(one) for unit, one in counts.items()} if whole else {}
