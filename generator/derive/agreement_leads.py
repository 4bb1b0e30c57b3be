"""The first sentences of a document: who made it and when, what it obliges to, how it stands and how one gets out."""

from collections.abc import Sequence

from generator.derive.gaps import without_text
from generator.derive.latest_events import latest_event_told
from generator.derive.legal_force import told_by_others, told_by_the_text
from generator.derive.noun_phrases import (
    after_trigger,
    forefront,
    in_doubt,
    in_sentence,
    status_known,
    status_old,
)
from generator.derive.queries import issuing, kinds_saying
from generator.derive.terms import at_request, expires, start
from generator.model.dates import english, english_duration, on
from generator.model.dossier import Dossier
from generator.model.meanings import headlines, issued, phase, undertakes
from generator.model.records import Agreement
from generator.model.vocabulary import CommitmentType
from generator.text.quantities import opening, spelled
from generator.text.wording import appended, capital, listed, possessive, small

PAIR = 2
NAMED_PARTIES = 8  # parties that one sentence can name
PLURAL = "s"  # labels are English, so what names a document in the plural ends in it


def agreement_answer(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Two sentences: what it is, and what it obliges and does not."""
    noun = dossier.meaning(agreement.instrument).label.lower()
    parties = sorted(agreement.parties, key=lambda code: code == dossier.subject)
    if not (agreement.signed or agreement.adopted):
        awaited_ = _not_signed(dossier, agreement, noun, parties)
        return [*awaited_, *latest_event_told(dossier, agreement), *obliges(dossier, agreement, noun)]
    first = _made(dossier, agreement, noun, parties)
    if phase(dossier, agreement) == "over":
        return [f"{first}.", stands(dossier, agreement), *obliges(dossier, agreement, noun)]
    where = where_it_stands(dossier, agreement) if agreement.signed else []
    rest = [*where, *obliges(dossier, agreement, noun), *_holds(dossier, agreement)]
    return [f"{first}{_course(dossier, agreement)}.", *rest]


def _made(dossier: Dossier, agreement: Agreement, noun: str, parties: Sequence[str]) -> str:
    """Who signed or adopted it, where and when; of a text without parties only that it was published."""
    signing = agreement.signed or agreement.adopted
    assert signing is not None
    when_ = f"{appended(' in ', signing.place)} {on(signing.date)}"
    these, were, them = ("these", "were", "them") if noun.endswith(PLURAL) else ("this", "was", "it")
    if not agreement.signed and issued(dossier, agreement):
        return f"{capital(these)} {noun} {were} published{when_}; no state is bound by {them}"
    verb = "signed" if agreement.signed else issuing(dossier, agreement)
    return f"{capital(_by_whom(dossier, parties))} {verb} {these} {noun}{when_}{in_doubt(dossier, signing)}"


def _not_signed(dossier: Dossier, agreement: Agreement, noun: str, parties: Sequence[str]) -> list[str]:
    """That nobody has signed it as far as is known, and where it stands."""
    who = capital(in_sentence(dossier, parties)) if len(parties) == PAIR else "Its parties"
    known, why = status_known(dossier, agreement), _meaning(dossier, agreement)
    return [f"{who} have not signed this {noun}, {known}: {why}."]


def _by_whom(dossier: Dossier, parties: Sequence[str]) -> str:
    """The parties by name, or the subject and how many others."""
    if len(parties) <= NAMED_PARTIES:
        return in_sentence(dossier, parties)
    if dossier.subject in parties:
        return f"{in_sentence(dossier, [dossier.subject])} and {spelled(len(parties) - 1)} others"
    return f"{spelled(len(parties))} parties"


def _course(dossier: Dossier, agreement: Agreement) -> str:
    """When it took effect, where that was not the day of the signature, and how long it runs."""
    effect, signed = agreement.effect, agreement.signed
    day = effect.date if effect and not (signed and signed.date == effect.date) else None
    told = [f"took effect {on(day)}" if day else "", runs_for(dossier, agreement)]
    return f"; it {listed([part for part in told if part])}" if any(told) else ""


def runs_for(dossier: Dossier, agreement: Agreement) -> str:
    """How long it runs, and until when or from when where the record says so."""
    term = agreement.term
    if not term or not term.value:
        return ""
    last, begin = expires(dossier, agreement), start(dossier, term)
    until = f", until {english(last.isoformat())}" if last else f", counted from {begin}" if begin else ""
    return f"runs for {english_duration(term.value)}{until}{in_doubt(dossier, term)}"


def where_it_stands(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Where a document stands that was not confirmed for long, or whose text was not read; and why it was not.

    Of an unread one that is told since when it has been in effect the status says nothing more.
    """
    old = status_old(dossier, agreement)
    if agreement.text or agreement.commitments:
        return [stands(dossier, agreement)] if old else []
    gap = without_text(dossier, agreement)
    unread = dossier.meaning(gap).definition if gap else "Its text has not been read clause by clause."
    told = agreement.effect and agreement.effect.date and not old
    return [*([] if told else [stands(dossier, agreement)]), unread]


def stands(dossier: Dossier, agreement: Agreement, of: str = "") -> str:
    """The status with its day, as a sentence: `of` which document, else what a word means that does not say it all."""
    told = f"{dossier.meaning(agreement.status.value).label}, {status_known(dossier, agreement)}"
    means = "" if phase(dossier, agreement) == "effective" else _meaning(dossier, agreement)
    return f"{told}{appended(': ', of or means)}."


def _meaning(dossier: Dossier, agreement: Agreement) -> str:
    """What its status means, within a sentence."""
    return small(dossier.meaning(agreement.status.value).definition.rstrip("."))


def obliges(dossier: Dossier, agreement: Agreement, noun: str = "") -> list[str]:
    """What it obliges to after the trigger and does not; `noun`: what the sentence before calls it, if it does."""
    if not agreement.commitments:
        return []
    said = []
    its = "their" if noun.endswith(PLURAL) else "its"
    consultation = agreement.consultation
    if consultation and consultation.within:
        soft = appended(" (“", consultation.softened, "”)")
        within = f"{its} parties consult within {english_duration(consultation.within)}{soft}{at_request(consultation)}"
        said.append(", ".join(part for part in (after_trigger(dossier), within) if part))
    for kind, word in headlines(dossier).items():
        commitment = agreement.commitments.get(CommitmentType(kind))
        if commitment:
            promises = "promises" if undertakes(dossier, commitment) else "does not promise"
            said.append(f"the text {promises} to {forefront(dossier, word, agreement)}")
    return [f"{capital('; '.join(said))}."] if said else []


def _holds(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Whether it binds in law by its own words, and how one gets out of it."""
    notice = agreement.exit_notice.value if agreement.exit_notice else None
    leave = f"it can be ended with {possessive(english_duration(notice))} notice" if notice else ""
    others = appended("legal force: ", told_by_others(dossier, agreement))
    force = told_by_the_text(dossier, agreement) or others
    told = [part for part in (force, leave) if part]
    return [f"{opening('; '.join(told))}."] if told else []


def spread_of(dossier: Dossier, agreement: Agreement) -> str:
    """How many kinds of commitment a text undertakes, mentions and passes over, in one sentence."""
    said = {"undertakes": "undertakes", "mentions": "only mentions", "nothing": "is silent on"}
    counts = {told: len(kinds_saying(dossier, agreement, what)) for what, told in said.items()}
    parts = [f"{told} {count}" for told, count in counts.items() if count or told == "undertakes"]
    return f"Of {sum(counts.values())} kinds of commitment this text {listed(parts)}."
