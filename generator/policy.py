"""What a finished page may do in a reader's browser: a content security policy in every page, and quiet links.

A step over the finished site folder, whichever engine wrote it. A page may run the site's own script files and the
inline scripts the theme writes. Those are known by their hashes, and they are taken from the page "not found", which
shows nothing of the data: a script that got into another page by way of the data is refused, and would not run anyway.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from generator.site import write_tree

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
# What only a tag can contain that is worth a closer look: most are not.
SUSPECT = re.compile(r"\bon|\bstyle|[:&]", re.IGNORECASE)
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


class UnsafePageError(Exception):
    """A page holds what the policy would switch off: each line of the message names one."""


@dataclass(frozen=True)
class Tag:
    """A start tag: where it stands, what it is given, and for an element of raw text what is in it."""

    name: str
    start: int
    end: int
    given: str
    text: str = ""

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The values by name; of two with one name browsers take the first."""
        found: dict[str, str] = {}
        for name, *values in ATTRIBUTE.findall(self.given):
            found.setdefault(name.lower(), unescape("".join(values)))
        return found


def secure(site: Path) -> None:
    """Put policy and referrer rule into every page of `site`, and mark its outward links.

    Doing it twice changes nothing. Raises UnsafePageError, and then no page has been changed.
    """
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    inert = _read(site / NO_DATA) if NO_DATA in names else ""
    allowed = frozenset(map(digest, inline_scripts(tags(inert))))
    wrong = [f"{name}: {what}" for name in names for what in unsafe(_read(site / name), allowed)]
    if wrong:
        raise UnsafePageError("\n".join(wrong))
    head = metas(allowed)
    # One page after the other: all of them at once would not fit into memory on a large site.
    for name in names:
        write_tree(site, {name: secured(_read(site / name), head).encode()}, prune=False)


def _read(path: Path) -> str:
    # Not read_text: it would turn line ends into others, and with them the hashes.
    return path.read_bytes().decode()


def tags(html: str) -> Iterator[Tag]:
    """The start tags of a page."""
    for token in TOKEN.finditer(html):
        if token["raw"]:
            yield Tag(token["raw"].lower(), token.start(), token.start("text") - 1, token["given"], token["text"])
        elif token["tag"]:
            yield Tag(token["tag"].lower(), token.start(), token.end() - 1, token["attributes"])


def inline_scripts(page: Iterable[Tag]) -> Iterator[str]:
    """What stands in script elements that would run."""
    for tag in page:
        if tag.name == "script" and "src" not in tag.attributes and tag.attributes.get("type", "").lower() in SCRIPTS:
            yield tag.text


def digest(script: str) -> str:
    """How a policy names an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def unsafe(html: str, allowed: frozenset[str]) -> Iterator[str]:
    """What the policy would switch off on a page, each as a sentence."""
    page = tuple(tags(html))
    for script in inline_scripts(page):
        if digest(script) not in allowed:
            yield f"must not hold an inline script that {NO_DATA} does not: '{' '.join(script.split())[:60]}…'."
    for tag in page:
        if tag.name == "style":
            yield f"must not hold a style element: '{' '.join(tag.text.split())[:60]}…'."
        for name, value in tag.attributes.items() if SUSPECT.search(tag.given) else ():
            if name == "style" or (name.startswith("on") and name.isalpha()):
                yield f"must not hold the attribute {name} on '{tag.name}': '{value[:60]}'."
            elif name in ADDRESSES and _runs(value):
                yield f"must not hold an address that runs: '{value[:60]}'."


def _runs(address: str) -> bool:
    # Browsers leave out white space and control characters.
    return re.sub(r"[\x00-\x20]+", "", address).lower().startswith(("javascript:", "vbscript:"))


def metas(allowed: frozenset[str]) -> str:
    """The two elements every head begins with."""
    policy = "; ".join(DIRECTIVES).format(hashes="".join(f" {one}" for one in sorted(allowed)))
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="referrer" content="no-referrer">'
    )


def secured(html: str, head: str) -> str:
    """A page with `head` in front of all that loads or runs, and its outward links marked."""
    html = _with_rel(OURS.sub("", html))
    place = CHARSET.search(html)
    # An old page without a head has nothing to load.
    return f"{html[: place.end()]}{head}{html[place.end() :]}" if place else html


def _with_rel(html: str) -> str:
    pieces: list[str] = []
    done = 0
    for tag in tags(html):
        if tag.name in ("a", "area") and "//" in tag.given and OUTWARD.match(tag.attributes.get("href", "")):
            pieces += [html[done : tag.start], _marked(html[tag.start : tag.end], tag.attributes.get("rel"))]
            done = tag.end
    return "".join([*pieces, html[done:]])


def _marked(tag: str, rel: str | None) -> str:
    words = " ".join(dict.fromkeys([*(rel or "").split(), *REL]))
    if rel is None:
        return f'{tag.rstrip(" /")} rel="{words}"'
    return re.sub(r"(\srel\s*=\s*)(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", rf'\g<1>"{words}"', tag, count=1)
