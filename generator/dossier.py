"""The whole fact table in memory: every record with its file, and the answers to "what belongs to what?".

Reads the folder, links ids, judges nothing: what must hold between records is in `rules`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.dates import when
from generator.fields import CODE, SLUG, ActorCode, Reference, Term
from generator.problem import Problem, found, nearest, without_echoes
from generator.records import (
    KINDS,
    Agreement,
    Article,
    Claim,
    Country,
    Definition,
    Disagreement,
    Evidence,
    Organisation,
    Record,
    Site,
    Source,
    Summit,
    walk,
)
from generator.validation import validate
from generator.yamlfile import Step, Where, YamlFile, read_yaml, unchanged

DATA = "data"
# data/<folder>/<file>
DEPTH = 3
DRAFT = ".draft.yml"
GROUP = "[a-z]+(?:_[a-z]+)*"
LONGEST_ID = 100
M = TypeVar("M", bound=BaseModel)
# The collections of what has a page of its own and can be named.
ENTITIES = ("actors", "agreements", "summits", "entities")
# Statuses of documents that have been signed or adopted.
CONCLUDED = frozenset({"signed", "adopted", "in-force", "approval-pending"})


@dataclass(frozen=True)
class Citation:
    """One reference of a value, its source settled. `where` is its path in the file."""

    where: Where
    source: str
    at: str | None
    quote: str | None
    note: str | None


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

    @cached_property
    def parts(self) -> tuple[tuple[Where, object], ...]:
        """Every part and leaf with its path in the file, computed once."""
        return tuple(walk(self.record, self.where))

    @cached_property
    def references(self) -> tuple[tuple[Where, Reference], ...]:
        """Everything that names something defined elsewhere."""
        return tuple((where, value) for where, value in self.parts if isinstance(value, Reference))

    @cached_property
    def targets(self) -> dict[str, frozenset[str]]:
        """What it names, by the collection to look in."""
        grouped: dict[str, set[str]] = defaultdict(set)
        for _, reference in self.references:
            grouped[reference.target].add(str(reference))
        return {target: frozenset(names) for target, names in grouped.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """The countries, organisations, agreements and summits it names."""
        return frozenset().union(*(self.targets.get(target, frozenset()) for target in ENTITIES))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every reference to a source, in the order of the file."""
        return tuple(
            citation
            for where, value in self.parts
            if isinstance(value, Evidence | Claim)
            for citation in citations(value, own_text(self.record), where)
        )

    @cached_property
    def digest(self) -> str:
        """Changes whenever the record does."""
        return repr(self.record) if self.where else self.file.digest

    def problem(self, where: Where, what: str, *, key: bool = False) -> Problem:
        """A problem at a value of this record."""
        return self.file.problem(where, what, key=key)


def own_text(record: BaseModel) -> str | None:
    """The source meant where a record cites a clause without naming one."""
    if isinstance(record, Agreement):
        return record.text
    return record.source if isinstance(record, Article) else None


def citations(value: Evidence | Claim, text: str | None, where: Where = ()) -> Iterator[Citation]:
    """The references of one value, `text` being the record's own text. Those without a source are left out."""
    if isinstance(value, Claim):
        if text:
            yield Citation(where, str(text), f"paragraph {value.paragraph}", value.quote, None)
    elif text and (value.at or value.quote):
        yield Citation(where, str(text), value.at, value.quote, None)
    for index, cite in enumerate(value.cite):
        source = cite.source or text
        if source:
            yield Citation((*where, "cite", index), str(source), cite.at, cite.quote, cite.note)


@dataclass(frozen=True)
class Dossier:
    """The loaded state. `problems` are those of reading single files; collections are sorted by id.

    `unread` are the names by which records refer to what could not be read, `unread_kinds` the collections of which not
    even the names are known: a reference to them is not a second problem.
    """

    entries: tuple[Entry, ...]
    vocabulary: Mapping[str, Mapping[str, Definition]]
    vocabulary_file: YamlFile
    site: Site
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, YamlFile] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unread_kinds: frozenset[str] = frozenset()

    @property
    def subject(self) -> str:
        """The code of the country the whole site is about."""
        return self.site.subject

    def of(self, kind: str) -> tuple[Entry, ...]:
        """All entries of one kind."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        grouped: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            grouped[entry.kind].append(entry)
        return {kind: tuple(group) for kind, group in grouped.items()}

    @cached_property
    def site_entry(self) -> tuple[Entry, ...]:
        """What the site says of itself, if it could be read: no record, but its references must hold too."""
        return () if self.site is NO_SITE else (Entry("site", "site", self.site, self.files[SITE]),)

    def _records(self, kind: str, model: type[M]) -> dict[str, M]:
        return {entry.id: entry.record for entry in self.of(kind) if isinstance(entry.record, model)}

    @cached_property
    def countries(self) -> dict[str, Country]:
        """By id, as the following ones."""
        return self._records("countries", Country)

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Bodies of states."""
        return self._records("organisations", Organisation)

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        """Documents."""
        return self._records("agreements", Agreement)

    @cached_property
    def summits(self) -> dict[str, Summit]:
        """Summits and talks."""
        return self._records("summits", Summit)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Audits of articles."""
        return self._records("articles", Article)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Publications."""
        return self._records("sources", Source)

    @cached_property
    def disagreements(self) -> dict[str, Disagreement]:
        """Questions on which sources differ."""
        return self._records("disagreements", Disagreement)

    @cached_property
    def actors(self) -> dict[str, Country | Organisation]:
        """Countries and organisations by code."""
        all_: list[Country | Organisation] = [*self.countries.values(), *self.organisations.values()]
        return {actor.code: actor for actor in all_}

    @cached_property
    def entities(self) -> dict[str, Record]:
        """What an article or a disagreement can be about, by the name references use: a code or an id."""
        return {**self.actors, **self.agreements, **self.summits}

    def known(self, target: str) -> Mapping[str, object]:
        """What a `Reference` with this target may name."""
        named: Mapping[str, object] | None = self.vocabulary.get(target)
        return named if named is not None else getattr(self, target, {})

    def names(self, target: str) -> frozenset[str]:
        """The names of a collection."""
        if target not in self._names:
            self._names[target] = frozenset(self.known(target))
        return self._names[target]

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return {}

    def is_vocabulary(self, target: str) -> bool:
        """Whether a reference with this target is a word, not an id."""
        return target in self.vocabulary or not hasattr(type(self), target)

    def term(self, group: str, word: str | None) -> Definition:
        """The definition of a word; for none, an empty one."""
        return self.vocabulary.get(group, {}).get(word or "") or Definition(label=word or "–", definition="–")

    @cached_property
    def source_kinds(self) -> dict[str, str]:
        """The kind of every source: the stem of the file that holds it."""
        return {entry.id: Path(entry.file.path).stem for entry in self.of("sources")}

    @cached_property
    def agreements_of(self) -> dict[str, tuple[Agreement, ...]]:
        """The agreements of every party by code, in the order of their dates."""
        return _grouped((code, a) for a in by_date(self.agreements.values()) for code in a.parties)

    @cached_property
    def joined_by(self) -> dict[str, tuple[Agreement, ...]]:
        """The agreements a party joined later, by code."""
        return _grouped((joining.party, a) for a in by_date(self.agreements.values()) for joining in a.joined)

    @cached_property
    def claims_about(self) -> dict[str, tuple[tuple[Article, Claim], ...]]:
        """The claims on every entity, by article id and claim number."""
        claims = ((article, claim) for article in self.articles.values() for claim in article.claims)
        return _grouped((name, (article, claim)) for article, claim in claims for name in claim.about)

    @cached_property
    def disagreements_about(self) -> dict[str, tuple[str, ...]]:
        """The ids of the disagreements on every entity."""
        return _grouped((name, id_) for id_, one in self.disagreements.items() for name in one.about)

    @cached_property
    def summits_of(self) -> dict[str, tuple[Summit, ...]]:
        """The summits every actor took part in or hosted, by code and date."""
        return _grouped(
            (code, summit)
            for summit in sorted(self.summits.values(), key=lambda s: (when(s.held.date).key, s.id))
            for code in sorted({summit.held.country or "", *(c for p in summit.participants for c in p.who)} - {""})
        )

    @cached_property
    def referring(self) -> dict[str, tuple[Entry, ...]]:
        """The entries that name each country, organisation, agreement or summit."""
        return _grouped((name, entry) for entry in self.entries for name in sorted(entry.names))

    @cached_property
    def successors(self) -> dict[str, Summit]:
        """The summit that followed each, by id."""
        return {str(s.predecessor): s for s in self.summits.values() if s.predecessor}

    @cached_property
    def cited(self) -> dict[str, tuple[tuple[Entry, Citation], ...]]:
        """Every reference to each source, by source id."""
        return _grouped((citation.source, (entry, citation)) for entry in self.entries for citation in entry.citations)


def dated(agreement: Agreement) -> str | None:
    """The date by which an agreement is sorted and cited: signature, else adoption."""
    signing = agreement.signed or agreement.adopted
    return signing.date if signing else None


def by_date(agreements: Iterable[Agreement]) -> list[Agreement]:
    """Oldest first, the undated ones last by id."""
    return sorted(agreements, key=lambda a: (when(dated(a) or "9999").key, a.id))


K = TypeVar("K")


def _grouped(pairs: Iterable[tuple[str, K]]) -> dict[str, tuple[K, ...]]:
    grouped: dict[str, list[K]] = defaultdict(list)
    for key, value in pairs:
        grouped[str(key)].append(value)
    return {key: tuple(values) for key, values in grouped.items()}


def read_dossier(root: Path, before: Dossier | None = None) -> Dossier:
    """Read `root/data`. Files whose bytes are those of `before` keep the entries made then."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    files: dict[str, YamlFile] = {}
    for file, made, wrong in _files(root, before):
        files[file.path] = file
        entries += made
        problems += wrong
    vocabulary, unclear = _vocabulary(files)
    site, missing = _site(files)
    unreadable = [problem for file in files.values() for problem in file.problems]
    return Dossier(
        tuple(sorted(entries, key=lambda entry: (entry.kind, entry.id, entry.file.path))),
        vocabulary,
        files.get(VOCABULARY, YamlFile(VOCABULARY, None, "")),
        site,
        tuple(sorted({*unreadable, *without_echoes(unreadable, [*problems, *unclear, *missing])})),
        files,
        _unread(files, {(entry.file.path, *entry.where) for entry in entries}),
        _unread_kinds(files, {entry.file.path for entry in entries}),
    )


def _files(root: Path, before: Dossier | None) -> Iterator[tuple[YamlFile, Iterable[Entry], Iterable[Problem]]]:
    """Every file of the table with its entries and what is wrong with it."""
    kept = _grouped((entry.file.path, entry) for entry in before.entries) if before else {}
    wrong = {problem.path for problem in before.problems} if before else set()
    for path in sorted((root / DATA).rglob("*")):
        name = path.relative_to(root).as_posix()
        is_yaml = path.suffix.lower() in (".yml", ".yaml") and path.is_file()
        if not is_yaml or path.name.endswith(DRAFT) or name == LOCK:
            continue
        known = before.files.get(name) if before and name not in wrong else None
        same = unchanged(known, path) if known else None
        if same:
            yield same, kept.get(name, ()), ()
        else:
            file = read_yaml(path, name)
            yield file, *_entries(file)


def _unread(files: Mapping[str, YamlFile], read: set[tuple[Step, ...]]) -> frozenset[str]:
    names: set[str] = set()
    for path, file in files.items():
        parts = Path(path).parts
        if len(parts) != DEPTH or (path,) in read:
            continue
        values = file.values if isinstance(file.values, dict) else {}
        if parts[1] in KINDS:
            names |= {Path(path).stem, *(str(values[key]) for key in ("id", "code") if key in values)}
        else:
            names |= {key for key in values if (path, key) not in read}
    return frozenset(names)


def _unread_kinds(files: Mapping[str, YamlFile], read: set[str]) -> frozenset[str]:
    """The collections whose names stand only inside files that could not be read: codes and ids of sources."""
    kinds: set[str] = set()
    for path, file in files.items():
        folder = Path(path).parent.name
        if folder == "sources" and not isinstance(file.values, dict):
            kinds.add("sources")
        code = file.values.get("code") if isinstance(file.values, dict) else None
        if folder in ("countries", "organisations") and path not in read and not re.fullmatch(CODE, str(code)):
            kinds |= {"actors", "entities"}
    return frozenset(kinds)


VOCABULARY = f"{DATA}/vocabulary.yml"
DISAGREEMENTS = f"{DATA}/disagreements.yml"
SITE = f"{DATA}/site.yml"
LOCK = f"{DATA}/evidence.lock.yml"


def _entries(file: YamlFile) -> tuple[list[Entry], list[Problem]]:
    """The records of one file, by where it lies."""
    if file.values is None or file.path in (VOCABULARY, SITE):
        return [], []
    path = Path(file.path)
    folders = [*KINDS, "sources"]
    if file.path == DISAGREEMENTS:
        return _keyed("disagreements", Disagreement, file)
    if path.suffix != ".yml":
        return [], [Problem(file.path, 1, 1, "", f"must be a file whose name ends in .yml: {found(path.suffix)}.")]
    if len(path.parts) != DEPTH or path.parts[1] not in folders:
        what = f"must lie in one of the folders {', '.join(folders)}: {found(path.parent.as_posix())}."
        return [], [Problem(file.path, 1, 1, "", what + nearest(path.parent.name, folders))]
    if path.parts[1] == "sources":
        return _keyed("sources", Source, file)
    return _record(path, file)


def _record(path: Path, file: YamlFile) -> tuple[list[Entry], list[Problem]]:
    """The one record of a file with a page of its own."""
    record, problems = validate(KINDS[path.parts[1]], file)
    given = file.values.get("id") if isinstance(file.values, dict) else None
    if isinstance(given, str) and given != path.stem:
        # Without an entry, so that references to the one or the other name are not wrong as well.
        what = f"must be the file name without .yml, '{path.stem}': {found(given)}."
        return [], [*(p for p in problems if p.where != "id"), file.problem(("id",), what)]
    return ([Entry(path.parts[1], record.id, record, file)] if record else []), problems


def _keyed(kind: str, model: type[BaseModel], file: YamlFile) -> tuple[list[Entry], list[Problem]]:
    """The records of a file that maps ids to records."""
    if not isinstance(file.values, dict):
        return [], [file.problem((), "must be a mapping of ids to records.")]
    entries, problems = [], []
    for id_ in file.values:
        record, wrong = _named(model, file, (id_,))
        problems += wrong
        if record:
            entries.append(Entry(kind, id_, record, file, (id_,)))
    return entries, problems


def _named(model: type[M], file: YamlFile, where: Where) -> tuple[M | None, list[Problem]]:
    """The record or definition under a key that is its id: ids become addresses, anchors and file names."""
    record, problems = validate(model, file, where)
    key = str(where[-1])
    if re.fullmatch(SLUG, key) and len(key) <= LONGEST_ID:
        return record, problems
    what = f"must be at most {LONGEST_ID} lower-case letters, digits and hyphens: {found(key)}."
    return None, [*problems, file.problem(where, what, key=True)]


def _site(files: Mapping[str, YamlFile]) -> tuple[Site, list[Problem]]:
    file = files.get(SITE)
    if file is None:
        return NO_SITE, [Problem(SITE, 1, 1, "", "must be there: it says what the site is about.")]
    site, problems = validate(Site, file) if file.values is not None else (None, [])
    return site or NO_SITE, problems


NO_SITE = Site.model_construct(subject=ActorCode(""), title="", description="")


def _vocabulary(files: Mapping[str, YamlFile]) -> tuple[dict[str, dict[str, Definition]], list[Problem]]:
    file = files.get(VOCABULARY)
    if file is None:
        return {}, [Problem(VOCABULARY, 1, 1, "", "must be there: it defines the words the records use.")]
    groups: dict[str, dict[str, Definition]] = {}
    problems: list[Problem] = []
    if file.values is not None and not isinstance(file.values, dict):
        problems.append(file.problem((), "must be a mapping of groups to words."))
    for group, words in _vocabulary_groups(file).items():
        groups[group] = {}
        if not re.fullmatch(GROUP, group):
            what = f"must be lower-case letters and underscores: {found(group)}."
            problems.append(file.problem((group,), what, key=True))
        if not isinstance(words, dict):
            problems.append(file.problem((group,), "must be a mapping of words to definitions.", key=words is None))
            continue
        for word in words:
            definition, wrong = _named(Definition, file, (group, word))
            problems += wrong
            if definition:
                groups[group][word] = definition
    return groups, problems


def _vocabulary_groups(file: YamlFile) -> dict[str, Any]:
    return file.values if isinstance(file.values, dict) else {}


def _excused(dossier: Dossier, reference: Reference) -> bool:
    """Whether what a reference names may be there, in something that is a problem itself."""
    if not isinstance(reference, Term):
        return reference in dossier.unread or reference.target in dossier.unread_kinds
    words = _vocabulary_groups(dossier.vocabulary_file).get(reference.target)
    return bool(dossier.vocabulary_file.problems) or not isinstance(words, dict) or reference in words


def unknown(dossier: Dossier, reference: Reference) -> str | None:
    """What is wrong with a reference to nothing, or None if there is such a thing."""
    known = dossier.known(reference.target)
    if reference in known or _excused(dossier, reference):
        return None
    if isinstance(reference, Term):
        return f"must be a word of `{reference.target}` in {VOCABULARY}: {found(reference)}.{nearest(reference, known)}"
    what = (type(reference).__doc__ or "").rstrip(".")
    there_is_none = f"must be {what[0].lower()}{what[1:]}, and there is none called {found(reference)}."
    return f"{there_is_none}{_coded(dossier, reference) or nearest(reference, known)}"


def _coded(dossier: Dossier, reference: Reference) -> str:
    """The suggestion for a country or an organisation named where its code is wanted."""
    if reference.target not in ("actors", "entities"):
        return ""
    said = reference.casefold()
    actors = dossier.actors.items()
    code = next((code for code, one in actors if said in map(str.casefold, (one.id, one.name, *one.aliases))), None)
    return f" Did you mean '{code}'?" if code else ""
