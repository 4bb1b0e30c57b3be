"""The same site by other engines: `python tests/tools/engines.py MKDOCS_SITE ZENSICAL [PROPERDOCS]`.

Builds the exported tree with the commands of docs/engines.md and compares with what MkDocs built: the addresses of all
pages, their titles, and every anchor a link may lead to. The second site must pass the checks of tests/tools/output.py.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import output
from built import Page, Site

from generator.site.allowance import allowed_in

REPOSITORY = Path(__file__).parent.parent.parent
PARTS = ("data", "docs", "generator", "mkdocs.yml", "zensical.yml", ".git")
# Ids the engines' own page frames need; nobody links to them.
FRAME = ("__", "tag:")
CHECKS = (output.origins, output.policy, output.links, output.orphans, output.structure)


def zensical(program: str, site_url: str, folder: Path) -> Path:
    """The site as Zensical builds it, with the policy put in."""
    copied(folder)
    environment = {**os.environ, "SITE_URL": site_url}
    for command in (
        [sys.executable, "-m", "generator", "build", "--zensical", "build/tree"],
        # Not --strict: links are checked below, in both sites alike.
        [program, "build", "--config-file", "zensical.yml"],
        [sys.executable, "-m", "generator", "secure", "build/zensical"],
    ):
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return folder / "build" / "zensical"


def properdocs(program: str, site_url: str, folder: Path) -> Path:
    """The site as ProperDocs builds it: the same plugins, the same configuration."""
    copied(folder)
    environment = {**os.environ, "SITE_URL": site_url}
    command = [program, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", "build/properdocs"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "build" / "properdocs"


def copied(folder: Path) -> None:
    """A copy of what a build needs."""
    for name in PARTS:
        path = REPOSITORY / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif path.exists():
            shutil.copy(path, folder / name)


def anchors(page: Page) -> set[str]:
    """The anchors of a page's own text."""
    return {id_ for id_ in page.anchors if not id_.startswith(FRAME)}


def differences(ours: Site, theirs: Site) -> Iterator[str]:
    """Addresses, titles and anchors that are not the same."""
    # What moved is written by the exports, not by an engine, and is compared with them.
    addresses = [{page.address: page for page in site.pages.values()} for site in (ours, theirs)]
    yield from (f"{one or '(home)'}: only in one of them" for one in sorted(addresses[0].keys() ^ addresses[1].keys()))
    for address in sorted(addresses[0].keys() & addresses[1].keys()):
        one, other = addresses[0][address], addresses[1][address]
        if one.title.strip() != other.title.strip():
            yield f"{address}: the titles are {one.title.strip()!r} and {other.title.strip()!r}"
        for name, lacking in (("ours", anchors(other) - anchors(one)), ("theirs", anchors(one) - anchors(other))):
            if lacking:
                yield f"{address}: anchors missing in {name}: {', '.join(sorted(lacking)[:5])}"


def main(arguments: list[str]) -> int:
    """Build and compare."""
    ours = Site(Path(arguments[0]), allowed_in(output.CONFIGURATION))
    broken = 0
    for name, make, program in zip(("Zensical", "ProperDocs"), (zensical, properdocs), arguments[1:], strict=False):
        with tempfile.TemporaryDirectory() as scratch:
            theirs = Site(make(program, ours.url, Path(scratch) / "copy"), ours.allowed)
            found = [
                *differences(ours, theirs),
                *(f"{check.__name__}: {one}" for check in CHECKS for one in check(theirs)),
            ]
        broken += len(found)
        for one in found[:30]:
            print(one)
        named = sum(len(anchors(page)) for page in theirs.pages.values())
        print(f"{name}: {len(theirs.pages)} addresses and titles, {named:,} anchors, {len(found)} differences")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
