"""Asks a process of its own (`surveyor`) about page after page; it ends when it works on one for too long."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Timer

from generator.news.harvest import LACKING, Harvested, Surveyed
from generator.news.isolation import BROKE_OFF, SECONDS, WAITING, too_tangled, worked_too_long

PATIENCE = 2 * SECONDS  # for one page: reading it may take as long as in `read`, and so may comparing it
SURVEYOR = "generator.news.surveyor"  # which needs packages that who asks shall not have to load
PAGES_EACH = 500  # after so many a process is made anew, whatever other people's code may have kept


class Supervisor:
    """Asks the process, and makes a new one where the last was ended."""

    def __init__(self, root: Path, day: str = "") -> None:
        self.root, self.day = root, day
        self.process: subprocess.Popen[bytes] | None = None
        self.asked = 0

    def survey(self, page: Harvested) -> Surveyed:
        """What the record says of a page, or why that took too long or broke off."""
        if page.wrong:
            return Surveyed(page.name, wrong=page.wrong)
        if self.asked >= PAGES_EACH:
            self.close()
        process = self.process = self.process or self._begun()
        self.asked += 1
        with _patient(process) as late:
            answer = _exchanged(process, page, self.day)
        if answer:
            return Surveyed(**json.loads(answer))
        tangled = worked_too_long(process.wait()) or late.is_set()
        self.close()
        return Surveyed(page.name, wrong=too_tangled(PATIENCE) if tangled else BROKE_OFF)

    def _begun(self) -> subprocess.Popen[bytes]:
        self.asked = 0
        command = [sys.executable, "-m", SURVEYOR, str(self.root)]
        # What other people's code says there helps nobody; and who stops the survey ends the process with it.
        process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        said = process.stdout.readline().decode().strip() if process.stdout else ""  # when it has read the record
        if said.startswith(LACKING):
            raise ModuleNotFoundError(name=said.removeprefix(LACKING))
        if not said:
            raise ChildProcessError(f"{' '.join(command)} ended with {process.wait()}")
        return process

    def close(self) -> None:
        """End the process and wait for its end."""
        if self.process:
            self.process.kill()
            self.process.communicate()
        self.process = None

    def end(self) -> None:
        """End the process from another thread, even while it is asked; `close` lets go of it afterwards."""
        if self.process:
            self.process.kill()


@contextmanager
def _patient(process: subprocess.Popen[bytes]) -> Iterator[Event]:
    """A while after which the process is ended, unless this is left before; the event says that it was."""
    late = Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = Timer(WAITING * PATIENCE, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _exchanged(process: subprocess.Popen[bytes], page: Harvested, day: str) -> bytes:
    """The answer of a process; none where it ended."""
    head = {"name": page.name, "html": page.html, "day": day, "bytes": len(page.content), "seconds": PATIENCE}
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(json.dumps(head).encode() + b"\n" + page.content)
        process.stdin.flush()
        answer = process.stdout.readline()
    except OSError:
        return b""
    return answer if answer.endswith(b"\n") else b""
