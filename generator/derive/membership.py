"""Who belongs to which body, what its members have concluded together, and who holds its offices."""

from collections import Counter

from generator.model.dates import english, when
from generator.model.dossier import Dossier, dated, grouped, partner
from generator.model.parts import Membership, Person
from generator.model.records import Actor, Agreement, Country
from generator.model.vocabulary import OfficeRoleWord
from generator.text.quantities import quantity


def full_members(dossier: Dossier, code: str) -> list[Country]:
    """Those of its members that belong to an organisation fully, by name."""
    return [country for country, membership in members(dossier, code) if membership.full]


def members(dossier: Dossier, code: str) -> list[tuple[Country, Membership]]:
    """The countries that belong to an organisation, by name."""
    pairs = [(c, m) for c in dossier.countries.values() for m in c.memberships if m.organisation == code]
    return sorted(pairs, key=lambda pair: pair[0].name)


def known_as(dossier: Dossier, code: str) -> str:
    """What those recorded under a body are called: who only took part in something is no member."""
    return " and ".join(f"{word}s" for word in _by_belonging(dossier, code))


def members_counted(dossier: Dossier, code: str) -> str:
    """How many are recorded under a body: `27 members`, `3 members and 2 participants`; empty where nobody is."""
    return " and ".join(quantity(number, word) for word, number in _by_belonging(dossier, code).items())


def _by_belonging(dossier: Dossier, code: str) -> Counter[str]:
    """How many are members, and how many play another part."""
    full = [membership.full for _, membership in members(dossier, code)]
    return Counter({word: n for word, n in (("member", sum(full)), ("participant", full.count(False))) if n})


def by_role(dossier: Dossier, code: str) -> dict[str, tuple[Country, ...]]:
    """The countries under a body by the part they play, the part of most of them first."""
    found = grouped((membership.role or "member", country) for country, membership in members(dossier, code))
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def of_members(dossier: Dossier, code: str) -> list[Agreement]:
    """The documents whose countries are all full members of a body and no others, without the body itself."""
    full = {str(country.code) for country in full_members(dossier, code)}
    others = ({str(one) for one in a.parties if isinstance(dossier.actors.get(one), Country)} for a in dossier.in_order)
    together = (a for a, own in zip(dossier.in_order, others, strict=True) if own == full and code not in a.parties)
    return list(together) if len(full) > 1 else []


def other_members(dossier: Dossier, code: str) -> list[Country]:
    """The full members of a body but for the subject, by name."""
    return [country for country in full_members(dossier, code) if country.code != dossier.subject]


def full_memberships(dossier: Dossier, agreement: Agreement) -> list[str]:
    """The bodies its partner is a full member of; none where there are several partners."""
    alone = dossier.actors.get(partner(dossier, agreement) or "")
    full = (one.organisation for one in alone.memberships if one.full) if isinstance(alone, Country) else ()
    return sorted(str(code) for code in full)


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


def last_named(dossier: Dossier, actor: Actor) -> tuple[str, str, str] | None:
    """Who led it by the newest dated signature or offer that names such an office: name, office, day."""
    begins = tuple(word for role in dossier.words(OfficeRoleWord).values() for word in role.leads)
    signed = (
        (one.name, one.office or "", dated(a) or "")
        for a in dossier.in_order
        if a.signed
        for one in a.signatories
        if one.party == actor.code
    )
    said = ((*_named_with_office(one.said_by), str(one.said)) for one in actor.offers)
    found = [one for one in (*signed, *said) if begins and one[1].startswith(begins)]
    return max(found, key=lambda one: when(one[2]).key, default=None)


def _named_with_office(said_by: str) -> tuple[str, str]:
    """`N. N., President, by a spokesman` as a name and an office."""
    name, _, rest = said_by.partition(", ")
    return name, rest.partition(", ")[0]


def formerly_in_office(actor: Actor) -> list[Person]:
    """Those whose office has ended, in the order of the file."""
    return [one for one in actor.people if one.until]
