"""Which members of a body have signed nothing with the country the site is about, and where each of them stands."""

from typing import NamedTuple

from generator.derive.findings import members
from generator.derive.overview import firmest
from generator.model.dossier import Dossier
from generator.model.meanings import concluded
from generator.model.records import Agreement, Country


class Standing(NamedTuple):
    """A country with the document it has with the subject alone, if any, and those of several parties it joined."""

    country: Country
    document: Agreement | None
    joined: tuple[Agreement, ...]


def standing(dossier: Dossier, country: Country) -> Standing:
    """Where a country stands."""
    return Standing(country, firmest(dossier, country.code), dossier.joined_by.get(country.code, ()))


def signed_nothing(dossier: Dossier, body: str) -> list[Standing]:
    """The full members of a body that have concluded no document with the subject alone, by name."""
    full = (country for country, one in members(dossier, body) if not one.role and country.code != dossier.subject)
    found = (standing(dossier, country) for country in full)
    return [one for one in found if one.document is None or not concluded(dossier, one.document)]


def counted_members(dossier: Dossier, body: str) -> int:
    """How many full members of a body the site knows."""
    return sum(not one.role for _, one in members(dossier, body))
