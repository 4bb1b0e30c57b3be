"""What readers type to find a page: its names in any language, words that lead to it, and its dates.

It goes into the front matter, from which the site makes the list of what has a page of its own (site/findable.py).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from generator.model.dossier import Dossier
from generator.model.records import Actor, Agreement, Article, Country, Organisation, Record, Summit

DISAGREEMENTS_PAGE, GLOSSARY = "disagreements.md", "glossary.md"
FIRST_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def sought(dossier: Dossier, record: Record) -> dict[str, Any]:
    """The names of a record, words that lead to it, and its days."""
    return _without_empty(
        names=[*record.aliases, *record.sought_as, *record.formerly, *_actor_names(record)],
        words=_words(dossier, record),
        dates=[found[0] for day in _days(record) for found in FIRST_DAY.finditer(day)],
    )


def sought_clause(dossier: Dossier, word: str) -> dict[str, Any]:
    """What leads to the comparator of a commitment type."""
    definition = dossier.term("commitment_types", word)
    return _without_empty(names=[definition.label, word, *definition.aliases])


def sought_list(dossier: Dossier, src_uri: str) -> dict[str, Any]:
    """What leads into a list: the questions on which sources differ, and words that are known by others."""
    if src_uri == DISAGREEMENTS_PAGE:
        return {"parts": [[id_, one.question] for id_, one in dossier.disagreements.items()]}
    if src_uri == GLOSSARY:
        return {"parts": list(_words_by_others(dossier))}
    return {}


def _words_by_others(dossier: Dossier) -> Iterator[list[str]]:
    """Words that have neither a page nor a record of their own, with their other names."""
    for group, words in dossier.vocabulary.items():
        if group != "commitment_types":
            yield from ([group.replace("_", "-"), one.label, *one.aliases] for one in words.values() if one.aliases)


def _actor_names(record: Record) -> Iterator[str]:
    if isinstance(record, Actor):
        yield from (record.code, *record.names.values())
    if isinstance(record, Actor) and record.official_name and record.official_name.value:
        yield record.official_name.value
    if isinstance(record, Country):
        yield from record.demonyms
        yield from [record.capital] if record.capital else []


def _words(dossier: Dossier, record: Record) -> Iterable[str]:
    match record:
        case Country() | Organisation():
            return chain.from_iterable((one.name, *one.spellings) for one in record.people)
        case Agreement():
            place = [one.place for one in (record.signed, record.adopted) if one and one.place]
            people = [one.name for one in record.signatories]
            return [
                *place,
                *people,
                *_words_of_kind(dossier, "instruments", record.instrument),
                *_party_names(dossier, record),
            ]
        case Summit():
            country = dossier.actors.get(record.held.country or "")
            held = [record.held.place, country.name if country else None]
            return [*filter(None, held), *_words_of_kind(dossier, "series", record.series)]
        case Article():
            return [dossier.sources[record.source].publisher]
    return []


def _words_of_kind(dossier: Dossier, group: str, word: str) -> Iterator[str]:
    definition = dossier.term(group, word)
    yield from (definition.label, *definition.aliases)


def _party_names(dossier: Dossier, agreement: Agreement) -> Iterator[str]:
    """How readers name the parties: name, other names, adjectives."""
    for actor in (dossier.actors[code] for code in agreement.parties):
        yield from (actor.name, actor.code, *actor.aliases)
        yield from actor.demonyms if isinstance(actor, Country) else ()


def _days(record: Record) -> Iterator[str]:
    match record:
        case Agreement():
            yield from (one.date for one in (record.signed, record.adopted) if one)
        case Summit():
            yield record.held.date
        case Article():
            yield record.published.date


def _without_empty(**lists: Iterable[str]) -> dict[str, Any]:
    """The lists that hold something, each word once, the article before a name left out."""
    kept = {
        name: list(dict.fromkeys(str(one).removeprefix("the ") for one in values)) for name, values in lists.items()
    }
    return {name: values for name, values in kept.items() if values}
