"""A preview of a world: over HTTP, and within the process of a test."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from generator.site.preview import whole

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


ADDRESS = "http://127.0.0.1/"


def served(world: Path, site: str) -> MkDocsConfig:
    """What a preview begins with: the world as MkDocs builds it for one, in the folder `site`."""
    dict(MkDocsConfig._schema)[
        "plugins"
    ].plugin_cache.clear()  # or plugins of another preview in this process are taken
    config = load_config(str(world / "mkdocs.yml"), site_dir=site, dev_addr="127.0.0.1:0")
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = ADDRESS
    build(config, serve_url=ADDRESS)
    return config


class Session:
    """A preview that is asked without a port."""

    def __init__(self, world: Path) -> None:
        self.site = tempfile.mkdtemp(dir=world.parent)
        config = served(world, self.site)

        def full() -> None:
            again = load_config(str(world / "mkdocs.yml"), site_dir=self.site, dev_addr="127.0.0.1:0")
            again.site_url = ADDRESS
            again.plugins = config.plugins
            build(again, serve_url=ADDRESS)

        self.server = LiveReloadServer(builder=full, host="127.0.0.1", port=0, root=self.site)
        config.plugins.on_serve(self.server, config=config, builder=full)

    def close(self) -> None:
        """Give the port back."""
        self.server.server_close()

    def get(self, path: str) -> bytes | None:
        """What stands at a path; None where nothing does. Its length is the one that was told before."""
        head: list[Any] = []
        environ = {"PATH_INFO": f"/{path}"}
        app: Any = self.server.get_app()
        body = whole(app(environ, lambda status, headers: head.extend((status, dict(headers)))))
        assert head[1].get("Content-Length", str(len(body))) == str(len(body)), path
        return body if head[0].startswith("200") else None
