"""What became of a text: signed or adopted without signature, and whether it binds."""

from collections.abc import Iterator

from generator.derive.legal_force import keeps_silent, of_itself
from generator.model.parts import LegalNature
from generator.model.records import Agreement
from generator.news.finding import Finding, Stance, beside_record, compared, recorded_agreements
from generator.news.mentions import Mention
from generator.news.passage import Clause, Passage
from generator.news.words import form_of, outright, places_of, tells

FROM_VERB = 45  # characters between the verb and what it is said of


def outcomes(passage: Passage) -> Iterator[Finding]:
    """Whether a declaration was signed or adopted without signature, as a passage has it."""
    for one in passage.entities:
        agreement = passage.dossier.agreements.get(one.ref) if one.kind == "agreement" else None
        if agreement is None or agreement.signed or not agreement.adopted or tells(passage.text, "never"):
            continue
        for concept, verdict in (("verb_signed", Stance.DIFFERS), ("adopt", Stance.AGREES)):
            verbs = [span for span in places_of(passage.text, concept) if _governs(passage, span, one)]
            if verbs and not (verdict is Stance.DIFFERS and tells(passage.text, "expected")):
                start, end = passage.start + verbs[-1][0], passage.start + verbs[-1][1]
                span, status = (min(start, one.start), max(end, one.end)), str(agreement.status.value)
                told, same = "issued or adopted without signature", verdict is Stance.AGREES
                adopted = agreement.adopted
                yield from beside_record(passage, span, "outcome", agreement, status, adopted, same=same, shown=told)
                break


def _governs(passage: Passage, verb: tuple[int, int], name: Mention) -> bool:
    """Whether a verb stands right before what was signed or adopted, or in the passive behind it."""
    start, end = name.start - passage.start, name.end - passage.start
    if end <= verb[0]:
        between = passage.text[end : verb[0]]
        return any(form_of(name).fullmatch(between) for name in ("in_passive", "in_relative_clause"))
    between = passage.text[verb[1] : start]
    return (
        0 <= start - verb[1] <= FROM_VERB
        and not any(mark in between for mark in ",;:")
        and not tells(between, "by_or_with")
        and not tells(between, "agreement")
        and not tells(between, "under_frame")
    )


def natures(passage: Passage) -> Iterator[Finding]:
    """Whether a text binds, as a passage has it, beside those in the record who say so."""
    for clause in passage.clauses:
        agreements = recorded_agreements(passage, clause.agreements)
        if len(agreements) != 1 or not agreements[0].legal_nature or not tells(clause.text, "binding"):
            continue
        own = passage.names_agreement and tells(clause.text, "agreement")
        if tells(clause.text[: next(places_of(clause.text, "binding"))[0]], "those_others"):
            continue
        if tells(clause.text, "of_itself", "legally", "agreement") and not clause.people:
            yield from _called_by_itself(passage, clause, agreements[0])
            continue
        if not (tells(clause.text, "legally") or tells(clause.text, "politically") or own):
            continue
        start, end = next(places_of(clause.text, "binding"))
        span = clause.start + start, clause.start + end
        yield from _nature(passage, clause, agreements[0], span)


def _called_by_itself(passage: Passage, clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    """That a text calls itself binding in law, where by the record it has no word on that."""
    start, end = next(places_of(clause.text, "binding"))
    span, told = (clause.start + start, clause.start + end), outright(clause.text)
    if keeps_silent(passage.dossier, agreement):
        one = of_itself(agreement)[0]
        value = one.statement or one.value
        yield from beside_record(passage, span, "legal-nature", agreement, value, one, same=not told, sure=told)


def _nature(passage: Passage, clause: Clause, agreement: Agreement, span: tuple[int, int]) -> Iterator[Finding]:
    said = clause.text[: [*places_of(clause.text, "binding"), (len(clause.text), 0)][1][0]]  # "and those before only …"
    denied = any(tells(said, one) for one in ("never", "nothing", "non_binding", "politically", "rather_than"))
    said_by_ = [one for one in agreement.legal_nature if _asserted(passage, one)]
    telling = (one for one in agreement.legal_nature if passage.dossier.meaning(one.value).says != "nothing")
    entries = said_by_ or list(telling)
    fitting = [one for one in entries if _binds(one) is not denied]
    against = [one for one in entries if _binds(one) is denied]
    if fitting:
        one = fitting[0]
        reason = f"Recorded of {one.asserted_by}: {one.statement or one.value}"
        yield compared(passage, span, "legal-nature", agreement.id, Stance.AGREES, one.value, reason, one, agreement)
    elif against and (said_by_ or (len(entries) > 1 and not tells(clause.text, "declaration"))):
        one = against[0]
        reason = f"Recorded of {one.asserted_by}: {one.statement or one.value}"
        yield compared(passage, span, "legal-nature", agreement.id, Stance.DIFFERS, one.value, reason, one, agreement)


def _asserted(passage: Passage, entry: LegalNature) -> bool:
    """Whether the passage names the one who, by the record, asserts it: a person, or the body that spoke."""
    who = entry.asserted_by
    if who[0].isupper() and who.split(",")[0] in passage.text:
        return True
    nouns = [word for word in who.split(" of ")[0].split() if word[0].isupper()]
    return bool(nouns) and all(word in passage.text for word in nouns) and len(nouns[-1]) > 3 and who[:3] == "the"


def _binds(entry: LegalNature) -> bool:
    """Whether an assertion says that the text binds in law."""
    value = str(entry.value)
    return tells(value.replace("-", " "), "legally_binding") and not tells(value.replace("-", " "), "non_binding")
