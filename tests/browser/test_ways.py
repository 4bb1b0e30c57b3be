"""Every page is two clicks away through links that are seen; no key of one letter leads away; links land in sight."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kinds import DESKTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

SEEN = """() => [...document.querySelectorAll('a[href]')]
  .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && one.getClientRects().length)
  .map(one => new URL(one.getAttribute('href'), location.href).href.split('#')[0])"""

GROUND = "getComputedStyle(document.body).backgroundColor"


def seen(page: "Page", address: str, path: str) -> set[str]:
    """The pages of the site to which one leads visibly, by their paths."""
    page.goto(address + path)
    links: list[str] = page.evaluate(SEEN)
    return {link.removeprefix(address) for link in links if link.startswith(address)}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_every_page_is_two_clicks_from_home(
    window: "Callable[..., BrowserContext]", address: str, site: Path, viewport: dict[str, int]
) -> None:
    page = window(viewport).new_page()
    near = seen(page, address, "")
    pages = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")} - {"./"}
    left = pages - near
    for path in sorted(near & pages):
        left -= seen(page, address, path)
    assert sorted(left) == []


def test_keys_of_one_letter_do_nothing(visit: "Callable[..., Page]") -> None:
    page = visit("sources/")
    for key in ("n", "p", ".", ",", "f", "s", "/"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url.endswith("/sources/")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_clauses_land_in_sight(visit: "Callable[..., Page]", viewport: dict[str, int]) -> None:
    page = visit("agreements/ukraine-canada/#sanctions", viewport=viewport)
    page.wait_for_timeout(300)
    hidden = """() => {
      const row = document.getElementById('sanctions').closest('tr, li').getBoundingClientRect()
      const top = document.elementFromPoint(row.left + 40, row.top + 12)
      return top?.closest('tr, li') !== document.getElementById('sanctions').closest('tr, li')
    }"""
    assert not page.evaluate(hidden)


def test_first_paint_is_dark_where_the_system_is(window: "Callable[..., BrowserContext]", address: str) -> None:
    context = window(DESKTOP, color_scheme="dark")
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())  # as long as no script has come
    page.goto(address)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_browser_draws_has_the_colours_of_the_page(visit: "Callable[..., Page]", scheme: str) -> None:
    """Scroll bars, and what lies behind a page; with the theme and without it. Paper is white."""
    grounds = []
    for path in ("", "facts/agreements/budapest-memorandum/"):
        page = visit(path, color_scheme=scheme)
        assert scheme in page.evaluate("getComputedStyle(document.documentElement).colorScheme").split()
        grounds.append(page.evaluate(GROUND))
        page.emulate_media(media="print")
        assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert len(set(grounds)) == 1


def test_the_head_has_room_at_every_width(visit: "Callable[..., Page]") -> None:
    page = visit("")
    for width in (320, 700, 719, 720, 1000, 1180, 1200, 1220, 1239, 1240, 1260, 1400):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_phone_has_the_headings_of_a_page(visit: "Callable[..., Page]") -> None:
    page = visit("agreements/ukraine-canada/", viewport=PHONE)
    page.locator(".contents-fold summary").click()
    assert page.locator(".contents-fold a[href='#sources']").is_visible()
