"""What sets a text apart from the others that were read under the same framework, in sentences.

A trait is one where at least four fifths of them are otherwise; what most texts share is not told again.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from generator.derive.funds import busiest_year, told_for_busiest_year, unnamed
from generator.derive.promised import NAMED_AT_MOST, NAMED_FIRST
from generator.derive.queries import Family, disclaimed, durations, siblings, undertaken
from generator.model.dates import english_duration
from generator.model.dossier import Dossier
from generator.model.meanings import says, undertakes
from generator.model.records import Agreement
from generator.model.vocabulary import CommitmentType, VerbWord
from generator.text.quantities import opening
from generator.text.wording import capital, listed, small

COMMON = 0.8
RARE = 0.2
FEWEST_SIBLINGS = 5
DURATIONS = {"term": "term", "exit_notice": "notice for ending it", "consultation": "time limit for consulting"}
RANKS = ("the largest sum", "the second largest sum", "the third largest sum")


def differences(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Its sums, what it alone promises or leaves out, its words and its times: each where most others are otherwise."""
    others = siblings(dossier, agreement)
    if others is None or others.size < FEWEST_SIBLINGS:
        return []
    told = chain(
        _sums(dossier, agreement, others),
        _types(dossier, agreement, others),
        _durations(agreement, others),
        _wording(dossier, agreement, others),
    )
    return list(map(opening, told))


def _sums(dossier: Dossier, agreement: Agreement, others: Family) -> Iterator[str]:
    year, told = busiest_year(dossier), told_for_busiest_year(dossier)
    for place, id_ in zip(RANKS, told, strict=False):
        if id_ == agreement.id:
            yield f"Of what {len(told)} texts promise for {year}, its {told[id_]} is {place}."
    without = [one for one in unnamed(dossier) if one.framework == agreement.framework]
    if agreement in without and len(without) - 1 <= RARE * others.size:
        yield f"It names no sum of money; {others.size - len(without) + 1} of the other {others.size} texts do."


def _types(dossier: Dossier, agreement: Agreement, others: Family) -> Iterator[str]:
    for kind, commitment in agreement.commitments.items():
        word = dossier.meaning(kind)
        share, read = others.undertaken[kind], others.answered[kind]
        if word.coding or read < FEWEST_SIBLINGS:  # how many do is not known
            continue
        about, makes = small(word.label), undertakes(dossier, commitment)
        of = f"of the other {read} texts" if read == others.size else f"of the {read} other texts that were read for it"
        if not makes and share >= COMMON * read:
            here = "this one only mentions it" if says(dossier, commitment) == "mentions" else "this one does not"
            most = f"All {of.removeprefix('of ')}" if share == read else f"{share} {of}"
            yield f"{most} promise something on {about}; {here}."
        if makes and share <= RARE * read:
            few = f"{'Only ' if share else ''}{share or 'None'} {of} {'promises' if share < 2 else 'promise'}"
            yield f"{few} anything on {about}; this one does."


def _durations(agreement: Agreement, others: Family) -> Iterator[str]:
    for name, own in durations(agreement).items():
        usual, times = others.durations[name].most_common(1)[0]
        if own != usual and times >= COMMON * others.size:
            noun = DURATIONS[name]
            shown = f"Its {noun} is {english_duration(own)}" if own else f"It sets no {noun}"
            common = f"it is {english_duration(usual)}" if usual else "there is none"
            yield f"{shown}; in {times} of the other {others.size} {common}."


def _wording(dossier: Dossier, agreement: Agreement, others: Family) -> Iterator[str]:
    """On what its operative words are of a firmer class than most, and on what of a weaker one."""
    firmer, weaker = [], []
    for kind in undertaken(dossier, agreement):
        own = dossier.word(VerbWord, agreement.commitments[CommitmentType(kind)].verb).strength
        strengths = others.strengths.get(kind, Counter())
        common = max(FEWEST_SIBLINGS, COMMON * strengths.total())
        if sum(times for strength, times in strengths.items() if strength < own) >= common:
            firmer.append(kind)
        if sum(times for strength, times in strengths.items() if strength > own) >= common:
            weaker.append(kind)
    told = ((firmer, "more firmly"), (weaker, "less firmly"))
    said = [
        f"{how} than most on {_subjects(dossier, kinds)}{_under_a_disclaimer(dossier, agreement, kinds)}"
        for kinds, how in told
        if kinds
    ]
    if said:
        yield f"{capital('; '.join(['it is worded ' + said[0], *said[1:]]))}."


def _under_a_disclaimer(dossier: Dossier, agreement: Agreement, kinds: list[str]) -> str:
    """How many of some types a disclaimer of the text covers: firm words under one are not the firmer for it."""
    covered = [kind for kind in kinds if disclaimed(dossier, agreement, kind)]
    if not covered:
        return ""
    return ", under a disclaimer" if len(covered) == len(kinds) else f", {len(covered)} of them under a disclaimer"


def _subjects(dossier: Dossier, kinds: list[str]) -> str:
    """`training and energy`; of many `7 of its subjects, such as …`."""
    labels = [small(dossier.term("commitment_types", kind).label) for kind in kinds]
    if len(labels) <= NAMED_AT_MOST:
        return listed(labels)
    return f"{len(labels)} subjects, such as {listed(labels[:NAMED_FIRST])}"
