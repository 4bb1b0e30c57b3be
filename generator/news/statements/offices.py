"""Who holds an office on the day of the article."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.model.chronology import dated
from generator.model.dates import english, when
from generator.model.dossier import Dossier
from generator.model.parts import Evidence, Person
from generator.model.records import Country
from generator.news.entities import NAMES_REMEMBERED, NamedPerson
from generator.news.finding import Finding, Stance, by_day, compared, meets
from generator.news.passage import Clause, Passage
from generator.news.relative import DAY_LENGTH, Day
from generator.news.sounds import same_person
from generator.news.words import form_of, outright, said_by, tells

BESIDE = 30  # characters
BEFORE_TAKING = 45
ACT_WITHIN = 20
NEAR_SIGNATURE = 31  # days around a signature in which the office of a signatory is taken to be held
OFFICE_KINDS = (
    "president", "prime_minister", "chancellor", "defence", "foreign", "secretary_general", "head_of_office",
    "high_representative",
)  # fmt: skip


def offices(passage: Passage) -> Iterator[Finding]:
    """The people whom a passage gives an office."""
    for clause in passage.clauses:
        for person in clause.people:
            if person.office:
                yield from _compare_office(passage, person)


def takings(passage: Passage) -> Iterator[Finding]:
    """The day on which somebody, as a passage says, took an office, beside the beginning that is recorded."""
    for clause in passage.clauses:
        people = [one for one in clause.people if one.known]
        days = [one for one in clause.days if len(one.edtf) >= len("2024-01")]
        if len(people) == len(days) == len(clause.days) == 1 and not tells(clause.text, "never"):
            yield from _taking(passage, clause, people[0], days[0])


def _taking(passage: Passage, clause: Clause, person: NamedPerson, day: Day) -> Iterator[Finding]:
    cue = said_by("takes_office").search(clause.text)
    held = [one for one in held_by(passage.dossier, person.name) if one.begun]
    meant = [one for one in held if not person.office or _alike(person.office, one.office)]
    if cue is None or not meant or not (person.office or tells(clause.text, "in_office")):
        return
    span = min(person.start, day.start), max(person.end, day.end)
    one = next((one for one in meant if meets(day, one.begun)), meant[0])
    same = meets(day, one.begun)
    if same or (same is False and len(meant) == 1 and outright(passage.text)):
        yield _office_found(span, passage, one, Stance.AGREES if same else Stance.DIFFERS)


def _office_found(span: tuple[int, int], passage: Passage, one: "Held", verdict: Stance) -> Finding:
    return compared(passage, span, "office", one.code, verdict, one, f"By the record: {one}.", one.part)


@dataclass(frozen=True)
class Held:
    """An office of the records: over a span, open where no end is known, or on the day of a signature."""

    code: str
    office: str
    part: Evidence
    begun: str = ""
    ended: str = ""
    day: str = ""

    def on(self, at: str) -> bool:
        """Whether it was held on a day, as far as the record tells."""
        day = when(at)
        if self.day:
            return abs((when(self.day).first - day.first).days) <= NEAR_SIGNATURE
        begun = not self.begun or when(self.begun).first <= day.last
        return begun and not (self.ended and when(self.ended).last < day.first)

    def __str__(self) -> str:
        begun = f", from {english(self.begun)}" if self.begun else ""
        return self.office + begun + (f", until {english(self.ended)}" if self.ended else "")


def _compare_office(passage: Passage, person: NamedPerson) -> Iterator[Finding]:
    span = person.start, person.end
    held = held_by(passage.dossier, person.name)
    same = [one for one in held if _alike(person.office, one.office)]
    at = _judged_by(passage)
    signing = tells(passage.text, "sign")  # of somebody who signed, the office then is meant
    fitting = [
        one
        for one in same
        if person.past or (one.on(at) if at else _begun_and_then(passage, one)) or (signing and one.day)
    ]
    if fitting:
        yield _office_found(span, passage, fitting[0], Stance.AGREES)
    elif _coming(passage, person):
        return
    elif not at:
        yield from _at_another_time(passage, person, same, held)
    elif any(not one.day for one in same) and _clearly_then(passage, person, same, at):
        one = next(one for one in reversed(same) if not one.day)
        now = next((other.office for other in held if not other.day and other.on(at)), "")
        reason = f"By the record {person.name} was {one}{f'; on that day {now}' if now else ''}."
        yield compared(passage, span, "office", one.code, Stance.DIFFERS, one, reason, one.part)
    elif not same and (holder := _holder(passage, person, at)):
        reason = f"By the record that was {holder.name}."
        yield compared(passage, span, "office", person.country, Stance.DIFFERS, holder.name, reason, holder)
    elif _confused(passage, person, held, at):
        yield _office_found(span, passage, next((one for one in held if one.on(at)), held[0]), Stance.DIFFERS)
    elif person.country and not held:
        reason = "The record names nobody of this name."
        yield compared(passage, span, "office", person.country, Stance.SILENT, "", reason)


def _signed_then(passage: Passage, one: Held) -> bool:
    """Whether an office is that of somebody who signed, on a day that the passage gives: it was held then."""
    return bool(one.day) and any(len(day.edtf) > len("2024") and meets(day, one.day) for day in passage.days)


def _begun_and_then(passage: Passage, one: Held) -> bool:
    """Whether an office can be that of a time before the article: on the one day a passage gives, else begun by now."""
    told = _one_day(passage)
    begun = not passage.anchor or not one.begun or by_day(passage, one.begun)
    return begun and (not told or one.on(told) or one.on(passage.anchor))


def _one_day(passage: Passage) -> str:
    """The day of which a passage tells, where it gives one and no other time."""
    days = [one.edtf for one in passage.days]
    return days[0] if len(days) == 1 and len(days[0]) == DAY_LENGTH else ""


def _at_another_time(
    passage: Passage, person: NamedPerson, same: list[Held], held: tuple[Held, ...]
) -> Iterator[Finding]:
    """The office of who signed, on the day of it; or one taken only after the article, so not held before it either.

    Of whoever had it once before, the record has no span: somebody else is in it, or the person in another on that day.
    """
    signed = next((one for one in held if _signed_then(passage, one)), None)
    if signed and _confused(passage, person, held, signed.day):
        yield _office_found((person.start, person.end), passage, signed, Stance.DIFFERS)
        return
    one = next((one for one in same if not one.day), None)
    other = any(two.day and any(meets(day, two.day) for day in passage.days) for two in held)
    told = _one_day(passage) and not _back_then(passage, person)
    if one and (other or told or _another(passage, person, one.code, one.office, passage.anchor)):
        yield _office_found((person.start, person.end), passage, one, Stance.DIFFERS)


def _clearly_then(passage: Passage, person: NamedPerson, same: list[Held], at: str) -> bool:
    """Whether an office not held on the day of the article can only be meant as held then.

    Of an office that began later somebody else must be recorded in it; of one that had ended, what is told must not be
    the signing or the launch of that time.
    """
    if _back_then(passage, person):
        return False
    later = [one for one in same if one.begun and when(one.begun).first > when(at).last]
    if later:
        return _another(passage, person, later[0].code, later[0].office, at) is not None
    behind = passage.whole[person.end : person.end + ACT_WITHIN]
    return not (tells(behind, "sign") or tells(behind, "launched"))


def _another(passage: Passage, person: NamedPerson, code: str, office: str, at: str) -> Person | None:
    """Who else, by the record, held an office of this kind on a day."""
    actor = passage.dossier.actors.get(code)
    for other in actor.people if actor else ():
        held = Held(code, other.office, other, other.from_ or "", other.until or "")
        if other.from_ and held.on(at) and _alike(office, other.office) and not same_person(person.name, other.name):
            return other
    return None


def _holder(passage: Passage, person: NamedPerson, at: str) -> Person | None:
    """Who held the office of a country that is given to somebody else, where only one can hold it."""
    if person.past or not person.country or (person.known and person.country not in person.known):
        return None
    country = isinstance(passage.dossier.actors.get(person.country), Country)
    return _another(passage, person, person.country, person.office, at) if country else None


def _coming(passage: Passage, person: NamedPerson) -> bool:
    """Whether the words around a name say that the office is still to be taken."""
    around = passage.whole[max(passage.start, person.start - BEFORE_TAKING) : person.end + BEFORE_TAKING]
    before = passage.whole[max(passage.start, person.start - BEFORE_TAKING) : person.start]
    return tells(around, "coming_office") or tells(before, "expected")


def _confused(passage: Passage, person: NamedPerson, held: tuple[Held, ...], at: str) -> bool:
    """Whether a head of state is called head of government or the reverse, of the country the office is in."""
    signing = tells(passage.text, "sign")
    then = [one for one in held if one.on(at) or (signing and one.day)]
    if not then or person.past or {one.code for one in then} != {person.country}:
        return False
    heads = [_heads(one.office) for one in then]
    if person.head:
        return all(heads) and _heads(person.office) not in (*heads, "")
    kinds = {kind for kind in OFFICE_KINDS for one in then if tells(one.office, kind)}
    said = {kind for kind in OFFICE_KINDS if tells(person.office, kind)}
    return bool(kinds) and bool(said) and not kinds & said and not _back_then(passage, person)


def _heads(office: str) -> str:
    """What an office heads: the state or the government; "president of the government" is of the second sort."""
    if tells(office, "prime_minister") or tells(office, "chancellor") or tells(office, "heads_cabinet"):
        return "government"
    return "state" if tells(office, "president") else ""


@lru_cache(NAMES_REMEMBERED)
def held_by(dossier: Dossier, name: str) -> tuple[Held, ...]:
    """The offices that the records give somebody of this name."""
    return tuple(_offices_of(dossier, name))


def _offices_of(dossier: Dossier, name: str) -> Iterator[Held]:
    for code, actor in dossier.actors.items():
        for one in actor.people:
            if any(same_person(name, known) for known in (one.name, *one.spellings)):
                yield Held(code, one.office, one, one.from_ or "", one.until or "")
    for agreement in dossier.agreements.values():
        for signer in agreement.signatories:
            if same_person(name, signer.name) and signer.office:
                yield Held(str(signer.party), signer.office, signer, day=dated(agreement) or "")


def _alike(said: str, recorded: str) -> bool:
    """Whether two names of an office are of one kind, in whatever language."""
    if bool(form_of("deputy").search(said)) is not bool(form_of("deputy").search(recorded)):
        return False
    if any(said_by(kind).search(said) and said_by(kind).search(recorded) for kind in OFFICE_KINDS):
        return not tells(recorded, "heads_cabinet") or _heads(said) != "state"
    return _heads(said) == _heads(recorded) == "government"


def _back_then(passage: Passage, person: NamedPerson) -> bool:
    """Whether the words right around a name set it in another time: "under X", "when X", "X had"."""
    behind = BESIDE + BESIDE // 2 if passage.whole[person.end : person.end + 1] == "," else BESIDE // 2
    around = passage.whole[max(passage.start, person.start - BESIDE) : person.end + behind]
    return tells(around, "back_then")


def _judged_by(passage: Passage) -> str:
    """The day by which an office is judged: none where the passage tells of another time, else that of the article."""
    anchor = passage.anchor
    other = anchor and any((when(anchor).first - one.when.last).days > NEAR_SIGNATURE for one in passage.days)
    return "" if other else anchor
