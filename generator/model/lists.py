"""The lists of parts that records have: of whose items there are tables and sheets."""

from functools import cache

from pydantic import BaseModel

from generator.model.declaring import fields_of, is_part, item_of
from generator.model.kinds import KINDS


@cache
def part_lists() -> dict[str, dict[str, type[BaseModel]]]:
    """By the name of the list, the part its items are, by the kind of record that has it."""
    found: dict[str, dict[str, type[BaseModel]]] = {}
    for folder, kind in KINDS.items():
        for name, field in fields_of(kind.model).items():
            if is_part(item := item_of(field.kind)):
                found.setdefault(name, {})[folder] = item
    return found
