"""What came before what: signatures and first rounds of talks."""

from collections.abc import Iterator

from generator.model.chronology import dated
from generator.model.dates import english, when
from generator.model.dossier import bilateral
from generator.model.records import Agreement
from generator.news.finding import Finding, Stance, compared, recorded_agreements
from generator.news.mentions import Mention
from generator.news.passage import Passage
from generator.news.statements.signing import signing_list
from generator.news.words import form_of, outright, places_of, tells

ACTS_OF_OTHERS = ("joined", "met", "ratify", "visited", "said", "attack", "other_act", "talks")


def orders(passage: Passage) -> Iterator[Finding]:
    """Agreements that a passage puts before or after another: "a week before Finland's", "after Italy, Latvia …"."""
    talks = tells(passage.text, "talks", "talks_began") and not tells(passage.text, "sign")
    named = list(_signed_with(passage))
    told = talks or tells(passage.text, "sign") or tells(passage.text, "agreement") or signing_list(passage)
    if len(named) < 2 or not told:
        return
    day_of = talks_opened if talks else dated
    acts = () if talks else ACTS_OF_OTHERS
    for concept in ("before", "after"):
        for start, end in places_of(passage.text, concept):
            span = passage.start + start, passage.start + end
            other = next((one for one in named if _right_behind(passage, span[1], one[0])), None)
            first = _put_ordered(passage, span[0], named, other, acts) if other else None
            if other and first and first[1].id != other[1].id:
                days = day_of(first[1]), day_of(other[1])
                if days[0] and days[1]:
                    both = span[0], other[0].end
                    yield from _ordered(passage, both, concept, first[1], other[1], (days[0], days[1]))


def talks_opened(agreement: Agreement) -> str | None:
    """The day of the first round of talks on an agreement, as the record tells it."""
    days = (one.date for one in agreement.events if one.date and tells(one.what, "first_round"))
    return min(days, default=None)


def _signed_with(passage: Passage) -> Iterator[tuple[Mention, Agreement]]:
    """The partners and the documents that a passage names, each with the dated agreement it stands for."""
    of_row = signing_list(passage)  # a row is all of whom it is of
    for clause in passage.clauses:
        spoken_of = [one for one in recorded_agreements(passage, clause.agreements) if dated(one)]
        people = (Mention(one.start, one.end, "person", one.country, one.name) for one in clause.people)
        for one in sorted([*(one for one in clause.entities if one.kind != "person"), *people]):
            pair = {one.ref, passage.dossier.subject}
            alone = bilateral(passage.dossier, one.ref) if of_row else []
            others = [*spoken_of, *alone] if len(alone) == 1 else spoken_of
            meant = next((two for two in others if two.id == one.ref or set(two.parties) == pair), None)
            if meant:
                yield one, meant


def _right_behind(passage: Passage, place: int, one: Mention) -> bool:
    """Whether a name is what stands behind "before"."""
    return one.start >= place and form_of("to_other").fullmatch(passage.whole[place : one.start]) is not None


def _put_ordered(
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
    behind = [one for one in named if one[0].start > other[0].end]
    return behind[0] if opens and behind else None


def _ordered(
    passage: Passage, span: tuple[int, int], concept: str, one: Agreement, other: Agreement, days: tuple[str, str]
) -> Iterator[Finding]:
    """Whether one comes before or after another, as its clause says outright."""
    mine, theirs = days
    first = is_before(mine, theirs)
    clause = passage.clause_at(span[0])
    same = first is (concept == "before")
    if first is not None and (same or outright(clause.text if clause else passage.text)):
        verdict = Stance.AGREES if same else Stance.DIFFERS
        reason = f"By the record {english(mine)}, the other {english(theirs)}."
        ids = one.id, other.id
        yield compared(passage, span, "order", ids, verdict, f"{mine}; {theirs}", reason, one.signed, one)


def is_before(one: str, other: str) -> bool | None:
    """Whether a day was over when another began; None where they overlap."""
    mine, theirs = when(one), when(other)
    if mine.last < theirs.first:
        return True
    return False if theirs.last < mine.first else None
