"""The cache between runs: what is damaged is made anew, and what others put there is neither published nor lost."""

import shutil
from pathlib import Path

import pytest

from generator.disk.manifest import MANIFEST, NotOursError
from generator.site.cache import EXPORTS, PAGES, Cache

COUNTRY = "countries/ruritania.md"
SUMMIT = "summits/edelweiss-2029.md"
CARDS = "facts/summits/edelweiss-2029.md"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but the list of what is ours."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def made(world: Path, *, kept: bool = False) -> Cache:
    """A cache that was filled: by a build, or by a preview, which keeps its pages in memory too."""
    cache = Cache(world, "https://x.example/")
    problems = (cache.refresh_pages(None, linked=False) if kept else cache.write_pages()).problems
    assert problems == ()
    return cache


def exported(cache: Cache) -> list[str]:
    """The exports of all pages of the cache."""
    return cache.write_exports({name: cache.root / PAGES / name for name in cache.pages()})


@pytest.mark.parametrize("kept", [False, True], ids=["build", "preview"])
@pytest.mark.parametrize("damage", [b"", b"# Ruri", b"\x00" * 200], ids=["empty", "truncated", "other bytes"])
def test_a_damaged_page_is_made_anew(world: Path, damage: bytes, kept: bool) -> None:
    whole = contents(made(world).root / PAGES)
    (world / PAGES / COUNTRY).write_bytes(damage)
    assert COUNTRY not in Cache(world, "").pages()
    made(world, kept=kept)
    assert contents(world / PAGES) == whole


def test_a_damaged_export_is_made_anew(world: Path) -> None:
    names = exported(made(world))
    whole = contents(world / EXPORTS)
    for name in names:
        (world / EXPORTS / name).write_bytes(whole[name][:-1])
    assert exported(made(world)) == names
    assert contents(world / EXPORTS) == whole


@pytest.mark.parametrize("kept", [False, True], ids=["build", "preview"])
def test_files_of_others_are_no_pages_and_stay(world: Path, kept: bool) -> None:
    """Also with broken data, when the pages of before are shown."""
    names = made(world).pages()
    theirs = {"notes.md": b"# Mine\n", "countries/draft.md": b"# Mine\n", "deep/er/x.md": b"# Mine\n"}
    for name, content in theirs.items():
        (world / PAGES / name).parent.mkdir(parents=True, exist_ok=True)
        (world / PAGES / name).write_bytes(content)
    assert made(world, kept=kept).pages() == names
    (world / "data" / "countries" / "ruritania.yml").write_text("id: [")
    cache = Cache(world, "")
    assert cache.refresh_pages(None, linked=False).problems
    assert cache.pages() == names
    assert theirs.items() <= contents(world / PAGES).items()


def test_files_of_others_are_no_exports_and_stay(world: Path) -> None:
    names = exported(made(world))
    (world / EXPORTS / "notes.txt").write_text("mine")
    assert exported(made(world)) == names
    assert (world / EXPORTS / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("kept", [False, True], ids=["build", "preview"])
def test_a_page_that_is_no_longer_made_goes_unless_it_was_changed(world: Path, kept: bool) -> None:
    made(world)
    with (world / PAGES / CARDS).open("ab") as page:
        page.write(b"edited")
    (world / "data" / "summits" / "edelweiss-2029.yml").unlink()
    names = made(world, kept=kept).pages()
    assert not {SUMMIT, CARDS} & set(names)
    assert not (world / PAGES / SUMMIT).exists()
    assert (world / PAGES / CARDS).read_bytes().endswith(b"edited")


@pytest.mark.parametrize("name", [COUNTRY, MANIFEST, "countries"])
def test_no_link_is_followed_out_of_the_cache(world: Path, tmp_path: Path, name: str) -> None:
    """A link in the place of a file gives way; one in the place of a folder is said."""
    made(world)
    outside = tmp_path / "outside"
    (world / PAGES / name).rename(outside)
    (world / PAGES / name).symlink_to(outside)
    before = contents(outside) if outside.is_dir() else outside.read_bytes()
    (world / "data" / "countries" / "ruritania.yml").write_text(
        (world / "data" / "countries" / "ruritania.yml").read_text().replace("King of Ruritania", "Emperor")
    )
    if name == "countries":
        with pytest.raises(NotOursError, match="build/pages/countries stands in the way of 'countries/"):
            made(world)
    else:
        made(world)
        assert b"Emperor" in (world / PAGES / COUNTRY).read_bytes()
    assert before == (contents(outside) if outside.is_dir() else outside.read_bytes())


@pytest.mark.parametrize("part", [PAGES, EXPORTS])
def test_a_cache_that_is_a_link_is_refused(world: Path, tmp_path: Path, part: Path) -> None:
    exported(made(world))
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.md").write_text("mine")
    shutil.rmtree(world / part)
    (world / part).symlink_to(outside)
    with pytest.raises(NotOursError, match=f"{part.as_posix()} must be a folder and no link"):
        exported(made(world))
    assert contents(outside) == {"index.md": b"mine"}


@pytest.mark.parametrize("damage", [b"", b'{"files": {"../../data/site.yml": []}}'], ids=["empty", "leads out"])
def test_a_damaged_list_removes_nothing(world: Path, damage: bytes) -> None:
    names = made(world).pages()
    (world / PAGES / "notes.md").write_text("mine")
    (world / PAGES / MANIFEST).write_bytes(damage)
    assert Cache(world, "").pages() == []
    assert made(world).pages() == names
    assert (world / PAGES / "notes.md").read_text() == "mine"
    assert (world / "data" / "site.yml").exists()
