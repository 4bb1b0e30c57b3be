"""iCalendar files (RFC 5545): signings, adoptions, accessions, summits, reviews, ends of terms (all; by country).

All days are whole days, so the end is the day after the last. A day that is not certain is TENTATIVE and stands on the
first day it can be; so is an interval within which something happened on an unknown day. Only meetings last for days.

Identities come from ids, stamps and sequence numbers from the commits that changed an entry: the same data and history
give the same bytes, whoever writes them. What was told here and is withdrawn is CANCELLED.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from generator.derive.change_log import NOTHING_RECORDED, ChangeLog, Revision
from generator.derive.dated_events import IN_CALENDARS, DatedEvent, diary
from generator.derive.page_addresses import calendar_path, site_address
from generator.export.feed_items import corrected, page_there, withdrawn_entry
from generator.model.dates import certain, english, first_and_last, when
from generator.model.dossier import Dossier

LASTING = ("held", "round")
LONGEST_MEETING = 7  # days of a meeting; a longer interval holds days between meetings that nobody has listed
DOMAIN = "briefing-site"
PHASES = {"called-off": "CANCELLED", "put-off": "TENTATIVE"}


def calendars(dossier: Dossier, site_url: str, history: ChangeLog = NOTHING_RECORDED) -> dict[str, bytes]:
    """The calendar of everything, and one for every country and organisation with entries of its own."""
    revisions = history.revisions.diary
    told = [one for one in diary(dossier) if not one.in_rounds]
    gone = [withdrawn_entry(dossier, key, one) for key, one in sorted(revisions.items()) if one.gone]
    shown = [one for one in (*told, *gone) if one.what in IN_CALENDARS and first_and_last(one.day)[0]]
    # Once, because most stand in several calendars.
    events = [event(dossier, one, site_url, revisions.get(one.key)) for one in shown]
    title = dossier.site.title
    files = {"calendar.ics": calendar_file(events, title, "calendar.ics", site_url)}
    for actor in dossier.actors.values():
        own = [made for one, made in zip(shown, events, strict=True) if actor.code in one.actors]
        if own:
            path = calendar_path(actor)
            files[path] = calendar_file(own, f"{title}: {actor.name}", path, site_url)
    return files


def calendar_file(events: Iterable[bytes], name: str, path: str, site_url: str) -> bytes:
    """One calendar of these events. Without METHOD: that makes it a message, whose events must name an organiser."""
    # Here, because loading the library takes longer than a preview to build, and a preview makes no calendars.
    from icalendar import Calendar, vText  # noqa: PLC0415

    made: Calendar = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//briefing site generator//calendar 1//EN")
    made.add("calscale", "GREGORIAN")
    for field in ("name", "x-wr-calname"):  # the second is older, and more programs know it
        made.add(field, vText(" ".join(name.split())))
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    if site_url:
        made.add("source", site_address(site_url, path), parameters={"VALUE": "URI"})
    head, end, _ = made.to_ical(sorted=True).partition(b"END:VCALENDAR\r\n")
    return b"".join([head, *events, end])


def event(dossier: Dossier, one: DatedEvent, site_url: str, revision: Revision | None = None) -> bytes:
    """One event, as it stands in a calendar."""
    from icalendar import Event  # noqa: PLC0415 - as above

    start, end = span(one)
    checked = datetime.combine(when(one.as_of).last, time(), UTC)
    stamp = datetime.fromisoformat(revision.time) if revision else checked
    made: Event = Event()
    made.add("uid", f"{one.key}@{urlsplit(site_url).hostname or DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", revision.number if revision else 0)
    made.add("summary", one.title if settled(one) else f"{one.title} ({english(one.day)})")
    made.add("description", description(one, revision))
    made.add("dtstart", start)
    made.add("dtend", end)
    made.add("status", status(one, revision))
    made.add("transp", "TRANSPARENT")
    made.add("categories", [one.what])
    if site_url:
        made.add("url", site_address(site_url, page_there(dossier, one.page)))
    return bytes(made.to_ical(sorted=True))


def status(one: DatedEvent, revision: Revision | None) -> str:
    """Whether it is withdrawn, called off, or on a day that is sure."""
    if revision and revision.gone:
        return "CANCELLED"
    return PHASES.get(one.phase) or ("CONFIRMED" if settled(one) else "TENTATIVE")


def description(one: DatedEvent, revision: Revision | None) -> str:
    """What it is, how sure its day is, and what was said of it before."""
    unsure = f"The day is not known for certain: {english(one.day)}. The entry stands on the first day it can be."
    parts = [one.text, "" if settled(one) else unsure, corrected(revision) if revision and revision.days else ""]
    return " ".join(part for part in parts if part)


def settled(one: DatedEvent) -> bool:
    """Whether it is known to the day when it happened; only of what lasts for days is an interval that."""
    if not certain(one.day):
        return False
    first, last = first_and_last(one.day)
    length = (last - first).days if first and last else 0
    return length == 0 or (one.what in LASTING and length < LONGEST_MEETING)


def span(one: DatedEvent) -> tuple[date, date]:
    """The first day, and the day after the last."""
    first, last = first_and_last(one.day)
    assert first is not None
    return first, (last if last and settled(one) else first) + timedelta(days=1)
