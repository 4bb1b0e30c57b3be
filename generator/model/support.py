"""What is given, offered and approved: sums of money, offers of forces and means, steps of parliaments."""

from generator.model import days
from generator.model import fields as f
from generator.model.declaring import field, required
from generator.model.parts import Evidence


class Delivery(Evidence):
    """How much of a sum an official figure says was handed over, by a day."""

    amount: f.Amount = required("must be the number of units of the sum's own currency, without separators")
    as_of: days.Seen = required("must be the date up to which that was handed over")


class Funding(Evidence):
    """One sum named in a text or by a source. Neither stages, nor rates and totals, nor sums and their parts add up."""

    id: f.Slug | None = field("must be a name unique in the record, where another sum is a part of this one")
    amount: f.Amount = required("must be the number of units of the currency, without separators", example=1500000000)
    currency: f.Currency = required("must be an ISO 4217 code such as EUR", example="EUR")
    bound: f.Bound = required("must be a word of `bounds`")
    nature: f.Nature = required("must be a word of `funding_natures`")
    donor: f.ActorCode | None = field("must be the code of who gives it; left out, the partner whose record this is")
    donors: f.Line | None = field("must say in words who gives it, where those are several or have no record")
    per: f.Rate | None = field("must be total or year; left out, the amount is a total")
    part_of: f.Slug | None = field("must be the `id` of the sum of this record that it is part of")
    period: days.Period | None = field("must be the year or years the sum is for, such as 2024 or 2024/2027")
    purpose: f.Line = required("must say what the money is for", example="military assistance")
    delivered: Delivery | None = field("must say how much of it an official figure says was handed over")


class OfferChange(Evidence):
    """A later change of an offer."""

    date: days.Past = required("must be when it changed")
    what: f.Sentence = required("must be one sentence in our own words")


class Offer(Evidence):
    """What a country said it would give to a force or a body, or that it would not."""

    to: f.ActorCode = required("must be the code of the body it is offered to")
    kind: f.OfferKind = required("must be a word of `offer_kinds`")
    what: f.Sentence = required("must be one sentence in our own words: who does or gives what, where")
    said: days.Past = required("must be when it was said")
    said_by: f.Line = required("must name who said it, with the office")
    firmness: f.OfferFirmness = required("must be a word of `offer_firmness`")
    conditions: tuple[f.OfferCondition, ...] = field("must be a list of words of `offer_conditions`", default=())
    later: tuple[OfferChange, ...] = field("must be a list of later changes, oldest first", default=())


class Approval(Evidence):
    """One step of a parliament or a government towards a document taking effect."""

    party: f.ActorCode = required("must be the code of the party")
    body: f.Line = required("must name the parliament, government or court")
    step: f.ApprovalStep = required("must be a word of `approval_steps`")
    date: days.Past | None = field("must be when it was taken")
    what: f.Sentence | None = field("must be one sentence in our own words, where the step says too little")
