"""`new`: what a beginning looks like, and that it asks for exactly what `check` would miss."""

from pathlib import Path

import pytest

from generator.edit.layout import formatted
from generator.edit.skeletons import skeleton
from generator.model.kinds import KINDS
from generator.model.reading import read_dossier

SUMMIT = """\
# yaml-language-server: $schema=../../build/schemas/summits.json
# Fill in what is empty, take the # away from what you know, delete the rest. `check` says what is missing.

id: edelweiss-2030
# must be the name by which readers know it
name:
# must be a list of other names it goes by
# aliases: []
# must be a list of further words by which readers look for it, in any language and script
# sought_as: []
# must be the day up to which the record was checked
as_of:
# must be a word of `series`: league, seven, council, coalition, peace-talks, peace-summit, arcadia-compact, leaders
series:
# must be a word of `summit_statuses`: planned, held, postponed, cancelled
status:
# must say when and where it takes or took place
held:
  date:  # must be the day or the interval of days
  cite:  # or `at` and `quote` without `cite`, for the record's own text
    - source:
      at:
      quote:
# must be a list of its rounds, where it had several
# rounds: [{date: , place: , country: , at: , quote: }]
# must say who hosted or chaired it
# host: {value: , gap: , at: , quote: }
# must be a list of participants by capacity
# participants: [{capacity: , who: , level: , at: , quote: }]
# must be a list of outcomes
# outcomes: [{what: , verb: , document: , agreement: , at: , quote: }]
# must be the id of the summit before it in its series
# predecessor:
# must be a list of dated events around it
# events: [{date: , what: , kind: , at: , quote: }]
"""


def test_a_new_summit(world: Path) -> None:
    """The whole file."""
    assert skeleton(read_dossier(world), "summit", "edelweiss-2030") == ("data/summits/edelweiss-2030.yml", SUMMIT)


@pytest.mark.parametrize("kind", KINDS)
def test_a_beginning_is_in_the_layout_and_has_only_empty_values_to_fill(kind: str, world: Path) -> None:
    """No other problem."""
    made = skeleton(read_dossier(world), kind, "something-new")
    assert isinstance(made, tuple)
    path, text = made
    assert formatted(text.encode(), path) == text.encode()
    (world / path).write_text(text)
    problems = [problem for problem in read_dossier(world).problems if problem.path == path]
    assert problems
    assert all(
        "must not be empty" in one.what or "found" in one.what or "must be given" in one.what for one in problems
    ), problems


@pytest.mark.parametrize(
    ("kind", "id_", "told"),
    [
        (
            "sumit",
            "x",
            "KIND: must be one of country, organisation, agreement, summit, article: 'sumit'. Did you mean 'summit'?",
        ),
        (
            "source",
            "x",
            (
                "KIND: must be a kind with a file per record: a source is an entry of a file in data/sources/,"
                " which `add-source ADDRESS` prints; copy one there."
            ),
        ),
        ("summit", "X Y", "ID: must be lower-case letters, digits and hyphens, 80 at most: 'X Y'."),
        (
            "summit",
            "edelweiss-2029",
            "ID: must be a new id: 'edelweiss-2029': data/summits/edelweiss-2029.yml is there already.",
        ),
        ("country", "ruritania", "ID: must be a new id: 'ruritania': data/countries/ruritania.yml is there already."),
    ],
)
def test_wrong_kinds_and_ids(kind: str, id_: str, told: str, world: Path) -> None:
    """Each told in a sentence."""
    made = skeleton(read_dossier(world), kind, id_)
    assert not isinstance(made, tuple)
    assert made.text == told
