"""Text as saved or copied out of a PDF → its lines as paragraphs: page heads out, wrapped lines and words joined."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.news.page_columns import NARROWEST_COLUMN, columns_in_order
from generator.news.paragraphs import BULLET, ENDING
from generator.news.words import form_of

WIDEST = 130  # characters: no hard-wrapped text is wider
NARROWEST = 40
FEWEST_WRAPPED = 3  # lines
LONGEST_HEAD = 60  # characters of a page head
NEIGHBOURS = 3  # lines between the parts of one page head
# Zero-width marks, soft hyphens and direction marks: invisible, and not allowed in data files.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\uffff\x00-\x08\x0e-\x1f\x7f-\x9f]")
BROKEN_WORD = re.compile(r"[^\W\d_]-$")
LETTERED = re.compile(r"^\s*\([a-zа-яivx]{1,4}\)\s")


def cleaned(text: str) -> str:
    """One line without invisible characters and with single spaces."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def unwrapped(text: str) -> tuple[list[str], list[str]]:
    """Lines as paragraphs, and the page heads that were left out."""
    raw, heads = _without_page_heads([line.rstrip() for line in text.replace("\xa0", " ").splitlines()])
    ordered = columns_in_order(raw)
    narrowest, raw = (NARROWEST_COLUMN if ordered != raw else NARROWEST), ordered
    blocks: list[list[str]] = [[]]
    for line in raw:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    inner = [line for block in blocks for line in block[:-1] if not BULLET.match(line)]
    width = _width(raw, inner, narrowest)
    lines = [
        one for block in filter(None, blocks) for one in (_unwrapped(block, width) if width else map(cleaned, block))
    ]
    return lines, heads


def _width(raw: list[str], inner: list[str], narrowest: int) -> int:
    """The width to which the text was wrapped; 0 where it was not."""
    width = sorted(map(len, inner))[int(len(inner) * 0.95)] if inner else 0
    open_ended = sum(not ENDING.search(line) for line in inner if len(line) > width * 0.6)
    filled = sum(len(line) > width * 0.6 for line in inner)
    wider = sum(len(line) > width * 1.3 for line in raw)
    wrapped = (
        narrowest <= width <= WIDEST
        and filled >= max(FEWEST_WRAPPED, len(inner) * 0.3, wider * 2)
        and open_ended >= filled * 0.6
    )
    return width if wrapped else 0


def _unwrapped(block: list[str], width: int) -> Iterator[str]:
    """The paragraphs of a block of wrapped lines: they end before an indent or a bullet, or where a word had room."""
    current = ""
    for line, following in zip(block, [*block[1:], ""], strict=True):
        broken = BROKEN_WORD.search(line) and following.lstrip()[:1].islower()
        current += line[:-1] if broken else line + " "
        first = following.split(" ", 1)[0] if following[:1] != " " else ""
        had_room = len(line) + 1 + len(first) < width * 0.85
        indented = following.startswith(("  ", "\t")) and not line.startswith(("  ", "\t"))
        if LETTERED.match(following) or (LETTERED.match(line) and following):
            continue
        if not following or ((had_room or indented) and not broken) or BULLET.match(following):
            yield cleaned(current)
            current = ""
    if current:
        yield cleaned(current)


def _without_page_heads(raw: list[str]) -> tuple[list[str], list[str]]:
    """The lines without heads and feet that come back on every page with another number, and those heads.

    A paragraph that such a head cuts in two is whole again: no empty line is left where its sentence goes on.
    """
    heads, near = _page_heads(raw)
    kept: list[str] = []
    for index, line in enumerate(raw):
        if index in heads:
            while kept and not kept[-1].strip():
                kept.pop()
        elif line.strip() or index - 1 not in near or not _is_open(kept) or heads.isdisjoint(range(index - 5, index)):
            kept.append(line)
    return kept, [" ".join(raw[index].split()) for index in sorted(heads)]


def _page_heads(raw: list[str]) -> tuple[set[int], set[int]]:
    """The places of heads and feet: numbered ones, and what comes again beside them; and all places near the former."""
    shapes = [re.sub(r"\d+", "#", " ".join(line.split())) for line in raw]
    times = Counter(shapes)
    again = {index for index, shape in enumerate(shapes) if times[shape] > 1 and 0 < len(shape) <= LONGEST_HEAD}
    numbered = {index for index in again if "#" in shapes[index] and _is_numbered(raw, shapes, shapes[index])}
    numbered |= {index for index, shape in enumerate(shapes) if form_of("number_of_page").match(shape) and numbered}
    near = {near for index in numbered for near in range(index - NEIGHBOURS, index + NEIGHBOURS + 1)}
    return numbered | (near & again), near


def _is_open(kept: list[str]) -> bool:
    """Whether the last line is one of prose whose sentence goes on."""
    return bool(kept) and len(kept[-1].split()) > NEIGHBOURS and not ENDING.search(kept[-1].strip())


def _is_numbered(raw: list[str], shapes: list[str], shape: str) -> bool:
    """Whether a line that comes again is numbered: its last number differs, as that of a page does."""
    found = [re.findall(r"\d+", line) for line, other in zip(raw, shapes, strict=True) if other == shape]
    return any(first[-1:] != last[-1:] for first, last in pairwise(found)) and not ENDING.search(shape)
