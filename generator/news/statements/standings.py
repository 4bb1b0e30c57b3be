"""How far a text has come: signed or not yet, how and when it takes effect, and whether it awaits an approval."""

from collections.abc import Iterator, Sequence

from generator.model.dates import english, when
from generator.model.events import Approval
from generator.model.parts import Effect
from generator.model.records import Agreement
from generator.news.finding import Finding, Stance, beside_record, by_day, compared, meets, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.spoken import lastings
from generator.news.words import form_of, outright, places_of, tells

STATUS = "status"
MOST_AT_ONCE = 3  # agreements of which one clause can say how they take effect
FAR_BEHIND = 70  # characters


def effects(passage: Passage) -> Iterator[Finding]:
    """How a text takes effect: on signature, or only once somebody has approved it."""
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        if len(agreements) > MOST_AT_ONCE or tells(passage.text, "other_document"):
            continue
        if tells(clause.text, "effect") or tells(clause.text, "awaits", "ratify"):
            yield from (one for agreement in agreements for one in _takes_effect(passage, clause, agreement))


def _takes_effect(passage: Passage, clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    effect = agreement.effect
    recorded = (effect.value or "") if effect else ""
    start = next(place for concept in ("effect", "awaits") for place in places_of(clause.text, concept))[0]
    rest = passage.text[clause.start - passage.start :]
    span = clause.start + start, min(clause.start + len(rest), clause.start + start + FAR_BEHIND)
    at_once = tells(recorded, "on_signature") and not tells(recorded, "never")
    later = any(one.unit in "DWMY" for one in lastings(clause.text)) and tells(clause.text, "after")
    approval = tells(rest, "effect", "only_once") or later or tells(clause.text, "awaits", "ratify")
    approval = approval and not tells(clause.text, "nothing")
    said_at_once = tells(clause.text, "on_signature") and not tells(clause.text, "never")
    if at_once and said_at_once:
        reason = f"Recorded: {recorded}."
        yield compared(passage, span, STATUS, agreement.id, Stance.AGREES, recorded, reason, effect, agreement)
    elif (at_once and approval) or (recorded and not at_once and said_at_once):
        reason = f"By the text: {recorded[0].lower()}{recorded[1:]}."
        yield compared(passage, span, STATUS, agreement.id, Stance.DIFFERS, recorded, reason, effect, agreement)


def ratifications(passage: Passage) -> Iterator[Finding]:
    """That the partner's parliament ratified a text, where by the record none of its bodies had to."""
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        steps = [one for one in agreements[0].approvals if one.party != passage.dossier.subject] if agreements else []
        needless = steps and all(_needless(passage, one) for one in steps)
        ratified = tells(clause.text, "ratify") and outright(passage.text) and tells(passage.text, "lawmakers")
        start, end = next(places_of(clause.text, "ratify"), (0, 0))
        before = [one for one in passage.entities if one.end <= clause.start + start]
        by_subject = any(one.ref == passage.dossier.subject for one in before)
        if needless and ratified and not by_subject and len(agreements) == 1:
            span, told = (clause.start + start, clause.start + end), steps[0].what or steps[0].step
            yield from beside_record(passage, span, STATUS, agreements[0], told, steps[0], same=False)


def _needless(passage: Passage, one: Approval) -> bool:
    return tells(passage.dossier.meaning(one.step).label, "not_needed")


def dated_steps(passage: Passage) -> Iterator[Finding]:
    """The day on which, as a passage says, a text took effect or was ratified."""
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        if (
            len(agreements) != 1
            or len(clause.days) != 1
            or tells(passage.text, "expected")
            or tells(clause.text, "sign")
        ):
            continue
        steps, day = _steps_told(passage, clause, agreements[0]), clause.days[0]
        for one in steps if len(steps) == 1 else ():
            at, same = one.date or "", meets(day, one.date or "")
            span, told, sure = (day.start, day.end), english(at), outright(clause.text)
            yield from beside_record(passage, span, STATUS, agreements[0], at, one, same=same, sure=sure, shown=told)


def _steps_told(passage: Passage, clause: Clause, agreement: Agreement) -> Sequence[Effect | Approval]:
    """The recorded steps of an agreement that a clause tells: that it took effect, or one that a body took."""
    if agreement.effect and agreement.effect.date and tells(clause.text, "effect"):
        return [agreement.effect]
    if not tells(clause.text, "has_ratified"):
        return []
    steps = ((one, passage.dossier.meaning(one.step).label) for one in agreement.approvals if one.date)
    done = [one for one, label in steps if tells(label, "ratify")]
    named = {one.ref for one in clause.entities}
    return [one for one in done if str(one.party) in named] or done


def signed_or_not(passage: Passage) -> Iterator[Finding]:
    """That a text is signed, or that it is not yet: beside what the record knew of by the day of the article."""
    if tells(passage.text, "other_document"):
        return
    for clause in passage.clauses:
        goes_on = passage.names_agreement and tells(clause.text, "it_alone", "verb_signed")
        agreements = recorded_agreements(passage, clause.agreements) if clause.own or goes_on else []
        for agreement in agreements if len(agreements) <= MOST_AT_ONCE else []:
            if tells(clause.text, "not_yet_signed"):
                yield from _not_yet(passage, clause, agreement)
            elif _never_signed(passage, agreement) and _said_signed(passage, clause):
                yield from _signed_nonetheless(passage, clause, agreement)


def _not_yet(passage: Passage, clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    start, end = next(places_of(clause.text, "not_yet_signed"))
    span = clause.start + start, clause.start + end
    late = agreement.signed is not None and by_day(passage, agreement.signed.date)
    if _unsigned(passage, agreement) or (agreement.signed and not late):
        status = agreement.status
        reason = "The record knows of no signature by that day."
        yield compared(passage, span, STATUS, agreement.id, Stance.AGREES, status.value, reason, status)


def _signed_nonetheless(passage: Passage, clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    start, end = next(places_of(clause.text, "verb_signed"))
    of_several = [(one.start, one.end) for one in clause.entities if one.ref in agreement.parties]
    span = clause.start + start, clause.start + end
    if of_several:
        span = of_several[-1] if len(clause.agreements) > 1 else (min(span[0], of_several[0][0]), span[1])
    part = agreement.signed or agreement.status
    told = agreement.signed.date if agreement.signed else agreement.status.value
    reason = f"By the record on {english(told)}." if agreement.signed else "The record knows of no signature by then."
    yield compared(passage, span, STATUS, agreement.id, Stance.DIFFERS, told, reason, part, agreement)


def _unsigned(passage: Passage, agreement: Agreement) -> bool:
    return passage.dossier.meaning(agreement.status.value).phase == "open"


def _never_signed(passage: Passage, agreement: Agreement) -> bool:
    """Whether the record knows of no signature up to the day of the article: it came later, or never as far as read."""
    if not passage.anchor or agreement.adopted:
        return False
    if agreement.signed:
        return not by_day(passage, agreement.signed.date)
    return when(passage.anchor).last <= when(agreement.as_of).last and _unsigned(passage, agreement)


def _said_signed(passage: Passage, clause: Clause) -> bool:
    """Whether a clause says outright that a security agreement was signed, and no further one."""
    of_it = not clause.own and tells(clause.text, "it_alone")
    # "Bulgaria's was signed"
    elliptic = any(form_of("its_was").match(passage.whole, one.end) for one in clause.entities)
    pact = of_it or elliptic or (clause.own and tells(clause.text, "its_agreement"))
    return pact and not tells(clause.text, "further") and tells(clause.text, "verb_signed") and outright(passage.text)
