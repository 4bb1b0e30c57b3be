"""Sums with their currency and the years they are for, beside those of an agreement or the outcome of a summit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from generator.model.dates import english, when
from generator.model.records import Agreement
from generator.model.support import Funding
from generator.news import figures
from generator.news.compared import Compared, Outcome, bilateral, compared
from generator.news.scenes import Passage
from generator.news.spoken import number_pattern, value_of
from generator.news.words import places_of, tells

KIND = "sum"
CROWNS = frozenset({"DKK", "NOK", "SEK", "ISK", "CZK"})
DOLLARS = ("USD", "CAD", "AUD")
NATIONAL_DOLLARS = re.compile(r"US|U\.S\.|American|amerikan|американськ|Canad|Austral", re.IGNORECASE)
ROUGHLY = 0.06
CLOSE = 0.005
FAR = 0.03
BEHIND = 60  # characters behind a sum in which its years stand
BEFORE = 45
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PURPOSES = ("military", "humanitarian", "civilian")


@dataclass(frozen=True)
class Said:
    """A sum of a passage: amount, currency, empty where it is left out, the years it is for, how exact it is."""

    start: int
    end: int
    amount: float
    currency: str
    years: tuple[int, ...]
    until: bool
    about: bool
    digits: int
    national: bool


@cache
def _spoken() -> re.Pattern[str]:
    """Sums whose number is a word or whose currency is left out."""
    scales = "|".join(sorted(figures.SCALES, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<number>{number_pattern()}|\d+[.,]\d+)[\s-](?P<scale>{scales})[^\W\d_]{{0,5}}"
        rf"(?:[\s-](?P<national>{'|'.join(figures.NATIONAL)})?\s?(?P<currency>{figures.NAME})[^\W\d_]{{0,5}})?(?!\w)",
        re.IGNORECASE,
    )


def moneys(passage: Passage) -> Iterator[Compared]:
    """The sums of a passage."""
    for said in sums_said(passage):
        clause = next((one for one in passage.clauses if one.start <= said.start < one.end), None)
        agreements = bilateral(passage, clause.agreements if clause else passage.agreements)
        for agreement in agreements if len(agreements) <= 2 else []:
            found = _compare(passage, said, agreement)
            if found and (found.verdict is not Outcome.DIFFERS or len(agreements) == 1):
                yield found


def sums_said(passage: Passage) -> list[Said]:
    """The sums of a passage, in order."""
    text = passage.text
    found = {one.start: (one.start + len(one.text), one.amount, one.currency, one.text) for one in figures.sums(text)}
    for match in _spoken().finditer(text):
        number = value_of(match["number"]) if not re.search(r"[.,]", match["number"]) else None
        amount = number if number is not None else float(match["number"].replace(",", "."))
        currency = figures.CURRENCIES.get((match["currency"] or "").lower(), "")
        national = figures.NATIONAL.get((match["national"] or "").lower(), currency)
        taken = any(start <= match.start() < end for start, (end, *_) in found.items())
        if not taken and (match["currency"] or found):
            scale = figures.SCALES[match["scale"].lower()]
            found[match.start()] = (match.end(), amount * scale, national, match.group())
    starts = [*sorted(found), len(text)]
    return [_said(passage, start, found[start], after) for start, after in pairwise(starts)]


def _said(passage: Passage, start: int, found: tuple[int, float, str, str], following: int) -> Said:
    end, amount, currency, words = found
    text = passage.text
    behind = text[end : min(following, end + BEHIND)]
    before = text[max(0, start - BEFORE) : start]
    years = tuple(map(int, YEAR.findall(behind)))
    if not years and not re.search(r"\d", behind):
        years = tuple(map(int, YEAR.findall(before)))
    if not years and passage.anchor:
        span = range(passage.start + start - BEFORE, passage.start + end + BEHIND)
        years = tuple(
            day.when.first.year for day in passage.days if day.start in span and len(day.edtf) == 4 and day.how
        )[:1]
    until = tells(behind[: behind.find(str(years[0])) if years else 0], "until") and len(years) == 1
    rough = (
        tells(before[-25:], "bound_about") or tells(before[-25:], "bound_over") or tells(before[-25:], "bound_under")
    )
    figures_said = len(re.sub(r"\D", "", re.split(r"[^\d.,]", words.lstrip("$€£¥ "))[0]).strip("0")) or 1
    national = bool(NATIONAL_DOLLARS.search(words))
    place = passage.start
    return Said(place + start, place + end, amount, currency, years[:2], until, rough, figures_said, national)


def _compare(passage: Passage, said: Said, agreement: Agreement) -> Compared | None:
    near = [one for one in agreement.funding if _amount(said, one.amount)]
    same = [one for one in near if _currency(said, one.currency)]
    span = said.start, said.end
    if same:
        return _with_years(passage, said, agreement, same)
    if not near and _elsewhere(said, agreement):
        reason = "The record has this sum in words on the agreement."
        return compared(
            passage,
            span,
            KIND,
            agreement.id,
            Outcome.AGREES,
            f"{said.amount:.0f} {said.currency}",
            reason,
            None,
            agreement,
        )
    if near and said.currency and not said.about and _same_years(said, near[0]) is not False:
        reason = f"The record has {_shown(near[0])}; the article gives the sum in {said.currency}."
        return compared(passage, span, KIND, agreement.id, Outcome.DIFFERS, _shown(near[0]), reason, near[0], agreement)
    rival = _rival(passage, said, agreement)
    if rival:
        reason = f"The record has {_shown(rival)} for that time and purpose."
        return compared(passage, span, KIND, agreement.id, Outcome.DIFFERS, _shown(rival), reason, rival, agreement)
    return None


def _amount(said: Said, recorded: float) -> bool:
    """Whether two amounts are one, as exactly as the article writes it."""
    unit = 10 ** (len(f"{said.amount:.0f}") - said.digits)
    slack = max(recorded * (ROUGHLY if said.about else CLOSE), unit / 2 if said.digits > 1 else 0)
    return abs(said.amount - recorded) <= slack


def _currency(said: Said, recorded: str) -> bool:
    return recorded in said.currency or not said.currency or _crowns(said, recorded) or _dollars(said, recorded)


def _crowns(said: Said, recorded: str) -> bool:
    """Several currencies are called crowns; where the article does not say whose, any of them may be meant."""
    return " or " in said.currency and recorded in CROWNS


def _dollars(said: Said, recorded: str) -> bool:
    """Where the article does not say whose dollars, those of any country may be meant."""
    return said.currency == DOLLARS[0] and recorded in DOLLARS and not said.national


def _same_years(said: Said, funding: Funding) -> bool | None:
    """Whether the years fit; None where one side does not say, or a year lies within a recorded period."""
    if not said.years or not funding.period:
        return None
    period = when(funding.period)
    first, last = period.first.year, period.last.year
    if said.until:
        return last == said.years[0] or None if first == last else last == said.years[0]
    if len(said.years) == 2 and said.years[0] < said.years[1]:
        return (first, last) == said.years or (None if period.text.startswith("..") else False)
    return True if first == last == said.years[0] else None if first <= said.years[0] <= last else False


def _with_years(passage: Passage, said: Said, agreement: Agreement, same: list[Funding]) -> Compared | None:
    fitting = [one for one in same if _same_years(said, one) is not False]
    one = (fitting or same)[0]
    span = said.start, said.end
    if fitting:
        return compared(
            passage, span, KIND, agreement.id, Outcome.AGREES, _shown(one), f"Recorded: {_shown(one)}.", one, agreement
        )
    if len(same) == 1 and said.years and not said.about:
        reason = f"The record has the sum for {english(one.period or '')}; the article says {_years(said)}."
        return compared(passage, span, KIND, agreement.id, Outcome.DIFFERS, _shown(one), reason, one, agreement)
    return None


def _years(said: Said) -> str:
    return f"until {said.years[0]}" if said.until else "–".join(map(str, said.years))


def _shown(funding: Funding) -> str:
    return (
        f"{funding.amount:,.0f} {funding.currency}{f', {funding.period}' if funding.period else ''}: {funding.purpose}"
    )


def _elsewhere(said: Said, agreement: Agreement) -> bool:
    """Whether the words of the record on the agreement have this sum in this currency."""
    words = [one.what for one in agreement.provisions] + [one.what for one in agreement.events]
    words += [f"{one.note or ''} {one.purpose}" for one in agreement.funding]
    words += [one.promise or "" for one in agreement.commitments.values()]
    stated = [one for text in words for one in figures.sums(text)]
    return any(_amount(said, one.amount) and _currency(said, one.currency) for one in stated)


def _rival(passage: Passage, said: Said, agreement: Agreement) -> Funding | None:
    """The only recorded sum for the very years, purpose and currency that the article gives another sum for."""
    if len(said.years) != 1 or said.until or said.about or not said.currency or " or " in said.currency:
        return None
    purposes = [one for one in PURPOSES if tells(passage.text, one)]
    same_year = [one for one in agreement.funding if _same_years(said, one) is True and one.currency == said.currency]
    if len(same_year) != 1 or len(purposes) != 1 or not tells(same_year[0].purpose, purposes[0]):
        return None
    off = abs(said.amount - same_year[0].amount) / same_year[0].amount
    named = tells(passage.text, "agreement") or tells(passage.previous, "agreement")
    return same_year[0] if off > FAR and named and len(list(sums_said(passage))) == 1 else None


def outcome_sums(passage: Passage) -> Iterator[Compared]:
    """The sums that a summit is said to have agreed on, beside those of its recorded outcomes."""
    summit = passage.dossier.summits.get(passage.summit)
    if summit is None or passage.own_partners:
        return
    for said in sums_said(passage):
        for outcome in summit.outcomes:
            stated = figures.sums(outcome.what)
            same = [one for one in stated if _amount(said, one.amount)]
            if same and said.currency:
                agree = any(_currency(said, one.currency) for one in same)
                verdict = Outcome.AGREES if agree else Outcome.DIFFERS
                yield compared(
                    passage,
                    (said.start, said.end),
                    KIND,
                    summit.id,
                    verdict,
                    outcome.what,
                    f"Recorded: {outcome.what}",
                    outcome,
                )
                break


def limits(passage: Passage) -> Iterator[Compared]:
    """A last year given apart from the sum it limits: "but only until 2026"."""
    for start, end in places_of(passage.text, "until"):
        year = YEAR.match(passage.text, end + 1)
        if year and tells(passage.text[max(0, start - 12) : start], "only"):
            before = [one for one in sums_said(passage) if one.end <= passage.start + start]
            clause = next((one for one in passage.clauses if before and one.start <= before[-1].start < one.end), None)
            for agreement in bilateral(passage, clause.agreements if clause else ())[:1]:
                yield from _limit(passage, before[-1], agreement, (passage.start + start, passage.start + year.end()))


def _limit(passage: Passage, said: Said, agreement: Agreement, span: tuple[int, int]) -> Iterator[Compared]:
    same = [
        one for one in agreement.funding if _amount(said, one.amount) and _currency(said, one.currency) and one.period
    ]
    if len(same) == 1:
        ends = when(same[0].period or "").last.year
        agree = str(ends) in passage.whole[span[0] : span[1]]
        verdict = Outcome.AGREES if agree else Outcome.DIFFERS
        yield compared(
            passage,
            span,
            KIND,
            agreement.id,
            verdict,
            same[0].period,
            f"The record has the sum until {ends}.",
            same[0],
            agreement,
        )
