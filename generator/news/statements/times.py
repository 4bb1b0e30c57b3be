"""How long an agreement runs, within what time the sides consult, and what notice ends it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.model.dates import english_duration
from generator.model.parts import Consultation, Span
from generator.model.records import Agreement
from generator.model.vocabulary import GapWord
from generator.news.finding import Finding, Stance, beside_record, compared, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.spoken import Lasting, lastings, same_length
from generator.news.words import form_of, said_by, tells

HYPHENED = re.compile(r"\S+-\S+$")
NEXT_WORD = re.compile(r"\s[a-z]")
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
REVIEW = KindOfTime("clause", ("review",), frozenset("YM"))


def times(passage: Passage) -> Iterator[Finding]:
    """The spans of time a passage gives an agreement."""
    for said in lastings_said(passage):
        clause = passage.clause_at(passage.start + said.start)
        kind = kind_of_time(passage, said)
        agreements = recorded_agreements(passage, clause.agreements if clause else passage.agreements)
        if kind and agreements and _about_agreement(passage, clause, agreements):
            for agreement in _named_behind(passage, said, agreements):
                yield from _compare_time(passage, said, kind, agreement)


@lru_cache(maxsize=1)  # of the same passage, for the times and for where they stand
def lastings_said(passage: Passage) -> tuple[Lasting, ...]:
    """The spans of time of a passage, without those that count from another day."""
    return tuple(one for one in lastings(passage.text) if not _of_something_else(passage, one))


def kind_of_time(passage: Passage, said: Lasting) -> KindOfTime | None:
    """What a span of time is: a time to consult or until a review, a notice, or how long the agreement runs."""
    if _reviewed(passage, said):
        return REVIEW if said.unit in REVIEW.units and not tells(passage.text, *TERM.words) else None
    asked = passage.asked if passage.names_agreement else ""
    goes_on = f"{passage.previous} {asked}" if asked or (said.unit == "H" and passage.names_agreement) else ""
    if said.unit in CONSULTATION.units and (tells(passage.text, "consult") or tells(goes_on, "consult")):
        return CONSULTATION
    short = said.unit != "Y" or said.count <= LONGEST_NOTICE
    ended = said.unit == "M" and tells(passage.text, "ends", "notice")
    told = _near(passage, said, "notice") or (_near(passage, said, "in_advance") and tells(passage.text, "notice"))
    left = short and (told or tells(asked, "notice"))
    if ended or (said.unit in EXIT_NOTICE.units and left):
        return EXIT_NOTICE
    before = passage.text[max(0, said.start - 40) : said.start]
    after = passage.text[said.end : said.end + 30]
    behind = after.replace(" period", "")  # "a three-year period": not of the agreement
    lasts = (
        tells(before, "term")
        or tells(behind, "term")
        or (tells(asked, "asked_term") and not tells(passage.text, "notice"))
    )
    return TERM if said.unit in TERM.units and (lasts or form_of("of_agreement").match(after)) else None


def _reviewed(passage: Passage, said: Lasting) -> bool:
    """Whether the word for a review stands near a time, and no other time between them."""
    others = [one for one in lastings(passage.text) if one.start != said.start]
    first = max([said.start - 60, *(one.end for one in others if one.end <= said.start)])
    last = min([said.end + 45, *(one.start for one in others if one.start >= said.end)])
    return tells(passage.text[max(0, first) : last], "review")


def _of_something_else(passage: Passage, said: Lasting) -> bool:
    """Whether a time counts from another day, or is that of a noun of its own: "six days later"."""
    behind = passage.text[said.end :]
    ends_word = said.unit in TERM.units and HYPHENED.match(passage.text[said.start : said.end])
    noun = ends_word and not form_of("of_agreement").match(behind) and NEXT_WORD.match(behind)
    talks = said.unit == "H" or tells(passage.text, "consult")
    held = talks and form_of("lasted").search(passage.text[: said.start]) is not None
    recurs = form_of("each").search(passage.text[: said.start])
    return any((form_of("counted_from").match(behind), noun, held, recurs))


def _named_behind(passage: Passage, said: Lasting, agreements: list[Agreement]) -> list[Agreement]:
    """Of several agreements the one named right behind a time: "six months in Spain's agreement"."""
    place = passage.start + said.end
    near = [
        one
        for one in passage.entities
        if place <= one.start and form_of("in_that_of").fullmatch(passage.whole[place : one.start])
    ]
    of_others = [
        one.ref
        for one in passage.entities
        if place <= one.start and form_of("else_in").fullmatch(passage.whole[place : one.start])
    ]
    agreements = [one for one in agreements if not set(of_others) & {one.id, *map(str, one.parties)}]
    meant = [one for one in agreements if near and (near[0].ref in one.parties or near[0].ref == one.id)]
    return meant if near else agreements


def _near(passage: Passage, said: Lasting, concept: str) -> bool:
    """Whether a word of a concept stands near a time, or anywhere in its clause where that has no other time."""
    clause = passage.clause_at(passage.start + said.start)
    alone = clause and not any(
        one.start != said.start and clause.start <= passage.start + one.start < clause.end
        for one in lastings_said(passage)
    )
    first, last = max(0, said.start - 60), min(len(passage.text), said.end + 45)
    if clause and alone:
        first, last = min(first, clause.start - passage.start), max(last, clause.end - passage.start)
    return bool(said_by(concept).search(passage.text, first, last))


def _about_agreement(passage: Passage, clause: Clause | None, agreements: list[Agreement]) -> bool:
    """Whether the time is one of the agreement: it is named, or taken up by "it", "the two sides" and the like."""
    if clause and clause.own:
        return True
    if tells(passage.text, "other_document"):
        return False
    return tells(passage.text, "anaphora") or tells(passage.text, "agreement") or len(agreements) == 1


def recorded_time(agreement: Agreement, kind: KindOfTime) -> Span | Consultation | None:
    """What an agreement has of a kind of time."""
    parts = {
        CONSULTATION: agreement.consultation,
        EXIT_NOTICE: agreement.exit_notice,
        TERM: agreement.term,
        REVIEW: agreement.review,
    }
    return parts[kind]


def _compare_time(passage: Passage, said: Lasting, kind: KindOfTime, agreement: Agreement) -> Iterator[Finding]:
    part = recorded_time(agreement, kind)
    span = passage.start + said.start, passage.start + said.end
    if part is None or (part.gap and _only_wished(passage, said)):
        return
    value = part.within if isinstance(part, Consultation) else part.value
    if value:
        sure = not _only_wished(passage, said)
        sure = sure and (kind is not TERM or _meant_by_it(passage, said))
        same, told = same_length(said, value), english_duration(value)
        yield from beside_record(passage, span, kind.name, agreement, value, part, same=same, sure=sure, shown=told)
    elif part.gap and not passage.names_agreement and not _goes_on_about_it(passage, kind):
        return
    elif _without_limit(passage, part) and (part.gap or tells(passage.text, "agreement")):
        reason = f"The text was read and has no such time{f': {part.note}' if part.note else ''}."
        yield compared(passage, span, kind.name, agreement.id, Stance.DIFFERS, part.gap, reason, part, agreement)
    else:
        reason = "The record does not say: the text could not be read, or nobody has looked."
        yield compared(passage, span, kind.name, agreement.id, Stance.SILENT, "", reason, part, agreement)


def _without_limit(passage: Passage, part: Span | Consultation) -> bool:
    """Whether the text was read and sets no such time."""
    told = tells(part.then or "", "no_limit") if isinstance(part, Consultation) else False
    return told or bool(part.gap and read_and_silent(passage, str(part.gap)))


def _goes_on_about_it(passage: Passage, kind: KindOfTime) -> bool:
    """Whether "it" is the one agreement spoken of, of which a notice is said, or that was “concluded for ten years”."""
    it = kind is EXIT_NOTICE and tells(passage.text, "it_alone")
    opens = form_of("signed_opens").match(passage.text) or form_of("it_opens").match(passage.text)
    return len(passage.agreements) == 1 and bool(it or opens)


def _meant_by_it(passage: Passage, said: Lasting) -> bool:
    """Whether a sentence speaks of an agreement, or its clause of the last one: "they" may be anything else."""
    clause = passage.clause_at(passage.start + said.start)
    alone = clause is not None and (tells(clause.text, "it_alone") or tells(clause.text, "it_or_somebody"))
    return alone or passage.names_agreement or tells(passage.text, "agreement")


def _only_wished(passage: Passage, said: Lasting) -> bool:
    """Whether a time is only what somebody asked for, is said of most agreements, or of something in one of them."""
    clause = passage.clause_at(passage.start + said.start)
    before = passage.whole[clause.start : passage.start + said.start] if clause else ""
    return clause is not None and (
        tells(clause.text, "only_wished") or tells(clause.text, "mostly") or tells(before, "scheme")
    )


def read_and_silent(passage: Passage, gap: str) -> bool:
    """Whether a gap means that the text was read and does not say."""
    return passage.dossier.word(GapWord, gap).reason == "silent"
