"""What somebody meant who wrote a date otherwise than ISO 8601: `2024/07/11`, `11.7.2024`, `July 11, 2024`."""

import re
from collections.abc import Callable

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
# Letters and dashes that are typed for digits and hyphens.
TYPED = str.maketrans("OoОоlI–—‐‑−", "000011-----")


def _iso(year: str, month: str, day: str = "") -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _named(year: str, month: str, day: str = "") -> str:
    return _iso(year, str(MONTHS.index(month[:3].casefold()) + 1), day)


def _either(one: str, other: str, year: str) -> str:
    """Day and month in the order of the one or the other; both where both are possible."""
    if int(other) > 12:
        return _iso(year, one, other)
    day_first = _iso(year, other, one)
    return day_first if int(one) > 12 or one == other else f"{day_first}' or '{_iso(year, one, other)}"


FORMS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), made)
    for pattern, made in (
        (r"(\d{4})[/.\s-](\d\d?)[/.\s-](\d\d?)", _iso),
        (r"(\d{4})(\d\d)(\d\d)", _iso),
        (r"(\d{4})[/.-](\d\d?)", _iso),
        (r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})", lambda day, month, year: _iso(year, month, day)),
        (r"(\d\d?)[/-](\d\d?)[/-](\d{4})", _either),
        (r"(\d\d?)[/.](\d{4})", lambda month, year: _iso(year, month)),
        (rf"(\d\d?)(?:st|nd|rd|th)?\s{MONTH}\s(\d{{4}})", lambda day, month, year: _named(year, month, day)),
        (rf"{MONTH}\s(\d\d?)(?:st|nd|rd|th)?,?\s(\d{{4}})", lambda month, day, year: _named(year, month, day)),
        (rf"{MONTH}\s(\d{{4}})", lambda month, year: _named(year, month)),
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
        for form, made in FORMS:
            match = form.fullmatch(typed)
            if match:
                return f" Did you mean '{made(*match.groups())}'?"
    return ""
