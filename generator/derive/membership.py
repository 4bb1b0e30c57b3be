"""Who belongs to which body, and what its members have concluded together."""

from collections import Counter

from generator.derive.noun_phrases import in_doubt
from generator.model.dossier import Dossier, partner
from generator.model.grouping import grouped
from generator.model.parts import Membership
from generator.model.records import Agreement, Country
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
    counted = " and ".join(quantity(number, word) for word, number in _by_belonging(dossier, code).items())
    doubted = sum(bool(in_doubt(dossier, membership)) for _, membership in members(dossier, code))
    return f"{counted}, {doubted} of them in doubt" if doubted else counted


def _by_belonging(dossier: Dossier, code: str) -> Counter[str]:
    """How many are members, and how many play another part."""
    full = [membership.full for _, membership in members(dossier, code)]
    return Counter({word: n for word, n in (("member", sum(full)), ("participant", full.count(False))) if n})


def by_role(dossier: Dossier, code: str) -> dict[str, tuple[tuple[Country, Membership], ...]]:
    """The countries under a body by the part they play, the part of most of them first."""
    found = grouped((one[1].role or "member", one) for one in members(dossier, code))
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
