"""The MkDocs front door: puts the generated pages among the site's files.

`mkdocs build` stops at any problem in the data, before it touches the site folder. `mkdocs serve` never does: it logs
the problems, shows them on every page, and keeps the last good pages, which live in the cache folder.
"""

import logging
import os
from collections.abc import Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from functools import partial
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
from generator.conversion import Conversions, EarlyPage, converted, give_names, index_early
from generator.dossier import DATA
from generator.exports.encoding import days_checked
from generator.exports.linked_data import linked_data
from generator.generation import Generation, uncollected
from generator.inline import QuickInline
from generator.markdown import quantity
from generator.policy import NO_DATA, Policy, UnsafePageError, secure
from generator.press import Page as Generated
from generator.preview import Built, Preview
from generator.site import tree, write_tree
from generator.versions import history
from generator.workers import Workers, cores

log = logging.getLogger("mkdocs.plugins.briefing")
CACHE = Path("build") / "pages"
EXPORTS = Path("build") / "exports"
# What a preview shows that was started on broken data and has no earlier pages.
NOTHING_YET = "# No page yet\n\nThe data has problems. Mend them, and the pages appear here.\n"


class BriefingPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # it has no options
    """Generates the pages from `data/` beside mkdocs.yml."""

    generation: Generation
    built: Built
    policy: Policy
    workers: Workers | None = None
    making: Callable[[], list[str]] | None
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
        config.markdown_extensions.append(QuickInline())

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate the pages. Here, because MkDocs empties the site folder before it asks for files."""
        if not self.generate(config) and not self.serving:
            problems = self.generation.problems
            listed = "\n".join(str(problem) for problem in problems)
            raise PluginError(f"the data has {quantity(len(problems), 'problem')}:\n{listed}")

    def generate(self, config: MkDocsConfig, *, kept: Mapping[str, Generated] | None = None) -> bool:
        """Bring the cache up to date; False if there are problems, and then it stays as it is.

        `kept` are pages that stand in the cache already; without them every file is compared.
        """
        if not self.generation.run():
            if self.serving:
                for problem in self.generation.problems:
                    log.error(str(problem))
            return False
        try:
            pages = [page for page in self.generation.pages.values() if not kept or kept.get(page.src_uri) is not page]
            write_tree(root_of(config) / CACHE, tree(pages), prune=not kept)
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
        for path_, content in exports.placeholders().items():
            files.append(exported(config, path_, content=content))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Now that all files are known, have the pages converted and the exports made on all cores."""
        self.nav = nav
        dossier = self.generation.dossier
        # A preview does without exports: they take longer than all pages, and editors look at pages.
        wanted = not self.generation.problems and (not self.serving or os.environ.get("EXPORTS"))
        self.checked = days_checked(dossier) if dossier else {"": ""}
        self.linked = linked_data(dossier, config.site_url or "") if dossier and wanted else {}
        write = partial(self.write_exports, config, files)
        self.making = write if wanted else None
        self.workers = None
        if cores() > 1:
            self.workers = Workers({"convert": partial(converted, config, files), "exports": write})
            self.making = self.workers.begin("exports").result if wanted else None
            in_menu = {page.file.src_uri for page in nav.pages}
            early = [file for file in files.documentation_pages() if file.src_uri not in in_menu]
            conversions = Conversions(self.workers, [file.src_uri for file in early])
            for file in early:
                EarlyPage(file, config, conversions)
            if not self.serving:
                del self.generation  # the workers have it, and what comes now needs the memory

    def write_exports(self, config: MkDocsConfig, files: Files) -> list[str]:
        """Write the exports into the cache, and return their paths."""
        generation, site_url = self.generation, config.site_url or ""
        dossier = generation.dossier
        assert dossier is not None
        with uncollected():
            changes = history(generation.root, dossier)
            made = exports.exports(dossier, generation.lock, site_url, changes)
            pages = {file.src_uri: file.content_bytes for file in files.documentation_pages()}
            made.update(exports.exports_of_pages(pages, dossier, site_url))
            write_tree(root_of(config) / EXPORTS, made)
        return sorted(made)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Hand the theme what search engines read. Not in the front matter: it is long, and knows the address."""
        page.update_date = self.checked.get(page.file.src_uri, self.checked[""])
        if page.file.src_uri in self.linked:
            page.meta.setdefault("jsonld", self.linked[page.file.src_uri])

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> None:
        """Know what a page may run. MkDocs makes the page "not found" before all others."""
        if template_name == NO_DATA:
            self.policy = Policy(output)

    @event_priority(-100)  # after every plugin that changes pages
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give a page its policy. Not in a preview, into whose pages MkDocs puts a script of its own."""
        if self.serving:
            return output
        try:
            return self.policy.secured(page.file.dest_uri, output)
        except UnsafePageError as error:
            raise PluginError(f"a page holds what may not run:\n{error}") from None

    @event_priority(-100)  # after every plugin that writes pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give their policy to the pages that are not made of Markdown."""
        if not self.serving:
            try:
                secure(Path(config.site_dir), {file.dest_uri for file in self.built.files.documentation_pages()})
            except UnsafePageError as error:
                raise PluginError(f"pages hold what may not run:\n{error}") from None

    @event_priority(50)  # before the search plugin, which takes a page as it finds it
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Give the search what it shall know of a page."""
        give_names(page)
        index_early(config, page)

    def file(self, config: MkDocsConfig, src_uri: str) -> File:
        """A generated file whose edit link leads to the data it comes from."""
        file = File.generated(config, src_uri, abs_src_path=str(root_of(config) / CACHE / src_uri))
        page = self.generation.pages.get(src_uri)
        file.edit_uri = f"../{page.edit_path}" if page else f"../{DATA}"
        return file

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Put the exports among the files that are copied, and keep what a full build made for quick rebuilds."""
        if self.making:
            placeholders = exports.placeholders()
            for file in [file for file in files if file.dest_uri in placeholders]:
                files.remove(file)
            for path in self.exported():
                files.append(exported(config, path, abs_src_path=str(root_of(config) / EXPORTS / path)))
        if self.workers:
            self.workers.leave()
        self.built = Built(config, files, self.nav, env)

    def exported(self) -> list[str]:
        """The paths of the exports, once they are written."""
        assert self.making
        try:
            return self.making()
        except OSError as error:
            raise PluginError(f"the exports cannot be written to {EXPORTS.as_posix()}: {error.strerror}.") from None
        except BrokenProcessPool:
            raise PluginError("a process that makes exports was killed; is there enough memory?") from None

    def on_build_error(self, *, error: Exception) -> None:
        """Leave no process behind."""
        if self.workers:
            self.workers.leave()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """From now on edits are built quickly."""
        Preview(self, server, builder)
        return server


def exported(config: MkDocsConfig, path: str, **given: Any) -> File:
    """A file that is copied as it is, `given` its content or where that stands.

    MkDocs takes whatever ends in .md for a page, so a twin comes under another name.
    """
    file = File.generated(config, f"{path}.txt" if path.endswith(".md") else path, **given)
    file.dest_uri = path
    return file


def root_of(config: MkDocsConfig) -> Path:
    """The folder that holds mkdocs.yml and data/."""
    return Path(config.config_file_path).parent
