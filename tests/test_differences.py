"""When a trait of a text is told as a difference: how many others it takes, and what share of them."""

from pathlib import Path

import pytest
from test_words import PACT

from generator.derive.distinctions import differences
from generator.model.reading import read_dossier

TROOPS = "own-forces: {answer: absent}"
PROMISED = (
    "own-forces: {answer: undertaken, operative: will train, verb: will, promise: It sends troops., at: Article 3}"
)
MENTIONED = "own-forces: {answer: mentioned, promise: Troops are named., at: Article 3}"
TERM, SHORTER = "term: {value: P5Y,", "term: {value: P3Y,"
UNREAD = f"  {TROOPS}\n"


def told(world: Path, own: tuple[str, str] | None, others: list[tuple[str, str]], plain: int) -> list[str]:
    """The differences of the pact with one edit among texts of its kind with others, and so many as it was."""
    text = (world / PACT).read_text()
    for number, edit in enumerate([*others, *[("", "")] * plain]):
        copy = text.replace("id: arcadia-ruritania\n", f"id: other-{number}\n").replace(*edit)
        (world / f"data/agreements/other-{number}.yml").write_text(copy)
    (world / PACT).write_text(text.replace(*own) if own else text)
    dossier = read_dossier(world)
    assert not dossier.problems, [str(one) for one in dossier.problems]
    return differences(dossier, dossier.agreements["arcadia-ruritania"])


@pytest.mark.parametrize(("making", "not_making", "common"), [(8, 2, True), (7, 2, False), (4, 1, True), (4, 0, False)])
def test_what_four_fifths_of_at_least_five_others_promise_is_common(
    making: int, not_making: int, common: bool, world: Path
) -> None:
    said = told(world, None, [(TROOPS, PROMISED)] * making, not_making)
    sentence = f"{making} of the other {making + not_making} texts promise something on own forces; this one does not."
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
    (said,) = told(world, (TROOPS, MENTIONED), [(TROOPS, PROMISED)] * 5, 0)
    assert said == "All the other 5 texts promise something on own forces; this one only mentions it."


def test_a_text_that_was_not_read_for_a_kind_does_not_count(world: Path) -> None:
    """Neither among those that promise nor among all; and where too few were read, nothing is said."""
    others = [(TROOPS, PROMISED)] * 5 + [(UNREAD, "")] * 2
    (said,) = told(world, None, others, 0)
    assert said == "All the 5 other texts that were read for it promise something on own forces; this one does not."
    assert told(world, None, [(TROOPS, PROMISED)] * 4 + [(UNREAD, "")] * 3, 0) == []


@pytest.mark.parametrize(("same", "otherwise", "common"), [(8, 2, True), (7, 3, False)])
def test_a_duration_that_four_fifths_have_is_usual(same: int, otherwise: int, common: bool, world: Path) -> None:
    others = [(TERM, SHORTER)] * same + [(TERM, "term: {value: P4Y,")] * otherwise
    sentence = f"Its term is 5 years; in {same} of the other {same + otherwise} it is 3 years."
    assert told(world, None, others, 0) == [sentence] * common


def test_no_duration_is_unusual_too(world: Path) -> None:
    """And where most set none, one that is set."""
    text = (world / PACT).read_text()
    line = next(one for one in text.splitlines(keepends=True) if one.startswith("exit_notice"))
    assert told(world, (line, ""), [], 5) == ["It sets no notice for ending it; in 5 of the other 5 it is 6 months."]
    (world / PACT).write_text(text)
    assert told(world, None, [(line, "")] * 5, 0) == [
        "Its notice for ending it is 6 months; in 5 of the other 5 there is none."
    ]
