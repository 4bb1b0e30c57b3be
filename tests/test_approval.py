"""Approval: what was done comes first, by the word for it, and what nobody recorded is counted."""

from pathlib import Path

import pytest
from folders import REPOSITORY

from generator.derive.approval import (
    asking,
    by_step,
    due,
    foremost_step,
    in_brief,
    in_part,
    joined_only,
    steps,
    with_approval,
    without_step,
)
from generator.model.loading import read_dossier
from generator.model.meanings import concluded

REAL = read_dossier(REPOSITORY)


def test_who_ratified_is_said_first() -> None:
    said = foremost_step(REAL)
    treaty = "UK–Ukraine One Hundred Year Partnership Agreement"
    by_ukraine = f"the {treaty}, by Ukraine’s Verkhovna Rada on 17 September 2025"
    assert said.startswith(f"Ratified, as far as is recorded: {by_ukraine}; ")
    assert "by Parliament of Albania in 2025;" in said
    assert "Approval pending: the Ukraine–Greece security agreement (last confirmed in November 2025)." in said
    assert said.endswith("no vote or other step was found; for most of them, the text says nothing of approval.")
    ratified = by_step(REAL)["ratified"]
    assert {a.id for a, _ in ratified} == {
        "ukraine-united-kingdom-100-year",
        "ukraine-albania",
        "us-ukraine-reconstruction-fund",
    }


def test_every_concluded_document_is_told_of() -> None:
    """With a step, as due, or as one of which none is recorded; of a half that acted the other is told."""
    taken = {a.id for group in by_step(REAL).values() for a, _ in group}
    due_ = {a.id for a in due(REAL)}
    rest = {a.id for texts in without_step(REAL).values() for a in texts}
    every = {a.id for a in REAL.in_order if concluded(REAL, a)}
    assert due_ == {"ukraine-greece"}
    assert taken & every | due_ | rest == every
    assert not rest & (taken | due_)
    assert {a.id: told for a, told in in_part(REAL)}["ukraine-united-kingdom-100-year"] == [
        "in force since 15 October 2025",
        "of the United Kingdom only this was found: debated",
    ]
    unsigned = without_step(REAL)["the document was adopted without signature"]
    assert {"g7-joint-declaration", "paris-declaration"} <= {a.id for a in unsigned}


def test_a_parliament_that_refused_a_draft_is_told() -> None:
    assert "ukraine-bulgaria" in {a.id for _, group in by_step(REAL).items() for a, _ in group}


def test_every_step_and_every_text_stands_somewhere() -> None:
    steps = [one for a in REAL.agreements.values() for one in a.approvals]
    assert sum(len(group) for _, group in by_step(REAL).items()) == len(steps)
    texts = [a for _, group in asking(REAL) for a in group]
    assert len({a.id for a in texts}) == len(texts)


def test_who_joined_and_signed_nothing_is_named() -> None:
    """Those with a draft too."""
    without = set(joined_only(REAL, REAL.agreements["g7-joint-declaration"]))
    assert {"BG", "CY", "ME", "MK"} <= without
    assert not without & {"ES", "NO", "PL"}


@pytest.mark.parametrize(
    ("id_", "more_lines", "there"),
    [
        (
            "arcadia-zarkovia",
            "approval: {value: the Diet approves, cite: [{source: mountain-post, at: page 1}]}\n",
            False,
        ),
        ("arcadia-lutha", "approval: {value: the Diet approves, cite: [{source: mountain-post, at: page 1}]}\n", True),
        (
            "arcadia-lutha",
            "approvals:\n  - {party: XL, body: Diet, step: ratified, cite: [{source: mountain-post, at: page 1}]}\n",
            True,
        ),
        ("arcadia-lutha", "", False),
    ],
)
def test_what_is_concluded_and_asks_for_approval_or_got_it_is_told(
    id_: str, more_lines: str, there: bool, more: Path
) -> None:
    """A draft is not."""
    path = more / f"data/agreements/{id_}.yml"
    path.write_text(f"{path.read_text()}{more_lines}")
    dossier = read_dossier(more)
    assert not dossier.problems
    found = [one.id for one in with_approval(dossier)]
    assert (id_ in found) is there
    assert {"arcadia-evallonia", "arcadia-grunewald"} <= set(found)
    assert not {"arcadia-ruritania", "league-declaration"} & set(found)


def test_a_step_without_a_day_stands_behind_those_with_one(more: Path) -> None:
    dossier = read_dossier(more)
    treaty = dossier.agreements["arcadia-evallonia"]
    undated = treaty.approvals[0].model_copy(update={"date": None})
    whole = treaty.model_copy(update={"approvals": (undated, *treaty.approvals[::-1])})
    assert [str(one.date) for one in steps(whole)] == ["2029-07-01", "2029-08", "2029-08-15", "None"]


def test_texts_that_are_silent_are_told_together_and_the_others_each(more: Path) -> None:
    path = more / "data/agreements/arcadia-grunewald.yml"
    asked = "approval: {value: the parliament of Grünewald approves, at: Article 19}"
    text = path.read_text()
    assert asked in text
    path.write_text(text.replace(asked, "approval: {gap: not-stated, at: whole text}"))
    found = {gap: [one.id for one in group] for gap, group in asking(read_dossier(more))}
    assert found == {"": ["arcadia-evallonia"], "not-stated": ["arcadia-grunewald"]}


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        (
            "ukraine-united-kingdom-100-year",
            "Ukraine’s Verkhovna Rada, 17 September 2025: ratified; of the United Kingdom only this was found: debated",
        ),
        (
            "ukraine-france",
            "France’s National Assembly, 12 March 2024: debated; France’s Senate, 13 March 2024: debated",
        ),
        ("ukraine-spain", "Government of Spain: approval not required"),
        (
            "ukraine-germany",
            "Approval by parliaments or governments: not stated in the text; no step of theirs is recorded",
        ),
        ("eu-ukraine-drone-deal", ""),
    ],
)
def test_a_document_says_at_once_how_it_was_approved(id_: str, said: str) -> None:
    assert in_brief(REAL, REAL.agreements[id_]) == said
