"""What somebody meant who wrote a date or a duration otherwise than ISO 8601: `11.7.2024`, `July 11, 2024`, `24h`."""

import re
from collections.abc import Callable
from datetime import date

from generator.text.numerals import NUMBERS

SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
NAMED_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s)?"
DAY_NUMBER = r"(\d\d?)(?:st|nd|rd|th)?"
# Letters and dashes that are typed for digits and hyphens.
TYPED = str.maketrans("OoОоlI–—‐‑−", "000011-----")
WRITTEN_OUT = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
MINUTES = re.compile(r"(?:pt(?=\d+m$)|(?=\d+ ?min))(\d+) ?m(?:in(?:ute)?s?)?")
UNIT = re.compile(r"(\d+|[a-z]+)[\s-]*(years?|yrs?|y|months?|m|weeks?|w|days?|d|hours?|hrs?|h)(?:[\s,t]|and\b)*")


def _iso_day(year: str, month: str, day: str = "") -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _of_names(year: str, month: str, day: str = "") -> str:
    return _iso_day(year, str(SHORT_MONTHS.index(month[:3].casefold()) + 1), day)


def _either(one: str, other: str, year: str) -> str:
    """Day and month in the order of the one or the other; both where both are possible."""
    if int(other) > 12:
        return _iso_day(year, one, other)
    day_first = _iso_day(year, other, one)
    return day_first if int(one) > 12 or one == other else f"{day_first}' or '{_iso_day(year, one, other)}"


MEANT_FORMS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), made)
    for pattern, made in (
        (r"(\d{4})[/.\s-](\d\d?)[/.\s-](\d\d?)", _iso_day),
        (r"(\d{4})(\d\d)(\d\d)", _iso_day),
        (r"(\d{4})[/.-](\d\d?)", _iso_day),
        (r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})", lambda day, month, year: _iso_day(year, month, day)),
        (r"(\d\d?)[/-](\d\d?)[/-](\d{4})", _either),
        (r"(\d\d)-(\d\d)-(\d\d)", lambda year, month, day: _iso_day(f"20{year}", month, day)),
        (r"(\d\d?)\.\s?(\d\d?)\.\s?(\d\d)", lambda day, month, year: _iso_day(f"20{year}", month, day)),
        (r"(\d\d?)/(\d\d?)/(\d\d)", lambda one, other, year: _either(one, other, f"20{year}")),
        (r"(\d\d?)[/.](\d{4})", lambda month, year: _iso_day(year, month)),
        (
            rf"{DAY_NAME}(?:the\s)?{DAY_NUMBER}[\s-](?:of\s)?{NAMED_MONTH},?[\s-](\d{{4}})",
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
        (rf"{NAMED_MONTH},?[\s-](\d{{4}})", lambda month, year: _of_names(year, month)),
        (r"(\d{4}-\d\d-\d\d)[T ]\d.*", str),
        (r"(?:since|from) (\d{4}(?:-\d\d(?:-\d\d)?)?)", lambda date: f"{date}/.."),
        (r"(\d{4}(?:-\d\d(?:-\d\d)?)?) ?(?:-|onwards?|to date)", lambda date: f"{date}/.."),
        (r"(?:until|till|up to|to) (\d{4}(?:-\d\d(?:-\d\d)?)?)", lambda date: f"../{date}"),
        (r"(?:c\.|ca\.?|circa|about)\s?(\d{4}(?:-\d\d)?)", lambda date: f"{date}~"),
        (r"(\d{4}-\d\d-)(\d\d)/(\d\d)", lambda month, one, other: f"{month}{one}/{month}{other}"),
        (
            r"(\d{4}(?:-\d\d(?:-\d\d)?)?) ?(?:-|to|until|/) ?(\d{4}(?:-\d\d(?:-\d\d)?)?)",
            lambda one, other: f"{one}/{other}",
        ),
    )
)


def meant(text: str) -> str:
    """` Did you mean '…'?` with the date in the form of ISO 8601, or nothing where none is recognised."""
    for typed in (text.strip(), text.strip().translate(TYPED)):
        if typed != text and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?[~?%]?", typed):
            return f" Did you mean '{typed}'?"
        for form, made in MEANT_FORMS:
            match = form.fullmatch(typed)
            said = made(*match.groups()) if match else ""
            if said and all(map(_exists, WRITTEN_OUT.findall(said))):
                return f" Did you mean '{said}'?"
    return ""


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text if len(text) > len("2024-06") else f"{text}-01")
    except ValueError:
        return False
    return True


def meant_duration(text: str) -> str:
    """` Did you mean '…'?` with the duration in the form of ISO 8601, or nothing where none is recognised."""
    minutes = MINUTES.fullmatch(text.strip().casefold())
    if minutes:
        return f" Did you mean 'PT{int(minutes[1]) // 60}H'?" if int(minutes[1]) % 60 == 0 else ""
    typed = re.sub(r"^p(?=[t\d])t?", "", text.strip().casefold())
    said = [(_typed_count(match[1]), match[2][0]) for match in UNIT.finditer(typed)]
    counts = {unit: count for count, unit in said if count}
    if UNIT.sub("", typed) or not counts or len(counts) < len(said):
        return ""
    days = counts.get("d", 0) + 7 * counts.pop("w", 0)  # ISO 8601 does not mix weeks with others
    counts |= {"d": days} if days else {}
    dated = "".join(f"{counts[unit]}{unit.upper()}" for unit in "ymd" if unit in counts)
    timed = f"T{counts['h']}H" if "h" in counts else ""
    return f" Did you mean 'P{dated}{timed}'?"


def _typed_count(typed: str) -> int:
    """The whole number somebody typed in digits or as a word; 0 for anything else."""
    number = int(typed) if typed.isdecimal() else 1 if typed in ("a", "an") else NUMBERS.get(typed, 0)
    return int(number) if number == int(number) else 0
