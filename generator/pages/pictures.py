"""What the map and the timeline draw: the records as areas and marks."""

from collections.abc import Sequence

from generator.derive.overview import Happening, StatusGroup, directory, titled
from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.pages.charts import Area, Mark


def areas(dossier: Dossier, groups: Sequence[StatusGroup], root: str) -> dict[str, Area]:
    """How the map draws every country, by code. `root` leads from the page's folder to that of the home page."""
    subject = dossier.actors[dossier.subject]
    drawn = {subject.code: Area(subject.name, f"{root}{directory(subject)}", subject=True)}
    for number, group in enumerate(groups):
        hatch = number if group.tone else None
        for actor in group.actors:
            drawn[actor.code] = Area(f"{actor.name}: {group.label}", f"{root}{directory(actor)}", hatch)
    return drawn


def marks(rows: Sequence[Happening], root: str) -> list[Mark]:
    """The rows as marks of the timeline. `root` leads from the page's folder to that of the home page."""
    return [
        Mark(when(row.date).first, row.lane, row.label, titled(row), f"{root}{directory(row.record)}") for row in rows
    ]
