"""What must hold between a value and the words that prove it: figures that its own quotes contradict.

A rule's docstring is the rule, in must-form. All quotes of a value count, its own and those of `cite`: a figure that
stands in two places is proved by two quotes. A quote that states no such figure says nothing against a value, and of
several readings of a figure any may be meant.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import isclose
from typing import Any

from pydantic import BaseModel

from generator.check.quoted_actors import other_actors, other_doer
from generator.check.quoted_clauses import DIVISION, other_clause
from generator.check.quoted_dates import StatedDate, stated_dates
from generator.check.quoted_figures import Figures, Quantity, durations_meant, stated_figures, time
from generator.check.quoted_languages import other_language
from generator.check.quoted_negations import decided_otherwise, denied_abroad, denied_otherwise, turned_round
from generator.check.quoted_offices import offices_named, somebody_else
from generator.check.quoted_persons import NAME_WORD, folded_name, misnamed
from generator.check.quoted_towns import country_of, other_town, other_town_told, town_names, towns_behind
from generator.check.quoted_words import words_said, words_said_of
from generator.model.audits import Claim
from generator.model.dates import when
from generator.model.days import Date
from generator.model.declaring import fields_of, is_a
from generator.model.dossier import Dossier
from generator.model.entries import Entry, citations, own_text
from generator.model.events import Approval, Participants
from generator.model.fields import Figure
from generator.model.kinds import KINDS
from generator.model.memoizing import memoized
from generator.model.parts import Evidence, Funding, Span
from generator.model.records import Actor
from generator.model.vocabulary import BoundWord, StartWord
from generator.source.problem import Problem, Where, did_you_mean, found
from generator.source.typed_dates import date_meant, duration_meant

ROUNDING = 0.02  # 1,129.6 million for 1.129.648.285,92
BREAKS_OFF = re.compile(r"(?P<before>\w+)\s(?P<number>[1-9][\d.,]*)$")
Quotes = tuple[str, ...]
OF_PLACE = "country"
AGAINST = "must agree with the words quoted for it: {value}, but the quote says {said}."


@cache
def figures_of(part: type[BaseModel]) -> Mapping[str, Figure]:
    """The fields of a part that state a figure, as their leaf types declare."""
    declared = fields_of(part).items()
    dates = {name: Figure.DATE for name, one in declared if is_a(one.kind, Date) and one.kind.quoted}
    return dates | {name: mark for name, one in declared for mark in one.marks if isinstance(mark, Figure)}


StatedFigure = tuple[Where, Any, Evidence | Claim, Quotes]


@memoized
def _stated(entry: Entry, kind: Figure) -> tuple[StatedFigure, ...]:
    """Every figure of a kind for whose value words are quoted: its path, the figure, the value, and those words."""
    text = own_text(entry.record)
    given = ((where, part, _figures(part, kind)) for where, part in entry.cited_values)
    quoted = ((where, part, figures, _quotes(part, text)) for where, part, figures in given if figures)
    return tuple(
        ((*where, name), figure, part, words)
        for where, part, figures, words in quoted
        for name, figure in figures
        if words
    )


def _quotes(part: Evidence | Claim, text: str | None) -> Quotes:
    """The words quoted for a value; of a claim its own, because those of `cite` may refute it."""
    if isinstance(part, Claim):
        return (part.quote,) if part.quote else ()
    return tuple(one.quote for one in citations(part, text) if one.quote)


def date_against_quote(entry: Entry) -> Iterator[Problem]:
    """A date must be one that its quotes state, where they state any."""
    for where, value, part, words in _stated(entry, Figure.DATE):
        meant = when(value)
        # A quote for the end of a span says nothing against its beginning.
        others = [when(other) for name, other in _figures(part, Figure.DATE) if name != where[-1]]
        said = (one for quote in words for one in stated_dates(quote) if one.firm or not meant.exact)
        stated = [one for one in said if not any(one.meets(other) for other in others)]
        begins = isinstance(value, Date) and value.begins
        if stated and not any(one.meets(meant) and not (begins and one.until) for one in stated):
            yield _against(entry, where, value, [one.text for one in stated], _of_one(stated, date_meant))


def duration_against_quote(entry: Entry) -> Iterator[Problem]:
    """A duration must be one that its quotes state, where they state any."""
    for where, value, _, words in _stated(entry, Figure.DURATION):
        stated = [one for quote in words for one in stated_figures(quote).times]
        if stated and not any(time(value) in durations_meant(one) for one in stated):
            yield _against(entry, where, value, _texts(stated), _of_one(stated, duration_meant))


def sum_against_quote(entry: Entry) -> Iterator[Problem]:
    """An amount, and its currency, must be those of a sum that its quotes state, where they state any."""
    for where, amount, part, words in _stated(entry, Figure.AMOUNT):
        stated = [one for quote in words for one in stated_figures(quote).sums]
        numbers = {number for quote in words for number in stated_figures(quote).numbers}
        same = [one for one in stated if amount in one.readings]
        # The numbers of a quote hold every reading of its sums.
        if stated and amount not in numbers:
            readings = {reading for one in stated for reading in one.readings}
            meant = did_you_mean(f"{min(readings):.15g}", mark="") if len(readings) == 1 else ""
            yield _against(entry, where, f"{amount:,.15g}", _texts(stated), meant)
        for name, currency in _figures(part, Figure.CURRENCY):
            if same and not any(not one.unit or currency in one.unit for one in same):
                yield _against(entry, (*where[:-1], name), currency, _texts(same))


def figure_not_quoted(entry: Entry) -> Iterator[Problem]:
    """A duration or an amount must stand in one of its quotes, where it has any: give the words that hold it."""
    for where, value, _, words in _stated(entry, Figure.DURATION):
        if not any(stated_figures(quote).times for quote in words):
            yield _lacking(entry, where, value)
    for where, amount, _, words in _stated(entry, Figure.AMOUNT):
        if not any(one.sums or amount in one.numbers for one in map(stated_figures, words)):
            yield _lacking(entry, where, f"{amount:,.15g}")


def _lacking(entry: Entry, where: Where, value: object) -> Problem:
    what = f"must stand in a quote: {found(value)}. Give the words that hold it, as `quote` or under `cite`."
    return entry.problem(where, what)


def sentence_against_quote(entry: Entry) -> Iterator[Problem]:
    """A sentence of ours must not state another figure than its quotes do; neither must deny what the other says."""
    for where, sentence, part, words in _stated(entry, Figure.SENTENCE):
        for turned in (denied_otherwise, denied_abroad, decided_otherwise, turned_round, other_language):
            if both := turned(sentence, (*words, *_translations(part))):
                yield _against(entry, where, both[0], [both[1]])
        for ours, theirs in (*_other_dates(sentence, words), *_other_quantities(sentence, words)):
            yield _against(entry, where, ours, theirs)


def _translations(part: Evidence | Claim) -> Quotes:
    """Our English of the quotes of a value."""
    if isinstance(part, Claim):
        return ()
    english = (part.translation, *(one.translation for one in part.cite))
    return tuple(one for one in english if one)


Contradiction = tuple[str, list[str]]


def _other_dates(sentence: str, words: Quotes) -> Iterator[Contradiction]:
    """The first day, and the first end, of a sentence, where it and its quotes state any and share none."""
    own = stated_dates(sentence)
    said = [one for quote in words for one in stated_dates(quote)] if own else []
    for of_kind in (_is_day, _is_end):
        ours, theirs = list(filter(of_kind, own)), list(filter(of_kind, said))
        if ours and theirs and not any(one.agrees(other) for one in ours for other in theirs):
            yield ours[0].text, [one.text for one in theirs]


def _is_day(one: StatedDate) -> bool:
    return bool(one.day)


def _is_end(one: StatedDate) -> bool:
    return one.until and not one.day


def _other_quantities(sentence: str, words: Quotes) -> Iterator[Contradiction]:
    """The quantities of a sentence of which its quotes state another number of the same unit, and never theirs."""
    own = stated_figures(sentence)
    said = [stated_figures(quote) for quote in words] if own.numbers or own.ordinals else []
    yield from _other_ordinals(own, said)
    yield from _other_units_of_time(own, said)
    for kind in ("times", "sums", "percentages", "counts"):
        for ours in getattr(own, kind):
            theirs = [one for quote in said for one in getattr(quote, kind) if _comparable(ours, one)]
            # A number of either may stand in the other without its unit: 615 million euros, 300 million of them.
            others = [one for one in theirs if not one.readings & own.numbers]
            there = any(ours.readings & one.numbers for one in said)
            if others and not there:
                yield ours.text, _texts(others)
    last = [number for number in map(_breaks_off_at, words) if number] if own.sums else []
    amounts = [reading for one in own.sums for reading in one.readings]
    if last and not any(_may_count(amount, number) for amount in amounts for number in last):
        yield own.sums[0].text, [f"{number:.15g}" for number in last]


def _breaks_off_at(quote: str) -> float:
    """The number at which a quote breaks off before what it counts; 0 where it does not."""
    last = BREAKS_OFF.search(quote)
    if not last or last["before"].lower() in DIVISION or stated_dates(last["number"]):
        return 0
    return max(stated_figures(last["number"]).numbers, default=0)


def _may_count(amount: float, number: float) -> bool:
    """Whether an amount is so many thousands, millions …, rounded or not."""
    return any(isclose(amount, number * 10**scale, rel_tol=ROUNDING) for scale in range(0, 15, 3))


def _other_ordinals(own: Figures, said: list[Figures]) -> Iterator[Contradiction]:
    """The place in an order that a sentence gives, where its quotes give another one."""
    ours = {one.readings for one in own.ordinals}
    theirs = [one for quote in said for one in quote.ordinals]
    if len(ours) == 1 and theirs and not any(one.readings in ours for one in theirs):
        yield own.ordinals[0].text, _texts(theirs)


def _other_units_of_time(own: Figures, said: list[Figures]) -> Iterator[Contradiction]:
    """The durations of a sentence to whose number its quotes give another unit: 30 days, 30 weeks."""
    theirs = [one for quote in said for one in quote.times]
    for ours in own.times:
        same = [one for one in theirs if one.readings == ours.readings and min(one.readings) > 1]
        if same and not any(durations_meant(one) & durations_meant(ours) for one in theirs):
            yield ours.text, _texts(same)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities count in one unit; of money, whether they can be of one currency and are not rounded."""
    if isinstance(one.unit, frozenset) and isinstance(other.unit, frozenset):
        return bool(one.unit & other.unit) and not any(
            isclose(ours, theirs, rel_tol=ROUNDING) for ours in one.readings for theirs in other.readings
        )
    return one.unit == other.unit


def clause_against_quote(entry: Entry) -> Iterator[Problem]:
    """A clause must be the one with whose number its quote opens, where it opens with one."""
    text = own_text(entry.record)
    for where, part in entry.parts_of(Evidence):
        for one in citations(part, text, where):
            if said := other_clause(one.at or "", one.quote or ""):
                yield _against(entry, (*one.where, "at"), one.at, [said])


def actor_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """Who does something at the head of a sentence, and who is listed, must be who does so in the quotes."""
    names = _codes_by_name(dossier.actors.values())
    countries = _codes_by_name(dossier.countries.values())
    for entry in dossier.entries if countries else ():
        for where, sentence, _, words in _stated(entry, Figure.SENTENCE):
            if both := other_doer(sentence, names, words):
                yield _against(entry, where, both[0], [both[1]])
        for where, part in entry.parts_of(Participants):
            listed = [str(code) for code in part.who if code in countries.values()]
            known = all(code in dossier.actors for code in part.who)  # else a quote may name the unknown one
            if known and (both := other_actors(listed, countries, _quotes(part, own_text(entry.record)))):
                yield _against(entry, (*where, "who"), both[0], [both[1]])


def _codes_by_name(actors: Iterable[Actor]) -> Mapping[str, str]:
    """What countries and organisations are called, without article → their codes."""
    return {name.removeprefix("the "): str(one.code) for one in actors for name in (one.name, *one.aliases)}


def start_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """The day from which a time runs must be the one its quotes name, where they name one."""
    group = dossier.words(StartWord)
    for entry in dossier.entries:
        for where, part in entry.parts_of(Span):
            said = dict(one for quote in _quotes(part, own_text(entry.record)) for one in words_said(group, quote))
            if part.counted_from and said and part.counted_from not in said:
                yield _against(entry, (*where, "counted_from"), part.counted_from, [one[0] for one in said.values()])


def bound_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """The bound of a sum must be the one its quotes put before the amount, where they put one."""
    group = dossier.words(BoundWord)
    for entry in dossier.entries:
        for where, part in entry.parts_of(Funding):
            quotes = _quotes(part, own_text(entry.record))
            said = dict(one for quote in quotes for one in words_said_of(part.amount, group, quote))
            if said and part.bound not in said:
                yield _against(entry, (*where, "bound"), part.bound, [one[0] for one in said.values()])


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
        for where, person, _, words in _stated(entry, Figure.PERSON):
            others = known.keys() - known[person]
            named = misnamed(person, known[person], others, words)
            if said := named or somebody_else(known[person], actors, words):
                yield _against(entry, where, person, [said])


def office_against_quote(entry: Entry) -> Iterator[Problem]:
    """An office must be of the kind its quotes name, where they name one."""
    for where, office, _, words in _stated(entry, Figure.OFFICE):
        own = offices_named(office)
        said = {kind: text for quote in words for kind, text in offices_named(quote).items()}
        if own and said and not own.keys() & said.keys():
            yield _against(entry, where, office, list(said.values()))


def step_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """A step towards approval must not be the opposite of what its quotes say was decided."""
    for entry in dossier.entries:
        for where, part in entry.parts_of(Approval):
            words = (*_quotes(part, own_text(entry.record)), *_translations(part))
            if both := decided_otherwise(dossier.meaning(part.step).label, words):
                yield _against(entry, (*where, "step"), part.step, [both[1]])


def place_against_quote(dossier: Dossier) -> Iterator[Problem]:
    """A town, also one in a sentence, must not be another than its quotes name, and must lie in its country."""
    named = (_figures(part, Figure.PLACE) for entry in dossier.entries for _, part in entry.cited_values)
    towns = town_names(place for places in named for _, place in places)
    known = towns_behind(towns)
    countries = _codes_by_name(dossier.countries.values())
    for entry in dossier.entries:
        for where, place, part, words in _stated(entry, Figure.PLACE):
            if said := other_town(place, known, words):
                yield _against(entry, where, place, [said])
            code = getattr(part, OF_PLACE, None)
            if code and (lies_in := country_of(place, countries, words)) not in ("", code):
                what = f"must be the country of {place}, {found(lies_in)}: {found(code)}."
                yield entry.problem((*where[:-1], OF_PLACE), what)
        for where, sentence, _, words in _stated(entry, Figure.SENTENCE):
            if both := other_town_told(sentence, known, words):
                yield _against(entry, where, both[0], [both[1]])


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
            for _, person in _figures(part, Figure.PERSON):
                spelt = (*getattr(part, "spellings", ()), *getattr(part, "names", {}).values())
                persons.setdefault(person, {person}).update(spelt)
    found_: dict[str, frozenset[str]] = {}
    for person in persons.values():
        found_ |= {name: frozenset(person) | found_.get(name, frozenset()) for name in person}
    return found_


def _figures(part: BaseModel, kind: Figure) -> list[tuple[str, Any]]:
    """The fields of a part that state such a figure, with what they state."""
    given = ((name, getattr(part, name)) for name, one in figures_of(type(part)).items() if one is kind)
    return [(name, value) for name, value in given if value is not None]


def _texts(stated: list[Quantity]) -> list[str]:
    return [one.text for one in stated]


def _against(entry: Entry, where: Where, value: object, said: list[str], meant: str = "") -> Problem:
    """The problem of a value, named with the words that say something else, and with what is `meant`."""
    both = AGAINST.format(value=found(value), said=" and ".join(map(found, dict.fromkeys(said))))
    return entry.problem((*where[:-1], str(where[-1]).rstrip("_")), both + meant)


def _of_one(stated: Sequence[StatedDate | Quantity], meant: Callable[[str], str]) -> str:
    """The value that quotes state, if it is one."""
    words = {one.text for one in stated}
    return meant(words.pop()) if len(words) == 1 else ""


QUOTE_RULES = (
    date_against_quote,
    duration_against_quote,
    sum_against_quote,
    figure_not_quoted,
    sentence_against_quote,
    clause_against_quote,
    office_against_quote,
)
