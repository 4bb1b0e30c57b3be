"""What the words of a record mean, asked of the vocabulary: whether it was signed, took place, undertakes something."""

from generator.model.dossier import Dossier
from generator.model.fields import Term
from generator.model.parts import Claim, Commitment
from generator.model.properties import CONCLUDED, RUNNING
from generator.model.records import Agreement, Summit
from generator.model.site import Definition


def meaning(dossier: Dossier, term: Term) -> Definition:
    """A word with its properties."""
    return dossier.term(term.target, term)


def phase(dossier: Dossier, record: Agreement | Summit) -> str:
    """The phase of a document or a meeting; empty for a word that has none."""
    return meaning(dossier, record.status.value if isinstance(record, Agreement) else record.status).phase or ""


def concluded(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether it has been signed or adopted, also where it is over by now."""
    return phase(dossier, agreement) in CONCLUDED


def running(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether it has been concluded and is not over: what its text says of the future holds."""
    return phase(dossier, agreement) in RUNNING


def awaited(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether nothing has been concluded yet, as far as the sources tell."""
    return phase(dossier, agreement) == "open"


def ahead(dossier: Dossier, summit: Summit) -> bool:
    """Whether it is still to come."""
    return phase(dossier, summit) == "ahead"


def took_place(dossier: Dossier, summit: Summit) -> bool:
    """Whether it was held."""
    return phase(dossier, summit) == "took-place"


def says(dossier: Dossier, commitment: Commitment) -> str:
    """What a text does under a type of commitment: `undertakes`, `mentions` or `nothing`."""
    return meaning(dossier, commitment.answer).says or ""


def undertakes(dossier: Dossier, commitment: Commitment) -> bool:
    """Whether a text undertakes something under a type of commitment."""
    return says(dossier, commitment) == "undertakes"


def judged(dossier: Dossier, claim: Claim) -> bool:
    """Whether somebody has looked into a claim."""
    return meaning(dossier, claim.verdict).rests_on != "nothing"


def unjudged(dossier: Dossier) -> str:
    """The verdict on a claim that nobody has looked into; empty where the vocabulary has no word for it."""
    verdicts = dossier.vocabulary.get("verdicts", {}).items()
    return next((word for word, one in verdicts if one.rests_on == "nothing"), "")
