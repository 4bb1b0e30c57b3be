"""Who leads a coalition with whom, and who stood for a country at a meeting: names beside the recorded ones."""

import re
from collections.abc import Iterator

from generator.model.dates import when
from generator.model.parts import Coalition
from generator.news.entities import NamedPerson
from generator.news.finding import Finding, actors_in, beside_record, meets, recorded_agreements
from generator.news.gatherings import AT_HAND
from generator.news.passage import Clause, Passage
from generator.news.sounds import same_person
from generator.news.topics import STEM_LETTERS
from generator.news.words import form_of, outright, places_of, said_by, tells

BOTH = 2  # agreements of one of which a sentence on a coalition speaks
PARTNER_WITHIN = 20  # characters behind "together with"
STOOD_WITHIN = 60  # characters between a name and the word that says for whom it stood
OFFICE = r"(?:Foreign|Defence|Prime|Special|National|State|Vice|Minister|Secretary|General|President)\b"
NAME_TOLD = re.compile(rf"\b(?!{OFFICE})[A-Z][\w’'-]+ (?!{OFFICE})[A-Z][\w’'-]+")
PARTICIPANTS = "participants"
STANDS = ("stands_for", "heads_team")
BETWEEN = re.compile(r"[,;:.]|\b(?:and|und|et|to|with)\b")


def coalition_partners(passage: Passage) -> Iterator[Finding]:
    """With whom a party leads a coalition, beside what its agreement says of that coalition."""
    if not tells(passage.text, "leads", "coalition"):
        return
    for start, end in places_of(passage.text, "together"):
        place = passage.start + end
        partner = next((one for one in passage.countries if 0 <= one.start - place <= PARTNER_WITHIN), None)
        clause = passage.clause_at(passage.start + start)
        said = passage.text[passage.text.rfind(";", 0, start) + 1 :].split(";", maxsplit=1)[0].casefold()
        own = clause.agreements if clause and clause.own else passage.agreements  # "together with A, B leads"
        ids = own if partner and len(own) <= BOTH else ()
        for agreement in recorded_agreements(passage, ids):
            for one in agreement.coalitions if partner and partner.ref not in agreement.parties else ():
                beside = (
                    actors_in(passage.dossier, one.note or "") if said_by("together").search(one.note or "") else ()
                )
                if beside and partner and _named_in(one, said):
                    same, span = partner.ref in beside, (passage.start + start, partner.end)
                    yield from beside_record(passage, span, PARTICIPANTS, agreement, one.note, one, same=same)


def _named_in(coalition: Coalition, said: str) -> bool:
    """Whether a text names a coalition by one of the words of its name."""
    words = [word[:STEM_LETTERS].casefold() for word in coalition.name.split() if len(word) > 3 or word.isupper()]
    return any(word in said for word in words)


def representatives(passage: Passage) -> Iterator[Finding]:
    """Who stood for a country at a meeting, as a passage says, beside who did by the record."""
    summit = passage.dossier.summits.get(_meeting_told(passage))
    told = tells(passage.text, "stands_for") or tells(passage.text, "team")
    for clause in passage.clauses if summit and told else ():
        for person in clause.people:
            country = _stands_for(passage, clause, person)
            there = [one for one in summit.participants if country in one.who] if summit else []
            level = (there[0].level or "") if len(there) == 1 else ""
            if summit and NAME_TOLD.search(level) and (_stood_there(passage, person) or _with_team(clause, person)):
                same = any(same_person(person.name, one) for one in NAME_TOLD.findall(level))
                span = person.start, person.end
                sure, one = outright(clause.text), there[0]
                yield from beside_record(passage, span, PARTICIPANTS, summit, level, one, same=same, sure=sure)


def _meeting_told(passage: Passage) -> str:
    """The meeting of a passage: the one held on the day it gives, else that of its paragraph or the one at hand."""
    those, days = passage.dossier.summits, passage.days
    then = [id_ for id_, one in those.items() if days and all(meets(day, one.held.date) for day in days)]
    series = {those[one].series for one in (passage.scene, passage.summit) if one}
    alike = [id_ for id_ in then if those[id_].series in series]
    if len(alike) == 1 or len(then) == 1:
        return (alike if len(alike) == 1 else then)[0]
    last = those.get(passage.summit)
    news = (
        last is not None and passage.anchor and not days and abs(_days_from(passage.anchor, last.held.date)) <= AT_HAND
    )
    return passage.scene or (passage.summit if news else "")


def _days_from(anchor: str, held: str) -> int:
    return (when(anchor).first - when(held).last).days


def _stands_for(passage: Passage, clause: Clause, person: NamedPerson) -> str:
    """The country a person is said to stand for: that named behind, else the person's own, else the one before."""
    towns = (one.town for one in clause.places if one.start > person.end and one.town and one.town.capital)
    behind = [town.country for town in towns if town.country]
    countries = passage.countries
    behind += [one.ref for one in countries if person.end < one.start < clause.end]
    before = [one.ref for one in countries if one.end <= person.start]
    return next(iter(behind), person.country or next(reversed(before), ""))


def _with_team(clause: Clause, person: NamedPerson) -> bool:
    """Whether a clause tells of one person and of one delegation by its country: whoever brought it stood for it."""
    teams = [clause.start + start for start, _ in places_of(clause.text, "team")]
    actors = [one for one in clause.entities if one.kind == "actor"]
    own = len(clause.people) == len(teams) == len(actors) == 1 and person.country in ("", actors[0].ref)
    return own and 0 <= teams[0] - actors[0].end <= 1 and outright(clause.text)


def _stood_there(passage: Passage, person: NamedPerson) -> bool:
    """Whether the word for standing for a country is right beside a name, with no other name between."""
    before = passage.whole[max(passage.start, person.start - STOOD_WITHIN) : person.start]
    behind = passage.whole[person.end : min(person.end + STOOD_WITHIN, passage.start + len(passage.text))]
    stood = [one for name in STANDS for one in places_of(before, name)]
    heads = [one for name in STANDS for one in places_of(behind, name)]
    between = form_of("title_between").sub(" ", before[max(stood)[1] :]) if stood else ","
    return not BETWEEN.search(between) or (bool(heads) and not BETWEEN.search(behind[: min(heads)[0]]))
