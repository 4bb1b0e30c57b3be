"""The words of the vocabulary, one class for a group: how pages write a word, and what it means to the program.

The program never compares with a word: it asks the word's properties. Who adds a word says what it means, and every
page, count and export follows.
"""

from collections.abc import Mapping
from functools import cache
from types import new_class
from typing import Any, ClassVar, Generic, Literal, TypeVar, cast, get_args

from generator.model import fields as f
from generator.model.declaring import Part, field, many, required

# Of a document: nothing concluded yet; a text without parties; signed; adopted without signature; in effect; over.
StatusPhase = Literal["open", "issued", "signed", "adopted", "effective", "over"]
StandingPhase = Literal["open", "signed"]
SummitPhase = Literal["ahead", "took-place", "put-off", "called-off"]
AnswerSays = Literal["undertakes", "mentions", "nothing"]
BindingnessSays = Literal["something", "nothing"]
# What a verdict needs: nothing, because nobody looked; a reason; a reason and sources that decide.
Basis = Literal["nothing", "reason", "sources"]
Forecast = Literal["open", "over"]
# From which recorded day a time is counted: that of the signature, that of taking effect; some other, in no record.
Start = Literal["signature", "effect", "elsewhere"]
# Of a type of commitment: texts are still being coded under it, and need not answer it.
Coding = Literal["open"]
# What a sum is to its text: promised by it, given before it, handed over since, a frame that may hold all of these.
Stage = Literal["promised", "given", "delivered", "frame", "other"]
Doubt = Literal["none", "some", "strong"]
# Why there is no value: the text says nothing; nobody looked; the question makes no sense; nobody can look; else.
Reason = Literal["silent", "unchecked", "inapplicable", "unreadable", "other"]
# The types of https://docs.citationstyles.org/ that publications here can have.
CitedAs = Literal["document", "webpage", "report", "article-newspaper", "article-journal", "treaty", "legislation"]
Tone = Literal["good", "signed", "agreed", "pending", "open", "ended", "disputed", "bad"]

CONCLUDED = frozenset({"signed", "adopted", "effective", "over"})
RUNNING = CONCLUDED - {"over"}


def _one_of(choice: object, *more: str) -> str:
    """The must-sentence of a property that takes one of these."""
    return " ".join([f"must be one of {', '.join(get_args(choice))}", *more])


GROUPS: dict[str, type["Word"]] = {}  # of each group what its words tell


class Word(Part):
    """One word of a vocabulary."""

    group: ClassVar[str] = ""
    asked: ClassVar[str] = ""  # what a field says that names a word of the group

    label: f.Line = required("must be how pages write it")
    definition: f.Line = required("must say what it means")
    aliases: tuple[f.Line, ...] = many("must be a list of other words by which readers look for it")

    def __init_subclass__(cls, group: str = "", asked: str = "") -> None:
        cls.group, cls.asked = group, asked
        if group:
            GROUPS[group] = cls


WordModel = TypeVar("WordModel", bound=Word)
WordKind_co = TypeVar("WordKind_co", bound=Word, covariant=True)
Vocabulary = Mapping[str, Mapping[str, Word]]  # the words of every group


class Term(f.Reference, Generic[WordKind_co]):
    """A word of a group of `data/vocabulary.yml`: `Term[StatusWord]` is the word for a status."""

    __slots__ = ()

    def __class_getitem__(cls, kind: Any) -> Any:
        return _term_of(kind) if getattr(kind, "group", "") else cls


@cache
def _term_of(kind: type[Word]) -> type[Term[Any]]:
    """The one class of what names a word of this kind."""
    named = {"__doc__": kind.asked, "__slots__": (), "__module__": __name__}
    name = kind.__name__.removesuffix("Word")
    return new_class(name, (Term,), {"target": kind.group}, lambda space: space.update(named))


class SaidWord(Word):
    """One for which words of a quote speak."""

    said: tuple[f.Line, ...] = many("must be a list of words by which quotes say so, in any language")


class SpokenWord(SaidWord):
    """One for which or against which words of a quote speak, wherever they stand in it."""

    against: tuple[f.Line, ...] = many("must be a list of words by which quotes say the contrary, in any language")


class TonedWord(Word):
    """One that pages show on a colour."""

    tone: Tone = required(_one_of(Tone))


class InstrumentWord(Word, group="instruments", asked="What class of document it is."):
    """A class of document."""

    cited_as: CitedAs | None = field(_one_of(CitedAs, "where a bibliography asks for more than the kind of source"))


class StatusWord(TonedWord, group="statuses", asked="Where a document stands between proposal and end."):
    """Where a document stands."""

    phase: StatusPhase = required(
        _one_of(StatusPhase, "(not concluded; text without parties; signed; adopted unsigned; in effect; no longer)")
    )
    approval_due: f.Flag | None = field("must be true where a step of a parliament or a government is outstanding")


class BindingnessWord(SpokenWord, group="bindingness", asked="Whether somebody holds it to be legally binding."):
    """What is said about legal force."""

    says: BindingnessSays = required(_one_of(BindingnessSays))
    of_itself: f.Line | None = field("must be what such a text says of itself, behind “the text”: calls itself …")


class FamilyWord(Word, group="families"):
    """How promises are grouped."""

    after_trigger: f.Flag | None = field("must be true where its types follow what sets a consultation off")


class CommitmentTypeWord(Word, group="commitment_types", asked="What is promised."):
    """What can be promised."""

    family: f.Slug = required("must be the family a commitment type belongs to")
    question: f.Line | None = field("must be the question the clause comparator asks")
    promised: f.Line | None = field("must be what is undertaken, as it follows “promises” in a sentence")
    in_list: f.Line | None = field("must be what is undertaken, in a list behind “promises”, where the label cannot be")
    headline: f.Headline | None = field(
        "must be what is undertaken, as it follows “to”, where the first sentences of pages say who does that; "
        "{whose} is the other party’s"
    )
    coding: Coding | None = field("must be open, where not every coded text answers the type yet")
    time_limit: f.Flag | None = field("must be true where the time limit of the consultation belongs to it")


class AnswerWord(TonedWord, group="answers", asked="Whether a text undertakes something."):
    """Whether a text promises something or only mentions it."""

    says: AnswerSays = required(_one_of(AnswerSays))


class VerbWord(SpokenWord, group="verbs", asked="How firmly a text words it."):
    """How firmly a text words a promise."""

    strength: f.Firmness = required("must be a number from 1: higher is firmer")
    promises: f.Line | None = field("must be what such a text does in place of promising, with … for what it speaks of")
    told: f.Line | None = field("must be what a sentence calls the class, where its label is not how texts put it")


class StartWord(SpokenWord, group="starts", asked="From when a time runs."):
    """From when a period is counted."""

    begins: Start = required(_one_of(Start) + ": which recorded day a time is counted from")


class GapWord(TonedWord, group="gaps", asked="Why there is no value."):
    """What is meant where an answer is missing."""

    reason: Reason = required(_one_of(Reason))


class ConfidenceWord(Word, group="confidence", asked="How sure we are of a value."):
    """How sure we are of an answer."""

    doubt: Doubt = required(_one_of(Doubt) + ": pages tell some, and strong doubt needs a reason")


class NatureWord(SpokenWord, group="funding_natures", asked="At which stage a sum is."):
    """At which stage a sum is."""

    stage: Stage = required(_one_of(Stage))


class BoundWord(SaidWord, group="bounds", asked="Whether a sum is exact."):
    """How exact a sum is."""

    exact: f.Flag = required("must be true where the sum is the number given, else false")


class CapabilityCoalitionWord(
    SpokenWord, group="capability_coalitions", asked="A capability coalition, whatever a text calls it."
):
    """A coalition of partners for one capability."""


class CoalitionRoleWord(SpokenWord, group="coalition_roles", asked="What a party does in a capability coalition."):
    """What a party does in a capability coalition."""


class EventKindWord(Word, group="event_kinds", asked="What kind of event it is."):
    """What kind of event something on a timeline is."""

    before_signature: f.Flag | None = field("must be true where it cannot follow the signature")


class SeriesWord(Word, group="series", asked="To which series a summit belongs."):
    """A series of summits."""


class SummitStatusWord(TonedWord, group="summit_statuses", asked="Whether a summit was held."):
    """Whether a summit was held."""

    phase: SummitPhase = required(_one_of(SummitPhase))


class OutputVerbWord(TonedWord, group="output_verbs", asked="What was done with an outcome."):
    """What became of a result of a meeting."""

    produces: f.Flag = required("must be true where a document came of it, else false")


class CapacityWord(Word, group="capacities", asked="In what capacity somebody took part."):
    """What part somebody had in a meeting."""


class StandingWord(TonedWord, group="standings", asked="Where a country stands on a bilateral agreement."):
    """Where a country stands on a bilateral agreement."""

    phase: StandingPhase = required(_one_of(StandingPhase))


class VerdictWord(TonedWord, group="verdicts", asked="What the audit found of a claim."):
    """What was found of a claim in a news article."""

    rests_on: Basis = required(_one_of(Basis) + ": what the verdict needs")
    forecast: Forecast | None = field("must be open or over, where it is a verdict on a forecast")
    against: f.Flag | None = field("must be true where sources speak against the claim")


class SourceKindWord(Word, group="source_kinds"):
    """A kind of source."""

    cited_as: CitedAs = required(_one_of(CitedAs) + ": what a bibliography calls it")


class QuestionStatusWord(TonedWord, group="question_statuses", asked="Whether a disagreement is settled."):
    """Whether a disagreement is settled."""

    unsettled: f.Flag | None = field("must be true where nothing decides the question")


class OfficeRoleWord(Word, group="office_roles", asked="Which office of a government somebody holds."):
    """Which office of a government or a body somebody holds."""

    leads: tuple[f.Line, ...] = many(
        "must be a list of how offices of who leads a country begin, such as Prime Minister: beside a dated signature "
        "or offer they tell who was in office"
    )


class TopicWord(Word, group="topics", asked="What readers ask across records."):
    """Questions that several pages answer together."""

    page: f.Line = required("must be the path of the list that tells it, such as money.md")


class OfferKindWord(SpokenWord, group="offer_kinds", asked="What kind of contribution is offered."):
    """What is offered to a force or a body."""

    act: f.Line | None = field("must be what one does who gives it, as it follows “to”")


class OfferFirmnessWord(TonedWord, group="offer_firmness", asked="How firmly something is offered."):
    """How firmly something is offered."""

    strength: f.Strength = required("must be a number from 0: higher is firmer, 0 is no offer")
    does: f.Line | None = field("must be what one does who says so, before what is offered: “said it would”")
    do: f.Line | None = field("must be the same of several: “said they would”")


class OfferConditionWord(SpokenWord, group="offer_conditions", asked="What must come before an offer holds."):
    """What must come before an offer holds."""


class ApprovalStepWord(SpokenWord, group="approval_steps", asked="Which step a parliament or a government took."):
    """What a parliament or a government did about a document."""


CommitmentType = Term[CommitmentTypeWord]


def wordless(kind: type[WordModel], label: str, definition: str = "–") -> WordModel:
    """What stands in for a word that is not defined, or not as its group asks: its properties are empty."""
    nothing: dict[str, Any] = dict.fromkeys(kind.model_fields, "")
    return cast("WordModel", kind.model_construct(None, **{**nothing, "label": label, "definition": definition}))


def defined(vocabulary: Vocabulary, kind: type[WordModel], word: str | None, group: str = "") -> WordModel:
    """The definition of a word with the properties of its group; for none, one without any."""
    found_ = vocabulary.get(group or kind.group, {}).get(word or "")
    return found_ if isinstance(found_, kind) else wordless(kind, word or "–")


def meaning_of(vocabulary: Vocabulary, term: Term[WordKind_co]) -> WordKind_co:
    """The definition of a word of a record."""
    return cast("WordKind_co", defined(vocabulary, GROUPS.get(term.target, Word), term, term.target))


def whole_group(vocabulary: Vocabulary, kind: type[WordModel]) -> dict[str, WordModel]:
    """A whole group, in the order of the file."""
    return {word: one for word, one in vocabulary.get(kind.group, {}).items() if isinstance(one, kind)}


# The properties of all words, besides what readers are told.
PROPERTIES = frozenset(name for kind in GROUPS.values() for name in kind.model_fields) - set(Word.model_fields)
