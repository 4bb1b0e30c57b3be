"""What case files cannot show: values and places of a file that is good, and places of what is not there."""

from pathlib import Path

import pytest

from generator.source.problem import dotted
from generator.source.yamlfile import LARGEST_FILE, parse_yaml, read_yaml

TEXT = b"""\
# A file with everything in it.

title: Names & numbers
status:
  value: signed
  cite:
    - {source: a, at: page 1}
    -   source: b
        at: "page 2"
list: [one, [2, 3.5], {four: 4}]
block: >-
  folded
  text
'quoted key': 2024-01-12
"""
FILE = parse_yaml(TEXT, "data/x.yml")


def test_values_are_plain_and_dates_stay_text() -> None:
    assert FILE.problems == ()
    assert FILE.values == {
        "title": "Names & numbers",
        "status": {"value": "signed", "cite": [{"source": "a", "at": "page 1"}, {"source": "b", "at": "page 2"}]},
        "list": ["one", [2, 3.5], {"four": 4}],
        "block": "folded text",
        "quoted key": "2024-01-12",
    }


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ((), (3, 1)),
        (("title",), (3, 8)),
        (("status",), (5, 3)),
        (("status", "cite"), (7, 5)),
        (("status", "cite", 0), (7, 7)),
        (("status", "cite", 0, "at"), (7, 23)),
        (("status", "cite", 1), (8, 9)),
        (("status", "cite", 1, "at"), (9, 13)),
        (("list", 1, 1), (10, 17)),
        (("list", 2, "four"), (10, 30)),
        (("block",), (11, 8)),
        (("quoted key",), (14, 15)),
    ],
)
def test_every_value_has_its_place(where: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert FILE.place(where) == place


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (("title",), (3, 1)),
        (("status", "cite"), (6, 3)),
        (("status", "cite", 1, "at"), (9, 9)),
        (("list", 2, "four"), (10, 24)),
        (("status", "cite", 0), (7, 7)),  # an item has no key
        (("quoted key",), (14, 1)),
    ],
)
def test_every_key_has_its_place(where: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert FILE.place(where, key=True) == place


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (("missing",), (3, 1)),
        (("missing", "deep", 3), (3, 1)),
        (("status", "missing"), (4, 1)),
        (("status", "cite", 1, "missing"), (8, 9)),
        (("status", "cite", 7), (6, 3)),
        (("list", 1, 9), (10, 13)),
    ],
)
def test_what_is_missing_has_the_place_of_the_nearest_thing_around_it(
    where: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert FILE.place(where) == FILE.place(where, key=True) == place


def test_a_problem_names_its_place_and_its_path() -> None:
    problem = FILE.problem(("status", "cite", 1, "at"), "must be …")
    assert str(problem) == "data/x.yml:9:13: status.cite[1].at: must be …"


@pytest.mark.parametrize(
    ("where", "text"),
    [((), ""), (("a",), "a"), (("a", 0), "a[0]"), (("a", 0, "b", "c"), "a[0].b.c"), ((0, 1), "[0][1]")],
)
def test_a_path_is_written_with_dots(where: tuple[str | int, ...], text: str) -> None:
    assert dotted(where) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("'true'", "true"),
        ("0", 0),
        ("-3", -3),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("1e3", "1e3"),
        ("1.50", 1.5),
        (".5", ".5"),
        (".inf", ".inf"),
        ("12:30", "12:30"),
        ("9" * 18, int("9" * 18)),
        ("9" * 19, "9" * 19),
        ("'7'", "7"),
        ("=", "="),
        ("{}", {}),
        ("[]", []),
    ],
)
def test_only_plain_numbers_and_true_and_false_are_not_text(text: str, value: object) -> None:
    file = parse_yaml(f"a: {text}\n".encode(), "x.yml")
    assert file.problems == ()
    assert file.values == {"a": value}
    assert type(file.values["a"]) is type(value)


def test_columns_count_characters_beyond_ascii() -> None:
    file = parse_yaml("{ä: 'ö', 👍: [x]}\n".encode(), "x.yml")
    assert file.place(("👍", 0)) == (1, 14)


def test_the_first_of_two_equal_keys_keeps_its_value_and_place() -> None:
    file = parse_yaml(b"a: 1\na: {b: 2}\n", "x.yml")
    assert file.values == {"a": 1}
    assert file.place(("a",)) == (1, 4)
    assert [str(one) for one in file.problems] == ["x.yml:2:1: a: must be given once: it stands in line 1 already."]


def test_a_file_that_cannot_be_read_to_its_end_says_what_it_knows() -> None:
    file = parse_yaml(b"a: NO\n? [b]\n: 1\nc: NO\n", "x.yml")
    assert file.values is None
    assert [(problem.line, problem.where) for problem in file.problems] == [(1, "a"), (2, "")]


def test_a_file_is_read_on_without_its_slips() -> None:
    file = parse_yaml(b"a: NO\nb: *c\nc: NO\n", "x.yml")
    assert file.values == {"a": "NO", "b": "*c", "c": "NO"}
    assert file.guessed
    assert [(problem.line, problem.where) for problem in file.problems] == [(2, ""), (1, "a"), (3, "c")]


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    brackets = b"a: " + b"[" * 100_000
    assert "levels deep" in parse_yaml(brackets, "x.yml").problems[0].what


def test_a_file_has_a_greatest_size() -> None:
    assert parse_yaml(b"#" * (LARGEST_FILE - 5) + b"\na: b", "x.yml").problems == ()
    assert "must be at most 4,000,000 bytes long" in parse_yaml(b"#" * (LARGEST_FILE + 1), "x.yml").problems[0].what


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    file = read_yaml(tmp_path / "none.yml", "data/none.yml")
    assert str(file.problems[0]) == "data/none.yml:1:1: must be a readable file: 'No such file or directory'."


def test_equal_bytes_have_equal_digests() -> None:
    digests = [parse_yaml(content, "x.yml").digest for content in (b"a: 1", b"a: 1", b"a: 2")]
    assert digests[0] == digests[1] != digests[2]
