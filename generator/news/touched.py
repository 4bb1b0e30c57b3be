"""What a paragraph touches without naming it: agreements and summits of whom it names, by their day or a sum."""

from collections.abc import Iterator

from generator.check.quoted_quantities import ROUNDING
from generator.model.chronology import dated
from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.records import Agreement
from generator.news.dates_and_sums import Stated, StatedSum
from generator.news.mentions import Mention

MANY_PARTIES = 4  # parties: with fewer, one of them beside the subject is enough


def touched_by(found: list[Mention], stated: list[Stated], money: list[StatedSum], dossier: Dossier) -> Iterator[str]:
    """Agreements with their parties, and summits with host or organisation, named beside their date or a sum."""
    here = {ref for one in found for ref in one.ref.split("|")}
    for id_, agreement in dossier.agreements.items():
        others = set(agreement.parties) - {dossier.subject}
        day = dated(agreement)
        if id_ in here or not (others & here if len(others) < MANY_PARTIES else others <= here):
            continue
        if day and any(_same_day(one, day) for one in stated):
            yield f"{id_} ({day})"
        elif any(_same_sum(one, agreement) for one in money):
            yield f"{id_} (sum)"
    for id_, summit in dossier.summits.items():
        near = {str(summit.held.country), id_.partition("-")[0].upper()} & here
        if id_ not in here and near and any(_same_day(one, summit.held.date) for one in stated):
            yield f"{id_} ({summit.held.date})"


def _same_day(stated: Stated, day: str) -> bool:
    """Whether a date to the day, with or without its year, falls on a known one."""
    known = when(day)
    if stated.edtf and len(stated.edtf) >= len("2024-01-12"):
        said = when(stated.edtf)
        return said.first <= known.last and known.first <= said.last and known.last.year - known.first.year < 1
    spans_days = len(day.partition("/")[0].rstrip("~?%")) == len("2024-01-12")
    return (
        spans_days
        and bool(stated.days)
        and not stated.edtf
        and {*stated.days} <= {(d.month, d.day) for d in (known.first, known.last)}
    )


def _same_sum(one: StatedSum, agreement: Agreement) -> bool:
    return any(
        one.currency == funding.currency and abs(one.amount - funding.amount) <= ROUNDING * funding.amount
        for funding in agreement.funding
    )
