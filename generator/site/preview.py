"""A quick `mkdocs serve`: after an edit in data/ only the pages it touches are converted and written.

MkDocs rebuilds everything on every edit. Here the files, the navigation and the templates of the last full build are
kept, and MkDocs' own two steps (read a page, write a page) are run for the changed pages alone. Anything that is not
data, a hand-written page, the theme, mkdocs.yml, still gets a full build. No build that is deployed comes this way.
"""

import json
import logging
import traceback
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, cast

import jinja2

# Private, but MkDocs 1.6.1 is the last of its line, and the live tests run through them.
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.disk.whole import write_whole
from generator.model.schemas import SCHEMAS, written
from generator.site.tree import refresh_tree

log = logging.getLogger("mkdocs.plugins.briefing")
INDEX = "search/search_index.json"


@dataclass
class Built:
    """What a full build leaves behind for the quick ones."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment


class Preview:
    """Takes the place of the server's builder and stands between server and browser."""

    def __init__(self, plugin: Any, server: LiveReloadServer, builder: Callable[[], None]) -> None:
        self.plugin = plugin
        self.full = builder
        self.answer: Callable[..., Iterable[bytes]] = cast("Callable[..., Iterable[bytes]]", server.get_app())
        self.elsewhere = self._elsewhere()
        self.failure: list[str] = []
        self.stale_index = False
        self.schemas_of: Hashable = None
        with plugin.turn:
            self.refresh_schemas()
        server.builder = self.build
        server.set_app(self.respond)

    def build(self) -> None:
        """What the server calls after a change. Never raises: MkDocs would leave every request waiting."""
        try:
            with self.plugin.turn:
                self._build()
        except Exception as error:  # noqa: BLE001 - whatever it is, the preview must live on and show it
            log.error("".join(traceback.format_exception_only(error)).strip())  # noqa: TRY400 - shown on the page too
            self.failure = [f"the site could not be built: {error}"]

    def _build(self) -> None:
        elsewhere = self._elsewhere()
        quick = elsewhere == self.elsewhere and not self.failure and self.quick()
        self.failure = []
        if not quick:
            self.elsewhere = elsewhere
            self.full()
            self.stale_index = False
        self.refresh_schemas()

    def quick(self) -> bool:
        """Convert and write only what the data changed; False if that is not enough."""
        plugin, built = self.plugin, self.plugin.built
        before = plugin.pages
        if not plugin.generate(built.config):
            return True
        after = plugin.pages
        changed = [uri for uri in after if uri not in before or after[uri].content != before[uri].content]
        if _topics(before, changed) != _topics(after, changed) or set(before) - set(after):
            return False
        self._convert(changed, built)
        self.stale_index = bool(changed) or self.stale_index
        log.info("Rebuilt %s of %s pages", len(changed), len(after))
        return True

    def _convert(self, uris: Sequence[str], built: Built) -> None:
        for uri in (one for one in uris if one.endswith(".html")):
            write_whole(Path(built.config.site_dir) / uri, self.plugin.pages[uri].content)
        pages = [self._page(uri, built) for uri in uris if uri.endswith(".md")]
        forget(entries_of(built.config), {page.url for page in pages})
        for page in pages:
            _populate_page(page, built.config, built.files)
        files = built.files.documentation_pages()
        for page in pages:
            _build_page(page, built.config, files, built.nav, built.env)

    def _page(self, uri: str, built: Built) -> MkDocsPage:
        file = built.files.get_file_from_path(uri)
        if file is None:
            file = self.plugin.file(built.config, self.plugin.pages[uri])
            file.inclusion = InclusionLevel.NOT_IN_NAV
            built.files.append(file)
        file.content_bytes = self.plugin.pages[uri].content
        return file.page or MkDocsPage(None, file, built.config)

    def refresh_schemas(self) -> None:
        """Keep what an editor completes up to date: the schemas list the ids and words that exist.

        Also where there are problems, if every file could be read: a new source is one until it is cited.
        """
        root, dossier = self.plugin.newest.root, self.plugin.newest.dossier
        ids = (dossier.vocabulary_file.digest, tuple((entry.kind, entry.id) for entry in dossier.entries))
        if ids != self.schemas_of and not dossier.problems:
            refresh_tree(root / SCHEMAS, "generator schema", written(dossier))
            self.schemas_of = ids

    def respond(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request: the search index is written when it is asked for, problems are put on top of every page."""
        if environ["PATH_INFO"].endswith(INDEX) and self.stale_index:
            self._write_index()
        problems = [*self.plugin.problems, *self.failure]
        if not problems:
            return self.answer(environ, start_response)
        head: list[Any] = []
        body = b"".join(self.answer(environ, lambda status, headers, *_: head.extend((status, headers))))
        status, headers = head
        if any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
            body = with_banner(body, problems)
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]

    def _write_index(self) -> None:
        config = self.plugin.built.config
        path = Path(config.site_dir) / INDEX
        docs = entries_of(config)
        if path.exists() and docs is not None:
            values = json.loads(path.read_text(encoding="utf-8"))
            text = json.dumps({**values, "docs": docs}, separators=(",", ":"), default=str)
            write_whole(path, text.encode())
        self.stale_index = False

    def _elsewhere(self) -> Hashable:
        """The state of everything that is not data and whose change needs a full build, hidden files left out."""
        config = self.plugin.built.config
        folders = [Path(config.docs_dir), *(Path(one) for one in (config.theme.custom_dir,) if one)]
        paths = (path for folder in folders for path in folder.rglob("*") if not path.name.startswith("."))
        return of_files([Path(config.config_file_path), *paths])


def _topics(pages: dict[str, Any], uris: list[str]) -> dict[str, str]:
    """The front matter of pages, where titles and tags stand that other pages show."""
    return {uri: pages[uri].markdown.split("\n---\n")[0] for uri in uris if uri in pages}


def entries_of(config: MkDocsConfig) -> list[dict[str, Any]] | None:
    """What the search knows, or None if there is none."""
    plugin: Any = config.plugins.get("material/search") or config.plugins.get("search")
    return getattr(getattr(plugin, "search_index", None), "entries", None)


def forget(entries: list[dict[str, Any]] | None, urls: Collection[str]) -> None:
    """Take the entries of pages out of the search index."""
    if entries is not None:
        entries[:] = [entry for entry in entries if entry["location"].partition("#")[0] not in urls]


def with_banner(body: bytes, problems: list[str]) -> bytes:
    """A page with the problems on top of it. Before the first good build, a page of its own."""
    rows = "".join(f"<li><code>{escape(problem)}</code></li>" for problem in problems)
    head = f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in the data. You see the last good pages."
    banner = f'<div class="problems" role="alert"><p><strong>{head}</strong></p><ul>{rows}</ul></div>'.encode()
    start = body.find(b"<body")
    end = body.find(b">", start) + 1 if start >= 0 else 0
    return body[:end] + banner + body[end:]


def of_files(paths: Iterable[Path]) -> Hashable:
    """Time and size of files, which a change of theirs changes."""
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(paths) if path.is_file())
