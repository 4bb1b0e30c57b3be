"""Open data: everything the site offers besides its pages, as `{path: bytes}`.

Pure: the same records give the same bytes. What reads them is told on the page Data (`downloads`).
"""

from collections.abc import Iterator, Mapping

from generator.check.evidence import Lock
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog
from generator.derive.downloads import downloads
from generator.export.api import api
from generator.export.bibliography import bibliography, page_citations
from generator.export.calendars import calendars
from generator.export.datapackage import datapackage
from generator.export.feeds import feeds
from generator.export.geo import geojson
from generator.export.machine_readable import twins
from generator.export.redirects import copies, farewell_twins, redirects
from generator.export.tables import tables
from generator.model.dossier import Dossier

__all__ = ["exports", "exports_of_pages", "placeholders"]

LEFT_OUT = "Made when it is asked for, once the data has no problems.\n"


def exports(dossier: Dossier, lock: Lock, site_url: str, history: ChangeLog = NOTHING_RECORDED) -> dict[str, bytes]:
    """Every file by its path under the site, sorted.

    `site_url` is the address of the published site, `history` the recorded changes of the data, or why there are none.
    """
    made = {
        **api(dossier, lock, history, site_url),
        **datapackage(dossier, tables(dossier, lock, history), site_url, history),
        **calendars(dossier, site_url, history),
        **feeds(dossier, history, site_url),
        **geojson(dossier, history),
        **bibliography(dossier),
        **page_citations(dossier, site_url, history),
    }
    whole = {**copies(dossier, made), **redirects(dossier, site_url), **made}
    return dict(sorted(whole.items()))


def exports_of_pages(pages: Mapping[str, bytes], dossier: Dossier, site_url: str) -> Iterator[tuple[str, bytes]]:
    """What is made of the pages: their Markdown for machines, and the guides to it, by path and one after the other."""
    for path, content in twins(pages, dossier, site_url):
        yield path, content
        yield from copies(dossier, {path: content}).items()
    yield from farewell_twins(dossier)


def placeholders() -> dict[str, bytes]:
    """The files the page Data links to, without content: in a preview every link must lead somewhere, quickly."""
    return {one.path: LEFT_OUT.encode() for one in sorted(downloads(), key=lambda one: one.path)}
