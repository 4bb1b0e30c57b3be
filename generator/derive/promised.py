"""What a text promises at a glance: one promise for each family of commitments, and what it leaves out there."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from generator.derive.amounts import CURRENCY_SYMBOLS, MAGNITUDES
from generator.derive.queries import types_of, undertaken
from generator.model.dossier import Dossier
from generator.model.meanings import families_in_order, headlines, time_limited
from generator.model.records import Agreement
from generator.model.vocabulary import CommitmentType, CommitmentTypeWord, VerbWord
from generator.text.wording import listed, small

# More types than these are counted in place of being named, of which the first are named.
NAMED_AT_MOST, NAMED_FIRST = 6, 3
PROMISES = "promises …"
# `€3 billion`, `112 million`, `0.25 per cent`
SUM_TOLD = re.compile(
    rf"[{re.escape(''.join(CURRENCY_SYMBOLS.values()))}] ?\d|(?:%|per cent)"
    rf"|\d[\d.,]* ?(?:{'|'.join(name.strip() for _, name in MAGNITUDES if name)})"
)


@dataclass(frozen=True)
class FamilyPromise:
    """A family, the promise that stands for it, if it makes one, and what follows that promise on the page.

    The promise stands behind the label of the family, and does not repeat it: `If attacked: Ruritania will help`.
    """

    family: str
    label: str
    kind: str | None
    promise: str
    rest: str


def by_family(dossier: Dossier, agreement: Agreement) -> list[FamilyPromise]:
    """Every family under which the text was read: first what follows the trigger."""
    found = []
    promised, led_by = undertaken(dossier, agreement), headlines(dossier)
    for family, word in families_in_order(dossier):
        kinds = [kind for kind in types_of(dossier, family) if kind in agreement.commitments]
        made = [kind for kind in kinds if kind in promised]
        if kinds:
            left_out = [kind for kind in kinds if kind not in made and kind not in led_by]
            rest = _without(dossier, left_out) if made else "No promise."
            kind = _foremost(dossier, agreement, made)
            told = agreement.commitments[CommitmentType(kind)].promise or "" if kind else ""
            said = told.replace(f", {small(word.label)},", "", 1)
            found.append(FamilyPromise(family, word.label, kind, said, rest))
    return found


def in_short(dossier: Dossier, agreement: Agreement) -> list[str]:
    """What a text promises besides what follows the trigger, in one sentence."""
    made = undertaken(dossier, agreement)
    families = {name for name, word in families_in_order(dossier) if not word.after_trigger}
    words = dossier.words(CommitmentTypeWord)
    firsts = first_of_families(dossier, [kind for kind in made if words[kind].family in families])
    if not firsts:
        return []
    does = {kind: _does(dossier, agreement, kind) for kind in firsts}
    told = [
        verb.replace("…", listed([_narrowly(dossier, agreement, kind) for kind in firsts if does[kind] == verb]))
        for verb in sorted(set(does.values()), key=lambda one: (one != PROMISES, [*does.values()].index(one)))
    ]
    return [f"The text {listed(told)}."]


def _does(dossier: Dossier, agreement: Agreement, kind: str) -> str:
    """What a text does, by the class of its words: with “…” for what it promises, or does less than promise."""
    verb = agreement.commitments[CommitmentType(kind)].verb
    return (dossier.word(VerbWord, verb).promises if verb else None) or PROMISES


def promised_by_all(dossier: Dossier, texts: list[Agreement], kind: str) -> bool:
    """Whether no text puts a type in words of a class that is no promise."""
    return len(promising(dossier, texts, kind)) == len(texts)


def promising(dossier: Dossier, texts: Iterable[Agreement], kind: str) -> list[Agreement]:
    """Of the texts that undertake a type those whose words are a promise: no aim, no possibility, no mere support."""
    return [one for one in texts if _does(dossier, one, kind) == PROMISES]


def first_of_families(dossier: Dossier, kinds: Container[str]) -> list[str]:
    """Of these types the first of each family; those that not every text was read for apart."""
    firsts: dict[str, str] = {}
    for kind, word in dossier.words(CommitmentTypeWord).items():
        if kind in kinds and not word.coding:
            firsts.setdefault(word.family, kind)
    return list(firsts.values())


def in_a_list(dossier: Dossier, kind: str) -> str:
    """What is undertaken under a type, as it follows “promises”: nobody can promise what others decide."""
    word = dossier.word(CommitmentTypeWord, kind)
    return word.in_list or small(word.label)


def _narrowly(dossier: Dossier, agreement: Agreement, kind: str) -> str:
    """The same where a text promises less than the type says: `non-lethal military assistance`."""
    return agreement.commitments[CommitmentType(kind)].in_list or in_a_list(dossier, kind)


def _foremost(dossier: Dossier, agreement: Agreement, kinds: list[str]) -> str | None:
    """The type that names a sum, else the first in the order of the vocabulary, which is that of readers' questions.

    The time limit for consulting is told in the first sentences of the page; another promise beside it says more.
    """
    told = time_limited(dossier) if agreement.consultation and agreement.consultation.within else {}
    untold = [kind for kind in kinds if kind not in told] or kinds
    naming = [kind for kind in untold if SUM_TOLD.search(agreement.commitments[CommitmentType(kind)].promise or "")]
    return next(iter([*naming, *untold]), None)


def _without(dossier: Dossier, kinds: list[str]) -> str:
    """On what the family has no promise here, where that can be said in a few words."""
    labels = [small(dossier.term("commitment_types", kind).label) for kind in kinds]
    if len(labels) > NAMED_AT_MOST:
        return f"No promise on {listed(labels[:NAMED_FIRST])} and on {len(labels) - NAMED_FIRST} other subjects."
    return f"No promise on {listed(labels, 'or')}." if labels else ""
