"""A new site in the place of the old one: whole or not at all, and with what others put there."""

import os
from pathlib import Path

import pytest
from interrupting import killed_after

from generator.disk.atomic_write import write_whole
from generator.disk.manifest import MANIFEST, NotOursError
from generator.disk.swap import Swap

OLD = {"index.html": b"old", "countries/arcadia/index.html": b"old"}
NEW = {"index.html": b"new", "summits/fair/index.html": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but the list of what is ours."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Files as anybody writes them."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def names(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def built(site: Path, files: dict[str, bytes]) -> None:
    """What a build does."""
    swap = Swap(site, "a test")
    put(swap.begin(), files)
    swap.finish()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built."""
    built(tmp_path / "site", OLD)
    return tmp_path / "site"


@pytest.mark.parametrize("there", [False, True], ids=["no folder", "an empty folder"])
def test_the_first_site(tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "site").mkdir()
    built(tmp_path / "site", NEW)
    assert contents(tmp_path / "site") == NEW
    assert names(tmp_path) == ["site"]


def test_the_next_site(site: Path) -> None:
    built(site, NEW)
    assert contents(site) == NEW
    assert names(site.parent) == ["site"]


def test_what_others_put_into_the_site_goes_along(site: Path) -> None:
    """Files beside ours, folders of their own, links; a folder that we no longer need."""
    theirs = {"CNAME": b"x", ".git/HEAD": b"y", "countries/arcadia/notes.txt": b"z", "summits/notes.txt": b"z"}
    put(site, theirs)
    (site / "countries" / "link").symlink_to("/etc/hostname")
    built(site, NEW)
    assert (site / "countries" / "link").readlink() == Path("/etc/hostname")
    (site / "countries" / "link").unlink()
    assert contents(site) == {**NEW, **theirs}
    assert names(site.parent) == ["site"]


def test_a_folder_of_others_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    put(tmp_path / "site", {"notes.md": b"theirs"})
    with pytest.raises(NotOursError, match=r"site must be new, empty, .* it holds 'notes\.md'"):
        Swap(tmp_path / "site", "a test").begin()
    assert contents(tmp_path) == {"site/notes.md": b"theirs"}


@pytest.mark.parametrize("work", [".site.new", ".site.old"])
def test_a_folder_of_others_beside_the_site_is_refused(site: Path, work: str) -> None:
    put(site.parent / work, {"notes.md": b"theirs"})
    with pytest.raises(NotOursError, match=rf"\{work} must be new, empty"):
        built(site, NEW)
    assert contents(site.parent / work) == {"notes.md": b"theirs"}
    assert contents(site) == OLD


def test_a_page_that_was_changed_by_hand_is_not_lost(site: Path) -> None:
    """Before a build begins; and while it runs."""
    swap = Swap(site, "a test")
    put(swap.begin(), NEW)
    (site / "index.html").write_bytes(b"edited")
    with pytest.raises(NotOursError, match=r"'index\.html' was put there or changed by hand"):
        swap.finish()
    with pytest.raises(NotOursError, match=r"'index\.html' was put there or changed by hand"):
        swap.begin()
    assert contents(site) == {**OLD, "index.html": b"edited"}


def test_a_file_of_others_where_a_page_is_made_now_is_not_lost(site: Path) -> None:
    put(site, {"summits": b"theirs"})
    with pytest.raises(NotOursError, match="'summits' was put there"):
        built(site, NEW)
    assert contents(site) == {**OLD, "summits": b"theirs"}


def test_a_site_behind_a_link_is_swapped_behind_it(site: Path) -> None:
    link = site.parent / "elsewhere" / "link"
    link.parent.mkdir()
    link.symlink_to(site)
    built(link, NEW)
    assert link.is_symlink()
    assert contents(site) == NEW
    assert names(site.parent) == ["elsewhere", "site"]


def test_a_link_that_leads_to_itself_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("site")
    with pytest.raises(OSError, match="symbolic links"):
        built(tmp_path / "site", NEW)
    assert (tmp_path / "site").is_symlink()


def test_a_file_that_cannot_be_made_is_told_by_its_own_name(tmp_path: Path) -> None:
    """Also where what was begun cannot be removed, as on a disk that can only be read."""
    (tmp_path / f".index.html.{os.getpid()}.part").mkdir()
    with pytest.raises(OSError, match=r"part|index") as told:
        write_whole(tmp_path / "index.html", b"new")
    assert told.value.filename == str(tmp_path / "index.html")


@pytest.mark.parametrize("count", range(14))
def test_a_build_that_is_killed_leaves_one_site_whole(site: Path, count: int) -> None:
    """At every step: the next build finds one of the two, and puts right what is left of the other."""
    put(site, {"CNAME": b"theirs"})
    with killed_after(count) as done:
        built(site, NEW)
    assert len(done) == min(count, 13)  # two lists, two moves, what is left of the old site
    after = Swap(site, "a test")
    after.begin()
    assert contents(site) in ({**OLD, "CNAME": b"theirs"}, {**NEW, "CNAME": b"theirs"})
    after.drop()
    assert names(site.parent) == ["site"]
    built(site, NEW)
    assert contents(site) == {**NEW, "CNAME": b"theirs"}
    assert names(site.parent) == ["site"]
