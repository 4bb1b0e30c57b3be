"""Summits: when and where they were held, and whether one that is spoken of as coming is over."""

from collections.abc import Iterator

from generator.model.dates import english, when
from generator.model.records import Summit
from generator.news.entities import NamedPlace
from generator.news.finding import Finding, actors_in, beside_record, meets, same_place
from generator.news.gatherings import only_names, slack
from generator.news.passage import Clause, Passage
from generator.news.places import town_alone
from generator.news.relative import Day
from generator.news.words import form_of, outright, places_of, tells

SUMMIT = "summit"
BEFORE_NAME = 45  # characters


def meetings(passage: Passage) -> Iterator[Finding]:
    """The summits of a passage with their days and towns."""
    for clause in passage.clauses:
        named = [one for one in clause.entities if one.kind == "summit"]
        ids = [one.ref for one in named] or ([passage.summit] if _taken_up(passage, clause) else [])
        for id_ in dict.fromkeys(ids):
            summit = passage.dossier.summits.get(id_)
            if summit:
                spans = [(one.start, one.end) for one in named if one.ref == id_]
                yield from _dates(passage, clause, summit, spans)
                yield from _towns(passage, clause, summit, spans)
                yield from _country_of_town(passage, clause, summit, spans)
                yield from _host(passage, clause, summit)


def _taken_up(passage: Passage, clause: Clause) -> bool:
    """Whether a clause without a summit's name goes on about the one before: it says that one meets."""
    before = passage.headed or any(one.kind == "summit" and one.start < clause.start for one in passage.entities)
    return tells(clause.text, "met") and bool(before or tells(clause.text, "summit")) and not tells(clause.text, "sign")


def _dates(passage: Passage, clause: Clause, summit: Summit, spans: list[tuple[int, int]]) -> Iterator[Finding]:
    for day in clause.days:
        if not _day_of_summit(passage, clause, day, spans):
            continue
        held, span = summit.held, (day.start, day.end)
        alone = sum(len(one.edtf) > len("2024") for one in clause.days) == 1
        sure = alone and len(day.edtf) > len("2024") and _surely_its(passage, clause, summit, day)
        same, told = meets(day, held.date), english(held.date)
        yield from beside_record(passage, span, SUMMIT, summit, held.date, held, same=same, sure=sure, shown=told)


def _surely_its(passage: Passage, clause: Clause, summit: Summit, day: Day) -> bool:
    """Whether another date can only be meant as the summit's: it is named, by more than "the summit" if far off."""
    named = [one for one in passage.entities if one.kind == "summit" and one.ref == summit.id]
    if not named or any(meets(one, summit.held.date) for one in passage.days) or tells(clause.text, "ministers"):
        return False
    town = town_alone(summit.held.place or "")
    apart = abs((day.when.first - when(summit.held.date).first).days)
    those = {id_: one for id_, one in passage.dossier.summits.items() if one.series == summit.series}
    return apart <= slack(those) or town in clause.text


def _day_of_summit(passage: Passage, clause: Clause, day: Day, spans: list[tuple[int, int]]) -> bool:
    """Whether a date is that of the summit: right behind its name, or in a clause that says when one met."""
    other = tells(clause.text, "sign") or tells(clause.text, "joined") or tells(clause.text, "adopt")
    beside = any(0 <= day.start - end <= 25 for _, end in spans)
    between = passage.whole[spans[-1][1] : day.start] if spans and day.start > spans[-1][1] else ""
    if passage.listing and spans:
        return True  # a row of a table
    if beside and ("," not in between or form_of("day_beside").fullmatch(between)):
        return True
    return tells(clause.text, "met") and not other


def _towns(passage: Passage, clause: Clause, summit: Summit, spans: list[tuple[int, int]]) -> Iterator[Finding]:
    right = [one for one in clause.places if _right_town(passage, summit, one)]
    for place in right or clause.places:
        if not summit.held.place or not _beside(passage, place, spans):
            continue
        same = same_place(place, summit.held.place, str(summit.held.country or ""), passage)
        sure, span = not tells(clause.text, "sign"), (place.start, place.end)
        yield from beside_record(passage, span, SUMMIT, summit, summit.held.place, summit.held, same=same, sure=sure)


def _country_of_town(
    passage: Passage, clause: Clause, summit: Summit, spans: list[tuple[int, int]]
) -> Iterator[Finding]:
    """The country in which, right behind its town or house, a summit is said to have met."""
    names = [name for name, id_ in only_names(passage.dossier).items() if id_ == summit.id]
    alone = {town_alone(summit.held.place or ""), *names}
    ends = {end for start, end in spans if passage.whole[start:end] in alone}
    ends |= {one.end for one in clause.places if one.text in alone}
    for one in passage.countries if not tells(clause.text, "sign") else ():
        if any(form_of("lies_in").fullmatch(passage.whole, end, one.start) for end in ends):
            same, told = one.ref == summit.held.country, f"{summit.held.place}, {summit.held.country}"
            yield from beside_record(passage, (one.start, one.end), SUMMIT, summit, told, summit.held, same=same)


def _beside(passage: Passage, place: NamedPlace, spans: list[tuple[int, int]]) -> bool:
    """Whether a town stands in or right behind what names a summit, or behind the word that says that one met."""
    inside = any(start <= place.start < end for start, end in spans)
    behind = any(0 <= place.start - end <= 12 for _, end in spans)
    held = bool(spans) and tells(passage.whole[spans[0][1] : place.start], "met")
    met = bool(spans) and form_of("met_in").search(passage.whole[passage.start : place.start]) is not None
    return inside or behind or held or met or (passage.listing and bool(spans))


def _right_town(passage: Passage, summit: Summit, place: NamedPlace) -> bool:
    return bool(same_place(place, summit.held.place or "-", str(summit.held.country or ""), passage))


def _host(passage: Passage, clause: Clause, summit: Summit) -> Iterator[Finding]:
    """Who is said to have hosted or chaired a summit: a country, or somebody who speaks for one."""
    hosts = actors_in(passage.dossier, summit.host.value or "") if summit.host else set()
    who = [(one.start, one.end, one.country) for one in clause.people]
    who += [(one.start, one.end, one.ref) for one in clause.entities if one.kind == "actor"]
    for start, end in places_of(clause.text, "hosted_by") if hosts else ():
        place = clause.start + end
        behind = min((one for one in who if 0 <= one[0] - place <= BEFORE_NAME and one[2]), default=None)
        if behind and summit.host:
            same, span = behind[2] in hosts, (clause.start + start, behind[1])
            sure, host = outright(clause.text), summit.host
            yield from beside_record(passage, span, SUMMIT, summit, host.value, host, same=same, sure=sure)
