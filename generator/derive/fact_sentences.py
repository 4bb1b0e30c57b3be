"""A fact → its name and one statement that can stand alone: what a card says, and what is cited.

Plain text; whoever prints it makes it harmless.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.derive.amounts import bounded, handed_over
from generator.derive.anchors import NamedFact
from generator.derive.noun_phrases import after_trigger, heading, names
from generator.derive.offers import strength
from generator.derive.offices import time_in_office
from generator.derive.queries import disclaimed, issuing
from generator.model import parts as p
from generator.model import records as r
from generator.model.audits import Claim, Publication, Result
from generator.model.dates import english, english_duration, on, on_one_day
from generator.model.declaring import fields_of
from generator.model.dossier import Dossier
from generator.model.events import Approval, Event, Joining, Meeting, Outcome, Participants
from generator.model.keys import order
from generator.model.meanings import says
from generator.model.vocabulary import Term, Word
from generator.text.wording import appended, capital, with_full_stop


@dataclass(frozen=True)
class View:
    """What a sentence about a fact needs besides its value."""

    dossier: Dossier
    record: r.Record
    fact: NamedFact

    def word(self, term: Term[Word] | None) -> str:
        """The label of a word within a sentence."""
        return self.dossier.meaning(term).label.lower() if term else ""

    def named(self, *codes: str) -> str:
        """Countries and organisations by name."""
        return names(self.dossier, codes)

    def day(self, text: str | None) -> str:
        """A date in words, where there is one."""
        return english(text) if text else ""

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


def _said_signing(one: p.Signing, view: View) -> str:
    record, done = view.record, view.fact.field
    if isinstance(record, r.Agreement) and one is not record.signed:
        done = issuing(view.dossier, record)
    return f"{done}{appended(' in ', one.place)} {on(one.date)}"


def _said_span(one: p.Span, view: View) -> str:
    counted = appended(", counted from ", view.word(one.counted_from))
    return f"{view.title}: {view.word(one.gap) or _time(one.value or '', one) + counted}"


def _time(duration: str, one: p.Span | p.Consultation) -> str:
    """A time with the words that make it less than a duty."""
    return f"{english_duration(duration)}{appended(' (“', one.softened, '”)')}"


def _consultation(one: p.Consultation, view: View) -> str:
    limit = appended(" within ", one.within and _time(one.within, one))
    parts = (
        f"{appended('', after_trigger(view.dossier), ', ')}consultation{limit}",
        appended("Time limit: ", view.word(one.gap)),
        appended("Trigger: ", one.trigger),
        appended("Asked for by: ", one.on_request_of),
        appended("Then: ", one.then),
    )
    return " ".join(with_full_stop(part) for part in parts if part)


def _funding(one: p.Funding, view: View) -> str:
    giver = appended(" from ", one.donors or (one.donor and view.named(one.donor)))
    nature = f"{view.word(one.nature)}{appended(', for ', view.day(one.period))}"
    return f"{bounded(view.dossier, one)}{giver} for {one.purpose} ({nature})"


def _offer(one: p.Offer, view: View) -> str:
    depends = appended("; depends on: ", ", ".join(map(view.word, one.conditions)))
    return f"{one.what.rstrip('.')} ({view.word(one.firmness)}; said by {one.said_by} {on(one.said)}{depends})"


def _delivery(one: p.Delivery, view: View) -> str:
    told = f"handed over by {english(one.as_of)}: "
    for whole in getattr(view.record, "funding", ()):
        if whole.delivered is one:
            return f"{told}{handed_over(whole)} of {bounded(view.dossier, whole)} for {whole.purpose}"
    return f"{told}{one.amount:,.15g}"


def _coalition(one: p.Coalition, view: View) -> str:
    parties = view.record.parties if isinstance(view.record, r.Agreement) else ()
    who = view.named(*(code for code in parties if code != view.dossier.subject))
    return f"capability coalition “{one.name}”{appended(', ', who)}: {view.word(one.role)}"


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
    kinds = [f"“{view.dossier.meaning(kind).label}”" for kind in one.covers]
    return f"disclaimer: {with_full_stop(one.what)} It covers {', '.join(kinds) if kinds else 'the whole text'}"


def _said_claim(one: Claim, view: View) -> str:
    verdict = f"Our verdict: {view.word(one.verdict)}.{appended(' ', capital(one.why or ''))}"
    return f"“{with_full_stop(one.claim)}” Whose claim: {one.said_by}, in paragraph {one.paragraph}. {verdict}"


SAID: dict[type, Callable[[Any, View], str]] = {
    p.Value: lambda one, view: f"{view.title}: {view.word(one.gap) or one.value}",
    p.Effect: lambda one, view: f"{view.title}: {view.word(one.gap) or one.told}",
    p.Span: _said_span,
    p.AgreementStatus: lambda one, view: f"{view.word(one.value)} as of {english(one.as_of)}",
    p.Signing: _said_signing,
    p.Signatory: lambda one, view: f"signed by {one.name}{appended(', ', one.office, ',')} for {view.named(one.party)}",
    Joining: lambda one, view: f"{view.named(one.party)} joined {on_one_day(one.date)}",
    p.LegalNature: lambda one, view: (
        f"legal force: {view.word(one.value)}, according to {one.asserted_by}{appended('. ', one.statement)}"
    ),
    p.Consultation: _consultation,
    p.Funding: _funding,
    p.Offer: _offer,
    p.OfferChange: lambda one, _: f"{english(one.date)}. {capital(one.what)}",
    p.Delivery: _delivery,
    Approval: lambda one, view: (
        f"{view.named(one.party)}, {one.body}: {view.word(one.step)}"
        f"{appended(' ', one.date and on(one.date))}{appended('. ', one.what)}"
    ),
    p.Coalition: _coalition,
    p.Commitment: _said_commitment,
    p.Disclaimer: _disclaimer,
    p.Provision: lambda one, _: one.what,
    Event: lambda one, _: f"{english(one.date)}. {capital(one.what)}",
    p.Membership: lambda one, view: (
        f"{view.named(one.organisation)}, {one.role or 'member'}{appended(' since ', view.day(one.since))}"
    ),
    p.BilateralStanding: lambda one, view: (
        f"bilateral document with {view.named(view.dossier.subject)}: {view.word(one.value)}"
    ),
    p.Person: lambda one, _: f"{one.name}, {one.office}{appended(', ', time_in_office(one, one.as_of))}",
    Meeting: lambda one, view: (
        f"{english(one.date)}{appended(', ', one.place)}{appended(', ', one.country and view.named(one.country))}"
    ),
    Participants: lambda one, view: (
        f"{view.word(one.capacity)}: {view.named(*one.who)}{appended(' (', one.level, ')')}"
    ),
    Outcome: lambda one, view: f"outcome: {appended('', one.document, ', ')}{view.word(one.verb)}. {capital(one.what)}",
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
        f"{'Offer' if strength(dossier, one) else 'Refusal'}: {dossier.meaning(one.kind).label}"
    ),
    p.OfferChange: lambda one, *_: f"Offer, {english(one.date)}",
    p.Delivery: lambda *_: "Handed over",
    Approval: lambda one, dossier, _: f"Approval by {names(dossier, [one.party])}",
    p.Coalition: lambda one, *_: f"Coalition: {one.name}",
    Event: lambda one, *_: capital(english(one.date)),
    p.Membership: lambda one, dossier, _: names(dossier, [one.organisation]),
    p.Person: lambda one, *_: one.name,
    Participants: lambda one, dossier, _: f"Took part: {dossier.meaning(one.capacity).label.lower()}",
    Outcome: lambda one, dossier, _: f"Outcome: {dossier.meaning(one.verb).label.lower()}",
    p.Provision: lambda *_: "Further point",
    p.Disclaimer: lambda *_: "Disclaimer",
    Claim: lambda one, *_: f"Claim {one.number}",
    Result: lambda _, __, fact: f"What became of claim {fact.of}",
}
