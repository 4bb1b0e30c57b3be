"""What can be done without a mouse."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

FOCUS = "document.activeElement"


def test_first_key_leads_past_the_head(visit: "Callable[..., Page]") -> None:
    page = visit("agreements/ukraine-canada/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text().lower().startswith("skip to")
    box = skip.bounding_box()
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash")


def test_search_opens_with_its_key_and_results_are_reached(visit: "Callable[..., Page]") -> None:
    page = visit("method/")
    page.keyboard.press("Control+k")
    assert page.evaluate(f"{FOCUS}.name") == "query"
    page.keyboard.type("Holland")
    page.wait_for_selector(".md-search-result__link")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUS}.className").startswith("md-search-result__link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/netherlands/**")


def test_palette_switches(visit: "Callable[..., Page]") -> None:
    page = visit(color_scheme="light")
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    for wanted in ("Use the light colours", "Use the dark colours"):
        page.locator(f"label[title='{wanted}']").focus()
        page.keyboard.press("Enter")
    assert page.evaluate(scheme) == "slate"
    page.reload()
    assert page.evaluate(scheme) == "slate"


def test_focus_is_never_hidden_or_without_a_sign(visit: "Callable[..., Page]") -> None:
    page = visit("agreements/ukraine-canada/")
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const at = document.activeElement, head = !!at.closest('header, .md-tabs, .md-skip')
              return {bottom: at.getBoundingClientRect().bottom, outline: getComputedStyle(at).outlineStyle, head,
                name: at.outerHTML.slice(0, 90)}
            }"""
        )
        assert seen["outline"] != "none", seen
        if not seen["head"]:
            assert seen["bottom"] > 0, seen


def test_the_view_of_the_map_is_chosen_with_the_arrows(visit: "Callable[..., Page]") -> None:
    page = visit()
    shown = "[...document.querySelectorAll('.view')].filter(one => one.offsetHeight).map(one => one.className)"
    assert page.evaluate(shown) == ["view view--documents"]
    page.focus("#view-documents")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(shown) == ["view view--offers"]
    fills = page.evaluate(
        "[...document.querySelectorAll('.view--offers .map__status')].map(one => getComputedStyle(one).fill)"
    )
    assert fills
    assert all("map-offers-hatch" in fill for fill in fills)
