"""Two coded documents side by side: what each says, and which of the two words it more firmly.

Only what can be told from the records is said to be alike: a date, a time, a word of the vocabulary. Of two promises
the classes of their operative words are compared, never what they promise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from generator.derive.noun_phrases import in_sentence
from generator.derive.promised import NAMED_FIRST
from generator.derive.queries import coded, types_of
from generator.derive.terms import expires
from generator.model.dates import english, english_duration, on_one_day
from generator.model.dossier import Dossier, dated, partners
from generator.model.meanings import families_in_order, undertakes
from generator.model.parts import Commitment, Consultation, Effect, Evidence, Span, Value
from generator.model.records import Agreement
from generator.model.vocabulary import CommitmentType, VerbWord
from generator.text.wording import capital, listed, small

# What is compared of each document: the first of the two is `left`.
Firmer = Literal["left", "right", "alike", "only-left", "only-right", "neither"]
Pair = tuple[Agreement, Agreement]


@dataclass(frozen=True)
class Side:
    """What one document says: in words, the cited value, and whether it is a date or a time, which can be compared."""

    text: str = ""
    value: Evidence | None = None
    measured: bool = False
    compared: str = ""  # where not all of the text is: of a signature the day, not the place


@dataclass(frozen=True)
class ComparedTerm:
    """One line of the terms: its label and what each document says. `leading` ones are told at the top of the page."""

    label: str
    left: Side
    right: Side
    leading: bool

    @property
    def difference(self) -> str:
        """Whether both say the same; nothing where one is silent, or what they say is told in our own words."""
        if not (self.left.measured and self.right.measured):
            return ""
        left, right = (side.compared or side.text for side in (self.left, self.right))
        return "same" if left == right else "differs"


def pairs(dossier: Dossier) -> Iterator[Pair]:
    """The pairs that have a page: of the documents the site names, each with each, in the order of their dates."""
    chosen = set(dossier.site.compared)
    return combinations((one for one in coded(dossier) if one.id in chosen), 2)


def pair_page(left: Agreement, right: Agreement) -> str:
    """The path under docs/ of the page of a pair."""
    return f"compare/{left.id}-and-{right.id}.md"


def terms(dossier: Dossier, left: Agreement, right: Agreement) -> list[ComparedTerm]:
    """The terms of both, line by line; lines on which neither record has anything are left out."""
    sides = zip(_terms(dossier, left), _terms(dossier, right), strict=True)
    rows = [ComparedTerm(label, one, other, leading) for (label, leading, one), (_, _, other) in sides]
    return [row for row in rows if row.left.text or row.right.text]


def _terms(dossier: Dossier, agreement: Agreement) -> Iterator[tuple[str, bool, Side]]:
    """Label, whether it leads, and what the record says."""
    end, talks = expires(dossier, agreement), agreement.consultation
    yield "Signed", False, _signing(agreement)
    yield "Term", True, _told(dossier, agreement.term)
    yield "Ends", False, Side(english(end.isoformat()), agreement.term, measured=True) if end else Side()
    yield "Consultation within", True, _told(dossier, talks, talks.within if talks else None)
    yield "Notice", True, _told(dossier, agreement.exit_notice)
    yield "Review", False, _told(dossier, agreement.review)
    yield "Languages", False, _told(dossier, agreement.languages)
    yield "Taking effect", False, _told(dossier, agreement.effect)
    yield "Prolonging it", False, _told(dossier, agreement.renewal)


def _signing(agreement: Agreement) -> Side:
    """Day and place, as far as they are recorded."""
    signed, day = agreement.signed or agreement.adopted, dated(agreement)
    place = signed.place if signed else None
    text = ", ".join(part for part in (english(day) if day else "", place) if part)
    return Side(text, signed, measured=bool(day), compared=day or "")


def _told(dossier: Dossier, value: Span | Value | Consultation | None, time: str | None = None) -> Side:
    """What a cited value says: a time, words, the reason why there is none, or nothing where the record is silent."""
    if value is None:
        return Side()
    if value.gap:
        return Side(dossier.meaning(value.gap).label, value)
    if isinstance(value, Value):
        return Side((value.told if isinstance(value, Effect) else value.value) or "", value)
    time = time or (value.value if isinstance(value, Span) else None)
    less = f" (“{value.softened}”)" if value.softened else ""
    return Side(f"{english_duration(time)}{less}", value, measured=True) if time else Side()


def firmer(dossier: Dossier, left: Agreement, right: Agreement, kind: str) -> Firmer:
    """Which of the two words a type of commitment more firmly, by the classes of their operative words."""
    answers = [agreement.commitments.get(CommitmentType(kind)) for agreement in (left, right)]
    if None in answers:  # not coded yet, which is no silence
        return "neither"
    one, other = (class_strength(dossier, answer) for answer in answers)
    if not one or not other:
        return "neither" if one == other else "only-left" if one else "only-right"
    return "alike" if one == other else "left" if one > other else "right"


def class_strength(dossier: Dossier, commitment: Commitment | None) -> int:
    """The strength of the class; 0 where nothing is undertaken."""
    if commitment is None or not undertakes(dossier, commitment):
        return 0
    return dossier.word(VerbWord, commitment.verb).strength


def pair_answer(dossier: Dossier, left: Agreement, right: Agreement) -> list[str]:
    """What a reader of ten seconds takes away: who is alone, who is firmer, which figures differ, and what is alike."""
    names = side_names(dossier, (left, right))
    kinds = [kind for family, _ in families_in_order(dossier) for kind in types_of(dossier, family)]
    found = {kind: firmer(dossier, left, right, kind) for kind in kinds}

    def on(word: Firmer) -> str:
        return _labels(dossier, [kind for kind in kinds if found[kind] == word])

    alone = zip(names, (on("only-left"), on("only-right")), strict=True)
    ahead = zip(names, (on("left"), on("right")), strict=True)
    told = ["; ".join(f"only {name} promises something on {what}" for name, what in alone if what)]
    told += ["; ".join(f"{name} has the firmer words on {what}" for name, what in ahead if what)]
    differing = [capital(f"{one}.") for one in told if one]
    none = [] if differing else ["Neither promises something that the other does not, nor in firmer words."]
    rows = [row for row in terms(dossier, left, right) if row.leading and row.difference]
    unlike = [_unlike(names, row) for row in rows if row.difference == "differs"]
    return [*differing, *none, *unlike, *_figures_alike(rows), *_when_signed(names, left, right)]


def side_names(dossier: Dossier, sides: Sequence[Agreement]) -> list[str]:
    """How a sentence calls each side: by its partner; by its name where both have the same or several."""
    called = [in_sentence(dossier, partners(dossier, one)) for one in sides]
    alone = len(set(called)) == len(called) and all(len(partners(dossier, one)) == 1 for one in sides)
    return called if alone else [one.name for one in sides]


def _when_signed(names: Sequence[str], left: Agreement, right: Agreement) -> Iterator[str]:
    """When each was signed or adopted, as far as that is known."""
    one, other = (on_one_day(str(dated(side))) if dated(side) else "" for side in (left, right))
    days = [f"{name} {day}" for name, day in zip(names, (one, other), strict=True) if day]
    if one and one == other:
        yield f"Both were signed {one}."
    elif days:
        yield f"Signed: {listed(days)}."


def _unlike(names: Sequence[str], row: ComparedTerm) -> str:
    """A term in figures that differs."""
    return f"{row.label}: {names[0]}, {row.left.text}; {names[1]}, {row.right.text}."


def _figures_alike(rows: Sequence[ComparedTerm]) -> Iterator[str]:
    """The terms in figures that are alike, in one sentence."""
    alike = [f"{row.label.lower()} {row.left.text}" for row in rows if row.difference == "same"]
    if alike:
        yield f"Alike in both: {listed(alike)}."


def _labels(dossier: Dossier, kinds: Sequence[str]) -> str:
    """A few by name, in the order in which readers ask; of more the first, and how many others."""
    labels = [small(dossier.term("commitment_types", kind).label) for kind in kinds]
    if len(labels) <= NAMED_FIRST + 1:
        return listed(labels)
    return listed([*labels[:NAMED_FIRST], f"{len(labels) - NAMED_FIRST} others"])
