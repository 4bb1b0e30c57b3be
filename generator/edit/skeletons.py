"""The beginning of a new record: what is required, empty; what may be said, as comments; each with its rule.

Everything comes from the models, so a skeleton never asks for a field that is no more.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pycountry
from pydantic import BaseModel

from generator.check.layout import LINE_WIDTH
from generator.check.rules import reserved
from generator.check.unknown_names import country_id
from generator.disk.atomic_write import write_whole
from generator.disk.datafile import read_file
from generator.edit.refusal import RefusedError
from generator.model.declaring import Declaration, is_a, item_of
from generator.model.dossier import DATA, DISAGREEMENTS, Dossier
from generator.model.examples import in_yaml
from generator.model.fields import LONGEST_ID, SLUG, Reference, SourceId
from generator.model.keys import own_fields
from generator.model.kinds import KINDS, SINGULAR
from generator.model.parts import Evidence
from generator.model.records import Country, Disagreement, Record, Source
from generator.model.vocabulary import SourceKindWord
from generator.source.expectations import bare, is_part
from generator.source.problem import found, nearest
from generator.source.scalars import scalar

MOST_WORDS = 12  # more are not listed: they are in the vocabulary
# What a new record has not answered yet: all of it.
LEFT_OPEN = "not_coded"
# What stands in one file together with others of its kind.
TOGETHER: dict[str, type[BaseModel]] = {"source": Source, "question": Disagreement}
OWN_TEXT = "cite:  # or `at` and `quote` without `cite`, for the record's own text"
TOP = """\
# yaml-language-server: $schema=../../build/schemas/{kind}.json
# Fill in what is empty, take the # away from what you know, delete the rest. `check` says what is missing.

"""


def skeleton(dossier: Dossier, kind: str, id_: str) -> tuple[str, str]:
    """Path and text of the file of a new record. Raises RefusedError."""
    kind = SINGULAR.get(kind, kind)
    if kind not in KINDS:
        known = [*SINGULAR, *TOGETHER]
        raise RefusedError(f"KIND: must be one of {', '.join(known)}: {found(kind)}.{nearest(kind, known)}")
    path = f"{DATA}/{kind}/{id_}.yml"
    if wrong := unfit(id_) or _owner_of(dossier, kind, id_, path):
        raise RefusedError(f"ID: {wrong}")
    given = {"id": scalar(id_), **_code_wanted(KINDS[kind].model, id_)}
    return path, TOP.format(kind=kind) + "\n".join(_field_lines(KINDS[kind].model, dossier, given)) + "\n"


def unfit(id_: str) -> str:
    """What is wrong with an id as such, or nothing."""
    if len(id_) > LONGEST_ID or not re.fullmatch(SLUG, id_):
        return f"must be lower-case letters, digits and hyphens, {LONGEST_ID} at most: {found(id_)}."
    return reserved(id_)


def _owner_of(dossier: Dossier, kind: str, id_: str, path: str) -> str:
    """Why an id cannot be given to a new record, or nothing."""
    for entry in dossier.entries:
        former = isinstance(entry.record, Record) and id_ in entry.record.formerly
        if entry.kind == kind and entry.id != id_ and former:
            return f"must be a new id: {found(id_)}: a former id of {entry.file.path}."
        if entry.id == id_ and {entry.kind, kind} == {"agreements", "summits"}:
            return f"must be a new id: {found(id_)}: references would take it for {entry.file.path}."
    if f"{kind}/{id_}" in {key for one in dossier.site.withdrawn for key in one.keys}:
        return f"must be a new id: {found(id_)}: a record was withdrawn for good."
    taken = path in dossier.files or id_ in dossier.ids(kind)
    return f"must be a new id: {found(id_)}: {path} is there already." if taken else ""


def _code_wanted(model: type[BaseModel], id_: str) -> dict[str, str]:
    """The code of ISO 3166-1, for the id of a country that has one."""
    codes = [one.alpha_2 for one in pycountry.countries if country_id(one.alpha_2) == id_]
    return {"code": in_yaml(codes[0])} if codes and model is Country else {}


def _field_lines(model: type[BaseModel], dossier: Dossier, given: dict[str, str]) -> Iterator[str]:
    """The lines of a record: required fields first as they are, every other as a comment."""
    own = has_own_text(model)
    for one in own_fields(model):
        if one.key in given:
            yield f"{one.key}: {given[one.key]}"
        elif one.required:
            yield f"# {_note(one, dossier)}"
            yield from _required(one, dossier, own=own)
        elif one.key == LEFT_OPEN:
            yield f"# {_note(one, dossier)}; take out what you answer above"
            yield from _list_offered(one.key, _words_offered(item_of(one.kind), dossier))
        elif one.key != "formerly":  # a new record has no earlier id
            yield f"# {_note(one, dossier)}"
            yield from (f"# {line}".rstrip() for line in _optional(one, dossier, own=own))


def _list_offered(key: str, words: list[str]) -> list[str]:
    """A list of words in the house layout."""
    short = f"{key}: [{', '.join(words)}]"
    return [short] if len(short) <= LINE_WIDTH else [f"{key}:", *(f"  - {word}" for word in words)]


def has_own_text(model: type[BaseModel]) -> bool:
    """Whether a kind of record names the source that is its text, so that its values need not name it again."""
    return any(one.kind is SourceId for one in own_fields(model))


def _note(one: Declaration, dossier: Dossier) -> str:
    """The rule of a field, the words it may be, and an example."""
    example = "" if one.example is None else f"; for example {in_yaml(one.example)}"
    return f"{one.rule}{_few_words(one.kind, dossier)}{example}"


def _required(one: Declaration, dossier: Dossier, *, own: bool) -> Iterator[str]:
    """An empty field; of a mapping its own required fields, of a list as many items as it must have."""
    item = item_of(one.kind)
    if is_part(one.kind):
        yield from (f"{one.key}:", *(f"  {line}" for line in _part_lines(one.kind, dossier, own=own)))
    elif is_part(item):
        first, *rest = _part_lines(item, dossier, own=own)
        least = next((mark.min_length for mark in one.marks if hasattr(mark, "min_length")), 1)
        yield from (f"{one.key}:", *(f"  - {first}", *(f"    {line}" for line in rest)) * least)
    else:
        yield f"{one.key}:{' []' if item is not None else ''}"


def _part_lines(model: type[BaseModel], dossier: Dossier, *, own: bool) -> Iterator[str]:
    """The required fields of a part of a record, with the evidence it needs."""
    for one in own_fields(model):
        if one.required:
            empty = " []" if get_origin(one.kind) is tuple else ""
            yield f"{one.key}:{empty}  # {_note(one, dossier)}"
    if issubclass(model, Evidence):
        yield from (OWN_TEXT if own else "cite:", "  - source:", "    at:", "    quote:")


def _optional(one: Declaration, dossier: Dossier, *, own: bool) -> Iterator[str]:
    """How a field is written, in short; of a mapping by words, the first of them."""
    words, part = map(bare, get_args(one.kind)) if get_origin(one.kind) is dict else (None, None)
    if is_part(part):
        yield f"{one.key}:"
        yield f"  {next(iter(_words_offered(words, dossier)), 'word')}: {_form(part, own=own)}"
    else:
        yield f"{one.key}: {_form(one.kind, own=own)}"


def _form(kind: Any, *, own: bool) -> str:
    """How a value of this bare type is written, in short."""
    if get_origin(kind) is tuple:
        return f"[{_form(item_of(kind), own=own)}]"
    if not is_part(kind):
        return "{}" if get_origin(kind) is dict else ""
    named = [f"{one.key}: " for one in own_fields(kind)]
    evidence = ["at: ", "quote: "] if own else ["cite: [{source: , at: , quote: }]"]
    return "{" + ", ".join([*named, *(evidence if issubclass(kind, Evidence) else [])]) + "}"


def _few_words(kind: Any, dossier: Dossier) -> str:
    """The words a reference may be, where they are few; of a part, those that it must have."""
    words = _words_offered(kind, dossier)
    part = bare(get_args(kind)[-1]) if get_origin(kind) is dict else item_of(kind) or kind
    needed = [one for one in own_fields(part) if one.required] if is_part(part) else []
    of_part = "".join(f"; `{one.key}`{told}" for one in needed if (told := _few_words(one.kind, dossier)))
    return f": {', '.join(words)}" if 0 < len(words) <= MOST_WORDS else of_part


def _words_offered(kind: Any, dossier: Dossier) -> list[str]:
    """The words of the group that a reference names."""
    return list(dossier.vocabulary.get(kind.target, {})) if is_a(kind, Reference) else []


def begun(dossier: Dossier, singular: str, id_: str, kind: str) -> tuple[str, str]:
    """The file and the text of a new source of a kind or of a new question. Raises RefusedError."""
    path = file_of_kind(dossier, kind) if singular == "source" else DISAGREEMENTS
    if wrong := unfit(id_) or _taken_by(dossier, id_, questions=singular == "question"):
        raise RefusedError(f"ID: {wrong}")
    return path, "\n  ".join([f"{scalar(id_)}:", *_field_lines(TOGETHER[singular], dossier, {})]) + "\n"


def file_of_kind(dossier: Dossier, kind: str) -> str:
    """The file of the sources of a kind. Raises RefusedError."""
    kinds = dossier.words(SourceKindWord)
    if kind not in kinds:
        given = f": {found(kind)}.{nearest(kind, kinds)}" if kind else "."
        raise RefusedError(f"--in: must be the kind of the source, one of {', '.join(kinds)}{given}")
    return f"{DATA}/sources/{kind}.yml"


def _taken_by(dossier: Dossier, id_: str, *, questions: bool) -> str:
    """Why an id cannot be given to a new entry, or nothing."""
    entries = dossier.of("disagreements" if questions else "sources")
    known = {one: e.file.path for e in entries for one in (e.id, *getattr(e.record, "formerly", ()))}
    return f"must be a new id: {found(id_)}: it stands in {known[id_]}." if id_ in known else ""


def added(root: Path, path: str, entry: str) -> int:
    """Write an entry behind the others of a file; the line in which it begins. Raises OSError."""
    file = root / path
    before = read_file(file, path)[1] if file.exists() else b""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    write_whole(file, before + entry.encode())
    return before.count(b"\n") + 1
