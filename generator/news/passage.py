"""A sentence of an article as it is read: its clauses, what they name, and which agreements they speak of."""

import re
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.model.dossier import Dossier
from generator.model.records import Country
from generator.news.entities import Lexicon, NamedPerson, NamedPlace
from generator.news.mentions import Mention
from generator.news.relative import Day

HEADED = re.compile(r"^\W*[^:]{3,90}:\s")  # an item of a list: of what, and then what
WithPlace = TypeVar("WithPlace", Mention, Day, NamedPlace, NamedPerson)


@dataclass(frozen=True)
class Clause:
    """A part of a sentence. Places are counted in the paragraph's text; `agreements` are ids of what it speaks of."""

    start: int
    end: int
    text: str
    entities: tuple[Mention, ...]
    days: tuple[Day, ...]
    places: tuple[NamedPlace, ...]
    people: tuple[NamedPerson, ...]
    agreements: tuple[str, ...] = ()
    own: bool = False

    def moved(self, by: int) -> "Clause":
        """The same with its places counted from so many characters before."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            entities=_all_moved(self.entities, by),
            days=_all_moved(self.days, by),
            places=_all_moved(self.places, by),
            people=_all_moved(self.people, by),
        )


def _all_moved(found: tuple[WithPlace, ...], by: int) -> tuple[WithPlace, ...]:
    return tuple(replace(one, start=one.start + by, end=one.end + by) for one in found)


@dataclass(frozen=True, eq=False)
class Passage:
    """A sentence of a paragraph with its clauses, and the article it stands in. Compared by identity.

    `summit` is the meeting spoken of last, `headed` that which the paragraph has as its heading, and
    `scene` that which the paragraph itself tells of; `country` is the one spoken of last before the sentence.
    """

    paragraph: int | None
    start: int
    text: str
    whole: str
    clauses: tuple[Clause, ...]
    agreements: tuple[str, ...]
    previous: str
    asked: str
    anchor: str
    spoken: tuple[str, ...]
    summit: str
    headed: str
    scene: str
    lead: str
    country: str
    listing: bool
    dossier: Dossier = field(repr=False)
    lexicon: Lexicon = field(repr=False)

    @property
    def days(self) -> list[Day]:
        """The dates of the whole sentence."""
        return [one for clause in self.clauses for one in clause.days]

    @property
    def entities(self) -> list[Mention]:
        """What the whole sentence names."""
        return [one for clause in self.clauses for one in clause.entities]

    @property
    def names_agreement(self) -> bool:
        """Whether it says by itself of which agreements it speaks."""
        return any(one.own for one in self.clauses)

    @property
    def countries(self) -> list[Mention]:
        """The countries it names, without the subject and without bodies."""
        others = (one for one in self.entities if one.kind == "actor" and one.ref != self.dossier.subject)
        return [one for one in others if isinstance(self.dossier.actors.get(one.ref), Country)]

    def clause_at(self, place: int) -> Clause | None:
        """The clause that a place of the paragraph lies in."""
        return next((one for one in self.clauses if one.start <= place < one.end), None)
