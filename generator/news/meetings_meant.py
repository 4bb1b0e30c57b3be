"""Which recorded meeting a sentence tells of: the one with most of its town, day, body, people and countries.

None of these is enough by itself, and each may be left out or told wrongly: what the others agree on is the meeting,
and what alone disagrees can be held against it.
"""

import re
from collections.abc import Iterator

from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.memoizing import memoized
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


def meeting_meant(  # noqa: PLR0913, PLR0917 - all that a sentence names
    text: str,
    entities: list[Mention],
    towns: list[NamedPlace],
    days: list[Day],
    dossier: Dossier,
    spoken_of: str,
    anchor: str,
) -> Mention | None:
    """The meeting that a sentence describes without a name of it; none where it tells of no meeting, or of any.

    `anchor` is the day of the article, or empty: what was held only after it is not meant by a town alone.
    """
    said = [one for one in days if len(one.edtf) > len("2024") and not form_of("lasts").search(text[: one.start])]
    if not (said or towns) or (tells(text, "sign") and not has_cells(text)):
        return None
    scored = {
        id_: _score(one, text, entities, towns, said, dossier, spoken_of)
        for id_, one in dossier.summits.items()
        if not anchor or said or when(one.held.date).first <= when(anchor).last
    }
    best, *others = sorted(scored, key=lambda id_: -scored[id_]) or [""]
    if not best or scored[best] < LEAST_IN_COMMON or (others and scored[best] - scored[others[0]] < CLEARLY_MORE):
        return None
    met = has_cells(text) or tells(text, "came_together") or best in _houses(text, entities, dossier)
    if (
        not met
        and scored[best] < TOWN + BY_DAY
        and not (_named_there(dossier.summits[best], text) > 1 or _between_its(dossier.summits[best], entities))
    ):
        return None
    town = town_alone(dossier.summits[best].held.place or "")
    there = [(one.start, one.end) for one in towns if one.town and town_alone(one.town.name) == town]
    spans = [*there, *((one.start, one.end) for one in said), *((one.start, one.end) for one in towns)]
    start, end = spans[0]
    return Mention(start, end, "summit", best, text[start:end])


def _score(  # noqa: PLR0913, PLR0917 - as above
    summit: Summit,
    text: str,
    entities: list[Mention],
    towns: list[NamedPlace],
    days: list[Day],
    dossier: Dossier,
    spoken_of: str,
) -> float:
    bodies = [one.ref for one in entities if one.kind == "actor" and one.ref in _codes_of_bodies(dossier)]
    there = {town_alone(one.town.name) for one in towns if one.town}
    own = town_alone(summit.held.place or "-")
    score = TOWN * (own in there)
    if there <= {own}:  # beside another town it is only one of several that are named
        score = max(score, HOUSE * (summit.id in _houses(text, entities, dossier)))
    score += max((_of_day(summit, one) for one in days), default=0)
    score += BODY * (bool(bodies) and in_series_of(summit, bodies))
    score += SAME_SERIES * (spoken_of in dossier.summits and dossier.summits[spoken_of].series == summit.series)
    score += min(MOST_BY_PEOPLE, PERSON * _named_there(summit, text))
    parties, named = _parties(summit), {one.ref for one in entities if one.kind == "actor"} & _parties(summit)
    return score + (
        min(MOST_BY_COUNTRIES, COUNTRY * len(named)) if len(parties) <= FEW_WHO_MET or len(named) > 2 else 0
    )


def _of_day(summit: Summit, day: Day) -> float:
    """What a day counts: the days of the meeting or of one of its rounds, or their month."""
    held = [summit.held.date, *(one.date for one in summit.rounds)]
    if any(meets(day, one) for one in held):
        return BY_DAY if len(day.edtf) >= DAY_LENGTH else BY_MONTH
    off = abs((when(summit.held.date).first - day.when.first).days)
    return -BY_DAY if off > FAR_OFF else BY_MONTH if off <= SLIP and len(day.edtf) == DAY_LENGTH else 0.0


def _houses(text: str, entities: list[Mention], dossier: Dossier) -> set[str]:
    """The meetings for which a house or a town stands that a text names, and not as a part of somebody's name."""
    found = ((id_, re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)) for name, id_ in only_names(dossier).items())
    taken = [(one.start, one.end) for one in entities if one.kind == "person"]
    alone = ((id_, at.start()) for id_, at in found if at and not NAME_BEFORE.search(text[: at.start()]))
    return {id_ for id_, at in alone if not any(start <= at < end for start, end in taken)}


@memoized
def _codes_of_bodies(dossier: Dossier) -> frozenset[str]:
    return frozenset(str(one.code) for one in dossier.organisations.values())


def _parties(summit: Summit) -> set[str]:
    return {str(code) for one in summit.participants for code in one.who}


def _named_there(summit: Summit, text: str) -> int:
    """How many of those who by the record were there in person a text names."""
    names = {name.split()[-1] for one in summit.participants for name in FULL_NAME.findall(one.level or "")}
    return sum(name in text for name in names)


def _between_its(summit: Summit, entities: list[Mention]) -> bool:
    """Whether a sentence names two or more of the few who met."""
    named = {one.ref for one in entities if one.kind == "actor"} & _parties(summit)
    return len(named) > 1 and len(_parties(summit)) <= FEW_WHO_MET


def meeting_headed(text: str, dossier: Dossier, anchor: str) -> str:
    """The meeting whose town or house is all that a heading says, the last one there before the article; else empty."""
    name = text.strip(" .:0123456789").title()
    if not anchor or not name or len(name.split()) > LONGEST_HEADING or not text.strip(" .:0123456789").isupper():
        return ""
    today = when(anchor).last
    found = [one for one in _held_at(name, dossier) if 0 <= (today - when(one.held.date).first).days <= YEAR_BEFORE]
    return found[0].id if len(found) == 1 else ""


def _held_at(name: str, dossier: Dossier) -> Iterator[Summit]:
    alone = {known.title(): id_ for known, id_ in only_names(dossier).items()}
    for id_, one in dossier.summits.items():
        if (
            alone.get(name) == id_
            or alone.get(name.removeprefix("The ")) == id_
            or town_alone(one.held.place or "").title() == name
        ):
            yield one
