"""Sentences as a stranger hears them: whose forces, which texts, what came of it; no count where a name is short."""

import re
from pathlib import Path

import pytest
from folders import REPOSITORY, WORLD

from generator.check.evidence import read_lock
from generator.derive.clause_leads import clause_answer
from generator.derive.distinctions import differences
from generator.derive.leads import answer
from generator.derive.noun_phrases import other_names
from generator.derive.promised import by_family
from generator.derive.samples import errors_found
from generator.derive.standing import tiles
from generator.derive.state_of_play import latest
from generator.derive.timeline import classed, timeline_entries
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.pages.pages import makers
from generator.pages.rendering import Renderer
from generator.text.quantities import opening
from generator.text.wording import possessive

REAL = read_dossier(REPOSITORY)


def shared(dossier: Dossier, kind: str) -> str:
    """How many texts say something of a kind of commitment, and in which words."""
    return " ".join(clause_answer(dossier, kind))


@pytest.mark.parametrize(
    ("text", "begun"),
    [("5 texts", "Five texts"), ("69 questions", "Sixty-nine questions"), ("109 claims", "109 claims"), ("all", "All")],
)
def test_a_sentence_does_not_begin_with_a_small_figure(text: str, begun: str) -> None:
    assert opening(text) == begun


def test_whose_it_is_is_said_also_of_a_name_in_the_plural() -> None:
    assert (possessive("Latvia"), possessive("the Netherlands")) == ("Latvia’s", "the Netherlands’")


def test_whose_forces_are_meant_is_named() -> None:
    """“The partner” may be either; a body is not said to have forces of its own."""
    assert "to use Germany’s own forces." in answer(REAL, REAL.agreements["ukraine-germany"])[2]
    assert "to use the Netherlands’ own forces." in answer(REAL, REAL.agreements["ukraine-netherlands"])[2]
    assert "to use the partner’s own forces." in answer(REAL, REAL.agreements["ukraine-european-union"])[2]


def test_the_few_texts_that_differ_are_named() -> None:
    assert shared(REAL, "consultation").startswith(
        "Nearly all texts read (27 of 28) promise to consult within a stated time after a new attack; the one with"
    )
    path = "Most texts read (19 of 28) promise support for membership of NATO, or the path to it; "
    weaker = "five texts speak of it more weakly, those with Germany, Japan and Ireland only mention it"
    assert shared(REAL, "nato-accession").startswith(f"{path}{weaker}")
    assert "those with the United Kingdom, Canada, Japan and the United States " in shared(REAL, "eu-accession")
    assert shared(REAL, "frozen-assets").startswith("Most texts read (15 of 28) promise something on frozen Russian")


def test_what_is_left_out_is_named_rather_than_counted() -> None:
    rest = {one.family: one.rest for one in by_family(REAL, REAL.agreements["ukraine-ireland"])}
    assert rest["defence"].endswith("air defence, maritime security, NATO interoperability or defence industry.")
    told = " ".join(differences(REAL, REAL.agreements["ukraine-latvia"]))
    assert "on training, reconstruction, NATO accession and just peace" in told


def test_all_members_are_said_to_be_all() -> None:
    found = {one.asked: one.more for one in tiles(REAL, REAL.actors["G7"])}
    assert found["Members here"].startswith("all with a document")


def test_the_latest_meetings_say_what_came_of_them() -> None:
    """That it took place is no news; what two records tell of one day from one source is told once."""
    rows = latest(REAL, 20)
    assert not [text for _, text, _, _ in rows if text.startswith("It took place")]
    assert [day for day, *_ in rows].count("2026-10-09") == 1


def test_a_document_of_the_timeline_is_called_what_it_is() -> None:
    rows = {row.record.id: classed(REAL, row) for row in timeline_entries(REAL)}
    assert (rows["budapest-memorandum"], rows["g7-joint-declaration"]) == ("Memorandum", "Joint declaration")


def test_a_name_with_an_article_is_no_other_name() -> None:
    assert other_names(REAL.actors["COTW"]) == ["Coalition of the Resolute"]


def test_the_first_sentence_says_since_when_where_that_was_not_the_signature() -> None:
    later = answer(REAL, REAL.agreements["ukraine-united-kingdom-100-year"])[0]
    assert later.endswith("on 16 January 2025; it took effect on 15 October 2025 and runs for 100 years.")
    assert "took effect" not in answer(REAL, REAL.agreements["ukraine-canada"])[0]


def test_a_document_that_the_first_sentence_names_is_not_named_again() -> None:
    paris, madrid, asked = (
        " ".join(answer(REAL, REAL.summits[id_]))
        for id_ in ("coalition-paris-2026-01", "nato-madrid-2022", "european-council-2026-03")
    )
    assert paris.endswith("on 6 January 2026. It also produced: Declaration of Intent (signed).")
    assert madrid.endswith("Held in Madrid on 28–30 June 2022.")
    assert asked.startswith("Twenty-five leaders asked")


def test_how_firmly_is_told_at_once() -> None:
    """An attitude and an aim are no promise like the others: the first lines say which texts have which words.

    Where the hours are asked for, they are told instead.
    """
    told = shared(REAL, "nato-accession")
    firmer, weaker = (
        "Firmer words: the one with Latvia (“commits to”)",
        "Weaker words: those with Canada and Norway (an",
    )
    assert f"Most say “will”. {firmer}. {weaker}" in told
    assert told.endswith("those with the United States and Luxembourg (words of support without an act).")
    assert shared(REAL, "consultation").endswith("the one with the United States says “where possible”.")
    assert "say “" not in shared(REAL, "own-forces")
    assert shared(REAL, "mutual-assistance").endswith("All that speak of it put it as an aim.")
    assert shared(REAL, "own-forces").startswith("None of the 28 texts read promises to use the partner’s own")


def test_a_kind_that_every_text_promises_has_no_empty_headings() -> None:
    lock, _ = read_lock(REPOSITORY)
    page = makers(REAL, lock, Renderer())["commitments/demining.md"]().content.decode()
    assert "## Who undertakes it" in page
    assert "## Who is silent" not in page
    assert "\nNone.\n" not in page


def test_a_note_tells_something_that_its_promise_does_not() -> None:
    def words(text: str | None) -> set[str]:
        return set(re.findall(r"[\w’]{4,}", (text or "").lower()))

    noted = [(one.id, kind, made) for one in REAL.in_order for kind, made in one.commitments.items() if made.note]
    assert len(noted) > 40
    for id_, kind, made in noted:
        note = words(made.note)
        assert len(note & words(made.promise)) <= 0.55 * len(note), (id_, kind, made.note)


OF_A_TABLE = re.compile(r"\b(?:on the right|point at|heads of the column|field of the table|a column)", re.IGNORECASE)


def test_what_is_true_of_a_table_alone_is_not_said_where_a_screen_shows_none() -> None:
    """On a narrow screen tables are lists: what speaks of columns is not told there."""
    lists = makers(REAL, read_lock(REPOSITORY)[0], Renderer())
    for path in ("commitments.md", "money.md", "unknown.md", "offers.md", "agreements/index.md", "approval.md"):
        told = re.sub(r'<span class="broad">.*?</span>', "", lists[path]().content.decode())
        assert not OF_A_TABLE.findall(told), path


def test_how_many_values_were_found_wrong_is_one_sentence(more: Path) -> None:
    assert errors_found(read_dossier(more)) == (
        "Of 50 values drawn by lot and held against their sources 1 was wrong (2 in a hundred)."
    )
    assert errors_found(REAL).endswith("10 were wrong (2.3 in a hundred).")
    assert not errors_found(read_dossier(WORLD))
