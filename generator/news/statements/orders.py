"""What was signed before what."""

import re
from collections.abc import Iterator

from generator.model.dates import english, when
from generator.model.dossier import dated
from generator.model.records import Agreement
from generator.news.compared import Compared, Stance, compared, recorded_agreements
from generator.news.mentions import Mention
from generator.news.passage import Passage
from generator.news.words import outright, places_of, tells

TO_OTHER = re.compile(
    r"(?!\s(?:them|it|this|these|him|her|all|ihnen|ihm)\s)(?:\s[^\W\d_A-Z]\S*(?<![,;:.])){0,4}\s"
)  # a few words in lower case: "that with", "those of"
IN_A_LIST = re.compile(r",?\s(?:and|or|und|та|і|et|i)\s")
ACTS_OF_OTHERS = ("joined", "met", "ratify", "visited", "said", "attack", "other_act", "talks")


def orders(passage: Passage) -> Iterator[Compared]:
    """Agreements that a passage puts before or after another: "a week before Finland's", "after Italy, Latvia …"."""
    named = list(_signed_with(passage))
    if len(named) < 2 or not (tells(passage.text, "sign") or tells(passage.text, "agreement")):
        return
    for concept in ("before", "after"):
        for start, end in places_of(passage.text, concept):
            span = passage.start + start, passage.start + end
            other = next((one for one in named if _right_behind(passage, span[1], one[0])), None)
            first = _put_in_order(passage, span[0], named, other) if other else None
            if other and first and first[1].id != other[1].id:
                yield from _order(passage, (span[0], other[0].end), concept, first[1], other[1])


def _signed_with(passage: Passage) -> Iterator[tuple[Mention, Agreement]]:
    """The partners and the documents that a passage names, each with the dated agreement it stands for."""
    for clause in passage.clauses:
        spoken_of = [one for one in recorded_agreements(passage, clause.agreements) if dated(one)]
        for one in clause.entities if not tells(clause.text, "meeting_noun") else ():
            pair = {one.ref, passage.dossier.subject}
            meant = next((two for two in spoken_of if two.id == one.ref or set(two.parties) == pair), None)
            if meant:
                yield one, meant


def _right_behind(passage: Passage, place: int, one: Mention) -> bool:
    """Whether a name is what stands behind "before", and does there nothing else than sign."""
    between = passage.whole[place : one.start]
    clause = passage.clause_at(one.start)
    act = passage.whole[one.end : clause.end] if clause else ""
    return (
        one.start >= place
        and bool(TO_OTHER.fullmatch(between))
        and not any(tells(act, other) for other in ACTS_OF_OTHERS)
    )


def _put_in_order(
    passage: Passage, place: int, named: list[tuple[Mention, Agreement]], other: tuple[Mention, Agreement]
) -> tuple[Mention, Agreement] | None:
    """What is put before or after another: the last one before the word, or behind it where that comes first."""
    before = [one for one in named if one[0].end <= place and ";" not in passage.whole[one[0].end : place]]
    if before:
        act = passage.whole[before[-1][0].end : place]
        return None if any(tells(act, other) for other in ACTS_OF_OTHERS) else before[-1]
    opens = not passage.whole[passage.start : place].strip()
    behind = [one for one in named if one[0].start > other[0].end and _own_clause(passage, one[0], other[0])]
    return behind[0] if opens and behind else None


def _own_clause(passage: Passage, one: Mention, other: Mention) -> bool:
    between = passage.whole[other.end : one.start]
    return "," in between and not IN_A_LIST.match(between)


def _order(
    passage: Passage, span: tuple[int, int], concept: str, first: Agreement, other: Agreement
) -> Iterator[Compared]:
    mine, theirs = dated(first), dated(other)
    if not mine or not theirs or mine == theirs:
        return
    right = (when(mine).first < when(theirs).first) == (concept == "before")
    verdict = Stance.AGREES if right else Stance.DIFFERS
    clause = passage.clause_at(span[0])
    if verdict is Stance.DIFFERS and not outright(clause.text if clause else passage.text):
        return
    reason = f"By the record {english(mine)}, the other {english(theirs)}."
    yield compared(
        passage, span, "order", (first.id, other.id), verdict, f"{mine}; {theirs}", reason, first.signed, first
    )
