"""The pages of a survey, from folders and WARC files in an order that never changes; and what became of each."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from generator.news.saved import LARGEST, PAGE_ENDINGS, page_bytes

WARC_FILES = (".warc", ".warc.gz")
LACKING = "lacking "  # before the name of a package without which no page can be read
ANSWER = "response"  # the type of record that holds what a server sent
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True)
class Harvested:
    """One saved page: what it is called in the survey, its bytes, whether it is marked up, why it is none at all.

    `size` is how much of the material it stands for, in bytes as they lie on the disk.
    """

    name: str
    content: bytes
    html: bool
    size: int
    wrong: str = ""


@dataclass(frozen=True)
class Surveyed:
    """What became of one page: its day, its title, a row for each statement; `wrong` says why there are none."""

    name: str
    day: str = ""
    title: str = ""
    language: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)
    wrong: str = ""


def material(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files that hold pages: those named, and those in the folders named, each folder in the order of names."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders.sort()
            yield from (Path(folder) / name for name in sorted(files) if _holds_pages(name))


def _holds_pages(name: str) -> bool:
    return Path(name).suffix.lower() in PAGE_ENDINGS or name.lower().endswith(WARC_FILES)


def size_of(path: Path) -> int:
    """How many bytes a file has; none where it cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def harvest(paths: tuple[Path, ...]) -> Iterator[Harvested]:
    """Every page, one at a time. What cannot be opened comes as a page that says so.

    Raises ModuleNotFoundError where a WARC file is to be read and the package for it is not installed.
    """
    for path in material(paths):
        try:
            if path.name.lower().endswith(WARC_FILES):
                yield from _archived(path)
            else:
                yield _lone(path)
        except OSError as error:
            yield Harvested(str(path), b"", html=False, size=0, wrong=f"must be a readable file: {error.strerror}.")


def _lone(path: Path) -> Harvested:
    content, html = page_bytes(path)
    return Harvested(str(path), content, html, size_of(path))


def _archived(path: Path) -> Iterator[Harvested]:
    """The pages of a WARC file: its answers of servers that hold text. A broken file comes as one page more."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # noqa: PLC0415 - few need it
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # noqa: PLC0415

    done = 0
    with path.open("rb") as file:
        records = ArchiveIterator(file, arc2warc=True)
        try:
            for number, record in enumerate(records, 1):
                at = file.tell()
                size, done = max(0, at - done), at
                page = _page_of_record(path, number, record, size)
                if page:
                    yield page
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            what = f"must be a whole WARC file: it breaks off after {done:,} bytes ({type(error).__name__})."
            yield Harvested(str(path), b"", html=False, size=0, wrong=what)


def _page_of_record(path: Path, number: int, record: Any, size: int) -> Harvested | None:
    """The page of a record; none where the record is no successful answer with text."""
    answer = record.http_headers
    if record.rec_type != ANSWER or answer is None or answer.get_statuscode() != "200":
        return None
    kind = (answer.get_header("Content-Type") or "text/html").split(";")[0].strip().lower()
    if kind not in PAGE_TYPES:
        return None
    stream: IO[bytes] = record.content_stream()
    content = stream.read(LARGEST + 1)
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Harvested(f"{path}#{number} {address}".strip(), content, kind != "text/plain", size)
