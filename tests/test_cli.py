"""The command line: exit codes, which stream says what, annotations, and what is written."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

HERE = Path(__file__).parent
WORLD = HERE / "world"
GRAUSTARK = "data/countries/graustark.yml"
LOCK = "data/evidence.lock.yml"


def run(*arguments: object, github: bool = False) -> Result:
    """One call, its output streams apart."""
    return CliRunner(env={"GITHUB_ACTIONS": "true" if github else ""}).invoke(main, [str(one) for one in arguments])


def test_good_data_is_a_line_of_good_news_and_exit_0() -> None:
    result = run("check", "--root", WORLD)
    assert (result.exit_code, result.stdout) == (0, "")
    quotes = "10 quotes checked against archived texts, 3 not archived"
    assert result.stderr == f"check: 9 records, 39 citations, 3 sources, {quotes}, no problems\n"


def test_problems_go_to_stdout_their_total_to_stderr_and_exit_1(world: Path) -> None:
    text = "id: graustark\nname: 7\ncode: XG\nas_of: 2031-01-01\ncapital: NO\n"
    (world / GRAUSTARK).write_text(text, encoding="utf-8")
    result = run("check", "--root", world)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{GRAUSTARK}:2:7: name: must be the name by which readers know it (text): '7'. Put it in quotes.",
        f"{GRAUSTARK}:5:10: capital: must be in quotes ('NO'): YAML reads a bare NO as false.",
    ]
    assert result.stderr == "check: 2 problems in 1 file\n"


def test_in_github_actions_every_problem_is_an_annotation_too(world: Path) -> None:
    (world / GRAUSTARK).write_text("", encoding="utf-8")
    result = run("check", "--root", world, github=True)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{GRAUSTARK}:1:1: must not be empty.",
        f"::error file={GRAUSTARK},line=1,col=1::must not be empty.",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc",),
        ("check", "--rot", "."),
        ("check", "--root", "no/such/folder"),
        ("check", "too", "much"),
        ("build",),
        ("verify",),
        ("verify", "--archive", "no/such/folder"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2_and_says_so_on_stderr(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


def test_help_is_exit_0() -> None:
    for arguments in (["-h"], ["check", "--help"], ["verify", "-h"], ["build", "-h"]):
        result = run(*arguments)
        assert (result.exit_code, result.stderr) == (0, "")


def test_a_table_without_files_is_a_problem_and_not_an_exception(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    result = run("check", "--root", tmp_path)
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["data/site.yml", "data/vocabulary.yml"]


def test_a_damaged_lock_is_one_problem(world: Path) -> None:
    (world / LOCK).write_text("- x\n", encoding="utf-8")
    result = run("check", "--root", world)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stdout.startswith(f"{LOCK}:1:1: must be as `verify` wrote it.")


def test_build_writes_the_pages_and_says_so_on_stderr(tmp_path: Path) -> None:
    result = run("build", "--root", WORLD, tmp_path / "pages")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "pages" / "countries" / "arcadia.md").is_file()
    # A copy without history warns before that.
    assert result.stderr.splitlines()[-1].startswith("build: ")
    assert " 0 files changed" in run("build", "--root", WORLD, tmp_path / "pages").stderr


def test_build_writes_nothing_while_there_are_problems(world: Path, tmp_path: Path) -> None:
    (world / GRAUSTARK).write_text("", encoding="utf-8")
    result = run("build", "--root", world, tmp_path / "pages")
    assert result.exit_code == 1
    assert f"{GRAUSTARK}:1:1" in result.stdout
    assert not (tmp_path / "pages").exists()


def test_verify_writes_the_lock_that_is_there(world: Path) -> None:
    before = (world / LOCK).read_bytes()
    (world / LOCK).unlink()
    result = run("verify", "--root", world, "--archive", world / "archive")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "verify: 10 quotes found in 2 texts, 0 not found, 3 not archived\n"
    assert (world / LOCK).read_bytes() == before


def test_verify_names_what_it_did_not_find_and_exits_1(world: Path) -> None:
    text = world / "archive" / "pan-herald-choir.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("sing before", "dance before"), encoding="utf-8")
    result = run("verify", "--root", world, "--archive", world / "archive")
    assert result.exit_code == 1
    assert result.stdout == "not found in pan-herald-choir: 2: sing before the year is out\n"
    checked = run("check", "--root", world)
    assert checked.exit_code == 1
    assert "was not found there" in checked.stdout


def test_verify_writes_nothing_while_the_data_cannot_be_read(world: Path) -> None:
    before = (world / LOCK).read_bytes()
    (world / GRAUSTARK).write_text("", encoding="utf-8")
    assert run("verify", "--root", world, "--archive", world / "archive").exit_code == 1
    assert (world / LOCK).read_bytes() == before
