"""Calendars and feeds: read back by a parser, and true to the records."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from exported import SITE, dossier, exported_from, files, json_of
from icalendar import Calendar

from generator.derive import terms
from generator.derive.change_log import Change
from generator.derive.dated_events import DatedEvent
from generator.export.calendars import calendar_file
from generator.export.calendars import event as entered
from generator.export.feed_items import Item, of_changes
from generator.export.feeds import atom, json_feed

BOTH = pytest.mark.parametrize("name", ["world", "real"])
ATOM = "{http://www.w3.org/2005/Atom}"


def events(content: bytes) -> dict[str, Any]:
    """The events of a calendar by their identity."""
    calendar = Calendar.from_ical(content)
    found = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    assert not [error for event in found.values() for error in event.errors]
    return found


@BOTH
def test_every_calendar_can_be_read(name: str) -> None:
    """Whole days, an end after the last, a stamp from the data."""
    calendars = [path for path in files(name) if path.endswith(".ics")]
    assert "calendar.ics" in calendars
    for path in calendars:
        content = files(name)[path]
        # With one it is a message by RFC 5546, and libical asks every event for its organiser.
        assert "METHOD" not in Calendar.from_ical(content)
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"\n" not in content.replace(b"\r\n", b"")
        for event in events(content).values():
            start, end = event.decoded("dtstart"), event.decoded("dtend")
            assert type(start) is date
            assert type(end) is date
            assert start < end
            assert isinstance(event.decoded("dtstamp"), datetime)
            assert str(event["url"]).startswith(SITE)


def test_the_calendar_of_the_world() -> None:
    """Every entry with its days and its status."""
    shown = {
        uid.removesuffix("@briefing.example"): (str(e.decoded("dtstart")), str(e.decoded("dtend")), str(e["status"]))
        for uid, e in events(files("world")["calendar.ics"]).items()
    }
    assert shown == {
        "summits-edelweiss-2028-held": ("2028-03-14", "2028-03-15", "CONFIRMED"),
        "agreements-arcadia-ruritania-signed": ("2029-03-01", "2029-03-02", "CONFIRMED"),
        "summits-edelweiss-2029-held": ("2029-03-14", "2029-03-16", "CONFIRMED"),
        "agreements-league-declaration-adopted": ("2029-03-15", "2029-03-16", "CONFIRMED"),
        "agreements-league-declaration-joined-xg": ("2029-03-15", "2029-03-16", "TENTATIVE"),
        "agreements-arcadia-ruritania-expires": ("2034-03-01", "2034-03-02", "CONFIRMED"),
    }


def test_a_day_that_is_not_certain_is_tentative(world: Path) -> None:
    """It stands on the first day it can be."""
    path = world / "data" / "summits" / "edelweiss-2028.yml"
    text = path.read_text()
    for written, expected in {
        "2028-03": ("2028-03-01", "2028-03-02", "TENTATIVE"),
        "2028-03-14~": ("2028-03-14", "2028-03-15", "TENTATIVE"),
        "2028": ("2028-01-01", "2028-01-02", "TENTATIVE"),
        "2028-03-14/..": ("2028-03-14", "2028-03-15", "TENTATIVE"),
    }.items():
        path.write_text(text.replace("2028-03-14", written))
        event = events(exported_from(world)["calendar.ics"])["summits-edelweiss-2028-held@briefing.example"]
        assert (str(event.decoded("dtstart")), str(event.decoded("dtend")), str(event["status"])) == expected, written


def test_all_terms_signatures_and_summits_are_in_the_calendar() -> None:
    """Of the real data."""
    known, shown = dossier("real"), events(files("real")["calendar.ics"])
    for agreement in known.agreements.values():
        day = terms.expires(known, agreement)
        if not day:
            continue
        event = shown[f"agreements-{agreement.id}-expires@briefing.example"]
        assert event.decoded("dtend") - timedelta(days=1) == day
    signed = [a for a in known.agreements.values() if a.signed]
    assert {f"agreements-{a.id}-signed@briefing.example" for a in signed} <= set(shown)
    whole = {f"summits-{s.id}-held@briefing.example" for s in known.summits.values() if not s.rounds}
    assert whole <= set(shown)
    rounds = [uid for uid in shown if "-round-" in uid]
    assert len(rounds) == sum(len(s.rounds) for s in known.summits.values())


def test_reviews_are_in_the_calendar() -> None:
    """On the last day the text leaves for them."""
    known, shown = dossier("real"), events(files("real")["calendar.ics"])
    due = {a.id: day for a in known.agreements.values() if (day := terms.review_due(known, a))}
    assert due["ukraine-canada"] == date(2027, 2, 24)
    assert due["ukraine-european-union"] == date(2034, 6, 27)
    assert "ukraine-lithuania" not in due
    for id_, day in due.items():
        assert shown[f"agreements-{id_}-review@briefing.example"].decoded("dtstart") == day


def test_the_subject_has_a_calendar_too() -> None:
    """Of everything it is a party to."""
    own = events(files("real")["calendar/countries/ukraine.ics"])
    assert {f"agreements-ukraine-{one}-signed@briefing.example" for one in ("france", "germany")} <= set(own)


def test_a_country_has_what_it_is_part_of() -> None:
    """And nothing else."""
    whole = events(files("real")["calendar.ics"])
    own = events(files("real")["calendar/countries/france.ics"])
    assert "agreements-ukraine-france-signed@briefing.example" in own
    assert "agreements-ukraine-germany-signed@briefing.example" not in own
    assert set(own) < set(whole)


@pytest.mark.parametrize("place", ["Strelsau", "Strelsau, D.C."])
def test_a_place_that_ends_in_a_full_stop_brings_no_second_one(world: Path, place: str) -> None:
    """In calendar and feed alike: both tell what the diary tells."""
    path = world / "data" / "agreements" / "arcadia-ruritania.yml"
    path.write_text(path.read_text().replace("place: Strelsau,", f"place: '{place}',"))
    made = exported_from(world)
    told = f"Arcadia–Ruritania agreement signed in {place.rstrip('.')}."
    signed = events(made["calendar.ics"])["agreements-arcadia-ruritania-signed@briefing.example"]
    assert signed["description"] == told
    assert told in [item["content_text"] for item in json.loads(made["feed.json"])["items"]]


def test_renaming_keeps_the_identity(world: Path) -> None:
    """Or subscribers would see everything twice."""
    before = events(files("world")["calendar.ics"])
    rename(world)
    after = events(exported_from(world)["calendar.ics"])
    assert set(before) == set(after)


def rename(world: Path) -> None:
    """Give the first summit another id."""
    folder = world / "data" / "summits"
    text = (folder / "edelweiss-2028.yml").read_text().replace("id: edelweiss-2028", "id: edelweiss-first")
    (folder / "edelweiss-2028.yml").unlink()
    (folder / "edelweiss-first.yml").write_text(text + "formerly: [edelweiss-2028]\n")
    later = folder / "edelweiss-2029.yml"
    later.write_text(later.read_text().replace("predecessor: edelweiss-2028", "predecessor: edelweiss-first"))


@BOTH
def test_the_atom_feed_has_what_rfc_4287_asks_for(name: str) -> None:
    """Ids, titles, times, an author, links; newest first."""
    feed = ET.fromstring(files(name)["feed.xml"])  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    assert all(feed.findtext(f"{ATOM}{tag}") for tag in ("id", "title", "updated"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        for tag in ("updated", "published"):
            datetime.fromisoformat(entry.findtext(f"{ATOM}{tag}") or "")
        assert entry.findtext(f"{ATOM}title")
        address = entry.find(f"{ATOM}link[@rel='alternate']")
        assert address is not None
        assert urlsplit(address.get("href") or "").scheme == "https"
    published = [entry.findtext(f"{ATOM}published") or "" for entry in entries]
    assert published == sorted(published, reverse=True)


@BOTH
def test_the_json_feed_has_what_version_1_1_asks_for(name: str) -> None:
    """The same items as the other feed; what is ours begins with an underscore."""
    feed = json_of(name, "feed.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    known = {"id", "url", "title", "content_text", "date_published", "date_modified", "tags", "_event"}
    for item in feed["items"]:
        assert {"id", "content_text"} <= set(item) <= known
        datetime.fromisoformat(item["date_published"])
    atom = ET.fromstring(files(name)["feed.xml"])  # noqa: S314 - our own
    assert [one["id"] for one in feed["items"]] == [one.findtext(f"{ATOM}id") for one in atom.findall(f"{ATOM}entry")]


@BOTH
def test_feeds_do_not_speak_of_the_future(name: str) -> None:
    """That is the calendar's."""
    newest = max(entry.record.as_of for entry in dossier(name).entries if hasattr(entry.record, "as_of"))
    assert all(item["date_published"][:10] <= newest for item in json_of(name, "feed.json")["items"])


def test_hostile_text_makes_no_markup(world: Path) -> None:
    """The words of the formats themselves."""
    evil = r"BEGIN:VEVENT</title><script>&]]>;,\\n"
    path = world / "data" / "summits" / "edelweiss-2028.yml"
    path.write_text(path.read_text().replace("name: Edelweiss meeting 2028", f"name: '{evil}'"))
    made = exported_from(world)
    shown = events(made["calendar.ics"])
    assert set(shown) == set(events(files("world")["calendar.ics"]))
    assert shown["summits-edelweiss-2028-held@briefing.example"]["summary"] == evil
    feed = ET.fromstring(made["feed.xml"])  # noqa: S314 - our own
    assert evil in [one.text for one in feed.iter(f"{ATOM}title")]
    assert evil in [item["title"] for item in json.loads(made["feed.json"])["items"]]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\x85"])
def test_a_line_end_in_a_text_makes_no_second_event(end: str) -> None:
    """Even if one came past the check of the records."""
    evil = f"X{end}END:VEVENT{end}BEGIN:VEVENT"
    entry = DatedEvent("key", "held", "2028-03-14", evil, evil, "summits/x.md", "2031-01-01")
    assert set(events(calendar_file([entered(dossier("world"), entry, SITE)], evil, "calendar.ics", SITE))) == {
        "key@briefing.example"
    }
    item = Item("key", evil, evil, "summits/x.md", "2028-03-14T00:00:00Z", "2028-03-14T00:00:00Z", "held")
    feed = ET.fromstring(atom(dossier("world"), "feed", [item], SITE))  # noqa: S314 - our own
    assert len(feed.findall(f"{ATOM}entry")) == 1


def test_changes_have_a_feed_of_their_own() -> None:
    """Substantive ones only, each leading to the page of what changed; if that is gone, to the list of its kind."""
    known = dossier("world")
    made = [
        Change("changed", "agreements", "arcadia-ruritania", "The agreement", "term", "4 years", "5 years",
               ("arcadia-ruritania-text", "gone"), date="2031-01-02"),
        Change("changed", "countries", "ruritania", "Ruritania", "name", "Ruritanja", "Ruritania", substantive=False,
               date="2031-01-02"),
        Change("withdrawn", "summits", "edelweiss-1999", "Edelweiss 1999", "", "", "", date="2030-12-31"),
    ]  # fmt: skip
    items = of_changes(known, made)
    assert [item.page for item in items] == ["agreements/arcadia-ruritania.md", "summits/index.md"]
    feed = json.loads(json_feed(known, "changes", items, SITE))
    assert feed["items"][0]["_change"] == {
        "kind": "changed",
        "entity": "agreements/arcadia-ruritania",
        "field": "term",
        "old": "4 years",
        "new": "5 years",
        "source": ["https://ruritania.example/agreement"],
    }
    assert feed["items"][0]["content_text"] == "Before: 4 years. Now: 5 years."
    assert len({item["id"] for item in feed["items"]}) == 2


def test_two_changes_of_one_fact_have_not_the_key_of_another() -> None:
    """Whose name ends in the number that the second of them gets."""
    one = Change("changed", "summits", "edelweiss-2029", "E", "outcomes", "x", "y", date="2031-01-02", anchor="outcome")
    made = [one, replace(one, anchor="outcome-2"), replace(one, field="document"), one, replace(one, date="2031-01-01")]
    keys = [item.key for item in of_changes(dossier("world"), made)]
    assert len(set(keys)) == len(made)
    assert [key.rpartition("outcome")[2] for key in keys] == ["", "-2", "-3", "-4", ""]
