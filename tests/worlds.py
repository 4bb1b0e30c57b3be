"""The little worlds, each as a folder. The third is the first with more of everything: a file in both is joined."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from folders import TESTS

# A country and those who promise it security; a fund and those who promise it money; the country, and more of them.
WORLDS = ("world", "world-aid", "world-more")
MORE = TESTS / "more"


@cache
def folder_of(name: str) -> Path:
    """Where a world can be read."""
    return joined() if name == "world-more" else TESTS / name


def joined() -> Path:
    """A folder that holds the first world and what there is more; of a file in both, one after the other."""
    root = Path(tempfile.mkdtemp(prefix="world-more-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    shutil.copytree(TESTS / "world", root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("build"))
    for path in sorted(MORE.rglob("*.*")):
        target = root / path.relative_to(MORE)
        before = target.read_bytes() if target.exists() else b""
        target.write_bytes(before + path.read_bytes())
    return root
