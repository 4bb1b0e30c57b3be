"""`python -m generator check`: everything that is wrong with the data."""

from collections.abc import Collection
from pathlib import Path

import click

from generator.check.evidence import Lock, figures, read_lock, waiting
from generator.check.rules import problems_of
from generator.commands.front_door import ROOT, tables_in, tell
from generator.edit.layout import apart, unformatted
from generator.model.dossier import Dossier
from generator.model.reading import read_dossier
from generator.source.problem import Problem
from generator.text.markdown import quantity


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@ROOT
def check_data(files: tuple[Path, ...], root: Path) -> None:
    """Say everything that is wrong with the data, and where.

    With FILES, layout and what must hold within a record are judged of these only, and in half the time.
    """
    dossier, (lock, damaged) = read_dossier(root), read_lock(root)
    chosen = set(tables_in(files, root)) if files else set(dossier.files)
    problems = problems_of(dossier, lock, damaged, chosen)
    # The layout comes last, and never stops a page: what is wrong matters more than how it is written.
    layout = sorted(unformatted(root, [dossier.files[name] for name in sorted(chosen)]))
    report([*problems, *apart(problems, layout, dossier.files)], dossier, lock)


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
