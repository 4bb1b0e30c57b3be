"""A name that stands where a fact of the record has another one: the town, the region, the country or the person."""

import re
from collections.abc import Iterable, Iterator

from generator.news.entities import lexicon
from generator.news.facts import FactTold, is_place, meaning, names_in, weights
from generator.news.finding import Finding, Stance, meets, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.places import town_alone
from generator.news.sounds import alike
from generator.news.statements.told import (
    SAME_VALUE,
    SURE,
    beside_fact,
    by_what_is_shared,
    facts_spoken_of,
    gist_of,
    shared_with,
    told_outright,
)
from generator.news.topics import STEM_LETTERS
from generator.news.words import tells

MOSTLY_TOLD = 0.55  # the share of what a fact has about the name
AS_LIKE = 0.9  # the share of what is shared most by which another fact may be meant as well
PART_OF_FACT = re.compile(r"[,:;]\s|\sand\s")
LEGAL_NATURE = "legal-nature"  # of whom it is told is named there
FEWEST_TOLD = 3  # things


def swaps(passage: Passage) -> Iterator[Finding]:
    """The one name of a clause that tells a fact, beside the one that the record has in it."""
    for clause in passage.clauses if facts_spoken_of(passage) else ():
        ranked = [(how, fact) for how, fact in by_what_is_shared(passage, clause) if how >= SAME_VALUE]
        if not ranked or ranked[0][0] < SURE or tells(clause.text, "sign"):
            continue
        # The same thing may be told twice, and once without the name.
        near = [fact for how, fact in ranked if how >= AS_LIKE * ranked[0][0]]
        told = [
            (at, name, same, fact, names)
            for fact in near
            for at, name, same, names in _beside_names(passage, clause, fact)
        ]
        right = {at for at, _, same, *_ in told if same}
        for at in dict.fromkeys(at for at, *_ in told):
            mine = [one for one in told if one[0] == at and one[2] is (at in right)]
            fits = (one for one in mine if one[2] or (one[4] and _surely_it(passage, clause, one[3], one[4])))
            if one := next(fits, None):
                yield beside_fact(passage, (at, at + len(one[1])), one[3], Stance.AGREES if one[2] else Stance.DIFFERS)


def _beside_names(passage: Passage, clause: Clause, fact: FactTold) -> Iterator[tuple[int, str, bool, list[str]]]:
    """The one town or other name of a clause and its one country: whether the fact has it, or what it has there."""
    own = _names_of_record(passage, fact)
    names = [(at, name) for at, name in _names_said(passage, clause) if not any(alike(name, one) for one in own)]
    if len(names) == 1 and fact.names and fact.kind != LEGAL_NATURE:
        start, name = names[0]
        same = any(_same_name(passage, name, one) for one in fact.names)
        # In place of a person's name a town says something else, and nothing wrong.
        towns = [one for one in sorted(fact.names) if is_place(one, lexicon(passage.dossier, "en"))]
        yield start, name, same and any(one.start == start for one in clause.places), [] if same else towns
    beside = _own_countries(passage, clause, fact)
    said = [one for one in clause.entities if one.ref in beside]
    there = [one for one in lexicon(passage.dossier, "en").entities(fact.text) if one.ref in beside]
    if len(said) == 1 and len({one.ref for one in there}) == 1:
        other = said[0].ref != there[0].ref
        yield said[0].start, said[0].text, False, [one.text for one in there if other]


def _names_of_record(passage: Passage, fact: FactTold) -> set[str]:
    """The words of the names of the record that a fact is in, and its town, which tell nothing of the fact."""
    summit = passage.dossier.summits.get(fact.about)
    agreement = passage.dossier.agreements.get(fact.about)
    named = summit or agreement
    signed = agreement.signed or agreement.adopted if agreement else None
    town = (summit.held.place if summit else signed.place if signed else "") or ""
    return (
        set(re.findall(r"[^\W\d_][\w’'-]+", " ".join((named.name, *named.aliases, town)))) | {town} if named else set()
    )


def _names_said(passage: Passage, clause: Clause) -> list[tuple[int, str]]:
    """The towns of a clause: those behind a preposition, and those that a list has."""
    found = {one.start: one.text for one in clause.places}
    for name in names_in(clause.text, passage.lexicon):
        start = clause.start + clause.text.index(name)
        apart = not any(first <= start < first + len(one) + 1 for first, one in found.items())
        town = passage.lexicon.towns.named(name)
        if apart and is_place(name, passage.lexicon) and not (town and town.capital):  # that stands for its country
            found[start] = name
    return sorted(found.items())


def _same_name(passage: Passage, name: str, recorded: str) -> bool:
    here, there = passage.lexicon.towns.named(name), lexicon(passage.dossier, "en").towns.named(recorded)
    if here and there:
        return town_alone(here.name) == town_alone(there.name)
    return any(alike(word, recorded) for word in name.split())


def _own_countries(passage: Passage, clause: Clause, fact: FactTold) -> set[str]:
    """The countries that are of no party to what a fact or its sentence is about."""
    countries = {str(one.code) for one in passage.dossier.countries.values()}
    about = (fact.about, *clause.agreements, *passage.agreements)
    spoken_of = [one for id_ in about if (one := passage.dossier.agreements.get(id_))]
    parties = {str(party) for one in spoken_of for party in one.parties}
    return countries - parties - {fact.about, passage.dossier.subject}


def _surely_it(passage: Passage, clause: Clause, fact: FactTold, names: Iterable[str]) -> bool:
    """Whether a sentence tells that fact and no other: most of what stands about the name, on its day if one is given.

    Of several clauses it is the one that shares most with the fact.
    """
    told = gist_of(passage) & fact.gist
    about = [one for one in PART_OF_FACT.split(fact.text) if any(name in one for name in names)]
    share = max(_share_told(passage, fact, one) for one in (fact.text, *about))
    then = all(meets(day, fact.day) is not False for day in clause.days) if fact.day else True
    record = passage.dossier.agreements.get(fact.about)
    of_it = record is None or any(
        set(one.parties) == set(record.parties) for one in recorded_agreements(passage, clause.agreements)
    )
    mine = shared_with(passage, clause, fact)
    most = all(mine >= shared_with(passage, one, fact) for one in passage.clauses if one.places)
    enough = len(told) >= FEWEST_TOLD and share >= MOSTLY_TOLD and most
    return enough and then and of_it and told_outright(clause, fact)


def _share_told(passage: Passage, fact: FactTold, text: str) -> float:
    """How much of a part of a fact a sentence tells, but for the names in it."""
    weight, names = weights(passage.dossier), {name.casefold()[:STEM_LETTERS] for name in fact.names}
    telling = {one for one in meaning(text, lexicon(passage.dossier, "en")) - names if not one.startswith("@")}
    told = gist_of(passage) & telling
    return sum(weight.get(one, 0) for one in told) / (sum(weight.get(one, 0) for one in telling) or 1)
