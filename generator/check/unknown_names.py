"""What is wrong with a reference to nothing: the name it may mean, a code in its place, the command that makes it."""

import re
from collections.abc import Container, Iterator, Mapping

import pycountry

from generator.model.addresses import address_of_page
from generator.model.codes import meant_country
from generator.model.dossier import DATA, VOCABULARY, Dossier
from generator.model.entries import Entry
from generator.model.fields import SLUG, Reference, SourceId
from generator.model.kinds import KINDS
from generator.model.named import word_called
from generator.model.records import Actor, Record, Source
from generator.model.vocabulary import Term, Word
from generator.source.problem import choice, did_you_mean, found, is_close, likest, nearest
from generator.text.wording import BLANKS, slug

COMMAND = ".venv/bin/python -m generator"
NEW = {"agreements": "agreement", "summits": "summit"}
LEAST_DEFINING = 4  # letters of a word that says something of a definition
LEAST_BEGUN = 3  # letters with which a name begins, as codes of other lists do: GER
WAS_THERE = f" {DATA}/{{}}.yml was there, and is gone."


def unknown(dossier: Dossier, reference: Reference, *, in_list: bool = False) -> str | None:
    """What is wrong with a reference to nothing, or None if there is such a thing."""
    known = dossier.known(reference.target)
    if reference in known or _excused(dossier, reference):
        return None
    if isinstance(reference, Term):
        there_is_none = f"must be a word of `{reference.target}` in {VOCABULARY}: {found(reference)}."
        meant = _labelled(dossier, reference)
        more = "" if meant or is_close(reference, known) else choice(known)
        return there_is_none + (meant or nearest(reference, known) or _word_elsewhere(dossier, reference)) + more
    what = (type(reference).__doc__ or "").rstrip(".")
    there_is_none = f"must be {what[0].lower()}{what[1:]}, and there is none called {found(reference)}."
    if gone := _was_there(dossier, reference):
        return there_is_none + _made_by(reference) + gone
    if reference.casefold() in BLANKS:
        return f"{there_is_none} Where there is none, leave the field out."
    hints = (
        _went(dossier, reference),
        _several(reference, known, in_list=in_list),
        _titled(dossier, reference),
        _at_address(dossier, reference),
    )
    hint = next(filter(None, hints), "") or _of_another_kind(dossier, reference) + nearest(reference, known)
    return there_is_none + (hint or _made_by(reference))


def _went(dossier: Dossier, reference: Reference) -> str:
    """Where what had an id went: into a record that has it under `formerly`, or out of the table for good."""
    if isinstance(reference, SourceId):
        return ""
    record = next((one for _, one in dossier.each(Record) if reference in one.formerly), None)
    if record:
        return did_you_mean(getattr(record, "code", record.id)) + " It has that id under `formerly`."
    gone = (one for one in dossier.site.withdrawn if str(reference) in {key.partition("/")[2] for key in one.keys})
    last = next(gone, None)
    instead = f": '{last.instead}' tells more" if last and last.instead else ""
    return f" It was withdrawn{instead}." if last else ""


def _several(reference: str, known: Container[str], *, in_list: bool) -> str:
    """The suggestion for several names in one: without a comma between them, without line ends, or where one is due."""
    first, *items = re.split(r"\s+-\s*", reference)
    names = [one for one in re.split(r"[\s,;/&+，、]+|\band\b", reference) if one]
    if in_list and items and first in known:
        return f" Begin a new line before {', '.join(found(f'- {one}') for one in items)}."
    if not names[1:] or not all(one in known for one in names):
        return ""
    if "," in reference and in_list:  # which parts items in brackets only
        return f" Each of them is an item of its own: {', '.join(names)}."
    return f" Put a comma between {', '.join(names)}." if in_list else did_you_mean(*names)


def _labelled(dossier: Dossier, word: Term[Word]) -> str:
    """The suggestion for the label of a word, as pages show it, or another name of it."""
    words = dossier.vocabulary.get(word.target, {})
    return did_you_mean(word_called(word, words) or _defined_by(word, words))


def _defined_by(word: str, words: Mapping[str, Word]) -> str:
    """The only word of a group whose definition has the one that was written."""
    within = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    having = [name for name, one in words.items() if within.search(one.definition)]
    return having[0] if len(having) == 1 and len(word) >= LEAST_DEFINING else ""


def _titled(dossier: Dossier, reference: Reference) -> str:
    """The suggestion for what is called by its name or title where its code or id is wanted."""
    said = reference.casefold()
    records = dossier.collection(reference.target)
    short = meant_country(reference)
    names = {id_: [name.casefold() for name in _all_called(one)] for id_, one in records.items()}
    called = next((id_ for id_, all_ in names.items() if said in all_), "")
    begun = [id_ for id_, all_ in names.items() if len(said) >= LEAST_BEGUN and any(n.startswith(said) for n in all_)]
    return did_you_mean(short if short in records else called or (begun[0] if len(begun) == 1 else ""))


def _all_called(record: object) -> Iterator[str]:
    """All that a record or a source is called by, besides the code or the id that names it elsewhere."""
    if isinstance(record, Record):
        yield from (record.id, record.name, *record.aliases)
    if isinstance(record, Actor):
        yield from (*record.sought_as, *record.names.values(), *getattr(record, "demonyms", ()))
    title = record.title if isinstance(record, Source) else getattr(record, "official_title", None)
    yield from filter(None, [title if isinstance(title, str) else getattr(title, "value", "")])


def _at_address(dossier: Dossier, reference: Reference) -> str:
    """The suggestion for the address of a source where its id is wanted."""
    if not isinstance(reference, SourceId):
        return ""
    page = address_of_page(reference)
    known = did_you_mean(next((id_ for id_, one in dossier.sources.items() if one.page == page), ""))
    is_new = "://" in reference and not known
    return f" If no source has this address, `{COMMAND} add-source {reference}` makes its entry." if is_new else known


def _of_another_kind(dossier: Dossier, reference: Reference) -> str:
    """What a name is that stands for something of another kind; nothing where it stands for nothing."""
    if reference in dossier.sources:
        return " That is the id of a source."
    kinds = (one.kind for one in dossier.entries if one.id == reference and one.kind in KINDS)
    return next((f" That is the id of one of the {kind}." for kind in kinds), "")


def _word_elsewhere(dossier: Dossier, word: Term[Word]) -> str:
    """In which other group a word is defined."""
    group = next((name for name, words in dossier.vocabulary.items() if word in words), "")
    return f" It is a word of `{group}`, which says something else." if group else ""


def _excused(dossier: Dossier, reference: Reference) -> bool:
    """Whether what a reference names may be there, in something that is a problem itself."""
    if isinstance(reference, SourceId) and likest(reference, [slug(one) for one in dossier.unread if one != slug(one)]):
        return True
    if not isinstance(reference, Term):
        return reference in dossier.unread or reference.target in dossier.unread_kinds
    words = dossier.vocabulary_file.mapping.get(reference.target)
    return bool(dossier.vocabulary_file.problems) or not isinstance(words, dict) or reference in words


def _made_by(reference: Reference) -> str:
    """` `new country chile` makes it.` for the code of a country or an id."""
    kind, id_ = NEW.get(reference.target, ""), str(reference)
    if reference.target in ("actors", "entities"):
        kind, id_ = "country", country_id(reference)
    return f" `{COMMAND} new {kind} {id_}` makes it." if kind and re.fullmatch(SLUG, id_) else ""


def _was_there(dossier: Dossier, reference: Reference) -> str:
    """That the record was there and its file is gone, where that is known."""
    ids = {str(reference), country_id(reference), reference.lower()}
    return next((WAS_THERE.format(key) for key in dossier.gone if key.partition("/")[2] in ids), "")


def has_own_code(entry: Entry) -> bool:
    """Whether an entry is that of a country with the code that ISO 3166-1 has for it."""
    code = getattr(entry.record, "code", None)
    return bool(code) and country_id(str(code)) == entry.id


def country_id(code: str) -> str:
    """The id that the country with a code of ISO 3166-1 would have, or nothing."""
    country = pycountry.countries.get(alpha_2=str(code))
    # Without what stands behind its comma.
    return slug(country.name.partition(",")[0]) if country else ""
