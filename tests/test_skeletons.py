"""`new`: what a beginning looks like, and that it asks for exactly what `check` would miss."""

import re
from pathlib import Path

import pytest

from generator.check.layout import formatted
from generator.edit.refusal import RefusedError
from generator.edit.skeletons import added, begun, skeleton
from generator.model.kinds import KINDS
from generator.model.loading import read_dossier

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
  cite:
    - source:
      at:
      quote:
# must be a list of its rounds, where it had several
# rounds: [{date: , place: , country: , cite: [{source: , at: , quote: }]}]
# must say who hosted or chaired it
# host: {value: , gap: , cite: [{source: , at: , quote: }]}
# must be a list of participants by capacity; `capacity`: member, host, invited, party, mediator, signatory, participant
# participants: [{capacity: , who: , level: , cite: [{source: , at: , quote: }]}]
# must be a list of outcomes; `verb`: signed, adopted, endorsed, issued-by-chair, announced, \
reaffirmed, decided, not-agreed, reported
# outcomes: [{what: , verb: , document: , agreement: , topic: , by: , cite: [{source: , at: , quote: }]}]
# must be the id of the summit before it in its series
# predecessor:
# must be a list of dated events around it; `kind`: negotiation, signature, approval, follow-up, position, other
# events: [{date: , what: , kind: , cite: [{source: , at: , quote: }]}]
"""


def test_a_new_summit(world: Path) -> None:
    """The whole file."""
    assert skeleton(read_dossier(world), "summit", "edelweiss-2030") == ("data/summits/edelweiss-2030.yml", SUMMIT)


@pytest.mark.parametrize("id_", ["404", "null", "no", "1e5"])
def test_an_id_that_yaml_would_take_for_something_else_is_written_in_quotes(id_: str, world: Path) -> None:
    path, text = skeleton(read_dossier(world), "country", id_)
    (world / path).write_text(text)
    added(world, *begun(read_dossier(world), "source", id_, "news"))
    problems = [one for one in read_dossier(world).problems if "nothing found" not in one.what]
    assert problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_beginning_is_in_the_layout_and_has_only_empty_values_to_fill(kind: str, world: Path) -> None:
    """No other problem."""
    made = skeleton(read_dossier(world), kind, "something-new")
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
            (
                "KIND: must be one of country, organisation, agreement, summit, article, source, question: 'sumit'."
                " Did you mean 'summit'?"
            ),
        ),
        ("summit", "X Y", "ID: must be lower-case letters, digits and hyphens, 80 at most: 'X Y'."),
        (
            "summit",
            "edelweiss-2029",
            "ID: must be a new id: 'edelweiss-2029': data/summits/edelweiss-2029.yml is there already.",
        ),
        ("summit", "index", "ID: must be another id: 'index' is the address of a list."),
        ("summit", "aux", "ID: must be another id: 'aux' is the name of a device on Windows."),
        (
            "summit",
            "arcadia-ruritania",
            (
                "ID: must be a new id: 'arcadia-ruritania': references would take it for"
                " data/agreements/arcadia-ruritania.yml."
            ),
        ),
        ("country", "ruritania", "ID: must be a new id: 'ruritania': data/countries/ruritania.yml is there already."),
    ],
)
def test_wrong_kinds_and_ids(kind: str, id_: str, told: str, world: Path) -> None:
    """Each told in a sentence."""
    with pytest.raises(RefusedError) as refused:
        skeleton(read_dossier(world), kind, id_)
    assert str(refused.value) == told


def test_a_new_agreement_has_no_type_coded_and_says_how_one_is(world: Path) -> None:
    made = skeleton(read_dossier(world), "agreement", "x")
    assert (
        "# commitments:\n#   training: {answer: , operative: , verb: , promise: , in_list: , at: , quote: }\n"
        in made[1]
    )
    assert "\nnot_coded: [training, consultation, own-forces]\n" in made[1]


def test_a_beginning_has_the_words_that_its_parts_must_have(world: Path) -> None:
    """Otherwise the first `check` tells of each that is missing, and the second that it is another word."""
    told = skeleton(read_dossier(world), "agreement", "new-one")[1]
    assert "a list of sums; `bound`: exact, " in told
    assert "; `nature`: " in told
    assert "a list of assertions about its legal force; `value`: " in told
    assert "; `answer`: undertaken, " in told


def test_evidence_stands_in_the_record_itself_only_where_it_has_a_text_of_its_own(world: Path) -> None:
    for kind in KINDS:
        made = skeleton(read_dossier(world), kind, "something-new")
        assert bool(re.search(r"(?<!source: ), at: ", made[1])) == (kind == "agreements")


def test_a_country_of_iso_3166_has_its_code(world: Path) -> None:
    made = skeleton(read_dossier(world), "country", "norway")
    assert "\ncode: 'NO'\n" in made[1]


def test_an_id_of_what_was_withdrawn_is_refused(world: Path) -> None:
    site = world / "data" / "site.yml"
    gone = "withdrawn:\n  - {record: summits/gone, name: Gone, date: 2030-01-01, because: it never was}\n"
    site.write_text(site.read_text() + gone)
    with pytest.raises(RefusedError, match=r"^ID: must be a new id: 'gone': a record was withdrawn for good.$"):
        skeleton(read_dossier(world), "summit", "gone")


@pytest.mark.parametrize(("singular", "kind"), [("source", "news"), ("question", "")])
def test_a_new_entry_is_added_and_has_only_empty_values_to_fill(singular: str, kind: str, world: Path) -> None:
    dossier = read_dossier(world)
    made = begun(dossier, singular, "something-new", kind)
    path, text = made
    before = (world / path).read_bytes()
    line = added(world, path, text)
    assert (world / path).read_bytes() == before + text.encode()
    assert (world / path).read_text().split("\n")[line - 1] == "something-new:"
    problems = read_dossier(world).problems
    assert problems
    assert all("nothing found" in one.what or "empty list" in one.what for one in problems), problems


@pytest.mark.parametrize(
    ("singular", "id_", "kind", "told"),
    [
        ("source", "x", "", "--in: must be the kind of the source, one of {kinds}."),
        ("source", "x", "new", "--in: must be the kind of the source, one of {kinds}: 'new'. Did you mean 'news'?"),
        ("source", "gazette-names", "news", "ID: must be a new id: 'gazette-names': it stands in {path}."),
        ("question", "X", "", "ID: must be lower-case letters, digits and hyphens, 80 at most: 'X'."),
    ],
)
def test_a_wrong_entry_is_refused(singular: str, id_: str, kind: str, told: str, world: Path) -> None:
    dossier = read_dossier(world)
    with pytest.raises(RefusedError) as refused:
        begun(dossier, singular, id_, kind)
    path = next(one.file.path for one in dossier.of("sources") if one.id == "gazette-names")
    assert str(refused.value) == told.format(kinds=", ".join(dossier.vocabulary["source_kinds"]), path=path)
