"""What a finished page may do in a reader's browser: a content security policy in every page, and quiet links.

A step over the finished site folder, whichever engine wrote it. A page may run the site's own script files and the
inline scripts the theme writes. Those are known by their hashes, and they are taken from the page "not found", which
shows nothing of the data: a script that got into another page by way of the data is refused, and would not run anyway.
"""

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from generator.whole import write_whole

NO_DATA = "404.html"
# One tag, comment or element of raw text at a time; quoted values may hold '>'. Possessive, so that no page can be made
# to take long.
GIVEN = r"(?:\"[^\"]*\"|'[^']*'|[^'\">]++)*+"
TOKEN = re.compile(
    rf"<(?:!--.*?-->|(?P<raw>(?i:script|style|textarea|title))(?![\w-])(?P<given>{GIVEN})>(?P<text>.*?)</(?i:(?P=raw))\s*>"
    rf"|(?P<tag>[a-zA-Z][^\s/>]*+)(?P<attributes>{GIVEN})>)",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
OURS = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*><meta name=\"referrer\"[^>]*>")
CHARSET = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
# What the type of a script element says where it is not a block of data.
SCRIPTS = frozenset({"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"})
OUTWARD = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
HANDLER = re.compile(r"\bon")
ADDRESSES = ("href", "xlink:href", "src", "action", "formaction", "data")
REL = ("external", "noopener", "noreferrer")
DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's signs are data: images in its style sheet
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
)


Edit = tuple[int, int, str]  # from where to where, and what shall stand there


class UnsafePageError(Exception):
    """A page holds what the policy would switch off: each line of the message names one."""


class Tag(NamedTuple):
    """A start tag: where it stands, what it is given, and for an element of raw text what is in it."""

    name: str
    start: int
    end: int
    given: str
    text: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The values by name; of two with one name browsers take the first."""
        found: dict[str, str] = {}
        for name, *values in ATTRIBUTE.findall(self.given):
            found.setdefault(name.lower(), unescape("".join(values)))
        return found


class Policy:
    """What the pages of one site may do; `inert` is its page "not found", whose inline scripts are allowed."""

    def __init__(self, inert: str) -> None:
        self.allowed = frozenset(map(digest, inline_scripts(tags(inert))))
        directives = "; ".join(DIRECTIVES).format(hashes="".join(f" {one}" for one in sorted(self.allowed)))
        self.head = (
            f'<meta http-equiv="Content-Security-Policy" content="{directives}">'
            '<meta name="referrer" content="no-referrer">'
        )

    def refusals(self, name: str, page: Collection[Tag]) -> list[str]:
        """What it would switch off on the page `name` of these tags, each as a sentence."""
        return [f"{name}: {what}" for what in unsafe(page, self.allowed)]

    def secured(self, name: str, html: str) -> str:
        """The page `name` with policy and referrer rule before all that loads or runs, and its outward links marked.

        Doing it twice changes nothing. Raises UnsafePageError where the policy would switch something off.
        """
        if OURS.search(html):
            html = OURS.sub("", html)
        page = tuple(tags(html))
        if wrong := self.refusals(name, page):
            raise UnsafePageError("\n".join(wrong))
        place = CHARSET.search(html)
        # An old page without a head has nothing to load.
        head = [(place.end(), place.end(), self.head)] if place else []
        return edited(html, sorted([*head, *outward(html, page)]))


def secure(site: Path, done: Collection[str] = ()) -> None:
    """Secure every page of `site` but those `done` already, by their paths.

    Raises UnsafePageError, and then no page has been changed.
    """
    names = sorted({path.relative_to(site).as_posix() for path in site.rglob("*.html")}.difference(done))
    policy = Policy(_read(site / NO_DATA) if (site / NO_DATA).exists() else "")
    if wrong := [one for name in names for one in policy.refusals(name, tuple(tags(_read(site / name))))]:
        raise UnsafePageError("\n".join(wrong))
    # One page after the other: all of them at once would not fit into memory on a large site.
    for name in names:
        write_whole(site / name, policy.secured(name, _read(site / name)).encode())


def _read(path: Path) -> str:
    # Not read_text: it would turn line ends into others, and with them the hashes.
    return path.read_bytes().decode()


def tags(html: str) -> Iterator[Tag]:
    """The start tags of a page that can matter here: of elements of raw text, and those with something suspect."""
    for token in TOKEN.finditer(html):
        raw, given, text, name, attributes = token.groups()
        if raw:
            yield Tag(raw.lower(), token.start(), token.start("text") - 1, given, text)
        elif name and _suspect(attributes.lower()):
            yield Tag(name.lower(), token.start(), token.end() - 1, attributes)


def _suspect(attributes: str) -> bool:
    # Most tags are not worth a closer look. An address that runs is written out, or hidden behind entities or control
    # characters. Searching for words is several times faster here than one expression for all of them.
    return (
        "//" in attributes
        or "style" in attributes
        or "script" in attributes.replace(" ", "")
        or "&" in attributes
        or not attributes.isprintable()
        or ("on" in attributes and HANDLER.search(attributes) is not None)
    )


def inline_scripts(page: Iterable[Tag]) -> Iterator[str]:
    """What stands in script elements that would run."""
    for tag in page:
        if tag.name == "script" and "src" not in tag.attributes and tag.attributes.get("type", "").lower() in SCRIPTS:
            yield tag.text


def digest(script: str) -> str:
    """How a policy names an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def unsafe(page: Collection[Tag], allowed: frozenset[str]) -> Iterator[str]:
    """What the policy would switch off on a page of these tags, each as a sentence."""
    for script in inline_scripts(page):
        if digest(script) not in allowed:
            yield f"must not hold an inline script that {NO_DATA} does not: '{' '.join(script.split())[:60]}…'."
    for tag in page:
        if tag.name == "style":
            yield f"must not hold a style element: '{' '.join(tag.text.split())[:60]}…'."
        for name, value in tag.attributes.items():
            if name == "style" or (name.startswith("on") and name.isalpha()):
                yield f"must not hold the attribute {name} on '{tag.name}': '{value[:60]}'."
            elif name in ADDRESSES and _runs(value):
                yield f"must not hold an address that runs: '{value[:60]}'."


def _runs(address: str) -> bool:
    # Browsers leave out white space and control characters.
    return re.sub(r"[\x00-\x20]+", "", address).lower().startswith(("javascript:", "vbscript:"))


def outward(html: str, page: Iterable[Tag]) -> Iterator[Edit]:
    """What marks the links of a page to other hosts; `page` are its tags."""
    for tag in page:
        if tag.name in ("a", "area") and "//" in tag.given:
            attributes = tag.attributes
            if OUTWARD.match(attributes.get("href", "")):
                yield tag.start, tag.end, _marked(html[tag.start : tag.end], attributes.get("rel"))


def edited(html: str, edits: Iterable[Edit]) -> str:
    """A page with places replaced, which are given in their order. Put together once: a page can be of many MB."""
    pieces: list[str] = []
    done = 0
    for start, end, text in edits:
        pieces += [html[done:start], text]
        done = end
    return "".join([*pieces, html[done:]])


def _marked(tag: str, rel: str | None) -> str:
    words = " ".join(dict.fromkeys([*(rel or "").split(), *REL]))
    if rel is None:
        return f'{tag.rstrip(" /")} rel="{words}"'
    return re.sub(r"(\srel\s*=\s*)(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", rf'\g<1>"{words}"', tag, count=1)
