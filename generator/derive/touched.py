"""What a commit touches besides what it changes for readers: what names it, and what is called by another name now."""

from collections.abc import Iterator, Mapping

from generator.check.evidence import Lock
from generator.derive.change_log import Revisions
from generator.derive.successors import Key, States
from generator.model.chronology import dated
from generator.model.entries import Entry
from generator.model.grouping import grouped
from generator.model.kinds import TOPICS
from generator.model.parts import Evidence
from generator.model.records import Agreement, Disagreement, Record
from generator.model.vocabulary import SpokenWord, Word

QUOTED, VALUES_ALONE = "quoted", "said"
# What the pages of others say of an entry, besides the day by which it is sorted.
SAID_ELSEWHERE = ("name", "article")
# By what a word is looked for and recognised: no page tells that.
SOUGHT_BY = SpokenWord.model_fields.keys() - {"label", "definition"}


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
    # The file of a source says what kind of source it is.
    return (state[key].record, state[key].where and state[key].file.path) if key in state else None


def _file_names(key: Key, before: States, after: States) -> Iterator[str]:
    """What an entry is called as `kind/id`, under the ids it had before too: its files stand there as well."""
    kind, id_ = key
    held = [state[key].record for state in (before, after) if key in state]
    yield from (f"{kind}/{one}" for record in held for one in getattr(record, "formerly", ()))
    yield f"{kind}/{id_}"


def _all_it_names(key: Key, before: States, after: States) -> Iterator[str]:
    """What other parts name than before; the page of none tells what the site says of all."""
    was, is_ = (_told_by_name(state[key]) if key in state and key[0] != "site" else {} for state in (before, after))
    yield from (name for name in was.keys() | is_.keys() if was.get(name) != is_.get(name))


def _told_by_name(entry: Entry) -> dict[str, tuple[object, ...]]:
    """The parts of an entry that name each that it names."""
    parts, depth = dict(entry.parts), len(entry.where) + 2
    return grouped((str(one), parts[where[:depth]]) for where, one in entry.references if one.target in TOPICS)


def _changed_fields(key: Key, before: States, after: States) -> Iterator[str]:
    """The fields in which a record is not what it was, as `kind/field` and `kind/id/field`.

    All of them where it came, left or has another id.
    """
    was, is_ = (by_field(state[key]) if key in state else {} for state in (before, after))
    anew = (name for name in was.keys() | is_.keys() if was.get(name) != is_.get(name))
    yield from (f"{where}/{name}" for name in anew for where in (key[0], "/".join(key)))


def by_field(entry: Entry) -> dict[str, object]:
    """What every field of a record holds.

    Of those with words for keys whether they hold anything, what stands under each, and under all (`commitments/*`).

    Of lists besides what is said in them of each topic (`outcomes/size`), of values what they are, each part by itself
    (`status/value`) and all of them (`status/said`), without their proofs. Of all of it, whether anything is cited, and
    which words are quoted.
    """
    quoted = tuple(sorted((one.source, one.at or "", words) for one, words in entry.quoted))
    held: dict[str, object] = {"id": entry.id, "cited_values": bool(entry.cited_values) or None, QUOTED: quoted}
    if not isinstance(entry.record, Record | Disagreement):
        return held
    for name, value in entry.record.__dict__.items():
        held[name] = bool(value) or None if isinstance(value, dict) else value
        held |= (
            {f"{name}/{word}": one for word, one in (value | {"*": value}).items()} if isinstance(value, dict) else {}
        )
        items = value if isinstance(value, tuple) else (value,)
        said = [_without_proof(one) for one in items if isinstance(one, Evidence)]
        held |= {f"{name}/{VALUES_ALONE}": tuple(said)}
        held |= {f"{name}/{part}": one for part, one in said[0].items()} if isinstance(value, Evidence) else {}
        held |= grouped((f"{name}/{topic}", one) for one in items if (topic := topic_of(one)))
    return {name: value for name, value in held.items() if value not in (None, ())}


def _without_proof(value: Evidence) -> dict[str, object]:
    """What a value says, without its proof."""
    return {name: one for name, one in value.__dict__.items() if name not in Evidence.model_fields}


def topic_of(item: object) -> str | None:
    """The word of the topic that an item of a list is about."""
    return getattr(item, "topic", None)


def _told_elsewhere(state: Mapping[Key, Entry], key: Key) -> tuple[object, ...]:
    """What the pages of others say of an entry; nothing where it is not there."""
    if key not in state:
        return ()
    record = state[key].record
    if isinstance(record, Word):
        return tuple(value for name, value in record.__dict__.items() if name not in SOUGHT_BY)
    day = dated(record) if isinstance(record, Agreement) else None
    return (day, *(getattr(record, name, None) for name in SAID_ELSEWHERE))
