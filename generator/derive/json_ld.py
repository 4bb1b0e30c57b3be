"""schema.org JSON-LD of pages that are about no single record, and what all have: the way to a page, who publishes.

Pages that are HTML already print theirs; all others are handed theirs by the front door.
"""

from typing import Any

from generator.derive.downloads import LICENCE_ADDRESS, PUBLISHER
from generator.derive.page_addresses import site_address
from generator.text.json_text import given
from generator.text.wording import LANGUAGE

CONTEXT = "https://schema.org"


def publisher_of(site_url: str) -> dict[str, Any]:
    """The project, as who answers for a page."""
    return given({"@type": "Organization", "name": PUBLISHER, "url": site_address(site_url, "index.md")})


def breadcrumb(src_uri: str, title: str, site_url: str) -> dict[str, Any]:
    """The way from the first page to this one."""
    steps = [("Home", "index.md")]
    if "/" in src_uri:
        kind = src_uri.partition("/")[0]
        steps.append((kind.capitalize(), f"{kind}/index.md"))
    if src_uri not in [path for _, path in steps]:
        steps.append((title, src_uri))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": site_address(site_url, path)}
        for number, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def plain_page(src_uri: str, title: str, site_url: str) -> dict[str, Any]:
    """The block of a page that is about no single record."""
    url = site_address(site_url, src_uri)
    return {
        "@context": CONTEXT,
        "@type": "CollectionPage" if src_uri.endswith("/index.md") else "WebPage",
        "@id": url,
        "url": url,
        "name": title,
        "inLanguage": LANGUAGE,
        "license": LICENCE_ADDRESS,
        "publisher": publisher_of(site_url),
        "isPartOf": {"@id": site_address(site_url, "index.md") + "#site"},
        "breadcrumb": breadcrumb(src_uri, title, site_url),
    }
