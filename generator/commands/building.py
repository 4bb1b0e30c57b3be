"""The commands that write what is made of the data for other programs: build, secure, schema."""

from functools import partial
from pathlib import Path

import click

from generator.commands.front_door import ROOT, sound, tell
from generator.disk.locking import Turn
from generator.disk.manifest import NotOursError, refresh_tree, write_tree
from generator.model.schemas import SCHEMAS, written
from generator.site.engines import for_zensical
from generator.site.policy import NO_DATA
from generator.site.publishing import NoAddressError, in_continuous_integration, published_at
from generator.site.securing import UnsafePageError, policy_of, secure
from generator.site.snapshot import snapshot
from generator.text.quantities import quantity


@click.command()
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", envvar="SITE_URL", default="", help="The address the site will have.")
@click.option("--zensical", is_flag=True, help="As Zensical wants it: with docs/, and raw links as it reads them.")
def build(root: Path, folder: Path, site_url: str, *, zensical: bool) -> None:
    """Write all pages as Markdown and all open data to FOLDER."""
    try:
        site_url = published_at(site_url, f"python -m generator build {folder}")
    except NoAddressError as error:
        raise click.ClickException(str(error)) from None
    now = snapshot(root, site_url)
    if now.problems:
        tell(now.problems)
    if now.history.missing:
        _warn(now.history.warning)
    files = now.files()
    try:
        with Turn(root, partial(click.echo, err=True)):
            changed = write_tree(folder, "generator build", for_zensical(files, root / "docs") if zensical else files)
    except NotOursError as error:
        raise click.UsageError(f"FOLDER: {error}") from None
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}.") from None
    click.echo(f"build: {quantity(len(changed), 'file')} changed in {folder}", err=True)


def _warn(warning: str) -> None:
    """Say what a build lacks; nobody would read it in continuous integration, so there it is an error."""
    if in_continuous_integration():
        raise click.ClickException(warning)
    click.echo(f"Warning: {warning}", err=True)


@click.command("secure")
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    help="The file that says what else pages may load.",
)
@click.option("--site-url", envvar="SITE_URL", default="", help="The address the site will have.")
def secure_site(site: Path, config: Path, site_url: str) -> None:
    """Put the content policy into the pages of a built site.

    SITE is its folder. `mkdocs build` does it by itself.
    """
    from generator.site.allowance import allowed_in  # noqa: PLC0415 -- reads MkDocs' own file

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


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@ROOT
def schema(folder: Path | None, root: Path) -> None:
    """Write JSON Schemas, with which editors complete and check.

    FOLDER is where to; by default build/schemas.
    """
    files = written(sound(root))
    try:
        with Turn(root, partial(click.echo, err=True)):
            write, target = (write_tree, folder) if folder else (refresh_tree, root / SCHEMAS)
            changed = write(target, "generator schema", files)
    except NotOursError as error:
        raise click.UsageError(f"FOLDER: {error}") from None
    click.echo(f"schema: {quantity(len(changed), 'file')} changed in {target}", err=True)
