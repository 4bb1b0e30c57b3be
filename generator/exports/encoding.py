"""What all exports share: how JSON is written, where a page will stand, and which day the data are of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic_core import to_json

from generator.dates import OPEN, SHAPE, when
from generator.dossier import Dossier
from generator.records import Record

LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
PUBLISHER = "The briefing site contributors"


def json_bytes(value: object) -> bytes:
    """JSON as all exports write it: readable, in the given order, UTF-8, one newline at the end."""
    return to_json(value, indent=1) + b"\n"


def number(value: float) -> int | float:
    """A whole number without a fraction, as people write sums."""
    return int(value) if float(value).is_integer() else value


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are there: nothing empty is exported. False and 0 are values."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", (), [], {})}


def site_address(site_url: str, src_uri: str) -> str:
    """The full address of a page or file by its path under docs/. Pages stand in folders: `a/b.md` is at `a/b/`."""
    return f"{site_url.rstrip('/')}/{page_path(src_uri)}" if site_url else page_path(src_uri)


def file_address(site_url: str, path: str) -> str:
    """The full address of a file as it is, a twin of a page for example."""
    return f"{site_url.rstrip('/')}/{path}" if site_url else path


def page_path(src_uri: str) -> str:
    """The same without the site."""
    if not src_uri.endswith(".md"):
        return src_uri
    stem = src_uri.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def edition(dossier: Dossier) -> date:
    """The day up to which the newest record was checked: the date of all exports, because the clock is not data."""
    days = [when(entry.record.as_of).last for entry in dossier.entries if isinstance(entry.record, Record)]
    return max(days, default=date(1970, 1, 1))


def days_checked(dossier: Dossier | None) -> dict[str, str]:
    """The day up to which every record's page was checked, by its path; under "" that of all other pages.

    For the sitemap, which would name the day of the build otherwise.
    """
    entries = dossier.entries if dossier else ()
    dated = ((e.kind, e.record) for e in entries if isinstance(e.record, Record))
    found = {f"{kind}/{record.id}.md": when(record.as_of).last.isoformat() for kind, record in dated}
    found |= {f"facts/{page}": day for page, day in found.items()}
    return {**found, "": max(found.values(), default="1970-01-01")}


def days(text: str) -> tuple[date | None, date | None]:
    """The first and the last day a date can mean; None where it is open."""
    moment = when(text)
    return (None if moment.first == date.min else moment.first), (None if moment.last == date.max else moment.last)


def certain(text: str) -> bool:
    """Whether a date or an interval names days, all of them certain."""
    parts = [SHAPE.fullmatch(part) for part in text.split("/") if part != OPEN]
    return OPEN not in text and all(part is not None and bool(part[3]) and not part[4] for part in parts)
