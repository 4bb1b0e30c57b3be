"""In which languages a text is written, and which of its versions prevails."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from generator.model.records import Agreement
from generator.news.finding import Finding, beside_record, recorded_agreements
from generator.news.passage import Passage
from generator.news.words import places_of, tells

RECORDED_IN = "en"  # the records are written in English
FEWEST_OF_NAME = 4
BESIDE_VERSION, LANGUAGE_BEFORE = 18, 9  # characters: "the English version", "la versión inglesa"


@cache
def languages_named(language: str) -> dict[str, str]:
    """What languages are called in a language → their codes; only those of two letters, which texts are written in."""
    try:
        languages = Locale.parse(language).languages
    except (UnknownLocaleError, ValueError):
        return {}
    return {name.casefold(): code for code, name in languages.items() if len(code) == 2 and len(name) >= FEWEST_OF_NAME}


def spoken_in(text: str, language: str) -> dict[str, tuple[int, int]]:
    """The languages a text names, with where: `English`, `englische`, `англійською`."""
    found: dict[str, tuple[int, int]] = {}
    for word in re.finditer(r"[^\W\d_]{4,}", text):
        said = word.group().casefold()
        stem = next(
            (name for name in languages_named(language) if said == name or _inflected(said, name, language)), ""
        )
        if stem:
            found.setdefault(languages_named(language)[stem], word.span())
    return found


def _inflected(said: str, name: str, language: str) -> bool:
    """Whether a word is a form of a language's name, in languages that inflect it."""
    return (
        language != RECORDED_IN and said[: len(name) - 1] == name[:-1] and abs(len(said) - len(name)) <= FEWEST_OF_NAME
    )


def languages(passage: Passage) -> Iterator[Finding]:
    """The languages of a text that a passage names, and the one that it says prevails."""
    prevails = tells(passage.text, "prevails")
    if not prevails and not tells(passage.text, "written_in"):
        return
    for clause in passage.clauses:
        deciding = tells(clause.text, "prevails")
        named_there = spoken_in(clause.text, passage.lexicon.language)
        said = {code: at for code, at in named_there.items() if _of_version(clause.text, at, deciding=deciding)}
        agreements = recorded_agreements(passage, clause.agreements)
        if said and len(agreements) == 1 and agreements[0].languages and agreements[0].languages.value:
            starts, ends = zip(*said.values(), strict=True)
            span = clause.start + min(starts), clause.start + max(ends)
            if deciding or tells(clause.text, "written_in"):
                alone = tells(clause.text, "only")
                yield from _versions(passage, span, agreements[0], set(said), deciding=deciding, alone=alone)


def _of_version(text: str, at: tuple[int, int], *, deciding: bool) -> bool:
    """Whether a language is that of a version, and not the nationality of the agreement."""
    if not deciding:
        return any(start < at[0] for start, _ in places_of(text, "written_in"))
    before, behind = text[max(0, at[0] - LANGUAGE_BEFORE) : at[0]], text[at[1] : at[1] + BESIDE_VERSION]
    return tells(before, "language_version") or tells(behind, "language_version") or tells(behind, "prevails")


def _versions(
    passage: Passage, span: tuple[int, int], agreement: Agreement, said: set[str], *, deciding: bool, alone: bool
) -> Iterator[Finding]:
    part = agreement.languages
    value = part.value if part else None
    if not value:
        return
    parts = [one for one in re.split(r"[;,]\s", value) if tells(one, "prevails")]
    listed = set(spoken_in(value, RECORDED_IN))
    there = set(spoken_in(parts[0], RECORDED_IN)) if parts else set()
    if deciding and not there and not tells(value, "equal_texts"):
        return
    right = said == there if deciding else said == listed if alone else said <= listed
    yield from beside_record(passage, span, "clause", agreement, value, part, same=right)
