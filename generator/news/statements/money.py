"""Sums with their currency and the years they are for, beside those of an agreement or the outcome of a summit."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.model.dates import english
from generator.model.dossier import partner
from generator.model.events import Outcome
from generator.model.parts import Funding
from generator.model.records import Agreement, Country, Summit
from generator.news import dates_and_sums
from generator.news.finding import Finding, Stance, actors_in, beside_record, compared, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.statements.sums import (
    BEHIND,
    MOST_TIMES,
    Said,
    far,
    many_times,
    same_amount,
    same_currency,
    same_rate,
    same_years,
    sums_said,
)
from generator.news.statements.told import facts_spoken_of
from generator.news.topics import gist
from generator.news.words import form_of, outright, tells

SUM = "sum"
SLIP_OF_SCALE, FIGURES_OF_SLIP = 1000, 2
MOST_TIMES_NAMED = 15  # by so much a sum may be off whose programme is named
ACRONYM = re.compile(r"\b[A-Z]{4,}\b")
FEWEST_WORDS_OF_PURPOSE = 2
UNMISTAKABLE = 3  # digits of a bound that is that of no other sum by chance
UPPER = form_of("capital").pattern
NAME_WITHIN = re.compile(rf"(?:(?<=\s)|^(?=\S+\s{UPPER})){UPPER}[^\W\d_]{{4,}}")  # within a purpose, or of two words


def moneys(passage: Passage) -> Iterator[Finding]:
    """The sums of a passage."""
    for said in sums_said(passage):
        clause = passage.clause_at(said.start)
        agreements = recorded_agreements(passage, clause.agreements if clause else passage.agreements)
        for agreement in agreements if len(agreements) <= 2 else []:
            found = _compare_sum(passage, said, agreement)
            if found and (found.verdict is not Stance.DIFFERS or len(agreements) == 1):
                yield found


def _compare_sum(passage: Passage, said: Said, agreement: Agreement) -> Finding | None:
    near = [one for one in agreement.funding if same_amount(said, one.amount)]
    if not all(same_rate(said, one) for one in near):
        return None
    same = [one for one in near if same_currency(said, one.currency)]
    span = said.start, said.end
    slip = _of_other_scale(passage, said, agreement, near)
    meant = slip or (same[0] if same and _for_other_purpose(passage, said, same) else None)
    if meant:
        told = _funding_told(meant)
        return compared(
            passage, span, SUM, agreement.id, Stance.DIFFERS, told, f"By the record: {told}.", meant, agreement
        )
    if same and (years := _with_years(passage, said, agreement, same)):
        return years
    if not near and _elsewhere(said, agreement):
        told, reason = f"{said.amount:.0f} {said.currency}", "The record has this sum in words on the agreement."
        return compared(passage, span, SUM, agreement.id, Stance.AGREES, told, reason, None, agreement)
    taken_up = tells(passage.previous, "sign") and tells(passage.text, "it_alone")
    clause = passage.clause_at(said.start)
    schemes = [name for one in near for name in NAME_WITHIN.findall(one.purpose)]
    by_scheme = clause is not None and any(name in clause.text for name in schemes)
    of_it = passage.names_agreement or taken_up or by_scheme or tells(f"{passage.previous} {passage.text}", "agreement")
    stated = of_it and bool(near) and bool(said.currency) and said.bound != "bound_about"
    if not stated or same_years(said, near[0]) is False:
        return None
    told = _funding_told(near[0])
    reason = f"The record has {told}; the article gives the sum in {said.currency}."
    return compared(passage, span, SUM, agreement.id, Stance.DIFFERS, told, reason, near[0], agreement)


def _with_years(passage: Passage, said: Said, agreement: Agreement, same: list[Funding]) -> Finding | None:
    fitting = [one for one in same if same_years(said, one) is not False]
    one = (fitting or same)[0]
    span = said.start, said.end
    if fitting:
        told = _funding_told(one)
        return compared(passage, span, SUM, agreement.id, Stance.AGREES, told, f"Recorded: {told}.", one, agreement)
    spanned = len(said.years) == 2 or said.until  # one year is also that of a later promise of as much
    exactly = not said.bound or said.digits >= UNMISTAKABLE or (spanned and said.amount == one.amount)
    if len(same) == 1 and said.years and exactly and spanned:
        years = f"until {said.years[0]}" if said.until else "–".join(map(str, said.years))
        reason = f"The record has the sum for {english(one.period or '')}; the article says {years}."
        year = re.compile(str(said.years[-1])).search(passage.whole, said.end, said.end + BEHIND)
        span = said.start, year.end() if year else said.end
        return compared(passage, span, SUM, agreement.id, Stance.DIFFERS, _funding_told(one), reason, one, agreement)
    return None


def _of_other_scale(passage: Passage, said: Said, agreement: Agreement, near: list[Funding]) -> Funding | None:
    """The one recorded sum that is the same but for a million where a billion should stand, or the reverse."""
    if near or said.digits < FIGURES_OF_SLIP or not said.currency or not outright(passage.text):
        return None
    exact = replace(said, bound="")
    slips = [
        one
        for one in agreement.funding
        for factor in (SLIP_OF_SCALE, 1 / SLIP_OF_SCALE)
        if same_currency(said, one.currency) and same_amount(replace(exact, amount=said.amount * factor), one.amount)
    ]
    if len(slips) != 1:
        return None
    beside = any(same_amount(one, slip.amount) for one in sums_said(passage) for slip in slips)
    elsewhere = beside or any(_elsewhere(said, one) for one in passage.dossier.agreements.values())
    return None if elsewhere else slips[0]


def _for_other_purpose(passage: Passage, said: Said, same: list[Funding]) -> bool:
    """Whether weapons stand right behind a sum that the record has for other things only."""
    behind = form_of("purpose_ends").split(passage.whole[said.end : passage.start + len(passage.text)])[0]
    others = tells(behind, "lethal") and not tells(behind, "non_lethal") and not said.bound
    return others and all(tells(one.purpose, "non_lethal") for one in same)


def sums_of_purpose(passage: Passage) -> Iterator[Finding]:
    """Other amounts than the one that an agreement or its partner has for what a passage names beside a sum."""
    said_here = sums_said(passage)
    for said in said_here:
        clause = passage.clause_at(said.start)
        spoken_of = recorded_agreements(passage, clause.agreements if clause else passage.agreements)
        others = [one for one in said_here if one is not said]
        if clause and len(spoken_of) == 1 and outright(clause.text) and not _known_sum(passage, said):
            for record in _givers(passage, spoken_of[0]):
                one = _meant_otherwise(passage, clause, said, others, record)
                if one:
                    span, told = (said.start, said.end), _funding_told(one)
                    yield from beside_record(passage, span, SUM, record, told, one, same=False)
                    break


def _givers(passage: Passage, agreement: Agreement) -> list[Agreement | Country]:
    """An agreement, and the country that it is with."""
    other = passage.dossier.actors.get(partner(passage.dossier, agreement) or "")
    return [agreement, *([other] if isinstance(other, Country) else [])]


def _known_sum(passage: Passage, said: Said) -> bool:
    """Whether any record that a passage speaks of has a sum, as one given or in words."""
    agreements = recorded_agreements(passage, tuple(one.id for one in passage.dossier.agreements.values()))
    parties = {one for id_ in passage.agreements for one in passage.dossier.agreements[id_].parties}
    near = [one for one in agreements if parties - {passage.dossier.subject} & set(one.parties)]
    countries = [one for code in parties if isinstance(one := passage.dossier.actors.get(code), Country)]
    given = [one for record in near for one in record.funding]
    given += [one for country in countries for one in country.funding]
    told = [one for fact in facts_spoken_of(passage) for one in dates_and_sums.sums(fact.text)]
    exact = replace(said, bound="")
    return (
        any(same_amount(said, one.amount) or same_amount(exact, one.amount) for one in given)
        or any(same_amount(exact, one.amount) for one in told)
        or any(_elsewhere(said, one) for one in near)
    )


def _meant_otherwise(
    passage: Passage, clause: Clause, said: Said, others: list[Said], record: Agreement | Country
) -> Funding | None:
    """The one sum of a record for the things that are told beside a sum of another amount."""
    own_years = replace(said, years=tuple(one for one in said.years if str(one) in clause.text))
    of_same = [one for one in record.funding if same_currency(said, one.currency)]
    free = [
        one
        for one in of_same
        if same_years(own_years, one) is not False
        and same_rate(said, one)
        and _off(clause, said, one)
        and not any(same_amount(other, one.amount) for other in others)
    ]
    parts = [one for one in free if _part_of_said(one, others, record)]
    words, own = gist(passage.text, passage.lexicon), gist(clause.text, passage.lexicon)
    common = frozenset.intersection(*(_purpose(passage, one) for one in of_same)) if len(of_same) > 1 else frozenset()
    shared = [_purpose(passage, one) - common & words for one in parts or free]
    most = max(map(len, shared), default=0)
    best = [(one, told) for one, told in zip(parts or free, shared, strict=True) if len(told) == most]
    if len(best) != 1 or not best[0][1] & own:
        return None
    one = best[0][0]
    alone = len(record.funding) == 1 and clause.own
    return one if parts or alone or _named_for(clause, one) or most >= FEWEST_WORDS_OF_PURPOSE else None


def _off(clause: Clause, said: Said, funding: Funding) -> bool:
    """Whether an amount is surely not the recorded one, though of its size; a bound on a bound is told exactly."""
    both = bool(said.bound) and tells(str(funding.bound).replace("-", " "), said.bound)
    most = MOST_TIMES_NAMED if _named_for(clause, funding) else MOST_TIMES
    return far(replace(said, bound="") if both else said, funding.amount, most)


def _named_for(clause: Clause, funding: Funding) -> bool:
    """Whether a clause has the name of what a sum is for: that of a programme."""
    return any(re.search(rf"\b{name}\b", clause.text) for name in ACRONYM.findall(funding.purpose))


def _part_of_said(funding: Funding, others: list[Said], record: Agreement | Country) -> bool:
    """Whether a sum is a part of another one that is told as well."""
    whole = next((one for one in record.funding if one.id and one.id == funding.part_of), None)
    return whole is not None and any(same_amount(one, whole.amount) for one in others)


def _purpose(passage: Passage, funding: Funding) -> frozenset[str]:
    return gist(funding.purpose, passage.lexicon)


def _funding_told(funding: Funding) -> str:
    return (
        f"{funding.amount:,.0f} {funding.currency}{f', {funding.period}' if funding.period else ''}: {funding.purpose}"
    )


def _elsewhere(said: Said, agreement: Agreement) -> bool:
    """Whether the words of the record on the agreement have this sum in this currency."""
    words = [one.what for one in agreement.provisions] + [one.what for one in agreement.events]
    words += [f"{one.note or ''} {one.purpose}" for one in agreement.funding]
    words += [one.promise or "" for one in agreement.commitments.values()]
    stated = [one for text in words for one in dates_and_sums.sums(text)]
    exact = replace(said, bound="") if said.digits >= UNMISTAKABLE else said
    return any(same_amount(exact, one.amount) and same_currency(said, one.currency) for one in stated)


def outcome_sums(passage: Passage) -> Iterator[Finding]:
    """The sums that a summit is said to have agreed on, beside those of its recorded outcomes."""
    summit = passage.dossier.summits.get(passage.summit)
    if summit is None:
        return
    for said in sums_said(passage):
        for outcome in _by_all(passage, said, summit):
            same = [one for one in dates_and_sums.sums(outcome.what) if same_amount(said, one.amount)]
            agree = any(same_currency(said, one.currency) for one in same)
            if same and said.currency:
                span = said.start, said.end
                yield from beside_record(passage, span, SUM, summit, outcome.what, outcome, same=agree)
                break
        else:
            yield from _other_outcome(passage, said, summit)


def _by_all(passage: Passage, said: Said, summit: Summit, *, alone: bool = False) -> list[Outcome]:
    """The outcomes that a sum can be of where no country is named beside it, but at most those that tell of it."""
    named = {one.ref for one in passage.countries}
    there = [clause for clause in passage.clauses if any(one.ref in named for one in clause.entities)]
    told = bool(there) and all(tells(one.text, "said") and not one.start <= said.start < one.end for one in there)
    every = not named if alone else not passage.names_agreement
    return [one for one in summit.outcomes if every or (told and named <= actors_in(passage.dossier, one.what))]


def _other_outcome(passage: Passage, said: Said, summit: Summit) -> Iterator[Finding]:
    """Another sum than the only one of about that size that all agreed on, where the sentence tells of the meeting."""
    named = any(one.ref == summit.id for one in passage.entities)
    goes_on = passage.scene == summit.id and not passage.countries
    if not (named or goes_on) or not tells(passage.text, "promised") or not outright(passage.text):
        return
    meant = [one for one in _by_all(passage, said, summit, alone=True) if named or tells(one.what, "promised")]
    sums = [(outcome, one) for outcome in meant for one in dates_and_sums.sums(outcome.what)]
    near = [pair for pair in sums if same_currency(said, pair[1].currency) and not many_times(said, pair[1].amount)]
    if len(near) == 1 and far(said, near[0][1].amount):
        outcome, span = near[0][0], (said.start, said.end)
        yield from beside_record(passage, span, SUM, summit, outcome.what, outcome, same=False)
