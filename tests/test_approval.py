"""Approval: what was done comes first, by the word for it, and what nobody recorded is counted."""

from folders import REPOSITORY

from generator.derive.approval import asking, by_step, foremost_step, joined_only
from generator.model.reading import read_dossier

REAL = read_dossier(REPOSITORY)


def test_who_ratified_is_said_first() -> None:
    assert foremost_step(REAL).startswith("Ratified: ")
    treaty = "UK–Ukraine One Hundred Year Partnership Agreement"
    assert f"{treaty} (Ukraine’s Verkhovna Rada, 17 September 2025)" in foremost_step(REAL)
    assert "Ukraine–Albania security agreement (Parliament of Albania, 2025)" in foremost_step(REAL)
    ratified = by_step(REAL)["ratified"]
    assert {a.id for a, _ in ratified} == {
        "ukraine-united-kingdom-100-year",
        "ukraine-albania",
        "us-ukraine-reconstruction-fund",
    }


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
