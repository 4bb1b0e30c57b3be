"""`python -m generator intake`: saved pages → drafts in data/articles/."""

import re
from pathlib import Path

import click

from generator.commands.front_door import ROOT
from generator.model.fields import LONGEST_ID, SLUG
from generator.model.reading import read_dossier
from generator.source.problem import Problem, found, printable
from generator.text.markdown import quantity


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option(
    "--html", is_flag=True, help="Read as HTML whatever the name; else .html files and pages that begin so are."
)
@click.option("--id", "id_", help="The id of the draft; by default made from the title.")
@ROOT
def intake(files: tuple[Path, ...], *, html: bool, id_: str | None, root: Path) -> None:
    """Write the draft of an audit for every saved news page; never over a file that is there."""
    # Here, because trafilatura takes longer to load than a preview to build, and no other command needs it.
    from generator.news.drafts import take_in  # noqa: PLC0415

    if id_ and len(files) > 1:
        raise click.UsageError("--id names one draft: give one file with it.")
    if id_ and (len(id_) > LONGEST_ID or not re.fullmatch(SLUG, id_)):
        what = f"--id must be lower-case letters, digits and hyphens, at most {LONGEST_ID}: {found(id_)}."
        raise click.UsageError(what)
    dossier = read_dossier(root)
    if dossier.problems:
        unread = quantity(len(dossier.problems), "problem")
        click.echo(f"intake: the data has {unread} that `check` tells; names that stand there are not found.", err=True)
    answers = [take_in(path, root, dossier, html=html, id_=id_) for path in files]
    for answer in answers:
        click.echo(printable(str(answer)))
    if wrong := sum(isinstance(answer, Problem) for answer in answers):
        click.echo(f"intake: {quantity(wrong, 'problem')}", err=True)
        raise SystemExit(1)
