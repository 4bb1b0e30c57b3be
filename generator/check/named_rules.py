"""Who and where, against quotes: a person, an office, a town and a doer must be those whom the words quoted name.

Told from what all records name: a person or a town that one of them knows is known everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.check.quoted_actors import other_actors, other_doer
from generator.check.quoted_offices import offices_named, somebody_else
from generator.check.quoted_persons import NAME_WORD, folded_name, misnamed
from generator.check.quoted_towns import country_of, other_town, other_town_told, town_names, towns_behind
from generator.check.quoted_values import contradicted, each_quoted, figures_stated, quotes_for
from generator.model.dossier import Dossier
from generator.model.entries import Entry, own_text
from generator.model.events import Participants
from generator.model.fields import Figure
from generator.model.kinds import KINDS
from generator.model.records import Actor
from generator.source.problem import Problem, found

OF_PLACE = "country"


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


def _codes_by_name(actors: Iterable[Actor]) -> Mapping[str, str]:
    """What countries and organisations are called, without article → their codes."""
    return {name.removeprefix("the "): str(one.code) for one in actors for name in (one.name, *one.aliases)}


def name_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """A person's name must be spelt as its quotes spell it, or be known by that spelling; nobody else must be meant."""
    known = _spellings(dossier)
    called = (
        name
        for actor in dossier.actors.values()
        for name in (actor.name, *actor.aliases, *getattr(actor, "demonyms", ()))
    )
    actors = {folded_name(word) for name in called for word in NAME_WORD.findall(name)}
    for entry in dossier.entries if _spellings_read(dossier) else ():
        for where, person, _, words in each_quoted(entry, Figure.PERSON):
            others = known.keys() - known[person]
            named = misnamed(person, known[person], others, words)
            if said := named or somebody_else(known[person], actors, words):
                yield contradicted(entry, where, person, [said])


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
