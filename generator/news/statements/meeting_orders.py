"""Which meeting came before which: "the summit in Vilnius came before the one in Washington"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.dates import english, when
from generator.model.dossier import Dossier
from generator.model.records import Summit
from generator.news.finding import Finding, Stance, by_day, compared, meets
from generator.news.gatherings import in_series_of, only_names
from generator.news.passage import Passage
from generator.news.places import town_alone
from generator.news.words import outright, places_of, said_by, tells

UPPER_NAME = r"[^\W\d_a-zа-яёіїєґß-ÿ][\w’'-]+(?:[\s-](?:(?:de|di)\s)?[^\W\d_a-zа-яёіїєґß-ÿ][\w’-]+)?"
LOWER_WORD_OF = r"[^\W\dA-ZА-ЯІЇЄҐ_][^\W\d_’']*"
BODY_NAMED = r"[A-ZА-ЯІЇЄҐ0-9]{2,5}(?:[’']s)?"
THE_ONE_IN = re.compile(
    rf"\b(?:{said_by('meeting_noun').pattern}|{said_by('the_one').pattern})"
    rf"(?:\s(?:of|der|des)\s(?:the\s)?(?-i:{BODY_NAMED}))?\s(?:in|at|of|von|à|de|у|в|w)\s(?P<town>(?-i:{UPPER_NAME}))",
    re.IGNORECASE,
)
NAMED_BY_TOWN = re.compile(rf"(?P<town>(?-i:{UPPER_NAME}))\s{said_by('meeting_noun').pattern}", re.IGNORECASE)
# "… came a year before", "before NATO's", "earlier than the": between two meetings stands no other name.
SAID_BETWEEN = re.compile(
    rf"(?!.*\s(?:and|but|und|aber|та|і|й|а|але|et|mais|i|ale)\s?$)(?:\s(?:{LOWER_WORD_OF}|\d+)){{0,8}}\s?"
)
TO_OTHER_MEETING = re.compile(rf"(?:,?\s(?:than|als|ніж|niż|que))?(?:\s(?:{LOWER_WORD_OF}|{BODY_NAMED})){{0,3}}\s")
FIRST_BEHIND = re.compile(rf",\s(?:(?:{LOWER_WORD_OF}|{BODY_NAMED})\s){{0,3}}")
DAY_BEHIND, BODY_BEFORE = 14, 25  # characters


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
        other = next((one for one in named if TO_OTHER_MEETING.fullmatch(passage.whole, last, one.start)), None)
        one = _put_before(passage, named, first, other) if other else None
        if one and other:
            yield from _meeting_order(passage, concept, (min(first, one.start), max(other.end, one.end)), one, other)


def _put_before(passage: Passage, named: list[MeetingNamed], place: int, other: MeetingNamed) -> MeetingNamed | None:
    """What is put before or after another: the one in front of the word, or behind both where the word comes first."""
    before = next((one for one in named if SAID_BETWEEN.fullmatch(passage.whole, one.end, place)), None)
    opens = not passage.whole[passage.start : place].strip()
    behind = next((one for one in named if FIRST_BEHIND.fullmatch(passage.whole, other.end, one.start)), None)
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
    for pattern in (THE_ONE_IN, NAMED_BY_TOWN):
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


def _meeting_order(
    passage: Passage, concept: str, span: tuple[int, int], one: MeetingNamed, other: MeetingNamed
) -> Iterator[Finding]:
    earlier, later = (one, other) if concept == "before" else (other, one)
    pairs = [(a.held, b.held) for a in earlier.meant for b in later.meant if a.id != b.id]
    right = {_is_before(a.date, b.date) for a, b in pairs}
    if len(right) != 1 or None in right:
        return
    verdict = Stance.AGREES if right == {True} else Stance.DIFFERS
    if verdict is Stance.DIFFERS and not outright(passage.text):
        return
    first, second = one.meant[0], other.meant[0]
    told = f"{first.name} on {english(first.held.date)}, {second.name} on {english(second.held.date)}"
    yield compared(
        passage,
        span,
        "order",
        (first.id, second.id),
        verdict,
        f"{first.held.date}; {second.held.date}",
        f"By the record: {told}.",
        first.held,
    )


def _is_before(one: str, other: str) -> bool | None:
    """Whether a meeting was over when another began; None where their days overlap."""
    mine, theirs = when(one), when(other)
    if mine.last < theirs.first:
        return True
    return False if theirs.last < mine.first else None
