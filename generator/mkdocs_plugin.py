"""The MkDocs front door: puts the generated pages among the site's files.

`mkdocs build` stops at any problem in the data, before it touches the site folder. `mkdocs serve` never does: it logs
the problems, shows them on every page, and keeps the last good pages, which live in the cache folder.
"""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator import exports
from generator.dossier import DATA
from generator.exports.encoding import days_checked
from generator.exports.linked_data import linked_data
from generator.generation import Generation
from generator.markdown import quantity
from generator.policy import UnsafePageError, secure
from generator.preview import Built, Preview
from generator.site import tree, write_tree
from generator.versions import history

log = logging.getLogger("mkdocs.plugins.briefing")
CACHE = Path("build") / "pages"
# What a preview shows that was started on broken data and has no earlier pages.
NOTHING_YET = "# No page yet\n\nThe data has problems. Mend them, and the pages appear here.\n"


class BriefingPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # it has no options
    """Generates the pages from `data/` beside mkdocs.yml."""

    generation: Generation
    built: Built
    serving = False
    linked: dict[str, dict[str, Any]]
    checked: dict[str, str]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember which front door this is. Defining this keeps the instance over rebuilds in `serve`."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Know where the data is; what was read is kept over rebuilds."""
        root = root_of(config)
        if getattr(self, "generation", None) is None or self.generation.root != root:
            self.generation = Generation(root, site_url=config.site_url or "")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate the pages. Here, because MkDocs empties the site folder before it asks for files."""
        if not self.generate(config) and not self.serving:
            problems = self.generation.problems
            listed = "\n".join(str(problem) for problem in problems)
            raise PluginError(f"the data has {quantity(len(problems), 'problem')}:\n{listed}")

    def generate(self, config: MkDocsConfig) -> bool:
        """Bring the cache up to date; False if there are problems, and then it stays as it is."""
        if not self.generation.run():
            if self.serving:
                for problem in self.generation.problems:
                    log.error(str(problem))
            return False
        try:
            write_tree(root_of(config) / CACHE, tree(self.generation.pages.values()))
        except OSError as error:
            raise PluginError(f"the pages cannot be written to {CACHE.as_posix()}: {error.strerror}.") from None
        return True

    @event_priority(100)  # before tags and search, which must see the generated pages
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page."""
        cache = root_of(config) / CACHE
        if not (cache / "index.md").exists():
            files.append(File.generated(config, "index.md", content=NOTHING_YET))
        for path in sorted(cache.rglob("*.md")):
            files.append(self.file(config, path.relative_to(cache).as_posix()))
        for path_, content in self.open_data(config, files).items():
            files.append(exported(config, path_, content))
        return files

    def open_data(self, config: MkDocsConfig, files: Files) -> dict[str, bytes]:
        """The exports. A preview gets empty ones: they take longer than all pages, and editors look at pages.

        With EXPORTS=1 in its environment it gets them all.
        """
        dossier, site_url = self.generation.dossier, config.site_url or ""
        self.linked = {}
        self.checked = days_checked(dossier)
        if dossier is None or self.generation.problems or (self.serving and not os.environ.get("EXPORTS")):
            return exports.placeholders()
        self.linked = linked_data(dossier, site_url)
        pages = {file.src_uri: file.content_bytes for file in files.documentation_pages()}
        changes = history(self.generation.root, dossier)
        made = exports.exports(dossier, self.generation.lock, site_url, changes)
        return {**made, **exports.exports_of_pages(pages, dossier, site_url)}

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Hand the theme what search engines read. Not in the front matter: it is long, and knows the address."""
        page.update_date = self.checked.get(page.file.src_uri, self.checked[""])
        if page.file.src_uri in self.linked:
            page.meta.setdefault("jsonld", self.linked[page.file.src_uri])

    @event_priority(-100)  # after every plugin that writes or changes pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give the finished pages their policy. Not in a preview, into whose pages MkDocs puts a script of its own."""
        if not self.serving:
            try:
                secure(Path(config.site_dir))
            except UnsafePageError as error:
                raise PluginError(f"pages hold what may not run:\n{error}") from None

    @event_priority(50)  # before the search plugin, which takes a page as it finds it
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Give the search the other names of a page in place of its topics: it weighs them like titles."""
        page.meta["tags"] = (page.meta.get("search") or {}).get("names", [])

    def file(self, config: MkDocsConfig, src_uri: str) -> File:
        """A generated file whose edit link leads to the data it comes from."""
        file = File.generated(config, src_uri, abs_src_path=str(root_of(config) / CACHE / src_uri))
        page = self.generation.pages.get(src_uri)
        file.edit_uri = f"../{page.edit_path}" if page else f"../{DATA}"
        return file

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation for quick rebuilds."""
        self.nav = nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Keep what a full build made for quick rebuilds."""
        self.built = Built(config, files, self.nav, env)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """From now on edits are built quickly."""
        Preview(self, server, builder)
        return server


def exported(config: MkDocsConfig, path: str, content: bytes) -> File:
    """A file that is copied as it is.

    MkDocs takes whatever ends in .md for a page, so a twin comes under another name.
    """
    file = File.generated(config, f"{path}.txt" if path.endswith(".md") else path, content=content)
    file.dest_uri = path
    return file


def root_of(config: MkDocsConfig) -> Path:
    """The folder that holds mkdocs.yml and data/."""
    return Path(config.config_file_path).parent
