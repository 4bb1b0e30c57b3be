"""What each page is made from, as a value that changes whenever the page might.

Lets a preview leave pages alone. Coarse on purpose: a page whose inputs changed is rendered again and compared; one
whose inputs did not is not even rendered. That nothing is forgotten here is held by a test that compares a preview's
pages with those of a fresh build after random edits (tests/test_preview.py).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.check.evidence import Lock
from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.records import Actor, Agreement, Record
from generator.model.remembering import remembered


@dataclass(frozen=True)
class Traits:
    """What lists and comparisons show of one entry, computed once as long as its file does not change."""

    sources: tuple[str, ...]
    coding: dict[str, int]
    comparison: int
    days: int


@remembered
def traits(entry: Entry) -> Traits:
    """The traits of an entry."""
    sources = tuple(sorted(entry.targets.get("sources", ())))
    record = entry.record
    if not isinstance(record, Agreement):
        return Traits(sources, {}, 0, 0)
    row = (record.name, repr(record.signed), repr(record.adopted), record.parties, repr(record.disclaimers))
    coding = {str(kind): hash((row, repr(one), repr(record.consultation))) for kind, one in record.commitments.items()}
    answers = tuple(one.answer for one in record.commitments.values())
    spans = (repr(record.term), repr(record.exit_notice), repr(record.consultation))
    days = hash((row, repr(record.status), repr(record.term)))
    return Traits(sources, coding, hash((record.framework, answers, spans)), days)


class Inputs:
    """The inputs of every page of one dossier."""

    def __init__(self, dossier: Dossier, lock: Lock) -> None:
        self.dossier = dossier
        self.lock = lock

    def of_entity(self, entry: Entry) -> Hashable:
        """A record's page shows the record, what refers to it, what it names, and the sources of all of these."""
        name = name_of(entry)
        around = {*self.dossier.referring.get(name, ()), *self.named(entry)}
        beside: Hashable = ()
        if isinstance(entry.record, Agreement):
            beside = self.family
        elif entry.kind == "summits":
            beside = self.days
        own = (self.full(entry), tuple(sorted(self.full(other) for other in around)))
        return self.shared, own, beside

    def of_cards(self, entry: Entry) -> Hashable:
        """The cards of a record show the record, its sources, and the former ids of agreements it names."""
        return self.shared, self.full(entry), tuple(sorted(other.digest for other in self.named(entry)))

    def of_kinds(self, *kinds: str) -> Hashable:
        """A list shows all records of some kinds."""
        return self.shared, tuple(self._kinds[kind] for kind in kinds)

    @cached_property
    def _kinds(self) -> dict[str, int]:
        kinds = {entry.kind for entry in self.dossier.entries}
        return defaultdict(int, {kind: hash(tuple(map(self.full, self.dossier.of(kind)))) for kind in kinds})

    def of_clause(self, kind: str | None) -> Hashable:
        """A comparator shows what every coded agreement says under one type; the matrix, under all."""
        if kind is None:
            return self.shared, tuple((*shown, *coding.values()) for *shown, coding in self.coded)
        return self.shared, tuple((id_, sources, coding.get(kind)) for id_, sources, coding in self.coded)

    @cached_property
    def coded(self) -> list[tuple[str, int, dict[str, int]]]:
        """Of every coded agreement: its id, the sources it cites, and what comparators show of it."""
        shown = ((entry, traits(entry).coding) for entry in self.dossier.of("agreements"))
        return [(entry.id, self.sources(entry), coding) for entry, coding in shown if coding]

    @cached_property
    def shared(self) -> Hashable:
        """What every page shows: names, words, the site itself, and which quotes were found."""
        dossier = self.dossier
        names = hash(
            tuple(
                (entry.kind, entry.id, entry.record.name)
                for entry in dossier.entries
                if isinstance(entry.record, Record)
            )
        )
        codes = hash(tuple((actor.code, actor.id) for actor in dossier.actors.values()))
        found = hash(tuple(sorted((source, tuple(quotes.items())) for source, quotes in self.lock.quotes.items())))
        return names, codes, dossier.vocabulary_file.digest, repr(dossier.site), found

    @cached_property
    def family(self) -> Hashable:
        """What agreements are compared by: answers, terms, frameworks."""
        return hash(tuple(traits(entry).comparison for entry in self.dossier.of("agreements")))

    @cached_property
    def days(self) -> Hashable:
        """What a summit shows of agreements concluded on its days."""
        return hash(tuple(traits(entry).days for entry in self.dossier.of("agreements")))

    def named(self, entry: Entry) -> Iterator[Entry]:
        """The agreements an entry names."""
        return (self.agreements[name] for name in entry.names if name in self.agreements)

    @cached_property
    def agreements(self) -> dict[str, Entry]:
        """Agreement entries by id."""
        return {entry.id: entry for entry in self.dossier.of("agreements")}

    def full(self, entry: Entry) -> str:
        """An entry and the sources it cites, as one text."""
        if entry not in self._full:
            self._full[entry] = f"{entry.id} {entry.digest} {self.sources(entry)}"
        return self._full[entry]

    @cached_property
    def _full(self) -> dict[Entry, str]:
        return {}

    def sources(self, entry: Entry) -> int:
        """The sources an entry cites."""
        return hash(tuple(self.source_digests.get(name) for name in traits(entry).sources))

    @cached_property
    def source_digests(self) -> dict[str, str]:
        """The digest of every source."""
        return {entry.id: entry.digest for entry in self.dossier.of("sources")}


def name_of(entry: Entry) -> str:
    """The name references use for an entry: the code of an actor, else the id."""
    return entry.record.code if isinstance(entry.record, Actor) else entry.id


def of_files(paths: Iterable[Path]) -> Hashable:
    """Time and size of files, which a change of theirs changes."""
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(paths) if path.is_file())
