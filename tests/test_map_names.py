"""Names on the map: where there is room for a line of text, and whether that is enough for the name or for the code."""

import re

import pytest

from generator.pages.map_names import place_name, room

Ring = tuple[tuple[float, float], ...]


def block(width: float, height: float = 40) -> Ring:
    """A rectangle that begins at 10."""
    return ((10, 0), (10 + width, 0), (10 + width, height), (10, height))


# Wide at the top and pointed at the foot, and turned over. The line lies as far from the point as it can: at 7.5 units
# from the base, the third of 24 steps, because nothing is clear nearer than half a line. Its far edge is 13.5 away.
DOWN: Ring = ((0, 0), (120, 0), (60, 60))
UP: Ring = ((0, 60), (120, 60), (60, 0))


@pytest.mark.parametrize(("ring", "y"), [(DOWN, 7.5), (UP, 52.5)])
def test_a_line_has_as_much_room_as_its_narrower_edge(ring: Ring, y: float) -> None:
    assert room(ring) == pytest.approx((60, y, 93))


def test_of_a_high_ring_the_first_step_counts_too() -> None:
    assert room(((0, 0), (240, 0), (120, 240))) == pytest.approx((120, 10, 224))


def test_the_widest_place_is_taken_and_not_what_lies_between_two_parts() -> None:
    """An arch: two legs 20 wide, and above them a beam of 100."""
    arch = ((0, 0), (100, 0), (100, 60), (80, 60), (80, 20), (20, 20), (20, 60), (0, 60))
    x, y, width = room(arch)
    assert (x, width) == (50, 100)
    assert 6 <= y <= 14


def test_the_last_of_several_parts_may_be_the_widest() -> None:
    """The beam is too thin for a line, and the second leg is wider than the first."""
    x, _, width = room(((0, 0), (100, 0), (100, 60), (70, 60), (70, 10), (20, 10), (20, 60), (0, 60)))
    assert (x, width) == (85, 30)


def test_where_no_line_fits_there_is_no_room() -> None:
    assert room(block(100, 11)) == (0, 0, 0)
    assert place_name("Arcadia", "XA", block(100, 11)) == ""


def kinds(name: str, width: float) -> list[tuple[str, str]]:
    """The class and the text of each piece of lettering."""
    return re.findall(r'<text class="([^"]+)"[^>]*>([^<]*)</text>', place_name(name, "XA", block(width)))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (16.5, []),
        (17, [("map__code map__code--small", "XA")]),
        (26.5, [("map__code map__code--small", "XA")]),
        (27, [("map__code", "XA")]),
        (51.5, [("map__code", "XA")]),
        (52, [("map__full", "Arcadia"), ("map__code map__code--narrow", "XA")]),  # seven letters take 51.8
    ],
)
def test_the_name_stands_where_it_fits_else_the_code(width: float, shown: list[tuple[str, str]]) -> None:
    """The code is for narrow screens where the name stands too; a small one is for wide screens only."""
    assert kinds("Arcadia", width) == shown


def test_a_name_that_fits_to_the_point_is_shown() -> None:
    assert kinds("Zenda", 37)[0] == ("map__full", "Zenda")


def test_lettering_is_centred_hidden_from_readers_aloud_and_escaped() -> None:
    assert place_name("A&B", "XA", DOWN).startswith(
        '<text class="map__full" x="60.0" y="11.5" aria-hidden="true">A&amp;B</text>'
    )
