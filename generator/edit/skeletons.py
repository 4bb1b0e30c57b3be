"""The beginning of a new record: what is required, empty; what may be said, as comments; each with its rule.

Everything comes from the models, so a skeleton never asks for a field that is no more.
"""

import re
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.check.rules import RESERVED
from generator.model.declaring import Declaration, is_part
from generator.model.dossier import DATA, Dossier
from generator.model.examples import in_yaml
from generator.model.fields import LONGEST_ID, SLUG, Reference
from generator.model.keys import own_fields
from generator.model.kinds import KINDS, SINGULAR
from generator.model.parts import Evidence
from generator.model.records import Record
from generator.source.described import bare
from generator.source.problem import Problem, found, nearest

MOST_WORDS = 12  # more are not listed: they are in the vocabulary
IN_ONE_FILE = {
    "source": "an entry of a file in data/sources/, which `add-source ADDRESS` prints",
    "disagreement": "an entry of data/disagreements.yml",
    "word": "an entry of data/vocabulary.yml",
}
TOP = """\
# yaml-language-server: $schema=../../build/schemas/{kind}.json
# Fill in what is empty, take the # away from what you know, delete the rest. `check` says what is missing.

"""


def skeleton(dossier: Dossier, kind: str, id_: str) -> tuple[str, str] | Problem:
    """Path and text of the file of a new record, or what is wrong with its kind or id."""
    kind = SINGULAR.get(kind, kind)
    if kind not in KINDS:
        return Problem("new", 1, 1, "KIND", _unknown_kind(kind))
    if len(id_) > LONGEST_ID or not re.fullmatch(SLUG, id_):
        what = f"must be lower-case letters, digits and hyphens, {LONGEST_ID} at most: {found(id_)}."
        return Problem("new", 1, 1, "ID", what)
    if id_ in RESERVED:
        return Problem("new", 1, 1, "ID", f"must be another id: {found(id_)} is the address of a list.")
    path = f"{DATA}/{kind}/{id_}.yml"
    taken = next(
        (
            entry
            for entry in dossier.of(kind)
            if isinstance(entry.record, Record) and id_ in (entry.id, *entry.record.formerly)
        ),
        None,
    )
    if taken or path in dossier.files:
        owner = f"a former id of {taken.file.path}" if taken and taken.id != id_ else f"{path} is there already"
        return Problem("new", 1, 1, "ID", f"must be a new id: {found(id_)}: {owner}.")
    return path, TOP.format(kind=kind) + "\n".join(_field_lines(KINDS[kind].model, dossier, {"id": id_})) + "\n"


def _unknown_kind(kind: str) -> str:
    where = IN_ONE_FILE.get(kind.removesuffix("s"))
    if where:
        return f"must be a kind with a file per record: a {kind.removesuffix('s')} is {where}; copy one there."
    return f"must be one of {', '.join(SINGULAR)}: {found(kind)}.{nearest(kind, SINGULAR)}"


def _field_lines(model: type[BaseModel], dossier: Dossier, given: dict[str, str]) -> Iterator[str]:
    """The lines of a record: required fields first as they are, every other as a comment."""
    for one in own_fields(model):
        if one.key in given:
            yield f"{one.key}: {given[one.key]}"
        elif one.required:
            yield f"# {_note(one, dossier)}"
            yield from _required(one, dossier)
        elif one.key != "formerly":  # a new record has no earlier id
            yield f"# {_note(one, dossier)}"
            yield f"# {one.key}: {_form(one.kind)}".rstrip()


def _note(one: Declaration, dossier: Dossier) -> str:
    """The rule of a field, the words it may be, and an example."""
    example = "" if one.example is None else f"; for example {in_yaml(one.example)}"
    return f"{one.rule}{_few_words(one.kind, dossier)}{example}"


def _required(one: Declaration, dossier: Dossier) -> Iterator[str]:
    """An empty field; of a mapping its own required fields, of a list its first item."""
    item = bare(get_args(one.kind)[0]) if get_origin(one.kind) is tuple else None
    if is_part(one.kind):
        yield f"{one.key}:"
        yield from (f"  {line}" for line in _part_lines(one.kind, dossier))
    elif item is not None and is_part(item):
        first, *rest = _part_lines(item, dossier)
        yield f"{one.key}:"
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)
    else:
        yield f"{one.key}:{' []' if item is not None else ''}"


def _part_lines(model: type[BaseModel], dossier: Dossier) -> Iterator[str]:
    """The required fields of a part of a record, with the evidence it needs."""
    for one in own_fields(model):
        if one.required:
            empty = " []" if get_origin(one.kind) is tuple else ""
            yield f"{one.key}:{empty}  # {_note(one, dossier)}"
    if issubclass(model, Evidence):
        yield "cite:  # or `at` and `quote` without `cite`, for the record's own text"
        yield "  - source:"
        yield "    at:"
        yield "    quote:"


def _form(kind: Any) -> str:
    """How a value of this bare type is written, in short."""
    if get_origin(kind) is tuple:
        item = bare(get_args(kind)[0])
        return f"[{_form(item)}]" if is_part(item) else "[]"
    if get_origin(kind) is dict:
        return "{}"
    if not is_part(kind):
        return ""
    own = [one.key for one in own_fields(kind)]
    evidence = ["at", "quote"] if issubclass(kind, Evidence) else []
    return "{" + ", ".join(f"{name}: " for name in [*own, *evidence]) + "}"


def _few_words(kind: Any, dossier: Dossier) -> str:
    """The words a reference may be, where they are few."""
    words = dossier.vocabulary.get(kind.target, {}) if isinstance(kind, type) and issubclass(kind, Reference) else {}
    return f": {', '.join(words)}" if 0 < len(words) <= MOST_WORDS else ""
