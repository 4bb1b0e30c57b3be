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
from generator.derive.touched import QUOTED, VALUES_ALONE, by_field, topic_of
from generator.model.dates import midnight, when
from generator.model.dossier import Dossier, called_by, partners
from generator.model.entries import Citation, Entry
from generator.model.fields import ActorCode, Reference
from generator.model.kinds import BY_MODEL, KINDS, TOPICS
from generator.model.memoizing import memoized
from generator.model.parts import Evidence
from generator.model.records import (
    Actor,
    Agreement,
    Article,
    Country,
    Disagreement,
    Organisation,
    Record,
    Summit,
)
from generator.model.vocabulary import CommitmentType, CommitmentTypeWord, FamilyWord, OfferKindWord, OfficeRoleWord
from generator.source.problem import Where

DOCUMENTS = BY_MODEL[Agreement].folder
# What lists of documents tell of each.
TOLD_IN_LISTS = ("name", "status/value", "term/value", "signed/date", "adopted/date")
# What the page of a clause tells of every document besides the clause: its name, its place in the order, how it stands.
TOLD_WITH_CLAUSES = ("name", "parties", "text", "status/value", "signed/date", "adopted/date", "disclaimers")
# What the pages of those that a record names tell of it, besides the parts that name them. Pages of documents and
# meetings tell nothing else of a document that names them.
TOLD_TO_THE_NAMED: dict[type, tuple[str, ...]] = {
    Agreement: (
        *("parties", "instrument", "framework", "status", "text", "signed/date", "adopted/date"),
        *("commitments/*", "not_coded", "disclaimers", "funding", "approvals", "joined", "signatories", "coalitions"),
        *(f"{one}/{VALUES_ALONE}" for one in "effect term review consultation legal_nature events approval".split()),
    ),
    Summit: ("held", "status", "series", "rounds", "predecessor"),
    Disagreement: ("question", "status"),
    Article: ("source", "published/date"),
    Country: (),
    Organisation: (),
}


def last_modified(dossier: Dossier, history: ChangeLog, record: Record) -> str:
    """The newest change of what the page of a record tells; of one never committed, the day of its check."""
    revisions, name = history.revisions, called_by(record)
    naming = (_to_the_named(dossier, revisions, one, record) for one in dossier.referring.get(name, ()))
    of_others = (time for times in (*naming, _of_documents(dossier, revisions, record)) for time in times)
    own = _in_passing(dossier, revisions, [dossier.entry_of[id(record)]])
    # Of offices and offers the pages of countries and bodies tell which are not recorded too.
    groups = (OfficeRoleWord, OfferKindWord) if isinstance(record, Actor) else ()
    keys = (f"vocabulary/{group.group}/{word}" for group in groups for word in dossier.words(group))
    offices = map(revisions.names.get, keys)
    return _newest(history, record, (revisions.about.get(name), *offices, *own, *of_others))


def last_modified_cards(dossier: Dossier, history: ChangeLog, record: Record) -> str:
    """The same of the cards of its facts, which tell of nothing that names it."""
    return _newest(history, record, _in_passing(dossier, history.revisions, [dossier.entry_of[id(record)]]))


def _newest(history: ChangeLog, record: Record, times: Iterable[str | None]) -> str:
    """The newest of these times and that of the record itself; of one never committed, the day of its check."""
    own = history.revisions.records.get(_key_of(record))
    return max(filter(None, (own, *times))) if own else midnight(when(record.as_of).last)


def _key_of(record: Record) -> str:
    return f"{folder(record)}/{record.id}"


def _to_the_named(dossier: Dossier, revisions: Revisions, entry: Entry, named: Record) -> Iterator[str | None]:
    """The times of what the page of a record tells of an entry that names it."""
    depth = len(entry.where)
    naming = {
        "/".join(map(str, where[depth : depth + 2])) for where, one in entry.references if one == called_by(named)
    }
    bound = isinstance(named, Actor) or not isinstance(entry.record, Agreement)
    # Of a kind that is not declared above anything may be told.
    told = TOLD_TO_THE_NAMED.get(type(entry.record), tuple(type(entry.record).model_fields)) if bound else ()
    yield revisions.names.get(entry.key)
    yield from _of_fields(dossier, revisions, entry, {*naming, *told})


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
        yield from _of_fields(dossier, revisions, dossier.entry_of[id(document)], TOLD_IN_LISTS)


def last_modified_list(dossier: Dossier, history: ChangeLog, tells: Iterable[str]) -> str:
    """The newest change of what a list tells: also of what is gone, and of what it calls by name, title or label.

    It tells of kinds (`articles`), groups of words (`vocabulary/verbs`), or fields (`countries/offers`), of those with
    words for keys of each (`agreements/commitments/*`) or of whether there is any (`agreements/commitments`), of lists
    of one topic (`summits/outcomes/size`).
    """
    revisions, told = history.revisions, frozenset(tells)
    fields = map(revisions.fields.get, told)
    whole = (time for one, time in revisions.records.items() if told & {one.partition("/")[0], one.rpartition("/")[0]})
    entries = [entry for entry in (*dossier.entries, *dossier.site_entry) if entry.kind in told]
    passing = (time for kind in KINDS for time in _passing_fields(dossier, revisions, kind, told))
    counted = revisions.proofs.values() if any(one.endswith(f"/{QUOTED}") for one in told) else ()
    times = (*fields, *whole, *passing, *counted, *_in_passing(dossier, revisions, entries))
    return max(filter(None, times), default=generated_at(dossier, history))


def _passing_fields(dossier: Dossier, revisions: Revisions, kind: str, told: Collection[str]) -> Iterator[str | None]:
    """The times of how the records are called that hold what is told, and of what they call by name, title or label."""
    asked = {one.removeprefix(f"{kind}/") for one in told if one.startswith(f"{kind}/")}
    for entry in dossier.of(kind) if asked else ():
        held = {name: one for name, one in by_field(entry).items() if name in asked}
        if held:
            yield revisions.names.get(entry.key)
            # Of those of which only is told whether they hold anything, nothing is called anything.
            yield from _in_fields(dossier, revisions, entry, {name for name, one in held.items() if one is not True})


def last_modified_clause(dossier: Dossier, history: ChangeLog, word: str) -> str:
    """The newest change of what the documents say under one commitment type, and of what its page tells of each."""
    definition, revisions = dossier.word(CommitmentTypeWord, word), history.revisions
    clauses = (f"commitments/{word}", "not_coded")
    told = (*clauses, *TOLD_WITH_CLAUSES, *([f"consultation/{VALUES_ALONE}"] if definition.time_limit else ()))
    entries = [entry for entry in dossier.of(DOCUMENTS) if getattr(entry.record, "commitments", None)]
    of_each = (time for entry in entries for time in _of_fields(dossier, revisions, entry, told))
    words = (f"vocabulary/{CommitmentType.target}/{word}", f"vocabulary/{FamilyWord.group}/{definition.family}")
    gone = (revisions.fields.get(f"{DOCUMENTS}/{one}") for one in clauses)
    times = (*of_each, *gone, *map(revisions.records.get, words))
    return max(filter(None, times), default=generated_at(dossier, history))


def _of_fields(dossier: Dossier, revisions: Revisions, entry: Entry, fields: Iterable[str]) -> Iterator[str | None]:
    """The times of these fields of an entry, and of what they call by name, by title or by label."""
    told = frozenset(fields)
    yield from (revisions.fields.get(f"{entry.key}/{one}") for one in told)
    yield from _in_fields(dossier, revisions, entry, told)


def _in_fields(dossier: Dossier, revisions: Revisions, entry: Entry, fields: Collection[str]) -> Iterator[str | None]:
    """The times of what these fields of an entry call by name, by title or by label."""
    asked, (named, proved) = frozenset(fields), _by_place(entry)
    for one in {(one.target, one): one for places, one in named if asked & places}.values():
        record = dossier.entities.get(str(one)) if one.target in TOPICS else None
        yield revisions.names.get(_key_of(record)) if record else None
        yield from _of_word(dossier, revisions, one)
        yield revisions.records.get(f"sources/{one}") if one.target == "sources" else None
    yield from (revisions.proofs.get(quote) for places, quote in proved if asked & places)


@memoized
def _by_place(entry: Entry) -> tuple[list[tuple[set[str], Reference]], list[tuple[set[str], str]]]:
    """All that an entry names, and the quotes that prove it, with the fields that they stand in."""
    named = [(_fields_at(entry, where), one) for where, one in entry.references]
    quoted = ((one, words) for one, words in entry.quoted if one.where)
    return named, [(_fields_at(entry, (*one.where, "quote")), _quote_told(one, words)) for one, words in quoted]


def _of_word(dossier: Dossier, revisions: Revisions, word: Reference) -> Iterator[str | None]:
    """The times of what pages tell of a word that they use, and of the family that it stands under."""
    yield revisions.names.get(f"vocabulary/{word.target}/{word}")
    family = getattr(dossier.vocabulary.get(word.target, {}).get(word), "family", None)
    yield revisions.names.get(f"vocabulary/{FamilyWord.group}/{family}")


def _fields_at(entry: Entry, where: Where) -> set[str]:
    """The fields, as lists tell them, of what stands at a place of an entry."""
    name, *within = where[len(entry.where) :]
    items = getattr(entry.record, str(name), None)
    steps = within[:1]
    topics = [topic_of(items[step]) for step in steps if isinstance(items, tuple) and isinstance(step, int)]
    said = [] if Evidence.model_fields.keys() & set(within) else [VALUES_ALONE]
    return {str(name), *(f"{name}/{one}" for one in (*steps, *topics, *said, "*"))}


def last_modified_pair(dossier: Dossier, history: ChangeLog, both: Iterable[Agreement]) -> str:
    """The newest change of two documents that stand side by side, and of what their partners offered besides."""
    both = list(both)
    others = {code: dossier.actors[code] for one in both for code in partners(dossier, one) if code in dossier.actors}
    entries = (dossier.entry_of[id(actor)] for actor in others.values())
    offered = (time for one in entries for time in _of_fields(dossier, history.revisions, one, ["offers"]))
    return max(filter(None, (*(last_modified_cards(dossier, history, one) for one in both), *offered)))


def last_changes_of_pages(dossier: Dossier, history: ChangeLog) -> dict[str, Callable[[], str]]:
    """What tells when what the pages of records tell last changed, by path; under "" when anything did.

    For the sitemap, which would name the day of the build otherwise.
    """
    records = [record for _, record in dossier.each(Record)]
    pages = {address(record): partial(last_modified, dossier, history, record) for record in records}
    cards = {card_page(record): partial(last_modified_cards, dossier, history, record) for record in records}
    return {**pages, **cards, "": partial(generated_at, dossier, history)}


def _in_passing(dossier: Dossier, revisions: Revisions, entries: Iterable[Entry]) -> Iterator[str | None]:
    """The times of what entries call by name, by title or by label, and of their proofs."""
    for entry in entries:
        yield from map(revisions.names.get, _named_by(dossier, entry))
        yield from (time for _, one in entry.references for time in _of_word(dossier, revisions, one))
        yield from (revisions.records.get(f"sources/{one.source}") for one in entry.citations)
        yield from (revisions.proofs.get(_quote_told(one, words)) for one, words in entry.quoted)


def _quote_told(one: Citation, words: str) -> str:
    """How the history names a quote: pages say of each whether it was found in its text."""
    return f"{one.source}/{key(one.at, words)}"


@memoized
def _named_by(dossier: Dossier, entry: Entry) -> frozenset[str]:
    # The site names some for all: what accession is about stands in the label of a field. Its documents stand in lists.
    everywhere = (one.naming([ActorCode.target]) for one in dossier.site_entry)
    named = (dossier.entities.get(name) for name in entry.naming(TOPICS).union(*everywhere))
    return frozenset(_key_of(one) for one in named if one)
