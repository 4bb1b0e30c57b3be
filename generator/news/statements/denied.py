"""What the record says was not: no result, no part in it, no support. An article says that it was, or denies it too."""

import re
from collections.abc import Iterator

from generator.news.facts import FactTold
from generator.news.finding import Finding, Stance, actors_in
from generator.news.passage import Clause, Passage
from generator.news.statements.told import (
    FEWEST_SHARED,
    SURE,
    beside_fact,
    by_what_is_shared,
    facts_spoken_of,
    gist_of,
    told_outright,
)
from generator.news.topics import gist
from generator.news.words import form_of, outright, said_by, tells

WORD_OF_ACT = re.compile(r"[^\W\d_]{4,}")
TO_SOMEWHERE = re.compile(r"[^,;:.]{0,40}?\sto\s(?:the|its|their|an?)\s")
WAS_NOT_WITHIN = 4  # words
ALMOST_BEST = 0.85  # the share of what is shared with the fact that is shared most
# What the record says of a country, and what an article says that contradicts it.
OPPOSED = (("stayed_away", "took_part"), ("no_signatory", "has_signed"), ("not_supported", "supported"))


def denials(passage: Passage) -> Iterator[Finding]:
    """What a passage says was, where a fact of what it speaks of says that it was not."""
    facts = facts_spoken_of(passage)
    for clause in passage.clauses if facts else ():
        yield from _denied(passage, clause, by_what_is_shared(passage, clause))
        named = [one.ref for one in clause.entities if one.kind == "summit"]
        summit = passage.dossier.summits.get(named[0] if named else passage.summit)
        of_it = (
            [one for one in facts if summit and one.about == summit.id] if not tells(passage.text, "asked_for") else []
        )
        for fact in of_it:
            yield from _nothing_of(passage, clause, fact)
            yield from _not_there(passage, clause, fact)


def _denied(passage: Passage, clause: Clause, ranked: list[tuple[float, FactTold]]) -> Iterator[Finding]:
    """An act of which the record says that it was not done, and that the clause tells of, or denies too."""
    least = max(SURE, ALMOST_BEST * ranked[0][0])
    denying = ((one, form_of("was_not").search(one.text)) for how, one in ranked if how >= least)
    fact, what = next(((one, what) for one, what in denying if what), (None, None))
    if fact is None or what is None or form_of("was_not").search(fact.text, what.end()):
        return
    act = gist(" ".join(what["what"].split()[:WAS_NOT_WITHIN]), passage.lexicon)
    own = gist(clause.text, passage.lexicon)
    if len(fact.gist & gist_of(passage)) < FEWEST_SHARED:
        return
    who = {one for one in gist(fact.text[: what.start()], passage.lexicon) if one.startswith("@")}
    if act & own and who <= gist_of(passage):
        said = act <= own | who and told_outright(clause, fact) and not _to_somewhere(passage, clause, act)
        yield from _beside_denial(passage, (clause.start, clause.end), fact, said)


def _to_somewhere(passage: Passage, clause: Clause, act: frozenset[str]) -> bool:
    """Whether an act leads to a meeting or a place, so that it may be another one: "invited to the summit"."""
    places = (one for one in WORD_OF_ACT.finditer(clause.text) if act & gist(one.group(), passage.lexicon))
    return any(TO_SOMEWHERE.match(clause.text, one.end()) for one in places)


def _nothing_of(passage: Passage, clause: Clause, fact: FactTold) -> Iterator[Finding]:
    """Things the record says there were none of: "a ceasefire", "an invitation"."""
    for denied in form_of("none_of").finditer(fact.text):
        thing = gist(denied["what"], passage.lexicon)
        if thing & gist(clause.text, passage.lexicon):
            own, whole = (form_of("said_of_thing").sub("", text) for text in (clause.text, passage.text))
            came = tells(own, "achieved") and outright(whole) and not _to_somewhere(passage, clause, thing)
            yield from _beside_denial(passage, (clause.start, clause.end), fact, came)


def _beside_denial(passage: Passage, span: tuple[int, int], fact: FactTold, said_to_be: bool) -> Iterator[Finding]:  # noqa: FBT001
    if any(tells(passage.whole[slice(*span)], one) for one in ("never", "rather_than")):
        yield beside_fact(passage, span, fact, Stance.AGREES)
    elif said_to_be:
        yield beside_fact(passage, span, fact, Stance.DIFFERS)


def _not_there(passage: Passage, clause: Clause, fact: FactTold) -> Iterator[Finding]:
    """Countries of which the record says that they stayed away, did not sign or did not support."""
    for denial, opposite in OPPOSED:
        found = said_by(denial).search(fact.text)
        codes = actors_in(passage.dossier, fact.text[: found.start()]) if found else set()
        for one in clause.entities:
            act = said_by(opposite).search(passage.whole, one.end, clause.end)
            inverted = None if act else said_by(opposite).match(passage.whole, clause.start)
            verb = act or inverted
            if one.kind == "actor" and one.ref in codes and verb and outright(passage.text):
                span = min(one.start, verb.start()), max(one.end, verb.end())
                yield beside_fact(passage, span, fact, Stance.DIFFERS)
