"""Many saved pages beside the record: the tables, the order of their rows, going on, and pages that cannot be read."""

import csv
import gzip
import shutil
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import REPOSITORY
from test_isolation import REFUSED

from generator.commands.survey import survey
from generator.news import supervisor

ARTICLES = REPOSITORY / "tests/reading"
TABLES = ("statements.csv", "pages.csv", "agreements.csv")
WORLD = REPOSITORY / "tests/world"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles, one of them in a folder of the folder, and one page that is none."""
    made = tmp_path_factory.mktemp("saved")
    (made / "further").mkdir()
    for number, path in enumerate(sorted(ARTICLES.glob("*.txt"))[:4]):
        shutil.copy(path, made / "further" if number == 3 else made)
    (made / "empty.html").write_bytes(b"")
    return made


def run(*arguments: object, root: Path = REPOSITORY) -> Result:
    return CliRunner().invoke(survey, ["--root", str(root), *map(str, arguments)])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in TABLES}


@pytest.fixture(scope="module")
def surveyed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("survey")
    answer = run(folder, "--to", made, "--jobs", 1)
    assert answer.exit_code == 0, answer.output
    assert "empty.html: must hold text: the file is empty." in answer.stderr
    assert "5 pages, 1 of them could not be read" in answer.stderr
    return made


def test_a_row_for_each_statement_and_each_page(surveyed: Path) -> None:
    pages, statements = rows(surveyed / "pages.csv"), rows(surveyed / "statements.csv")
    names = [Path(one["page"]) for one in pages]
    assert names == sorted(names, key=lambda path: (path.parent.name == "further", path.name))
    assert {one["verdict"] for one in statements} >= {"agrees", "differs"}
    assert len(statements) == sum(
        int(one[name] or 0) for one in pages for name in ("agrees", "differs", "not_recorded")
    )
    assert all(one["reason"] and one["quote"] and one["about"] for one in statements)
    assert [one["wrong"] for one in pages if one["page"].endswith("empty.html")] == [
        "must hold text: the file is empty."
    ]


def test_how_often_each_agreement_is_misreported(surveyed: Path) -> None:
    statements = rows(surveyed / "statements.csv")
    for one in rows(surveyed / "agreements.csv"):
        of_it = [row for row in statements if one["agreement"] in row["about"].split("; ")]
        assert int(one["differs"]) == sum(row["verdict"] == "differs" for row in of_it)
        assert int(one["pages"]) == len({row["page"] for row in of_it})
        assert int(one["pages_that_differ"]) == len({row["page"] for row in of_it if row["verdict"] == "differs"})


def test_two_processes_write_the_same_bytes(folder: Path, surveyed: Path, tmp_path: Path) -> None:
    answer = run(folder, "--to", tmp_path, "--jobs", 2)
    assert answer.exit_code == 0, answer.output
    assert content(tmp_path) == content(surveyed)


@pytest.mark.parametrize("cut", [40, 20_000])
def test_what_was_stopped_goes_on_with_the_same_bytes(cut: int, folder: Path, surveyed: Path, tmp_path: Path) -> None:
    """Stopped in the middle of a row."""
    for name in (*TABLES[:2], "survey.json"):
        shutil.copy(surveyed / name, tmp_path)
    pages = (tmp_path / "pages.csv").read_bytes()
    (tmp_path / "pages.csv").write_bytes(pages[: len(pages) * 2 // 3])
    statements = (tmp_path / "statements.csv").read_bytes()
    (tmp_path / "statements.csv").write_bytes(statements[: len(statements) - cut % 97])
    assert run(folder, "--to", tmp_path, "--jobs", 1).exit_code == 0
    assert content(tmp_path) == content(surveyed)


def test_a_survey_of_something_else_is_left_alone(folder: Path, surveyed: Path, tmp_path: Path) -> None:
    shutil.copytree(surveyed, tmp_path / "there")
    answer = run(folder, "--to", tmp_path / "there", root=WORLD)
    assert answer.exit_code == 2
    assert "--to must be an empty folder, or that of this survey" in answer.stderr
    assert content(tmp_path / "there") == content(surveyed)
    (tmp_path / "further").mkdir()
    (tmp_path / "further" / "pages.csv").write_text("mine")
    assert run(folder, "--to", tmp_path / "further").exit_code == 2


def record(number: int, kind: str, address: str, block: bytes) -> bytes:
    """One record of a WARC file."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-01T10:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def archive(path: Path, pages: list[tuple[str, bytes, str]], *, packed: bool) -> None:
    """A WARC file with answers of a server, and a note that is no page."""
    answers = [
        (address, f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + page) for address, page, kind in pages
    ]
    made = [record(number, "response", *answer) for number, answer in enumerate(answers)]
    made.append(record(len(made), "metadata", "https://example.org/", b"a note"))
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in made))


@pytest.mark.parametrize("packed", [True, False])
def test_pages_in_a_warc_file_are_those_of_a_folder(packed: bool, surveyed: Path, tmp_path: Path) -> None:
    names = sorted(ARTICLES.glob("*.txt"))[:2]
    pages = [(f"https://example.org/{path.name}", path.read_bytes(), "text/plain; charset=utf-8") for path in names]
    pages.insert(1, ("https://example.org/logo.png", b"\x89PNG", "image/png"))
    warc = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    archive(warc, pages, packed=packed)
    answer = run(warc, "--to", tmp_path / "there", "--jobs", 1)
    assert answer.exit_code == 0, answer.output
    assert [one["page"].split(" ")[-1] for one in rows(tmp_path / "there/pages.csv")] == [pages[0][0], pages[2][0]]
    of_folder = [
        row for row in rows(surveyed / "statements.csv") if Path(row["page"]).name in {one.name for one in names}
    ]
    of_warc = rows(tmp_path / "there/statements.csv")
    assert [{**row, "page": ""} for row in of_warc] == [{**row, "page": ""} for row in of_folder]


def test_a_broken_warc_file_and_a_tangled_page_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "PATIENCE", 6)
    article = min(ARTICLES.glob("*.txt"))
    (tmp_path / "pages").mkdir()
    archive(tmp_path / "pages/a.warc.gz", [("https://example.org/a", article.read_bytes(), "text/plain")], packed=True)
    whole = (tmp_path / "pages/a.warc.gz").read_bytes()
    (tmp_path / "pages/a.warc.gz").write_bytes(whole + b"no warc at all")
    (tmp_path / "pages/tangled.html").write_bytes(REFUSED["attributes"])
    shutil.copy(article, tmp_path / "pages/z.txt")
    answer = run(tmp_path / "pages", "--to", tmp_path / "there", "--jobs", 1)
    assert answer.exit_code == 0, answer.output
    wrong = [one["wrong"] for one in rows(tmp_path / "there/pages.csv")]
    assert [bool(one) for one in wrong] == [False, True, True, False], wrong
    assert "whole WARC file" in wrong[1]
    assert "too tangled" in wrong[2]


def test_workers_of_a_scheduler_write_the_same_bytes(folder: Path, surveyed: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with (
        warnings.catch_warnings(),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        warnings.simplefilter("ignore", ResourceWarning)  # of the cluster
        answer = run(folder, "--to", tmp_path, "--scheduler", cluster.scheduler_address)
        assert answer.exit_code == 0, answer.output
        assert content(tmp_path) == content(surveyed)


def test_a_scheduler_that_is_not_there_is_named(folder: Path, tmp_path: Path) -> None:
    answer = run(folder, "--to", tmp_path, "--scheduler", "nonsense")
    assert answer.exit_code in {1, 2}
    assert "--scheduler" in answer.output + answer.stderr
