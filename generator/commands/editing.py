"""The commands with which editors write (schema, new, fmt, rename) and look at what they wrote (diff, log, stale)."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from generator.check.evidence import read_lock
from generator.commands.front_door import ROOT, NotHereError, sound, tell
from generator.derive.changes import NOTHING_RECORDED
from generator.derive.history import dossier_at, from_json, history, lock_at, to_json
from generator.derive.review import as_text, review
from generator.disk.datafile import read_file
from generator.disk.manifest import NotOursError
from generator.disk.turns import Turn
from generator.disk.whole import create_whole, write_whole
from generator.edit import comparison_texts as texts
from generator.edit.adding import added, begun
from generator.edit.comparison import comparison
from generator.edit.layout import first_difference, formatted
from generator.edit.renaming import mentions, renamed, write
from generator.edit.skeletons import TOGETHER, skeleton
from generator.model.dossier import DATA
from generator.model.reading import data_files, read_dossier
from generator.model.repository import NoHistoryError
from generator.model.schemas import SCHEMAS, written
from generator.pages.press import Press
from generator.site.tree import refresh_tree, write_tree
from generator.source.problem import Problem, printable
from generator.source.yamlfile import unreadable
from generator.text.markdown import quantity

FORMATS = {"text": texts.as_text, "markdown": texts.as_markdown, "json": texts.as_json}


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@ROOT
def schema(folder: Path | None, root: Path) -> None:
    """Write JSON Schemas for editors to FOLDER, by default build/schemas."""
    files = written(sound(root))
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
@click.option("--in", "of_kind", default="", metavar="KIND", help="Of a source: its kind, which is that of its file.")
@ROOT
def new(kind: str, id_: str, of_kind: str, root: Path) -> None:
    """Begin a record: KIND is country, organisation, agreement, summit, article, source or question."""
    dossier = read_dossier(root)
    made = begun(dossier, kind, id_, of_kind) if kind in TOGETHER else skeleton(dossier, kind, id_)
    if isinstance(made, Problem):
        raise click.UsageError(made.text)
    path, text = made
    if kind in TOGETHER:
        click.echo(f"{path}:{added(root, path, text)}")
        return
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
    for name in _tables(files, root):
        made = _laid_out(root / name, name)
        if isinstance(made, Problem):
            wrong += 1
            click.echo(str(made))
        elif made[0] != made[1] and check:
            wrong += 1
            click.echo(str(_unformatted(name, *made)))
        elif made[0] != made[1]:
            write_whole((root / name).resolve(), made[1])
            click.echo(printable(name))
    if wrong:
        click.echo(f"fmt: {quantity(wrong, 'problem')}", err=True)
        raise SystemExit(1)


def _laid_out(path: Path, name: str) -> tuple[bytes, bytes] | Problem:
    """A file as it is and as the layout has it, or why it cannot be read."""
    try:
        content = read_file(path, name)[1]
    except OSError as error:
        return unreadable(name, error)
    made = formatted(content, name)
    return made if isinstance(made, Problem) else (content, made)


def _unformatted(name: str, content: bytes, made: bytes) -> Problem:
    line, shown = first_difference(content, made)
    return Problem(name, line, 1, "", f"must be in the house layout, here: {shown}.")


def _tables(files: Collection[Path], root: Path) -> list[str]:
    """The names of the data files among the given files and folders; drafts, for example, are left alone."""
    given = [_inside(path, root) for path in files] or [DATA]
    return [name for name in sorted(data_files(root)) if any(f"{name}/".startswith(f"{one}/") for one in given)]


def _inside(path: Path, root: Path) -> str:
    """What a given file or folder of the data is called. A link is itself, not what it leads to."""
    data, whole = (root / DATA).resolve(), path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    if not whole.is_relative_to(data):
        raise click.UsageError(f"{printable(str(path))} must lie in {DATA}/.")
    return (Path(DATA) / whole.relative_to(data)).as_posix()


@click.command()
@click.argument("old")
@click.argument("new_", metavar="NEW")
@ROOT
def rename(old: str, new_: str, root: Path) -> None:
    """Change an id or a code everywhere it is used. Write KIND/OLD where two kinds share it."""
    dossier = sound(root)
    if damaged := read_lock(root)[1]:
        tell(damaged)
    contents = renamed(dossier, root, old, new_)
    if isinstance(contents, Problem):
        raise click.UsageError(contents.text)
    write(root, contents)
    for path, content in contents.items():
        click.echo(f"{path}{'' if content is not None else ' (gone)'}")
    for place in mentions(root, old.rpartition("/")[2]):
        click.echo(f"left to you: {printable(place)} says {old}", err=True)


@click.command()
@click.argument("revision", metavar="[REV]", default="HEAD")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
@ROOT
def diff(revision: str, form: str, root: Path) -> None:
    """Say in words what changed in data/ since REV, by default since the last commit."""
    dossier = sound(root)
    try:
        before = dossier_at(root, revision, dossier)
    except NoHistoryError as why:
        raise NotHereError(f"no state to compare with at {printable(revision)}: {why}") from None
    lock, _ = read_lock(root)
    was = lock_at(root, revision)
    click.echo(FORMATS[form](comparison(before, dossier, lock, Press(), was)), nl=False)


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead.")
@ROOT
def log(form: str, output: Path | None, root: Path) -> None:
    """List the substantive changes of data/ from git history, newest first."""
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
    click.echo(as_text(review(sound(root), day)), nl=False)


COMMANDS = (schema, new, fmt, rename, diff, log, stale)
