"""Why something that is asked of a document has no value, from what its record says of the text and of the status."""

from generator.derive.noun_phrases import asked, asked_in_sentence
from generator.model.dossier import Dossier
from generator.model.meanings import awaited, gap_because
from generator.model.records import Agreement
from generator.model.vocabulary import GapWord, Term, TonedWord
from generator.text.wording import with_full_stop


def without_text(dossier: Dossier, agreement: Agreement) -> Term[GapWord] | None:
    """The word for why its text could not be read, where the record says so of anything that is asked of the text."""
    if agreement.text:
        return None
    gaps = (getattr(getattr(agreement, name), "gap", None) for name in asked(dossier, Agreement))
    return next((gap for gap in gaps if gap and dossier.meaning(gap).reason == "unreadable"), None)


def why_missing(dossier: Dossier, agreement: Agreement, name: str) -> Term[TonedWord]:
    """The word for why a field that is asked of documents has no value in this one.

    Of what nobody has signed yet the status tells it, and of a text that could not be read, why that is so. Only else
    nobody has looked.
    """
    if name == "signed" and agreement.adopted:
        return gap_because(dossier, "inapplicable")
    if name == "signed" and awaited(dossier, agreement):
        return agreement.status.value
    return without_text(dossier, agreement) or gap_because(dossier, "unchecked")


def missing_told(dossier: Dossier, agreement: Agreement) -> dict[str, list[str]]:
    """What nobody can tell of a document whose text could not be read, by the sentence that says why, in words."""
    found: dict[str, list[str]] = {}
    for name in asked(dossier, Agreement):
        word = dossier.meaning(why_missing(dossier, agreement, name))
        if isinstance(word, GapWord) and word.reason == "unreadable" and not getattr(agreement, name):
            said = f"{with_full_stop(word.definition)} Not known for that reason"
            found.setdefault(said, []).append(asked_in_sentence(dossier, Agreement, name))
    return found
