"""The commands with which one list of all records is edited in a spreadsheet: export, import."""

from pathlib import Path

import click

from generator.commands.front_door import ROOT, sound, tell
from generator.disk.whole import write_whole
from generator.edit.bringing_back import brought_back
from generator.edit.sheets import sheet, unknown_list
from generator.edit.trying import write
from generator.text.markdown import quantity


def _known_list(_context: click.Context, _argument: click.Parameter, name: str) -> str:
    wrong = unknown_list(name)
    if wrong:
        raise click.UsageError(wrong.text)
    return name


LIST_NAME = click.argument("name", metavar="LIST", callback=_known_list)


@click.command("export")
@LIST_NAME
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; by default LIST.csv.")
@ROOT
def export_list(name: str, output: Path | None, root: Path) -> None:
    """Write one list of all records, such as offers, funding or people, as CSV for a spreadsheet."""
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
    """Bring back a list that `export` wrote and a spreadsheet changed. All of it or nothing is written.

    A row without a mark in the column `item` is a new one, at the end of the list of its record.
    """
    made = brought_back(sound(root), root, name, file, drop=drop)
    if isinstance(made, list):
        tell(sorted(made))
    write(root, made)
    for path in made:
        click.echo(path)
    click.echo(f"import: {quantity(len(made), 'file')} changed", err=True)
