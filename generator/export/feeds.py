"""Atom (RFC 4287) and JSON Feed 1.1: one feed of dated events and audits, one of substantive changes of the data.

The standard library writes the XML: the feed libraries stamp the time of writing, and these bytes must follow from the
data alone.
"""

import re
import xml.etree.ElementTree as ET
from typing import Any

from generator.derive.change_log import ChangeLog
from generator.derive.changes_told import identity
from generator.derive.downloads import LICENCE_TITLE, PUBLISHER
from generator.derive.page_addresses import site_address
from generator.export.feed_items import Item, of_changes, of_events
from generator.model.dates import midnight
from generator.model.dossier import Dossier
from generator.text.json_text import given, json_bytes
from generator.text.wording import LANGUAGE

ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 has no way to write: https://www.w3.org/TR/xml/#charsets
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EVENTS = "feed"
CHANGES = "changes"
FEED_TITLES = {EVENTS: "events and audits", CHANGES: "what changed"}


def feeds(dossier: Dossier, history: ChangeLog, site_url: str) -> dict[str, bytes]:
    """Both feeds in both formats. That of changes says so where they cannot be known."""
    events, changes = of_events(dossier, history.revisions), of_changes(dossier, history.changes)
    shown = {EVENTS: (history.times, events), CHANGES: (history.notice, changes)}
    files: dict[str, bytes] = {}
    for name, (notice, items) in shown.items():
        files[f"{name}.xml"] = atom(dossier, name, items, site_url, notice)
        files[f"{name}.json"] = json_feed(dossier, name, items, site_url, notice)
    return files


def atom(dossier: Dossier, name: str, items: list[Item], site_url: str, notice: str = "") -> bytes:
    """An Atom feed. `notice` is what its readers must know besides."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": LANGUAGE})
    _child(feed, "id", identity(name))
    _child(feed, "title", f"{dossier.site.title}: {FEED_TITLES[name]}")
    _child(feed, "subtitle", f"{dossier.site.description} {notice}".strip())
    _child(feed, "updated", max((one.modified for one in items), default=midnight(dossier.newest_check)))
    _child(feed, "rights", LICENCE_TITLE)
    _child(_child(feed, "author"), "name", PUBLISHER)
    _child(feed, "link", rel="alternate", type="text/html", href=site_address(site_url, "index.md") or "./")
    _child(feed, "link", rel="self", type="application/atom+xml", href=site_address(site_url, f"{name}.xml"))
    for one in items:
        entry = _child(feed, "entry")
        _child(entry, "id", identity(one.key))
        _child(entry, "title", one.title)
        _child(entry, "updated", one.modified)
        _child(entry, "published", one.published)
        _child(entry, "link", rel="alternate", type="text/html", href=site_address(site_url, one.page))
        _child(entry, "category", term=one.tag)
        _child(entry, "summary", one.text)
        for address in one.sources:
            _child(entry, "link", rel="related", href=address)
    ET.indent(feed, " ")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _child(parent: ET.Element, name: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = None if text is None else NO_XML.sub("", text)
    return child


def json_feed(dossier: Dossier, name: str, items: list[Item], site_url: str, notice: str = "") -> bytes:
    """A JSON feed. `notice` is what its readers must know besides."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{dossier.site.title}: {FEED_TITLES[name]}",
        "description": f"{dossier.site.description} {notice}".strip(),
        "home_page_url": site_address(site_url, "index.md"),
        "feed_url": site_address(site_url, f"{name}.json"),
        "language": LANGUAGE,
        "authors": [{"name": PUBLISHER}],
    }
    rows = [
        {
            "id": identity(one.key),
            "url": site_address(site_url, one.page),
            "title": one.title,
            "content_text": one.text,
            "date_published": one.published,
            "date_modified": one.modified,
            "tags": [one.tag],
            **one.more,
        }
        for one in items
    ]
    return json_bytes({**given(feed), "items": rows})
