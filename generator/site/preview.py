"""`mkdocs serve` that shows the folder as it is now: what a browser asks for is made when it asks for it.

Nothing is kept that could be stale, and so nothing has to be known of what a page is made from. A request reads and
checks what has changed in the folder; the page it asks for is written anew from its template, which takes milliseconds;
MkDocs converts it only if its text or the theme is another than before. Search, topics and open data likewise are made
of all pages as they are when they are asked for. Only what MkDocs alone knows, mkdocs.yml and which files lie in docs/
and in the theme, gets a full build, and so does another title of a page that mkdocs.yml gives none.
"""

import gc
import logging
import threading
import traceback
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any, cast

import jinja2
from mkdocs.exceptions import ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File

from generator.check.layout import apart, unformatted
from generator.derive.history import RECORD
from generator.disk.datafile import of_files, visible
from generator.disk.manifest import refresh_tree
from generator.model.dossier import LOCK
from generator.model.loading import data_files
from generator.model.repository import git_folder
from generator.model.schemas import SCHEMAS, written
from generator.pages.rendering import TEMPLATES
from generator.site.configuration import unknown_beside
from generator.site.search_entries import ENTITIES_FILE
from generator.site.snapshot import Snapshot, template_problem
from generator.site.stopping import refusals_told
from generator.site.upkeep import INDEX, SITEMAP, Upkeep
from generator.source.handwritten import handwritten
from generator.text.quantities import quantity

LOGGER = logging.getLogger("mkdocs.plugins.briefing")
PROGRAM = Path(__file__).parent.parent
RESTART = "{} changed since this preview began, which goes on with the program of before: stop it and start it again."
RELOADING = "/livereload/"
UNTIDY = "The pages are up to date; how something is written is not what `check` accepts."


class Preview:
    """Takes the place of the server's builder and stands between server and browser."""

    def __init__(self, plugin: Any, server: LiveReloadServer, builder: Callable[[], None]) -> None:
        self.plugin = plugin
        self.full = builder
        self.answer: Callable[..., Iterable[bytes]] = cast("Callable[..., Iterable[bytes]]", server.get_app())
        self.mount = server.mount_path
        self.lock = threading.RLock()
        self.waiting = 0  # requests for a page, which go before the making of all pages
        self.program = of_files(PROGRAM.rglob("*.py"))
        self.schemas_of: Hashable = None
        self.layout: dict[str, tuple[str, Any]] = {}  # of each file, with its digest
        self.untidy: tuple[str, ...] = ()
        self.begin()
        self.look()
        server.builder = self.build
        server.set_app(self.respond)

    def begin(self) -> None:
        """Start from what a full build has made."""
        self.seen: Hashable = None
        self.structure = self._structure()
        self.bare = self.plugin.shown is None
        self.upkeep = Upkeep(self.plugin.built, self._theme(), self.plugin.head)
        self.titles = self._titles()
        # What is there now stays: to look through it for what can go takes as long as half an edit.
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def build(self) -> None:
        """What the server calls after a change. Never raises: MkDocs would leave every request waiting.

        Nor does it wait: a request that is being answered waits for this to end, and looks by itself.
        """
        if not self.lock.acquire(blocking=False):
            return
        try:
            self.look()
        except Exception as error:  # noqa: BLE001 - whatever it is, the preview must live on
            told_in_log(error)
        finally:
            self.lock.release()

    def look(self) -> None:
        """Read what has changed in the folder. Where there are problems, the last good state is shown."""
        structure, state = self._structure(), self._folder()
        if structure != self.structure:
            slips = handwritten(self.plugin.newest.root)
            if slips:
                self.plugin.problems, self.seen = tuple(map(str, slips)), None
                return
            self.rebuild()
        if state == self.seen:
            return
        if self.plugin.look(self.upkeep.config):
            if self.bare or self._titles() != self.titles:
                self.rebuild()
            self.upkeep.frame = self._theme()
            self.upkeep.arrange(self.plugin.shown.makers)
        self.seen = state
        self.lay_out()
        self.refresh_schemas()

    def lay_out(self) -> None:
        """Look at the layout of the files that changed, and at names beside them; it keeps no page from being made."""
        now = self.plugin.newest
        for name, file in now.read.files.items():
            if self.layout.get(name, (None,))[0] != file.digest:
                self.layout[name] = file.digest, tuple(unformatted(now.root, [file]))
        wrong = [one for name in sorted(now.read.files) for one in self.layout[name][1]]
        beside = unknown_beside(now.root, () if now.problems else now.makers)
        self.untidy = tuple(map(str, (*apart(now.problems, wrong, now.read.files), *beside)))

    def rebuild(self) -> None:
        """Have MkDocs build everything."""
        with self.plugin.turn, refusals_told():
            self.full()
        self.begin()

    def respond(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request; problems are put on top of every page."""
        asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if asked.startswith(RELOADING):
            return self.answer(environ, start_response)
        path = asked.removeprefix(self.mount)
        problems = [*self._made(f"{path}index.html" if asked.endswith("/") else path), *self.told()]
        head: list[Any] = []
        # Read to its end before another request makes it anew.
        with self.first():
            body = whole(self.answer(environ, lambda status, headers, *_: head.extend((status, headers))))
        status, headers = head
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        if (problems or self.untidy) and kind.startswith("text/html"):
            body = with_banner(body, problems, self.untidy)
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]

    def told(self) -> Iterator[str]:
        """What is wrong at present, whatever is asked for."""
        yield from self.plugin.problems
        if edited := sorted(set(of_files(PROGRAM.rglob("*.py"))) ^ set(self.program)):
            yield RESTART.format(Path(edited[0][0]).relative_to(PROGRAM.parent).as_posix())

    def _made(self, path: str) -> list[str]:
        """Make what stands at a path of the site. Gives what keeps it from being made, in a sentence."""
        try:
            if path == INDEX:
                self.make_all()
                return []
            with self.first():
                self.look()
                self.make(path)
        except jinja2.TemplateError as error:
            return [str(template_problem(error))]
        except ConfigurationError as error:
            return [str(error)]
        except Exception as error:  # noqa: BLE001 - whatever it is, the preview must live on and show it
            told_in_log(error)
            return [f"{path} could not be made: {error}"]
        return []

    @contextmanager
    def first(self) -> Iterator[None]:
        """The lock, before those who make many pages one after the other."""
        self.waiting += 1
        with self.lock:
            self.waiting -= 1
            yield

    def make(self, path: str) -> None:
        """Make a page, a file, or open data, whichever stands at a path."""
        now, file = self.plugin.shown, self.upkeep.at(path)
        if path == SITEMAP:
            self.upkeep.write_sitemap()
        elif now is None:
            return
        elif path == ENTITIES_FILE:
            self.upkeep.write_findable(now.pages().values())
        elif self.upkeep.lists_topics(path):
            self.upkeep.write_topics(now.pages().values())
        elif file is None or not (file.abs_src_path or file.src_uri in now.makers):
            self._open_data(now, path)
        elif file.src_uri in now.makers:
            self.upkeep.bring(now.page(file.src_uri))
        else:
            self._file_of_docs(file)

    def _file_of_docs(self, file: File) -> None:
        if not file.is_documentation_page():
            self.upkeep.copy(file)
        elif not self.plugin.problems:
            self.upkeep.write(file)

    def make_all(self) -> None:
        """Make all pages and what is made of them for the search, as the folder is when this ends."""
        done = None
        while done is not self.seen or done is None:
            with self.first():
                self.look()
                done = self.seen
                paths = [file.dest_uri for file in self.upkeep.files.documentation_pages()]
            for path in paths:
                while self.waiting:
                    threading.Event().wait(0.005)
                with self.lock:
                    self.make(path)
            with self.first():
                self.look()
                self.upkeep.write_index()

    def _open_data(self, now: Snapshot, path: str) -> None:
        if path.endswith((".md", ".txt")):
            one = {path: now.page(path)} if path in now.makers else now.pages()
            pages = {file.src_uri: file.content_bytes for file in self.upkeep.files.documentation_pages()}
            made = now.twins({**pages, **{uri: page.content for uri, page in one.items()}})
        else:
            made = now.exports
        if path in made:
            self.upkeep.put(path, made[path])

    def refresh_schemas(self) -> None:
        """Keep what an editor completes up to date: the schemas list the ids and words that exist.

        Also where there are problems, if every file could be read: a new source is one until it is cited.
        """
        root, dossier = self.plugin.newest.root, self.plugin.newest.dossier
        ids = (dossier.vocabulary_file.digest, tuple((entry.kind, entry.id) for entry in dossier.entries))
        if ids != self.schemas_of and not dossier.problems:
            with self.plugin.turn:
                refresh_tree(root / SCHEMAS, "generator schema", written(dossier))
            self.schemas_of = ids

    def _folder(self) -> Hashable:
        """The state of all that pages are made from."""
        root = self.plugin.newest.root
        # A commit adds to the history, and writes a line to git's log of the branch; so may a fetch, to a shallow copy.
        git = git_folder(root)
        tables = (root / name for name in (*data_files(root), LOCK, RECORD))
        pages = (path for path in visible(self.plugin.built.config.docs_dir) if path.suffix == ".md")
        of = (*tables, *pages, *TEMPLATES.rglob("*"), git / "logs" / "HEAD", git / "shallow")
        return of_files(of), self._theme()

    def _theme(self) -> Hashable:
        return of_files(visible(self.plugin.built.config.theme.custom_dir))

    def _structure(self) -> Hashable:
        """What only MkDocs knows: its configuration, and which files there are beside the data."""
        config = self.plugin.built.config
        names = [*visible(config.docs_dir), *visible(config.theme.custom_dir)]
        return of_files([Path(config.config_file_path)]), tuple(sorted(map(str, names)))

    def _titles(self) -> dict[str, str]:
        """What the navigation calls pages for which mkdocs.yml has no name: other pages show it too."""
        made = self.plugin.shown.makers if self.plugin.shown else {}
        titles: dict[str, str] = {}
        for page in self.plugin.built.nav.pages:
            uri = page.file.src_uri
            if "title" not in vars(page) and uri in made:
                titles[uri] = self.plugin.shown.page(uri).title
            elif "title" not in vars(page):
                self.upkeep.write(page.file)
                titles[uri] = page.title
        return titles


def told_in_log(error: Exception) -> None:
    """Name a fault of the program in the terminal; the page that is asked for shows it too."""
    LOGGER.error("".join(traceback.format_exception_only(error)).strip())


def whole(answer: Iterable[bytes]) -> bytes:
    """All of an answer; the file it is read from is closed."""
    try:
        return b"".join(answer)
    finally:
        getattr(answer, "close", list)()


def with_banner(body: bytes, problems: Sequence[str], untidy: Sequence[str] = ()) -> bytes:
    """A page with the problems on top of it. Before the first good build, a page of its own.

    `untidy`: what is not in the house layout; without problems the page shows what the data says.
    """
    rows = "".join(f"<li><code>{escape(problem)}</code></li>" for problem in (*problems, *untidy))
    head = f"{quantity(len(problems), 'problem')}. You see the last good pages." if problems else UNTIDY
    banner = f'<div class="problems" role="alert"><p><strong>{head}</strong></p><ul>{rows}</ul></div>'.encode()
    start = body.find(b"<body")
    end = body.find(b">", start) + 1 if start >= 0 else 0
    return body[:end] + banner + body[end:]
