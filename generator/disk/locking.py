"""One after the other: what is made below build/ is made by one process at a time, and others wait for their turn."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    BEYOND = 1 << 30  # what is locked cannot be read, so it is a byte behind all text

    def lock(file: BinaryIO, *, wait: bool) -> bool:
        """Lock a file for this process; False if another has it and this one shall not wait."""
        while True:
            file.seek(BEYOND)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:  # also after ten seconds
                if not wait:
                    return False
            else:
                return True

    def unlock(file: BinaryIO) -> None:
        """Give the lock back; closing the file does."""

else:
    import fcntl

    def lock(file: BinaryIO, *, wait: bool) -> bool:
        """Lock a file for this process; False if another has it and this one shall not wait."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def unlock(file: BinaryIO) -> None:
        """Give the lock back: closing would not, as long as a process that was forked meanwhile has the file too."""
        fcntl.flock(file, fcntl.LOCK_UN)


class Turn:
    """The turn of this process at what is made below build/ in `root`; it may be taken within itself.

    The system gives it back should the process be killed. `say` tells whom it waits for. Where build/ cannot be written
    there is none to be had: whatever would write there says why it cannot.
    """

    def __init__(self, root: Path, say: Callable[[str], object]) -> None:
        self.path = root / "build" / ".turn"
        self.say = say
        self._depth = 0
        self._file: BinaryIO | None = None

    def take(self) -> None:
        """Wait for it."""
        if self._file is None:
            with suppress(OSError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("a+b", buffering=0)
                self._wait(self._file)
        self._depth += 1

    def leave(self) -> None:
        """Give it back, if it was taken."""
        self._depth = max(0, self._depth - 1)
        if self._file is not None and not self._depth:
            with suppress(OSError):
                unlock(self._file)
            self._file.close()
            self._file = None

    def _wait(self, file: BinaryIO) -> None:
        if not lock(file, wait=False):
            file.seek(0)
            other = file.read().decode("utf-8", "replace") or "unknown"
            self.say(f"Waiting for another command that uses build/ to finish: {other}.")
            lock(file, wait=True)
        file.truncate(0)
        command = " ".join(" ".join(sys.orig_argv[1:]).split())
        file.write(f"process {os.getpid()}, python {command}".encode("utf-8", "replace"))

    def __enter__(self) -> None:
        self.take()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.leave()
