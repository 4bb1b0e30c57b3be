"""The real fact table: nothing wrong with it, and what the issues promise of it."""

import re
from pathlib import Path

import pytest
from exported import dossier

from generator.check.evidence import figures, read_lock, unproved
from generator.check.rules import check

REPOSITORY = Path(__file__).parent.parent


def test_the_data_has_no_problems() -> None:
    """Rules and evidence alike."""
    lock, damaged = read_lock(REPOSITORY)
    assert [str(problem) for problem in (*damaged, *check(dossier("real")), *unproved(dossier("real"), lock))] == []


def test_no_quote_was_looked_up_in_vain() -> None:
    """The lock may hold no quote that was not found."""
    lock, _ = read_lock(REPOSITORY)
    assert figures(dossier("real"), lock).not_found == 0


def test_every_claim_and_every_undertaking_has_a_checked_quote() -> None:
    """All claims of the articles; all undertakings of the coded texts."""
    lock, _ = read_lock(REPOSITORY)
    unchecked = [
        f"{article.id} claim {claim.number}"
        for article in dossier("real").articles.values()
        for claim in article.claims
        if not (claim.quote and lock.found(article.source, f"paragraph {claim.paragraph}", claim.quote))
    ]
    unchecked += [
        f"{agreement.id} {kind}"
        for agreement in dossier("real").agreements.values()
        for kind, one in agreement.commitments.items()
        if one.answer == "undertaken" and not (one.quote and lock.found(str(agreement.text), one.at, one.quote))
    ]
    assert unchecked == []


# What a heading may add to the words of the label and the definition: who asks, and whether something is only aimed at.
ASKING = """
a able about act against aim and at before bring court for foresee help in is it new not on promise russian said text
texts them to ukraine what which who with work
"""


def _stems(text: str) -> set[str]:
    """Words without their endings."""
    return {re.sub(r"(ing|ion|ment|ed|er|es|e|s)$", "", word) for word in re.findall(r"[a-z]{2,}", text.casefold())}


@pytest.mark.parametrize("kind", dossier("real").vocabulary["commitment_types"])
def test_a_comparator_asks_what_is_counted(kind: str) -> None:
    """Its heading claims nothing beyond the definition by which the texts were coded."""
    type_ = dossier("real").vocabulary["commitment_types"][kind]
    assert type_.question
    beyond = _stems(type_.question) - _stems(f"{type_.label} {type_.definition} {ASKING}")
    assert sorted(beyond) == []
