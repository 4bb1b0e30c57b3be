"""The leaves of a record: text, quotes, addresses, and names of things defined elsewhere.

Each type says in must-form what it accepts; the sentence is the message an editor reads. Whether a named thing exists
is not known here: `Reference` only says what kind of thing is meant.
"""

import re
from enum import Enum, auto
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, Strict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.model.addresses import web_address
from generator.model.codes import iso_currency, iso_language
from generator.source.problem import did_you_mean, found


class Figure(Enum):
    """What a leaf states that the words of its quotes can contradict; a date by its own kind, in `days`."""

    DATE = auto()
    DURATION = auto()
    AMOUNT = auto()
    CURRENCY = auto()
    PERSON = auto()
    OFFICE = auto()
    PLACE = auto()
    SENTENCE = auto()
    TOLD = auto()  # told from several reports, each of which has a part of it: only its figures are compared
    JUDGED = auto()  # what we take from quotes that need not agree: its days, slips of the pen, and contraries
    NOTE = auto()  # adds to a value what no quote need have: its figures count only where they are a slip of the pen


LONGEST_QUOTE = 12
LONGEST_PROMISE = 30
LONGEST_TEXT = 1200
LONGEST_ID = 80
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SENTENCE_BREAK = re.compile(r"[.!?]\s")  # where a second sentence would begin


def _one_line(text: str) -> str:
    if not text or text != text.strip() or "\n" in text:
        broken = " In double quotes a backslash before n is a line break: use single quotes." if "\n" in text else ""
        raise ValueError(f"must be one line of text without space at either end: {found(text)}.{broken}")
    if not any(map(str.isalnum, text)):
        raise ValueError(f"must say something: {found(text)}.")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"must be at most {LONGEST_TEXT:,} characters long: {len(text):,} found.")
    return text


def _quote(text: str) -> str:
    words = len(text.split())
    if words > LONGEST_QUOTE:
        raise ValueError(f"must be a quote of at most {LONGEST_QUOTE} words: {words} found.")
    return _one_line(text)


def _promise(text: str) -> str:
    words = len(text.split())
    if words > LONGEST_PROMISE:
        raise ValueError(f"must be one sentence of at most {LONGEST_PROMISE} words: {words} found.")
    if not text.endswith(".") or SENTENCE_BREAK.search(text):
        raise ValueError(f"must be one sentence, with one full stop, at its end: {found(text)}.")
    return _one_line(text)


def _with_whose(text: str) -> str:
    meant = re.sub(r"\{\w*\}", "{whose}", text)
    if meant != text:
        offer = did_you_mean(found(meant), mark="")
        raise ValueError(f"must have no name in braces but {{whose}}: {found(text)}.{offer}")
    return _one_line(text)


Line = Annotated[str, AfterValidator(_one_line)]
PersonName = Annotated[str, AfterValidator(_one_line), Figure.PERSON]
Office = Annotated[str, AfterValidator(_one_line), Figure.OFFICE]
TownName = Annotated[str, AfterValidator(_one_line), Figure.PLACE]
Sentence = Annotated[str, AfterValidator(_one_line), Figure.SENTENCE]
Note = Annotated[str, AfterValidator(_one_line), Figure.NOTE]
Account = Annotated[str, AfterValidator(_one_line), Figure.TOLD]
Judgement = Annotated[str, AfterValidator(_one_line), Figure.JUDGED]
Headline = Annotated[
    str, AfterValidator(_with_whose), Field(json_schema_extra={"pattern": r"^(?!.*\{(?!whose\})\w*\})"})
]
Quote = Annotated[str, AfterValidator(_quote), Field(json_schema_extra={"x-words": LONGEST_QUOTE})]
Promise = Annotated[
    str, AfterValidator(_promise), Field(json_schema_extra={"x-words": LONGEST_PROMISE}), Figure.SENTENCE
]
Address = Annotated[str, AfterValidator(web_address), Field(json_schema_extra={"format": "uri"})]
Slug = Annotated[
    str, Field(pattern=f"^{SLUG}$", max_length=LONGEST_ID, description="must be lower-case letters, digits and hyphens")
]
RecordKey = Annotated[str, Field(pattern=f"^[a-z]+/{SLUG}$", max_length=100)]
FieldName = Annotated[str, Field(pattern="^[a-z]+(?:_[a-z]+)*$")]
CODE = "^[A-Z][A-Z0-9]{1,7}$"
Code = Annotated[str, Field(pattern=CODE)]
FileName = Annotated[str, Field(pattern=r"^[^\s/\\]([^\n/\\]*[^\s/\\])?$")]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Currency = Annotated[
    str, AfterValidator(iso_currency), Field(json_schema_extra={"pattern": "^[A-Z]{3}$"}), Figure.CURRENCY
]
Language = Annotated[str, AfterValidator(iso_language), Field(json_schema_extra={"pattern": "^[a-z]{2}$"})]
Natural = Annotated[int, Strict(), Field(ge=1, le=100_000)]
Tally = Annotated[int, Strict(), Field(ge=0, le=100_000)]
Amount = Annotated[float, Strict(), Field(gt=0, le=1e15), Figure.AMOUNT]
Strength = Annotated[int, Strict(), Field(ge=0, le=9)]
Firmness = Annotated[int, Strict(), Field(ge=1, le=9)]
Flag = Annotated[bool, Strict()]
# What the program found of a statement of an article, and that it was the program.
ProposedFinding = Annotated[str, Field(pattern="^(agrees|differs|not-recorded)$")]
Proposer = Annotated[str, Field(pattern="^program$")]
OtherNames = dict[Language, Line]
Rate = Annotated[str, Field(pattern="^(total|year)$")]
Depth = Annotated[str, Field(pattern="^(full|excerpt|not-read)$")]


class Reference(str):
    """A text that names something defined elsewhere. `target` is the collection of the dossier to look for it in."""

    __slots__ = ()
    target: ClassVar[str]

    def __init_subclass__(cls, target: str = "") -> None:
        cls.target = target

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1, max_length=100))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "x-target": cls.target}


class SourceId(Reference, target="sources"):
    """The id of a source."""


class ActorCode(Reference, target="actors"):
    """The code of a country or an organisation."""


class AgreementId(Reference, target="agreements"):
    """The id of an agreement."""


class SummitId(Reference, target="summits"):
    """The id of a summit."""


class EntityRef(Reference, target="entities"):
    """The code of a country or an organisation, or the id of an agreement or a summit."""
