"""A fact → its name and one statement that can stand alone: what a card says, and what is cited.

Plain text; whoever prints it makes it harmless.
"""

from generator.anchors import Fact
from generator.dates import english, english_duration
from generator.dossier import Dossier
from generator.fields import Term
from generator.findings import names, on
from generator.records import (
    Agreement,
    AgreementStatus,
    BilateralStanding,
    Claim,
    Coalition,
    Commitment,
    Consultation,
    Event,
    Funding,
    Joining,
    LegalNature,
    Meeting,
    Membership,
    Outcome,
    Participants,
    Person,
    Provision,
    Publication,
    Record,
    Result,
    Signatory,
    Signing,
    Span,
    Value,
)
from generator.writing import money

# As the pages call them.
LABELS = {
    "official_title": "Official title",
    "official_name": "Official name",
    "status": "Status",
    "signed": "Signed",
    "adopted": "Adopted",
    "languages": "Languages",
    "term": "Term",
    "effect": "Takes effect",
    "renewal": "Prolonging it",
    "review": "Review",
    "exit_notice": "Ending it",
    "consultation": "After a new attack",
    "nato_clause": "If Ukraine joins NATO",
    "bilateral": "Bilateral document",
    "held": "Date",
    "host": "Host",
    "published": "Published",
}


def label(dossier: Dossier, fact: Fact) -> str:
    """A short name for people."""
    match fact.value:
        case Commitment():
            return _word(dossier, "commitment_types", fact.kind)
        case Signatory(name=name):
            return f"Signed by {name}"
        case Joining(party=party):
            return f"{names(dossier, [party])} joined"
        case LegalNature(asserted_by=who):
            return f"Legal force, according to {who}"
        case Funding():
            return _sum(dossier, fact.value)
        case Coalition(name=name):
            return f"Coalition: {name}"
        case Event(date=date):
            return english(date)[:1].upper() + english(date)[1:]
        case Membership(organisation=code):
            return names(dossier, [code])
        case Person(name=name):
            return name
        case Participants(capacity=capacity):
            return f"Took part: {_label(dossier, capacity).lower()}"
        case Outcome(verb=verb):
            return f"Outcome: {_label(dossier, verb).lower()}"
        case Provision():
            return "Further point"
        case Claim(number=number):
            return f"Claim {number}"
        case Result():
            return f"What became of claim {fact.of}"
        case _:
            return LABELS.get(fact.field, fact.field.replace("_", " ").capitalize())


def statement(dossier: Dossier, record: Record, fact: Fact) -> str:
    """The fact as a text that needs no other: whose it is, and what is recorded."""
    return f"{record.name}: {_ended(_said(dossier, record, fact))}"


def _ended(text: str) -> str:
    whole = " ".join(text.split())
    return whole if whole.endswith((".", "?", "!", "…", "”")) else f"{whole}."


def _said(dossier: Dossier, record: Record, fact: Fact) -> str:
    named = label(dossier, fact)
    match fact.value:
        case Value() as one:
            return f"{named[0].lower()}{named[1:]}: {_gap(dossier, one.gap) or one.value}"
        case Span() as one:
            return f"{named[0].lower()}{named[1:]}: {_gap(dossier, one.gap) or _time(one)}"
        case Claim() as one:
            verdict = f"Our verdict: {_label(dossier, one.verdict).lower()}"
            heads = [f"“{_ended(one.claim)}” So says {one.said_by}, in paragraph {one.paragraph}.", verdict]
            return f"{' '.join(heads)}{f'. {_ended(one.why)}' if one.why else ''}"
        case Result(date=date, what=what):
            return f"what became of claim {fact.of}, {english(date)}: {what}"
        case Publication(date=date):
            return f"published {on(date)}"
        case _:
            return _of_meeting(dossier, fact) or _of_document(dossier, record, fact) or _of_country(dossier, fact)


def _of_document(dossier: Dossier, record: Record, fact: Fact) -> str:
    match fact.value:
        case AgreementStatus(value=value, as_of=as_of):
            return f"{_label(dossier, value).lower()} as of {english(as_of)}"
        case Signing() as one:
            return f"{fact.field}{f' in {one.place}' if one.place else ''} {on(one.date)}"
        case Signatory() as one:
            office = f", {one.office}," if one.office else ""
            return f"signed by {one.name}{office} for {names(dossier, [one.party])}"
        case Joining() as one:
            return f"{names(dossier, [one.party])} joined {on(one.date)}"
        case LegalNature() as one:
            more = f". {one.statement}" if one.statement else ""
            return f"legal force: {_label(dossier, one.value).lower()}, according to {one.asserted_by}{more}"
        case Consultation() as one:
            return _consulting(dossier, one)
        case Funding() as one:
            nature = _label(dossier, one.nature).lower()
            return f"{_sum(dossier, one)} for {one.purpose} ({', '.join([nature, *_period(one)])})"
        case Coalition() as one:
            who = names(dossier, [code for code in _parties(record) if code != dossier.subject])
            return f"capability coalition “{one.name}”{f', {who}' if who else ''}: {_label(dossier, one.role).lower()}"
        case Commitment() as one:
            return _promise(dossier, one, _word(dossier, "commitment_types", fact.kind))
        case _:
            return ""


def _of_country(dossier: Dossier, fact: Fact) -> str:
    match fact.value:
        case Membership() as one:
            since = f" since {english(one.since)}" if one.since else ""
            return f"{names(dossier, [one.organisation])}, {one.role or 'member'}{since}"
        case BilateralStanding(value=value):
            return f"bilateral document with {names(dossier, [dossier.subject])}: {_label(dossier, value).lower()}"
        case Person() as one:
            begun = f", from {english(one.from_)}" if one.from_ else ""
            ended = f"{'' if begun else ','} until {english(one.until)}" if one.until else ""
            return f"{one.name}, {one.office}{begun}{ended}"
        case Provision(what=what):
            return what
        case Event(date=date, what=what):
            return f"{english(date)}: {what}"
        case _:
            return fact.field.replace("_", " ")


def _of_meeting(dossier: Dossier, fact: Fact) -> str:
    match fact.value:
        case Meeting() as one:
            country = [names(dossier, [one.country])] if one.country else []
            return ", ".join([english(one.date), *([one.place] if one.place else []), *country])
        case Participants() as one:
            level = f" ({one.level})" if one.level else ""
            return f"{_label(dossier, one.capacity).lower()}: {names(dossier, one.who)}{level}"
        case Outcome() as one:
            document = f"{one.document}, " if one.document else ""
            return f"outcome: {document}{_label(dossier, one.verb).lower()}. {one.what[:1].upper()}{one.what[1:]}"
        case _:
            return ""


def _consulting(dossier: Dossier, one: Consultation) -> str:
    """The steps after a new attack as sentences."""
    limit = f"consultation within {english_duration(one.within)}" if one.within else "consultation"
    parts = [
        f"after a new attack, {limit}",
        f"time limit: {_gap(dossier, one.gap)}" if one.gap else "",
        f"Trigger: {one.trigger}" if one.trigger else "",
        f"Asked for by: {one.on_request_of}" if one.on_request_of else "",
        f"Then: {one.then}" if one.then else "",
    ]
    return " ".join(_ended(part) for part in parts if part)


def _promise(dossier: Dossier, one: Commitment, what: str) -> str:
    if one.answer == "undertaken":
        return f"the text undertakes something under “{what}”; the verb is “{_word(dossier, 'verbs', one.verb)}”"
    if one.answer == "mentioned":
        return f"the text mentions “{what}” without undertaking anything"
    return f"the text was read in full and does not speak of “{what}”"


def _sum(dossier: Dossier, one: Funding) -> str:
    return money(one) if one.bound == "exact" else f"{_label(dossier, one.bound)} {money(one)}"


def _period(one: Funding) -> list[str]:
    return [f"for {english(one.period)}"] if one.period else []


def _time(span: Span) -> str:
    counted = f", counted from {span.counted_from}" if span.counted_from else ""
    return f"{english_duration(span.value or '')}{counted}"


def _parties(record: Record) -> list[str]:
    return [str(code) for code in record.parties] if isinstance(record, Agreement) else []


def _gap(dossier: Dossier, gap: Term | None) -> str:
    return _label(dossier, gap).lower() if gap else ""


def _label(dossier: Dossier, term: Term) -> str:
    return dossier.term(term.target, term).label


def _word(dossier: Dossier, group: str, word: str | None) -> str:
    return dossier.term(group, word).label
