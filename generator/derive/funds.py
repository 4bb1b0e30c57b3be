"""Sums, and who named which: by donor and stage; and, for one year, on one scale.

Nothing is added up. Stages differ (given before, promised, a frame that may hold both), a part is inside its whole, and
what a body gives contains what its members pay in. A sum in another currency is put on the scale of euros by the
reference rate of the European Central Bank of the day of the document, or the last before; its words stay as they are.
Of a sum that no document names it is the day of its source: looking at a record again moves no figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from currency_converter import CurrencyConverter  # type: ignore[import-untyped]

from generator.derive.amounts import bounded
from generator.model.chronology import dated
from generator.model.dates import when
from generator.model.dossier import Dossier, partner, partners
from generator.model.entries import citations
from generator.model.grouping import grouped
from generator.model.memoizing import memoized
from generator.model.parts import Funding
from generator.model.records import Actor, Agreement
from generator.text.wording import listed

COMMON_CURRENCY = "EUR"
TO_COME = ("promised", "frame", "other")  # the stages of a sum that was not given or handed over when it was named


@dataclass(frozen=True)
class Sum:
    """A sum with the record that names it, the code of its donor (or who gives it, in words), and what it is part of.

    `wholes` begins with the sum it is a part of, behind which stands the one that is a part of. `day` is that of whose
    rate puts it on the scale of euros.
    """

    record: Agreement | Actor
    funding: Funding
    donor: str
    day: date
    wholes: tuple[Funding, ...] = ()

    @property
    def whole(self) -> Funding | None:
        """The sum it is a part of."""
        return self.wholes[0] if self.wholes else None


@dataclass(frozen=True)
class DonorBar:
    """A donor with sums of one stage and year, each with its length on the scale: euros at the rate of its day."""

    donor: str
    sums: tuple[tuple[Sum, float], ...]

    @property
    def length(self) -> float:
        """The end of its bar."""
        return sum(length for _, length in self.sums)


@dataclass(frozen=True)
class ForemostSum:
    """The sum a donor is told by; the latest, where that is another; and what is larger but a frame or given before.

    `to_come`: whether the sum was not yet given when it was named.
    """

    sum: Sum
    latest: Sum | None
    beside: tuple[Sum, ...]
    to_come: bool


@memoized
def every_sum(dossier: Dossier) -> tuple[Sum, ...]:
    """All sums, by donor as pages name it, within a donor by record; parts behind their whole."""
    found = [one for agreement in dossier.in_order for one in _of(dossier, agreement)]
    found += [one for code in sorted(dossier.actors) for one in _of(dossier, dossier.actors[code])]
    return tuple(sorted(found, key=lambda one: called(dossier, one.donor).casefold()))


def _of(dossier: Dossier, record: Agreement | Actor) -> Iterator[Sum]:
    """The sums of a record, every part behind its whole."""
    named = {one.id: one for one in record.funding if one.id}

    def wholes(one: Funding) -> tuple[Funding, ...]:
        whole = named.get(one.part_of or "")
        return (whole, *wholes(whole)) if whole else ()

    def place(one: Funding) -> tuple[int, ...]:
        return tuple(record.funding.index(part) for part in reversed((one, *wholes(one))))

    for one in sorted(record.funding, key=place):
        yield Sum(record, one, _donor(dossier, record, one), _rate_day(dossier, record, one), wholes(one))


def _donor(dossier: Dossier, record: Agreement | Actor, one: Funding) -> str:
    """The code of who gives it, or who does in words; else the partner whose record names it."""
    if said := one.donor or one.donors:
        return said
    if isinstance(record, Actor):
        return record.code
    others = partners(dossier, record)
    return others[0] if len(others) == 1 else record.name


def _rate_day(dossier: Dossier, record: Agreement | Actor, one: Funding) -> date:
    """The day of the document; of the first source that has one, where no document names the sum; else of the check."""
    if isinstance(record, Agreement):
        return when(dated(record) or record.as_of).first
    published = (dossier.sources[cited.source].published for cited in citations(one, None))
    return when(next(filter(None, published), record.as_of)).first


def called(dossier: Dossier, donor: str) -> str:
    """A donor as pages name it."""
    actor = dossier.actors.get(donor)
    return actor.name if actor else donor


@memoized
def by_donor(dossier: Dossier) -> dict[str, tuple[Sum, ...]]:
    """The sums of every donor."""
    return grouped((one.donor, one) for one in every_sum(dossier))


@memoized
def by_document(dossier: Dossier) -> dict[str, tuple[Sum, ...]]:
    """The sums that documents name, by the id of the document."""
    return grouped((one.record.id, one) for one in every_sum(dossier) if isinstance(one.record, Agreement))


@memoized
def by_page(dossier: Dossier) -> dict[str, tuple[Sum, ...]]:
    """The sums of the page of every actor: what it gives, and what its record and its own documents name of others."""
    every = ((one, one.record) for one in every_sum(dossier))
    naming = ((one, of.code if isinstance(of, Actor) else partner(dossier, of)) for one, of in every)
    return grouped((code, one) for one, other in naming for code in {one.donor, other or one.donor})


@memoized
def foremost_sums(dossier: Dossier) -> dict[str, ForemostSum]:
    """What every page says first of the money of each donor: one sum, so that card, lead, list and table agree.

    It is the largest that was still to come when it was named, for a stated time if one is; of two alike the later. A
    frame may hold what others give or what was given before, and comes first only where there is nothing else to come.
    """
    return {donor: _foremost_sum(dossier, sums) for donor, sums in by_donor(dossier).items()}


def _foremost_sum(dossier: Dossier, sums: Sequence[Sum]) -> ForemostSum:
    of = grouped((stage(dossier, one), one) for one in sums)
    behind = [*of.get("given", ()), *of.get("delivered", ())]
    ahead = [*of.get("promised", ()), *of.get("other", ())] or of.get("frame", ())
    among = [one for one in ahead if one.funding.period] or ahead or behind
    first = max(among, key=lambda one: (in_euros(one), first_year(one)))
    latest = max(among, key=lambda one: (first_year(one), in_euros(one)))
    others = (max(kind, key=in_euros) for kind in (of.get("frame", ()), behind) if kind)
    beside = tuple(one for one in others if in_euros(one) > in_euros(first))
    return ForemostSum(first, latest if ahead and latest is not first else None, beside, to_come=bool(ahead))


def foremost(dossier: Dossier, agreement: Agreement) -> Sum | None:
    """The largest sum a document promises, at the rate of its day; where it promises none, the largest it names."""
    every = by_document(dossier).get(agreement.id, ())
    named = [one for one in every if one.donor in agreement.parties] or every
    promised_ = [one for one in named if stage(dossier, one) == "promised"]
    return max(promised_ or named, key=in_euros, default=None)


@memoized
def promised_by_year(dossier: Dossier) -> dict[str, tuple[Sum, ...]]:
    """The sums that are promised for one year alone, by year; parts of another such sum are left out."""
    every = ((promised_for(dossier, one), one) for one in every_sum(dossier))
    return grouped((str(year), one) for year, one in every if year)


def promised(dossier: Dossier, year: int) -> list[DonorBar]:
    """What is promised for one year alone, by donor, the longest bar first."""
    found = grouped((one.donor, one) for one in promised_by_year(dossier).get(str(year), ()))
    rows = [DonorBar(donor, tuple((one, in_euros(one)) for one in sums)) for donor, sums in found.items()]
    return sorted(rows, key=lambda row: (-row.length, called(dossier, row.donor)))


@memoized
def told_for_busiest_year(dossier: Dossier) -> dict[str, str]:
    """What each document promises for that year alone, in words, by the id of the document: the largest first."""
    year = str(busiest_year(dossier) or "")
    sums_of = grouped(
        (one.record.id, one) for one in promised_by_year(dossier).get(year, ()) if isinstance(one.record, Agreement)
    )
    rows = sorted(sums_of.items(), key=lambda row: -sum(map(in_euros, row[1])))
    return {id_: listed([bounded(dossier, one.funding) for one in sums]) for id_, sums in rows}


def year_of(one: Sum) -> int | None:
    """The one year a sum is for; None where it is for no time, for several years, or for one that is open."""
    moment = when(one.funding.period) if one.funding.period else None
    return moment.first.year if moment and moment.first.year == moment.last.year else None


def inside(one: Sum, stage_of: str | None = None) -> bool:
    """Whether it is part of a sum for the same time; `stage_of`: of one with this word for its stage."""
    return any(whole.period == one.funding.period and stage_of in (None, whole.nature) for whole in one.wholes)


def promised_for(dossier: Dossier, one: Sum) -> int | None:
    """The year a sum is promised for, if it is one: only such sums, and of one donor and year, may be added up."""
    alone = stage(dossier, one) == "promised" and not inside(one, one.funding.nature)
    return year_of(one) if alone else None


def stage(dossier: Dossier, one: Sum) -> str:
    """What a sum is to its text: promised, given, delivered, a frame, or other."""
    return dossier.meaning(one.funding.nature).stage


def busiest_year(dossier: Dossier) -> int | None:
    """The year for which most donors promise a sum; of several the first."""
    donors = {int(year): len({one.donor for one in sums}) for year, sums in promised_by_year(dossier).items()}
    return min(donors, key=lambda year: (-donors[year], year), default=None)


def to_come(dossier: Dossier, donor: str) -> list[Sum]:
    """The sums of a donor that were not yet given when they were named: promised, planned, announced, framed."""
    return [one for one in by_donor(dossier).get(donor, ()) if stage(dossier, one) in TO_COME]


def first_year(one: Sum) -> int:
    """The year in which the time a sum is for begins; 0 where it is for no stated time."""
    return when(one.funding.period).first.year if one.funding.period else 0


def unnamed(dossier: Dossier) -> list[Agreement]:
    """The coded documents that name no sum at all."""
    return [one for one in dossier.in_order if one.commitments and not one.funding]


def deliveries(dossier: Dossier) -> list[Sum]:
    """The sums that were handed over, whether or not it is told of which whole."""
    return [one for one in every_sum(dossier) if stage(dossier, one) == "delivered"]


def with_deliveries(dossier: Dossier) -> list[Sum]:
    """The sums of which a figure says how much was handed over."""
    return [one for one in every_sum(dossier) if one.funding.delivered]


def in_euros(one: Sum) -> float:
    """A sum on the scale, at the rate of its day, or the last day before that has one."""
    return float(_rates().convert(one.funding.amount, one.funding.currency, COMMON_CURRENCY, date=one.day))


@cache
def _rates() -> CurrencyConverter:
    """The rates as the package holds them; a day without one takes the last before."""
    return CurrencyConverter(
        fallback_on_wrong_date=True, fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known"
    )
