"""Every document of the site in one of four groups, so that the groups add up to all documents."""

from dataclasses import dataclass

from generator.derive.findings import counted, in_sentence, partner, partners
from generator.model.dossier import Dossier
from generator.model.meanings import awaited
from generator.model.records import Agreement
from generator.text.wording import capital, small, spelled


@dataclass(frozen=True)
class Kindred:
    """A group of documents: what they are, whose they are, and the tone they are drawn in."""

    label: str
    whose: str
    tone: str
    agreements: tuple[Agreement, ...]


def kindred(dossier: Dossier) -> list[Kindred]:
    """The groups that have any: those the site counts first, others of two parties, all others, those not concluded."""
    first = counted(dossier, dossier.site.counts[0]) if dossier.site.counts else []
    label = dossier.site.counts[0].label if first else ""
    named = {a.id for a in first}
    others = [a for a in dossier.in_order if a.id not in named]
    drafts = [a for a in others if awaited(dossier, a)]
    concluded = [a for a in others if not awaited(dossier, a)]
    pairs = [a for a in concluded if partner(dossier, a)]
    several = [a for a in concluded if not partner(dossier, a)]
    found = [
        Kindred(label, "", "counted", tuple(first)),
        Kindred("Other concluded documents of two parties", _whose(dossier, pairs), "pairs", tuple(pairs)),
        Kindred("Documents of several parties, or of none", _called(several), "many", tuple(several)),
        Kindred("Drafts and talks, nothing signed as far as known", _whose(dossier, drafts), "unsigned", tuple(drafts)),
    ]
    return [one for one in found if one.agreements]


def summed_up(groups: list[Kindred]) -> str:
    """How many documents each group has, in one sentence."""
    told = "; ".join(f"{spelled(len(one.agreements))} {small(one.label)}" for one in groups)
    return f"{capital(told)}." if told else ""


def _whose(dossier: Dossier, agreements: list[Agreement]) -> str:
    """The partners of some documents."""
    return in_sentence(dossier, dict.fromkeys(code for a in agreements for code in partners(dossier, a)))


def _called(agreements: list[Agreement]) -> str:
    """The first and the last of some documents by name."""
    if len(agreements) < 2:
        return "".join(a.name for a in agreements)
    return f"from the {agreements[0].name} to the {agreements[-1].name}"
