"""Writing a tree of files: only what changed, nothing left over, no half file."""

import os
from pathlib import Path

import pytest

from generator.site import write_tree

FILES = {"index.md": b"# Home\n", "countries/arcadia.md": b"# Arcadia\n"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_gets_every_file(tmp_path: Path) -> None:
    assert write_tree(tmp_path / "new", FILES) == ["countries/arcadia.md", "index.md"]
    assert contents(tmp_path / "new") == FILES


def test_unchanged_files_keep_their_times(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    for name in FILES:
        os.utime(tmp_path / name, (1, 1))
    assert write_tree(tmp_path, {**FILES, "index.md": b"# House\n"}) == ["index.md"]
    assert (tmp_path / "countries/arcadia.md").stat().st_mtime == 1
    assert (tmp_path / "index.md").stat().st_mtime > 1
    assert write_tree(tmp_path, {**FILES, "index.md": b"# House\n"}) == []


def test_what_is_no_longer_made_goes_with_its_empty_folders(tmp_path: Path) -> None:
    write_tree(tmp_path, {**FILES, "old/deep/page.md": b"", "countries/zenda.md": b""})
    assert write_tree(tmp_path, FILES) == ["countries/zenda.md", "old/deep/page.md"]
    assert contents(tmp_path) == FILES
    assert not (tmp_path / "old").exists()


def test_without_pruning_other_files_stay(tmp_path: Path) -> None:
    write_tree(tmp_path, {"kept.md": b"kept"})
    assert write_tree(tmp_path, FILES, prune=False) == ["countries/arcadia.md", "index.md"]
    assert contents(tmp_path) == {**FILES, "kept.md": b"kept"}


def test_pages_can_be_read_by_everybody(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    assert (tmp_path / "index.md").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("broken", ["replace", "chmod"])
def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    write_tree(tmp_path, FILES)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, broken, stop)
    with pytest.raises(KeyboardInterrupt):
        write_tree(tmp_path, {**FILES, "index.md": b"# Half"})
    assert contents(tmp_path) == FILES


def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, FILES)
    real = Path.open

    def full(path: Path, mode: str, *given: int) -> object:
        if "w" not in mode:
            return real(path, mode, *given)
        with real(path, mode) as file:
            file.write(b"# Ha")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        write_tree(tmp_path, {**FILES, "index.md": b"# Half"})
    assert contents(tmp_path) == FILES
