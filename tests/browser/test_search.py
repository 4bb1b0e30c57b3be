"""The search in a browser: other names, codes, capitals and phrases lead to the right page."""

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

FIRST_HITS = {
    "Umerov": "countries/ukraine/",
    "Article 5": "agreements/ukraine-united-states-guarantees/",
    "Kyiv": "countries/ukraine/",
    "Kiev": "countries/ukraine/",
    "24 hours": "commitments/consultation/",
    "Britain": "countries/united-kingdom/",
    "British": "countries/united-kingdom/",
    "GB": "countries/united-kingdom/",
    "Holland": "countries/netherlands/",
    "hundred year": "agreements/ukraine-united-kingdom-100-year/",
    "Czech Republic": "countries/czechia/",
    "NATO": "organisations/nato/",
    "Ottawa": "countries/canada/",
    "sanctions": "commitments/sanctions/",
    "Vilnius": "summits/nato-vilnius-2023/",
    "ukraine-france": "agreements/ukraine-france/",
}


@pytest.fixture(scope="module")
def searching(browser, address):  # noqa: ANN001, ANN201 # as in conftest; one page, so that the index is read once
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("/")
    yield page
    page.close()


def hits(page: "Page", query: str) -> list[str]:
    """The pages found, best first, by their paths below the home page."""
    home = page.url.partition("?")[0].partition("#")[0]
    page.locator("input[name=query]").fill("")
    page.locator("input[name=query]").press_sequentially(query)
    links, found, same = page.locator(".md-search-result__link"), None, 0
    # The list follows every key; it is done when it shows the whole query and no longer changes.
    for _ in range(100):
        before, found = found, links.evaluate_all("all => all.map(one => one.href)")
        same = same + 1 if found and found == before else 0
        if same == 4:
            break
        page.wait_for_timeout(200)
    return list(dict.fromkeys(re.sub("[?#].*", "", address.removeprefix(home)) for address in found or ()))


@pytest.mark.parametrize("query", FIRST_HITS)
def test_right_page_is_among_the_first_three(searching: "Page", query: str) -> None:
    assert FIRST_HITS[query] in hits(searching, query)[:3]


def test_long_lists_do_not_drown_the_results(visit: "Callable[..., Page]") -> None:
    page = visit()
    index = page.request.get(f"{page.url}search/search_index.json").json()["docs"]
    lengths: dict[str, int] = {}
    for entry in index:
        path = entry["location"].split("#")[0]
        lengths[path] = lengths.get(path, 0) + len(entry["text"])
    assert lengths["sources/"] < 3_000
    assert not [entry["title"] for entry in index if entry["location"].endswith(("#sources", "#cite-this-page"))]
