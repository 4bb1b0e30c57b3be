"""The house layout: what it does to a text, and that it never loses a comment or changes a value."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.check.layout import apart, formatted, unformatted
from generator.source.problem import Problem
from generator.source.yamlfile import parse_yaml, read_yaml

REPOSITORY = Path(__file__).parent.parent
NAME = "data/agreements/arcadia-ruritania.yml"
# ruff: noqa: E501 - what is to be mended, and texts of one line
UNTIDY = """\
# The treaty of the choir.

name:   Arcadia–Ruritania agreement   # as the Gazette has it
id: arcadia-ruritania
parties:
- XR   # the first to sign
- XA
# of the day of the fair
as_of: 2031-01-01


instrument: "agreement"
signed: {date: 2029-03-01, cite: [{source: gazette-names, at: page 4}],
  place: Strelsau}
accession_clause:
    at: title, page 2
    gap: 'not-stated'
status:
  cite:
    - at: table 2
      source: gazette-names
  # not seen since
  as_of: 2030-05
  value: signed
    # perhaps in force
term: {value: P5Y, quote: shall remain in force for five years and then for as long as, at: Article 9, note: shall remain in force}
provisions:
  - # found by the choir
    at: Article 7
    what: A joint
      choir is set up
# end
"""
TIDY = """\
# The treaty of the choir.

id: arcadia-ruritania
name: Arcadia–Ruritania agreement  # as the Gazette has it
# of the day of the fair
as_of: 2031-01-01

instrument: "agreement"
parties:
  - XR  # the first to sign
  - XA
status:
  value: signed
  # not seen since
  as_of: 2030-05
  cite:
    - {source: gazette-names, at: table 2}
  # perhaps in force
signed:
  date: 2029-03-01
  place: Strelsau
  cite:
    - {source: gazette-names, at: page 4}
term:
  value: P5Y
  at: Article 9
  quote: shall remain in force for five years and then for as long as
  note: shall remain in force
accession_clause: {gap: 'not-stated', at: 'title, page 2'}
provisions:
  # found by the choir
  - {what: A joint choir is set up, at: Article 7}
# end
"""


def layout(text: str, name: str = NAME) -> str:
    """The text in the layout."""
    made = formatted(text.encode(), name)
    assert isinstance(made, bytes), made
    return made.decode()


def comments(text: str) -> list[str]:
    """All comments of a text without a # in its values, sorted."""
    return sorted(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


def test_an_untidy_file_becomes_tidy() -> None:
    """Order, brackets, indentation, empty lines; comments stay with what they speak of."""
    assert layout(UNTIDY) == TIDY
    assert layout(TIDY) == TIDY


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a: [x, # one\n  y]\n", "a:\n  - x  # one\n  - y\n"),
        ("a: [x, #one\n  y]\n", "a:\n  - x  # one\n  - y\n"),
        ("a: |\n    two\n     lines\nb: >-\n  folded\n  text\n", "a: |\n  two\n   lines\nb: >-\n  folded\n  text\n"),
        ("a: |2\n    deep\n  not\n", "a: |2\n    deep\n  not\n"),
        ("a: |+\n  x\n\nb: 1\n", "a: |+\n  x\n\nb: 1\n"),
        ("a: | # why\n  x\n", "a: |  # why\n  x\n"),
        ("a:\n  b: |\n    x\n  # foot\n\n# of c\nc: 1\n", "a:\n  b: |\n    x\n  # foot\n\n# of c\nc: 1\n"),
        ("a: 'it''s\n  two'\n", "a: 'it''s two'\n"),
        ("a: one\n\n  two\n", 'a: "one\\ntwo"\n'),
        ("a:\n  # before the value\n  x\n", "# before the value\na: x\n"),
        ("a: {}\nb: []\n", "a: {}\nb: []\n"),
        ("a:\n\n  - 1\n\n\n  - 2\n", "a: [1, 2]\n"),
        ("a:\n\n  - {b: [1]}\n\n\n  - 2\n", "a:\n  - b: [1]\n\n  - 2\n"),
        ("--- # top\na: 1\n...\n", "# top\na: 1\n"),
        ("\ufeffa: 1\r\nb: 2   # two\r\n", "a: 1\nb: 2  # two\n"),
        ("a:\n- - 1\n  - {b: {c: 1}}\n", "a:\n  - - 1\n    - b: {c: 1}\n"),
        ("a:\n- # one\n-\n- # three\n  b: 1\n", "a:\n  -  # one\n  -\n  # three\n  - {b: 1}\n"),
        ("a: 1    # no line end", "a: 1  # no line end\n"),
        ("a: [http://x.example/?b=c, 'y, z']\n", "a: [http://x.example/?b=c, 'y, z']\n"),
        (
            "a:\n  - {b: 1}\n  # in the list\n # further out\n# of c\nc: 1\n",
            "a:\n  - {b: 1}\n  # in the list\n# further out\n# of c\nc: 1\n",
        ),
    ],
)
def test_small_texts(given_text: str, expected: str) -> None:
    """One difficulty each."""
    assert layout(given_text, "data/other.yml") == expected
    assert layout(expected, "data/other.yml") == expected


def test_what_cannot_be_read_is_a_problem() -> None:
    """And no text."""
    made = formatted(b"id: [", NAME)
    assert str(made).startswith(f"{NAME}:1:5: must be closed")


def test_a_file_out_of_layout_is_named_with_its_first_line(world: Path) -> None:
    """One problem per file; the others have none, but one that was broken after it was read is told as that."""
    (world / NAME).write_text(UNTIDY)
    files = [
        read_yaml(world / name, name)
        for name in (NAME, "data/countries/arcadia.yml", "data/summits/edelweiss-2028.yml")
    ]
    (world / "data/countries/arcadia.yml").write_text("id: arcadia\nname: Arcadia\nas_of: 2031-01-01\ncode: XA\n")
    (world / "data/summits/edelweiss-2028.yml").write_text("id: [")
    what = "must be in the house layout, here: 'id: arcadia-ruritania'."
    remedy = "`make fmt` does it."
    assert [str(one) for one in unformatted(world, files)] == [
        f"{NAME}:3:1: {what} {remedy}",
        (
            "data/summits/edelweiss-2028.yml:1:5: must be closed: this bracket has no partner. "
            "What stands in lines of its own needs neither brackets nor commas. "
            "The file ends here: what followed may be lost."
        ),
    ]


FILES = [
    (root, path.relative_to(root).as_posix())
    for root in (REPOSITORY, REPOSITORY / "tests" / "world")
    for path in sorted((root / "data").rglob("*.yml"))
]


@pytest.mark.parametrize(("root", "name"), FILES, ids=[f"{root.name}/{name}" for root, name in FILES])
def test_real_files_keep_their_values_and_comments(root: Path, name: str) -> None:
    """In the layout or not."""
    content = (root / name).read_bytes()
    made = formatted(content, name)
    assert isinstance(made, bytes)
    assert parse_yaml(made, name).values == parse_yaml(content, name).values
    assert formatted(made, name) == made
    is_comment = [line.strip() for line in content.decode().splitlines() if line.strip().startswith("#")]
    assert sorted(line.strip() for line in made.decode().splitlines() if line.strip().startswith("#")) == sorted(
        is_comment
    )


WORDS = st.text(st.sampled_from("ab '\",:[]{}#-?&!|>%@`é.𝄞1\\"), min_size=1, max_size=12).map(str.strip).filter(bool)
LEAVES = WORDS | st.integers() | st.booleans() | st.sampled_from(["no", "2024", "1.5", "~", "x" * 120, "a\nb", " a"])
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=5), st.booleans(), st.integers(20, 200))
def test_any_values_survive(values: dict[str, object], flow: bool, width: int) -> None:
    """However PyYAML writes them."""
    text = yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow, width=width)
    if parse_yaml(text.encode(), NAME).values is None:
        return
    made = layout(text)
    assert parse_yaml(made.encode(), NAME).values == parse_yaml(text.encode(), NAME).values
    assert layout(made) == made


KEYS = st.sampled_from(["id", "name", "as_of", "status", "cite", "parties", "events", "x", "y"])
FLOWS = [
    "v",
    "'q, v'",
    "[a, b]",
    "{x: 1, at: 2}",
    "[{x: 1}, []]",
    "{}",
    "[a,\n{p} b]",
    "one\n{p} two",
    ">-\n{p} text\n",
    "",
]
BETWEEN = st.lists(st.one_of(st.just(""), st.integers(0, 8).map(lambda n: " " * n + "#")), max_size=3)


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> list[str]:
    """The lines of a mapping or list with comments anywhere."""
    lines: list[str] = []
    pad, deeper = " " * indent, indent + draw(st.integers(1, 3))
    is_list = depth > 0 and draw(st.booleans())
    keys = (
        ["-"] * draw(st.integers(1, 3))
        if is_list
        else [f"{key}:" for key in draw(st.lists(KEYS, min_size=1, max_size=4, unique=True))]
    )
    for key in keys:
        lines += draw(BETWEEN)
        tail = draw(st.sampled_from(["", "", "  #"]))
        if depth < 3 and draw(st.booleans()):
            inner = draw(blocks(deeper, depth + 1))
            lines += [f"{pad}{key}{tail}", *inner]
        else:
            value = draw(st.sampled_from(FLOWS)).replace("{p}", " " * (deeper + 1))
            lines.append(f"{pad}{key} {value}{'' if '>' in value else tail}")
    return [*lines, *draw(BETWEEN)]


@settings(max_examples=300, deadline=None)
@given(blocks())
def test_any_comment_survives(lines: list[str]) -> None:
    """Wherever it stands, each with a number of its own."""
    numbers = iter(range(10**6))
    text = "".join(part if part != "#" else f"# c{next(numbers)} " for part in re.split("(#)", "\n".join(lines))) + "\n"
    assume(isinstance(parse_yaml(text.encode(), NAME).values, dict))
    made = layout(text)
    assert comments(made) == comments(text)
    assert layout(made) == made


def test_how_a_part_with_a_problem_is_laid_out_is_not_told() -> None:
    """Nor what stands in the line of one; a problem of the record itself hides no more than that."""
    path = "data/agreements/a.yml"
    file = parse_yaml(b"id: a\nsignatories:\n  - office: T\n    name: x\n    party: XA\n    at: Art. 1\n", path)
    laid_out = Problem(path, 3, 1, "", "must be before")
    for problem, told in (
        (Problem(path, 6, 3, "signatories[0].at", "must be"), []),
        (Problem(path, 3, 3, "id", "must be"), []),
        (Problem(path, 1, 1, "id", "must be"), [laid_out]),
    ):
        assert apart([problem], [laid_out], {path: file}) == told
