"""Documents that a sentence does not name: by a capital, by where and when, or by who signed them."""

import re

from generator.model.dossier import Dossier
from generator.model.memoizing import memoized
from generator.news.passage import Clause
from generator.news.places import town_alone
from generator.news.siblings import dated_by, signed_by_person
from generator.news.words import tells

NAME_OF_SCHEME = re.compile(r"(?:[A-Z][^\W\d_]+ )+(?:Fund|Facility|Programme|Package|Plan|Scheme)\b")
LONGEST_PLACE_WORD = 4  # characters: "à ", "in "


def described_by_capital(dossier: Dossier, clause: Clause, focus: tuple[str, ...]) -> tuple[str, ...]:
    """The agreement with the country in whose capital a clause that opens with it sets what happens.

    Only one signed there or not at all; and not where what was spoken of last was signed there.
    """
    first = next((one for one in clause.places if one.start - clause.start <= LONGEST_PLACE_WORD), None)
    town = first.town if first and first.town and first.town.capital else None
    if not town or town.country in ("", dossier.subject):
        return ()
    signed = {id_: town_alone(one.signed.place or "") for id_, one in dossier.agreements.items() if one.signed}
    pair = {town.country, dossier.subject}
    meant = (id_ for id_, one in dossier.agreements.items() if set(one.parties) == pair)
    there = (id_ for id_ in meant if signed.get(id_, "") in ("", town_alone(town.name)))
    return () if any(signed.get(id_) == town_alone(town.name) for id_ in focus) else tuple(there)[:1]


def described_by_day(dossier: Dossier, clauses: list[Clause]) -> str:
    """The one agreement of several parties that was signed in a town and a month which the clauses give."""
    days = tuple(day for clause in clauses for day in clause.days if len(day.edtf) > len("2024"))
    towns = {place.town.name for clause in clauses for place in clause.places if place.town}
    found = [
        id_
        for id_, one in dossier.agreements.items()
        if one.signed and len(one.parties) > 2 and one.signed.place in towns and dated_by(one, days)
    ]
    return found[0] if len(found) == 1 else ""


@memoized
def _schemes(dossier: Dossier) -> dict[str, str]:
    """The schemes that the sums of one agreement alone are named for → its id."""
    found: dict[str, set[str]] = {}
    for id_, one in dossier.agreements.items():
        for name in (name for sum_ in one.funding for name in NAME_OF_SCHEME.findall(sum_.purpose)):
            found.setdefault(name, set()).add(id_)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def described_by_scheme(dossier: Dossier, clause: Clause) -> tuple[str, ...]:
    """The agreement that alone has sums for a scheme which a clause names: "the Nansen Support Programme"."""
    return tuple(id_ for name, id_ in _schemes(dossier).items() if name in clause.text)[:1]


def signed_together(dossier: Dossier, clauses: list[Clause], text: str) -> str:
    """The one document of several parties whose signatories for two of them a sentence on a signature names."""
    people = [who for clause in clauses for who in clause.people if who.country != dossier.subject]
    if (
        len(people) < 2
        or not tells(text, "sign")
        or any(one.kind == "agreement" for c in clauses for one in c.entities)
    ):
        return ""
    signed = [{one.id for one in signed_by_person(dossier, who.name)} for who in people]
    every = [id_ for ids in signed for id_ in ids if len(dossier.agreements[id_].parties) > 2]
    several = {id_ for id_ in every if every.count(id_) > 1}
    return several.pop() if len(several) == 1 and tells(text, "declaration") else ""
