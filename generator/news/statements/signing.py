"""When and where an agreement was signed or adopted."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from generator.model.chronology import dated
from generator.model.dates import english, when
from generator.model.records import Agreement
from generator.news.entities import NamedPlace
from generator.news.finding import Finding, Stance, beside_record, by_day, meets, recorded_agreements, same_place
from generator.news.paragraphs import STOPLISTS, function_words
from generator.news.passage import Clause, Passage
from generator.news.relative import Day
from generator.news.siblings import order_of_signature
from generator.news.words import form_of, places_of, said_by, tells

T = TypeVar("T", Day, NamedPlace)
OTHER_ACTS = ("joined", "member", "met", "summit", "ratify", "visited", "talks", "talks_began", "said")
FROM_SIGNING = 110  # characters between a town that is not the recorded one and the word for signing
BY_RELATIVE = re.compile(r"\b(?:that|which|who|where|he|she|they|after|before|as|when|said|told)\b")
# "in Rome's name": a state, and no town.
NOT_ITS_TOWN = re.compile(r"[’']s?\s(?:name|view|eyes?|interests?|favou?r|opinion|words?)\b")
FARTHEST_OFF = 400  # days: a slip of the year, and not the day of another document
FRESH = 7  # days
LONG_BEFORE = 45  # days


def signings(passage: Passage) -> Iterator[Finding]:
    """The dates and places of signature that a passage gives."""
    yield from _of_one_event([one for clause in passage.clauses for one in _in_clause(passage, clause)])


def _in_clause(passage: Passage, clause: Clause) -> Iterator[Finding]:
    agreements = recorded_agreements(passage, clause.agreements)
    if agreements and speaks_of_signing(passage, clause):
        days = _finest([day for day in clause.days if _of_signing(passage, clause, day)])
        places = [place for place in clause.places if _of_signing(passage, clause, place)]
        for agreement, day in _aligned(clause, agreements, days):
            yield from _signing_day(passage, clause, agreement, day)
        for agreement, place in _aligned(clause, agreements, places):
            yield from _place(passage, clause, agreement, place)


def _finest(days: list[Day]) -> list[Day]:
    """Without the years beside a day or a month: "for this year" is no day of signature."""
    return [one for one in days if len(one.edtf) > len("2024")] or days


def _of_one_event(found: list[Finding]) -> Iterator[Finding]:
    """Without the agreements of which both day and place differ: then another document is meant."""
    rightly = {(one.kind, one.about) for one in found if one.verdict is Stance.AGREES}
    agreed = {(one.kind, one.start) for one in found if one.verdict is Stance.AGREES}
    for one in found:
        if one.verdict is Stance.DIFFERS and (one.kind, one.start) in agreed:
            continue  # said of the other document that the clause names
        if one.verdict is Stance.DIFFERS and (one.kind, one.about) in rightly:
            continue  # one town or day is the recorded one, so that the other is that of something else
        kinds = {other.kind for other in found if other.verdict is Stance.DIFFERS and other.about == one.about}
        if len(kinds) < 2:
            yield one


def speaks_of_signing(passage: Passage, clause: Clause) -> bool:
    """Whether a clause says that something was signed: by its own words, or by those of its sentence or the last."""
    own = tells(clause.text, "sign") or tells(clause.text, "dated") or does_so(passage, clause)
    if tells(passage.text, "cleared") or tells(clause.text if own else passage.text, "other_document"):
        return False
    if tells(clause.text, "never") or (not own and any(tells(clause.text, act) for act in OTHER_ACTS)):
        return False
    if own or signing_list(passage):
        return True
    if tells(f"{passage.asked} {passage.text}", "votes"):
        return False
    if tells(passage.text, "sign") or tells(passage.text, "dated"):
        return True
    suit = tells(passage.text, "followed") and not tells(passage.previous, "joined")
    followed = suit or tells(passage.text, "expected")
    return (followed and clause.own) or (tells(passage.text, "adopt") and _adopted(passage, clause))


def does_so(passage: Passage, clause: Clause) -> bool:
    """Whether a clause takes up a signature told before it: "she did so in Rome"."""
    here = passage.whole[passage.start : clause.start]
    before = here if any(tells(here, act) for act in ("sign", *OTHER_ACTS)) else passage.previous
    taken_up = tells(before, "sign") and not any(tells(before, act) for act in ("joined", "ratify"))
    return taken_up and tells(clause.text, "same_act") and not tells(clause.text, "nothing")


def said_here(passage: Passage, clause: Clause, agreement: Agreement) -> bool:
    """Whether a clause says by itself that something was signed, or names a country beside one that does.

    What another clause says is enough to agree with the record, but not to differ from it. Nor is what is said of a
    document that the clause names otherwise, or "signed" of a declaration that nobody signed.
    """
    named = [one.ref for one in clause.entities if one.kind == "agreement"]
    if (named and agreement.id not in named) or tells(passage.text, "other_document"):
        return False
    if not agreement.signed and agreement.id not in named and not tells(clause.text, "adopt"):
        return False
    if _titled_otherwise(passage, clause):
        return False
    if not (
        clause.own
        or does_so(passage, clause)
        or any(tells(passage.text, one) for one in ("agreement", "anaphora"))
        or form_of("signing_held").search(clause.text)
    ):
        return passage.listing
    stated = tells(clause.text, "sign") or tells(clause.text, "dated") or does_so(passage, clause)
    adopted = not agreement.signed and tells(clause.text, "adopt")
    return stated or adopted or elliptical(passage, clause)


def _said_of_value(passage: Passage, clause: Clause, agreement: Agreement, value: Day | NamedPlace) -> bool:
    """Whether it is said outright that the signature was then or there: in its clause, or in one that takes it up."""
    found = form_of("relative_behind").match(passage.whole, value.end) if clause.own else None
    relative = passage.clause_at(found.end() - 1) if found else None
    taken_up = relative is not None and (not relative.own or agreement.id in relative.agreements)
    return taken_up or said_here(passage, clause, agreement)


def elliptical(passage: Passage, clause: Clause) -> bool:
    """Whether a clause leaves its verb to another one: "Latvia in Riga", "France followed on 17 February"."""
    known = function_words(passage.lexicon.language) if passage.lexicon.language in STOPLISTS else frozenset()
    named = [(one.start, one.end) for one in clause.entities] + [(one.start, one.end) for one in clause.people]
    named += [(one.start, one.end) for one in clause.days] + [(one.start, one.end) for one in clause.places]
    named += [(clause.start + start, clause.start + end) for start, end in places_of(clause.text, "followed")]
    return all(
        one.group() in known
        or passage.whole[one.end() : one.end() + 1] in "’'"  # "l'Espagne"
        or tells(one.group(), "agreement")
        or any(start <= one.start() < end for start, end in named)
        for one in form_of("lower_word").finditer(passage.whole, clause.start, clause.end)
    )


def _titled_otherwise(passage: Passage, clause: Clause) -> bool:
    """Whether a clause has the title of a document with words that are in no title of the record."""
    known = passage.lexicon.title_words
    for title in form_of("title_of_document").finditer(passage.whole, clause.start, clause.end):
        words = [word for word in re.findall(r"[A-Z][^\W\d_]+", title["words"]) if word.casefold() not in known]
        countries = [one.text for one in passage.entities if one.start < title.end() and one.end > title.start()]
        if any(not any(word in country for country in countries) for word in words):
            return True
    return False


def _adopted(passage: Passage, clause: Clause) -> bool:
    return any(one.adopted for one in recorded_agreements(passage, clause.agreements))


def signing_list(passage: Passage) -> bool:
    """Whether a passage is an item of a list of signatures: a country, then when, where and by whom."""
    return passage.listing and tells(passage.lead, "sign") and not tells(passage.lead, "joined")


def _of_signing(passage: Passage, clause: Clause, value: Day | NamedPlace) -> bool:
    """Whether a day or town belongs to the signing, and not to another act of the same clause."""
    before = form_of("signing_held").sub("", form_of("on_visit").sub("", passage.whole[clause.start : value.start]))
    if form_of("not_its_day").search(before) or NOT_ITS_TOWN.match(passage.whole, value.end):
        return False
    if form_of("and_signed").match(passage.whole, value.start):
        return True  # "met in Paris and signed"
    last_word = value.start + value.text.rstrip().rfind(" ") + 1
    if any(form_of("after_signing").match(passage.whole, place, clause.end) for place in (value.end, last_word)):
        return False
    acts = [(one.start(), True) for name in ("sign", "dated") for one in said_by(name).finditer(before)]
    # What is published or presented is not signed by that.
    acts += [(one.start(), _adopted(passage, clause)) for one in said_by("adopt").finditer(before)]
    acts += [(one.start(), False) for name in OTHER_ACTS for one in said_by(name).finditer(before)]
    acts += [(one.start(), False) for one in form_of("of_another_act").finditer(before)]
    return not acts or max(acts)[1]


def _aligned(clause: Clause, agreements: list[Agreement], found: list[T]) -> Iterator[tuple[Agreement, T]]:
    """Each agreement with its value: the next behind its name, else the first with the first, or the only one."""
    behind = [(one, _value_behind(clause, one, found)) for one in agreements]
    if len(agreements) == len(found):
        yield from zip(agreements, found, strict=True)
    elif len(found) == 1:
        before = [one for one, value in behind if value]  # "A on 17 May and B later": not of B
        yield from ((agreement, found[0]) for agreement in before or agreements)
    elif len(agreements) == 1:
        yield from ((agreements[0], one) for one in found)


def _value_behind(clause: Clause, agreement: Agreement, found: list[T]) -> T | None:
    codes = {str(one) for one in agreement.parties} | {agreement.id}
    names = [one.start for one in clause.entities if one.ref in codes]
    return next((one for one in found if names and one.start > names[0]), None)


def _signing_day(passage: Passage, clause: Clause, agreement: Agreement, day: Day) -> Iterator[Finding]:
    recorded = dated(agreement)
    if not recorded or not day.edtf:
        return
    signing = agreement.signed or agreement.adopted
    span = _with_word_before(passage.whole, day.start), day.end
    here = _said_of_value(passage, clause, agreement, day)
    certain = here and by_day(passage, recorded) and _certain(passage, clause, day, agreement)
    sure = certain and not still_ahead(passage, clause)
    told = english(recorded) + (f"; the article’s words mean {english(day.edtf)}, {day.how}" if day.how else "")
    same = meets(day, recorded)
    yield from beside_record(
        passage, span, "signing-date", agreement, recorded, signing, same=same, sure=sure, shown=told
    )


def _certain(passage: Passage, clause: Clause, day: Day, agreement: Agreement) -> bool:
    """Whether a date that is not the recorded one can be meant for nothing else: one date, and near the signing."""
    recorded = when(dated(agreement) or "")
    named = any(one.kind == "agreement" and one.ref == agreement.id for one in clause.entities)
    far = abs((day.when.first - recorded.first).days) > FARTHEST_OFF and not named
    days = _finest(list(clause.days))
    listed = len(days) == len(recorded_agreements(passage, clause.agreements))  # each has a day of its own
    siblings = (one for one in order_of_signature(passage.dossier, agreement) if one != agreement.id)
    of_sibling = not named and any(meets(day, dated(passage.dossier.agreements[one]) or "") for one in siblings)
    return (
        not of_sibling
        and (listed or len({one.edtf for one in days}) == 1)
        and not far
        and len(day.edtf) >= len("2024-01")
        and not _news_of_another(day, recorded.first, passage.anchor)
    )


def _news_of_another(day: Day, recorded: date, anchor: str) -> bool:
    """Whether the signature is news on the day of the article, long after the recorded one: of another document."""
    if not anchor:
        return False
    fresh = abs((when(anchor).first - day.when.last).days) <= FRESH
    return fresh and abs((day.when.first - recorded).days) > LONG_BEFORE


def _with_word_before(text: str, start: int) -> int:
    """Where the word before a place begins, so that a quotation reads as a phrase."""
    space = text.rfind(" ", 0, max(0, start - 1))
    word = text[space + 1 : start].strip()
    return start if space < 0 or start - space > 8 or not word.isalpha() else space + 1


def _place(passage: Passage, clause: Clause, agreement: Agreement, place: NamedPlace) -> Iterator[Finding]:
    signing = agreement.signed or agreement.adopted
    if not signing or not signing.place:
        return
    span = _with_word_before(passage.whole, place.start), place.end
    same = same_place(place, signing.place, str(signing.country or ""), passage)
    here = _said_of_value(passage, clause, agreement, place)
    sure = here and _town_of_signing(passage, clause, place) and by_day(passage, signing.date)
    yield from beside_record(passage, span, "place", agreement, signing.place, signing, same=same, sure=sure)


def still_ahead(passage: Passage, clause: Clause) -> bool:
    """Whether what a clause tells is only expected; what its sentence expects may be something else."""
    if tells(clause.text, "expected") or tells(passage.text, "unreal"):
        return True
    return tells(passage.text, "expected") and not tells(clause.text, "has_signed")


def _town_of_signing(passage: Passage, clause: Clause, place: NamedPlace) -> bool:
    """Whether a town can only be meant as that of the signing: near the word for it, and no plan."""
    if still_ahead(passage, clause):
        return False
    start = place.start - passage.start
    near = passage.text[max(0, start - FROM_SIGNING) : start + FROM_SIGNING]
    opens = place.start - clause.start <= len("in the city of ")
    if opens and not BY_RELATIVE.search(passage.whole[place.end : clause.end]):
        near = clause.text
    behind_other = passage.text[max(0, start - 25) : start]
    return not tells(behind_other, "event_noun") and (tells(near, "sign") or not tells(passage.text, "sign"))
