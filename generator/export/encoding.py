"""What all exports share: who publishes them, which day the data are of, when what last changed, and dates as days."""

from datetime import date

from generator.derive.addresses import address, card_page
from generator.derive.changes import Chronicle, last_modified
from generator.model.dates import OPEN, SHAPE, midnight, when
from generator.model.dossier import Dossier
from generator.model.records import Record

LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"


def edition(dossier: Dossier) -> date:
    """The day up to which the newest record was checked: "today" for all exports, because the clock is not data."""
    days = [when(entry.record.as_of).last for entry in dossier.entries if isinstance(entry.record, Record)]
    return max(days, default=date(1970, 1, 1))


def generated_at(dossier: Dossier, history: Chronicle) -> str:
    """The time of the newest commit that changed the data; without history the day of the newest check."""
    return history.revisions.newest or midnight(edition(dossier))


def last_changes_of_pages(dossier: Dossier, history: Chronicle) -> dict[str, str]:
    """When the record of every page last changed, by the path of the page; under "" the same of all other pages.

    For the sitemap, which would name the day of the build otherwise.
    """
    records = [entry.record for entry in dossier.entries if isinstance(entry.record, Record)]
    found = {page(record): last_modified(history, record) for record in records for page in (address, card_page)}
    return {**found, "": generated_at(dossier, history)}


def days(text: str) -> tuple[date | None, date | None]:
    """The first and the last day a date can mean; None where it is open."""
    moment = when(text)
    return (None if moment.first == date.min else moment.first), (None if moment.last == date.max else moment.last)


def certain(text: str) -> bool:
    """Whether a date or an interval names days, all of them certain."""
    parts = [SHAPE.fullmatch(part) for part in text.split("/") if part != OPEN]
    return OPEN not in text and all(part is not None and bool(part[3]) and not part[4] for part in parts)
