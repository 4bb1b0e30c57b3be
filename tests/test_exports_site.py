"""The exports on a built site: copied as they are, linked from the pages, and old addresses followed by a browser."""

import functools
import json
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import sync_playwright
from test_exports_calendar import rename

from generator.derive.downloads import PUBLISHER

REPOSITORY = Path(__file__).parent.parent
SITE = "https://briefing.example/x/"
CONFIGURATION = """\
site_name: World
site_author: The briefing site contributors
site_url: {site}
theme: {{name: material, font: false, custom_dir: '{theme}'}}
plugins: [search, briefing]
extra: {{generator: false, scope: "/"}}
markdown_extensions: [attr_list, md_in_html, footnotes, def_list, {{tables: {{use_align_attribute: true}}}}]
"""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the little world, in which a summit has been renamed."""
    world = tmp_path_factory.mktemp("renamed") / "world"
    shutil.copytree(Path(__file__).parent / "world", world)
    rename(world)
    (world / "docs").mkdir()
    (world / "docs" / "about.md").write_text("# About\n")
    theme = REPOSITORY / "generator" / "site" / "theme"
    (world / "mkdocs.yml").write_text(CONFIGURATION.format(site=SITE, theme=theme.as_posix()))
    config = load_config(str(world / "mkdocs.yml"), site_dir=str(world / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return world / "site"


def test_exports_are_on_the_site(built: Path) -> None:
    """Twins as Markdown, pages written by hand among them."""
    for path in ("api/v1/index.json", "data/datapackage.json", "calendar.ics", "feed.xml", "llms.txt", "robots.txt"):
        assert (built / path).stat().st_size > 100 or path == "robots.txt"
    assert (built / "about.md").read_text().endswith("# About\n")
    assert (built / "agreements" / "arcadia-ruritania.md").read_text().startswith("---\ntitle:")
    assert not (built / "agreements" / "arcadia-ruritania.md.txt").exists()


def test_a_page_carries_its_block_and_leads_to_its_citation(built: Path) -> None:
    """The block as it was made; the links of the HTML, which MkDocs does not check, to files that are there."""
    page = (built / "articles" / "pan-herald-choir" / "index.html").read_text()
    block = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert block["@type"] == "ClaimReview"
    for ending in ("csl.json", "bib"):
        assert f'href="../../cite/articles/pan-herald-choir.{ending}"' in page
        assert (built / f"cite/articles/pan-herald-choir.{ending}").exists()
    assert '<link rel="alternate " type="text/markdown" href="../pan-herald-choir.md">' in page
    assert '<link rel="alternate" type="application/atom+xml" title="What changed" href="../../changes.xml">' in page
    assert '<meta name="citation_title" content="Audit of “A choir for peace”">' in page
    plain = (built / "agreements" / "index.html").read_text()
    crumbs = json.loads(plain.split('<script type="application/ld+json">')[1].split("</script>")[0])["breadcrumb"]
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Home", "Agreements"]


def test_reference_managers_find_the_project_as_the_author(built: Path) -> None:
    """By one name, also on the pages with the facts to cite, which have their block too.

    Without the comma Zotero takes the last word for a family name: "Arcadia, Promises to".
    """
    for path, title in (("agreements", "Arcadia–Ruritania agreement"), ("facts/agreements", "Facts to cite: Arcadia")):
        page = (built / path / "arcadia-ruritania" / "index.html").read_text()
        named = dict(re.findall('<meta (?:name|property)="((?:citation_|og:)[a-z_]+)" content="([^"]*)">', page))
        assert named["citation_author"] == f"{PUBLISHER},"
        assert named["citation_title"].startswith(title)
        assert named["citation_public_url"] == named["og:url"] == f"{SITE}{path}/arcadia-ruritania/"
        assert re.fullmatch("[0-9]{4}/[0-9]{2}/[0-9]{2}", named["citation_publication_date"])
        block = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
        assert block["@type"] == "WebPage"
        assert [step["item"] for step in block["breadcrumb"]["itemListElement"]][-1] == named["og:url"]


def test_the_configuration_names_the_project_as_the_data_do() -> None:
    """Or Zotero would have another author than the citations that a page prints."""
    assert load_config(str(REPOSITORY / "mkdocs.yml")).site_author == PUBLISHER


def test_search_and_sitemap_hold_pages_only(built: Path) -> None:
    """No twin, no stub."""
    index = json.loads((built / "search" / "search_index.json").read_text())
    assert not [one["location"] for one in index["docs"] if "<sup>" in one["text"]]  # nobody looks for numbers of notes
    sitemap = re.findall("<loc>(.*?)</loc>", (built / "sitemap.xml").read_text())
    for addresses in ([entry["location"] for entry in index["docs"]], sitemap):
        assert [one for one in addresses if "edelweiss-first" in one]
        assert not [one for one in addresses if "edelweiss-2028" in one or ".md" in one]


@pytest.fixture
def served(built: Path) -> Iterator[str]:
    """The site under an address of its own."""
    handler = functools.partial(Quiet, directory=str(built))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.mark.parametrize("scripts", [True, False])
def test_a_browser_gets_from_the_old_address_to_the_new(served: str, *, scripts: bool) -> None:
    """With the anchor where scripts run, to the page where they do not."""
    browser_path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser_path is None:
        pytest.skip(f"no browser here: none of {', '.join(BROWSERS)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=scripts).new_page()
        page.goto(f"{served}summits/edelweiss-2028/#sources")
        page.wait_for_url(f"{served}summits/edelweiss-first/*")
        assert page.url.endswith("summits/edelweiss-first/#sources" if scripts else "summits/edelweiss-first/")
        assert page.locator("h1").inner_text().startswith("Edelweiss meeting 2028")
        browser.close()
