"""What to look at again: old facts that newer records touch, dates that have passed, sources nobody archived.

The day from which age is counted is an argument. Pages use the newest day the table itself knows, so that a build gives
the same pages on any day.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.derive.facts import identity_of, said
from generator.model.chronology import dated
from generator.model.dates import when
from generator.model.dossier import Dossier, called_by
from generator.model.entries import Entry
from generator.model.meanings import awaited, took_place
from generator.model.records import Agreement, Article, Record, Summit

OLD = timedelta(days=180)
PASSED = timedelta(days=90)


@dataclass(frozen=True)
class Stale:
    """A fact last seen long ago, and the newest record that touches its entity."""

    of: str
    id: str
    name: str
    field: str
    as_of: str
    touched_by: str
    touched: str


@dataclass(frozen=True)
class Passed:
    """Something expected whose date has passed: an unsigned agreement without news, or a forecast without a result."""

    of: str
    id: str
    name: str
    what: str
    date: str


@dataclass(frozen=True)
class Review:
    """The whole queue. `unarchived` counts sources without an archived copy by kind, `archived` the others."""

    today: date
    stale: tuple[Stale, ...]
    passed: tuple[Passed, ...]
    unarchived: dict[str, int]
    archived: int


def review(dossier: Dossier, today: date | None = None) -> Review:
    """The queue as of a day; without one, as of the newest day the records were checked."""
    day = today or dossier.newest_check
    missing = Counter(dossier.source_kinds[id_] for id_, source in dossier.sources.items() if source.archive is None)
    return Review(
        day,
        tuple(sorted(_stale(dossier, day), key=lambda one: (when(one.as_of).key, one.of, one.id, one.field))),
        tuple(sorted(_passed(dossier, day), key=lambda one: (when(one.date).key, one.of, one.id))),
        dict(sorted(missing.items())),
        len(dossier.sources) - missing.total(),
    )


def _stale(dossier: Dossier, today: date) -> Iterator[Stale]:
    for entry, record in dossier.each(Record):
        if isinstance(record, Article):
            continue
        touching = [(day, label) for day, label in _touching(dossier, entry, record) if day <= today]
        for field, as_of in (("", str(record.as_of)), *_seen(dossier, entry)):
            last = when(as_of).last
            day, label = max(touching, default=(date.min, ""))
            if today - last > OLD and day > last:
                yield Stale(entry.kind, entry.id, record.name, field, as_of, label, day.isoformat())


def _seen(dossier: Dossier, entry: Entry) -> Iterator[tuple[str, str]]:
    """What dated values say of when they were last true."""
    for where, part in entry.dated:
        field = " › ".join(step.replace("_", " ") for step in where if isinstance(step, str))
        item = f": {said(identity_of(part), dossier)}" if isinstance(where[-1], int) else ""
        yield f"{field}{item}", part.as_of or ""


def _touching(dossier: Dossier, entry: Entry, record: Record) -> Iterator[tuple[date, str]]:
    """Articles about the entity, questions and records that name it, each with its day."""
    name = called_by(record)
    for article, claim in dossier.claims_about.get(name, ()):
        yield when(article.published.date).first, f"claim {claim.number} of “{article.name}”"
    for one in (other.record for other in dossier.referring.get(name, ()) if other is not entry):
        if isinstance(one, Agreement) or (isinstance(one, Summit) and took_place(dossier, one)):
            yield from ((when(day).first, one.name) for day in [dated(one)] if day)


def _passed(dossier: Dossier, today: date) -> Iterator[Passed]:
    for agreement in dossier.agreements.values():
        days = [agreement.status.as_of, *(event.date for event in agreement.events)]
        last = max(days, key=lambda text: when(text).key)
        if awaited(dossier, agreement) and _last_day(last) + PASSED < today:
            what = f"{dossier.meaning(agreement.status.value).label}, without news since"
            yield Passed("agreements", agreement.id, agreement.name, what, last)
    for article in dossier.articles.values():
        for claim in article.claims:
            open_ = dossier.meaning(claim.verdict).forecast == "open"
            if open_ and claim.due and claim.result is None and when(claim.due).last < today:
                yield Passed("articles", article.id, article.name, f"forecast of claim {claim.number}, due", claim.due)


def _last_day(text: str) -> date:
    """The last day a date can mean; of an open interval its first."""
    day = when(text)
    return day.first if day.last == date.max else day.last


def queue_as_text(found: Review) -> str:
    """The queue for a terminal."""
    lines = [f"As of {found.today.isoformat()}"]
    lines += ["", f"Old facts that newer records touch: {len(found.stale)}"]
    lines += [
        f"  {f'{one.of}/{one.id} {one.field}'.strip()}: as of {one.as_of}, touched by {one.touched_by} ({one.touched})"
        for one in found.stale
    ]
    lines += ["", f"Dates that have passed: {len(found.passed)}"]
    lines += [f"  {one.of}/{one.id}: {one.what} {one.date}" for one in found.passed]
    missing = sum(found.unarchived.values())
    lines += ["", f"Sources without an archived copy: {missing} of {missing + found.archived}"]
    lines += [f"  {kind}: {number}" for kind, number in found.unarchived.items()]
    return "\n".join(lines) + "\n"
