"""The people of the records as an article writes them: in its language, in other spellings, by surname once named."""

import re
from collections.abc import Iterator

from generator.model.dossier import Dossier
from generator.news.sounds import alike, consonants, same_person, surname
from generator.news.words import form_of

CAPITAL = form_of("capital").pattern
WORDS = re.compile(rf"(?:{CAPITAL}\.|{CAPITAL}[^\W\d_]*(?:['’ʼ-][^\W\d_]+)*)")
RUN_OF_WORDS = re.compile(rf"{WORDS.pattern}(?:\s{WORDS.pattern})+")
LONGEST_NAME = 3  # words
SHORTEST_SOUND = 3  # consonants of a surname that is known without a forename


def names_of_people(dossier: Dossier) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everyone who spoke or signed: the code they did it for, and their names."""
    for code, actor in dossier.actors.items():
        for person in actor.people:
            yield code, (person.name, *person.spellings, *person.names.values())
    for agreement in dossier.agreements.values():
        for signer in agreement.signatories:
            yield str(signer.party), (signer.name,)


Known = tuple[tuple[str, tuple[str, ...]], ...]  # everyone: a code and the names


def codes_named(name: str, everyone: Known) -> Iterator[str]:
    """The codes of the countries and bodies for which somebody of this name spoke or signed."""
    single = " " not in name
    for code, names in everyone:
        if single and not any(
            alike(name, surname(one)) and len(consonants(surname(one))) >= SHORTEST_SOUND for one in names
        ):
            continue
        if any(same_person(name, one) for one in names):
            yield code


def people_written(dossier: Dossier, text: str) -> Iterator[tuple[str, str]]:
    """Each spelling of a known person in a text with the code; surnames alone only of those named in full there."""
    known = list(dict.fromkeys(names_of_people(dossier)))
    runs = {run for match in RUN_OF_WORDS.finditer(text) for run in _parts(match.group())}
    named: set[tuple[str, str]] = set()
    for run in runs:
        for code, names in known:
            if any(same_person(run, name) for name in names):
                named.add((surname(run), code))
                yield run, code
    singles = {match.group().rstrip(".") for match in WORDS.finditer(text)}
    for family, code in named:
        if len(consonants(family)) >= SHORTEST_SOUND:
            yield from ((word, code) for word in singles if alike(word, family))


def _parts(run: str) -> Iterator[str]:
    words = run.split()
    for start in range(len(words)):
        for count in range(2, LONGEST_NAME + 1):
            if start + count <= len(words):
                yield " ".join(words[start : start + count])
