"""How many agreements were signed, and how many countries joined, on the day of the article."""

import re
from collections.abc import Iterator

from generator.derive.queries import counted
from generator.model.chronology import dated
from generator.model.records import Agreement, Country
from generator.news.finding import Finding, Stance, beside_record, by_day, compared, recorded_agreements
from generator.news.passage import Passage
from generator.news.spoken import Counted, numbers
from generator.news.statements.joining import open_declaration
from generator.news.words import form_of, outright, said_by, tells

HOW_MANY, FIRST = "count", "first-only-all"
FEWEST_AGREEMENTS = 10  # a smaller number counts all agreements only where the passage says so
ROUGH_COUNT = 0.1
NEAR = 70  # characters
TO_DO_SO = re.compile(r"\s(?:country|state|nation|partner) to\s")  # "the 25th country to sign"
SOME_OF = re.compile(r"\s(?:of (?:the|those|its)|der|von den|des|із|з)\s")  # "four of the states that joined"
MOST_OFF = 1.5  # times the largest count: a larger number counts something else


def counts(passage: Passage) -> Iterator[Finding]:
    """The numbers of agreements and of countries that a passage gives."""
    found = list(numbers(passage.text))
    for number in found:
        if any(one.start == number.end + 1 for one in found):
            continue  # "двадцять сьомий" is read as two
        dated_ = any(one.start - passage.start < number.end <= one.end - passage.start for one in passage.days)
        if number.value < 2 or dated_ or tells(passage.text[: number.start].rsplit(" ", 2)[-2:][0], "article_number"):
            continue
        span = passage.start + number.start, passage.start + number.end
        joined = _joined(passage, number)
        if joined:
            yield from _compare_count(passage, span, number, joined[1], joined[0])
        elif number.ordinal:
            yield from _in_order(passage, span, number)
        elif _counts_agreements(passage, number):
            yield from _compare_count(passage, span, number, _signed(passage), _frame(passage))


def _frame(passage: Passage) -> str:
    """The document under which agreements are counted."""
    return next((str(rule.framework) for rule in passage.dossier.site.counts if rule.framework), "")


def _counts_agreements(passage: Passage, number: Counted) -> bool:
    """Whether a number counts all agreements so far, and not those of one day or one country."""
    behind = passage.text[number.end : number.end + NEAR]
    before = passage.text[max(0, number.start - NEAR) : number.start]
    noun = form_of("counted_noun").match(behind)
    left_out = form_of("under").match(behind) and tells(behind, "declaration")
    near = noun is not None and (tells(noun.group(), "agreement") or _signatures(before, behind) or left_out)
    said = tells(behind, "counted_now") or tells(before, "counted_now")
    if tells(passage.text, "other_document") or form_of("out_of").search(before):
        return False
    near = near or bool(form_of("number_of").search(passage.text[: number.start]))
    if not near or re.match(r"\s?(?:%|per|years?|months?|hours?|days?)", behind):
        return False
    return said if number.value < FEWEST_AGREEMENTS else said or tells(passage.text, "sign") or not passage.countries


def _signatures(before: str, behind: str) -> bool:
    """`signatures from nearly 30 countries`, `24 of them are with states`, `17 countries have signed agreements`."""
    directly = " ".join(behind.split()[:2])
    if tells(directly, "partner") and tells(behind, "sign", "security_pact"):
        return True
    return tells(behind, "partner") and (tells(before, "sign") or bool(re.match(r"\sof (?:them|these)\b", behind)))


def _signed(passage: Passage) -> set[int]:
    """How many agreements each rule of the site counts on the day of the article."""
    return {
        sum(_by(passage, one) for one in counted(passage.dossier, rule))
        for rule in passage.dossier.site.counts
        if rule.signed_only and rule.bilateral and not rule.phases and not rule.text_public
    }


def _by(passage: Passage, agreement: Agreement) -> bool:
    day = dated(agreement)
    return bool(day) and by_day(passage, day or "")


def _joined(passage: Passage, number: Counted) -> tuple[str, set[int]] | None:
    """The declaration that a number of countries is said to stand behind, and how many did; by each way to count."""
    if (number.ordinal and form_of("enumerates").match(passage.text, number.end)) or SOME_OF.match(
        passage.text, number.end
    ):
        return None
    behind = passage.text[number.end : number.end + 80]
    directly = " ".join(behind.split()[:3])
    countries = tells(directly, "partner") and (tells(behind, "joined") or tells(passage.text, "stands_behind"))
    ordinal = number.ordinal or bool(
        re.search(r"\b(?:number|no\.|nr\.)\s$", passage.text[: number.start], re.IGNORECASE)
    )
    declaration = open_declaration(passage) if countries or (ordinal and passage.listing) else None
    if declaration is None:
        return None
    there = [one for one in declaration.joined if by_day(passage, one.date)]
    own = [one for one in declaration.parties if isinstance(passage.dossier.actors.get(one), Country)]
    least = len(there)
    return declaration.id, {least, least - 1, least + len(own), least + len(own) - 1, least + len(declaration.parties)}


def _compare_count(
    passage: Passage, span: tuple[int, int], number: Counted, values: set[int], about: str
) -> Iterator[Finding]:
    before = passage.text[max(0, number.start - 18) : number.start]
    low, high = _range(number.value, before)
    fits = sorted(value for value in values if low <= value <= high)
    subject = (about, passage.dossier.subject) if about else (passage.dossier.subject,)
    if fits:
        reason = f"Counted in the record by the day of the article: {fits[0]}."
        yield compared(passage, span, HOW_MANY, subject, Stance.AGREES, fits[0], reason)
    elif (
        values
        and passage.anchor
        and number.value <= MOST_OFF * max(values)
        and _outright(passage, number)
        and all(abs(value - number.value) > max(1, number.value * 0.05) for value in values)
    ):
        listed = " or ".join(map(str, sorted(values)))
        reason = f"By the rules of the site it was {listed} on the day of the article."
        yield compared(passage, span, HOW_MANY, subject, Stance.DIFFERS, listed, reason)


def _outright(passage: Passage, number: Counted) -> bool:
    """Whether a number is said of all there are: not of further ones, nor of those that are none."""
    noun = " ".join(passage.text[number.end :].split()[:2])
    then = bool(form_of("by_then").search(passage.text)) or tells(passage.text, "on_one_occasion")
    ahead = tells(passage.text, "expected")
    return not tells(noun, "further") and not tells(passage.text, "never") and not then and not ahead


def _range(value: int, before: str) -> tuple[float, float]:
    """Which counts a number stands for: `nearly 30` for some below it, `more than 30` for some above it."""
    if tells(before, "bound_over"):
        return value, value * (1 + 2 * ROUGH_COUNT)
    if tells(before, "bound_under"):
        return value * (1 - 2 * ROUGH_COUNT), value
    if tells(before, "bound_about"):
        return value * (1 - ROUGH_COUNT), value * (1 + ROUGH_COUNT / 2)
    return value, value


def firsts(passage: Passage) -> Iterator[Finding]:
    """The agreement that is called the first of its kind, beside the one that by the record was."""
    rule = next(iter(passage.dossier.site.counts), None)
    for clause in passage.clauses if rule else ():
        cue = said_by("first_of_all").search(passage.whole, clause.start, min(clause.end + 1, len(passage.whole)))
        agreements = recorded_agreements(passage, clause.agreements) if cue and clause.own else []
        if not rule or not cue or len(agreements) != 1 or not outright(clause.text):
            continue
        order = sorted((dated(one) or "", one.id) for one in counted(passage.dossier, rule) if dated(one))
        day = dated(agreements[0])
        if order and day in {one for one, _ in order}:
            same, first = day == order[0][0], passage.dossier.agreements[order[0][1]]
            told = f"{first.name}, {order[0][0]}"
            yield from beside_record(passage, cue.span(), FIRST, agreements[0], told, first.signed, same=same)


def _in_order(passage: Passage, span: tuple[int, int], number: Counted) -> Iterator[Finding]:
    """`the ninth partner to sign`: a place in the order of signatures; those of one day share their places."""
    behind = passage.text[number.end : number.end + NEAR].split(",")[0]  # "the third of them, who signed the agreement"
    signing = tells(behind, "agreement") or (tells(behind, "partner") and tells(passage.text, "sign"))
    before = passage.text[max(0, number.start - NEAR) : number.start]
    of_another = tells(before, "part_of_sum")
    signing = signing or (tells(behind[:15], "such") and tells(passage.text, "sign") and not of_another)
    noun = tells("".join(behind.split()[:1]), "agreement")
    own = form_of("of_somebody").search(before)
    if own or not signing or (form_of("enumerates").match(behind) and not noun and not TO_DO_SO.match(behind)):
        return
    clause = passage.clause_at(passage.start + number.start)
    spoken_of = clause.agreements if clause and clause.own else passage.agreements
    ids = [one for one in spoken_of if one in passage.dossier.agreements and not passage.dossier.agreements[one].joined]
    if len(ids) != 1:
        return
    for rule in passage.dossier.site.counts[:1]:
        days = sorted(dated(one) or "" for one in counted(passage.dossier, rule))
        day = dated(passage.dossier.agreements[ids[0]])
        if day not in days or tells(behind[:12], "attack"):
            continue
        places = range(days.index(day) + 1, len(days) - days[::-1].index(day) + 1)
        # "The 26th agreement" may count those of that day, or all there are.
        off = min(abs(place - number.value) for place in (*places, *_signed(passage)))
        verdict = Stance.AGREES if not off else Stance.DIFFERS
        if off != 1:
            reason = f"In the order of signatures it is number {places[0]}."
            yield compared(passage, span, HOW_MANY, (ids[0], str(rule.framework or "")), verdict, places[0], reason)
