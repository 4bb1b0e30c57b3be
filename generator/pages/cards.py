"""The facts of a record as pages show them: the rows of its lists of facts, and the card of each.

How a value of each shape is written is in the template `rows.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.derive.anchors import as_of, evidence_of, facts_of
from generator.derive.citing import in_words
from generator.derive.fact_sentences import View, label, said_of, statement
from generator.derive.noun_phrases import heading
from generator.derive.page_addresses import card_page, site_address
from generator.derive.queries import issuing
from generator.model.audits import Claim
from generator.model.dates import english
from generator.model.declaring import Declaration, fields_of
from generator.model.dossier import Dossier
from generator.model.entries import Citation
from generator.model.parts import Evidence
from generator.model.records import Agreement, Record
from generator.pages.page_context import PageContext


@dataclass(frozen=True)
class Card:
    """The card of one fact. `as_of` is the day it was last known to be true, in words; `cite` says how to cite it."""

    anchor: str
    label: str
    statement: str
    evidence: list[Citation]
    as_of: str
    cite: str
    value: Evidence | Claim


def cards(dossier: Dossier, record: Record, site_url: str) -> Iterator[Card]:
    """The cards of a record, in the order of its facts. To be cited: where a fact stands first, then its card."""
    page = site_address(site_url, card_page(record))
    for fact in facts_of(dossier, record):
        name, evidence, day = label(dossier, record, fact), evidence_of(fact, record), english(as_of(fact, record))
        where = f", {page}#{fact.anchor}" if site_url else ""
        own = f"{dossier.site.title}, “{record.name}: {name}”, as of {day}{where}."
        cite = f"{in_words(dossier, evidence[0].source, evidence[0].at)} Recorded in: {own}"
        yield Card(fact.anchor, name, statement(dossier, record, fact), evidence, day, cite, fact.value)


@dataclass(frozen=True)
class FactRow:
    """One field: a term and its definitions."""

    name: str
    label: str
    values: tuple[Any, ...]


def fact_rows(context: PageContext, section: str) -> list[FactRow]:
    """The rows of one list of the page of a record, without those that have no value."""
    record = context.record
    assert record is not None
    declared = [one for one in fields_of(type(record)).values() if one.place.section == section]
    told = ((one, getattr(record, one.name)) for one in sorted(declared, key=lambda one: one.place.row))
    return [
        FactRow(one.name, _row_label(context, record, one), value if _is_list_of_facts(value) else (value,))
        for one, value in told
        if value not in (None, (), {})
    ]


def _is_list_of_facts(value: object) -> bool:
    return isinstance(value, tuple) and isinstance(value[0], Evidence)


def _row_label(context: PageContext, record: Record, one: Declaration) -> str:
    """The declared name; a text without parties is for somebody, and was published."""
    label = heading(context.dossier, one.label)
    if not isinstance(record, Agreement) or one.name not in ("parties", "adopted"):
        return label
    done = issuing(context.dossier, record)
    if one.name == "adopted":
        return done.capitalize()
    return "For" if done == "published" else label


def told_value(context: PageContext, value: Evidence) -> str:
    """What a cited value of any shape says."""
    record = context.record
    assert record is not None
    fact = next(one for one in facts_of(context.dossier, record) if one.value is value)
    return said_of(value, View(context.dossier, record, fact))


def is_of(value: object, name: str) -> bool:
    """Whether a value is of a type, by its name: a test for templates."""
    return any(kind.__name__ == name for kind in type(value).__mro__)
