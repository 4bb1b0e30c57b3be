"""Processes that share what is in memory when they are forked, so that a build keeps every core busy."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import Connection
from typing import Any

# With more, the process that takes their results is what they wait for; and a container may show more than it has.
MOST = 8
# The name and number are those of the Linux call prctl.
PR_SET_PDEATHSIG = 1
Tasks = Mapping[str, Callable[..., Any]]
_tasks: dict[str, Callable[..., Any]] = {}


class KilledError(Exception):
    """A process ended before it had an answer."""


class Keeper:
    """One process beside this one that does one task after the other and keeps what it made in memory.

    It needs no thread here, so that others may be forked after it.
    """

    def __init__(self, tasks: Tasks) -> None:
        context = _context()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(theirs, tasks), daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, task: str, *given: object) -> Callable[[], Any]:
        """Have a task done. What is returned waits for its result, and raises what it raised, or KilledError."""
        self._pipe.send((task, given))
        return self._result

    def _result(self) -> Any:
        try:
            done, result = self._pipe.recv()
        except EOFError:
            raise KilledError from None
        if not done:
            raise result
        return result

    def leave(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


class Workers:
    """So many processes for many small tasks. Only their names, arguments and results travel between processes."""

    def __init__(self, tasks: Tasks, count: int) -> None:
        self._pool = ProcessPoolExecutor(count, _context(), _keep, (tasks,))

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
    return min(MOST, len(os.sched_getaffinity(0)))


def _context() -> Any:
    # What is there stays there: were the collector to walk over it, every process would get a copy of its own.
    gc.freeze()
    return multiprocessing.get_context("fork")


def _keep(tasks: Tasks) -> None:
    _live_with_parent()
    _tasks.update(tasks)


def _live_with_parent() -> None:
    """Have the system end this process should the one that forked it be killed: it would wait for tasks for ever.

    An interruption from the keyboard reaches both: the parent answers it, this one ends without a word.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _do(task: str, *given: object) -> Any:
    return _tasks[task](*given)


def _answer(pipe: Connection, tasks: Tasks) -> None:
    _live_with_parent()
    while True:
        try:
            task, given = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send((True, tasks[task](*given)))
        except Exception as error:  # noqa: BLE001 - raised again by who asked
            error.add_note(traceback.format_exc())
            pipe.send((False, error))
