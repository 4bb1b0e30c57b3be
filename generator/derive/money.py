"""Sums of money as pages write them."""

from generator.model.dossier import Dossier
from generator.model.parts import Funding
from generator.model.vocabulary import BoundWord

CURRENCIES = {"EUR": "€", "USD": "$", "GBP": "£"}

SCALES = ((10**9, "billion"), (10**6, "million"))


def money(sum_: Funding) -> str:
    """`3000000000 EUR` → `€3 billion`."""
    amount, word = sum_.amount, ""
    for scale, name in SCALES:
        if amount >= scale:
            amount, word = amount / scale, f" {name}"
            break
    figure = f"{amount:,.3f}".rstrip("0").rstrip(".")
    sign = CURRENCIES.get(sum_.currency)
    return f"{sign}{figure}{word}" if sign else f"{figure}{word} {sum_.currency}"


def bounded(dossier: Dossier, sum_: Funding) -> str:
    """The same with its bound in front, where the sum is not exact: `up to €3 billion`."""
    bound = dossier.word(BoundWord, sum_.bound)
    return money(sum_) if bound.exact else f"{bound.label} {money(sum_)}"
