"""What a page or a style sheet makes a browser load, and by which directive of a content policy that is judged.

The start tags of a page are read as a browser does, and quickly: every byte of a site goes through here. Elements and
attributes: https://html.spec.whatwg.org/multipage/indices.html#attributes-3; directives:
https://www.w3.org/TR/CSP3/#directives-fetch.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

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
# Judged by no directive of its own: whatever directive lets it through will do.
WHATEVER = ""
BASE_ADDRESS = "base-uri"
# What elements load, by subresources.toml.
_TOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LOADS: Mapping[str, Mapping[str, str]] = _TOLD["loads"]
RELATIONS: Mapping[str, str] = _TOLD["relations"]
AHEAD: Mapping[str, str] = _TOLD["ahead"]
SEVERAL_ADDRESSES = {"srcset": re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])[^,]*,?"), "ping": re.compile(r"(\S+)")}
ONWARD = re.compile(r"[\s\d.;,]*url\s*=\s*['\"]?\s*([^'\"]+)", re.IGNORECASE)

NO_LOAD = re.compile(r"/\*.*?\*/|@namespace[^;]*;", re.DOTALL)
FONT = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
IMAGE_SET = re.compile(r"image-set\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
OF_A_SET = re.compile(r"[a-z-]+\([^()]*\)", re.IGNORECASE)  # the type of an image, or its url(), which is told as that
TEXT = re.compile(r"[\"']([^\"']+)[\"']")
IN_STYLE = re.compile(r"@import\s+(?:url\(\s*)?['\"]?([^'\")\s;]+)|url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)


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


class Load(NamedTuple):
    """The directive that judges it, its address, and where it stands: element and attribute, or what a sheet says."""

    directive: str
    address: str
    place: str


def loads(page: Iterable[Tag]) -> Iterator[Load]:
    """What the elements of a page load by themselves, or send there."""
    for tag in page:
        if tag.name == "link":
            yield from _of_link(tag.attributes)
        elif tag.name in LOADS:
            given = tag.attributes
            for name, directive in LOADS[tag.name].items():
                for address in _load_places(name, given.get(name, "")):
                    yield Load(directive, address, f"{tag.name} {name}")


def _of_link(given: Mapping[str, str]) -> Iterator[Load]:
    words = given.get("rel", "").lower().split()
    directives = [RELATIONS[word] for word in words if word in RELATIONS]
    directives += [AHEAD.get(given.get("as", "").lower(), "connect-src")] if "preload" in words else []
    addresses = [
        *_load_places("href", given.get("href", "")),
        *_load_places("srcset", given.get("imagesrcset", "")),
    ]
    for directive in directives[:1]:
        yield from (Load(directive, address, f"link {' '.join(words)}") for address in addresses)


def _load_places(name: str, value: str) -> list[str]:
    if name in SEVERAL_ADDRESSES:
        return [found[1] for found in SEVERAL_ADDRESSES[name].finditer(value)]
    return [value] if value.strip() else []


def onward(page: Iterable[Tag]) -> Iterator[str]:
    """The addresses to which a page sends its readers without being asked."""
    for tag in page:
        if tag.name == "meta":
            given = tag.attributes
            refreshing = given.get("http-equiv", "").strip().lower() == "refresh"
            if refreshing and (found := ONWARD.match(given.get("content", ""))):
                yield found[1].strip()


def style_loads(sheet: str) -> Iterator[Load]:
    """What a style sheet loads."""
    sheet = NO_LOAD.sub("", sheet)
    for images in IMAGE_SET.findall(sheet):
        yield from (Load("img-src", one, "image-set()") for one in TEXT.findall(OF_A_SET.sub("", images)))
    fonts = [found.span() for found in FONT.finditer(sheet)]
    for found in IN_STYLE.finditer(sheet):
        if found[1]:
            yield Load("style-src", found[1], "@import")
        else:
            is_font = any(start < found.start() < end for start, end in fonts)
            yield Load("font-src" if is_font else "img-src", found[2].strip(), "@font-face" if is_font else "url()")
