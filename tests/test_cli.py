"""The command line: exit codes, which stream says what, annotations, and what is written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.check.evidence import read_lock
from generator.commands.front_door import main
from generator.commands.pdf import CREATOR, is_free
from generator.model.loading import read_dossier

HERE = Path(__file__).parent
WORLD = HERE / "world"
GRAUSTARK = "data/countries/graustark.yml"
LOCK = "data/evidence.lock.yml"
STRAYED = "cite:\n  - {source: gazette-names, at: table 2}"


def run(*arguments: object, github: bool = False) -> Result:
    """One call, its output streams apart."""
    return CliRunner(env={"GITHUB_ACTIONS": "true" if github else ""}).invoke(main, [str(one) for one in arguments])


def test_good_data_is_a_line_of_good_news_and_exit_0() -> None:
    result = run("check", "--root", WORLD)
    assert (result.exit_code, result.stdout) == (0, "")
    quotes = "10 quotes checked against archived texts, 3 not archived"
    assert result.stderr == f"check: 9 records, 40 citations, 3 sources, {quotes}, no problems\n"


def test_problems_go_to_stdout_their_total_to_stderr_and_exit_1(world: Path) -> None:
    text = "id: graustark\nname: 7\ncode: XG\nas_of: 2031-01-01\ncapital: NO\n"
    (world / GRAUSTARK).write_text(text, encoding="utf-8")
    result = run("check", "--root", world)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{GRAUSTARK}:2:7: name: must be the name by which readers know it (text): '7'. Put it in quotes.",
        f"{GRAUSTARK}:5:10: capital: must be in quotes ('NO'): YAML reads a bare NO as false.",
        f"{GRAUSTARK}:3:1: must be in the house layout, here: 'as_of: 2031-01-01'. `make fmt` does it.",
    ]
    assert result.stderr == "check: 3 problems in 1 file\n"


def test_what_a_field_that_strayed_leaves_behind_is_not_told_as_badly_laid_out(world: Path) -> None:
    path = world / "data/agreements/arcadia-ruritania.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  cite:\n    - {source: gazette-names, at: table 2}", STRAYED), encoding="utf-8")
    [told] = run("check", "--root", world).stdout.splitlines()
    assert "cite: must be a known field: 'cite'. It is a field of `status`: indent it by 2 spaces." in told


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
        ("verify", "--archive", "no/such/folder"),
        ("read", "tests/cases/slips"),
        ("survey", "tests/cases/slips", "--to", "build/no-survey"),
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


def test_a_misspelt_command_is_told_with_the_one_that_is_meant() -> None:
    assert "there is no command 'chekc'. Did you mean 'check'?" in run("chekc").stderr


def test_outside_the_environment_a_sentence_says_how_to_get_in(world: Path) -> None:
    """A Python without our packages must not answer with its own words."""
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HERE.parent)}
    command = [sys.executable, "-S", "-m", "generator", "check"]
    result = subprocess.run(command, cwd=world, env=bare, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "is not installed for" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", [("build",), ("build", "--zensical"), ("schema",)], ids=" ".join)
@pytest.mark.parametrize("name", [".git/HEAD", "notes.md", "data/site.yml"])
def test_a_folder_of_others_is_refused(world: Path, command: tuple[str, ...], name: str) -> None:
    """Of all commands that write a folder, the root itself among them; nothing is lost."""
    (world / "docs").mkdir()
    folder = world if name.startswith("data") else world / "other"
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        (folder / name).write_text("theirs")
    before = {path: path.read_bytes() for path in world.rglob("*") if path.is_file()}
    result = run(*command, "--root", world, folder)
    assert result.exit_code == 2
    assert f"FOLDER: {folder} must be new, empty, or written by this command before" in result.stderr
    assert before.items() <= {path: path.read_bytes() for path in world.rglob("*") if path.is_file()}.items()


def test_what_was_edited_in_a_built_folder_is_said_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    assert run("build", "--root", WORLD, folder).exit_code == 0
    (folder / "countries" / "arcadia.md").write_text("edited")
    (folder / "notes.md").write_text("mine")
    result = run("build", "--root", WORLD, folder)
    assert result.exit_code == 2
    assert "'countries/arcadia.md' was put there or changed by hand, and would be lost." in result.stderr
    (folder / "countries" / "arcadia.md").unlink()
    assert "build: 1 file changed" in run("build", "--root", WORLD, folder).stderr
    assert (folder / "notes.md").read_text() == "mine"


def test_pdf_is_written_over_a_pdf_of_its_own_only(tmp_path: Path) -> None:
    """Which says who made it."""
    pypdf = pytest.importorskip("pypdf")
    output = tmp_path / "briefing.pdf"
    assert is_free(output)
    for text in ("", "# Notes\n", "%PDF-1.7\n", CREATOR):
        output.write_text(text)
        assert not is_free(output)
    for creator, free in (("Someone", False), (CREATOR, True)):
        writer = pypdf.PdfWriter()
        writer.add_blank_page(100, 100)
        writer.add_metadata({"/Title": "Ä", "/Creator": creator})
        writer.write(output)
        assert is_free(output) is free


def test_secure_is_for_built_sites(tmp_path: Path) -> None:
    """It rewrites pages, so not those of any folder."""
    (tmp_path / "index.html").write_text("<head></head><a href='https://x.example'>x</a>")
    result = run("secure", tmp_path)
    assert result.exit_code == 2
    assert "SITE must be a built site, which holds 404.html" in result.stderr
    assert "Content-Security-Policy" not in (tmp_path / "index.html").read_text()


def test_build_writes_nothing_while_there_are_problems(world: Path, tmp_path: Path) -> None:
    (world / GRAUSTARK).write_text("", encoding="utf-8")
    result = run("build", "--root", world, tmp_path / "pages")
    assert result.exit_code == 1
    assert f"{GRAUSTARK}:1:1" in result.stdout
    assert not (tmp_path / "pages").exists()


def told_without_history(result: Result) -> str:
    """What `verify` says behind the warning that the past of this copy is not known, nor what it gave away."""
    warning, rest = result.stderr.split("\n", 1)
    assert warning.startswith("Warning: the history of the data is missing")
    assert "addresses of facts given away since the last `verify` are not known" in warning
    return rest


def test_verify_writes_the_lock_that_is_there(world: Path) -> None:
    before = (world / LOCK).read_bytes()
    (world / LOCK).unlink()
    result = run("verify", "--root", world, "--archive", world / "archive")
    assert (result.exit_code, result.stdout) == (0, "")
    assert told_without_history(result) == (
        "verify: 10 quotes looked up now in 2 texts: 10 found, 0 not found, 10 new in the lock, 3 not archived\n"
    )
    assert (world / LOCK).read_bytes() == before


def archived(world: Path, *names: str) -> Path:
    """A part of the archive, in a folder of its own."""
    part = world / "part"
    part.mkdir()
    for name in names:
        (part / name).write_bytes((world / "archive" / name).read_bytes())
    return part


def test_verify_with_a_part_of_the_archive_leaves_the_rest(world: Path) -> None:
    before = (world / LOCK).read_bytes()
    result = run("verify", "--root", world, "--archive", archived(world, "pan-herald-choir.txt"))
    assert (result.exit_code, result.stdout) == (0, "")
    now = "2 quotes looked up now in 1 text: 2 found, 0 not found, 0 new in the lock"
    assert told_without_history(result) == f"verify: {now}; 8 quotes of 1 other text left as before, 3 not archived\n"
    assert (world / LOCK).read_bytes() == before
    assert run("check", "--root", world).exit_code == 0


@pytest.mark.parametrize("drop", [(), ("--drop",)])
def test_verify_with_an_archive_that_has_no_text_is_wrong_usage(world: Path, drop: tuple[str, ...]) -> None:
    """An empty folder, or one with other texts."""
    before = (world / LOCK).read_bytes()
    part = archived(world)
    for _ in range(2):
        result = run("verify", "--root", world, "--archive", part, *drop)
        assert result.exit_code == 2
        assert "--archive: must hold the text of a source" in result.stderr
        assert (world / LOCK).read_bytes() == before
        (part / "another.txt").write_text("Another text.")


def test_verify_drops_what_is_not_in_the_archive_if_told_and_says_so(world: Path) -> None:
    result = run("verify", "--root", world, "--archive", archived(world, "pan-herald-choir.txt"), "--drop")
    assert (result.exit_code, result.stdout) == (0, "dropped from the lock: arcadia-ruritania-text, 8 quotes\n")
    assert "2 quotes looked up now in 1 text: 2 found, 0 not found, 0 new in the lock, 11 not archived" in result.stderr
    assert list(read_lock(world)[0].texts) == ["pan-herald-choir"]


def test_verify_says_what_it_could_not_look_up_and_leaves_it(world: Path) -> None:
    """A quote that is new in a text of which only the lock knows."""
    path = world / "data" / "agreements" / "arcadia-ruritania.yml"
    text = path.read_text(encoding="utf-8")
    quote = read_dossier(world).agreements["arcadia-ruritania"].signed.quote
    path.write_text(text.replace(str(quote), "written by hand", 1), encoding="utf-8")
    result = run("verify", "--root", world, "--archive", archived(world, "pan-herald-choir.txt"))
    assert result.exit_code == 0
    assert "signed.quote: waits for confirmation by the text of 'arcadia-ruritania-text': 'written by" in result.stdout
    assert "1 waiting for a text" in result.stderr
    whole = run("verify", "--root", world, "--archive", world / "archive")
    assert whole.exit_code == 1
    assert "14:83: signed.quote: must stand in the archived text of 'arcadia-ruritania-text': 'written" in whole.stdout


DAMAGED = {
    "truncated": lambda text: text[: len(text) // 2],
    "in conflict": lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> main\n",
    "another file": lambda _: "a: 1\n",
    "no text": lambda _: "\x00\x01",
}


@pytest.mark.parametrize("drop", [(), ("--drop",)])
@pytest.mark.parametrize("name", DAMAGED)
def test_verify_does_not_write_over_a_damaged_lock(world: Path, name: str, drop: tuple[str, ...]) -> None:
    (world / LOCK).write_text(DAMAGED[name]((world / LOCK).read_text(encoding="utf-8")), encoding="utf-8")
    before = (world / LOCK).read_bytes()
    result = run("verify", "--root", world, "--archive", world / "archive", *drop)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{LOCK}:")
    assert (world / LOCK).read_bytes() == before


def test_verify_of_a_text_that_cannot_be_read_is_a_sentence(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.suffix == ".txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    result = run("verify", "--root", world, "--archive", world / "archive")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {world / 'archive' / 'arcadia-ruritania.txt'} cannot be read: Permission denied.\n"


def test_verify_names_what_it_did_not_find_and_exits_1(world: Path) -> None:
    text = world / "archive" / "pan-herald-choir.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("sing before", "dance before"), encoding="utf-8")
    result = run("verify", "--root", world, "--archive", world / "archive")
    assert result.exit_code == 1
    assert "30:12: claims[1].quote: must stand in the archived text of 'pan-herald-choir'" in result.stdout
    assert result.stdout.endswith("was not found there. Did you mean 'dance before the year is out'?\n")
    checked = run("check", "--root", world)
    assert checked.exit_code == 1
    assert "was not found there" in checked.stdout


def test_verify_writes_nothing_while_the_data_cannot_be_read(world: Path) -> None:
    before = (world / LOCK).read_bytes()
    (world / GRAUSTARK).write_text("", encoding="utf-8")
    assert run("verify", "--root", world, "--archive", world / "archive").exit_code == 1
    assert (world / LOCK).read_bytes() == before


@pytest.mark.parametrize("program", ["generator", "mkdocs"])
def test_a_python_that_leaves_descriptions_out_is_refused(program: str) -> None:
    """Pages, schemas and tables print them. MkDocs reads its configuration, and with it the plugin, before all else."""
    what = ["check"] if program == "generator" else ["build", "--site-dir", os.devnull]
    command = [sys.executable, "-OO", "-m", program, *what]
    result = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert "Run it without -OO." in result.stderr
    assert "Traceback" not in result.stderr
