"""A module of this program → the code that makes its results, by which it is seen whether kept ones still hold."""

import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
IMPORT = re.compile(rf"^ *from ({PACKAGE.name}[\w.]*) import (\([^)]*\)|.*)", re.MULTILINE)


# Once: what runs goes on as it was, whatever is edited.
@cache
def program_of(module: Path) -> bytes:
    """The code of a module and of all that it imports, with the words that these read."""
    return b"".join(path.read_bytes() for path in sorted(_imported(module, set())))


def _imported(path: Path, known: set[Path]) -> set[Path]:
    """A module, and those that it imports, besides the known ones, with what these read."""
    if path.is_file() and path not in known:
        known |= {path, *path.parent.glob(f"{path.stem}.toml")}
        for package, names in IMPORT.findall(path.read_text(encoding="utf-8")):
            inner = PACKAGE.parent.joinpath(*package.split("."))
            for one in (inner, *(inner / name for name in re.findall(r"\w+", names))):
                _imported(one.with_suffix(".py"), known)
    return known
