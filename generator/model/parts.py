"""What records are made of: cited values of every shape, and the references they carry.

Every description is in must-form, because it becomes the message for a wrong value and the documentation of the field.
"""

from generator.model import days
from generator.model import fields as f
from generator.model import vocabulary as v
from generator.model.dates import english
from generator.model.declaring import Cell, Part, field, many, required
from generator.model.vocabulary import CommitmentType, Term

Texts = tuple[f.Line, ...]


class Cite(Part):
    """Where a value stands: a source, a place in it, and the words found there."""

    source: f.SourceId | None = field("must be the id of a source; left out, the record's own text is meant")
    at: f.Line | None = field("must name the clause, page or section as the source numbers it", example="Article 5")
    quote: f.Quote | None = field(
        "must be at most 12 consecutive words of the source, copied exactly", example="for a period of ten years"
    )
    translation: f.Line | None = field("must be our English of the quote, where that is in another language")
    note: f.Line | None = field("must be one line about this reference")


class Evidence(Part):
    """What every published value carries. `at`, `quote` and `note` alone point into the record's own text."""

    at: f.Line | None = field(
        "must name the clause of the record's own text, as the text numbers it", example="Article 5"
    )
    quote: f.Quote | None = field(
        "must be at most 12 consecutive words of the record's own text, copied exactly",
        example="for a period of ten years",
    )
    translation: f.Line | None = field("must be our English of the quote, where that is in another language")
    note: f.Note | None = field("must be one line a reader of the value needs")
    cite: tuple[Cite, ...] = many("must be a list of references")
    as_of: days.Seen | None = field("must be the date on which the value was true")
    confidence: Term[v.ConfidenceWord] | None = field(
        "must be a word of `confidence`; left out, there is no particular doubt"
    )
    why: f.Line | None = field("must say why the confidence is not high", label="Reason")


class Value(Evidence):
    """A cited text, or the reason why there is none."""

    value: f.Sentence | None = field("must be the value in our own words")
    gap: Term[v.GapWord] | None = field("must be a word of `gaps`, where there is no value")


class Effect(Value):
    """How a document takes effect, and the day on which it did."""

    date: days.Past | None = field(
        "must be the day on which it took effect, where that is known",
        cell=Cell("The day on which it took effect", "effective"),
    )

    @property
    def told(self) -> str:
        """How and on which day, once where the words name the day."""
        how, day = self.value or "", english(self.date) if self.date else ""
        return ", ".join(part for part in (how, "" if day in how else day) if part)


class Span(Evidence):
    """A cited duration, or the reason why there is none."""

    value: days.Duration | None = field("must be a duration such as P10Y, P6M or PT24H")
    gap: Term[v.GapWord] | None = field("must be a word of `gaps`, where there is no value")
    softened: f.Line | None = field(
        "must be the text’s own words that make the time less than a duty", example="if possible"
    )
    counted_from: Term[v.StartWord] | None = field(
        "must be a word of `starts`: from when the time runs; left out, the source does not say"
    )


class Signing(Evidence):
    """When and where a document was signed or adopted."""

    date: days.Past = required("must be the day of the signature or adoption")
    place: f.TownName | None = field("must be the town", example="Strelsau")
    country: f.ActorCode | None = field("must be the code of the country it took place in")


class AgreementStatus(Evidence):
    """Where the document stands, and when that was last seen."""

    value: Term[v.StatusWord] = required("must be a word of `statuses`")
    as_of: days.Seen = required("must be the date on which the status was last confirmed by a source")


class Signatory(Evidence):
    """Who signed for a party."""

    named_by = "name"

    name: f.PersonName = required("must be the person's name in one spelling on the whole site", example="Maria Rossi")
    office: f.Office | None = field("must be the office at the time of signing", example="Minister for Foreign Affairs")
    party: f.ActorCode = required("must be the code of the party signed for")


class LegalNature(Evidence):
    """What somebody says about the legal force of the document."""

    value: Term[v.BindingnessWord] = required("must be a word of `bindingness`")
    asserted_by: f.Line = required(
        "must name who says so: the text itself, a government, an author", example="the text itself"
    )
    statement: f.Sentence | None = field("must be what they say, in our own words")


class Consultation(Evidence):
    """What happens first after what sets a duty to consult off."""

    within: days.Duration | None = field("must be the time limit, such as PT24H")
    gap: Term[v.GapWord] | None = field("must be a word of `gaps`, where the text sets no time limit")
    softened: f.Line | None = field("must be the text’s own words that make the limit less than a duty")
    trigger: f.Sentence | None = field("must say what sets the duty off")
    on_request_of: f.Line | None = field("must say who may ask for it")
    then: f.Sentence | None = field("must say what the parties do next")


class Coalition(Evidence):
    """A capability coalition the text names."""

    named_by = "name"

    name: f.Line = required("must be the name of the coalition, as the text has it")
    coalition: Term[v.CapabilityCoalitionWord] | None = field(
        "must be a word of `capability_coalitions`; left out where the text tells none from another"
    )
    role: Term[v.CoalitionRoleWord] = required("must be a word of `coalition_roles`")


class Commitment(Evidence):
    """What the text says under one commitment type: the strongest act, in our words and in the text's own."""

    answer: Term[v.AnswerWord] = required("must be a word of `answers`")
    operative: f.Quote | None = field(
        "must be the text's own operative words, copied exactly; … stands for what is left out",
        example="will provide",
        label="The text’s own words",
    )
    verb: Term[v.VerbWord] | None = field(
        "must be a word of `verbs`: the class of the operative words", label="How firmly"
    )
    promise: f.Promise | None = field(
        "must be one sentence of at most 30 words, our own: who does what, how much, until when, on what condition",
        example="The partner will train 1,000 people in the first year.",
        label="In a sentence",
    )
    in_list: f.Line | None = field(
        "must be what is promised, in a list behind “promises”, where the name of the type says more",
        example="arms that do not kill",
        label="Promised of this only",
    )


class Disclaimer(Evidence):
    """That the document says of itself, or of a part, what it does not create or is not."""

    what: f.Sentence = required("must be one sentence in our own words")
    covers: tuple[CommitmentType, ...] = many(
        "must be a list of commitment types that rest on what it speaks of; left out, all",
        cell=Cell("The types of commitment that rest on what it speaks of; empty: all of them"),
    )


class Provision(Evidence):
    """Something else the document or the body says or does that readers ask for."""

    what: f.Sentence = required("must be one sentence in our own words")
    topic: Term[v.TopicWord] | None = field("must be a word of `topics`, where a list tells it too")


class Membership(Evidence):
    """That a country belongs to an organisation."""

    named_by = "organisation"

    organisation: f.ActorCode = required("must be the code of the organisation")
    since: days.Beginning | None = field(
        "must be when it joined",
        cell=Cell("When it joined; empty where no day of joining is recorded, as of those that only take part"),
    )
    role: f.Sentence | None = field(
        "must say what part it plays, where that differs from membership",
        cell=Cell("What part it plays where it is no member like the others; empty of members"),
    )

    @property
    def full(self) -> bool:
        """Whether it is a member like the others, not an observer or a candidate."""
        return not self.role


class BilateralStanding(Evidence):
    """What a source says of a bilateral agreement, where none is recorded: a recorded one has a status of its own."""

    value: Term[v.StandingWord] = required("must be a word of `standings`")


class Person(Evidence):
    """Somebody who spoke or signed for a country or an organisation."""

    name: f.PersonName = required("must be the person's name in one spelling on the whole site")
    spellings: Texts = many("must be a list of other spellings in use")
    office: f.Office = required("must be the office")
    role: Term[v.OfficeRoleWord] | None = field("must be a word of `office_roles`, where pages name the holder first")
    names: f.OtherNames = field("must map language codes to the name as written there", default={})
    from_: days.Beginning | None = field("must be when the office began", alias="from")
    until: days.Background | None = field("must be when the office ended")


class Delivery(Evidence):
    """How much of a sum an official figure says was handed over, by a day."""

    amount: f.Amount = required("must be the number of units of the sum's own currency, without separators")
    as_of: days.Seen = required("must be the date up to which that was handed over")


class Funding(Evidence):
    """One sum named in a text or by a source. Neither stages, nor rates and totals, nor sums and their parts add up."""

    id: f.Slug | None = field("must be a name unique in the record, where another sum is a part of this one")
    amount: f.Amount = required("must be the number of units of the currency, without separators", example=1500000000)
    currency: f.Currency = required("must be an ISO 4217 code such as EUR", example="EUR")
    bound: Term[v.BoundWord] = required("must be a word of `bounds`")
    nature: Term[v.NatureWord] = required("must be a word of `funding_natures`", label="Stage")
    donor: f.ActorCode | None = field(
        "must be the code of who gives it; left out, the partner whose record this is",
        cell=Cell("The code of who gives it, where that is not the partner of the document; `given_by` has all"),
    )
    donors: f.Account | None = field("must say in words who gives it, where those are several or have no record")
    per: f.Rate | None = field(
        "must be total or year; left out, the amount is a total",
        cell=Cell("year: so much in every year of the period; total or empty: so much in all"),
    )
    part_of: f.Slug | None = field("must be the `id` of the sum of this record that it is part of")
    period: days.Period | None = field("must be the year or years the sum is for, such as 2024 or 2024/2027")
    purpose: f.Sentence = required("must say what the money is for", example="military assistance")
    delivered: Delivery | None = field("must say how much of it an official figure says was handed over")


class OfferChange(Evidence):
    """A later change of an offer."""

    date: days.Past = required("must be when it changed")
    what: f.Sentence = required("must be one sentence in our own words")


class Offer(Evidence):
    """What a country said it would give to a force or a body, or that it would not."""

    to: f.ActorCode = required("must be the code of the body it is offered to")
    kind: Term[v.OfferKindWord] = required("must be a word of `offer_kinds`")
    what: f.Sentence = required("must be one sentence in our own words: who does or gives what, where")
    said: days.Past = required("must be when it was said")
    said_by: f.Account = required("must name who said it, with the office")
    firmness: Term[v.OfferFirmnessWord] = required("must be a word of `offer_firmness`")
    conditions: tuple[Term[v.OfferConditionWord], ...] = many(
        "must be a list of words of `offer_conditions`",
        cell=Cell("On what it depends: words of the group `offer_conditions` of the table `vocabulary`"),
    )
    later: tuple[OfferChange, ...] = many("must be a list of later changes, oldest first")


class Lookalike(Part):
    """Another document that is easily taken for this one."""

    named_by = "agreement"

    agreement: f.AgreementId = required("must be the id of the other document")
    why: f.Line = required("must say what they share and how to tell them apart", label="Reason")
