"""The commands with which editors write (schema, new, fmt, rename) and look at what they wrote (diff, log, stale)."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from generator import comparison_texts as texts
from generator.comparison import comparison
from generator.dossier import DATA, DRAFT, LOCK, Dossier
from generator.evidence import read_lock
from generator.layout import first_difference, formatted
from generator.manifest import NotOursError
from generator.markdown import quantity
from generator.press import Press
from generator.problem import Problem
from generator.reading import read_dossier
from generator.renaming import mentions, renamed, write
from generator.review import as_text, review
from generator.schemas import SCHEMAS, written
from generator.site import refresh_tree, write_tree
from generator.skeletons import skeleton
from generator.turns import Turn
from generator.versions import NoHistoryError, dossier_at, from_json, history, to_json
from generator.whole import create_whole, write_whole

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds data/; by default this one.",
)
FORMATS = {"text": texts.as_text, "markdown": texts.as_markdown, "json": texts.as_json}


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@ROOT
def schema(folder: Path | None, root: Path) -> None:
    """Write JSON Schemas for editors to FOLDER, by default build/schemas."""
    files = written(read_dossier(root))
    try:
        with Turn(root, partial(click.echo, err=True)):
            write, target = (write_tree, folder) if folder else (refresh_tree, root / SCHEMAS)
            changed = write(target, "generator schema", files)
    except NotOursError as error:
        raise click.UsageError(f"FOLDER: {error}") from None
    click.echo(f"schema: {quantity(len(changed), 'file')} changed in {target}", err=True)


@click.command()
@click.argument("kind")
@click.argument("id_", metavar="ID")
@ROOT
def new(kind: str, id_: str, root: Path) -> None:
    """Begin a record: KIND is country, organisation, agreement, summit or article."""
    made = skeleton(read_dossier(root), kind, id_)
    if isinstance(made, Problem):
        raise click.UsageError(made.text)
    path, text = made
    try:
        create_whole(root / path, text.encode())
    except FileExistsError:
        raise click.UsageError(f"ID: must be a new id: {path} is there already.") from None
    click.echo(path)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not in the layout.")
@ROOT
def fmt(files: tuple[Path, ...], *, check: bool, root: Path) -> None:
    """Put data files in the house layout; without FILES all of them."""
    wrong = 0
    for path in _tables(files, root):
        name = path.resolve().relative_to(root.resolve()).as_posix()
        content = path.read_bytes()
        made = formatted(content, name)
        if isinstance(made, Problem):
            wrong += 1
            click.echo(str(made))
        elif made != content:
            wrong += check
            if check:
                line, shown = first_difference(content, made)
                click.echo(f"{name}:{line}:1: must be in the house layout, here: {shown}.")
            else:
                write_whole(path.resolve(), made)
                click.echo(name)
    raise SystemExit(1 if wrong else 0)


def _tables(files: Iterable[Path], root: Path) -> list[Path]:
    """The data files among the given files and folders; drafts and the lock are left alone."""
    given = list(files) or [root / DATA]
    found = [inner for path in given for inner in (sorted(path.rglob("*.yml")) if path.is_dir() else [path])]
    outside = [path for path in found if not path.resolve().is_relative_to((root / DATA).resolve())]
    if outside:
        raise click.UsageError(f"{outside[0]} must lie in {DATA}/.")
    return [path for path in found if not path.name.endswith(DRAFT) and path.name != Path(LOCK).name]


@click.command()
@click.argument("old")
@click.argument("new_", metavar="NEW")
@ROOT
def rename(old: str, new_: str, root: Path) -> None:
    """Change an id or a code everywhere it is used. Write KIND/OLD where two kinds share it."""
    contents = renamed(read_dossier(root), root, old, new_)
    if isinstance(contents, Problem):
        raise click.UsageError(contents.text)
    write(root, contents)
    for path, content in contents.items():
        click.echo(f"{path}{'' if content is not None else ' (gone)'}")
    for place in mentions(root, old.rpartition("/")[2]):
        click.echo(f"left to you: {place} says {old}", err=True)


@click.command()
@click.argument("revision", metavar="[REV]", default="HEAD")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
@ROOT
def diff(revision: str, form: str, root: Path) -> None:
    """Say in words what changed in data/ since REV, by default since the last commit."""
    try:
        before = dossier_at(root, revision)
    except NoHistoryError as why:
        raise click.UsageError(f"no state to compare with at {revision}: {why}") from None
    lock, _ = read_lock(root)
    click.echo(FORMATS[form](comparison(before, read_dossier(root), lock, Press())), nl=False)


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead.")
@ROOT
def log(form: str, output: Path | None, root: Path) -> None:
    """List the substantive changes of data/ from git history, newest first."""
    found = history(root, read_dossier(root))
    lines = "".join(f"{one.date} {one.of}/{one.id} {texts.fact(one)}\n" for one in found)
    text = to_json(found) if form == "json" or output else lines
    if output:
        _write_log(output, text)
    else:
        click.echo(text, nl=False)
    click.echo(f"log: {quantity(len(found), 'change')}", err=True)


def _write_log(output: Path, text: str) -> None:
    """Write the log to a file that is not there yet or holds an older log. Raises click.UsageError."""
    try:
        before = output.read_text(encoding="utf-8") if output.exists() else to_json(())
        from_json(before)
    except (ValueError, TypeError, KeyError):
        what = f"--output: must be a new file or one that holds an older log: {output} is something else."
        raise click.UsageError(what) from None
    write_whole(output, text.encode())


@click.command()
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Count age from this day; by default from the real one."
)
@ROOT
def stale(today: datetime | None, root: Path) -> None:
    """List what should be looked at again."""
    day = (today or datetime.now()).date()  # noqa: DTZ005 - the editor's own day
    click.echo(as_text(review(_sound(root), day)), nl=False)


def _sound(root: Path) -> Dossier:
    dossier = read_dossier(root)
    if dossier.problems:
        raise click.UsageError(
            f"the data has {quantity(len(dossier.problems), 'problem')} that `check` tells: mend them first."
        )
    return dossier


COMMANDS = (schema, new, fmt, rename, diff, log, stale)
