"""`python -m generator survey`: thousands of saved pages → one table of what the record says of their statements."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.front_door import DAY, ROOT, NotHereError, sound
from generator.source.problem import printable
from generator.text.quantities import quantity

if TYPE_CHECKING:
    from generator.news.harvest import Harvested
    from generator.news.ordered_pool import Submit
    from generator.news.survey_tables import Tables

VERDICTS_SAID = {"agrees": "agree", "differs": "differ", "not_recorded": "are not recorded"}


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="FOLDER|WARC…", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--to", required=True, metavar="DIRECTORY", type=click.Path(path_type=Path, file_okay=False),
    help="Write the tables there; the same command goes on with a survey that was stopped.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1, 256), help="How many processes read pages; by default one for each core."
)
@click.option("--scheduler", metavar="ADDRESS", help="The Dask scheduler whose workers read pages, as tcp://HOST:8786.")
@DAY
@ROOT
def survey(pages: tuple[Path, ...], *, to: Path, jobs: int | None, scheduler: str | None, day: str, root: Path) -> None:
    """Read many saved pages beside the record, into tables.

    They stand in folders or WARC files. Says
    of each checkable statement what `read` says: statements.csv has a row for each, pages.csv one for each page
    with what kept it from being read, agreements.csv how often each agreement is misreported. The tables are the
    same with any number of processes, on one machine or several.
    """
    # Here, because reading the record beside pages takes packages of its own, and no other command needs them.
    from generator.news.survey_tables import OtherSurveyError, Tables, state_of_record, write_totals  # noqa: PLC0415

    dossier, state = sound(root), state_of_record(root)
    try:
        tables = Tables(to, {"record": state, "day": day, "material": " ".join(map(str, pages))})
    except OtherSurveyError as error:
        raise click.UsageError(f"--to must be an empty folder, or that of this survey: {to} {error}.") from None
    try:
        with _readers(root, day, jobs, scheduler, state) as (submit, count):
            _write(pages, tables, submit, count)
    finally:
        tables.close()
    write_totals(to, dossier)
    _tell(to)


@contextmanager
def _readers(
    root: Path, day: str, jobs: int | None, scheduler: str | None, state: str
) -> Iterator[tuple["Submit", int]]:
    """Who reads the pages, and how many at once: processes of this machine, or the workers of a scheduler."""
    from generator.news.cluster import OtherRecordError, scheduled  # noqa: PLC0415
    from generator.news.ordered_pool import attended  # noqa: PLC0415

    if not scheduler:
        count = jobs or os.cpu_count() or 1
        with attended(root, day, count) as submit:
            yield submit, count
        return
    if find_spec("distributed") is None:
        raise NotHereError("--scheduler needs Dask: `.venv/bin/python -m pip install distributed` installs it.")
    try:
        with scheduled(scheduler, root, day, state) as there:
            yield there
    except (OtherRecordError, OSError, ValueError) as error:
        raise click.ClickException(f"--scheduler {scheduler}: {error}") from None


def _write(pages: tuple[Path, ...], tables: "Tables", submit: "Submit", count: int) -> None:
    """Write what becomes of each page that is not done yet."""
    from generator.news.harvest import harvest, material, size_of  # noqa: PLC0415
    from generator.news.ordered_pool import WAITING_EACH, in_order  # noqa: PLC0415

    left = harvest(pages)
    done = sum(one.size for one in _skipped(left, tables))
    with _progress(sum(map(size_of, material(pages)))) as bar:
        bar.update(done)
        for number, (size, page) in enumerate(in_order(left, submit, count * WAITING_EACH), tables.done + 1):
            tables.add(page)
            bar.update(size, number)


def _skipped(pages: Iterator["Harvested"], tables: "Tables") -> Iterator["Harvested"]:
    """The pages that an earlier run has done, which must be these."""
    for name in tables.names_done():
        page = next(pages, None)
        if page is None or " ".join(page.name.split()) != name:
            what = f"'{printable(page.name)}'" if page else "nothing"
            raise click.UsageError(
                f"--to must be that of a survey of these pages: '{name}' stands where {what} comes now."
            )
        yield page


def _progress(length: int) -> AbstractContextManager["click._termui_impl.ProgressBar[int]"]:
    return click.progressbar(
        length=length,
        file=sys.stderr,
        label="survey",
        item_show_func=lambda number: f"{number:,} pages" if number else "",
    )


def _tell(to: Path) -> None:
    """Say on standard error what came out, and name the first pages that could not be read."""
    from generator.news.survey_tables import summed  # noqa: PLC0415

    numbers, wrong = summed(to)
    for name, what in wrong:
        click.echo(printable(f"{name}: {what}"), err=True)
    if numbers["wrong"] > len(wrong):
        click.echo(f"and {numbers['wrong'] - len(wrong):,} more, named in {to / 'pages.csv'}", err=True)
    if not numbers["pages"]:
        raise click.UsageError("there is no saved page and no WARC file in what was given.")
    listed = ", ".join(f"{numbers[name]:,} {said}" for name, said in VERDICTS_SAID.items())
    unread = f"{numbers['wrong']:,} of them could not be read"
    click.echo(f"survey: {quantity(numbers['pages'], 'page')}, {unread}; statements: {listed}", err=True)
