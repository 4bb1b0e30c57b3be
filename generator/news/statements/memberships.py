"""Which country belongs to which body, and since when."""

import re
from collections.abc import Iterator

from generator.model.dates import english
from generator.model.parts import Membership
from generator.model.records import Country
from generator.news.antecedents import country_meant
from generator.news.entities import dated_bodies
from generator.news.finding import Finding, Stance, compared, meets
from generator.news.mentions import Mention
from generator.news.passage import Clause, Passage
from generator.news.relative import Day
from generator.news.words import form_of, tells

OF_BODY = re.compile(r"[\s’']s?\s?[A-Z][a-z]")  # "the EU Civil Protection Mechanism": something of the body
BESIDE_BODY = 22  # characters between a body and the year since which it has a member
FROM_BODY = 70  # characters between a country and the body it is said to belong to


def memberships(passage: Passage) -> Iterator[Finding]:
    """The countries that a passage calls members of a body."""
    for clause in passage.clauses:
        if tells(clause.text, "expected") or tells(clause.text, "wants"):
            continue
        for body in _bodies(passage, clause):
            if form_of("denied").search(passage.whole[clause.start : body.start]):
                continue
            since = _since(clause, body) is not None and tells(passage.text, "member")
            told = since or tells(clause.text, "member")
            if not told and not form_of("in_since").match(passage.whole, body.end):
                continue
            for one in _listed_before(passage, body):
                yield from _compare_membership(passage, clause, one, body)
            country = _country_before(passage, body) or _country_taken_up(passage, clause)
            if country and not OF_BODY.match(passage.whole, body.end):
                yield from _compare_membership(passage, clause, country, body)


def _bodies(passage: Passage, clause: Clause) -> list[Mention]:
    """The bodies a clause names: those whose members the records date."""
    return [one for one in clause.entities if one.ref in dated_bodies(passage.dossier)]


def _country_before(passage: Passage, body: Mention) -> Country | None:
    """The country named last before a body, near enough to be its member."""
    actors = ((one, passage.dossier.actors.get(one.ref)) for one in passage.entities if one.end <= body.start)
    before = [(one, actor) for one, actor in actors if isinstance(actor, Country)]
    if not before:
        return None
    last, country = before[-1]
    near = body.start - last.end <= FROM_BODY and ";" not in passage.whole[last.end : body.start]
    return country if near and last.ref != passage.dossier.subject else None


def _country_taken_up(passage: Passage, clause: Clause) -> Country | None:
    """The country that a clause speaks of without its name: "A NATO member since 2009, it …"."""
    actor = passage.dossier.actors.get(country_meant(passage, clause))
    return actor if isinstance(actor, Country) else None


def _listed_before(passage: Passage, body: Mention) -> Iterator[Country]:
    """The countries of a list that are all called members: "Norway, Iceland and Austria are members of"."""
    listed = [one for one in passage.entities if one.kind == "actor" and one.end <= body.start]
    if len(listed) > 1 and form_of("are_members").fullmatch(passage.whole[listed[-1].end : body.start]):
        found = (passage.dossier.actors.get(one.ref) for one in listed)
        yield from (one for one in found if isinstance(one, Country))


def _compare_membership(passage: Passage, clause: Clause, country: Country, body: Mention) -> Iterator[Finding]:
    entry = next((one for one in country.memberships if str(one.organisation) == body.ref), None)
    day = _since(clause, body)
    span = body.start, max(body.end, day.end if day else 0)
    denied = bool(
        re.search(r"\b(?:not|never|nicht|не|nie|pas)\b[^,;]{0,20}$", passage.whole[clause.start : body.start])
    )
    about = (str(country.code), body.ref)
    if entry is None and country.memberships:
        verdict = Stance.AGREES if denied else Stance.DIFFERS
        reason = f"By the record {country.name} belongs to {_listed(country.memberships)}."
        if denied or _said_outright(passage, body):
            yield compared(passage, span, "membership", about, verdict, _listed(country.memberships), reason)
    elif entry and not denied:
        yield from _membership_since(passage, span, about, entry, day)


def _said_outright(passage: Passage, body: Mention) -> bool:
    """Whether it is said outright that a country is a member."""
    return tells(passage.whole[max(0, body.start - 30) : body.start], "member")


def _listed(entries: tuple[Membership, ...]) -> str:
    return ", ".join(f"{one.organisation}{f' since {english(one.since)}' if one.since else ''}" for one in entries)


def _since(clause: Clause, body: Mention) -> Day | None:
    """The year since which a membership is said to last: behind the body, or before it as in "since 2009 in the EU"."""
    behind = [one for one in clause.days if 0 <= one.start - body.end <= BESIDE_BODY]
    before = [one for one in clause.days if 0 <= body.start - one.end <= BESIDE_BODY and _from_then(clause, one)]
    return next(iter([*behind, *before]), None)


def _from_then(clause: Clause, day: Day) -> bool:
    return bool(form_of("since").search(clause.text[: day.start - clause.start]))


def _membership_since(
    passage: Passage, span: tuple[int, int], about: tuple[str, ...], entry: Membership, day: Day | None
) -> Iterator[Finding]:
    if day is None or not entry.since:
        verdict, reason = Stance.AGREES, "The record has the membership."
    elif meets(day, entry.since):
        verdict, reason = Stance.AGREES, f"Recorded: since {english(entry.since)}."
    else:
        verdict, reason = Stance.DIFFERS, f"By the record since {english(entry.since)}."
    recorded = f"{entry.organisation}{f' since {entry.since}' if entry.since else ''}"
    yield compared(passage, span, "membership", about, verdict, recorded, reason, entry)
