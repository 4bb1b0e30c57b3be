"""What came of a summit and what did not: the record says "there was no ceasefire", "the United States was absent"."""

import re
from collections.abc import Iterator

from generator.model.parts import Evidence
from generator.model.records import Summit
from generator.news.compared import Compared, Stance, actors_in, compared
from generator.news.passage import Clause, Passage
from generator.news.words import outright, said_by, tells

DENIED = re.compile(
    r"\b(?:[Tt]here (?:was|is|were|are) no|and no|but no|[Ww]ithout an?)"
    r"\s(?:[a-z]+\s){0,2}?(?P<what>[^\W\d_]{4,})(?=[;:,.]|\s(?:on|for|of|and|in|at|to)\b)"
)
# What the record says of a country, and what an article says that contradicts it.
OPPOSED = (("stayed_away", "took_part"), ("no_signatory", "has_signed"), ("not_supported", "supported"))


def results(passage: Passage) -> Iterator[Compared]:
    """What a passage says came of a summit, or who took part, where the record denies it."""
    for clause in passage.clauses:
        named = [one.ref for one in clause.entities if one.kind == "summit"]
        summit = passage.dossier.summits.get(named[0] if named else passage.summit)
        if summit and not tells(passage.text, "asked_for"):
            yield from _nothing_of(passage, clause, summit)
            yield from _not_there(passage, clause, summit)


def _statements(summit: Summit) -> Iterator[tuple[Evidence, str]]:
    yield from ((one, one.what) for one in summit.outcomes)
    yield from ((one, one.note) for one in summit.participants if one.note)


def _nothing_of(passage: Passage, clause: Clause, summit: Summit) -> Iterator[Compared]:
    """Things the record says there were none of: "a ceasefire", "an invitation"."""
    for part, what in _statements(summit):
        for denied in DENIED.finditer(what):
            stem = denied["what"].removesuffix("ation")  # "invitation", "invited"
            said = re.search(rf"(?<!\w){re.escape(stem)}\w*", clause.text, re.IGNORECASE)
            if said is None:
                continue
            span = clause.start + said.start(), clause.start + said.end()
            reason = f"Recorded: {what}"
            if tells(clause.text[: said.start()], "never"):
                yield compared(passage, span, "outcome", summit.id, Stance.AGREES, what, reason, part)
            elif tells(clause.text, "achieved") and outright(passage.text):
                yield compared(passage, span, "outcome", summit.id, Stance.DIFFERS, what, reason, part)


def _not_there(passage: Passage, clause: Clause, summit: Summit) -> Iterator[Compared]:
    """Countries of which the record says that they stayed away, did not sign or did not support."""
    for part, what in _statements(summit):
        for denial, opposite in OPPOSED:
            found = said_by(denial).search(what)
            codes = actors_in(passage.dossier, what[: found.start()]) if found else set()
            for one in clause.entities:
                behind = said_by(opposite).search(passage.whole, one.end, clause.end)
                if one.kind == "actor" and one.ref in codes and behind:
                    span = one.start, behind.end()
                    reason = f"Recorded: {what}"
                    if outright(passage.text):
                        yield compared(passage, span, "participants", summit.id, Stance.DIFFERS, what, reason, part)
