"""What goes on under another id, or in another entry: a rename and a merger are neither a withdrawal nor an addition.

Records, questions and sources say so (`formerly`); of those that do not, and of words, it is seen by what they hold: at
least half of what told one apart stands in its heir.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.model.entries import Entry, former_ids
from generator.model.kinds import TOPICS
from generator.model.records import Actor, Disagreement, Record, Source
from generator.model.vocabulary import Word

Key = tuple[str, str]  # the collection, and the id in it
States = Mapping[Key, Entry]
# What things are called now, by the collection and the name they had.
Heirs = Mapping[tuple[str, str], str]
NO_HEIRS: Heirs = MappingProxyType({})
SHARED_BY_HEIRS = 0.5


def heirs(before: States, after: States) -> dict[Key, Key]:
    """The heir of everything that is gone and has one."""
    told = {(kind, str(former)): (kind, id_) for (kind, id_), entry in after.items() for former in former_ids(entry)}
    found: dict[Key, Key] = {}
    for key in sorted(set(before) - set(after)):
        heir = told.get(key) or _likest(before[key], [entry for entry in after.values() if entry.kind == key[0]])
        if heir:
            found[key] = heir
    return found


def _likest(gone: Entry, there: list[Entry]) -> Key | None:
    """The entry that holds most of what told another one apart."""
    own = _essence(gone)
    shared = {(one.kind, one.id): len(own & _essence(one)) / len(own) for one in there} if own else {}
    best = max(shared, key=lambda key: (shared[key], key), default=None)
    return best if best and shared[best] >= SHARED_BY_HEIRS else None


def _essence(entry: Entry) -> frozenset[str]:
    """What tells it apart, where no record of its own page says by its ids what became of it."""
    match entry.record:
        case Source(url=url):
            return frozenset({str(url)})
        case Word(definition=definition):
            return frozenset({entry.id.partition("/")[0] + definition})
        case Disagreement(readings=readings):
            return frozenset(str(one.value) for one in readings)
        case _:
            return frozenset()


def names_now(before: States, after: States, moved: Mapping[Key, Key]) -> Heirs:
    """What references now call all that has another name, by the collection they look in and the old name.

    What is gone is called what it was called, because nobody can look it up any more.
    """
    there = {key: after.get(moved.get(key, key)) for key in before}
    found = (
        (*_names_then_and_now(old, new),) if (new := there[key]) else _last_names(old) for key, old in before.items()
    )
    return {(target, was): is_ for names in found for target, was, is_ in names if was != is_}


def _last_names(gone: Entry) -> tuple[tuple[str, str, str], ...]:
    """Every collection in which a record was looked for, with what it was known by there and its name."""
    record = gone.record
    if not isinstance(record, Record):
        return ()
    known_by = record.code if isinstance(record, Actor) else gone.id
    return tuple((target, str(known_by), record.name) for target in TOPICS)


def _names_then_and_now(old: Entry, new: Entry) -> Iterator[tuple[str, str, str]]:
    """Every collection in which something is looked for, with its name there before and now."""
    if isinstance(old.record, Actor) and isinstance(new.record, Actor):
        yield from ((target, old.record.code, new.record.code) for target in TOPICS)
    elif isinstance(old.record, Record):
        yield from ((target, old.id, new.id) for target in TOPICS)
    elif isinstance(old.record, Word):
        (group, was), is_ = old.id.split("/", 1), new.id.partition("/")[2]
        yield group, was, is_
    else:
        yield old.kind, old.id, new.id
