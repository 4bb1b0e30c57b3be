"""A record → its facts: every value with what it says in the words of pages, apart from the evidence for it.

Items of lists are known by what they are about, so that two states of a record can be compared whatever their order.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from generator.derive.anchors import anchors
from generator.model.dates import DURATION, SHAPE, english, english_duration
from generator.model.dossier import Dossier
from generator.model.entries import citations, own_text
from generator.model.fields import Reference, Term
from generator.model.keys import order
from generator.model.parts import Claim, Evidence
from generator.model.records import Record
from generator.model.vocabulary import PROPERTIES

EVIDENCE = frozenset({"at", "quote", "translation", "cite"})
# What serves editors or the program only, or says how sure a value is rather than what it is.
COSMETIC = frozenset(
    "id aliases demonyms spellings formerly as_of checked note why file sha256 paragraphs paragraph"
    " renamed consulted_after accession_to phases signed_only statuses bilateral read_until weak article".split()
) | (PROPERTIES - {"family", "question"})
LONGEST_LABEL = 60
# What all facts of a record share: its own text, and the names of its cards.
Own = tuple[str | None, Mapping[int, str]]


@dataclass(frozen=True)
class Fact:
    """What one value of a record says, and who says so."""

    label: str
    identity: str
    told: Mapping[str, str]
    sources: tuple[str, ...] = ()
    evidence: str = ""
    anchor: str = ""  # its card, where it has one
    facts: Mapping[str, "list[Fact]"] = field(default_factory=dict)


def facts(record: BaseModel, words: Dossier) -> dict[str, list[Fact]]:
    """The facts of a record by field."""
    text = own_text(record)
    names = anchors(words, record) if isinstance(record, Record) else {}
    return {
        _key(name): list(_facts(_label(name), value, words, (text, names)))
        for name, value in record.__dict__.items()
        if value is not None and value not in ((), {})
    }


def _facts(label: str, value: Any, words: Dossier, own: Own) -> Iterator[Fact]:
    if isinstance(value, BaseModel):
        yield _fact(label, value, words, own)
    elif isinstance(value, dict) and any(isinstance(one, BaseModel) for one in value.values()):
        yield from (_fact(f"{label} › {said(key, words)}", one, words, own, str(key)) for key, one in value.items())
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        for one in value:
            identity = identity_of(one)
            yield _fact(f"{label} › {_short(said(identity, words))}", one, words, own, str(identity))
    else:
        yield Fact(label, "", {"": said(value, words)})


def _fact(label: str, part: BaseModel, words: Dossier, own: Own, identity: str = "") -> Fact:
    text, names = own
    told: dict[str, str] = {}
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
            inner[name] = list(_facts(f"{label} › {_label(name)}", value, words, own))
        else:
            told[name] = said(value, words)
    cited = tuple(citations(part, text)) if isinstance(part, Evidence | Claim) else ()
    evidence = "; ".join(" ".join(filter(None, (one.source, one.at, one.quote))) for one in cited)
    sources = tuple(sorted({one.source for one in cited}))
    return Fact(label, identity, told, sources, evidence, names.get(id(part), ""), inner)


# What an item of a list is about: the first of these that it has.
IDENTITY = (
    "number",
    "party",
    "organisation",
    "capacity",
    "name",
    "agreement",
    "question",
    "label",
    "what",
    "purpose",
    "value",
)


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
    return f"{text[:LONGEST_LABEL].rstrip()}…" if len(text) > LONGEST_LABEL else text


def said(value: Any, words: Dossier) -> str:
    """A plain value as pages say it."""
    match value:
        case tuple():
            told = ", ".join(sorted(said(one, words) for one in value))
        case Term():
            told = words.term(value.target, value).label
        case Reference():
            named = words.known(value.target).get(value)
            told = named.name if isinstance(named, Record) else str(value)
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
    """What a fact says, on one line."""
    return "; ".join(text for name, text in fact.told.items() if name not in COSMETIC) or "; ".join(fact.told.values())


def place_of(fact: Fact) -> str:
    """The label of a fact told in full: what it is about stands in the text."""
    repeated = any(_short(text) in fact.label for text in fact.told.values())
    return fact.label.rsplit(" › ", 1)[0] if repeated else fact.label
