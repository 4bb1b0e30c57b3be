"""How long an agreement runs, within what time the sides consult, and what notice ends it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.model.dates import english_duration
from generator.model.parts import Consultation, Span
from generator.model.records import Agreement
from generator.model.vocabulary import GapWord
from generator.news.compared import Compared, Stance, compared, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.spoken import Lasting, lastings, same_length
from generator.news.words import said_by, tells

OF_AGREEMENT = re.compile(rf"\s(?:[a-z]+\s){{0,2}}?{said_by('agreement').pattern}", re.IGNORECASE)
FAR_CITED = 60  # characters between a time and the article it is said to stand in
LONGEST_NOTICE = 2  # years


@dataclass(frozen=True)
class KindOfTime:
    """A kind of time: its name, the words that tell it and the units it is counted in."""

    name: str
    words: tuple[str, ...]
    units: frozenset[str]


CONSULTATION = KindOfTime("consultation", ("consult",), frozenset("HDW"))
EXIT_NOTICE = KindOfTime("exit-notice", ("notice",), frozenset("MYWD"))
TERM = KindOfTime("term", ("term",), frozenset("YM"))


def times(passage: Passage) -> Iterator[Compared]:
    """The spans of time a passage gives an agreement."""
    for said in lastings_said(passage):
        clause = passage.clause_at(passage.start + said.start)
        kind = _kind(passage, said)
        agreements = recorded_agreements(passage, clause.agreements if clause else passage.agreements)
        if kind and agreements and _about_agreement(passage, clause, agreements):
            for agreement in agreements:
                yield from _compare_time(passage, said, kind, agreement)


@lru_cache(maxsize=1)  # of the same passage, for the times and for where they stand
def lastings_said(passage: Passage) -> tuple[Lasting, ...]:
    """The spans of time of a passage."""
    return tuple(lastings(passage.text))


def _kind(passage: Passage, said: Lasting) -> KindOfTime | None:
    """What a span of time is: a time to consult, a notice, or how long the agreement runs."""
    if _near(passage, said, "review"):
        return None
    asked = passage.asked if passage.names_agreement else ""
    goes_on = f"{passage.previous} {asked}" if asked or (said.unit == "H" and passage.names_agreement) else ""
    if said.unit in CONSULTATION.units and (tells(passage.text, "consult") or tells(goes_on, "consult")):
        return CONSULTATION
    short = said.unit != "Y" or said.count <= LONGEST_NOTICE
    if said.unit in EXIT_NOTICE.units and short and (_near(passage, said, "notice") or tells(asked, "notice")):
        return EXIT_NOTICE
    ended = said.unit == "M" and tells(passage.text, "ends")
    if ended and tells(passage.text, "notice"):
        return EXIT_NOTICE
    before = passage.text[max(0, said.start - 40) : said.start]
    after = passage.text[said.end : said.end + 30]
    behind = after.replace(" period", "")  # "a three-year period": not of the agreement
    if said.unit in TERM.units and (tells(before, "term") or tells(behind, "term") or tells(asked, "asked_term")):
        return TERM
    if said.unit in TERM.units and OF_AGREEMENT.match(after):
        return TERM
    return None


def _near(passage: Passage, said: Lasting, concept: str) -> bool:
    return bool(said_by(concept).search(passage.text, max(0, said.start - 60), min(len(passage.text), said.end + 45)))


def _about_agreement(passage: Passage, clause: Clause | None, agreements: list[Agreement]) -> bool:
    """Whether the time is one of the agreement: it is named, or taken up by "it", "the two sides" and the like."""
    if clause and clause.own:
        return True
    if tells(passage.text, "other_document"):
        return False
    return tells(passage.text, "anaphora") or tells(passage.text, "agreement") or len(agreements) == 1


def _recorded(agreement: Agreement, kind: KindOfTime) -> Span | Consultation | None:
    return {"consultation": agreement.consultation, "exit-notice": agreement.exit_notice, "term": agreement.term}[
        kind.name
    ]


def _compare_time(passage: Passage, said: Lasting, kind: KindOfTime, agreement: Agreement) -> Iterator[Compared]:
    part = _recorded(agreement, kind)
    span = passage.start + said.start, passage.start + said.end
    if part is None:
        return
    value = part.within if isinstance(part, Consultation) else part.value
    words = english_duration(value) if value else ""
    if value and same_length(said, value):
        reason = f"The text has {words}."
        yield compared(passage, span, kind.name, agreement.id, Stance.AGREES, value, reason, part, agreement)
    elif value:
        reason = f"The text has {words}; the article says {said.count} {_unit_name(said)}."
        yield compared(passage, span, kind.name, agreement.id, Stance.DIFFERS, value, reason, part, agreement)
    elif part.gap and not passage.names_agreement:
        return
    elif part.gap and _silent(passage, str(part.gap)):
        reason = f"The text was read and has no such time{f': {part.note}' if part.note else ''}."
        yield compared(passage, span, kind.name, agreement.id, Stance.DIFFERS, part.gap, reason, part, agreement)
    else:
        reason = "The record does not say: the text could not be read, or nobody has looked."
        yield compared(passage, span, kind.name, agreement.id, Stance.SILENT, "", reason, part, agreement)


ARTICLE = re.compile(
    r"(?<!\w)(?:articles?|art\.|artikel|section)\s(?P<number>[IVXLC]+|\d{1,2})(?![\w.])", re.IGNORECASE
)


def clauses_cited(passage: Passage) -> Iterator[Compared]:
    """The article of a text in which, as a passage says, a time of its own stands."""
    for said in lastings_said(passage):
        kind, clause = _kind(passage, said), passage.clause_at(passage.start + said.start)
        agreements = recorded_agreements(passage, clause.agreements if clause else ())
        cited = ARTICLE.search(passage.text, said.end)
        part = _recorded(agreements[0], kind) if kind and len(agreements) == 1 else None
        stands = ARTICLE.search(part.at or "") if part else None
        if not cited or not part or not stands or cited.start() - said.end > FAR_CITED:
            continue
        span = passage.start + cited.start(), passage.start + cited.end()
        right = cited["number"].upper() == stands["number"].upper()
        verdict = Stance.AGREES if right else Stance.DIFFERS
        reason = f"By the record it stands in {part.at}."
        yield compared(passage, span, "clause", agreements[0].id, verdict, part.at, reason, part, agreements[0])


def _silent(passage: Passage, gap: str) -> bool:
    """Whether a gap means that the text was read and does not say."""
    return passage.dossier.word(GapWord, gap).reason == "silent"


def _unit_name(said: Lasting) -> str:
    name = {"H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}[said.unit]
    return name if said.count == 1 else f"{name}s"


def missing_clauses(passage: Passage) -> Iterator[Compared]:
    """That a text has no clause of a kind: agrees where the record says that the text was read and is silent."""
    silent = tells(passage.text, "silent") and bool(passage.asked)
    if not (silent or tells(passage.text, "no_term") or tells(passage.text, "never", "no_clause")):
        return
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        if clause.own or (len(agreements) == 1 and tells(clause.text, "anaphora", "never")):
            yield from (found for one in agreements for found in _silent_on(passage, clause, one))


def _silent_on(passage: Passage, clause: Clause, agreement: Agreement) -> Iterator[Compared]:
    for kind in (EXIT_NOTICE, CONSULTATION, TERM):
        spoken_of = f"{passage.previous} {passage.text}" if kind is EXIT_NOTICE else passage.text
        part = _recorded(agreement, kind)
        told = tells(f"{passage.asked} {spoken_of}", *kind.words) or (kind is TERM and tells(clause.text, "no_term"))
        if part and part.gap and told and _silent(passage, str(part.gap)):
            reason = "The record says so: the text was read and has no such clause."
            span = clause.start, clause.end
            yield compared(passage, span, kind.name, agreement.id, Stance.AGREES, part.gap, reason, part, agreement)
