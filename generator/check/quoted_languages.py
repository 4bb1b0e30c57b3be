"""Words of a quote → the languages of a text they name, and which of them prevails."""

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.languages import get_official_languages

from generator.text.wording import LANGUAGE

QUOTED_IN = "fr de it es pl uk nl sv pt ru".split()
STEM_OF_LANGUAGE = 5
CASE_VOWELS = re.compile(r"[aeioyаеиоіяйую]+$")
# Of the language of a text something is said beside one of these.
OF_TEXTS = re.compile(
    r"\b(?:languages?|versions?|texts?|мов\w*|язык\w*|langues?|lingu\w+|\w*[Ss]prachen?|język\w*|lenguas?|idiomas?"
    r"|línguas?|ta?al|talen|språk\w*)\b"
)
PREVAILS = re.compile(
    r"\b(?:prevails?|takes precedence|is (?:valid|authoritative)"
    r"|переваж\w*|prévau\w*|fait foi|maßgeb\w*|preval\w*|rozstrzyg\w*|företräde)\b"
)


@cache
def _languages_by_pattern() -> dict[str, str]:
    """Patterns for the official languages of the world, as the languages of quotes call and decline them → codes."""
    official = {code for area in Locale(LANGUAGE).territories for code in get_official_languages(str(area))}
    named: dict[str, str] = {}
    for locale in (LANGUAGE, *QUOTED_IN):
        for code, name in Locale(locale).languages.items():
            stem = CASE_VOWELS.sub("", name)
            if code in official and name.isalpha():
                long = locale != LANGUAGE and len(stem) >= STEM_OF_LANGUAGE
                named.setdefault(rf"{re.escape(stem)}\w{{0,4}}" if long else re.escape(name), code)
    return named


@cache
def _any_language() -> tuple[re.Pattern[str], list[str]]:
    names = sorted(_languages_by_pattern(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(f'({name})' for name in names)})\b"), names


def languages_said(text: str) -> dict[str, re.Match[str]]:
    """The languages a text names, in its order, each with the last place."""
    pattern, names = _any_language()
    return {_languages_by_pattern()[names[(match.lastindex or 1) - 1]]: match for match in pattern.finditer(text)}


def other_language(sentence: str, quotes: Iterable[str]) -> tuple[str, str] | None:
    """A language of a text that quotes name and the sentence does not, or that prevails in one only; or nothing."""
    of_texts = [quote for quote in quotes if OF_TEXTS.search(quote)]
    own = languages_said(sentence) if of_texts else {}
    for quote in of_texts if own else ():
        said = languages_said(quote)
        if more := [one.group() for code, one in said.items() if code not in own]:
            return " and ".join(one.group() for one in own.values()), more[0]
        ours, theirs = PREVAILS.search(sentence), PREVAILS.search(quote)
        if ours and theirs and len(said) == 1:
            before = [one for one in own.items() if one[1].start() < ours.start()]
            code, last = max(before, key=lambda one: one[1].start(), default=(next(iter(said)), None))
            if last and code not in said:
                return last.group(), next(iter(said.values())).group()
    return None
