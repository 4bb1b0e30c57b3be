"""What came before what: signatures, first rounds of talks, and meetings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.dates import english, when
from generator.model.dossier import Dossier, bilateral, dated
from generator.model.parts import Evidence
from generator.model.records import Agreement, Summit
from generator.news.finding import Finding, Stance, by_day, compared, meets, recorded_agreements
from generator.news.gatherings import in_series_of, only_names
from generator.news.mentions import Mention
from generator.news.passage import Passage
from generator.news.places import town_alone
from generator.news.statements.signing import signing_list
from generator.news.words import form_of, outright, places_of, tells

ACTS_OF_OTHERS = ("joined", "met", "ratify", "visited", "said", "attack", "other_act", "talks")
ACTS_OF_TALKS = ("met", "talks")
DAY_BEHIND, BODY_BEFORE = 14, 25  # characters


def orders(passage: Passage) -> Iterator[Finding]:
    """Agreements that a passage puts before or after another: "a week before Finland's", "after Italy, Latvia …"."""
    talks = tells(passage.text, "talks", "talks_began") and not tells(passage.text, "sign")
    named = list(_signed_with(passage))
    told = talks or tells(passage.text, "sign") or tells(passage.text, "agreement") or signing_list(passage)
    if len(named) < 2 or not told:
        return
    day_of = talks_opened if talks else dated
    acts = tuple(one for one in ACTS_OF_OTHERS if not talks or one not in ACTS_OF_TALKS)
    for concept in ("before", "after"):
        for start, end in places_of(passage.text, concept):
            span = passage.start + start, passage.start + end
            other = next((one for one in named if _right_behind(passage, span[1], one[0], acts)), None)
            first = _put_ordered(passage, span[0], named, other, acts) if other else None
            if other and first and first[1].id != other[1].id:
                one, two = first[1], other[1]
                mine, theirs = day_of(one), day_of(two)
                clause = passage.clause_at(span[0])
                text = clause.text if clause else passage.text
                if mine and theirs:
                    reason = f"By the record {english(mine)}, the other {english(theirs)}."
                    both, days = (span[0], other[0].end), [(mine, theirs)]
                    yield from _ordered(passage, both, concept, days, one, two, reason, one.signed, text)


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
            if _of_meeting(passage, one):
                continue
            pair = {one.ref, passage.dossier.subject}
            alone = bilateral(passage.dossier, one.ref) if of_row else []
            others = [*spoken_of, *alone] if len(alone) == 1 else spoken_of
            meant = next((two for two in others if two.id == one.ref or set(two.parties) == pair), None)
            if meant:
                yield one, meant


def _of_meeting(passage: Passage, one: Mention) -> bool:
    """Whether a capital is only named as the town of a meeting: "the summit of Vilnius … that of Washington"."""
    before = passage.whole[passage.start : one.start]
    return bool(form_of("meeting_in").search(before)) or (
        tells(passage.text, "summit_noun") and bool(form_of("that_in").search(before))
    )


def _right_behind(passage: Passage, place: int, one: Mention, acts: tuple[str, ...]) -> bool:
    """Whether a name is what stands behind "before", and does there nothing else than sign."""
    between = passage.whole[place : one.start]
    clause = passage.clause_at(one.start)
    act = passage.whole[one.end : clause.end] if clause else ""
    return (
        one.start >= place
        and bool(form_of("to_other").fullmatch(between))
        and not any(tells(act, other) for other in acts)
    )


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
    behind = [one for one in named if one[0].start > other[0].end and _own_clause(passage, one[0], other[0])]
    return behind[0] if opens and behind else None


def _own_clause(passage: Passage, one: Mention, other: Mention) -> bool:
    between = passage.whole[other.end : one.start]
    return "," in between and not form_of("in_a_list").match(between)


def _meeting_order(
    passage: Passage, span: tuple[int, int], concept: str, pairs: list[tuple[Summit, Summit]]
) -> Iterator[Finding]:
    for one, other in pairs[:1]:
        told = (f"{summit.name} on {english(summit.held.date)}" for summit in (one, other))
        days = [(a.held.date, b.held.date) for a, b in pairs]
        reason = f"By the record: {', '.join(told)}."
        yield from _ordered(passage, span, concept, days, one, other, reason, one.held, passage.text)


def _ordered(  # noqa: PLR0913, PLR0917 - a finding has that many sides
    passage: Passage,
    span: tuple[int, int],
    concept: str,
    days: Sequence[tuple[str, str]],
    one: Agreement | Summit,
    other: Agreement | Summit,
    reason: str,
    part: Evidence | None,
    text: str,
) -> Iterator[Finding]:
    """Whether one comes before or after another on all the days that can be meant, as `text` says outright."""
    right = {is_before(mine, theirs) for mine, theirs in days}
    if len(right) != 1 or None in right:
        return
    same = right == {concept == "before"}
    if same or outright(text):
        verdict = Stance.AGREES if same else Stance.DIFFERS
        mine, theirs = days[0]
        record = one if isinstance(one, Agreement) else None
        yield compared(passage, span, "order", (one.id, other.id), verdict, f"{mine}; {theirs}", reason, part, record)


def is_before(one: str, other: str) -> bool | None:
    """Whether a day was over when another began; None where they overlap."""
    mine, theirs = when(one), when(other)
    if mine.last < theirs.first:
        return True
    return False if theirs.last < mine.first else None


@dataclass(frozen=True)
class MeetingNamed:
    """Where a text names a meeting, and the recorded ones that can be meant."""

    start: int
    end: int
    meant: tuple[Summit, ...]


def meeting_orders(passage: Passage) -> Iterator[Finding]:
    """The meetings that a passage puts before or after another one."""
    spans = [(concept, *span) for concept in ("before", "after") for span in places_of(passage.text, concept)]
    if not spans or tells(passage.text, "ministers"):
        return
    named = _meetings_named(passage)
    for concept, start, end in spans if len(named) > 1 else ():
        first, last = passage.start + start, passage.start + end
        other = next(
            (one for one in named if form_of("to_other_meeting").fullmatch(passage.whole, last, one.start)), None
        )
        one = _put_before(passage, named, first, other) if other else None
        if one and other:
            span = min(first, one.start), max(other.end, one.end)
            yield from _meeting_order(
                passage, span, concept, [(a, b) for a in one.meant for b in other.meant if a != b]
            )


def _put_before(passage: Passage, named: list[MeetingNamed], place: int, other: MeetingNamed) -> MeetingNamed | None:
    """What is put before or after another: the one in front of the word, or behind both where the word comes first."""
    before = next((one for one in named if form_of("said_between").fullmatch(passage.whole, one.end, place)), None)
    opens = not passage.whole[passage.start : place].strip()
    behind = next(
        (one for one in named if form_of("first_behind").fullmatch(passage.whole, other.end, one.start)), None
    )
    return before or (behind if opens else None)


def _meetings_named(passage: Passage) -> list[MeetingNamed]:
    """The meetings a passage names: by a name of the record, or by the town beside the word for a meeting."""
    dossier, whole = passage.dossier, passage.whole
    stop = passage.start + len(passage.text)
    found: list[tuple[int, int, tuple[Summit, ...], bool]] = [
        (one.start, one.end, (dossier.summits[one.ref],), False)
        for one in passage.entities
        if one.kind == "summit" and tells(one.text, "meeting_noun")
    ]
    for pattern in (form_of("the_one_in"), form_of("named_by_town")):
        for match in pattern.finditer(whole, passage.start, stop):
            if not any(start < match.end() and match.start() < end for start, end, *_ in found):
                meant = tuple(_held_in(passage, match["town"]))
                found.append((*match.span(), meant, not tells(match.group(), "meeting_noun")))
    spoken_of = dossier.summits.get(passage.summit)
    series = {str(one.series) for *_, meant, proform in found for one in meant if not proform}
    series = series or ({str(spoken_of.series)} if spoken_of else set())
    named = []
    for start, end, meant, proform in sorted(found, key=lambda one: one[:2]):
        alike = [one for one in meant if not proform or str(one.series) in series]
        fitting = tuple(one for one in alike if _can_be_meant(passage, one, start, end))
        if fitting:
            named.append(MeetingNamed(start, end, fitting))
    return named


def _held_in(passage: Passage, name: str) -> Iterator[Summit]:
    """The meetings that a town, a house or a region can mean."""
    last = name.rpartition(" ")[2]  # "The Kananaskis summit"
    town = passage.lexicon.towns.named(name) or passage.lexicon.towns.named(last)
    alone = only_names(passage.dossier).get(name) or only_names(passage.dossier).get(last)
    for id_, one in passage.dossier.summits.items():
        if id_ == alone or (town and one.held.place and town_alone(one.held.place) == town_alone(town.name)):
            yield one


def _can_be_meant(passage: Passage, summit: Summit, start: int, end: int) -> bool:
    """Whether a meeting had been held by then, on the day right behind its name and of the body right before it."""
    days = [one for one in passage.days if start <= one.start <= end + DAY_BEHIND]
    bodies = [
        one.ref
        for one in passage.entities
        if start - BODY_BEFORE <= one.start and one.end <= end and _is_body(passage.dossier, one.ref)
    ]
    held = summit.held.date
    return by_day(passage, held) and all(meets(one, held) for one in days) and in_series_of(summit, bodies)


def _is_body(dossier: Dossier, code: str) -> bool:
    return code in {str(one.code) for one in dossier.organisations.values()}
