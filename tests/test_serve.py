"""One live preview of the little world over HTTP: edit, break, mend."""

import json
from pathlib import Path

import pytest
from previewing import previewing, wait_for


def test_an_edit_is_seen_an_error_is_shown_and_the_last_good_text_stays(world: Path) -> None:
    """The whole loop of an editor."""
    path = world / "data" / "countries" / "ruritania.yml"
    first = path.read_text()
    with previewing(world) as address:
        page = f"{address}/countries/ruritania/"
        wait_for(page, shown=("King of Ruritania",), gone=("must be",))
        path.write_text(first.replace("office: King of Ruritania", "office: Emperor of Ruritania"))
        wait_for(page, shown=("Emperor of Ruritania",), gone=("King of Ruritania",))
        path.write_text(first.replace("capital: Strelsau", "capitol: Strelsau"))
        wait_for(page, shown=("data/countries/ruritania.yml:16:1", "Did you mean", "Emperor of Ruritania"))
        wait_for(f"{address}/agreements/arcadia-ruritania/", shown=("data/countries/ruritania.yml:16:1",))
        path.write_text(first)
        wait_for(page, shown=("King of Ruritania",), gone=("data/countries/ruritania.yml:16:1",))


def test_a_preview_that_starts_on_broken_data_says_so(world: Path) -> None:
    """It does not die, and mending the file brings the pages."""
    path = world / "data" / "countries" / "ruritania.yml"
    first = path.read_text()
    path.write_text("id: [")
    with previewing(world) as address:
        wait_for(f"{address}/", shown=("No page yet", "data/countries/ruritania.yml:1:5"))
        path.write_text(first)
        wait_for(f"{address}/", shown=("Promises to Arcadia",), gone=("must be",))


NEW = """
herald-new:
  publisher: Strelsau Gazette
  title: A second page
  url: https://gazette.example/second
  published: 2030
  language: en
"""


def test_a_new_source_can_be_completed_at_once(world: Path) -> None:
    """The schemas of the editor follow the data, even while nothing cites the source yet, which is a problem."""
    path = world / "data" / "sources" / "news.yml"
    schema = world / "build" / "schemas" / "agreements.json"
    with previewing(world) as address:
        wait_for(f"{address}/", shown=("Promises to Arcadia",))
        assert "herald-new" not in schema.read_text()
        path.write_text(path.read_text() + NEW)
        wait_for(f"{address}/", shown=("data/sources/news.yml:8:1",))
        assert "herald-new" in json.loads(schema.read_text())["definitions"]["sources"]["enum"]


def test_a_preview_asks_for_neither_address_nor_history(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks at pages publishes nothing; that history is missing stands on its page."""
    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv("SITE_URL")
    with previewing(world) as address:
        wait_for(f"{address}/changes/", shown=("The history of the data was missing",), gone=("No change is recorded",))


def test_an_editors_own_files_do_not_stop_a_preview(world: Path) -> None:
    """Emacs puts a link that leads nowhere beside a file while it is edited; others leave copies."""
    path = world / "data" / "countries" / "ruritania.yml"
    first = path.read_text()
    with previewing(world) as address:
        page = f"{address}/countries/ruritania/"
        wait_for(page, shown=("King of Ruritania",))
        path.with_name(".#ruritania.yml").symlink_to("somebody@a-machine.1234:5678")
        path.with_name("._ruritania.yml").write_bytes(b"\x00\x05\x16\x07")
        path.write_text(first.replace("office: King of Ruritania", "office: Emperor of Ruritania"))
        wait_for(page, shown=("Emperor of Ruritania",), gone=("King of Ruritania", "must be"))
