"""What a field may look like: the declared example, or one that follows from its type."""

import re
from typing import Any, Literal, get_args, get_origin

from generator.model.days import Checked, Date, Period
from generator.model.declaring import Declaration
from generator.model.dossier import Dossier
from generator.model.fields import Figure, Reference
from generator.model.keys import own_fields
from generator.model.parts import Evidence
from generator.model.vocabulary import Term
from generator.source.expectations import bare, is_part
from generator.source.scalars import quoted

SOMEWHERE = {"at": "Article 5"}  # where a cited value stands, in short
UNTOLD = "…"  # what only the record itself could tell
YAML_SIGNS = ",:{}[]#'\""  # among which YAML wants quotes; and around the code of a country, which may read as `no`


def example(dossier: Dossier, one: Declaration) -> Any:
    """A value as it may stand in a file; None where only the record itself could tell one."""
    given = one.example
    if given is None:
        return _example_of(dossier, one.kind, one.marks)
    return {**given, **SOMEWHERE} if isinstance(given, dict) else given


def _example_of(dossier: Dossier, kind: Any, marks: tuple[Any, ...] = ()) -> Any:
    """A value of a bare type; None for a text."""
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    inner = [_example_of(dossier, bare(one)) for one in get_args(kind) if one is not Ellipsis]
    written = [UNTOLD if one is None else one for one in inner]
    if get_origin(kind) is tuple:
        return written[:1]
    if get_origin(kind) is dict:
        return {written[0]: written[1]}
    if is_part(kind):
        return _of_part(dossier, kind)
    return "P10Y" if Figure.DURATION in marks else _plain_example(dossier, kind)


def _plain_example(dossier: Dossier, kind: Any) -> Any:
    if issubclass(kind, Date):
        return "2024/2027" if kind is Period else "2024-02-16" if issubclass(kind, Checked) else "2024-02"
    if issubclass(kind, Reference):
        return _example_name(dossier, kind)
    return {bool: True, int: 1}.get(kind)


def _of_part(dossier: Dossier, part: Any) -> dict[str, Any] | None:
    """What a part must give, or its first field where it need not give any, and where that stands."""
    own = own_fields(part)
    needed = [one for one in own if one.required] or list(own[:1])
    made = {one.key: example(dossier, one) for one in needed}
    told = {key: UNTOLD if value is None else value for key, value in made.items()}
    return {**told, **(SOMEWHERE if issubclass(part, Evidence) else {})}


def _example_name(dossier: Dossier, kind: type[Reference]) -> str | None:
    """A name of what is meant: the first word of a group, else the first there is."""
    known = list(dossier.known(kind.target))
    return next(iter(known if issubclass(kind, Term) else sorted(known)), None)


def in_yaml(value: Any) -> str:
    """A value as it stands in a file, on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {in_yaml(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(in_yaml, value)) + "]"
        case bool():
            return str(value).lower()
        case str() if value != value.strip() or set(value) & set(YAML_SIGNS) or re.fullmatch("[A-Z]{2}", value):
            return quoted(value)
        case _:
            return str(value)
