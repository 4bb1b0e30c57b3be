"""Who signed, and for whom."""

from collections.abc import Iterator

from generator.model.chronology import dated
from generator.model.parts import Signatory
from generator.model.records import Agreement
from generator.news.entities import NamedPerson
from generator.news.finding import Finding, Stance, by_day, compared, meets, recorded_agreements, same_place
from generator.news.paragraphs import STOPLISTS, function_words
from generator.news.passage import Clause, Passage
from generator.news.sounds import same_person
from generator.news.statements.signing import signing_list, speaks_of_signing
from generator.news.words import form_of, said_by, tells

OTHER_VERB = 40  # characters


def signatories(passage: Passage) -> Iterator[Finding]:
    """The people who, as a passage says, signed."""
    found = [one for clause in passage.clauses for one in _in_clause_signed(passage, clause)]
    # Of an agreement whose signatory is named, another person only did something else.
    named = {(one.about[0], one.recorded) for one in found if one.verdict is Stance.AGREES}
    rightly = {one.start + len(one.quote) for one in found if one.verdict is Stance.AGREES}
    for one in found:
        listed = any(form_of("between_signatories").fullmatch(passage.whole, end, one.start) for end in rightly)
        if one.verdict is not Stance.DIFFERS or listed or not _named_rightly(passage, one, named):
            yield one


def _named_rightly(passage: Passage, one: Finding, named: set[tuple[str, str]]) -> bool:
    """Whether all who signed an agreement beside the subject are named as well."""
    id_ = one.about[0]
    signers = (who for who in passage.dossier.agreements[id_].signatories if str(who.party) != passage.dossier.subject)
    return all((id_, who.name) in named for who in signers)


def _in_clause_signed(passage: Passage, clause: Clause) -> Iterator[Finding]:
    agreements = [one for one in recorded_agreements(passage, clause.agreements) if one.signatories]
    signed = speaks_of_signing(passage, clause) or _represented(passage, clause)
    for person in clause.people:
        if (signed and _signs(passage, clause, person)) or (agreements and _there(passage, agreements)):
            yield from _compare_signatory(passage, clause, person, agreements)


def _represented(passage: Passage, clause: Clause) -> bool:
    """Whether a clause goes on about a signature: who stood there for a side of it."""
    return tells(clause.text, "represented") and tells(passage.previous, "sign")


def _signs(passage: Passage, clause: Clause, person: NamedPerson) -> bool:
    """Whether a person is said to sign: before the verb, or behind "by" or "with", and does nothing else."""
    text = passage.whole
    sign = [one.span() for one in said_by("sign").finditer(text, clause.start, clause.end)]
    others = [
        one.start()
        for concept in ("said", "met", "other_act")
        for one in said_by(concept).finditer(text, person.end, min(clause.end, person.end + OTHER_VERB))
    ]
    behind = text[max(clause.start, person.start - 70) : person.start]
    if signing_list(passage) or (not sign and tells(behind, "represented")):
        return True
    if not sign:
        return (clause.own or _names_and_office(passage, clause)) and not others and tells(passage.text, "sign")
    first = min(sign, key=lambda one: min(abs(one[0] - person.end), abs(person.start - one[1])))
    if person.end <= first[0]:
        return not any(place < first[0] for place in others)
    return tells(behind, "by_or_with") or tells(text[first[1] : person.start + 1], "head_office") or not others


def _names_and_office(passage: Passage, clause: Clause) -> bool:
    """Whether a clause has nothing but a name and an office, so that what its sentence tells is said of it."""
    known = function_words(passage.lexicon.language) if passage.lexicon.language in STOPLISTS else frozenset()
    rest = said_by("office").sub("", said_by("head_office").sub("", clause.text))
    return all(one.group() in known for one in form_of("lower_word").finditer(rest))


def _there(passage: Passage, agreements: list[Agreement]) -> bool:
    """Whether a clause without a word for signing gives the day and the place of one."""
    one = agreements[0]
    day = dated(one)
    by_date = bool(day) and any(meets(said, day or "") for said in passage.days)
    signing = one.signed
    places = [place for other in passage.clauses for place in other.places]
    by_place = signing is not None and any(
        same_place(said, signing.place or "-", str(signing.country or ""), passage) for said in places
    )
    return len(agreements) == 1 and by_date and by_place


def _compare_signatory(
    passage: Passage, clause: Clause, person: NamedPerson, agreements: list[Agreement]
) -> Iterator[Finding]:
    span = person.start, person.end
    hits = [(one, signer) for one in agreements for signer in one.signatories if same_person(person.name, signer.name)]
    if hits:
        for agreement, signer in hits[: 1 if _of_subject(passage, hits) else None]:
            reason = f"Recorded: {signer.name}{f', {signer.office}' if signer.office else ''}."
            verdict = Stance.AGREES
            about = tuple(dict.fromkeys(one.id for one, _ in hits)) if _of_subject(passage, hits) else agreement.id
            yield compared(passage, span, "signatory", about, verdict, signer.name, reason, signer, agreement)
        return
    for agreement in agreements:
        party = _signed_for(passage, person, agreement) or _left(passage, agreement, passage.dossier.subject)
        signers = [one for one in agreement.signatories if str(one.party) == party]
        if signers and by_day(passage, dated(agreement) or "") and _tellable(passage, clause, person, agreements):
            names = " and ".join(f"{one.name}{f', {one.office}' if one.office else ''}" for one in signers)
            reason = f"The record has {names}; the article says {person.name}."
            yield compared(
                passage, span, "signatory", agreement.id, Stance.DIFFERS, names, reason, signers[0], agreement
            )


def _of_subject(passage: Passage, hits: list[tuple[Agreement, Signatory]]) -> bool:
    return all(str(signer.party) == passage.dossier.subject for _, signer in hits)


def _signed_for(passage: Passage, person: NamedPerson, agreement: Agreement) -> str:
    """The party a person is said to sign for: that of the office, else the only partner."""
    parties = [str(one) for one in agreement.parties]
    others = [one for one in parties if one != passage.dossier.subject]
    if person.country in parties and (person.country != passage.dossier.subject or person.office):
        return person.country
    return others[0] if len(others) == 1 and not person.known and person.country in ("", others[0]) else ""


def _left(passage: Passage, agreement: Agreement, subject: str) -> str:
    """The one party of several whose signatory a list of signatories does not name."""
    unnamed = [
        str(signer.party)
        for signer in agreement.signatories
        if not any(same_person(one.name, signer.name) for one in people_of(passage))
    ]
    if len(unnamed) > 1:
        unnamed = [one for one in unnamed if one != subject]
    return unnamed[0] if len(agreement.parties) > 2 and len(unnamed) == 1 else ""


def people_of(passage: Passage) -> list[NamedPerson]:
    """Everyone a passage names."""
    return [one for clause in passage.clauses for one in clause.people]


def _tellable(passage: Passage, clause: Clause, person: NamedPerson, agreements: list[Agreement]) -> bool:
    """Whether a name that is not recorded can only be meant as that of the signatory."""
    if tells(clause.text, "never") or tells(passage.text, "expected"):
        return False
    alone = len(agreements) == 1 or bool(person.country)
    named = person.head or signing_list(passage) or _put_name_to_it(passage, clause, person)
    return alone and (named or _sole_name(passage, person, agreements))


def _put_name_to_it(passage: Passage, clause: Clause, person: NamedPerson) -> bool:
    """Whether nothing but an office stands between a name and the word for signing, or the "by" behind it."""
    towns = any(passage.lexicon.towns.named(word) for word in person.name.split())  # "For Rome she signed"
    if tells(clause.text, "other_document") or person.past or towns or not (person.office or person.known):
        return False
    text = passage.whole
    for verb in said_by("sign").finditer(text, clause.start, clause.end):
        if person.end <= verb.start() and form_of("right_before_verb").fullmatch(text, person.end, verb.start()):
            return True
        if verb.end() <= person.start and form_of("right_behind_by").fullmatch(text, verb.end(), person.start):
            return True
    return False


def _sole_name(passage: Passage, person: NamedPerson, agreements: list[Agreement]) -> bool:
    """In a list of signatories of one document: a name that is not recorded, beside others that are."""
    others = [
        one
        for one in people_of(passage)
        if one is not person
        and any(same_person(one.name, signer.name) for agreement in agreements for signer in agreement.signatories)
    ]
    listed = any(form_of("between_signatories").fullmatch(passage.whole, one.end, person.start) for one in others)
    of_many = len(others) >= 2 and (listed or any(len(one.parties) > 2 for one in agreements))
    return len(agreements) == 1 and of_many
