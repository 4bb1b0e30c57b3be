"""The command line: the only place that prints, reads arguments, or exits.

How commands end stands in `front_door`.
"""

from collections.abc import Collection
from functools import partial
from pathlib import Path

import click

from generator.check.evidence import Lock, figures, waiting
from generator.commands.editing import COMMANDS
from generator.commands.front_door import ROOT, FrontDoor, tell
from generator.commands.intake import intake
from generator.commands.pdf import pdf
from generator.commands.proving import PROVING
from generator.commands.read import read
from generator.commands.survey import survey
from generator.disk.manifest import NotOursError
from generator.disk.turns import Turn
from generator.edit.layout import unformatted
from generator.model.dossier import Dossier
from generator.site.engines import for_zensical
from generator.site.policy import NO_DATA
from generator.site.publishing import NoAddressError, in_continuous_integration, published_at
from generator.site.securing import UnsafePageError, policy_of, secure
from generator.site.snapshot import snapshot
from generator.site.tree import files_of, write_tree
from generator.source.problem import Problem, without_echoes
from generator.text.markdown import quantity


@click.group(cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn the fact table in data/ into the pages of the briefing site."""


@main.command()
@ROOT
def check(root: Path) -> None:
    """Say everything that is wrong with the data, and where."""
    now = snapshot(root)
    # The layout comes last, and never stops a page: what is wrong matters more than how it is written.
    layout = sorted(unformatted(root, now.dossier.files.values()))
    report([*now.problems, *without_echoes(now.problems, layout)], now.dossier, now.lock)


@main.command()
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", envvar="SITE_URL", default="", help="The address the site will have.")
@click.option("--zensical", is_flag=True, help="As Zensical wants it: with docs/, and raw links as it reads them.")
def build(root: Path, folder: Path, site_url: str, *, zensical: bool) -> None:
    """Write all pages as Markdown and all open data to FOLDER, for any engine."""
    try:
        site_url = published_at(site_url, f"python -m generator build {folder}")
    except NoAddressError as error:
        raise click.ClickException(str(error)) from None
    now = snapshot(root, site_url)
    if now.problems:
        tell(now.problems)
    if now.history.missing:
        _lacking(now.history.warning)
    files = files_of(now)
    try:
        with Turn(root, partial(click.echo, err=True)):
            changed = write_tree(folder, "generator build", for_zensical(files, root / "docs") if zensical else files)
    except NotOursError as error:
        raise click.UsageError(f"FOLDER: {error}") from None
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}.") from None
    click.echo(f"build: {quantity(len(changed), 'file')} changed in {folder}", err=True)


def _lacking(warning: str) -> None:
    """Say what a build lacks; nobody would read it in continuous integration, so there it is an error."""
    if in_continuous_integration():
        raise click.ClickException(warning)
    click.echo(f"Warning: {warning}", err=True)


@main.command("secure")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    help="The file that says what else pages may load.",
)
@click.option("--site-url", envvar="SITE_URL", default="", help="The address the site will have.")
def secure_site(site: Path, config: Path, site_url: str) -> None:
    """Put the content policy into the pages of SITE, a built folder. `mkdocs build` does it by itself."""
    from generator.site.configuration import allowed_in

    if not (site / NO_DATA).is_file():
        raise click.UsageError(f"SITE must be a built site, which holds {NO_DATA}: {site} does not.")
    try:
        allowed = allowed_in(config)
    except ValueError as error:
        raise click.ClickException(f"{config}: plugins › briefing › allow: {error}") from None
    try:
        secure(site, policy_of(site, allowed=allowed, site_url=site_url))
    except UnsafePageError as error:
        click.echo(str(error))
        raise SystemExit(1) from None


main.add_command(intake)
main.add_command(read)
main.add_command(survey)
main.add_command(pdf)
for command in (*COMMANDS, *PROVING):
    main.add_command(command)


def report(problems: Collection[Problem], dossier: Dossier, lock: Lock) -> None:
    """Tell problems, if there are any, and end; else say on standard error what was checked."""
    if problems:
        tell(problems)
    quoted = figures(dossier, lock)
    records = sum(entry.kind not in ("sources", "disagreements") for entry in dossier.entries)
    cited = sum(len(entry.citations) for entry in dossier.entries)
    click.echo(
        f"check: {quantity(records, 'record')}, {quantity(cited, 'citation')}, "
        f"{quantity(len(dossier.sources), 'source')}, {quoted.found:,} quotes checked against archived texts, "
        f"{quoted.not_archived:,} not archived, no problems",
        err=True,
    )
    unconfirmed = waiting(dossier, lock)
    for one in unconfirmed:
        click.echo(str(one), err=True)
    if unconfirmed:
        said = "waits" if len(unconfirmed) == 1 else "wait"
        click.echo(
            f"check: {quantity(len(unconfirmed), 'quote')} {said} for confirmation (`verify` confirms)", err=True
        )
