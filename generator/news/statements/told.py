"""What the record tells in one sentence and an article in another: with the same figures and days, or with others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from generator.model.dates import english, when
from generator.model.dossier import Dossier
from generator.news.counted import FIGURES_OF_EXACT, NO_NOUN, RANK, TARGET, TELLING_COUNT, CountedFigure, figures_in
from generator.news.facts import EXACT_FIGURE, FactTold, facts_recalled, facts_told, meaning, weights
from generator.news.finding import Finding, Stance, compared, meets, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.relative import DAY_LENGTH
from generator.news.topics import STEM_LETTERS, gist
from generator.news.words import outright, tells

# How much two sentences must share to be about one thing where their values are the same, where they are not, and to be
# so beyond doubt.
SAME_VALUE, KNOWN, SURE = 4.0, 5.5, 8.5
NEAR_BEST = 0.6  # the share of what is shared with the fact that is shared most
RECALLED = 14.0  # so much is of no other fact of the record, whatever the article spoke of before
AHEAD_OF_NEXT = 2.0  # by so much more than any other fact
ALL_BUT = 0.6  # the share of a short fact by which it is told as a whole
UNMISTAKEN = 18.0  # from which another day can only be a wrong one
SLIP_OF_DAY = 45  # days: farther off another act of the same sort is meant
SPANS = tuple("HDWMY")
FEWEST_SHARED = 2  # things beside what is counted
LESS_BESIDE = 0.6  # what the other clauses of a sentence share counts for less
TOLD_WHOLE = 2.0
MORE_THAN = re.compile(r"\bmore than\b")
OFF = 0.12
TWO_COUNTS = 2
OWN_SHARE = 0.6
PLANNED = re.compile(
    r"\b(?:is|are|was|were) to\b|\b(?:will|would|to be|in case of|once|target|ready)\b"
    r"|\b(?:expect|aim|intend|plan|promis|undert)\w*"
)


def tellings(passage: Passage) -> Iterator[Finding]:
    """What a passage tells in other words than the record: its figures and its days beside those of the same fact."""
    for clause in passage.clauses if facts_spoken_of(passage) else ():
        ranked = by_what_is_shared(passage, clause)
        yield from _figures_of(passage, clause, ranked)
        yield from _day_of(passage, clause, ranked)


@lru_cache(maxsize=1)
def facts_spoken_of(passage: Passage) -> list[FactTold]:
    """The facts of all that a passage speaks of."""
    named = [ref for one in passage.entities for ref in one.ref.split("|") if one.kind in ("actor", "summit")]
    ids = [
        *passage.agreements,
        *(id_ for one in passage.clauses for id_ in one.agreements),
        *named,
        passage.summit,
        *passage.spoken[-2:],
    ]
    pairs = [set(one.parties) for one in recorded_agreements(passage, passage.agreements)]
    ids += [id_ for id_, one in passage.dossier.agreements.items() if set(one.parties) in pairs]
    told = facts_told(passage.dossier)
    keys = dict.fromkeys([*(one for one in ids if one != passage.dossier.subject), *_bodies_described(passage)])
    near = [fact for key in keys for fact in told.get(key, ())]
    recalled = facts_recalled(passage.dossier, gist_of(passage), RECALLED)
    return [one for one in [*near, *(far for far in recalled if far.about not in keys)] if _by_then(passage, one)]


def _by_then(passage: Passage, fact: FactTold) -> bool:
    """Whether an article can tell a fact: not what came about only long after it."""
    summit = passage.dossier.summits.get(fact.about)
    days = [one for one in (fact.day, summit.held.date if summit else "") if one]
    return not passage.anchor or all(when(one).first <= when(passage.anchor).last for one in days)


def _bodies_described(passage: Passage) -> Iterator[str]:
    """The bodies of whose name a passage has all the words of some length, apart: "the coalition, called willing"."""
    text = passage.text.casefold()
    for body in passage.dossier.organisations.values():
        words = [word.casefold() for word in body.name.split() if len(word) > STEM_LETTERS]
        if len(words) > 1 and all(word in text for word in words):
            yield str(body.code)


@lru_cache(maxsize=1)  # of the same passage, for each of its clauses
def gist_of(passage: Passage) -> frozenset[str]:
    """What a whole passage is about."""
    return meaning(passage.text, passage.lexicon)


Ranked = list[tuple[float, FactTold]]
Compares = tuple[float, FactTold, CountedFigure]


@lru_cache(maxsize=64)  # of the clauses of one passage
def by_what_is_shared(passage: Passage, clause: Clause) -> Ranked:
    """The facts by how much a clause, with what stands beside it in its sentence, shares with them."""
    weight = weights(passage.dossier)
    own, whole = meaning(clause.text, passage.lexicon), gist_of(passage)
    # What is of one thing only says nothing by itself: "…, with 388 votes".
    less = LESS_BESIDE if len(own) > 1 else 1

    def shared(fact: FactTold) -> float:
        telling = fact.gist - _own_names(passage.dossier, fact.about)
        here = sum(weight[one] for one in own & telling)
        beside = sum(weight[one] for one in (whole - own) & telling)
        spoken_of_before = fact.about in passage.spoken and fact.about not in passage.agreements
        in_words = sum(weight[one] for one in telling if not one.startswith(EXACT_FIGURE))
        whole_of_it = not spoken_of_before and here + beside >= ALL_BUT * in_words
        return (here + less * beside) * (TOLD_WHOLE if whole_of_it else 1)

    return sorted(((shared(one), one) for one in facts_spoken_of(passage)), key=lambda one: -one[0])


def shared_with(passage: Passage, clause: Clause, fact: FactTold) -> float:
    """How much a clause shares with one of the facts."""
    return next((how for how, one in by_what_is_shared(passage, clause) if one is fact), 0.0)


def _own_names(dossier: Dossier, about: str) -> frozenset[str]:
    """The names that every fact of a record shares: they tell nothing."""
    agreement = dossier.agreements.get(about)
    return frozenset({f"@{about}", *(f"@{one}" for one in (agreement.parties if agreement else ()))})


def _figures_of(passage: Passage, clause: Clause, ranked: Ranked) -> Iterator[Finding]:
    every = figures_in(clause.text, passage.lexicon)
    for said in every:
        beside = list(_comparable_with(passage, said, ranked))
        span = clause.start + said.start, clause.start + said.end
        if len(every) == TWO_COUNTS and (pair := _with_other_figure(said, every, ranked)):
            yield beside_fact(passage, span, pair, Stance.DIFFERS)
            continue
        same = next((fact for _, fact, one in beside if _equal(clause.text, said, one)), None)
        same = same or next((fact for _, fact in ranked if _of_own(clause, said, fact)), None)
        if same:
            yield beside_fact(passage, span, same, Stance.AGREES)
        elif _in_record(ranked, clause.text[said.start : said.end]):
            continue
        elif (
            beside
            and beside[0][0] >= NEAR_BEST * ranked[0][0]
            and _surely_meant(passage, clause, said, beside)
            and not _as_near_elsewhere(beside[0], ranked)
            and (told_outright(clause, beside[0][1]) or said.unit == TARGET)
        ):
            yield beside_fact(passage, span, beside[0][1], Stance.DIFFERS)


def _with_other_figure(said: CountedFigure, every: Iterable[CountedFigure], ranked: Ranked) -> FactTold | None:
    """The fact that has one of two counts of a clause, "by 293 votes to 22", and another one beside it."""
    other = next(one for one in every if one is not said)
    if said.unit or other.unit or other.value < TELLING_COUNT or not other.value % 10:
        return None
    counts = [(fact, {one.value for one in fact.figures if not one.unit}) for how, fact in ranked if how >= KNOWN]
    those = [(fact, values) for fact, values in counts if other.value in values]
    there = all(said.value not in values and len(values) == TWO_COUNTS for _, values in those)
    return those[0][0] if those and there else None


def _of_own(clause: Clause, said: CountedFigure, fact: FactTold) -> bool:
    """Whether a count that no other thing has by chance is one of a fact on the clause's own agreement."""
    telling = said.unit == "" and said.value >= TELLING_COUNT and said.value % 100
    return bool(telling) and fact.about in clause.agreements and any(said.value == one.value for one in fact.figures)


def _comparable_with(
    passage: Passage, said: CountedFigure, ranked: Ranked
) -> Iterator[tuple[float, FactTold, CountedFigure]]:
    """The recorded figures that a figure can be compared with; without a noun it counts what its sentence names."""
    counted = said.counted or (NO_NOUN if said.unit else gist_of(passage))
    meant = replace(said, counted=counted)
    for how, fact in ranked:
        near = fact.figures if how >= SAME_VALUE else ()
        # A place in an order is what it is of where the day is told as well.
        then = said.unit == RANK and _on_its_day(passage, fact)
        alike = (one for one in near if meant.comparable(one) or (then and one.unit == RANK and one.counted & counted))
        yield from ((how, fact, one) for one in alike)


def _surely_meant(passage: Passage, clause: Clause, said: CountedFigure, beside: list[Compares]) -> bool:
    """Whether a figure can only be that of the fact it shares most with: no money, which has rules of its own."""
    how, fact, _ = beside[0]
    beside_it = [clause.text[: said.start], *(one.text for one in passage.clauses if one is not clause)]
    elsewhere = frozenset().union(*(gist(text, passage.lexicon) for text in beside_it))
    counted_only = said.counted - elsewhere  # "ratified …, with 338 votes" says twice what it is about
    shared = gist_of(passage) & fact.gist - counted_only - _own_names(passage.dossier, fact.about)
    of_more = [tells(MORE_THAN.sub("", text), "further") for text in (fact.text, clause.text)]
    further = of_more == [True, False] or any(one.value == said.value for one in fact.figures)
    named = said.counted or said.unit  # not "24 of them"
    then = _on_its_day(passage, fact)  # its day is shared as well
    whole = _share_of_fact(passage, fact) >= ALL_BUT
    ranked_alike = said.unit == RANK and (then or said.counted == beside[0][2].counted)
    enough = whole or len(shared) + then >= FEWEST_SHARED
    if said.unit in SPANS and not whole:
        return False  # many things last some months
    return (
        how >= SURE
        and (ranked_alike or (said.unit != RANK and bool(named) and enough))
        and len(said.unit) <= 1
        and not further
    )


def _on_its_day(passage: Passage, fact: FactTold) -> bool:
    return bool(fact.day) and any(len(day.edtf) == DAY_LENGTH and meets(day, fact.day) for day in passage.days)


def _share_of_fact(passage: Passage, fact: FactTold) -> float:
    """How much of a fact, but for its figures, a passage tells."""
    weight, telling = weights(passage.dossier), {one for one in fact.gist if not one.startswith(EXACT_FIGURE)}
    return sum(weight[one] for one in telling & gist_of(passage)) / (sum(weight[one] for one in telling) or 1)


def _as_near_elsewhere(best: Compares, ranked: Ranked) -> bool:
    """Whether a fact of another record shares as much and has not the same figure, so that it may be meant."""
    most, fact, figure = best
    others = [one for how, one in ranked if most - how < AHEAD_OF_NEXT and one.about != fact.about]
    return any(all(two.value != figure.value for two in one.figures) for one in others)


def told_outright(clause: Clause, fact: FactTold) -> bool:
    """Whether a clause says its thing outright; what the record itself only plans may be told as a plan."""
    if tells(clause.text, "asked_for") and not tells(fact.text, "asked_for"):
        return False
    return outright(clause.text) or (bool(PLANNED.search(fact.text)) and not tells(clause.text, "never"))


def _equal(text: str, said: CountedFigure, recorded: CountedFigure) -> bool:
    before = text[max(0, said.start - 20) : said.start]
    least, most = tells(before, "bound_over"), tells(before, "bound_under")
    if (least and said.value > recorded.value) or (most and said.value < recorded.value):
        return False
    rough = least or most or tells(before, "bound_about")
    exact = len(f"{said.value:.0f}".rstrip("0")) >= FIGURES_OF_EXACT  # "at least 877" is no round number
    return abs(said.value - recorded.value) <= (OFF * recorded.value if rough and not exact else 0)


def _day_of(passage: Passage, clause: Clause, ranked: Ranked) -> Iterator[Finding]:
    day = clause.days[0] if len(clause.days) == 1 and len(clause.days[0].edtf) > len("2024") else None
    own = gist(clause.text, passage.lexicon)
    facts = [(how, one) for how, one in ranked if one.day and how >= KNOWN and _acts(passage, own, one)] if day else []
    if not day or not facts:
        return
    span = day.start, day.end
    same = next((fact for _, fact in facts if meets(day, fact.day)), None)
    if same:
        yield beside_fact(passage, span, same, Stance.AGREES)
        return
    most, fact = facts[0]
    rivals = [one for how, one in facts if most - how < AHEAD_OF_NEXT and one.day != fact.day]
    exact = len(day.edtf) == len(fact.day) == DAY_LENGTH and meets(day, fact.day) is False
    slip = exact and abs((day.when.first - when(fact.day).first).days) <= SLIP_OF_DAY
    if slip and not rivals and most >= UNMISTAKEN and told_outright(clause, fact) and not tells(clause.text, "sign"):
        yield beside_fact(passage, span, fact, Stance.DIFFERS)


def _acts(passage: Passage, own: frozenset[str], fact: FactTold) -> bool:
    """Whether the clause of a day itself has something of a fact beside names, and most of what its sentence has."""
    weight = weights(passage.dossier)
    whole = {one for one in gist_of(passage) & fact.gist if not one.startswith(EXACT_FIGURE)}
    here = sum(weight[one] for one in own & fact.gist)
    return any(not one.startswith("@") for one in own & fact.gist) and here >= OWN_SHARE * sum(
        weight[one] for one in whole
    )


def _in_record(ranked: Ranked, words: str) -> bool:
    """Whether a sentence of the records that may be meant has these very words: an article may repeat it."""
    whole = re.compile(rf"\b{re.escape(words)}\b")
    least = max([SAME_VALUE, *(NEAR_BEST * how for how, _ in ranked[:1])])
    return any(whole.search(fact.text) for how, fact in ranked if how >= least)


def beside_fact(passage: Passage, span: tuple[int, int], fact: FactTold, verdict: Stance) -> Finding:
    """The finding on words beside a fact that the record tells."""
    told = f"{english(fact.day)}: {fact.text}" if fact.day else fact.text
    record = passage.dossier.agreements.get(fact.about)
    return compared(passage, span, fact.kind, fact.about, verdict, told, f"Recorded: {told}", fact.part, record)
