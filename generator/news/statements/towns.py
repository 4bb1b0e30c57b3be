"""The town in which something is said to have happened, beside the one in which the record tells it."""

from collections.abc import Iterator

from generator.news.entities import lexicon
from generator.news.finding import Finding, Stance, meets
from generator.news.passage import Clause, Passage
from generator.news.places import town_alone
from generator.news.statements.told import (
    SURE,
    FactTold,
    beside_fact,
    by_what_is_shared,
    facts_spoken_of,
    told_outright,
)
from generator.news.topics import gist
from generator.news.words import tells

FEWEST_TOLD = 3  # things, of which one is no name


def towns_told(passage: Passage) -> Iterator[Finding]:
    """The one town of a clause, where it tells a fact of the record that has one town as well."""
    for clause in passage.clauses if facts_spoken_of(passage) else ():
        said = clause.places[0] if len(clause.places) == 1 else None
        if said is None or said.town is None or tells(clause.text, "sign"):
            continue
        sure = [(fact, _towns_of(passage, fact)) for how, fact in by_what_is_shared(passage, clause) if how >= SURE]
        ranked = [(fact, towns) for fact, towns in sure if towns]
        town, span = town_alone(said.town.name), (said.start, said.end)
        for fact, towns in ranked[:1]:
            known = any(town in others for _, others in ranked)
            if town in towns:
                yield beside_fact(passage, span, fact, Stance.AGREES)
            elif len(towns) == 1 and not known and _surely_it(passage, clause, fact):
                yield beside_fact(passage, span, fact, Stance.DIFFERS)


def _towns_of(passage: Passage, fact: FactTold) -> set[str]:
    """The towns in which a fact has something happen."""
    return {town_alone(one.town.name) for one in lexicon(passage.dossier, "en").places(fact.text) if one.town}


def _surely_it(passage: Passage, clause: Clause, fact: FactTold) -> bool:
    """Whether a clause tells that fact and no other: much of it, on its day where that is given."""
    shared = gist(clause.text, passage.lexicon) & fact.gist
    then = all(meets(day, fact.day) for day in clause.days) if fact.day else True
    acts = any(not one.startswith("@") for one in shared)
    return then and acts and len(shared) >= FEWEST_TOLD and told_outright(clause, fact)
