"""How a sentence calls texts by their other parties, and says whose forces, money or land one of them is about."""

from collections.abc import Sequence

from generator.derive.noun_phrases import in_sentence
from generator.derive.partners import partners
from generator.model.dossier import Dossier
from generator.model.records import Agreement, Country
from generator.model.vocabulary import CommitmentTypeWord
from generator.text.wording import possessive


def forefront(dossier: Dossier, word: CommitmentTypeWord, agreement: Agreement | None = None) -> str:
    """What readers ask first of a text, as it follows “to”, with whose forces, money or land it is: the other party’s.

    A body is not named: what its members have is not its own.
    """
    codes = partners(dossier, agreement) if agreement else []
    named = (
        in_sentence(dossier, codes)
        if len(codes) == 1 and isinstance(dossier.actors.get(codes[0]), Country)
        else "the partner"
    )
    return (word.headline or "").replace("{whose}", possessive(named))


def those_with(dossier: Dossier, agreements: Sequence[Agreement]) -> str:
    """A few documents by the other parties: `that with Ruritania`, `those with the Isles and Arcadia`."""
    codes = [code for one in agreements for code in partners(dossier, one)]
    return f"{'that' if len(agreements) == 1 else 'those'} with {in_sentence(dossier, codes)}"
