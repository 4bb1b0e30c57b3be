"""The type of every place in a data file, and the order in which its keys stand."""

from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.model.dossier import DISAGREEMENTS, SITE, VOCABULARY
from generator.model.parts import Evidence
from generator.model.records import KINDS, Definition, Disagreement, Site, Source
from generator.source.validation import bare


def model_of(name: str) -> Any:
    """The type of what a file of the table holds, by its path under the root."""
    whole = {DISAGREEMENTS: dict[str, Disagreement], VOCABULARY: dict[str, dict[str, Definition]], SITE: Site}
    folder = Path(name).parent.name
    return whole.get(name) or (dict[str, Source] if folder == "sources" else KINDS.get(folder))


@cache
def order(model: type[BaseModel]) -> dict[str, int]:
    """The place of every key: in the order of the fields, but what a cited value says before the evidence for it."""
    names = {name: info.alias or name for name, info in model.model_fields.items()}
    if issubclass(model, Evidence) and model is not Evidence:
        own = [
            name
            for kind in model.__mro__
            if kind is not Evidence and issubclass(kind, Evidence)
            for name in kind.__annotations__
        ]
        names = {name: names[name] for name in dict.fromkeys([*own, *names])}
    return {key: place for place, key in enumerate(names.values())}


def within(kind: Any, step: str | int) -> Any:
    """The type of one value of a mapping or list of this type; None where it is not known."""
    kind = bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return next((info.annotation for name, info in kind.model_fields.items() if step == (info.alias or name)), None)
    inner = get_args(kind)
    return (inner[0] if get_origin(kind) is tuple else inner[-1]) if inner else None
