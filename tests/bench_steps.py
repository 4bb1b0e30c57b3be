"""The measurements of `bench.py` that need a process of their own: build once, then edit and rebuild.

Ours five times; the other, which rebuilds everything, three times.
"""

import json
import logging
import os
import re
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

EDITS = 5


def ours(folder: Path) -> Callable[[int], None]:
    """Our preview: a fact of one record is edited."""
    site = tempfile.mkdtemp()
    config = load_config(str(folder / "mkdocs.yml"), site_dir=site)
    config.plugins.on_startup(command="serve", dirty=False)

    def full() -> None:
        again = load_config(str(folder / "mkdocs.yml"), site_dir=site)
        build(again, serve_url="http://127.0.0.1/")

    build(config, serve_url="http://127.0.0.1/")
    server = LiveReloadServer(builder=full, host="127.0.0.1", port=0, root=site)
    config.plugins.on_serve(server, config=config, builder=full)
    path = folder / "data" / "agreements" / "pact-3.yml"

    def edit(number: int) -> None:
        path.write_text(re.sub(r"what: Step 1 [^\n]*", f"what: Step 1 of edit {number}.", path.read_text()))
        begun = perf_counter()
        server.builder()
        page = Path(site) / "agreements" / "pact-3" / "index.html"
        assert f"Step 1 of edit {number}" in page.read_text(encoding="utf-8"), "the edit is not on the page"
        times.append(perf_counter() - begun)

    return edit


def plain(folder: Path) -> Callable[[int], None]:
    """Plain MkDocs: what its server does after a change of one Markdown page."""
    site = tempfile.mkdtemp()
    path = folder / "plain" / "agreements" / "pact-3.md"

    def rebuild() -> None:
        build(load_config(str(folder / "plain.yml"), site_dir=site), serve_url="http://127.0.0.1/")

    rebuild()

    def edit(number: int) -> None:
        path.write_text(re.sub(r"Step 1 of [^\n]*", f"Step 1 of edit {number}.", path.read_text()))
        begun = perf_counter()
        rebuild()
        times.append(perf_counter() - begun)

    return edit


times: list[float] = []

if __name__ == "__main__":
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.disable(logging.CRITICAL)
    step, where = sys.argv[1], Path(sys.argv[2])
    change = {"ours": ours, "plain": plain}[step](where)
    for number in range(EDITS if step == "ours" else 3):
        change(number)
    print(json.dumps([statistics.median(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
