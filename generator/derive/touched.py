"""What a commit touches besides what it changes for readers: what names it, and what is called by another name now."""

from collections.abc import Iterator, Mapping

from generator.check.evidence import Lock
from generator.derive.change_log import Revisions
from generator.derive.successors import Key, States
from generator.model.chronology import dated
from generator.model.entries import Entry
from generator.model.fields import ActorCode
from generator.model.grouping import grouped
from generator.model.kinds import TOPICS
from generator.model.parts import Evidence
from generator.model.records import Agreement, Article, Country, Disagreement, Organisation, Record, Summit

QUOTED = "quoted"
# What the pages of others say of an entry, besides the day by which it is sorted.
SAID_ELSEWHERE = ("name", "article")
# What the pages of those that an entry names tell of it, besides the parts that name them; of other kinds it is all.
# Pages of documents tell nothing else of a document that names them.
TOLD_TO_THE_NAMED: dict[type, tuple[str, ...]] = {
    Agreement: (
        *("parties", "instrument", "framework", "status", "text", "signed", "adopted", "effect", "term", "review"),
        *("commitments", "not_coded", "consultation", "disclaimers", "legal_nature", "funding", "events"),
        *("approval", "approvals", "joined", "signatories", "coalitions"),
    ),
    Summit: ("held", "status", "series", "rounds", "predecessor"),
    Disagreement: ("question", "status"),
    Article: ("source", "published"),
    Country: (),
    Organisation: (),
}


def move(times: Revisions, touched: set[Key], before: States, after: States, time: str) -> None:
    """Have all that these entries are, are called and name, or were, changed at this time."""
    for key in sorted(touched):
        times.records.update((name, time) for name in _file_names(key, before, after))
        times.about.update((name, time) for name in _all_it_names(key, before, after))
        times.fields.update((name, time) for name in _changed_fields(key, before, after))
        if _told_elsewhere(before, key) != _told_elsewhere(after, key):
            times.names["/".join(key)] = time


def prove(times: Revisions, before: Lock, after: Lock, time: str) -> None:
    """Have every quote of which the lock says what it did not say before changed at this time."""
    for source in before.quotes.keys() | after.quotes.keys():
        was, is_ = (lock.quotes.get(source, {}) for lock in (before, after))
        answers = (quote for quote in was.keys() | is_.keys() if was.get(quote) != is_.get(quote))
        times.proofs.update((f"{source}/{quote}", time) for quote in sorted(answers))


def of_other_content(before: States, after: States) -> set[Key]:
    """What came, what went, and what holds something else: also what names something by a new id, or in another order.

    That is no change for readers, but another content.
    """
    return {key for key in before.keys() | after.keys() if _held(before, key) != _held(after, key)}


def _held(state: States, key: Key) -> object:
    return state[key].record if key in state else None


def _file_names(key: Key, before: States, after: States) -> Iterator[str]:
    """What an entry is called as `kind/id`, under the ids it had before too: its files stand there as well."""
    kind, id_ = key
    held = [state[key].record for state in (before, after) if key in state]
    yield from (f"{kind}/{one}" for record in held for one in getattr(record, "formerly", ()))
    yield f"{kind}/{id_}"


def _all_it_names(key: Key, before: States, after: States) -> Iterator[str]:
    """What is told something else by what names or named it; the page of none tells what the site says of all."""
    was, is_ = (_told_by_name(state[key]) if key in state and key[0] != "site" else {} for state in (before, after))
    yield from (name for name in was.keys() | is_.keys() if was.get(name) != is_.get(name))


def _told_by_name(entry: Entry) -> dict[str, list[object]]:
    """What an entry tells on the page of each that it names: the parts that do so, and what it tells all of them."""
    record, parts, told = entry.record, dict(entry.parts), dict[str, list[object]]()
    common = [getattr(record, one) for one in TOLD_TO_THE_NAMED.get(type(record), type(record).model_fields)]
    for where, one in entry.references:
        if one.target in TOPICS:
            to_all = common if one.target == ActorCode.target or not isinstance(record, Agreement) else []
            told.setdefault(str(one), [*to_all]).append(parts[where[: len(entry.where) + 2]])
    return told


def _changed_fields(key: Key, before: States, after: States) -> Iterator[str]:
    """The fields in which a record is not what it was, as `kind/field` and `kind/id/field`.

    All of them where it came, left or has another id.
    """
    was, is_ = (by_field(state[key]) if key in state else {} for state in (before, after))
    anew = (name for name in was.keys() | is_.keys() if was.get(name) != is_.get(name))
    yield from (f"{where}/{name}" for name in anew for where in (key[0], "/".join(key)))


def by_field(entry: Entry) -> dict[str, object]:
    """What every field of a record holds: of those with words for keys what stands under each, and whether any does.

    Of lists besides what is said in them of each topic (`outcomes/size`), of a value what it is without its proof
    (`status/value`, `signed/date`). Of all of it, whether anything is cited, and which words are quoted.
    """
    quoted = tuple(sorted((one.source, one.at or "", words) for one, words in entry.quoted))
    held: dict[str, object] = {"id": entry.id, "cited_values": bool(entry.cited_values) or None, QUOTED: quoted}
    if not isinstance(entry.record, Record):
        return held
    for name, value in entry.record.__dict__.items():
        held[name] = bool(value) or None if isinstance(value, dict) else value
        held |= {f"{name}/{word}": one for word, one in value.items()} if isinstance(value, dict) else {}
        held |= {f"{name}/{one}": getattr(value, one, None) for one in ("value", "date") if isinstance(value, Evidence)}
        items = value if isinstance(value, tuple) else ()
        held |= grouped((f"{name}/{topic}", one) for one in items if (topic := topic_of(one)))
    return {name: value for name, value in held.items() if value not in (None, ())}


def topic_of(item: object) -> str | None:
    """The word of the topic that an item of a list is about."""
    return getattr(item, "topic", None)


def _told_elsewhere(state: Mapping[Key, Entry], key: Key) -> tuple[object, ...]:
    """What the pages of others say of an entry; nothing where it is not there."""
    if key not in state:
        return ()
    record = state[key].record
    day = dated(record) if isinstance(record, Agreement) else None
    return (day, *(getattr(record, name, None) for name in SAID_ELSEWHERE))
