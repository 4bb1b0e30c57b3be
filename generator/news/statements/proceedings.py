"""What led to an agreement and what followed: when talks began, and how parliaments voted."""

import re
from collections.abc import Iterator

from generator.model.dates import english
from generator.model.parts import Evidence
from generator.model.records import Agreement
from generator.news.compared import Compared, Stance, compared, meets, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.relative import DAY_LENGTH, Day
from generator.news.words import tells

VOTES_COUNTED = re.compile(r"(?<![\d.,])(\d{2,3})(?![\d.,]|\s?(?:%|per cent|percent|million|billion))")


def talks(passage: Passage) -> Iterator[Compared]:
    """The days on which, as a passage says, talks on an agreement were held or began."""
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        if len(agreements) == 1 and tells(clause.text, "talks") and not tells(passage.text, "other_document"):
            for day in clause.days:
                yield from _held(passage, clause, agreements[0], day)


def _held(passage: Passage, clause: Clause, agreement: Agreement, day: Day) -> Iterator[Compared]:
    rounds = [one for one in agreement.events if tells(one.what, "talks")]
    span = day.start, day.end
    for one in rounds:
        if len(day.edtf) >= len("2024-01") and meets(day, one.date):
            reason = f"Recorded: {one.what}"
            yield compared(passage, span, "order", agreement.id, Stance.AGREES, one.date, reason, one, agreement)
            return
    began = [one for one in rounds if tells(one.what, "talks_began") and len(one.date) == DAY_LENGTH]
    alone = len(began) == 1 and len(clause.days) == 1 and len(day.edtf) == DAY_LENGTH and not day.rough
    if alone and clause.own and tells(clause.text, "talks_began") and not tells(passage.text, "expected"):
        reason = f"By the record: {english(began[0].date)}. {began[0].what}"
        yield compared(passage, span, "order", agreement.id, Stance.DIFFERS, began[0].date, reason, began[0], agreement)


def votes(passage: Passage) -> Iterator[Compared]:
    """The numbers of votes that a passage gives for an agreement, beside those of the record."""
    if not tells(f"{passage.asked} {passage.text}", "votes"):
        return
    for clause in passage.clauses:
        said = list(VOTES_COUNTED.finditer(clause.text))
        for agreement in recorded_agreements(passage, clause.agreements) if said else ():
            span = clause.start + said[0].start(), clause.start + said[-1].end()
            numbers = [one.group() for one in said]
            yield from _voted(passage, span, agreement, numbers)


def _voted(passage: Passage, span: tuple[int, int], agreement: Agreement, numbers: list[str]) -> Iterator[Compared]:
    for part, what in _steps(agreement):
        if set(numbers) <= set(VOTES_COUNTED.findall(what)):
            reason = f"Recorded: {what}"
            yield compared(passage, span, "status", agreement.id, Stance.AGREES, what, reason, part, agreement)
            return
    counted = [(part, what) for part, what in _steps(agreement) if VOTES_COUNTED.search(what) and tells(what, "ratify")]
    if len(counted) == len(numbers) == 1 and tells(f"{passage.previous} {passage.text}", "ratify"):
        part, what = counted[0]
        reason = f"By the record: {what}"
        yield compared(passage, span, "status", agreement.id, Stance.DIFFERS, what, reason, part, agreement)


def _steps(agreement: Agreement) -> Iterator[tuple[Evidence, str]]:
    """The events and the steps of parliaments that an agreement records, with what they say."""
    yield from ((one, one.what) for one in agreement.events if tells(one.what, "votes"))
    yield from ((one, one.what) for one in agreement.approvals if one.what)
