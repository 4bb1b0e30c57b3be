"""A saved news page → its title, publisher, date and body paragraphs, or the reason why there are none.

HTML goes through trafilatura (2.3.1 of October 2026, Apache-2.0, four releases that year; pure Python on lxml, no
network for a page at hand, the same result for the same bytes as long as `deduplicate` stays off, which it does here).
readability-lxml keeps one block and loses pages built from several; jusText knows no title or date and drops short
paragraphs, but its lists of function words serve `paragraphs`. What trafilatura leaves, and plain text as saved from a
browser, is judged by `paragraphs`.
"""

import logging
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import trafilatura

from generator.news.figures import dates
from generator.news.paragraphs import BULLET, CREDIT, ENDING, FEWEST_WORDS, Line, body, speaks_to_visitor, words
from generator.news.saved import LONGEST, Saved, looks_like_html, text_of, unusable
from generator.source.problem import Problem

WIDEST = 130  # characters: no hard-wrapped text is wider
NARROWEST = 40
LONGEST_TITLE = 40  # words
SHORT_LINE = 8  # words
FEWEST_LETTERS = 4  # of a word that says what a text is about
FEWEST_WRAPPED = 3  # lines
LEAST_LIKE = 0.1  # a title may share no word with its article
# Zero-width marks, soft hyphens and direction marks: invisible, and not allowed in data files.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\uffff\x00-\x08\x0e-\x1f\x7f-\x9f]")
MARK = re.compile(r"^(?:[•‣▪●◦*-]|\d{1,2}[.)])\s+")  # not the dash, which opens speech in many languages
SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+(?:\||–|—|-|::|»|•)\s+(?P<site>[^|–—]{2,40})$")
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[\s\d–,-]*(?:\(c\)[\s\d–,-]*)?(?:provided by )?(?P<site>[^.,|©\d()]{3,60})", re.IGNORECASE
)
NOBODY = re.compile(r"\b(?:riprod\w+|rights|rechte|droits|copyright|prawa)\b", re.IGNORECASE)
ASIDE = re.compile(r"comment|related|sidebar|cookie|consent|newsletter|share|promo|menu", re.IGNORECASE)
SKIPPED_TAGS = "script style noscript template nav footer aside form button select head"
SKIPPED = frozenset(SKIPPED_TAGS.split())
INLINE_TAGS = "a abbr b cite code em font i mark q s small span strong sub sup time u"
INLINE = frozenset(INLINE_TAGS.split())
BLOCKS = {"p", "head", "item", "quote", "ab", "code"}

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text there; we say so ourselves


def read_page(content: bytes, name: str, *, html: bool) -> Saved | Problem:
    """The article on a saved page called `name`, or why there is none."""
    saved = unusable(content) or _read(content, html=html)
    return saved if isinstance(saved, Saved) else Problem(name, 1, 1, "", saved)


def paragraphs_of(content: bytes, name: str) -> tuple[str, ...]:
    """The paragraphs of a saved page or text, as drafts number them; none where it cannot be read."""
    page = read_page(content, name, html=looks_like_html(content))
    return () if isinstance(page, Problem) else tuple(page.paragraphs)


def _read(content: bytes, *, html: bool) -> Saved | str:
    text = text_of(content, html=html)
    if not text:
        return "must be text or HTML: binary data found."
    saved = from_html(text) if html else from_text(text)
    if saved is None:
        return "must hold an article: no body paragraph found."
    length = sum(map(len, saved.paragraphs))
    return saved if length <= LONGEST else f"must hold one article: at most {LONGEST:,} characters, {length:,} found."


def cleaned(text: str) -> str:
    """One line without invisible characters and with single spaces."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


# Plain text ----------------------------------------------------------------------------------------------------------


def from_text(text: str) -> Saved | None:
    """The article in text as a browser saves it."""
    lines = [Line(line) for line in _unwrapped(text) if line]
    chosen, language = body(lines)
    if not chosen:
        return None
    around = [line.text for index, line in enumerate(lines) if index not in set(chosen)]
    title, publisher = _title(lines, chosen)
    publisher = publisher or _owner(around)
    paragraphs = tuple(MARK.sub("", lines[index].text) for index in chosen)
    head = [line.text for line in lines[max(0, chosen[0] - 12) : chosen[0]]]
    return Saved(title, publisher, _stated_date([*head, *around]), language, paragraphs)


def _unwrapped(text: str) -> Iterator[str]:
    """Lines as paragraphs: where the text is hard-wrapped, its lines are joined again."""
    raw = [line.rstrip() for line in text.replace("\xa0", " ").splitlines()]
    blocks: list[list[str]] = [[]]
    for line in raw:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    inner = [line for block in blocks for line in block[:-1] if not BULLET.match(line)]
    width = sorted(map(len, inner))[int(len(inner) * 0.95)] if inner else 0
    open_ended = sum(not ENDING.search(line) for line in inner if len(line) > width * 0.6)
    filled = sum(len(line) > width * 0.6 for line in inner)
    wider = sum(len(line) > width * 1.3 for line in raw)
    wrapped = (
        NARROWEST <= width <= WIDEST
        and filled >= max(FEWEST_WRAPPED, len(inner) * 0.3, wider * 2)
        and open_ended >= filled * 0.6
    )
    for block in blocks:
        yield from (_joined(block, width) if wrapped else map(cleaned, block))


def _joined(block: list[str], width: int) -> Iterator[str]:
    """The paragraphs of a block of wrapped lines: they end before an indent or a bullet, or where a word had room."""
    current = ""
    for line, following in zip(block, [*block[1:], ""], strict=True):
        current += line + " "
        first = following.split(" ", 1)[0] if following[:1] != " " else ""
        had_room = len(line) + 1 + len(first) < width * 0.85
        indented = following.startswith(("  ", "\t")) and not line.startswith(("  ", "\t"))
        if not following or had_room or indented or BULLET.match(following):
            # A word broken at the line's end by a hyphen stays as it is: whether the hyphen belongs to it is not known.
            yield cleaned(current)
            current = ""


def _title(lines: list[Line], chosen: list[int]) -> tuple[str, str]:
    """The line before the body that shares most with it; the site's name where it follows the title behind a bar."""
    text = " ".join(lines[index].text for index in chosen)
    known = {word[:6] for word in words(text) if len(word) >= FEWEST_LETTERS}
    best, title, publisher = 0.0, "", ""
    for line in lines[: chosen[0]]:
        bare, site = _split(line.text)
        count = len(bare.split())
        if not FEWEST_WORDS - 1 <= count <= LONGEST_TITLE or _not_title(bare, count):
            continue
        score = len({word[:6] for word in words(bare) if len(word) >= FEWEST_LETTERS} & known) / (count**0.5)
        score *= 0.4 if count <= FEWEST_WORDS else 1  # the name of a section rather than a title
        score = score * 0.15 if bare.endswith(".") else max(score, LEAST_LIKE)  # a summary rather than a title
        if score > best * 1.34:  # a later line must be clearly better: the title comes first
            best, title, publisher = score, bare, site or publisher
    return title, publisher


def _not_title(text: str, count: int) -> bool:
    return speaks_to_visitor(text) or bool(CREDIT.search(text)) or (bool(dates(text)) and count < SHORT_LINE)


def _owner(lines: list[str]) -> str:
    """The name in the first copyright line that has one."""
    names = (found["site"].strip() for line in lines if (found := RIGHTS.search(line)))
    return next((name for name in names if not NOBODY.search(name)), "")


def _split(text: str) -> tuple[str, str]:
    found = SUFFIX.match(text)
    capital = found and all(
        word[0].isupper() or len(word) <= FEWEST_LETTERS < len(found["site"]) for word in found["site"].split()
    )
    if (
        found
        and capital
        and found["site"][0].isupper()
        and len(found["site"].split()) <= FEWEST_WORDS < len(found["title"].split())
    ):
        return found["title"], found["site"]
    return text, ""


def _stated_date(lines: list[str]) -> str:
    """The first full date in a short line: near the head first, as given."""
    for line in lines:
        if len(line.split()) <= 2 * SHORT_LINE and not RIGHTS.search(line):
            days = [found.edtf for found in dates(line) if len(found.edtf) == len("2024-01-12")]
            if days:
                return days[0]
    return ""


# HTML ----------------------------------------------------------------------------------------------------------------


def from_html(text: str) -> Saved | None:
    """The article on an HTML page; text without markup is read as text."""
    if not re.search(r"<(?:html|body|p|div|br|article)\b", text, re.IGNORECASE):
        return from_text(text)
    # Pages without paragraph elements break their text with <br>; trafilatura would run those paragraphs together.
    text = re.sub(r"(?:<br\b[^<>]*+>\s*+){2,}+", "<p>", text, flags=re.IGNORECASE)
    text = re.sub(r"([.!?…][\"”“»’')]*+)\s*+<br\b[^<>]*+>", r"\1<p>", text, flags=re.IGNORECASE)
    tree = trafilatura.load_html(text)
    if tree is None:
        return None
    page_title = tree.findtext(".//title")
    found: Any = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        include_formatting=True,
        favor_recall=True,
        deduplicate=False,
        with_metadata=True,
    )
    lines = list(_blocks(found.body)) if found is not None and found.body is not None else []
    chosen, language = body(lines)
    title = (found and found.title) or page_title or ""
    if len(chosen) <= 1:  # text that stands in no elements of its own: the whole page, line by line
        whole = list(_page_lines(text))
        again, other = body(whole)
        if len(again) > len(chosen):
            lines, chosen, language = whole, again, other
            title = _title(lines, chosen)[0] or title
    if not chosen:
        return None
    title, publisher = _split(cleaned(title))
    publisher = (found and found.sitename) or publisher or _split(cleaned(page_title or ""))[1]
    paragraphs = tuple(MARK.sub("", lines[index].text) for index in chosen)
    return Saved(title, cleaned(publisher), (found and found.date) or "", language, paragraphs)


def _page_lines(text: str) -> Iterator[Line]:
    """The lines of a page as a browser would save it as text, without its menus, forms and programs."""
    tree: Any = trafilatura.load_html(text)
    for element in tree.iter():
        marks = f"{element.get('class', '')} {element.get('id', '')}" if isinstance(element.tag, str) else ""
        if element.tag in SKIPPED or not marks or ASIDE.search(marks):
            element.text = None
            for inner in element.iterdescendants():
                inner.text = inner.tail = None
        if element.tag not in INLINE:
            element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    for line in "".join(tree.itertext()).split("\n"):
        if cleaned(line):
            yield Line(cleaned(line))


def _blocks(tree: Any) -> Iterator[Line]:
    """The lines of trafilatura's tree; a paragraph all in bold without a full stop is a sub-heading."""
    for element in tree.iter():
        if element.tag not in BLOCKS or any(above.tag in BLOCKS - {"quote"} for above in element.iterancestors()):
            continue
        if element.tag == "quote" and element.find(".//p") is not None:
            continue
        kind = {"head": "heading", "item": "item"}.get(element.tag, "")
        text, bold = cleaned("".join(element.itertext())), cleaned("".join(_bold(element)))
        yield Line(text, kind or ("heading" if bold == text and not ENDING.search(text) else ""))


def _bold(element: Any) -> Iterator[str]:
    for part in element.iter("hi"):
        yield from part.itertext()
