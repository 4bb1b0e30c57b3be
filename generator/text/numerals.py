"""How languages write figures in words: numbers, scales, units of time, months, currencies (numerals.toml).

Not read from CLDR: that costs every `check` almost half a second, and CLDR lacks the cases and the spelt numbers.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

_SAID = tomllib.loads(Path(__file__).with_name("numerals.toml").read_text(encoding="utf-8"))


def _by_word(values: Mapping[str, str]) -> dict[str, str]:
    """The value of every word."""
    return {word: value for value, said in values.items() for word in said.split()}


def _whole(values: Mapping[str, str]) -> dict[str, int]:
    return {word: int(value) for word, value in _by_word(values).items()}


def _real(values: Mapping[str, str]) -> dict[str, float]:
    return {word: float(value) for word, value in _by_word(values).items()}


def _several(values: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {word: frozenset(value.split()) for word, value in _by_word(values).items()}


def _words(name: str) -> frozenset[str]:
    return frozenset(_SAID[name].split())


def _number(value: str) -> float:
    return float(value) if "." in value else int(value)


SPELT: dict[float, str] = {_number(value): said for value, said in _SAID["numbers"].items()}
_WORDS = {word: value for value, said in SPELT.items() for word in said.split()}
# In one word, the unit first: zweiundsiebzig.
_PAIRS = {
    f"{unit}und{ten}": value + tens
    for unit, value in zip("ein zwei drei vier fünf sechs sieben acht neun".split(), range(1, 10), strict=True)
    for tens in range(20, 100, 10)
    for ten in SPELT[tens].split()
    if ten.endswith(("zig", "ßig"))
}
NUMBERS: dict[str, float] = _WORDS | _PAIRS
HUNDREDS = _words("hundreds")
SCALES, SHORT_SCALES = _real(_SAID["scales"]), _real(_SAID["short_scales"])
MONTHLY, EXACT_MONTHLY = _whole(_SAID["monthly"]), _whole(_SAID["exact_monthly"])
HOURLY, EXACT_HOURLY = _whole(_SAID["hourly"]), _whole(_SAID["exact_hourly"])
COMPOUND_UNITS = _SAID["compound_units"].split()
PERCENT, PERCENT_STEM = _words("percent"), _SAID["percent_stem"]
PERCENT_PAIRS = frozenset(tuple(pair.split()) for pair in _SAID["percent_pairs"])
CURRENCY_SIGNS, CURRENCY_STEMS = _several(_SAID["currency_signs"]), _several(_SAID["currency_stems"])
DOLLARS, CROWNS = CURRENCY_STEMS["dollar"], CURRENCY_STEMS["crown"]
NATIONS = _by_word(_SAID["nations"])
LINKS, BEFORE_UNIT, AFTER_SUM, TO = map(_words, ("links", "before_unit", "after_sum", "to"))
MONTHS = {word: number for number, said in enumerate(_SAID["months"], 1) for word in said.split()}
ANY_MONTH = "|".join(map(re.escape, sorted(MONTHS, key=len, reverse=True)))


def spelled(number: int) -> str:
    """`thirty-one`; from a hundred on, and below one, figures."""
    if not 0 < number < 100:
        return f"{number:,}"
    if number in SPELT:
        return SPELT[number].split()[0]
    return f"{SPELT[number // 10 * 10].split()[0]}-{SPELT[number % 10].split()[0]}"
