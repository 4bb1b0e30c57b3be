"""What happens: events, meetings, who took part in what capacity, and what came of it."""

from generator.model import days
from generator.model import fields as f
from generator.model import vocabulary as v
from generator.model.declaring import Cell, field, many, required
from generator.model.parts import Evidence
from generator.model.vocabulary import Term


class Event(Evidence):
    """Something that happened on a date."""

    date: days.Past = required("must be when it happened")
    what: f.Account = required("must be one sentence in our own words")
    kind: Term[v.EventKindWord] = required("must be a word of `event_kinds`")


class Meeting(Evidence):
    """When and where a summit took place."""

    date: days.Coming = required("must be the day or the interval of days")
    place: f.TownName | None = field("must be the town", cell=Cell("The town", "place"), example="Strelsau")
    country: f.ActorCode | None = field("must be the code of the country", cell=Cell("The country", "country"))


class Participants(Evidence):
    """Those who took part in one capacity, as one source lists them."""

    capacity: Term[v.CapacityWord] = required("must be a word of `capacities`")
    who: tuple[f.ActorCode, ...] = required("must be a list of codes of countries and organisations", min_length=1)
    level: f.Sentence | None = field("must say who represented them")


class Outcome(Evidence):
    """One thing a summit produced."""

    what: f.Sentence = required("must be one sentence in our own words", example="the leaders adopted a declaration")
    verb: Term[v.OutputVerbWord] = required("must be a word of `output_verbs`", label="How firmly")
    document: f.Sentence | None = field("must be the title of the document, where it is one")
    agreement: f.AgreementId | None = field("must be the id of the agreement, where it has a page")
    topic: Term[v.TopicWord] | None = field("must be a word of `topics`, where a list tells it too")
    by: tuple[f.ActorCode, ...] = many(
        "must be a list of codes of those who promised or did it, where only some of the meeting did", label="Whose act"
    )


class Joining(Evidence):
    """A party that joined a text after its first parties."""

    named_by = "party"

    party: f.ActorCode = required("must be the code of the country that joined")
    date: days.Past = required("must be when it joined; an interval where only the bounds are known")


class Approval(Evidence):
    """One step of a parliament or a government towards a document taking effect."""

    party: f.ActorCode = required("must be the code of the party")
    body: f.Line = required("must name the parliament, government or court")
    step: Term[v.ApprovalStepWord] = required("must be a word of `approval_steps`")
    date: days.Past | None = field("must be when it was taken")
    what: f.Sentence | None = field("must be one sentence in our own words, where the step says too little")
