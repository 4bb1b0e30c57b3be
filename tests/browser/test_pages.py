"""Every kind of page, on a phone and at a desk, in light and dark: accessible, in its bounds, from this site alone."""

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from kinds import DESKTOP, KINDS, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

KILOBYTE = 1000
# Best practices go beyond what the standard asks.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "only => axe.run({runOnly: only, resultTypes: ['violations']})"
ALL_RULES, COLOURS = {"type": "tag", "values": TAGS}, {"type": "rule", "values": ["color-contrast"]}
SIZES = {"desk": DESKTOP, "phone": PHONE}
LOOKS = {
    f"{size}-{scheme}": {"viewport": viewport, "color_scheme": scheme}
    for size, viewport in (("desk", DESKTOP), ("phone", PHONE))
    for scheme in ("light", "dark")
}


def violations(page: "Page", axe: str, rules: dict[str, Any] = ALL_RULES) -> list[str]:
    """What axe finds, one line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found = page.evaluate(RUN, rules)["violations"]
    return [f"{page.url}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:3]]


@pytest.mark.parametrize("size", SIZES)
def test_every_kind_of_page_is_accessible_and_in_its_bounds(
    window: "Callable[..., BrowserContext]", address: str, axe: str, size: str
) -> None:
    page = window(SIZES[size], color_scheme="light").new_page()
    requested: list[str] = []
    found: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("pageerror", lambda error: found.append(str(error)))
    for path in KINDS.values():
        page.goto(address + path)
        found += violations(page, axe)
        if page.evaluate("document.documentElement.scrollWidth") > SIZES[size]["width"]:
            found.append(f"{path}: scrolls sideways")
        # In the dark only colours differ. Pages without the theme follow at once.
        page.emulate_media(color_scheme="dark")
        page.wait_for_selector("body[data-md-color-scheme=slate], body:not([data-md-color-scheme])")
        found += violations(page, axe, COLOURS)
        page.emulate_media(color_scheme="light")
    assert found == []
    assert [url for url in requested if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("look", LOOKS)
def test_open_search_is_accessible(visit: "Callable[..., Page]", axe: str, look: str) -> None:
    page = visit(**LOOKS[look])
    page.wait_for_function("() => document.documentElement.classList.contains('js')")
    page.locator("input[name=query]").press_sequentially("Canada")
    page.wait_for_selector(".md-search-result__link")
    assert violations(page, axe) == []


def test_labels_on_a_phone_are_the_heads_of_the_columns(visit: "Callable[..., Page]") -> None:
    page = visit(viewport=PHONE)
    base = page.url
    for path in ("agreements/", "countries/", "summits/", "articles/", "forecasts/", "unknown/", KINDS["subject"]):
        page.goto(base + path)
        pairs = page.evaluate(
            """() => [...document.querySelectorAll('.stack[class*="--"] table')].flatMap(table =>
                 [...table.rows[1].cells].slice(1).map((cell, i) =>
                   [getComputedStyle(cell, '::before').content.replace('none', '""').slice(1, -1),
                    table.rows[0].cells[i + 1].textContent.trim()]))"""
        )
        assert pairs, path
        assert [label for label, head in pairs if label not in (head, "")] == [], path  # some explain themselves


def test_sizes(visit: "Callable[..., Page]", site: Path) -> None:
    def compressed(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 6))

    pages = {path: compressed(path) for path in site.rglob("*.html")}
    largest = max(pages, key=pages.__getitem__)
    assert pages[largest] < 150 * KILOBYTE, largest
    assert compressed(site / "search" / "search_index.json") < 200 * KILOBYTE
    requested: set[str] = set()
    context = visit("404.html").context
    page = context.new_page()
    page.on("request", lambda request: requested.add(request.url.split("?")[0]))
    base = page.url
    page.goto(base_of(context.pages[0]) + largest.relative_to(site).parent.as_posix() + "/", wait_until="networkidle")
    base = base_of(page)
    files = [site / url.removeprefix(base) for url in requested if url.startswith(base)]
    loaded = sum(compressed(file / "index.html" if file.is_dir() else file) for file in files)
    assert loaded < 600 * KILOBYTE


def base_of(page: "Page") -> str:
    """The address of the site's home page."""
    scheme, _, host = page.url.split("/")[:3]
    return f"{scheme}//{host}/"


SHIFTS = """() => new Promise(done => {
  let shift = 0, paint = 0
  const moved = []
  new PerformanceObserver(list => list.getEntries().filter(one => !one.hadRecentInput).forEach(one => {
    shift += one.value
    moved.push(...one.sources.map(source => `${source.node && source.node.textContent.trim().slice(0, 60)}: `
      + JSON.stringify([source.previousRect, source.currentRect])))
  })).observe({type: 'layout-shift', buffered: true})
  new PerformanceObserver(list => list.getEntries().forEach(one => { paint = one.startTime }))
    .observe({type: 'largest-contentful-paint', buffered: true})
  setTimeout(() => done({shift, paint, moved}), 600)
})"""


def slow(context: "BrowserContext", path: str) -> dict[str, Any]:
    """Layout shift with what moved, and largest paint in milliseconds, on a processor four times slower."""
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(path, wait_until="load")
    measured: dict[str, Any] = page.evaluate(SHIFTS)
    page.close()
    return measured


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_nothing_moves_on_home(
    window: "Callable[..., BrowserContext]",
    address: str,
    viewport: dict[str, int],
    record_property: "Callable[[str, object], None]",
) -> None:
    # How soon it paints depends on the machine: it is recorded (--junit-xml), not judged.
    run = slow(window(viewport), address)
    record_property("largest paint, ms", run["paint"])
    assert run["shift"] == 0, run["moved"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_moves(window: "Callable[..., BrowserContext]", address: str, kind: str) -> None:
    run = slow(window(DESKTOP), f"{address}{KINDS[kind]}?slow")
    assert run["shift"] < 0.005, run["moved"]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_first_screen_answers(visit: "Callable[..., Page]", viewport: dict[str, int]) -> None:
    for kind in ("agreement", "country", "summit", "article", "organisation"):
        page = visit(KINDS[kind], viewport=viewport)
        answer = page.locator(".answer").bounding_box()
        assert answer["y"] + answer["height"] < viewport["height"], kind
        assert len(page.locator(".answer").inner_text().split()) <= 120
        assert page.locator(".facts").first.locator("dt").count() <= 10, kind


FOLDED_PAGES = {
    "disagreements/": "main h3[id] + .fold",
    "sources/": ".fold .references span[id]",
    KINDS["agreement"]: ".fold .commitments span[id]",
}


@pytest.mark.parametrize("path", FOLDED_PAGES)
def test_what_is_folded_on_a_phone_opens_for_its_address_and_on_paper(
    window: "Callable[..., BrowserContext]", address: str, path: str
) -> None:
    """Folded at first; open where an address leads, seen there; and nothing is hidden on paper."""
    page = window(PHONE, color_scheme="light").new_page()
    page.goto(address + path)
    inner = page.locator(FOLDED_PAGES[path]).nth(3)
    fold = "one => one.closest('.fold')"
    assert not page.evaluate(f"one => ({fold})(one).open", inner.element_handle())
    anchor = inner.evaluate("one => one.id || one.previousElementSibling.id")
    page.goto(f"{address}{path}#{anchor}")
    seen = "name => document.getElementById(name).getBoundingClientRect().top < innerHeight"
    page.wait_for_function(seen, arg=anchor)
    assert page.evaluate(f"one => ({fold})(one).open", inner.element_handle())
    page.emulate_media(media="print")
    within = "[...document.querySelectorAll('.fold:not([open]) > :not(summary)')]"
    assert page.evaluate(f"{within}.filter(one => !one.checkVisibility()).length") == 0


# So many screens each may have.
FOLDED_ON_A_DESK = {"disagreements/": 10, "money/": 8, "claims/": 5, "changes/": 5, KINDS["organisation"]: 12}


@pytest.mark.parametrize(("path", "screens"), FOLDED_ON_A_DESK.items())
def test_what_is_read_after_the_answer_is_folded_on_a_desk_too(
    visit: "Callable[..., Page]", path: str, screens: int
) -> None:
    """So that a long page is looked through; each line that opens something tells what is there."""
    page = visit(path, viewport=DESKTOP)
    assert page.evaluate("document.documentElement.scrollHeight") < screens * DESKTOP["height"]
    told = page.locator(".fold--always > summary")
    assert all(told.all_inner_texts())
