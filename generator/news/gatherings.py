"""Summits that an article only describes: "the summit in Madrid", "its leaders met in July", "the summit" these days.

A series has its name or its body; the town and the day beside it pick out one of its meetings. The meetings of a series
lie so far apart that another day or town near one of them can only be a slip, or else nothing is picked out.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.memoizing import memoized
from generator.model.records import Summit
from generator.model.vocabulary import SeriesWord
from generator.news.mentions import Mention
from generator.news.places import town_alone
from generator.news.relative import DAY_LENGTH, Day
from generator.news.words import places_of, tells

IN = re.compile(r"\bin [A-Z]")
AT_HAND = 20  # days before or after a summit in which "the summit" is that one
BODY_WITHIN = 60  # characters between a body and the word for its summit
BESIDE_WORD = 60
ONLY_NAME = re.compile(r"((?:[A-Z][\w-]*\s?)+?)\s(?:summit|meeting|talks)")
DAYS_BESIDE = 3
DAYS_OFF = 60  # by so much a date may miss the summit it is meant for, where its series meets that seldom
SHARE_OF_GAP = 4


def summits_described(
    text: str, entities: list[Mention], dossier: Dossier, days: list[Day], spoken_of: str, anchor: str
) -> Iterator[Mention]:
    """Summits without their full name: the series with its town, day or year, or the one next to the article."""
    told = list(_series_told(text, entities, dossier, days))
    if not told:
        yield from _spoken_of_again(text, entities, dossier, days, spoken_of)
    for start, end, series in told:
        around = text[max(0, start - BODY_WITHIN) : end + BESIDE_WORD]
        those = {id_: one for id_, one in dossier.summits.items() if str(one.series) in series}
        near = [one for one in days if start - BODY_WITHIN <= one.start <= end + BESIDE_WORD]
        found = _picked(those, around, near)
        if not found and not near and not IN.search(around) and anchor:
            today = when(anchor).first
            found = [id_ for id_, one in those.items() if abs((when(one.held.date).first - today).days) <= AT_HAND]
        if len(found) == 1:
            yield Mention(start, end, "summit", found[0], text[start:end])


def summit_at_hand(text: str, dossier: Dossier, anchor: str) -> str:
    """The one meeting of these days in whose town an article is dated, or which its beginning names; else empty."""
    if not anchor:
        return ""
    today, said = when(anchor).first, text.casefold()
    near = {
        id_: town_alone(one.held.place or "").casefold()
        for id_, one in dossier.summits.items()
        if one.held.place and -DAYS_BESIDE <= (today - when(one.held.date).last).days <= DAYS_BESIDE
    }
    found = [id_ for id_, town in near.items() if re.search(rf"\b{re.escape(town)}\b", said)]
    return found[0] if len(found) == 1 else ""


def _series_told(
    text: str, entities: list[Mention], dossier: Dossier, days: list[Day]
) -> Iterator[tuple[int, int, set[str]]]:
    """Where a text speaks of a meeting of a series, by the name of the series or by the body that meets."""
    named = list(_series_named(text, entities, dossier, days))
    yield from named
    for start, end in places_of(text, "summit_noun"):
        if any(first <= start < last for first, last, _ in named):
            continue
        actors = [one for one in entities if one.kind == "actor"]
        bodies = [
            one.ref for one in actors if 0 <= start - one.end <= BODY_WITHIN or 0 <= one.start - end <= BESIDE_WORD
        ]
        series = {str(one.series) for id_, one in dossier.summits.items() if _of_body(id_, bodies)}
        if series:
            yield start, end, series


def _spoken_of_again(
    text: str, entities: list[Mention], dossier: Dossier, days: list[Day], spoken_of: str
) -> Iterator[Mention]:
    """A meeting without its series: of the one spoken of before, or in a town or house that names one meeting alone."""
    series = str(dossier.summits[spoken_of].series) if spoken_of else ""
    for start, end in places_of(text, "gathering") if series else ():
        around = text[start : end + BESIDE_WORD]
        those = {id_: one for id_, one in dossier.summits.items() if str(one.series) == series}
        beside = {id_: one for id_, one in those.items() if _days_near(one, days)}
        found = _picked(beside, around, days)
        if len(found) == 1:
            yield Mention(start, end, "summit", found[0], text[start:end])
            return
    for name, id_ in only_names(dossier).items():
        place = text.find(name)
        near = tells(text, "met") and _days_near(dossier.summits[id_], days)
        alike = str(dossier.summits[id_].series) == series and text[:place].endswith(("in ", "at "))
        meets = (
            tells(text, "summit_noun") or alike or _of_body(id_, [one.ref for one in entities if one.kind == "actor"])
        )
        if place >= 0 and (near or (meets and all(one.how or len(one.edtf) == len("2024") for one in days))):
            yield Mention(place, place + len(name), "summit", id_, name)
            return


def _days_near(summit: Summit, days: list[Day]) -> bool:
    return any(_days_between(day, summit) <= DAYS_BESIDE for day in days)


@memoized
def only_names(dossier: Dossier) -> dict[str, str]:
    """Towns, houses and regions that stand for one meeting alone, and are no seat of a government → its id."""
    capitals = {one.capital for one in dossier.countries.values()} | {one.name for one in dossier.actors.values()}
    found: dict[str, set[str]] = {}
    for id_, one in dossier.summits.items():
        heads = {match[1] for name in one.aliases if (match := ONLY_NAME.fullmatch(name))}
        for name in heads | {town_alone(one.held.place or "")} - {""}:
            found.setdefault(name, set()).add(id_)
    longest_first = sorted(found, key=lambda name: (-len(name), name))  # "The Hague" before "Hague"
    return {name: min(found[name]) for name in longest_first if len(found[name]) == 1 and name not in capitals}


def _series_named(
    text: str, entities: list[Mention], dossier: Dossier, days: list[Day]
) -> Iterator[tuple[int, int, set[str]]]:
    """The names of series that a text says meet: "the coalition met", "the recovery conference in Rome"."""
    if not days and not any(tells(text, concept) for concept in ("met", "summit", "conference")):
        return
    for name, series in series_names(dossier).items():
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            yield found.start(), found.end(), {series}
    labels = {word.label: id_ for id_, word in dossier.words(SeriesWord).items()}
    for one in entities:
        actor = dossier.actors.get(one.ref)
        if actor and actor.name in labels and actor.name.casefold() not in text[one.start : one.end].casefold():
            yield one.start, one.end, {labels[actor.name]}


@memoized
def series_names(dossier: Dossier) -> dict[str, str]:
    """What the series are called, also without the name of what it is all about → their ids."""
    subject = dossier.actors[dossier.subject].name if dossier.subject in dossier.actors else ""
    found: dict[str, str] = {}
    for id_, word in dossier.words(SeriesWord).items():
        for name in (word.label, *word.aliases):
            found[name] = id_
            if name.startswith(f"{subject} ") and len(name.split()) > 2:
                found[name.removeprefix(f"{subject} ")] = id_
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


def _picked(those: dict[str, Summit], around: str, days: list[Day]) -> list[str]:
    """The meetings that the town or the day beside a series can mean: both, else one with the other near enough."""
    there = [id_ for id_, one in those.items() if _in_town(one, around)]
    then = [id_ for id_, one in those.items() if any(_days_between(day, one) == 0 for day in days)]
    both = [id_ for id_ in there if id_ in then]
    if both or not days:
        # Of several, "in London on 2 March and in Paris on 27 March", the one that is told first.
        return sorted(both, key=lambda id_: around.find(town_alone(those[id_].held.place or "")))[:1] or there
    meant = there if there or IN.search(around) else list(those)
    near = {id_: min(_days_between(day, those[id_]) for day in days) for id_ in meant}
    closest = min(near, key=lambda id_: near[id_], default="")
    if closest and near[closest] <= slack(those):
        return [closest]
    return then if any(len(day.edtf) == DAY_LENGTH or "/" in day.edtf for day in days) or not there else []


def slack(those: dict[str, Summit]) -> int:
    """By how many days a date may miss a meeting of a series and still be meant for it."""
    starts = sorted(when(one.held.date).first for one in those.values())
    gaps = [(after - before).days for before, after in pairwise(starts)]
    return min([DAYS_OFF, *(gap // SHARE_OF_GAP for gap in gaps)])


def _in_town(summit: Summit, around: str) -> bool:
    town = town_alone(summit.held.place or "")
    return town in around if town else not IN.search(around)  # those by video have none


def _days_between(day: Day, summit: Summit) -> int:
    held = when(summit.held.date)
    return max((held.first - day.when.last).days, (day.when.first - held.last).days, 0)


def in_series_of(summit: Summit, bodies: list[str]) -> bool:
    """Whether a meeting is one of these bodies, where any is named."""
    return not bodies or _of_body(summit.id, bodies)


def _of_body(id_: str, bodies: list[str]) -> bool:
    return any(id_.startswith(f"{body.casefold()}-") for body in bodies)
