"""The content policy in a real browser: it bites, and nothing the site does is switched off by it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kinds import KINDS, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request, Response

LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event => window.violations.push(
  `${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile || ''}:${event.lineNumber} ${event.sample}`));
"""


class Watch:
    """A page and everything the browser complained of while it was used."""

    def __init__(self, page: "Page", address: str) -> None:
        self.page, self.address = page, address
        self.said: list[str] = []
        page.add_init_script(LISTEN)
        page.on("console", self.told)
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("requestfailed", self.failed)
        page.on("response", self.answered)

    def told(self, message: "ConsoleMessage") -> None:
        """What the browser says of the policy."""
        if "Security Policy" in message.text:
            self.said.append(message.text)

    def failed(self, request: "Request") -> None:
        """Keep a request that failed, unless it was on its way when the page was left."""
        if "ERR_ABORTED" not in (request.failure or ""):
            self.said.append(f"failed: {request.url} {request.failure}")

    def answered(self, response: "Response") -> None:
        """Keep what a page asks for and does not get."""
        if response.status >= 400 and not response.request.is_navigation_request():
            self.said.append(f"{response.status}: {response.url}")

    def open(self, path: str) -> "Page":
        """Go to a page of the site, and read it to its end."""
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        return self.page

    def violations(self) -> list[str]:
        """What was complained of."""
        return [*self.said, *self.page.evaluate("window.violations")]


@pytest.fixture
def watch(window: Callable[..., "object"], address: str) -> Callable[..., Watch]:
    """Opens a watched page in a fresh profile."""
    return lambda **options: Watch(window(**options).new_page(), address)


def test_no_kind_of_page_breaks_the_policy(watch: Callable[..., Watch]) -> None:
    """Light and dark, desktop and phone; each opened and read to its end."""
    for options in ({"color_scheme": "light"}, {"color_scheme": "dark", "viewport": PHONE}):
        watched = watch(**options)
        for path in KINDS.values():
            watched.open(path)
            closed = "document.querySelectorAll('details:not([open]) > summary')"
            watched.page.evaluate(f"[...{closed}].slice(0, 3).forEach(one => one.click())")
            assert watched.violations() == [], path


def test_search_palette_filters_and_links_break_nothing(watch: Callable[..., Watch]) -> None:
    """What readers do, one thing after the other."""
    watched = watch(color_scheme="light")
    page = watched.open("")
    page.keyboard.press("Control+k")
    page.keyboard.type("Canada")
    page.wait_for_selector(".md-search-result__link")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert watched.violations() == []
    for label in ("Use the light colours", "Use the dark colours"):
        page.locator(f"label[title='{label}']").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    watched.open("agreements/ukraine-canada/")
    page.locator("a.footnote-ref").first.hover()
    with page.expect_navigation():
        page.locator("header nav a:visible").nth(1).click()
    assert watched.violations() == []
    watched.open("commitments/")
    controls = page.locator(".filters button:visible").all()[:4]
    assert controls
    for control in controls:
        control.click()
    assert watched.violations() == []
    watched.open("404.html")
    assert watched.violations() == []


def test_the_policy_bites(watch: Callable[..., Watch]) -> None:
    """Otherwise the other tests would prove nothing: script, style, request and form are all refused."""
    watched = watch()
    page = watched.open("method/")
    page.evaluate(
        """() => {
          const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
          add('script', {textContent: 'window.ran = 1'});
          add('style', {textContent: 'body {color: red}'});
          add('img', {src: 'https://example.org/x.png'});
          add('div', {innerHTML: '<p style="color: red" onclick="window.ran = 1">x</p>'});
          fetch('https://example.org/').catch(() => 0);
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    broken = {violation.split(":")[0] for violation in page.evaluate("window.violations")}
    assert {"script-src-elem", "style-src-elem", "img-src", "connect-src", "style-src-attr"} <= broken


def test_a_link_outward_tells_nothing(watch: Callable[..., Watch], site: Path) -> None:
    """The other side sees no referrer."""
    watched = watch()
    page = watched.open("sources/")
    seen: list[dict[str, str]] = []
    page.context.route(re.compile(r"^https://"), lambda route: (seen.append(route.request.headers), route.abort())[1])
    page.locator("a[rel~=noreferrer][href^='https://']:visible").first.click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert [headers.get("referer") for headers in seen[:1]] == [None]
    assert "document.referrer" not in (site / "index.html").read_text(encoding="utf-8")
