"""Words in a text, with what stands around them: where they are, under which clause, and the passage most like them."""

import re
from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from generator.model.fields import LONGEST_QUOTE
from generator.text.wording import PAGE_NUMBER, folded

CLAUSE = re.compile(
    r"^\s*((?:Article|Section|Part|Chapter|Annex|Paragraph|Artikel|Стаття|Розділ)\s+[\dIVXLC]+[A-Za-z]?"
    r"|[IVXLC]{1,5}\.|\d{1,3}(?:\.\d{1,2}){0,3}\.?(?=\s)|\(?[a-z0-9]{1,2}\)(?=\s))",
    re.MULTILINE,
)
# What follows it is of no clause, but of those who signed.
CLOSING = re.compile(
    r"^\s*((?:Done|Signed|Made|Fait|Signé|Geschehen|Unterzeichnet|Учинено|Вчинено|Підписано|Sporządzono)\s+"
    r"(?:at|in|on|à|le|zu|am|у|в|м\.|w|dnia)\s)",
    re.MULTILINE,
)
CLOSING_FORMULA = "closing formula"
PARAGRAPH_MARK = re.compile(r"\(?(\d{1,3})\)?")
POINT_MARK = re.compile(r"\(?([a-z]{1,2})\)")
DOTTED_MARK = re.compile(r"\d+(?:\.\d+)+")
ANY_WORD = re.compile(r"\S+")
WORDS_AROUND = 8  # words shown before and behind a place
LEAST_LIKENESS = 0.6  # how like the words a passage must be to be named
SAME = 0.07  # by how much a passage of as many words is preferred
TRIED = 20  # passages that are compared closely
ALIKE = 0.75  # from here on two words may be spellings of one
SPELLINGS = 3  # of a text that are taken for one word


@dataclass(frozen=True)
class Excerpt:
    """Some words of a text, at most those of a quote, as they stand there; the clause they stand under, and around."""

    words: str
    clause: str
    before: str
    behind: str
    likeness: float = 1.0


@dataclass(frozen=True)
class _Text:
    """The words of a text, and the same as they are searched, with the places at which clauses begin."""

    words: tuple[str, ...]
    plain: tuple[str, ...]
    clauses: tuple[tuple[int, str], ...]


@lru_cache(maxsize=1)  # one text is asked for many quotes, one after the other
def _taken_apart(text: str) -> _Text:
    text = re.sub(r"(?<=\w)-\n\s*(?=\w)", "", PAGE_NUMBER.sub("", text.replace("\r\n", "\n").replace("\f", "\n")))
    starts = [match.start() for match in ANY_WORD.finditer(text)]
    words = tuple(text.split())
    marks = list(CLAUSE.finditer(text))
    named = _in_full(match[1].rstrip(".") for match in marks)
    clauses = [(bisect_left(starts, match.start(1)), name) for match, name in zip(marks, named, strict=True)]
    closings = [(bisect_left(starts, match.start(1)), CLOSING_FORMULA) for match in CLOSING.finditer(text)]
    behind = [one for one in closings if clauses and one > clauses[0]]
    return _Text(words, tuple(map(_plain, words)), tuple(sorted([*clauses, *behind])))


def _in_full(marks: Iterable[str]) -> Iterator[str]:
    """Each clause number with what it stands under in front, as in `Article 4(1)(a)`.

    A paragraph that is not counted from the 1 of its heading needs nothing in front: the count goes through the text.
    """
    heading = above = ""
    counted = 0
    for mark in marks:
        paragraph, point = PARAGRAPH_MARK.fullmatch(mark), POINT_MARK.fullmatch(mark)
        if point:
            yield f"{above}({point[1]})"
            continue
        if paragraph:
            counted = int(paragraph[1]) if int(paragraph[1]) in (1, counted + 1) else 0
            above = f"{heading}({counted})" if heading and counted else mark
        else:
            heading, counted = (heading, counted) if DOTTED_MARK.fullmatch(mark) else (mark, 0)
            above = mark
        yield above


def places(text: str, quote: str) -> list[Excerpt]:
    """Where exactly these words stand."""
    apart, sought = _taken_apart(text), _sought(quote)
    length = len(sought)
    starts = (n for n in range(len(apart.words) - length + 1) if list(apart.plain[n : n + length]) == sought)
    return [_passage(apart, start, length) for start in starts] if sought else []


def nearest_passage(text: str, quote: str) -> Excerpt | None:
    """The words of the text that are most like these, or None where nothing is like them."""
    apart, sought = _taken_apart(text), _sought(quote)
    compared = _compared(apart, sought) if sought else ()
    best = max(compared, default=(0.0, 0, 0), key=lambda one: (one[0] + SAME * (one[2] == len(sought)), -one[1]))
    return _passage(apart, best[1], best[2], best[0]) if best[0] >= LEAST_LIKENESS else None


def _sought(quote: str) -> list[str]:
    return [word for word in map(_plain, quote.split()) if word]


def _plain(word: str) -> str:
    """A word as it is searched. Not alone in its line, where a number would be that of a page."""
    return folded(f"x {word}")[2:].strip("'.,;:()")


def _compared(text: _Text, sought: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """How like the sought words the likeliest passages are: likeness, place, number of words."""
    length = len(sought)
    counts = _running(text.plain, _words_as_spelt(sought, set(text.plain)), length)
    starts = sorted(range(len(counts)), key=lambda start: -counts[start])[:TRIED]
    joined = " ".join(sought)
    for start in starts:
        for size in {length, min(length + 1, LONGEST_QUOTE), max(1, length - 1)}:
            said = " ".join(text.plain[start : start + size])
            yield SequenceMatcher(None, joined, said, autojunk=False).ratio(), start, size


def _words_as_spelt(sought: Iterable[str], there: Collection[str]) -> frozenset[str]:
    """The words of a text that are those sought, or spellings of them."""
    # In one order, because the likest three are taken.
    known = sorted(there)
    return frozenset(
        one
        for word in set(sought)
        for one in ([word] if word in there else get_close_matches(word, known, n=SPELLINGS, cutoff=ALIKE))
    )


def _running(plain: Sequence[str], sought: Container[str], length: int) -> list[int]:
    """For every place how many of the next words are among those sought."""
    hits = [word in sought for word in plain]
    inside = sum(hits[:length])
    counts = [inside]
    for start in range(1, max(1, len(plain) - length + 1)):
        inside += hits[start + length - 1] - hits[start - 1]
        counts.append(inside)
    return counts


def _passage(text: _Text, start: int, length: int, likeness: float = 1.0) -> Excerpt:
    shown = min(length, LONGEST_QUOTE)
    clause = next((name for place, name in reversed(text.clauses) if place <= start), "")
    words = " ".join(text.words[start : start + shown]).strip(",;:.")
    before = " ".join(text.words[max(0, start - WORDS_AROUND) : start])
    return Excerpt(words, clause, before, " ".join(text.words[start + shown : start + shown + WORDS_AROUND]), likeness)
