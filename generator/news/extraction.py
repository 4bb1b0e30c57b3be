"""A saved news page → its title, publisher, date and body paragraphs, or the reason why there are none.

HTML goes through trafilatura (2.3.1 of October 2026, Apache-2.0, four releases that year; pure Python on lxml, no
network for a page at hand, the same result for the same bytes as long as `deduplicate` stays off, which it does here).
readability-lxml keeps one block and loses pages built from several; jusText knows no title or date and drops short
paragraphs, but its lists of function words serve `paragraphs`. What trafilatura leaves, and plain text as saved from a
browser, is judged by `paragraphs`.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from generator.news.page_parts import page_lines, rows_as_lines, without_asides
from generator.news.paragraphs import ENDING, Body, PageLine, body
from generator.news.publication_day import linked_titles, stated_above, stated_by_programs, stated_in_lines
from generator.news.saved import LONGEST, LeftOut, Saved, looks_like_html, misread, page_text, unusable
from generator.news.scripts import size
from generator.news.titles import marked_title, title_of, without_site
from generator.news.words import form_of
from generator.news.wrapping import cleaned, unwrapped
from generator.source.problem import Problem

HEAD_LINES = 12
SHORTEST_LEFT_OUT = 3  # words: shorter lines are counted only
ROWS_BEHIND = 40  # lines behind the last paragraph that may be rows of its list
NOWHERE = -1
NO_LETTER = re.compile(r"[\W_]+")
LONGEST_LINE = 300  # characters
LONGEST_LEFT_OUT = 12
NOBODY = re.compile(r"\b(?:riprod\w+|rights|rechte|droits|copyright|prawa)\b", re.IGNORECASE)
BLOCKS = {"p", "head", "item", "quote", "ab", "code"}
ITEM_MARK = re.compile(r"^(?:[•‣▪●◦*-]|\d{1,2}[.)])\s+")  # not the dash, which opens speech in many languages

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text there; we say so ourselves


def read_page(content: bytes, name: str, *, html: bool) -> Saved | Problem:
    """The article on a saved page called `name`, or why there is none."""
    saved = unusable(content) or _read_page(content, html=html)
    return saved if isinstance(saved, Saved) else Problem(name, 1, 1, "", saved)


def paragraphs_of(content: bytes, name: str) -> tuple[str, ...]:
    """The paragraphs of a saved page or text, as drafts number them; none where it cannot be read."""
    page = read_page(content, name, html=looks_like_html(content))
    return () if isinstance(page, Problem) else tuple(page.paragraphs)


def _read_page(content: bytes, *, html: bool) -> Saved | str:
    text = page_text(content, html=html)
    if not text:
        return "must be text or HTML: binary data found."
    saved = from_html(text) if html else from_text(text)
    if saved is None:
        return f"must hold an article: {_no_article(text)}."
    length = sum(map(len, saved.paragraphs))
    return saved if length <= LONGEST else f"must hold one article: at most {LONGEST:,} characters, {length:,} found."


def _no_article(text: str) -> str:
    if wrong := misread(text):
        return f"no body paragraph found; {wrong}"
    if form_of("needs_javascript").search(text):
        return "no body paragraph found; the page is filled by a program, so save it again once it is on screen"
    if form_of("paid").search(text):
        return "no body paragraph found, or only a beginning; the rest of the page is for subscribers"
    return "no body paragraph found"


def _notes(text: str, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """What an editor must know of the reading as a whole."""
    return tuple(filter(None, (misread("\n".join(paragraphs) or text),)))


def _left_out(lines: list[PageLine], found: Body, title: str, heads: list[str]) -> tuple[LeftOut, ...]:
    """Every line that is no paragraph, with its reason; short ones in one line together."""
    listed = [LeftOut(_first_words(one), "the head or foot of a printed page") for one in heads]
    short = 0
    for index, why in sorted(found.why.items()):
        text = lines[index].text
        if text == title or without_site(text)[0] == title:
            continue
        if size(text) < SHORTEST_LEFT_OUT:
            short += 1
        else:
            listed.append(LeftOut(text[:LONGEST_LINE], why, _paragraph_before(index, found.chosen)))
    if short:
        listed.append(LeftOut(f"{short} lines of one or two words", "menus, labels, names"))
    return tuple(listed)


def _paragraph_before(index: int, chosen: tuple[int, ...]) -> int:
    """The number of the paragraph behind which a line stands; 0 before the article, less well behind it."""
    return sum(one < index for one in chosen) if chosen and index < chosen[-1] + ROWS_BEHIND else NOWHERE


def _first_words(text: str) -> str:
    parts = text.split()
    return " ".join(parts[:LONGEST_LEFT_OUT])[:120] + (" …" if len(parts) > LONGEST_LEFT_OUT else "")


# Plain text ----------------------------------------------------------------------------------------------------------


def from_text(text: str) -> Saved | None:
    """The article in text as a browser saves it."""
    texts, heads = unwrapped(text)
    lines = [PageLine(line) for line in texts if line]
    found = body(lines)
    if not found.chosen:
        return None
    chosen = list(found.chosen)
    around = [line.text for index, line in enumerate(lines) if index not in set(chosen)]
    title, publisher, place = title_of(lines, chosen)
    # However far above the body the title stands, its byline is right below it.
    first = min(max(0, chosen[0] - HEAD_LINES), place if title else len(lines))
    head = [line.text for line in lines[first : chosen[0]]]
    below = max(0, place + 1 - first) if title else 0
    stated = stated_in_lines(head, below, [text for text in around if text not in head])
    paragraphs = tuple(ITEM_MARK.sub("", lines[index].text) for index in chosen)
    return Saved(
        title,
        publisher or _owner(around),
        stated.day,
        found.language,
        paragraphs,
        stated.how,
        stated.changed,
        _left_out(lines, found, title, heads),
        _notes(text, paragraphs),
    )


def _owner(lines: list[str]) -> str:
    """The name in the first copyright line that has one."""
    names = (found["site"].strip() for line in lines if (found := form_of("rights_line").search(line)))
    return next((name for name in names if not NOBODY.search(name)), "")


# HTML ----------------------------------------------------------------------------------------------------------------


def from_html(text: str) -> Saved | None:
    """The article on an HTML page; text without markup is read as text."""
    if not re.search(r"<(?:html|body|p|div|br|article)\b", text, re.IGNORECASE):
        return from_text(text)
    text = _in_paragraphs(text)
    tree = trafilatura.load_html(text)
    if tree is None:
        return None
    if set_as_typed := _as_typed(tree):
        return from_text(set_as_typed)
    marked = [*linked_titles(tree), *(cleaned("".join(one.itertext())) for one in tree.iter("h1"))]
    page_title = cleaned(tree.findtext(".//title") or "")
    asked = stated_by_programs(tree)
    aside = without_asides(tree)
    rows_as_lines(tree)
    extracted: Any = _extracted(tree)
    lines, found, above = _read_body(extracted, text)
    if not found.chosen:
        return None
    paragraphs = tuple(ITEM_MARK.sub("", lines[index].text) for index in found.chosen)
    shown = list(page_lines(text))
    stated = asked if asked.day else stated_above(_lines_before(shown, paragraphs[0]), asked.changed)
    site = cleaned((extracted and extracted.sitename) or "")
    named = [*marked, *above, cleaned((extracted and extracted.title) or ""), page_title, *_headings(tree)]
    title, publisher = without_site(marked_title(named, site, paragraphs))
    return Saved(
        title,
        site or publisher or without_site(page_title)[1],
        stated.day,
        found.language,
        paragraphs,
        stated.how,
        stated.changed,
        (
            *_left_out(lines, found, title, []),
            *(LeftOut(_first_words(one), why) for one, why in aside),
            *_not_looked_at(shown, [*(line.text for line in lines), *(one for one, _ in aside), *named]),
        ),
        _notes(text, paragraphs),
    )


def _not_looked_at(shown: list[PageLine], known: list[str]) -> Iterator[LeftOut]:
    """The lines that a page shows, but not within what it marks as its text."""
    together = "".join(NO_LETTER.sub("", one) for one in known)
    for line in shown:
        letters = NO_LETTER.sub("", line.text)
        if size(line.text) > SHORTEST_LEFT_OUT and letters and letters not in together:
            yield LeftOut(_first_words(line.text), "outside of what the page marks as its text")


def _in_paragraphs(text: str) -> str:
    """A page that breaks its text with <br>, with paragraph elements: trafilatura would run its paragraphs together."""
    text = re.sub(r"(?:<br\b[^<>]*+>\s*+){2,}+", "<p>", text, flags=re.IGNORECASE)
    return re.sub(r"([.!?…][\"”“»’')]*+)\s*+<br\b[^<>]*+>", r"\1<p>", text, flags=re.IGNORECASE)


def _read_body(extracted: Any, text: str) -> tuple[list[PageLine], Body, list[str]]:
    """The lines of a page, which of them are its body, and the title above that.

    Of text that stands in no elements of its own they are those of the whole page; else its title is marked.
    """
    lines = list(_blocks(extracted.body)) if extracted is not None and extracted.body is not None else []
    found = body(lines)
    whole = list(page_lines(text)) if len(found.chosen) <= 1 else []
    again = body(whole)
    if len(again.chosen) <= len(found.chosen):
        return lines, found, []
    return whole, again, [title_of(whole, list(again.chosen))[0]]


def _as_typed(tree: Any) -> str:
    """The text of a page that is all in `pre`, with its own line ends, as of a printed one; else nothing."""
    typed = "\n\n".join("".join(one.itertext()) for one in tree.iter("pre"))
    body = tree.find(".//body")
    whole = len("".join((tree if body is None else body).itertext()).split())
    return typed if len(typed.split()) > whole / 2 else ""


def _extracted(tree: Any) -> Any:
    return trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        include_formatting=True,
        favor_recall=True,
        deduplicate=False,
        with_metadata=True,
    )


def _headings(tree: Any) -> list[str]:
    return [cleaned("".join(one.itertext())) for one in tree.iter("h2")][:3]


def _lines_before(lines: list[PageLine], first: str) -> list[str]:
    """The lines of the whole page that stand before its first body paragraph."""
    texts = [line.text for line in lines]
    place = next((index for index, text in enumerate(texts) if text[:40] == first[:40]), min(len(texts), HEAD_LINES))
    return texts[max(0, place - HEAD_LINES) : place]


def _blocks(tree: Any) -> Iterator[PageLine]:
    """The lines of trafilatura's tree; a paragraph all in bold without a full stop is a sub-heading."""
    for element in tree.iter():
        if element.tag not in BLOCKS or any(above.tag in BLOCKS - {"quote"} for above in element.iterancestors()):
            continue
        if element.tag == "quote" and element.find(".//p") is not None:
            continue
        kind = {"head": "heading", "item": "item"}.get(element.tag, "")
        text, bold = cleaned("".join(element.itertext())), cleaned("".join(_bold(element)))
        yield PageLine(text, kind or ("heading" if bold == text and not ENDING.search(text) else ""))


def _bold(element: Any) -> Iterator[str]:
    for part in element.iter("hi"):
        yield from part.itertext()
