"""What a page costs does not grow with the number of pages. Counted in calls, which no clock disturbs."""

import cProfile
import pstats
from pathlib import Path

import pytest
from synthetic import write_table

from generator.check.evidence import read_lock
from generator.check.rules import problems_of
from generator.export import exports
from generator.model.loading import read_dossier
from generator.pages.pages import makers
from generator.pages.rendering import Renderer

pytestmark = pytest.mark.thorough

SITE = "https://briefing.example/"
SMALL, TIMES = 60, 4
# A search for every page among all pages calls something sixteen times as often; what is rare may do as it likes.
MOST, RARE = 1.5 * TIMES, 5


def work(root: Path) -> None:
    """All that is done for a table: reading, checks, pages, exports."""
    dossier = read_dossier(root)
    lock, damaged = read_lock(root)
    assert problems_of(dossier, lock, damaged) == []
    for _, maker in sorted(makers(dossier, lock, Renderer(site_url=SITE)).items()):
        maker()
    exports(dossier, lock, SITE)


def calls(root: Path, records: int) -> dict[str, int]:
    """How often every function is called."""
    write_table(root, records)
    profile = cProfile.Profile()
    profile.runcall(work, root)
    found: dict[str, int] = {}
    for (path, line, name), (_, count, *_) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        said = f"{Path(path).name}:{line} {name}"
        found[said] = found.get(said, 0) + count
    return found


def test_nothing_is_called_more_often_for_one_record_among_many(tmp_path: Path) -> None:
    few, many = (calls(tmp_path / str(records), records) for records in (SMALL, SMALL * TIMES))
    grown = {
        name: (few[name], count)
        for name, count in sorted(many.items())
        if name in few and count > MOST * few[name] and count > RARE * SMALL * TIMES
    }
    assert grown == {}
