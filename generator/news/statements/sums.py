"""The sums of money a passage names, with the years they are for, and when a recorded sum can be meant."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from generator.model.dates import when
from generator.model.parts import Funding
from generator.news import dates_and_sums
from generator.news.counted import FIGURES_OF_EXACT
from generator.news.passage import Passage
from generator.news.spoken import number_pattern, value_of
from generator.news.words import form_of, tells
from generator.text.numerals import CROWNS, DOLLARS

ROUGH_SUM = 0.06
CLOSE = 0.005
BEHIND = 60  # characters behind a sum in which its years stand
BEFORE = 45
ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BUDGET_YEAR = re.compile(r"(?<!\d)(?P<century>19|20)\d\d/(?P<last>\d\d)(?!\d)")  # 2030/31
SENTENCE_PART = re.compile(r";\s|[.!?]\s(?=\W?[A-ZА-ЯІЇЄҐ])")
MOST_TIMES = 3.2  # a sum that is so much larger or smaller is that of something else
FAR = 0.03
VERY_FAR = 0.2  # where the article gives a bound or a rough sum
BOUNDS = ("bound_about", "bound_over", "bound_under")


@dataclass(frozen=True)
class Said:
    """A sum of a passage: amount, currency, empty where it is left out, the years it is for, how exact it is.

    `yearly` where so much is said to be given in each of them.
    """

    start: int
    end: int
    amount: float
    currency: str
    years: tuple[int, ...]
    until: bool
    bound: str
    digits: int
    national: bool
    yearly: bool


@cache
def _spoken() -> re.Pattern[str]:
    """Sums whose number is a word or whose currency is left out."""
    scales = "|".join(sorted(dates_and_sums.FACTORS, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<number>{number_pattern()}|\d+[.,]\d+)[\s-](?P<scale>{scales})(?:(?<=\w{{4}})[^\W\d_]{{0,5}})?(?!\w)"
        rf"(?:[\s-](?:d['’]|de |di )?(?P<national>{'|'.join(dates_and_sums.NATIONAL)})?\s?"
        rf"(?P<currency>{dates_and_sums.CURRENCY})[^\W\d_]{{0,5}})?(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)  # several kinds of statement ask for those of the same passage
def sums_said(passage: Passage) -> tuple[Said, ...]:
    """The sums of a passage, in order."""
    text = passage.text
    written = dates_and_sums.sums(text)
    found = {one.start: (one.start + len(one.text), one.amount, one.currency, one.text) for one in written}
    for match in _spoken().finditer(text):
        number = value_of(match["number"]) if not re.search(r"[.,]", match["number"]) else None
        amount = number if number is not None else float(match["number"].replace(",", "."))
        currency = dates_and_sums.CURRENCIES.get((match["currency"] or "").lower(), "")
        national = dates_and_sums.NATIONAL.get((match["national"] or "").lower(), currency)
        taken = any(start <= match.start() < end for start, (end, *_) in found.items())
        if not taken and (match["currency"] or found or tells(text, "of_money")):
            scale = dates_and_sums.FACTORS[match["scale"].lower()]
            found[match.start()] = (match.end(), amount * scale, national, match.group())
    starts = [*sorted(found), len(text)]
    said = [_said(passage, start, found[start], after) for start, after in pairwise(starts)]
    return tuple(_with_year_of(passage, one, before) for one, before in zip(said, [None, *said], strict=False))


def _with_year_of(passage: Passage, said: Said, before: Said | None) -> Said:
    """A sum that is named with the one before it is for the same years: "128 million and at least 40 million"."""
    between = passage.whole[before.end : said.start] if before else ""
    listed = before is not None and form_of("listed_with").search(between) and not SENTENCE_PART.search(between)
    return replace(said, years=before.years, until=before.until) if before and listed and not said.years else said


def _said(passage: Passage, start: int, found: tuple[int, float, str, str], following: int) -> Said:
    end, amount, currency, words = found
    text = passage.text
    behind = SENTENCE_PART.split(text[end : min(following, end + BEHIND)])[0]
    before = form_of("beside_other").split(SENTENCE_PART.split(text[max(0, start - BEFORE) : start])[-1])[-1]
    years = _years_in(behind)
    if not years and not re.search(r"\d", behind):
        years = _years_in(form_of("since_year").sub("", before))
    if not years and passage.anchor:
        span = range(passage.start + start - BEFORE, passage.start + end + BEHIND)
        years = tuple(
            day.when.first.year for day in passage.days if day.start in span and len(day.edtf) == 4 and day.how
        )[:1]
    first = ANY_YEAR.search(behind)
    until = bool(first) and tells(behind[: first.start() if first else 0], "until") and len(years) == 1
    bound = next((one for one in BOUNDS if tells(before[-25:], one)), "")
    figures_said = len(re.sub(r"\D", "", re.split(r"[^\d.,]", words.lstrip("$€£¥ "))[0]).strip("0")) or 1
    national = bool(form_of("national_dollars").search(words))
    place = passage.start
    yearly = tells(behind, "yearly") or tells(before[-25:], "yearly")
    return Said(place + start, place + end, amount, currency, years[:2], until, bound, figures_said, national, yearly)


def _years_in(text: str) -> tuple[int, ...]:
    """The years a text names first: one, or from one to another; of a budget year the later."""
    whole = BUDGET_YEAR.sub(lambda found: f"{found['century']}{found['last']}", text)
    span = form_of("year_to_year").search(whole)
    first = ANY_YEAR.search(whole)
    if span and first and span.start() == first.start():
        return int(span[1]), int(span[2])
    return (int(first.group()),) if first else ()


def same_amount(said: Said, recorded: float) -> bool:
    """Whether two amounts are one, as exactly as the article writes it."""
    unit = 10 ** (len(f"{said.amount:.0f}") - said.digits)
    rough = bool(said.bound) and said.digits < FIGURES_OF_EXACT  # "at least 877 million" is no round sum
    slack = max(recorded * (ROUGH_SUM if rough else CLOSE), unit / 2 if said.digits > 1 else 0)
    return abs(said.amount - recorded) <= slack


def same_currency(said: Said, recorded: str) -> bool:
    """Whether a recorded currency can be that of the article."""
    return recorded in said.currency or not said.currency or _crowns(said, recorded) or _dollars(said, recorded)


def _crowns(said: Said, recorded: str) -> bool:
    """Several currencies are called crowns; where the article does not say whose, any of them may be meant."""
    return " or " in said.currency and recorded in CROWNS


def _dollars(said: Said, recorded: str) -> bool:
    """Where the article does not say whose dollars, those of any country may be meant."""
    return said.currency == "USD" and recorded in DOLLARS and not said.national


def same_rate(said: Said, funding: Funding) -> bool:
    """Whether a sum said of each year can be the recorded one: not where that is the total of several years."""
    period = when(funding.period) if funding.period else None
    several = period is not None and period.first.year < period.last.year
    return not said.yearly or funding.per == "year" or not several


def same_years(said: Said, funding: Funding) -> bool | None:
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


def far(said: Said, recorded: float, most: float = MOST_TIMES) -> bool:
    """Whether the two sums cannot be one: a lower bound may lie below, an upper one above."""
    below, above = said.amount <= recorded, said.amount >= recorded
    if (said.bound == "bound_over" and below) or (said.bound == "bound_under" and above):
        return False
    off = abs(said.amount - recorded) / recorded
    return not many_times(said, recorded, most) and off > (VERY_FAR if said.bound else FAR)


def many_times(said: Said, recorded: float, most: float = MOST_TIMES) -> bool:
    """Whether a sum is so much larger or smaller that it must be that of something else."""
    return max(said.amount, recorded) / min(said.amount, recorded) > most
