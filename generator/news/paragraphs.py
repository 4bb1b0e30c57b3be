"""Lines of a saved page → which of them are body paragraphs of its article.

Judges by signals that hold on any site: whether a line ends as a sentence does, how many function words of the body's
own language it has, its script, repetition, whether it speaks to the visitor, and where it stands. The article is the
run of lines with the largest sum of words of prose less a penalty for everything between (body text extraction after
Finn, Kushmerick and Smyth 2001). The lists below hold what sites say to visitors, not what any one site says.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import justext  # type: ignore[import-untyped]

from generator.news.scripts import language_by_script, size
from generator.news.visitors import speaks_to_visitor
from generator.news.words import form_of, table_of

STOPLISTS: dict[str, str] = table_of("tables")["function_words"]
FEWEST_WORDS = 4
LONG = 25  # words: a line this long is a paragraph even if its full stop is missing
SHORTEST_ARTICLE = 25  # words: a page with less prose has no article
SHORT_QUESTION = 12  # words
NAME_LENGTH = range(2, FEWEST_WORDS + 1)  # words
LANGUAGE_LINE = 8  # words: shorter lines tell nothing about their language
NAMES_ONLY = 0.75  # share of capitalised words
DENSITY = 0.2  # share of function words; prose has 0.3 to 0.6, names and slogans have fewer
PENALTIES = {"short": 1, "row": 1, "line": 6, "chrome": 15, "credit": 1, "aside": 8, "end": 150}
REASONS = {
    "prose": "stands apart from the article",
    "summary": "a summary above the byline or the date",
    "short": "a heading, a byline or another short line",
    "row": "a row of a list or a table",
    "line": "no sentence, or in another language, or said twice",
    "chrome": "the site speaks to its visitor",
    "credit": "a credit or a caption",
    "aside": "points to another page",
    "end": "what follows an article",
}
STANDS_OUT = 0.85
RULE_LINE = re.compile(r"[-–—_=*~•·\s]{3,}|\*")
LONGEST_MESSAGE = 8  # lines
UNFINISHED = 12  # words
INSERTED = 5  # lines: so much may stand between two paragraphs of one article without a doubt

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENDING = re.compile(r"(?:[.!?…。！？؟۔]|[.!?…。！？,]\s?[\"”“»’')\]]+|[\"”»]\.)\s?[\"”“»’')\]」』]*$")
BULLET = re.compile(r"^(?:[•‣▪●◦–—*-]|\d{1,2}[.)])\s+")
OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7a3]")
# A row of a list or a table: what it is of, a colon or a bar, and something with a number.
ROW = re.compile(r"^\W{0,3}[^\W\d_a-z][^:|]{1,60}(?::|\s\|)\s.*\d")
# What stands between the cells of a row that was saved as a line.
CELL_END = re.compile(r"\s[|·•/]\s|\t")
DATE_LINE = re.compile(r"^(?:\S+\s){0,4}(?:19|20)\d\d\b(?:\W+\S+){0,3}$")


@dataclass(frozen=True)
class PageLine:
    """One line or element of a page. `kind` is `heading` or `item` where the page itself says so, else empty."""

    text: str
    kind: str = ""


def words(text: str) -> list[str]:
    """The words of a text in lower case, numbers left out."""
    return WORD.findall(text.lower())


@lru_cache(maxsize=len(STOPLISTS))
def function_words(language: str) -> frozenset[str]:
    """The commonest words of a language, from jusText."""
    return frozenset(justext.get_stoplist(STOPLISTS[language]))


def language_of(text: str) -> str:
    """The language of its script, or that whose function words cover most of the text; English where none does."""
    by_script = language_by_script(text)
    if by_script:
        return by_script
    found = words(text)[:2000]
    shares = {code: sum(word in function_words(code) for word in found) for code in STOPLISTS}
    # Some lists hold words of English as well: another language must stand out.
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] * STANDS_OUT > shares["en"] else "en"


def language_recognised(text: str) -> str:
    """The language of a text, or nothing where its words are too few of that language to say so."""
    language = language_of(text)
    return language if _density(text, language) >= DENSITY else ""


@dataclass(frozen=True)
class Body:
    """Which lines are the body's paragraphs, its language, and why every other line is none of them."""

    chosen: tuple[int, ...]
    language: str
    why: dict[int, str]


def body(lines: list[PageLine]) -> Body:
    """The body among the lines of a page. No paragraph is chosen where there is no article."""
    long = [line.text for line in lines if size(line.text) >= LONG and not speaks_to_visitor(line.text)]
    language = language_of(" ".join(long) or " ".join(line.text for line in lines))
    kinds = _kinds(lines, language, _other_script(" ".join(long)) if long else None)
    start, end = _heaviest(lines, kinds)
    end = _unfinished(lines, kinds, end, language)
    chosen = [index for index in range(start, end) if kinds[index] == "prose"]
    summary = len(chosen) > 1 and any(
        _byline(line.text) or DATE_LINE.match(line.text) for line in lines[chosen[0] + 1 : chosen[1]]
    )
    why = {index: REASONS[kind] for index, kind in enumerate(kinds) if index not in chosen}
    if summary:  # what stands above the byline or the date
        why[chosen[0]] = REASONS["summary"]
        chosen = chosen[1:]
    enough = sum(size(lines[index].text) for index in chosen) >= SHORTEST_ARTICLE
    return Body(tuple(chosen if enough else ()), language, why)


def _kinds(lines: list[PageLine], language: str, cyrillic: bool | None) -> list[str]:  # noqa: FBT001 - a property of the body
    """`prose` for each line that may be a paragraph, else the name of what it is."""
    times = Counter(line.text for line in lines)
    first = {line.text: index for index, line in reversed(list(enumerate(lines)))}
    kinds: list[str] = []
    for index, line in enumerate(lines):
        foreign = cyrillic is not None and (_other_script(line.text) != cyrillic or _foreign(line.text, language))
        repeated = times[line.text] > 1 and (size(line.text) < LANGUAGE_LINE or first[line.text] < index)
        in_list = (line.kind == "item" or bool(BULLET.match(line.text))) and _introduced(lines, kinds, index)
        kinds.append(_judge(line, language, repeated=repeated or foreign, in_list=in_list))
        if kinds[-1] == "prose" and _about_author(lines, index, times):
            kinds[-1] = "chrome"
    for index in _sponsored(lines):
        kinds[index] = "aside"
    return kinds


def _sponsored(lines: list[PageLine]) -> Iterator[int]:
    """The lines between a sponsor's heading and the rule below them, as in a letter to subscribers."""
    for index, line in enumerate(lines):
        if form_of("sponsor").match(line.text):
            below = range(index + 1, min(index + LONGEST_MESSAGE, len(lines)))
            end = next((one for one in below if RULE_LINE.fullmatch(lines[one].text.strip())), index)
            yield from range(index, end)


def _unfinished(lines: list[PageLine], kinds: list[str], end: int, language: str) -> int:
    """Takes in a last paragraph that lost its full stop: one line of prose, and no list of headlines behind it."""
    if not 0 < end < len(lines) or kinds[end] != "line" or lines[end].kind:
        return end
    text, alone = lines[end].text, end + 1 == len(lines) or kinds[end + 1] != "line"
    if alone and size(text) >= UNFINISHED and _density(text, language) >= DENSITY and text[:1].isupper():
        kinds[end] = "prose"
        return end + 1
    return end


def _judge(line: PageLine, language: str, *, repeated: bool, in_list: bool) -> str:
    """`prose`, or the name of the penalty."""
    text, count = line.text, size(line.text)
    if form_of("end").match(text) and (count <= FEWEST_WORDS or text.startswith("(")):
        return "end"
    if form_of("aside").match(text) and count <= 4 * FEWEST_WORDS and not text.endswith("."):
        return "aside"
    if speaks_to_visitor(text) or (form_of("credit").search(text) and count <= LONG):
        return "chrome" if speaks_to_visitor(text) else "credit"
    if repeated or line.kind == "heading" or not _prose(text, language, in_list=in_list):
        row = (ROW.match(text) and count <= LONG) or _has_cells(text)
        return "row" if row else "short" if count < FEWEST_WORDS else "line"
    return "prose"


def _prose(text: str, language: str, *, in_list: bool) -> bool:
    count = size(text)
    letters = sum(character.isalpha() for character in text)
    if letters < len(text) * 0.6 or _has_cells(text):
        return False
    if in_list:
        return count >= FEWEST_WORDS - 1
    question = (
        text.endswith("?") and count <= SHORT_QUESTION and not re.search(r"[,;\"“„«]", text)
    )  # a sub-heading more often than a paragraph
    capitals = sum(word[:1].isupper() for word in text.split())
    if count < FEWEST_WORDS or question or (capitals > NAMES_ONLY * count and not text.endswith(":")):
        return False
    return (
        bool(ENDING.search(text))
        or text.endswith((":", ";"))
        or (count >= LONG and _density(text, language) >= DENSITY)
    )


def _has_cells(text: str) -> bool:
    return len(CELL_END.findall(text)) > 1


def _introduced(lines: list[PageLine], kinds: list[str], index: int) -> bool:
    """Whether the list this item belongs to follows a sentence that ends in a colon, so that it is part of the text."""
    before = index - 1
    while (
        before >= 0 and kinds[before] == "prose" and (lines[before].kind == "item" or BULLET.match(lines[before].text))
    ):
        before -= 1
    return before >= 0 and kinds[before] == "prose" and lines[before].text.endswith(":")


def _about_author(lines: list[PageLine], index: int, times: Counter[str]) -> bool:
    """Whether it opens with the name of the byline, or follows that name where it stands a second time."""
    before = lines[index - 1].text if index else ""
    again = times[before] > 1 and len(before.split()) in NAME_LENGTH and before.istitle()
    authors = filter(None, (_byline(line.text) for line in lines[:index]))
    named = any(lines[index].text.startswith(author) for author in authors)
    return again or named


def _byline(text: str) -> str:
    """The name in a line that is a byline, else nothing."""
    name = form_of("byline").sub("", text)
    return name if name != text and len(name.split()) in NAME_LENGTH and not ENDING.search(name) else ""


def _other_script(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return len(OTHER_SCRIPT.findall(text)) * 2 > letters


def _density(text: str, language: str) -> float:
    """The share of function words; that of prose where no list of them is at hand."""
    if language not in STOPLISTS:
        return 1.0
    found = words(text)
    return sum(word in function_words(language) for word in found) / max(1, len(found))


def _foreign(text: str, language: str) -> bool:
    """Whether a line of some length is a sentence, but of another language than the body."""
    if language not in STOPLISTS or len(words(text)) < LANGUAGE_LINE or _density(text, language) >= DENSITY:
        return False
    return max(_density(text, other) for other in STOPLISTS) > 2 * DENSITY


def _heaviest(lines: list[PageLine], kinds: list[str]) -> tuple[int, int]:
    """The run of lines with the largest sum; of equal ones the first."""
    best, total, start, chosen = 0, 0, 0, (0, 0)
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        total += size(line.text) if kind == "prose" else -PENALTIES[kind]
        if total <= 0:
            total, start = 0, index + 1
        elif total > best:
            best, chosen = total, (start, index + 1)
    return chosen[0], _extended(kinds, chosen[1])


def _extended(kinds: list[str], end: int) -> int:
    """Takes in short last paragraphs that stand behind an inserted headline or two, but nothing behind a notice."""
    for index in range(end, len(kinds)):
        if kinds[index] in ("end", "chrome") or index - end >= INSERTED + 1:
            break
        if kinds[index] == "prose":
            end = index + 1
    return end
