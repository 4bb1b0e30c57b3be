"""What must not be named twice, or name itself: parties, citations, sums, a document beside itself.

Rules as in `record_rules`; the one that knows the subject needs the table.
"""

from collections.abc import Hashable, Iterable, Iterator

from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.parts import Claim, Evidence
from generator.model.records import Agreement
from generator.model.support import Funding
from generator.source.problem import Problem, found
from generator.source.scan import Where

TWO = 2
PARTIES = "parties"


def _again(values: Iterable[tuple[Where, Hashable]]) -> Iterator[tuple[Where, Where]]:
    """Where something stands again, and where it stood first."""
    first: dict[Hashable, Where] = {}
    for where, value in values:
        if first.setdefault(value, where) != where:
            yield where, first[value]


def party_twice(entry: Entry) -> Iterator[Problem]:
    """A party of a document must be named once."""
    parties = entry.record.parties if isinstance(entry.record, Agreement) else ()
    for where, _ in _again(((*entry.where, "parties", n), code) for n, code in enumerate(parties)):
        yield entry.problem(where, f"must be named once: {found(parties[int(where[-1])])} is a party already.")


def name_twice(entry: Entry) -> Iterator[Problem]:
    """A list must name each code, id or word once."""
    listed = ((where, one) for where, one in entry.references if isinstance(where[-1], int) and where[-2] != PARTIES)
    for again, first in _again((where, (where[:-1], str(one))) for where, one in listed):
        line = entry.file.place(first)[0]
        yield entry.problem(again, f"must be named once in this list: it stands in line {line} already.")


def citation_twice(entry: Entry) -> Iterator[Problem]:
    """A value must name a place in a source once."""
    for where, part in entry.parts:
        if isinstance(part, Evidence | Claim):
            cited = (((*where, "cite", n), (cite.source, cite.at, cite.quote)) for n, cite in enumerate(part.cite))
            for again, first in _again(cited):
                line = entry.file.place(first)[0]
                yield entry.problem(again, f"must be another reference: the same one stands in line {line} already.")


def sum_twice(entry: Entry) -> Iterator[Problem]:
    """A sum must be told once: the same amount of the same kind for the same time and purpose is one sum."""
    sums = ((where, part) for where, part in entry.parts if isinstance(part, Funding))
    for again, first in _again((where, part.model_dump_json(exclude=BESIDE_WHAT_IS_SAID)) for where, part in sums):
        line = entry.file.place(first)[0]
        yield entry.problem(again, f"must be another sum: the same one stands in line {line} already.")


BESIDE_WHAT_IS_SAID = set(Evidence.model_fields) | {"id"}


def beside_itself(entry: Entry) -> Iterator[Problem]:
    """A document must not implement itself, and not be easily taken for itself."""
    record = entry.record
    if not isinstance(record, Agreement):
        return
    if record.framework == record.id:
        yield entry.problem(("framework",), f"must be another document: {found(record.id)} is this one.")
    for index, one in enumerate(record.lookalikes):
        if getattr(one, "agreement", None) == record.id:
            where = ("lookalikes", index, "agreement")
            yield entry.problem(where, f"must be another document: {found(record.id)} is this one.")


def subject_no_party(dossier: Dossier) -> Iterator[Problem]:
    """A document of two parties must have the country all records are about among them."""
    if dossier.subject not in dossier.actors:
        return  # told there
    alone = [entry for entry in dossier.of("agreements") if len(set(_parties(entry))) == TWO]
    without = [entry for entry in alone if dossier.subject not in _parties(entry)]
    if len(without) > 1 and len(without) * TWO > len(alone):
        what = (
            f"must be what all records are about: {len(without)} of {len(alone)} documents of two parties name others."
        )
        yield from (entry.problem(("subject",), what) for entry in dossier.site_entry)
        return
    for entry in without:
        if all(code in dossier.actors for code in _parties(entry)):
            yield entry.problem(("parties",), f"must name '{dossier.subject}' too, which all records are about.")


def _parties(entry: Entry) -> tuple[str, ...]:
    assert isinstance(entry.record, Agreement)
    return entry.record.parties


DOUBLE_RULES = (party_twice, name_twice, citation_twice, sum_twice, beside_itself)
