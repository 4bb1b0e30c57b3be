"""Who stood for a country at a meeting, beside the recorded names."""

import re
from collections.abc import Iterator

from generator.model.dates import when
from generator.news.entities import NamedPerson
from generator.news.finding import Finding, beside_record, meets
from generator.news.gatherings import AT_HAND
from generator.news.passage import Clause, Passage
from generator.news.sounds import same_person
from generator.news.words import form_of, outright, places_of, tells

STOOD_WITHIN = 60  # characters between a name and the word that says for whom it stood
OFFICE = r"(?:Foreign|Defence|Prime|Special|National|State|Vice|Minister|Secretary|General|President)\b"
NAME_TOLD = re.compile(rf"\b(?!{OFFICE})[A-Z][\w’'-]+ (?!{OFFICE})[A-Z][\w’'-]+")
PARTICIPANTS = "participants"
STANDS = ("stands_for", "heads_team")
BETWEEN = re.compile(r"[,;:.]|\b(?:and|und|et|to|with)\b")


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
