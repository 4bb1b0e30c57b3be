"""The pages of a survey read on several machines: a Dask scheduler gives them to its workers.

Each worker reads the record from its own copy of this repository, in the same place, and says so where that is another
record. There, too, a page is read by a process that is ended when it takes too long.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import local

from generator.news.harvest import Harvested, Surveyed
from generator.news.ordered_pool import Submit
from generator.news.supervisor import Supervisor
from generator.news.survey_tables import state_of_record

HERE = local()  # for each thread of a worker, its process


class OtherRecordError(Exception):
    """A worker has another record than the one the survey was begun with."""


@contextmanager
def scheduled(address: str, root: Path, day: str, state: str) -> Iterator[tuple[Submit, int]]:
    """Workers that pages can be given to, and how many pages they read at once. `state` is that of the record.

    Raises ModuleNotFoundError where Dask is not installed, OSError where nobody answers at the address.
    """
    from distributed import Client  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415

    with Client(address, timeout="20s") as client:
        ask = partial(client.submit, survey_there, str(root.resolve()), day, state, pure=False)
        yield ask, max(1, sum(client.ncores().values()))


def survey_there(root: str, day: str, state: str, page: Harvested) -> Surveyed:
    """Read a page on the machine this is called on. Raises OtherRecordError."""
    supervisor: Supervisor | None = getattr(HERE, "supervisor", None)
    if supervisor is None or (str(supervisor.root), supervisor.day, HERE.state) != (root, day, state):
        if state_of_record(Path(root)) != state:
            raise OtherRecordError(f"must be the same record on every machine: that in {root} is another.")
        if supervisor:
            supervisor.close()
        HERE.supervisor = supervisor = Supervisor(Path(root), day)
        HERE.state = state
    return supervisor.survey(page)
