"""What must hold between sources: one page one source, one text one document, one file one kind.

A rule's docstring is the rule, in must-form. They are among `rules.RULES`.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from babel.core import get_global

from generator.model.dossier import VOCABULARY, Dossier
from generator.model.records import Agreement, Source
from generator.source.problem import Problem, found, nearest

# Letters of a script that a language written in it does not have.
FOREIGN_LETTERS = {"uk": "ёўъыэ", "ru": "іїєґў", "bg": "ёіїєґўыэ"}
# What Unicode calls a letter of a script → the code of the script. Latin stands in pages of any language.
SCRIPT_CODES = {"CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "GEORGIAN": "Geor"}


def duplicate_source(dossier: Dossier) -> Iterator[Problem]:
    """A page must be one source only: two ids for one address, or one id in two files, are wrong."""
    addresses: dict[str, str] = {}
    ids: dict[str, str] = {}
    # The one that is cited was there before.
    for entry, source in sorted(dossier.each(Source), key=lambda one: one[0].id not in dossier.cited):
        address = source.page
        if entry.id in ids:
            yield entry.problem(entry.where, f"must be a new id: {ids[entry.id]} has this one already.", key=True)
        elif address in addresses:
            what = f"must be an address no other source has: '{addresses[address]}' has it already."
            yield entry.problem((*entry.where, "url"), what)
        addresses.setdefault(address, entry.id)
        ids.setdefault(entry.id, entry.file.path)


def weak_in_part(dossier: Dossier) -> Iterator[Problem]:
    """Of the pages of one site all must be marked `weak`, or none: nobody answers for the others either."""
    marked = {_site_of(source): entry.id for entry, source in dossier.each(Source) if source.weak}
    for entry, source in dossier.each(Source):
        if not source.weak and _site_of(source) in marked:
            what = f"must be marked `weak: true`: '{marked[_site_of(source)]}' is of the same site and is."
            yield entry.problem(entry.where, what, key=True)


def _site_of(source: Source) -> str:
    return source.page.partition("/")[0]


def text_of_two(dossier: Dossier) -> Iterator[Problem]:
    """A source must be the text of one document only, and none in the place of the one that bears its id."""
    named = [(entry, str(one.text)) for entry, one in dossier.each(Agreement) if one.text]
    owners: dict[str, str] = {}
    spare = dossier.sources.keys() - {text for _, text in named}
    # The one whose id it bears has it.
    for entry, text in sorted(named, key=lambda one: not one[1].startswith(one[0].id)):
        owner = owners.setdefault(text, entry.id)
        of_another = f" is that of '{owner}'" if owner != entry.id else ""
        if of_another or f"{entry.id}-text" in spare:
            what = f"must be the text of this document: {found(text)}{of_another}."
            yield entry.problem(("text",), what + nearest(f"{entry.id}-text", spare))


def quote_in_other_letters(dossier: Dossier) -> Iterator[Problem]:
    """A quote in other letters than Latin must be in those of the language of its source."""
    for entry in dossier.entries:
        for one, quote in entry.quoted:
            source = dossier.sources.get(one.source)
            if source and _in_other_letters(quote, source.language):
                what = f"must be in the language of its source, {found(source.language)}: {found(quote)}."
                mend = "Mend `language` there, or cite the page it is from."
                yield entry.problem((*one.where, "quote"), f"{what} {mend}")


@cache  # every edit asks it of every quote
def _in_other_letters(quote: str, language: str) -> bool:
    """Whether no letter of a quote is Latin or of the language's own script, or one is none of that language."""
    names = {unicodedata.name(sign, "?").split()[0] for sign in quote if sign.isalpha()}
    own = get_global("likely_subtags").get(language, "")
    foreign = bool(names) and not any(SCRIPT_CODES.get(name, "") in own for name in names)
    return foreign or bool(set(quote.lower()) & set(FOREIGN_LETTERS.get(language, "")))


def unknown_source_kind(dossier: Dossier) -> Iterator[Problem]:
    """A file of sources must bear the name of a kind of source."""
    kinds = dossier.vocabulary.get("source_kinds", {})
    for path in sorted({entry.file.path for entry in dossier.of("sources")}):
        stem = path.rsplit("/", 1)[-1].removesuffix(".yml")
        if kinds and stem not in kinds:
            what = f"must bear the name of a word of `source_kinds` in {VOCABULARY}: {found(stem)}."
            yield Problem(path, 1, 1, "", what + nearest(stem, kinds))


SOURCE_RULES = (duplicate_source, weak_in_part, text_of_two, quote_in_other_letters, unknown_source_kind)
