"""What data/site.yml names of pages: each must be one of the site. What there is stands fast when pages can be made."""

from collections.abc import Collection, Iterator
from pathlib import Path

from generator.derive.page_addresses import page_path
from generator.model.dossier import Dossier
from generator.source.problem import Problem, found, nearest


def pages_of_nothing(dossier: Dossier, made: Collection[str], docs: Path) -> Iterator[Problem]:
    """The names of pages that are none. `made` are those made of the data, by their path; others lie in `docs`."""
    # What leads to a page that is written by hand stands in its own head.
    sought = ((("sought", n, "name"), one.name, made) for n, one in enumerate(dossier.site.sought))
    there = {page_path(one) for one in (*made, *(path.relative_to(docs).as_posix() for path in docs.rglob("*.md")))}
    briefing = ((("briefing", n), one, there) for n, one in enumerate(dossier.site.briefing))
    for what, names in (("a page made from the data", sought), ("the address of a page", briefing)):
        for where, name, known in names:
            for entry in dossier.site_entry if name not in known else ():
                yield entry.problem(where, f"must be {what}: {found(name)}.{nearest(name, known)}")
