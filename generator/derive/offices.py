"""Who holds the offices of a country or a body: as of which day, by all records that show it, and who did before.

Of nobody it is said that the office is held today: only as of which day a record shows the person in it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.derive.noun_phrases import in_doubt
from generator.model.chronology import dated
from generator.model.dates import english, when
from generator.model.dossier import Dossier
from generator.model.meanings import took_place
from generator.model.parts import Evidence, Offer, Person
from generator.model.records import Actor, Record
from generator.model.vocabulary import OfficeRoleWord


class Sighting(NamedTuple):
    """A day on which a record shows somebody in an office: under which name and in which words, and the value."""

    day: str
    name: str
    office: str
    record: Record
    value: Evidence


def last_in_office(dossier: Dossier, actor: Actor, person: Person) -> str:
    """The last day on which any record shows somebody in office; empty where none does."""
    later = shown_later(dossier, actor, person)
    return later.day if later else person.as_of or ""


def shown_later(dossier: Dossier, actor: Actor, person: Person) -> Sighting | None:
    """Where another record, or an offer, shows somebody in office later than the evidence of the office does."""
    own = when(person.as_of).last if person.as_of else None
    found = (one for one in _sightings(dossier, actor) if person.name in one.name and _same_office(person, one.office))
    later = [one for one in found if own is None or when(one.day).first > own]
    return max(later, key=lambda one: when(one.day).key, default=None)


def _sightings(dossier: Dossier, actor: Actor) -> Iterator[Sighting]:
    """Every signature, offer and meeting that shows somebody in an office of an actor and is not in strong doubt."""
    for a in dossier.agreements_of.get(actor.code, ()):
        for one in a.signatories if a.signed else ():
            if one.party == actor.code:
                yield Sighting(dated(a) or "", one.name, one.office or "", a, one)
    for offer in actor.offers:
        yield Sighting(str(offer.said), *speaker(offer), actor, offer)
    for summit in dossier.summits_of.get(actor.code, ()):
        sure = (one for one in summit.participants if actor.code in one.who and not in_doubt(dossier, one))
        for part in sure if took_place(dossier, summit) else ():
            # `Prime Minister N. N.; President M. M., by video` of several.
            for said in (part.level or "").split("; "):
                yield Sighting(str(summit.held.date), said, said, summit, part)


def _same_office(person: Person, said: str) -> bool:
    """Whether words name the office: `Prime Minister`, `Prime Minister N. N.` that of `Prime Minister of Arcadia`."""
    title = said.partition(f" {person.name}")[0]
    return bool(title) and person.office.startswith(title)


def time_in_office(person: Person, last: str | None) -> str:
    """`from 6 May 2025, in office as of 7 June 2026`; of an office that has ended, from when until when.

    `last`: the last day on which somebody is shown in office.
    """
    begun = f"from {english(person.from_)}" if person.from_ else ""
    if person.until:
        return f"{begun} until {english(person.until)}".strip()
    if person.from_ and str(person.from_) == last:
        return f"{begun}; no later day in office is recorded"
    seen = f"in office as of {english(last)}" if last else ""
    return ", ".join(part for part in (begun, seen) if part)


def in_office(dossier: Dossier, actor: Actor) -> list[Person]:
    """Those whose office has not ended as far as the sources tell: first those of the roles, in their order.

    Of several who lead, as a president and a prime minister, first whom a record shows last.
    """
    roles = dossier.words(OfficeRoleWord)
    order = list(roles)

    def place(one: Person) -> tuple[int, int]:
        if not one.role or not roles[one.role].leads:
            return 1 + (order.index(one.role) if one.role else len(order)), 0
        last = last_in_office(dossier, actor, one)
        return 0, -when(last).last.toordinal() if last else 0

    return sorted((one for one in actor.people if not one.until), key=place)


def last_named(dossier: Dossier, actor: Actor) -> Sighting | None:
    """Who led it by the newest dated signature or offer that names such an office."""
    begins = tuple(word for role in dossier.words(OfficeRoleWord).values() for word in role.leads)
    found = [one for one in _sightings(dossier, actor) if one.name != one.office and one.office.startswith(begins)]
    return max(found, key=lambda one: when(one.day).key, default=None)


def speaker(offer: Offer) -> tuple[str, str]:
    """The name and the office in `N. N., President, by a spokesman`."""
    name, _, rest = offer.said_by.partition(", ")
    return name, rest.partition(", ")[0]


def since_in_office(actor: Actor, offer: Offer) -> Person | None:
    """Who else is recorded in the office of whoever made an offer, from a later day on; None where nobody is."""
    name, office = speaker(offer)
    others = [one for one in actor.people if office and one.office.startswith(office) and one.name != name]
    first = ((one.from_ or one.as_of, one) for one in others)
    later = [(when(day).key, one) for day, one in first if day and when(day).first > when(offer.said).last]
    return max(later, key=lambda pair: pair[0])[1] if later else None


def formerly_in_office(actor: Actor) -> list[Person]:
    """Those whose office has ended, in the order of the file."""
    return [one for one in actor.people if one.until]
