"""The command line: the only place that prints, reads arguments, or exits.

Exit codes: 0 good, 1 problems in the data, 2 wrong usage.
"""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from generator.dossier import LOCK, Dossier
from generator.editing_commands import COMMANDS
from generator.engines import for_zensical
from generator.evidence import Lock, figures, missing, quotes, read_archive, read_lock, with_others, write_lock
from generator.evidence import verify as look_up
from generator.exports import exports
from generator.generation import problems_of, uncollected
from generator.intake_command import intake
from generator.layout import unformatted
from generator.manifest import NotOursError
from generator.markdown import quantity
from generator.pages import pages
from generator.pdf import pdf
from generator.policy import NO_DATA, UnsafePageError, secure
from generator.press import Press
from generator.problem import Problem
from generator.reading import read_dossier
from generator.site import tree, write_tree
from generator.turns import Turn
from generator.versions import history
from generator.whole import write_whole

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds data/; by default this one.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn the fact table in data/ into the pages of the briefing site."""


@main.command()
@ROOT
def check(root: Path) -> None:
    """Say everything that is wrong with the data, and where."""
    dossier = read_dossier(root)
    lock, damaged = read_lock(root)
    # The layout comes last, and never stops a page: what is wrong matters more than how it is written.
    problems = problems_of(dossier, lock, damaged) or sorted(unformatted(root, dossier.files.values()))
    report(problems, dossier, lock)


@main.command()
@ROOT
@click.option(
    "--archive",
    "archives",
    multiple=True,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with archived texts; may be given several times.",
)
@click.option("--drop", is_flag=True, help="Drop from the lock what it says of texts that are not in the archive.")
def verify(root: Path, archives: tuple[Path, ...], *, drop: bool) -> None:
    """Look up the quotes from the archived texts and write data/evidence.lock.yml.

    What the lock says of other texts stays. Exit 1 if a quote was not found or could not be looked up.
    """
    dossier = read_dossier(root)
    before, damaged = read_lock(root)
    if dossier.problems or damaged:
        report([*dossier.problems, *damaged], dossier, before)
    judged = look_up(dossier, _texts(archives), before)
    if quotes(dossier) and not judged.texts:
        raise click.UsageError("--archive: must hold the text of a source, as SOURCE.txt or SOURCE.html: it has none.")
    lock = judged if drop else with_others(judged, before)
    for line in (*missing(dossier, lock), *_dropped(before, lock)):
        click.echo(line)
    write_whole(root / LOCK, write_lock(lock).encode())
    counts, others = figures(dossier, lock), len(lock.texts) - len(judged.texts)
    kept = f"; {quantity(others, 'text')} not in the archive, left as before" if others else ""
    click.echo(
        f"verify: {counts.found:,} quotes found in {quantity(len(lock.texts), 'text')}, {counts.not_found} not found, "
        f"{counts.not_archived:,} not archived{kept}",
        err=True,
    )
    raise SystemExit(1 if counts.not_found else 0)


def _texts(archives: tuple[Path, ...]) -> dict[str, bytes]:
    try:
        return read_archive(list(archives))
    except OSError as error:
        raise click.ClickException(f"{error.filename} cannot be read: {error.strerror}.") from None


def _dropped(before: Lock, lock: Lock) -> Iterator[str]:
    for source in sorted(before.quotes.keys() - lock.quotes.keys()):
        yield f"dropped from the lock: {source}, {quantity(len(before.quotes[source]), 'quote')}"


@main.command()
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", envvar="SITE_URL", default="", help="The address the site will have.")
@click.option("--zensical", is_flag=True, help="As Zensical wants it: with docs/, and raw links as it reads them.")
@uncollected()
def build(root: Path, folder: Path, site_url: str, *, zensical: bool) -> None:
    """Write all pages as Markdown and all open data to FOLDER, for any engine."""
    dossier = read_dossier(root)
    lock, damaged = read_lock(root)
    problems = problems_of(dossier, lock, damaged)
    if problems:
        report(problems, dossier, lock)
    changes = history(root, dossier)
    made = tree(pages(dossier, lock, Press(site_url=site_url, history=changes)))
    files = {**exports(dossier, lock, site_url, changes), **made}
    try:
        with Turn(root, partial(click.echo, err=True)):
            changed = write_tree(folder, "generator build", for_zensical(files, root / "docs") if zensical else files)
    except NotOursError as error:
        raise click.UsageError(f"FOLDER: {error}") from None
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}.") from None
    click.echo(f"build: {quantity(len(changed), 'file')} changed in {folder}", err=True)


@main.command("secure")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
def secure_site(site: Path) -> None:
    """Put the content policy into the pages of SITE, a built folder. `mkdocs build` does it by itself."""
    if not (site / NO_DATA).is_file():
        raise click.UsageError(f"SITE must be a built site, which holds {NO_DATA}: {site} does not.")
    try:
        secure(site)
    except UnsafePageError as error:
        click.echo(str(error))
        raise SystemExit(1) from None


main.add_command(intake)
main.add_command(pdf)
for command in COMMANDS:
    main.add_command(command)


def report(problems: list[Problem], dossier: Dossier, lock: Lock) -> None:
    """Print problems to standard output and a total to standard error; exit 1 if there are any."""
    in_actions = os.environ.get("GITHUB_ACTIONS") == "true"
    for problem in problems:
        click.echo(str(problem))
        if in_actions:
            click.echo(problem.annotation())
    if problems:
        files = len({problem.path for problem in problems})
        click.echo(f"check: {quantity(len(problems), 'problem')} in {quantity(files, 'file')}", err=True)
        raise SystemExit(1)
    quoted = figures(dossier, lock)
    records = sum(entry.kind not in ("sources", "disagreements") for entry in dossier.entries)
    cited = sum(len(entry.citations) for entry in dossier.entries)
    click.echo(
        f"check: {quantity(records, 'record')}, {quantity(cited, 'citation')}, "
        f"{quantity(len(dossier.sources), 'source')}, {quoted.found:,} quotes checked against archived texts, "
        f"{quoted.not_archived:,} not archived, no problems",
        err=True,
    )
