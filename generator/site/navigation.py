"""The navigation of the site: what mkdocs.yml lists, and the list of every kind that it does not name."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from pathspec.gitignore import GitIgnoreSpec

from generator.model.kinds import KINDS


def with_kinds(nav: list[Any]) -> list[Any]:
    """The navigation with the lists of kinds that are not in it, behind the last list of a kind."""
    lists = {f"{kind.folder}/index.md": kind.title for kind in KINDS.values()}
    named = [places for one in nav if (places := set(_paths_of(one)) & lists.keys())]
    missing = [{title: path} for path, title in lists.items() if path not in set().union(*named)]
    last = max((at for at, one in enumerate(nav, 1) if set(_paths_of(one)) & lists.keys()), default=len(nav))
    return [*nav[:last], *missing, *nav[last:]]


def place_kinds(config: MkDocsConfig) -> None:
    """Give every kind its place in the navigation; the pages of its records stand in no menu."""
    if config.nav is None:
        return
    config.nav = with_kinds(config.nav)
    records = GitIgnoreSpec.from_lines([f"/{kind}/*" for kind in KINDS])
    config.not_in_nav = config.not_in_nav + records if config.not_in_nav else records


def _paths_of(entry: Any) -> list[str]:
    """The paths of an entry of the navigation."""
    match entry:
        case dict():
            return [path for one in entry.values() for path in _paths_of(one)]
        case list():
            return [path for one in entry for path in _paths_of(one)]
        case _:
            return [str(entry)]
