"""The whole fact table in memory: every record with its file, and the answers to "what belongs to what?".

Links ids, judges nothing: the folder is read by `loading`, what must hold between records is in `rules`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.model import records as r
from generator.model.about import Site
from generator.model.audits import Claim
from generator.model.chronology import by_date, dated
from generator.model.dates import when
from generator.model.entries import Citation, Entry, HalfRead
from generator.model.fields import ActorCode, SourceId
from generator.model.given_addresses import Published
from generator.model.grouping import Grouped, grouped
from generator.model.kinds import KINDS, TOPICS
from generator.model.parts import Signing
from generator.model.vocabulary import (
    GROUPS,
    SourceKindWord,
    Term,
    Vocabulary,
    Word,
    WordKind_co,
    WordModel,
    defined,
    meaning_of,
    whole_group,
)
from generator.source.problem import Problem
from generator.source.yamlfile import YamlFile

DATA = "data"
DRAFT = ".draft.yml"
VOCABULARY = f"{DATA}/vocabulary.yml"
DISAGREEMENTS = f"{DATA}/disagreements.yml"
SITE = f"{DATA}/site.yml"
LOCK = f"{DATA}/evidence.lock.yml"
RecordModel = TypeVar("RecordModel", bound=BaseModel)
# Stands in where data/site.yml cannot be read.
NO_SITE = Site.model_construct(subject=ActorCode(""), title="", description="")


def _collection_of(kind: str, model: type[RecordModel]) -> cached_property[dict[str, RecordModel]]:
    """A property of the table: its records of a kind by id."""
    return cached_property(lambda dossier: dossier._records(kind, model))  # noqa: SLF001 - it is one of the table's own


@dataclass(frozen=True, eq=False)
class Dossier:
    """The loaded state. `problems` are those of reading single files; collections are sorted by id.

    Compared by identity. `unread` are the names by which records refer to what could not be read, `unread_kinds` the
    collections of which not even the names are known: a reference to them is not a second problem. `published` are
    the addresses that were given away, by `kind/id`; `half_read` are records with problems, for what they name.
    """

    entries: tuple[Entry, ...]
    vocabulary: Vocabulary
    vocabulary_file: YamlFile
    site: Site
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, YamlFile] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unread_kinds: frozenset[str] = frozenset()
    published: Mapping[str, Published] = field(default_factory=dict)
    half_read: tuple[HalfRead, ...] = ()

    @property
    def subject(self) -> str:
        """The code of the country the whole site is about."""
        return self.site.subject

    def of(self, kind: str) -> tuple[Entry, ...]:
        """All entries of one kind."""
        return self._by_kind.get(kind, ())

    def each(self, model: type[RecordModel]) -> Iterator[tuple[Entry, RecordModel]]:
        """Every entry of a kind of record, with the record."""
        return ((entry, entry.record) for entry in self.entries if isinstance(entry.record, model))

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of all entries of one kind."""
        return self._ids.get(kind, frozenset())

    @cached_property
    def entry_of(self) -> dict[int, Entry]:
        """The entry of every record by the identity of that."""
        return {id(entry.record): entry for entry in self.entries}

    # Kept: every reference of every record asks for it.
    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {kind: frozenset(entry.id for entry in entries) for kind, entries in self._by_kind.items()}

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        return grouped((entry.kind, entry) for entry in self.entries)

    @cached_property
    def site_entry(self) -> tuple[Entry, ...]:
        """What the site says of itself, if it could be read: no record, but its references must hold too."""
        return () if self.site is NO_SITE else (Entry("site", "site", self.site, self.files[SITE]),)

    # The records of each kind by id.
    countries = _collection_of("countries", r.Country)
    organisations = _collection_of("organisations", r.Organisation)
    agreements = _collection_of("agreements", r.Agreement)
    summits = _collection_of("summits", r.Summit)
    articles = _collection_of("articles", r.Article)
    sources = _collection_of("sources", r.Source)
    disagreements = _collection_of("disagreements", r.Disagreement)

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """By `kind/id` the records whose address was given away and that are neither here, renamed nor withdrawn."""
        there = {key for one in self.site.withdrawn for key in one.keys} if self.site_entry else set(self.published)
        for entry, record in self.each(r.Record):
            there |= {f"{entry.kind}/{id_}" for id_ in (entry.id, *record.formerly)}
        lost = (key for key in self.published if key not in there and f"{DATA}/{key}.yml" not in self.files)
        # One that lies elsewhere is told there.
        kinds = ((key, *key.split("/", 1)) for key in lost)
        return tuple(key for key, kind, id_ in kinds if kind in KINDS and id_ not in self.unread)

    def _records(self, kind: str, model: type[RecordModel]) -> dict[str, RecordModel]:
        return {entry.id: entry.record for entry in self.of(kind) if isinstance(entry.record, model)}

    @cached_property
    def actors(self) -> dict[str, r.Actor]:
        """Countries and organisations by code."""
        all_: list[r.Actor] = [*self.countries.values(), *self.organisations.values()]
        return {actor.code: actor for actor in all_}

    @cached_property
    def entities(self) -> dict[str, r.Record]:
        """What an article or a disagreement can be about, by the name references use: a code or an id."""
        kinds = (kind.folder for kind in KINDS.values() if kind.is_topic and not kind.has_codes)
        return {**self.actors, **{id_: one for kind in kinds for id_, one in self._records(kind, r.Record).items()}}

    def known(self, target: str) -> Mapping[str, object]:
        """What a `Reference` with this target may name."""
        named: Mapping[str, object] | None = self.vocabulary.get(target)
        return named if named is not None else self.collection(target)

    def collection(self, name: str) -> Mapping[str, object]:
        """What a collection holds by the name references use: that of a kind, or one of the above."""
        if hasattr(type(self), name):
            known: Mapping[str, object] = getattr(self, name)
            return known
        return self._records(name, r.Record) if name in KINDS else {}

    def is_vocabulary(self, target: str) -> bool:
        """Whether a reference with this target is a word, not an id."""
        return target in self.vocabulary or not (hasattr(type(self), target) or target in KINDS)

    def term(self, group: str, word: str | None) -> Word:
        """The definition of a word; for none, an empty one."""
        return defined(self.vocabulary, GROUPS.get(group, Word), word, group)

    def meaning(self, term: Term[WordKind_co]) -> WordKind_co:
        """The definition of a word of a record."""
        return meaning_of(self.vocabulary, term)

    def word(self, kind: type[WordModel], word: str | None, group: str = "") -> WordModel:
        """The definition of a word with the properties of its group; for none, one without any."""
        return defined(self.vocabulary, kind, word, group)

    def words(self, kind: type[WordModel]) -> dict[str, WordModel]:
        """A whole group, in the order of the file."""
        return whole_group(self.vocabulary, kind)

    @cached_property
    def sources_by_any_id(self) -> dict[str, r.Source]:
        """Every source by the id it has, and by those it had: what is told of the past names it by these."""
        return {**{str(old): one for one in self.sources.values() for old in one.formerly}, **self.sources}

    @cached_property
    def source_kinds(self) -> dict[str, str]:
        """The kind of every source: the stem of the file that holds it."""
        return {entry.id: Path(entry.file.path).stem for entry in self.of("sources")}

    @cached_property
    def newest_check(self) -> date:
        """The day up to which the newest record was checked: "today" for all outputs, because the clock is not data."""
        days = (when(record.as_of).last for _, record in self.each(r.Record))
        return max(days, default=date(1970, 1, 1))

    @cached_property
    def in_order(self) -> tuple[r.Agreement, ...]:
        """All agreements, oldest first, the undated ones last by id."""
        return tuple(by_date(self.agreements.values()))

    @cached_property
    def summits_in_order(self) -> tuple[r.Summit, ...]:
        """All summits, oldest first."""
        return tuple(sorted(self.summits.values(), key=lambda s: (when(s.held.date).key, s.id)))

    @cached_property
    def articles_in_order(self) -> tuple[r.Article, ...]:
        """All articles, oldest first."""
        return tuple(sorted(self.articles.values(), key=lambda a: (when(a.published.date).key, a.id)))

    @cached_property
    def concluded_in(self) -> dict[str, tuple[tuple[Signing, r.Agreement], ...]]:
        """What was signed or adopted at every place."""
        signings = ((one, a) for a in self.agreements.values() for one in (a.signed, a.adopted) if one)
        return grouped((one.place, (one, a)) for one, a in signings if one.place)

    @cached_property
    def cited_as(self) -> dict[str, str]:
        """What a bibliography calls every source, by id: the class of the document it is the text of, else its kind."""
        texts = {a.text: self.meaning(a.instrument).cited_as for a in self.agreements.values() if a.text}
        kinds = self.source_kinds.items()
        return {id_: texts.get(SourceId(id_)) or self.word(SourceKindWord, kind).cited_as for id_, kind in kinds}

    @cached_property
    def issued(self) -> dict[str, str]:
        """The date of every source that has one, by id: of its publication; of a text without, of the document."""
        texts = {str(a.text): date for a in self.agreements.values() if a.text and (date := dated(a))}
        return texts | {id_: str(one.published) for id_, one in self.sources.items() if one.published}

    @cached_property
    def agreements_of(self) -> dict[str, tuple[r.Agreement, ...]]:
        """The agreements of every party by code, in the order of their dates."""
        return grouped((code, a) for a in self.in_order for code in a.parties)

    @cached_property
    def joined_by(self) -> dict[str, tuple[r.Agreement, ...]]:
        """The agreements a party joined later, by code."""
        return grouped((joining.party, a) for a in self.in_order for joining in a.joined)

    @cached_property
    def claims_about(self) -> dict[str, tuple[tuple[r.Article, Claim], ...]]:
        """The claims on every entity, by article id and claim number."""
        claims = ((article, claim) for article in self.articles.values() for claim in article.claims)
        return grouped((name, (article, claim)) for article, claim in claims for name in claim.about)

    @cached_property
    def disagreements_about(self) -> dict[str, tuple[str, ...]]:
        """The ids of the disagreements on every entity."""
        return grouped((name, id_) for id_, one in self.disagreements.items() for name in one.about)

    @cached_property
    def summits_of(self) -> dict[str, tuple[r.Summit, ...]]:
        """The summits every actor took part in or hosted, and those of a body's own series, by code and date."""
        bodies = grouped((str(one.series), one.code) for one in self.organisations.values() if one.series)
        return grouped(
            (code, summit)
            for summit in self.summits_in_order
            for code in sorted(
                {code for part in summit.participants for code in part.who}
                | {one for one in (summit.held.country, *bodies.get(str(summit.series), ())) if one}
            )
        )

    @cached_property
    def referring(self) -> dict[str, tuple[Entry, ...]]:
        """The entries that name each country, organisation, agreement or summit."""
        return grouped((name, entry) for entry in self.entries for name in sorted(entry.naming(TOPICS)))

    @cached_property
    def successors(self) -> dict[str, r.Summit]:
        """The summit that followed each, by id."""
        return {str(s.predecessor): s for s in self.summits.values() if s.predecessor}

    @cached_property
    def cited(self) -> dict[str, tuple[tuple[Entry, Citation], ...]]:
        """Every reference to each source, by source id."""
        return grouped((citation.source, (entry, citation)) for entry in self.entries for citation in entry.citations)


def called_by(record: r.Record) -> str:
    """The name by which references call a record: the code of an actor, else the id."""
    return record.code if isinstance(record, r.Actor) else record.id


def partners(dossier: Dossier, agreement: r.Agreement) -> list[str]:
    """The parties of a document besides the country the site is about."""
    return [code for code in agreement.parties if code != dossier.subject]


def partner(dossier: Dossier, agreement: r.Agreement) -> str | None:
    """The other party of a document between that country and one other alone; of all other documents none."""
    others = partners(dossier, agreement)
    return others[0] if len(others) == 1 and dossier.subject in agreement.parties else None


def bilateral(dossier: Dossier, code: str) -> list[r.Agreement]:
    """The documents between a country and the subject alone."""
    return [a for a in dossier.agreements_of.get(code, ()) if partner(dossier, a)]


def by_word(dossier: Dossier, group: str, pairs: Iterable[tuple[str, Grouped]]) -> dict[str, tuple[Grouped, ...]]:
    """Values by their word of a group, in the order of the vocabulary."""
    found_ = grouped(pairs)
    return {word: found_[word] for word in dossier.vocabulary.get(group, {}) if word in found_}
