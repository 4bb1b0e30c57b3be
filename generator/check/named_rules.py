"""Who and where, against quotes: a person, an office, a town and a doer must be those whom the words quoted name.

Told from what all records name: a person or a town that one of them knows is known everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.check.quoted_actors import (
    actors_named,
    exchanged_for,
    named_instead,
    names_abroad,
    other_actors,
    other_doer,
    other_head,
)
from generator.check.quoted_offices import offices_named, other_person, somebody_else
from generator.check.quoted_persons import NAME_WORD, folded_name, misnamed
from generator.check.quoted_towns import country_of, other_town, other_town_told, town_names, towns_behind
from generator.check.quoted_values import Quotes, contradicted, each_quoted, figures_stated, quotes_for
from generator.check.word_rules import subject_doubtful
from generator.model.dossier import Dossier
from generator.model.entries import Entry, own_text
from generator.model.events import Approval, Joining, Participants
from generator.model.fields import Figure
from generator.model.kinds import KINDS
from generator.model.memoizing import memoized
from generator.model.records import Actor
from generator.source.problem import Problem, Where, found

OF_PLACE = "country"
HOST = "host"
OF_PERSONS = {HOST, "level", "said_by"}


def actor_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """Who does something at the head of a sentence, and who is listed, must be who does so in the quotes."""
    names = _codes_by_name(dossier.actors.values())
    countries = _codes_by_name(dossier.countries.values())
    for entry in dossier.entries if countries else ():
        for where, sentence, _, words in each_quoted(entry, Figure.SENTENCE):
            if both := other_doer(sentence, names, words):
                yield contradicted(entry, where, both[0], [both[1]])
        for where, part in entry.parts_of(Participants):
            listed = [str(code) for code in part.who if code in countries.values()]
            known = all(code in dossier.actors for code in part.who)  # else a quote may name the unknown one
            if known and (both := other_actors(listed, countries, quotes_for(part, own_text(entry.record)))):
                yield contradicted(entry, (*where, "who"), both[0], [both[1]])


def party_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """A party, and who takes part, must be those whom the quotes name, in any language."""
    names, subject = names_abroad(dossier.countries.values()), str(dossier.site.subject)
    bodies = {step.body: str(step.party) for entry in dossier.entries for _, step in entry.parts_of(Approval)}
    for entry in dossier.entries if names and not subject_doubtful(dossier) else ():
        parties: list[tuple[Where, Joining | Approval]] = [*entry.parts_of(Joining), *entry.parts_of(Approval)]
        for where, part in parties:
            code, quotes = str(part.party), quotes_for(part, own_text(entry.record))
            said = named_instead([code], names, quotes, subject) if code in names.values() else ""
            if said or (said := _body_of_another(part, bodies, quotes)):
                yield contradicted(entry, (*where, "party"), code, [said])
        for where, group in entry.parts_of(Participants):
            known = all(code in names.values() for code in group.who)
            quotes = quotes_for(group, own_text(entry.record))
            if known and (both := exchanged_for(map(str, group.who), names, quotes, subject)):
                yield contradicted(entry, (*where, "who"), both[0], [both[1]])


def _body_of_another(part: Joining | Approval, bodies: Mapping[str, str], quotes: Quotes) -> str:
    """The body of another party that quotes name, where they do not name that of a step; or nothing."""
    if not isinstance(part, Approval) or any(part.body in quote for quote in quotes):
        return ""
    named = (body for body, party in bodies.items() for quote in quotes if party != part.party and body in quote)
    return next(named, "")


def doer_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """A host, who acts in a sentence and who is listed in it must be those whom the quotes name, in any language."""
    names, subject = names_abroad(dossier.countries.values()), str(dossier.site.subject)
    for entry in dossier.entries if names and not subject_doubtful(dossier) else ():
        for where, sentence, _, words in each_quoted(entry, Figure.SENTENCE):
            own = actors_named(sentence, names)
            both = other_head(sentence, names, words) if own else None
            if own and not both and (one := exchanged_for(own, names, words, subject)):
                both = own[one[0]], one[1]
            if own and where[-2] == HOST and (said := named_instead(own, names, words, subject)):
                both = next(iter(own.values())), said
            if both:
                yield contradicted(entry, where, both[0], [both[1]])


def _codes_by_name(actors: Iterable[Actor]) -> Mapping[str, str]:
    """What countries and organisations are called, without article → their codes."""
    return {name.removeprefix("the "): str(one.code) for one in actors for name in (one.name, *one.aliases)}


def name_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """A person's name must be spelt as its quotes spell it, or be known by that spelling; nobody else must be meant."""
    known = _spellings(dossier)
    for entry in dossier.entries if _spellings_read(dossier) else ():
        for where, person, _, words in each_quoted(entry, Figure.PERSON):
            others = known.keys() - known[person]
            named = misnamed(person, known[person], others, words)
            if said := named or somebody_else(known[person], _words_of(dossier), words):
                yield contradicted(entry, where, person, [said])


def person_told_otherwise(dossier: Dossier) -> Iterator[Problem]:
    """Who spoke, hosted or took part must be somebody whom the quotes name, where they name somebody."""
    known = _spellings(dossier)
    subjects = {str(actor.code): actor for actor in dossier.actors.values()}.get(str(dossier.site.subject))
    often = {name for person in getattr(subjects, "people", ()) for name in known[person.name]}
    others = {name: known[name] for name in sorted(known.keys() - often)}
    for entry in dossier.entries if _spellings_read(dossier) and not subject_doubtful(dossier) else ():
        sentences = (*each_quoted(entry, Figure.SENTENCE), *each_quoted(entry, Figure.TOLD))
        for where, text, _, words in sentences:
            if OF_PERSONS & {where[-1], where[-2]} and (
                both := other_person(text, others, often, _words_of(dossier), words)
            ):
                yield contradicted(entry, where, both[0], [both[1]])


@memoized
def _words_of(dossier: Dossier) -> frozenset[str]:
    """The words of the names of actors in every language, which name no person."""
    called = (
        name
        for one in dossier.actors.values()
        for name in (one.name, *one.aliases, *one.names.values(), *getattr(one, "demonyms", ()))
    )
    return frozenset(folded_name(word) for name in called for word in NAME_WORD.findall(name))


def _spellings_read(dossier: Dossier) -> bool:
    """Whether all records could be read that tell how the names of persons are spelt too."""
    read = {entry.file.path for entry in dossier.entries}
    folders = {name for name, kind in KINDS.items() if kind.has_codes}
    return all(path in read for path in dossier.files if path.split("/")[1] in folders)


def _spellings(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    """Every name of a person in the records, with all the spellings in use of whoever goes by it."""
    persons: dict[str, set[str]] = {}
    for entry in dossier.entries:
        for _, part in entry.cited_values:
            for _, person in figures_stated(part, Figure.PERSON):
                spelt = (*getattr(part, "spellings", ()), *getattr(part, "names", {}).values())
                persons.setdefault(person, {person}).update(spelt)
    found_: dict[str, frozenset[str]] = {}
    for person in persons.values():
        found_ |= {name: frozenset(person) | found_.get(name, frozenset()) for name in person}
    return found_


def office_against_quote(entry: Entry) -> Iterator[Problem]:
    """An office must be of the kind its quotes name, where they name one."""
    for where, office, _, words in each_quoted(entry, Figure.OFFICE):
        own = offices_named(office)
        said = {kind: text for quote in words for kind, text in offices_named(quote).items()}
        if own and said and not own.keys() & said.keys():
            yield contradicted(entry, where, office, list(said.values()))


def place_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """A town, also one in a sentence, must not be another than its quotes name, and must lie in its country."""
    named = (figures_stated(part, Figure.PLACE) for entry in dossier.entries for _, part in entry.cited_values)
    towns = town_names(place for places in named for _, place in places)
    known = towns_behind(towns)
    countries = _codes_by_name(dossier.countries.values())
    for entry in dossier.entries:
        for where, place, part, words in each_quoted(entry, Figure.PLACE):
            if said := other_town(place, known, words):
                yield contradicted(entry, where, place, [said])
            code = getattr(part, OF_PLACE, None)
            if code and (lies_in := country_of(place, countries, words)) not in ("", code):
                what = f"must be the country of {place}, {found(lies_in)}: {found(code)}."
                yield entry.problem((*where[:-1], OF_PLACE), what)
        for where, sentence, _, words in each_quoted(entry, Figure.SENTENCE):
            if both := other_town_told(sentence, known, words):
                yield contradicted(entry, where, both[0], [both[1]])
