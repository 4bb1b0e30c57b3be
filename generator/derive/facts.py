"""A record → its facts: every value with what it says in the words of pages, apart from the evidence for it.

Items of lists are known by what they are about, so that two states of a record can be compared whatever their order.
Names are left open in what is said (`open_names`).
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.derive.anchors import facts_in
from generator.derive.open_names import is_open, left_open, listed_openly, told_today
from generator.derive.successors import NO_HEIRS, Heirs
from generator.derive.weight import COSMETIC, TOLD_ASIDE
from generator.model.audits import Claim
from generator.model.dates import DURATION, SHAPE, english, english_duration
from generator.model.dossier import Dossier
from generator.model.entries import Citation, Entry, citations, own_text
from generator.model.fields import Reference
from generator.model.keys import order
from generator.model.parts import Evidence
from generator.model.records import Record

EVIDENCE = frozenset({"at", "quote", "translation", "cite"})
LONGEST_LABEL = 60


class Telling(NamedTuple):
    """What all facts of a record share: what has another name now, text and cards.

    `last_names` calls what went into another entry as it was called itself.
    """

    heirs: Heirs = NO_HEIRS
    last_names: Heirs = NO_HEIRS
    text: str | None = None
    names: Mapping[int, str] = MappingProxyType({})

    def said(self, value: Any) -> str:
        """A plain value as pages say it, under the names of today."""
        return _said_openly(value, self.heirs)

    def said_then(self, value: Any) -> str:
        """The same, and what went into another entry under the name that it had."""
        return _said_openly(value, self.last_names)


@dataclass(frozen=True)
class Fact:
    """What one value of a record says, and who says so."""

    label: str
    identity: str
    told: Mapping[str, str]
    told_then: Mapping[str, str]  # the same under the names that went into others
    sources: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()
    anchor: str = ""  # its card, where it has one
    facts: Mapping[str, "list[Fact]"] = field(default_factory=dict)


def facts(
    entry: Entry,
    words: Dossier,
    heirs: Heirs = NO_HEIRS,
    last_names: Heirs = NO_HEIRS,
    asked: Container[str] | None = None,
) -> dict[str, list[Fact]]:
    """The facts of an entry by field, of those `asked` for. `words` is the dossier that names their cards."""
    record = entry.record
    named = facts_in(words, entry) if isinstance(record, Record) else ()
    names = {id(one.value): one.anchor for one in named}
    telling = Telling(heirs, last_names, own_text(record), names)
    return {
        _key(name): list(_facts(_label(name), value, telling))
        for name, value in record.__dict__.items()
        if value is not None and value not in ((), {}) and (asked is None or name in asked)
    }


def _facts(label: str, value: Any, telling: Telling) -> Iterator[Fact]:
    if isinstance(value, BaseModel):
        yield _fact(label, value, telling)
    elif isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        yield from (Fact(f"{label} › {key}", str(key), {"": one}, {"": one}) for key, one in value.items())
    elif isinstance(value, dict):
        for key, one in value.items():
            name = telling.said(key)
            yield _fact(f"{label} › {name}", one, telling, name)
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        for one in value:
            identity = telling.said(identity_of(one))
            yield _fact(f"{label} › {_short(identity)}", one, telling, identity)
    else:
        yield Fact(label, "", {"": telling.said(value)}, {"": telling.said_then(value)})


def _fact(label: str, part: BaseModel, telling: Telling, identity: str = "") -> Fact:
    told: dict[str, str] = {}
    then: dict[str, str] = {}
    inner: dict[str, list[Fact]] = {}
    values = {_key(name): value for name, value in part.__dict__.items()}
    for name in order(type(part)):
        value = values[name]
        is_part = isinstance(value, BaseModel) or (
            isinstance(value, tuple) and any(isinstance(one, BaseModel) for one in value)
        )
        if name in EVIDENCE or value is None or value == ():
            continue
        if is_part:
            inner[name] = list(_facts(f"{label} › {_label(name)}", value, telling))
        else:
            told[name], then[name] = telling.said(value), telling.said_then(value)
    evidence = _evidence(part, telling)
    sources = tuple(sorted({one.source for one in evidence}))
    return Fact(label, identity, told, then, sources, evidence, telling.names.get(id(part), ""), inner)


def _evidence(part: BaseModel, telling: Telling) -> tuple[Citation, ...]:
    """Its references, wherever in the file they stand, to the sources as they are called now."""
    if not isinstance(part, Evidence | Claim):
        return ()
    found = citations(part, telling.text)
    return tuple(replace(one, where=(), source=telling.heirs.get(("sources", one.source), one.source)) for one in found)


# What an item of a list is about: the first of these that it has.
IDENTITY = "number party organisation capacity name agreement question label what purpose value date quote".split()


def identity_of(part: BaseModel) -> Any:
    """What an item of a list is about."""
    if "asserted_by" in type(part).model_fields:
        return part.__dict__["asserted_by"]
    return next(part.__dict__[name] for name in IDENTITY if part.__dict__.get(name) is not None)


def _key(name: str) -> str:
    return name.rstrip("_")


def _label(name: str) -> str:
    return name.strip("_").replace("_", " ")


def _short(text: str) -> str:
    """A text of some length; a name is told whole."""
    return f"{text[:LONGEST_LABEL].rstrip()}…" if len(text) > LONGEST_LABEL and not is_open(text) else text


def said(value: Any, words: Dossier) -> str:
    """A plain value as pages say it."""
    return told_today(_said_openly(value, NO_HEIRS), words)


def _said_openly(value: Any, names: Heirs) -> str:
    """A plain value as pages say it, with what it names left open, under these names where they have it."""
    if isinstance(value, Reference):
        return left_open(type(value)(names.get((value.target, str(value)), value)))
    match value:
        case tuple():
            told = listed_openly(sorted(_said_openly(one, names) for one in value))
        case bool():
            told = "yes" if value else "no"
        case float():
            told = f"{value:,.0f}" if value == int(value) else f"{value:,}"
        case _:
            told = _in_english(str(value))
    return told


def _in_english(text: str) -> str:
    """Dates and durations in words, any other text as it is."""
    if len(text) >= len("2024-01") and all(SHAPE.fullmatch(day) or day == ".." for day in text.split("/")):
        return english(text)
    return english_duration(text) if DURATION.fullmatch(text) and len(text) > len("P1") else text


def text_of(fact: Fact) -> str:
    """What a fact says, or said, on one line."""
    told = [text for name, text in fact.told_then.items() if name not in COSMETIC | TOLD_ASIDE]
    return "; ".join(told) or "; ".join(fact.told_then.values())


def place_of(fact: Fact) -> str:
    """The label of a fact told in full: what it is about stands in the text."""
    repeated = any(_short(text) in fact.label for text in fact.told.values())
    return fact.label.rsplit(" › ", 1)[0] if repeated else fact.label
