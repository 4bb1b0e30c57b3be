"""What happens on which day, and when what is told of it last changed: for calendars, feeds and the history of dates.

Every entry has a key made of ids and kinds only, so that a new wording or order keeps it the same. It is changed when
its day, its title or what is told of it changes, so that looking at a hundred records again makes nothing new; a record
is changed by every commit that says something else in it, if only the day of a check.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.derive import queries, terms
from generator.derive.anchors import anchors, permanent
from generator.derive.change_log import Revision
from generator.derive.claims import article_answer
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
# Of these a record may have several, which are told apart by the names of their facts.
SEVERAL = ("joined", "round", "event")


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


def _event_about(
    dossier: Dossier, record: Record, what: str, day: str, title: str, value: Evidence | None, **more: Any
) -> DatedEvent:
    """An entry about a record; `value` is the fact it is, `more` what does not follow from that."""
    anchor = anchors(dossier, record)[id(value)] if value else ""
    key = "-".join([BY_MODEL[type(record)].table, permanent(dossier, record), anchor if what in SEVERAL else what])
    cited = citations(value, own_text(record)) if value else ()
    filled = {"text": with_full_stop(title), "sources": tuple(dict.fromkeys(one.source for one in cited)), **more}
    return DatedEvent(key, what, day, title, page=address(record), as_of=record.as_of, anchor=anchor, **filled)


def _of_agreement(dossier: Dossier, a: Agreement) -> Iterator[DatedEvent]:
    """Its signature, adoption, accessions, the review that is due, and the end of the term."""
    everyone = frozenset(str(code) for code in a.parties) | {str(one.party) for one in a.joined}
    done = (("signed", "signed", a.signed), ("adopted", queries.issuing(dossier, a), a.adopted))
    for what, said, signing in done:
        if signing:
            title = f"{a.name} {said}"
            text = with_full_stop(f"{title} in {signing.place}" if signing.place else title)
            yield _event_about(dossier, a, what, signing.date, title, signing, actors=everyone, text=text)
    for one in a.joined:
        title = f"{dossier.actors[one.party].name} joins the {a.name}"
        yield _event_about(dossier, a, "joined", one.date, title, one, actors=frozenset({str(one.party)}))
    due, last = terms.review_due(dossier, a), terms.expires(dossier, a)
    if due and a.review:
        title = f"Review of the {a.name} is due"
        text = f"{title}, counted from {terms.start(dossier, a.review)}."
        yield _event_about(dossier, a, "review", due.isoformat(), title, a.review, actors=everyone, text=text)
    if last and a.term:
        title = f"Term of the {a.name} ends"
        counted = f"{title}, counted from {terms.start(dossier, a.term)}."
        text = f"{counted} It may have been prolonged or ended since the record was checked."
        yield _event_about(dossier, a, "expires", last.isoformat(), title, a.term, actors=everyone, text=text)


def _of_summit(dossier: Dossier, s: Summit) -> Iterator[DatedEvent]:
    """The meeting, and its rounds."""
    there = _involved(s) | {str(code) for code in (s.held.country,) if code}
    given: dict[str, Any] = {"actors": there, "phase": meanings.phase(dossier, s)}
    text = " ".join(summit_answer(dossier, s))
    yield _event_about(dossier, s, "held", s.held.date, s.name, s.held, text=text, in_rounds=bool(s.rounds), **given)
    for number, one in enumerate(s.rounds, 1):
        yield _event_about(dossier, s, "round", one.date, f"{s.name}: round {number} of {len(s.rounds)}", one, **given)


def _events(dossier: Dossier, record: object) -> Iterator[DatedEvent]:
    """The events of a record, under the names their facts have."""
    if isinstance(record, Agreement | Actor | Summit):
        for event in record.events:
            title = f"{record.name}: {event.what.rstrip('.')}"
            yield _event_about(dossier, record, "event", event.date, title, event, actors=_involved(record))


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
        text = " ".join([*article_answer(dossier, article), with_full_stop(article.main_error or "")]).strip()
        sources = (str(article.source),)
        yield _event_about(dossier, article, "audit", last, f"Audit: {article.name}", None, text=text, sources=sources)


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
    told = {name: getattr(one, name) for name in ("day", "title", "what", "page", "text", "phase")}
    back = before is not None and (before.gone or before.back)
    return Revision(time, number, days, **told, actors=tuple(sorted(one.actors)), back=back)


def _told_alike(before: Revision, one: DatedEvent) -> bool:
    told = (one.day, one.title, one.text, one.phase)
    return not before.gone and (before.day, before.title, before.text, before.phase) == told
