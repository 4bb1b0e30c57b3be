"""How a sum is written: its sign and size, its bound, its rate, and how much of it was handed over."""

from itertools import pairwise

from generator.model.dossier import Dossier
from generator.model.parts import Funding

CURRENCY_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}

RATES = {"year": " a year"}
MAGNITUDES = ((10**9, " billion"), (10**6, " million"), (1, ""))
DECIMALS = 3


def money(sum_: Funding) -> str:
    """`3000000000 EUR` → `€3 billion`."""
    return figure(sum_.amount, sum_.currency)


def figure(amount: float, currency: str) -> str:
    """An amount of a currency in the same words."""
    # What rounds up to a thousand of the unit below is one of the unit: 999,999,999 is a billion.
    fitting = (one for one, (below, _) in pairwise(MAGNITUDES) if round(amount / below, DECIMALS) * below >= one[0])
    scale, name = next(fitting, MAGNITUDES[-1])
    shown = f"{amount / scale:,.{DECIMALS}f}".rstrip("0").rstrip(".")
    sign = CURRENCY_SYMBOLS.get(currency)
    return f"{sign}{shown}{name}" if sign else f"{shown}{name} {currency}"


def bounded(dossier: Dossier, sum_: Funding) -> str:
    """A sum with its bound in front, where it is not exact, and its rate: `up to €3 billion a year`."""
    bound = dossier.meaning(sum_.bound)
    return f"{'' if bound.exact else f'{bound.label} '}{money(sum_)}{rate(sum_)}"


def rate(sum_: Funding) -> str:
    """What follows an amount that is given anew each year; nothing behind a total."""
    return RATES.get(sum_.per or "", "")


def handed_over(sum_: Funding) -> str:
    """How much of a sum was handed over; nothing where no figure says so."""
    return money(sum_.model_copy(update={"amount": sum_.delivered.amount})) if sum_.delivered else ""
