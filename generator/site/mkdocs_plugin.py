"""The MkDocs front door: puts the generated pages among the site's files.

`mkdocs build` stops at any problem in the data, and whatever stops it, the site of before stays as it was: the new one
takes its place when it is finished. `mkdocs serve` never stops: it logs the problems, shows them on every page, and
keeps the last good pages. Of all commands that make something below build/, one works while the others wait.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urljoin

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator import export as exports
from generator.derive.json_ld import plain_page
from generator.disk.locking import Turn
from generator.disk.manifest import NotOursError
from generator.disk.swap import Swap
from generator.model.schemas import SCHEMAS
from generator.pages.rendering import Page as Generated
from generator.site.allowance import Options
from generator.site.navigation import place_kinds
from generator.site.policy import NO_DATA, Policy
from generator.site.preview import LOGGER, Preview
from generator.site.publishing import NoAddressError, in_continuous_integration, published_at
from generator.site.search_entries import search_entries, without_note_numbers, write_list
from generator.site.securing import Refused, UnsafePageError, secure, secured
from generator.site.snapshot import Snapshot, snapshot, template_problem
from generator.site.stopping import ask_for, take, told_in_a_sentence, warned, why_stopped
from generator.site.unbroken_dates import unbroken
from generator.site.upkeep import SITEMAP, Built
from generator.text.quantities import quantity

# What a preview shows that was started on broken data and has no earlier pages.
NOTHING_YET = "# No page yet\n\nThe data has problems. Mend them, and the pages appear here.\n"


class BriefingPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # MkDocs gives no types
    """Generates the pages from `data/` beside mkdocs.yml."""

    newest: Snapshot | None = None  # of the folder as it was read last
    shown: Snapshot | None = None  # the newest of which pages could be made
    pages: Mapping[str, Generated] = MappingProxyType({})
    problems: tuple[str, ...] = ()
    changed: Mapping[str, str] = MappingProxyType({"": ""})
    linked: Mapping[str, Any] = MappingProxyType({})
    built: Built
    policy: Policy
    refused: Refused
    turn: Turn | None = None
    swap: Swap | None = None  # in a build: from the old site to the new one
    serving = False
    docs = Path()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember which front door this is. Defining this keeps the instance over rebuilds in `serve`."""
        self.serving = command == "serve"
        if dirty and not self.serving:
            raise PluginError("--dirty would leave a site of some pages only: build without it.")

    def on_config(self, config: MkDocsConfig) -> None:
        """Know where the data is, and where the site will be. Have the site made beside the one of before."""
        self.docs = Path(config.docs_dir)
        if self.serving and self.turn is None:
            ask_for(*config.dev_addr)
        if not self.serving:
            try:
                config.site_url = published_at(self.config.address or config.site_url, "make build")
            except NoAddressError as error:
                raise PluginError(str(error)) from None
        self.set_policy(config)
        self.refused = Refused()
        self.turn = self.turn or Turn(root_of(config), LOGGER.info)
        self.turn.take()
        if not self.serving:
            with told_in_a_sentence("site", Path(config.site_dir)):
                self.swap = Swap(Path(config.site_dir), "mkdocs build")
                config.site_dir = str(self.swap.begin())
        place_kinds(config)

    def set_policy(self, config: MkDocsConfig, inert: str = "") -> None:
        """Know what pages may do; `inert` is the page "not found"."""
        self.policy = Policy(inert, self.config.allow, config.site_url or "")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages. Here, because MkDocs empties the site folder before it asks for files."""
        if not self.generate(config) and not self.serving:
            raise PluginError("\n".join([f"the data has {quantity(len(self.problems), 'problem')}:", *self.problems]))
        if self.history_missing and not self.serving and in_continuous_integration():
            raise PluginError(self.history_missing)

    @property
    def history_missing(self) -> str:
        """Why it is not known how the data changed, in a sentence; nothing where it is known."""
        return self.shown.history.warning if self.shown else ""

    def generate(self, config: MkDocsConfig) -> bool:
        """Read the folder and make all pages; False if there are problems, and then the pages stay as they are."""
        if not self.look(config):
            return False
        assert self.shown is not None
        try:
            self.pages = self.shown.pages()
        except jinja2.TemplateError as error:
            self.shown, self.problems = None, (str(template_problem(error)),)
        return self.shown is not None

    def look(self, config: MkDocsConfig) -> bool:
        """Read the folder; False if there are problems, and then the state of before is shown."""
        self.newest = snapshot(root_of(config), config.site_url or "", self.newest)
        self.problems = tuple(map(str, self.newest.problems))
        for problem in self.problems if self.serving else ():
            LOGGER.error(problem)
        if not self.problems:
            self.shown = self.newest
            self.changed, self.linked = self.shown.changed(), self.shown.linked_data()
        return not self.problems

    @event_priority(100)  # before tags and search, which must see the generated pages
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and the open data made of the records, which a preview makes when it is asked for."""
        for page in self.pages.values() if self.shown else ():
            file = File.generated(config, page.src_uri, content=page.content)
            file.edit_uri = f"../{page.edit_path}"  # the data it comes from
            files.append(file)
        if self.shown is None:
            files.append(File.generated(config, "index.md", content=NOTHING_YET))
        made = self.shown.exports if self.shown and not self.serving else exports.placeholders()
        for path, content in made.items():
            files.append(exported(config, path, content))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Now that all pages are known, add the open data made of them."""
        self.nav = nav
        if self.shown and not self.serving:
            sources = {file.src_uri: file.content_bytes for file in files.documentation_pages()}
            for path, content in self.shown.twins(sources).items():
                files.append(exported(config, path, content))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Hand the theme what search engines read. Not in the front matter: it is long, and knows the address."""
        # Without a page that could be made there is no day; MkDocs reads one or its own.
        page.update_date = self.day(page.file.src_uri) or page.update_date
        if page.file.src_uri in self.linked:
            page.meta.setdefault("jsonld", self.linked[page.file.src_uri])
        elif self.shown and self.linked:
            told = plain_page(page.file.src_uri, page_title(page, markdown), self.shown.site_url)
            page.meta.setdefault("jsonld", told)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep the dates of a page on one line."""
        return unbroken(html)

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:
        """Have the sitemap name every page with its day: those too that are not made of Markdown."""
        if template_name == SITEMAP:
            made = self.shown.makers if self.shown else {}
            files = [file for file in self.built.files if file.is_documentation_page() or file.src_uri in made]
            days = {urljoin(config.site_url or "", file.url): self.day(file.src_uri) for file in files}
            context["days"] = days  # type: ignore[typeddict-unknown-key]

    def day(self, src_uri: str) -> str:
        """The day on which what a page tells last changed."""
        return self.changed.get(src_uri, self.changed[""])

    def head(self, src_uri: str) -> object:
        """What search engines are told of a page besides its text."""
        return self.day(src_uri), self.linked.get(src_uri)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> None:
        """Know what a page may run. MkDocs makes the page "not found" before all others."""
        if template_name == NO_DATA:
            self.set_policy(config, output)

    @event_priority(-100)  # after every plugin that changes pages
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give a page its policy. Not in a preview, into whose pages MkDocs puts a script of its own."""
        if self.serving:
            return output
        html, refused = secured(self.policy, output)
        self.refused.add(page.file.dest_uri, refused)
        return html

    @event_priority(-100)  # after every plugin that writes pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give their policy to the pages that are not made of Markdown, and say what it switches off on all of them.

        Then the site is finished.
        """
        write_list(Path(config.site_dir), (file.page for file in self.built.files.documentation_pages() if file.page))
        if self.swap:
            done = {file.dest_uri for file in self.built.files.documentation_pages()}
            try:
                secure(Path(config.site_dir), self.policy, done, self.refused)
            except UnsafePageError as error:
                raise PluginError(f"pages hold what may not run:\n{error}") from None
            config.site_dir = str(self.swap.target)
            with told_in_a_sentence("site", self.swap.target):
                if not (config.strict and warned()):
                    self.swap.finish()
                    LOGGER.info("The finished site is in %s", self.swap.target)
        self.leave()

    @event_priority(50)  # before the search plugin, which takes a page as it finds it
    def _before_search(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Keep the topics of a page out of the search index: the search box does not read them there."""
        page.meta["tags"] = []

    @event_priority(-50)  # after it
    def _after_search(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        without_note_numbers(search_entries(config))

    on_page_context = CombinedEvent(_before_search, _after_search)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Keep what a full build made for quick rebuilds."""
        self.built = Built(config, files, self.nav, env)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind, and say in a sentence what became of a file."""
        target = self.swap.target if self.swap else None
        self.leave()
        if said := why_stopped(error, target, self.docs):
            raise PluginError(said) from None

    def leave(self) -> None:
        """Remove what was begun, and let others have their turn."""
        if self.swap:
            with suppress(OSError, NotOursError):
                self.swap.drop()
            self.swap = None
        if self.turn:
            self.turn.leave()

    def on_shutdown(self) -> None:
        """Leave nothing behind where it was stopped, and say what the site lacks.

        That comes last, because then `--strict` counts no more: a copy without history can be built.
        """
        self.leave()
        if self.history_missing and not self.serving and not in_continuous_integration():
            LOGGER.warning(self.history_missing)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """From now on edits are built quickly."""
        take(server)
        if self.history_missing:
            LOGGER.warning(self.history_missing)
        with told_in_a_sentence("schemas", SCHEMAS):
            Preview(self, server, builder)
        return server


def page_title(page: Page, markdown: str) -> str:
    """The title of a page: that of its front matter, else its first heading."""
    heading = next((line.lstrip("# ") for line in markdown.splitlines() if line.startswith("# ")), "")
    return str(page.meta.get("title") or heading.partition(" {")[0] or page.file.name)


def exported(config: MkDocsConfig, path: str, content: bytes) -> File:
    """A file that is copied as it is. MkDocs takes whatever ends in .md for a page: a twin comes under another name."""
    file = File.generated(config, f"{path}.txt" if path.endswith(".md") else path, content=content)
    file.dest_uri = path
    return file


def root_of(config: MkDocsConfig) -> Path:
    """The folder that holds mkdocs.yml and data/."""
    return Path(config.config_file_path).parent
