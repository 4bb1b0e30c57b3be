"""The newest dated event of a record that somebody answers for: what a lead tells where no text that was read would."""

from collections.abc import Collection
from datetime import timedelta

from generator.derive.noun_phrases import doubt_told, in_doubt
from generator.model.dates import english, when
from generator.model.dossier import Dossier
from generator.model.entries import citations, own_text
from generator.model.events import Event
from generator.model.parts import Evidence
from generator.model.records import Actor, Agreement, Record
from generator.text.wording import capital, with_full_stop

STILL_RECENT = timedelta(days=365)  # before the newest day that material was read of


def latest_event(dossier: Dossier, record: Agreement | Actor, told: Collection[str] = ()) -> Event | None:
    """The newest event that is neither in strong doubt nor known from weak sources alone.

    Of several of one day the last in the record, which has them in order. `told`: days of which it is told already.
    """
    untold = [one for one in reversed(record.events) if one.date not in told]
    sure = (one for one in untold if not in_doubt(dossier, one) and answered_for(dossier, record, one))
    return max(sure, key=lambda one: when(one.date).key, default=None)


def latest_event_told(
    dossier: Dossier, record: Agreement | Actor, told: Collection[str] = (), *, recent: bool = False
) -> list[str]:
    """That event in one sentence that begins with its day; nothing where there is none, or none that is `recent`."""
    one = latest_event(dossier, record, told)
    if one is None or (recent and not is_recent(dossier, one.date)):
        return []
    told = f"{capital(one.what.rstrip('.'))}{doubt_told(dossier, one)}"
    return [f"Newest event recorded ({english(one.date)}): {with_full_stop(told)}"]


def is_recent(dossier: Dossier, day: str) -> bool:
    """Whether a day lies in the last year that material was read of."""
    read = dossier.site.read_until
    return read is None or when(read).first - when(day).last <= STILL_RECENT


def answered_for(dossier: Dossier, record: Record, value: Evidence) -> bool:
    """Whether somebody known answers for one of the sources of a value."""
    return any(not dossier.sources[id_].weak for id_ in sources_of(record, value) & dossier.sources.keys())


def sources_of(record: Record, value: Evidence) -> frozenset[str]:
    """The ids of the sources of a value of a record."""
    return frozenset(str(one.source) for one in citations(value, own_text(record)))
