"""Paragraphs → clauses with what they name and which agreements they speak of.

Which agreement is meant is read as readers do: by its name, by the country beside it, by the person who signed, else it
is the one spoken of last. What stands in a clause belongs to the countries of that clause; a clause without any
belongs to those before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.model.dates import DURATION, when
from generator.model.dossier import Dossier, dated
from generator.model.records import Agreement, Summit
from generator.news.entities import Lexicon, NamedPlace
from generator.news.figures import NAME as CURRENCY
from generator.news.mentions import Mention
from generator.news.people import Named, people_in
from generator.news.relative import Day, days_in
from generator.news.sounds import same_person
from generator.news.splitting import cut, joined_lists, sentences_of
from generator.news.words import places_of, tells

OF_CURRENCY = re.compile(rf"[\s-](?:{CURRENCY})", re.IGNORECASE)
ITEM_OF_ROW = re.compile(r"(?<=[,|:;]\s)[^\W\d_][^,|:;]*(?=[,|;.]|$)")
IN = re.compile(r"\bin [A-Z]")
STRONG = re.compile(r";\s|:\s(?!\d)")
WEAK = re.compile(
    r",\s(?:and|but|while|whereas|which|whose|who|und|während|а|але|та|і|et|tandis que|a)\s|,\s"
    r"|\s(?:while|whereas|während)\s"
)
HEADED = re.compile(r"^\W*[^:]{3,90}:\s")  # an item of a list: of what, and then what
AS_PLACE = re.compile(r"(?<!\w)(?:in|at|from|near|visited|inside|aus|у|в|en|we?)\s(?:[a-zа-яіїєґ]+\s)?$")
AT_HAND = 20  # days before or after a summit in which "the summit" is that one
LEAD = 600  # characters before a list that may say what it lists
LONG_TERM = 50  # years


@dataclass(frozen=True)
class Clause:
    """A part of a sentence. Places are counted in the paragraph's text; `agreements` are ids of what it speaks of."""

    start: int
    end: int
    text: str
    entities: tuple[Mention, ...]
    days: tuple[Day, ...]
    places: tuple[NamedPlace, ...]
    people: tuple[Named, ...]
    agreements: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, eq=False)
class Passage:
    """A sentence of a paragraph with its clauses, and the article it stands in. Compared by identity."""

    paragraph: int | None
    start: int
    text: str
    whole: str
    clauses: tuple[Clause, ...]
    agreements: tuple[str, ...]
    previous: str
    anchor: str
    spoken: tuple[str, ...]
    summit: str
    own_partners: bool
    lead: str
    listing: bool
    listing_goes_on: bool
    dossier: Dossier = field(repr=False)
    lexicon: Lexicon = field(repr=False)

    @property
    def days(self) -> list[Day]:
        """The dates of the whole sentence."""
        return [one for clause in self.clauses for one in clause.days]

    @property
    def entities(self) -> list[Mention]:
        """What the whole sentence names."""
        return [one for clause in self.clauses for one in clause.entities]


class Reader:
    """Reads an article from its beginning, and keeps what was spoken of last."""

    def __init__(self, lexicon: Lexicon, anchor: str) -> None:
        self.lexicon = lexicon
        self.dossier = lexicon.dossier
        self.anchor = anchor
        self.focus: tuple[str, ...] = ()
        self.recent: tuple[str, ...] = ()
        self.before = ""
        self.last_day = ""
        self.spoken: tuple[str, ...] = ()
        self.lead = ""
        self.summit = ""
        self.items = self.items_before = 0

    def sentences(self, number: int | None, text: str) -> Iterator[Passage]:
        """The sentences of paragraph `number`, each with the agreements it speaks of."""
        self.items_before = self.items
        if not self._item(text):
            self.lead, self.items = f"{self.lead if self.items == 0 else ''} {text}"[-LEAD:], 0
        for start, end in sentences_of(text):
            yield self._sentence(number, text, start, end)
            self.before = text[start:end]
        self.items += self._item(text)

    def _item(self, text: str) -> bool:
        """Whether a paragraph is an item of a list: countries, a colon, and what is said of them."""
        head = HEADED.match(text)
        return bool(head) and any(one.kind == "actor" for one in self.lexicon.entities(head.group() if head else ""))

    def _sentence(self, number: int | None, text: str, start: int, end: int) -> Passage:
        whole = text[start:end]
        days = days_in(whole, self.anchor, self.last_day)
        entities = self.lexicon.entities(whole)
        entities = sorted([*entities, *summits_described(whole, entities, self)])
        people = people_in(whole, self.lexicon, entities)
        places = self.lexicon.places(whole)
        clauses: list[Clause] = []
        carried: tuple[str, ...] = ()
        for first, last in cut(whole, 0, len(whole), STRONG):
            made = list(self._clauses(whole, first, last, (entities, days, places, people)))
            clauses += self._shared(made, whole, carried)
            carried = next((one.agreements for one in reversed(clauses) if one.own), carried)
        if self._item(whole):
            clauses = self._row(whole, clauses)
        clauses = [_moved(clause, start) for clause in clauses]
        named = tuple(dict.fromkeys(id_ for clause in clauses if clause.own for id_ in clause.agreements))
        if named:
            self.focus = named
            self.recent = (*(id_ for id_ in self.recent if id_ not in named), *named)
        if days:
            self.last_day = days[-1].edtf
        self.summit = next((one.ref for one in reversed(entities) if one.kind == "summit"), self.summit)
        self.spoken = tuple(dict.fromkeys([*self.spoken, *(one.ref for one in entities if one.kind == "agreement")]))
        return Passage(
            number,
            start,
            whole,
            text,
            tuple(clauses),
            named or self.focus,
            self.before,
            self.anchor,
            self.spoken,
            self.summit,
            bool(named),
            self.lead,
            self._item(whole),
            self.items_before > 0 and not self._item(whole),
            self.dossier,
            self.lexicon,
        )

    def _row(self, text: str, clauses: list[Clause]) -> list[Clause]:
        """The clauses of a row of a list: all of them are about what stands before the colon; towns need no "in"."""
        head = HEADED.match(text)
        end = head.end() if head else 0
        about = replace(clauses[0], entities=tuple(one for one in clauses[0].entities if one.start < end), people=())
        own = self._own(about, text, "")
        rows = []
        for clause in clauses:
            named = ((one.start(), one.end()) for one in ITEM_OF_ROW.finditer(text, max(end, clause.start), clause.end))
            towns = [NamedPlace(*at, text[slice(*at)], self.lexicon.towns.named(text[slice(*at)])) for at in named]
            known = tuple(one for one in towns if one.town)
            rows.append(replace(clause, agreements=own, own=bool(own), places=known or clause.places))
        return rows

    def _clauses(
        self, text: str, start: int, end: int, found: tuple[list[Mention], list[Day], list[NamedPlace], list[Named]]
    ) -> Iterator[Clause]:
        """The clauses of a stretch; a comma within a list or an apposition parts nothing."""
        entities, days, places, people = found
        for first, last in joined_lists(text, list(cut(text, start, end, WEAK)), entities):
            parts = [[one for one in kind if first <= one.start < last] for kind in (entities, days, places, people)]
            yield Clause(first, last, text[first:last], *(tuple(part) for part in parts))  # type: ignore[arg-type]

    def _shared(self, clauses: list[Clause], text: str, carried: tuple[str, ...]) -> Iterator[Clause]:
        """Each clause with its agreements: its own, else those of the clause before, of the next, or of the focus."""
        described = self._described(clauses)
        own = [self._own(clause, text, described) for clause in clauses]
        known: tuple[str, ...] = ()
        for number, clause in enumerate(clauses):
            if own[number]:
                known = own[number]
            ahead = next((one for one in own[number:] if one), ())
            yield replace(clause, agreements=known or ahead or carried or self.focus, own=bool(own[number]))

    def _own(self, clause: Clause, text: str, described: str) -> tuple[str, ...]:
        """The agreements that a clause names by itself, or that its sentence describes by place and day."""
        named = [one.ref for one in clause.entities if one.kind == "agreement"]
        if not named and described:
            return (described,)
        pairs = [self.pair(code, clause, text) for code in dict.fromkeys(self._partners(clause, text))]
        found = tuple(dict.fromkeys([*named, *(id_ for id_ in pairs if id_)]))
        if not found and tells(clause.text, "both") and len(self.recent) > 1:
            return self.focus if len(self.focus) > 1 else self.recent[-2:]
        return found

    def _partners(self, clause: Clause, text: str) -> Iterator[str]:
        """The countries and bodies beside the subject that a clause names, or whose people it names."""
        codes = [
            one.ref
            for one in clause.entities
            if one.kind in ("actor", "person")
            and not AS_PLACE.search(text[: one.start])
            and not OF_CURRENCY.match(text, one.end)
        ]
        codes += [one.country or next(iter(one.known), "") for one in clause.people]
        for code in codes:
            yield from (part for part in code.split("|") if part and part != self.dossier.subject)

    def _described(self, clauses: list[Clause]) -> str:
        """The one agreement of several parties that was signed in a town and a month which the clauses give."""
        days = tuple(day for clause in clauses for day in clause.days if len(day.edtf) > len("2024"))
        towns = {place.town.name for clause in clauses for place in clause.places if place.town}
        found = [
            id_
            for id_, one in self.dossier.agreements.items()
            if one.signed and len(one.parties) > 2 and one.signed.place in towns and _dated_by(one, days)
        ]
        return found[0] if len(found) == 1 else ""

    def pair(self, code: str, clause: Clause, text: str) -> str:
        """The agreement of the subject with one country that a clause means; empty where there is none."""
        ids = [id_ for id_, one in self.dossier.agreements.items() if set(one.parties) == {code, self.dossier.subject}]
        if len(ids) < 2:
            return next(iter(ids), "")
        return next((meant[0] for meant in self._meant(ids, clause, text) if len(meant) == 1), ids[0])

    def _meant(self, ids: list[str], clause: Clause, text: str) -> Iterator[list[str]]:
        """Of several agreements of two sides, those meant: by their length, who signed, the day, what was spoken of."""
        every = self.dossier.agreements
        long = [id_ for id_ in ids if _long(every[id_])]
        yield long if tells(clause.text, "century") else []
        yield [id_ for id_ in ids if _signed_by(every[id_], clause.people)]
        yield [id_ for id_ in ids if _dated_by(every[id_], clause.days)]
        yield long if tells(text, "century") else []
        yield [id_ for id_ in ids if id_ in self.focus][:1]
        yield [id_ for id_ in ids if every[id_].framework and id_ not in long][:1]


def _long(agreement: Agreement) -> bool:
    found = DURATION.fullmatch(agreement.term.value) if agreement.term and agreement.term.value else None
    return bool(found and int(found[1] or 0) >= LONG_TERM)


def _signed_by(agreement: Agreement, people: tuple[Named, ...]) -> bool:
    """Whether one of these people signed it for the partner."""
    return any(
        same_person(one.name, signer.name) and str(signer.party) == one.country
        for one in people
        for signer in agreement.signatories
    )


def _dated_by(agreement: Agreement, days: tuple[Day, ...]) -> bool:
    day = dated(agreement)
    return bool(day) and any(one.when.first <= when(day).last and when(day).first <= one.when.last for one in days)


def _moved(clause: Clause, by: int) -> Clause:
    """A clause with its places counted in the paragraph."""
    return replace(
        clause,
        start=clause.start + by,
        end=clause.end + by,
        entities=tuple(replace(one, start=one.start + by, end=one.end + by) for one in clause.entities),
        days=tuple(replace(one, start=one.start + by, end=one.end + by) for one in clause.days),
        places=tuple(replace(one, start=one.start + by, end=one.end + by) for one in clause.places),
        people=tuple(replace(one, start=one.start + by, end=one.end + by) for one in clause.people),
    )


def summits_described(text: str, entities: list[Mention], reader: Reader) -> Iterator[Mention]:
    """Summits without their full name: the body's summit with its town, its year, or the one next to the article."""
    if any(one.kind == "summit" for one in entities):
        return
    for start, end in places_of(text, "summit_noun"):
        bodies = [one.ref for one in entities if one.kind == "actor" and 0 <= start - one.end <= 30]
        series = {str(one.series) for id_, one in reader.dossier.summits.items() if _of_body(id_, bodies)}
        if not series and reader.summit and not bodies:
            series = {str(reader.dossier.summits[reader.summit].series)}
        around = text[max(0, start - 30) : end + 45]
        those = {id_: one for id_, one in reader.dossier.summits.items() if str(one.series) in series}
        found = [id_ for id_, one in those.items() if _told(one, around)]
        if not found and not IN.search(around) and reader.anchor:
            today = when(reader.anchor).first
            found = [id_ for id_, one in those.items() if abs((when(one.held.date).first - today).days) <= AT_HAND]
        if len(found) == 1:
            yield Mention(start, end, "summit", found[0], text[start:end])


def _of_body(id_: str, bodies: list[str]) -> bool:
    return any(id_.startswith(f"{body.casefold()}-") for body in bodies)


def _told(summit: Summit, around: str) -> bool:
    """Whether the words around a summit give its town or its year."""
    town = (summit.held.place or "").split(",")[0]
    year = summit.held.date[:4]
    other = re.search(r"(?<!\d)20\d\d(?!\d)", around)
    return (
        bool(town) and town in around
        if not other
        else other.group() == year and (town in around or not IN.search(around))
    )
