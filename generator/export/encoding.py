"""What all exports share: how JSON is written, where a page will stand, and which day the data are of."""

from datetime import date

from generator.derive.addresses import address, card_page
from generator.model.dates import OPEN, SHAPE, when
from generator.model.dossier import Dossier
from generator.model.records import Record

LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
PUBLISHER = "The briefing site contributors"


def edition(dossier: Dossier) -> date:
    """The day up to which the newest record was checked: the date of all exports, because the clock is not data."""
    days = [when(entry.record.as_of).last for entry in dossier.entries if isinstance(entry.record, Record)]
    return max(days, default=date(1970, 1, 1))


def days_checked(dossier: Dossier | None) -> dict[str, str]:
    """The day up to which every record's pages were checked, by their paths; under "" that of all other pages.

    For the sitemap, which would name the day of the build otherwise.
    """
    records = (entry.record for entry in (dossier.entries if dossier else ()) if isinstance(entry.record, Record))
    found = {
        page: when(record.as_of).last.isoformat() for record in records for page in (address(record), card_page(record))
    }
    return {**found, "": max(found.values(), default="1970-01-01")}


def days(text: str) -> tuple[date | None, date | None]:
    """The first and the last day a date can mean; None where it is open."""
    moment = when(text)
    return (None if moment.first == date.min else moment.first), (None if moment.last == date.max else moment.last)


def certain(text: str) -> bool:
    """Whether a date or an interval names days, all of them certain."""
    parts = [SHAPE.fullmatch(part) for part in text.split("/") if part != OPEN]
    return OPEN not in text and all(part is not None and bool(part[3]) and not part[4] for part in parts)
