"""One live preview of the little world over HTTP: edit, break, mend."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

REPOSITORY = Path(__file__).parent.parent
PATIENCE = 40
CONFIGURATION = """\
site_name: World
docs_dir: docs
theme: {{name: material, font: false, custom_dir: '{theme}'}}
plugins: [search, briefing]
watch: [data]
markdown_extensions: [attr_list, md_in_html, footnotes, def_list, tables]
"""


@contextmanager
def previewing(world: Path) -> Iterator[str]:
    """A running preview of the world; gives its address."""
    (world / "docs").mkdir()
    theme = REPOSITORY / "generator" / "theme"
    (world / "mkdocs.yml").write_text(CONFIGURATION.format(theme=theme.as_posix()))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=world, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    try:
        yield f"http://127.0.0.1:{port}"
        assert process.poll() is None, "the preview died"
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address: str, *, shown: tuple[str, ...] = (), gone: tuple[str, ...] = ()) -> str:
    """The page once it shows some texts and others no more."""
    end = time.monotonic() + PATIENCE
    page = ""
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
                page = answer.read().decode()
        except (URLError, ConnectionError):
            page = ""
        if page and all(text in page for text in shown) and not any(text in page for text in gone):
            return page
        time.sleep(0.2)
    raise AssertionError(f"{address} never showed {shown} without {gone}: {page[:2000]}")


def test_an_edit_is_seen_an_error_is_shown_and_the_last_good_text_stays(world: Path) -> None:
    """The whole loop of an editor."""
    path = world / "data" / "countries" / "ruritania.yml"
    first = path.read_text()
    with previewing(world) as address:
        page = f"{address}/countries/ruritania/"
        wait_for(page, shown=("King of Ruritania",), gone=("must be",))
        path.write_text(first.replace("office: King of Ruritania", "office: Emperor of Ruritania"))
        wait_for(page, shown=("Emperor of Ruritania",), gone=("King of Ruritania",))
        path.write_text(first.replace("capital: Strelsau", "capitol: Strelsau"))
        wait_for(page, shown=("data/countries/ruritania.yml:15:1", "Did you mean", "Emperor of Ruritania"))
        wait_for(f"{address}/agreements/arcadia-ruritania/", shown=("data/countries/ruritania.yml:15:1",))
        path.write_text(first)
        wait_for(page, shown=("King of Ruritania",), gone=("data/countries/ruritania.yml:15:1",))


def test_a_preview_that_starts_on_broken_data_says_so(world: Path) -> None:
    """It does not die, and mending the file brings the pages."""
    path = world / "data" / "countries" / "ruritania.yml"
    first = path.read_text()
    path.write_text("id: [")
    with previewing(world) as address:
        wait_for(f"{address}/", shown=("No page yet", "data/countries/ruritania.yml:1:5"))
        path.write_text(first)
        wait_for(f"{address}/", shown=("Promises to Arcadia",), gone=("must be",))
