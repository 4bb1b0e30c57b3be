"""The content policy of the pages of a site: what it lets through, and what of a page it would switch off.

A page may load the site's own files and what mkdocs.yml allows (`allowance`), and run the inline scripts the theme
writes. Those are known by their hashes, and they are taken from the page "not found", which shows nothing of the data:
a script that got into another page by way of the data is refused, and would not run anyway.
"""

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import SplitResult, urlsplit

from generator.site.allowance import NOTHING_ALLOWED, Allowed, admits
from generator.site.subresources import BASE_ADDRESS, WHATEVER, Load, Tag, loads, onward, start_tags
from generator.source.problem import found

NO_DATA = "404.html"
# What the type of a script element says where it is not a block of data.
SCRIPTS = frozenset({"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"})
ADDRESS_ATTRIBUTES = ("href", "xlink:href", "src", "action", "formaction", "data")
NONE, SELF = "'none'", "'self'"
FALLBACK = "default-src"
SOURCES = {
    FALLBACK: (NONE,),
    "script-src": (SELF,),
    "style-src": (SELF,),
    "img-src": (SELF, "data:"),  # the theme's signs are data: images in its style sheet
    "font-src": (SELF,),
    "connect-src": (SELF,),
    "worker-src": (SELF,),
    "manifest-src": (SELF,),
    BASE_ADDRESS: (SELF,),
    "form-action": (NONE,),
}
DOING = {
    "form-action": "send a form to",
    "connect-src": "send a request to",
    BASE_ADDRESS: "count addresses from",
}
ALLOWING = "the policy of the pages blocks it, unless mkdocs.yml allows {} (“Allow another host” in docs/editing.md)."
# No address of a page, and addresses that run, which `unsafe` tells.
TOLD_ELSEWHERE = ("about", "javascript", "vbscript")
# The name of a host in a script; that of an XML vocabulary is none.
HOSTED = re.compile(r"(?:https?:|(?<=[\"'`]))\\?/\\?/(?!www\.w3\.org/)([\w-]+(?:\.[\w-]+)+(?::\d+)?)", re.IGNORECASE)
# What a browser drops of an address before it reads it, and how it reads that of another host.
DROPPED = re.compile(r"[\t\r\n]|^[\x00-\x20]+|[\x00-\x20]+$")
ON_THE_WEB = re.compile(r"(https?|wss?):/*", re.IGNORECASE)


class Policy:
    """What the pages of one site may do.

    `inert` is its page "not found", whose inline scripts may run; `allowed` is what mkdocs.yml allows besides;
    `site_url` is the address of the site, where that is known.
    """

    def __init__(self, inert: str = "", allowed: Allowed = NOTHING_ALLOWED, site_url: str = "") -> None:
        scripts = {digest(script): script for script in inline_scripts(start_tags(inert))}
        self.sources = {**SOURCES, "script-src": (SELF, *sorted(scripts))}
        for directive, more in allowed.items():
            others = [one for one in self.sources.get(directive, ()) if one != NONE]
            self.sources[directive] = tuple(dict.fromkeys([*others, *more]))
        self.home = urlsplit(site_url)
        self.scripts = {name: list(self._asking(script)) for name, script in scripts.items()}

    @property
    def text(self) -> str:
        """The policy as browsers read it."""
        return "; ".join(f"{name} {' '.join(sources)}" for name, sources in self.sources.items())

    def refusals(self, page: Collection[Tag]) -> Iterator[str]:
        """What it would switch off on the page of these tags, and what no policy can, each as a sentence."""
        for script in inline_scripts(page):
            unknown = f"must not hold an inline script that {NO_DATA} does not: '{' '.join(script.split())[:60]}…'."
            yield from self.scripts.get(digest(script), [unknown])
        yield from unsafe(page)
        yield from self.blocked(loads(page))
        for address in onward(page):
            if self._is_elsewhere(read_address(address)):
                yield f"must not send readers elsewhere by itself: {found(address)} (meta refresh). Write a link."

    def blocked(self, wanted: Iterable[Load]) -> Iterator[str]:
        """What it does not let through of what a page or a style sheet loads, each as a sentence."""
        return (_blocked(load) for load in wanted if not self._admits(load.directive, read_address(load.address)))

    def _asking(self, script: str) -> Iterator[str]:
        for host in dict.fromkeys(HOSTED.findall(script)):
            if not self._admits(WHATEVER, read_address(f"https://{host}")):
                told = ALLOWING.format(f"script-src: [https://{host}]")
                yield f"must not hold an inline script that asks {found(host)}: {told}"

    def _admits(self, directive: str, address: SplitResult) -> bool:
        if directive == WHATEVER:
            return any(self._admits(one, address) for one in self.sources if one not in (FALLBACK, BASE_ADDRESS))
        sources = self.sources.get(directive, self.sources[FALLBACK])
        return address.scheme in TOLD_ELSEWHERE or any(self._fits(source, address) for source in sources)

    def _fits(self, source: str, address: SplitResult) -> bool:
        if source == SELF:
            return not self._is_elsewhere(address)
        return source == f"{address.scheme}:" or admits(source, address)

    def _is_elsewhere(self, address: SplitResult) -> bool:
        if not address.scheme and not address.netloc:
            return False
        home = self.home
        return address.netloc.lower() != home.netloc.lower() or address.scheme not in ("", home.scheme)


def read_address(address: str) -> SplitResult:
    """An address as a browser reads it. What is none leads nowhere, as an empty one does."""
    try:
        parts = urlsplit(ON_THE_WEB.sub(r"\1://", DROPPED.sub("", address).replace("\\", "/"), count=1))
        return parts if parts.port != 0 else urlsplit("")
    except ValueError:
        return urlsplit("")


def _blocked(load: Load) -> str:
    address = read_address(load.address)
    origin = f"https://{address.netloc}" if address.netloc else "" if address.scheme else "self"
    what = f"must not {DOING.get(load.directive, 'load')} {found(load.address)} ({load.place}): "
    if load.directive == BASE_ADDRESS or not origin:
        return f"{what}the policy of the pages blocks it."
    return what + ALLOWING.format(f"{load.directive or 'connect-src'}: [{origin}]")


def inline_scripts(page: Iterable[Tag]) -> Iterator[str]:
    """What stands in script elements that would run."""
    for tag in page:
        runs = tag.attributes.get("type", "").lower() in SCRIPTS and "src" not in tag.attributes
        if tag.name == "script" and runs and tag.text:
            yield tag.text


def digest(script: str) -> str:
    """How a policy names an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def unsafe(page: Collection[Tag]) -> Iterator[str]:
    """What every policy here would switch off on a page of these tags, each as a sentence."""
    for tag in page:
        if tag.name == "style":
            yield f"must not hold a style element: '{' '.join(tag.text.split())[:60]}…'."
        for name, value in tag.attributes.items():
            if name == "style" or (name.startswith("on") and name.isalpha()):
                yield f"must not hold the attribute {name} on '{tag.name}': '{value[:60]}'."
            elif name in ADDRESS_ATTRIBUTES and _runs_script(value):
                yield f"must not hold an address that runs: '{value[:60]}'."


def _runs_script(address: str) -> bool:
    # Browsers leave out white space and control characters.
    return re.sub(r"[\x00-\x20]+", "", address).lower().startswith(("javascript:", "vbscript:"))
