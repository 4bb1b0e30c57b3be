"""The environment holds what the lock files say, whatever time stands on them, and is made anew where it must be."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "tools"))

import environment


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What pip was asked for; it does nothing, so that no test needs a registry."""
    asked: list[str] = []

    def run(_: Path, arguments: list[str]) -> None:
        asked.append(next(one for one in reversed(arguments) if one != "--quiet"))

    monkeypatch.setattr(environment, "run", run)
    return asked


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two locks and, in place of a real environment, a folder with a Python in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("base.lock", "tests.lock", "pyproject.toml"):
        Path(name).write_text(f"{name}\n")

    def made(command: list[str], **_: object) -> None:
        if command[1:3] == ["-m", "venv"]:
            python = Path(environment.executable(Path(command[3])))
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)

    monkeypatch.setattr(environment.subprocess, "run", made)
    return tmp_path / "env"


def test_what_is_installed_is_not_installed_again(folder: Path, ran: list[str]) -> None:
    assert environment.main([str(folder), "base.lock", "--project"]) == 0
    assert ran == ["base.lock", ".", "check"]
    os.utime("base.lock", (0, 0))
    Path("base.lock").write_bytes(b"base.lock\r\n")
    assert environment.main([str(folder), "base.lock", "--project"]) == 0
    assert len(ran) == 3


def test_what_another_command_needs_is_added(folder: Path, ran: list[str]) -> None:
    environment.main([str(folder), "base.lock"])
    (folder / "kept").touch()
    environment.main([str(folder), "base.lock", "tests.lock"])
    environment.main([str(folder), "base.lock"])
    assert ran == ["base.lock", "check", "tests.lock", "check"]
    assert (folder / "kept").exists()


@pytest.mark.parametrize("lock", ["base.lock", "tests.lock"])
def test_a_changed_lock_makes_the_environment_anew(folder: Path, ran: list[str], lock: str) -> None:
    environment.main([str(folder), "base.lock", "tests.lock"])
    (folder / "left over").touch()
    Path(lock).write_text("other\n")
    environment.main([str(folder), "base.lock", "tests.lock"])
    assert ran == ["base.lock", "tests.lock", "check"] * 2
    assert not (folder / "left over").exists()


@pytest.mark.parametrize("record", [None, "", "{", "[]", '{"python": "cpython 2.7"}'])
def test_an_environment_that_broke_off_is_made_anew(folder: Path, ran: list[str], record: str | None) -> None:
    environment.main([str(folder), "base.lock"])
    path = folder / environment.RECORD
    path.unlink() if record is None else path.write_text(record)
    environment.main([str(folder), "base.lock"])
    assert ran == ["base.lock", "check"] * 2
    assert json.loads(path.read_text())["python"] == environment.python()


def test_an_environment_without_its_python_is_made_anew(
    folder: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.main([str(folder), "base.lock"])
    run = environment.subprocess.run

    def gone(command: list[str], **given: object) -> None:
        if command[1:] == ["-c", ""]:
            raise FileNotFoundError
        run(command, **given)

    monkeypatch.setattr(environment.subprocess, "run", gone)
    environment.main([str(folder), "base.lock"])
    assert ran == ["base.lock", "check"] * 2


def test_a_moved_checkout_registers_the_package_again_and_nothing_else(
    folder: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.main([str(folder), "base.lock", "--project"])
    moved = folder.parent.parent / f"{folder.parent.name} moved"
    shutil.copytree(folder.parent, moved, symlinks=True)
    monkeypatch.chdir(moved)
    environment.main(["env", "base.lock", "--project"])
    assert ran == ["base.lock", ".", "check", ".", "check"]


def test_an_old_python_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "OLDEST", (99,))
    assert environment.main(["env", "base.lock"]) == environment.TOO_OLD


def test_what_pip_said_stands_before_the_sentence_that_it_failed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    environment.main([str(folder)])
    monkeypatch.undo()
    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr(environment, "PIP", ["-c", "import sys; sys.exit('no such file')"])
    assert environment.main(["env", "base.lock"]) == "env could not be made ready; why is said above."
    assert "no such file" in capfd.readouterr().out
    assert environment.holds(folder).get("base.lock") is None
