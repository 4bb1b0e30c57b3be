"""`python -m generator check`: everything that is wrong with the data."""

from collections.abc import Collection
from pathlib import Path

import click

from generator.check.evidence import Lock, figures, read_lock, waiting
from generator.check.layout import apart, first_difference, formatted, unformatted
from generator.check.rules import problems_of
from generator.commands.front_door import ROOT, tables_in, tell
from generator.derive.anchors import unwritten
from generator.disk.atomic_write import write_whole
from generator.disk.datafile import read_file
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.model.repository import NoHistoryError, newest_commit
from generator.source.handwritten import WRITTEN_PAGES, handwritten, is_beside
from generator.source.problem import Problem, printable
from generator.source.yamlfile import unreadable
from generator.text.quantities import quantity


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--fmt", is_flag=True, help="Put the files in the house layout first, as `fmt` does.")
@ROOT
def check_data(files: tuple[Path, ...], *, fmt: bool, root: Path) -> None:
    """Say everything that is wrong with the data, and where.

    With FILES, layout and what must hold within a record are judged of these only, and in half the time.
    """
    tables = [path for path in files if not is_beside(path, root)]
    names = tables_in(tables, root) if tables or not files else []
    for name in names if fmt else ():
        lay_out(root, name)  # one that cannot be read is told below, with all that is wrong
    dossier, (lock, damaged) = read_dossier(root), read_lock(root)
    chosen = set(names) if files else set(dossier.files)
    problems = problems_of(dossier, lock, damaged, chosen)
    problems += handwritten(root)
    if not files or len(tables) < len(files):
        problems += _names_beside(root, dossier, lock, sound=not problems)
    # The layout comes last, and never stops a page: what is wrong matters more than how it is written.
    layout = sorted(unformatted(root, [dossier.files[name] for name in sorted(chosen)]))
    report([*problems, *apart(problems, layout, dossier.files)], dossier, lock)
    _tell_unwritten(root, dossier)


def _tell_unwritten(root: Path, dossier: Dossier) -> None:
    """Say how many facts have an address that stands nowhere, where the history of the data is not here to tell it."""
    try:
        newest_commit(root)
    except NoHistoryError as none:
        if number := unwritten(dossier):
            losing = f"{quantity(number, 'fact')} may lose {'its' if number == 1 else 'their'} address by a correction"
            click.echo(f"check: {losing}: {none.why} (`verify` writes it down)", err=True)


def _names_beside(root: Path, dossier: Dossier, lock: Lock, *, sound: bool) -> list[Problem]:
    """The names beside the data that nothing has; pages are known only where the data are sound."""
    # These load MkDocs and what makes pages, which takes as long as checking a file.
    from generator.pages.pages import makers  # noqa: PLC0415
    from generator.pages.rendering import Renderer  # noqa: PLC0415
    from generator.site.configuration import unknown_beside  # noqa: PLC0415
    from generator.site.named_pages import pages_of_nothing  # noqa: PLC0415

    pages = makers(dossier, lock, Renderer()) if sound else ()
    return [*unknown_beside(root, pages), *(pages_of_nothing(dossier, pages, root / WRITTEN_PAGES) if pages else ())]


def lay_out(root: Path, name: str, *, write: bool = True) -> Problem | None:
    """Put a file in the house layout; or say why it cannot be read, and without `write` where it differs."""
    try:
        content = read_file(root / name, name)[1]
    except OSError as error:
        return unreadable(name, error)
    made = formatted(content, name)
    if isinstance(made, Problem):
        return made
    if made != content and not write:
        line, shown = first_difference(content, made)
        return Problem(name, line, 1, "", f"must be in the house layout, here: {shown}.")
    if made != content:
        write_whole((root / name).resolve(), made)
        click.echo(printable(name))
    return None


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
