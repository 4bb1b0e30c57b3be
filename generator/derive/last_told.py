"""When what a page or a file tells last changed: what it is about, or something else of which it tells.

The page of a record tells of what names it, and of what named it once: the documents of a country, the claims about a
document. What it names itself it calls by name, sources by their titles, words by their labels.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from generator.check.evidence import key
from generator.derive.change_log import ChangeLog, Revisions, generated_at
from generator.derive.membership import full_members
from generator.derive.page_addresses import address, card_page, folder
from generator.derive.queries import concluded_at
from generator.derive.touched import QUOTED, by_field, topic_of
from generator.model.dates import midnight, when
from generator.model.dossier import Dossier, called_by, partners
from generator.model.entries import Citation, Entry
from generator.model.kinds import BY_MODEL, KINDS, TOPICS
from generator.model.memoizing import memoized
from generator.model.records import Agreement, Organisation, Record, Summit
from generator.model.vocabulary import CommitmentType, CommitmentTypeWord
from generator.source.problem import Where

DOCUMENTS = BY_MODEL[Agreement].folder
# What lists of documents tell of each.
TOLD_IN_LISTS = ("name", "status/value", "term/value", "signed/date", "adopted/date")
# What the page of a clause tells of every document besides the clause: its name, its place in the order, how it stands.
TOLD_WITH_CLAUSES = ("name", "parties", "text", "status", "signed", "adopted", "disclaimers")


def last_modified(dossier: Dossier, history: ChangeLog, record: Record) -> str:
    """The newest change of what the page of a record tells; of one never committed, the day of its check."""
    revisions, entry = history.revisions, dossier.entry_of[id(record)]
    naming = dossier.referring.get(called_by(record), ())
    # Those a page lists with whom they bind: of claims and questions it shows the words, not all that they name.
    binding = [one for one in naming if isinstance(one.record, Agreement)]
    passing = _in_passing(dossier, revisions, [entry, *naming], [entry, *binding])
    documents = _of_documents(dossier, revisions, record)
    return _newest(history, record, (revisions.about.get(called_by(record)), *passing, *documents))


def last_modified_cards(dossier: Dossier, history: ChangeLog, record: Record) -> str:
    """The same of the cards of its facts, which tell of nothing that names it."""
    return _newest(history, record, _in_passing(dossier, history.revisions, [dossier.entry_of[id(record)]]))


def _newest(history: ChangeLog, record: Record, times: Iterable[str | None]) -> str:
    """The newest of these times and that of the record itself; of one never committed, the day of its check."""
    own = history.revisions.records.get(_key_of(record))
    return max(filter(None, (own, *times))) if own else midnight(when(record.as_of).last)


def _key_of(record: Record) -> str:
    return f"{folder(record)}/{record.id}"


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


def last_modified_list(dossier: Dossier, history: ChangeLog, tells: Iterable[str]) -> str:
    """The newest change of what a list tells: also of what is gone, and of what it calls by name, title or label.

    It tells of kinds (`articles`), groups of words (`vocabulary/verbs`), or fields (`countries/offers`), of those with
    words for keys of each (`agreements/commitments/*`) or of whether there is any (`agreements/commitments`), of lists
    of one topic (`summits/outcomes/size`).
    """
    revisions, told = history.revisions, frozenset(tells)
    each = tuple(one.removesuffix("*") for one in told if one.endswith("/*"))
    fields = (time for name, time in revisions.fields.items() if name in told or name.startswith(each))
    whole = (time for one, time in revisions.records.items() if told & {one.partition("/")[0], one.rpartition("/")[0]})
    entries = [entry for entry in (*dossier.entries, *dossier.site_entry) if entry.kind in told]
    passing = (time for kind in KINDS for time in _passing_fields(dossier, revisions, kind, told))
    counted = revisions.proofs.values() if any(one.endswith(f"/{QUOTED}") for one in told) else ()
    times = (*fields, *whole, *passing, *counted, *_in_passing(dossier, revisions, entries))
    return max(filter(None, times), default=generated_at(dossier, history))


def _passing_fields(dossier: Dossier, revisions: Revisions, kind: str, told: Collection[str]) -> Iterator[str | None]:
    """The times of how the records are called that hold what is told, and of what they call by name, title or label."""
    asked = {one.removeprefix(f"{kind}/") for one in told if one.startswith(f"{kind}/")}
    each = tuple(one.removesuffix("*") for one in asked if one.endswith("/*"))
    for entry in dossier.of(kind) if asked else ():
        held = {name: one for name, one in by_field(entry).items() if name in asked or name.startswith(each)}
        if held:
            yield revisions.names.get(entry.key)
            # Of those of which only is told whether they hold anything, nothing is called anything.
            yield from _in_fields(dossier, revisions, entry, {name for name, one in held.items() if one is not True})


def last_modified_clause(dossier: Dossier, history: ChangeLog, word: str) -> str:
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
    within = [(where, one) for where, one in entry.references if _fields_at(entry, where) & fields]
    for _, one in within:
        named = dossier.entities.get(str(one)) if one.target in TOPICS else None
        yield revisions.names.get(_key_of(named)) if named else None
        group = one.target if one.target == "sources" else f"vocabulary/{one.target}"
        yield revisions.records.get(f"{group}/{one}")
    quoted = ((one, words) for one, words in entry.quoted if one.where and _fields_at(entry, one.where) & fields)
    yield from (revisions.proofs.get(_quote_told(one, words)) for one, words in quoted)


def _fields_at(entry: Entry, where: Where) -> set[str]:
    """The fields, as lists tell them, of what stands at a place of an entry."""
    name, within = str(where[0]), where[1:2]
    items = getattr(entry.record, name, None)
    topics = [topic_of(items[step]) for step in within if isinstance(items, tuple) and isinstance(step, int)]
    return {name, *(f"{name}/{one}" for one in (*within, *topics))}


def last_modified_pair(dossier: Dossier, history: ChangeLog, both: Iterable[Agreement]) -> str:
    """The newest change of two documents that stand side by side, and of what their partners offered besides."""
    both = list(both)
    others = {code: dossier.actors[code] for one in both for code in partners(dossier, one) if code in dossier.actors}
    offered = map(history.revisions.fields.get, (f"{_key_of(actor)}/offers" for actor in others.values()))
    return max(filter(None, (*(last_modified_cards(dossier, history, one) for one in both), *offered)))


def last_changes_of_pages(dossier: Dossier, history: ChangeLog) -> dict[str, Callable[[], str]]:
    """What tells when what the pages of records tell last changed, by path; under "" when anything did.

    For the sitemap, which would name the day of the build otherwise.
    """
    records = [record for _, record in dossier.each(Record)]
    pages = {address(record): partial(last_modified, dossier, history, record) for record in records}
    cards = {card_page(record): partial(last_modified_cards, dossier, history, record) for record in records}
    return {**pages, **cards, "": partial(generated_at, dossier, history)}


def _in_passing(
    dossier: Dossier, revisions: Revisions, entries: Iterable[Entry], naming: Iterable[Entry] | None = None
) -> Iterator[str | None]:
    """The times of what entries call by title or by label, of their proofs, and of what they call by name.

    The last of those of `naming`, where given.
    """
    entries = list(entries)
    for entry in entries if naming is None else naming:
        yield from map(revisions.names.get, _named_by(dossier, entry))
    for entry in entries:
        yield from map(revisions.records.get, _sources_and_words(dossier, entry))
        yield from (revisions.proofs.get(_quote_told(one, words)) for one, words in entry.quoted)


def _quote_told(one: Citation, words: str) -> str:
    """How the history names a quote: pages say of each whether it was found in its text."""
    return f"{one.source}/{key(one.at, words)}"


@memoized
def _named_by(dossier: Dossier, entry: Entry) -> frozenset[str]:
    # The site names some for all: what accession is about stands in the label of a field.
    everywhere = (one.naming(TOPICS) for one in dossier.site_entry)
    named = (dossier.entities.get(name) for name in entry.naming(TOPICS).union(*everywhere))
    return frozenset(_key_of(one) for one in named if one)


@memoized
def _sources_and_words(dossier: Dossier, entry: Entry) -> frozenset[str]:
    groups = ((target, names) for target, names in entry.targets.items() if target in dossier.vocabulary)
    words = (f"vocabulary/{target}/{word}" for target, names in groups for word in names)
    return frozenset((*words, *(f"sources/{one.source}" for one in entry.citations)))
