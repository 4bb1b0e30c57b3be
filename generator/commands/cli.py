"""The command line: the only place that prints, reads arguments, or exits.

How commands end stands in `front_door`.
"""

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

import click

from generator.check.evidence import Lock, figures, missing, quotes, read_archive, read_lock, with_others, write_lock
from generator.check.evidence import verify as look_up
from generator.commands.editing import COMMANDS
from generator.commands.front_door import ROOT, FrontDoor, sound, tell
from generator.commands.intake import intake
from generator.commands.pdf import pdf
from generator.derive.anchors import addresses
from generator.disk.manifest import NotOursError
from generator.disk.turns import Turn
from generator.disk.whole import write_whole
from generator.edit.layout import unformatted
from generator.model.dossier import LOCK, Dossier
from generator.model.published import ADDRESSES, published_text
from generator.site.engines import for_zensical
from generator.site.policy import NO_DATA
from generator.site.publishing import NoAddressError, in_continuous_integration, published_at
from generator.site.securing import UnsafePageError, policy_of, secure
from generator.site.snapshot import snapshot
from generator.site.tree import files_of, write_tree
from generator.source.problem import Problem
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
    report(now.problems or sorted(unformatted(root, now.dossier.files.values())), now.dossier, now.lock)


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
    dossier = sound(root)
    before, damaged = read_lock(root)
    if damaged:
        tell(damaged)
    from generator.news.extraction import paragraphs_of

    judged = look_up(dossier, _texts(archives), paragraphs_of, before)
    if quotes(dossier) and not judged.texts:
        raise click.UsageError("--archive: must hold the text of a source, as SOURCE.txt or SOURCE.html: it has none.")
    lock = judged if drop else with_others(judged, before)
    for line in (*missing(dossier, lock), *_dropped(before, lock)):
        click.echo(line)
    write_whole(root / LOCK, write_lock(lock).encode())
    write_whole(root / ADDRESSES, published_text(addresses(dossier)).encode())
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
main.add_command(pdf)
for command in COMMANDS:
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
