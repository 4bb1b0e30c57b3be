"""Everything that has a date, as the timeline shows it: documents, meetings by series, audited articles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.noun_phrases import names
from generator.derive.queries import in_series
from generator.model.chronology import dated
from generator.model.dates import english, when
from generator.model.dossier import Dossier, partner
from generator.model.meanings import took_place
from generator.model.records import Agreement, Article, Summit

# A series with fewer meetings than this shares a lane with others like it.
FEWEST_MEETINGS = 2
OTHER_MEETINGS = "Other meeting"


@dataclass(frozen=True)
class TimelineEntry:
    """Something with a date (EDTF): its lane, a short name, the record with the page, and what else must be said."""

    date: str
    lane: str
    label: str
    record: Agreement | Summit | Article
    note: str = ""


def timeline_entries(dossier: Dossier) -> list[TimelineEntry]:
    """Agreements with a date, summits by series, articles; within a lane oldest first."""
    rows = [TimelineEntry(day, "Agreement", _partner(dossier, a), a) for a in dossier.in_order if (day := dated(a))]
    others: list[TimelineEntry] = []
    for series, definition in dossier.vocabulary.get("series", {}).items():
        held = in_series(dossier, series)[::-1]
        lane = definition.label if len(held) >= FEWEST_MEETINGS else OTHER_MEETINGS
        (rows if len(held) >= FEWEST_MEETINGS else others).extend(
            TimelineEntry(str(s.held.date), lane, s.held.place or s.name, s, unheld(dossier, s)) for s in held
        )
    audits = [
        TimelineEntry(str(a.published.date), "Audited article", dossier.sources[a.source].publisher, a)
        for a in dossier.articles_in_order
    ]
    return [*rows, *sorted(others, key=_by_day), *audits]


def classed(dossier: Dossier, row: TimelineEntry) -> str:
    """What a row of the timeline is: a document by its own class, others by their lane."""
    record = row.record
    return dossier.meaning(record.instrument).label if isinstance(record, Agreement) else row.lane


def unheld(dossier: Dossier, summit: Summit) -> str:
    """The status of a meeting that has not taken place, in words; of others nothing."""
    return "" if took_place(dossier, summit) else dossier.meaning(summit.status).label


def undated(dossier: Dossier) -> list[Agreement]:
    """The agreements that are missing there because they have no date."""
    return [agreement for agreement in dossier.in_order if not dated(agreement)]


def _partner(dossier: Dossier, agreement: Agreement) -> str:
    """The other party of a document of two; of others, the name without what it is about."""
    other = partner(dossier, agreement)
    return names(dossier, [other]) if other else agreement.name.partition(" of ")[0]


def _by_day(row: TimelineEntry) -> tuple[object, str]:
    return when(row.date).key, row.record.id


def by_year(rows: Sequence[TimelineEntry]) -> dict[int, list[TimelineEntry]]:
    """The rows by the year they begin in, newest first."""
    years: dict[int, list[TimelineEntry]] = {}
    for row in sorted(rows, key=_by_day, reverse=True):
        years.setdefault(when(row.date).first.year, []).append(row)
    return years


def first_and_newest(rows: Sequence[TimelineEntry]) -> tuple[TimelineEntry, TimelineEntry] | None:
    """The first and the newest document or meeting that came about."""
    told = [one for one in sorted(rows, key=_by_day) if not one.note and not isinstance(one.record, Article)]
    return (told[0], told[-1]) if told else None


def busiest(rows: Sequence[TimelineEntry]) -> tuple[int, int, int]:
    """The year with most documents, how many it has, and how many there are; without documents zeros."""
    years = Counter(when(row.date).first.year for row in rows if isinstance(row.record, Agreement))
    year, most = max(years.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return year, most, years.total()


def titled(row: TimelineEntry) -> str:
    """The name of a record with its date, led by the label where the name lacks it: a link says what it shows."""
    before = "" if row.label in row.record.name else f"{row.label}: "
    return f"{before}{row.record.name}, {english(row.date)}{f' ({row.note.lower()})' if row.note else ''}"
