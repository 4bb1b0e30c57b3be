"""How long a cold build of the real site takes, beside version 1 of the generator, each with the table of its commit.

`python tests/bench_builds.py`; with `--write` the docs show what comes out. Version 1 is the last commit in which the
generator was one flat folder. The table has grown since: what a page takes can be compared, not the whole.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from bench import REPOSITORY, move_aside, publish, run

VERSIONS = {"version 1": "e48d623b", "this version": "HEAD"}
HEADER = [
    "| What | Commit | Pages | Seconds | Processor seconds | Processor milliseconds a page | Peak memory, MB |",
    "|---|---|---:|---:|---:|---:|---:|",
]


def builds(root: Path, runs: int, *, kept: bool) -> tuple[int, float, float, float]:
    """The pages of a clone, and the medians of its builds; `kept`: whether the history of before may be used."""
    site = root / "site"
    found = []
    for _ in range(runs):
        move_aside(site, *([] if kept else [root / "build"]))
        found.append(run([sys.executable, "-m", "mkdocs", "build", "-q"], root))
    seconds, processor, memory = (statistics.median(column) for column in zip(*found, strict=True))
    return len(list(site.rglob("*.html"))), seconds, processor, memory


def clone(root: Path, commit: str) -> None:
    """The repository at a commit, with the plugin under the name it has there."""
    subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(root)], check=True)
    subprocess.run(["git", "-C", str(root), "checkout", "-q", commit], check=True)
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = root / f"{project['name'].replace('-', '_')}-0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 0\n")
    named = "".join(f"{name} = {of}\n" for name, of in project["entry-points"]["mkdocs.plugins"].items())
    (told / "entry_points.txt").write_text(f"[mkdocs.plugins]\n{named}")


def row(what: str, commit: str, measured: tuple[int, float, float, float]) -> str:
    """A line of the table."""
    pages, seconds, processor, memory = measured
    shown = f"{pages:,} | {seconds:.1f} | {processor:.1f} | {processor / pages * 1000:.1f} | {memory:.0f}"
    return f"| {what} | {commit} | {shown} |"


def main() -> None:
    """Measure, print, and write what the docs show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    lines = list(HEADER)
    with tempfile.TemporaryDirectory() as name:
        for what, commit in VERSIONS.items():
            root = Path(name).resolve() / what.replace(" ", "-")
            clone(root, commit)
            lines.append(row(f"{what}, nothing kept", commit, builds(root, options.runs, kept=False)))
        lines.append(row(f"{what}, history of the last build kept", commit, builds(root, options.runs, kept=True)))
    text = "\n".join(lines)
    print(text)
    if options.write:
        publish("builds", text)


if __name__ == "__main__":
    main()
