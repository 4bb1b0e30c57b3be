"""Two coded documents side by side: what each says, and which of the two words it more firmly.

Only what can be told from the records is said to be alike: a date, a time, a sum, a word of the vocabulary. Of two
promises the classes of their operative words are compared, never what they promise.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Literal

from generator.derive import funds, offers, sum_sentences
from generator.derive.legal_force import of_itself, told_by_the_text
from generator.derive.noun_phrases import in_sentence
from generator.derive.promised import NAMED_FIRST
from generator.derive.queries import coded, types_of
from generator.derive.terms import expires
from generator.model.chronology import dated
from generator.model.dates import english, english_duration, on_one_day
from generator.model.dossier import Dossier, partners
from generator.model.meanings import families_in_order, undertakes
from generator.model.parts import Commitment, Consultation, Effect, Evidence, Span, Value
from generator.model.records import Agreement, Record
from generator.model.vocabulary import CommitmentType, OfferKindWord, VerbWord
from generator.text.quantities import quantity
from generator.text.wording import appended, capital, listed, possessive, small

# What is compared of each document: the first of the two is `left`.
Firmer = Literal["left", "right", "alike", "only-left", "only-right", "neither", "half-read"]
Pair = tuple[Agreement, Agreement]
# How the difference is told in a row, and of several rows at the top.
ROW_WORDS: dict[Firmer, str] = {
    "left": "{left} puts it more firmly",
    "right": "{right} puts it more firmly",
    "alike": "both put it equally firmly",
    "only-left": "only {left} promises it",
    "only-right": "only {right} promises it",
    "neither": "neither promises it",
    "half-read": "not compared: one of the texts was not read for it",
}
ALONE_ON, FIRMER_ON = "only {name} promises something on {what}", "{name} has the firmer words on {what}"
NO_DIFFERENCE = "Neither promises something that the other does not, nor in firmer words."
SAME_IN_BOTH, DIFFERS = "The same in both", "They differ"
UNLIKE = "The {label} is {left} for {one}, {right} for {other}."
NO_SUM = "none"


@dataclass(frozen=True)
class Side:
    """What one document says: in words, the cited values with their records, and what of it can be compared."""

    text: str = ""
    cited: tuple[tuple[Record, Evidence], ...] = ()
    compared: str = ""  # a date, a time, a sum, words of the vocabulary; of a signature the day, not the place


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
        if not (self.left.compared and self.right.compared):
            return ""
        return SAME_IN_BOTH if self.left.compared == self.right.compared else DIFFERS


def pairs(dossier: Dossier) -> Iterator[Pair]:
    """The pairs that have a page: of the documents the site names, each with each, in the order of their dates."""
    chosen = set(dossier.site.compared)
    return combinations((one for one in coded(dossier) if one.id in chosen), 2)


def pair_page(left: Agreement, right: Agreement) -> str:
    """The path under docs/ of the page of a pair."""
    return f"compare/{left.id}-and-{right.id}.md"


def terms(dossier: Dossier, left: Agreement, right: Agreement) -> list[ComparedTerm]:
    """The terms of both, line by line; lines on which neither record has anything are left out."""
    sides = zip(terms_of(dossier, left), terms_of(dossier, right), strict=True)
    rows = [ComparedTerm(label, one, other, leading) for (label, leading, one), (_, _, other) in sides]
    return [row for row in rows if row.left.text or row.right.text]


def every_term(dossier: Dossier) -> Iterator[tuple[str, bool, tuple[Side, ...]]]:
    """Each line of the terms with what every coded document says, in their order: for the form with all pairs."""
    for line in zip(*(terms_of(dossier, one) for one in coded(dossier)), strict=True):
        label, leading, _ = line[0]
        yield label, leading, tuple(side for _, _, side in line)


def terms_of(dossier: Dossier, agreement: Agreement) -> Iterator[tuple[str, bool, Side]]:
    """Of one document each line of the terms: label, whether it leads, and what is recorded."""
    end, talks = expires(dossier, agreement), agreement.consultation
    ends = english(end.isoformat()) if end else ""
    yield "Signed", False, _signing(agreement)
    yield "Legal force", False, _force(dossier, agreement)
    yield "Term", True, _told(dossier, agreement, agreement.term)
    yield "Ends", False, Side(ends, _cited(agreement, agreement.term), ends) if end else Side()
    yield (
        "Time limit for consulting",
        True,
        _told(dossier, agreement, talks, talks.within if talks else None),
    )
    yield "Notice", True, _told(dossier, agreement, agreement.exit_notice)
    yield "Largest sum named", False, _money(dossier, agreement)
    if kind := offers.asked_first(dossier):
        label = dossier.word(OfferKindWord, kind).label
        yield f"{label}: what was said outside the text", False, _offered(dossier, agreement, kind)
    yield "Review", False, _told(dossier, agreement, agreement.review)
    yield "Languages", False, _told(dossier, agreement, agreement.languages)
    yield "Taking effect", False, _told(dossier, agreement, agreement.effect)
    yield "Prolonging it", False, _told(dossier, agreement, agreement.renewal)


def _cited(record: Record, *values: Evidence | None) -> tuple[tuple[Record, Evidence], ...]:
    return tuple((record, value) for value in values if value is not None)


def _signing(agreement: Agreement) -> Side:
    """Day and place, as far as they are recorded."""
    signed, day = agreement.signed or agreement.adopted, dated(agreement)
    place = signed.place if signed else None
    text = ", ".join(part for part in (english(day) if day else "", place) if part)
    return Side(text, _cited(agreement, signed), day or "")


def _force(dossier: Dossier, agreement: Agreement) -> Side:
    """What the text says itself of its legal force; nothing where nobody has looked."""
    told = capital(told_by_the_text(dossier, agreement))
    return Side(told, _cited(agreement, *of_itself(agreement)), told) if told else Side()


def _money(dossier: Dossier, agreement: Agreement) -> Side:
    """The largest sum the document promises or else names, how many others; where it was read, that it names none."""
    named, most = funds.by_document(dossier).get(agreement.id, ()), funds.foremost(dossier, agreement)
    if most is None:
        return Side(NO_SUM, (), NO_SUM) if agreement.commitments else Side()
    told = sum_sentences.sum_in_words(dossier, most)
    others = f"; {quantity(len(named) - 1, 'other sum')}" if len(named) > 1 else ""
    return Side(told + others, _cited(agreement, most.funding), told)


def _offered(dossier: Dossier, agreement: Agreement, kind: str) -> Side:
    """What the partners said they would give or not give, which is no part of the document."""
    by = partners(dossier, agreement)
    own = tuple((actor, offer) for actor, offer in offers.offers(dossier) if actor.code in by)
    if made := tuple(one for one in own if one[1].kind == kind):
        return Side(capital(offers.told_of(dossier, kind, by=by)), made)
    other = "; ".join(map(partial(_other_help, dossier), own))
    waiting = not own and offers.joined_without_offer(dossier) & {*by}
    nothing = f"No offer found{offers.until_read(dossier)}" if own or waiting else ""
    return Side(f"{nothing}{appended('; other help: ', other)}", own)


def _other_help(dossier: Dossier, offered: offers.Offered) -> str:
    """Another kind of help, how firmly it was said, and when."""
    kind, how = (dossier.meaning(one).label for one in (offered[1].kind, offered[1].firmness))
    return f"{small(kind)}, {small(how)} ({english(offered[1].said)})"


def _told(
    dossier: Dossier, agreement: Agreement, value: Span | Value | Consultation | None, time: str | None = None
) -> Side:
    """What a cited value says: a time, words, the reason why there is none, or nothing where the record is silent."""
    if value is None:
        return Side()
    cited = _cited(agreement, value)
    if value.gap:
        return Side(dossier.meaning(value.gap).label, cited)
    if isinstance(value, Value):
        return Side((value.told if isinstance(value, Effect) else value.value) or "", cited)
    time = time or (value.value if isinstance(value, Span) else None)
    if not time:
        return Side("", cited)
    told = f"{english_duration(time)}{appended(' (“', value.softened, '”)')}"
    return Side(told, cited, told)


def firmer(dossier: Dossier, left: Agreement, right: Agreement, kind: str) -> Firmer:
    """Which of the two words a type of commitment more firmly, by the classes of their operative words."""
    answers = [agreement.commitments.get(CommitmentType(kind)) for agreement in (left, right)]
    if None in answers:  # not coded yet, which is no silence
        return "half-read"
    one, other = (class_strength(dossier, answer) for answer in answers)
    if not one or not other:
        return "neither" if one == other else "only-left" if one else "only-right"
    return "alike" if one == other else "left" if one > other else "right"


def relation(names: Sequence[str], which: Firmer) -> str:
    """Which of the two is firmer, as a sentence without its stop."""
    return capital(ROW_WORDS[which].format(left=names[0], right=names[1]))


def script_words() -> str:
    """The sentences above for the script that compares any two in the browser, as JSON."""
    told = {
        "alone": ALONE_ON,
        "ahead": FIRMER_ON,
        "unlike": UNLIKE,
        "none": NO_DIFFERENCE,
        "same": SAME_IN_BOTH,
        "differs": DIFFERS,
    }
    return json.dumps({**told, "relations": ROW_WORDS, "named": NAMED_FIRST})


def class_strength(dossier: Dossier, commitment: Commitment | None) -> int:
    """The strength of the class; 0 where nothing is undertaken."""
    if commitment is None or not undertakes(dossier, commitment):
        return 0
    return dossier.word(VerbWord, commitment.verb).strength


def pair_answer(dossier: Dossier, left: Agreement, right: Agreement) -> list[str]:
    """What a reader of ten seconds takes away: who is alone, who is firmer, and which figures differ or are alike."""
    names = side_names(dossier, (left, right))
    kinds = [kind for family, _ in families_in_order(dossier) for kind in types_of(dossier, family)]
    found = {kind: firmer(dossier, left, right, kind) for kind in kinds}

    def on(word: Firmer) -> str:
        return _labels(dossier, [kind for kind in kinds if found[kind] == word])

    alone = zip(names, (on("only-left"), on("only-right")), strict=True)
    ahead = zip(names, (on("left"), on("right")), strict=True)
    told = ["; ".join(ALONE_ON.format(name=name, what=what) for name, what in alone if what)]
    told += ["; ".join(FIRMER_ON.format(name=name, what=what) for name, what in ahead if what)]
    differing = [capital(f"{one}.") for one in told if one]
    none = [] if differing else [NO_DIFFERENCE]
    rows = [row for row in terms(dossier, left, right) if row.leading and row.difference]
    unlike = [_unlike(names, row) for row in rows if row.difference == DIFFERS]
    return [*differing, *none, *(unlike or (*_figures_alike(rows), *_when_signed(names, left, right)))]


def side_names(dossier: Dossier, sides: Sequence[Agreement]) -> list[str]:
    """How a sentence calls each side: by its partner; by its name where both have the same or several."""
    called = [partners_called(dossier, one) for one in sides]
    alone = len(set(called)) == len(called) and all(len(partners(dossier, one)) == 1 for one in sides)
    return called if alone else [one.name for one in sides]


def partners_called(dossier: Dossier, agreement: Agreement) -> str:
    """The other parties within a sentence: `the Isles`."""
    return in_sentence(dossier, partners(dossier, agreement))


def _when_signed(names: Sequence[str], left: Agreement, right: Agreement) -> Iterator[str]:
    """When each was signed or adopted, as far as that is known: told where no figure differs."""
    one, other = (on_one_day(str(dated(side))) if dated(side) else "" for side in (left, right))
    whose = [name if name == side.name else possessive(name) for name, side in zip(names, (left, right), strict=True)]
    days = [(name, day) for name, day in zip(whose, (one, other), strict=True) if day]
    if one and one == other:
        yield f"Both were signed {one}."
    elif days:
        (name, day), *rest = days
        yield capital(f"{', '.join([f'{name} was signed {day}', *map(' '.join, rest)])}.")


def _unlike(names: Sequence[str], row: ComparedTerm) -> str:
    """A term in figures that differs."""
    left, right = row.left.compared, row.right.compared
    return UNLIKE.format(label=small(row.label), left=left, right=right, one=names[0], other=names[1])


def _figures_alike(rows: Sequence[ComparedTerm]) -> Iterator[str]:
    """The terms in figures that are alike, in one sentence: told where none differs."""
    alike = [f"{small(row.label)} ({row.left.compared})" for row in rows if row.difference == SAME_IN_BOTH]
    if alike:
        yield f"They have the same {listed(alike)}."


def _labels(dossier: Dossier, kinds: Sequence[str]) -> str:
    """A few by name, in the order in which readers ask; of more the first, and how many others."""
    labels = [small(dossier.term("commitment_types", kind).label) for kind in kinds]
    if len(labels) <= NAMED_FIRST + 1:
        return listed(labels)
    return listed([*labels[:NAMED_FIRST], f"{len(labels) - NAMED_FIRST} others"])
