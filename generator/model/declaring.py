"""What is declared of a field beside its type: its rule, its name for people, its places on pages and in tables.

All that shows a field reads it here: validation, rows of pages, cards, tables, API, schemas, skeletons, the field
reference. A field is declared with `field`, `many` or `required` and read with `fields_of`.
"""

import re
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import GenerateJsonSchema

from generator.source.expectations import bare, is_part

LAST = 100
A_WORD = "must be a word of `"
RULE = re.compile("^must (?:(?:be|say|name|give) )?(?:a list of )?")


class Part(BaseModel):
    """What all parts of a record share: unknown keys are wrong, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    named_by: ClassVar[str] = ""  # the field by which a list has one item of this kind only


class PagePlace(NamedTuple):
    """A list of facts on the page of a record. A field without a row of its own stands behind those that have one."""

    section: str
    row: int = LAST

    def at(self, row: int) -> "PagePlace":
        """A row of this list."""
        return PagePlace(self.section, row)


FACTS = PagePlace("facts")  # at the top of the page
CONDITIONS = PagePlace("conditions")  # how long a document runs and how it changes
ELSEWHERE = PagePlace("")  # the template tells it in a way of its own


class Cell(NamedTuple):
    """The column of a field in its table.

    `about` says what stands there; left out, the rule does. `name`: left out, that of the field, for a field of a part
    behind that of the part.
    """

    about: str = ""
    name: str = ""


NO_CELL = Cell(name="-")  # in no table, or in one of its own


@dataclass(frozen=True)
class Shown:
    """How a field is shown, as it was declared."""

    place: PagePlace | None
    cell: Cell
    asked: str


@dataclass(frozen=True)
class Declaration:
    """One field: `key` as it is written, `name` as an attribute, and what was declared of it, or the default of that.

    `asked` heads its column among what a reader may ask of every record; empty where nobody asks.
    """

    name: str
    key: str
    kind: Any
    rule: str
    label: str
    place: PagePlace
    cell: Cell
    asked: str
    example: Any
    required: bool
    always: bool  # whether a record has a value here, its own or the usual one
    marks: tuple[Any, ...]

    @property
    def about(self) -> str:
        """The rule as a statement: `the town` for `must be the town`; of a mere word, what its kind tells."""
        told = " ".join((self.kind.__doc__ or "").split()) if self.rule.startswith(A_WORD) else ""
        return f"{told[:1].lower()}{told[1:]}".rstrip(".") or stated(self.rule)


def stated(rule: str) -> str:
    """A rule in must-form as a statement of what stands there."""
    return RULE.sub("", rule)


def field(rule: str, **declared: Any) -> Any:
    """An optional field with its rule in must-form; the other words as in `required`, or as pydantic has them."""
    return _field_info(rule, {"default": None, **declared})


def many(rule: str, **declared: Any) -> Any:
    """A list that may be left out, with its rule in must-form; the other words as in `required`."""
    return _field_info(rule, {"default": (), **declared})


def required(rule: str, **declared: Any) -> Any:
    """A required field with its rule in must-form.

    Declared are `label`, `place` (a Place), `cell` (a Cell), `asked` and `example`; each may be left out.
    """
    return _field_info(rule, declared)


def _field_info(rule: str, declared: dict[str, Any]) -> Any:
    shown = Shown(declared.pop("place", None), declared.pop("cell", Cell()), declared.pop("asked", ""))
    example = declared.pop("example", None)
    examples = None if example is None else [example]
    info = Field(description=rule, title=declared.pop("label", None), examples=examples, **declared)
    info.metadata.append(shown)
    return info


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Declaration]:
    """The fields of a model by the name of the attribute, in the order of their declaration."""
    return {name: _declaration(name, info) for name, info in model.model_fields.items()}


def _declaration(name: str, info: Any) -> Declaration:
    shown = next((one for one in info.metadata if isinstance(one, Shown)), Shown(None, Cell(), ""))
    key = info.alias or name
    return Declaration(
        name=name,
        key=key,
        kind=bare(info.annotation),
        rule=info.description or "",
        label=info.title or key.replace("_", " ").capitalize(),
        place=shown.place or (FACTS if is_single(info.annotation) else ELSEWHERE),
        cell=shown.cell,
        asked=shown.asked,
        example=info.examples[0] if info.examples else None,
        required=info.is_required(),
        always=info.is_required() or info.default not in (None, (), {}),
        marks=(*info.metadata, *_marks_of_type(info.annotation)),
    )


def _marks_of_type(annotation: Any) -> tuple[Any, ...]:
    """What `Annotated` says of a type, also within `… | None`."""
    own = getattr(annotation, "__metadata__", ())
    inner = [one for one in get_args(annotation) if get_origin(annotation) in (Annotated, Union, UnionType)]
    return (*own, *(mark for one in inner for mark in getattr(one, "__metadata__", ())))


def is_a(kind: Any, of: type) -> bool:
    """Whether a bare type is a class of values of this sort."""
    return isinstance(kind, type) and issubclass(kind, of)


def item_of(kind: Any) -> Any:
    """What a list of a bare type holds, bare; None of what is no list."""
    return bare(get_args(kind)[0]) if get_origin(kind) is tuple else None


def is_single(kind: Any) -> bool:
    """Whether a type is one value, or a list of plain ones: neither a mapping by key nor a list of parts."""
    kind = bare(kind)
    return get_origin(kind) is not dict and not is_part(item_of(kind))


class Labelled(GenerateJsonSchema):
    """Leaves out the titles that pydantic would make of every name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the signature is that of pydantic
        """Never: a declared label stands there anyway."""
        return False
