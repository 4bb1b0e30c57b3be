"""A build that fails, is stopped, killed or finds no room, or that is not the only one, leaves a whole site."""

import contextlib
import hashlib
import logging
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from mkdocs.utils import CountHandler
from previewing import previewing, wait_for

from generator.disk.locking import Turn
from generator.site.stopping import warned

pytestmark = pytest.mark.thorough

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
CONFIGURATION = """\
site_name: World
site_url: https://briefing.example/
theme: {{name: material, font: false, custom_dir: '{theme}'}}
extra: {{scope: /}}
plugins: [search, briefing]
markdown_extensions: [attr_list, md_in_html, footnotes, def_list, {{tables: {{use_align_attribute: true}}}}]
"""
# The prerequisite of all targets is the project's own environment; here the one that runs the tests.
MAKE = ["make", "--no-print-directory", f"BIN={Path(sys.executable).parent}", "READY="]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the little world with a finished site."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(HERE / "world" / "data", root / "data")
    shutil.copy(REPOSITORY / "Makefile", root)
    (root / "docs").mkdir()
    (root / "docs" / "tags.md").write_text("# Topics\n")
    theme = REPOSITORY / "generator" / "site" / "theme"
    (root / "mkdocs.yml").write_text(CONFIGURATION.format(theme=theme.as_posix()))
    # Not --strict in this world: its pages lead to hand-written ones of the real site.
    makefile = (root / "Makefile").read_text()
    assert "mkdocs build --strict" in makefile
    (root / "Makefile").write_text(makefile.replace("mkdocs build --strict", "mkdocs build"))
    assert built(root).returncode == 0
    return root


@pytest.fixture
def project(finished: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may break."""
    root = tmp_path / "project"
    shutil.copytree(finished, root)
    return root


def built(root: Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """`make build`."""
    return subprocess.run([*MAKE, "build"], cwd=root, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder by its hash."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def rename(root: Path) -> None:
    """An edit that changes pages."""
    path = root / "data" / "countries" / "ruritania.yml"
    path.write_text(path.read_text().replace("office: King of Ruritania", "office: Emperor of Ruritania"))


def test_a_warning_fails_and_leaves_the_site(world: Path) -> None:
    """With the real Makefile: `--quiet` would keep warnings from being counted, and `--strict` would be for nothing."""
    shutil.copytree(REPOSITORY / "docs", world / "docs")
    (world / "docs" / "explainer.md").write_text("# About the real world, of which this one knows nothing\n")
    for name in ("Makefile", "mkdocs.yml"):
        shutil.copy(REPOSITORY / name, world)
    (world / "generator").symlink_to(REPOSITORY / "generator")
    answer = built(world)
    assert answer.returncode == 0, answer.stderr
    # Where a history cannot be had, `make build` must go on.
    assert "WARNING -  the history of the data is missing" in answer.stderr
    before = state(world / "site")
    with (world / "docs" / "editing.md").open("a") as page:
        page.write("\n[Nowhere](nowhere.md)\n")
    answer = built(world)
    assert answer.returncode != 0
    assert "contains a link 'nowhere.md'" in answer.stderr
    assert state(world / "site") == before


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_warnings_are_seen_before_a_strict_build_ends(engine: str) -> None:
    """The engine counts them and looks after its last event, when the site would be in its place."""
    counter = CountHandler()
    logging.getLogger(engine).addHandler(counter)
    try:
        assert not warned()
        counter.handle(logging.makeLogRecord({"levelno": logging.WARNING}))
        assert warned()
    finally:
        logging.getLogger(engine).removeHandler(counter)
    assert not warned()


def test_a_problem_in_the_data_leaves_the_site(project: Path) -> None:
    before = state(project / "site")
    (project / "data" / "countries" / "ruritania.yml").write_text("id: [")
    answer = built(project)
    assert answer.returncode != 0
    assert "data/countries/ruritania.yml:1:5: must be" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert state(project / "site") == before


def test_a_build_writes_nothing_among_the_data(project: Path) -> None:
    """So that it may be read-only."""
    before = {path: path.stat().st_mtime_ns for path in (project / "data").rglob("*")}
    for path in before:
        path.chmod(0o555 if path.is_dir() else 0o444)
    answer = built(project)
    assert answer.returncode == 0, answer.stderr
    assert {path: path.stat().st_mtime_ns for path in (project / "data").rglob("*")} == before


@pytest.mark.parametrize("room", [0, 3_000, 60_000])
def test_a_full_disk_leaves_the_site(project: Path, room: int) -> None:
    """No file may grow beyond so many bytes: what a full disk looks like from within."""
    before = state(project / "site")
    rename(project)
    answer = built(project, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    assert answer.returncode != 0
    assert state(project / "site") == before
    assert re.search(r"the site cannot be written to \S*/project/site: File too large\.", answer.stderr)
    assert "Traceback" not in answer.stderr
    assert built(project).returncode == 0
    assert "Emperor of Ruritania" in (project / "site" / "countries" / "ruritania" / "index.html").read_text()
    assert not list((project / "build" / "pages").rglob("*.part"))


@pytest.mark.parametrize("seconds", [0.4, 1.2, 1.8, 2.4, 3.0])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(project: Path, seconds: float) -> None:
    """SIGKILL to all its processes; the next build goes through."""
    before = state(project / "site")
    rename(project)
    process = subprocess.Popen([*MAKE, "build"], cwd=project, start_new_session=True, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    after = state(project / "site")
    assert after.keys() == before.keys()
    page = "countries/ruritania/index.html"
    assert after == before or "Emperor of Ruritania" in (project / "site" / page).read_text()
    assert built(project).returncode == 0
    assert "Emperor of Ruritania" in (project / "site" / page).read_text()


@pytest.mark.parametrize("seconds", [1.0, 2.0])
def test_a_killed_build_takes_its_processes_along(project: Path, seconds: float) -> None:
    """SIGKILL to the one that MkDocs runs in: whatever it has forked would wait for it for ever."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "elsewhere"]
    process = subprocess.Popen(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    time.sleep(seconds)
    process.kill()
    process.wait()
    end = time.monotonic() + 5
    while (left := working_in(project)) and time.monotonic() < end:
        time.sleep(0.1)
    assert left == []


def working_in(folder: Path) -> list[str]:
    """The processes whose working folder this is."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            found += [path.parent.name] if path.readlink() == folder else []
    return found


@pytest.mark.parametrize("seconds", [0.0, 0.6, 1.2])
def test_a_build_that_is_stopped_leaves_the_site_and_says_one_word(project: Path, seconds: float) -> None:
    """Ctrl-C at a terminal goes to all its processes."""
    before = state(project / "site")
    process = subprocess.Popen([*MAKE, "build"], cwd=project, start_new_session=True, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 20
    while not (project / ".site.new").exists() and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1]
    assert process.returncode != 0
    assert "Aborted!" in said
    assert "Traceback" not in said
    assert state(project / "site") == before
    assert not (project / ".site.new").exists()


def test_of_two_builds_one_waits_for_the_other(project: Path) -> None:
    """And one that only puts in order what is there; each leaves a whole site."""
    before = state(project / "site")
    rename(project)
    builds = [
        subprocess.Popen([*MAKE, "build"], cwd=project, stderr=subprocess.PIPE, text=True),
        subprocess.Popen([*MAKE, "build"], cwd=project, stderr=subprocess.PIPE, text=True),
        mkdocs(project, "build", "--site-dir", "elsewhere"),
    ]
    said = [one.communicate()[1] for one in builds]
    assert [one.returncode for one in builds] == [0, 0, 0]
    waited = re.findall(
        r"Waiting for another command that uses build/ to finish: process (\d+), python (.*)\.", "".join(said)
    )
    assert len(waited) == 2, said
    assert {command for _, command in waited} <= {"-m mkdocs build", "-m mkdocs build --site-dir elsewhere"}
    for site in (project / "site", project / "elsewhere"):
        assert state(site).keys() == before.keys()
        assert "Emperor of Ruritania" in (site / "countries" / "ruritania" / "index.html").read_text()


def mkdocs(root: Path, *arguments: str) -> "subprocess.Popen[str]":
    """A command of MkDocs, whose messages are kept."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True, env=environment)


def test_a_preview_needs_no_turn_for_an_edit(world: Path) -> None:
    """It shows an edit while others build, and builds beside it go through."""
    path, page = world / "data" / "countries" / "ruritania.yml", "countries/ruritania"
    text = path.read_text()
    with previewing(world) as address:
        wait_for(f"{address}/{page}/", shown=("King of Ruritania",))
        with Turn(world, print):
            path.write_text(text.replace("office: King of", "office: Emperor of"))
            wait_for(f"{address}/{page}/", shown=("Emperor of Ruritania",))
        builds = [mkdocs(world, "build"), mkdocs(world, "build")]
        path.write_text(text.replace("office: King of", "office: Duke of"))
        wait_for(f"{address}/{page}/", shown=("Duke of Ruritania",))
        said = [one.communicate()[1] for one in builds]
        assert [one.returncode for one in builds] == [0, 0], said
        assert mkdocs(world, "build").communicate()[1].count("Waiting") == 0
        assert "Duke of Ruritania" in (world / "site" / page / "index.html").read_text()


def test_a_pdf_is_printed_while_nobody_builds(project: Path) -> None:
    """It reads the site for seconds, which must stay the same one."""
    told: list[str] = []
    turn = Turn(project, told.append)
    with turn, turn:
        command = [sys.executable, "-m", "generator", "pdf"]
        environment = {**os.environ, "CHROMIUM": "/no/such/program"}
        process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True, env=environment)
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Waiting for another command that uses build/ to finish: process")
        assert process.poll() is None
    assert "pdf needs" in process.communicate()[1]
    assert told == []


def test_a_site_folder_of_others_is_refused(project: Path) -> None:
    """Before anything is generated, with plain MkDocs too, which would empty it."""
    for folder in ("site", "notes"):
        shutil.rmtree(project / folder, ignore_errors=True)
        (project / folder).mkdir()
        (project / folder / "todo.md").write_text("mine")
        process = mkdocs(project, "build", "--site-dir", folder)
        said = process.communicate()[1]
        assert process.returncode == 1
        assert f"{folder} must be new, empty, or written by this command before" in said
        assert "Traceback" not in said
        assert state(project / folder).keys() == {"todo.md"}


def test_a_build_keeps_what_others_put_into_the_site(project: Path) -> None:
    (project / "site" / ".git").write_text("gitdir: elsewhere")
    (project / "site" / "CNAME").write_text("briefing.example")
    rename(project)
    assert built(project).returncode == 0
    assert (project / "site" / ".git").read_text() == "gitdir: elsewhere"
    assert (project / "site" / "CNAME").read_text() == "briefing.example"
    (project / "site" / "index.html").write_text("edited")
    before = state(project / "site")
    answer = built(project)
    assert answer.returncode != 0
    assert "'index.html' was put there or changed by hand" in answer.stderr
    assert state(project / "site") == before


def test_a_build_of_some_pages_is_refused(project: Path) -> None:
    before = state(project / "site")
    process = mkdocs(project, "build", "--dirty")
    assert "--dirty would leave a site of some pages only: build without it." in process.communicate()[1]
    assert process.returncode != 0
    assert state(project / "site") == before


def test_a_tree_that_cannot_be_written_is_said_in_one_sentence(project: Path) -> None:
    (project / "in-the-way").write_text("a file")
    command = [sys.executable, "-m", "generator", "build", "in-the-way/out"]
    answer = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    expected = "Error: in-the-way/out cannot be written: Not a directory."
    assert (answer.returncode, answer.stderr.splitlines()[-1]) == (1, expected)


def test_the_site_is_published_only_after_checks_tests_and_build() -> None:
    """A bad commit on main ends before anything is uploaded; Pages goes on showing what it has."""
    workflow = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8"))
    assert "build" in workflow["jobs"]["deploy"]["needs"]
    assert "continue-on-error" not in str(workflow)
    steps = [step.get("run") or step["uses"].split("@")[0] for step in workflow["jobs"]["build"]["steps"]]
    assert steps.index(".ci/run") < steps.index("actions/upload-pages-artifact")


def test_a_release_is_the_same_archive_twice(tmp_path: Path) -> None:
    if not (REPOSITORY / ".git").exists():
        pytest.skip("no repository here")
    subprocess.run(["git", "clone", "--quiet", REPOSITORY, tmp_path / "clone"], check=True)
    shutil.copy(REPOSITORY / "Makefile", tmp_path / "clone")
    found = set()
    for mask, zone in ((0o022, "UTC"), (0o077, "Asia/Tokyo")):
        answer = subprocess.run(
            ["make", "--no-print-directory", "release"],
            cwd=tmp_path / "clone",
            capture_output=True,
            text=True,
            check=True,
            umask=mask,
            env={**os.environ, "TZ": zone},
        )
        found.add(answer.stdout.split()[0])
    assert len(found) == 1
