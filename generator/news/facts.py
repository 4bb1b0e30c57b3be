"""What the record tells in words: each sentence of it with what it is about, its figures and its names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from generator.model.dossier import Dossier
from generator.model.memoizing import memoized
from generator.model.parts import Evidence
from generator.model.records import Record
from generator.news.counted import RANK, CountedFigure, figures_in
from generator.news.entities import Lexicon, lexicon, territories
from generator.news.topics import gist
from generator.news.words import form_of, tells

# The fields in which a part of a record says something, in the order in which they are read as one sentence.
TELLING = ("asserted_by", "statement", "body", "step", "what", "promise", "then", "level", "name")
NOTE_OF_ITS_OWN = frozenset({"events", "approvals", "provisions", "outcomes", "legal_nature", "held"})
# The parts of a record that tell something, and what that is a statement of.
KINDS_TOLD = {
    "events": "order",
    "approvals": "status",
    "status": "status",
    "outcomes": "outcome",
    "held": "summit",
    "legal_nature": "legal-nature",
    "participants": "participants",
    "coalitions": "participants",
    "offers": "participants",
    "provisions": "clause",
    "commitments": "clause",
}
EXACT_FIGURE = "="  # before those among the things a text is about
EXACT_FROM = 20  # smaller numbers stand in many sentences
NAME_INSIDE = re.compile(rf"(?<![.?!:] )(?<!^)(?<![\w-]){form_of('capital').pattern}[^\W\d_]{{3,}}(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True)
class FactTold:
    """A fact that the record tells in a sentence. `names` are those of its towns, else all that are of nobody known."""

    part: Evidence
    about: str
    kind: str
    text: str
    day: str
    gist: frozenset[str]
    figures: tuple[CountedFigure, ...]
    names: frozenset[str]


@memoized
def facts_told(dossier: Dossier) -> dict[str, tuple[FactTold, ...]]:
    """All that the record tells in sentences, by the id of the record and by codes of countries and bodies."""
    known = lexicon(dossier, "en")
    found: dict[str, list[FactTold]] = {}
    records: dict[str, Record] = {**dossier.agreements, **dossier.summits, **dossier.actors}
    for key, record in records.items():
        for part, kind, whole, day in _sentences(record):
            for text in whole.split("; "):
                about, names = meaning(text, known), list(names_in(text, known))
                names = [one for one in names if is_place(one, known)] or names
                found.setdefault(key, []).append(
                    FactTold(part, key, kind, text, day, about, figures_in(text, known), frozenset(names))
                )
    return {key: tuple(facts) for key, facts in found.items()}


def _sentences(record: Record) -> Iterator[tuple[Evidence, str, str, str]]:
    """The sentences in a record's parts, each with its part, its kind and its day."""
    for field, value in record:
        for part in _evidence_in(value):
            day = getattr(part, "date", None) or getattr(part, "said", None) or ""
            text = " ".join(str(words) for name in TELLING if (words := getattr(part, name, None)))
            votes = field == "events" and tells(text, "votes")  # of a parliament, as among the approvals
            kind = KINDS_TOLD["approvals"] if votes else KINDS_TOLD.get(field, "")
            note = part.note or ""
            own = field in NOTE_OF_ITS_OWN
            joined = text if field == "commitments" else f"{text} {note}".strip()
            for told in (text, note) if own else (joined,):
                if " " in told and field in KINDS_TOLD:
                    yield part, kind, told, str(day)


def _evidence_in(value: object) -> Iterator[Evidence]:
    several = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)
    yield from (one for one in several if isinstance(one, Evidence))


def names_in(text: str, known: Lexicon) -> Iterator[str]:
    """The proper names of a text that are of no country, body or person of the record: of towns and regions."""
    taken = [(one.start, one.end) for one in known.entities(text)] + list(known.full_names(text))
    for one in NAME_INSIDE.finditer(text):
        free = not any(start < one.end() and one.start() < end for start, end in taken)
        named = not any(tells(one.group(), other) for other in ("no_place", "office", "head_office", "no_person"))
        if free and named and not known.codes_of(one.group()):
            yield one.group()


def is_place(name: str, known: Lexicon) -> bool:
    """Whether a name is that of a town of some list or of a country of the world."""
    return known.towns.named(name) is not None or name in territories(known.language).values()


def meaning(text: str, known: Lexicon) -> frozenset[str]:
    """What a text is about, and its figures, by which two sentences can be told to be about one thing."""
    exact = (one for one in figures_in(text, known) if one.unit not in ("", RANK) or one.value >= EXACT_FROM)
    return gist(text, known) | {f"{EXACT_FIGURE}{one.value:g}{one.unit}" for one in exact}


@memoized
def weights(dossier: Dossier) -> dict[str, float]:
    """How much it tells that two sentences share a thing: more of what few sentences of the record have."""
    every = [one for facts in facts_told(dossier).values() for one in facts]
    common = Counter(thing for one in every for thing in one.gist)
    return {thing: log(len(every) / times) for thing, times in common.items()}


@memoized
def _by_thing(dossier: Dossier) -> dict[str, list[FactTold]]:
    """The facts on meetings, countries and bodies by what they are about; those on agreements are much alike."""
    found: dict[str, list[FactTold]] = defaultdict(list)
    for key, facts in facts_told(dossier).items():
        for one in facts if key not in dossier.agreements else ():
            for thing in one.gist:
                found[thing].append(one)
    return found


def facts_recalled(dossier: Dossier, about: Iterable[str], least: float) -> list[FactTold]:
    """The facts, of whatever record, that share so much with what a sentence is about."""
    weight, index = weights(dossier), _by_thing(dossier)
    shared: dict[int, float] = defaultdict(float)
    seen: dict[int, FactTold] = {}
    for thing in about:
        for one in index.get(thing, ()):
            shared[id(one)] += weight[thing]
            seen[id(one)] = one
    return [one for key, one in seen.items() if shared[key] >= least]
