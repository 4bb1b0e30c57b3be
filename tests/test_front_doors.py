"""Whatever a command finds, it ends with a sentence and a fitting exit code: no traceback, no wrong "usage"."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import REPOSITORY
from previewing import configured

from generator.commands import looking
from generator.commands.front_door import main
from generator.edit import transaction

ARCADIA = Path("data/countries/arcadia.yml")
LOCK = Path("data/evidence.lock.yml")
PAGE = REPOSITORY / "tests" / "intake" / "wire.txt"
COMMANDS = {
    "check": ("check",),
    "build": ("build", "out"),
    "verify": ("verify", "--archive", "archive"),
    "schema": ("schema",),
    "new": ("new", "summit", "edelweiss-2030"),
    "fmt": ("fmt",),
    "fmt --check": ("fmt", "--check"),
    "rename": ("rename", "edelweiss-2028", "fair-2028"),
    "diff": ("diff",),
    "log": ("log",),
    "log to a file": ("log", "--output", "build/history.json"),
    "stale": ("stale", "--today", "2031-06-01"),
    "intake": ("intake", str(PAGE), str(PAGE.parent), "no-such-page.html"),
    "pdf": ("pdf",),
}


def no_data() -> None:
    shutil.rmtree("data")


def data_is_a_file() -> None:
    no_data()
    Path("data").write_text("x")


def nothing_in_data() -> None:
    no_data()
    Path("data").mkdir()


def broken() -> None:
    ARCADIA.write_text("id: [\n")


def another_encoding() -> None:
    ARCADIA.write_bytes("id: Übersee\n".encode("latin-1"))


def files_for_folders() -> None:
    for folder in (Path("build"), Path("data/summits"), Path("data/articles")):
        shutil.rmtree(folder, ignore_errors=True)
        folder.write_text("x")


def folders_for_files() -> None:
    for file in (ARCADIA, LOCK, Path("data/articles/x.draft.yml"), Path("x.md")):
        file.unlink(missing_ok=True)
        file.mkdir()


def pipe() -> None:
    os.mkfifo("data/countries/pipe.yml")


def emacs_lock() -> None:
    Path("data/countries/.#arcadia.yml").symlink_to("somebody@a-machine.1234:5678")


def link_outside() -> None:
    Path("secret.txt").write_text("password: hunter2\n")
    Path("data/countries/link.yml").symlink_to(Path("secret.txt").resolve())


def line_end_in_name() -> None:
    Path("data/countries/a\nb.yml").write_text("id: x\n")


def undecodable_name() -> None:
    Path(os.fsdecode(b"data/countries/\xff.yml")).write_text("id: x\n")


def broken_lock() -> None:
    LOCK.write_text("- edelweiss-2028\n- arcadia-ruritania-text\n")


PLACES = (
    no_data, data_is_a_file, nothing_in_data, broken, another_encoding, files_for_folders, folders_for_files, pipe,
    emacs_lock, link_outside, line_end_in_name, undecodable_name, broken_lock,
)  # fmt: skip


@pytest.fixture
def here(world: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The little world, in which the commands are given."""
    monkeypatch.chdir(world)
    return world


def run(*arguments: str) -> Result:
    """One command where it was given."""
    return CliRunner(env={"GITHUB_ACTIONS": ""}).invoke(main, arguments)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links as Unix has them")
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_ends_with_a_sentence(here: Path, place: Callable[[], None], command: str) -> None:
    place()
    result = run(*COMMANDS[command])
    assert result.exception is None or isinstance(result.exception, SystemExit), (here, result.exception)
    assert result.exit_code in (0, 1, 2)
    assert "Usage:" not in result.stderr or place is files_for_folders
    assert result.exit_code == 0 or result.stderr.strip()
    assert "hunter2" not in result.output


def test_a_place_without_data_is_told_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("check", "schema", "new", "fmt", "log", "stale", "intake"):
        result = run(*COMMANDS[command])
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "Error: there is no folder data/ here. Go to the folder that holds it, or name that with --root.\n"
        )
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "else").mkdir()
    assert "there is no folder data/ in else." in run("fmt", "--root", "else").stderr


@pytest.mark.parametrize("command", ["stale", "rename", "diff", "log", "schema", "verify"])
def test_data_that_cannot_be_read_is_told_with_its_place(here: Path, command: str) -> None:
    broken()
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    result = run(*COMMANDS[command])
    assert result.exit_code == 1
    assert result.stdout.startswith("data/countries/arcadia.yml:1:5: must be closed")
    assert result.stderr == f"{command}: 1 problem in 1 file\n"
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("lacking", ["trafilatura", "justext.core", "charset_normalizer"])
def test_without_the_packages_for_news_intake_says_how_to_get_them(here: Path, lacking: str) -> None:
    """In whichever process they are missed: pages are read in one of their own."""
    (here / "sitecustomize.py").write_text(f"import sys; sys.modules[{lacking!r}] = None")
    result = started("-m", "generator", "intake", str(PAGE), cwd=here, PYTHONPATH=f"{here}{os.pathsep}{REPOSITORY}")
    assert (result.returncode, "Traceback" in result.stderr) == (2, False)
    assert f"{lacking.partition('.')[0]} is not installed. `make news` installs" in result.stderr


@pytest.mark.usefixtures("here")
def test_intake_says_that_names_may_be_missing() -> None:
    broken()
    result = run("intake", str(PAGE))
    assert result.exit_code == 0
    assert result.stderr.startswith("intake: the data has 1 problem that `check` tells")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("command", ["check", "fmt", "rename"])
def test_what_begins_with_a_dot_is_no_data(command: str) -> None:
    emacs_lock()
    Path("data/countries/._arcadia.yml").write_bytes(b"\x00\x05\x16\x07")
    Path("data/countries/.arcadia.yml").write_text("id: [")
    Path("data/.git").mkdir()
    Path("data/.git/x.yml").write_text("id: [")
    result = run(*COMMANDS[command])
    assert result.exit_code == 0, result.output
    assert Path("data/countries/.arcadia.yml").read_text() == "id: ["


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("linked", ["data/countries/zz.yml", "data/evidence.lock.yml", "data/vocabulary.yml"])
def test_a_link_out_of_the_data_tells_nothing_of_what_it_leads_to(linked: str) -> None:
    Path("secret").mkdir()
    Path("secret/hunter2.txt").write_text("hunter2: [&a hunter2, *hunter2, !hunter2 x]\n")
    Path(linked).unlink(missing_ok=True)
    Path(linked).symlink_to(Path("secret/hunter2.txt").resolve())
    result = run("check")
    assert result.exit_code == 1
    assert f"{linked}:1:1: must be a readable file: 'a link to a place outside data/'." in result.stdout
    for command in COMMANDS.values():
        assert "hunter2" not in run(*command).output


@pytest.mark.usefixtures("here")
def test_a_folder_that_is_a_link_is_a_problem_and_a_link_within_the_data_a_file() -> None:
    shutil.move("data/disagreements.yml", "data/.kept")
    Path("data/disagreements.yml").symlink_to(".kept")
    assert run("check").exit_code == 0
    shutil.copytree("data/countries", "elsewhere")
    Path("data/more").symlink_to(Path("elsewhere").resolve())
    result = run("check")
    assert result.stdout.splitlines() == ["data/more:1:1: must be a readable file: 'a link to a place outside data/'."]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["a\nb.yml", "a\r\nb.yml", "a\x1b[31mb.yml", "a\u2028b.yml", "a\u202eb.yml"])
def test_a_name_cannot_split_a_message(name: str) -> None:
    Path("data/countries", name).write_text("id: x\n", encoding="utf-8")
    for lines in (run("check").stdout.splitlines(), run("fmt", "--check").stdout.splitlines()):
        assert all(line.startswith("data/countries/a") for line in lines)
        assert all(line.isprintable() for line in lines)
    shown = CliRunner(env={"GITHUB_ACTIONS": "true"}).invoke(main, ["check"]).stdout.splitlines()
    assert all(line.startswith(("data/", "::error file=data/")) for line in shown)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes as Unix has them")
@pytest.mark.usefixtures("here")
def test_what_is_no_file_is_a_problem() -> None:
    pipe()
    Path("data/countries/folder.yml").mkdir()
    what = "must be a readable file: 'not a file but a folder, a pipe or a device'."
    assert run("check").stdout.splitlines() == [f"data/countries/{name}.yml:1:1: {what}" for name in ("folder", "pipe")]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("place", [line_end_in_name, undecodable_name, link_outside])
def test_git_may_know_any_name(place: Callable[[], None]) -> None:
    known = set(Path("data").rglob("*"))
    place()
    git = ("git", "-c", "user.email=a@b.example", "-c", "user.name=n")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "one")):
        subprocess.run([*git, *command], check=True)
    for path in set(Path("data").rglob("*")) - known:
        path.unlink()
    subprocess.run([*git, "commit", "-qam", "two"], check=True)
    assert run("diff", "HEAD~1").stdout.startswith("No fact changes.\n")
    assert run("log").stderr == "log: 0 changes\n"


def test_secure_says_which_page_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<!doctype html><title>Lost</title>")
    (tmp_path / "old.html").write_bytes("<title>Übersee</title>".encode("latin-1"))
    result = run("secure", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "old.html: must be UTF-8 text.\n")


@pytest.mark.usefixtures("here")
def test_pdf_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("pdf")
    assert (before.exit_code, before.stderr) == (
        2,
        "Error: there is no built site in site/. Build it first: make build.\n",
    )
    Path("site").mkdir()
    assert run("pdf").stderr == before.stderr
    Path("site/index.html").write_text("<title>x</title>")
    monkeypatch.setenv("CHROMIUM", "no/such/program")
    without = run("pdf")
    assert without.exit_code == 2
    assert without.stderr.startswith("Error: pdf needs ")
    pytest.importorskip("playwright")
    monkeypatch.setenv("CHROMIUM", sys.executable)
    other = run("pdf")
    assert other.exit_code == 2
    assert other.stderr.startswith(f"Error: {sys.executable} could not print: ")


@pytest.mark.usefixtures("here")
def test_a_stopped_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(looking, "review", stopped)
    result = run("stale")
    assert (result.exit_code, result.stderr) == (130, "\nstopped before it was done.\n")


def test_a_stopped_rename_leaves_everything_as_it_was(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in sorted(here.rglob("*.yml"))}
    put = transaction._put

    def stopped(root: Path, contents: transaction.Contents) -> None:
        if root == Path() and "data/summits/fair-2028.yml" in contents and contents["data/summits/fair-2028.yml"]:
            put(root, dict(list(contents.items())[:1]))
            raise KeyboardInterrupt
        put(root, contents)

    monkeypatch.setattr(transaction, "_put", stopped)
    assert run(*COMMANDS["rename"]).exit_code == 130
    assert {path: path.read_bytes() for path in sorted(here.rglob("*.yml"))} == before


def started(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own, in a group of its own, as a terminal has it."""
    around = {**os.environ, "PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=around, text=True, capture_output=True, timeout=120,
        start_new_session=True, check=False,
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")
def test_a_command_stopped_while_it_is_loaded_says_so_too(world: Path, tmp_path: Path) -> None:
    (tmp_path / "babel.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    (tmp_path / "pydantic.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    path = os.pathsep.join([str(tmp_path), str(REPOSITORY)])
    result = started("-m", "generator", "check", cwd=world, PYTHONPATH=path)
    assert (result.returncode, result.stderr) == (130, "\nstopped before it was done.\n")


# Run by MkDocs in its own process while others convert pages.
STOP = """\
import os, signal, time

HERE = os.getpid()

def on_page_markdown(markdown, **_):
    if os.getpid() == HERE:
        os.killpg(os.getpgid(0), signal.SIGINT)
        time.sleep(1)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")
def test_a_stopped_build_says_so_and_nothing_else(world: Path) -> None:
    configured(world, "hooks: [stop.py]\n")
    (world / "stop.py").write_text(STOP)
    result = started("-m", "mkdocs", "build", cwd=world)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "Process " not in result.stderr
    assert result.stderr.endswith("\nAborted!\n")


@pytest.mark.skipif(os.name == "nt", reason="a shell as Unix has it")
def test_a_reader_that_goes_away_ends_a_command_without_a_word(world: Path) -> None:
    for number in range(3000):
        (world / f"data/countries/x{number}.yml").write_text("id: [\n")
    line = f"{sys.executable} -m generator check | head -1"
    result = subprocess.run(line, shell=True, cwd=world, text=True, capture_output=True, check=False)  # noqa: S602
    assert result.stdout.count("\n") == 1
    assert "Traceback" not in result.stderr


def test_a_terminal_of_another_encoding_shows_what_it_can(world: Path) -> None:
    (world / ARCADIA).write_text("id: arcadia\nname: Arcadia\ncapital: Київ\n", encoding="utf-8")
    (world / "data/countries/київ.yml").write_text("id: [\n", encoding="utf-8")
    result = started("-m", "generator", "check", cwd=world, PYTHONIOENCODING="latin-1")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert r"data/countries/\u043a" in result.stdout


def test_a_preview_on_a_taken_port_says_which_and_how_to_choose_another(world: Path) -> None:
    configured(world)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = started("-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", cwd=world)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert f"the preview cannot have port {port} of 127.0.0.1: Address already in use." in result.stderr
    assert f"make serve PORT={port + 1}" in result.stderr
    assert not (world / "build" / "pages").exists()  # it did not build first


def test_a_port_taken_during_the_first_build_is_told_too(world: Path) -> None:
    configured(world, "hooks: [take.py]\n")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (world / "take.py").write_text(
        "import socket\n\nheld = []\n\n"
        f"def on_post_build(**_):\n    held.append(socket.create_server(('127.0.0.1', {port})))\n"
    )
    result = started("-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", cwd=world)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert f"make serve PORT={port + 1}" in result.stderr


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("gone.md", "gone.md cannot be read or written: No such file or directory."),
        ("latin.md", "latin.md is not UTF-8 text. Save it as UTF-8."),
    ],
)
def test_a_build_says_which_hand_written_page_cannot_be_read(world: Path, page: str, what: str) -> None:
    configured(world)
    if page == "gone.md":
        (world / "docs" / page).symlink_to("nowhere")
    else:
        (world / "docs" / page).write_bytes("# Übersee\n".encode("latin-1"))
    result = started("-m", "mkdocs", "build", cwd=world)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert what in result.stderr
    assert page in result.stderr
