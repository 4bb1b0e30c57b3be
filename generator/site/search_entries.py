"""What the search box finds before any text: everything that has a page of its own, by its names, words and dates.

Each page says in its front matter what readers type to find it. The list of all pages stands beside the search index of
the theme, small enough to be fetched when somebody turns to the box; the text of the pages comes after it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.disk.atomic_write import write_whole
from generator.text.markdown import unescaped

ENTITIES_FILE = "search/entities.json"
NOTE_NUMBER = re.compile(r"<sup>\d+</sup>")
FOUND_BY = ("names", "partners", "words", "people", "dates", "sides", "told", "subject")


def write_list(site: Path, pages: Iterable[Page]) -> None:
    """Write the list of what has a page into a site folder."""
    found = [one for page in pages for one in findable(page)]
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    write_whole(site / ENTITIES_FILE, text.encode())


def findable(page: Page) -> Iterator[dict[str, Any]]:
    """A page, and what has a place of its own on it: title, kind, address, summary, and what leads there."""
    asked = page.meta.get("search") or {}
    if "boost" not in asked:
        return
    title = unescape(str(page.meta.get("title") or page.title))
    one = {"title": title, "kind": page.meta.get("kind"), "url": page.url, "boost": asked["boost"]}
    told = {**one, "text": page.meta.get("description"), **{key: asked.get(key) for key in FOUND_BY}}
    told["menu"] = _in_menu(page, title)
    yield {key: unescaped(value) for key, value in told.items() if value}
    for anchor, name, *others in asked.get("parts") or ():
        part = {"title": name, "kind": title, "url": f"{page.url}#{anchor}", "boost": asked["boost"], "names": others}
        yield {key: unescaped(value) for key, value in part.items()}


def _in_menu(page: Page, title: str) -> list[str]:
    """What the menu calls a page where that is not its title, and the part of the menu that it opens."""
    section = page.parent
    opens = [section.title] if section and section.children[0] is page else []
    return [name for name in dict.fromkeys((str(page.title), *opens)) if name != title]


def search_entries(config: MkDocsConfig) -> list[dict[str, Any]]:
    """What the search knows of all pages; none where there is no search."""
    plugin = config.plugins.get("material/search") or config.plugins.get("search")
    return getattr(getattr(plugin, "search_index", None), "entries", [])


def without_note_numbers(entries: list[dict[str, Any]]) -> None:
    """Take the numbers of notes out of what the search knows of the page it read last: nobody looks for them."""
    page = ""
    for entry in reversed(entries):
        page = page or entry["location"].partition("#")[0]
        if entry["location"].partition("#")[0] != page:
            break
        entry["text"] = NOTE_NUMBER.sub("", entry["text"])
