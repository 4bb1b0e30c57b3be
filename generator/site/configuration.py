"""What MkDocs takes without a word, or refuses without a line: names in mkdocs.yml and in the head of a page of docs/.

`check` and the preview ask: a build has MkDocs' own answer.
"""

from collections.abc import Collection, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from pydantic import BaseModel, ConfigDict, Field

from generator.source.handwritten import CONFIGURATION, WRITTEN_PAGES, files_beside
from generator.source.problem import Problem, Where, found, nearest
from generator.source.validation import validate
from generator.source.yamlfile import YamlFile

LISTED_FILES = ("extra_css", "extra_javascript")
NAMED_GROUPS = {"themes": "mkdocs.themes", "plugins": "mkdocs.plugins", "markdown_extensions": "markdown.extensions"}


class Sought(BaseModel):
    """How a page of docs/ is found by the search box."""

    model_config = ConfigDict(extra="forbid", strict=True)

    boost: float | None = Field(None, description="must be how much the page weighs among what is found")
    exclude: bool | None = Field(None, description="must be true where nothing of the page is to be found")
    names: list[str] | None = Field(None, description="must be a list of what readers type to find the page")
    parts: list[list[str]] | None = Field(
        None, description="must be a list of lists: an anchor, its title, and what readers type to find it"
    )


class Head(BaseModel):
    """What a page of docs/ says of itself, before its text."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str | None = Field(None, description="must be the title of the page")
    description: str | None = Field(None, description="must say in a sentence what the page tells")
    hide: list[str] | None = Field(None, description="must be a list of what the page does not show")
    optional: bool | None = Field(None, description="must be true where few readers need the page")
    search: Sought | None = Field(None, description="must say how the page is found")
    tags: list[str] | None = Field(None, description="must be a list of topics")
    template: str | None = Field(None, description="must be the file of a template")


def unknown_beside(root: Path, generated: Collection[str]) -> Iterator[Problem]:
    """Every name beside the data that nothing has.

    `generated` are the pages made from the data, by path; none where these are wrong, and then the menu is not judged.
    """
    for file in files_beside(root):
        if file.problems or not isinstance(file.values, dict):
            continue
        if file.path == CONFIGURATION:
            yield from _of_configuration(root, file, generated)
        else:
            yield from validate(Head, file)[1]


def _of_configuration(root: Path, file: YamlFile, generated: Collection[str]) -> Iterator[Problem]:
    known = [name for name, _ in MkDocsConfig()._schema]  # noqa: SLF001
    for key in file.values.keys() - set(known):
        yield file.problem((key,), f"must be a setting of MkDocs: {found(key)}.{nearest(key, known)}", key=True)
    docs = root / WRITTEN_PAGES
    pages = {*generated, *(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))}
    yield from _of_menu(file, ("nav",), file.values.get("nav") if generated else None, pages)
    for key in LISTED_FILES:
        for where, name in _names_listed(file, key, "path"):
            there = [path.relative_to(docs).as_posix() for path in (docs / name).parent.glob("*")]
            if "://" not in name and name not in there:
                yield file.problem(where, f"must be a file in docs/: {found(name)}.{nearest(name, there)}")
    theme = file.values.get("theme")
    themes = [(("theme", "name"), str(theme["name"]))] if isinstance(theme, dict) and theme.get("name") else []
    for key, group in NAMED_GROUPS.items():
        full = {one.name for one in entry_points(group=group)}
        names = full | {one.rpartition("/")[2] for one in full}
        for where, name in (*_names_listed(file, key), *(themes if key == "themes" else ())):
            meant = nearest(name, names) if name not in names and "." not in name else ""
            if meant:
                what = f"must be one of the {key.replace('_', ' ')} there are: {found(name)}.{meant}"
                yield file.problem(where, what, key=True)


def _names_listed(file: YamlFile, key: str, inner: str = "") -> Iterator[tuple[Where, str]]:
    """The names in a list of the configuration: its texts, and of its mappings the first key, or what is at `inner`."""
    given = file.values.get(key)
    for number, one in enumerate(given if isinstance(given, list) else ()):
        if isinstance(one, dict) and one:
            yield (key, number, inner or next(iter(one))), str(one.get(inner) if inner else next(iter(one)))
        elif isinstance(one, str):
            yield (key, number), one


def _of_menu(file: YamlFile, where: Where, given: Any, pages: Collection[str]) -> Iterator[Problem]:
    """What is wrong with an entry of the menu: a title with a page, or with more entries."""
    if isinstance(given, list | dict):
        for step, one in given.items() if isinstance(given, dict) else enumerate(given):
            yield from _of_menu(file, (*where, step), one, pages)
    elif given is None and len(where) > 1:
        yield file.problem(where, "must have a page behind the colon, or entries below it.", key=True)
    elif given is not None and "://" not in str(given) and str(given) not in pages:
        meant = nearest(str(given), pages)
        yield file.problem(where, f"must be `title: page`, and there is no page called {found(given)}.{meant}")
