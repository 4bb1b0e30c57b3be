"""What git knows of the data: earlier states, the recorded changes, and clear answers where it knows nothing."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.reading import read_dossier
from generator.versions import NoHistoryError, dossier_at, from_json, history, to_json

AGREEMENT = "data/agreements/arcadia-ruritania.yml"


def git(root: Path, *arguments: str, day: str = "2031-01-01") -> str:
    """Run git as nobody in particular, at a fixed time."""
    stamp = f"{day}T12:00:00Z"
    names = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@b.example"), ("DATE", stamp))
    }
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(
        ["git", "-C", str(root), *arguments], env=environment, check=True, capture_output=True, text=True
    ).stdout


def commit(root: Path, day: str, *pairs: tuple[str, str]) -> None:
    """Edit the agreement and commit all."""
    path = root / AGREEMENT
    text = path.read_text()
    for find, put in pairs:
        assert text.count(find) == 1, find
        text = text.replace(find, put)
    path.write_text(text)
    git(root, "add", "--all")
    git(root, "commit", "--allow-empty", "-qm", "x", day=day)


@pytest.fixture
def repository(world: Path) -> Path:
    """The little world under version control, in a folder of a repository, after four edits."""
    git(world.parent, "init", "-q", "-b", "main")
    commit(world, "2031-01-01")
    commit(world, "2031-02-01", ("value: P5Y", "value: P6Y"))
    commit(world, "2031-03-01", ("id: arcadia-ruritania", "id: ["))  # cannot be read
    commit(world, "2031-04-01", ("id: [", "id: arcadia-ruritania"), ("A joint choir", "A joint chior"))
    commit(world, "2031-05-01", ("place: Strelsau", "place: Pan"))
    return world


def test_substantive_changes_newest_first(repository: Path) -> None:
    """The first commit is where the table begins; typos and broken states are passed over."""
    found = history(repository, read_dossier(repository))
    assert [(one.date, one.id, one.field, one.old, one.new, one.sources) for one in found] == [
        ("2031-05-01", "arcadia-ruritania", "signed › place", "Strelsau", "Pan", ("arcadia-ruritania-text",)),
        ("2031-02-01", "arcadia-ruritania", "term", "5 years", "6 years", ("arcadia-ruritania-text",)),
    ]


def test_the_same_commit_gives_the_same_changes(repository: Path) -> None:
    """Kept or made anew; what is not committed does not count."""
    dossier = read_dossier(repository)
    first = history(repository, dossier)
    (repository / AGREEMENT).unlink()
    assert history(repository, dossier) == first
    (repository / "build" / "history.json").unlink()
    assert history(repository, dossier) == first


def test_a_commit_more(repository: Path) -> None:
    """What was kept is not kept too long."""
    before = len(history(repository, read_dossier(repository)))
    commit(repository, "2031-06-01", ("value: P6Y", "value: P7Y"))
    found = history(repository, read_dossier(repository))
    assert (len(found), found[0].new) == (before + 1, "7 years")


def test_the_table_at_a_commit(repository: Path) -> None:
    """By any name git knows."""
    for name in ("HEAD~1", "main~1"):
        assert dossier_at(repository, name).agreements["arcadia-ruritania"].signed.place == "Strelsau"  # type: ignore[union-attr]
    assert read_dossier(repository).agreements["arcadia-ruritania"].signed.place == "Pan"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["no-such-branch", "--upload-pack=x", "HEAD:data", "-1", ""])
def test_no_such_commit(name: str, repository: Path) -> None:
    """A sentence, and no option smuggled in."""
    with pytest.raises(NoHistoryError):
        dossier_at(repository, name)


def test_without_git_the_recorded_log_stands_in(repository: Path, tmp_path: Path) -> None:
    """And without both there is no history."""
    found = history(repository, read_dossier(repository))
    lone = tmp_path / "lone"
    (repository / "data").rename(lone := tmp_path.parent / f"{tmp_path.name}-lone")
    root = tmp_path.parent / f"{tmp_path.name}-root"
    root.mkdir()
    lone.rename(root / "data")
    dossier = read_dossier(root)
    assert history(root, dossier) == []
    (root / "history.json").write_text(to_json(found), encoding="utf-8")
    assert history(root, dossier) == found == from_json(to_json(found))
    with pytest.raises(NoHistoryError):
        dossier_at(root, "HEAD")


def test_a_shallow_copy_has_no_history(repository: Path, tmp_path: Path) -> None:
    """Its oldest commit is not where the table begins."""
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.parent}", "shallow")
    root = tmp_path / "shallow" / repository.name
    assert history(root, read_dossier(root)) == []
