"""The leaves of a record: text, quotes, durations, addresses, and names of things defined elsewhere.

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
from generator.model.dates import english_duration
from generator.source.problem import found


class Figure(Enum):
    """What a leaf states that the words of its quotes can contradict; a date by its own kind, in `days`."""

    DATE = auto()
    DURATION = auto()
    AMOUNT = auto()
    CURRENCY = auto()
    PERSON = auto()
    SENTENCE = auto()


LONGEST_QUOTE = 12
LONGEST_PROMISE = 30
LONGEST_TEXT = 1200
LONGEST_ID = 80
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SENTENCE_BREAK = re.compile(r"[.!?]\s")  # where a second sentence would begin


def _one_line(text: str) -> str:
    if not text or text != text.strip() or "\n" in text:
        raise ValueError(f"must be one line of text without space at either end: {found(text)}.")
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


def _duration(text: str) -> str:
    english_duration(text)
    return text


Line = Annotated[str, AfterValidator(_one_line)]
PersonName = Annotated[str, AfterValidator(_one_line), Figure.PERSON]
Sentence = Annotated[str, AfterValidator(_one_line), Figure.SENTENCE]
Quote = Annotated[str, AfterValidator(_quote), Field(json_schema_extra={"x-words": LONGEST_QUOTE})]
Promise = Annotated[
    str, AfterValidator(_promise), Field(json_schema_extra={"x-words": LONGEST_PROMISE}), Figure.SENTENCE
]
Address = Annotated[str, AfterValidator(web_address), Field(json_schema_extra={"format": "uri"})]
Duration = Annotated[str, AfterValidator(_duration), Figure.DURATION]
Slug = Annotated[
    str, Field(pattern=f"^{SLUG}$", max_length=LONGEST_ID, description="must be lower-case letters, digits and hyphens")
]
RecordKey = Annotated[str, Field(pattern=f"^[a-z]+/{SLUG}$", max_length=100)]
FieldName = Annotated[str, Field(pattern="^[a-z]+(?:_[a-z]+)*$")]
CODE = "^[A-Z][A-Z0-9]{1,7}$"
Code = Annotated[str, Field(pattern=CODE)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Currency = Annotated[
    str, AfterValidator(iso_currency), Field(json_schema_extra={"pattern": "^[A-Z]{3}$"}), Figure.CURRENCY
]
Language = Annotated[str, AfterValidator(iso_language), Field(json_schema_extra={"pattern": "^[a-z]{2}$"})]
Natural = Annotated[int, Strict(), Field(ge=1, le=100_000)]
Amount = Annotated[float, Strict(), Field(gt=0, le=1e15), Figure.AMOUNT]
Strength = Annotated[int, Strict(), Field(ge=0, le=9)]
Flag = Annotated[bool, Strict()]
# What the program found of a statement of an article, and that it was the program.
Finding = Annotated[str, Field(pattern="^(agrees|differs|not-recorded)$")]
Proposer = Annotated[str, Field(pattern="^program$")]
OtherNames = dict[Language, Line]
Rate = Annotated[str, Field(pattern="^(total|year)$")]
Depth = Annotated[str, Field(pattern="^(full|excerpt|not-read)$")]


class Reference(str):
    """A text that names something defined elsewhere. `target` is the collection of the dossier to look for it in."""

    __slots__ = ()
    target: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1, max_length=100))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "x-target": cls.target}


class SourceId(Reference):
    """The id of a source."""

    target = "sources"


class ActorCode(Reference):
    """The code of a country or an organisation."""

    target = "actors"


class AgreementId(Reference):
    """The id of an agreement."""

    target = "agreements"


class SummitId(Reference):
    """The id of a summit."""

    target = "summits"


class EntityRef(Reference):
    """The code of a country or an organisation, or the id of an agreement or a summit."""

    target = "entities"


class Term(Reference):
    """A word of a group of `data/vocabulary.yml`."""


class Instrument(Term):
    """What class of document it is."""

    target = "instruments"


class Status(Term):
    """Where a document stands between proposal and end."""

    target = "statuses"


class Bindingness(Term):
    """Whether somebody holds it to be legally binding."""

    target = "bindingness"


class CommitmentType(Term):
    """What is promised."""

    target = "commitment_types"


class Answer(Term):
    """Whether a text undertakes something."""

    target = "answers"


class Verb(Term):
    """How firmly a text words it."""

    target = "verbs"


class Gap(Term):
    """Why there is no value."""

    target = "gaps"


class CountedFrom(Term):
    """From when a time runs."""

    target = "starts"


class Confidence(Term):
    """How sure we are of a value."""

    target = "confidence"


class Nature(Term):
    """At which stage a sum is."""

    target = "funding_natures"


class Bound(Term):
    """Whether a sum is exact."""

    target = "bounds"


class CoalitionRole(Term):
    """What a party does in a capability coalition."""

    target = "coalition_roles"


class EventKind(Term):
    """What kind of event it is."""

    target = "event_kinds"


class Series(Term):
    """To which series a summit belongs."""

    target = "series"


class SummitStatus(Term):
    """Whether a summit was held."""

    target = "summit_statuses"


class OutputVerb(Term):
    """What was done with an outcome."""

    target = "output_verbs"


class Capacity(Term):
    """In what capacity somebody took part."""

    target = "capacities"


class Standing(Term):
    """Where a country stands on a bilateral agreement."""

    target = "standings"


class Verdict(Term):
    """What the audit found of a claim."""

    target = "verdicts"


class QuestionStatus(Term):
    """Whether a disagreement is settled."""

    target = "question_statuses"


class OfficeRole(Term):
    """Which office of a government somebody holds."""

    target = "office_roles"


class OfferKind(Term):
    """What kind of contribution is offered."""

    target = "offer_kinds"


class OfferFirmness(Term):
    """How firmly something is offered."""

    target = "offer_firmness"


class OfferCondition(Term):
    """What must come before an offer holds."""

    target = "offer_conditions"


class ApprovalStep(Term):
    """Which step a parliament or a government took."""

    target = "approval_steps"
