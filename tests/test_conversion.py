"""Pages converted by workers are the pages MkDocs makes, and nothing a worker is told gets lost."""

import os
import shutil
from pathlib import Path

import markdown
import pytest
from conftest import REPOSITORY
from hostile import configuration
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

import generator.site.mkdocs_plugin
from generator.disk.manifest import Files
from generator.site.cache import Cache
from generator.site.inline import QuickInline, QuickInlineProcessor

SIGNS = """
A `code` and \\*escaped\\* and [a link](x.md "title") and [a reference][one] and [one] and ![image](x.png "t")
![image][one] <https://example.org/> <me@example.org> two spaces
  next, <b>html</b> &amp; &#42; &copy *em* _em_ **strong** ***both*** a_b_c * alone * [^1] ![one] `` ` `` [not, a
link] < 1 & 2 > \\ [^none]

[one]: https://example.org/ "Title"

[^1]: A note with *emphasis*, `code` and [a link](y.md).
"""


def built(world: Path, monkeypatch: pytest.MonkeyPatch, cores: int) -> dict[str, bytes]:
    """The site of a world, built with so many workers."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    monkeypatch.setattr(generator.site.mkdocs_plugin, "cores", lambda: cores)
    site = world / f"site-{cores}"
    config = load_config(str(world / "mkdocs.yml"), strict=True, site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture
def project(world: Path) -> Path:
    """The little world with what a build needs besides data."""
    shutil.copytree(REPOSITORY / "docs", world / "docs")
    (world / "generator").symlink_to(REPOSITORY / "generator")
    shutil.copy(REPOSITORY / "mkdocs.yml", world / "mkdocs.yml")
    return world


def test_two_workers_make_what_one_process_makes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, search index and exports; and with workers this process converts only the pages of the menu."""
    alone = built(project, monkeypatch, 1)
    here: list[str] = []
    convert = Page.render

    def render(page: Page, *given: object) -> None:
        here.append(page.file.src_uri)
        convert(page, *given)

    monkeypatch.setattr(Page, "render", render)
    together = built(project, monkeypatch, 2)
    assert sorted(together) == sorted(alone)
    assert [path for path in alone if alone[path] != together[path]] == []
    assert "agreements/index.md" in here
    assert [uri for uri in here if uri.startswith("facts/")] == []


def test_a_warning_of_a_worker_counts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A strict build stops at a link to nowhere, whoever converts the page."""
    write = Cache._write

    def written(self: Cache, part: Path, name: str, content: bytes) -> Files:
        more = b"\n[nowhere](nowhere.md)\n" if name == "facts/countries/ruritania.md" else b""
        return write(self, part, name, content + more)

    monkeypatch.setattr(Cache, "_write", written)
    for cores in (1, 2):
        with pytest.raises(Abort, match="1 warnings in strict mode"):
            built(project, monkeypatch, cores)


def test_pages_on_which_a_worker_fails_are_converted_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And if they cannot be, MkDocs says so of the right page."""
    alone = built(project, monkeypatch, 1)

    def failing(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(generator.site.mkdocs_plugin, "converted", failing)
    together = built(project, monkeypatch, 2)
    assert [path for path in alone if alone[path] != together.get(path)] == []


def test_a_killed_worker_costs_time_and_nothing_else(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = built(project, monkeypatch, 1)
    monkeypatch.setattr(generator.site.mkdocs_plugin, "converted", lambda *_: os._exit(9))
    together = built(project, monkeypatch, 2)
    assert [path for path in alone if alone[path] != together.get(path)] == []


@pytest.mark.parametrize("task", ["write_pages", "write_exports"])
def test_a_killed_keeper_stops_the_build_in_words(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, task: str
) -> None:
    """As a system does that runs out of memory."""
    monkeypatch.setattr(Cache, task, lambda *_: os._exit(9))
    with pytest.raises(Abort):
        built(project, monkeypatch, 2)
    assert "a process of the build was killed; is there enough memory?" in caplog.text


@pytest.mark.parametrize("cores", [1, 2])
def test_a_cache_that_cannot_be_written_stops_the_build_in_words(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, cores: int
) -> None:
    """Whichever process finds out."""
    shutil.rmtree(project / "build", ignore_errors=True)
    (project / "build").write_text("a file where a folder should be")
    with pytest.raises(Abort):
        built(project, monkeypatch, cores)
    assert "the pages cannot be written to build/pages: Not a directory." in caplog.text


def test_the_quick_look_changes_no_page() -> None:
    """Every pattern with what it looks for, alone and among others."""
    settings = configuration()
    texts = [SIGNS, *SIGNS.split("\n"), *(sign * count for sign in "`\\[]!<>&*_^\n" for count in range(1, 5))]
    for text in texts:
        usual = markdown.markdown(text, **settings)
        quick = {**settings, "extensions": [*settings["extensions"], QuickInline()]}
        assert markdown.markdown(text, **quick) == usual, text


def test_plain_words_are_hardly_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the quick look is there and not used: the method it replaces is private."""
    tried: list[object] = []
    name = "_InlineProcessor__applyPattern"
    usual = getattr(QuickInlineProcessor, name)

    def watched(self: object, pattern: object, *given: object) -> object:
        tried.append(pattern)
        return usual(self, pattern, *given)

    monkeypatch.setattr(QuickInlineProcessor, name, watched)
    settings = configuration()
    markdown.markdown("Plain words", **{**settings, "extensions": [*settings["extensions"], QuickInline()]})
    assert len(tried) == 1
