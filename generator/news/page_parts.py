"""An HTML page → its parts that belong to no article, taken out and named; and its lines as a browser shows them."""

import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from generator.news.paragraphs import PageLine
from generator.news.scripts import size
from generator.news.words import form_of, table_of
from generator.news.wrapping import cleaned

FEWEST_SHOWN = 3  # words
CELLS = frozenset({"td", "th"})
FEWEST_IN_ROW = 3
LONGEST_IN_ROW = 160  # characters: in longer ones a page lays out its text
AMP_FOLDED = "amp-accordion"
CAPTIONS = frozenset({"figure", "figcaption"})
WHY: dict[str, str] = {word: why for said, why in table_of("tables")["page_marks"].items() for word in said.split()}
# Of a name with several parts, the last ones: `reader-comments`, `promo-box`.
PART = re.compile(r"[a-z]+")
SIDE_PARTS = re.compile(r"comment|related|sidebar|cookie|consent|newsletter|share|promo|menu", re.IGNORECASE)
SKIPPED_TAGS = "script style noscript template nav footer aside form button select head"
SKIPPED = frozenset(SKIPPED_TAGS.split())
INLINE_TAGS = "a abbr b cite code em font i mark q s small span strong sub sup time u"
INLINE = frozenset(INLINE_TAGS.split())


def without_asides(tree: Any) -> list[tuple[str, str]]:
    """Take captions, comments, advertisements and the like out of a page; their texts, each with what it is."""
    found: list[tuple[str, str]] = []
    for element in list(tree.iter()):
        why = _why(element)
        parent = element.getparent() if why else None
        if why and parent is not None and next(element.iter("h1", "main", "article"), None) is None:
            text = cleaned(" ".join(element.itertext()))
            if size(text) >= FEWEST_SHOWN:
                found.append((text, why))
            _remove(element, parent)
    return found


def rows_as_lines(tree: Any) -> None:
    """Write each row of a table of data as a line of its own, its cells between bars, so that none is lost."""
    for table in list(tree.iter("table")):
        rows = [[cleaned(" ".join(cell.itertext())) for cell in row if cell.tag in CELLS] for row in table.iter("tr")]
        lines = [" | ".join(row) for row in rows if len(row) >= FEWEST_IN_ROW and max(map(len, row)) <= LONGEST_IN_ROW]
        if lines and len(lines) == len(rows) and table.getparent() is not None:
            for child in list(table):
                table.remove(child)
            table.tag, table.text = "div", None
            for line in lines:
                row = table.makeelement("p", {})
                row.text = line
                table.append(row)


def _remove(element: Any, parent: Any) -> None:
    """Take an element out and leave the text that stands behind it."""
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _why(element: Any) -> str:
    if not isinstance(element.tag, str) or element.tag in ("html", "body", "main", "article", "p"):
        return ""
    if element.tag in CAPTIONS:
        return "a caption"
    if element.tag == AMP_FOLDED and form_of("aside").match(cleaned(" ".join(element.itertext()))):
        return WHY["related"]
    marks = f"{element.get('class', '')} {element.get('id', '')}".lower()[:300]
    return next((WHY[part] for part in PART.findall(marks) if part in WHY), "")


def page_lines(text: str) -> Iterator[PageLine]:
    """The lines of a page as a browser would save it as text, without its menus, forms and programs."""
    tree: Any = trafilatura.load_html(text)
    if tree is None:
        return
    for element in tree.iter():
        marks = f"{element.get('class', '')} {element.get('id', '')}" if isinstance(element.tag, str) else ""
        if element.tag in SKIPPED or not marks or SIDE_PARTS.search(marks):
            element.text = None
            for inner in element.iterdescendants():
                inner.text = inner.tail = None
        if element.tag not in INLINE:
            element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    for line in "".join(tree.itertext()).split("\n"):
        if cleaned(line):
            yield PageLine(cleaned(line))
