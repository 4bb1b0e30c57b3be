"""The site of a full build, kept up to date page by page with MkDocs' own two steps: read a page, write a page."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

# Private, but MkDocs 1.6.1 is the last of its line, and the live tests run through them.
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.disk.atomic_write import write_whole
from generator.pages.rendering import Page as Generated
from generator.site.search_entries import search_entries, write_list

INDEX = "search/search_index.json"
SITEMAP = "sitemap.xml"


@dataclass
class Built:
    """What a full build leaves behind."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment


class Upkeep:
    """A built site. Pages are made of `frame`, the state of the theme, and of what stands in their `head`, too."""

    def __init__(self, built: Built, frame: Hashable, head: Callable[[str], object]) -> None:
        self.config, self.files, self.nav, self.env = built.config, built.files, built.nav, built.env
        self.env.auto_reload = True  # MkDocs takes templates as they were at first
        self.frame, self.head = frame, head
        self.site = Path(built.config.site_dir)
        pages = [file for file in self.files if file.is_documentation_page() or is_whole(file)]
        self.made: dict[str, object] = {file.src_uri: self._made_of(file) for file in pages}
        self.read = {file.src_uri: file.content_bytes for file in pages}
        self.generated = {file.src_uri for file in pages if file.generated_by}

    def _made_of(self, file: File) -> object:
        return file.content_bytes, self.frame, self.head(file.src_uri)

    def at(self, path: str) -> File | None:
        """The file of the site at a path."""
        return next((file for file in self.files if file.dest_uri == path), None)

    def arrange(self, uris: Collection[str]) -> None:
        """Have these generated pages and no others: links lead to them from now on."""
        for uri in sorted(self.generated.difference(uris)):
            self._drop(uri)
        for uri in sorted(set(uris) - self.generated):
            file = File.generated(self.config, uri, content=b"", inclusion=InclusionLevel.NOT_IN_NAV)
            self.files.append(file)
        self.generated = set(uris)

    def _drop(self, uri: str) -> None:
        file = self.files.get_file_from_path(uri)
        assert file is not None
        self.files.remove(file)
        (self.site / file.dest_uri).unlink(missing_ok=True)
        forget(self.entries, {file.url})
        self.topics.pop(file.url, None)
        self.made.pop(uri, None)
        self.read.pop(uri, None)

    def bring(self, page: Generated) -> None:
        """Make a generated page, unless it stands there made of the same."""
        file = self._given(page)
        if is_whole(file):
            write_whole(self.site / file.dest_uri, page.content)
        else:
            self.write(file)

    def _given(self, page: Generated) -> File:
        file = self.files.get_file_from_path(page.src_uri)
        assert file is not None
        file.content_bytes = page.content
        file.edit_uri = f"../{page.edit_path}"
        return file

    def write(self, file: File) -> None:
        """Convert and write a page, unless it stands there made of the same."""
        made_of = self._made_of(file)
        if self.made.get(file.src_uri) == made_of:
            return
        self.made.pop(file.src_uri, None)
        page = self._fresh(file)
        _populate_page(page, self.config, self.files)
        self._build(page)
        self.made[file.src_uri], self.read[file.src_uri] = made_of, file.content_bytes

    def _fresh(self, file: File) -> Page:
        """The page of a file, about which search and topics know nothing."""
        page = file.page or Page(None, file, self.config)
        forget(self.entries, {page.url})
        self.topics.pop(page.url, None)
        return page

    def _build(self, page: Page) -> None:
        _build_page(page, self.config, self.files.documentation_pages(), self.nav, self.env)

    def copy(self, file: File) -> None:
        """Copy a file that is shown as it is, unless it stands there."""
        target = self.site / file.dest_uri
        if not target.is_file() or target.read_bytes() != file.content_bytes:
            file.copy_file()

    def put(self, path: str, content: bytes) -> None:
        """Write a file of the open data."""
        write_whole(self.site / path, content)

    @property
    def entries(self) -> list[dict[str, Any]]:
        """What the search knows of all pages; none where there is no search."""
        return search_entries(self.config)

    def write_index(self) -> None:
        """Write what the search knows, page after page as a build does."""
        place = self._places()
        self.entries.sort(key=lambda entry: place.get(entry["location"].partition("#")[0], 0))
        plugin = self._plugin("search")
        if plugin is not None:
            self.put(INDEX, plugin.search_index.generate_search_index(None).encode())

    def write_findable(self, pages: Iterable[Generated]) -> None:
        """Write what the search box finds before any text; of the pages only the front matter is read."""
        self._read_heads(pages)
        place = self._places()
        shown = (file.page for file in self.files.documentation_pages() if file.page)
        write_list(self.site, sorted(shown, key=lambda page: place.get(page.url.removeprefix("./"), 0)))

    def write_sitemap(self) -> None:
        """Write the list of all pages."""
        _build_theme_template(SITEMAP, self.env, self.files, self.config, self.nav)

    @property
    def topics(self) -> dict[str, Any]:
        """The topics of every page that has some, by its address."""
        return getattr(getattr(self._plugin("tags"), "mappings", None), "data", {})

    def lists_topics(self, path: str) -> bool:
        """Whether all pages by their topics stand at a path: on a page that lists them, or as the open data of them."""
        tags = self._plugin("tags")
        pages = [listing.page.file.dest_uri for listing in getattr(tags, "listings", ())]
        return tags is not None and path in (*pages, tags.config.export_file)

    def write_topics(self, pages: Iterable[Generated]) -> None:
        """Make all that lists topics; of the pages themselves only the front matter is read, where it changed."""
        self._read_heads(pages)
        tags = self._plugin("tags")
        files = {listing.page.file.src_uri: listing.page.file for listing in tags.listings}
        tags.listings.data.clear()
        listing = [self._fresh(file) for file in files.values()]
        for page in listing:
            _populate_page(page, self.config, self.files)
        place = self._places()
        for url in sorted(self.topics, key=lambda url: place.get(url, 0)):
            self.topics[url] = self.topics.pop(url)
        tags.on_env(self.env, config=self.config)
        for page in listing:
            self._build(page)

    def _places(self) -> dict[str, int]:
        """The place of every page in the order in which a build comes to them, by its address."""
        files = sorted(self.files.documentation_pages(), key=lambda file: file.src_uri if file.generated_by else "")
        return {file.url.removeprefix("./"): place for place, file in enumerate(files)}

    def _read_heads(self, pages: Iterable[Generated]) -> None:
        """Read the front matter of all pages, the generated ones being these, where it changed."""
        for one in pages:
            self._given(one)
        for file in self.files.documentation_pages():
            if self.read.get(file.src_uri) != file.content_bytes:
                self._read(file)

    def _read(self, file: File) -> None:
        page = file.page or Page(None, file, self.config)
        self.topics.pop(page.url, None)
        page.read_source(self.config)
        self.config.plugins.on_page_markdown(page.markdown or "", page=page, config=self.config, files=self.files)
        self.read[file.src_uri] = file.content_bytes

    def _plugin(self, name: str) -> Any:
        return self.config.plugins.get(f"material/{name}") or self.config.plugins.get(name)


def is_whole(file: File) -> bool:
    """Whether a generated file is a page that is HTML already."""
    return bool(file.generated_by) and file.src_uri.endswith(".html")


def forget(entries: list[dict[str, Any]], urls: Collection[str]) -> None:
    """Take the entries of pages out of the search index."""
    entries[:] = [entry for entry in entries if entry["location"].partition("#")[0] not in urls]
