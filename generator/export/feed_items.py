"""What the feeds tell, newest first: dated events and audits, and substantive changes of the data.

What stands in the future is left to the calendar. A dated thing keeps its identity when its date is corrected, and says
so; looking at its record again does not make it new. Every change is of one commit, and so is its identity.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from generator.derive.change_log import NO_REVISIONS, Change, Revision, Revisions
from generator.derive.changes_told import keyed, with_publishers
from generator.derive.dated_events import DatedEvent, diary
from generator.derive.page_addresses import address, page_path
from generator.derive.withdrawals import became_of, gone_records, heir_of, why_gone
from generator.model.dates import certain, english, midnight, when
from generator.model.dossier import Dossier
from generator.model.kinds import KINDS
from generator.text.json_text import given
from generator.text.wording import with_full_stop

MOST_ITEMS = 100
AUDIT = "audit"
WHATS = ("signed", "adopted", "joined", "held", "round", "event", AUDIT)
LIST_PAGES = {"disagreements": "disagreements.md", "sources": "sources.md", "vocabulary": "glossary.md"}


@dataclass(frozen=True)
class Item:
    """One item of a feed. `more` is what only this site says; its names begin with an underscore, as JSON Feed asks."""

    key: str
    title: str
    text: str
    page: str
    published: str
    modified: str
    tag: str
    sources: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


def of_events(dossier: Dossier, revisions: Revisions = NO_REVISIONS) -> list[Item]:
    """What has happened, and what was told here and is withdrawn."""
    today = dossier.newest_check
    told = {one.key: one for one in diary(dossier) if not one.in_rounds}
    gone = {key: withdrawn_entry(dossier, key, one) for key, one in revisions.diary.items() if one.gone}
    there = [one for one in (told | gone).values() if one.phase in ("", "took-place") and one.what in WHATS]
    found = [one for one in there if date.min < when(one.day).first <= today]
    ordered = sorted(found, key=lambda one: one.order, reverse=True)
    shown = [*ordered[:MOST_ITEMS], *_retold(ordered[MOST_ITEMS:], revisions)]
    return [_item_of_event(dossier, one, revisions.diary.get(one.key)) for one in shown]


def _retold(older: Iterable[DatedEvent], revisions: Revisions) -> list[DatedEvent]:
    """What is too old for the feed but was corrected, withdrawn or put back: who read it there must learn that."""
    known = ((one, revisions.diary.get(one.key)) for one in older)
    times = {one: revision.time for one, revision in known if revision and revision.retold}
    newest = sorted(times, key=lambda one: times[one], reverse=True)[:MOST_ITEMS]
    return sorted(newest, key=lambda one: one.order, reverse=True)


def withdrawn_entry(dossier: Dossier, key: str, one: Revision) -> DatedEvent:
    """What was withdrawn, or went into another record, as it was told last."""
    record = one.page.removesuffix(".md")
    heir = heir_of(dossier, record)
    why = f"{became_of(dossier, record)} " if record in gone_records(dossier) else ""
    why = f"It is told under “{heir.name}” now. " if heir else why
    title, text = f"{'Merged' if heir else 'Withdrawn'}: {one.title}", f"{why}{one.text}"
    actors = frozenset(one.actors)
    return DatedEvent(key, one.what, one.day, title, text, one.page, one.time[:10], actors, phase=one.phase)


def _item_of_event(dossier: Dossier, one: DatedEvent, revision: Revision | None) -> Item:
    parts = [one.text]
    if not certain(one.day):
        parts.append(f"Date: {english(one.day)}.")
    if revision and revision.days:
        parts.append(checked_before(revision) if one.what == AUDIT else corrected(revision))
    gone = revision is not None and revision.gone
    sources = _addresses(dossier, one.sources)
    card = f"facts/{page_path(one.page)}#{one.anchor}" if one.anchor else None
    own = {"kind": one.what, "page": one.page.removesuffix(".md"), "card": card, "date": one.day}
    corrections = {"earlier_dates": list(revision.days) if revision else [], "withdrawn": gone or None}
    own = given({**own, "sources": list(sources), **corrections})
    modified = revision.time if revision else midnight(when(one.as_of).last)
    page = page_there(dossier, one.page)
    published = midnight(when(revision.days[0] if revision and revision.days and one.what == AUDIT else one.day).first)
    return Item(one.key, one.title, " ".join(parts), page, published, modified, one.what, sources, {"_event": own})


def corrected(revision: Revision) -> str:
    """That a date was corrected, and what else it was before."""
    others = (one for one in revision.days if one != revision.day)
    return f"The date was corrected; it was given as {', then as '.join(map(english, others))}."


def checked_before(revision: Revision) -> str:
    """That an article was checked again: the day of its last check has moved, and no date was wrong."""
    return f"It was checked before, on {' and on '.join(map(english, revision.days))}."


def of_changes(dossier: Dossier, history: Iterable[Change]) -> list[Item]:
    """What has changed, from changes sorted from new to old."""
    return [_item_of_change(dossier, change, key) for change, key in islice(keyed(history), MOST_ITEMS)]


def _item_of_change(dossier: Dossier, one: Change, key: str) -> Item:
    one = with_publishers(dossier, one)
    time = one.time or midnight(when(one.date).last)
    sources = _addresses(dossier, one.sources)
    said = "with other proof" if one.kind == "sourced" else one.kind
    what = f"{one.field} {said}" if one.field else said
    before = f"Before: {with_full_stop(one.old)}" if one.old else ""
    after = f"Now: {with_full_stop(one.new)}" if one.new else ""
    own = {"kind": one.kind, "entity": f"{one.of}/{one.id}", "field": one.field, "old": one.old, "new": one.new}
    own = given({**own, "source": list(sources), "commit": one.commit})
    text = " ".join(part for part in (why_gone(dossier, one), before, after) if part) or f"{one.name}: {what}."
    title, page = f"{one.name}: {what}", _page_of_change(dossier, one)
    return Item(key, title, text, page, time, time, one.kind, sources, {"_change": own})


def _page_of_change(dossier: Dossier, change: Change) -> str:
    """The page of what changed, or the list of its kind."""
    if change.of in KINDS:
        return page_there(dossier, f"{change.of}/{change.id}.md")
    return LIST_PAGES.get(change.of, "index.md")


def page_there(dossier: Dossier, page: str) -> str:
    """The page of a record; if that is gone, of what it went on as or into, else its own, which tells that.

    What was never published is told by the list of its kind.
    """
    key = page.removesuffix(".md")
    kind, id_ = key.split("/")
    heir = heir_of(dossier, key)
    there = id_ in dossier.ids(kind) or key in gone_records(dossier)
    return address(heir) if heir and id_ not in dossier.ids(kind) else page if there else f"{kind}/index.md"


def _addresses(dossier: Dossier, sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(dossier.sources_by_any_id[source].url for source in sources if source in dossier.sources_by_any_id)
