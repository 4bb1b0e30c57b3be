"""What follows from the records: which documents a rule counts, which are compared, and what the chart shows."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from exported import changed
from worlds import folder_of

from generator.derive import queries, signatures
from generator.model.about import Count
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.model.vocabulary import CommitmentType, VerbWord


@cache
def more() -> Dossier:
    """The little world with more of everything."""
    return read_dossier(folder_of("world-more"))


@pytest.mark.parametrize(
    ("conditions", "counted"),
    [
        ({}, "lutha ruritania valley-union league evallonia grunewald zarkovia"),
        ({"bilateral": False}, "old lutha ruritania valley-union league evallonia grunewald mountain zarkovia"),
        ({"phases": ("signed",)}, "ruritania valley-union grunewald"),
        ({"statuses": ("signed",)}, "ruritania valley-union"),
        ({"signed_only": True}, "lutha ruritania valley-union evallonia grunewald"),
        ({"framework": "league-declaration"}, "ruritania valley-union evallonia"),
        ({"instruments": ("treaty", "draft")}, "evallonia grunewald zarkovia"),
        ({"countries_only": True}, "lutha ruritania evallonia grunewald zarkovia"),
        ({"text_public": True}, "ruritania valley-union evallonia grunewald"),
        ({"framework": "league-declaration", "countries_only": True, "statuses": ("in-force",)}, "evallonia"),
    ],
)
def test_every_condition_of_a_rule_leaves_out_what_does_not_meet_it(conditions: dict[str, Any], counted: str) -> None:
    rule = Count(label="Counted", rule="what meets the condition", **conditions)
    found = [one.id.removeprefix("arcadia-") for one in queries.counted(more(), rule)]
    names = {"old-charter": "old", "league-declaration": "league", "mountain-compact": "mountain"}
    assert sorted(names.get(one, one) for one in found) == sorted(counted.split())


def test_of_documents_of_several_none_waits_for_a_signature() -> None:
    """Only those of two parties are talks with somebody."""
    waiting = more().agreements["arcadia-zarkovia"]
    assert [one.id for one in queries.unsigned(more())] == [waiting.id]
    several = changed(more(), "agreements", waiting.id, parties=("XF", "XL", "XA"))
    assert queries.unsigned(several) == []


def test_what_is_compared_with_its_kin_was_read_and_has_kin() -> None:
    """A text under no framework, or one that nobody read, is compared with none; nor are the others with it."""
    pact, union = (more().agreements[id_] for id_ in ("arcadia-ruritania", "arcadia-valley-union"))
    family = queries.siblings(more(), pact)
    assert family is not None
    assert family.size == 2
    assert queries.siblings(more(), pact.model_copy(update={"framework": None})) is None
    assert queries.siblings(more(), pact.model_copy(update={"commitments": {}})) is None
    for less in ({"commitments": {}}, {"framework": None}):
        smaller = queries.siblings(changed(more(), "agreements", union.id, **less), pact)
        assert smaller is not None
        assert smaller.size == 1


def test_of_kin_is_counted_how_many_use_words_of_each_strength() -> None:
    words = more().words(VerbWord)
    found = queries.family(more(), [more().agreements["arcadia-ruritania"]])
    verb = more().agreements["arcadia-ruritania"].commitments[CommitmentType("training")].verb
    assert found.strengths["training"] == {words[str(verb)].strength: 1}


def test_what_is_not_in_the_text_needs_no_disclaimer() -> None:
    """One that covers all types is told only where the text speaks."""
    pact = more().agreements["arcadia-ruritania"]
    all_types = tuple(one.model_copy(update={"covers": ()}) for one in pact.disclaimers)
    whole = pact.model_copy(update={"disclaimers": all_types})
    kinds = [kind for kind in pact.commitments if queries.disclaimed(more(), whole, kind)]
    assert "training" in kinds
    assert "own-forces" not in kinds


def test_only_what_runs_and_was_read_undertakes_something() -> None:
    found = [one.id for one in queries.binding(more(), more().in_order)]
    assert found == ["arcadia-ruritania", "arcadia-valley-union", "arcadia-evallonia", "arcadia-grunewald"]
    ended = more().agreements["arcadia-lutha"]
    pact = more().agreements["arcadia-ruritania"]
    assert queries.binding(more(), [ended.model_copy(update={"commitments": pact.commitments})]) == []


def signed_on(*days: str, read_until: str = "") -> Dossier:
    """The little world with one document of two parties signed on each of some days, and no other."""
    world = more()
    pact = next(entry for entry in world.entries if entry.id == "arcadia-ruritania")
    made = []
    for number, day in enumerate(days):
        signing = pact.record.signed.model_copy(update={"date": day})
        record = pact.record.model_copy(update={"id": f"pact-{number}", "signed": signing})
        made.append(replace(pact, id=f"pact-{number}", record=record))
    others = [entry for entry in world.entries if entry.kind != "agreements"]
    site = world.site.model_copy(update={"read_until": read_until or max(days)})
    return Dossier((*others, *made), world.vocabulary, world.vocabulary_file, site, (), world.files)


@pytest.mark.parametrize(("years", "shown"), [(4, 48), (5, 0)])
def test_the_chart_shows_every_month_up_to_four_years(years: int, shown: int) -> None:
    """From January of the first year; where there would be more, none."""
    found = signatures.months(signed_on("2029-06-01", f"{2028 + years}-12-05"))
    assert len(found) == shown
    assert [one.name for one in found[:1]] == ["January 2029"] * bool(shown)
    assert [one.name for one in found if one.signatures] == ["June 2029", "December 2032"] * bool(shown)


def test_a_month_in_which_nobody_signed_is_shown_up_to_the_last_reading() -> None:
    found = signatures.months(signed_on("2029-02-01", read_until="2029-07-09"))
    assert [one.name for one in found][-1] == "July 2029"


def test_a_day_that_may_lie_in_two_months_is_no_signature_of_either() -> None:
    known = signed_on("2029-02-28/2029-03-01", "2029-05-02/2029-05-09")
    assert [one.day for one in signatures.signatures(known)] == ["2029-05-02/2029-05-09"]


@pytest.mark.parametrize(
    ("months", "said"),
    [
        # The shortest run that holds seven tenths of them, and the first of several as short.
        ((1, 1, 1, 1, 1), "Five of the 5 signatures fell in January 2029"),
        ((1, 3, 3, 3, 3), "Four of the 5 signatures fell in March 2029"),
        ((2, 2, 3, 3, 12), "Four of the 5 signatures fell between February and March 2029"),
        ((2, 2, 3, 3), ""),
        ((1, 2, 4, 8, 16, 19, 20, 21, 22, 23), "Seven of the 10 signatures fell between August 2029 and November 2030"),
        ((11, 12, 13, 14, 24), "Four of the 5 signatures fell between November 2029 and February 2030"),
    ],
)
def test_the_densest_run_of_months_is_told(months: tuple[int, ...], said: str) -> None:
    whole = [divmod(month - 1, 12) for month in months]
    days = [f"{2029 + year}-{month + 1:02}-{number + 1:02}" for number, (year, month) in enumerate(whole)]
    assert signatures.densest(signed_on(*days)) == said


def test_no_month_is_left_out_of_the_chart() -> None:
    found = [(one.year, one.number) for one in signatures.months(signed_on("2029-01-31", "2031-12-01"))]
    day, expected = date(2029, 1, 1), []
    while day <= date(2031, 12, 1):
        expected.append((day.year, day.month))
        day = (day + timedelta(days=31)).replace(day=1)
    assert found == expected
