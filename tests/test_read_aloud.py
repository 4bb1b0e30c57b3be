"""Sentences as a stranger hears them: whose forces, which texts, what came of it; no count where a name is short."""

import pytest
from folders import REPOSITORY

from generator.derive.answers import answer, shares
from generator.derive.distinctions import differences
from generator.derive.findings import saying, undertakings
from generator.derive.funds import without_sums
from generator.derive.naming import other_names
from generator.derive.overview import chronicle, classed
from generator.derive.promised import by_family
from generator.derive.standing import tiles
from generator.derive.state_of_play import latest
from generator.model.dossier import Dossier
from generator.model.reading import read_dossier
from generator.text.wording import opening, possessive

REAL = read_dossier(REPOSITORY)


def shared(dossier: Dossier, kind: str) -> str:
    """How many texts say something of a kind of commitment."""
    rows = undertakings(dossier, kind)
    made, mentioned, silent = (
        [one.agreement for one in saying(dossier, rows, what)] for what in ("undertakes", "mentions", "nothing")
    )
    return shares(dossier, dossier.term("commitment_types", kind).label, made, mentioned, silent)


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
    assert "to use Germany’s own forces." in answer(REAL, REAL.agreements["ukraine-germany"])[1]
    assert "to use the Netherlands’ own forces." in answer(REAL, REAL.agreements["ukraine-netherlands"])[1]
    assert "to use the partner’s own forces." in answer(REAL, REAL.agreements["ukraine-european-union"])[1]


def test_the_few_texts_that_differ_are_named() -> None:
    assert shared(REAL, "consultation").endswith("on consultation; that with Croatia does not speak of it.")
    assert "those with Germany, Japan and Ireland only mention it" in shared(REAL, "nato-accession")
    assert shared(REAL, "frozen-assets").startswith("All 28 texts read promise something on frozen assets")
    assert without_sums(REAL).endswith("those with the United States, Romania and Albania name no sum at all.")


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
    rows = {row.record.id: classed(REAL, row) for row in chronicle(REAL)}
    assert (rows["budapest-memorandum"], rows["g7-joint-declaration"]) == ("Memorandum", "Joint declaration")


def test_a_name_with_an_article_is_no_other_name() -> None:
    assert other_names(REAL.actors["COTW"]) == ["Coalition of the Resolute"]
