"""Make a virtual environment that holds exactly what lock files say.

`python3 tests/tools/environment.py FOLDER LOCK… [--project]`, the lock that others add to first. Nothing is resolved:
pip before 23.3 looks for the newest release of whatever another package names with an extra, and no lock can hold that
still (pip issues 9644 and 12345). So each file is installed as it is written, by hash, and `pip check` says afterwards
whether anything is missing.

What was installed is known by the content of the lock files, not by their times: going to another commit and back costs
nothing. This file is run by whatever Python there is, so it keeps to what an old one reads.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
TOO_OLD = "Python 3.11 or newer is needed; say which: make PYTHON=python3.13 …"
RECORD = "holds.json"
PIP = ["-m", "pip", "--disable-pip-version-check"]
EXACTLY = ["install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", "--requirement"]
PROJECT = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", "."]


def main(arguments: list[str]) -> str | int:
    """Bring the environment up to date: 0, or the sentence that says why not. What is up to date is left alone."""
    if sys.version_info < OLDEST:
        return TOO_OLD
    folder, *locks = (Path(one) for one in arguments if one != "--project")
    wanted = {lock.name: digest(lock) for lock in locks}
    if "--project" in arguments:
        # Its folder too: after a move the package would be imported from where it was.
        wanted["project"] = f"{digest(Path('pyproject.toml'))} {Path.cwd()}"
    try:
        bring_up_to_date(folder, locks, wanted)
    except subprocess.CalledProcessError:
        return f"{folder} could not be made ready; why is said above."
    return 0


def bring_up_to_date(folder: Path, locks: list[Path], wanted: dict[str, str]) -> None:
    """Install what is missing, into a new environment where something else is held. Raises CalledProcessError."""
    held = holds(folder)
    if held.get("python") != python() or any(
        held.get(lock.name, wanted[lock.name]) != wanted[lock.name] for lock in locks
    ):
        held = {"python": python()}
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    if all(held.get(name) == value for name, value in wanted.items()):
        return
    for lock in locks:
        if lock.name not in held:
            print(f"Installing what {lock} names …", flush=True)
            run(folder, [*PIP, *EXACTLY, str(lock)])
    if "project" in wanted:
        run(folder, [*PIP, *PROJECT])
    run(folder, [*PIP, "check"])
    record(folder, {**held, **wanted})


def digest(path: Path) -> str:
    """The sha256 of a file; line ends do not count, because git may have changed them."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def python() -> str:
    """Which Python an environment belongs to: it works with no other."""
    return f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"


def executable(folder: Path) -> str:
    """The Python of an environment."""
    return str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def holds(folder: Path) -> dict[str, str]:
    """What was written down after the last installation; nothing if that broke off or the Python is gone."""
    try:
        held = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        subprocess.run([executable(folder), "-c", ""], check=True, capture_output=True)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return {}
    return held if isinstance(held, dict) else {}


def run(folder: Path, arguments: list[str]) -> None:
    """Run the environment's own Python; what it says is shown only if it fails. Raises CalledProcessError."""
    done = subprocess.run(
        [executable(folder), *arguments], check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        print(done.stdout.decode("utf-8", "replace"), end="", flush=True)
        done.check_returncode()


def record(folder: Path, held: dict[str, str]) -> None:
    """Write down what the environment holds, whole or not at all."""
    part = folder / f"{RECORD}.part"
    part.write_text(json.dumps(held, indent=1, sort_keys=True), encoding="utf-8")
    part.replace(folder / RECORD)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
