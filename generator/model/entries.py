"""One record of the fact table with the file it comes from, its parts, and the references its values carry."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel

from generator.model.audits import Claim
from generator.model.days import Date
from generator.model.declaring import is_a
from generator.model.fields import Reference
from generator.model.memoizing import memoized
from generator.model.parts import Evidence
from generator.model.records import Agreement, Article
from generator.source.expectations import bare, described
from generator.source.problem import Problem, Where
from generator.source.yamlfile import YamlFile

PartModel = TypeVar("PartModel")


@dataclass(frozen=True)
class Citation:
    """One reference of a value, its source settled. `where` is its path in the file."""

    where: Where
    source: str
    at: str | None
    quote: str | None
    note: str | None
    translation: str | None = None


@dataclass(frozen=True, eq=False)
class Entry:
    """One record and where it comes from. `kind` is its folder or file: `countries` … `sources`, `disagreements`.

    Compared by identity: as long as its file does not change, a record keeps its entry.
    """

    kind: str
    id: str
    record: BaseModel
    file: YamlFile
    where: Where = ()

    @property
    def key(self) -> str:
        """`kind/id`, by which it is known among all."""
        return f"{self.kind}/{self.id}"

    @cached_property
    def parts(self) -> tuple[tuple[Where, object], ...]:
        """Every part and leaf with its path in the file, computed once."""
        return tuple(walk(self.record, self.where))

    @memoized
    def parts_of(self, kind: type[PartModel]) -> tuple[tuple[Where, PartModel], ...]:
        """Every part or leaf of this kind with its path."""
        return tuple((where, part) for where, part in self.parts if isinstance(part, kind))

    @cached_property
    def references(self) -> tuple[tuple[Where, Reference], ...]:
        """Everything that names something defined elsewhere."""
        return self.parts_of(Reference)

    @cached_property
    def targets(self) -> dict[str, frozenset[str]]:
        """What it names, by the collection to look in."""
        grouped: dict[str, set[str]] = defaultdict(set)
        for _, reference in self.references:
            grouped[reference.target].add(str(reference))
        return {target: frozenset(names) for target, names in grouped.items()}

    def naming(self, collections: Iterable[str]) -> frozenset[str]:
        """The names it has for what is in one of these collections."""
        return frozenset().union(*(self.targets.get(one, frozenset()) for one in collections))

    @cached_property
    def cited_values(self) -> tuple[tuple[Where, Evidence | Claim], ...]:
        """Every value that names what it rests on."""
        return tuple((where, part) for where, part in self.parts if isinstance(part, Evidence | Claim))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every reference to a source, in the order of the file."""
        text = own_text(self.record)
        return tuple(one for where, value in self.cited_values for one in citations(value, text, where))

    @cached_property
    def quoted(self) -> tuple[tuple[Citation, str], ...]:
        """Those of them that give the words, with these."""
        return tuple((citation, citation.quote) for citation in self.citations if citation.quote)

    @cached_property
    def dates(self) -> tuple[tuple[Where, Date], ...]:
        """Every date in it."""
        return self.parts_of(Date)

    @cached_property
    def dated(self) -> tuple[tuple[Where, Evidence], ...]:
        """Its values that say when they were last true."""
        return tuple((where, part) for where, part in self.parts_of(Evidence) if part.as_of)

    @cached_property
    def digest(self) -> str:
        """Changes whenever the record does."""
        return repr(self.record) if self.where else self.file.digest

    def problem(self, where: Where, what: str, *, key: bool = False) -> Problem:
        """A problem at a value of this record."""
        return self.file.problem(where, what, key=key)


class HalfRead(Entry):
    """A record that cannot be read as a whole: what its values name is known all the same."""

    @cached_property
    def references(self) -> tuple[tuple[Where, Reference], ...]:
        """Everything that names something defined elsewhere."""
        model = type(self.record)
        kinds = ((where, bare(described(model, where)[1]), text) for where, text in _texts_within(self.file.values))
        return tuple((where, kind(text)) for where, kind, text in kinds if is_a(kind, Reference))


def _texts_within(value: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Every text of plain values with its path."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts_within(inner, (*where, step))


def walk(value: object, where: Where = ()) -> Iterator[tuple[Where, object]]:
    """Every part and leaf of a record with its path of YAML keys, outermost first."""
    yield where, value
    if isinstance(value, BaseModel):
        for name, inner in value.__dict__.items():
            if inner is not None:
                yield from walk(inner, (*where, name.rstrip("_")))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*where, key), key
            yield from walk(inner, (*where, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from walk(inner, (*where, index))


def own_text(record: BaseModel) -> str | None:
    """The source meant where a record cites a clause without naming one."""
    if isinstance(record, Agreement):
        return record.text
    return record.source if isinstance(record, Article) else None


def former_ids(entry: Entry) -> tuple[str, ...]:
    """The ids it had before, and those of what it took in."""
    return tuple(map(str, getattr(entry.record, "formerly", ())))


def citations(value: Evidence | Claim, text: str | None, where: Where = ()) -> Iterator[Citation]:
    """The references of one value, `text` being the record's own text. Those without a source are left out."""
    if isinstance(value, Claim):
        if text:
            yield Citation(where, str(text), f"paragraph {value.paragraph}", value.quote, None)
    elif text and (value.at or value.quote):
        yield Citation(where, str(text), value.at, value.quote, None, value.translation)
    for index, cite in enumerate(value.cite):
        source = cite.source or text
        if source:
            yield Citation((*where, "cite", index), str(source), cite.at, cite.quote, cite.note, cite.translation)
