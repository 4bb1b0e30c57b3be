"""By which date a record is sorted and cited, and documents in the order of theirs."""

from collections.abc import Iterable

from generator.model import records as r
from generator.model.dates import when


def dated(record: r.Record) -> str | None:
    """The date by which a record is sorted and cited: of signature, else adoption; of the meeting; of the article."""
    match record:
        case r.Agreement():
            signing = record.signed or record.adopted
            return signing.date if signing else None
        case r.Summit():
            return record.held.date
        case r.Article():
            return record.published.date
        case _:
            return None


def by_date(agreements: Iterable[r.Agreement]) -> list[r.Agreement]:
    """Oldest first, the undated ones last by id."""
    return sorted(agreements, key=lambda a: (when(dated(a) or "9999").key, a.id))
