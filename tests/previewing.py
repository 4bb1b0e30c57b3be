"""A preview of the little world over HTTP."""

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
site_url: https://world.example/
docs_dir: docs
theme: {{name: material, font: false, custom_dir: '{theme}'}}
extra: {{scope: /}}
plugins: [search, briefing]
watch: [data]
markdown_extensions: [attr_list, md_in_html, footnotes, def_list, {{tables: {{use_align_attribute: true}}}}]
"""


def configured(world: Path, more: str = "") -> None:
    """Give the world what MkDocs needs besides data."""
    (world / "docs").mkdir()
    theme = REPOSITORY / "generator" / "site" / "theme"
    (world / "mkdocs.yml").write_text(CONFIGURATION.format(theme=theme.as_posix()) + more)


@contextmanager
def previewing(world: Path) -> Iterator[str]:
    """A running preview of the world; gives its address."""
    configured(world)
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
