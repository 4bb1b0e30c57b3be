"""Two coded documents side by side: what each says, and which of the two words it more firmly.

Only what can be told from the records is said to be alike: a date, a time, a word of the vocabulary. Of two promises
the classes of their operative words are compared, never what they promise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from generator.derive.findings import coded, in_sentence, listed, partners, types_of
from generator.derive.terms import expires
from generator.model.dates import english, english_duration
from generator.model.dossier import Dossier, dated
from generator.model.fields import CommitmentType
from generator.model.meanings import undertakes
from generator.model.parts import Commitment, Span
from generator.model.records import Agreement
from generator.model.vocabulary import VerbWord

# What is compared of each document: the first of the two is `left`.
Firmer = Literal["left", "right", "alike", "only-left", "only-right", "neither"]
Pair = tuple[Agreement, Agreement]


@dataclass(frozen=True)
class Term:
    """One line of the terms: its label and what each document says, empty where the record has nothing.

    `leading` ones are told at the top of the page.
    """

    label: str
    left: str
    right: str
    leading: bool = False

    @property
    def same(self) -> bool:
        """Whether both say the same, or nothing."""
        return self.left == self.right


def pairs(dossier: Dossier) -> Iterator[Pair]:
    """The pairs that have a page: of the documents the site names, each with each, in the order of their dates."""
    chosen = set(dossier.site.compared)
    return combinations((one for one in coded(dossier) if one.id in chosen), 2)


def pair_page(left: Agreement, right: Agreement) -> str:
    """The path under docs/ of the page of a pair."""
    return f"compare/{left.id}-and-{right.id}.md"


def terms(dossier: Dossier, left: Agreement, right: Agreement) -> list[Term]:
    """The terms of both, line by line; lines on which neither record has anything are left out."""
    sides = zip(_terms(dossier, left), _terms(dossier, right), strict=True)
    rows = [Term(label, one, other, leading=leading) for (label, one, leading), (_, other, _) in sides]
    return [row for row in rows if row.left or row.right]


def _terms(dossier: Dossier, agreement: Agreement) -> Iterator[tuple[str, str, bool]]:
    """Label, what the record says, and whether it leads."""
    end, talks = expires(dossier, agreement), agreement.consultation
    yield "Signed", _signing(agreement), False
    yield "Term", _span(dossier, agreement.term), True
    yield "Ends", english(end.isoformat()) if end else "", False
    yield "Consultation within", english_duration(talks.within) if talks and talks.within else "", True
    yield "Notice", _span(dossier, agreement.exit_notice), True
    yield "Review", _span(dossier, agreement.review), False
    yield "Languages", _value(dossier, agreement.languages), False
    yield "Taking effect", _value(dossier, agreement.effect), False
    yield "Prolonging it", _value(dossier, agreement.renewal), False


def _signing(agreement: Agreement) -> str:
    """Day and place, as far as they are recorded."""
    day = dated(agreement)
    place = agreement.signed.place if agreement.signed else None
    return ", ".join(part for part in (english(day) if day else "", place) if part)


def _span(dossier: Dossier, span: Span | None) -> str:
    return _value(dossier, span) if span is None or span.gap else english_duration(str(span.value))


def _value(dossier: Dossier, value: object) -> str:
    """A cited value as a text: the reason where there is none, nothing where the record is silent."""
    if value is None:
        return ""
    gap = getattr(value, "gap", None)
    return dossier.term("gaps", gap).label if gap else str(getattr(value, "value", None) or "")


def firmer(dossier: Dossier, left: Agreement, right: Agreement, kind: str) -> Firmer:
    """Which of the two words a type of commitment more firmly, by the classes of their operative words."""
    answers = [agreement.commitments.get(CommitmentType(kind)) for agreement in (left, right)]
    if None in answers:  # not coded yet, which is no silence
        return "neither"
    one, other = (strength(dossier, answer) for answer in answers)
    if not one or not other:
        return "neither" if one == other else "only-left" if one else "only-right"
    return "alike" if one == other else "left" if one > other else "right"


def strength(dossier: Dossier, commitment: Commitment | None) -> int:
    """The strength of the class; 0 where nothing is undertaken."""
    if commitment is None or commitment.verb is None or not undertakes(dossier, commitment):
        return 0
    return dossier.word(VerbWord, commitment.verb).strength or 0


def lead(dossier: Dossier, left: Agreement, right: Agreement) -> list[str]:
    """What a reader of ten seconds takes away: signatures, terms in figures, who is alone, who has the firmer words."""
    names = side_names(dossier, (left, right))
    kinds = [kind for family in dossier.vocabulary["families"] for kind in types_of(dossier, family)]
    found = {kind: firmer(dossier, left, right, kind) for kind in kinds}
    sentences = [_signed(names, left, right), *_unlike(names, terms(dossier, left, right))]
    for word, name in zip(("only-left", "only-right"), names, strict=True):
        alone = [kind for kind in kinds if found[kind] == word]
        sentences += [f"Only {name} undertakes {_labels(dossier, alone, 'something under')}."] if alone else []
    for word, name in zip(("left", "right"), names, strict=True):
        ahead = [kind for kind in kinds if found[kind] == word]
        sentences += [f"{_capital(name)} has the firmer words on {_labels(dossier, ahead)}."] if ahead else []
    return sentences


def side_names(dossier: Dossier, sides: Sequence[Agreement]) -> list[str]:
    """How a sentence calls each side: by its partner; by its name where both have the same or several."""
    called = [in_sentence(dossier, partners(dossier, one)) for one in sides]
    alone = len(set(called)) == len(called) and all(len(partners(dossier, one)) == 1 for one in sides)
    return called if alone else [one.name for one in sides]


def _signed(names: Sequence[str], left: Agreement, right: Agreement) -> str:
    one, other = (english(str(dated(side))) if dated(side) else "" for side in (left, right))
    if one and one == other:
        return f"Both were signed on {one}."
    days = [f"{name} on {day}" for name, day in zip(names, (one, other), strict=True) if day]
    return f"Signed: {listed(days)}." if days else ""


def _unlike(names: Sequence[str], rows: Sequence[Term]) -> Iterator[str]:
    """The terms in figures: one sentence for those alike, one for each that differs."""
    told = [row for row in rows if row.leading and row.left and row.right]
    alike = [f"{row.label.lower()}, {row.left}" for row in told if row.same]
    if alike:
        yield f"Alike in both: {'; '.join(alike)}."
    for row in told:
        if not row.same:
            yield f"{row.label}: {names[0]}, {row.left}; {names[1]}, {row.right}."


def _labels(dossier: Dossier, kinds: Sequence[str], before: str = "") -> str:
    shown = listed([f"“{dossier.term('commitment_types', kind).label}”" for kind in kinds])
    return f"{before} {shown}".strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
