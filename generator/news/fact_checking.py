"""An article → its statements beside the record: every kind of statement is asked of every sentence."""

import re
from collections.abc import Callable, Iterator

from generator.model.dossier import Dossier
from generator.news.entities import lexicon
from generator.news.finding import Finding, Stance
from generator.news.paragraphs import REASONS
from generator.news.passage import HEADED, Passage
from generator.news.places import town_alone
from generator.news.rows import has_cells
from generator.news.saved import LeftOut, Saved
from generator.news.scenes import Reader
from generator.news.splitting import asks
from generator.news.statements.clauses import clauses_cited, missing_clauses
from generator.news.statements.coalitions import coalition_partners, coalition_roles
from generator.news.statements.counts import counts, firsts
from generator.news.statements.denied import denials
from generator.news.statements.forms import natures, outcomes
from generator.news.statements.joining import joinings
from generator.news.statements.languages import languages
from generator.news.statements.meetings import meetings
from generator.news.statements.memberships import memberships
from generator.news.statements.money import moneys, outcome_sums, sums_of_purpose
from generator.news.statements.offers import offers_said
from generator.news.statements.offices import offices, takings
from generator.news.statements.orders import orders
from generator.news.statements.roles import representatives
from generator.news.statements.signatories import signatories
from generator.news.statements.signing import signings
from generator.news.statements.standings import dated_steps, effects, ratifications, signed_or_not
from generator.news.statements.swaps import swaps
from generator.news.statements.times import CONSULTATION, EXIT_NOTICE, REVIEW, TERM, times
from generator.news.statements.told import tellings

TIMES = frozenset({CONSULTATION.name, EXIT_NOTICE.name, REVIEW.name, TERM.name})
FIGURE = re.compile(r"\d")
FEWEST_ROWS = 4  # with figures, that make a table
YEAR_IN_ROW = re.compile(r"\b20\d\d\b")
LONGEST_COMPARED = 60_000  # characters: ten times a long article
KINDS_OF_STATEMENT: tuple[Callable[[Passage], Iterator[Finding]], ...] = (
    signings,
    signatories,
    times,
    missing_clauses,
    clauses_cited,
    offices,
    takings,
    joinings,
    memberships,
    moneys,
    outcome_sums,
    sums_of_purpose,
    counts,
    firsts,
    meetings,
    outcomes,
    denials,
    offers_said,
    effects,
    dated_steps,
    ratifications,
    signed_or_not,
    natures,
    languages,
    orders,
    coalition_partners,
    coalition_roles,
    representatives,
    tellings,
    swaps,
)


def compare(saved: Saved, dossier: Dossier, anchor: str = "") -> list[Finding]:
    """What the record says of the article's statements, in the order of the text.

    `anchor` is the day of the article, else the page says it. Of a very long page the beginning is compared.
    """
    reader = Reader(lexicon(dossier, saved.language), anchor or saved.anchor)
    found: list[Finding] = []
    left = LONGEST_COMPARED
    for number, text in _numbered_texts(saved):
        left -= len(text)
        if left < 0:
            break
        if number is None and asks(text):
            reader.headed(text)
            continue
        for passage in reader.sentences(number, text):
            told = _consistent([one for kind in KINDS_OF_STATEMENT for one in kind(passage)], passage)
            asked = passage.text.rstrip().endswith("?")  # and so states nothing
            found += [one for one in told if not (asked and one.verdict is Stance.DIFFERS)]
    return list(dict.fromkeys(found))


def _consistent(found: list[Finding], passage: Passage) -> list[Finding]:
    """Without what the same sentence has right: another time beside the recorded one is that of something else.

    So is a time that a meeting has whose town the paragraph names.
    """
    right = [one for one in found if one.verdict is Stance.AGREES]
    of_record = {(one.kind, one.about) for one in right if one.kind in TIMES}
    told = {(one.start, one.quote) for one in right if _town_named(passage, one)}
    return [
        one
        for one in found
        if one.verdict is not Stance.DIFFERS
        or not ((one.kind, one.about) in of_record or (one.kind in TIMES and (one.start, one.quote) in told))
    ]


def _town_named(passage: Passage, one: Finding) -> bool:
    summits = (passage.dossier.summits.get(id_) for id_ in one.about)
    return any(town_alone(two.held.place or " ") in passage.whole for two in summits if two)


def _numbered_texts(saved: Saved) -> Iterator[tuple[int | None, str]]:
    """The title as number 0, the paragraphs, and between them, without a number, the rows of lists and tables."""
    yield 0, saved.title
    # A table may stand before the first paragraph, as menus do.
    above = [one for one in saved.left_out if not one.after and (one.why == REASONS["row"] or has_cells(one.text))]
    table = sum(has_cells(one.text) and FIGURE.search(one.text) is not None for one in above) >= FEWEST_ROWS
    yield from ((None, one.text) for one in above if table or _is_of_meeting(one))
    for number, text in enumerate(saved.paragraphs, 1):
        yield number, text
        there = (one for one in saved.left_out if one.after == number)
        yield from ((None, one.text) for one in there if _is_read(one))


def _is_of_meeting(one: LeftOut) -> bool:
    return one.why == REASONS["row"] and has_cells(one.text) and bool(YEAR_IN_ROW.search(one.text))


def _is_read(one: LeftOut) -> bool:
    """Whether a line that is no paragraph is read all the same: a row, or a question that the next one answers."""
    return one.why == REASONS["row"] or bool(HEADED.match(one.text)) or asks(one.text)
