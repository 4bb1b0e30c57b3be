"""The lock files: `python tests/tools/locks.py UV write` makes them anew, `… UV check` says whether they hold.

A lock is right when every requirement has one version, when resolving it again with these versions asks for the same
packages and knows all its hashes, when each supported Python has a file on each supported system, and when the oldest
and the newest pip install exactly what it names. All but the first ask the package registry.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import environment
from packaging import tags
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

TOOLS = "tests/tools"
BASE = "requirements.lock"
# What each lock is for, in the words of uv. Those that add to the base keep its versions.
LOCKS = {
    BASE: ["pyproject.toml", "--group", "build"],
    "requirements-news.lock": ["pyproject.toml", "--group", "build", "--extra", "news", "--constraint", BASE],
    "requirements-tests.lock": [
        *("pyproject.toml", "--group", "build", "--extra", "news", "--group", "tests", "--constraint", BASE)
    ],
    **{f"{TOOLS}/{group}.lock": ["--group", group] for group in ("gates", "audit", "lock", "oldest-pip", "newest-pip")},
}
# Elsewhere some package has no file for some Python; the README says so.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
LINUX = [f"manylinux_2_{minor}" for minor in range(28, 4, -1)] + [
    "manylinux2014",
    "manylinux2010",
    "manylinux1",
    "linux",
]
SYSTEMS: dict[str, tuple[list[str], dict[str, str]]] = {
    "Linux on Intel": ([f"{one}_x86_64" for one in LINUX], {"sys_platform": "linux", "platform_machine": "x86_64"}),
    "Linux on ARM": ([f"{one}_aarch64" for one in LINUX], {"sys_platform": "linux", "platform_machine": "aarch64"}),
    "macOS on Intel": (
        list(tags.mac_platforms((14, 0), "x86_64")),
        {"sys_platform": "darwin", "platform_machine": "x86_64"},
    ),
    "macOS on ARM": (
        list(tags.mac_platforms((14, 0), "arm64")),
        {"sys_platform": "darwin", "platform_machine": "arm64"},
    ),
    "Windows on Intel": (["win_amd64"], {"sys_platform": "win32", "platform_machine": "AMD64"}),
}
PLATFORM_NAMES = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}
# The tools of the gates run where CI runs.
SERVER = ("Linux on Intel",)
COMPILE = ["pip", "compile", "--quiet", "--universal", "--python-version", PYTHONS[0]]
HASHED = ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
HASH = re.compile(r"sha256:[0-9a-f]{64}")


class Locked(NamedTuple):
    """One requirement of a lock: as it is written without its hashes, and these."""

    requirement: str
    hashes: frozenset[str]

    @property
    def name(self) -> str:
        """The name of the package as all tools compare it."""
        return canonicalize_name(Requirement(self.requirement).name)


def requirements(text: str) -> Iterator[Locked]:
    """The requirements of a lock file; what pip would read as an option comes back as one without hashes."""
    for line in text.replace("\\\n", " ").splitlines():
        stated = line.split(" #")[0].strip()
        if stated and not stated.startswith("#"):
            requirement, *hashes = re.split(r"\s+--hash=", stated)
            yield Locked(requirement.strip(), frozenset(hashes))


def written(text: str) -> Iterator[str]:
    """What is wrong with a lock as it stands."""
    for one in requirements(text):
        try:
            asked = Requirement(one.requirement)
        except InvalidRequirement:
            yield f"not a requirement: {one.requirement[:80]}"
            continue
        if [clause.operator for clause in asked.specifier] != ["=="] or asked.url:
            yield f"not one version: {one.requirement[:80]}"
        if not one.hashes:
            yield f"without a hash: {one.requirement[:80]}"
        yield from (f"not a hash: {each}" for each in sorted(one.hashes) if not HASH.fullmatch(each))


def differing(lock: Iterable[Locked], fresh: Iterable[Locked]) -> Iterator[str]:
    """How a lock differs from what its own versions resolve to today; files may have been added since."""
    here, there = ({one.requirement: one.hashes for one in which} for which in (lock, fresh))
    yield from (f"needed and not locked: {one}" for one in sorted(there.keys() - here.keys()))
    yield from (f"locked and not needed: {one}" for one in sorted(here.keys() - there.keys()))
    for one in sorted(here.keys() & there.keys()):
        yield from (f"not a hash of {one}: {each}" for each in sorted(here[one] - there[one]))


def unpublished(lock: Iterable[Locked], fresh: Iterable[Mapping[str, Any]], systems: Iterable[str]) -> Iterator[str]:
    """Which supported Python on which of `systems` finds no built file with a hash of the lock.

    `fresh` are the packages of a lock made now (PEP 751), which tell what each hash is a file of.
    """
    names = {digest: name for one in fresh for digest, name in files(one).items()}
    for one in lock:
        built = [parse_wheel_filename(name)[3] for name in map(names.get, one.hashes) if name and name.endswith(".whl")]
        marker = Requirement(one.requirement).marker
        for python in PYTHONS:
            for system in systems:
                asked = not marker or marker.evaluate(surroundings(python, system))
                if asked and not any(offered & accepted(python, system) for offered in built):
                    yield f"no file of {one.requirement} for Python {python} and {system}"


def files(package: Mapping[str, Any]) -> dict[str, str]:
    """The files of a package in a fresh lock (PEP 751): hash → file name."""
    given = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
    return {f"sha256:{one['hashes']['sha256']}": unquote(one["url"].rpartition("/")[2]) for one in given}


@cache
def accepted(python: str, system: str) -> frozenset[tags.Tag]:
    """The tags of files that a Python on a system takes."""
    version, platforms = tuple(map(int, python.split("."))), SYSTEMS[system][0]
    return frozenset(
        [*tags.cpython_tags(version, platforms=platforms), *tags.compatible_tags(version, None, platforms)]
    )


def surroundings(python: str, system: str) -> dict[str, str]:
    """What the marker of a requirement is judged by."""
    given = SYSTEMS[system][1]
    name, family = PLATFORM_NAMES[given["sys_platform"]]
    own = {"platform_system": name, "os_name": family, "platform_python_implementation": "CPython"}
    return {
        **given,
        **own,
        "implementation_name": "cpython",
        "python_version": python,
        "python_full_version": f"{python}.9",
    }


def missing(lock: Iterable[Locked], installed: Iterable[str]) -> Iterator[str]:
    """How an environment (`name==version` of all its packages) differs from a lock for this Python and system."""
    asked = [Requirement(one.requirement) for one in lock]
    wanted = {
        f"{canonicalize_name(one.name)}{one.specifier}" for one in asked if not one.marker or one.marker.evaluate()
    }
    there = {f"{canonicalize_name(name)}=={version}" for name, _, version in (one.partition("==") for one in installed)}
    yield from (f"not installed: {one}" for one in sorted(wanted - there))
    yield from (f"installed and not locked: {one}" for one in sorted(there - wanted))


def judged(uv: str, lock: str, folder: Path) -> Iterator[str]:
    """What resolving a lock's own versions anew says of it."""
    here = list(requirements(Path(lock).read_text(encoding="utf-8")))
    pins, fresh, named = folder / "pins.txt", folder / "fresh.txt", folder / "pylock.toml"
    pins.write_text("".join(f"{one.requirement}\n" for one in here), encoding="utf-8")
    again = [uv, *COMPILE, *LOCKS[lock], "--constraint", str(pins), "--upgrade"]
    # Only the second form says which file a hash belongs to, and only the first has those for Pythons long gone.
    forms = [*HASHED, "--output-file", str(fresh)], ["--format", "pylock.toml", "--output-file", str(named)]
    if said := next(filter(None, (ran([*again, *form]) for form in forms)), ""):
        yield f"cannot be resolved: {said}"
        return
    yield from differing(here, requirements(fresh.read_text(encoding="utf-8")))
    packages = tomllib.loads(named.read_text(encoding="utf-8"))["packages"]
    yield from unpublished(here, packages, SYSTEMS if lock.startswith("requirements") else SERVER)


def installable(lock: str, pip: str, folder: Path) -> Iterator[str]:
    """What one pip installs from a lock into an empty environment, compared with the lock."""
    python = environment.executable(folder)
    own = [
        *environment.PIP,
        "install",
        "--quiet",
        "--require-hashes",
        "--no-deps",
        "--requirement",
        f"{TOOLS}/{pip}.lock",
    ]
    steps = (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [python, *own],
        [python, *environment.PIP, *environment.EXACTLY, lock],
        [python, *environment.PIP, "check"],
    )
    if said := next(filter(None, map(ran, steps)), ""):
        yield f"{pip}: {said}"
        return
    here = list(requirements(Path(lock).read_text(encoding="utf-8")))
    listing = [python, *environment.PIP, "list", "--format=freeze"]
    listed = subprocess.run(listing, check=True, capture_output=True, text=True).stdout.split()
    # What every environment begins with.
    brought = {"pip", "setuptools"} - {one.name for one in here}
    packages = [one for one in listed if canonicalize_name(one.partition("==")[0]) not in brought]
    yield from (f"{pip}: {one}" for one in missing(here, packages))


def ran(command: list[str]) -> str:
    """Run a command and give the last words of what it said if it failed."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return " ".join((done.stderr.strip() or done.stdout.strip() or "failed").split())[-400:] if done.returncode else ""


def check(uv: str) -> Iterator[str]:
    """Everything that is wrong with the locks, each with the file it stands in."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for lock in LOCKS:
            problems = list(written(Path(lock).read_text(encoding="utf-8")))
            problems = problems or list(judged(uv, lock, folder))
            yield from (f"{lock}: {one}" for one in problems)
        for lock in (BASE, "requirements-tests.lock"):
            for pip in ("oldest-pip", "newest-pip"):
                yield from (f"{lock}: {one}" for one in installable(lock, pip, folder / pip))


def write(uv: str) -> Iterator[str]:
    """Choose the newest allowed versions and write every lock; what could not be resolved comes back."""
    for lock, needs in LOCKS.items():
        said = ran([uv, *COMPILE, *HASHED, "--upgrade", *needs, "--output-file", lock])
        if said:
            yield f"{lock}: {said}"


def main(arguments: list[str]) -> int:
    """Write or check, say what is wrong, and end with the figures."""
    uv, what = arguments
    broken = list({"check": check, "write": write}[what](uv))
    for one in broken:
        print(one)
    counts = {lock: len(list(requirements(Path(lock).read_text(encoding="utf-8")))) for lock in LOCKS}
    told = ", ".join(f"{Path(lock).stem.removeprefix('requirements-')} {count}" for lock, count in counts.items())
    print(f"locks: {told} packages, {len(broken)} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
