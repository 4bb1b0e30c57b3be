"""What became of what is gone: records that were withdrawn, and facts that a record does not hold any more."""

from collections.abc import Iterable

from generator.derive.anchors import retired, taken_in
from generator.derive.change_log import Change
from generator.model.about import Withdrawal
from generator.model.dates import english
from generator.model.dossier import Dossier
from generator.model.entries import former_ids
from generator.model.kinds import KINDS
from generator.model.memoizing import memoized
from generator.model.records import Record


def withdrawn_facts(dossier: Dossier, record: Record, history: Iterable[Change]) -> list[tuple[str, str]]:
    """The name of every fact that is gone from a record, with what became of it."""
    gone = (one for one in history if one.kind == "withdrawn" and record_of(dossier, one.of, one.id) is record)
    told = {one.anchor: f"Withdrawn on {english(one.date)}. It said: {one.old.rstrip('.')}." for one in gone}
    unknown = "Withdrawn: the record does not hold this fact any more."
    return [(name, told.get(name, unknown)) for name in retired(dossier, record)]


@memoized
def gone_records(dossier: Dossier) -> dict[str, Withdrawal | None]:
    """Every published record that is no more and went into no other, by `kind/id`, with why where that is told."""
    there = {f"{entry.kind}/{id_}" for entry in dossier.entries for id_ in (entry.id, *former_ids(entry))}
    told = {key: one for one in dossier.site.withdrawn for key in _addresses_of(dossier, one)}
    return {key: told.get(key) for key in sorted({*dossier.published, *told} - there)}


def _addresses_of(dossier: Dossier, one: Withdrawal) -> set[str]:
    """Every address that a record had, also that under which it was published first."""
    known = dossier.published.get(one.record)
    first = {f"{one.record.partition('/')[0]}/{known.uid}"} if known else set()
    return {*one.keys, *first}


def heir_of(dossier: Dossier, key: str) -> Record | None:
    """The record that goes on under another id than this (`kind/id`), or that took it in."""
    return _by_former_id(dossier).get(key)


@memoized
def _by_former_id(dossier: Dossier) -> dict[str, Record]:
    """Every record that had other ids, under each of them (`kind/id`)."""
    return {f"{entry.kind}/{id_}": record for entry, record in dossier.each(Record) for id_ in record.formerly}


def record_of(dossier: Dossier, kind: str, id_: str) -> Record | None:
    """The record of this kind that has or had this id; what took in another one is none that had its id."""
    key = f"{kind}/{id_}"
    record = dossier.collection(kind).get(id_) or heir_of(dossier, key)
    return record if isinstance(record, Record) and id_ not in taken_in(dossier, record) else None


def became_of(dossier: Dossier, key: str) -> str:
    """What became of a record that is gone, in a sentence."""
    one = gone_records(dossier).get(key)
    if one is None:
        return "This record was withdrawn."
    return f"“{one.name}” was withdrawn on {english(one.date)}: {one.because.rstrip('.')}."


def gone_pages(dossier: Dossier) -> list[str]:
    """Those of them that had a page of their own, and a file."""
    return [key for key in gone_records(dossier) if key.partition("/")[0] in KINDS]


def gone_of(dossier: Dossier, kind: str) -> list[tuple[str, str]]:
    """The ids of the records of a kind that are gone, with what became of each."""
    keys = (key for key in gone_records(dossier) if key.partition("/")[0] == kind)
    return [(key.partition("/")[2], became_of(dossier, key)) for key in keys]


def why_gone(dossier: Dossier, change: Change) -> str:
    """Why a record is gone, where a change says that it is and the reason is told; else nothing."""
    whole = change.kind == "withdrawn" and not change.field
    key = f"{change.of}/{change.id}"
    return became_of(dossier, key) if whole and gone_records(dossier).get(key) else ""
