"""Who holds or held an office, and how that is said: nobody stands in office without a span or a day."""

from generator.model.dates import english
from generator.model.dossier import Dossier
from generator.model.parts import Person
from generator.model.records import Actor


def time_in_office(person: Person) -> str:
    """`from 6 May 2025, in office as of 7 June 2026`; of an office that has ended, from when until when."""
    begun = f"from {english(person.from_)}" if person.from_ else ""
    if person.until:
        return f"{begun} until {english(person.until)}".strip()
    if person.from_ and str(person.from_) == person.as_of:
        return f"{begun}; no later day in office is recorded"
    seen = f"in office as of {english(person.as_of)}" if person.as_of else ""
    return ", ".join(part for part in (begun, seen) if part)


def in_office(dossier: Dossier, actor: Actor) -> list[Person]:
    """Those whose office has not ended as far as the sources tell: first those of the roles, in their order."""
    order = list(dossier.vocabulary.get("office_roles", {}))
    return sorted(
        (one for one in actor.people if not one.until),
        key=lambda one: order.index(one.role) if one.role else len(order),
    )


def formerly_in_office(actor: Actor) -> list[Person]:
    """Those whose office has ended, in the order of the file."""
    return [one for one in actor.people if one.until]
