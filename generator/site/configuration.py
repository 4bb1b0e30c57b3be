"""What MkDocs takes without a word, or refuses without a line: names in mkdocs.yml and in the head of a page of docs/.

`check` and the preview ask: a build has MkDocs' own answer.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal, get_args

from mkdocs.config.base import BaseConfigOption
from mkdocs.config.base import ValidationError as MkDocsError
from mkdocs.config.defaults import MkDocsConfig
from pydantic import BaseModel, ConfigDict, Field

from generator.source.expectations import IN_WORDS
from generator.source.handwritten import CONFIGURATION, WRITTEN_PAGES, files_beside
from generator.source.misplaced import value_at
from generator.source.problem import Problem, Where, did_you_mean, found, is_close, likest, nearest
from generator.source.scalars import BARE_BOOLEANS, meant_by
from generator.source.validation import validate
from generator.source.yamlfile import YamlFile
from generator.text.wording import listed

PartHidden = Literal["navigation", "toc", "footer", "path", "tags", "feedback"]
# What MkDocs itself would look up or load: of these is told by name, or nothing.
LOADED = ("theme", "plugins", "markdown_extensions", "hooks", "nav", "watch", "docs_dir", "site_dir")
UNRECOGNISED = "Unrecognised"
WANTED_TYPE = re.compile(r"Expected type: <class '(\w+)'>")
TYPES = {"str": "string_type", "int": "int_type", "bool": "bool_type", "list": "list_type", "dict": "dict_type"}
PART_REFUSED = re.compile(r"Sub-option '([^']*)': ")
THEME_FILES = ("logo", "favicon")
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
    hide: list[PartHidden] | None = Field(
        None, description=f"must be a list of what the page does not show: {listed([*get_args(PartHidden)], 'or')}"
    )
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
    known = dict(MkDocsConfig()._schema)  # noqa: SLF001
    for key in file.values:
        if key not in known:
            yield file.problem((key,), f"must be a setting of MkDocs: {found(key)}.{nearest(key, known)}", key=True)
        elif key not in LOADED:
            yield from _refused(file, key, known[key])
    docs = root / WRITTEN_PAGES
    yield from _of_pages(file, generated, docs)
    yield from _of_files(file, docs)


def _of_pages(file: YamlFile, generated: Collection[str], docs: Path) -> Iterator[Problem]:
    """What is wrong with the menu; else a page that nothing leads to, whose name is nearly that of one of the data."""
    pages = {*generated, *(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))}
    menu = list(_of_menu(file, ("nav",), file.values.get("nav") if generated else None, pages))
    yield from menu
    for name in sorted(pages - set(generated)) if not menu else ():
        meant = likest(name, generated) if is_close(name, generated) else ""
        if meant and name not in _menu_texts(file.values.get("nav")):
            what = f"must be named in the menu of {CONFIGURATION}, or as the page that is meant: {found(name)}."
            yield Problem(f"{WRITTEN_PAGES}/{name}", 1, 1, "", what + did_you_mean(meant))


def _of_files(file: YamlFile, docs: Path) -> Iterator[Problem]:
    """What is wrong with the files that it names, the theme, plugins and extensions."""
    theme = file.values.get("theme")
    themed = {key: (("theme", key), str(one)) for key, one in theme.items()} if isinstance(theme, dict) else {}
    listed = [one for key in LISTED_FILES for one in _names_listed(file, key, "path")]
    for where, name in (*listed, *(themed[key] for key in THEME_FILES if key in themed)):
        if "://" not in name and not (docs / name).is_file():
            there = [path.relative_to(docs).as_posix() for path in docs.rglob(f"*{Path(name).suffix}")]
            yield file.problem(where, f"must be a file in docs/: {found(name)}.{nearest(name, there)}")
    themes = [themed["name"]] if "name" in themed else []
    for key, group in NAMED_GROUPS.items():
        full = {one.name for one in entry_points(group=group)}
        names = full | {one.rpartition("/")[2] for one in full}
        for where, name in (*_names_listed(file, key), *(themes if key == "themes" else ())):
            meant = nearest(name, names) if name not in names and "." not in name else ""
            if meant:
                what = f"must be one of the {key.replace('_', ' ')} there are: {found(name)}.{meant}"
                yield file.problem(where, what, key=True)


def _refused(file: YamlFile, key: str, option: BaseConfigOption[Any]) -> Iterator[Problem]:
    """What MkDocs says of the value of a setting; of one that it takes out of the environment nothing."""
    value = file.values[key]
    if isinstance(value, list) and str(next(iter(value), "")).isupper():
        return
    option.reset_warnings()
    try:
        option.validate(meant_by(value) == "true" if isinstance(value, str) and value in BARE_BOOLEANS else value)
        told = option.warnings
    except MkDocsError as error:
        told = [str(error)]
    yield from (_as_problem(file, key, option, one) for one in told)


def _as_problem(file: YamlFile, key: str, option: BaseConfigOption[Any], told: str) -> Problem:
    """What MkDocs tells of a setting, with its place and what may be meant."""
    steps, what = PART_REFUSED.findall(told), PART_REFUSED.sub("", told).rstrip(".")
    where = (key, *steps)
    if what.startswith(UNRECOGNISED):
        # Of an item in a list MkDocs does not say which one it is.
        here = next((one for one in file.keys if one[0] == key and one[-1] == where[-1]), where)
        meant = nearest(str(where[-1]), _settings(option, steps[:-1]))
        return file.problem(here, f"must be a setting of MkDocs: {found(where[-1])}.{meant}", key=True)
    given, wanted = value_at(file.values, where), WANTED_TYPE.match(what)
    shown = f": {found(given)}" if isinstance(given, str | int | float) else ""
    if wanted:
        return file.problem(where, f"must be {IN_WORDS.get(TYPES.get(wanted[1], ''), wanted[1])}{shown}.")
    words = re.findall(r"'([^']*)'", what.rpartition("]")[0])
    return file.problem(where, f"must be as MkDocs wants it{shown}. {what}.{nearest(str(given), words)}")


def _settings(option: Any, steps: Iterable[str]) -> list[str]:
    """The names of the settings in a part of the value of one."""
    while hasattr(option, "option_type"):  # of the items of a list
        option = option.option_type
    for step in steps:
        option = dict(option.config_class._schema)[step]  # noqa: SLF001
    return [name for name, _ in option.config_class._schema] if hasattr(option, "config_class") else []  # noqa: SLF001


def _names_listed(file: YamlFile, key: str, inner: str = "") -> Iterator[tuple[Where, str]]:
    """The names in a list of the configuration: its texts, and of its mappings the first key, or what is at `inner`."""
    given = file.values.get(key)
    for number, one in enumerate(given if isinstance(given, list) else ()):
        if isinstance(one, dict) and one and (not inner or inner in one):
            yield (key, number, inner or next(iter(one))), str(one.get(inner) if inner else next(iter(one)))
        elif isinstance(one, str):
            yield (key, number), one


def _menu_texts(value: Any) -> Iterator[str]:
    """All texts in lists and mappings."""
    if isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _menu_texts(one)
    elif value is not None:
        yield str(value)


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
