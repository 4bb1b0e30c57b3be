"""Sums of money as pages write them."""

from generator.model.dossier import Dossier
from generator.model.support import Funding
from generator.model.vocabulary import BoundWord

CURRENCY_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}

RATES = {"year": " a year"}
MAGNITUDES = ((10**9, "billion"), (10**6, "million"))


def money(sum_: Funding) -> str:
    """`3000000000 EUR` → `€3 billion`."""
    return figure(sum_.amount, sum_.currency)


def figure(amount: float, currency: str) -> str:
    """An amount of a currency in the same words."""
    word = ""
    for scale, name in MAGNITUDES:
        if amount >= scale:
            amount, word = amount / scale, f" {name}"
            break
    shown = f"{amount:,.3f}".rstrip("0").rstrip(".")
    sign = CURRENCY_SYMBOLS.get(currency)
    return f"{sign}{shown}{word}" if sign else f"{shown}{word} {currency}"


def bounded(dossier: Dossier, sum_: Funding) -> str:
    """A sum with its bound in front, where it is not exact, and its rate: `up to €3 billion a year`."""
    bound = dossier.word(BoundWord, sum_.bound)
    return f"{'' if bound.exact else f'{bound.label} '}{money(sum_)}{rate(sum_)}"


def rate(sum_: Funding) -> str:
    """What follows an amount that is given anew each year; nothing behind a total."""
    return RATES.get(sum_.per or "", "")


def handed_over(sum_: Funding) -> str:
    """How much of a sum was handed over; nothing where no figure says so."""
    return money(sum_.model_copy(update={"amount": sum_.delivered.amount})) if sum_.delivered else ""
