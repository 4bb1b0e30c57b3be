"""What must be true of a built site, whatever made it: `python tests/tools/output.py SITE [CHECK…]`.

One line for each check with its figure; every break on a line of its own; exit code 1 if there is one. What mkdocs.yml
allows pages to load from elsewhere is no break.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from built import URL_IN_CSS, Page, Site

from generator.site.allowance import allowed_in

Check = Callable[[Site], Iterator[str]]
CONFIGURATION = Path(__file__).parent.parent.parent / "mkdocs.yml"
# Hosts whose names stand in the themes' own programs: loaded for diagrams and on old browsers, neither used here.
# The policy would not let them load.
THEME_HOSTS = {"unpkg.com", "bit.ly", "cdn.jsdelivr.net", "www.w3.org", "api.github.com"}
# Word lists of the theme for other languages than English; no page loads them.
UNUSED = "assets/javascripts/lunr/"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
HOST = re.compile(r"https?://([a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)
# Tags, references to characters, Markdown and template commands that were put on a page as text.
MARKUP = re.compile(r"</?[a-z]+[ >]|<span|&(?:[a-z]+|#[0-9]+);|\[\^|\]\(|\*\*|\{[{%#:]|\{ [.#]")
REL = {"noopener", "noreferrer", "external"}
# What a policy names besides hashes of scripts and what is declared, and no more.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'none'",
}


def origins(site: Site) -> Iterator[str]:
    """loads: nothing is fetched from another host"""
    for page in site.pages.values():
        for link in page.links:
            if link.fetched and site.foreign(link.address) and not declared(site, link.address):
                yield f"{page.path}: loads {link.address} ({link.tag})"
    for name in sorted(site.files):
        if name.endswith((".css", ".svg")):
            text = (site.folder / name).read_text(encoding="utf-8")
            for found in URL_IN_CSS.finditer(text):
                address = found[1] or found[2]
                if site.foreign(address) and not address.startswith("data:") and not declared(site, address):
                    yield f"{name}: loads {address}"
        elif name.endswith(".js") and not name.startswith(UNUSED):
            program = COMMENT.sub("", (site.folder / name).read_text(encoding="utf-8"))
            hosts = {host for host in HOST.findall(program) if not declared(site, f"https://{host}")} - THEME_HOSTS
            yield from (f"{name}: names the host {host}" for host in sorted(hosts))


def declared(site: Site, address: str) -> bool:
    """Whether mkdocs.yml allows something of the host of an address; for what, the build has looked."""
    host = urlsplit(address).netloc
    origins = {urlsplit(one).netloc for sources in site.allowed.values() for one in sources}
    return host in origins or any(host.endswith(one[1:]) for one in origins if one.startswith("*."))


def named(site: Site, page: Page) -> Iterator[str]:
    """What the policy of a page lets through and should not, and the other way round."""
    given = page.metas.get("content-security-policy", "")
    sources = {name: set(rest) for name, *rest in (part.split() for part in given.split(";") if part.strip())}
    for name in sorted({*POLICY, *site.allowed, *sources}):
        wanted = {*POLICY.get(name, "").split(), *site.allowed.get(name, ())}
        wanted -= {"'none'"} if len(wanted) > 1 else set()
        found = {one for one in sources.get(name, set()) if name != "script-src" or not one.startswith("'sha256-")}
        yield from (f"its policy lacks {name} {one}" for one in sorted(wanted - found))
        yield from (f"its policy has {name} {one}" for one in sorted(found - wanted))
    if not page.moved and "script-src 'self' 'sha256-" not in given:
        yield "its policy names no inline script of the theme"


def policy(site: Site) -> Iterator[str]:
    """policy: every page has it, lets nothing unsafe through, and holds nothing it would switch off"""
    for page in site.pages.values():
        given = page.metas.get("content-security-policy", "")
        yield from (f"{page.path}: {what}" for what in named(site, page))
        if page.metas.get("referrer") != "no-referrer":
            yield f"{page.path}: has no referrer rule"
        yield from (f"{page.path}: has {handler}" for handler in page.handlers)
        if given and page.html.find("<script") not in (-1, *range(page.html.find(given[:20]), len(page.html))):
            yield f"{page.path}: a script stands before the policy"
        for link in page.links:
            if link.tag in ("a", "area") and re.match(r"\s*(?:https?:)?//", link.address) and not link.rel >= REL:
                yield f"{page.path}: the link to {link.address} lacks {' '.join(sorted(REL - link.rel))}"


def links(site: Site) -> Iterator[str]:
    """links: every internal link, anchor, image and file resolves"""
    for page in site.pages.values():
        for link in page.links:
            if site.foreign(link.address):
                continue
            name, anchor = site.target(page.path, link.address)
            if name is None:
                yield f"{page.path}: {link.tag} leads nowhere: {link.address}"
            elif anchor and name in site.pages and anchor not in site.pages[name].anchors | {"top"}:
                yield f"{page.path}: there is no anchor for {link.address}"
    for name in sorted(site.files):
        if name.endswith(".css"):
            for found in URL_IN_CSS.finditer((site.folder / name).read_text(encoding="utf-8")):
                address = found[1] or found[2]
                if not site.foreign(address) and not address.startswith("#") and site.target(name, address)[0] is None:
                    yield f"{name}: url leads nowhere: {address}"


def sitemap(site: Site) -> Iterator[str]:
    """sitemap: names every page that is shown, and no other"""
    text = (site.folder / "sitemap.xml").read_text(encoding="utf-8") if "sitemap.xml" in site.files else ""
    named = {found.removeprefix(site.url) for found in re.findall(r"<loc>([^<]+)</loc>", text)}
    shown = {page.address for page in site.pages.values() if page.path != "404.html" and not page.moved}
    yield from (f"sitemap.xml: lacks {address or '(home)'}" for address in sorted(shown - named))
    yield from (f"sitemap.xml: names {address}, which is no page" for address in sorted(named - shown))


def orphans(site: Site) -> Iterator[str]:
    """reach: every page can be reached from home by links"""
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = site.pages[waiting.pop()]
        for link in page.links:
            if link.tag in ("a", "area") and not site.foreign(link.address):
                name = site.target(page.path, link.address)[0]
                if name in site.pages and name not in reached:
                    reached.add(name)
                    waiting.append(name)
    for name, page in site.pages.items():
        if name not in reached and name != "404.html" and not page.moved:
            yield f"{name}: no link leads there from the home page"


def structure(site: Site) -> Iterator[str]:
    """structure: language, title, one h1, headings in order, unique ids"""
    titles = Counter(page.title.strip() for page in site.pages.values() if not page.moved)
    for page in site.pages.values():
        if page.lang != "en":
            yield f"{page.path}: its language is {page.lang}"
        if not page.title.strip():
            yield f"{page.path}: has no title"
        yield from (f"{page.path}: the id {id_} is given {n} times" for id_, n in Counter(page.ids).items() if n > 1)
        yield from (
            f"{page.path}: the id {id_!r} has a space or a control character"
            for id_ in page.ids
            if re.search(r"[\x00-\x20]", id_)
        )
        if page.moved:
            continue
        if titles[page.title.strip()] > 1 and page.path not in ("404.html", "index.html"):
            yield f"{page.path}: another page has the title {page.title.strip()!r}"
        levels = [level for level, _ in page.headings]
        if levels.count(1) != 1:
            yield f"{page.path}: has {levels.count(1)} h1"
        for before, (level, text) in zip([0, *levels], page.headings, strict=False):
            if level > before + 1:
                yield f"{page.path}: h{level} {text.strip()!r} follows h{before}"
            if not text.strip("¶ \n"):
                yield f"{page.path}: an empty h{level}"


def shown(site: Site) -> Iterator[str]:
    """shown: no page shows markup as text"""
    for page in site.pages.values():
        for text in page.texts:
            if found := MARKUP.search(text):
                yield f"{page.path}: shows {found[0]!r} in {text.strip()[:80]!r}"


CHECKS: dict[str, Check] = {
    check.__name__: check for check in (origins, policy, links, sitemap, orphans, structure, shown)
}


def figure(site: Site, check: Check) -> str:
    """What a check looked at."""
    pages = len(site.pages)
    fetched = sum(link.fetched for page in site.pages.values() for link in page.links)
    followed = sum(not site.foreign(link.address) for page in site.pages.values() for link in page.links)
    outward = sum(link.tag == "a" and site.foreign(link.address) for page in site.pages.values() for link in page.links)
    return {
        origins: f"{fetched:,} loads, {len(site.files):,} files",
        policy: f"{pages} pages, {outward:,} outward links",
        links: f"{followed:,} links on {pages} pages",
    }.get(check, f"{pages} pages")


def main(arguments: list[str]) -> int:
    """Run the checks that are named, or all."""
    site = Site(Path(arguments[0]), allowed_in(CONFIGURATION))
    broken = 0
    for name in arguments[1:] or CHECKS:
        check = CHECKS[name]
        found = list(check(site))
        broken += len(found)
        for one in found[:40]:
            print(one)
        print(f"{check.__doc__}: {figure(site, check)}, {len(found)} broken")
    return 1 if broken or not site.pages else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
