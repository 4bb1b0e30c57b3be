"""The drawings: well formed, every link there, borders as recognised, nothing a strict content policy forbids."""

import re
import sys
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from math import pi, radians, sin
from pathlib import Path
from xml.etree import ElementTree as ET

import exported
import pytest

from generator.derive import map_groups, timeline
from generator.derive.geometry.land import GEOMETRY, shapes
from generator.derive.geometry.projection import VIEWS
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.model.meanings import concluded, running
from generator.pages import map_chart, pictures, timeline_chart
from generator.pages.map_chart import Area, centre, map_svg, path
from generator.pages.timeline_chart import TimelineMark

sys.path.insert(0, str(Path(__file__).parent / "tools"))

from land import inside

SVG = "{http://www.w3.org/2000/svg}"
IN_UKRAINE = {
    "Simferopol": (34.1, 44.95),
    "Sevastopol": (33.6, 44.6),
    "Kerch": (36.3, 45.3),
    "Donetsk": (37.8, 48.0),
    "Luhansk": (39.3, 48.57),
    "Kherson": (32.6, 46.65),
    "Kyiv": (30.5, 50.45),
}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return exported.dossier("real")


@pytest.fixture(scope="module")
def drawn(dossier: Dossier) -> str:
    groups = map_groups.by_status(dossier)
    tones = [group.tone for group in groups if group.tone]
    return map_svg(shapes(), pictures.areas(dossier, groups, ""), tones, "Land.")


def parsed(svg: str) -> ET.Element:
    whole = svg.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1)
    return ET.fromstring(whole)  # noqa: S314 # our own drawing


def within(code: str, point: tuple[float, float]) -> bool:
    shape = next(shape for shape in shapes() if shape.code == code)
    return any(inside(point, list(ring)) for ring in shape.rings)


@pytest.mark.parametrize("town", IN_UKRAINE)
def test_ukraine_has_its_recognised_borders(town: str) -> None:
    assert within("UA", IN_UKRAINE[town])
    assert not within("RU", IN_UKRAINE[town])


def test_crimea_is_not_an_island() -> None:
    """It is one ring with the mainland: no line at Perekop."""
    ukraine = next(shape for shape in shapes() if shape.code == "UA")
    ring = next(ring for ring in ukraine.rings if inside(IN_UKRAINE["Kyiv"], list(ring)))
    assert inside(IN_UKRAINE["Simferopol"], list(ring))


def test_cyprus_is_one_country() -> None:
    assert within("CY", (33.3, 35.28))
    assert within("CY", (33.0, 34.85))


def test_no_town_lies_in_two_countries() -> None:
    """Simplified neighbours still share one border."""
    for town in IN_UKRAINE.values():
        owners = [s.code for s in shapes() if any(inside(town, list(ring)) for ring in s.rings)]
        assert owners == ["UA"]


def test_the_geometry_stays_small() -> None:
    assert GEOMETRY.stat().st_size < 60_000


def test_map_is_well_formed_and_links_every_country_it_shows(drawn: str, dossier: Dossier) -> None:
    root = parsed(drawn)
    linked = {link.get("href") for link in root.iter(f"{SVG}a")}
    on_map = {shape.code for shape in shapes()} & {country.code for country in dossier.countries.values()}
    assert linked == {f"countries/{dossier.actors[code].id}/" for code in on_map}
    assert {"UA", "US", "CA", "MT", "IS", "RU"} <= on_map


def test_countries_off_the_map_are_in_the_list(dossier: Dossier) -> None:
    """Every country but the subject stands in one group, on the map or not."""
    listed = [actor.code for group in map_groups.by_status(dossier) for actor in group.actors]
    assert len(listed) == len(set(listed))
    assert {"JP", "AU", "EU"} <= set(listed)
    assert {c.code for c in dossier.countries.values()} - {dossier.subject} <= set(listed)


def test_every_link_has_its_words(drawn: str) -> None:
    for link in parsed(drawn).iter(f"{SVG}a"):
        assert link.findtext(f"{SVG}title") == link.get("aria-label")


def test_the_firmest_come_first_in_the_legend_and_of_these_the_many(dossier: Dossier) -> None:
    """Those that run before those that are over and those that nobody signed; who has nothing comes last."""
    *groups, last = map_groups.by_status(dossier)
    assert (groups[0].word, groups[1].word) == ("in-force", "signed")
    firmness = [map_groups.firmest(dossier, group.actors[0].code) for group in groups]
    places = [
        (-(concluded(dossier, one) + running(dossier, one)), -len(group.actors), group.word)
        for group, one in zip(groups, firmness, strict=True)
        if one
    ]
    assert len(places) == len(groups) > 4
    assert places == sorted(places)
    assert (last.word, last.tone) == (None, None)


@pytest.mark.parametrize(
    ("status", "shown"), [("in-force", "in-force"), ("negotiating", "signed"), ("ended", "signed")]
)
def test_of_two_documents_the_firmest_tells_where_a_country_stands(status: str, shown: str, world: Path) -> None:
    """What runs before what is over or was never signed; of two that run the one further on."""
    pact = (world / "data/agreements/arcadia-ruritania.yml").read_text()
    other = pact.replace("id: arcadia-ruritania\n", "id: second\n").replace("  value: signed\n", f"  value: {status}\n")
    (world / "data/agreements/second.yml").write_text(other)
    firmest = map_groups.firmest(read_dossier(world), "XR")
    assert firmest is not None
    assert firmest.status.value == shown


def test_the_subject_is_drawn_over_its_neighbours_so_that_its_outline_is_whole(drawn: str, dossier: Dossier) -> None:
    """And the inset over the main picture, in its frame."""
    main, _, inset = drawn.partition('<rect class="map__frame"')
    lands = [link.get("href") for link in parsed(f"{main}</svg>").iter(f"{SVG}a")]
    assert lands[-1] == f"countries/{dossier.actors[dossier.subject].id}/"
    assert lands[:-1] == sorted(lands[:-1], key=lambda href: by_address(dossier, href))
    assert re.findall(r'href="([^"]+)"', inset) == ["countries/canada/", "countries/united-states/"]


def by_address(dossier: Dossier, href: str | None) -> str:
    """The code of the country whose page stands at an address."""
    return next(str(one.code) for one in dossier.countries.values() if href == f"countries/{one.id}/")


def test_statuses_have_different_hatchings(drawn: str) -> None:
    """Colour is never alone: no two patterns are drawn the same."""
    patterns = [
        (p.get("patternTransform"), "".join(ET.tostring(part, "unicode") for part in p))
        for p in parsed(drawn).iter(f"{SVG}pattern")
    ]
    assert len(patterns) == len(set(patterns)) > 3


def timeline_drawn(dossier: Dossier) -> str:
    return timeline_chart.timeline_svg(pictures.marks(timeline.timeline_entries(dossier), "../"))


def test_nothing_a_strict_policy_forbids(drawn: str, dossier: Dossier) -> None:
    for svg in (drawn, timeline_drawn(dossier)):
        assert not re.search(r"style=|<script|<style|\son[a-z]+=|javascript:", svg)
        ids = re.findall(r'\bid="([^"]+)"', svg)
        assert len(ids) == len(set(ids))


def test_drawings_stay_small_and_the_same(drawn: str, dossier: Dossier) -> None:
    groups = map_groups.by_status(dossier)
    again = map_svg(shapes(), pictures.areas(dossier, groups, ""), [g.tone for g in groups if g.tone], "Land.")
    assert again == drawn
    assert len(drawn) < 50_000
    assert len(timeline_drawn(dossier)) < 60_000
    assert not re.search(r"\d\.\d\d", drawn + timeline_drawn(dossier).replace("opacity", ""))


def test_timeline_is_well_formed_and_holds_every_row(dossier: Dossier) -> None:
    """But audits, which are our work and happened to nobody."""
    rows = [row for row in timeline.timeline_entries(dossier) if row.lane != "Audited article"]
    links = list(parsed(timeline_drawn(dossier)).iter(f"{SVG}a"))
    assert len(links) == len(rows)
    assert all((link.get("href") or "").startswith("../") for link in links)


def test_labels_and_marks_do_not_collide(dossier: Dossier) -> None:
    rows = pictures.marks(timeline.timeline_entries(dossier), "../")
    axis = timeline_chart.axis_of(row.day for row in rows)
    for lane in {row.lane for row in rows}:
        placed = timeline_chart.stacked(axis, [row for row in rows if row.lane == lane])
        for (_, x1, level1), (_, x2, level2) in combinations(placed, 2):
            assert level1 != level2 or abs(x1 - x2) >= timeline_chart.STEP
        halves = [(x, len(mark.label) * timeline_chart.LETTER) for mark, x in timeline_chart.labelled(placed).items()]
        spans = sorted((x - half, x + half) for x, half in halves)
        assert all(end < begin for (_, end), (begin, _) in pairwise(spans))


def mark(label: str, day: date = date(2024, 1, 1)) -> TimelineMark:
    """A mark that only its label and its day tell from others."""
    return TimelineMark(day, "lane", label, label, f"../{label}/")


def shown(*placed: tuple[str, float, int]) -> dict[str, float]:
    """Where the labels of these marks stand: label, place and level of each."""
    found = timeline_chart.labelled([(mark(label), x, level) for label, x, level in placed])
    return {one.label: middle for one, middle in found.items()}


@pytest.mark.parametrize(("level", "there"), [(0, True), (1, True), (2, False)])
def test_a_label_above_the_second_mark_of_a_pile_would_name_all_of_it(level: int, there: bool) -> None:
    assert shown(("abc", 500, level)) == ({"abc": 500} if there else {})


def test_no_label_stands_over_a_higher_pile_or_touches_the_one_before() -> None:
    """Of ten letters a label takes 62 units; a mark reaches ten further, and nine stay free behind a label."""
    ten, other = "abcdefghij", "jihgfedcba"
    assert shown((ten, 500, 0), ("k", 541, 1)) == {ten: 500}
    assert shown((ten, 500, 0), ("k", 540.9, 1)) == {"k": 540.9}
    assert shown(("k", 459, 2), (ten, 500, 0)) == {ten: 500}
    assert shown(("k", 459.1, 2), (ten, 500, 0)) == {}
    assert shown((ten, 500, 0), (other, 571, 0)) == {ten: 500, other: 571}
    assert shown((ten, 500, 0), (other, 570.9, 0)) == {ten: 500}


def test_a_label_at_the_edge_of_the_sheet_is_moved_into_it() -> None:
    ten = "abcdefghij"
    assert shown((ten, timeline_chart.LEFT, 0)) == {ten: timeline_chart.LEFT + 31}
    assert shown((ten, timeline_chart.SHEET, 0)) == {ten: timeline_chart.SHEET - 31}


def test_marks_that_would_touch_are_stacked_as_low_as_they_can() -> None:
    """Ten units apart they stand side by side; those of one day by their label."""
    axis = timeline_chart.Axis(2024, 2024, 2025)
    day = axis.year_width / 366
    apart = int(timeline_chart.STEP / day) + 1
    days = [date(2024, 1, 1), date(2024, 1, 1), date(2024, 1, 1 + apart), date(2024, 1, 1 + apart - 1)]
    marks = [mark(label, one) for label, one in zip("badc", days, strict=True)]
    assert [(one.label, level) for one, _, level in timeline_chart.stacked(axis, marks)] == [
        ("a", 0),
        ("b", 1),
        ("c", 2),
        ("d", 0),
    ]


def test_a_lane_is_as_high_as_its_highest_pile() -> None:
    """The next one stands under it; labels of the three marks of one day do not fit."""
    rows = [mark(label) for label in "abc"] + [replace(mark("d"), lane="other")]
    lines = re.findall(r'timeline-chart__line" d="M190,([0-9.]+)H', timeline_chart.timeline_svg(rows))
    first = timeline_chart.YEARS_ABOVE + 46 + 2 * 10 + 3
    assert [float(one) for one in lines] == [first, first + 46]


@pytest.mark.parametrize(("last", "broken"), [(2020, 2014), (2019, 2014), (2021, 2021)])
def test_a_silence_of_five_whole_years_breaks_the_axis(last: int, broken: int) -> None:
    """Years with nothing between two with something; the year after it begins anew."""
    axis = timeline_chart.axis_of([date(year, 6, 1) for year in (2014, 2015, last)])
    assert axis.broken == broken


def test_axis_is_broken_at_the_longest_silence() -> None:
    axis = timeline_chart.axis_of([date(1994, 12, 5), date(2022, 9, 13), date(2026, 1, 6)])
    assert (axis.start, axis.broken, axis.end) == (1994, 2022, 2027)
    before, begin, after = (axis.at(day) for day in (date(1994, 12, 5), date(2022, 1, 1), date(2026, 1, 6)))
    assert before < axis.left <= begin < after < timeline_chart.SHEET
    whole = timeline_chart.axis_of([date(2024, 1, 1), date(2026, 1, 1)])
    assert whole.broken == whole.start == 2024


def test_words_from_the_data_are_escaped() -> None:
    area = Area('A & B: "<b>"', "countries/x/", 0)
    shape = replace(shapes()[0], code="XX")
    assert parsed(map_svg([shape], {"XX": area}, ["good"], "Land.")).findtext(f".//{SVG}title") == 'A & B: "<b>"'
    mark = TimelineMark(date(2024, 1, 1), "<lane>", "a < b", "a < b & c", "../x/")
    assert parsed(timeline_chart.timeline_svg([mark])).findtext(f".//{SVG}title") == "a < b & c"
    assert timeline_chart.timeline_svg([]) == ""


def test_an_outline_is_drawn_in_tenths_with_the_fewest_signs() -> None:
    """The last step is that of closing; a step of no tenth is none; a minus parts two numbers."""
    assert path(((0, 0), (10.04, 0), (10.02, 0.01), (10, -0.6), (9.5, 0.4), (0, 0))) == "M0,0l10,0 0-.6 -.5,1z"
    assert path(((-3, 0.5), (-3.7, 20), (-3, 0.5))) == "M-3,.5l-.7,19.5z"


def test_the_middle_of_a_land_is_its_centre_of_gravity() -> None:
    assert centre(((0, 0), (4, 0), (4, 2), (0, 2))) == (2, 1)
    assert centre(((0, 0), (3, 0), (0, 6))) == (1, 2)
    assert centre(((0, 0), (0, 6), (3, 0))) == (1, 2)


def test_projection_keeps_areas() -> None:
    """A square degree has the same area on the map as on the sphere, north and south."""
    view = VIEWS["europe"]
    for south in (36, 60):
        corners = [view.project(p) for p in ((20, south), (21, south), (21, south + 1), (20, south + 1))]
        double = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True))
        true = pi / 180 * (sin(radians(south + 1)) - sin(radians(south))) * view.radius**2
        assert abs(double) / 2 == pytest.approx(true, rel=0.001)


def test_two_maps_of_one_page_share_no_name(dossier: Dossier) -> None:
    """Else the second would be filled with the hatchings of the first, and a hidden one has none."""
    groups = {"map": map_groups.by_status(dossier), "map-offers": map_groups.by_offer(dossier)}
    names: list[str] = []
    for name, of in groups.items():
        tones = [group.tone for group in of if group.tone]
        svg = map_svg(shapes(), pictures.areas(dossier, of, ""), tones, "Land.", name)
        ids = re.findall(r' id="([^"]+)"', svg)
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)
        assert f'fill="url(#{name}-hatch-0)"' in map_chart.swatch(0, name)
        names += ids
    assert len(names) == len(set(names))
