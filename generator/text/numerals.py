"""How languages write figures in words: numbers, scales, units of time, months, currencies (numerals.toml).

Not read from CLDR: that costs every `check` almost half a second, and CLDR lacks the cases and the spelt numbers.
"""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

_SAID = tomllib.loads(Path(__file__).with_name("numerals.toml").read_text(encoding="utf-8"))

Meaning = TypeVar("Meaning")


def _valued(table: str, read: Callable[[str], Meaning]) -> dict[str, Meaning]:
    """The words of a table with their values, which `read` makes of what stands there."""
    return {word: read(value) for value, said in _SAID[table].items() for word in said.split()}


def _set_of(said: str) -> frozenset[str]:
    return frozenset(said.split())


def _spelt_value(value: str) -> float:
    return float(value) if "." in value else int(value)


SPELT: dict[float, str] = {_spelt_value(value): said for value, said in _SAID["numbers"].items()}
_WORD_VALUES = _valued("numbers", _spelt_value)
# In one word, the unit first: zweiundsiebzig.
_PAIRS = {
    f"{unit}und{ten}": value + tens
    for unit, value in zip("ein zwei drei vier fünf sechs sieben acht neun".split(), range(1, 10), strict=True)
    for tens in range(20, 100, 10)
    for ten in SPELT[tens].split()
    if ten.endswith(("zig", "ßig"))
}
# The same, the ten first and written out or cut before a vowel: ventiquattro, ventuno, veintidós.
_JOINED = {
    f"{cut}{unit}": value + tens
    for tens, stems in ((20, "venti vent veinti"), (30, "trenta trent"), (40, "quaranta"), (50, "cinquanta"))
    for value in range(1, 10)
    for cut in stems.split()
    for unit in SPELT[value].split()
}
NUMBERS: dict[str, float] = _WORD_VALUES | _PAIRS | _JOINED
HUNDREDS = _set_of(_SAID["hundreds"])
BEFORE_UNIT_ONLY, WITHIN_ONE = _set_of(_SAID["before_unit_only"]), _set_of(_SAID["within"])
SHORT_THOUSANDS = _set_of(_SAID["thousands"])
AND_HALF = tuple(tuple(said.split()) for said in _SAID["and_half"])
ORDINALS = _valued("ordinals", int)
ORDINAL_ENDINGS = _set_of(_SAID["ordinal_endings"])
PARTS, DECLINED_PARTS, OF = _valued("parts", int), _valued("declined_parts", int), _set_of(_SAID["of"])
THINGS = _valued("things", str)
TWO_THOUSAND = "|".join(_SAID["two_thousand"])
SCALES, SHORT_SCALES = _valued("scales", float), _valued("short_scales", float)
MONTHLY, EXACT_MONTHLY = _valued("monthly", int), _valued("exact_monthly", int)
HOURLY, EXACT_HOURLY = _valued("hourly", int), _valued("exact_hourly", int)
COMPOUND_UNITS = _SAID["compound_units"].split()
PERCENT, PERCENT_STEM = _set_of(_SAID["percent"]), _SAID["percent_stem"]
PERCENT_PAIRS = frozenset(tuple(pair.split()) for pair in _SAID["percent_pairs"])
CURRENCY_SIGNS, CURRENCY_STEMS = _valued("currency_signs", _set_of), _valued("currency_stems", _set_of)
DOLLARS, CROWNS = CURRENCY_STEMS["dollar"], CURRENCY_STEMS["crown"]
NATIONS = _valued("nations", str)
LINKS, BEFORE_UNIT, AFTER_SUM, TO = (_set_of(_SAID[name]) for name in ("links", "before_unit", "after_sum", "to"))
MONTHS = {word: number for number, said in enumerate(_SAID["months"], 1) for word in said.split()}
# As they stand behind the number of a year.
BEHIND_YEAR = _SAID["behind_year"].split()
ANY_MONTH = "|".join(map(re.escape, sorted(MONTHS, key=len, reverse=True)))
