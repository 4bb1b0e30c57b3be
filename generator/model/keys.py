"""The type of every place in a data file, and the order in which its keys stand."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.model.about import Site
from generator.model.declaring import Declaration, fields_of
from generator.model.dossier import DISAGREEMENTS, SITE, VOCABULARY
from generator.model.kinds import KINDS
from generator.model.parts import Evidence
from generator.model.records import Disagreement, Source
from generator.model.vocabulary import GROUPS, Word
from generator.source.expectations import bare, fields_by_key, is_part

# The models of whatever can be referred to, by folder or file.
REFERENCED: dict[str, type[BaseModel]] = {
    **{kind.folder: kind.model for kind in KINDS.values()},
    "sources": Source,
    "disagreements": Disagreement,
}


def model_of(name: str) -> Any:
    """The type of what a file of the table holds, by its path under the root; of the vocabulary, those of groups."""
    whole = {DISAGREEMENTS: dict[str, Disagreement], VOCABULARY: GROUPS, SITE: Site}
    folder = Path(name).parent.name
    kind = KINDS.get(folder)
    return whole.get(name) or (dict[str, Source] if folder == "sources" else kind and kind.model)


@cache
def order(model: type[BaseModel]) -> dict[str, int]:
    """The place of every key: in the order of the fields, but what a cited value says before the evidence for it."""
    own = [one.name for one in own_fields(model)]
    declared = fields_of(model)
    return {declared[name].key: place for place, name in enumerate(dict.fromkeys([*own, *declared]))}


@cache
def own_fields(model: type[BaseModel]) -> tuple[Declaration, ...]:
    """What a model says, of a cited value without the evidence for it."""
    declared = fields_of(model)
    if not issubclass(model, Evidence) or model is Evidence:
        return tuple(declared.values())
    kinds = (kind for kind in model.__mro__ if issubclass(kind, Evidence) and kind is not Evidence)
    own = dict.fromkeys(name for kind in kinds for name in kind.__annotations__)
    return tuple(declared[name] for name in own)


def within(kind: Any, step: str | int) -> Any:
    """The type of one value of a mapping or list of this type; None where it is not known."""
    if isinstance(kind, Mapping):
        return dict[str, kind.get(step, Word)]  # type: ignore[misc] # the words of a group
    return _step_within(kind, step)


@cache
def _step_within(kind: Any, step: str | int) -> Any:
    kind = bare(kind)
    if is_part(kind):
        info = fields_by_key(kind).get(str(step))
        return info.annotation if info else None
    inner = get_args(kind)
    return (inner[0] if get_origin(kind) is tuple else inner[-1]) if inner else None


@cache
def parts_of_records() -> frozenset[type[BaseModel]]:
    """Every model of a part that records are made of, however deep."""
    return frozenset(part for model in REFERENCED.values() for part in _parts_of(model))


def _parts_of(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in own_fields(model):
        for kind in (one.kind, *map(bare, get_args(one.kind))):
            if is_part(kind):
                yield kind
                yield from _parts_of(kind)


@cache
def labels() -> Mapping[str, str]:
    """The key of a field → its label, where all records and parts that have one of that key call it alike."""
    found: dict[str, set[str]] = {}
    for model in (*REFERENCED.values(), Evidence, *parts_of_records()):
        for one in own_fields(model):
            found.setdefault(one.key, set()).add(one.label)
    return {key: "".join(called) for key, called in found.items() if len(called) == 1}
