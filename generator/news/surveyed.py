"""What became of one page of a survey."""

from dataclasses import dataclass, field
from typing import Any

LACKING = "lacking "  # before the name of a package without which no page can be read


@dataclass(frozen=True)
class Surveyed:
    """What became of one page: its day, its title, a row for each statement; `wrong` says why there are none."""

    name: str
    day: str = ""
    title: str = ""
    language: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)
    wrong: str = ""
