"""What somebody meant who wrote a date otherwise than ISO 8601: `2024/07/11`, `11.7.2024`, `July 11, 2024`."""

import re
from collections.abc import Callable

SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
NAMED_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
# Letters and dashes that are typed for digits and hyphens.
TYPED = str.maketrans("OoОоlI–—‐‑−", "000011-----")


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
        (r"(\d\d?)[/.](\d{4})", lambda month, year: _iso_day(year, month)),
        (rf"(\d\d?)(?:st|nd|rd|th)?\s{NAMED_MONTH}\s(\d{{4}})", lambda day, month, year: _of_names(year, month, day)),
        (
            rf"{NAMED_MONTH}\s(\d\d?)(?:st|nd|rd|th)?,?\s(\d{{4}})",
            lambda month, day, year: _of_names(year, month, day),
        ),
        (rf"{NAMED_MONTH}\s(\d{{4}})", lambda month, year: _of_names(year, month)),
        (r"(\d{4}-\d\d-\d\d)[T ]\d.*", str),
        (r"(?:c\.|ca\.?|circa|about)\s?(\d{4}(?:-\d\d)?)", lambda date: f"{date}~"),
        (r"(\d{4}-\d\d-)(\d\d)/(\d\d)", lambda month, one, other: f"{month}{one}/{month}{other}"),
        (
            r"(\d{4}(?:-\d\d(?:-\d\d)?)?) ?(?:-|to|until) ?(\d{4}(?:-\d\d(?:-\d\d)?)?)",
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
            if match:
                return f" Did you mean '{made(*match.groups())}'?"
    return ""
