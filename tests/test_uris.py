"""Addresses as they were copied from a browser, and as feeds, reference managers and programs take them."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from exported import exported_from
from pydantic import TypeAdapter

from generator.model.fields import Address
from generator.site.publishing import published_at

COPIED = {
    "https://a.example/zugeständnisse": "https://a.example/zugest%C3%A4ndnisse",
    "https://a.example/новини?q=Київ#мир": (
        "https://a.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8?q=%D0%9A%D0%B8%D1%97%D0%B2#%D0%BC%D0%B8%D1%80"
    ),
    "https://bücher.example:8080/ä": "https://xn--bcher-kva.example:8080/%C3%A4",
    "https://a.example/100%?list[]={a|b}^c": "https://a.example/100%25?list[]=%7Ba%7Cb%7D%5Ec",
}
AS_THEY_ARE = (
    "https://a.example/espa%C3%B1a-(2)/x;y=1,2?a=b&c=%20d+e~f#:~:text=an%20end,of-,it",
    "http://[::1]:8000/x",
    "https://web.archive.org/web/2024/https://a.example/b@c:d!$*",
    "https://a.example",
)


@pytest.mark.parametrize("copied", COPIED)
def test_an_address_is_one_that_all_programs_read(copied: str) -> None:
    assert TypeAdapter(Address).validate_python(copied) == COPIED[copied]
    assert TypeAdapter(Address).validate_python(COPIED[copied]) == COPIED[copied]


@pytest.mark.parametrize("address", AS_THEY_ARE)
def test_a_uri_stays_as_it_is(address: str) -> None:
    assert TypeAdapter(Address).validate_python(address) == address


def test_a_host_that_cannot_be_named_in_ascii_is_no_address() -> None:
    with pytest.raises(ValueError, match="must be an address"):
        TypeAdapter(Address).validate_python(f"https://{'ä' * 70}.example/")


def test_the_address_of_the_site_is_read_likewise() -> None:
    assert published_at("https://bücher.example/ä", "make build") == "https://xn--bcher-kva.example/%C3%A4/"


def test_no_export_has_another(world: Path) -> None:
    """The feed validator of the W3C refused an Atom link with a letter of another script."""
    path = world / "data" / "sources" / "official-text.yml"
    path.write_text(
        path.read_text().replace("https://ruritania.example/agreement", "https://ruritania.example/verträge")
    )
    made = exported_from(world)
    plain = "https://ruritania.example/vertr%C3%A4ge"
    assert not [name for name, content in made.items() if "/verträge".encode() in content]
    links = ET.fromstring(made["feed.xml"]).iter("{http://www.w3.org/2005/Atom}link")  # noqa: S314 - our own
    assert plain in [one.get("href") for one in links]
    assert plain in [one["URL"] for one in json.loads(made["data/sources.csl.json"])]
    assert re.search(rf"  url = \{{{re.escape(plain)}\}},", made["data/sources.bib"].decode())
