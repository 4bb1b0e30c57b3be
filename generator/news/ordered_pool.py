"""Many pages asked at once, answered in their order: a few wait, never all, so that memory does not grow with them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from generator.news.harvest import Harvested, Surveyed
from generator.news.supervisor import Supervisor

WAITING_EACH = 4  # pages for each process

Submit = Callable[[Harvested], Any]  # gives something whose `result()` is what became of the page


def in_order(pages: Iterable[Harvested], submit: Submit, most: int) -> Iterator[tuple[int, Surveyed]]:
    """Each page's size with what became of it, in the order of the pages; at most `most` are under way."""
    waiting: deque[tuple[int, Any]] = deque()
    for page in pages:
        waiting.append((page.size, submit(page)))
        if len(waiting) >= most:
            size, asked = waiting.popleft()
            yield size, asked.result()
    while waiting:
        size, asked = waiting.popleft()
        yield size, asked.result()


@contextmanager
def attended(root: Path, day: str, jobs: int) -> Iterator[Submit]:
    """Processes of this machine that pages can be given to."""
    supervisors = [Supervisor(root, day) for _ in range(jobs)]
    free: SimpleQueue[Supervisor] = SimpleQueue()
    for one in supervisors:
        free.put(one)

    def survey(page: Harvested) -> Surveyed:
        supervisor = free.get()
        try:
            return supervisor.survey(page)
        finally:
            free.put(supervisor)

    pool = ThreadPoolExecutor(jobs)
    try:
        yield lambda page: pool.submit(survey, page)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for one in supervisors:
            one.end()
        pool.shutdown()
        for one in supervisors:
            one.close()
