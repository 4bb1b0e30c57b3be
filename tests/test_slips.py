"""Slips of typing are told in the right line and in the right words: 80 written by hand, and many made by a program."""

from pathlib import Path

import pytest
from slips import SLIPS, Slip

from generator.model.loading import read_dossier
from generator.source.problem import Problem
from generator.source.slips import mended
from generator.source.yamlfile import parse_yaml

WORLD = Path(__file__).parent / "world"
LEFT_OUT = ("evidence.lock.yml", "vocabulary.yml")
MOST_PLACES = 4


def places(slip: Slip) -> list[tuple[Path, int]]:
    """Lines of the little world that lend themselves to a slip, at most one of each file."""
    found = []
    for path in sorted((WORLD / "data").rglob("*.yml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        fit = [number for number in range(len(lines)) if slip(lines, number)] if path.name not in LEFT_OUT else []
        found += [(path, fit[len(fit) // 2])] if fit else []
    return found[:MOST_PLACES]


def told(world: Path, path: Path, lines: list[str]) -> list[Problem]:
    """What reading the little world says with that file spoilt."""
    (world / path.relative_to(WORLD)).write_text("\n".join(lines), encoding="utf-8")
    return list(read_dossier(world).problems)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_where_it_was_made_and_nothing_else_is(name: str, world: Path) -> None:
    slip = SLIPS[name]
    chosen = places(slip)
    assert chosen, "no line of the little world lends itself to this slip"
    for path, number in chosen:
        lines = path.read_text(encoding="utf-8").split("\n")
        spoilt = slip(lines, number)
        assert spoilt
        problems = told(world, path, spoilt[0])
        told(world, path, lines)
        assert {one.line for one in problems} == {spoilt[1] + 1}, [str(one) for one in problems]
        assert any(spoilt[2] in one.what for one in problems), [str(one) for one in problems]


@pytest.mark.parametrize("name", ["an open double quote", "too deep", "wrapped", "an apostrophe", "a second colon"])
def test_a_slip_is_told_where_it_was_made_with_line_ends_of_windows(name: str) -> None:
    path, number = places(SLIPS[name])[0]
    spoilt = SLIPS[name](path.read_text(encoding="utf-8").split("\n"), number)
    assert spoilt
    file = parse_yaml(b"\xef\xbb\xbf" + "\r\n".join(spoilt[0]).encode(), path.relative_to(WORLD).as_posix())
    assert [one.line for one in file.problems] == [spoilt[1] + 1]


def test_slips_are_told_together_and_what_else_is_wrong_as_well() -> None:
    text = "id: x\nname:A\nsigned:\n  date: 2024/07/11\n   place: Paris\nnote: 'it's so'\n"
    assert [place[0] for place, _ in mended(text).slips] == [2, 5, 6]


def test_a_text_of_many_lines_at_the_margin_is_one_slip() -> None:
    text = "id: x\nnote: |\none\ntwo\nthree\nname: y\n"
    assert [place for place, _ in mended(text).slips] == [(3, 1)]


def test_what_no_line_explains_is_told_as_the_parser_says_it() -> None:
    file = parse_yaml(b"? [a, b]\n: {c: d\n? e\n", "x.yml")
    assert file.values is None
    assert len(file.problems) == 1


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_text_in_quotes_may_go_over_lines(quote: str) -> None:
    file = parse_yaml(f"a: {quote}one\n  two{quote}\nb: c: d\n".encode(), "x.yml")
    assert [(one.line, "a second ':'" in one.what) for one in file.problems] == [(3, True)]
    assert file.values["a"] == "one two"
