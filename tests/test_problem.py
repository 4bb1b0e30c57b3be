"""How a problem prints, sorts, becomes an annotation, and what it suggests."""

import pytest

from generator.source.problem import LONGEST_SHOWN, Problem, found, nearest, without_echoes

ONE = Problem("data/a.yml", 3, 5, "claims[0].why", "must be text: 'x'.")


def test_a_problem_is_one_line() -> None:
    assert str(ONE) == "data/a.yml:3:5: claims[0].why: must be text: 'x'."
    assert str(Problem("data/a.yml", 1, 1, "", "must not be empty.")) == "data/a.yml:1:1: must not be empty."


def test_problems_sort_by_file_line_and_column_as_numbers() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 10)]
    problems = sorted(Problem(path, line, column, "", "must …") for path, line, column in places)
    assert [(p.path, p.line, p.column) for p in problems] == [("a", 9, 2), ("a", 9, 10), ("a", 10, 1), ("b", 1, 1)]


def test_an_annotation_names_file_line_and_column() -> None:
    assert ONE.annotation() == "::error file=data/a.yml,line=3,col=5::claims[0].why: must be text: 'x'."


def test_an_annotation_cannot_be_broken_out_of() -> None:
    problem = Problem("data/a: b,50%.yml", 1, 2, "", "must be 100%:\r\n::error::no")
    assert problem.annotation() == "::error file=data/a%3A b%2C50%25.yml,line=1,col=2::must be 100%25:%0D%0A::error::no"


def test_an_echo_is_a_second_problem_of_the_same_value() -> None:
    echo = Problem("data/a.yml", 3, 5, "claims[0].why", "must be known.")
    beside = Problem("data/a.yml", 3, 5, "claims[0]", "must give `checked`.")
    elsewhere = Problem("data/b.yml", 3, 5, "claims[0].why", "must be known.")
    assert without_echoes([ONE], [echo, beside, elsewhere]) == [beside, elsewhere]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("text", "'text'"),
        ("", "''"),
        (" two\n lines\t", "'two lines'"),
        (True, "'true'"),
        (7, "'7'"),
        ("a\u202eb\x00", "'a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}'"),
        ("x" * LONGEST_SHOWN, f"'{'x' * LONGEST_SHOWN}'"),
        ("x" * (LONGEST_SHOWN + 1), f"'{'x' * LONGEST_SHOWN}…'"),
    ],
)
def test_a_value_is_shown_on_one_line_and_cut(value: object, shown: str) -> None:
    assert found(value) == shown


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("signd", " Did you mean 'signed'?"),
        ("SIGNED", " Did you mean 'signed'?"),
        ("zebra", ""),
        ("", ""),
        ("s" * (LONGEST_SHOWN + 1), ""),
    ],
)
def test_the_nearest_known_value_is_suggested(value: str, suggestion: str) -> None:
    assert nearest(value, ["text-agreed", "signed", "adopted"]) == suggestion


def test_a_suggestion_does_not_depend_on_the_order_of_what_is_known() -> None:
    assert nearest("aa", ["ab", "ac"]) == nearest("aa", ["ac", "ab"])


def test_of_names_that_differ_by_a_number_that_with_the_nearest_is_meant() -> None:
    assert nearest("miami-2025-11", ["miami-2025-12", "miami-2026-10"]) == " Did you mean 'miami-2025-12'?"


def test_names_that_begin_with_the_first_word_are_listed() -> None:
    assert nearest("Miami conference", ["miami-2025-12", "miami-2026-10", "riyadh-2025"]) == (
        " Known: miami-2025-12, miami-2026-10."
    )
