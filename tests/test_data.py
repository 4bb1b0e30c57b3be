"""The real fact table: nothing wrong with it, and what the issues promise of it."""

from functools import cache
from pathlib import Path

from generator.dossier import Dossier
from generator.evidence import figures, read_lock, unproved
from generator.reading import read_dossier
from generator.rules import check

REPOSITORY = Path(__file__).parent.parent


@cache
def dossier() -> Dossier:
    """Read once for all tests."""
    return read_dossier(REPOSITORY)


def test_the_data_has_no_problems() -> None:
    """Rules and evidence alike."""
    lock, damaged = read_lock(REPOSITORY)
    assert [str(problem) for problem in (*damaged, *check(dossier()), *unproved(dossier(), lock))] == []


def test_no_quote_was_looked_up_in_vain() -> None:
    """The lock may hold no quote that was not found."""
    lock, _ = read_lock(REPOSITORY)
    assert figures(dossier(), lock).not_found == 0


def test_every_claim_and_every_undertaking_has_a_checked_quote() -> None:
    """All claims of the articles; all undertakings of the coded texts."""
    lock, _ = read_lock(REPOSITORY)
    unchecked = [
        f"{article.id} claim {claim.number}"
        for article in dossier().articles.values()
        for claim in article.claims
        if not (claim.quote and lock.found(article.source, f"paragraph {claim.paragraph}", claim.quote))
    ]
    unchecked += [
        f"{agreement.id} {kind}"
        for agreement in dossier().agreements.values()
        for kind, one in agreement.commitments.items()
        if one.answer == "undertaken" and not (one.quote and lock.found(str(agreement.text), one.at, one.quote))
    ]
    assert unchecked == []
