"""What a template needs while it writes one page: links from here, footnotes of this page, chips and dates.

One `PageContext` per page; it knows the dossier, decides nothing about content.
"""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from generator.check.evidence import Lock, QuoteCounts, figures
from generator.derive.amounts import bounded
from generator.derive.anchors import anchors
from generator.derive.gaps import why_missing
from generator.derive.legal_force import keeps_silent
from generator.derive.noun_phrases import MANY
from generator.derive.page_addresses import address, card_page
from generator.derive.withdrawals import record_of
from generator.model.audits import Claim
from generator.model.dates import english
from generator.model.dossier import Dossier
from generator.model.entries import Citation, citations, own_text
from generator.model.meanings import gap_because
from generator.model.parts import Evidence, Funding, LegalNature
from generator.model.records import Agreement, Record, Source
from generator.model.vocabulary import Term, TonedWord, Word
from generator.text.markdown import escape, html_link, joined, link, sentence
from generator.text.wording import LANGUAGE, capital, small

LEFTWARD = frozenset({"ar", "he", "fa", "ur"})  # written from right to left
FOUND = Markup(' <span class="found" data-search-exclude>found in the text</span>')
NO_BREAK = "\u00a0"
STATED = Markup('<span class="stated">stated</span>')
NOT_CHECKED = Markup(' <span class="notfound" data-search-exclude>not checked against the text</span>')


class PageContext:
    """The state of one page being written. `src_uri` is its path under docs/."""

    def __init__(self, dossier: Dossier, lock: Lock, src_uri: str, record: object = None) -> None:
        self.dossier = dossier
        self.lock = lock
        self.src_uri = src_uri
        self.folder = posixpath.dirname(src_uri) or "."
        self.record = record if isinstance(record, Record) else None
        self.text = own_text(self.record) if self.record else None
        self.notes: dict[Citation, int] = {}

    def page(self, src_uri: str, anchor: str = "") -> str:
        """The relative address of another page, as MkDocs wants it: with `.md`."""
        path = posixpath.relpath(src_uri, self.folder)
        return f"{path}#{anchor}" if anchor else path

    def to(self, text: object, src_uri: str, anchor: str = "") -> Markup:
        """A link to a page of ours by its path."""
        return link(text, self.page(src_uri, anchor))

    def entity(self, name: str, text: object = None, anchor: str = "") -> Markup:
        """A link to the page of a country, organisation, agreement or summit, by code or id."""
        record = self.dossier.entities.get(name)
        if record is None:
            return escape(text or name)
        return self.of(record, text, anchor)

    def of(self, record: Record, text: object = None, anchor: str = "") -> Markup:
        """A link to the page of a record."""
        return self.to(text or record.name, address(record), anchor)

    def entities(self, names: Iterable[str]) -> Markup:
        """Links to the pages of several records, as a list in words; so many that one is looked for, by their names."""
        given = list(names)
        return joined([self.entity(name) for name in (sorted(given, key=self._called) if len(given) > MANY else given)])

    def _called(self, name: str) -> tuple[bool, str]:
        """The place of a record among many: by its name, the one the site is about last."""
        record = self.dossier.entities.get(name)
        return name == self.dossier.subject, record.name if record else name

    def mark(self, *values: Evidence | Claim | None) -> Markup:
        """The footnote marks of cited values of the record this page is about."""
        return self._marks(self.text, values)

    def mark_in(self, record: Record, value: Evidence) -> Markup:
        """The marks of a value of another record, whose own text is meant where it names no source."""
        return self._marks(own_text(record), [value])

    def mark_quote(self, claim: Claim) -> Markup:
        """The mark of the words of an article that make a claim."""
        return self.note(next(citations(claim, self.text)))

    def mark_cites(self, claim: Claim) -> Markup:
        """The marks of what decides the verdict on a claim."""
        return self._marks(None, [claim])

    def _marks(self, text: str | None, values: Iterable[Evidence | Claim | None]) -> Markup:
        given = (citations(value, text) for value in values if value is not None)
        cited = (one for each in given for one in sorted(each, key=self._foremost))
        return Markup("").join(dict.fromkeys(map(self.note, cited)))

    def _foremost(self, citation: Citation) -> int:
        """The place of a reference among those of one value: as the vocabulary orders the kinds of sources."""
        return list(self.dossier.vocabulary["source_kinds"]).index(self.dossier.source_kinds[citation.source])

    def note(self, citation: Citation) -> Markup:
        """The mark of one reference; the same reference gets the same number, wherever in a file it stands."""
        one = replace(citation, where=(), translation=None)
        return Markup(f"[^{self.notes.setdefault(one, len(self.notes) + 1)}]")

    @cached_property
    def anchors(self) -> Mapping[int, str]:
        """The names of the facts of the record this page is about."""
        return anchors(self.dossier, self.record) if self.record else {}

    def anchor(self, value: Evidence | Claim) -> str:
        """The name of a fact of the record this page is about."""
        return self.anchors[id(value)]

    def cards_of(self, record: Record) -> Markup:
        """A link to all cards of a record."""
        return self.to(record.name, card_page(record))

    def card(self, value: Evidence | Claim, text: str = "") -> Markup:
        """The link to the card of a statement of this page, quiet unless under a text; nothing where it has none."""
        anchor = self.anchors.get(id(value))
        return _card(self, self.record, anchor, text) if anchor and self.record else Markup("")

    def card_of(self, of: str, id_: str, anchor: str) -> Markup:
        """The quiet link to a card of any record, if it still has one of this name."""
        record = record_of(self.dossier, of, id_) if anchor else None
        there = record is not None and anchor in anchors(self.dossier, record).values()
        return _card(self, record, anchor) if record and there else Markup("")

    def footnotes(self) -> Markup:
        """The definitions of all marks used so far.

        The first of a source names it whole, with its address for paper. The others say publisher, clause and
        words, and lead to the first: fifty clauses of one document would repeat its title fifty times.
        """
        first = {one.source: number for one, number in reversed(self.notes.items())}
        notes = ((number, one, first[one.source]) for one, number in self.notes.items())
        lines = (
            f"[^{number}]: {self._whole(one) if number == named else self._again(named, one)}"
            for number, one, named in notes
        )
        return Markup("\n\n".join(lines))

    def _whole(self, one: Citation) -> Markup:
        source = self.dossier.sources[one.source]
        address = Markup(' <span class="address">{}</span>').format(escape(source.url))
        return link(_named(source, "*{}*", one), fragment(source, one.quote)) + self._aside(one) + address

    def _again(self, named: int, one: Citation) -> Markup:
        source = self.dossier.sources[one.source]
        see = Markup(' <span class="again">(see <a href="#fn:{0}">{0}</a>)</span>').format(named)
        return link(_cited_again(source, one), fragment(source, one.quote)) + see + self._aside(one)

    def reference_html(self, one: Citation) -> Markup:
        """Publisher, document, clause, words and date in HTML; the whole is the link to the exact words."""
        source = self.dossier.sources[one.source]
        return html_link(_named(source, "<em>{}</em>", one), fragment(source, one.quote)) + self._aside(one)

    def _aside(self, one: Citation) -> Markup:
        """Whether the words were found in the archived text, and the note."""
        return self.whether_found(one) + (Markup(". ") + sentence(one.note) if one.note else Markup(""))

    def whether_found(self, one: Citation) -> Markup:
        """Whether the words of a reference were found in the archived text; nothing where it gives none."""
        if not one.quote:
            return Markup("")
        return FOUND if self.lock.found(one.source, one.at, one.quote) else NOT_CHECKED

    def figures(self) -> QuoteCounts:
        """How many quotes of the whole table were checked."""
        return figures(self.dossier, self.lock)

    def chip(self, term: Term[TonedWord]) -> Markup:
        """How pages write a vocabulary word, on its colour."""
        return self.chip_of(self.dossier.meaning(term))

    @staticmethod
    def chip_of(word: TonedWord) -> Markup:
        """The label of a vocabulary word on its colour."""
        return Markup(f'<span class="chip chip--{word.tone}">{escape(word.label)}</span>')

    def sum(self, one: Funding) -> Markup:
        """How exact a sum is, and the sum."""
        return escape(bounded(self.dossier, one))

    def label(self, term: Term[Word] | None) -> Markup:
        """How pages write a vocabulary word."""
        return escape(self.dossier.meaning(term).label) if term else Markup("")

    def known(self, agreement: Agreement, name: str) -> Markup:
        """Whether a field of an agreement is stated, and if not, why."""
        value = getattr(agreement, name)
        if name == "legal_nature" and value and all(self._silent(one) for one in value):
            return self.gap(gap_because(self.dossier, "silent"))
        if name == "legal_nature" and keeps_silent(self.dossier, agreement):
            return Markup("by others only")
        if not value:
            return self.gap(why_missing(self.dossier, agreement, name))
        gap = getattr(value, "gap", None)
        return self.gap(gap) if gap else STATED

    def _silent(self, one: LegalNature) -> bool:
        return self.dossier.meaning(one.value).says == "nothing"

    def gap(self, term: Term[Word]) -> Markup:
        """Why there is no value."""
        return Markup(f'<span class="gap">{self.label(term)}</span>')

    def types(self, kinds: Iterable[str], last: str = "and", *, begins: bool = False) -> Markup:
        """Commitment types as a list in words, each linked to its comparator; whether a sentence begins with it."""
        named = list(kinds)
        labels = [small(self.dossier.term("commitment_types", kind).label) for kind in named]
        labels[:1] = map(capital, labels[:1]) if begins else labels[:1]
        pairs = zip(named, labels, strict=True)
        return joined([self.to(label, f"commitments/{kind}.md") for kind, label in pairs], last)


def _card(context: PageContext, record: Record, anchor: str, text: str = "") -> Markup:
    """The link to a card. Its name for screen readers begins with what is seen; all its letters are harmless."""
    name = f"{text} Cite this fact: {anchor.replace('-', ' ')}".strip()
    shown = context.to(text or "¶", card_page(record), anchor)
    return Markup(f'{"" if text else NO_BREAK}{shown}{{ .fact-link aria-label="{name}" }}')


def _named(source: Source, emphasis: str, one: Citation) -> Markup:
    """What is cited, in words; `emphasis` frames its title."""
    quoted = f"“{one.quote}”" if one.quote else ""
    day = english(source.published) if source.published else ""
    title = emphasis.replace("{}", in_its_language(source))
    parts = [escape(source.publisher), title, *map(escape, (one.at or "", quoted, day))]
    return Markup(", ".join(part for part in parts if part))


def _cited_again(source: Source, one: Citation) -> Markup:
    """What is cited of a source that an earlier note has named.

    A clause is enough to find words on paper, and commitments show them in their table.
    """
    words = escape(f", “{one.quote}”") if one.quote else Markup("")
    findable = one.quote and one.at and not one.at.lower().startswith("whole")
    place = escape(f", {one.at}") if one.at else Markup("")
    told = Markup('<span class="words">{}</span>').format(words) if findable else words
    return escape(source.publisher) + place + told


def in_its_language(source: Source) -> Markup:
    """The title of a source; where it is not in the language of the pages, with its own and the way it is read."""
    if source.language in (None, LANGUAGE):
        return escape(source.title)
    way = ' dir="rtl"' if source.language in LEFTWARD else ""
    return Markup('<bdi lang="{}"{}>{}</bdi>').format(source.language, Markup(way), escape(source.title))


def fragment(source: Source, quoted: str | None) -> str:
    """The address of a source, leading to the quoted words where a browser can find them (not in a PDF).

    Text fragments: https://wicg.github.io/scroll-to-text-fragment/
    """
    if not quoted or source.url.lower().split("?")[0].endswith(".pdf"):
        return source.url
    page = source.url.split("#")[0]
    return f"{page}#:~:text={quote(quoted, safe='').replace('-', '%2D')}"
