"""Numbers and spans of time as words say them, in the languages articles come in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from generator.news.words import form_of, table_of

LARGEST_DIGITS = 4
TENS, HUNDRED = 20, 100
LONGEST_COUNT = 500  # a larger number before "years" is a year


calendar = partial(table_of, "calendar")


@cache
def number_words() -> dict[str, int]:
    """Every word for a number."""
    return _values_by_word("numbers")


@cache
def ordinal_words() -> dict[str, int]:
    """Every word for a place in an order."""
    return _values_by_word("ordinals")


def _values_by_word(entry: str) -> dict[str, int]:
    """The values of an entry of calendar.yml by its words, as written and as compared without regard to case."""
    said = [(word, value) for value, words in calendar()[entry].items() for word in words.split()]
    return {form: value for word, value in said for form in (word, word.casefold())}


def alternatives(words: str) -> str:
    """The words of an entry of calendar.yml as one pattern."""
    return "(?:" + "|".join(words.split()) + ")"


@cache
def number_pattern() -> str:
    """A number in digits or words, as a pattern without names."""
    words = sorted(number_words(), key=len, reverse=True)
    spoken = "|".join(map(re.escape, words))
    tens, units = (
        "|".join(re.escape(word) for word in words if number_words()[word] in values)
        for values in (range(TENS, HUNDRED), range(1, TENS))
    )
    hundred = "|".join(re.escape(word) for word in words if number_words()[word] == HUNDRED)
    below = rf"(?:{tens})(?:(?:[\s-]| et )(?:{units}))?|(?:{units})und(?:{tens})|(?:{spoken})"
    hundreds = rf"(?:(?:{units})[\s-])?(?:{hundred})(?:(?:\sand)?[\s-](?:{below}))|(?:{units})[\s-](?:{hundred})"
    return rf"(?:\d{{1,{LARGEST_DIGITS}}}|{hundreds}|{below})"


def value_of(said: str) -> int | None:
    """The number that digits or words say: `27`, `twenty-seven`, `siebenundzwanzig`, `двадцять сім`."""
    text = said.casefold().strip()
    if text.isdigit():
        return int(text)
    known = number_words()
    if text in known:
        return known[text]
    for mark in reversed([*form_of("part_of_number").finditer(text)]):
        head, rest = known.get(text[: mark.start()]), value_of(text[mark.end() :])
        if head is not None and rest is not None:
            return head * HUNDRED + rest - HUNDRED if head < HUNDRED <= rest else head + rest
    return None


@dataclass(frozen=True)
class Counted:
    """A number in a text."""

    start: int
    end: int
    value: int
    ordinal: bool = False


@lru_cache(maxsize=256)  # what asks of a sentence asks one after the other
def numbers(text: str) -> tuple[Counted, ...]:
    """The whole numbers below ten thousand that a text says, ordinals as well."""
    ordinals = tuple(_ordinals(text))
    found = ((*one.span(), value_of(one.group())) for one in _cardinal().finditer(text))
    beside = (one for one in found if not any(other.start <= one[0] < other.end for other in ordinals))
    return ordinals + tuple(Counted(start, end, value) for start, end, value in beside if value is not None)


@cache
def _cardinal() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){number_pattern()}(?![\w%]|[.,]\d)", re.IGNORECASE)


@cache
def _ordinal() -> re.Pattern[str]:
    said = "|".join(sorted(map(re.escape, ordinal_words()), key=len, reverse=True))
    tens = "|".join(word for word, value in number_words().items() if TENS <= value < HUNDRED)
    made = rf"(?P<made>{number_pattern()})(?:{calendar()['ordinal_endings']})"
    digits = r"(?P<digits>\d{1,3})(?:st|nd|rd|th|e|ème|-?[аяю])"
    form = rf"(?<!\w)(?:(?:(?P<tens>{tens})[\s-])?(?P<word>{said})|{digits}|{made})(?!\w)"
    return re.compile(form, re.IGNORECASE)


def _ordinals(text: str) -> Iterator[Counted]:
    for found in _ordinal().finditer(text):
        tens_said = number_words()[found["tens"].casefold()] if found["tens"] else 0
        if found["made"]:
            value = value_of(found["made"]) or 0
        else:
            value = int(found["digits"]) if found["digits"] else tens_said + ordinal_words()[found["word"].casefold()]
        yield Counted(*found.span(), value, ordinal=True)


@dataclass(frozen=True)
class Lasting:
    """A span of time in a text, as a count of one unit: H, D, W, M or Y."""

    start: int
    end: int
    count: int
    unit: str

    @property
    def duration(self) -> str:
        """Its ISO form; weeks as days."""
        if self.unit == "W":
            return f"P{7 * self.count}D"
        return f"PT{self.count}H" if self.unit == "H" else f"P{self.count}{self.unit}"


@cache
def _units() -> dict[str, re.Pattern[str]]:
    return {unit: re.compile(alternatives(words), re.IGNORECASE) for unit, words in calendar()["units"].items()}


@cache
def _lasting() -> re.Pattern[str]:
    units = "|".join(alternatives(words) for words in calendar()["units"].values())
    # The first form of a word decides its unit: `час` is an hour in one language and a time in another.
    return re.compile(
        rf"(?<![\w.,])(?P<number>{number_pattern()})[\s-](?:full |(?:ganz|voll)e[nrs]? )?(?P<unit>{units})(?!\w)"
        rf"|(?<!\w)(?:(?P<tens>{number_pattern()})\s)?(?P<decade>{alternatives(calendar()['decade'])})(?!\w)"
        rf"|(?<!\w)(?P<half>{alternatives(calendar()['half_year'])})(?!\w)"
        r"|(?<!\w)(?:in|within|binnen|innerhalb|протягом|в|w|en)\s(?P<day>доби|einem tag|eines tages|a day)(?!\w)",
        re.IGNORECASE,
    )


def lastings(text: str) -> Iterator[Lasting]:
    """The spans of time that a text says: `24 hours`, `ten years`, `six months' notice`."""
    for found in _lasting().finditer(text):
        if found["day"]:
            yield Lasting(*found.span(), 24, "H")
            continue
        if found["decade"] or found["half"]:
            years = 10 * (value_of(found["tens"] or "1") or 1)
            yield Lasting(*found.span(), 6 if found["half"] else years, "M" if found["half"] else "Y")
            continue
        value = value_of(found["number"])
        unit = next(unit for unit, pattern in _units().items() if pattern.fullmatch(found["unit"]))
        if value is not None and value <= LONGEST_COUNT:
            yield Lasting(*found.span(), value, unit)


IN_HOURS = {"H": 1, "D": 24, "W": 7 * 24}
IN_MONTHS = {"M": 1, "Y": 12}


def same_length(said: Lasting, recorded: str) -> bool:
    """Whether a span is as long as a recorded duration, in whatever unit: a day is 24 hours, a year twelve months."""
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(\d+)H)?", recorded)
    if not found:
        return False
    years, months, days, hours = (int(part or 0) for part in found.groups())
    if said.unit in IN_MONTHS:
        return said.count * IN_MONTHS[said.unit] == years * 12 + months and not (days or hours)
    return said.count * IN_HOURS[said.unit] == days * 24 + hours and not (years or months)
