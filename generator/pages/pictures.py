"""What the map and the timeline draw: the records as areas and marks."""

from collections.abc import Sequence

from generator.derive.addresses import address, page_path
from generator.derive.funds import DonorBar
from generator.derive.overview import Happening, StatusGroup, titled
from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.records import Record
from generator.pages.charts import Area, TimelineMark


def areas(dossier: Dossier, groups: Sequence[StatusGroup], root: str) -> dict[str, Area]:
    """How the map draws every country, by code. `root` leads from the page's folder to that of the home page."""
    subject = dossier.actors[dossier.subject]
    drawn = {subject.code: Area(subject.name, f"{root}{_directory(subject)}", subject=True)}
    for number, group in enumerate(groups):
        hatch = number if group.tone else None
        for actor in group.actors:
            drawn[actor.code] = Area(
                f"{actor.name}: {group.label}", f"{root}{_directory(actor)}", hatch, name=actor.name
            )
    return drawn


def _directory(record: Record) -> str:
    """The folder of a record's page on the built site."""
    return page_path(address(record))


def marks(rows: Sequence[Happening], root: str) -> list[TimelineMark]:
    """The rows as marks of the timeline. `root` leads from the page's folder to that of the home page."""
    return [
        TimelineMark(when(row.date).first, row.lane, row.label, titled(row), f"{root}{_directory(row.record)}")
        for row in rows
    ]


def bar(row: DonorBar, longest: float) -> str:
    """The bar of a donor, its sums end to end, as long as its part of the longest. The words stand beside it."""
    parts, at = [], 0.0
    for _, length in row.sums:
        width = max(length / longest * 100, 0.3)
        parts.append(f'<rect x="{at:.2f}" width="{max(width - 0.3, 0.3):.2f}" height="4"/>')
        at += width
    return f'<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">{"".join(parts)}</svg>'
