"""What readers type to find a page: its names in any language, words that lead to it, and its dates.

It goes into the front matter, from which the site makes the list of what has a page of its own
(site/search_entries.py).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from generator.derive.approval import absences, joined_without
from generator.derive.coalitions import all_coalitions
from generator.derive.funds import by_donor, every_sum, year_of
from generator.derive.noun_phrases import MANY, field_heading
from generator.derive.offices import in_office
from generator.derive.queries import coded, short
from generator.derive.signatures import signed_pairs
from generator.derive.terms import by_notice, by_value
from generator.derive.topics import topics_of
from generator.model.chronology import dated
from generator.model.dates import english_duration
from generator.model.dossier import Dossier, bilateral, partners
from generator.model.grouping import grouped
from generator.model.meanings import families_in_order
from generator.model.memoizing import memoized
from generator.model.records import Actor, Agreement, Article, Country, Organisation, Record, Summit
from generator.model.vocabulary import CapabilityCoalitionWord, OfficeRoleWord, TopicWord
from generator.text.towns import town_of

DISAGREEMENTS_PAGE, GLOSSARY = "disagreements.md", "glossary.md"
# The lists that are looked for by the words of a group: their labels and their other names.
WORDS_OF_LISTS = {
    "offers.md": ("offer_kinds", "offer_firmness"),
    "approval.md": ("approval_steps",),
    "money.md": ("funding_natures",),
    "unknown.md": ("gaps",),
}
# The groups whose words have a page, or a place on a list, of their own.
WORDS_OF_PARTS = ("commitment_types", CapabilityCoalitionWord.group, TopicWord.group)
# The groups whose words lead to the records that use them.
WORDS_OF_RECORDS = ("instruments", "series", OfficeRoleWord.group)
COALITION = "coalition"
COMPARE_PAGE, COMMITMENTS_PAGE = "compare.md", "commitments.md"
AGREEMENTS_PAGE, APPROVAL_PAGE, MONEY_PAGE = "agreements/index.md", "approval.md", "money.md"
ENDING_PLACE, JOINING_PLACE, LANGUAGES_PLACE, COALITIONS_PLACE = "ending", "joining", "languages", "coalitions"
# Who represented a party stands in a line, one behind the other; two words with capitals are a name.
NAMES_APART = re.compile(r"[;,] ")
A_PERSON = re.compile(r"[A-Z][\w.’-]* (?:[a-z]+ )?[A-Z][\w’-]+")
FIRST_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def sought(dossier: Dossier, record: Record) -> dict[str, Any]:
    """The names of a record, words that lead to it, and its days; of a meeting also the words of its description.

    Those of other records are alike for all of a kind, and lead nowhere.
    """
    made = (record.signed, record.adopted) if isinstance(record, Agreement) else ()
    days = [one.date for one in made if one] if made else [dated(record)]
    found = _without_empty(
        names=[*record.aliases, *record.sought_as, *record.formerly, *_actor_names(record)],
        partners=_partners(dossier, record),
        words=[*_words(dossier, record), *_words_of_fields(dossier, record)],
        people=_people_of(record),
        dates=[found[0] for day in days if day for found in FIRST_DAY.finditer(day)],
    )
    if isinstance(record, Actor) and record.code == dossier.subject:
        return {**found, "subject": True}
    return {**found, "told": True} if isinstance(record, Summit) else found


def sought_clause(dossier: Dossier, word: str) -> dict[str, Any]:
    """What leads to the comparator of a commitment type."""
    definition = dossier.term("commitment_types", word)
    return _without_empty(names=[definition.label, word, *definition.aliases])


def sought_list(dossier: Dossier, src_uri: str) -> dict[str, Any]:
    """What leads to a list, and into it: the questions on which sources differ, and words that are known by others."""
    if src_uri == GLOSSARY:
        return {"parts": [*_parts_of_list(dossier, src_uri), *_words_by_others(dossier)]}
    words = chain.from_iterable(dossier.vocabulary.get(group, {}).values() for group in WORDS_OF_LISTS.get(src_uri, ()))
    names = chain.from_iterable((one.label, *one.aliases) for one in words)
    years = {str(year) for one in every_sum(dossier) if (year := year_of(one))} if src_uri == MONEY_PAGE else ()
    found = _without_empty(names=[*_asked_for(dossier, src_uri), *names], dates=sorted(years))
    if parts := list(_parts_of_list(dossier, src_uri)):
        found["parts"] = parts
    return {**found, "sides": [_side(dossier, one) for one in coded(dossier)]} if src_uri == COMPARE_PAGE else found


def _parts_of_list(dossier: Dossier, src_uri: str) -> Iterator[list[str]]:
    """What has a place of its own on a list: its anchor there, its title, and what leads to it."""
    notices = [notice.value for group in by_notice(dossier) if (notice := group[0].exit_notice) and notice.value]
    if src_uri == AGREEMENTS_PAGE and notices:
        asked = _asked_for(dossier, src_uri, ENDING_PLACE)
        told = (f"{english_duration(one)} notice" for one in notices)
        yield [ENDING_PLACE, "How agreements can be ended", *asked, *told]
    if src_uri == AGREEMENTS_PAGE and by_value(dossier, "languages"):
        yield [LANGUAGES_PLACE, "In which languages agreements stand", *_asked_for(dossier, src_uri, LANGUAGES_PLACE)]
    if src_uri == AGREEMENTS_PAGE and by_value(dossier, "accession_clause"):
        told_then = field_heading(dossier, Agreement, "accession_clause")
        yield [JOINING_PLACE, told_then, *_asked_for(dossier, src_uri, JOINING_PLACE)]
    yield from _named_places(dossier, src_uri)
    yield from ([f"topic-{name}", word.label, *word.aliases] for name, word in topics_of(dossier, src_uri).items())
    if src_uri == COMMITMENTS_PAGE and (named := all_coalitions(dossier)):
        yield [COALITIONS_PLACE, "Capability coalitions", *_asked_for(dossier, src_uri, COALITIONS_PLACE)]
        yield from ([f"coalition-{one.id}", *_named_coalition(one.definition)] for one in named)


def _named_places(dossier: Dossier, src_uri: str) -> Iterator[list[str]]:
    """The questions on which sources differ, and the places that the site itself names."""
    if src_uri == DISAGREEMENTS_PAGE:
        for id_, question in dossier.disagreements.items():
            yield [id_, question.question, *_asked_for(dossier, src_uri, id_)]
    for place in dossier.site.sought:
        if place.name == src_uri and place.at and place.called:
            yield [place.at, place.called, *place.sought_as]


def _asked_for(dossier: Dossier, src_uri: str, anchor: str | None = None) -> list[str]:
    """What the site says readers type to find a list, or what has this anchor there."""
    told = (one.sought_as for one in dossier.site.sought if (one.name, one.at) == (src_uri, anchor))
    return [*chain.from_iterable(told), *(_absences_asked_for(dossier) if src_uri == APPROVAL_PAGE else ())]


def _absences_asked_for(dossier: Dossier) -> Iterator[str]:
    """How readers ask which members of a body, and which of those that joined a document, have signed nothing."""
    for absence in absences(dossier):
        yield f"{dossier.actors[absence.body].name} members without an agreement"
    for one, _ in joined_without(dossier):
        yield f"joined the {one.name} but no agreement"


def _named_coalition(word: CapabilityCoalitionWord) -> list[str]:
    """Its title, and the names by which it is known: each with the kind of thing, for a bare word means its subject."""
    names = (word.label, *word.aliases)
    full = (one if COALITION in one.casefold() else f"{one} {COALITION}" for one in names)
    return [f"Capability {COALITION}: {word.label}", *dict.fromkeys(full)]


def _side(dossier: Dossier, agreement: Agreement) -> list[str]:
    """A document that can be put beside another: its id, what it is called there, and the names of its partners."""
    named = chain.from_iterable(_names_of(dossier, code) for code in partners(dossier, agreement))
    return list(dict.fromkeys([agreement.id, short(dossier, agreement), *named]))


def _words_by_others(dossier: Dossier) -> Iterator[list[str]]:
    """Words that have neither a page nor a list nor a record of their own, with their other names."""
    led = {*WORDS_OF_PARTS, *WORDS_OF_RECORDS, *chain.from_iterable(WORDS_OF_LISTS.values())}
    for group, words in dossier.vocabulary.items():
        if group not in led:
            yield from ([group.replace("_", "-"), one.label, *one.aliases] for one in words.values() if one.aliases)


def _actor_names(record: Record) -> Iterator[str]:
    if isinstance(record, Actor):
        yield from (record.code, *record.names.values())
    if isinstance(record, Actor) and record.official_name and record.official_name.value:
        yield record.official_name.value
    if isinstance(record, Country):
        yield from record.demonyms
        yield from [record.capital] if record.capital else []
        yield from record.capital_spellings


def _words(dossier: Dossier, record: Record) -> Iterable[str]:
    match record:
        case Country() | Organisation():
            return _words_of_actor(dossier, record)
        case Agreement():
            places = [one.place for one in (record.signed, record.adopted) if one and one.place]
            return [
                *places,
                *_town_written(dossier, *places),
                *(one.name for one in record.signatories),
                *_words_of_kind(dossier, "instruments", record.instrument),
                *_names_of(dossier, dossier.site.subject),
                *_families_after_trigger(dossier, record),
            ]
        case Summit():
            country = dossier.actors.get(record.held.country or "")
            held = [record.held.place, country.name if country else None]
            spelt = _town_written(dossier, record.held.place)
            return [*filter(None, held), *spelt, *_words_of_kind(dossier, "series", record.series)]
        case Article():
            return [dossier.sources[record.source].publisher]
    return []


def _town_written(dossier: Dossier, *towns: str | None) -> Iterator[str]:
    """How readers of other languages write these towns."""
    names = {town_of(town) for town in towns if town}
    yield from chain.from_iterable(one.sought_as for one in dossier.site.sought_towns if one.name in names)


def _words_of_fields(dossier: Dossier, record: Record) -> Iterator[str]:
    """How readers ask for what the record tells, by its fields that hold something."""
    for field in dossier.site.sought_fields:
        if _tells(dossier, record, field.name):
            yield from field.sought_as


def _tells(dossier: Dossier, record: Record, name: str) -> bool:
    """Whether a record has a value there; of who gives money the documents tell too."""
    if name == "funding" and isinstance(record, Actor):
        return record.code in by_donor(dossier)
    value = getattr(record, name, None)
    return bool(value) and not getattr(value, "gap", None)


def _words_of_actor(dossier: Dossier, actor: Country | Organisation) -> Iterator[str]:
    """Who acted for it, what it offers to a force or a body, and who holds which office."""
    yield from _acted_for(dossier).get(actor.code, ())
    for kind in dict.fromkeys(one.kind for one in actor.offers):
        yield from _words_of_kind(dossier, "offer_kinds", kind)
    if isinstance(actor, Country) and actor.code != dossier.subject and not bilateral(dossier, actor.code):
        # Its document is asked for, and the answer that there is none stands on its page.
        yield from _names_of(dossier, dossier.subject)
        made = dict.fromkeys(one.agreement.instrument for one in signed_pairs(dossier))
        yield from chain.from_iterable(_words_of_kind(dossier, "instruments", word) for word in made)
    if isinstance(actor, Country):
        # Who asks for an office is led to the country, whether its holder is recorded or not.
        for name in dossier.words(OfficeRoleWord):
            yield from _words_of_kind(dossier, OfficeRoleWord.group, name)
    for person in in_office(dossier, actor):
        # By the role as readers call it, and by the office as sources do.
        role = f"{dossier.meaning(person.role).label}: " if person.role else ""
        yield f"{role}{person.name}, {person.office}"


def _people_of(record: Record) -> Iterator[str]:
    """Its people, as readers of any language write them: who asks for one of them asks for it."""
    for person in record.people if isinstance(record, Actor) else ():
        yield from (person.name, *person.spellings, *person.names.values())


@memoized
def _acted_for(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """Who signed or took part in talks for whom, unless a record of an actor names them among its people."""
    named = [person.name for actor in dossier.actors.values() for person in actor.people]
    signed = ((one.party, one.name) for text in dossier.agreements.values() for one in text.signatories)
    sent = chain.from_iterable(_sent_by(one) for one in dossier.summits.values())
    pairs = chain(signed, ((code, line) for code, line in sent if isinstance(dossier.actors[code], Country)))
    return grouped((code, name) for code, name in pairs if code and not name.endswith(tuple(named)))


def _sent_by(summit: Summit) -> Iterator[tuple[str, str]]:
    """Whom a meeting names as those who represented a party: where several parties did, if there is one for each."""
    for group in summit.participants:
        pieces = [one for one in NAMES_APART.split(group.level or "") if A_PERSON.search(one)]
        if len(group.who) == 1 or len(pieces) == len(group.who):
            codes = group.who if len(group.who) > 1 else group.who * len(pieces)
            yield from zip(codes, pieces, strict=True)


def _families_after_trigger(dossier: Dossier, agreement: Agreement) -> Iterator[str]:
    """What readers ask of a text first: the families of commitments that follow what sets consultation off."""
    coded_in = {dossier.meaning(kind).family for kind in agreement.commitments}
    yield from (word.label for name, word in families_in_order(dossier) if name in coded_in and word.after_trigger)


def _words_of_kind(dossier: Dossier, group: str, word: str) -> Iterator[str]:
    definition = dossier.term(group, word)
    yield from (definition.label, *definition.aliases)


def _partners(dossier: Dossier, record: Record) -> Iterator[str]:
    """How readers name those with whom a document was concluded, unless they are many; of a country itself."""
    if isinstance(record, Country):
        yield from _names_of(dossier, record.code)
    if isinstance(record, Agreement) and len(record.parties) < MANY:
        yield from chain.from_iterable(_names_of(dossier, code) for code in partners(dossier, record))


def _names_of(dossier: Dossier, code: str) -> Iterator[str]:
    """How readers name a party: name, code, which leads to its names in other languages, other names, adjectives."""
    actor = dossier.actors[code]
    yield from (actor.name, actor.code, *actor.aliases)
    yield from actor.demonyms if isinstance(actor, Country) else ()


def _without_empty(**lists: Iterable[str]) -> dict[str, Any]:
    """The lists that hold something, each word once, the article before a name left out."""
    kept = ((name, dict.fromkeys(str(one).removeprefix("the ") for one in values)) for name, values in lists.items())
    return {name: list(values) for name, values in kept if values}
