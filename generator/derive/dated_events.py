"""What happens on which day, and when what is told of it last changed: for calendars, feeds and the history of dates.

Every entry has a key made of ids and kinds only, so that a new wording or order keeps it the same. It is changed when
its day, its title or what is told of it changes, so that looking at a hundred records again makes nothing new; a record
is changed by every commit that says something else in it, if only the day of a check.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.derive import leads, queries, terms
from generator.derive.anchors import anchors, permanent
from generator.derive.change_log import Revision
from generator.derive.page_addresses import address
from generator.derive.summit_leads import summit_answer
from generator.model import meanings
from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.entries import citations, own_text
from generator.model.kinds import BY_MODEL
from generator.model.memoizing import memoized
from generator.model.parts import Evidence
from generator.model.records import Actor, Agreement, Article, Record, Summit
from generator.text.wording import with_full_stop

# What stands in calendars; the feeds have the rest besides.
IN_CALENDARS = ("signed", "adopted", "joined", "held", "round", "review", "expires")


@dataclass(frozen=True)
class DatedEvent:
    """One dated thing. `what` is its kind: signed, adopted, joined, review, expires, held, round, event or audit."""

    key: str
    what: str
    day: str
    title: str
    text: str
    page: str
    as_of: str
    actors: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    phase: str = ""  # of a summit
    anchor: str = ""  # of the fact it is, in the cards of its record
    in_rounds: bool = False  # whether its rounds are entries of their own

    @property
    def order(self) -> tuple[date, date, str]:
        """By date, then by key."""
        moment = when(self.day)
        return moment.first, moment.last, self.key


@memoized
def diary(dossier: Dossier) -> tuple[DatedEvent, ...]:
    """All of them, oldest first."""
    found = [
        *(one for a in dossier.agreements.values() for one in _of_agreement(dossier, a)),
        *(one for s in dossier.summits.values() for one in _of_summit(dossier, s)),
        *(one for entry in dossier.entries for one in _events(dossier, entry.record)),
        *(one for a in dossier.articles.values() for one in _audit(dossier, a)),
    ]
    return tuple(sorted(found, key=lambda one: one.order))


@memoized
def with_calendar(dossier: Dossier) -> frozenset[str]:
    """The codes of those who have a calendar of their own, because something in calendars is theirs."""
    return frozenset(code for one in diary(dossier) if one.what in IN_CALENDARS for code in one.actors)


def _diary_key(dossier: Dossier, record: Record, *parts: str) -> str:
    return "-".join([BY_MODEL[type(record)].table, permanent(dossier, record), *parts])


def _sources_of(record: Record, value: Evidence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.source for one in citations(value, own_text(record))))


def _dated_entry(dossier: Dossier, record: Record, what: str, day: str, **more: Any) -> DatedEvent:
    """An entry about a record; its key, unless given, is made of the record and the kind."""
    filled = {"key": _diary_key(dossier, record, what), "text": with_full_stop(more["title"]), "anchor": what, **more}
    return DatedEvent(what=what, day=day, page=address(record), as_of=record.as_of, **filled)


def _of_agreement(dossier: Dossier, a: Agreement) -> Iterator[DatedEvent]:
    named = anchors(dossier, a)
    everyone = frozenset(str(code) for code in a.parties) | {str(one.party) for one in a.joined}
    for what, said, signing in (
        ("signed", "signed", a.signed),
        ("adopted", queries.issuing(dossier, a), a.adopted),
    ):
        if signing:
            title = f"{a.name} {said}"
            text = with_full_stop(f"{title} in {signing.place}" if signing.place else title)
            given = {"actors": everyone, "sources": _sources_of(a, signing)}
            yield _dated_entry(dossier, a, what, signing.date, title=title, text=text, **given)
    for one in a.joined:
        anchor = named[id(one)]
        title = f"{dossier.actors[one.party].name} joins the {a.name}"
        given = {"actors": frozenset({str(one.party)}), "sources": _sources_of(a, one)}
        yield _dated_entry(
            dossier, a, "joined", one.date, key=_diary_key(dossier, a, anchor), anchor=anchor, title=title, **given
        )
    yield from _ends(dossier, a, everyone)


def _ends(dossier: Dossier, a: Agreement, everyone: frozenset[str]) -> Iterator[DatedEvent]:
    """The review that is due and the end of the term, each with the day from which it is counted."""
    due, last = terms.review_due(dossier, a), terms.expires(dossier, a)
    if due and a.review:
        title = f"Review of the {a.name} is due"
        text = f"{title}, counted from {terms.start(dossier, a.review)}."
        given = {"actors": everyone, "sources": _sources_of(a, a.review)}
        yield _dated_entry(dossier, a, "review", due.isoformat(), title=title, text=text, **given)
    if last and a.term:
        title = f"Term of the {a.name} ends"
        counted = f"{title}, counted from {terms.start(dossier, a.term)}."
        text = f"{counted} It may have been prolonged or ended since the record was checked."
        given = {"actors": everyone, "sources": _sources_of(a, a.term)}
        anchor = anchors(dossier, a)[id(a.term)]
        yield _dated_entry(dossier, a, "expires", last.isoformat(), anchor=anchor, title=title, text=text, **given)


def _of_summit(dossier: Dossier, s: Summit) -> Iterator[DatedEvent]:
    there = _involved(s) | {str(code) for code in (s.held.country,) if code}
    text = " ".join(summit_answer(dossier, s))
    given = {"actors": there, "sources": _sources_of(s, s.held), "phase": meanings.phase(dossier, s)}
    yield _dated_entry(dossier, s, "held", s.held.date, title=s.name, text=text, in_rounds=bool(s.rounds), **given)
    named = anchors(dossier, s)
    for number, one in enumerate(s.rounds, 1):
        anchor = named[id(one)]
        title = f"{s.name}: round {number} of {len(s.rounds)}"
        given |= {"sources": _sources_of(s, one), "anchor": anchor}
        yield _dated_entry(dossier, s, "round", one.date, key=_diary_key(dossier, s, anchor), title=title, **given)


def _events(dossier: Dossier, record: object) -> Iterator[DatedEvent]:
    """The events of a record, under the names their facts have."""
    if not isinstance(record, Agreement | Actor | Summit) or not record.events:
        return
    named = anchors(dossier, record)
    for event in record.events:
        title = f"{record.name}: {event.what.rstrip('.')}"
        anchor = named[id(event)]
        given = {"actors": _involved(record), "sources": _sources_of(record, event), "anchor": anchor}
        yield _dated_entry(
            dossier, record, "event", event.date, key=_diary_key(dossier, record, anchor), title=title, **given
        )


def _involved(record: Agreement | Actor | Summit) -> frozenset[str]:
    if isinstance(record, Actor):
        return frozenset({str(record.code)})
    if isinstance(record, Agreement):
        return frozenset(str(code) for code in record.parties)
    return frozenset(str(code) for part in record.participants for code in part.who)


def _audit(dossier: Dossier, article: Article) -> Iterator[DatedEvent]:
    """The audit of an article, on the day of its last check."""
    days = (claim.checked for claim in article.claims if claim.checked)
    last = max(days, key=lambda text: when(text).key, default=None)
    if last:
        text = " ".join([*leads.article_answer(dossier, article), with_full_stop(article.main_error or "")]).strip()
        given = {"sources": (str(article.source),)}
        yield _dated_entry(
            dossier, article, "audit", last, anchor="", title=f"Audit: {article.name}", text=text, **given
        )


def revised(known: Mapping[str, Revision], told: Iterable[DatedEvent], time: str) -> dict[str, Revision]:
    """The revisions after a commit at this time that tells these dated things."""
    made = {one.key: _revision(known.get(one.key), one, time) for one in told}
    gone = {
        key: one if one.gone else replace(one, time=time, number=one.number + 1, gone=True)
        for key, one in known.items()
        if key not in made
    }
    return made | gone


def _revision(before: Revision | None, one: DatedEvent, time: str) -> Revision:
    if before is not None and _told_alike(before, one):
        return replace(before, page=one.page)  # under another id now, which is nothing new
    days = before.days if before else ()
    if before and before.day != one.day:
        days = (*days, before.day)
    number = before.number + 1 if before else 0
    told = (one.day, one.title, one.what, one.page, tuple(sorted(one.actors)), one.text, one.phase)
    return Revision(time, number, days, False, *told)  # noqa: FBT003 - as they stand in the class


def _told_alike(before: Revision, one: DatedEvent) -> bool:
    told = (one.day, one.title, one.text, one.phase)
    return not before.gone and (before.day, before.title, before.text, before.phase) == told
