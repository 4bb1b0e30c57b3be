"""Twelve commits, and what feeds, calendar, API, sitemap and “What changed” say after each of them."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from exported import SITE
from icalendar import Calendar
from test_versions import git

from generator.check.evidence import Lock, quotes, read_lock, write_lock
from generator.derive.anchors import addresses
from generator.derive.history import history
from generator.derive.last_told import last_changes_of_pages
from generator.edit import renaming
from generator.edit.transaction import write
from generator.export import exports
from generator.model.dossier import LOCK
from generator.model.given_addresses import ADDRESSES, published_text
from generator.model.loading import read_dossier
from generator.model.memoizing import OnDemand
from generator.pages.pages import last_changes_of_lists, makers
from generator.pages.rendering import Renderer

ATOM = "{http://www.w3.org/2005/Atom}"
AGREEMENT = "data/agreements/arcadia-ruritania.yml"
AUDIT = "data/articles/pan-herald-choir.yml"
SUMMIT = "data/summits/edelweiss-2028.yml"
QUESTIONS = "data/disagreements.yml"
WORDS = "data/vocabulary.yml"
SIGNED = "agreements-arcadia-ruritania-signed@briefing.example"


@dataclass
class Seen:
    """What outsiders see of a state."""

    changes: list[tuple[str, str, str, str]]
    ids: list[str]
    events: dict[str, Any]
    calendar: dict[str, Any]
    feed: str
    api: dict[str, Any]
    sitemap: dict[str, str]
    version: str
    items: list[Any]
    page: str
    made: dict[str, bytes]

    def files(self, path: str) -> Any:
        """One JSON file of it."""
        return json.loads(self.made[path])


def seen(root: Path, day: str) -> Seen:
    """The state after the commit of a day."""
    read = read_dossier(root)
    assert not read.problems, [str(problem) for problem in read.problems]
    known = history(root, read)
    read = known.with_addresses(read)
    files = exports(read, read_lock(root)[0], SITE, known)
    told = [(one.kind, f"{one.of}/{one.id}", one.field, one.new) for one in known.changes if one.date == day]
    feed = ET.fromstring(files["feed.xml"])  # noqa: S314 - our own
    stamps = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert feed.findtext(f"{ATOM}updated") == max(stamps)
    changes = json.loads(files["changes.json"])["items"]
    ids = [item["id"] for item in changes]
    assert len(ids) == len(set(ids))
    return Seen(
        told,
        ids,
        {item["id"]: item for item in json.loads(files["feed.json"])["items"]},
        {str(event["uid"]): event for event in Calendar.from_ical(files["calendar.ics"]).walk("VEVENT")},
        feed.findtext(f"{ATOM}updated") or "",
        json.loads(files["api/v1/agreements/arcadia-ruritania.json"]) if (root / AGREEMENT).exists() else {},
        OnDemand({**last_changes_of_pages(read, known), **last_changes_of_lists(read, known)}),
        json.loads(files["data/datapackage.json"])["version"],
        changes,
        makers(read, read_lock(root)[0], Renderer(site_url=SITE, history=known))["changes.md"]().content.decode(),
        files,
    )


@pytest.fixture
def committed(world: Path) -> Path:
    """The little world under version control."""
    (world / "data/evidence.lock.yml").unlink(missing_ok=True)
    git(world, "init", "-q", "-b", "main")
    commit(world, "2031-01-01")
    return world


def commit(root: Path, day: str, *edits: tuple[str, str, str]) -> Seen:
    """Make edits (file, what stood there, what stands there now), commit them, and look."""
    for path, find, put in edits:
        text = (root / path).read_text()
        assert find in text, find
        (root / path).write_text(text.replace(find, put))
    git(root, "add", "--all")
    git(root, "commit", "--allow-empty", "-qm", "x", day=day)
    return seen(root, day)


def entry(state: Seen, title: str) -> Any:
    """The entry of the feed with a title that begins like this."""
    [found] = [item for item in state.events.values() if item["title"].startswith(title)]
    return found


def test_a_correction_and_its_revert(committed: Path) -> None:
    """Both told, each under its own id, though it is the same day."""
    right, wrong = "amount: 2500000", "amount: 3000000"
    commit(committed, "2031-02-01", (AGREEMENT, right, wrong))
    commit(committed, "2031-02-01", (AGREEMENT, wrong, right))
    third = commit(committed, "2031-02-01", (AGREEMENT, right, wrong))
    assert [new for _, _, _, new in third.changes] == ["3,000,000", "2,500,000", "3,000,000"]
    assert third.api["last_modified"] == third.sitemap["agreements/arcadia-ruritania.md"] == "2031-02-01T12:00:00Z"
    assert third.api["generated_at"] == "2031-02-01T12:00:00Z"
    assert third.sitemap["countries/ruritania.md"] == third.sitemap["agreements/arcadia-ruritania.md"]
    assert third.sitemap["countries/graustark.md"] == "2031-01-01T12:00:00Z"
    assert third.version.endswith(".20310201120000")
    assert str(third.calendar[SIGNED]["sequence"]) == "0"


def test_a_date_that_moved_keeps_its_entry_and_says_so(committed: Path) -> None:
    """In calendar and feed."""
    first = commit(committed, "2031-02-01")
    moved = commit(committed, "2031-03-01", (AGREEMENT, "date: 2029-03-01", "date: 2029-03-02"))
    assert set(first.events) == set(moved.events)
    assert set(first.calendar) == set(moved.calendar)
    told = entry(moved, "Arcadia–Ruritania agreement signed")
    assert told["date_modified"] == moved.feed == "2031-03-01T12:00:00Z"
    assert "The date was corrected; it was given as 1 March 2029." in told["content_text"]
    assert told["_event"]["earlier_dates"] == ["2029-03-01"]
    event = moved.calendar[SIGNED]
    assert (str(event["sequence"]), str(event.decoded("dtstart"))) == ("1", "2029-03-02")
    assert event.decoded("last-modified").isoformat() == event.decoded("dtstamp").isoformat()
    assert event.decoded("dtstamp").isoformat() == "2031-03-01T12:00:00+00:00"
    assert [kind for kind, *_ in moved.changes] == ["changed"]


def test_a_day_that_is_given_again_is_not_told_as_the_wrong_one(committed: Path) -> None:
    """Who read the day between learns that it was wrong; the right one is not said to have been corrected."""
    commit(committed, "2031-02-01", (AGREEMENT, "date: 2029-03-01", "date: 2029-03-02"))
    back = commit(committed, "2031-03-01", (AGREEMENT, "date: 2029-03-02", "date: 2029-03-01"))
    told = "The date was corrected; it was given as 2 March 2029."
    assert told in entry(back, "Arcadia–Ruritania agreement signed")["content_text"]
    assert told in str(back.calendar[SIGNED]["description"])
    assert str(back.calendar[SIGNED]["sequence"]) == "2"


def test_an_audit_that_is_made_again_is_no_correction(committed: Path) -> None:
    """It moves to the day of its last check, says when it was checked before, and appeared when it appeared."""
    first = entry(commit(committed, "2031-02-01"), "Audit: ")
    again = entry(commit(committed, "2031-03-01", (AUDIT, "2031-01-01", "2031-02-28")), "Audit: ")
    assert "It takes the agreement for an alliance. It was checked before, on 1 January 2031." in again["content_text"]
    assert "corrected" not in again["content_text"]
    assert (again["id"], again["date_published"]) == (first["id"], first["date_published"])
    assert again["date_modified"] == "2031-03-01T12:00:00Z"


def test_looking_at_everything_again_makes_nothing_new(committed: Path) -> None:
    """The records have changed, and no entry has."""
    before = commit(committed, "2031-02-01")
    edits = [
        (path.relative_to(committed).as_posix(), "as_of: 2031-01-01", "as_of: 2031-02-01")
        for path in (committed / "data").rglob("*.yml")
        if "\nas_of: 2031-01-01" in path.read_text()
    ]
    assert len(edits) > 5
    after = commit(committed, "2031-02-02", *edits)
    assert after.changes == []
    assert after.events == before.events
    assert after.feed == before.feed
    assert {uid: event.to_ical() for uid, event in after.calendar.items()} == {
        uid: event.to_ical() for uid, event in before.calendar.items()
    }
    assert after.api["last_modified"] == "2031-02-02T12:00:00Z"


def test_another_order_is_no_change_and_another_file(committed: Path) -> None:
    """Who keeps copies by `last_modified` must fetch it."""
    after = commit(committed, "2031-02-02", (AGREEMENT, "parties: [XR, XA]", "parties: [XA, XR]"))
    assert after.changes == []
    assert after.api["record"]["parties"] == ["XA", "XR"]
    assert after.api["last_modified"] == after.sitemap["agreements/arcadia-ruritania.md"] == "2031-02-02T12:00:00Z"


def test_a_quote_that_is_found_moves_what_shows_it(committed: Path) -> None:
    """Pages and files say of each quote whether it stands in its text; that is no change of the data."""
    before = commit(committed, "2031-02-01", (AGREEMENT, "at: Article 7}", "at: Article 7, quote: a choir}"))
    [source] = [one for one, found in quotes(read_dossier(committed)).items() if "a choir" in found]
    (committed / LOCK).write_text(write_lock(Lock({source: "0" * 64}, {source: {"a choir": True}})))
    after = commit(committed, "2031-02-02")
    assert after.changes == []
    assert '"found": true' in after.made["api/v1/agreements/arcadia-ruritania.json"].decode()
    assert after.api["last_modified"] == after.sitemap["agreements/arcadia-ruritania.md"] == "2031-02-02T12:00:00Z"
    assert after.sitemap["summits/edelweiss-2029.md"] == before.sitemap["summits/edelweiss-2029.md"]


def test_the_page_of_changes_is_of_the_day_of_the_newest(committed: Path) -> None:
    """Another title of a source is none that it tells."""
    first = commit(committed, "2031-02-01", (AGREEMENT, "amount: 2500000", "amount: 3000000"))
    after = commit(committed, "2031-02-02", ("data/sources/news.yml", "title: Names", "title: The names"))
    assert after.changes == []
    assert first.sitemap["changes.md"] == after.sitemap["changes.md"] == "2031-02-01T12:00:00Z"


def test_layout_moves_nothing(committed: Path) -> None:
    before = commit(committed, "2031-02-01")
    after = commit(committed, "2031-02-02", (AGREEMENT, "parties: [XR, XA]", "# who\nparties: [XR,  XA]"))
    assert after.changes == []
    assert after.events == before.events
    assert after.api["last_modified"] == "2031-01-01T12:00:00Z"
    assert after.files("api/v1/full.json")["last_modified"] == "2031-01-01T12:00:00Z"
    assert after.sitemap == before.sitemap
    assert after.version == before.version


def renamed_to_fair(committed: Path) -> Seen:
    """The meeting of 2028 under another id, and who names it with it."""
    (committed / SUMMIT).rename(committed / "data/summits/fair.yml")
    return commit(
        committed,
        "2031-02-02",
        ("data/summits/fair.yml", "id: edelweiss-2028", "id: fair\nformerly: [edelweiss-2028]"),
        ("data/summits/edelweiss-2029.yml", "predecessor: edelweiss-2028", "predecessor: fair"),
    )


def test_a_rename_is_one_line_and_keeps_every_entry(committed: Path) -> None:
    before = commit(committed, "2031-02-01")
    after = renamed_to_fair(committed)
    assert after.changes == [("renamed", "summits/fair", "", "fair")]
    assert set(after.events) == set(before.events)
    assert set(after.calendar) == set(before.calendar)


def test_a_withdrawal_is_told_everywhere(committed: Path) -> None:
    """The event of a record that is gone is cancelled, not forgotten."""
    before = commit(committed, "2031-02-01")
    (committed / SUMMIT).unlink()
    after = commit(committed, "2031-02-02", ("data/summits/edelweiss-2029.yml", "predecessor: edelweiss-2028\n", ""))
    assert ("withdrawn", "summits/edelweiss-2028") in [one[:2] for one in after.changes]
    gone = after.calendar["summits-edelweiss-2028-held@briefing.example"]
    assert (str(gone["status"]), str(gone["sequence"])) == ("CANCELLED", "1")
    told = entry(after, "Withdrawn: Edelweiss meeting 2028")
    assert told["id"] in before.events
    assert told["_event"]["withdrawn"] is True
    assert told["url"] == f"{SITE}summits/edelweiss-2028/"
    assert b"was withdrawn" in after.made["summits/edelweiss-2028/index.html"]


def test_why_a_record_was_withdrawn_is_told_once_and_stays_of_that_day(committed: Path) -> None:
    """In feed and changes with the reason; its own file does not change when others of its kind do."""
    (committed / SUMMIT).unlink()
    one = "record: summits/edelweiss-2028, name: Edelweiss 2028, date: 2031-02-02, because: nobody came"
    site = committed / "data/site.yml"
    site.write_text(f"{site.read_text()}withdrawn:\n  - {{{one}}}\n")
    after = commit(committed, "2031-02-02", ("data/summits/edelweiss-2029.yml", "predecessor: edelweiss-2028\n", ""))
    assert [one[:2] for one in after.changes if one[0] != "changed"] == [
        ("withdrawn", "summits/edelweiss-2028"),
        ("withdrawn", "summits/edelweiss-2029"),  # its predecessor
    ]
    told = "“Edelweiss 2028” was withdrawn on 2 February 2031: nobody came."
    [item] = [one for one in after.items if one["_change"]["entity"] == "summits/edelweiss-2028"]
    assert told in item["content_text"]
    assert told.replace("“", "") in after.page.replace("“", "")
    later = commit(committed, "2031-02-05", ("data/summits/edelweiss-2029.yml", "at: page 4", "at: page 5"))
    assert later.files("api/v1/summits/edelweiss-2028.json")["last_modified"] == "2031-02-02T12:00:00Z"
    assert later.files("api/v1/summits.json")["last_modified"] == "2031-02-05T12:00:00Z"


def test_what_is_too_old_for_the_feed_is_told_when_it_was_wrong(
    committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who read the day there once, or of the record, must learn it from there; nothing else old comes back."""
    monkeypatch.setattr("generator.export.feed_items.MOST_ITEMS", 2)
    before = commit(committed, "2031-02-01")
    assert len(before.events) == 2
    assert not [one for one in before.events.values() if one["title"] == "Arcadia–Ruritania agreement signed"]
    moved = commit(committed, "2031-03-01", (AGREEMENT, "date: 2029-03-01", "date: 2029-03-02"))
    told = entry(moved, "Arcadia–Ruritania agreement signed")
    assert "it was given as 1 March 2029" in told["content_text"]
    assert moved.feed == told["date_modified"] == "2031-03-01T12:00:00Z"
    (committed / SUMMIT).unlink()
    gone = commit(committed, "2031-03-02", ("data/summits/edelweiss-2029.yml", "predecessor: edelweiss-2028\n", ""))
    assert entry(gone, "Withdrawn: Edelweiss meeting 2028")["date_modified"] == gone.feed == "2031-03-02T12:00:00Z"
    assert len(gone.events) == 4


def test_what_is_back_is_told_to_whoever_read_that_it_was_withdrawn(
    committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However old it is: the feed never goes back to an earlier state, and the event is confirmed again."""
    monkeypatch.setattr("generator.export.feed_items.MOST_ITEMS", 2)
    text = (committed / AGREEMENT).read_text()
    event = text[text.index("  - date: 2028-11\n") : text.index("  - date: 2030-05-02\n")]
    gone = commit(committed, "2031-02-01", (AGREEMENT, event, ""))
    back = commit(committed, "2031-02-02", (AGREEMENT, "events:\n", f"events:\n{event}"))
    assert back.events.keys() == gone.events.keys()
    told = [one for one in back.events.values() if one["date_modified"] == back.feed]
    assert back.feed == "2031-02-02T12:00:00Z"
    assert [one["title"].startswith("Withdrawn") for one in told] == [False]


def test_the_cards_of_old_changes_are_found_under_a_new_id(committed: Path) -> None:
    """Of a record that was renamed; of one that was taken in only where the fact went along."""
    (committed / ADDRESSES).write_text(published_text(addresses(read_dossier(committed))))
    commit(committed, "2031-02-01", (SUMMIT, "place: Edelweiss", "place: Strelsau"))
    now = renamed_to_fair(committed)
    rows = list(csv.DictReader(io.StringIO(now.made["data/changes.csv"].decode(), newline="")))
    assert rows[-1]["record"] == "summits/edelweiss-2028"
    assert rows[-1]["card"] == "facts/summits/fair/#held"


def test_what_was_only_written_down_moves_nothing(committed: Path) -> None:
    """The addresses that were given away stand in a file that says nothing to readers."""
    before = commit(committed, "2031-02-01")
    (committed / ADDRESSES).write_text(published_text(addresses(read_dossier(committed))))
    after = commit(committed, "2031-02-02")
    assert after.version == before.version
    assert after.api == before.api
    assert after.sitemap == before.sitemap


def test_what_is_gone_is_called_by_its_name(committed: Path) -> None:
    """Where others named it: nobody can look its id up any more."""
    (committed / SUMMIT).unlink()
    after = commit(committed, "2031-02-02", ("data/summits/edelweiss-2029.yml", "predecessor: edelweiss-2028\n", ""))
    [item] = [one for one in after.items if one["title"] == "Edelweiss meeting 2029: predecessor withdrawn"]
    assert item["content_text"] == "Before: Edelweiss meeting 2028."


@pytest.mark.parametrize("word", ["  bargain:\n    label: Negotiation\n", "  song:\n    label: Song\n"])
def test_a_word_that_is_gone_is_called_in_old_changes_as_it_was_called(committed: Path, word: str) -> None:
    """Whether another goes on for it or none does: what references called it is no word for readers."""
    commit(committed, "2031-02-01", (AGREEMENT, "kind: negotiation", "kind: approval"))
    after = commit(committed, "2031-02-02", (WORDS, "  negotiation:\n    label: Negotiation\n", word))
    told = [one["content_text"] for one in after.items if one["date_modified"].startswith("2031-02-01")]
    assert told == ["Before: Negotiation. Now: Approval."]


def test_a_record_that_was_renamed_and_withdrawn_answers_under_both_ids(committed: Path) -> None:
    """With the same reason, and never as if it had last changed before."""
    (committed / ADDRESSES).write_text(published_text(addresses(read_dossier(committed))))
    (committed / SUMMIT).rename(committed / "data/summits/fair.yml")
    renamed = ("data/summits/fair.yml", "id: edelweiss-2028", "id: fair\nformerly: [edelweiss-2028]")
    commit(
        committed,
        "2031-02-02",
        renamed,
        ("data/summits/edelweiss-2029.yml", "predecessor: edelweiss-2028", "predecessor: fair"),
    )
    (committed / ADDRESSES).write_text(published_text(addresses(read_dossier(committed))))
    (committed / "data/summits/fair.yml").unlink()
    site = committed / "data/site.yml"
    one = "record: summits/fair, name: The fair, date: 2031-02-03, because: nobody came"
    site.write_text(f"{site.read_text()}withdrawn:\n  - {{{one}}}\n")
    after = commit(committed, "2031-02-03", ("data/summits/edelweiss-2029.yml", "predecessor: fair\n", ""))
    for id_ in ("fair", "edelweiss-2028"):
        told = after.files(f"api/v1/summits/{id_}.json")
        assert told["withdrawn"]["told"] == "“The fair” was withdrawn on 3 February 2031: nobody came."
        assert told["last_modified"] == "2031-02-03T12:00:00Z"
        assert b"nobody came" in after.made[f"summits/{id_}/index.html"]


def test_why_a_renamed_record_was_withdrawn_is_told_of_its_last_id(committed: Path) -> None:
    """In feed and calendar, also where nobody wrote down its addresses in between."""
    (committed / SUMMIT).rename(committed / "data/summits/fair.yml")
    renamed = ("data/summits/fair.yml", "id: edelweiss-2028", "id: fair\nformerly: [edelweiss-2028]")
    other = "data/summits/edelweiss-2029.yml"
    before = commit(committed, "2031-02-02", renamed, (other, "predecessor: edelweiss-2028", "predecessor: fair"))
    (committed / "data/summits/fair.yml").unlink()
    site = committed / "data/site.yml"
    one = "record: summits/fair, name: The fair, date: 2031-02-03, because: nobody came"
    site.write_text(f"{site.read_text()}withdrawn:\n  - {{{one}}}\n")
    after = commit(committed, "2031-02-03", (other, "predecessor: fair\n", ""))
    told = entry(after, "Withdrawn: Edelweiss meeting 2028")
    assert told["content_text"].startswith("“The fair” was withdrawn on 3 February 2031: nobody came.")
    assert told["id"] in before.events
    event = after.calendar["summits-edelweiss-2028-held@briefing.example"]
    assert str(event["description"]).startswith("“The fair” was withdrawn")


def test_what_names_a_renamed_record_is_another_file(committed: Path) -> None:
    """No change for readers; but who keeps copies by `last_modified` must fetch the new id."""
    after = renamed_to_fair(committed)
    for id_ in ("fair", "edelweiss-2028", "edelweiss-2029"):
        assert after.files(f"api/v1/summits/{id_}.json")["last_modified"] == "2031-02-02T12:00:00Z"
    assert after.files("api/v1/countries/arcadia.json")["last_modified"] == "2031-01-01T12:00:00Z"


def test_what_names_another_code_is_another_file(committed: Path) -> None:
    """And no change for readers but that of the code."""
    named = [path for path in (committed / "data").rglob("*.yml") if "LEAG" in path.read_text()]
    assert committed / AGREEMENT not in named
    edits = [(path.relative_to(committed).as_posix(), "LEAG", "LIGA") for path in named]
    after = commit(committed, "2031-02-02", *edits)
    assert [one[:3] for one in after.changes] == [("changed", "organisations/league", "code")]
    assert after.files("api/v1/agreements/league-declaration.json")["last_modified"] == "2031-02-02T12:00:00Z"
    assert after.api["last_modified"] == "2031-01-01T12:00:00Z"


def test_another_label_makes_no_old_change_new(committed: Path) -> None:
    """Old changes are told in the words of today, and keep their ids."""
    first = commit(committed, "2031-02-01", (AGREEMENT, "value: signed", "value: proposed"))
    second = commit(committed, "2031-02-02", ("data/vocabulary.yml", "label: Signed", "label: With signatures"))
    assert second.ids[-len(first.ids) :] == first.ids
    assert "With signatures" in second.items[-1]["content_text"]


def test_proof_is_told_by_publisher(committed: Path) -> None:
    """Readers know no ids of sources; of two of one publisher the titles tell them apart."""
    row = "- {source: gazette-names, at: table 2}"
    after = commit(committed, "2031-02-01", (AGREEMENT, row, row.replace("table 2", "table 3")))
    assert after.items[0]["content_text"] == "Before: Strelsau Gazette, table 2. Now: Strelsau Gazette, table 3."
    [line] = [line for line in after.page.partition("<details")[2].splitlines() if "table 3" in line]
    assert line.startswith("- 1 February 2031: [Arcadia–Ruritania agreement](agreements/arcadia-ruritania.md): Status")
    assert 'Strelsau Gazette, table 3 <span class="before">(before: Strelsau Gazette, table 2)</span>' in line
    row = row.replace("table 2", "table 3")
    after = commit(committed, "2031-02-02", (AGREEMENT, row, "- {source: pan-herald-choir, at: paragraph 1}"))
    assert after.items[0]["content_text"] == "Before: Strelsau Gazette. Now: Pan Herald."


def test_a_renamed_source_is_told_in_old_changes_as_before(committed: Path) -> None:
    """By its publisher and with its address: its id of then is no word for readers."""
    row = "- {source: gazette-names, at: table 2}"
    before = commit(committed, "2031-02-01", (AGREEMENT, row, row.replace("table 2", "table 3")))
    write(committed, renaming.renamed(read_dossier(committed), committed, "sources/gazette-names", "gazette-2030"))
    after = commit(committed, "2031-02-02")
    assert after.items == before.items
    assert after.page.replace("gazette-2030", "gazette-names") == before.page


def test_a_page_is_cited_as_of_its_last_change(committed: Path) -> None:
    """In every format that programs read, which the head of the page has too; not of the day of a check."""
    path = "cite/agreements/arcadia-ruritania"
    before = commit(committed, "2031-02-01")
    after = commit(committed, "2031-03-04", (AGREEMENT, "amount: 2500000", "amount: 3000000"))
    issued = [state.files(f"{path}.csl.json")[-1]["issued"]["date-parts"] for state in (before, after)]
    assert issued == [[[2031, 1, 1]], [[2031, 3, 4]]]
    assert b"date = {2031-03-04}" in after.made[f"{path}.bib"]
    assert after.sitemap["agreements/arcadia-ruritania.md"].startswith("2031-03-04")


def test_a_merger_leads_to_the_survivor(committed: Path) -> None:
    """One line; the entry of the other goes on under its id, is cancelled, and leads to the survivor."""
    (committed / ADDRESSES).write_text(published_text(addresses(read_dossier(committed))))
    before = commit(committed, "2031-02-01")
    (committed / SUMMIT).unlink()
    survivor = "data/summits/edelweiss-2029.yml"
    put = "id: edelweiss-2029\nformerly: [edelweiss-2028]"
    after = commit(
        committed, "2031-02-02", (survivor, "id: edelweiss-2029", put), (survivor, "predecessor: edelweiss-2028\n", "")
    )
    assert ("merged", "summits/edelweiss-2029", "", "Edelweiss meeting 2029") in after.changes
    assert "The whole record merged: Edelweiss meeting 2028, now Edelweiss meeting 2029" in after.page
    assert "withdrawn" not in [one[0] for one in after.changes if not one[2]]
    told = entry(after, "Merged: Edelweiss meeting 2028")
    assert told["id"] in before.events
    assert told["url"] == f"{SITE}summits/edelweiss-2029/"
    assert told["content_text"].startswith("It is told under “Edelweiss meeting 2029” now.")
    assert str(after.calendar["summits-edelweiss-2028-held@briefing.example"]["status"]) == "CANCELLED"
    own = after.calendar["summits-edelweiss-2029-held@briefing.example"]
    assert (str(own["status"]), str(own["sequence"])) == ("CONFIRMED", "0")
    assert after.files("api/v1/summits/edelweiss-2028.json")["id"] == "edelweiss-2029"


def test_a_new_record(committed: Path) -> None:
    before = commit(committed, "2031-02-01")
    text = (committed / SUMMIT).read_text().replace("edelweiss-2028", "edelweiss-2030")
    (committed / "data/summits/edelweiss-2030.yml").write_text(text.replace("date: 2028-03-14", "date: 2030-03-14"))
    after = commit(committed, "2031-02-02")
    assert [one[:2] for one in after.changes] == [("added", "summits/edelweiss-2030")]
    assert len(after.events) == len(before.events) + 1
    assert after.feed == "2031-02-02T12:00:00Z"
    assert "summits-edelweiss-2030-held@briefing.example" in after.calendar


def test_a_note_and_a_quote(committed: Path) -> None:
    """Substance, of the record only."""
    before = commit(
        committed, "2031-02-01", (AGREEMENT, "at: Article 7}", "at: Article 7, note: It is in force., quote: a choir}")
    )
    noted = commit(committed, "2031-02-02", (AGREEMENT, "note: It is in force.", "note: It is not in force."))
    assert [(kind, field.rpartition(" › ")[2]) for kind, _, field, _ in noted.changes] == [("changed", "note")]
    quoted = commit(committed, "2031-02-03", (AGREEMENT, "quote: a choir}", "quote: no choir}"))
    assert [kind for kind, *_ in quoted.changes] == ["sourced"]
    assert quoted.events == before.events
    assert quoted.api["last_modified"] == "2031-02-03T12:00:00Z"


def test_a_word_of_the_vocabulary(committed: Path) -> None:
    """Its meaning is told once, not in every record that uses it."""
    after = commit(
        committed,
        "2031-02-02",
        ("data/vocabulary.yml", "own-forces:", "their-forces:"),
        *(
            (path.relative_to(committed).as_posix(), "own-forces:", "their-forces:")
            for path in (committed / "data/agreements").glob("*.yml")
            if "own-forces:" in path.read_text()
        ),
    )
    assert [one[:2] for one in after.changes] == [("renamed", "vocabulary/commitment_types/their-forces")]
    assert [item["title"] for item in after.items] == ["Own forces: renamed"]
    label = commit(committed, "2031-02-03", ("data/vocabulary.yml", "label: Pledged", "label: Promised"))
    assert label.items[0]["title"] == "Promised: label changed"


def test_the_table_of_changes_has_all_of_them_under_the_ids_of_the_feed(committed: Path) -> None:
    """Where the feed stops, and with the card of a fact that is gone while its record is there."""
    (committed / ADDRESSES).write_text(published_text(addresses(read_dossier(committed))))
    commit(committed, "2031-02-01", (AGREEMENT, "amount: 2500000", "amount: 2600000"))
    choir = "provisions:\n  - {what: A joint choir is set up, at: Article 7}\n"
    now = commit(committed, "2031-02-02", (AGREEMENT, choir, ""))
    rows = list(csv.DictReader(io.StringIO(now.made["data/changes.csv"].decode(), newline="")))
    assert [row["id"] for row in rows][: len(now.ids)] == now.ids
    assert [(row["date"], row["kind"], row["aside"]) for row in rows[:1]] == [("2031-02-02", "withdrawn", "false")]
    assert {row["record"] for row in rows[:2]} == {"agreements/arcadia-ruritania"}
    assert rows[0]["card"] == "facts/agreements/arcadia-ruritania/#provision-article-7"
    [sum_] = [row for row in rows if row["field"].endswith("amount")]
    assert (sum_["before"], sum_["after"]) == ("2,500,000", "2,600,000")
    assert sum_["time"].startswith("2031-02-01T")


def test_the_same_history_gives_the_same_bytes(committed: Path) -> None:
    """Kept, or found again."""
    commit(committed, "2031-02-01", (AGREEMENT, "date: 2029-03-01", "date: 2029-03-02"))
    read, lock = read_dossier(committed), read_lock(committed)[0]
    made = exports(read, lock, SITE, history(committed, read))
    assert exports(read, lock, SITE, history(committed, read)) == made
