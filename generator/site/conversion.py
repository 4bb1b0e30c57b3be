"""Markdown → HTML → search on every core: what is done page after page, begun beforehand in other processes.

Converting pages and reading them for the search take most of a build, and one page knows nothing of another. So as soon
as all files are known, workers do both in the order in which MkDocs will come to the pages, and a page whose result is
there only picks it up. Without workers, or if one fails, MkDocs and Material's search do it themselves.
"""

import hashlib
import logging
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.site.workers import Workers

if TYPE_CHECKING:
    from concurrent.futures import Future

# Pages for one errand of a worker: few, so that at the end none waits long for another.
BATCH = 8
Said = list[tuple[str, int, str]]


@dataclass(frozen=True)
class Conversion:
    """What MkDocs keeps of a converted page, and what it logged on the way: logger, level, message."""

    digest: bytes
    content: bytes
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: Mapping[str, Mapping[str, str]]  # by the path of the page they lead to
    entries: list[dict[str, Any]]  # for the search
    said: Said


class Conversions:
    """The pages that are being converted elsewhere, in the order in which they will be asked for."""

    def __init__(self, workers: Workers, src_uris: Sequence[str]) -> None:
        batches = (src_uris[start : start + BATCH] for start in range(0, len(src_uris), BATCH))
        self.coming: deque[Future[dict[str, Conversion]]] = deque(workers.begin("convert", batch) for batch in batches)
        self.there: dict[str, Conversion] = {}

    def of(self, src_uri: str) -> Conversion | None:
        """The conversion of a page, once; None if there is none to be had."""
        while src_uri not in self.there and self.coming:
            batch = self.coming.popleft()
            if batch.exception() is None:
                self.there.update(batch.result())
        return self.there.pop(src_uri, None)


class EarlyPage(Page):
    """A page that need not be converted if that has been done.

    `entries` are then what the search shall know of it.
    """

    entries: list[dict[str, Any]] | None = None
    _content: bytes | None = None

    def __init__(self, file: File, config: MkDocsConfig, conversions: Conversions) -> None:
        super().__init__(None, file, config)
        self.conversions = conversions

    # All pages wait for their turn to be written. As texts they would take twice the memory, because of a few signs.
    @property
    def content(self) -> str | None:  # an attribute in MkDocs
        """The page as HTML."""
        return None if self._content is None else self._content.decode()

    @content.setter
    def content(self, html: str | None) -> None:
        self._content = None if html is None else html.encode()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Pick up what is there, unless a plugin has changed the Markdown since."""
        found = self.conversions.of(self.file.src_uri)
        if found is None or found.digest != digest(self.markdown):
            self.entries = None
            super().render(config, files)
            return
        self.entries = found.entries
        # From here on only whether there is some matters, and all texts together are a large part of the memory.
        self.markdown = ""
        self._content, self.toc, self._title_from_render = found.content, found.toc, found.title
        self.present_anchor_ids = found.anchors
        self.links_to_anchors = {
            file: dict(links) for uri, links in found.links.items() if (file := files.get_file_from_path(uri))
        }
        for logger, level, message in found.said:
            logging.getLogger(logger).log(level, message)


def converted(config: MkDocsConfig, files: Files, src_uris: Sequence[str]) -> dict[str, Conversion]:
    """Pages of the site converted, by path. For a worker: it puts pages of its own in place of the site's."""
    return {uri: _converted(config, files, uri) for uri in src_uris}


def _converted(config: MkDocsConfig, files: Files, src_uri: str) -> Conversion:
    file = files.get_file_from_path(src_uri)
    assert file is not None
    page = Page(None, file, config)
    file.page = None  # it would keep every page in memory
    with heard() as said:
        page.read_source(config)
        page.render(config, files)
    return Conversion(
        digest=digest(page.markdown),
        content=(page.content or "").encode(),
        toc=page.toc,
        title=page._title_from_render,  # noqa: SLF001 # part of what `render` sets
        anchors=page.present_anchor_ids,
        links={to.src_uri: anchors for to, anchors in (page.links_to_anchors or {}).items()},
        entries=_entries(config, page),
        said=said,
    )


def _entries(config: MkDocsConfig, page: Page) -> list[dict[str, Any]]:
    index = search_index(config)
    if index is None:
        return []
    hide_topics(page)
    own = type(index)(**index.config)
    own.add_entry_from_context(page)
    return list(own.entries)


def search_index(config: MkDocsConfig) -> Any:
    """The index Material's search plugin is making, or None if it is not there."""
    plugin = config.plugins.get("material/search") or config.plugins.get("search")
    return getattr(plugin, "search_index", None)


def hide_topics(page: Page) -> None:
    """Keep the topics of a page from the search, which would weigh them like titles."""
    page.meta["tags"] = []


def index_early(config: MkDocsConfig, page: Page) -> None:
    """Hand the search the entries of a page that has them already, and keep it from reading the page again."""
    if isinstance(page, EarlyPage) and page.entries is not None:
        search_index(config).entries.extend(page.entries)
        page.entries = None
        page.meta["search"] = {**(page.meta.get("search") or {}), "exclude": True}


def digest(markdown: str | None) -> bytes:
    """Two texts have the same only if they are the same."""
    return hashlib.sha256((markdown or "").encode()).digest()


@contextmanager
def heard() -> Iterator[Said]:
    """What MkDocs logs meanwhile, kept instead of shown: it is the site's own process that counts warnings."""
    said: Said = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append((record.name, record.levelno, record.getMessage()))

    log = logging.getLogger("mkdocs")
    before = log.handlers, log.propagate
    log.handlers, log.propagate = [Ear()], False
    try:
        yield said
    finally:
        log.handlers, log.propagate = before
