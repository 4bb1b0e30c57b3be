"""The tree of pages as an engine wants it that is not MkDocs. One at present: Zensical.

MkDocs leaves the addresses in raw HTML as they are, so ours are those of the built site (`../summits/x/`). Zensical
takes them for paths beside the Markdown file and puts the page's own folder in front.
"""

import re
from collections.abc import Mapping
from pathlib import Path

RAW_LINK = re.compile(rb'(<a\b[^>]*? href=")\.\./')


def for_zensical(files: Mapping[str, bytes], docs: Path) -> dict[str, bytes]:
    """The generated files and the hand-written ones of `docs` as one tree, with links as Zensical reads them."""
    written = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*")) if path.is_file()}
    whole = {**{name: path.read_bytes() for name, path in written.items()}, **files}
    return {name: adapted(name, content) for name, content in sorted(whole.items())}


def adapted(name: str, content: bytes) -> bytes:
    """One file. A page `x.md` becomes the folder `x/`, so one step up is added; `index.md` stays where it is."""
    is_folder = name.endswith(".md") and name.rsplit("/", 1)[-1] != "index.md"
    return RAW_LINK.sub(rb"\1", content) if is_folder else content
