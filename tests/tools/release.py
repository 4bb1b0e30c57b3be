"""`python tests/tools/release.py` → the version to release on the first line, below it its part of the changelog.

The newest version of CHANGELOG.md is what is released. It must have a day, be the version of pyproject.toml and of
CITATION.cff, and everything told under "Unreleased" must have moved under it; else a sentence says what to do, exit 1.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
HEAD = re.compile(r"^## \[([^]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


def sections(changelog: str) -> dict[str, tuple[str, str]]:
    """Every version with its day, empty where it has none, and its text; the newest first."""
    heads = list(HEAD.finditer(changelog))
    ends = [*(head.start() for head in heads[1:]), len(changelog)]
    return {
        head[1]: (head[2] or "", changelog[head.end() : end].strip()) for head, end in zip(heads, ends, strict=True)
    }


def faults(found: dict[str, tuple[str, str]], declared: dict[str, str]) -> Iterator[str]:
    """What keeps the newest version from being released. `declared` are file names with the version each names."""
    if found.get("Unreleased", ("", ""))[1]:
        yield "CHANGELOG.md: what stands under [Unreleased] must move under the version that is released."
    versions = [name for name in found if name != "Unreleased"]
    if not versions:
        yield "CHANGELOG.md: must have a version, as `## [1.0.0] - 2026-11-26`."
        return
    if not found[versions[0]][0]:
        yield f"CHANGELOG.md: [{versions[0]}] must have its day, as `## [{versions[0]}] - 2026-11-26`."
    for name, version in declared.items():
        if version != versions[0]:
            yield f"{name}: must name version {versions[0]}, which is the newest in CHANGELOG.md: '{version}'."


def declared(root: Path) -> dict[str, str]:
    """The version each file names."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = re.search(r"^version: (\S+)$", (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    return {"pyproject.toml": project, "CITATION.cff": cited[1] if cited else ""}


def main() -> int:
    """Print the release, or what is in its way."""
    found = sections((REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"))
    wrong = list(faults(found, declared(REPOSITORY)))
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    version = next(name for name in found if name != "Unreleased")
    print(f"{version}\n{found[version][1]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
