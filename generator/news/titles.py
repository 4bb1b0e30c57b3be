"""The title of an article: of the lines or marked names that may be it, the one that shares most with its text."""

import re
from collections.abc import Iterable

from generator.news.dates_and_sums import dates
from generator.news.paragraphs import FEWEST_WORDS, PageLine, words
from generator.news.rows import has_cells
from generator.news.scripts import IDEOGRAPHS, size
from generator.news.visitors import speaks_to_visitor
from generator.news.words import form_of

LONGEST_TITLE = 40  # words
FEWEST_LETTERS = 4  # of a word that says what a text is about
LEAST_LIKE = 0.1  # a title may share no word with its article
SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+(?:\||–|—|-|::|»|•)\s+(?P<site>[^|–—]{2,40})$")


def telling(text: str) -> set[str]:
    """The beginnings of the words that say what a text is about; pairs of signs where words have no spaces."""
    signs = "".join(IDEOGRAPHS.findall(text))
    pairs = {signs[place : place + 2] for place in range(len(signs) - 1)}
    return {word[:6] for word in words(text) if len(word) >= FEWEST_LETTERS} | pairs


def title_of(lines: list[PageLine], chosen: list[int]) -> tuple[str, str, int]:
    """The line before the body that shares most with it, the site's name behind it, and where the line stands."""
    known = telling(" ".join(lines[index].text for index in chosen))
    best, title, publisher, place = 0.0, "", "", 0
    for index, line in enumerate(lines[: chosen[0]]):
        bare, site = without_site(line.text)
        count = size(bare)
        if not FEWEST_WORDS - 1 <= count <= LONGEST_TITLE or _not_title(bare, count):
            continue
        score = len(telling(bare) & known) / (count**0.5)
        score *= 0.4 if count <= FEWEST_WORDS else 1  # the name of a section rather than a title
        score = score * 0.15 if bare.endswith(".") else max(score, LEAST_LIKE)  # a summary rather than a title
        if score > best * 1.34:  # a later line must be clearly better: the title comes first
            best, title, publisher, place = score, bare, site or publisher, index
    return title, publisher, place


def marked_title(candidates: Iterable[str], site: str, paragraphs: Iterable[str]) -> str:
    """Of what a page marks as its title, the first that is not the site's name and shares a word with the text."""
    known, named = telling(" ".join(paragraphs)), site.casefold()
    texts = [text for text in candidates if text]
    own = [text for text in texts if not named or named not in text.casefold() or len(text) > 2 * len(named) + 10]
    likely = [text for text in own if telling(without_site(text)[0]) & known]
    return next(iter([*likely, *own, *texts]), "")


def without_site(text: str) -> tuple[str, str]:
    """A title and the name of the site that follows it behind a bar or a dash."""
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


def _not_title(text: str, count: int) -> bool:
    dated = sum(size(one.text) for one in dates(text))
    of_table = has_cells(text)
    return (
        of_table or speaks_to_visitor(text) or bool(form_of("credit").search(text)) or 0 < dated > count - FEWEST_WORDS
    )
