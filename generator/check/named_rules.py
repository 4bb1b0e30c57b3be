"""Who and where, against quotes: a person, a town and a doer must be those whom the words quoted name.

A rule's docstring is the rule, in must-form. Each judges one record by what all of them name.
"""

from collections.abc import Iterator

from generator.check.all_named import AllNamed
from generator.check.quoted_actors import (
    acting_otherwise,
    actors_named,
    exchanged_for,
    in_anothers_place,
    named_instead,
)
from generator.check.quoted_offices import another_in_office, other_person
from generator.check.quoted_persons import misnamed
from generator.check.quoted_towns import country_of, other_town, other_town_told, towns_behind
from generator.check.quoted_values import Quotes, contradicted, each_quoted, each_told, quotes_for
from generator.check.record_rules import PARTIES
from generator.model.entries import Entry, own_text
from generator.model.events import Approval, Joining, Outcome, Participants
from generator.model.fields import ActorCode, Figure
from generator.source.problem import Problem, Where, found

OF_PLACE = "country"
HOST = "host"
OF_PERSONS = {HOST, "level", "said_by"}


def party_against_quote(entry: Entry, named: AllNamed) -> Iterator[Problem]:
    """A party, and who takes part, must be those whom the quotes name, in any language."""
    if not named.subject:
        return
    parties: list[tuple[Where, Joining | Approval]] = [*entry.parts_of(Joining), *entry.parts_of(Approval)]
    for where, part in parties:
        code, quotes = str(part.party), quotes_for(part, own_text(entry.record))
        known = code in named.abroad.values()
        said = named_instead([code], named.abroad, quotes, named.subject) if known else ""
        if said or (named.abroad and (said := _body_of_another(part, named, quotes))):
            yield contradicted(entry, (*where, "party"), code, [said])
    for where, group in entry.parts_of(Participants):
        who = [str(code) for code in group.who if code in named.abroad.values()]
        quotes = quotes_for(group, own_text(entry.record))
        exchanged = (exchanged_for(who, named.abroad, quotes, but) for but in ("", named.subject))
        # Else a quote may name the unknown one.
        if named.known.issuperset(group.who) and (both := next(filter(None, exchanged), None)):
            yield contradicted(entry, (*where, "who"), both[0], [both[1]])


def _body_of_another(part: Joining | Approval, named: AllNamed, quotes: Quotes) -> str:
    """The body of another party that quotes name, where they do not name that of a step; or nothing."""
    if not isinstance(part, Approval) or any(part.body in quote for quote in quotes):
        return ""
    bodies = (body for body, party in named.bodies for quote in quotes if party != part.party and body in quote)
    return next(bodies, "")


def doer_against_quote(entry: Entry, named: AllNamed) -> Iterator[Problem]:
    """A host, who acts in a sentence and who is listed in it must be those whom the quotes name, in any language."""
    if not named.subject:
        return
    # Who signed counts as well: that it is no party is told by itself. So is a code that nobody has.
    sure = named.known.issuperset(getattr(entry.record, PARTIES, ()))
    about = {*(str(code) for _, code in entry.references), getattr(entry.record, "code", "")}
    of_it = about if sure and hasattr(entry.record, PARTIES) else ()
    # A host of whom there is no record would look like another one.
    all_known = named.known.issuperset(entry.targets.get(ActorCode.target, ()))
    for where, sentence, _, words in (one for one in each_told(entry) if all_known or one[0][-2] != HOST):
        own = actors_named(sentence, named.abroad)
        both = in_anothers_place(sentence, named.abroad, words)
        for but in (named.subject, "") if where[-2] == HOST else (named.subject,):
            if own and not both and (one := exchanged_for(own, named.abroad, words, but, about)):
                both = own[one[0]], one[1]
        if own and where[-2] == HOST and (said := named_instead(own, named.abroad, words, named.subject)):
            both = next(iter(own.values())), said
        if of_it and not both and (doer := acting_otherwise(sentence, named.abroad, of_it, words)):
            both = doer, words[0]
        if both:
            yield contradicted(entry, where, both[0], [both[1]])


def act_of_another(entry: Entry, named: AllNamed) -> Iterator[Problem]:
    """Whose act an outcome is must be among those whom its sentence names, where it names any by name."""
    for where, outcome in entry.parts_of(Outcome):
        told = actors_named(outcome.what, named.abroad)
        for index, code in enumerate(outcome.by):
            if told and code in named.abroad.values() and code not in told:
                what = f"must be one whom `what` names ({', '.join(told)}): {found(code)}."
                yield entry.problem((*where, "by", index), what)


def name_against_quote(entry: Entry, named: AllNamed) -> Iterator[Problem]:
    """A person's name must be spelt as its quotes spell it, or be known by that spelling; nobody else must be meant."""
    known = named.spellings
    for where, person, _, words in each_quoted(entry, Figure.PERSON) if named.all_persons else ():
        said = misnamed(person, known[person], words)
        another = None if said else other_person(person, known, (), named.actor_words, words)
        if said := said or (another[1] if another else ""):
            yield contradicted(entry, where, person, [said])


def person_told_otherwise(entry: Entry, named: AllNamed) -> Iterator[Problem]:
    """Who spoke, hosted, took part or holds an office must be somebody whom the quotes name, where they do."""
    if not named.all_persons or not named.subject:
        return
    for where, text, _, words in each_told(entry):
        both = in_anothers_place(text, named.families, words) or another_in_office(text, named.often, words)
        if not both and OF_PERSONS & {where[-1], where[-2]}:
            both = other_person(text, named.others, named.often, named.actor_words, words)
        if both:
            yield contradicted(entry, where, both[0], [both[1]])


def place_against_quote(entry: Entry, named: AllNamed) -> Iterator[Problem]:
    """A town, also one in a sentence, must not be another than its quotes name, and must lie in its country."""
    towns = towns_behind(named.towns)
    for where, place, part, words in each_quoted(entry, Figure.PLACE):
        if said := other_town(place, towns, words):
            yield contradicted(entry, where, place, [said])
        code = getattr(part, OF_PLACE, None)
        if code and (lies_in := country_of(place, named.countries, words)) not in ("", code):
            what = f"must be the country of {place}, {found(lies_in)}: {found(code)}."
            yield entry.problem((*where[:-1], OF_PLACE), what)
    for where, sentence, _, words in each_told(entry):
        if both := other_town_told(sentence, towns, words):
            yield contradicted(entry, where, both[0], [both[1]])


NAMED_RULES = (
    name_against_quote,
    place_against_quote,
    party_against_quote,
    doer_against_quote,
    act_of_another,
    person_told_otherwise,
)
