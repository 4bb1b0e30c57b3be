"""The command line: which commands there are, what all share, and that each ends with a sentence.

A command is loaded when it is called: what one needs, such as all that makes pages, takes longer to load than others
take to run. Exit codes: 0 good, 1 problems in the data or a fault of this machine, 2 wrong usage or the wrong place,
130 stopped by who started it.
"""

import errno
import os
from collections.abc import Collection
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.edit.refusal import RefusedError
from generator.model.dossier import DATA, Dossier
from generator.model.loading import data_files, read_dossier
from generator.source.problem import Problem, fault, found, nearest, printable
from generator.text.quantities import quantity

STOPPED = 130  # what shells know an interrupted command by
# The commands of every module.
MODULES_OF_COMMANDS = {
    "checking": "check",
    "building": "build schema secure",
    "editing": "new fmt rename export import",
    "looking": "diff log stale",
    "proving": "verify find archive add-source",
    "read": "read intake",
    "survey": "survey",
    "pdf": "pdf",
}
COMMANDS = {name: module for module, names in MODULES_OF_COMMANDS.items() for name in names.split()}


class NotHereError(click.ClickException):
    """What a command needs is not here; the sentence says how to get it. No usage is shown: it was not wrong."""

    exit_code = 2


class FrontDoor(click.Group):
    """Commands that end with a sentence, whatever becomes of the files they need."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Their names."""
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__package__}.{COMMANDS[cmd_name]}")
        return next(one for one in vars(module).values() if isinstance(one, click.Command) and one.name == cmd_name)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that was asked for. Raises UsageError, which names the one that is meant."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            listed = nearest(args[0], COMMANDS) or f" Known: {', '.join(sorted(COMMANDS))}."
            raise click.UsageError(f"there is no command {found(args[0])}.{listed}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nstopped before it was done.", err=True)
            ctx.exit(STOPPED)
        except ModuleNotFoundError as error:
            package = (error.name or "").partition(".")[0]
            if package == __name__.partition(".")[0]:
                raise
            what = f"{package} is not installed. `make news` installs what reading articles needs."
            raise NotHereError(what) from None
        except RefusedError as error:
            raise click.UsageError(str(error), _of_command(ctx)) from None
        except OSError as error:
            # Where nobody reads on (`| head -1`), click ends without a word.
            if error.errno == errno.EPIPE:
                raise
            raise click.ClickException(fault(error)) from None


def _of_command(ctx: click.Context) -> click.Context:
    """The context of the command that was called, whose usage is shown."""
    name = ctx.invoked_subcommand or ""
    called = ctx.command.get_command(ctx, name) if isinstance(ctx.command, click.Group) else None
    return click.Context(called, ctx, name) if called else ctx


def _with_data(_context: click.Context, _option: click.Parameter, root: Path) -> Path:
    if (root / DATA).is_dir():
        return root
    where = "here" if root == Path() else f"in {printable(str(root))}"
    raise NotHereError(f"there is no folder {DATA}/ {where}. Go to the folder that holds it, or name that with --root.")


ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    callback=_with_data,
    help="The folder that holds data/; by default this one.",
)
DAY = click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _context, _option, given: f"{given:%Y-%m-%d}" if given else "",
    help="The day of the articles whose pages do not say it.",
)


def sound(root: Path) -> Dossier:
    """The table in `root`. Where a file of it cannot be read, the command ends with the problems."""
    dossier = read_dossier(root)
    if dossier.problems:
        tell(dossier.problems)
    return dossier


def tables_in(files: Collection[Path], root: Path) -> list[str]:
    """The names of the data files among the given files and folders; drafts, for example, are left alone."""
    given = [_inside(path, root) for path in files] or [DATA]
    return [name for name in sorted(data_files(root)) if any(f"{name}/".startswith(f"{one}/") for one in given)]


def _inside(path: Path, root: Path) -> str:
    """What a given file or folder of the data is called. A link is itself, not what it leads to."""
    data, whole = (root / DATA).resolve(), path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    if not whole.is_relative_to(data):
        raise click.UsageError(f"{printable(str(path))} must lie in {DATA}/.")
    return (Path(DATA) / whole.relative_to(data)).as_posix()


def tell(problems: Collection[Problem]) -> NoReturn:
    """Print problems to standard output and a total to standard error, and exit 1."""
    in_actions = os.environ.get("GITHUB_ACTIONS") == "true"
    for problem in problems:
        click.echo(str(problem))
        if in_actions:
            click.echo(problem.annotation())
    files = len({problem.path for problem in problems})
    command = click.get_current_context().info_name
    click.echo(f"{command}: {quantity(len(problems), 'problem')} in {quantity(files, 'file')}", err=True)
    raise SystemExit(1)


@click.group(cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn the fact table in data/ into the pages of the briefing site."""
