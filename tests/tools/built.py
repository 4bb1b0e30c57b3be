"""A built site as values: every page with its links, ids and headings. Reads HTML only, whichever engine wrote it."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CODE = ("code", "pre", "script", "style", "textarea")  # whose text may look like markup
# Attributes that make a browser fetch something, whatever the element.
FETCHING = ("src", "poster", "data", "background", "formaction", "ping")
URL_IN_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass(frozen=True)
class Link:
    """One reference: from which element and attribute, and to where. `fetched` tells loads from links to follow."""

    tag: str
    address: str
    fetched: bool
    rel: frozenset[str] = frozenset()


@dataclass
class Page(HTMLParser):
    """One page. `path` is that of its file under the site."""

    path: str
    html: str
    lang: str | None = None
    title: str = ""
    ids: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    handlers: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)  # what is shown, but for code
    _heading: str | None = None
    _in_title: bool = False
    _drawing: int = 0
    _inside: list[str] = field(default_factory=list)  # of elements whose text is code

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what matters of a tag."""
        given: dict[str, str] = {}
        for name, value in attrs:
            given.setdefault(name, value or "")
        self._drawing += tag == "svg"
        self._inside += [tag] if tag in CODE else []
        if tag == "html":
            self.lang = given.get("lang")
        elif tag == "meta":
            self.metas[given.get("name") or given.get("property") or given.get("http-equiv", "").lower()] = given.get(
                "content", ""
            )
        elif tag in HEADINGS:
            self.headings.append((int(tag[1]), ""))
            self._heading = tag
        self._in_title = tag == "title" and not self._drawing
        if given.get("id"):
            self.ids.append(given["id"])
            self.anchors.add(given["id"])
        if tag == "a" and given.get("name"):
            self.anchors.add(given["name"])
        self.handlers += [f"{name} on {tag}" for name in given if name == "style" or name.startswith("on")]
        self.handlers += ["style element"] if tag == "style" else []
        self._link(tag, given)

    def _link(self, tag: str, given: dict[str, str]) -> None:
        rel = frozenset(given.get("rel", "").split())
        for name in ("href", "xlink:href"):
            if name in given:
                follow = tag in ("a", "area") or (
                    tag == "link" and rel & {"canonical", "alternate", "next", "prev", "edit", "license"}
                )
                self.links.append(Link(tag, given[name], not follow, rel))
        for name in FETCHING:
            if name in given:
                self.links.append(Link(tag, given[name], fetched=True))
        for part in (given.get("srcset") or given.get("imagesrcset", "")).split(","):
            if part.strip():
                self.links.append(Link(tag, part.split()[0], fetched=True))
        if tag == "form" and given.get("action"):
            self.links.append(Link(tag, given["action"], fetched=True))
        if (
            tag == "meta"
            and given.get("http-equiv", "").lower() == "refresh"
            and "url=" in given.get("content", "").lower()
        ):
            self.links.append(
                Link(tag, re.split("url=", given["content"], flags=re.IGNORECASE)[1].strip(), fetched=False)
            )

    def handle_endtag(self, tag: str) -> None:
        """End of a heading or a title."""
        self._heading = None if tag == self._heading else self._heading
        self._drawing -= tag == "svg" and self._drawing > 0
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        self._in_title = False

    def handle_data(self, data: str) -> None:
        """The text of headings, of the title, and of all that is no code."""
        if not self._inside:
            self.texts.append(data)
        if self._heading:
            level, text = self.headings[-1]
            self.headings[-1] = level, text + data
        if self._in_title:
            self.title += data

    @cached_property
    def moved(self) -> bool:
        """Whether the page only tells what became of what stood there: old links lead there, no page of ours."""
        return "refresh" in self.metas or "noindex" in self.metas.get("robots", "")

    @property
    def address(self) -> str:
        """The path by which browsers ask for it, relative to the site."""
        return self.path.removesuffix("index.html") if posixpath.basename(self.path) == "index.html" else self.path


class Site:
    """A built site. `url` is the address it was built for, taken from the home page.

    `allowed` is what its pages may load from elsewhere: by directive of a content policy, its sources.
    """

    def __init__(self, folder: Path, allowed: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.folder = folder
        self.allowed = allowed or {}
        self.files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        names = sorted(name for name in self.files if name.endswith(".html"))
        self.pages = {name: Page(name, (folder / name).read_text(encoding="utf-8")) for name in names}

    @cached_property
    def url(self) -> str:
        """The address of the home page."""
        canonical = [link.address for link in self.pages["index.html"].links if "canonical" in link.rel]
        return canonical[0] if canonical else "http://127.0.0.1:8000/"

    def foreign(self, address: str) -> bool:
        """Whether an address is on another host, or of no host at all such as data: and mailto:."""
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc:
            return False
        own = urlsplit(self.url)
        inside = parts.netloc == own.netloc and parts.path.startswith(own.path) and parts.scheme in ("", own.scheme)
        return not inside

    def target(self, page: str, address: str) -> tuple[str | None, str]:
        """The file an address leads to, seen from a page, and the anchor in it; no file if there is none."""
        parts = urlsplit(address)
        fragment = unquote(parts.fragment.split(":~:")[0])
        base = urlsplit(self.url).path
        path = unquote(parts.path)
        if path.startswith("/"):
            if not path.startswith(base):
                return None, fragment
            path = path.removeprefix(base)
            whole = posixpath.normpath(path) if path else "."
        else:
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
        if folder and (path or parts.path.startswith("/")):
            whole = posixpath.normpath(posixpath.join(whole, "index.html"))
        return (whole if whole in self.files else None), fragment
