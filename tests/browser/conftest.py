"""The real site, built once and served on loopback, and one Chromium for all tests; skipped where one is missing."""

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from kinds import DESKTOP, REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

HERE = Path(__file__).parent
AXE = REPOSITORY / "build" / "node_modules" / "axe-core" / "axe.min.js"


def chromium() -> str:
    """The program: named by the environment variable CHROMIUM, or found."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


def missing() -> str:
    """What these tests need and do not find."""
    if not importlib.util.find_spec("playwright"):
        return "Playwright is missing"
    if not Path(chromium()).exists():
        return "no Chromium; install it, or name its program in the environment variable CHROMIUM"
    return ""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark everything here, so that `-m "not browser"` leaves it out; without a browser one speaks for all."""
    own = [item for item in items if HERE in item.path.parents]
    for item in own:
        item.add_marker("browser")
    if own and (reason := missing()):
        own[0].add_marker(pytest.mark.skip(reason=f"all {len(own)} browser tests: {reason}"))
        config.hook.pytest_deselected(items=own[1:])
        items[:] = [item for item in items if item not in set(own[1:])]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 # may be missing

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 # without one, no build
    """The real site. SITE names a finished one, for quick rounds while a test is written."""
    if given := os.environ.get("SITE"):
        return Path(given)
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, says nothing, and answers what is missing as the host of a static site does.

    `base` is the folder of the host at which the site was built to stand. A page asked for with `?slow` comes in
    pieces, as over a poor line, so that what moves while it is read in moves every time.
    """

    def __init__(self, *given: Any, base: str, **more: Any) -> None:
        self.base = base
        super().__init__(*given, **more)

    def translate_path(self, path: str) -> str:
        """The file of a path; none outside of the site."""
        return super().translate_path(f"/{path.removeprefix(self.base)}" if path.startswith(self.base) else "/none")

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, or a page asked for with `?slow` piece by piece."""
        if not self.path.endswith("?slow"):
            super().copyfile(source, outputfile)
            return
        while piece := source.read(6_000):
            outputfile.write(piece)
            time.sleep(0.03)

    def log_message(self, *_: object) -> None:
        """Keep the test's output to itself."""

    def send_error(self, code: int, *_: object) -> None:
        """Send the site's own page for what is missing."""
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):
            self.wfile.write(content)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, with a slash at the end."""
    home = (site / "index.html").read_text(encoding="utf-8")
    canonical = re.search('<link rel="canonical" href="([^"]+)"', home)
    base = urlsplit(canonical[1]).path if canonical else "/"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site), base=base))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{base}"
    server.shutdown()
    server.server_close()
    thread.join()


Open = Callable[..., "Page"]


@pytest.fixture
def window(browser: "Browser") -> "Iterator[Callable[..., BrowserContext]]":
    """Opens a fresh profile, closed at the end of the test."""
    with contextlib.ExitStack() as stack:

        def opened(viewport: dict[str, int] = DESKTOP, **options: Any) -> "BrowserContext":
            context = browser.new_context(viewport=viewport, reduced_motion="reduce", **options)
            stack.callback(context.close)
            return context

        yield opened


@pytest.fixture
def visit(window: "Callable[..., BrowserContext]", address: str) -> Open:
    """Opens a page of the site in a fresh profile."""

    def visited(path: str = "", **options: Any) -> "Page":
        page = window(**options).new_page()
        page.goto(address + path)
        return page

    return visited


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility rules, fetched once through npm as tests/browser/package-lock.json names them."""
    if not AXE.exists():
        if not shutil.which("npm"):
            pytest.skip("browser tests: no npm, so no axe-core")
        prefix = AXE.parent.parent.parent
        prefix.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(HERE / name, prefix / name)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if subprocess.run(command, cwd=prefix, check=False).returncode:
            pytest.skip("browser tests: npm could not fetch axe-core")
    return AXE.read_text(encoding="utf-8")
