"""The cache folder: the pages and the exports of the last good generation, from which an engine builds the site.

A build has all of this done by another process, so that the table is not in memory while pages are converted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import export as exports
from generator.disk.manifest import Files, NotOursError, fingerprint, is_ours, known, put, settle
from generator.export.encoding import last_changes_of_pages
from generator.export.linked_data import linked_data
from generator.pages.press import Page
from generator.site.generation import Generation, uncollected

PAGES = Path("build") / "pages"
EXPORTS = Path("build") / "exports"
NAME = "the cache"


@dataclass(frozen=True)
class Made:
    """What the site must know of the pages: problems, if there are none yet; else by page what the others say.

    The file an editor changes, when its record last changed, and what search engines read. `history_missing` is
    empty, or says why it is not known how the data changed.
    """

    problems: tuple[str, ...] = ()
    edit_paths: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=lambda: {"": ""})
    linked: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    history_missing: str = ""


class Cache:
    """The cache below `root`, and the generation that fills it.

    Files of others in it stay, and never get into the site. Raises OSError where it cannot be written, and NotOursError
    where something stands in its way.
    """

    def __init__(self, root: Path, site_url: str) -> None:
        self.root = root
        self.site_url = site_url
        self.generation = Generation(root, site_url=site_url)

    def write_pages(self) -> Made:
        """Make all pages, once. Where the data has problems, those of before stay as they are.

        A broken template is found on the way; what was written until then is good, and the next build writes the rest.
        """
        edit_paths: dict[str, str] = {}

        made: dict[str, tuple[str, ...]] = {}

        def take(page: Page) -> None:
            made.update(self._write(PAGES, page.src_uri, page.content))
            edit_paths[page.src_uri] = page.edit_path

        if self.generation.run(take):
            settle(self.root / PAGES, NAME, made)
        return self._made(edit_paths, linked=True)

    def refresh_pages(self, kept: Mapping[str, Page] | None, *, linked: bool) -> Made:
        """Bring the pages up to date, as far as they are touched; where there are problems, they stay as they are.

        `kept` are pages that stand there already; without them every file is compared. Without `linked` there is
        nothing for search engines: a preview, where every edit would wait for it, needs none.
        """
        generation = self.generation
        if generation.run():
            before = known(self.root / PAGES) if kept else {}
            made = {name: marks for name, marks in before.items() if name in generation.pages}
            for page in generation.pages.values():
                if not kept or kept.get(page.src_uri) is not page:
                    made.update(self._write(PAGES, page.src_uri, page.content))
            settle(self.root / PAGES, NAME, made)
        edit_paths = {page.src_uri: page.edit_path for page in generation.pages.values()}
        return self._made(edit_paths, linked=linked)

    def _made(self, edit_paths: Mapping[str, str], *, linked: bool) -> Made:
        dossier, problems = self.generation.dossier, self.generation.problems
        assert dossier is not None
        history = self.generation.history
        structured = linked_data(dossier, self.site_url, history) if linked and not problems else {}
        changed = last_changes_of_pages(dossier, history)
        return Made(tuple(map(str, problems)), edit_paths, changed, structured, history.warning)

    @uncollected()
    def write_exports(self, sources: Mapping[str, Path]) -> list[str]:
        """Write the exports and return their paths, sorted. `sources` are the Markdown files of all pages."""
        dossier, lock = self.generation.dossier, self.generation.lock
        assert dossier is not None
        made: dict[str, tuple[str, ...]] = {}
        for path, content in exports.exports(dossier, lock, self.site_url, self.generation.history).items():
            made.update(self._write(EXPORTS, path, content))
        # Each is out of memory when the next is made.
        for path, content in exports.exports_of_pages(_Contents(sources), dossier, self.site_url):
            made.update(self._write(EXPORTS, path, content))
        settle(self.root / EXPORTS, NAME, made)
        return sorted(made)

    def pages(self) -> list[str]:
        """The paths of the pages of the last good generation that are whole; what else lies there is no page."""
        folder = self.root / PAGES
        return [name for name, marks in sorted(known(folder).items()) if is_ours(folder, name, marks)]

    def _write(self, part: Path, name: str, content: bytes) -> Files:
        folder = self.root / part
        if folder.is_symlink():
            raise NotOursError(f"{part.as_posix()} must be a folder and no link: what it leads to would be replaced.")
        put(folder, name, content)
        return {name: fingerprint(content)}


class _Contents(Mapping[str, bytes]):
    """Files by name, read when they are asked for: all of them at once would be a large part of the memory."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self.paths = paths

    def __getitem__(self, name: str) -> bytes:
        return self.paths[name].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)
