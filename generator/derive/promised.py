"""What a text promises at a glance: by family of commitments how many kinds, which not, and how firmly."""

from collections import Counter
from dataclasses import dataclass

from generator.derive.findings import types_of, undertaken
from generator.model.dossier import Dossier
from generator.model.fields import CommitmentType
from generator.model.meanings import families_in_order
from generator.model.records import Agreement
from generator.model.vocabulary import VerbWord
from generator.text.wording import small

# More kinds than these are not named one by one.
NAMED_AT_MOST = 3


@dataclass(frozen=True)
class FamilyPromise:
    """A family, and what the text promises under it, within a sentence."""

    family: str
    label: str
    told: str


def by_family(dossier: Dossier, agreement: Agreement) -> list[FamilyPromise]:
    """Every family under which the text was read: first what follows the trigger."""
    found = []
    for family, word in families_in_order(dossier):
        kinds = [kind for kind in types_of(dossier, family) if kind in agreement.commitments]
        if kinds:
            found.append(FamilyPromise(family, word.label, _told_of(dossier, agreement, kinds)))
    return found


def _told_of(dossier: Dossier, agreement: Agreement, kinds: list[str]) -> str:
    made = [kind for kind in undertaken(dossier, agreement) if kind in kinds]
    left_out = [kind for kind in kinds if kind not in made]
    if not made:
        return "nothing"
    whole = "the one kind" if len(kinds) == 1 else f"all {len(kinds)} kinds"
    number = whole if not left_out else f"{len(made)} of {len(kinds)} kinds"
    return f"{number}{_except(dossier, left_out)}, {_usual(dossier, agreement, made)}"


def _except(dossier: Dossier, kinds: list[str]) -> str:
    """Which kinds not, where they are few enough to name."""
    labels = [small(dossier.term("commitment_types", kind).label) for kind in kinds]
    return f" (none on {' or '.join(labels)})" if 0 < len(labels) <= NAMED_AT_MOST else ""


def _usual(dossier: Dossier, agreement: Agreement, kinds: list[str]) -> str:
    """The class of more than half of the operative words; where there is none, the firmest and the weakest."""
    verbs = Counter(str(agreement.commitments[CommitmentType(kind)].verb) for kind in kinds)
    classes = {verb: dossier.word(VerbWord, verb) for verb in verbs}
    order = sorted(classes, key=lambda verb: -(classes[verb].strength or 0))
    usual = max(order, key=lambda verb: verbs[verb])
    if 2 * verbs[usual] <= len(kinds):
        return f"from “{classes[order[0]].label}” to “{classes[order[-1]].label}” in firmness"
    return f"{'' if len(verbs) == 1 else 'mostly '}as firm as “{classes[usual].label}”"
