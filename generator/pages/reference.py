"""The field reference for editors: kinds of record, their parts and the words, each with its fields as declared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from generator.model.declaring import ELSEWHERE, NO_CELL, Declaration
from generator.model.dossier import Dossier
from generator.model.examples import example, in_yaml
from generator.model.keys import REFERENCED, own_fields, parts_of_records
from generator.model.leaves import leaves
from generator.model.parts import Evidence
from generator.model.records import Record
from generator.model.vocabulary import GROUPS, Word


@dataclass(frozen=True)
class FieldLine:
    """One field as an editor looks it up."""

    key: str
    label: str
    rule: str
    required: bool
    example: str
    shown: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class FieldTable:
    """A kind of record or a part of one: its name, what it is, its fields."""

    name: str
    about: str
    fields: tuple[FieldLine, ...]


def kinds(dossier: Dossier) -> list[FieldTable]:
    """Every kind of record, by its folder or file."""
    return [_shape(dossier, name, model) for name, model in REFERENCED.items()]


def parts(dossier: Dossier) -> list[FieldTable]:
    """Every part that records are made of, the evidence first."""
    named: list[type[BaseModel]] = [Evidence, *sorted(parts_of_records(), key=lambda part: part.__name__)]
    return [_shape(dossier, part.__name__, part) for part in named]


def word_groups(dossier: Dossier) -> list[FieldTable]:
    """Every group of the vocabulary, with what its words must say besides how they are written and defined."""
    shapes = [_shape(dossier, "", Word), *(_shape(dossier, name, kind) for name, kind in GROUPS.items())]
    usual = {one.key for one in shapes[0].fields}
    own = (replace(shape, fields=tuple(one for one in shape.fields if one.key not in usual)) for shape in shapes)
    return [shape for shape in own if shape.fields]


def group_told(group: str) -> str:
    """What the words of a group of the vocabulary tell, as a heading."""
    return (GROUPS[group].__doc__ or "").rstrip(".")


def word_lists(dossier: Dossier, elsewhere: Mapping[str, Word]) -> dict[str, dict[str, Word]]:
    """The words of every group that has some, without those that are told `elsewhere`."""
    told = {id(word) for word in elsewhere.values()}
    left = {
        group: {name: word for name, word in words.items() if id(word) not in told}
        for group, words in dossier.vocabulary.items()
    }
    return {group: words for group, words in left.items() if words}


def _shape(dossier: Dossier, name: str, model: type[BaseModel]) -> FieldTable:
    columns: dict[str, list[str]] = {}
    for leaf in leaves(model):
        columns.setdefault(leaf.owner, []).append(leaf.name)
    about = " ".join((model.__doc__ or "").split())
    paged = issubclass(model, Record)
    lines = (_line(dossier, one, columns.get(one.name, []), paged=paged) for one in own_fields(model))
    return FieldTable(name, about, tuple(lines))


def _line(dossier: Dossier, one: Declaration, columns: list[str], *, paged: bool) -> FieldLine:
    value: Any = example(dossier, one)
    written = "" if value is None else f"{one.key}: {in_yaml(value)}"
    shown = f"list of {one.place.section}"
    if one.place == ELSEWHERE:
        shown = "in a place of its own" if one.cell != NO_CELL else ""
    return FieldLine(one.key, one.label, one.rule, one.required, written, shown if paged else "", tuple(columns))
