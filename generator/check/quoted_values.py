"""What a record states in figures, names and sentences, each with the words that are quoted for it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.audits import Claim
from generator.model.dates import english_duration
from generator.model.days import Date
from generator.model.declaring import fields_of, is_a
from generator.model.entries import Entry, citations, own_text
from generator.model.fields import Figure
from generator.model.memoizing import memoized
from generator.model.parts import Evidence
from generator.model.records import Disagreement
from generator.source.problem import Problem, Where, found

Quotes = tuple[str, ...]
Quoting = Evidence | Claim | Disagreement
StatedFigure = tuple[Where, Any, Quoting, Quotes]
AGAINST = "must agree with the words quoted for it: {value}, but the quote says {said}."


@cache
def figures_of(part: type[BaseModel]) -> Mapping[str, Figure]:
    """The fields of a part that state a figure, as their leaf types declare."""
    declared = fields_of(part).items()
    dates = {name: Figure.DATE for name, one in declared if is_a(one.kind, Date) and one.kind.quoted}
    return dates | {name: mark for name, one in declared for mark in one.marks if isinstance(mark, Figure)}


@memoized
def each_quoted(entry: Entry, kind: Figure) -> tuple[StatedFigure, ...]:
    """Every figure of a kind for whose value words are quoted: its path, the figure, the value, and those words."""
    text = own_text(entry.record)
    whole = ((entry.where, entry.record),) if isinstance(entry.record, Disagreement) else ()
    given = ((where, part, _figures_of_kind(part, kind)) for where, part in (*whole, *entry.cited_values))
    quoted = ((where, part, figures, quotes_for(part, text, kind)) for where, part, figures in given if figures)
    return tuple(
        ((*where, name), figure, part, words)
        for where, part, figures, words in quoted
        for name, figure in figures
        if words
    )


def each_told(entry: Entry) -> tuple[StatedFigure, ...]:
    """Every sentence, account and note for whose value words are quoted."""
    return tuple(one for kind in (Figure.SENTENCE, Figure.TOLD, Figure.NOTE) for one in each_quoted(entry, kind))


def _figures_of_kind(part: Quoting, kind: Figure) -> list[tuple[str, Any]]:
    """The figures of a kind; what is told from one report only is a sentence like others."""
    one_report = isinstance(part, Evidence) and len({one.source for one in part.cite}) == 1
    if kind is Figure.TOLD and one_report:
        return []
    told = figures_stated(part, Figure.TOLD) if kind is Figure.SENTENCE and one_report else []
    return [*figures_stated(part, kind), *told]


def quotes_for(part: Quoting, text: str | None, kind: Figure = Figure.SENTENCE) -> Quotes:
    """The words quoted for a value, with our English of them; of a question what its readings rest on.

    A claim has words of its own, because those of `cite` may refute it: they are for what we tell of it.
    """
    if isinstance(part, Disagreement):
        return tuple(words for one in part.readings for words in (one.value, *quotes_for(one, text)))
    if isinstance(part, Claim) and kind is not Figure.JUDGED:
        return (part.quote,) if part.quote else ()
    cited = part.cite if isinstance(part, Claim) else citations(part, text)
    return tuple(words for one in cited for words in (one.quote, one.translation) if words)


def figures_stated(part: BaseModel, kind: Figure) -> list[tuple[str, Any]]:
    """The fields of a part that state such a figure, with what they state."""
    given = ((name, getattr(part, name)) for name, one in figures_of(type(part)).items() if one is kind)
    return [(name, value) for name, value in given if value is not None]


def contradicted(entry: Entry, where: Where, value: object, said: list[str], meant: str = "") -> Problem:
    """The problem of a value, named with the words that say something else, and with what is `meant`."""
    both = AGAINST.format(value=found(value), said=" and ".join(map(found, dict.fromkeys(said))))
    return entry.problem((*where[:-1], str(where[-1]).rstrip("_")), both + meant)


def values_beside(part: BaseModel) -> Quotes:
    """The durations and the sum that a part gives as values, as a quote would."""
    times = (english_duration(value) for _, value in figures_stated(part, Figure.DURATION))
    currency = next((str(one) for _, one in figures_stated(part, Figure.CURRENCY)), "")
    return (*times, *(f"{amount:.15g} {currency}" for _, amount in figures_stated(part, Figure.AMOUNT)))
