"""Puts the content policy into every finished page, and makes links to other hosts quiet.

A step over the finished site folder, whichever engine wrote it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.disk.atomic_write import write_whole
from generator.site.policy import NO_DATA, Policy
from generator.site.subresources import Tag, start_tags, style_loads
from generator.text.quantities import quantity

OURS = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*><meta name=\"referrer\"[^>]*>")
CHARSET = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
OUTWARD = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
OPENED_AS_PAGES = frozenset({".html", ".htm", ".xhtml"})
REL = ("external", "noopener", "noreferrer")
Edit = tuple[int, int, str]  # from where to where, and what shall stand there


class UnsafePageError(Exception):
    """Files hold what the policy would switch off: each line of the message names one thing and where it stands."""


class Refused(dict[str, list[str]]):
    """What the policy would switch off: each thing as a sentence, with the files that hold it."""

    def add(self, name: str, sentences: Iterable[str]) -> None:
        """Note what the file `name` holds."""
        for one in dict.fromkeys(sentences):
            self.setdefault(one, []).append(name)

    def stop(self) -> None:
        """Raise UnsafePageError if there is anything."""
        if self:
            raise UnsafePageError("\n".join(f"{_html_files(names)}: {what}" for what, names in self.items()))


def _html_files(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {quantity(len(names) - 1, 'other page')}"


def policy_of(site: Path, **known: Any) -> Policy:
    """The policy of a finished site; `known` is what a Policy is told besides."""
    return Policy(_html_text(site / NO_DATA) if (site / NO_DATA).exists() else "", **known)


def secure(site: Path, policy: Policy, done: Collection[str] = (), refused: Refused | None = None) -> None:
    """Secure every page of `site` but those `done` already, by their paths.

    Raises UnsafePageError, and then no page has been changed; `refused` is what was found on the pages before.
    """
    refused = Refused() if refused is None else refused
    names = sorted(set(_with_endings(site, OPENED_AS_PAGES)).difference(done))
    for name in names:
        refused.add(name, policy.refusals(tuple(start_tags(_html_text(site / name)))))
    for name in sorted(_with_endings(site, {".svg"})):
        refused.add(name, policy.refusals(tuple(map(_unstyled, start_tags(_html_text(site / name))))))
    for path in sorted(site.rglob("*.css")):
        sheet = path.read_bytes().decode(errors="replace")
        refused.add(path.relative_to(site).as_posix(), policy.blocked(style_loads(sheet)))
    refused.stop()
    # One page after the other: all of them at once would not fit into memory on a large site.
    for name in names:
        write_whole(site / name, secured(policy, _html_text(site / name))[0].encode())


def _with_endings(site: Path, endings: Collection[str]) -> Iterator[str]:
    return (path.relative_to(site).as_posix() for path in site.rglob("*.*") if path.suffix.lower() in endings)


def _unstyled(tag: Tag) -> Tag:
    """A tag of a drawing, which may say how it looks: no policy stands in it that would switch that off."""
    name = "" if tag.name == "style" else tag.name
    return tag._replace(name=name, attributes={key: one for key, one in tag.attributes.items() if key != "style"})


def secured(policy: Policy, html: str) -> tuple[str, list[str]]:
    """A page with policy and referrer rule before all that loads or runs, and its outward links marked.

    Doing it twice changes nothing. With it comes what the policy switches off, as sentences.
    """
    if OURS.search(html):
        html = OURS.sub("", html)
    page = tuple(start_tags(html))
    place = CHARSET.search(html)
    # An old page without a head has nothing to load.
    rule = '<meta name="referrer" content="no-referrer">'
    given = f'<meta http-equiv="Content-Security-Policy" content="{policy.text}">{rule}'
    head = [(place.end(), place.end(), given)] if place else []
    return edited(html, sorted([*head, *outward(html, page)])), list(policy.refusals(page))


def _html_text(path: Path) -> str:
    # Not read_text: it would turn line ends into others, and with them the hashes.
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise UnsafePageError(f"{path.name}: must be UTF-8 text.") from None


def outward(html: str, page: Iterable[Tag]) -> Iterator[Edit]:
    """What marks the links of a page to other hosts; `page` are its tags."""
    for tag in page:
        if tag.name in ("a", "area") and OUTWARD.match(tag.attributes.get("href", "")):
            yield tag.start, tag.end, _marked(html[tag.start : tag.end], tag.attributes.get("rel"))


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
