"""Which recorded meeting a sentence tells of: the one with most of its town, day, body, people and countries.

None of these is enough by itself, and each may be left out or told wrongly: what the others agree on is the meeting,
and what alone disagrees can be held against it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.records import Summit
from generator.news.entities import NamedPlace
from generator.news.finding import meets
from generator.news.gatherings import in_series_of, only_names
from generator.news.mentions import Mention
from generator.news.places import town_alone
from generator.news.relative import DAY_LENGTH, Day
from generator.news.rows import has_cells
from generator.news.words import form_of, tells

# What each thing that a meeting shares with a sentence counts, and how much is enough.
TOWN, HOUSE, BY_DAY, BY_MONTH, BODY, SAME_SERIES, PERSON, COUNTRY = 3.0, 4.0, 3.0, 1.5, 2.0, 1.0, 1.5, 0.5
MOST_BY_PEOPLE, MOST_BY_COUNTRIES = 3.0, 1.5
LEAST_IN_COMMON, CLEARLY_MORE = 4.0, 1.0
FEW_WHO_MET = 6  # participants: who is one of more of them tells little
LONGEST_HEADING = 4  # words
FAR_OFF, SLIP = 60, 3  # days: so far from a meeting a day is that of something else, so near to it a slip
# Not an office before a name, as in "Prime Minister Pedro Sánchez".
FULL_NAME = re.compile(r"[A-ZÀ-Ž][\w’'-]+ [A-ZÀ-Ž][\w’'-]+\b(?! [A-ZÀ-Ž])")
NAME_BEFORE = re.compile(r"[A-Z][a-z]+\s$")  # "William Hague"
YEAR_BEFORE = 400  # days in which a heading with a town alone can mean a meeting there


@dataclass(frozen=True)
class MeetingTold:
    """What a sentence says that a meeting can have in common with it. `spoken_of` is the meeting spoken of last."""

    text: str
    entities: list[Mention]
    towns: list[NamedPlace]
    days: list[Day]
    dossier: Dossier
    spoken_of: str

    @cached_property
    def actors(self) -> set[str]:
        """The codes of the countries and bodies it names."""
        return {one.ref for one in self.entities if one.kind == "actor"}

    @cached_property
    def bodies(self) -> list[str]:
        """The codes of the bodies among them."""
        return sorted(str(one.code) for one in self.dossier.organisations.values() if str(one.code) in self.actors)

    @cached_property
    def there(self) -> set[str]:
        """The towns it names."""
        return {town_alone(one.town.name) for one in self.towns if one.town}

    @cached_property
    def houses(self) -> set[str]:
        """The meetings for which a house or a town stands that it names, and not as a part of somebody's name."""
        names = only_names(self.dossier).items()
        found = ((id_, re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self.text)) for name, id_ in names)
        taken = [(one.start, one.end) for one in self.entities if one.kind == "person"]
        alone = ((id_, at.start()) for id_, at in found if at and not NAME_BEFORE.search(self.text[: at.start()]))
        return {id_ for id_, at in alone if not any(start <= at < end for start, end in taken)}


def meeting_meant(said: MeetingTold, anchor: str, *, heads: bool = False) -> Mention | None:
    """The meeting that a sentence describes without a name of it; none where it tells of no meeting, or of any.

    `anchor` is the day of the article, or empty: what was held only after it is not meant by a town alone. `heads` is
    true of the head of an entry, a town and a time: then these are what all of the entry is about.
    """
    text, summits = said.text, said.dossier.summits
    days = [
        one
        for one in said.days
        if len(one.edtf) > len("2024") and (heads or not form_of("lasts").search(text[: one.start]))
    ]
    if not (days or said.towns) or (tells(text, "sign") and not has_cells(text)):
        return None
    said = replace(said, days=days)
    scored = {
        id_: _score(one, said)
        for id_, one in summits.items()
        if not anchor or days or when(one.held.date).first <= when(anchor).last
    }
    best, *others = sorted(scored, key=lambda id_: -scored[id_]) or [""]
    if not best or scored[best] < LEAST_IN_COMMON or (others and scored[best] - scored[others[0]] < CLEARLY_MORE):
        return None
    met = heads or has_cells(text) or tells(text, "came_together") or best in said.houses
    who = _named_there(summits[best], text) > 1 or _between_its(summits[best], said)
    if not (met or who) and scored[best] < TOWN + BY_DAY:
        return None
    town = town_alone(summits[best].held.place or "")
    there = [one for one in said.towns if one.town and town_alone(one.town.name) == town]
    named: list[NamedPlace | Day] = [*there, *days, *said.towns]
    start, end = named[0].start, named[0].end
    return Mention(start, end, "summit", best, text[start:end])


def _score(summit: Summit, said: MeetingTold) -> float:
    """How much a meeting has in common with a sentence."""
    summits, own = said.dossier.summits, town_alone(summit.held.place or "-")
    score = TOWN * (own in said.there)
    if said.there <= {own}:  # beside another town it is only one of several that are named
        score = max(score, HOUSE * (summit.id in said.houses))
    score += max((_of_day(summit, one) for one in said.days), default=0)
    score += BODY * (bool(said.bodies) and in_series_of(summit, said.bodies))
    score += SAME_SERIES * (said.spoken_of in summits and summits[said.spoken_of].series == summit.series)
    score += min(MOST_BY_PEOPLE, PERSON * _named_there(summit, said.text))
    parties = _parties(summit)
    named = len(said.actors & parties)
    return score + min(MOST_BY_COUNTRIES, COUNTRY * named) * (len(parties) <= FEW_WHO_MET or named > 2)


def _of_day(summit: Summit, day: Day) -> float:
    """What a day counts: the days of the meeting or of one of its rounds, or their month."""
    held = [summit.held.date, *(one.date for one in summit.rounds)]
    if any(meets(day, one) for one in held):
        return BY_DAY if len(day.edtf) >= DAY_LENGTH else BY_MONTH
    off = abs((when(summit.held.date).first - day.when.first).days)
    return -BY_DAY if off > FAR_OFF else BY_MONTH if off <= SLIP and len(day.edtf) == DAY_LENGTH else 0.0


def _parties(summit: Summit) -> set[str]:
    return {str(code) for one in summit.participants for code in one.who}


def _named_there(summit: Summit, text: str) -> int:
    """How many of those who by the record were there in person a text names."""
    names = {name.split()[-1] for one in summit.participants for name in FULL_NAME.findall(one.level or "")}
    return sum(name in text for name in names)


def _between_its(summit: Summit, said: MeetingTold) -> bool:
    """Whether a sentence names two or more of the few who met."""
    parties = _parties(summit)
    return len(said.actors & parties) > 1 and len(parties) <= FEW_WHO_MET


def meeting_headed(text: str, dossier: Dossier, anchor: str) -> str:
    """The meeting whose town or house is all that a heading says, the last one there before the article; else empty."""
    name = text.strip(" .:0123456789")
    if not anchor or not name.isupper() or len(name.split()) > LONGEST_HEADING:
        return ""
    today = when(anchor).last
    found = [
        one for one in _held_at(name.title(), dossier) if 0 <= (today - when(one.held.date).first).days <= YEAR_BEFORE
    ]
    return found[0].id if len(found) == 1 else ""


def _held_at(name: str, dossier: Dossier) -> Iterator[Summit]:
    """The meetings that a name stands for alone, or whose town it is."""
    alone = {known.title(): id_ for known, id_ in only_names(dossier).items()}
    stands_for = {alone.get(name), alone.get(name.removeprefix("The "))}
    for id_, one in dossier.summits.items():
        if id_ in stands_for or town_alone(one.held.place or "").title() == name:
            yield one
