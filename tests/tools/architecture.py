"""`python tests/tools/architecture.py` writes what docs/architecture.md tells of the packages: table and picture.

Both come from the packages' own first lines and from the order that tests/test_layers.py holds them to.
"""

import ast
import re
import sys
from html import escape
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
PAGE = REPOSITORY / "docs" / "architecture.md"
PICTURE = REPOSITORY / "docs" / "assets" / "architecture.svg"
BEGIN, END = "<!-- packages -->\n", "<!-- packages end -->"
# Those on one floor do not know each other.
FLOORS = ("text", "disk", "source", "model", "check", "derive", "pages export", "site", "edit", "news", "commands")
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1b1e22}.name{font-weight:600}rect{fill:#f7f5f0;stroke:#85878a}"
    "@media (prefers-color-scheme:dark){text{fill:#e9e7e2}rect{fill:#1c2125;stroke:#7d8489}}"
)


def purpose(package: str) -> str:
    """The first line of a package's docstring."""
    tree = ast.parse((REPOSITORY / "generator" / package / "__init__.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def table() -> str:
    """The packages from high to low, as Markdown."""
    names = [name for floor in reversed(FLOORS) for name in floor.split()]
    return "\n".join(["| Package | Purpose |", "|---|---|", *(f"| `{name}` | {purpose(name)} |" for name in names)])


def picture() -> str:
    """The floors as a static picture, the commands on top."""
    drawn = []
    for number, floor in enumerate(reversed(FLOORS)):
        names = floor.split()
        width = (640 - 10 * (len(names) - 1)) / len(names)
        for place, name in enumerate(names):
            x, y = place * (width + 10), number * 34
            drawn.append(f'<rect x="{x + 1:g}" y="{y + 1}" width="{width - 2:g}" height="28" rx="3"/>')
            drawn.append(
                f'<text class="name" x="{x + width / 2:g}" y="{y + 20}" text-anchor="middle">{escape(name)}</text>'
            )
    title = "The packages, each standing on those it may import from"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {34 * len(FLOORS)}" role="img" aria-label="{title}">'
    )
    return f"{head}<style>{STYLE}</style>{''.join(drawn)}</svg>\n"


def told(page: str) -> str:
    """The page with the table of today."""
    return re.sub(f"(?<={BEGIN}).*?(?={END})", lambda _: f"\n{table()}\n\n", page, flags=re.DOTALL)


def main() -> int:
    """Write both files."""
    PAGE.write_text(told(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
