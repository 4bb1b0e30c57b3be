"""Which agreements a clause means: by name, country, who signed, capital or day, else those spoken of last."""

import re
from collections.abc import Iterator

from generator.model.dossier import Dossier
from generator.model.memoizing import memoized
from generator.news.dates_and_sums import CURRENCY
from generator.news.entities import NamedPerson
from generator.news.mentions import Mention
from generator.news.passage import Clause
from generator.news.places import town_alone
from generator.news.relative import DAY_LENGTH
from generator.news.siblings import (
    dated_by,
    long_lasting,
    named_by_word,
    of_kind_named,
    older_or_newer,
    signed_by,
    signed_by_person,
)
from generator.news.sounds import same_person
from generator.news.words import form_of, said_by, tells

OF_CURRENCY = re.compile(rf"[\s-](?:{CURRENCY})", re.IGNORECASE)
NAME_OF_SCHEME = re.compile(r"(?:[A-Z][^\W\d_]+ )+(?:Fund|Facility|Programme|Package|Plan|Scheme)\b")
LONGEST_PLACE_WORD = 4  # characters: "à ", "in "
FRAME_BEFORE, SCHEME_WITHIN, LEADERS_BESIDE = 30, 30, 18  # characters


class AgreementsMeant:
    """What was spoken of last, and by it the agreements that a clause means."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.focus: tuple[str, ...] = ()
        self.recent: tuple[str, ...] = ()
        self.topic: tuple[str, ...] = ()
        self.before = self.summit = self.country = ""

    def own_agreements(self, clause: Clause, text: str, described: str) -> tuple[str, ...]:
        """The agreements that a clause names by itself, or that its sentence describes by place and day."""
        return next((ids for ids in self._meant_by(clause, text, described) if ids), ())

    def _meant_by(self, clause: Clause, text: str, described: str) -> Iterator[tuple[str, ...]]:
        """What a clause can mean, the surest first."""
        named = [one.ref for one in clause.entities if one.kind == "agreement" and not self._as_frame(one, text)]
        yield (described,) if described and not named else ()
        yield self._signed_it(clause) or self._of_meeting(clause)
        pairs = [self.pair(code, clause, text) for code in dict.fromkeys(self._partners(clause, text))]
        found = tuple(dict.fromkeys([*named, *(id_ for id_ in pairs if id_)]))
        yield self._of_topic(clause) or self._of_many(found, clause)
        yield found
        theirs = self.pair(self.country, clause, text) if self.country and tells(clause.text, "of_theirs") else ""
        yield (theirs,) if theirs else ()
        yield described_by_capital(self.dossier, clause, self.focus)
        yield self._sibling(clause) or described_by_scheme(self.dossier, clause)
        if tells(clause.text, "century"):
            long = tuple(id_ for id_, one in self.dossier.agreements.items() if long_lasting(one))
            yield long if len(long) == 1 else ()
        for concept, number in (("both", 2), ("all_three", 3)):
            if tells(clause.text, concept) and len(self.recent) >= number:
                yield self.focus if len(self.focus) >= number else self.recent[-number:]

    def _as_frame(self, one: Mention, text: str) -> bool:
        """Whether an open document is only that under which others stand: "those that rest on a declaration"."""
        before = said_by("under_frame").search(text, max(0, one.start - FRAME_BEFORE), one.start)
        agreement = self.dossier.agreements.get(one.ref)
        return before is not None and agreement is not None and bool(agreement.joined)

    def _signed_it(self, clause: Clause) -> tuple[str, ...]:
        """The document of several parties spoken of last, where a clause says who signed it."""
        last = self.dossier.agreements.get(self.focus[0]) if len(self.focus) == 1 else None
        several = last is not None and (len(last.parties) > 2 or last.adopted is not None)
        return self.focus if several and tells(clause.text, "signed_it") else ()

    def _of_meeting(self, clause: Clause) -> tuple[str, ...]:
        """The declaration that came of the meeting spoken of last: of its day and town, and of the kind named."""
        summit = self.dossier.summits.get(self.summit)
        if summit is None or not tells(clause.text, "declaration") or tells(clause.text, "other_document"):
            return ()
        if any(one.kind == "agreement" for one in clause.entities):
            return ()
        made = {id_: one.signed or one.adopted for id_, one in self.dossier.agreements.items()}
        then, where = str(summit.held.date), summit.held.place
        there = [id_ for id_, one in made.items() if one and str(one.date) == then and one.place == where]
        kinds = {id_: self.dossier.term("instruments", self.dossier.agreements[id_].instrument).label for id_ in there}
        intent = tells(clause.text, "intent")
        found = [id_ for id_, kind in kinds.items() if tells(kind, "declaration") and tells(kind, "intent") is intent]
        return tuple(found) if len(found) == 1 else ()

    def _sibling(self, clause: Clause) -> tuple[str, ...]:
        """Of several agreements of the two sides spoken of last the newer, the older, or that of the kind it names."""
        last = self.dossier.agreements.get(self.focus[-1]) if self.focus else None
        if last is None or len(last.parties) > 2:
            return ()
        return tuple(older_or_newer(self.dossier, last, clause.text) or of_kind_named(self.dossier, last, clause.text))

    def _of_topic(self, clause: Clause) -> tuple[str, ...]:
        """The document of several parties that the title names, where a clause names some of these and nobody else."""
        topic = self.dossier.agreements.get(self.topic[0]) if self.topic else None
        named = {one.ref for one in clause.entities} - {self.dossier.subject}
        return self.topic if topic and len(named) > 1 and named <= set(topic.parties) else ()

    def _of_many(self, found: tuple[str, ...], clause: Clause) -> tuple[str, ...]:
        """The document of several parties spoken of last, where a clause names one who signed it."""
        last = self.dossier.agreements.get(self.focus[0]) if len(self.focus) == 1 else None
        if last is None or len(last.parties) <= 2 or not found:
            return ()
        signed = any(same_person(one.name, two.name) for one in clause.people for two in last.signatories)
        return self.focus if signed else ()

    def _partners(self, clause: Clause, text: str) -> Iterator[str]:
        """The countries and bodies beside the subject that a clause names, or whose people it names."""
        codes = [
            one.ref
            for one in clause.entities
            if one.kind in ("actor", "person")
            and (not form_of("as_place").search(text[: one.start]) or _stands_for_it(one, text) or _its_text(one, text))
            and not is_town_of_item(self.dossier, one, text)
            and not OF_CURRENCY.match(text, one.end)
            and not of_scheme(text, one.end)
            and not form_of("led_by").search(text[: one.start])
            and not form_of("measured_by").search(text[: one.start])
            and not (tells(text, "coalition") and form_of("with").search(text[: one.start]))
            and not by_its_leaders(self.dossier, one, text)
            and not any(who.start <= one.start < who.end and who.country for who in clause.people)
        ]
        codes += [
            one.country or next(iter(one.known), "")
            for one in clause.people
            if self._speaks_for(one, beside=bool(codes))
        ]
        for code in codes:
            yield from (part for part in code.split("|") if part and part != self.dossier.subject)

    def _speaks_for(self, person: NamedPerson, *, beside: bool) -> bool:
        """Whether a person's name stands for a country: not that of one who signed only documents of several parties.

        Nor, where a country is named `beside`, that of one who signed none.
        """
        code = person.country or next(iter(person.known), "")
        pairs = [set(one.parties) for one in signed_by_person(self.dossier, person.name)]
        return not person.known or (({code, self.dossier.subject} in pairs) if pairs else not beside)

    def pair(self, code: str, clause: Clause, text: str) -> str:
        """The agreement of the subject with one country that a clause means; empty where there is none."""
        ids = [id_ for id_, one in self.dossier.agreements.items() if set(one.parties) == {code, self.dossier.subject}]
        if len(ids) < 2:
            return next(iter(ids), "")
        return next((meant[0] for meant in self._meant(ids, clause, text) if len(meant) == 1), ids[0])

    def _meant(self, ids: list[str], clause: Clause, text: str) -> Iterator[list[str]]:
        """Of several agreements of two sides, those meant: by their length, who signed, the day, what was spoken of."""
        every = self.dossier.agreements
        long = [id_ for id_ in ids if long_lasting(every[id_])]
        yield long if tells(clause.text, "century") else []
        yield older_or_newer(self.dossier, every[ids[0]], clause.text)
        yield [id_ for id_ in ids if signed_by(every[id_], clause.people)]
        yield [id_ for id_ in ids if dated_by(every[id_], clause.days)]
        yield [id_ for id_ in ids if named_by_word(every, id_, ids, clause.text)]
        yield long if tells(text, "century") else []
        yield [id_ for id_ in ids if id_ in self.focus][:1]
        yield [id_ for id_ in ids if every[id_].framework and id_ not in long][:1]


def is_town_of_item(dossier: Dossier, one: Mention, text: str) -> bool:
    """Whether a capital only heads an item with a day as its town: "Brussels again, 27 October: …"."""
    if not (form_of("opens_item").fullmatch(text[: one.start]) and form_of("day_of_item").match(text, one.end)):
        return False
    return any(one.text == town_alone(country.capital or "") for country in dossier.countries.values())


def _its_text(one: Mention, text: str) -> bool:
    """Whether an adjective says whose text it is, "in the Italian text"; the name of a country does not."""
    return text[one.end : one.end + 1] == " " and said_by("agreement").match(text, one.end + 1) is not None


def _stands_for_it(one: Mention, text: str) -> bool:
    """Whether an adjective stands without its noun for the agreement: "aus dem litauischen mit sechs Monaten"."""
    return bool(form_of("article_before").search(text[: one.start]) and form_of("without_noun").match(text, one.end))


def described_by_capital(dossier: Dossier, clause: Clause, focus: tuple[str, ...]) -> tuple[str, ...]:
    """The agreement with the country in whose capital a clause that opens with it, or a signature, is set.

    Only one signed there or not at all; and not where what was spoken of last was signed there.
    """
    opens = (one for one in clause.places if one.start - clause.start <= LONGEST_PLACE_WORD)
    described = (one for one in clause.places if one.town and one.text != one.town.name and tells(clause.text, "sign"))
    first = next(iter([*opens, *described]), None)
    town = first.town if first and first.town and first.town.capital else None
    if not town or town.country in ("", dossier.subject):
        return ()
    signed = {id_: town_alone(one.signed.place or "") for id_, one in dossier.agreements.items() if one.signed}
    pair = {town.country, dossier.subject}
    meant = (id_ for id_, one in dossier.agreements.items() if set(one.parties) == pair)
    there = (id_ for id_ in meant if signed.get(id_, "") in ("", town_alone(town.name)))
    return () if any(signed.get(id_) == town_alone(town.name) for id_ in focus) else tuple(there)[:1]


def described_by_day(dossier: Dossier, clauses: list[Clause]) -> str:
    """The one agreement signed in a town and on a day that clauses give; of one of several parties the month does."""
    days = tuple(day for clause in clauses for day in clause.days if len(day.edtf) > len("2024"))
    others = any(one.ref != dossier.subject for clause in clauses for one in clause.entities)
    exact = () if others else tuple(day for day in days if len(day.edtf) == DAY_LENGTH)
    towns = {place.town.name for clause in clauses for place in clause.places if place.town}
    found = [
        id_
        for id_, one in dossier.agreements.items()
        if one.signed and one.signed.place in towns and dated_by(one, days if len(one.parties) > 2 else exact)
    ]
    return found[0] if len(found) == 1 else ""


@memoized
def _schemes(dossier: Dossier) -> dict[str, str]:
    """The schemes that the sums of one agreement alone are named for → its id."""
    found: dict[str, set[str]] = {}
    for id_, one in dossier.agreements.items():
        for name in (name for sum_ in one.funding for name in NAME_OF_SCHEME.findall(sum_.purpose)):
            found.setdefault(name, set()).add(id_)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def described_by_scheme(dossier: Dossier, clause: Clause) -> tuple[str, ...]:
    """The agreement that alone has sums for a scheme which a clause names: "the Nansen Support Programme"."""
    return tuple(id_ for name, id_ in _schemes(dossier).items() if name in clause.text)[:1]


def signed_together(dossier: Dossier, clauses: list[Clause], text: str) -> str:
    """The one document of several parties whose signatories for two of them a sentence on a signature names."""
    people = [who for clause in clauses for who in clause.people if who.country != dossier.subject]
    if (
        len(people) < 2
        or not tells(text, "sign")
        or any(one.kind == "agreement" for c in clauses for one in c.entities)
    ):
        return ""
    signed = [{one.id for one in signed_by_person(dossier, who.name)} for who in people]
    every = [id_ for ids in signed for id_ in ids if len(dossier.agreements[id_].parties) > 2]
    several = {id_ for id_ in every if every.count(id_) > 1}
    return several.pop() if len(several) == 1 and tells(text, "declaration") else ""


def by_its_leaders(dossier: Dossier, one: Mention, text: str) -> bool:
    """Whether a body is only named with its leaders or its summit, who met and signed nothing."""
    before, behind = text[max(0, one.start - LEADERS_BESIDE) : one.start], text[one.end : one.end + LEADERS_BESIDE]
    of_body = one.ref in {str(body.code) for body in dossier.organisations.values()}
    return of_body and (tells(before, "body_by_leaders") or tells(behind, "body_by_leaders"))


def of_scheme(text: str, end: int) -> bool:
    """Whether a country only tells whose programme or which version is meant: "the Czech ammunition initiative"."""
    within = end, min(len(text), end + SCHEME_WITHIN)
    found = (said_by(concept).search(text, *within) for concept in ("scheme", "language_version"))
    return any(one is not None and form_of("adjectives").fullmatch(text[end : one.start()]) for one in found)
