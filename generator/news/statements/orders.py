"""What was signed before what."""

import re
from collections.abc import Callable, Iterator

from generator.model.dates import english, when
from generator.model.dossier import dated
from generator.model.records import Agreement
from generator.news.finding import Finding, Stance, compared, recorded_agreements
from generator.news.mentions import Mention
from generator.news.passage import Passage
from generator.news.words import outright, places_of, said_by, tells

TO_OTHER = re.compile(
    r"(?!\s(?:them|it|this|these|him|her|all|ihnen|ihm)\s)(?:\s[^\W\d_A-Z]\S*(?<![,;:.])){0,4}\s"
)  # a few words in lower case: "that with", "those of"
IN_A_LIST = re.compile(r",?\s(?:and|or|und|та|і|et|i)\s")
PLACED = r"\s(?:in|at|of|von|у|в|à|de)\s$"
MEETING_IN = re.compile(rf"{said_by('meeting_noun').pattern}{PLACED}", re.IGNORECASE)
THAT_IN = re.compile(rf"{said_by('the_one').pattern}{PLACED}", re.IGNORECASE)
ACTS_OF_OTHERS = ("joined", "met", "ratify", "visited", "said", "attack", "other_act", "talks")
ACTS_OF_TALKS = ("met", "talks")


def orders(passage: Passage) -> Iterator[Finding]:
    """Agreements that a passage puts before or after another: "a week before Finland's", "after Italy, Latvia …"."""
    talks = tells(passage.text, "talks", "talks_began") and not tells(passage.text, "sign")
    named = list(_signed_with(passage))
    if len(named) < 2 or not (talks or tells(passage.text, "sign") or tells(passage.text, "agreement")):
        return
    day_of = talks_opened if talks else dated
    acts = tuple(one for one in ACTS_OF_OTHERS if not talks or one not in ACTS_OF_TALKS)
    for concept in ("before", "after"):
        for start, end in places_of(passage.text, concept):
            span = passage.start + start, passage.start + end
            other = next((one for one in named if _right_behind(passage, span[1], one[0], acts)), None)
            first = _put_in_order(passage, span[0], named, other, acts) if other else None
            if other and first and first[1].id != other[1].id:
                yield from _order(passage, (span[0], other[0].end), concept, first[1], other[1], day_of)


def talks_opened(agreement: Agreement) -> str | None:
    """The day of the first round of talks on an agreement, as the record tells it."""
    days = (one.date for one in agreement.events if one.date and tells(one.what, "first_round"))
    return min(days, default=None)


def _signed_with(passage: Passage) -> Iterator[tuple[Mention, Agreement]]:
    """The partners and the documents that a passage names, each with the dated agreement it stands for."""
    for clause in passage.clauses:
        spoken_of = [one for one in recorded_agreements(passage, clause.agreements) if dated(one)]
        for one in clause.entities:
            if _of_meeting(passage, one):
                continue
            pair = {one.ref, passage.dossier.subject}
            meant = next((two for two in spoken_of if two.id == one.ref or set(two.parties) == pair), None)
            if meant:
                yield one, meant


def _of_meeting(passage: Passage, one: Mention) -> bool:
    """Whether a capital is only named as the town of a meeting: "the summit of Vilnius … that of Washington"."""
    before = passage.whole[passage.start : one.start]
    return bool(MEETING_IN.search(before)) or (tells(passage.text, "summit_noun") and bool(THAT_IN.search(before)))


def _right_behind(passage: Passage, place: int, one: Mention, acts: tuple[str, ...]) -> bool:
    """Whether a name is what stands behind "before", and does there nothing else than sign."""
    between = passage.whole[place : one.start]
    clause = passage.clause_at(one.start)
    act = passage.whole[one.end : clause.end] if clause else ""
    return one.start >= place and bool(TO_OTHER.fullmatch(between)) and not any(tells(act, other) for other in acts)


def _put_in_order(
    passage: Passage,
    place: int,
    named: list[tuple[Mention, Agreement]],
    other: tuple[Mention, Agreement],
    acts: tuple[str, ...],
) -> tuple[Mention, Agreement] | None:
    """What is put before or after another: the last one before the word, or behind it where that comes first."""
    before = [one for one in named if one[0].end <= place and ";" not in passage.whole[one[0].end : place]]
    if before:
        act = passage.whole[before[-1][0].end : place]
        return None if any(tells(act, one) for one in acts) else before[-1]
    opens = not passage.whole[passage.start : place].strip()
    behind = [one for one in named if one[0].start > other[0].end and _own_clause(passage, one[0], other[0])]
    return behind[0] if opens and behind else None


def _own_clause(passage: Passage, one: Mention, other: Mention) -> bool:
    between = passage.whole[other.end : one.start]
    return "," in between and not IN_A_LIST.match(between)


def _order(
    passage: Passage,
    span: tuple[int, int],
    concept: str,
    first: Agreement,
    other: Agreement,
    day_of: Callable[[Agreement], str | None],
) -> Iterator[Finding]:
    mine, theirs = day_of(first), day_of(other)
    if not mine or not theirs or mine == theirs:
        return
    right = (when(mine).first < when(theirs).first) == (concept == "before")
    verdict = Stance.AGREES if right else Stance.DIFFERS
    clause = passage.clause_at(span[0])
    if verdict is Stance.DIFFERS and not outright(clause.text if clause else passage.text):
        return
    if not (when(mine).last < when(theirs).first or when(theirs).last < when(mine).first):
        return
    reason = f"By the record {english(mine)}, the other {english(theirs)}."
    yield compared(
        passage, span, "order", (first.id, other.id), verdict, f"{mine}; {theirs}", reason, first.signed, first
    )
