"""What came of a summit and what did not: the record says "there was no ceasefire", "the United States was absent"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model.parts import Evidence
from generator.model.records import Summit
from generator.news.compared import Compared, Stance, actors_in, compared
from generator.news.mentions import Mention
from generator.news.passage import Clause, Passage
from generator.news.words import outright, said_by, tells

DENIED = re.compile(
    r"\b(?:[Tt]here (?:was|is|were|are) no|and no|but no|[Ww]ithout an?)"
    r"\s(?:[a-z]+\s){0,2}?(?P<what>[^\W\d_]{4,})(?=[;:,.]|\s(?:on|for|of|and|in|at|to)\b)"
)
FEWEST_LEADERS, MOST_LEADERS = 3, 7  # countries
IN_LIST = re.compile(r"(?:,|,?\s(?:and|und|et|та|і|й|i|oraz))\s(?:the\s)?|,?\set\s(?:la|le|l’)\s?")
# What the record says of a country, and what an article says that contradicts it.
OPPOSED = (("stayed_away", "took_part"), ("no_signatory", "has_signed"), ("not_supported", "supported"))


def results(passage: Passage) -> Iterator[Compared]:
    """What a passage says came of a summit, or who took part, where the record denies it."""
    for clause in passage.clauses:
        named = [one.ref for one in clause.entities if one.kind == "summit"]
        summit = passage.dossier.summits.get(named[0] if named else passage.summit)
        if summit:
            yield from _not_among(passage, clause, summit)
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


def _not_among(passage: Passage, clause: Clause, summit: Summit) -> Iterator[Compared]:
    """A country in a list of those whose leaders met, that is in none of the lists of the few who took part."""
    subject = passage.dossier.subject
    there = {str(code): one for one in summit.participants for code in one.who if str(code) != subject}
    said = [one for one in clause.entities if one.kind == "actor" and one.ref != subject]
    if not FEWEST_LEADERS <= len(said) <= len(there) + 1 or len(there) > MOST_LEADERS or not _one_list(passage, said):
        return
    leaders = said_by("body_by_leaders").search(clause.text[: said[0].start - clause.start])
    out = [one for one in said if one.ref not in there]
    if leaders and len(out) == 1 and outright(clause.text):
        part = next(iter(there.values()))
        names = ", ".join(passage.dossier.actors[code].name for code in there)
        span = said[0].start, said[-1].end
        reason = f"Recorded: {names}."
        yield compared(passage, span, "participants", summit.id, Stance.DIFFERS, names, reason, part)


def _one_list(passage: Passage, said: list[Mention]) -> bool:
    """Whether names stand in one list: between them are only commas and "and"."""
    return all(IN_LIST.fullmatch(passage.whole[one.end : after.start]) for one, after in pairwise(said))
