"""Codes of ISO 639-1, 3166-1 and 4217, and which was meant by `French`, `fra`, `en-GB`, `EL`, `sek`, `UKP` or `€`."""

import re
from functools import cache

import pycountry
from babel.core import Locale, get_global
from babel.localedata import exists
from babel.numbers import get_territory_currencies

from generator.source.problem import did_you_mean, found, neighbours_turned

SYMBOLS = {
    "€": "EUR",
    "£": "GBP",
    "pound": "GBP",
    "$": "USD",
    "dollar": "USD",
    "¥": "JPY",
    "₴": "UAH",
    "грн": "UAH",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
}
CURRENCY_LETTERS = 3
LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
OF_WHOLE_STATES = ("official", "de_facto_official")
LONG_PREFIX = 4  # letters that the name of a country and that of its language share at least


def iso_language(text: str) -> str:
    """The code of a language. Raises ValueError, whose message opens with "must", for what is none."""
    if not is_language(text):
        raise ValueError(f"must be a language code of ISO 639-1, such as 'en': {found(text)}.{meant_language(text)}")
    return text


def iso_currency(text: str) -> str:
    """The code of a currency. Raises ValueError like that."""
    if not is_currency(text):
        raise ValueError(f"must be a currency code of ISO 4217, such as EUR: {found(text)}.{meant_currency(text)}")
    return text


@cache
def is_language(code: str) -> bool:
    """Whether ISO 639-1 has the code, written as it has it."""
    return getattr(pycountry.languages.get(alpha_2=code), "alpha_2", "") == code


def is_currency(code: str) -> bool:
    """Whether ISO 4217 has the code, written as it has it."""
    return getattr(pycountry.currencies.get(alpha_3=code), "alpha_3", "") == code


def meant_language(text: str) -> str:
    """` Did you mean '…'?` with the code of a language, or nothing where none is recognised."""
    said = text.strip().casefold()
    short, languages = said.replace("_", "-").partition("-")[0], pycountry.languages
    named = (languages.get(alpha_2=short), languages.get(alpha_3=said), languages.get(name=said))
    coded = next(filter(None, (getattr(one, "alpha_2", "") for one in named)), "")
    words = (said, *said.split()) if coded == "" else ()
    called = (_names_of_languages(latin=bool(LATIN_LETTER.match(word))).get(word, "") for word in words)
    return did_you_mean(coded or next(filter(None, called), "") or _language_of(said))


@cache
def _names_of_languages(*, latin: bool) -> dict[str, str]:
    """The codes of languages by what official ones, in Latin letters or in others, call themselves and the others.

    Their names take long to load, and those in other letters than were typed cannot be meant.
    """
    codes = [one.alpha_2 for one in pycountry.languages if hasattr(one, "alpha_2") and exists(one.alpha_2)]
    scripts, spoken = get_global("likely_subtags"), get_global("territory_languages").values()
    official = {code for area in spoken for code, one in area.items() if one.get("official_status") in OF_WHOLE_STATES}
    locales = [Locale(code) for code in codes if code in official and latin == ("Latn" in scripts.get(code, ""))]
    names = {name.casefold(): code for one in locales for code, name in one.languages.items() if code in codes}
    return names | {(one.get_language_name() or "").casefold(): one.language for one in locales}


def _language_of(said: str) -> str:
    """The language that a country, whose code stands there, has its name from or gave it."""
    country = getattr(pycountry.countries.get(alpha_2=said), "name", "")
    begin = country[:LONG_PREFIX]
    named = (one for one in pycountry.languages if hasattr(one, "alpha_2") and begin and one.name.startswith(begin))
    return next((one.alpha_2 for one in named), "")


def meant_country(text: str) -> str:
    """The code of ISO 3166-1 that was meant by a name, by a code of three letters, a retired one or a language's."""
    said = text.strip().upper()
    named = getattr(pycountry.countries.get(name=said), "alpha_2", "")
    # `el_Grek_GR`: where a language is spoken by most.
    return str(named) or _coded(said) or get_global("likely_subtags").get(said.lower(), "").rpartition("_")[2]


def _coded(code: str) -> str:
    """The code of a country by one of three letters, by itself or by a retired one; nothing for what is none."""
    known = pycountry.countries.get(alpha_3=code) or pycountry.countries.get(alpha_2=code)
    return str(getattr(known, "alpha_2", "")) or next(iter(get_global("territory_aliases").get(code, [])), "")


def meant_currency(text: str) -> str:
    """` Did you mean '…'?` with the code of a currency, or nothing where none is recognised."""
    said = text.strip()
    if re.fullmatch(r"kr\.?|kron(?:a|e|er|or)", said.casefold()):
        return did_you_mean("DKK", "NOK", "SEK")
    named = pycountry.currencies.get(name=said.removesuffix("s"))
    guesses = (
        SYMBOLS.get(said.casefold().rstrip(".s")),
        said.upper(),
        getattr(named, "alpha_3", None),
        said.upper()[:3],
        said.upper().replace("$", "D"),
        *neighbours_turned(said),
        *_tender(said.upper()),
    )
    return did_you_mean(next((one for one in guesses if one and is_currency(one)), ""))


def _tender(said: str) -> list[str]:
    """What is paid with in the country whose code, in three letters or two, a mistaken code begins with."""
    country = _coded(said) or _coded(said[:2])
    return get_territory_currencies(country) if country and said.isalpha() and len(said) == CURRENCY_LETTERS else []
