"""What must hold between a record and the meaning of its words: rules that ask the vocabulary.

A rule's docstring is the rule, in must-form. They are among `rules.RULES`.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from generator.check.record_rules import sourceless
from generator.model import vocabulary as v
from generator.model.audits import Claim
from generator.model.chronology import dated
from generator.model.dates import when
from generator.model.dossier import VOCABULARY, Dossier
from generator.model.entries import Entry, own_text
from generator.model.meanings import concluded, gap_because, phase, says, took_place, unjudged
from generator.model.parts import Coalition, Commitment, Evidence
from generator.model.records import Agreement, Article, Country, Summit
from generator.model.vocabulary import CommitmentType
from generator.source.problem import Problem, found
from generator.text.wording import LANGUAGE, NOTHING

BILATERAL = 2
# What a meeting has that took place.
RESULTS = ("participants", "outcomes")
# What an answer must give, by what it says; the other parts may be given, but not where a text says nothing.
CODED = {
    "undertakes": ("operative", "verb", "promise", "at", "quote"),
    "mentions": ("promise", "at", "quote"),
    "nothing": (),
}
# The reasons pages give of themselves where a record has no value.
PAGES_GIVE: tuple[v.Reason, ...] = ("silent", "unchecked", "inapplicable")
# By the phase of a document: what it must give, any of them.
NEEDED = {
    "signed": ("signed",),
    "adopted": ("adopted",),
    "effective": ("signed", "adopted"),
    "over": ("signed", "adopted"),
}


def of_two_parties(dossier: Dossier) -> list[tuple[Entry, Agreement]]:
    """The documents of two parties."""
    return [(entry, one) for entry, one in dossier.each(Agreement) if len(set(one.parties)) == BILATERAL]


def without_subject(dossier: Dossier) -> list[tuple[Entry, Agreement]]:
    """Those of them that are between others."""
    return [(entry, one) for entry, one in of_two_parties(dossier) if dossier.subject not in one.parties]


def subject_doubtful(dossier: Dossier) -> bool:
    """Whether most of them are, so that rather the code of the subject is wrong."""
    return len(of_two_parties(dossier)) < 2 * len(without_subject(dossier)) > BILATERAL


def meaning_without_word(dossier: Dossier) -> Iterator[Problem]:
    """The vocabulary must have a word for what pages say of themselves: why a value is missing, that nobody looked."""
    reasons = [reason for reason in PAGES_GIVE if not gap_because(dossier, reason)]
    lacking = [("gaps", f"`reason: {reason}`") for reason in reasons]
    wrong = any(problem.path == VOCABULARY for problem in dossier.problems)
    lacking += [] if unjudged(dossier) else [("verdicts", "`rests_on: nothing`")]
    for group, what in lacking:
        if dossier.vocabulary.get(group) and not wrong:
            yield dossier.vocabulary_file.problem((group,), f"must have a word with {what}: pages need it.", key=True)


def label_of_nothing(dossier: Dossier) -> Iterator[Problem]:
    """The label of a word must say something: None, null or NA is a missing value to programs that read tables."""
    for group, words in dossier.vocabulary.items():
        for name, word in words.items():
            if word.label.casefold() in NOTHING:
                what = f"must say what is meant: tables take this for a missing value: {found(word.label)}."
                yield dossier.vocabulary_file.problem((group, name, "label"), what)


def negotiation_after_signing(dossier: Dossier) -> Iterator[Problem]:
    """An event of a kind that leads to the signature must not be later than the signature or adoption."""
    for entry, agreement in dossier.each(Agreement):
        signed = dated(agreement)
        for index, event in enumerate(agreement.events):
            before = dossier.meaning(event.kind).before_signature
            if signed and before and when(event.date).first > when(signed).last:
                what = f"must not be later than the signature or adoption on {signed}: {found(event.date)}."
                yield entry.problem(("events", index, "date"), what)


def unverified_value(dossier: Dossier) -> Iterator[Problem]:
    """A value in strong doubt must say why, and a reason must belong to a confidence."""
    for entry in dossier.entries:
        for where, part in entry.parts_of(Evidence):
            if bool(part.confidence) == bool(part.why):
                continue
            if not part.confidence:
                yield entry.problem((*where, "why"), "must come with `confidence`: it says why that is not high.")
                continue
            word = dossier.meaning(part.confidence)
            if word.doubt == "strong":
                said = f"a value of {word.label.lower()} confidence is not stated as fact"
                yield entry.problem((*where, "confidence"), f"must come with `why`: {said}.")


def signed_without_signature(dossier: Dossier) -> Iterator[Problem]:
    """A document whose status is that of a signed or adopted one must say when it was signed or adopted."""
    for entry, agreement in dossier.each(Agreement):
        needed = NEEDED.get(phase(dossier, agreement), ())
        if needed and not any(getattr(agreement, name) for name in needed):
            lacking = " or ".join(f"`{name}`" for name in needed)
            what = f"must not be {found(agreement.status.value)} without {lacking}."
            yield entry.problem(("status", "value"), what)


def signature_without_status(dossier: Dossier) -> Iterator[Problem]:
    """A document that says when it was signed or adopted must not have the status of one that was not."""
    for entry, agreement in dossier.each(Agreement):
        signed = agreement.signed
        without = {"open": dated(agreement), "issued": signed, "adopted": signed and agreement.adopted}
        if without.get(phase(dossier, agreement)):
            name = "signed" if agreement.signed else "adopted"
            said = found(agreement.status.value)
            what = f"must agree with `{name}`: {said}, but it was {name} on {dated(agreement)}."
            yield entry.problem(("status", "value"), what)


def result_without_meeting(dossier: Dossier) -> Iterator[Problem]:
    """A meeting that did not take place must have neither participants nor outcomes."""
    for entry, summit in dossier.each(Summit):
        if not phase(dossier, summit) or took_place(dossier, summit):
            continue
        given = [name for name in RESULTS if getattr(summit, name)]
        if len(given) == len(RESULTS):
            what = f"must be that of a meeting that took place, as `{'` and `'.join(given)}` are given:"
            yield entry.problem(("status",), f"{what} {found(summit.status)}.")
            continue
        for name in given:
            what = f"must not be given: the status is {found(summit.status)}, so it did not take place."
            yield entry.problem((name,), what, key=True)


def verdict_without_reason(dossier: Dossier) -> Iterator[Problem]:
    """A checked claim must say why, when it was checked, and, where the verdict rests on sources, name one."""
    for entry, article in dossier.each(Article):
        for index, claim in enumerate(article.claims):
            for name in _fields_lacking(dossier, claim):
                yield entry.problem(("claims", index), f"must give `{name}`: the verdict is {found(claim.verdict)}.")


def _fields_lacking(dossier: Dossier, claim: Claim) -> Iterator[str]:
    needed = {"reason": ("why", "checked"), "sources": ("why", "checked", "cite")}
    basis = dossier.meaning(claim.verdict).rests_on
    return (name for name in needed.get(basis, ()) if not getattr(claim, name))


def answer_without_source(dossier: Dossier) -> Iterator[Problem]:
    """An answer must name a source like every value, unless the whole of the record's own text is silent."""
    for entry, agreement in dossier.each(Agreement):
        for kind, one in agreement.commitments.items():
            said = says(dossier, one)
            if said and not (said == "nothing" and own_text(agreement)):
                yield from sourceless(entry, ("commitments", kind), one)


def incomplete_coding(dossier: Dossier) -> Iterator[Problem]:
    """A coded agreement must answer every commitment type whose coding is not open, and give what an answer asks for.

    Those that it has not been read for yet stand under `not_coded`, and have no answer. An undertaking: its operative
    words, their class, the promise in one sentence, and a quote. A mention: the sentence and a quote. Silence: none of
    these.
    """
    types = dossier.words(v.CommitmentTypeWord)
    new = _unanswered(dossier)
    for name in new:
        what = "must be answered by the coded agreements, of which none does; or give `coding: open` until they do."
        yield dossier.vocabulary_file.problem((CommitmentType.target, name), what, key=True)
    asked = [name for name, one in types.items() if not one.coding and name not in new]
    for entry, agreement in dossier.each(Agreement):
        commitments, open_ = agreement.commitments, agreement.not_coded
        yield from _answered_all_the_same(entry, commitments, open_)
        missing = [name for name in asked if name not in commitments and name not in open_]
        # A misspelt type is missing too, but told as an unknown word.
        if commitments and missing and not commitments.keys() - types.keys():
            what = f"must answer every commitment type: {', '.join(missing)} missing. `not_coded` lists what is unread."
            yield entry.problem(("commitments",), what, key=True)
        yield from _contradictions(dossier, entry, commitments)


def _answered_all_the_same(entry: Entry, answered: Container[str], open_: Sequence[str]) -> Iterator[Problem]:
    """What stands among the types that were not read for, and has an answer."""
    for index, name in enumerate(open_):
        if name in answered:
            what = f"must be a type without an answer: {found(name)} has one under `commitments`."
            yield entry.problem(("not_coded", index), what)


def _unanswered(dossier: Dossier) -> set[str]:
    """The types that several agreements are to answer and none does: they are new, and that is one problem."""
    coded = [a.commitments for a in dossier.agreements.values() if a.commitments]
    types = dossier.words(v.CommitmentTypeWord) if len(coded) > 1 else {}
    answered = {str(name) for commitments in coded for name in commitments}
    return {name for name, one in types.items() if not one.coding} - answered


def _contradictions(
    dossier: Dossier, entry: Entry, commitments: Mapping[CommitmentType, Commitment]
) -> Iterator[Problem]:
    """What answers lack or have too much."""
    for name, one in commitments.items():
        said = says(dossier, one)
        what = _contradiction(said, one)
        if what:
            where = ("commitments", name, "answer") if said == "nothing" else ("commitments", name)
            yield entry.problem(where, f"{what}: the answer is {found(one.answer)}.", key=said != "nothing")


def _contradiction(said: str, one: Commitment) -> str:
    """What an answer lacks or has too much."""
    needed = CODED.get(said, ())
    lacking = [f"`{part}`" for part in needed if not getattr(one, part)]
    if lacking:
        return f"must give {', '.join(lacking)}"
    spare = [f"`{part}`" for part in CODED["undertakes"] if getattr(one, part)] if said == "nothing" else []
    return f"must not give {', '.join(spare)}" if spare else ""


def quote_without_translation(dossier: Dossier) -> Iterator[Problem]:
    """A quote of a commitment in another language than that of the pages must come with its `translation`."""
    for entry in dossier.of("agreements"):
        for one, _ in entry.quoted:
            source = dossier.sources.get(one.source)
            foreign = source is not None and source.language != LANGUAGE
            if one.where[0] == "commitments" and foreign and not one.translation:
                what = "must come with `translation`, our English of it: the text is in another language."
                yield entry.problem((*one.where, "quote"), what)


def contradicted_standing(dossier: Dossier) -> Iterator[Problem]:
    """A country's bilateral standing must agree with the status of its agreements."""
    codes = Counter(country.code for _, country in dossier.each(Country))
    for entry, country in dossier.each(Country):
        # Of two countries with one code that is told.
        if country.bilateral is None or country.code == dossier.subject or codes[country.code] > 1:
            continue
        alone = [a for a in dossier.agreements_of.get(country.code, ()) if len(a.parties) == BILATERAL]
        signed = sorted(a.id for a in alone if concluded(dossier, a))
        said = country.bilateral.value
        stands = dossier.meaning(said).phase
        if stands == "signed" and not signed:
            what = f"must agree with the agreements: {found(said)}, but none of this country's is."
            yield entry.problem(("bilateral", "value"), what)
        if stands == "open" and signed:
            what = f"must agree with the agreements: {found(said)}, but '{signed[0]}' is signed."
            yield entry.problem(("bilateral", "value"), f"{what} Leave `bilateral` out: the agreement says it.")


def coalition_by_another_name(dossier: Dossier) -> Iterator[Problem]:
    """The name a text gives a capability coalition must be the label or an alias of its word, and of no other."""
    words = dossier.words(v.CapabilityCoalitionWord)
    bearing = {name.casefold(): word for word, one in words.items() for name in (one.label, *one.aliases)}
    for entry, agreement in dossier.each(Agreement):
        for index, one in enumerate(agreement.coalitions):
            meant = bearing.get(one.name.casefold())
            if meant != one.coalition and (meant or one.coalition in words):
                yield entry.problem(("coalitions", index, "name"), _misnamed(one, meant))


def _misnamed(one: Coalition, meant: str | None) -> str:
    if meant:
        return f"must stand with `coalition: {meant}`, which bears this name: {found(one.name)}."
    return f"must be a name of '{one.coalition}': {found(one.name)}. Add a new one to its aliases in {VOCABULARY}."


WORD_RULES = (
    label_of_nothing,
    meaning_without_word,
    negotiation_after_signing,
    unverified_value,
    signed_without_signature,
    signature_without_status,
    result_without_meeting,
    verdict_without_reason,
    answer_without_source,
    incomplete_coding,
    quote_without_translation,
    contradicted_standing,
    coalition_by_another_name,
)
