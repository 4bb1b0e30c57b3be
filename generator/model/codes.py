"""Codes of ISO 639-1 and ISO 4217, and which was meant by `French`, `fra`, `en-GB`, `sek` or `€`."""

from functools import cache

import pycountry

from generator.source.problem import did_you_mean, found

SYMBOLS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₴": "UAH", "zł": "PLN"}
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


@cache
def is_currency(code: str) -> bool:
    """Whether ISO 4217 has the code, written as it has it."""
    return getattr(pycountry.currencies.get(alpha_3=code), "alpha_3", "") == code


def meant_language(text: str) -> str:
    """` Did you mean '…'?` with the code of a language, or nothing where none is recognised."""
    said = text.strip().casefold()
    short, languages = said.replace("_", "-").partition("-")[0], pycountry.languages
    named = (languages.get(alpha_2=short), languages.get(alpha_3=said), languages.get(name=said))
    return did_you_mean(next(filter(None, (getattr(one, "alpha_2", "") for one in named)), "") or _language_of(said))


def _language_of(said: str) -> str:
    """The language that a country, whose code stands there, has its name from or gave it."""
    country = getattr(pycountry.countries.get(alpha_2=said), "name", "")
    begin = country[:LONG_PREFIX]
    named = (one for one in pycountry.languages if hasattr(one, "alpha_2") and begin and one.name.startswith(begin))
    return next((one.alpha_2 for one in named), "")


def meant_currency(text: str) -> str:
    """` Did you mean '…'?` with the code of a currency, or nothing where none is recognised."""
    said = text.strip()
    named = pycountry.currencies.get(name=said.removesuffix("s"))
    guesses = (
        SYMBOLS.get(said),
        said.upper(),
        getattr(named, "alpha_3", None),
        said.upper()[:3],
        said.upper().replace("$", "D"),
        _turned(said),
    )
    return did_you_mean(next((one for one in guesses if one and is_currency(one)), ""))


def _turned(said: str) -> str:
    """The code with two neighbouring letters the other way round."""
    turned = (said[:at] + said[at + 1] + said[at] + said[at + 2 :] for at in range(len(said) - 1))
    return next(filter(is_currency, turned), "")
