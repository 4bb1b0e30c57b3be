"""The commands that read saved articles: `read` tells what the record says of them, `intake` drafts their audits."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click

from generator.commands.front_door import DAY, ROOT
from generator.disk.atomic_write import write_whole
from generator.model.dossier import Dossier
from generator.model.fields import LONGEST_ID, SLUG
from generator.model.loading import read_dossier
from generator.news.saved import PAGE_ENDINGS
from generator.source.problem import Problem, found, printable
from generator.text.quantities import quantity


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="FILE|FOLDER…", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs: a list of findings for each page.")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), help="Write NAME.json for each page there.")
@DAY
@ROOT
def read(pages: tuple[Path, ...], *, as_json: bool, to: Path | None, day: str, root: Path) -> None:
    """Say of the statements of saved articles what the record says.

    Of each that can be checked: whether the record agrees, differs or is silent. Writes nothing
    into the data: `intake` makes the draft of an audit, with the same findings as proposals.
    """
    dossier = read_dossier(root)
    answers: dict[str, object] = {}
    wrong = 0
    for path in _files(pages):
        answer = _read(path, dossier, day)
        if isinstance(answer, Problem):
            wrong += 1
            click.echo(printable(str(answer)), err=True)
            continue
        lines, rows = answer
        answers[path.name] = rows
        if to:
            write_whole(to / f"{path.stem}.json", (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode())
        elif not as_json:
            click.echo("\n".join(map(printable, lines)))
    if as_json and not to:
        click.echo(json.dumps(answers, ensure_ascii=False, indent=2))
    if wrong:
        click.echo(f"read: {quantity(wrong, 'problem')}", err=True)
        raise SystemExit(1)


def _files(pages: tuple[Path, ...]) -> Iterator[Path]:
    """The pages named, and those in the folders named, by name."""
    for path in pages:
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.suffix.lower() in PAGE_ENDINGS)
            if not inside:
                endings = ", ".join(sorted(PAGE_ENDINGS))
                raise click.UsageError(f"{printable(str(path))} holds no saved page, with a name in {endings}.")
            yield from inside
        else:
            yield path


def _read(path: Path, dossier: Dossier, day: str) -> tuple[list[str], list[dict[str, object]]] | Problem:
    # Here, because what reads pages takes longer to load than a preview to build, and no other command needs it.
    from generator.news.drafts import article_at  # noqa: PLC0415
    from generator.news.fact_checking import compare  # noqa: PLC0415
    from generator.news.reports import day_of, rows_of, told  # noqa: PLC0415

    page = article_at(path, html=False)
    if isinstance(page, Problem):
        return page
    saved, content = page
    anchor = day_of(saved, content, dossier, day)
    found = compare(saved, dossier, anchor)
    return list(told(saved, found, anchor, path.name)), rows_of(found)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option(
    "--html", is_flag=True, help="Read as HTML whatever the name; else .html files and pages that begin so are."
)
@click.option("--id", "id_", help="The id of the draft; by default made from the title.")
@ROOT
def intake(files: tuple[Path, ...], *, html: bool, id_: str | None, root: Path) -> None:
    """Write the draft of an audit for every saved news page.

    Never over a file that is there.
    """
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
