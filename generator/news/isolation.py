"""A saved page is read apart, by a process of its own that is ended when its time is over.

Pages come from anywhere, and what reads them is other people's code: on some it would work for hours, on some it may
break off. So on none it works longer than `SECONDS`, and none ends the command. What counts is processor time, so that
a page which is read on an idle machine is read on a busy one. `python -m generator.news.isolation html 10` reads the
page from standard input and answers in JSON.
"""

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from generator.news.saved import Saved, saved_from, unusable
from generator.source.problem import Problem

SECONDS = 10  # of work
WAITING = 6  # times that, by the clock: how long a busy machine may keep a page waiting
SAVE_ALONE = "Save the text of the article alone and take that in."
BROKE_OFF = f"must be a page that can be read: what reads it broke off. {SAVE_ALONE}"


def read_apart(content: bytes, name: str, *, html: bool) -> Saved | Problem:
    """The article on a saved page called `name`, or why there is none.

    Raises ModuleNotFoundError where the packages that read pages are not installed.
    """
    what = unusable(content)
    answer: dict[str, Any] = {"what": what} if what else _asked(content, html=html)
    if "what" in answer:
        return Problem(name, 1, 1, "", answer["what"])
    return saved_from(answer)


def too_tangled(seconds: int) -> str:
    """What is wrong with a page that was not read in its time."""
    return f"must be a page that can be read in {seconds} seconds: this one is too tangled. {SAVE_ALONE}"


def end_after(seconds: int) -> None:
    """From now on this process may work for so many seconds, then the system ends it; on Windows it cannot."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def worked_too_long(code: int) -> bool:
    """Whether a process that ended with this code was ended because it had worked for too long."""
    return hasattr(signal, "SIGPROF") and code == -signal.SIGPROF


def _asked(content: bytes, *, html: bool) -> dict[str, Any]:
    command = [sys.executable, "-m", __name__, "html" if html else "text", str(SECONDS)]
    try:
        answer = subprocess.run(command, input=content, capture_output=True, check=True, timeout=WAITING * SECONDS)  # noqa: S603 - our own program
    except subprocess.TimeoutExpired:
        return {"what": too_tangled(SECONDS)}
    except subprocess.CalledProcessError as error:
        return {"what": too_tangled(SECONDS) if worked_too_long(error.returncode) else BROKE_OFF}
    made: dict[str, Any] = json.loads(answer.stdout)
    if "lacking" in made:
        raise ModuleNotFoundError(name=made["lacking"])
    return made


def answer_apart(kind: str, seconds: int) -> None:
    """Read one page and answer. Where nobody waits any more, the system ends it."""
    end_after(seconds)
    if hasattr(signal, "alarm"):
        signal.alarm((WAITING + 1) * seconds)
    try:
        from generator.news.extraction import read_page  # noqa: PLC0415 - who asks shall not have to load it
    except ModuleNotFoundError as error:
        sys.stdout.write(json.dumps({"lacking": error.name}))
        return
    result = read_page(sys.stdin.buffer.read(), "", html=kind == "html")
    sys.stdout.write(json.dumps({"what": result.what} if isinstance(result, Problem) else asdict(result)))


if __name__ == "__main__":
    answer_apart(sys.argv[1], int(sys.argv[2]))
