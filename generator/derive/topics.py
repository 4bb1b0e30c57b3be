"""What readers ask across records: what provisions and outcomes say of a topic, for the list that tells it."""

from collections.abc import Iterator
from datetime import date

from generator.derive.noun_phrases import in_doubt, in_sentence
from generator.model.dates import when
from generator.model.dossier import Dossier, partners
from generator.model.events import Outcome
from generator.model.grouping import grouped
from generator.model.memoizing import memoized
from generator.model.parts import Provision
from generator.model.records import Actor, Agreement, Record, Summit
from generator.model.vocabulary import TopicWord
from generator.text.wording import capital, small

OnTopic = tuple[Record, Provision | Outcome]


def topics_of(dossier: Dossier, page: str) -> dict[str, TopicWord]:
    """The topics that a list tells, in the order of the vocabulary; `page`: its path."""
    return {name: word for name, word in dossier.words(TopicWord).items() if word.page == page}


@memoized
def said_by_topic(dossier: Dossier) -> dict[str, tuple[OnTopic, ...]]:
    """What is said of every topic, with the record that says it: meetings behind the others, the earliest first."""
    said = ((record, one) for record, one in _with_topics(dossier) if one.topic)
    held = sorted(said, key=lambda pair: when(pair[0].held.date).first if isinstance(pair[0], Summit) else date.min)
    return grouped((str(one.topic), (record, one)) for record, one in held)


def _with_topics(dossier: Dossier) -> Iterator[OnTopic]:
    for entry in dossier.entries:
        match entry.record:
            case Agreement() | Actor() as record:
                yield from ((record, one) for one in record.provisions)
            case Summit() as record:
                yield from ((record, one) for one in record.outcomes)


def topics_told(dossier: Dossier, page: str) -> list[str]:
    """What is said of the topics of a list, a sentence each: the one statement; of several, whose they are."""
    found = said_by_topic(dossier)
    return [_topic_told(dossier, word, found.get(name, ())) for name, word in topics_of(dossier, page).items()]


def _topic_told(dossier: Dossier, word: TopicWord, said: tuple[OnTopic, ...]) -> str:
    if not said:
        return f"Nothing is recorded of the {small(word.label)}."
    if len(said) > 1 and (codes := _stated_by(dossier, said)):
        return f"{capital(in_sentence(dossier, codes))} {'name' if len(codes) > 1 else 'names'} {small(word.label)}."
    return f"{capital(said[0][1].what.rstrip('.'))}{in_doubt(dossier, said[0][1])}."


def _stated_by(dossier: Dossier, said: tuple[OnTopic, ...]) -> list[str]:
    """Those whose documents or records say it, by name."""
    codes = {code for record, _ in said for code in _speakers(dossier, record)}
    return sorted(codes, key=lambda code: dossier.actors[code].name)


def _speakers(dossier: Dossier, record: Record) -> list[str]:
    if isinstance(record, Agreement):
        return partners(dossier, record)
    return [str(record.code)] if isinstance(record, Actor) else []
