"""What became of a text: signed or adopted, how it takes effect, and whether it binds."""

from collections.abc import Iterator

from generator.model.dates import english
from generator.model.parts import LegalNature
from generator.model.records import Agreement
from generator.model.vocabulary import BindingnessWord, StatusWord
from generator.news.compared import Compared, Stance, by_day, compared, meets, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.sounds import same_person
from generator.news.words import places_of, tells

MOST_AT_ONCE = 3  # agreements of which one clause can say how they take effect
FROM_VERB = 45  # characters between the verb and what it is said of


def outcomes(passage: Passage) -> Iterator[Compared]:
    """Whether a declaration was signed or adopted without signature, as a passage has it."""
    for one in passage.entities:
        agreement = passage.dossier.agreements.get(one.ref) if one.kind == "agreement" else None
        if agreement is None or agreement.signed or not agreement.adopted or tells(passage.text, "never"):
            continue
        for concept, verdict in (("verb_signed", Stance.DIFFERS), ("adopt", Stance.AGREES)):
            verbs = [span for span in places_of(passage.text, concept) if _governs(passage, span, one.start)]
            if verbs and not (verdict is Stance.DIFFERS and tells(passage.text, "expected")):
                span = passage.start + verbs[-1][0], one.end
                said = "It was issued or adopted without signature" if verdict is Stance.DIFFERS else "Recorded so"
                status = str(agreement.status.value)
                yield compared(
                    passage, span, "outcome", agreement.id, verdict, status, f"{said}.", agreement.adopted, agreement
                )
                break


def _governs(passage: Passage, verb: tuple[int, int], name: int) -> bool:
    """Whether a verb stands right before what was signed or adopted, without another country's act between."""
    between = passage.text[verb[1] : name - passage.start]
    return (
        0 <= name - passage.start - verb[1] <= FROM_VERB
        and not any(mark in between for mark in ",;:")
        and not tells(between, "by_or_with")
        and not tells(between, "agreement")
        and not tells(between, "under_frame")
    )


def effects(passage: Passage) -> Iterator[Compared]:
    """How a text takes effect: on signature, or only once somebody has approved it."""
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        if tells(clause.text, "effect") and len(agreements) <= MOST_AT_ONCE:
            yield from (one for agreement in agreements for one in _takes_effect(passage, clause, agreement))


def _takes_effect(passage: Passage, clause: Clause, agreement: Agreement) -> Iterator[Compared]:
    effect = agreement.effect
    recorded = (effect.value or "") if effect else ""
    start = next(places_of(clause.text, "effect"))[0] + clause.start
    span = start, min(clause.end, start + 70)
    at_once, said_at_once = tells(recorded, "on_signature"), tells(clause.text, "on_signature")
    if at_once and said_at_once:
        reason = f"Recorded: {recorded}."
        yield compared(passage, span, "status", agreement.id, Stance.AGREES, recorded, reason, effect, agreement)
    elif (at_once and tells(clause.text, "only_once")) or (recorded and not at_once and said_at_once):
        reason = f"By the text: {recorded[0].lower()}{recorded[1:]}."
        yield compared(passage, span, "status", agreement.id, Stance.DIFFERS, recorded, reason, effect, agreement)


def effect_days(passage: Passage) -> Iterator[Compared]:
    """The day on which, as a passage says, a text took effect."""
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        effect = agreements[0].effect if len(agreements) == 1 else None
        if not tells(clause.text, "effect") or not effect or not effect.date or tells(clause.text, "sign"):
            continue
        for day in clause.days if len(clause.days) == 1 and not tells(passage.text, "expected") else ():
            same = meets(day, effect.date)
            verdict = Stance.AGREES if same else Stance.DIFFERS
            reason = f"By the record on {english(effect.date)}."
            if same is not None:
                span = day.start, day.end
                yield compared(
                    passage, span, "status", agreements[0].id, verdict, effect.date, reason, effect, agreements[0]
                )


def not_signed_yet(passage: Passage) -> Iterator[Compared]:
    """That a text is not signed yet, or still under negotiation."""
    if not passage.names_agreement or tells(passage.text, "other_document"):
        return
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements) if tells(clause.text, "not_yet_signed") else []
        if len(agreements) != 1:
            continue
        agreement, (start, end) = agreements[0], next(places_of(clause.text, "not_yet_signed"))
        open_ = passage.dossier.word(StatusWord, agreement.status.value).phase == "open"
        late = agreement.signed is not None and by_day(passage, agreement.signed.date)
        if open_ or (agreement.signed and not late):
            reason = "The record knows of no signature by that day."
            span = clause.start + start, clause.start + end
            yield compared(
                passage, span, "status", agreement.id, Stance.AGREES, agreement.status.value, reason, agreement.status
            )


def natures(passage: Passage) -> Iterator[Compared]:
    """Whether a text binds, as a passage has it, beside those in the record who say so."""
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        if len(agreements) != 1 or not agreements[0].legal_nature or not tells(clause.text, "binding"):
            continue
        own = passage.names_agreement and tells(clause.text, "agreement")
        if not (tells(clause.text, "legally") or tells(clause.text, "politically") or own):
            continue
        start, end = next(places_of(clause.text, "binding"))
        span = clause.start + start, clause.start + end
        yield from _nature(passage, clause, agreements[0], span)


def _nature(passage: Passage, clause: Clause, agreement: Agreement, span: tuple[int, int]) -> Iterator[Compared]:
    denied = any(tells(clause.text, one) for one in ("never", "non_binding", "politically", "rather_than"))
    said_by_ = [one for one in agreement.legal_nature if _asserted(passage, one)]
    entries = said_by_ or [one for one in agreement.legal_nature if _says(passage, one)]
    fitting = [one for one in entries if _binds(one) is not denied]
    against = [one for one in entries if _binds(one) is denied]
    if fitting:
        one = fitting[0]
        reason = f"Recorded of {one.asserted_by}: {one.statement or one.value}"
        yield compared(passage, span, "legal-nature", agreement.id, Stance.AGREES, one.value, reason, one, agreement)
    elif said_by_ and against:
        one = against[0]
        reason = f"Recorded of {one.asserted_by}: {one.statement or one.value}"
        yield compared(passage, span, "legal-nature", agreement.id, Stance.DIFFERS, one.value, reason, one, agreement)


def _asserted(passage: Passage, entry: LegalNature) -> bool:
    """Whether the passage names the one who, by the record, asserts it: a person, or the body that spoke."""
    people = [one.name for clause in passage.clauses for one in clause.people]
    who = entry.asserted_by
    if who[0].isupper() and who.split(",")[0] in passage.text:
        return True
    if any(same_person(name, who.split(",")[0]) for name in people):
        return True
    nouns = [word for word in who.split(" of ")[0].split() if word[0].isupper()]
    return bool(nouns) and all(word in passage.text for word in nouns) and len(nouns[-1]) > 3 and who[:3] == "the"


def _says(passage: Passage, entry: LegalNature) -> bool:
    return passage.dossier.word(BindingnessWord, entry.value).says != "nothing"


def _binds(entry: LegalNature) -> bool:
    """Whether an assertion says that the text binds in law."""
    value = str(entry.value)
    return tells(value.replace("-", " "), "legally_binding") and not tells(value.replace("-", " "), "non_binding")
