"""The start tags of a finished page, as a browser reads them. Quick: every byte of a site goes through here."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

# One tag, comment or element of raw text at a time; quoted values may hold '>'. Possessive, so that no page can be made
# to take long.
GIVEN = r"(?:\"[^\"]*\"|'[^']*'|[^'\">]++)*+"
TAG_TOKEN = re.compile(
    rf"<(?:!--.*?-->|(?P<raw>(?i:script|style|textarea|title))(?![\w-])(?P<given>{GIVEN})>(?P<text>.*?)</(?i:(?P=raw))\s*>"
    rf"|(?P<tag>[a-zA-Z][^\s/>]*+)(?P<attributes>{GIVEN})>)",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
HANDLER = re.compile(r"\bon")
# Elements whose every address matters, even one of the site itself.
JUDGED = frozenset("audio base button embed form frame iframe input link meta object source track video".split())


class Tag(NamedTuple):
    """A start tag: where it stands, its attributes, and for an element of raw text what is in it."""

    name: str
    start: int
    end: int
    attributes: Mapping[str, str]
    text: str = ""


def start_tags(html: str) -> Iterator[Tag]:
    """The start tags of a page that can matter: of raw text, of what is judged, and those with something suspect."""
    for token in TAG_TOKEN.finditer(html):
        raw, given, text, name, attributes = token.groups()
        if raw:
            yield Tag(raw.lower(), token.start(), token.start("text") - 1, _attributes(given), text)
        elif name and (name.lower() in JUDGED or _suspect(attributes.lower())):
            yield Tag(name.lower(), token.start(), token.end() - 1, _attributes(attributes))


def _attributes(given: str) -> dict[str, str]:
    """The values by name; of two with one name browsers take the first."""
    found: dict[str, str] = {}
    for name, *values in ATTRIBUTE.findall(given):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def _suspect(attributes: str) -> bool:
    # Most tags are not worth a closer look. An address that runs is written out, or hidden behind entities or control
    # characters; one that leads away has two slashes of either kind, or names its scheme. Searching for words is
    # several times faster here than one expression for all of them.
    return (
        "//" in attributes
        or "\\" in attributes
        or "http" in attributes
        or "style" in attributes
        or "script" in attributes.replace(" ", "")
        or "&" in attributes
        or not attributes.isprintable()
        or ("on" in attributes and HANDLER.search(attributes) is not None)
    )
