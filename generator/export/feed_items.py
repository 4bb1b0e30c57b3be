"""What the feeds tell, newest first: dated events and audits, and substantive changes of the data.

What stands in the future is left to the calendar.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from generator.derive.addresses import page_path
from generator.derive.changes import Change
from generator.export.diary import DiaryEntry, diary
from generator.export.encoding import certain, edition
from generator.model.dates import english, when
from generator.model.dossier import Dossier
from generator.model.kinds import KINDS
from generator.text.json_text import given

MOST = 100
WHATS = ("signed", "adopted", "joined", "held", "event", "audit")
LISTS = {"disagreements": "disagreements.md", "sources": "sources.md", "vocabulary": "glossary.md"}


@dataclass(frozen=True)
class Item:
    """One item of a feed. `more` is what only this site says; its names begin with an underscore, as JSON Feed asks."""

    key: str
    title: str
    text: str
    page: str
    published: date
    modified: date
    tag: str
    sources: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


def of_events(dossier: Dossier) -> list[Item]:
    """What has happened."""
    today = edition(dossier)
    found = [
        one
        for one in diary(dossier)
        if one.what in WHATS and one.phase in ("", "took-place") and date.min < when(one.day).first <= today
    ]
    newest = sorted(found, key=lambda one: one.order, reverse=True)[:MOST]
    return [_event(dossier, one) for one in newest]


def _event(dossier: Dossier, one: DiaryEntry) -> Item:
    text = one.text if certain(one.day) else f"{one.text} Date: {english(one.day)}."
    sources = _addresses(dossier, one.sources)
    card = f"facts/{page_path(one.page)}#{one.anchor}" if one.anchor else None
    own = {"kind": one.what, "page": one.page.removesuffix(".md"), "card": card, "date": one.day}
    own = given({**own, "sources": list(sources)})
    days = {"published": when(one.day).first, "modified": when(one.as_of).last}
    return Item(one.key, one.title, text, one.page, **days, tag=one.what, sources=sources, more={"_event": own})


def of_changes(dossier: Dossier, history: Iterable[Change]) -> list[Item]:
    """What has changed, from changes sorted from new to old."""
    told = (change for change in history if change.substantive and change.date)
    return [_change(dossier, change) for change in islice(told, MOST)]


def _change(dossier: Dossier, one: Change) -> Item:
    day = when(one.date).last
    sources = _addresses(dossier, one.sources)
    what = f"{one.field} {one.kind}" if one.field else one.kind
    before, after = (
        (f"Before: {one.old.rstrip('.')}." if one.old else ""),
        (f"Now: {one.new.rstrip('.')}." if one.new else ""),
    )
    own = given(
        {
            "kind": one.kind,
            "entity": f"{one.of}/{one.id}",
            "field": one.field,
            "old": one.old,
            "new": one.new,
            "source": list(sources),
        }
    )
    return Item(
        f"change-{one.date}-{one.of}-{one.id}-{one.field}-{one.kind}-{one.old}-{one.new}",
        f"{one.name}: {what}",
        " ".join(part for part in (before, after) if part) or f"{one.name}: {what}.",
        _page(dossier, one),
        published=day,
        modified=day,
        tag=one.kind,
        sources=sources,
        more={"_change": own},
    )


def _page(dossier: Dossier, change: Change) -> str:
    """The page of what changed; of a record that is gone, the list of its kind."""
    if change.of in KINDS:
        there = any(entry.id == change.id for entry in dossier.of(change.of))
        return f"{change.of}/{change.id}.md" if there else f"{change.of}/index.md"
    return LISTS.get(change.of, "index.md")


def _addresses(dossier: Dossier, sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(dossier.sources[source].url for source in sources if source in dossier.sources)
