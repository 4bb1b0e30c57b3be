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


def years(dossier: Dossier) -> range:
    """From the first to the last year for which alone a sum is named."""
    found = [year for sums in by_donor(dossier).values() for one in sums if (year := year_of(one))]
    return range(min(found), max(found) + 1) if found else range(0)


def donors_by_year(dossier: Dossier) -> list[DonorYears]:
    """Every donor that has a sum there, by name; within a year the largest first."""
    rows = [_years_of(dossier, donor, sums, years(dossier)) for donor, sums in by_donor(dossier).items()]
    return [row for row in rows if any(row.years) or row.several]


def without_row(dossier: Dossier) -> tuple[list[str], list[str]]:
    """Those that have concluded something with the subject alone and have no sum in the table, by code.

    First those of whom sums are recorded that the table leaves out, then those of whom none is.
    """
    there, named = {row.donor for row in donors_by_year(dossier)}, by_donor(dossier)
    absent = [code for code in signing(dossier) if code not in there]
    return [code for code in absent if code in named], [code for code in absent if code not in named]


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
