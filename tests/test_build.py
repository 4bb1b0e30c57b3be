"""One strict MkDocs build of the real site, in process, and what must be true of what it wrote."""

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError

from generator.disk.manifest import write_tree

REPOSITORY = Path(__file__).parent.parent
FETCHES = {"src", "srcset", "data", "poster", "action"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    config = load_config(str(REPOSITORY / "mkdocs.yml"), strict=True, site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder


class Tags(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def tags(site: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every start tag of every page: path of the page, tag, attributes."""
    for path in sorted(site.rglob("*.html")):
        for tag, attributes in Tags(path.read_text(encoding="utf-8")).tags:
            yield path.relative_to(site).as_posix(), tag, attributes


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    """Links may lead away; nothing is fetched from elsewhere."""
    loads = [
        (page, tag, value)
        for page, tag, attributes in tags(site)
        for name, value in attributes.items()
        if (
            name in FETCHES or (name == "href" and tag == "link" and attributes.get("rel") not in ("canonical", "edit"))
        )
        and re.match(r"(?:https?:)?//", value)
    ]
    assert loads == []


def test_the_articles_claims_stand_where_they_belong(site: Path) -> None:
    """The wrong summit of the first article is shown on the pages of both summits."""
    for summit in ("nato-vilnius-2023", "nato-washington-2024"):
        assert (
            "articles/socialbites-us-guarantees-vilnius/#claim-2" in (site / f"summits/{summit}/index.html").read_text()
        )


def test_every_generated_page_names_its_file(site: Path) -> None:
    """So that a reader who finds an error gets to the data."""
    for kind in ("agreements", "countries", "organisations", "summits", "articles"):
        pages = sorted((site / kind).glob("*/index.html"))
        assert len(pages) >= len(list((REPOSITORY / "data" / kind).glob("*.yml"))) > 0
        for path in pages:
            assert f"data/{kind}/{path.parent.name}.yml" in path.read_text(encoding="utf-8"), path


def test_a_problem_in_the_data_stops_the_build(world: Path) -> None:
    """And leaves the site of before alone."""
    (world / "docs").mkdir()
    (world / "docs" / "about.md").write_text("# About\n")
    configuration = "site_name: World\nsite_url: https://x.example/\ntheme: {name: material}\nplugins: [briefing]\n"
    (world / "mkdocs.yml").write_text(configuration)
    site = world / "site"
    write_tree(site, "mkdocs build", {"index.html": b"the last good one"})
    (world / "data" / "countries" / "ruritania.yml").write_text("id: [")
    config = load_config(str(world / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises((Abort, BuildError)):
        build(config)
    assert (site / "index.html").read_text() == "the last good one"
