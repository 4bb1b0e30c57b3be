"""One after the other: who waits is told for whom, and nobody waits for one that is gone."""

import multiprocessing
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk.locking import Turn

HOLD = """
import pathlib, sys
from generator.disk.locking import Turn
turn = Turn(pathlib.Path(sys.argv[1]), print)
turn.take()
print(flush=True)
input()
"""


@contextmanager
def held(root: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has its turn until it is ended."""
    command = [sys.executable, "-c", HOLD, str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_who_waits_is_told_for_whom_and_a_killed_process_gives_its_turn_back(tmp_path: Path) -> None:
    told: list[str] = []
    with held(tmp_path) as other:

        def say(text: str) -> None:
            told.append(text)
            other.kill()

        with Turn(tmp_path, say):
            assert other.wait(20) != 0
    assert len(told) == 1
    assert told[0].startswith(
        f"Waiting for another command that uses build/ to finish: process {other.pid}, python -c "
    )


def test_a_turn_may_be_taken_within_itself_and_is_given_back_once(tmp_path: Path) -> None:
    turn, another = Turn(tmp_path, print), Turn(tmp_path, print)
    for _ in range(2):
        with turn:
            with turn:
                assert not free(another)
            assert not free(another)
        assert free(another)
    turn.leave()  # who has none gives nothing back
    assert free(another)


def free(turn: Turn) -> bool:
    """Whether nobody has the turn."""

    class WaitingError(Exception):
        """There is somebody."""

    def stop(_: str) -> None:
        raise WaitingError

    turn.say = stop
    try:
        with turn:
            return True
    except WaitingError:
        turn.leave()
        return False


def test_a_process_that_was_forked_meanwhile_does_not_keep_the_turn(tmp_path: Path) -> None:
    """As a process started by what works may, which may live a moment longer."""
    turn = Turn(tmp_path, print)
    with turn:
        child = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
        child.start()
    assert free(Turn(tmp_path, print))
    child.kill()
    child.join()


def test_where_nothing_can_be_written_nobody_waits(tmp_path: Path) -> None:
    """What would write there says why it cannot."""
    (tmp_path / "build").write_text("a file")
    with Turn(tmp_path, print):
        assert (tmp_path / "build").read_text() == "a file"
