"""The matrix of commitments: filters, order and their address; and without scripts everything is there."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
ROWS = ".matrix tbody tr"


def shown(page: "Page") -> list[str]:
    """The documents in sight, from above."""
    names: list[str] = page.locator(f"{ROWS}:not([hidden]) td:first-child a").all_inner_texts()
    return names


def test_filters_survive_a_reload(visit: "Callable[..., Page]") -> None:
    page = visit("commitments/")
    total = page.locator(ROWS).count()
    page.get_by_role("combobox", name="Partner in").select_option("G7")
    page.get_by_role("combobox", name="Year").select_option("2024")
    page.get_by_role("combobox", name="Kind").select_option("consultation")
    page.get_by_role("combobox", name="Order").select_option("firm")
    filtered = shown(page)
    assert sorted(filtered) == sorted(f"{name} 2024" for name in (
        "Canada", "France", "Germany", "Italy", "Japan", "United Kingdom", "United States"
    ))  # fmt: skip
    assert page.locator(".filters [role=status]").inner_text().startswith(f"7 of {total} documents, 1 of ")
    assert page.evaluate("location.href").endswith("commitments/?member=G7&year=2024&type=consultation&order=firm")
    page.reload()
    assert shown(page) == filtered
    assert page.locator(".matrix thead th:not([hidden])").count() == 2
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == total
    assert page.evaluate("location.href").endswith("commitments/")


def test_order(visit: "Callable[..., Page]") -> None:
    page = visit("commitments/?order=name")
    names = shown(page)
    assert names == sorted(names, key=str.casefold)
    page.get_by_role("combobox", name="Kind").select_option("family-response")
    page.get_by_role("combobox", name="Order").select_option("firm")
    assert page.locator(".matrix thead th:not([hidden])").count() > 3
    page.get_by_role("combobox", name="Partner in").select_option("none")
    assert not set(shown(page)) & set(names[:0])
    assert "France 2024" not in shown(page)


def test_strange_addresses_do_no_harm(visit: "Callable[..., Page]") -> None:
    page = visit("commitments/?member=<b>&year=1066&type=%22&order=x&other=1")
    assert len(shown(page)) == page.locator(ROWS).count()


def test_filters_by_keyboard(visit: "Callable[..., Page]") -> None:
    page = visit("commitments/")
    page.get_by_role("combobox", name="Year").focus()
    page.keyboard.press("ArrowDown")
    assert "year=" in page.evaluate("location.search")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "type"


def test_where_the_matrix_is_wider_than_the_screen_the_first_column_stays(visit: "Callable[..., Page]") -> None:
    narrow = {"width": 960, "height": 800}
    page = visit("commitments/", viewport=narrow)
    frame, first = page.locator(".matrix"), page.locator(f"{ROWS} td:first-child").first
    before = first.bounding_box()
    frame.evaluate("frame => { frame.scrollLeft = 60 }")
    assert frame.evaluate("frame => frame.scrollLeft") == 60
    assert first.bounding_box()["x"] == before["x"]
    assert page.evaluate("document.documentElement.scrollWidth") == narrow["width"]


def test_on_a_phone_the_matrix_is_lists(visit: "Callable[..., Page]") -> None:
    page = visit("commitments/", viewport=PHONE)
    assert not page.locator(".matrix").is_visible()
    assert page.locator(".md-content li a:visible").count() > 26
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_without_scripts_everything_is_there(visit: "Callable[..., Page]") -> None:
    page = visit("commitments/", java_script_enabled=False)
    assert page.locator(ROWS).count() > 20
    assert not page.locator(".filters").is_visible()
    with page.expect_navigation():
        page.locator(".matrix tbody a").nth(5).click()
    assert "#" in page.url
    page.goto(page.url.split("agreements/")[0])
    assert page.locator("svg a").count() > 20
    assert page.locator("table tbody tr").count() > 3
    with page.expect_navigation():
        page.get_by_role("link", name="Agreements", exact=True).first.click()
    assert page.locator("table tbody tr").count() > 30


def test_one_type_shows_the_sentences(visit: "Callable[..., Page]") -> None:
    page = visit("commitments/?type=consultation", viewport={"width": 1440, "height": 1000})
    link = page.locator(f"{ROWS} td:not([hidden]) a[title]").first
    assert "within 24 hours" in link.evaluate("one => getComputedStyle(one, '::after').content")
    name, cell = page.locator(f"{ROWS} td:first-child").first.bounding_box(), link.bounding_box()
    assert cell["y"] < name["y"] + name["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 1440
