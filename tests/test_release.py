"""A release is what the changelog says it is, or a sentence says what is in its way."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "tools"))

from release import declared, faults, sections

REPOSITORY = Path(__file__).parent.parent
GOOD = "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2030-02-01\n\n- New.\n\n## [1.0.0] - 2030-01-01\n\n- First.\n"


def test_the_newest_version_is_released_with_its_own_part() -> None:
    found = sections(GOOD)
    assert found["1.1.0"] == ("2030-02-01", "- New.")
    assert list(faults(found, {"a": "1.1.0"})) == []


@pytest.mark.parametrize(
    ("changelog", "version", "said"),
    [
        (GOOD.replace("[Unreleased]\n", "[Unreleased]\n\n- Left.\n"), "1.1.0", "under [Unreleased] must move"),
        (GOOD.replace(" - 2030-02-01", ""), "1.1.0", "[1.1.0] must have its day"),
        (GOOD, "1.0.0", "a: must name version 1.1.0, which is the newest in CHANGELOG.md: '1.0.0'."),
        ("# Changelog\n\n## [Unreleased]\n", "", "must have a version"),
    ],
)
def test_what_is_in_the_way_is_said(changelog: str, version: str, said: str) -> None:
    wrong = list(faults(sections(changelog), {"a": version}))
    assert len(wrong) == 1
    assert said in wrong[0]


def test_every_file_names_the_version_last_released() -> None:
    found = sections((REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"))
    newest = next((name for name in found if name != "Unreleased"), None)
    assert set(declared(REPOSITORY).values()) == {newest}
