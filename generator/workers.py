"""Processes that share what is in memory when they are forked, so that a build keeps every core busy."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

Tasks = Mapping[str, Callable[..., Any]]
_tasks: dict[str, Callable[..., Any]] = {}


class Workers:
    """One process for each core. Only the names of tasks, their arguments and their results travel between them."""

    def __init__(self, tasks: Tasks) -> None:
        # What is there stays there: were the collector to walk over it, every process would get a copy of its own.
        gc.freeze()
        self._pool = ProcessPoolExecutor(cores(), multiprocessing.get_context("fork"), _keep, (tasks,))

    def begin(self, task: str, *given: object) -> "Future[Any]":
        """Have a task done. What comes may be an exception: that of the task, or BrokenProcessPool if one is killed."""
        return self._pool.submit(_do, task, *given)

    def leave(self) -> None:
        """End the processes, and what has not been begun is not done."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def cores() -> int:
    """How many processes can work at once. One where forking is not safe: on other systems and beside other threads."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _keep(tasks: Tasks) -> None:
    _tasks.update(tasks)


def _do(task: str, *given: object) -> Any:
    return _tasks[task](*given)
