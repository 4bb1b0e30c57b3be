"""What the words of a record mean, asked of the vocabulary: whether it was signed, took place, undertakes something."""

from generator.model import vocabulary as v
from generator.model.audits import Claim
from generator.model.dossier import Dossier
from generator.model.parts import Commitment, Evidence
from generator.model.records import Agreement, Summit
from generator.model.vocabulary import GapWord, Term


def phase(dossier: Dossier, record: Agreement | Summit) -> str:
    """The phase of a document or a meeting; empty for a word that has none."""
    if isinstance(record, Agreement):
        return dossier.meaning(record.status.value).phase
    return dossier.meaning(record.status).phase


def concluded(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether it has been signed or adopted, also where it is over by now."""
    return phase(dossier, agreement) in v.CONCLUDED


def running(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether it has been concluded and is not over: what its text says of the future holds."""
    return phase(dossier, agreement) in v.RUNNING


def awaited(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether nothing has been concluded yet, as far as the sources tell."""
    return phase(dossier, agreement) == "open"


def issued(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether it is a text without parties, by which no state is bound."""
    return phase(dossier, agreement) == "issued"


def ahead(dossier: Dossier, summit: Summit) -> bool:
    """Whether it is still to come."""
    return phase(dossier, summit) == "ahead"


def took_place(dossier: Dossier, summit: Summit) -> bool:
    """Whether it was held."""
    return phase(dossier, summit) == "took-place"


def says(dossier: Dossier, commitment: Commitment) -> str:
    """What a text does under a type of commitment: `undertakes`, `mentions` or `nothing`."""
    return dossier.meaning(commitment.answer).says


def undertakes(dossier: Dossier, commitment: Commitment) -> bool:
    """Whether a text undertakes something under a type of commitment."""
    return says(dossier, commitment) == "undertakes"


def doubted(dossier: Dossier, value: Evidence | Claim) -> bool:
    """Whether pages tell how sure a value is."""
    return bool(value.confidence and dossier.meaning(value.confidence).doubt != "none")


def judged(dossier: Dossier, claim: Claim) -> bool:
    """Whether somebody has looked into a claim."""
    return dossier.meaning(claim.verdict).rests_on != "nothing"


def unjudged(dossier: Dossier) -> str:
    """The verdict on a claim that nobody has looked into; empty where the vocabulary has no word for it."""
    verdicts = dossier.words(v.VerdictWord).items()
    return next((word for word, one in verdicts if one.rests_on == "nothing"), "")


def gap_because(dossier: Dossier, reason: v.Reason) -> Term[v.GapWord]:
    """The word for why there is no value. That there is one is a rule (`word_rules`)."""
    return Term[GapWord](next((word for word, one in dossier.words(v.GapWord).items() if one.reason == reason), ""))


def headlines(dossier: Dossier) -> dict[str, v.CommitmentTypeWord]:
    """The types of commitment that readers ask for first."""
    return {word: one for word, one in dossier.words(v.CommitmentTypeWord).items() if one.headline}


def time_limited(dossier: Dossier) -> dict[str, v.CommitmentTypeWord]:
    """The types of commitment beside which the time limit of the consultation stands."""
    return {word: one for word, one in dossier.words(v.CommitmentTypeWord).items() if one.time_limit}


def families_in_order(dossier: Dossier) -> list[tuple[str, v.FamilyWord]]:
    """The families of commitment types: first what follows the trigger, which is asked for most."""
    words = dossier.words(v.FamilyWord).items()
    return sorted(words, key=lambda pair: not pair[1].after_trigger)
