"""Where in a text something stands, and what a text has no clause of."""

import re
from collections.abc import Iterator

from generator.model.parts import Consultation, Span
from generator.model.records import Agreement
from generator.news.finding import Finding, Stance, beside_record, compared, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.statements.times import (
    CONSULTATION,
    EXIT_NOTICE,
    TERM,
    kind_of_time,
    lastings_said,
    read_and_silent,
    recorded_time,
)
from generator.news.words import form_of, tells


def clauses_cited(passage: Passage) -> Iterator[Finding]:
    """The article of a text in which, as a passage says, a time of its own stands."""
    cited = list(form_of("cited").finditer(passage.text))
    kinds = list(dict.fromkeys(kind for one in lastings_said(passage) if (kind := kind_of_time(passage, one))))
    if len(cited) != 1 or len(kinds) != 1:
        return
    clause = passage.clause_at(passage.start + cited[0].start())
    agreements = recorded_agreements(passage, clause.agreements if clause else ())
    part = recorded_time(agreements[0], kinds[0]) if len(agreements) == 1 else None
    numbers = _articles(part) if part else set()
    if part and any(one.isdigit() == cited[0]["number"].isdigit() for one in numbers):
        span = passage.start + cited[0].start(), passage.start + cited[0].end()
        same, told = cited[0]["number"].upper() in numbers, f"it stands in {part.at}"
        yield from beside_record(passage, span, "clause", agreements[0], part.at, part, same=same, shown=told)


def _articles(part: Span | Consultation) -> set[str]:
    """The numbers of the articles in which a recorded time stands."""
    places = [part.at or "", *(one.at or "" for one in part.cite if not one.source)]
    return {
        one["number"].upper() for place in places for one in form_of("cited").finditer(re.sub(r"\(.*?\)", "", place))
    }


def missing_clauses(passage: Passage) -> Iterator[Finding]:
    """That a text has no clause of a kind, beside the one that the record has or says that there is none of."""
    if not (tells(passage.text, "no_term") or tells(passage.text, "never", "no_clause")):
        return
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        yield from (found for one in agreements if clause.own for found in _missing(passage, clause, one))


def _missing(passage: Passage, clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    for kind in (EXIT_NOTICE, CONSULTATION, TERM):
        spoken_of = f"{passage.previous} {passage.text}" if kind is EXIT_NOTICE else passage.text
        part = recorded_time(agreement, kind)
        told = tells(f"{passage.asked} {spoken_of}", *kind.words) or (kind is TERM and tells(clause.text, "no_term"))
        span = clause.start, clause.end
        if part and part.gap and told and read_and_silent(passage, str(part.gap)):
            reason = "The record says so: the text was read and has no such clause."
            yield compared(passage, span, kind.name, agreement.id, Stance.AGREES, part.gap, reason, part, agreement)
