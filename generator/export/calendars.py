"""iCalendar files (RFC 5545): signings, adoptions, accessions, summits, reviews, ends of terms (all; by country).

All days are whole days, so the end is the day after the last. A date that is not certain to the day is TENTATIVE. Time
stamps come from the records, identities from their ids: the same data give the same bytes, whoever writes them.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from generator.derive.addresses import address, site_address
from generator.export.diary import DiaryEntry, diary
from generator.export.encoding import certain, days
from generator.model.dates import english, when
from generator.model.dossier import Dossier

SHOWN = ("signed", "adopted", "joined", "held", "review", "expires")
DOMAIN = "briefing-site"
LONGEST = 31  # days: what is known less exactly stands on the first day it can mean
PHASES = {"called-off": "CANCELLED", "put-off": "TENTATIVE"}


def calendars(dossier: Dossier, site_url: str) -> dict[str, bytes]:
    """The calendar of everything, and one for every country with entries of its own."""
    shown = [one for one in diary(dossier) if one.what in SHOWN and days(one.day)[0]]
    # Once, because most stand in several calendars.
    events = [event(one, site_url) for one in shown]
    title = dossier.site.title
    files = {"calendar.ics": calendar(events, title, "calendar.ics", site_url)}
    for country in dossier.countries.values():
        own = [made for one, made in zip(shown, events, strict=True) if country.code in one.actors]
        if own:
            path = f"calendar/{address(country).removesuffix('.md')}.ics"
            files[path] = calendar(own, f"{title}: {country.name}", path, site_url)
    return files


def calendar(events: Iterable[bytes], name: str, path: str, site_url: str) -> bytes:
    """One calendar of these events."""
    # Here, because loading the library takes longer than a preview to build, and a preview makes no calendars.
    from icalendar import Calendar, vText  # noqa: PLC0415

    made: Calendar = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//briefing site generator//calendar 1//EN")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for field in ("name", "x-wr-calname"):  # the second is older, and more programs know it
        made.add(field, vText(" ".join(name.split())))
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    if site_url:
        made.add("source", site_address(site_url, path), parameters={"VALUE": "URI"})
    head, end, _ = made.to_ical(sorted=True).partition(b"END:VCALENDAR\r\n")
    return b"".join([head, *events, end])


def event(one: DiaryEntry, site_url: str) -> bytes:
    """One event, as it stands in a calendar."""
    from icalendar import Event  # noqa: PLC0415 - as above

    start, end = span(one)
    stamp = datetime.combine(when(one.as_of).last, time(), UTC)
    made: Event = Event()
    made.add("uid", f"{one.key}@{DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("summary", one.title)
    made.add("description", one.text if certain(one.day) else f"{one.text} Date: {english(one.day)}.")
    made.add("dtstart", start)
    made.add("dtend", end)
    made.add("status", PHASES.get(one.phase) or ("CONFIRMED" if certain(one.day) else "TENTATIVE"))
    made.add("transp", "TRANSPARENT")
    made.add("categories", [one.what])
    if site_url:
        made.add("url", site_address(site_url, one.page))
    return bytes(made.to_ical(sorted=True))


def span(one: DiaryEntry) -> tuple[date, date]:
    """The first day, and the day after the last."""
    first, last = days(one.day)
    assert first is not None
    if last is None or (last - first).days >= LONGEST:
        last = first
    return first, last + timedelta(days=1)
