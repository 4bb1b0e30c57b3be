"""The documents between the country the site is about and others, or one other alone."""

from generator.model.dossier import Dossier
from generator.model.records import Agreement


def partners(dossier: Dossier, agreement: Agreement) -> list[str]:
    """The parties besides the country the site is about."""
    return [code for code in agreement.parties if code != dossier.subject]


def partner(dossier: Dossier, agreement: Agreement) -> str | None:
    """The other party of a document between that country and one other alone; of all other documents none."""
    others = partners(dossier, agreement)
    return others[0] if len(others) == 1 and dossier.subject in agreement.parties else None


def bilateral(dossier: Dossier, code: str) -> list[Agreement]:
    """The documents between a country and the subject alone."""
    return [a for a in dossier.agreements_of.get(code, ()) if partner(dossier, a)]
