"""The commands with which editors look at what they wrote: diff, log, stale."""

from datetime import datetime
from pathlib import Path

import click

from generator.check.evidence import read_lock
from generator.commands.front_door import ROOT, NotHereError, sound
from generator.derive.change_log import NOTHING_RECORDED
from generator.derive.history import history
from generator.derive.past_tables import dossier_at, lock_at
from generator.derive.review import queue_as_text, review
from generator.derive.written_history import from_json, to_json
from generator.disk.atomic_write import write_whole
from generator.edit import comparison_texts as texts
from generator.edit.comparison import comparison
from generator.model.repository import NoHistoryError
from generator.pages.rendering import Renderer
from generator.source.problem import printable
from generator.text.quantities import quantity

FORMATS = {"text": texts.as_text, "markdown": texts.as_markdown, "json": texts.as_json}


@click.command()
@click.argument("revision", metavar="[REV]", default="HEAD")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
@ROOT
def diff(revision: str, form: str, root: Path) -> None:
    """Say in words what changed in data/ since a commit.

    REV is a commit, branch or tag; by default the last commit. For example: `diff main`.
    """
    dossier = sound(root)
    try:
        before = dossier_at(root, revision, dossier)
    except NoHistoryError as why:
        raise NotHereError(f"no state to compare with at {printable(revision)}: {why}") from None
    lock, _ = read_lock(root)
    was = lock_at(root, revision)
    click.echo(FORMATS[form](comparison(before, dossier, lock, Renderer(), was)), nl=False)


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead.")
@ROOT
def log(form: str, output: Path | None, root: Path) -> None:
    """List the substantive changes of data/, newest first.

    They are read from git history.
    """
    if output:
        _refuse_another_file(output)
    known = history(root, sound(root))
    if known.missing:
        raise click.ClickException(f"the history of the data is missing: {known.missing}; {known.remedy}.")
    found = known.changes
    lines = "".join(f"{one.date} {one.of}/{one.id} {texts.fact(one)}\n" for one in found)
    text = to_json(known) if form == "json" or output else lines
    if output:
        write_whole(output, text.encode())
    else:
        click.echo(text, nl=False)
    click.echo(f"log: {quantity(len(found), 'change')}", err=True)


def _refuse_another_file(output: Path) -> None:
    """Let a log be written to a new file or over an older log only. Raises click.UsageError."""
    try:
        from_json(output.read_text(encoding="utf-8") if output.exists() else to_json(NOTHING_RECORDED))
    except (ValueError, TypeError, KeyError):
        what = f"--output: must be a new file or one that holds an older log: {output} is something else."
        raise click.UsageError(what) from None


@click.command()
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Count age from this day; by default from the real one."
)
@ROOT
def stale(today: datetime | None, root: Path) -> None:
    """List what should be looked at again."""
    day = (today or datetime.now()).date()  # noqa: DTZ005 - the editor's own day
    click.echo(queue_as_text(review(sound(root), day)), nl=False)
