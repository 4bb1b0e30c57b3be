"""What reviewers are shown of an edit: in words, in Markdown that no edit can abuse, in JSON."""

import json
from dataclasses import replace
from pathlib import Path

from generator.check.evidence import read_lock
from generator.edit.comparison import Comparison, comparison
from generator.edit.comparison_texts import LONGEST_COMMENT, as_json, as_markdown, as_text
from generator.model.loading import read_dossier
from generator.pages.rendering import Renderer

WORLD = Path(__file__).parent / "world"
AGREEMENT = "data/agreements/arcadia-ruritania.yml"
EDITS = (
    ("period: 2029/2031", "period: 2029/2030"),
    ("A joint choir", "The joint choir"),
    ("place: Strelsau, country: XR", "place: Strelsau Castle, country: XR"),
)
UNSOURCED = ("    kind: approval\n    cite:\n      - {source: gazette-names, at: page 3}\n", "    kind: approval\n")
# ruff: noqa: E501 - lines of a terminal are not wrapped
TEXT = """\
Facts: 2 changed; 1 cosmetic change.

Arcadia–Ruritania agreement:
  signed › place: Strelsau → Strelsau Castle (arcadia-ruritania-text)
  funding › boots & <b>bread</b> › period: 2029 to 2031 → 2029 to 2030 (arcadia-ruritania-text)

Perhaps forgotten:
  articles/pan-herald-choir.md: claim 1 of “A choir for peace” is about Arcadia–Ruritania agreement, checked 2031-01-01 (rule: a claim about what changed)
  articles/pan-herald-choir.md: claim 2 of “A choir for peace” is about Arcadia–Ruritania agreement, checked 2031-01-01 (rule: a claim about what changed)
  articles/pan-herald-choir.md: still says “Strelsau” (rule: the old value elsewhere)
  disagreements.md: “How long is the border?” is about Arcadia–Ruritania agreement (rule: a question about what changed)
  agreements/arcadia-ruritania.md: `as_of` of arcadia-ruritania still is 2031-01-01 (rule: a value changed, the day of checking did not)

Cosmetic:
  Arcadia–Ruritania agreement provisions
"""


def compared(world: Path, *edits: tuple[str, str]) -> Comparison:
    """The world before and after."""
    text = (world / AGREEMENT).read_text()
    for find, put in edits:
        assert text.count(find) == 1, find
        text = text.replace(find, put)
    (world / AGREEMENT).write_text(text)
    return comparison(read_dossier(WORLD), read_dossier(world), read_lock(WORLD)[0], Renderer())


def test_an_edit_in_words(world: Path) -> None:
    """All of it; which pages there are is not the matter of this test."""
    found = compared(world, *EDITS)
    assert as_text(replace(found, pages={})) == TEXT
    assert found.pages["agreements/arcadia-ruritania.md"] == "changed"
    assert "organisations/league.md" not in found.pages
    assert "\nPages affected:\n  agreements/arcadia-ruritania.md\n" in as_text(found)


def test_no_edit() -> None:
    """One line."""
    assert as_text(compared(WORLD)) == "No fact changes.\n"


def test_only_cosmetic_changes_say_so(world: Path) -> None:
    """And name the pages all the same."""
    assert as_text(compared(world, EDITS[1])).startswith("No fact changes in substance; 1 cosmetic change; ")


def test_a_comment_in_which_the_data_can_do_nothing(world: Path) -> None:
    """No link, mention, picture, heading or code fence gets out of its span."""
    evil = "@everyone ![x](https://e.example/x.png) `code` <img src=x> # no ](https://e.example)"
    made = as_markdown(compared(world, ("A joint choir is set up", f'"{evil}"')))
    assert "`@everyone ![x](https://e.example/x.png) 'code' <img src=x> # no ](https://e.example)`" in made
    outside = "".join(part for line in made.splitlines() for part in line.split("`")[::2])
    assert not set("@<>[]") & set(outside)


def test_a_comment_is_never_too_long(world: Path) -> None:
    """It ends with where the rest is."""
    rows = "".join(
        f"  - {{what: {number} bridges are built over the river, at: Article 7}}\n" for number in range(2000)
    )
    made = as_markdown(compared(world, ("provisions:\n", f"provisions:\n{rows}")))
    assert len(made) < LONGEST_COMMENT + 200
    assert made.endswith("\n\n… and more: run `python -m generator diff` for all of it.\n")


def test_ids_that_are_gone(world: Path) -> None:
    """With and without a redirect."""
    path = world / "data/summits/edelweiss-2028.yml"
    text = path.read_text().replace("id: edelweiss-2028", "id: fair-2028\nformerly: [edelweiss-2028]")
    path.rename(world / "data/summits/fair-2028.yml").write_text(text)
    (world / "data/countries/graustark.yml").unlink()
    found = compared(world)
    assert not [one for one in found.proofs.references if "-2028" in one]
    assert found.renamed == ("summits/edelweiss-2028 → summits/fair-2028",)
    assert found.retired == ("countries/graustark",)


def test_a_fact_that_loses_its_source_comes_first(world: Path) -> None:
    """It is a problem too, and pages of broken data are not rendered."""
    made = as_text(compared(world, UNSOURCED))
    assert (
        made
        == """\
Facts: 1 with other sources; 1 changed reference.

Problems:
  1 problem: run check. Pages are not compared.

Facts without a source:
  Arcadia–Ruritania agreement events › the parliament of Ruritania takes note

Arcadia–Ruritania agreement:
  events › the parliament of Ruritania takes note sources: gazette-names → none

Quotes and places in sources:
  agreements/arcadia-ruritania, gazette-names: page 3 → nothing

Perhaps forgotten:
  articles/pan-herald-choir.md: claim 1 of “A choir for peace” is about Arcadia–Ruritania agreement, checked 2031-01-01 (rule: a claim about what changed)
  articles/pan-herald-choir.md: claim 2 of “A choir for peace” is about Arcadia–Ruritania agreement, checked 2031-01-01 (rule: a claim about what changed)
  disagreements.md: “How long is the border?” is about Arcadia–Ruritania agreement (rule: a question about what changed)
"""
    )


def test_broken_data_is_said_and_the_rest_compared(world: Path) -> None:
    """Pages need sound data; facts of readable files do not."""
    (world / "data/countries/graustark.yml").write_text("id: [")
    found = compared(world, EDITS[0])
    assert found.problems > 0
    assert found.pages == {}
    assert [one.new for one in found.changes if one.of == "agreements"] == ["2029 to 2030"]


def test_json_has_it_all(world: Path) -> None:
    """For programs."""
    values = json.loads(as_json(compared(world, *EDITS)))
    assert sorted(values) == [
        "facts",
        "facts_without_source",
        "ids_renamed",
        "ids_retired",
        "pages",
        "perhaps_forgotten",
        "problems",
        "problems_before",
        "proofs",
    ]
    assert values["facts"][0] == {
        "kind": "changed",
        "of": "agreements",
        "id": "arcadia-ruritania",
        "name": "Arcadia–Ruritania agreement",
        "field": "signed › place",
        "old": "Strelsau",
        "new": "Strelsau Castle",
        "sources": ["arcadia-ruritania-text"],
        "substantive": True,
        "unsourced": False,
        "date": "",
        "anchor": "signed",
        "commit": "",
        "time": "",
    }
