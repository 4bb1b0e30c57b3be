"""The editing commands as an editor meets them: what they print, what they write, how they end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.commands.front_door import COMMANDS, main
from generator.derive.change_log import ChangeLog
from generator.derive.written_history import to_json

REPOSITORY = Path(__file__).parent.parent


def run(world: Path, *arguments: str) -> Result:
    """One command on the world."""
    return CliRunner().invoke(main, [*arguments, "--root", str(world)])


def test_new_writes_once(world: Path) -> None:
    """A second time is wrong usage."""
    first = run(world, "new", "summit", "edelweiss-2030")
    assert (first.exit_code, first.stdout) == (0, "data/summits/edelweiss-2030.yml\n")
    text = (world / "data/summits/edelweiss-2030.yml").read_text()
    second = run(world, "new", "summit", "edelweiss-2030")
    assert second.exit_code == 2
    assert "must be a new id: 'edelweiss-2030'" in second.stderr
    assert (world / "data/summits/edelweiss-2030.yml").read_text() == text


def test_new_does_not_overwrite_what_cannot_be_read(world: Path) -> None:
    """A file is a file."""
    path = world / "data/summits/edelweiss-2030.yml"
    path.write_text("id: [")
    assert run(world, "new", "summit", "edelweiss-2030").exit_code == 2
    assert path.read_text() == "id: ["


def test_new_with_a_wrong_kind(world: Path) -> None:
    """Says which there are."""
    result = run(world, "new", "treaty", "x")
    assert result.exit_code == 2
    assert (
        "Error: KIND: must be one of country, organisation, agreement, summit, article, source, question: 'treaty'."
        in result.stderr
    )


def test_fmt_checks_then_writes_then_has_nothing_to_do(world: Path) -> None:
    """The lock and drafts are no business of it."""
    (world / "data/articles/x.draft.yml").write_text("a:   1\n")
    lock = (world / "data/evidence.lock.yml").read_bytes()
    path = world / "data/countries/arcadia.yml"
    path.write_text("code: XA\nid: arcadia\nname: Arcadia\nas_of: 2031-01-01\n")
    checked = run(world, "fmt", "--check", str(path))
    assert checked.exit_code == 1
    assert checked.stdout == "data/countries/arcadia.yml:1:1: must be in the house layout, here: 'id: arcadia'.\n"
    written = run(world, "fmt", str(path))
    assert (written.exit_code, written.stdout) == (0, "data/countries/arcadia.yml\n")
    assert path.read_text() == "id: arcadia\nname: Arcadia\nas_of: 2031-01-01\ncode: XA\n"
    run(world, "fmt")
    again = run(world, "fmt", "--check")
    assert (again.exit_code, again.stdout) == (0, "")
    assert (world / "data/evidence.lock.yml").read_bytes() == lock
    assert (world / "data/articles/x.draft.yml").read_text() == "a:   1\n"


def test_fmt_of_a_file_elsewhere(world: Path) -> None:
    """Is wrong usage."""
    (world / "x.yml").write_text("a: 1\n")
    assert run(world, "fmt", str(world / "x.yml")).exit_code == 2


def test_fmt_goes_on_behind_a_broken_file(world: Path) -> None:
    """Tells it, and ends with 1."""
    (world / "data/countries/arcadia.yml").write_text("id: [\n")
    path = world / "data/countries/ruritania.yml"
    path.write_text(path.read_text() + "\n\n")
    result = run(world, "fmt")
    assert result.exit_code == 1
    assert "data/countries/arcadia.yml:1:5: must be closed" in result.stdout
    assert "data/countries/ruritania.yml\n" in result.stdout


def test_rename_lists_files_and_what_is_left(world: Path) -> None:
    """On the two outputs."""
    (world / "docs").mkdir()
    (world / "docs/about.md").write_text("[a](summits/edelweiss-2028.md)\n")
    result = run(world, "rename", "edelweiss-2028", "fair-2028")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "data/summits/edelweiss-2029.yml",
        "data/summits/edelweiss-2028.yml (gone)",
        "data/summits/fair-2028.yml",
    ]
    assert result.stderr == "left to you: docs/about.md:1 says edelweiss-2028\n"


def test_rename_refused(world: Path) -> None:
    """Wrong usage with the reason."""
    result = run(world, "rename", "ruritani", "fair")
    assert result.exit_code == 2
    assert "Did you mean 'ruritania'?" in result.stderr


def test_schema_writes_one_file_per_kind(world: Path) -> None:
    """Where editors look for them; a second time nothing changes."""
    assert run(world, "schema").stderr.startswith("schema: 9 files changed in ")
    assert json.loads((world / "build/schemas/agreements.json").read_text())["type"] == "object"
    assert run(world, "schema").stderr.startswith("schema: 0 files changed in ")


def test_diff_without_git(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong usage with the reason, no traceback."""
    result = run(world, "diff")
    assert result.exit_code == 2
    assert "no state to compare with at HEAD: " in result.stderr
    monkeypatch.setenv("PATH", "")
    assert "git is not installed; install it." in run(world, "diff").stderr


def test_diff_in_a_repository() -> None:
    """Of the repository this is, at its last commit."""
    if not (REPOSITORY / ".git").exists():
        pytest.skip("not under version control")
    result = run(REPOSITORY, "diff", "HEAD", "--format", "json")
    assert result.exit_code == 0
    assert "facts" in json.loads(result.stdout)


@pytest.mark.parametrize("text", ["# Notes\n", "", '{"a": 1}', '[{"a": 1}]', "[1]", "\x00"])
def test_log_does_not_write_over_another_file(world: Path, text: str) -> None:
    """Only over an older log."""
    (world / "notes.md").write_text(text)
    result = run(world, "log", "--output", str(world / "notes.md"))
    assert result.exit_code == 2
    assert "--output: must be a new file or one that holds an older log:" in result.stderr
    assert (world / "notes.md").read_text() == text


@pytest.mark.parametrize("command", ["new summit edelweiss-2030", "fmt", "log --output history.json"])
def test_a_command_that_is_stopped_leaves_no_half_file(
    world: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """As with a full disk: half of a file is written, and then no more."""
    path = world / "data/countries/arcadia.yml"
    path.write_text("code: XA\nid: arcadia\nname: Arcadia\nas_of: 2031-01-01\n")
    before = {path: path.read_bytes() for path in world.rglob("*") if path.is_file()}
    monkeypatch.chdir(world)
    real = Path.open

    def full(path: Path, mode: str = "r", *given: object, **named: object) -> object:
        if "w" not in mode and "x" not in mode:
            return real(path, mode, *given, **named)  # type: ignore[call-overload]
        with real(path, mode) as file:
            file.write("hal" if "b" not in mode else b"hal")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    assert run(world, *command.split()).exit_code != 0
    assert {path: path.read_bytes() for path in world.rglob("*") if path.is_file()} == before


def test_fmt_keeps_the_mode_of_a_file_and_what_a_link_is(world: Path) -> None:
    """A link within data/ stays one."""
    path, link = world / "data/countries/arcadia.yml", world / "data/countries/graustark.yml"
    path.write_text("code: XA\nid: arcadia\nname: Arcadia\nas_of: 2031-01-01\n")
    path.chmod(0o640)
    link.unlink()
    link.symlink_to(path)
    assert run(world, "fmt", str(link)).exit_code == 0
    assert link.is_symlink()
    assert path.read_text().startswith("id: arcadia\n")
    assert path.stat().st_mode & 0o777 == 0o640


EMPTY = to_json(ChangeLog())


def test_log_and_stale(world: Path) -> None:
    """The world has no history but the one written down, and nothing old."""
    (world / "history.json").write_text(EMPTY)
    log = run(world, "log")
    assert (log.exit_code, log.stdout, log.stderr) == (0, "", "log: 0 changes\n")
    assert run(world, "log", "--output", str(world / "history.json")).exit_code == 0
    assert (world / "history.json").read_text() == EMPTY
    stale = run(world, "stale", "--today", "2031-06-01")
    assert stale.stdout.startswith("As of 2031-06-01\n\nOld facts that newer records touch: 0\n")


def test_check_of_some_files_leaves_what_is_wrong_within_others(world: Path) -> None:
    """But tells what is wrong between records, wherever, because that is where a change shows."""
    for name, old, new in (
        ("countries/arcadia", "as_of: 2031-01-01", "as_of:   2031-01-01"),
        ("agreements/arcadia-ruritania", "operative: will train", "operative: will coach"),
        ("organisations/league", "as_of: ", "as_of:  "),
        ("summits/edelweiss-2029", "predecessor: edelweiss-2028", "predecessor: edelweiss-1999"),
    ):
        path = world / f"data/{name}.yml"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
    all_ = run(world, "check").stdout.splitlines()
    some = run(world, "check", str(world / "data/countries/arcadia.yml")).stdout.splitlines()
    assert {line.partition(":")[0] for line in all_} - {line.partition(":")[0] for line in some} == {
        "data/agreements/arcadia-ruritania.yml",
        "data/organisations/league.yml",
    }
    assert any("house layout" in line for line in some)
    assert any("edelweiss-1999" in line for line in some)
    assert set(some) <= set(all_)


def test_check_does_not_load_what_makes_pages() -> None:
    """Because that takes as long as it does."""
    load = (
        "import sys; from generator.__main__ import run; sys.argv = ['generator', 'check', '--help']\ntry: run()\n"
        "except SystemExit: print(sorted(name for name in sys.modules if name in ('jinja2', 'generator.pages')))"
    )
    done = subprocess.run([sys.executable, "-c", load], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_pre_commit_runs_commands_that_are_there() -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert [one["entry"].split()[-2:] for one in hooks] == [["check", "--fmt"]]
    assert {one["entry"].split()[-2] for one in hooks} <= set(COMMANDS)
    assert not any("pass_filenames" in one for one in hooks)


def test_check_lays_files_out_first_where_it_is_asked_to(world: Path) -> None:
    path = world / "data" / "countries" / "ruritania.yml"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"capital: Strelsau", b"capital:   Strelsau"))
    command = ["check", "--fmt", str(path), "--root", str(world)]
    assert CliRunner().invoke(main, command).output.startswith("data/countries/ruritania.yml\n")
    assert path.read_bytes() == good
    path.write_bytes(good.replace(b"capital: Strelsau", b"capital: 'Strelsau"))
    told = CliRunner().invoke(main, command)
    assert "data/countries/ruritania.yml:16:10: must be closed" in told.output
    assert told.exit_code == 1


def test_check_takes_files_beside_the_data(world: Path) -> None:
    """As the hook for commits gives them: of these nothing is laid out, and what they name must be there."""
    (world / "docs").mkdir()
    (world / "mkdocs.yml").write_text("site_name: World\nnav:\n  - Money: moneys.md\n")
    (world / "docs" / "more.md").write_text("---\ntitel: More\n---\n")
    beside = [str(world / "mkdocs.yml"), str(world / "docs" / "more.md")]
    told = run(world, "check", "--fmt", *beside).stdout.splitlines()
    assert [line.partition(": ")[0] for line in told] == ["mkdocs.yml:3:12", "docs/more.md:2:1"]
    table = str(world / "data" / "countries" / "ruritania.yml")
    assert run(world, "check", table).stdout == ""
    assert run(world, "check", table, *beside).stdout.splitlines() == told
    assert "must lie in data/" in run(world, "check", str(world / "docs")).stderr


def test_a_slip_beside_the_data_is_told_by_check(world: Path) -> None:
    (world / "mkdocs.yml").write_text("site_name: World\nplugins:\n  - tags # as close as that\n extra: !ENV [A, b]\n")
    (world / "docs").mkdir()
    (world / "docs" / "a.md").write_text("---\ntitle: What it's\nhide: [navigation\n---\n\n# A: b\n")
    (world / "docs" / "b.md").write_text("---\ntitle: B\n\n# B\n")
    (world / "docs" / "c.md").write_text("# C: d\n\n---\n")
    told = CliRunner().invoke(main, ["check", "--root", str(world)]).output.splitlines()
    assert [line.partition(": ")[0] for line in told if line.startswith(("docs", "mkdocs"))] == [
        "mkdocs.yml:4:2",
        "docs/a.md:3:7",
        "docs/b.md:3:1",
    ]
