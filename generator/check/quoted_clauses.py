"""Words of a quote → the number of the clause they open with, if they open with one."""

import re

from generator.text.numerals import MONTHS

# Divisions of texts, by language, each row one division.
DIVISIONS = (
    "article articles art artikel стаття статті статтею ст artykuł artykule artykułu articolo artículo",
    "section sections abschnitt розділ розділі розділу rozdział rozdziale sekcja sekcji",
    "paragraph paragraphs para paras paragraphe absatz ziffer пункт пункті пункту п ust ustęp punkt punkcie pkt",
    "chapter kapitel chapitre глава главі",
    "part partie teil частина частині część części",
    "annex annexe anhang anlage додаток додатку załącznik załączniku",
)
DIVISION = {word: row for row, said in enumerate(DIVISIONS) for word in said.split()}
UNITS = "|".join(sorted(DIVISION, key=len, reverse=True))
CLAUSE_NUMBER = r"(?P<number>\d{1,3}|[IVX]{1,6})"
# "Article 9 Term", "Article 9." and "Article 9" alone open a clause; "Article 5 of the treaty" speaks of one.
OPENING = re.compile(rf"(?P<division>(?i:{UNITS}))\.?\s+{CLAUSE_NUMBER}(?=\s*$|\s*[.:)–—-]|\s+[A-ZÀ-ÞА-ЯЄІЇҐŁŚŻŹĆ])")
ITEM = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<word>[A-ZÀ-ÞА-ЯЄІЇҐŁŚŻŹĆ]\w*)")
SEVERAL_NUMBERS = r"(?P<numbers>[0-9IVX]+(?:\s*(?:,|and|to|[-–])\s*[0-9IVX]+)*)"
LOCATED = re.compile(rf"\b(?P<division>(?i:{UNITS}))\.?\s+{SEVERAL_NUMBERS}")
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
    numbers = {int(number) for number in re.findall(r"(?<!\d)\d{1,3}(?!\d)", at)}
    return f"{item['number']}." if _differs(_spanned(at, numbers), item["number"]) else ""


def _differs(numbers: set[int], number: str) -> bool:
    return bool(numbers) and _clause_number(number) not in numbers


def _located(at: str) -> dict[int, set[int]]:
    """The numbers a locator gives, by division."""
    return {
        DIVISION[match["division"].lower()]: _spanned(
            match["numbers"], {_clause_number(one) for one in re.findall(r"[0-9]+|[IVX]+", match["numbers"])}
        )
        for match in LOCATED.finditer(at)
    }


def _spanned(text: str, numbers: set[int]) -> set[int]:
    """The numbers, with all between them where they are a span."""
    is_span = len(numbers) == 2 and re.search(r"\d\s*(?:-|–|to)\s*\d", text)
    return set(range(min(numbers), max(numbers) + 1)) if is_span else numbers


def _clause_number(text: str) -> int:
    """Digits or Roman numerals as a number."""
    if text.isdecimal():
        return int(text)
    values = [ROMAN[one] for one in text.upper()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
