"""Numbers as our own sentences have them: spelled, at a beginning, before what they count."""

from generator.text.numerals import SPELT
from generator.text.wording import capital

EXCEPTIONS = 4  # exceptions at most, and times as many others at least, where nearly all do something


def spelled(number: int) -> str:
    """`thirty-one`; from a hundred on, and below one, figures."""
    if not 0 < number < 100:
        return f"{number:,}"
    if number in SPELT:
        return SPELT[number].split()[0]
    return f"{SPELT[number // 10 * 10].split()[0]}-{SPELT[number % 10].split()[0]}"


def opening(text: str) -> str:
    """The text as a sentence begins: with a capital, and a number before its first word spelled: `Five texts`."""
    number, space, rest = text.partition(" ")
    return capital(f"{spelled(int(number))}{space}{rest}" if number.isdecimal() and rest else text)


def share(some: int, all_: int) -> str:
    """How many of several that is, in words: `all`, `nearly all`, `most`, `some`, `one`."""
    if some in (1, all_):
        return "one" if some == 1 else "all"
    missing = all_ - some
    return (
        "nearly all" if missing <= EXCEPTIONS and some >= EXCEPTIONS * missing else "most" if some > missing else "some"
    )


def quantity(number: int, noun: str) -> str:
    """`1 country`, `2 countries`, `1,204 sources`, `30 days`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeou" else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
