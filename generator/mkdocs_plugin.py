"""The MkDocs front door: puts the generated pages among the site's files.

`mkdocs build` stops at any problem in the data. `mkdocs serve` never does: it logs the problems, shows them on every page
(the theme prints `extra.problems`), and keeps the last good pages, which live in the cache folder.
"""

import logging
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from generator.dossier import DATA, Dossier, read_dossier
from generator.evidence import read_lock, unproved
from generator.markdown import quantity
from generator.pages import Press, pages
from generator.problem import Problem
from generator.rules import check
from generator.site import tree, write_tree

log = logging.getLogger("mkdocs.plugins.briefing")
CACHE = Path("build") / "pages"
# What a preview shows that was started on broken data and has no earlier pages.
NOTHING_YET = "# No page yet\n\nThe data has problems. Mend them, and the pages appear here.\n"


class BriefingPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # it has no options
    """Generates the pages from `data/` beside mkdocs.yml."""

    serving = False
    dossier: Dossier | None = None
    edit_paths: dict[str, str]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember which front door this is. Defining this keeps the instance over rebuilds in `serve`."""
        self.serving = command == "serve"
        self.edit_paths = {}

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate the pages. Here, because MkDocs empties the site folder before it asks for files."""
        problems = self.generate(Path(config.config_file_path).parent)
        if problems and not self.serving:
            listed = "\n".join(str(problem) for problem in problems)
            raise PluginError(f"the data has {quantity(len(problems), 'problem')}:\n{listed}")
        for problem in problems:
            log.error(str(problem))
        config.extra["problems"] = [str(problem) for problem in problems]

    @event_priority(100)  # before tags and search, which must see the generated pages
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page."""
        root = Path(config.config_file_path).parent
        if not (root / CACHE / "index.md").exists():
            files.append(File.generated(config, "index.md", content=NOTHING_YET))
        for path in sorted((root / CACHE).rglob("*.md")):
            files.append(self.file(config, path.relative_to(root / CACHE).as_posix(), path))
        return files

    def generate(self, root: Path) -> list[Problem]:
        """Bring the cache up to date, or leave it as it is and say what is wrong."""
        dossier = read_dossier(root, self.dossier)
        lock, damaged = read_lock(root)
        problems = sorted([*check(dossier), *damaged, *(() if damaged else unproved(dossier, lock))])
        self.dossier = dossier
        if problems:
            return problems
        try:
            made = list(pages(dossier, lock, Press()))
        except jinja2.TemplateError as error:
            return [template_problem(error)]
        write_tree(root / CACHE, tree(made))
        self.edit_paths = {page.src_uri: page.edit_path for page in made}
        return []

    def file(self, config: MkDocsConfig, src_uri: str, path: Path) -> File:
        """A generated file whose edit link leads to the data it comes from."""
        file = File.generated(config, src_uri, abs_src_path=str(path))
        edit_path = self.edit_paths.get(src_uri)
        file.edit_uri = f"../{edit_path}" if edit_path else f"../{DATA}"
        return file


def template_problem(error: jinja2.TemplateError) -> Problem:
    """A broken template as a problem, so that the preview survives it."""
    name = getattr(error, "filename", None) or getattr(error, "name", None) or ""
    path = f"generator/templates/{Path(name).name}" if name else "generator/templates"
    return Problem(path, getattr(error, "lineno", None) or 1, 1, "", f"must be a valid template: {error.message}.")

