"""Writing a tree of files: only what changed, nothing left over, no half file, and nothing of others lost."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from interrupting import killed_after

from generator.disk.manifest import MANIFEST, NotOursError, refresh_tree, write_tree

FILES = {"index.md": b"# Home\n", "countries/arcadia.md": b"# Arcadia\n"}
BY = "a test"
NO_MORE = {"index.md": b"# Home\n"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too, but the list of what is ours."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_new_folder_gets_every_file(tmp_path: Path) -> None:
    assert write_tree(tmp_path / "new", BY, FILES) == ["countries/arcadia.md", "index.md"]
    assert contents(tmp_path / "new") == FILES


def test_unchanged_files_keep_their_times(tmp_path: Path) -> None:
    write_tree(tmp_path, BY, FILES)
    for name in (*FILES, MANIFEST):
        os.utime(tmp_path / name, (1, 1))
    assert write_tree(tmp_path, BY, FILES) == []
    assert (tmp_path / MANIFEST).stat().st_mtime == 1
    assert write_tree(tmp_path, BY, {**FILES, "index.md": b"# House\n"}) == ["index.md"]
    assert (tmp_path / "countries/arcadia.md").stat().st_mtime == 1
    assert (tmp_path / "index.md").stat().st_mtime > 1
    assert write_tree(tmp_path, BY, {**FILES, "index.md": b"# House\n"}) == []


def test_what_is_no_longer_made_goes_with_its_empty_folders(tmp_path: Path) -> None:
    write_tree(tmp_path, BY, {**FILES, "old/deep/page.md": b"", "countries/zenda.md": b""})
    assert write_tree(tmp_path, BY, FILES) == ["countries/zenda.md", "old/deep/page.md"]
    assert contents(tmp_path) == FILES
    assert not (tmp_path / "old").exists()


def test_what_others_added_stays(tmp_path: Path) -> None:
    """Beside our files, in our folders, and in folders of their own, empty ones too."""
    write_tree(tmp_path, BY, FILES)
    theirs = {"CNAME": b"x", ".git/HEAD": b"y", "countries/notes.txt": b"z"}
    for name, content in theirs.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "empty").mkdir()
    assert write_tree(tmp_path, BY, NO_MORE) == ["countries/arcadia.md"]
    assert contents(tmp_path) == {**NO_MORE, **theirs}
    assert (tmp_path / "empty").is_dir()


@pytest.mark.parametrize("name", ["index.md", "notes.md", ".git/HEAD", "deep/notes.md"])
def test_a_folder_of_others_is_refused(tmp_path: Path, name: str) -> None:
    first = name.partition("/")[0]
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"theirs")
    with pytest.raises(NotOursError, match=f"must be new, empty, .* it holds '{first}'"):
        write_tree(tmp_path, BY, FILES)
    assert contents(tmp_path) == {name: b"theirs"}


def test_a_folder_of_another_command_is_refused(tmp_path: Path) -> None:
    """A built site is no place for a tree of Markdown."""
    write_tree(tmp_path, "mkdocs build", FILES)
    with pytest.raises(NotOursError, match=r"must be new, .*: mkdocs build wrote it"):
        write_tree(tmp_path, BY, NO_MORE)
    assert contents(tmp_path) == FILES


@pytest.mark.parametrize("made", [FILES, NO_MORE], ids=["made again", "no longer made"])
@pytest.mark.parametrize("name", ["countries/arcadia.md", "countries"], ids=["a file", "a folder"])
def test_what_was_changed_by_hand_is_neither_overwritten_nor_removed(
    tmp_path: Path, made: dict[str, bytes], name: str
) -> None:
    """An edited file, and a file or a link in the place of a folder."""
    write_tree(tmp_path, BY, FILES)
    (tmp_path / "countries/arcadia.md").unlink()
    if name == "countries":
        (tmp_path / "countries").rmdir()
    (tmp_path / name).write_bytes(b"edited")
    before = contents(tmp_path)
    with pytest.raises(NotOursError, match=f"'{name}' was put there or changed by hand"):
        write_tree(tmp_path, BY, {**made, "new.md": b""})
    assert contents(tmp_path) == before


def test_a_file_that_others_put_where_one_is_made_now_stays(tmp_path: Path) -> None:
    write_tree(tmp_path, BY, NO_MORE)
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries/arcadia.md").write_bytes(b"theirs")
    with pytest.raises(NotOursError, match=r"'countries/arcadia\.md' was put there"):
        write_tree(tmp_path, BY, FILES)
    (tmp_path / "countries/arcadia.md").write_bytes(FILES["countries/arcadia.md"])  # the same bytes are no loss
    assert write_tree(tmp_path, BY, FILES) == []


@pytest.mark.parametrize("made", [FILES, NO_MORE, {**FILES, "countries/zenda.md": b""}], ids=["same", "less", "more"])
@pytest.mark.parametrize("place", ["countries", "countries/arcadia.md"])
def test_no_link_is_followed_out_of_the_folder(tmp_path: Path, made: dict[str, bytes], place: str) -> None:
    """What it leads to holds exactly what was written, so its name and its content say that it is ours."""
    out, outside = tmp_path / "out", tmp_path / "outside"
    write_tree(out, BY, FILES)
    (out / place).rename(outside)
    (out / place).symlink_to(outside)
    with pytest.raises(NotOursError, match=f"'{place}' was put there"):
        write_tree(out, BY, made)
    assert (outside if place.endswith(".md") else outside / "arcadia.md").read_bytes() == b"# Arcadia\n"
    assert (out / place).is_symlink()


DAMAGED = {
    "no command": b'{"files": {"index.md": []}}',
    "truncated": b'{"by": "a test", "files": {"index.md": ["ab',
    "empty": b"",
    "another": b'["index.md"]',
    "no bytes of a text": b"\xff\xfe",
    "deep": b"[" * 100_000,
    "no list": b'{"by": "a test", "files": {"index.md": "ab"}}',
    "up": b'{"by": "a test", "files": {"../outside.md": []}}',
    "up within": b'{"by": "a test", "files": {"countries/../../outside.md": []}}',
    "up as on Windows": b'{"by": "a test", "files": {"..\\\\outside.md": []}}',
    "absolute": b'{"by": "a test", "files": {"/etc/hostname": []}}',
    "a drive": b'{"by": "a test", "files": {"C:/x.md": []}}',
    "itself": b'{"by": "a test", "files": {".": []}}',
    "no name": b'{"by": "a test", "files": {"": []}}',
    "no character": b'{"by": "a test", "files": {"a\\u0000b": []}}',
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_list_is_said_and_nothing_is_touched(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    write_tree(folder, BY, {**FILES, "old.md": b"old"})
    (tmp_path / "outside.md").write_text("theirs")
    text = DAMAGED[name].decode("latin-1").replace("[]", json.dumps([fingerprint_of("theirs")]))
    (folder / MANIFEST).write_bytes(text.encode("latin-1"))
    with pytest.raises(NotOursError, match=r"\.manifest\.json must be as it was written"):
        write_tree(folder, BY, FILES)
    assert contents(folder) == {**FILES, "old.md": b"old"}
    assert (tmp_path / "outside.md").read_text() == "theirs"


def fingerprint_of(text: str) -> str:
    """The sha256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def test_pages_can_be_read_by_everybody(tmp_path: Path) -> None:
    write_tree(tmp_path, BY, FILES)
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in (*FILES, MANIFEST)} == {0o644}


@pytest.mark.parametrize("broken", ["replace", "chmod"])
def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    write_tree(tmp_path, BY, FILES)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, broken, stop)
        with pytest.raises(KeyboardInterrupt):
            write_tree(tmp_path, BY, {**FILES, "index.md": b"# Half"})
    assert contents(tmp_path) == FILES


@pytest.mark.parametrize("count", range(11))
def test_a_run_that_was_killed_does_not_stand_in_the_way(tmp_path: Path, count: int) -> None:
    """Whatever it had written or removed until then."""
    write_tree(tmp_path, BY, FILES)
    made = {"index.md": b"# House\n", "summits/fair.md": b"# Fair\n"}
    with killed_after(count) as done:
        write_tree(tmp_path, BY, made)
    assert len(done) == min(count, 10)  # the list, two files, one removed with its folder, the list
    write_tree(tmp_path, BY, made)
    assert made.items() <= contents(tmp_path).items()
    assert all(name.endswith(".part") for name in contents(tmp_path).keys() - made)


def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, BY, FILES)
    real = Path.open

    def full(path: Path, mode: str, *given: int) -> object:
        if "w" not in mode:
            return real(path, mode, *given)
        with real(path, mode) as file:
            file.write(b"# Ha")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        write_tree(tmp_path, BY, {**FILES, "index.md": b"# Half"})
    assert contents(tmp_path) == FILES


def test_a_folder_that_is_ours_by_its_place_is_put_right(tmp_path: Path) -> None:
    """Below build/: what is damaged is made anew, with or without a list; what others added stays."""
    refresh_tree(tmp_path, BY, {**FILES, "old.md": b"", "edited.md": b""})
    (tmp_path / "index.md").write_bytes(b"# Ho")
    (tmp_path / "edited.md").write_bytes(b"theirs")
    (tmp_path / "notes.md").write_bytes(b"theirs")
    assert refresh_tree(tmp_path, BY, FILES) == ["index.md", "old.md"]
    theirs = {"edited.md": b"theirs", "notes.md": b"theirs"}
    assert contents(tmp_path) == {**FILES, **theirs}
    (tmp_path / MANIFEST).write_bytes(b"{")
    assert refresh_tree(tmp_path, BY, NO_MORE) == []
    assert contents(tmp_path) == {**FILES, **theirs}
