"""What is wrong with a reference to nothing: the name it may mean, the names it runs together, a code in its place."""

import re
from collections.abc import Container

from generator.model.addresses import address_of_page
from generator.model.dossier import VOCABULARY, Dossier, vocabulary_groups
from generator.model.fields import Reference, SourceId, Term
from generator.model.kinds import KINDS
from generator.source.problem import found, nearest

FEW_WORDS = 12  # of a group, which are listed


def unknown(dossier: Dossier, reference: Reference) -> str | None:
    """What is wrong with a reference to nothing, or None if there is such a thing."""
    known = dossier.known(reference.target)
    if reference in known or _excused(dossier, reference):
        return None
    if isinstance(reference, Term):
        hint = f" Known: {', '.join(sorted(known))}." if len(known) <= FEW_WORDS else ""
        there_is_none = f"must be a word of `{reference.target}` in {VOCABULARY}: {found(reference)}."
        return f"{there_is_none}{nearest(reference, known) or _word_elsewhere(dossier, reference) + hint}"
    what = (type(reference).__doc__ or "").rstrip(".")
    there_is_none = f"must be {what[0].lower()}{what[1:]}, and there is none called {found(reference)}."
    hints = (_several(reference, known), _coded(dossier, reference), _at_address(dossier, reference))
    hint = next(filter(None, hints), "") or _of_another_kind(dossier, reference)
    return f"{there_is_none}{hint or nearest(reference, known)}"


def _several(reference: str, known: Container[str]) -> str:
    """The suggestion for several names without a comma between them."""
    names = [one for one in re.split(r"[\s,;/&+，、]+|\band\b", reference) if one]
    return f" Put a comma between {', '.join(names)}." if len(names) > 1 and all(one in known for one in names) else ""


def _coded(dossier: Dossier, reference: Reference) -> str:
    """The suggestion for a country or an organisation named where its code is wanted."""
    if reference.target not in ("actors", "entities"):
        return ""
    said = reference.casefold()
    actors = dossier.actors.items()
    code = next((code for code, one in actors if said in map(str.casefold, (one.id, one.name, *one.aliases))), None)
    return f" Did you mean '{code}'?" if code else ""


def _at_address(dossier: Dossier, reference: Reference) -> str:
    """The suggestion for the address of a source where its id is wanted."""
    if not isinstance(reference, SourceId):
        return ""
    page = address_of_page(reference)
    return next((f" Did you mean '{id_}'?" for id_, one in dossier.sources.items() if one.page == page), "")


def _of_another_kind(dossier: Dossier, reference: Reference) -> str:
    """What a name is that stands for something of another kind; nothing where it stands for nothing."""
    if reference in dossier.sources:
        return " That is the id of a source."
    kinds = (one.kind for one in dossier.entries if one.id == reference and one.kind in KINDS)
    return next((f" That is the id of one of the {kind}." for kind in kinds), "")


def _word_elsewhere(dossier: Dossier, word: Term) -> str:
    """In which other group a word is defined."""
    group = next((name for name, words in dossier.vocabulary.items() if word in words), "")
    return f" It is a word of `{group}`, which says something else." if group else ""


def _excused(dossier: Dossier, reference: Reference) -> bool:
    """Whether what a reference names may be there, in something that is a problem itself."""
    if not isinstance(reference, Term):
        return reference in dossier.unread or reference.target in dossier.unread_kinds
    words = vocabulary_groups(dossier.vocabulary_file).get(reference.target)
    return bool(dossier.vocabulary_file.problems) or not isinstance(words, dict) or reference in words
