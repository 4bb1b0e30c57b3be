"""Words of a quote → the number of the clause they open with, if they open with one."""

import re
from itertools import pairwise

from generator.text.numerals import MONTHS

# Divisions of texts, by language, each row one division.
DIVISIONS = (
    "article articles art artikel стаття статті статтею ст artykuł artykule artykułu articolo artículo",
    "section sections abschnitt розділ розділі розділу rozdział rozdziale sekcja sekcji",
    "paragraph paragraphs para paras paragraphe absatz ziffer пункт пункті пункту п ust ustęp punkt punkcie pkt",
    "chapter chapters kapitel chapitre глава главі",
    "part parts partie teil частина частині część części",
    "point points punto puntos punti",
    "title título titolo titre титул",
    "annex annexes annexe anhang anlage додаток додатку załącznik załączniku",
)
DIVISION = {word: row for row, said in enumerate(DIVISIONS) for word in said.split()}
UNITS = "|".join(sorted(DIVISION, key=len, reverse=True))
CLAUSE_NUMBER = r"(?P<number>\d{1,3}|[IVX]{1,6})"
# "Article 9 Term", "Article 9." and "Article 9" alone open a clause; "Article 5 of the treaty" speaks of one.
OPENING = re.compile(rf"(?P<division>(?i:{UNITS}))\.?\s+{CLAUSE_NUMBER}(?=\s*$|\s*[.:)–—-]|\s+[A-ZÀ-ÞА-ЯЄІЇҐŁŚŻŹĆ])")
ITEM = re.compile(r"\(?(?P<number>\d{1,3}|[IVX]{2,6}|[A-Z])[.)]\s+(?P<word>[A-ZÀ-ÞА-ЯЄІЇҐŁŚŻŹĆ]\w*)")
SEVERAL_NUMBERS = r"(?P<numbers>[0-9IVX]+(?:\s*(?:,|and|to|[-–])\s*[0-9IVX]+)*)"
LOCATED = re.compile(rf"\b(?P<division>(?i:{UNITS}))\.?\s+{SEVERAL_NUMBERS}")
DIGITS = r"(?<!\d)\d{1,3}(?!\d)"
NUMERAL = r"\d+|[IVX]+"
ROMANS = r"\b[IVX]{1,6}\b"
LONE_CAPITAL = re.compile(r"\b[A-Z]\b")
ROMAN = {"I": 1, "V": 5, "X": 10}


def other_clause(at: str, quote: str) -> str:
    """The clause with which a quote opens, where its locator names another of the same kind; else nothing."""
    opening = OPENING.match(quote)
    if opening:
        row = DIVISION[opening["division"].lower()]
        return opening.group() if _differs(_located(at).get(row, set()), opening["number"]) else ""
    item = ITEM.match(quote)
    if item is None or item["word"].lower() in MONTHS:
        return ""
    return item.group().rsplit(maxsplit=1)[0] if _other_item(at, item["number"]) else ""


def _other_item(at: str, item: str) -> bool:
    """Whether a locator gives numbers, Roman ones or letters, and not that of an item."""
    if item.isdecimal():
        return _differs(_numbers_in(at, DIGITS), item)
    letters = set(LONE_CAPITAL.findall(at))
    if len(item) == 1 and letters:
        return item not in letters
    return set(item) <= set(ROMAN) and _differs(_numbers_in(at, ROMANS), item)


def _differs(numbers: set[int], number: str) -> bool:
    return bool(numbers) and clause_number(number) not in numbers


def _located(at: str) -> dict[int, set[int]]:
    """The numbers a locator gives, by division."""
    return {
        DIVISION[match["division"].lower()]: _numbers_in(match["numbers"], NUMERAL) for match in LOCATED.finditer(at)
    }


def _numbers_in(text: str, shape: str) -> set[int]:
    """The numbers of a shape in a text, with all that lie within its spans."""
    spans = re.findall(rf"({shape})(?:\s*(?:-|–|to)\s*({shape}))?", text)
    ends = [(clause_number(first), clause_number(last or first)) for first, last in spans]
    return {number for first, last in ends for number in range(first, last + 1)}


def clause_number(text: str) -> int:
    """Digits or Roman numerals as a number."""
    if text.isdecimal():
        return int(text)
    return sum(-one if one < after else one for one, after in pairwise([*map(ROMAN.__getitem__, text), 0]))
