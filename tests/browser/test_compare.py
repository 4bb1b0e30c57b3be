"""Two documents side by side: chosen by the reader with a script, on pages of their own without."""

from typing import TYPE_CHECKING

import pytest
from kinds import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

LEFT, RIGHT = "ukraine-france", "ukraine-germany"
# Of everything a table shows, how much of the window it has; nothing where it is cut off.
WIDTHS = """() => [...document.querySelectorAll('article :is(.comparison, .compared table) :is(th, td)')]
  .map(one => one.getBoundingClientRect()).filter(box => box.width)
  .map(box => box.left >= 0 && box.right <= innerWidth ? box.width : 0)"""
TERMS = 11  # those on which either of the two has something
COLUMNS = "table.comparison tbody tr:not(.group):not([hidden])"


def test_any_two_stand_side_by_side_and_in_the_address(visit: "Callable[..., Page]") -> None:
    page = visit("compare/")
    assert page.locator("table.comparison").is_hidden()
    page.select_option("[name=left]", "ukraine-iceland")
    page.select_option("[name=right]", "ukraine-latvia")
    assert page.locator("table.comparison thead th:visible").all_inner_texts() == [
        "Iceland 2024",
        "Latvia 2024",
        "Difference",
    ]
    rows = page.locator(COLUMNS)
    assert rows.count() == 26 + TERMS
    assert all(len(row.locator("td:visible").all()) == 3 for row in rows.all()[:5])
    # Whole sentences, and rows for what readers look for besides the promises.
    told = page.locator(".choice [role=status]").inner_text()
    assert "Latvia has the firmer words on " in told
    assert told.startswith("Only Latvia promises something on ")
    labels = page.locator(f"{COLUMNS} th").all_inner_texts()
    assert {"Legal force", "Term", "Time limit for consulting", "Notice", "Largest sum named"} <= set(labels)
    # Of neither partner an offer of troops was found, which is said.
    troops = page.locator("table.comparison tr", has_text="outside the text")
    assert troops.count() == 1
    assert troops.is_visible()
    assert page.locator(".pairs").is_hidden()
    page.check("[name=differing]")
    assert 0 < page.locator(COLUMNS).count() < 26 + TERMS
    again = page.context.new_page()
    again.goto(page.url)
    assert again.locator(COLUMNS).count() == page.locator(COLUMNS).count()
    # Changed sides change places, and the words with them.
    page.uncheck("[name=differing]")
    page.select_option("[name=left]", "ukraine-latvia")
    assert page.locator(".choice [role=status]").inner_text() == "Choose two different documents."
    page.select_option("[name=right]", "ukraine-iceland")
    heads = page.locator("table.comparison thead th:visible").all_inner_texts()
    assert heads == ["Latvia 2024", "Iceland 2024", "Difference"]
    first = page.locator(COLUMNS).first.locator("td:visible")
    assert first.first.get_attribute("data-of") == "ukraine-latvia"


def test_without_scripts_the_main_pairs_are_pages(visit: "Callable[..., Page]") -> None:
    page = visit("compare/", java_script_enabled=False)
    assert not page.locator("table.comparison").is_visible()
    with page.expect_navigation():
        page.locator("article li a").first.click()
    assert page.locator("article table").count() > 4


@pytest.mark.parametrize("path", [f"compare/?left={LEFT}&right={RIGHT}", f"compare/{LEFT}-and-{RIGHT}/"])
def test_on_a_phone_both_texts_have_half_of_it(visit: "Callable[..., Page]", path: str) -> None:
    """With what is compared above them, and nothing beside the edge: as a column it was a letter wide."""
    page = visit(path, viewport=PHONE)
    widths = page.evaluate(WIDTHS)
    assert len(widths) > 80
    assert min(widths) > 150
    if "?" in path:
        page.check("[name=differing]")
        assert 0 < page.locator("table.comparison tbody tr:not(.group):visible").count() < 26 + TERMS
