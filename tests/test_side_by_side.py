"""Two documents side by side: the terms, and which of the two has the firmer words."""

from typing import get_args

import pytest
from exported import dossier
from worlds import folder_of

from generator.derive.side_by_side import (
    DIFFERS,
    NO_SUM,
    SAME_IN_BOTH,
    Firmer,
    class_strength,
    firmer,
    pair_answer,
    pair_page,
    pairs,
    relation,
    side_names,
    terms,
)
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.model.records import Agreement
from generator.model.vocabulary import AnswerWord, CommitmentType, Term, VerbWord
from generator.text.wording import capital

WORLD = dossier("world")
AGREEMENT = WORLD.agreements["arcadia-ruritania"]


def worded(kind: str, answer: str, verb: str | None) -> Agreement:
    """The agreement of the little world with one commitment worded otherwise."""
    one = AGREEMENT.commitments[CommitmentType(kind)].model_copy(
        update={"answer": Term[AnswerWord](answer), "verb": Term[VerbWord](verb) if verb else None}
    )
    return AGREEMENT.model_copy(update={"commitments": {**AGREEMENT.commitments, CommitmentType(kind): one}})


@pytest.fixture(scope="module")
def kind() -> str:
    return next(iter(AGREEMENT.commitments))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("undertaken", "shall"), ("undertaken", "will"), "left"),
        (("undertaken", "will"), ("undertaken", "shall"), "right"),
        (("undertaken", "will"), ("undertaken", "will"), "alike"),
        (("undertaken", "will"), ("mentioned", None), "only-left"),
        (("not-in-text", None), ("undertaken", "will"), "only-right"),
        (("mentioned", None), ("not-in-text", None), "neither"),
        (("mentioned", "shall"), ("undertaken", "will"), "only-right"),
    ],
)
def test_classes_decide_which_is_firmer(
    kind: str, left: tuple[str, str | None], right: tuple[str, str | None], expected: Firmer
) -> None:
    assert firmer(WORLD, worded(kind, *left), worded(kind, *right), kind) == expected


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (("undertaken", "will"), ("mentioned", None), ["Only One promises something on training."]),
        (("mentioned", None), ("undertaken", "will"), ["Only Other promises something on training."]),
        (("undertaken", "shall"), ("undertaken", "will"), ["One has the firmer words on training."]),
        (("undertaken", "will"), ("undertaken", "shall"), ["Other has the firmer words on training."]),
        (("undertaken", "will"), ("undertaken", "will"), []),
        (("mentioned", None), ("mentioned", None), []),
    ],
)
def test_who_is_alone_and_who_is_firmer_is_called_by_name(
    left: tuple[str, str | None], right: tuple[str, str | None], said: list[str]
) -> None:
    pair = [
        worded("training", *words).model_copy(update={"name": name})
        for words, name in ((left, "One"), (right, "Other"))
    ]
    assert [one for one in pair_answer(WORLD, *pair) if one.endswith("training.")] == said


def test_of_many_kinds_a_few_are_named_first_those_after_the_trigger(real: Dossier) -> None:
    canada, states = (real.agreements[f"ukraine-{name}"] for name in ("canada", "united-states"))
    assert "Canada has the firmer words on assistance after a new attack, costs on Russia after a new attack, " in (
        said := " ".join(pair_answer(real, canada, states))
    )
    assert " others." in said
    assert all(len(" ".join(pair_answer(real, *pair)).split()) < 100 for pair in pairs(real))


def test_a_type_that_was_not_coded_is_not_firmer(kind: str) -> None:
    bare = AGREEMENT.model_copy(update={"commitments": {}})
    assert firmer(WORLD, bare, bare, kind) == "half-read"
    assert firmer(WORLD, AGREEMENT, bare, kind) == firmer(WORLD, bare, AGREEMENT, kind) == "half-read"
    assert class_strength(WORLD, None) == 0


def test_terms_are_compared_only_where_both_records_have_a_date_or_a_time() -> None:
    longer = AGREEMENT.model_copy(update={"term": AGREEMENT.term.model_copy(update={"value": "P99Y"})})
    rows = {row.label: row for row in terms(WORLD, AGREEMENT, longer)}
    assert (rows["Term"].right.text, rows["Term"].difference) == ("99 years", DIFFERS)
    assert rows["Signed"].difference == SAME_IN_BOTH
    silent = AGREEMENT.model_copy(update={"term": None, "signed": None})
    rows = {row.label: row for row in terms(WORLD, AGREEMENT, silent)}
    assert [(rows[name].right.text, rows[name].difference) for name in ("Term", "Signed")] == [("", ""), ("", "")]


def test_the_first_sentences_tell_which_figures_are_alike_and_which_differ() -> None:
    """And nothing of those that one of the two does not have; what is alike is told where no figure differs."""
    without = AGREEMENT.model_copy(
        update={"term": AGREEMENT.term.model_copy(update={"value": "P99Y"}), "exit_notice": None}
    )
    names = side_names(WORLD, (AGREEMENT, without))
    assert pair_answer(WORLD, AGREEMENT, without)[:2] == [
        "Neither promises something that the other does not, nor in firmer words.",
        f"The term is 5 years for {names[0]}, 99 years for {names[1]}.",
    ]
    assert pair_answer(WORLD, AGREEMENT, AGREEMENT)[1].startswith("They have the same term (5 years), ")


def test_only_terms_in_figures_are_told_first() -> None:
    """The other lines stand below; of a text that was adopted the day and place of that."""
    names = {row.label: row.leading for row in terms(WORLD, AGREEMENT, AGREEMENT)}
    assert [name for name, leading in names.items() if leading] == [
        "Term",
        "Time limit for consulting",
        "Notice",
    ]
    assert {"Signed", "Ends"} <= names.keys()
    declaration = WORLD.agreements["league-declaration"]
    signing = terms(WORLD, AGREEMENT, declaration)[0]
    assert (signing.left.text, signing.right.text) == ("1 March 2029, Strelsau", "15 March 2029, Edelweiss")


def test_sides_are_called_by_their_partners_unless_that_tells_them_not_apart() -> None:
    more = read_dossier(folder_of("world-more"))
    pact, league, compact = (
        more.agreements[id_] for id_ in ("arcadia-ruritania", "arcadia-valley-union", "mountain-compact")
    )
    assert side_names(more, (pact, league)) == ["Ruritania", "the Valley Union"]
    assert side_names(more, (pact, pact)) == [pact.name] * 2
    assert side_names(more, (pact, compact)) == [pact.name, compact.name]


def test_a_limit_that_is_no_duty_is_not_the_same_as_one_that_is(real: Dossier) -> None:
    """Twenty-four hours, and twenty-four hours where possible."""
    canada, states = (real.agreements[f"ukraine-{name}"] for name in ("canada", "united-states"))
    row = next(one for one in terms(real, canada, states) if one.label == "Time limit for consulting")
    assert (row.right.text, row.difference) == ("24 hours (“where possible”)", DIFFERS)
    assert "the same time limit" not in " ".join(pair_answer(real, canada, states))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2029-03-01", "2029-03-01", "Both were signed on 1 March 2029."),
        ("2029-03", "2029-03", "Both were signed in March 2029."),
        ("2029-03", "2030-06-02", "{0} was signed in March 2029, {1} on 2 June 2030."),
        ("2029-03-01/2029-03-02", "2030", "{0} was signed on 1 or 2 March 2029, {1} in 2030."),
    ],
)
def test_a_signature_is_told_as_exactly_as_its_day_is_known(one: str, other: str, said: str) -> None:
    names = ("One", "Other")
    pair = [
        AGREEMENT.model_copy(update={"name": name, "signed": AGREEMENT.signed.model_copy(update={"date": day})})
        for name, day in zip(names, (one, other), strict=True)
    ]
    assert pair_answer(WORLD, *pair)[-1] == said.format(*names)


def test_what_is_told_in_our_own_words_is_never_called_the_same_or_different(real: Dossier) -> None:
    for left, right in pairs(real):
        rows = {row.label: row for row in terms(real, left, right)}
        assert not any(
            rows[name].difference for name in ("Languages", "Taking effect", "Prolonging it") if name in rows
        )


def test_every_term_names_its_source(real: Dossier) -> None:
    for left, right in pairs(real):
        for row in terms(real, left, right):
            told_ = [side for side in (row.left, row.right) if side.text not in ("", NO_SUM)]
            assert all(side.cited or side.text.startswith("No offer found") for side in told_), row.label


def test_rows_readers_look_for_are_there_and_an_offer_is_no_part_of_the_text(real: Dossier) -> None:
    """Money, troops and legal force; that a read text names no sum is said, of one that was not read nothing."""
    states, kingdom = (real.agreements[f"ukraine-{name}"] for name in ("united-states", "united-kingdom"))
    rows = {row.label: row for row in terms(real, states, kingdom)}
    assert rows["Legal force"].left.text == "In one of its parts the text says that it is not binding in law"
    assert (rows["Largest sum named"].left.text, rows["Largest sum named"].difference) == (NO_SUM, DIFFERS)
    assert rows["Largest sum named"].right.text.startswith("£2.5 billion for 2024")
    germany, japan = (real.agreements[f"ukraine-{name}"] for name in ("germany", "japan"))
    other = next(row for row in terms(real, germany, japan) if "outside the text" in row.label)
    assert other.left.text == "No offer found up to 10 October 2026; other help: forces nearby, ready (6 January 2026)"
    assert other.right.text == "No offer found up to 10 October 2026"
    troops = next(row for label, row in rows.items() if "outside the text" in label)
    assert {record.id for record, _ in troops.right.cited} == {"united-kingdom"}
    assert not troops.difference
    unread = states.model_copy(update={"commitments": {}})
    assert not next(row for row in terms(real, unread, kingdom) if row.label == "Largest sum named").left.text


def test_every_difference_is_a_sentence_that_stands_alone() -> None:
    said = [relation(["the Valley Union", "Arcadia"], which) for which in get_args(Firmer)]
    assert said[0] == "The Valley Union puts it more firmly"
    assert all(len(one.split()) > 2 for one in said)
    assert said[3] == "Only the Valley Union promises it"


@pytest.fixture(scope="module")
def real() -> Dossier:
    return dossier("real")


def test_every_pair_of_named_documents_has_one_page(real: Dossier) -> None:
    found = [pair_page(*pair) for pair in pairs(real)]
    count = len(real.site.compared)
    assert len(set(found)) == len(found) == count * (count - 1) / 2


def test_the_first_sentences_say_who_is_alone_and_who_is_firmer(real: Dossier) -> None:
    """The same of each side, whichever stands first."""
    alone = firm = 0
    for left, right in pairs(real):
        told, swapped = pair_answer(real, left, right), pair_answer(real, right, left)
        assert differing(told) == differing(swapped)
        assert " promises something on " in told[0] or " has the firmer words on " in told[0]
        alone += sum(one.startswith("Only ") for one in told)
        firm += sum(" has the firmer words on " in one for one in told)
        assert all(one.endswith(".") and "  " not in one for one in told)
    assert alone > 20
    assert firm > 20


def differing(told: list[str]) -> set[str]:
    """What is said of one side alone, whichever stands first."""
    parts = (part.rstrip(".") for one in told for part in one.split("; "))
    return {capital(one) for one in parts if " promises something on " in one or " has the firmer words on " in one}


def test_what_differs_is_told_before_what_is_alike(real: Dossier) -> None:
    left, right = (real.agreements[f"ukraine-{name}"] for name in ("france", "germany"))
    alone, ahead, *rest = pair_answer(real, left, right)
    assert alone.endswith("NATO accession; only Germany promises something on just peace.")
    assert ahead.endswith("compensation; Germany has the firmer words on training and energy.")
    assert rest == [
        "They have the same term (10 years), time limit for consulting (24 hours) and notice (6 months).",
        "Both were signed on 16 February 2024.",
    ]


def test_two_that_were_signed_on_one_day_in_two_places_are_the_same(real: Dossier) -> None:
    """Their first sentence says so, and the line below must not say that they differ."""
    left, right = real.agreements["ukraine-france"], real.agreements["ukraine-germany"]
    signed = next(row for row in terms(real, left, right) if row.label == "Signed")
    assert (signed.left.text, signed.right.text) == ("16 February 2024, Paris", "16 February 2024, Berlin")
    assert signed.difference == SAME_IN_BOTH
