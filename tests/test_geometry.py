"""The land as it is prepared from Natural Earth: outlines the way round that RFC 7946 asks for, none across another."""

import sys
from pathlib import Path

import pytest

from generator.derive.geometry.projection import Point

sys.path.insert(0, str(Path(__file__).parent / "tools"))

from land import faulty, meet, polygons, rounded, turned

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HOLE = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)]
ISLAND = [(9.0, 0.0), (10.0, 0.0), (10.0, 1.0), (9.0, 1.0), (9.0, 0.0)]
ROCK = [(12.0, 0.0), (12.1, 0.0), (12.1, 0.1), (12.0, 0.1), (12.0, 0.0)]


def beside(ring: list[Point], east: float) -> list[Point]:
    """The same ring further east."""
    return [(x + east, y) for x, y in ring]


@pytest.mark.parametrize("given", [SQUARE, SQUARE[::-1]])
def test_an_outline_turns_against_the_clock_and_a_hole_with_it(given: list[Point]) -> None:
    assert turned(given, anticlockwise=True) == SQUARE
    assert turned(given, anticlockwise=False) == SQUARE[::-1]


def test_a_country_is_drawn_with_its_largest_piece_first_and_without_rocks() -> None:
    """Holes too small to see are filled too; a country that is all rock keeps its largest."""
    arcs = dict(enumerate([ISLAND[::-1], SQUARE[::-1], HOLE, ROCK, beside(ROCK, -9)]))
    assert polygons([[[0]], [[1], [2], [4]], [[3]]], arcs) == [[SQUARE, HOLE[::-1]], [ISLAND]]
    assert polygons([[[3]]], arcs) == [[ROCK]]


def test_a_piece_that_meets_what_is_drawn_is_left_out() -> None:
    arcs = dict(enumerate([SQUARE, beside(HOLE, 2.5)]))
    assert polygons([[[0]], [[1]]], arcs) == [[SQUARE]]


@pytest.mark.parametrize(
    ("rings", "wrong"),
    [
        ([SQUARE, ISLAND], set()),
        ([SQUARE, HOLE], set()),
        ([SQUARE, beside(SQUARE, 2)], {0, 1}),
        ([SQUARE, beside(SQUARE, 4)], {0, 1}),
        ([ISLAND, SQUARE, beside(SQUARE, 1)], {1, 2}),
        ([[(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)]], {0}),
        ([[(0.0, 0.0), (2.0, 0.0), (0.0, 0.0)]], {0}),
        ([[(0.0, 0.0), (2.0, 0.0), (1.0, 1.0), (2.0, 2.0), (1.0, 1.0), (0.0, 0.0)]], {0}),
        ([[*SQUARE[:3], (0.0, 0.0)]], set()),
    ],
)
def test_a_ring_that_meets_itself_or_another_is_found(rings: list[list[Point]], wrong: set[int]) -> None:
    assert faulty(rings) == wrong


@pytest.mark.parametrize(
    ("other", "met"),
    [
        (((1.0, -1.0), (1.0, 1.0)), True),
        (((1.0, 0.0), (1.0, 1.0)), True),
        (((2.0, 0.0), (3.0, 1.0)), True),
        (((1.0, 0.0), (3.0, 0.0)), True),
        (((3.0, 0.0), (4.0, 0.0)), False),
        (((1.0, 0.5), (1.0, 1.0)), False),
        (((3.0, -1.0), (3.0, 1.0)), False),
    ],
)
def test_two_sides_meet_where_they_have_a_point_in_common(other: tuple[Point, Point], met: bool) -> None:
    one = ((0.0, 0.0), (2.0, 0.0))
    assert meet(one, other) is met
    assert meet(other, one) is met


def test_a_point_stands_once_after_rounding() -> None:
    assert rounded([(0.001, 0.0), (0.002, 0.003), (1.006, 0.006), (0.001, 0.001)]) == [(0, 0), (1.01, 0.01), (0, 0)]
