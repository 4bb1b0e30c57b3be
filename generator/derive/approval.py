"""What parliaments and governments did about the documents, and which members of the bodies named have signed none."""

from dataclasses import dataclass

from generator.derive.findings import bilateral, concluded_alone, other_members
from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.meanings import concluded
from generator.model.records import Agreement, Country
from generator.model.support import Approval


def with_approval(dossier: Dossier) -> list[Agreement]:
    """The concluded documents of which it is recorded what approval they ask for or got, by date."""
    return [a for a in dossier.in_order if (a.approval or a.approvals) and concluded(dossier, a)]


def steps(agreement: Agreement) -> list[Approval]:
    """The steps of a document, oldest first; those without a day last."""
    return sorted(agreement.approvals, key=lambda one: (one.date is None, when(one.date).key if one.date else ()))


@dataclass(frozen=True)
class Absence:
    """The members of a body that have no concluded document of two parties, those that have a draft apart."""

    body: str
    drafting: tuple[Country, ...]
    without: tuple[Country, ...]

    @property
    def all(self) -> tuple[Country, ...]:
        """Both, by name."""
        return tuple(sorted((*self.drafting, *self.without), key=lambda one: one.name))


def absences(dossier: Dossier) -> list[Absence]:
    """For each body the site names: its full members that have concluded no document with the subject alone."""
    return [_absence(dossier, str(code)) for code in dossier.site.bodies]


def _absence(dossier: Dossier, body: str) -> Absence:
    others = [one for one in other_members(dossier, body) if not concluded_alone(dossier, one.code)]
    drafting = tuple(one for one in others if bilateral(dossier, one.code))
    return Absence(body, drafting, tuple(one for one in others if one not in drafting))
