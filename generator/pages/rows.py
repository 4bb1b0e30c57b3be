"""The rows of the lists of facts on a record's page: which fields stand there, in what order, under which name.

How a value of each shape is written is in the template `rows.md`.
"""

from dataclasses import dataclass
from typing import Any

from generator.derive.anchors import facts_of
from generator.derive.findings import issuing
from generator.derive.headings import heading
from generator.derive.statements import View, said_of
from generator.model.declaring import Declaration, fields_of
from generator.model.parts import Evidence
from generator.model.records import Agreement, Record
from generator.pages.writing import Writing


@dataclass(frozen=True)
class FactRow:
    """One field: a term and its definitions."""

    name: str
    label: str
    values: tuple[Any, ...]


def fact_rows(writing: Writing, section: str) -> list[FactRow]:
    """The rows of one list of the page of a record, without those that have no value."""
    record = writing.record
    assert record is not None
    declared = [one for one in fields_of(type(record)).values() if one.place.section == section]
    rows = (_fact_row(writing, record, one) for one in sorted(declared, key=lambda one: one.place.row))
    return [row for row in rows if row.values]


def _fact_row(writing: Writing, record: Record, one: Declaration) -> FactRow:
    value = getattr(record, one.name)
    several = isinstance(value, tuple) and bool(value) and isinstance(value[0], Evidence)
    values = value if several else () if value in (None, (), {}) else (value,)
    return FactRow(one.name, _row_label(writing, record, one), values)


def _row_label(writing: Writing, record: Record, one: Declaration) -> str:
    """The declared name; a text without parties is for somebody, and was published."""
    label = heading(writing.dossier, one.label)
    if not isinstance(record, Agreement) or one.name not in ("parties", "adopted"):
        return label
    done = issuing(writing.dossier, record)
    if one.name == "adopted":
        return done.capitalize()
    return "For" if done == "published" else label


def told_value(writing: Writing, value: Evidence) -> str:
    """What a cited value of any shape says."""
    record = writing.record
    assert record is not None
    fact = next(one for one in facts_of(writing.dossier, record) if one.value is value)
    return said_of(value, View(writing.dossier, record, fact))


def is_of(value: object, name: str) -> bool:
    """Whether a value is of a type, by its name: a test for templates."""
    return any(kind.__name__ == name for kind in type(value).__mro__)
