"""The commands with which editors write: new, fmt, rename; export and import of a list for a spreadsheet."""

from pathlib import Path

import click

from generator.check.evidence import read_lock
from generator.commands.checking import lay_out
from generator.commands.front_door import ROOT, sound, tables_in, tell
from generator.disk.atomic_write import create_whole, write_whole
from generator.edit.importing import brought_back
from generator.edit.renaming import renamed, still_named
from generator.edit.sheets import list_named, sheet
from generator.edit.skeletons import TOGETHER, added, begun, skeleton
from generator.edit.transaction import write
from generator.model.loading import read_dossier
from generator.source.problem import printable
from generator.text.quantities import quantity


@click.command()
@click.argument("kind")
@click.argument("id_", metavar="ID")
@click.option("--in", "of_kind", default="", metavar="KIND", help="Of a source: its kind, which is that of its file.")
@ROOT
def new(kind: str, id_: str, of_kind: str, root: Path) -> None:
    """Begin a record, a source or a question.

    Never over one that is there. KIND is country, organisation, agreement, summit, article, source or question. ID is
    the name of its file and its address: lower-case letters, digits and hyphens. For example: `new country sri-lanka`,
    which finds the code too; `new source ministry-letter --in official-text`.
    """
    dossier = read_dossier(root)
    path, text = begun(dossier, kind, id_, of_kind) if kind in TOGETHER else skeleton(dossier, kind, id_)
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
    """Put data files in the house layout; no value changes.

    Without FILES all of them.
    """
    wrong = [one for name in tables_in(files, root) if (one := lay_out(root, name, write=not check))]
    for one in wrong:
        click.echo(str(one))
    if wrong:
        click.echo(f"fmt: {quantity(len(wrong), 'problem')}", err=True)
        raise SystemExit(1)


@click.command()
@click.argument("old")
@click.argument("new_", metavar="NEW")
@ROOT
def rename(old: str, new_: str, root: Path) -> None:
    """Change an id or a code everywhere it is used.

    All of it or nothing; the old id stays as an address. Where two kinds share it, the kind stands in front:
    `rename sources/old-letter new-letter`.
    """
    dossier = sound(root)
    if damaged := read_lock(root)[1]:
        tell(damaged)
    contents = renamed(dossier, root, old, new_)
    write(root, contents)
    for path, content in contents.items():
        click.echo(f"{path}{'' if content is not None else ' (gone)'}")
    for place in still_named(root, old.rpartition("/")[2]):
        click.echo(f"left to you: {printable(place)} says {old}", err=True)


LIST_NAME = click.argument("name", metavar="LIST", callback=lambda _context, _argument, name: list_named(name))


@click.command("export")
@LIST_NAME
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; by default LIST.csv.")
@ROOT
def export_list(name: str, output: Path | None, root: Path) -> None:
    """Write one list of all records as CSV for a spreadsheet.

    LIST is a field that holds a list, such as offers, funding or people. `import` brings it back.
    """
    text = sheet(sound(root), root, name)
    path = output or Path(f"{name}.csv")
    write_whole(path, text.encode())
    click.echo(f"export: {path}", err=True)


@click.command("import")
@LIST_NAME
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--drop", is_flag=True, help="Delete the items whose rows are gone; otherwise a row must be there for each."
)
@ROOT
def import_list(name: str, file: Path, root: Path, *, drop: bool) -> None:
    """Bring back a list that `export` wrote and you changed.

    All of it or nothing is written. For example: `import offers offers.csv`.

    A row without a mark in the column `item` is a new one, at the end of the list of its record.
    """
    made = brought_back(sound(root), root, name, file, drop=drop)
    if isinstance(made, list):
        tell(sorted(made))
    write(root, made)
    for path in made:
        click.echo(path)
    click.echo(f"import: {quantity(len(made), 'file')} changed", err=True)
