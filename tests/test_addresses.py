"""Addresses from the data lead where they led there, whatever their host is called."""

import html
from pathlib import Path

import pytest
from hostile import converted

from generator.check.evidence import Lock, read_lock
from generator.derive.page_addresses import stands_for_none
from generator.export import exports
from generator.model.loading import read_dossier
from generator.pages.pages import pages
from generator.pages.rendering import Renderer
from generator.text.markdown import html_link, link

OLD = "https://ruritania.example/agreement"
ADDRESSES = {
    "http://[2001:db8::1]/": "http://[2001:db8::1]/",
    "https://[2001:DB8::192.0.2.1]:8443/a_b(c)[d]?e=[f]": "https://[2001:DB8::192.0.2.1]:8443/a%5Fb%28c%29%5Bd%5D?e=%5Bf%5D",
    "https://[::1]": "https://[::1]",
    "https://a.example/[b]": "https://a.example/%5Bb%5D",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_leads_to_its_address(address: str) -> None:
    for made in (link("x [y]", address), html_link("x [y]", address)):
        assert f'href="{ADDRESSES[address]}"' in html.unescape(converted(f"A {made} [b] [c][d]\n"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_source_is_linked_by_its_address(world: Path, address: str) -> None:
    """On every page that cites it; and it stands in the exports as it is."""
    path = world / "data" / "sources" / "official-text.yml"
    path.write_text(path.read_text().replace(f"url: {OLD}", f"url: '{address}'"))
    dossier, lock = read_dossier(world), read_lock(world)[0]
    assert not dossier.problems
    citing = [text for page in pages(dossier, lock, Renderer()).values() if "ruritania-text" in (text := page.decode())]
    shown = [converted(text) for text in citing]
    assert sum(f'href="{ADDRESSES[address]}' in html.unescape(page) for page in shown) >= 2
    assert not any("%5B2001" in page or "%5B::" in page for page in shown)
    assert f'"{address}"' in exports(dossier, Lock(), "")["api/v1/sources.json"].decode()


@pytest.mark.parametrize("host", ["briefing.example", "example.org", "docs.example.com", "a.test"])
def test_an_address_kept_for_examples_is_said_to_be_that_of_no_copy(host: str) -> None:
    assert stands_for_none(f"https://{host}/x/")
    assert not stands_for_none(f"https://{host}.eu/")
