"""One run from `data/` to finished pages, and what is kept between runs so that the next one does no work twice.

Both front doors use it. A run with problems makes nothing and leaves what was there.
"""

import gc
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import jinja2

from generator.check.evidence import Lock, read_lock, unproved
from generator.check.rules import check
from generator.derive.changes import NOTHING_RECORDED, Chronicle
from generator.derive.history import history
from generator.model.dossier import LOCK, Dossier
from generator.model.reading import read_dossier
from generator.pages.inputs import of_files
from generator.pages.pages import makers
from generator.pages.press import TEMPLATES, Page, Press
from generator.source.problem import Problem


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles.

    What is made here is large, stays, and has none: the collector would walk over it again and again.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # From the young generation to the oldest, without being walked over as all that is young is.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


@dataclass
class Generation:
    """The state between runs. `pages` are the last good ones by address, `problems` those of the last run."""

    root: Path
    dossier: Dossier | None = None
    lock: Lock = field(default_factory=Lock)
    pages: dict[str, Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    site_url: str = ""
    history: Chronicle = NOTHING_RECORDED
    _made_from: dict[str, Hashable] = field(default_factory=dict)
    _press: Press | None = None
    _templates: Hashable = None
    _lock_read: tuple[Hashable, tuple[Lock, list[Problem]]] | None = None

    @uncollected()
    def run(self, take: Callable[[Page], object] | None = None) -> bool:
        """Read, check and render. False if there are problems; then `pages` are still those of before.

        With `take` every page goes there as soon as it is made and none is kept: for a build, which makes them once.
        """
        dossier = read_dossier(self.root, self.dossier)
        lock, damaged = self._read_lock()
        self.problems = problems_of(dossier, lock, damaged)
        self.dossier = dossier
        if self.problems:
            return False
        self.lock = lock
        try:
            self.pages = self._rendered(dossier, lock, take)
        except jinja2.TemplateError as error:
            self.problems = [template_problem(error)]
            return False
        return True

    def _read_lock(self) -> tuple[Lock, list[Problem]]:
        state = of_files([self.root / LOCK])
        if self._lock_read is None or self._lock_read[0] != state:
            self._lock_read = state, read_lock(self.root)
        return self._lock_read[1]

    def _rendered(self, dossier: Dossier, lock: Lock, take: Callable[[Page], object] | None) -> dict[str, Page]:
        # A commit adds to the history, and writes a line to git's log of the branch; so may a fetch, to a shallow copy.
        git = self.root / ".git"
        templates = of_files([*TEMPLATES.rglob("*.md"), git / "logs" / "HEAD", git / "shallow"])
        if self._press is None or templates != self._templates:
            self.history = history(self.root, dossier)
            press = Press(site_url=self.site_url, history=self.history)
            self._press, self._templates, self._made_from = press, templates, {}
        pages: dict[str, Page] = {}
        made_from: dict[str, Hashable] = {}
        for src_uri, maker in sorted(makers(dossier, lock, self._press).items()):
            if take:
                take(maker.make())
                continue
            made_from[src_uri] = inputs = maker.inputs()
            fresh = src_uri in self._made_from and self._made_from[src_uri] == inputs
            pages[src_uri] = self.pages[src_uri] if fresh else maker.make()
        self._made_from = made_from
        return pages


def problems_of(dossier: Dossier, lock: Lock, damaged: list[Problem]) -> list[Problem]:
    """Everything that keeps pages from being made: the rules', the quotes', and a damaged lock's, sorted."""
    return sorted([*check(dossier), *damaged, *(() if damaged else unproved(dossier, lock))])


def template_problem(error: jinja2.TemplateError) -> Problem:
    """A broken template as a problem, so that a preview survives it."""
    name = getattr(error, "filename", None) or getattr(error, "name", None)
    path = f"generator/pages/templates/{Path(name).name}" if name else "generator/pages/templates"
    return Problem(path, getattr(error, "lineno", None) or 1, 1, "", f"must be a valid template: {error.message}.")
