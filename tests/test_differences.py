"""When a trait of a text is told as a difference: how many others it takes, and what share of them."""

from pathlib import Path

import pytest
from exported import dossier
from test_words import PACT, WORLD

from generator.derive.distinctions import differences
from generator.model.loading import read_dossier
from generator.text.quantities import spelled

TROOPS = "own-forces: {answer: absent}"
PROMISED = (
    "own-forces: {answer: undertaken, operative: will train, verb: will, promise: It sends troops., at: Article 3}"
)
MENTIONED = "own-forces: {answer: mentioned, promise: Troops are named., at: Article 3}"
TERM, SHORTER = "term: {value: P5Y,", "term: {value: P3Y,"
UNREAD = f"  {TROOPS}\n"


def changed(text: str, edits: tuple[str, ...]) -> str:
    """A text after edits: what stands there and what is put in its place, in turn."""
    for find, put in zip(edits[::2], edits[1::2], strict=True):
        assert text.count(find) == 1, find
        text = text.replace(find, put)
    return text


def told(world: Path, own: tuple[str, ...], others: list[tuple[str, ...]], plain: int = 0) -> list[str]:
    """The differences of the pact with edits among texts of its kind with others, and so many as it was."""
    text = (world / PACT).read_text()
    for number, edits in enumerate([*others, *[()] * plain]):
        copy = text.replace("id: arcadia-ruritania\n", f"id: other-{number}\n")
        (world / f"data/agreements/other-{number}.yml").write_text(changed(copy, edits))
    (world / PACT).write_text(changed(text, own))
    dossier = read_dossier(world)
    assert not dossier.problems, [str(one) for one in dossier.problems]
    return differences(dossier, dossier.agreements["arcadia-ruritania"])


@pytest.mark.parametrize(("making", "not_making", "common"), [(8, 2, True), (7, 2, False), (4, 1, True), (4, 0, False)])
def test_what_four_fifths_of_at_least_five_others_promise_is_common(
    making: int, not_making: int, common: bool, world: Path
) -> None:
    said = told(world, (), [(TROOPS, PROMISED)] * making, not_making)
    number = spelled(making).capitalize()
    sentence = f"{number} of the other {making + not_making} texts promise something on own forces; this one does not."
    assert said == [sentence] * common


@pytest.mark.parametrize(
    ("making", "not_making", "sentence"),
    [
        (2, 8, "Only 2 of the other 10 texts promise anything on own forces; this one does."),
        (2, 7, ""),
        (1, 4, "Only 1 of the other 5 texts promises anything on own forces; this one does."),
        (0, 5, "None of the other 5 texts promises anything on own forces; this one does."),
        (0, 4, ""),
    ],
)
def test_what_a_fifth_of_them_promise_is_rare(making: int, not_making: int, sentence: str, world: Path) -> None:
    assert told(world, (TROOPS, PROMISED), [(TROOPS, PROMISED)] * making, not_making) == [sentence] * bool(sentence)


def test_what_is_only_mentioned_is_told_apart_from_silence(world: Path) -> None:
    (said,) = told(world, (TROOPS, MENTIONED), [(TROOPS, PROMISED)] * 5)
    assert said == "All the other 5 texts promise something on own forces; this one only mentions it."


def test_a_text_that_was_not_read_for_a_kind_does_not_count(world: Path) -> None:
    """Neither among those that promise nor among all; and where too few were read, nothing is said."""
    others = [(TROOPS, PROMISED)] * 5 + [(UNREAD, "")] * 2
    (said,) = told(world, (), others)
    assert said == "All the 5 other texts that were read for it promise something on own forces; this one does not."
    assert told(world, (), [(TROOPS, PROMISED)] * 4 + [(UNREAD, "")] * 3) == []


@pytest.mark.parametrize(("same", "otherwise", "common"), [(8, 2, True), (7, 3, False)])
def test_a_duration_that_four_fifths_have_is_usual(same: int, otherwise: int, common: bool, world: Path) -> None:
    others = [(TERM, SHORTER)] * same + [(TERM, "term: {value: P4Y,")] * otherwise
    sentence = f"Its term is 5 years; in {same} of the other {same + otherwise} it is 3 years."
    assert told(world, (), others) == [sentence] * common


def test_no_duration_is_unusual_too(world: Path) -> None:
    """And where most set none, one that is set."""
    text = (world / PACT).read_text()
    line = next(one for one in text.splitlines(keepends=True) if one.startswith("exit_notice"))
    assert told(world, (line, ""), [], 5) == ["It sets no notice for ending it; in 5 of the other 5 it is 6 months."]
    (world / PACT).write_text(text)
    assert told(world, (), [(line, "")] * 5) == [
        "Its notice for ending it is 6 months; in 5 of the other 5 there is none."
    ]


FUNDED = "amount: 2500000\n    currency: EUR\n    bound: up-to\n    nature: pledge\n    period: 2029/2031\n"
PACT_TEXT = (WORLD / PACT).read_text()
FUNDING = f"funding:\n{PACT_TEXT.partition('funding:' + chr(10))[2].partition('coalitions:')[0]}"
TRAINING = f"  training:\n{PACT_TEXT.partition('  training:' + chr(10))[2].partition('  consultation:')[0]}"
OUTSIDE = ("framework: league-declaration\n", "")


def giving(millions: int, year: str = "2029") -> tuple[str, str]:
    """An edit that promises so many millions for a year."""
    return FUNDED, FUNDED.replace("2500000", f"{millions}000000").replace("2029/2031", year).replace("up-to", "exact")


@pytest.mark.parametrize(
    ("millions", "rank"), [(9, "the largest sum"), (6, "the second largest sum"), (4, "the third largest sum"), (2, "")]
)
def test_one_of_the_three_largest_sums_of_the_year_is_told(millions: int, rank: str, world: Path) -> None:
    """Of the year for which most texts promise one."""
    others = [giving(7), giving(5), giving(3), giving(99, "2030")]
    said = told(world, giving(millions), others, 1)
    assert said == [f"Of what 4 texts promise for 2029, its €{millions} million is {rank}."] * bool(rank)


@pytest.mark.parametrize(("without", "sentence"), [(0, "5 of the other 5"), (1, "4 of the other 5"), (2, "")])
def test_that_it_names_no_sum_is_told_where_most_others_do(without: int, sentence: str, world: Path) -> None:
    """Texts under another framework are none of them."""
    none, outside = (FUNDING, ""), [(FUNDING, "", *OUTSIDE)] * 3
    said = told(world, none, [*[none] * without, *outside], 5 - without)
    assert said == [f"It names no sum of money; {sentence} texts do."] * bool(sentence)


def test_of_a_kind_for_which_not_every_text_is_read_yet_nothing_is_told(world: Path) -> None:
    """But of the kinds behind it."""
    words = world / "data/vocabulary.yml"
    text = words.read_text()
    others = [(TROOPS, PROMISED, TRAINING, "")] * 5
    assert told(world, (), others) == ["All the other 5 texts promise something on own forces; this one does not."]
    words.write_text(text.replace("  own-forces:\n", "  own-forces:\n    coding: open\n", 1))
    assert told(world, (), others) == []


FIRM, WEAK = "operative: will train\n    verb: will", "operative: will train\n    verb: intends"
SHALL = (FIRM, FIRM.replace("verb: will", "verb: shall"))


@pytest.mark.parametrize(
    ("weaker", "alike", "firmer", "how"),
    [
        (5, 0, 0, "more"),
        (5, 1, 0, "more"),  # five of six others; with the text itself it would be five of seven
        (5, 2, 0, ""),
        (4, 0, 0, ""),
        (0, 0, 5, "less"),
        (0, 1, 5, "less"),
        (0, 2, 5, ""),
        (0, 6, 0, ""),
    ],
)
def test_words_firmer_or_weaker_than_those_of_most_others_are_told(
    weaker: int, alike: int, firmer: int, how: str, world: Path
) -> None:
    """Four fifths of at least five, and the text itself is none of them."""
    others = [(FIRM, WEAK)] * weaker + [()] * alike + [SHALL] * firmer
    assert told(world, (), others) == [f"It is worded {how} firmly than most on training, under a disclaimer."] * bool(
        how
    )


def test_where_no_disclaimer_covers_it_none_is_spoken_of(world: Path) -> None:
    covered = "    covers: [training]\n"
    said = told(world, (covered, covered.replace("training", "consultation")), [(FIRM, WEAK)] * 5)
    assert said == ["It is worded more firmly than most on training."]


def test_firm_words_under_a_disclaimer_are_told_with_it() -> None:
    """Most of the firm words of the agreement with the United States stand in an annex that makes no obligations."""
    real = dossier("real")
    said = " ".join(differences(real, real.agreements["ukraine-united-states"]))
    assert "maritime security, 7 of them under a disclaimer; less firmly" in said
