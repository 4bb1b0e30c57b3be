"""Who signed with the subject alone, by month: what the chart of signatures on the home page shows and says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive.noun_phrases import doubt_told, in_sentence
from generator.derive.queries import counted
from generator.model.dates import MONTH_NAMES, english, on, when
from generator.model.dossier import Dossier, partner
from generator.model.memoizing import memoized
from generator.model.records import Agreement
from generator.text.quantities import spelled
from generator.text.wording import capital

# From this number of months on there is no room for each of them.
MOST_MONTHS = 48
# A share of the signatures that makes a run of months worth telling.
MOST_OF_THEM = 0.7
# Fewer make no run.
FEWEST_SIGNATURES = 5


@dataclass(frozen=True)
class Signature:
    """A signed document of two parties: its partner, its day, and whether the first count of the site counts it."""

    agreement: Agreement
    code: str
    day: str
    first: bool


@dataclass(frozen=True)
class Month:
    """A month and what was signed in it, oldest first."""

    year: int
    number: int
    signatures: tuple[Signature, ...]

    @property
    def name(self) -> str:
        """`January 2024`."""
        return f"{MONTH_NAMES[self.number - 1]} {self.year}"


@memoized
def signed_pairs(dossier: Dossier) -> list[Signature]:
    """Every signed document of two parties, by date."""
    first = {a.id for a in (counted(dossier, dossier.site.counts[0]) if dossier.site.counts else ())}
    pairs = ((a, partner(dossier, a)) for a in dossier.in_order)
    return [Signature(a, code, str(a.signed.date), a.id in first) for a, code in pairs if code and a.signed]


def signers(dossier: Dossier, codes: Iterable[str]) -> list[str]:
    """Those of some countries or bodies that signed a document with the subject alone."""
    made = {one.code for one in signed_pairs(dossier)}
    return [code for code in codes if code in made]


def signatures(dossier: Dossier) -> list[Signature]:
    """Those whose month of signature is known, oldest first."""
    bounds = [(one, when(one.day)) for one in signed_pairs(dossier)]
    known = [one for one, day in bounds if day.first.replace(day=1) == day.last.replace(day=1)]
    return sorted(known, key=lambda one: (when(one.day).key, one.code))


def months(dossier: Dossier) -> list[Month]:
    """Every month from the first year of signatures to the last reading; none where there would be too many."""
    found = signatures(dossier)
    if not found:
        return []
    last = when(dossier.site.read_until or found[-1].day).first
    first, last = when(found[0].day).first, max(last, when(found[-1].day).first)
    every = [(month // 12, month % 12 + 1) for month in range(first.year * 12, last.year * 12 + last.month)]
    signed = {one: tuple(s for s in found if s.day.startswith(f"{one[0]}-{one[1]:02}")) for one in every}
    return [Month(*one, signed[one]) for one in every] if len(every) <= MOST_MONTHS else []


def densest(dossier: Dossier) -> str:
    """The shortest run of months with most of the signatures, as a sentence without a full stop."""
    every = months(dossier)
    total = _signed_in(every)
    if total < FEWEST_SIGNATURES:
        return ""
    runs = ((end - start, start, end) for start in range(len(every)) for end in range(start, len(every)))
    held = ((length, start, end, _signed_in(every[start : end + 1])) for length, start, end in runs)
    best = min(run for run in held if run[3] >= MOST_OF_THEM * total)
    begun, ended = every[best[1]], every[best[2]]
    first = begun.name if begun.year != ended.year else MONTH_NAMES[begun.number - 1]
    span = f"in {begun.name}" if begun == ended else f"between {first} and {ended.name}"
    return f"{capital(spelled(best[3]))} of the {total} signatures fell {span}"


def _signed_in(run: list[Month]) -> int:
    return sum(len(one.signatures) for one in run)


def several(dossier: Dossier) -> list[str]:
    """The partners that have signed more than one document with the subject alone, by name."""
    times = Counter(one.code for one in signed_pairs(dossier))
    codes = [code for code, count in times.items() if count > 1]
    return sorted(codes, key=lambda code: dossier.actors[code].name)


@memoized
def signing(dossier: Dossier) -> list[str]:
    """The partners that have signed a document with the subject alone, by first signature."""
    return list(dict.fromkeys(one.code for one in signed_pairs(dossier)))


def last_told(dossier: Dossier) -> str:
    """Who signed last with the subject alone, when and what, in one sentence; empty where nobody did."""
    last = next(reversed(signatures(dossier)), None)
    if last is None:
        return ""
    doubt = doubt_told(dossier, last.agreement.signed)
    return (
        f"The last to sign was {in_sentence(dossier, [last.code])}: the {last.agreement.name}, {on(last.day)}{doubt}."
    )


def titled_signature(one: Signature) -> str:
    """What is signed and when, as a link says it."""
    return f"{one.agreement.name}, {english(one.day)}"
