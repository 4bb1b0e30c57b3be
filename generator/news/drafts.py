"""A saved page + what is known → the draft of an audit, as YAML an editor only has to judge.

The draft has the fields of an article record; filled in, it is one. What the record has no field for stands in
comments: which names, dates and sums a paragraph has, what it seems to be, what it touches, who has no page.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.check.layout import NOTE
from generator.disk.atomic_write import create_whole
from generator.model.dossier import DATA, DRAFT, Dossier
from generator.model.fields import LONGEST_QUOTE
from generator.model.meanings import unjudged
from generator.model.vocabulary import ConfidenceWord, VerdictWord
from generator.news.dates_and_sums import Stated, StatedSum, dates, sums
from generator.news.fact_checking import compare
from generator.news.finding import Finding
from generator.news.isolation import read_apart
from generator.news.mentions import Mention, Names, mentions, names_of, people_called_like_places, without_page
from generator.news.relative import Day, days_in
from generator.news.reports import day_of
from generator.news.saved import Saved, page_bytes
from generator.news.touched import touched_by
from generator.news.words import form_of
from generator.source.problem import Problem
from generator.source.scalars import scalar
from generator.text.wording import slug

FEWEST_QUOTED = 3
SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…](?![\s\"”»’')\]]|$)[^.!?…]*)*[.!?…\"”»’')\]]*")
HEAD = """\
# > Draft of an audit, made by `intake`; `check` does not read it. To finish it: write each claim in your own words,
# > delete the claims not worth checking, fill in what is empty, take the `# >` away from what you give, then rename the
# > file: {id}.yml
# > What stands behind # > was found by a program: a capital used for its government is marked, and so is a demonym.
# > `fmt` takes all of it away once the file has its name.
"""
# What an audit says of a claim beside its verdict.
LEFT_TO_JUDGE = ("confidence:", "why:", "checked:")
NO_PLACE = "{source: , at: , quote: }"


@dataclass(frozen=True)
class Paragraph:
    """What was found in one body paragraph."""

    text: str
    mentions: tuple[Mention, ...]
    dates: tuple[Stated, ...]
    sums: tuple[StatedSum, ...]
    unknown: tuple[str, ...]
    touches: tuple[str, ...]
    days: tuple[Day, ...]

    @property
    def looks_like(self) -> str:
        """`forecast`, `statement`, `claim` or `none`, by the words of its own language only."""
        plain = re.sub(r"[\"“„«][^\"“”„«»]*[\"”“»]", " ", self.text)
        said, ahead = form_of("statement").search(self.text), form_of("forecast").search(plain)
        if ahead and (not said or ahead.start() < said.start()):
            return "forecast"
        if said:
            return "statement"
        return "claim" if self.mentions or self.dates or self.sums else "none"

    @property
    def about(self) -> list[str]:
        """Codes and ids of what it names; names that can mean several things are left to the editor."""
        return list(dict.fromkeys(one.ref for one in self.mentions if "|" not in one.ref))

    @property
    def quote(self) -> str:
        """The words by which to find it again: of its sentences, the run of words in which most was found."""
        found: tuple[Mention | Stated | StatedSum, ...] = (*self.mentions, *self.dates, *self.sums)
        places = sorted(one.start for one in found)
        best, chosen = -1, ""
        for sentence in SENTENCE.finditer(self.text):
            words = list(re.finditer(r"\S+", sentence.group()))[:LONGEST_QUOTE]
            if not words:
                continue
            start, end = sentence.start() + words[0].start(), sentence.start() + words[-1].end()
            inside = bisect_left(places, end) - bisect_left(places, start) if len(words) >= FEWEST_QUOTED else -1
            if inside > best:
                best, chosen = inside, self.text[start:end]
        return chosen or " ".join(self.text.split()[:LONGEST_QUOTE])


def read_paragraphs(saved: Saved, dossier: Dossier) -> list[Paragraph]:
    """What each body paragraph names, dates and sums up to."""
    names = names_of(dossier, saved.language, "\n".join(saved.paragraphs))
    people = people_called_like_places("\n".join(saved.paragraphs))
    return [_paragraph(text, names, people, dossier, saved.anchor) for text in saved.paragraphs]


def _paragraph(text: str, names: Names, people: frozenset[str], dossier: Dossier, anchor: str) -> Paragraph:
    found = mentions(text, names, people)
    stated, money = dates(text), sums(text)
    touched = tuple(touched_by(found, stated, money, dossier))
    unknown = tuple(without_page(text, names, found))
    return Paragraph(text, tuple(found), tuple(stated), tuple(money), unknown, touched, tuple(days_in(text, anchor)))


def draft(saved: Saved, content: bytes, name: str, id_: str, dossier: Dossier) -> str:
    """The draft's text: the same for the same page and data."""
    digest = hashlib.sha256(content).hexdigest()
    paragraphs = read_paragraphs(saved, dossier)
    left_out = [f"{NOTE} left out: {_comment(beginning(one.text))} ({one.why})" for one in saved.left_out]
    lines = [
        *_article_fields(saved, name, digest, id_, dossier),
        *_overview(paragraphs, digest, dossier),
        *left_out,
        *_noted("verdicts", dossier.known(VerdictWord.group)),
        *_noted("confidence", dossier.known(ConfidenceWord.group)),
        "claims:",
    ]
    found = compare(saved, dossier, day_of(saved, content, dossier))
    for number, paragraph in enumerate(paragraphs, 1):
        here = [one for one in found if one.paragraph == number]
        lines += [*_claim(number, paragraph, here, unjudged(dossier)), *_evidence_wanted(here), *_proposals(here)]
    return HEAD.format(id=id_) + "\n".join(lines) + "\n"


def _article_fields(saved: Saved, name: str, digest: str, id_: str, dossier: Dossier) -> Iterator[str]:
    source = next(
        (key for key, one in dossier.sources.items() if saved.title and one.title.casefold() == saved.title.casefold()),
        "",
    )
    yield f"id: {id_}"
    yield f"name: {scalar(saved.title)}" if saved.title else f"name:  {NOTE} no title found"
    yield f"as_of:  {NOTE} the day on which you finish"
    yield (
        f"source: {source}"
        if source
        else f"source:  {NOTE} its id in data/sources/article.yml: `add-source ADDRESS --in article` writes it"
    )
    yield f"{NOTE} publisher as stated: {_comment(saved.publisher) or 'none'}"
    stated = saved.date or f" {NOTE} not stated on the page; an interval will do"
    yield from _noted("language", [saved.language])
    yield from _noted("day of the last change", [saved.changed])
    yield from _noted("mind", saved.notes)
    yield "published:"
    yield f"  date: {stated}"
    yield f"  at: {scalar(_comment(saved.date_found))}" if saved.date else f"  at:  {NOTE} {_comment(saved.date_found)}"
    yield f"file: {scalar(_comment(name))}"
    yield f"sha256: {digest}"
    yield f"paragraphs: {len(saved.paragraphs)}"


def _overview(paragraphs: list[Paragraph], digest: str, dossier: Dossier) -> Iterator[str]:
    """What the article as a whole touches, and whom it names that has no page."""
    audited = [id_ for id_, article in dossier.articles.items() if article.sha256 == digest]
    if audited:
        yield f"{NOTE} audited already: {', '.join(audited)}"
    touched = [f"paragraph {n}: {t}" for n, one in enumerate(paragraphs, 1) for t in one.touches]
    pages = dict.fromkeys(m.ref for one in paragraphs for m in one.mentions if m.kind in ("agreement", "summit"))
    yield from _noted("names the pages", pages)
    yield from _noted("seems to touch", touched)
    yield from _noted("without a page", dict.fromkeys(name for one in paragraphs for name in one.unknown))


def _claim(number: int, paragraph: Paragraph, found: list[Finding], verdict: str) -> Iterator[str]:
    yield ""
    yield f"  {NOTE} paragraph {number} · looks like: {paragraph.looks_like}"
    yield from _noted("  names", dict.fromkeys(_mention_told(one) for one in paragraph.mentions))
    yield from _noted(
        "  dates",
        (f"{one.text} = {one.edtf}{f' ({one.how})' if one.how else ''}" for one in paragraph.days),
    )
    yield from _noted("  sums", (f"{one.text} = {one.amount:.0f} {one.currency}" for one in paragraph.sums))
    yield from _noted("  touches", paragraph.touches)
    yield from _noted("  without a page", paragraph.unknown)
    yield f"  - number: {number}"
    yield f"    paragraph: {number}"
    yield "    claim:"
    yield f"    quote: {scalar(paragraph.quote)}"
    yield f"    said_by: {scalar(_speaker(paragraph))}"
    if paragraph.dates:
        yield f"    dated: {scalar(paragraph.dates[0].text)}"
    about = dict.fromkeys([*paragraph.about, *(ref for one in found for ref in one.about)])
    yield f"    about: [{', '.join(map(scalar, about))}]"
    yield f"    verdict: {verdict}".rstrip()
    yield from (f"    {NOTE} {one}" for one in LEFT_TO_JUDGE)


def _evidence_wanted(found: list[Finding]) -> Iterator[str]:
    """Where the evidence goes; what the program compared a paragraph with stands there, without its quote."""
    places = dict.fromkeys((source, one.at) for one in found for source in one.sources[:1])
    told = [f"{{source: {source}, at: {scalar(_comment(at))}, quote: }}" for source, at in places]
    yield f"    {NOTE} cite: [{', '.join(told) or NO_PLACE}]"


def _proposals(found: list[Finding]) -> Iterator[str]:
    """What the program found in a paragraph: proposals, which a person judges by writing the verdict."""
    if found:
        yield "    proposals:"
    for one in found:
        values = {"quote": one.quote, "finding": str(one.verdict), "recorded": one.recorded, "why": one.reason}
        shown = ", ".join(f"{key}: {scalar(_comment(value))}" for key, value in values.items() if value)
        about = ", ".join(scalar(ref) for ref in one.about)
        yield f"      - {{{shown}, about: [{about}], proposed_by: program}}"


def _speaker(paragraph: Paragraph) -> str:
    """The person named where the paragraph looks like a statement by one; else the article."""
    people = dict.fromkeys(one.text for one in paragraph.mentions if one.kind == "person")
    return next(iter(people)) if paragraph.looks_like == "statement" and len(people) == 1 else "The article"


def _mention_told(one: Mention) -> str:
    mark = f" ({one.kind})" if one.kind in ("demonym", "government", "person") else ""
    return f"{one.text} = {one.ref.replace('|', ' or ')}{mark}"


def _noted(label: str, values: Iterable[str]) -> Iterator[str]:
    text = "; ".join(map(_comment, values))
    indent = label[: len(label) - len(label.lstrip())]
    if text.strip():
        yield f"{indent}{NOTE} {label.strip()}: {text}"


def beginning(text: str) -> str:
    """The first words of a line, by which it is known again."""
    parts = text.split()
    return " ".join(parts[:LONGEST_QUOTE]) + (" …" if len(parts) > LONGEST_QUOTE else "")


def _comment(text: str) -> str:
    """Text that cannot end the line or the comment it stands in."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def article_at(path: Path, *, html: bool) -> tuple[Saved, bytes] | Problem:
    """The article on the page at a path with the page's bytes, or why there is none."""
    try:
        content, marked_up = page_bytes(path)
    except OSError as error:
        return Problem(path.name, 1, 1, "", f"must be a readable file: {error.strerror}.")
    saved = read_apart(content, path.name, html=html or marked_up)
    return saved if isinstance(saved, Problem) else (saved, content)


def take_in(path: Path, root: Path, dossier: Dossier, *, html: bool, id_: str | None) -> str | Problem:
    """Write one draft; the line that says so, or why there is none."""
    page = article_at(path, html=html)
    if isinstance(page, Problem):
        return page
    saved, content = page
    id_ = id_ or slug(saved.title.replace("'", "")) or slug(path.stem) or "article"
    target = root / DATA / "articles" / f"{id_}{DRAFT}"
    name = target.relative_to(root).as_posix()
    taken = [one.name for one in (target, target.with_name(f"{id_}.yml")) if one.exists()]
    if taken:
        what = f"must get another id with --id: {DATA}/articles/{taken[0]} is there already."
        return Problem(path.name, 1, 1, "", what)
    text = draft(saved, content, path.name, id_, dossier)
    try:
        create_whole(target, text.encode())
    except OSError as error:
        return Problem(name, 1, 1, "", f"must be a file that can be written: {error.strerror}.")
    return f"{name}: {len(saved.paragraphs)} paragraphs of {path.name}"
