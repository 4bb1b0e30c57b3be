"""Chosen pages of the built site as one PDF: contents, bookmarks, and page numbers that run through.

Prints what a reader's browser would print, with the style sheet for paper, through Chromium. Playwright and pypdf are
needed here alone and belong to the development tools, so they are imported where they are used.
"""

import html
import io
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.front_door import NotHereError
from generator.disk.atomic_write import write_whole
from generator.disk.locking import Turn
from generator.model.loading import read_dossier

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What a briefing holds where nobody says otherwise: these, what the site chooses, and those.
FIRST_PAGES, LAST_PAGES = ("", "agreements/", "commitments/"), ("forecasts/", "unknown/")
STYLE = "@page { @bottom-right { content: none } }"
PRINT_FRAME = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 15mm 16mm 17mm }} @page wide {{ size: A4 landscape }}
body {{ margin: 0; font: 10pt/1.5 Georgia, "Liberation Serif", serif }} h1 {{ font-size: 20pt }}
li {{ display: flex; gap: 1em; justify-content: space-between }} ol {{ padding: 0 }} {style}
</style>{body}</html>"""
PAGE_NUMBERS = (
    "@page { @bottom-right { content: counter(page); font: 8pt sans-serif } } "
    ".wide { page: wide } div { break-after: page }"
)


# By which a file is known to be of this command.
CREATOR = "briefing site generator"


@dataclass(frozen=True)
class PrintedPage:
    """One printed page of the site."""

    title: str
    content: bytes
    wide: tuple[bool, ...]  # of each sheet, whether it lies on its side


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on this machine, while it is printed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator["Page"]:
    """A page in a browser. Raises NotHereError that says what is missing."""
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415
    except ImportError:
        raise NotHereError("pdf needs the development tools Playwright and pypdf: try make pdf.") from None
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable or not Path(executable).exists():
        raise NotHereError("pdf needs Chromium: install it, or name its program in CHROMIUM in the environment.")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
            # The style of this pack is not the site's own, so the site's content policy would refuse it.
            yield browser.new_context(bypass_csp=True, color_scheme="light").new_page()
            browser.close()
    except Error as error:
        raise NotHereError(f"{executable} could not print: {error.message.splitlines()[0]}") from None


def sheets(content: bytes) -> Any:
    """The sheets of a PDF."""
    from pypdf import PdfReader  # noqa: PLC0415

    return PdfReader(io.BytesIO(content)).pages


def paper(page: "Page") -> bytes:
    """What the page looks like on paper."""
    return page.pdf(prefer_css_page_size=True, print_background=True)


def printed(page: "Page", address: str) -> PrintedPage:
    """One page of the site on paper."""
    answer = page.goto(address)
    if answer is None or not answer.ok:
        raise click.UsageError(f"no such page in the built site: {address.split('/', 3)[3]}")
    page.add_style_tag(content=STYLE)
    content = paper(page)
    wide = tuple(sheet.mediabox.width > sheet.mediabox.height for sheet in sheets(content))
    return PrintedPage(page_heading(page), content, wide)


def page_heading(page: "Page") -> str:
    """The title of a page of the site, without the sign of its own link."""
    return page.locator("h1").first.inner_text().removesuffix("¶").strip()


def contents(page: "Page", title: str, parts: Sequence[PrintedPage]) -> bytes:
    """The table of contents: every part with the number of its first sheet."""
    length, done = 1, b""
    while not done or len(sheets(done)) != length:
        length = len(sheets(done)) if done else length
        rows, number = [], length + 1
        for part in parts:
            rows.append(f"<li><span>{html.escape(part.title)}</span><span>{number}</span></li>")
            number += len(part.wide)
        body = f"<h1>{html.escape(title)}</h1><ol>{''.join(rows)}</ol>"
        page.set_content(PRINT_FRAME.format(title=html.escape(title), style="", body=body))
        done = paper(page)
    return done


def number_sheets(page: "Page", wide: Sequence[bool]) -> bytes:
    """As many empty sheets, with nothing on them but their number."""
    body = "".join(f'<div class="{"wide" if one else "upright"}">&nbsp;</div>' for one in wide)
    page.set_content(PRINT_FRAME.format(title="", style=PAGE_NUMBERS, body=body))
    return paper(page)


def pack(page: "Page", base: str, paths: Sequence[str]) -> bytes:
    """The pages on paper, one after another."""
    from pypdf import PdfWriter  # noqa: PLC0415

    parts = [printed(page, base + path) for path in paths]
    page.goto(base)
    title = page_heading(page)
    first = contents(page, title, parts)
    writer = PdfWriter()
    for name, content in [("Contents", first), *((part.title, part.content) for part in parts)]:
        writer.append(io.BytesIO(content), outline_item=name, import_outline=False)
    wide = [False] * len(sheets(first)) + [one for part in parts for one in part.wide]
    for sheet, number in zip(writer.pages, sheets(number_sheets(page, wide)), strict=False):
        sheet.merge_page(number)
    writer.add_metadata({"/Title": title, "/Creator": CREATOR})
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def is_free(output: Path) -> bool:
    """Whether nothing is lost by writing there: no file is, or one that this command made."""
    if not output.exists():
        return True
    content = output.read_bytes()
    return content.startswith(b"%PDF-") and f"/Creator ({CREATOR})".encode() in content


@click.command()
@click.argument("paths", metavar="[PAGES]...", nargs=-1)
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), default=Path("site"))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("build/briefing.pdf"))
def pdf(paths: tuple[str, ...], site: Path, output: Path) -> None:
    """Print pages of the built site into one PDF.

    PAGES are addresses on the site, as in countries/; without any, a briefing of the main ones.
    """
    if not (site / "index.html").is_file():
        raise NotHereError(f"there is no built site in {site}/. Build it first: make build.")
    chosen = (*FIRST_PAGES, *read_dossier(Path()).site.briefing, *LAST_PAGES)
    wanted = paths or tuple(path for path in chosen if (site / path / "index.html").exists())
    # A build would put another site in the place of this one while it is read.
    with Turn(Path(), partial(click.echo, err=True)), chromium() as page, served(site) as base:
        if not is_free(output):
            raise click.UsageError(f"--output: must be new or a PDF of this command: {output} is something else.")
        content = pack(page, base, wanted)
    write_whole(output, content)
    click.echo(f"pdf: {len(wanted)} pages of the site on {len(sheets(content))} sheets in {output}", err=True)
