"""Two builds that differ in all but the commit give the same bytes: `python tests/tools/determinism.py [FOLDER]`.

They differ in folder, time zone, locale, hash seed, umask, the times of the files and the clock MkDocs reads. What is
compared: every file of the site (the compressed sitemap too), and the tree that `python -m generator build` writes.
"""

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
MADE = {".venv", "build", "site", "tests"}  # folders at the top, made or not needed
CACHES = shutil.ignore_patterns("__pycache__", ".*_cache", ".hypothesis", ".coverage*")
# Folder, file times, umask, environment.
BUILDS = (
    (
        "one",
        1_000_000_000,
        0o022,
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1000000000"},
    ),
    (
        "another place/with a longer name",
        1_700_000_000,
        0o077,
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "tr_TR.UTF-8",
            "LANG": "tr_TR.UTF-8",
            "PYTHONHASHSEED": "4242",
            "PYTHONUTF8": "1",
            "SOURCE_DATE_EPOCH": "1900000000",
            "COLUMNS": "40",
        },
    ),
)


def left_out(folder: str, names: list[str]) -> set[str]:
    """What is not copied of a folder: a package of the generator may bear the name of a folder at the top."""
    made = MADE.intersection(names) if Path(folder) == REPOSITORY else set()
    return {*CACHES(folder, names), *made}


def build(folder: Path, seconds: int, mask: int, environment: dict[str, str]) -> None:
    """One build of a copy of the repository."""
    shutil.copytree(REPOSITORY, folder, ignore=left_out)
    for path in folder.rglob("*"):
        if ".git" not in path.parts:
            os.utime(path, (seconds, seconds))
    given = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://briefing.example/x/", **environment}
    commands = (["mkdocs", "build", "--strict", "--site-dir", "site"], ["generator", "build", "build/tree"])
    for command in commands:
        subprocess.run([sys.executable, "-m", *command], cwd=folder, env=given, umask=mask, check=True)


def differences(one: Path, other: Path) -> Iterator[str]:
    """The files that are not the same, or only in one of two folders."""
    names = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} for folder in (one, other)
    ]
    yield from (f"{name}: only in one of them" for name in sorted(names[0] ^ names[1]))
    for name in sorted(names[0] & names[1]):
        if not filecmp.cmp(one / name, other / name, shallow=False):
            yield f"{name}: {_first_difference((one / name).read_bytes(), (other / name).read_bytes())}"


def _first_difference(one: bytes, other: bytes) -> str:
    at = next(
        (i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    return f"{one[max(0, at - 30) : at + 30]!r} and {other[max(0, at - 30) : at + 30]!r}"


def main(arguments: list[str]) -> int:
    """Build twice and compare."""
    with tempfile.TemporaryDirectory() as scratch:
        roots = [Path(arguments[0] if arguments else scratch) / name for name, *_ in BUILDS]
        for root, (_, *how) in zip(roots, BUILDS, strict=True):
            build(root, *how)
        found = [
            *differences(roots[0] / "site", roots[1] / "site"),
            *differences(roots[0] / "build/tree", roots[1] / "build/tree"),
        ]
        files = [path for part in ("site", "build/tree") for path in (roots[0] / part).rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        readable = all(path.stat().st_mode & 0o444 == 0o444 for path in files)
    for one in found[:20]:
        print(one)
    print(f"two builds: {len(files)} files, {size / 1e6:.1f} MB, {len(found)} different")
    return 1 if found or not files or not readable else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
