"""What data/site.yml names of pages: each must be one of the site. What there is stands fast when pages can be made."""

from collections.abc import Collection, Iterator
from pathlib import Path

from generator.derive.page_addresses import page_path
from generator.model.dossier import Dossier
from generator.source.problem import Problem, found, nearest


def pages_of_nothing(dossier: Dossier, made: Collection[str], docs: Path) -> Iterator[Problem]:
    """The names of pages that are none. `made` are those made of the data, by their path; others lie in `docs`."""
    known = (*made, *(path.relative_to(docs).as_posix() for path in docs.rglob("*.md")))
    sought = ((("sought", n, "name"), one.name) for n, one in enumerate(dossier.site.sought))
    briefing = ((("briefing", n), one) for n, one in enumerate(dossier.site.briefing))
    for names, there in ((sought, known), (briefing, tuple(map(page_path, known)))):
        for where, name in names:
            for entry in dossier.site_entry if name not in there else ():
                yield entry.problem(where, f"must be a page of the site: {found(name)}.{nearest(name, there)}")
