"""The command line: the only place that prints, reads arguments, or exits.

How commands end stands in `front_door`.
"""

from pathlib import Path

import click

from generator.dossier import LOCK, Dossier
from generator.editing_commands import COMMANDS
from generator.engines import for_zensical
from generator.evidence import Lock, figures, read_archive, read_lock, write_lock
from generator.evidence import verify as look_up
from generator.exports import exports
from generator.front_door import ROOT, FrontDoor, sound, tell
from generator.generation import problems_of, uncollected
from generator.intake_command import intake
from generator.layout import unformatted
from generator.markdown import quantity
from generator.pages import pages
from generator.pdf import pdf
from generator.press import Press
from generator.problem import Problem
from generator.publishing import NoAddressError, in_continuous_integration, published_at
from generator.reading import read_dossier
from generator.securing import UnsafePageError, policy_of, secure
from generator.site import tree, write_tree
from generator.versions import history


@click.group(cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
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
def verify(root: Path, archives: tuple[Path, ...]) -> None:
    """Look every quote up in the archived texts and write data/evidence.lock.yml."""
    dossier = sound(root)
    lock = look_up(dossier, read_archive(list(archives)))
    for source, by_key in lock.quotes.items():
        for quote in (quote for quote, there in by_key.items() if not there):
            click.echo(f"not found in {source}: {quote}")
    write_tree(root / Path(LOCK).parent, {Path(LOCK).name: write_lock(lock).encode()}, prune=False)
    counts = figures(dossier, lock)
    click.echo(
        f"verify: {counts.found:,} quotes found in {len(lock.texts)} texts, {counts.not_found} not found, "
        f"{counts.not_archived:,} not archived",
        err=True,
    )
    raise SystemExit(1 if counts.not_found else 0)


@main.command()
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", envvar="SITE_URL", default="", help="The address the site will have.")
@click.option("--zensical", is_flag=True, help="As Zensical wants it: with docs/, and raw links as it reads them.")
@uncollected()
def build(root: Path, folder: Path, site_url: str, *, zensical: bool) -> None:
    """Write all pages as Markdown and all open data to FOLDER, for any engine."""
    try:
        site_url = published_at(site_url, f"python -m generator build {folder}")
    except NoAddressError as error:
        raise click.ClickException(str(error)) from None
    dossier = read_dossier(root)
    lock, damaged = read_lock(root)
    problems = problems_of(dossier, lock, damaged)
    if problems:
        report(problems, dossier, lock)
    changes = history(root, dossier)
    if changes.missing:
        _lacking(changes.warning)
    made = tree(pages(dossier, lock, Press(site_url=site_url, history=changes)))
    files = {**exports(dossier, lock, site_url, changes), **made}
    try:
        changed = write_tree(folder, for_zensical(files, root / "docs") if zensical else files)
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
    from generator.configuration import allowed_in

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
main.add_command(pdf)
for command in COMMANDS:
    main.add_command(command)


def report(problems: list[Problem], dossier: Dossier, lock: Lock) -> None:
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
