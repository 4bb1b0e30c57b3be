"""A fact → its name and one statement that can stand alone: what a card says, and what is cited.

Plain text; whoever prints it makes it harmless.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.derive.amounts import bounded, handed_over
from generator.derive.anchors import NamedFact
from generator.derive.membership import time_in_office
from generator.derive.noun_phrases import after_trigger, heading, names
from generator.derive.offers import strength
from generator.derive.queries import disclaimed, issuing
from generator.model import parts as p
from generator.model import records as r
from generator.model.audits import Claim, Publication, Result
from generator.model.dates import english, english_duration, on, on_one_day
from generator.model.declaring import fields_of
from generator.model.dossier import Dossier
from generator.model.events import Approval, Event, Joining, Meeting, Outcome, Participants
from generator.model.fields import Term
from generator.model.keys import order
from generator.model.meanings import says
from generator.text.wording import capital, with_full_stop


@dataclass(frozen=True)
class View:
    """What a sentence about a fact needs besides its value."""

    dossier: Dossier
    record: r.Record
    fact: NamedFact

    def word(self, term: Term | None) -> str:
        """The label of a word within a sentence."""
        return self.dossier.term(term.target, term).label.lower() if term else ""

    def named(self, *codes: str) -> str:
        """Countries and organisations by name."""
        return names(self.dossier, codes)

    @property
    def title(self) -> str:
        """The name of the fact within a sentence."""
        text = label(self.dossier, self.record, self.fact)
        return f"{text[:1].lower()}{text[1:]}"


def label(dossier: Dossier, record: r.Record, fact: NamedFact) -> str:
    """A short name for people."""
    value: Any = fact.value
    named = FACT_NAMES.get(type(value))
    if named:
        return named(value, dossier, fact)
    return heading(dossier, fields_of(type(record))[fact.field].label)


def statement(dossier: Dossier, record: r.Record, fact: NamedFact) -> str:
    """The fact as a text that needs no other: whose it is, and what is recorded."""
    value: Any = fact.value
    glue = "," if isinstance(value, TITLED) else ":"
    return f"{record.name}{glue} {with_full_stop(said_of(value, View(dossier, record, fact)))}"


def said_of(value: Any, view: View) -> str:
    """What is recorded, without whose it is."""
    known = next((SAID[kind] for kind in type(value).__mro__ if kind in SAID), _any)
    return known(value, view)


def _any(one: p.Evidence, view: View) -> str:
    """A value of a shape that has no sentence of its own: its fields."""
    told = (getattr(one, name) for name in order(type(one)) if name not in p.Evidence.model_fields)
    return f"{view.title}: {'; '.join(str(value) for value in told if value not in (None, (), {}))}"


def _said_span(one: p.Span, view: View) -> str:
    counted = f", counted from {view.word(one.counted_from)}" if one.counted_from else ""
    return f"{view.title}: {view.word(one.gap) or english_duration(one.value or '') + _softened(one) + counted}"


def _softened(one: p.Span | p.Consultation) -> str:
    """The words that make a time less than a duty."""
    return f" (“{one.softened}”)" if one.softened else ""


def _said_signing(one: p.Signing, view: View) -> str:
    record, done = view.record, view.fact.field
    if isinstance(record, r.Agreement) and one is not record.signed:
        done = issuing(view.dossier, record)
    return f"{done}{f' in {one.place}' if one.place else ''} {on(one.date)}"


def _signatory(one: p.Signatory, view: View) -> str:
    office = f", {one.office}," if one.office else ""
    return f"signed by {one.name}{office} for {view.named(one.party)}"


def _legal_nature(one: p.LegalNature, view: View) -> str:
    more = f". {one.statement}" if one.statement else ""
    return f"legal force: {view.word(one.value)}, according to {one.asserted_by}{more}"


def _consultation(one: p.Consultation, view: View) -> str:
    limit = f"consultation within {english_duration(one.within)}{_softened(one)}" if one.within else "consultation"
    parts = (
        ", ".join(part for part in (after_trigger(view.dossier), limit) if part),
        f"Time limit: {view.word(one.gap)}" if one.gap else "",
        f"Trigger: {one.trigger}" if one.trigger else "",
        f"Asked for by: {one.on_request_of}" if one.on_request_of else "",
        f"Then: {one.then}" if one.then else "",
    )
    return " ".join(with_full_stop(part) for part in parts if part)


def _funding(one: p.Funding, view: View) -> str:
    period = f", for {english(one.period)}" if one.period else ""
    giver = one.donors or (view.named(one.donor) if one.donor else "")
    from_ = f" from {giver}" if giver else ""
    return f"{bounded(view.dossier, one)}{from_} for {one.purpose} ({view.word(one.nature)}{period})"


def _offer(one: p.Offer, view: View) -> str:
    conditions = [view.word(condition) for condition in one.conditions]
    depends = f"; depends on: {', '.join(conditions)}" if conditions else ""
    return f"{one.what.rstrip('.')} ({view.word(one.firmness)}; said by {one.said_by} {on(one.said)}{depends})"


def _delivery(one: p.Delivery, view: View) -> str:
    whole = next((sum_ for sum_ in getattr(view.record, "funding", ()) if sum_.delivered is one), None)
    of = (
        f"{handed_over(whole)} of {bounded(view.dossier, whole)} for {whole.purpose}"
        if whole
        else f"{one.amount:,.15g}"
    )
    return f"handed over by {english(one.as_of)}: {of}"


def _approval(one: Approval, view: View) -> str:
    day = f" {on(one.date)}" if one.date else ""
    return f"{view.named(one.party)}, {one.body}: {view.word(one.step)}{day}{f'. {one.what}' if one.what else ''}"


def _coalition(one: p.Coalition, view: View) -> str:
    parties = view.record.parties if isinstance(view.record, r.Agreement) else ()
    who = view.named(*(code for code in parties if code != view.dossier.subject))
    return f"capability coalition “{one.name}”{f', {who}' if who else ''}: {view.word(one.role)}"


def _said_commitment(one: p.Commitment, view: View) -> str:
    under, said = f"under “{label(view.dossier, view.record, view.fact)}”", says(view.dossier, one)
    if said == "nothing":
        return f"{under}: the text was read in full and does not speak of it"
    told = [f"{under}: {one.promise}"]
    if said == "mentions":
        told.append("The text mentions it without undertaking anything.")
    elif one.operative:
        told.append(f"Operative words: “{one.operative}”, of the class “{view.word(one.verb)}”.")
    if isinstance(view.record, r.Agreement):
        against = disclaimed(view.dossier, view.record, view.fact.kind)
        told += [f"Disclaimer: {with_full_stop(one_.what)}" for one_ in against]
    return " ".join(told)


def _disclaimer(one: p.Disclaimer, view: View) -> str:
    kinds = [f"“{view.dossier.term(kind.target, kind).label}”" for kind in one.covers]
    return f"disclaimer: {with_full_stop(one.what)} It covers {', '.join(kinds) if kinds else 'the whole text'}"


def _membership(one: p.Membership, view: View) -> str:
    since = f" since {english(one.since)}" if one.since else ""
    return f"{view.named(one.organisation)}, {one.role or 'member'}{since}"


def _person(one: p.Person, _: View) -> str:
    return f"{one.name}, {one.office}{f', {time_in_office(one)}' if time_in_office(one) else ''}"


def _meeting(one: Meeting, view: View) -> str:
    country = view.named(one.country) if one.country else ""
    return ", ".join(part for part in (english(one.date), one.place, country) if part)


def _participants(one: Participants, view: View) -> str:
    return f"{view.word(one.capacity)}: {view.named(*one.who)}{f' ({one.level})' if one.level else ''}"


def _outcome(one: Outcome, view: View) -> str:
    document = f"{one.document}, " if one.document else ""
    return f"outcome: {document}{view.word(one.verb)}. {capital(one.what)}"


def _said_claim(one: Claim, view: View) -> str:
    verdict = f"Our verdict: {view.word(one.verdict)}."
    said = f"“{with_full_stop(one.claim)}” Whose claim: {one.said_by}, in paragraph {one.paragraph}. {verdict}"
    return f"{said} {capital(one.why)}" if one.why else said


SAID: dict[type, Callable[[Any, View], str]] = {
    p.Value: lambda one, view: f"{view.title}: {view.word(one.gap) or one.value}",
    p.Effect: lambda one, view: f"{view.title}: {view.word(one.gap) or one.told}",
    p.Span: _said_span,
    p.AgreementStatus: lambda one, view: f"{view.word(one.value)} as of {english(one.as_of)}",
    p.Signing: _said_signing,
    p.Signatory: _signatory,
    Joining: lambda one, view: f"{view.named(one.party)} joined {on_one_day(one.date)}",
    p.LegalNature: _legal_nature,
    p.Consultation: _consultation,
    p.Funding: _funding,
    p.Offer: _offer,
    p.OfferChange: lambda one, _: f"{english(one.date)}. {capital(one.what)}",
    p.Delivery: _delivery,
    Approval: _approval,
    p.Coalition: _coalition,
    p.Commitment: _said_commitment,
    p.Disclaimer: _disclaimer,
    p.Provision: lambda one, _: one.what,
    Event: lambda one, _: f"{english(one.date)}. {capital(one.what)}",
    p.Membership: _membership,
    p.BilateralStanding: lambda one, view: (
        f"bilateral document with {view.named(view.dossier.subject)}: {view.word(one.value)}"
    ),
    p.Person: _person,
    Meeting: _meeting,
    Participants: _participants,
    Outcome: _outcome,
    Publication: lambda one, _: f"published {on(one.date)}",
    Claim: _said_claim,
    Result: lambda one, view: f"{view.title}, {english(one.date)}: {one.what}",
}
# Facts whose statement begins with their name.
TITLED = (
    *(p.Value, p.Effect, p.Span, p.LegalNature, p.Consultation, p.Coalition, p.Commitment, p.Disclaimer),
    *(p.Membership, p.BilateralStanding, Participants, Outcome, Result),
)
FACT_NAMES: dict[type, Callable[[Any, Dossier, NamedFact], str]] = {
    p.Commitment: lambda _, dossier, fact: dossier.term("commitment_types", fact.kind).label,
    p.Signatory: lambda one, *_: f"Signed by {one.name}",
    Joining: lambda one, dossier, _: f"{names(dossier, [one.party])} joined",
    p.LegalNature: lambda one, *_: f"Legal force, according to {one.asserted_by}",
    p.Funding: lambda one, dossier, _: capital(bounded(dossier, one)),
    p.Offer: lambda one, dossier, _: (
        f"{'Offer' if strength(dossier, one) else 'Refusal'}: {dossier.term('offer_kinds', one.kind).label}"
    ),
    p.OfferChange: lambda one, *_: f"Offer, {english(one.date)}",
    p.Delivery: lambda *_: "Handed over",
    Approval: lambda one, dossier, _: f"Approval by {names(dossier, [one.party])}",
    p.Coalition: lambda one, *_: f"Coalition: {one.name}",
    Event: lambda one, *_: capital(english(one.date)),
    p.Membership: lambda one, dossier, _: names(dossier, [one.organisation]),
    p.Person: lambda one, *_: one.name,
    Participants: lambda one, dossier, _: f"Took part: {dossier.term('capacities', one.capacity).label.lower()}",
    Outcome: lambda one, dossier, _: f"Outcome: {dossier.term('output_verbs', one.verb).label.lower()}",
    p.Provision: lambda *_: "Further point",
    p.Disclaimer: lambda *_: "Disclaimer",
    Claim: lambda one, *_: f"Claim {one.number}",
    Result: lambda _, __, fact: f"What became of claim {fact.of}",
}
