"""What the folder says now: the table, read and checked, and all that pages and open data are made of."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import jinja2

from generator.check.evidence import Lock, read_lock
from generator.check.rules import problems_of
from generator.derive.change_log import ChangeLog
from generator.derive.history import Remembered, history
from generator.derive.last_told import last_changes_of_pages
from generator.export import exports, exports_of_pages
from generator.export.linked_data import linked_data
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.model.memoizing import OnDemand
from generator.model.repository import WRITTEN
from generator.pages.pages import Maker, last_changes_of_lists, makers
from generator.pages.rendering import TEMPLATES, Page, Renderer
from generator.site.named_pages import pages_of_nothing
from generator.source.handwritten import WRITTEN_PAGES, handwritten
from generator.source.problem import Problem


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One state of the folder. Only where it has no `problems` may anything be made of it.

    Nothing in it outlives it but the past: what is made of the next state is made anew.
    """

    root: Path
    site_url: str
    read: Dossier
    lock: Lock
    problems: tuple[Problem, ...]
    past: Remembered
    _pages: dict[str, Page] = field(default_factory=dict)

    @cached_property
    def history(self) -> ChangeLog:
        """The recorded changes of the data, or why there are none."""
        return history(self.root, self.read, self.past)

    @cached_property
    def dossier(self) -> Dossier:
        """The table, with the addresses that its history gave away."""
        return self.history.with_addresses(self.read)

    @cached_property
    def makers(self) -> dict[str, Maker]:
        """How to make every page, by its path under docs/."""
        return makers(self.dossier, self.lock, Renderer(site_url=self.site_url, history=self.history))

    def page(self, src_uri: str) -> Page:
        """One page, made once. Raises jinja2.TemplateError where a template is broken."""
        if src_uri not in self._pages:
            self._pages[src_uri] = self.makers[src_uri]()
        return self._pages[src_uri]

    def pages(self) -> dict[str, Page]:
        """Every page by its path under docs/, sorted. Raises jinja2.TemplateError."""
        return {src_uri: self.page(src_uri) for src_uri in sorted(self.makers)}

    def files(self) -> dict[str, bytes]:
        """Every file that a sound folder comes to, by its path: the pages, as Markdown, and the open data."""
        return {**self.exports, **{src_uri: page.content for src_uri, page in self.pages().items()}}

    @cached_property
    def exports(self) -> dict[str, bytes]:
        """The open data made of the records, by path."""
        return exports(self.dossier, self.lock, self.site_url, self.history)

    def twins(self, pages: Mapping[str, bytes]) -> dict[str, bytes]:
        """The open data made of pages, which are Markdown by their path: the hand-written ones too."""
        return dict(exports_of_pages(pages, self.dossier, self.site_url))

    def linked_data(self) -> Mapping[str, dict[str, Any]]:
        """What search engines read of the pages that have something for them, by path."""
        return linked_data(self.dossier, self.site_url, self.history)

    def changed(self) -> Mapping[str, str]:
        """When what every page tells last changed, by path; under "" that of all other pages."""
        of = self.dossier, self.history
        revisions = self.history.revisions
        written = {path: partial(str, time) for path, time in revisions.written.items() if not self._filled(path)}
        return OnDemand({**written, **last_changes_of_pages(*of), **last_changes_of_lists(*of)})

    def _filled(self, src_uri: str) -> bool:
        """Whether a page written by hand is gone, or the theme fills it from the others: then it changes with these."""
        page = self.root / WRITTEN / src_uri
        return not page.is_file() or FILLED in page.read_bytes()


SHOWN = "generator/pages/templates"
FILLED = b"<!-- material/"


def snapshot(root: Path, site_url: str = "", before: Snapshot | None = None) -> Snapshot:
    """Read and check the folder. Of files and commits that are as they were `before`, what was read then is kept."""
    dossier = read_dossier(root, before.read if before else None)
    lock, damaged = read_lock(root)
    problems = (*problems_of(dossier, lock, damaged), *handwritten(root))
    now = Snapshot(root, site_url, dossier, lock, problems, before.past if before else Remembered())
    unnamed: tuple[Problem, ...] = ()
    with suppress(jinja2.TemplateError):  # told where pages are made
        unnamed = () if now.problems else tuple(pages_of_nothing(dossier, now.makers, root / WRITTEN_PAGES))
    return replace(now, problems=unnamed) if unnamed else now


def template_problem(error: jinja2.TemplateError) -> Problem:
    """A broken template as a problem, so that a preview survives it."""
    name = getattr(error, "filename", None) or getattr(error, "name", None)
    path = f"{SHOWN}/{Path(name).relative_to(TEMPLATES) if Path(name).is_absolute() else name}" if name else SHOWN
    told = str(error.message)
    what = told if told.startswith("must ") else f"must be a valid template: {told}"
    return Problem(path, getattr(error, "lineno", None) or 1, 1, "", f"{what}.")
