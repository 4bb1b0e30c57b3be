"""Where in a text something stands."""

import re
from collections.abc import Iterator

from generator.model.parts import Consultation, Span
from generator.news.finding import Finding, beside_record, recorded_agreements
from generator.news.passage import Passage
from generator.news.statements.times import (
    kind_of_time,
    lastings_said,
    recorded_time,
)
from generator.news.words import form_of


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
