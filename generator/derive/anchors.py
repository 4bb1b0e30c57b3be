"""A permanent name for every fact of a record, which neither its order nor its wording changes.

A value that a record has once is named after its field (`exit-notice`), an item of a list after what identifies it
(`event-2024-03-12-approval`). Of several of one name all but the first get a number, in the order of their evidence.
A name that was published stays with its fact when that is corrected (`kept_addresses`), and is never given to
another one. Calendars, feeds, the API, the cards and the list of changes all take the name from here.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from generator.derive.kept_addresses import RETIRED, in_use, kept, sketch, with_retired
from generator.derive.page_addresses import folder
from generator.model import parts as p
from generator.model.audits import Claim
from generator.model.dossier import Dossier
from generator.model.entries import Citation, Entry, citations, former_ids, own_text
from generator.model.events import Approval, Event, Joining, Meeting, Outcome, Participants
from generator.model.given_addresses import Published
from generator.model.memoizing import as_before, memoized
from generator.model.parts import Funding, Offer
from generator.model.records import Record, Source
from generator.text.wording import slug

DAYS = {"~": "-about", "?": "-uncertain", "%": "-about-uncertain", "/": "-to-", "..": "open"}
WHOLE_TEXT = "whole text"
NamePart = Callable[[Any], object]
# Items of lists: the first part of their name, and what identifies them; without that, the place of their evidence.
KEYS: dict[type, tuple[str, *tuple[NamePart, ...]]] = {
    Claim: ("claim", lambda one: one.number),
    Event: ("event", lambda one: day(one.date), lambda one: one.kind),
    Funding: (
        "funding",
        lambda one: one.currency,
        lambda one: f"{one.amount:.15g}",
        lambda one: one.nature,
        lambda one: day(one.period or ""),
    ),
    Offer: ("offer", lambda one: one.to, lambda one: one.kind, lambda one: day(one.said)),
    Approval: ("approval", lambda one: one.party, lambda one: one.step, lambda one: day(one.date or "")),
    p.Signatory: ("signatory", lambda one: one.party, lambda one: one.name),
    Joining: ("joined", lambda one: one.party),
    p.LegalNature: (  # who says so, without the office
        "legal-nature",
        lambda one: one.value,
        lambda one: one.asserted_by.partition(",")[0],
    ),
    p.Coalition: ("coalition", lambda one: one.name, lambda one: one.role),
    p.Membership: ("membership", lambda one: one.organisation),
    Meeting: ("round", lambda one: day(one.date)),
    p.Person: ("person", lambda one: one.name),
    Participants: ("participants", lambda one: one.capacity),
    p.Provision: ("provision",),
    p.Disclaimer: ("disclaimer",),
}


@dataclass(frozen=True)
class NamedFact:
    """One fact of a record: its name, the field it stands in, and for a commitment its type."""

    anchor: str
    field: str
    value: p.Evidence | Claim
    kind: str = ""
    of: int = 0  # the number of the claim it is the result of


@memoized
def anchors(dossier: Dossier, record: Record) -> Mapping[int, str]:
    """The name of every fact by the identity of its value: two facts may say the same."""
    return {id(fact.value): fact.anchor for fact in facts_of(dossier, record)}


def facts_of(dossier: Dossier, record: Record) -> tuple[NamedFact, ...]:
    """Every fact, in the order of the fields and of the file."""
    return facts_in(dossier, dossier.entry_of[id(record)])


def facts_in(dossier: Dossier, entry: Entry) -> tuple[NamedFact, ...]:
    """The same of an entry, which need not be in the table: in one of before it may have been another."""
    record = entry.record
    assert isinstance(record, Record)
    fields = as_before(tuple((now, before) for before, now in sorted(dossier.site.renamed.items())))
    concluded = (dossier.agreements.get(str(one.agreement)) for one in getattr(record, "outcomes", ()))
    ids = as_before(tuple((one.id, permanent(dossier, one)) for one in concluded if one))
    return _facts_named(entry, _publication(dossier, record), fields, ids)


# Page, cards, exports and every earlier table ask, and naming compares every fact with every other of its name.
@memoized
def _facts_named(
    entry: Entry, known: Published | None, fields: Iterable[tuple[str, str]], ids: Iterable[tuple[str, str]]
) -> tuple[NamedFact, ...]:
    """The facts of an entry; `fields` has the first names of fields, `ids` the permanent ones of documents."""
    record: Any = entry.record
    found = list(_unnumbered(record, dict(fields), dict(ids)))
    given = known.facts if known else {}
    names: dict[int, str] = _old_names(found, given)
    groups: dict[str, list[NamedFact]] = defaultdict(list)
    for fact in found:
        if id(fact) not in names:
            groups[fact.anchor].append(fact)
    text = own_text(record)
    taken = {*groups, *given, *names.values()}
    for key, group in sorted(groups.items()):
        ordered = sorted(group, key=lambda one: _evidence_order(one, text)) if len(group) > 1 else group
        first = [] if key in given else ordered[:1]
        names |= {id(one): key for one in first}
        for fact in ordered[len(first) :]:
            names[id(fact)] = next(name for number in count(2) if (name := f"{key}-{number}") not in taken)
            taken.add(names[id(fact)])
    return tuple(replace(fact, anchor=names[id(fact)]) for fact in found)


def _old_names(found: list[NamedFact], given: Mapping[str, str]) -> dict[int, str]:
    """The published names of the facts that have one, by the identity of the fact."""
    if not given:
        return {}
    now = [fact.anchor for fact in found]
    if len(set(now)) == len(now) and set(now) <= set(in_use(given)):
        return {id(fact): fact.anchor for fact in found}  # nothing has another name, which is quickly seen
    facts = [(id(fact), fact.anchor, sketch(fact.field, fact.value)) for fact in found]
    return {key: name for key, name in kept(facts, given).items() if isinstance(key, int)}


def _given(dossier: Dossier, record: Record) -> Mapping[str, str]:
    """The published names of the facts of a record, with what the facts said."""
    known = _publication(dossier, record)
    return known.facts if known else {}


def _publication(dossier: Dossier, record: Record) -> Published | None:
    """What was published of a record: under its own id, else under one it had before.

    A record with an id of its own that took in another one goes on as itself.
    """
    return _first_published(dossier, folder(record), (record.id, *record.formerly))


def _first_published(dossier: Dossier, kind: str, ids: Iterable[str]) -> Published | None:
    """What was published of a kind under the first of these ids that was given away."""
    keys = (f"{kind}/{id_}" for id_ in ids)
    return next((dossier.published[key] for key in keys if key in dossier.published), None)


def taken_in(dossier: Dossier, record: Record) -> list[str]:
    """The ids of other records that went into this one: each was published with facts of its own."""
    known, kind = _publication(dossier, record), folder(record)
    others = ((id_, dossier.published.get(f"{kind}/{id_}")) for id_ in record.formerly)
    return [str(id_) for id_, one in others if one and known and one.uid != known.uid]


def facts_taken_in(dossier: Dossier, record: Record, id_: str) -> dict[str, str | None]:
    """Of another record that went into this one the published name of every fact, with that of the same fact here."""
    here = {sketch(one.field, one.value): one.anchor for one in facts_of(dossier, record)}
    given = dossier.published[f"{folder(record)}/{id_}"].facts
    return {name: here.get(old.removeprefix(RETIRED)) for name, old in given.items()}


def retired(dossier: Dossier, record: Record) -> list[str]:
    """The published names of facts that the record has no more."""
    there = {fact.anchor for fact in facts_of(dossier, record)}
    return sorted(set(_given(dossier, record)) - there)


def addresses(dossier: Dossier) -> dict[str, Published]:
    """All addresses given away until now, with those of this state."""
    found = {**dossier.published, **addresses_of(dossier, dossier.entries)}
    former = {(entry.key, f"{entry.kind}/{id_}") for entry in dossier.entries for id_ in former_ids(entry)}
    renamed = {old for key, old in former if {key, old} <= found.keys() and found[key].uid == found[old].uid}
    return {key: one for key, one in found.items() if key not in renamed}


def addresses_of(dossier: Dossier, entries: Iterable[Entry]) -> dict[str, Published]:
    """Those of records and sources, with what was given away of each before."""
    found: dict[str, Published] = {}
    for entry in entries:
        if isinstance(record := entry.record, Record):
            facts = {one.anchor: sketch(one.field, one.value) for one in facts_of(dossier, record)}
            found[entry.key] = Published(permanent(dossier, record), with_retired(_given(dossier, record), facts))
        elif isinstance(record, Source):
            found[entry.key] = Published(permanent_id(dossier, entry.kind, entry.id, record.formerly), {})
    return found


def unwritten(dossier: Dossier) -> int:
    """How many facts have an address that is not written down, where any is: a correction would give them another."""
    records = ((_given(dossier, record), facts_of(dossier, record)) for _, record in dossier.each(Record))
    return sum(fact.anchor not in given for given, facts in records for fact in facts) if dossier.published else 0


def evidence_of(fact: NamedFact, record: Record) -> list[Citation]:
    """The references of a fact. That a text is silent rests on the whole of it."""
    text = own_text(record)
    found = list(citations(fact.value, text))
    silent = isinstance(fact.value, p.Commitment) and not found and text
    return [Citation((), str(text), WHOLE_TEXT, None, None)] if silent else found


def as_of(fact: NamedFact, record: Record) -> str:
    """The day a fact is known to be true on: its own, else that of the check of the record."""
    value = fact.value
    return (value.checked if isinstance(value, Claim) else value.as_of) or record.as_of


def permanent(dossier: Dossier, record: Record) -> str:
    """The id others keep of a record: that it was published with; else the first it had, as `formerly` lists them."""
    return permanent_id(dossier, folder(record), record.id, record.formerly)


def permanent_id(dossier: Dossier, kind: str, id_: str, formerly: Sequence[str]) -> str:
    """The same of anything that has an id now and had others before."""
    known = _first_published(dossier, kind, (id_, *formerly))
    return known.uid if known else str([*formerly, id_][0])


def _unnumbered(record: Record, first: Mapping[str, str], ids: Mapping[str, str]) -> Iterator[NamedFact]:
    text = own_text(record)
    for name, value in record.__dict__.items():
        if isinstance(value, p.Evidence):
            # An address stays when a field is renamed.
            yield NamedFact(anchor_of(first.get(name, name)), name, value)
        elif isinstance(value, Mapping):
            facts = ((kind, one) for kind, one in value.items() if isinstance(one, p.Evidence))
            yield from (NamedFact(anchor_of("commitment", kind), name, one, str(kind)) for kind, one in facts)
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, p.Evidence | Claim):
                    yield NamedFact(anchor_of(*_identity(ids, one, text)), name, one)
                yield from _facts_inside(ids, name, one, text)


def _facts_inside(ids: Mapping[str, str], name: str, one: Any, text: str | None) -> Iterator[NamedFact]:
    """The facts that an item of a list holds: what became of a claim, of an offer, of a sum."""
    if isinstance(one, Claim) and one.result:
        yield NamedFact(anchor_of("claim", one.number, "result"), "result", one.result, of=one.number)
    if isinstance(one, Offer):
        key = _identity(ids, one, text)
        yield from (NamedFact(anchor_of(*key, "then", day(then.date)), name, then) for then in one.later)
    if isinstance(one, Funding) and one.delivered:
        yield NamedFact(anchor_of(*_identity(ids, one, text), "delivered"), name, one.delivered)


def _identity(ids: Mapping[str, str], one: p.Evidence | Claim, text: str | None) -> tuple[object, ...]:
    """What identifies an item of a list."""
    if isinstance(one, Outcome):
        what = ids.get(str(one.agreement)) or one.document or _place_of_evidence(one, text)
        return "outcome", one.verb, what
    kind: Any = type(one)
    name, *parts = KEYS.get(kind, (kind.__name__.lower(),))
    return (name, *(part(one) for part in parts)) if parts else (name, _place_of_evidence(one, text))


def _place_of_evidence(one: p.Evidence | Claim, text: str | None) -> str:
    """Where the first reference leads: the clause, and the source unless it is the record's own text."""
    first = next(citations(one, text), None)
    if first is None:
        return ""
    return " ".join([*([] if first.source == text else [first.source]), first.at or first.quote or ""])


def _evidence_order(fact: NamedFact, text: str | None) -> tuple[object, ...]:
    """Evidence before words: these break a tie only where two facts rest on the very same reference."""
    found = [(one.source, one.at or "", one.quote or "") for one in citations(fact.value, text)]
    return sorted(found), repr(fact.value)


def day(text: str) -> str:
    """A date as part of a name: `2024-03-02~` → `2024-03-02-about`."""
    for sign, word in DAYS.items():
        text = text.replace(sign, word)
    return text


def anchor_of(*parts: object) -> str:
    """Lower-case letters, digits and hyphens, each part cut at a word; what has no such letters gets a short digest."""
    texts = [str(one) for one in parts if str(one)]
    return "-".join(slug(text) or hashlib.sha256(text.encode()).hexdigest()[:8] for text in texts)
