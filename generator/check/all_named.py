"""What all records name, by which the words of a quote are read: whom one of them knows is known everywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.check.quoted_actors import CodesByName, names_abroad
from generator.check.quoted_persons import NAME_WORD, folded_name
from generator.check.quoted_towns import town_names
from generator.check.quoted_values import figures_stated
from generator.check.word_rules import subject_doubtful
from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.events import Approval
from generator.model.fields import Figure
from generator.model.kinds import KINDS
from generator.model.memoizing import as_before, memoized
from generator.model.records import Actor

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AllNamed:
    """Names with codes, persons with spellings, towns. Pairs, so that two states that name the same are equal.

    `subject` is empty where its code is doubtful; `known` are the codes there are; `bodies` decide for a party.
    """

    subject: str
    known: frozenset[str]
    country_pairs: Pairs
    abroad_pairs: Pairs
    bodies: Pairs
    spelt: tuple[tuple[str, frozenset[str]], ...]
    all_persons: bool  # whether every record could be read that tells how persons are spelt
    often: frozenset[str]  # the names of the subject's people, whom quotes name beside others
    actor_words: frozenset[str]
    towns: frozenset[str]

    @cached_property
    def countries(self) -> CodesByName:
        """What countries are called in the records' own language, without article → their codes."""
        return dict(self.country_pairs)

    @cached_property
    def abroad(self) -> CodesByName:
        """What countries are called in any language → their codes."""
        return dict(self.abroad_pairs)

    @cached_property
    def spellings(self) -> Mapping[str, frozenset[str]]:
        """Every name of a person, with all the spellings in use of whoever goes by it."""
        return dict(self.spelt)

    @cached_property
    def others(self) -> Mapping[str, frozenset[str]]:
        """Those of persons whom quotes do not name beside others all the time."""
        return {name: self.spellings[name] for name in sorted(self.spellings.keys() - self.often)}

    @cached_property
    def families(self) -> Mapping[str, str]:
        """The last words of persons' names, which are no words of actors → one spelling of whoever has it."""
        last = {NAME_WORD.findall(name)[-1]: min(spelt) for name, spelt in self.spellings.items()}
        return {one: name for one, name in last.items() if folded_name(one) not in self.actor_words}


def all_named(dossier: Dossier) -> AllNamed:
    """What the records of a dossier name: the same object as long as it is the same."""
    spellings = _spellings(dossier)
    countries, actors = list(dossier.countries.values()), list(dossier.actors.values())
    subject = next((one for one in actors if one.code == dossier.site.subject), None)
    own = [person.name for person in getattr(subject, "people", ())]
    steps = (step for entry in dossier.entries for _, step in entry.parts_of(Approval))
    named: AllNamed = as_before(
        AllNamed(
            "" if subject_doubtful(dossier) else str(dossier.site.subject),
            frozenset(str(one.code) for one in actors),
            _codes_by_name(countries),
            tuple(names_abroad(countries).items()),
            tuple({step.body: str(step.party) for step in steps}.items()),
            tuple(spellings.items()),
            _spellings_read(dossier),
            frozenset(name for person in own for name in spellings[person]),
            _words_of(actors),
            frozenset(town for entry in dossier.entries for town in _towns_in(entry)),
        )
    )
    return named


def _codes_by_name(actors: Iterable[Actor]) -> Pairs:
    named = ((name.removeprefix("the "), str(one.code)) for one in actors for name in (one.name, *one.aliases))
    return tuple(dict(named).items())


def _words_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The words of the names of actors in every language, which name no person."""
    called = (
        name for one in actors for name in (one.name, *one.aliases, *one.names.values(), *getattr(one, "demonyms", ()))
    )
    return frozenset(folded_name(word) for name in called for word in NAME_WORD.findall(name))


def _spellings_read(dossier: Dossier) -> bool:
    read = {entry.file.path for entry in dossier.entries}
    folders = {name for name, kind in KINDS.items() if kind.has_codes}
    return all(path in read for path in dossier.files if path.split("/")[1] in folders)


def _spellings(dossier: Dossier) -> dict[str, frozenset[str]]:
    persons: dict[str, set[str]] = {}
    for entry in dossier.entries:
        for person, spelt in _persons_in(entry):
            persons.setdefault(person, {person}).update(spelt)
    found_: dict[str, frozenset[str]] = {}
    for called in persons.values():
        found_ |= {name: frozenset(called) | found_.get(name, frozenset()) for name in sorted(called)}
    return found_


@memoized
def _persons_in(entry: Entry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The persons a record names, each with its other spellings there."""
    named = ((person, part) for _, part in entry.cited_values for _, person in figures_stated(part, Figure.PERSON))
    return tuple(
        (person, (*getattr(part, "spellings", ()), *getattr(part, "names", {}).values())) for person, part in named
    )


@memoized
def _towns_in(entry: Entry) -> frozenset[str]:
    return town_names(place for _, part in entry.cited_values for _, place in figures_stated(part, Figure.PLACE))
