"""The tables of a survey, written page by page in the order of the material, so that a survey can be gone on with.

`statements.csv` has a row for each statement, `pages.csv` one for each page, written after its statements: whatever
stands behind the statements of the last whole page is cut off when a survey goes on. `agreements.csv` is made at the
end.
"""

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from generator.disk.atomic_write import write_whole
from generator.export.columns import cell_text, original
from generator.model.dossier import Dossier
from generator.model.loading import data_files
from generator.news.finding import Stance
from generator.news.harvest import Surveyed

STATEMENTS, PAGES, AGREEMENTS, OF_WHAT = "statements.csv", "pages.csv", "agreements.csv", "survey.json"
OF_A_STATEMENT = tuple("page day paragraph quote about kind verdict recorded at sources reason reported".split())
VERDICT_COLUMNS = {Stance.AGREES: "agrees", Stance.DIFFERS: "differs", Stance.SILENT: "not_recorded"}
OF_A_PAGE = ("page", "day", "language", "title", *VERDICT_COLUMNS.values(), "wrong")
OF_AN_AGREEMENT = ("agreement", "name", "pages", "pages_that_differ", *VERDICT_COLUMNS.values(), "share_that_differs")
FIRST_NAMED = 10
BETWEEN_IDS = "; "  # several ids in one cell


class OtherSurveyError(Exception):
    """The folder holds a survey of something else; the message says of what."""


def state_of_record(root: Path) -> str:
    """What tells one state of the record from another: a survey is gone on with by the same one only."""
    digest = hashlib.sha256()
    for name in sorted(data_files(root)):
        digest.update(f"{name}\n".encode() + (root / name).read_bytes())
    return digest.hexdigest()


class Tables:
    """The tables in a folder. `done` are the pages of an earlier run that stay."""

    def __init__(self, folder: Path, of_what: dict[str, str]) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        _same_survey(folder, of_what)
        self.done = _pages_kept(folder)
        self.statements = (folder / STATEMENTS).open("a", encoding="utf-8", newline="")
        self.pages = (folder / PAGES).open("a", encoding="utf-8", newline="")

    def add(self, page: Surveyed) -> None:
        """Write a page behind the others."""
        self.statements.write("".join(_table_line(_statement_cells(page, row)) for row in page.rows))
        self.statements.flush()
        self.pages.write(_table_line(_page_cells(page)))
        self.pages.flush()

    def names_done(self) -> Iterator[str]:
        """The names of the pages of an earlier run, in their order."""
        with (self.folder / PAGES).open("rb") as file:
            file.readline()
            for _ in range(self.done):
                yield original(_table_row(file.readline())[0])

    def close(self) -> None:
        """Let go of the files."""
        self.statements.close()
        self.pages.close()


def _same_survey(folder: Path, of_what: dict[str, str]) -> None:
    marker = folder / OF_WHAT
    text = json.dumps(of_what, ensure_ascii=False, indent=2) + "\n"
    if marker.is_file() and marker.read_text(encoding="utf-8") != text:
        raise OtherSurveyError("holds a survey with another record or of other material")
    if not marker.is_file() and any((folder / name).exists() for name in (STATEMENTS, PAGES)):
        raise OtherSurveyError("holds tables that are not of a survey")
    write_whole(marker, text.encode())
    for name, head in ((STATEMENTS, OF_A_STATEMENT), (PAGES, OF_A_PAGE)):
        if not (folder / name).is_file():
            (folder / name).write_text(_table_line(head), encoding="utf-8", newline="")


def _pages_kept(folder: Path) -> int:
    """How many pages stay: the whole rows of the pages, and of the statements as many as these have."""
    pages = rows = 0
    with (folder / PAGES).open("rb") as file:
        end = len(file.readline())
        for line in file:
            if not line.endswith(b"\n"):
                break
            row = _table_row(line)
            rows += sum(int(row[OF_A_PAGE.index(name)] or 0) for name in VERDICT_COLUMNS.values())
            pages, end = pages + 1, end + len(line)
    _cut_off(folder / PAGES, end)
    with (folder / STATEMENTS).open("rb") as file:
        _cut_off(folder / STATEMENTS, sum(len(file.readline()) for _ in range(rows + 1)))
    return pages


def _cut_off(path: Path, end: int) -> None:
    with path.open("r+b") as file:
        file.truncate(end)


def _table_row(line: bytes) -> list[str]:
    return next(csv.reader([line.decode()]))


def _table_line(cells: Iterable[Any]) -> str:
    """One line of a table: no cell holds a break, so that rows and lines are one."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([cell_text(one) for one in cells])
    return text.getvalue()


def _statement_cells(page: Surveyed, row: dict[str, Any]) -> list[Any]:
    listed = {**row, "page": page.name, "day": page.day, "about": BETWEEN_IDS.join(row["about"])}
    listed |= {"sources": BETWEEN_IDS.join(row["sources"])}
    return [listed[name] for name in OF_A_STATEMENT]


def _page_cells(page: Surveyed) -> list[Any]:
    verdicts = Counter(row["verdict"] for row in page.rows)
    numbers = ["" if page.wrong else verdicts[str(outcome)] for outcome in VERDICT_COLUMNS]
    return [page.name, page.day, page.language, page.title, *numbers, page.wrong]


def write_totals(folder: Path, dossier: Dossier) -> None:
    """Write for each agreement on how many pages it is spoken of, and how often the record has something else."""
    verdicts: Counter[tuple[str, str]] = Counter()
    pages: Counter[str] = Counter()
    differing: Counter[str] = Counter()
    with (folder / STATEMENTS).open(encoding="utf-8", newline="") as file:
        for _, rows in groupby(csv.DictReader(file), key=itemgetter("page")):
            found = [(id_, row["verdict"]) for row in rows for id_ in row["about"].split(BETWEEN_IDS)]
            found = [one for one in found if one[0] in dossier.agreements]
            verdicts.update(found)
            pages.update({id_ for id_, _ in found})
            differing.update({id_ for id_, verdict in found if verdict == Stance.DIFFERS})
    lines = [_table_line(OF_AN_AGREEMENT)]
    for id_ in sorted(pages):
        numbers = [verdicts[id_, str(outcome)] for outcome in VERDICT_COLUMNS]
        share = f"{verdicts[id_, str(Stance.DIFFERS)] / sum(numbers):.3f}"
        lines.append(_table_line([id_, dossier.agreements[id_].name, pages[id_], differing[id_], *numbers, share]))
    write_whole(folder / AGREEMENTS, "".join(lines).encode())


def summed(folder: Path) -> tuple[Counter[str], list[tuple[str, str]]]:
    """How many pages and statements there are, by verdict, and the first of the pages that could not be read."""
    numbers: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    with (folder / PAGES).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            numbers["pages"] += 1
            numbers["wrong"] += bool(row["wrong"])
            if row["wrong"] and len(wrong) < FIRST_NAMED:
                wrong.append((row["page"], row["wrong"]))
            for name in VERDICT_COLUMNS.values():
                numbers[name] += int(row[name] or 0)
    return numbers, wrong
