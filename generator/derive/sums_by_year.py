"""The sums for one year alone, or so much in each of several, donor by donor, year by year; and what was still to come.

Each stands with its stage: what was given, promised or announced is never one figure. What is part of another sum for
the same time is left out, for it would be read twice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.derive.amounts import rate
from generator.derive.funds import TO_COME, Sum, by_donor, in_euros, inside, stage, year_of
from generator.derive.signatures import signing
from generator.model.dates import when
from generator.model.dossier import Dossier


@dataclass(frozen=True)
class DonorYears:
    """The sums of a donor under each year of the table, and those still to come for several years or no stated time."""

    donor: str
    years: tuple[tuple[Sum, ...], ...]
    several: tuple[Sum, ...]


@dataclass(frozen=True)
class YearBar:
    """A sum under a year: its length on the scale (euros at the rate of its day), and what it is to its text."""

    year: int
    sum: Sum
    length: float
    stage: str


def years(dossier: Dossier) -> range:
    """From the last to the first year for which alone a sum is named: what is newest is asked for first."""
    found = [year for sums in by_donor(dossier).values() for one in sums if (year := year_of(one))]
    return range(max(found), min(found) - 1, -1) if found else range(0)


def donors_by_year(dossier: Dossier) -> list[DonorYears]:
    """Every donor that has a sum there, by name; within a year the largest first."""
    rows = [_years_of(dossier, donor, sums, years(dossier)) for donor, sums in by_donor(dossier).items()]
    return [row for row in rows if any(row.years) or row.several]


def bars_by_year(dossier: Dossier, donor: str) -> list[YearBar]:
    """The sums of a donor under the years of the table, the earliest first; nothing where there is no second."""
    columns = years(dossier)
    under = zip(columns, _years_of(dossier, donor, by_donor(dossier).get(donor, ()), columns).years, strict=True)
    found = [YearBar(year, one, in_euros(one), stage(dossier, one)) for year, sums in under for one in sums][::-1]
    return found if len(found) > 1 else []


def without_row(dossier: Dossier) -> list[str]:
    """Those that signed with the subject alone and of whom only sums are recorded that the table leaves out."""
    there = {row.donor for row in donors_by_year(dossier)}
    return [code for code in signing(dossier) if code in by_donor(dossier) and code not in there]


def _years_of(dossier: Dossier, donor: str, sums: Sequence[Sum], columns: range) -> DonorYears:
    told = sorted((one for one in sums if not inside(one)), key=lambda one: -in_euros(one))
    of_years = tuple(tuple(one for one in told if year in _columns_of(one)) for year in columns)
    behind = (one for one in told if not _columns_of(one) and stage(dossier, one) in TO_COME)
    rest = (one for one in behind if one.funding.period or not one.whole)
    return DonorYears(donor, of_years, tuple(rest))


def _columns_of(one: Sum) -> Collection[int]:
    """The years under which it stands: the one it is for alone, every year of which it is so much a year."""
    if rate(one.funding) and one.funding.period:
        moment = when(one.funding.period)
        return range(moment.first.year, moment.last.year + 1)
    return tuple(filter(None, [year_of(one)]))
