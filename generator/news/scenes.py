"""Paragraphs → clauses with what they name and which agreements they speak of.

Which agreement is meant is read as readers do: by its name, by the country beside it, by the person who signed, else it
is the one spoken of last. What stands in a clause belongs to the countries of that clause; a clause without any
belongs to those before it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from generator.news.agreements_meant import AgreementsMeant, described_by_day, is_town_of_item, signed_together
from generator.news.entities import Lexicon, NamedPerson, NamedPlace
from generator.news.gatherings import summit_at_hand, summits_described
from generator.news.meetings_meant import MeetingTold, meeting_headed, meeting_meant
from generator.news.mentions import Mention
from generator.news.passage import HEADED, Clause, Passage
from generator.news.people import as_then, people_in
from generator.news.relative import Day, days_in
from generator.news.rows import as_entry, as_item, has_cells
from generator.news.splitting import cut, joined_lists, sentences_of
from generator.news.words import form_of, tells

ITEM_OF_ROW = re.compile(r"(?<=[,|:;]\s)[^\W\d_][^,|:;]*(?=[,|;.]|$)")
CELL_OF_ROW = re.compile(r"(?:(?<=\|\s)|^)[^\W\d_][^|,;]*?(?=\s*[|,;(]|$)")
CELLS_WITH_TOWN = 3
STRONG = re.compile(r";\s|:\s(?!\d)")
LEAD = 600  # characters before a list that may say what it lists
# The words of a sentence that speaks of a text, so that what it names is what those behind it go on about.
SPEAKS_OF_TEXT = ("agreement", "sign", "declaration", "notice", "term", "consult", "effect", "ratify", "followed")
LONGEST_LINK = 6  # characters between a town and its day: "on the"
OPENS = (0, 1)  # the title and the first paragraph


# What a text names: names of the table, days, places, persons.
Named = tuple[list[Mention], list[Day], list[NamedPlace], list[NamedPerson]]


class Reader(AgreementsMeant):
    """Reads an article from its beginning, and keeps what was spoken of last."""

    def __init__(self, lexicon: Lexicon, anchor: str) -> None:
        super().__init__(lexicon.dossier)
        self.lexicon = lexicon
        self.anchor = anchor
        self.last: tuple[str, ...] = ()
        self.asked = self.heading = self.last_day = self.lead = self.scene = ""
        self.spoken: tuple[str, ...] = ()
        self.listed: tuple[str, ...] | None = None
        self.told: list[tuple[str, ...]] = []
        self.items = 0

    def sentences(self, number: int | None, written: str) -> Iterator[Passage]:
        """The sentences of paragraph `number`, each with the agreements it speaks of."""
        listed = self.lead.rstrip().endswith(":") or self.items
        row = as_item(written, self._names_one)
        text = as_entry(row, self._names_one) if listed and row == written else row
        self.asked, self.heading = self.heading, ""
        self._opens_paragraph(number, text)
        if number in OPENS and not self.summit:
            towns = [one.town.name for one in self.lexicon.places(text) if one.town]
            self.summit = summit_at_hand(" ".join([text, *towns]), self.dossier, self.anchor)
        item = self._item(text)
        if self.listed is not None and not item and HEADED.match(text):
            self.focus = self.last = self.listed  # each point of a list is of what the list is of
        elif not item:
            self.listed = None
        if not item:
            goes_on = self.items == 0 and not has_cells(text)
            self.lead, self.items = f"{self.lead if goes_on else ''} {text}"[-LEAD:], 0
        headed = self.scene = ""
        for start, end in sentences_of(text):
            if meeting := meeting_headed(text[start:end], self.dossier, self.anchor):
                self.summit = self.scene = headed = meeting
            yield self._sentence(number, text, start, end, headed)
            self.before = text[start:end]
            self.asked = self.before if self.before.endswith("?") else self.asked
        self.items += item
        self.listed = self.focus if text.rstrip().endswith(":") else self.listed
        if number in OPENS and not self.topic:
            self.topic = next((one for one in self.told if one), ())

    def _opens_paragraph(self, number: int | None, text: str) -> None:
        """What a paragraph goes on about: what the article is about, where the last one named that among others.

        A paragraph that opens with a document described otherwise is about none that is known.
        """
        if number and form_of("described_otherwise").match(text):
            self.focus = self.last = ()
        elif number and len(self.topic) == 1 and any(self.topic[0] in one for one in self.told):
            self.focus = self.last = self.topic
        self.told = []

    def headed(self, text: str) -> None:
        """Keep a heading that asks: what it names is spoken of next, else what the article is about."""
        self.focus = self.topic or self.focus
        self._sentence(None, text, 0, len(text), "")
        self.heading = text

    def _names_one(self, text: str) -> bool:
        """Whether a text is the name of one country or body beside the subject, and nothing else."""
        actors = [one for one in self.lexicon.entities(text) if one.kind == "actor" and one.ref != self.dossier.subject]
        return len(actors) == 1 and len(text) - len(actors[0].text) <= len("the ()")

    def _item(self, text: str) -> bool:
        """Whether a paragraph is an item of a list: countries, a colon, and what is said of them."""
        head = HEADED.match(text)
        named = self.lexicon.entities(head.group()) if head else []
        others = [one for one in named if one.kind == "actor" and one.ref != self.dossier.subject]
        # Not "two more have signed: for Spain, N. N.", "Offer of the United States: …", "Zagreb is in good company: …".
        opens = (
            head
            and others
            and not form_of("clause_of_item").search(head.group(), others[0].end)
            and form_of("opens_item").fullmatch(head.group()[: others[0].start])
        )
        if opens and is_town_of_item(self.dossier, others[0], text):
            return False
        return bool(opens) and not (head and tells(head.group(), "has_signed"))

    def _sentence(self, number: int | None, text: str, start: int, end: int, headed: str) -> Passage:
        whole = text[start:end]
        found = self._named(whole, opens=start == 0)
        meeting = has_cells(whole) and any(one.kind == "summit" for one in found[0])
        listing = meeting or self._item(whole)
        country = self.country
        made = list(self._meeting_row(whole, found)) if meeting else self._parted(whole, found)
        clauses = [one.moved(start) for one in (self._row(whole, made) if listing and not meeting else made)]
        named = self._keep(clauses, found, strong=listing or number == 0)
        if form_of("it_opens").match(whole) and named != self.focus:
            named = tuple(dict.fromkeys([*self.focus, *named]))
        return Passage(
            number,
            start,
            whole,
            text,
            tuple(clauses),
            named or self.focus,
            self.before,
            self.asked,
            self.anchor,
            self.spoken,
            self.summit,
            headed,
            self.scene,
            self.lead,
            country,
            listing,
            self.dossier,
            self.lexicon,
        )

    def _named(self, whole: str, *, opens: bool) -> Named:
        """What a sentence names; where it opens a paragraph, without the day of a dateline."""
        head = form_of("dateline").match(whole) if opens else None
        days = [one for one in days_in(whole, self.anchor, self.last_day) if not head or one.start >= head.end()]
        entities = self.lexicon.entities(whole)
        towns = self._town_heading(whole, days) if opens else []
        heads = bool(towns)
        towns += [one for one in self.lexicon.places(whole) if not towns or one.start > towns[0].end]
        if not any(one.kind == "summit" for one in entities):
            told = MeetingTold(whole, entities, towns, days, self.dossier, self.summit)
            meant = meeting_meant(told, self.anchor, heads=heads)
            described = summits_described(whole, entities, self.dossier, days, self.summit, self.anchor)
            entities = sorted([*entities, *([meant] if meant else described)])
        if heads and not any(one.kind == "summit" for one in entities):
            self.summit = self.scene = ""  # of a meeting that is not known
        people = [as_then(one, self.dossier, self.anchor) for one in people_in(whole, self.lexicon, entities)]
        return entities, days, towns, people

    def _town_heading(self, whole: str, days: list[Day]) -> list[NamedPlace]:
        """The town that heads an entry of a chronicle before its day: "Paris, 6 January."."""
        head = form_of("town_and_day").match(whole)
        town = self.lexicon.towns.named(head["town"]) if head else None
        near = head is not None and any(one.start - head.end() <= LONGEST_LINK for one in days)
        return [NamedPlace(*head.span("town"), head["town"], town)] if head and town and near else []

    def _parted(self, whole: str, found: Named) -> list[Clause]:
        """The clauses of a sentence, each with the agreements it speaks of."""
        clauses: list[Clause] = []
        carried: tuple[str, ...] = ()
        for first, last in cut(whole, 0, len(whole), STRONG):
            made = list(self._clauses(whole, first, last, found))
            clauses += self._shared(made, whole, carried)
            if ":" in whole[: first + 1]:
                clauses = _named_behind_colon(clauses)
            carried = next((one.agreements for one in reversed(clauses) if one.own), carried)
        return clauses

    def _keep(self, clauses: list[Clause], found: Named, *, strong: bool) -> tuple[str, ...]:
        """Keep what a sentence spoke of for those behind it; the agreements that it names itself."""
        entities, days, *_ = found
        told = [clause for clause in clauses if clause.own and not _named_for_contrast(clause)]
        named = tuple(dict.fromkeys(id_ for clause in told for id_ in clause.agreements))
        self.told.append(named)
        goes_on = bool(self.focus) and form_of("it_opens").match(clauses[0].text if clauses else "") is not None
        if named and (strong or (not goes_on and any(map(_speaks_of_text, clauses)))):
            self.focus = named
            self.last = told[-1].agreements
            self.recent = (*(id_ for id_ in self.recent if id_ not in named), *named)
        if days:
            self.last_day = days[-1].edtf
        meeting = next((one.ref for one in reversed(entities) if one.kind == "summit"), "")
        self.summit, self.scene = meeting or self.summit, meeting or self.scene
        self.spoken = tuple(dict.fromkeys([*self.spoken, *(one.ref for one in entities if one.kind == "agreement")]))
        return named

    def _meeting_row(self, text: str, found: Named) -> Iterator[Clause]:
        """The clauses of a row of a table of meetings, with the towns of its cells; they are of no agreement."""
        cells = ((one.start(), one.end()) for one in islice(CELL_OF_ROW.finditer(text), CELLS_WITH_TOWN))
        towns = [NamedPlace(*at, text[slice(*at)], self.lexicon.towns.named(text[slice(*at)])) for at in cells]
        places = [one for one in towns if one.town]
        entities, days, _, people = found
        for first, last in cut(text, 0, len(text), STRONG):
            yield _stretch(text, first, last, (entities, days, places, people))

    def _row(self, text: str, clauses: list[Clause]) -> list[Clause]:
        """The clauses of a row of a list: all of them are about what stands before the colon; towns need no "in"."""
        head = HEADED.match(text)
        end = head.end() if head else 0
        about = replace(clauses[0], entities=tuple(one for one in clauses[0].entities if one.start < end), people=())
        own = self.own_agreements(about, text, "")
        rows = []
        for clause in clauses:
            named = ((one.start(), one.end()) for one in ITEM_OF_ROW.finditer(text, max(end, clause.start), clause.end))
            towns = [NamedPlace(*at, text[slice(*at)], self.lexicon.towns.named(text[slice(*at)])) for at in named]
            known = tuple(one for one in towns if one.town)
            rows.append(replace(clause, agreements=own, own=bool(own), places=known or clause.places))
        return rows

    def _clauses(self, text: str, start: int, end: int, found: Named) -> Iterator[Clause]:
        """The clauses of a stretch; a comma within a list or an apposition parts nothing."""
        for first, last in joined_lists(text, list(cut(text, start, end, form_of("weak"))), found[0]):
            yield _stretch(text, first, last, found)

    def _shared(self, clauses: list[Clause], text: str, carried: tuple[str, ...]) -> Iterator[Clause]:
        """Each clause with its agreements: its own, else those of the clause before, of the next, or of the focus."""
        described = described_by_day(self.dossier, clauses) or signed_together(self.dossier, clauses, text)
        own = self._own_of_each(clauses, text, described)
        known: tuple[str, ...] = ()
        contrast = len(clauses) > 2 and _named_for_contrast(clauses[0])  # and what its relative clause tells
        for number, clause in enumerate(clauses):
            of_contrast = contrast and number == 1 and form_of("relative").match(text, clauses[0].end)
            if of_contrast or (not own[number] and form_of("some_group").search(clause.text)):
                yield replace(clause, agreements=(), own=False)
                continue
            if own[number] and not (number == 0 and _named_for_contrast(clause)):
                known = own[number]
            behind = zip(own[number:], clauses[number:], strict=True)
            ahead = next((one for one, other in behind if one and not _named_for_contrast(other)), ())
            taken_up = self.last if tells(clause.text, "it_alone") else self.focus
            here = own[number] if _named_for_contrast(clause) else known
            yield replace(clause, agreements=here or ahead or carried or taken_up, own=bool(own[number]))

    def _first_country(self, clause: Clause) -> str:
        """The country that a clause names first, or for which the first of its people speaks."""
        said = [(one.start, one.ref) for one in clause.entities] + [(one.start, one.country) for one in clause.people]
        known = {str(one.code) for one in self.dossier.countries.values()} - {self.dossier.subject}
        return next((code for _, code in sorted(said) if code in known), "")

    def _own_of_each(self, clauses: list[Clause], text: str, described: str) -> list[tuple[str, ...]]:
        """The agreements that each clause names; those behind a document of several parties may go on about it."""
        spoken_of, own = self.focus, []
        for clause in clauses:
            named = self.own_agreements(clause, text, described)
            document = self.dossier.agreements.get(named[0]) if len(named) == 1 else None
            self.focus = named if document and len(document.parties) > 2 else self.focus
            own.append(named)
            self.country = self._first_country(clause) or self.country
        self.focus = spoken_of
        return own


def _speaks_of_text(clause: Clause) -> bool:
    """Whether a clause speaks of a text, so that what it names is what those behind it go on about."""
    as_one = (form_of("as_one").match(clause.text, named.end - clause.start) for named in clause.entities)
    return any(as_one) or any(tells(clause.text, word) for word in SPEAKS_OF_TEXT)


def _named_for_contrast(clause: Clause) -> bool:
    """Whether a clause only sets apart what its sentence is not about: "Where Spain's is silent, this one …"."""
    return form_of("contrast").match(clause.text) is not None


def _stretch(text: str, first: int, last: int, found: Named) -> Clause:
    """The clause of a stretch, with what is named in it."""
    parts = (tuple(one for one in kind if first <= one.start < last) for kind in found)
    return Clause(first, last, text[first:last], *parts)  # type: ignore[arg-type]


def _named_behind_colon(clauses: list[Clause]) -> list[Clause]:
    """Clauses before a colon that name no agreement have those behind it: "signed three agreements: with …"."""
    own = tuple(dict.fromkeys(id_ for one in clauses if one.own for id_ in one.agreements))
    behind = own and not clauses[0].own and any(tells(one.text, "sign") for one in clauses if not one.own)
    return [one if one.own else replace(one, agreements=own) for one in clauses] if behind else clauses
