"""What the first screen of a country or a body answers, in a few tiles: its document, what it undertakes, money, force.

A tile says a word or a number and what it means; nothing stands there that is not on the page below it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.amounts import bounded
from generator.derive.funds import by_donor, foremost_sums, stage
from generator.derive.latest_events import is_recent
from generator.derive.map_groups import firmest
from generator.derive.membership import of_members, other_members
from generator.derive.noun_phrases import in_doubt, in_sentence, status_known
from generator.derive.offers import (
    asked_first,
    bodies,
    conditions,
    joined_without_offer,
    offers,
    since_left,
    strength,
    takes_part_in,
    until_read,
)
from generator.derive.offices import in_office, last_in_office, last_named
from generator.derive.promised import NAMED_AT_MOST, NAMED_FIRST
from generator.derive.queries import binding, concluded_alone, disclaimed, undertaken
from generator.derive.signatures import signed_pairs, signing
from generator.derive.sum_sentences import besides, sum_in_words
from generator.derive.terms import expires
from generator.model.dates import english, on
from generator.model.dossier import Dossier
from generator.model.meanings import concluded
from generator.model.parts import Offer, Person
from generator.model.records import Actor, Agreement, Country
from generator.model.vocabulary import CommitmentTypeWord, OfferKindWord, TonedWord
from generator.text.quantities import quantity
from generator.text.wording import appended, capital, listed, small


@dataclass(frozen=True)
class Tile:
    """What is asked, the answer, what must be said of it; a word on its colour where the answer is one."""

    asked: str
    answer: str
    more: str = ""
    word: TonedWord | None = None


def tiles(dossier: Dossier, actor: Actor) -> list[Tile]:
    """The tiles of an actor, in the order in which readers ask."""
    documents = _subject_tile(dossier) if actor.code == dossier.subject else _document_tile(dossier, actor)
    found = [*documents, *_members_tile(dossier, actor), *_money_tile(dossier, actor), *_force_tile(dossier, actor)]
    return [*found, *_office_tile(dossier, actor)]


def _subject_tile(dossier: Dossier) -> Iterator[Tile]:
    made = [a for a in dossier.in_order if dossier.subject in a.parties and concluded(dossier, a)]
    pairs = len(signed_pairs(dossier))
    alone = f"{pairs} with one partner each ({quantity(len(signing(dossier)), 'partner')})"
    yield Tile("Concluded documents", str(len(made)), f"{alone}, {len(made) - pairs} of several parties")


def _document_tile(dossier: Dossier, actor: Actor) -> Iterator[Tile]:
    """The firmest document with the subject alone, and what its text undertakes."""
    own = firmest(dossier, actor.code)
    if own is None:
        yield _no_document(dossier, actor)
        return
    last = expires(dossier, own)
    known = f"{status_known(dossier, own)}{in_doubt(dossier, own.status)}"
    told = f"{known}; ends {english(last.isoformat())}" if last else known
    made = len(concluded_alone(dossier, actor.code))
    told = f"{told}; one of {made} with {in_sentence(dossier, [dossier.subject])} alone" if made > 1 else told
    word = dossier.meaning(own.status.value)
    yield Tile("Document", word.label, told, word)
    yield from _undertakings(dossier, own)


def _no_document(dossier: Dossier, actor: Actor) -> Tile:
    """That it has none with the subject alone, and which of several parties it has; of a body what its members have."""
    together, several = of_members(dossier, actor.code), dossier.agreements_of.get(actor.code, ())
    told = [f"party to the {one.name}" for one in several if concluded(dossier, one)]
    told += [f"{quantity(len(together), 'document')} of its members"] if together else []
    return Tile("Document", f"None with {in_sentence(dossier, [dossier.subject])} alone", "; ".join(told))


def _undertakings(dossier: Dossier, own: Agreement) -> Iterator[Tile]:
    """What its text does not promise, what readers ask for first at the head; how much of what is compared it does."""
    if binding(dossier, [own]):
        kinds, words = undertaken(dossier, own), dossier.words(CommitmentTypeWord)
        left_out = sorted((one for one in own.commitments if one not in kinds), key=lambda one: not words[one].headline)
        under = sum(bool(disclaimed(dossier, own, one)) for one in kinds)
        which = "all" if under == len(kinds) else f"{under} of them"
        more = f"promises something on {len(kinds)} of {len(own.commitments)} subjects"
        more += f", {which} under a disclaimer" if under else ""
        told = _some([small(words[one].label) for one in left_out])
        yield Tile("Nothing promised on", capital(told), more) if told else Tile("Promised", "On every subject", more)


def _some(names_: list[str]) -> str:
    """A few by name, more by number."""
    if len(names_) <= NAMED_AT_MOST:
        return listed(names_, "or")
    return f"{', '.join(names_[:NAMED_FIRST])} and {len(names_) - NAMED_FIRST} others"


def _members_tile(dossier: Dossier, actor: Actor) -> Iterator[Tile]:
    """How many members a body has here, and how many of them have a concluded document of two parties."""
    members = other_members(dossier, actor.code)
    if members:
        made = sum(bool(concluded_alone(dossier, one.code)) for one in members)
        subject = in_sentence(dossier, [dossier.subject])
        more = f"{'all' if made == len(members) else made} with a document of their own with {subject}"
        yield Tile("Members here", str(len(members)), more)


def _money_tile(dossier: Dossier, actor: Actor) -> Iterator[Tile]:
    """The sum all pages tell it by, its kind and what it is for; the latest; what is larger, but of another kind."""
    told = foremost_sums(dossier).get(actor.code)
    if told:
        one = told.sum
        label = small(dossier.meaning(one.funding.nature).label)
        latest = appended(". Latest: ", sum_in_words(dossier, told.latest) if told.latest else "")
        years = english(one.funding.period) if one.funding.period else ""
        period = "" if years in one.funding.purpose else f"; {years}"
        larger = appended(". Larger, but of another kind: ", besides(dossier, told))
        more = f"{one.funding.purpose}{period}{latest}{larger}"
        more += _undelivered(dossier, actor) if told.to_come else ""
        asked = capital(label) if told.beside else f"Largest {'' if stage(dossier, one) == 'frame' else 'sum '}{label}"
        yield Tile(asked, bounded(dossier, one.funding), more)
    elif actor.code in signing(dossier):
        yield Tile("Money", "No sum recorded", "something may have been given")


def _undelivered(dossier: Dossier, actor: Actor) -> str:
    """That nothing is recorded of what was handed over, where that is so: readers ask for it first."""
    sums = by_donor(dossier)[actor.code]
    known = any(one.funding.delivered or stage(dossier, one) == "delivered" for one in sums)
    return "" if known else ". What was handed over is not recorded"


def _force_tile(dossier: Dossier, actor: Actor) -> Iterator[Tile]:
    """Of what it offers the kind the vocabulary names first, most firmly said; of a body, who offers to it."""
    if actor.offers:
        order = list(dossier.vocabulary.get("offer_kinds", {}))
        first = min(actor.offers, key=lambda one: (order.index(one.kind), -strength(dossier, one)))
        yield _offer_tile(dossier, actor, first)
    elif actor.code in bodies(dossier):
        by = {giver.code for giver, one in offers(dossier) if one.to == actor.code and strength(dossier, one)}
        yield Tile("Offers to it", quantity(len(by), "partner"), "offered, or left open; no offer is a deployment")
    elif actor.code in joined_without_offer(dossier):
        kind, part = dossier.word(OfferKindWord, asked_first(dossier) or ""), takes_part_in(dossier, actor)
        yield Tile(kind.label, "No offer found", f"to {in_sentence(dossier, part)},{until_read(dossier)}")


def _offer_tile(dossier: Dossier, actor: Actor, one: Offer) -> Tile:
    word = dossier.meaning(one.firmness)
    depends = appended("; depends on ", small(conditions(dossier, one)))
    more = f"said {english(one.said)}{depends}{appended('; ', since_left(dossier, actor, one))}"
    label = dossier.meaning(one.kind).label
    return Tile(label, word.label, more, word)


def _office_tile(dossier: Dossier, actor: Actor) -> Iterator[Tile]:
    """The first of those who lead it or an office of it, not whoever speaks for one; else who was named there last.

    Who once signed or said something in such an office is not said to hold it still.
    """
    leading, named = [one for one in in_office(dossier, actor) if one.role], last_named(dossier, actor)
    if leading:
        person = leading[0]
        last = last_in_office(dossier, actor, person)
        seen = f", as of {english(last)}" if last else ""
        more = f"{capital(person.office)}{seen}{in_doubt(dossier, person)}{noted(person)}"
        yield Tile("In office", person.name, more)
    elif named and is_recent(dossier, named.day):
        yield Tile("Last named in office", named.name, f"{named.office}, {on(named.day)}; nobody later is recorded")


def noted(person: Person) -> str:
    """What must be told wherever somebody is shown in office, as that another source names a successor."""
    return f". {person.note.rstrip('.')}" if person.note else ""


def nobody_in_office(dossier: Dossier, actor: Actor) -> str:
    """Of a country whose tiles name nobody, that nobody is recorded: who was named long ago may be gone."""
    if any(_office_tile(dossier, actor)) or not isinstance(actor, Country):
        return ""
    return "not recorded; nobody is named here as head of state or government in the last year"
