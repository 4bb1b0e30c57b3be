"""When what a page or a file tells last changed: what it is about, or something else of which it tells.

The page of a record tells of what names it, and of what named it once: the documents of a country, the claims about a
document. What it names itself it calls by name, sources by their titles, words by their labels.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.derive.addresses import address, card_page
from generator.derive.chronicle import Chronicle, Revisions, generated_at
from generator.derive.findings import concluded_at
from generator.derive.membership import full_members
from generator.model.dates import midnight, when
from generator.model.dossier import Dossier, called_by
from generator.model.entries import Entry
from generator.model.fields import CommitmentType
from generator.model.kinds import BY_MODEL, TOPICS
from generator.model.records import Agreement, Organisation, Record, Summit
from generator.model.remembering import remembered
from generator.model.vocabulary import CommitmentTypeWord

DOCUMENTS = BY_MODEL[Agreement].folder
# What lists of documents tell of each.
TOLD_IN_LISTS = ("name", "status", "term", "signed", "adopted")
# What the page of a clause tells of every document besides the clause: its name, its place in the order, how it stands.
TOLD_WITH_CLAUSES = ("name", "parties", "text", "status", "signed", "adopted", "disclaimers")


def last_modified(dossier: Dossier, history: Chronicle, record: Record) -> str:
    """The newest change of what the page of a record tells; of one never committed, the day of its check."""
    own = history.revisions.records.get(address(record).removesuffix(".md"))
    if not own:
        return midnight(when(record.as_of).last)
    told = [_entry_of(dossier)[id(record)], *dossier.referring.get(called_by(record), ())]
    passing = _in_passing(dossier, history.revisions, told, told[:1] + _binding(told[1:]))
    listed = filter(None, _of_documents(dossier, history.revisions, record))
    return max(own, history.revisions.about.get(called_by(record), ""), *passing, *listed)


def _of_documents(dossier: Dossier, revisions: Revisions, record: Record) -> Iterator[str | None]:
    """The times of what a page tells of documents that do not name it: concluded at a meeting, or by members."""
    documents: list[Agreement] = []
    if isinstance(record, Summit):
        documents = concluded_at(dossier, record)
    elif isinstance(record, Organisation):
        members = full_members(dossier, record.code)
        documents = [one for country in members for one in dossier.agreements_of.get(country.code, ())]
        yield revisions.fields.get(f"{DOCUMENTS}/parties")  # also of what came or left
    for document in documents:
        yield from (revisions.fields.get(f"{DOCUMENTS}/{document.id}/{one}") for one in TOLD_IN_LISTS)
        yield revisions.records.get(f"vocabulary/{document.status.value.target}/{document.status.value}")


def last_modified_cards(dossier: Dossier, history: Chronicle, record: Record) -> str:
    """The same of the cards of its facts, which tell of nothing that names it."""
    own = history.revisions.records.get(address(record).removesuffix(".md"))
    if not own:
        return midnight(when(record.as_of).last)
    return max(own, *_in_passing(dossier, history.revisions, [_entry_of(dossier)[id(record)]]))


def last_modified_kinds(dossier: Dossier, history: Chronicle, kinds: Iterable[str]) -> str:
    """The newest change of anything of these kinds, also of what is gone, and of what they name."""
    of, revisions = {*kinds, "vocabulary"}, history.revisions
    own = (time for key, time in revisions.records.items() if key.partition("/")[0] in of)
    entries = [entry for kind in of for entry in dossier.of(kind)]
    return max((*own, *_in_passing(dossier, revisions, entries)), default=generated_at(dossier, history))


def last_modified_clause(dossier: Dossier, history: Chronicle, word: str) -> str:
    """The newest change of what the documents say under one commitment type, and of what its page tells of each."""
    definition = dossier.word(CommitmentTypeWord, word)
    of_each = {*TOLD_WITH_CLAUSES, *(["consultation"] if definition.time_limit else ())}
    of_all = {f"commitments/{word}", "not_coded"}
    entries = [entry for entry in dossier.of(DOCUMENTS) if getattr(entry.record, "commitments", None)]
    single = (f"{entry.key}/{one}" for entry in entries for one in of_each)
    fields = (*(f"{DOCUMENTS}/{one}" for one in of_all), *single)
    words = (f"vocabulary/{CommitmentType.target}/{word}", f"vocabulary/families/{definition.family}")
    passing = (one for entry in entries for one in _in_fields(dossier, history.revisions, entry, of_each | of_all))
    times = (*map(history.revisions.fields.get, fields), *map(history.revisions.records.get, words), *passing)
    return max(filter(None, times), default=generated_at(dossier, history))


def _in_fields(dossier: Dossier, revisions: Revisions, entry: Entry, fields: set[str]) -> Iterator[str | None]:
    """The times of what these fields of an entry call by name, by title or by label."""
    within = [(where, one) for where, one in entry.references if {where[0], "/".join(map(str, where[:2]))} & fields]
    for _, one in within:
        named = dossier.entities.get(str(one)) if one.target in TOPICS else None
        yield revisions.names.get(address(named).removesuffix(".md")) if named else None
        group = one.target if one.target == "sources" else f"vocabulary/{one.target}"
        yield revisions.records.get(f"{group}/{one}")


def last_modified_pair(dossier: Dossier, history: Chronicle, both: Iterable[Record]) -> str:
    """The newest change of two records that stand side by side."""
    return max(last_modified_cards(dossier, history, record) for record in both)


def last_changes_of_pages(dossier: Dossier, history: Chronicle) -> dict[str, str]:
    """When what the pages of records tell last changed, by path; under "" when anything did.

    For the sitemap, which would name the day of the build otherwise.
    """
    records = [record for _, record in dossier.each(Record)]
    pages = {address(record): last_modified(dossier, history, record) for record in records}
    cards = {card_page(record): last_modified_cards(dossier, history, record) for record in records}
    return {**pages, **cards, "": generated_at(dossier, history)}


def _binding(entries: Iterable[Entry]) -> list[Entry]:
    """Those a page lists with whom they bind: of claims and questions it shows the words, not all that they name."""
    return [entry for entry in entries if isinstance(entry.record, Agreement)]


def _in_passing(
    dossier: Dossier, revisions: Revisions, entries: Iterable[Entry], naming: Iterable[Entry] | None = None
) -> Iterator[str]:
    """The times of what entries call by title or by label, and of what they, or those of `naming`, call by name."""
    entries = list(entries)
    named = {
        key for entry in (entries if naming is None else naming) for key in _told_in_passing(dossier)[entry.key][0]
    }
    defined = {key for entry in entries for key in _told_in_passing(dossier)[entry.key][1]}
    yield from (time for key in named if (time := revisions.names.get(key)))
    yield from (time for key in defined if (time := revisions.records.get(key)))
    yield ""


@remembered
def _entry_of(dossier: Dossier) -> Mapping[int, Entry]:
    """The entry of every record by the identity of that."""
    return {id(entry.record): entry for entry in dossier.entries}


@remembered
def _told_in_passing(dossier: Dossier) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """What every entry calls by name, and the sources and words it uses, each by `kind/id`."""
    return {entry.key: (_named_by(dossier, entry), _sources_and_words(dossier, entry)) for entry in dossier.entries}


def _named_by(dossier: Dossier, entry: Entry) -> frozenset[str]:
    # The site names some for all: what accession is about stands in the label of a field.
    everywhere = (one.naming(TOPICS) for one in dossier.site_entry)
    named = (dossier.entities.get(name) for name in entry.naming(TOPICS).union(*everywhere))
    return frozenset(address(one).removesuffix(".md") for one in named if one)


def _sources_and_words(dossier: Dossier, entry: Entry) -> frozenset[str]:
    words = (
        f"vocabulary/{target}/{word}"
        for target, names in entry.targets.items()
        if target in dossier.vocabulary
        for word in names
    )
    return frozenset({*words, *(f"sources/{one.source}" for one in entry.citations)})
