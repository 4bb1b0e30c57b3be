"""What the record says of a statement: the finding, and the small judgements that all kinds of statement share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dateutil.relativedelta import relativedelta

from generator.model.dates import When, ends, when
from generator.model.dossier import Dossier
from generator.model.parts import Evidence
from generator.model.records import Agreement, Record
from generator.news.entities import NamedPlace
from generator.news.passage import Passage
from generator.news.places import Town, town_alone
from generator.news.relative import Day
from generator.news.words import said_by

YEARS_AROUND, WEEK = 800, 7  # days
LONGEST_WORDS = 12
NUMBER_SAID = re.compile(r"\d+")


class Stance(StrEnum):
    """What the record does with a statement."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SILENT = "not-recorded"


@dataclass(frozen=True)
class Finding:
    """One statement beside the record. `reported` is true where the article gives somebody else's words."""

    paragraph: int | None
    start: int
    quote: str
    kind: str
    about: tuple[str, ...]
    verdict: Stance
    recorded: str
    at: str
    sources: tuple[str, ...]
    reason: str
    reported: bool = False


def evidence(part: Evidence | None, record: Record | None = None) -> tuple[str, tuple[str, ...]]:
    """The clause and the sources of a recorded value."""
    text = getattr(record, "text", None)
    own = (str(text),) if text and part and (part.at or part.quote) else ()
    cited = tuple(str(one.source) for one in part.cite if one.source) if part else ()
    at = (part.at or next((one.at for one in part.cite if one.at), None)) if part else None
    return at or "", tuple(dict.fromkeys([*own, *cited]))


def compared(  # noqa: PLR0913, PLR0917 - a finding has that many sides
    passage: Passage,
    span: tuple[int, int],
    kind: str,
    about: str | tuple[str, ...],
    verdict: Stance,
    recorded: Any,
    reason: str,
    part: Evidence | None = None,
    record: Record | None = None,
) -> Finding:
    """A finding on the words from one place of a paragraph to another."""
    at, sources = evidence(part, record)
    words = passage.whole[span[0] : span[1]].split()
    quote = " ".join(words[:LONGEST_WORDS])
    reported = bool(said_by("said").search(passage.text))
    ids = (about,) if isinstance(about, str) else about
    return Finding(
        passage.paragraph, span[0], quote, kind, ids, verdict, str(recorded or ""), at, sources, reason, reported
    )


def beside_record(  # noqa: PLR0913 - as `compared`
    passage: Passage,
    span: tuple[int, int],
    kind: str,
    about: Record,
    value: Any,
    part: Evidence | None,
    *,
    same: bool | None,
    sure: bool = True,
    shown: str = "",
) -> Iterator[Finding]:
    """The finding on a value of an article beside the recorded one: both are the same, or surely they are not.

    None where that is not known (`same` is None), or another value may be meant (not `sure`). `shown` is the recorded
    value in words.
    """
    told = shown or str(value)
    told = told if told.endswith(".") else f"{told}."
    if same:
        yield compared(passage, span, kind, about.id, Stance.AGREES, value, f"Recorded: {told}", part, about)
    elif same is False and sure:
        reason = f"By the record: {told}"
        yield compared(passage, span, kind, about.id, Stance.DIFFERS, value, reason, part, about)


def meets(said: Day, recorded: str) -> bool | None:
    """Whether a date of an article is the recorded one; None where the two can neither be told apart nor equal.

    A month, a year or an interval of the article agrees with a day that lies in it; days from one to another do not
    agree with others that they only share some days with.
    """
    mine, theirs = said.when, when(recorded)
    if mine.first <= theirs.last and theirs.first <= mine.last:
        within = mine.first >= theirs.first and mine.last <= theirs.last
        both_stated = _from_day_to_day(mine) and _from_day_to_day(theirs) and len(NUMBER_SAID.findall(said.text)) > 1
        return within or not both_stated
    if said.how and not NUMBER_SAID.search(said.text) and abs((mine.first - theirs.first).days) == WEEK:
        return None  # "on Monday": the last one or the next
    if said.rough and _same_without_year(mine, theirs):
        return True
    return None if theirs.text.startswith("..") or "~" in theirs.text or "?" in theirs.text else False


def _from_day_to_day(period: When) -> bool:
    """Whether both ends of a period are days."""
    return period.first < period.last and all(one.exact for one in ends(period))


def _same_without_year(mine: When, theirs: When) -> bool:
    """Whether a month or a day without a year can be the recorded one, in the years around."""
    if abs((mine.first - theirs.first).days) > YEARS_AROUND:
        return False
    if _from_day_to_day(mine):
        off = theirs.first.year - mine.first.year
        first, last = (one + relativedelta(years=off) for one in (mine.first, mine.last))
        return first <= theirs.last and theirs.first <= last
    same_month = mine.first.month == theirs.first.month
    return same_month and (not mine.exact or mine.first.day in (theirs.first.day, theirs.last.day))


def recorded_agreements(passage: Passage, ids: tuple[str, ...]) -> list[Agreement]:
    """The recorded agreements with these ids."""
    return [passage.dossier.agreements[id_] for id_ in ids if id_ in passage.dossier.agreements]


def by_day(passage: Passage, recorded: str) -> bool:
    """Whether a recorded date had come on the day of the article; true where that day is not known."""
    return not passage.anchor or when(recorded).first <= when(passage.anchor).last


def same_place(said: NamedPlace, recorded: str, country: str, passage: Passage) -> bool | None:
    """Whether a town is the recorded one; None where the names do not tell, as with a village and its region."""
    here = passage.lexicon.towns.named(recorded) or Town(recorded, country)
    if said.text in recorded or (said.town and town_alone(said.town.name) == town_alone(here.name)):
        return True
    if said.town:
        if _held_elsewhere(said.town, here, passage):
            return False
        near = said.town.country and said.town.country == country and not (said.town.capital or here.capital)
        return None if near else False
    return False if here.capital and " " not in said.text and passage.lexicon.language == "en" else None


def _held_elsewhere(said: Town, recorded: Town, passage: Passage) -> bool:
    """Whether both are towns of recorded summits: then neither is a name of the other's region."""
    held = {town_alone(one.held.place) for one in passage.dossier.summits.values() if one.held.place}
    return town_alone(said.name) in held and town_alone(recorded.name) in held


def actors_in(dossier: Dossier, text: str) -> set[str]:
    """The codes of the countries and bodies that the words of the record name."""
    return {code for code, actor in dossier.actors.items() if re.search(rf"\b{re.escape(actor.name)}\b", text)}
