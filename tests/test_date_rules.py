"""The day of the table where nobody says it: the newest day of a check that others support."""

from datetime import date
from pathlib import Path

import pytest
from test_cases import apply, problems_of

from generator.check.date_rules import day_of_table
from generator.model.dossier import NO_SITE, Dossier
from generator.model.loading import read_dossier
from generator.source.yamlfile import YamlFile


def checked(world: Path, *days: str) -> list[Path]:
    """Give the first records of the little world other days; the files."""
    files = [path for path in sorted((world / "data").rglob("*.yml")) if "\nas_of: 2031-01-01\n" in path.read_text()]
    for path, day in zip(files, days, strict=False):
        path.write_text(path.read_text().replace("\nas_of: 2031-01-01\n", f"\nas_of: {day}\n"))
    return files


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], date(2031, 1, 1)),
        (["2032-12-31"], date(2032, 12, 31)),  # two years after the others
        (["2033-01-01"], date(2031, 1, 1)),  # a day more
        (["2032-06-01", "2034-05-01", "2062-01-01"], date(2034, 5, 1)),
        (["2021-01-01"] * 4, date(2031, 1, 1)),  # of nine: the middle one decides
        (["2021-01-01"] * 5, date(2021, 1, 1)),
    ],
)
def test_a_day_is_that_of_the_table_where_others_lead_to_it(days: list[str], expected: date, world: Path) -> None:
    assert len(checked(world, *days)) == 9
    assert day_of_table(read_dossier(world)) == expected


def test_a_table_without_records_has_no_day() -> None:
    """So nothing is later."""
    assert day_of_table(Dossier((), {}, YamlFile("", None, ""), NO_SITE)) == date.max


@pytest.mark.parametrize(
    ("day", "right"),
    [("2031-01-01", True), ("2030-12-31", False), ("2032-12-31", True), ("2033-01-01", False)],
)
def test_read_until_lies_near_the_days_of_the_records(day: str, world: Path, *, right: bool) -> None:
    """Of nine records four were checked long ago; of these nothing may be later than their own day."""
    four = checked(world, *["2021-01-01"] * 4)[:4]
    apply(world, [{"file": "data/site.yml", "find": "title:", "put": f"read_until: {day}\ntitle:"}])
    old = {path.relative_to(world).as_posix() for path in four}
    others = [one for one in problems_of(world) if one.partition(":")[0] not in old]
    assert [one for one in others if one.startswith("data/site.yml:2:13: read_until:")] == others
    assert bool(others) is not right


@pytest.mark.parametrize(("day", "right"), [("2031-01-01", True), ("2030-12-31", False), ("2030", False)])
def test_a_meeting_to_come_may_lie_on_the_day_of_the_table(day: str, world: Path, *, right: bool) -> None:
    edits = [("date: 2028-03-14", f"date: {day}"), ("status: held", "status: planned")]
    apply(world, [{"file": "data/summits/edelweiss-2028.yml", "find": find, "put": put} for find, put in edits])
    later = {"file": "data/summits/edelweiss-2029.yml", "find": "predecessor: edelweiss-2028\n", "put": ""}
    apply(world, [later])
    assert bool(problems_of(world)) is not right
