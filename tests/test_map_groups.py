"""Who stands where, in which order; and what happened when, in which lane."""

from pathlib import Path

import pytest

from generator.derive import map_groups, timeline
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier

DRAFT = """\
id: arcadia-{id}
name: Arcadia–{id} paper
as_of: 2031-01-01
instrument: draft
parties: [{code}, XA]
status:
  value: {status}
  as_of: 2030-09-15
  cite:
    - {{source: mountain-post, at: page 11}}
"""


def with_drafts(root: Path, status: str, **codes: str) -> Dossier:
    """The world with more documents of that status, by their id."""
    for id_, code in codes.items():
        path = root / f"data/agreements/arcadia-{id_}.yml"
        path.write_text(DRAFT.format(id=id_, code=code, status=status), encoding="utf-8")
    return read_dossier(root)


def standing(dossier: Dossier) -> list[tuple[str, list[str]]]:
    """The groups, each with its names."""
    return [(one.label, [actor.name for actor in one.actors]) for one in map_groups.by_status(dossier)]


def test_the_concluded_stand_first_then_what_is_over_then_drafts_then_the_others(more: Path) -> None:
    """Larger groups before smaller ones of the same firmness only; of one size by the alphabet."""
    dossier = with_drafts(more, "text-agreed", graustark="XG", guard="GUARD")
    assert standing(dossier) == [
        ("Signed", ["Ruritania", "Valley Union"]),
        ("Adopted", ["Northern League"]),
        ("Approval pending", ["Grünewald"]),
        ("In force", ["Evallonia"]),
        ("Ended", ["Lutha"]),
        ("Text agreed", ["Graustark", "Mountain Guard", "Zarkovia"]),
        (map_groups.NO_DOCUMENT, ["Ostermark"]),  # a body without a document is not told
    ]


def test_the_title_of_the_map_counts_the_concluded_only(more: Path) -> None:
    groups = map_groups.by_status(read_dossier(more))
    assert map_groups.told_on_map(read_dossier(more), groups) == "Signed: 2 of the 6 partners with a concluded document"
    assert map_groups.told_on_map(read_dossier(more), groups[-2:]) == map_groups.NO_DOCUMENT


@pytest.mark.parametrize(("status", "shown"), [("text-agreed", "Signed"), ("in-force", "In force")])
def test_of_two_documents_the_firmest_is_shown_and_of_two_as_firm_the_later_status(
    more: Path, status: str, shown: str
) -> None:
    signed = "signed:\n  date: 2030-01-01\n  cite:\n    - {source: mountain-post, at: page 1}\n"
    dossier = with_drafts(more, status, ruritania2="XR")
    if status == "in-force":
        path = more / "data/agreements/arcadia-ruritania2.yml"
        path.write_text(path.read_text() + signed)
        dossier = read_dossier(more)
    assert shown in [label for label, names in standing(dossier) if "Ruritania" in names]
    assert sum("Ruritania" in names for _, names in standing(dossier)) == 1


def test_who_offers_what_readers_ask_for_first_stands_by_how_firmly_it_was_said_last(more: Path) -> None:
    """Then who offers other help only, the other members of the bodies it is offered to, and all others."""
    path = more / "data/countries/gruenewald.yml"
    text = path.read_text()
    later = "  - to: GUARD\n    kind: guard\n    what: It sends two.\n    said: 2030-09\n    said_by: the prince\n"
    proof = "    firmness: decided\n    cite:\n      - {source: valley-gazette, at: page 3}\n"
    path.write_text(f"{text}{later}{proof}")  # said before it refused
    dossier = read_dossier(more)
    groups = map_groups.by_offer(dossier)
    assert [(one.label, [actor.name for actor in one.actors], one.word) for one in groups] == [
        ("Ready", ["Evallonia"], "ready"),
        ("Refused", ["Grünewald"], "refused"),
        (map_groups.OTHER_OFFER, ["Lutha"], None),
        (map_groups.NO_OFFER, ["Ostermark", "Ruritania", "Zarkovia"], None),
        (map_groups.NOTHING_SAID, ["Graustark"], None),
    ]
    assert map_groups.told_of_offers(dossier, groups) == "Guard in Arcadia: 1 ready, 1 refused"
    assert map_groups.confirmed(dossier) == "2029-03-15/2030-11"
    assert map_groups.newest_offer(dossier) == "2030-11-01"  # what was said a day later is of other help
    assert {code: one.label for code, one in map_groups.offer_of(dossier).items()} == {
        "XE": "Ready",
        "XB": "Refused",
        "XL": map_groups.OTHER_OFFER,
    }


def test_where_nobody_offers_what_is_asked_for_first_there_are_no_groups(world: Path) -> None:
    assert map_groups.by_offer(read_dossier(world)) == []


def test_a_lane_holds_a_series_of_two_meetings_and_not_of_one(more: Path) -> None:
    """Others share a lane, oldest first; what has not taken place says so."""
    rows = [
        one for one in timeline.timeline_entries(read_dossier(more)) if one.lane not in ("Agreement", "Audited article")
    ]
    assert [(one.lane, one.record.id, one.note) for one in rows] == [
        ("League meeting", "edelweiss-2028", ""),
        ("League meeting", "edelweiss-2029", ""),
        ("Coalition of the Mountains", "melina-2030", ""),
        ("Coalition of the Mountains", "pan-2031", "Planned"),
        (timeline.OTHER_MEETINGS, "lutha-2030", "Cancelled"),
    ]


def test_a_meeting_is_called_by_its_place_and_without_one_by_its_name(more: Path) -> None:
    path = more / "data/summits/lutha-2030.yml"
    path.write_text(path.read_text().replace("  place: Lustadt\n", ""))
    labels = {one.record.id: one.label for one in timeline.timeline_entries(read_dossier(more))}
    assert (labels["melina-2030"], labels["lutha-2030"]) == ("Melina", "Lutha talks 2030")


def test_documents_are_called_by_their_partner_and_those_without_a_day_are_left_out(more: Path) -> None:
    dossier = read_dossier(more)
    rows = [one for one in timeline.timeline_entries(dossier) if one.lane == "Agreement"]
    assert [one.label for one in rows] == [
        "Charter",
        "Lutha",
        "Ruritania",
        "Valley Union",
        "Northern League",
        "Evallonia",
        "Grünewald",
        "Mountain Compact",
    ]
    assert [one.id for one in timeline.undated(dossier)] == ["arcadia-zarkovia"]
    assert list(timeline.by_year(rows)) == [2030, 2029, 2024, 2015]
    assert timeline.titled(rows[4]) == "Northern League: League Declaration, 15 March 2029"
    assert timeline.titled(rows[2]) == "Arcadia–Ruritania agreement, 1 March 2029"
