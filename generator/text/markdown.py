"""Markdown and nothing else: the one place where text from the data is made harmless, and front matter.

Templates print through `escape` without asking for it; what is already Markdown is a `Markup` and passes.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Any
from urllib.parse import quote

import markupsafe
import yaml
from markupsafe import Markup

from generator.text.wording import capital, listed

BLANK_LINES = re.compile(r"\n{3,}")
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
# Enough between the double quotation marks of an attribute, and kinder to the apostrophes of titles.
QUOTABLE = str.maketrans({character: entity for character, entity in HTML.items() if character != "'"})
# Everything Python-Markdown and the extensions in mkdocs.yml take for markup within a line. Entities rather than
# backslashes: they survive tables and footnotes alike, and read the same in every Markdown engine.
SPECIAL = {character: f"&#{ord(character)};" for character in "\\`*_{}[]|~^$"}
ESCAPES = str.maketrans(HTML | SPECIAL)
SPACE = re.compile(r"\s+")
# Most texts: a letter first, single spaces, and no sign that means anything.
HARMLESS = re.compile(r"[^\W\d_](?:[^\s&<>\"'\\`*_{}\[\]|~^$/]++| (?!\s)|/(?!//))*+")
# What stands in most addresses, and means nothing in Markdown.
SAFE = re.compile(r"[A-Za-z0-9/:?#@!$&'+,;=%~.-]*")
# Brackets belong to a host that is given by its number (IPv6); browsers take them only as they are.
NUMBERED_HOST = re.compile(r"https?://\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*\]")
# Marks that begin a block where a value stands at the beginning of a line.
BLOCK_START = re.compile(r"^(?:[#+=:!-]|[0-9]+[.)](?=\s|$))")


def escape(value: object) -> Markup:
    """Any value as text of one line that Markdown and HTML show as it is."""
    if isinstance(value, Markup):
        return value
    return Markup(value) if hasattr(value, "__html__") else _escaped(str(value))


# The same names, dates and words stand on many pages.
@lru_cache(maxsize=1 << 16)
def _escaped(text: str) -> Markup:
    if HARMLESS.fullmatch(text):
        return Markup(text)
    # Three slashes begin the mark that says where footnotes go.
    text = SPACE.sub(" ", text).translate(ESCAPES).replace("///", "//&#47;")
    start = BLOCK_START.match(text)
    if start:
        text = f"{start.group()[:-1]}&#{ord(start.group()[-1])};{text[start.end() :]}"
    return Markup(text)


def link(text: object, address: str, title: str = "") -> Markup:
    """A Markdown link. `address` is a path under docs/ or an address from the data; both are made safe.

    The straight quotation marks of a title would end it, in some engines even as entities, so it gets curly ones.
    """
    told = f' "{escape(title.replace(chr(34), "”"))}"' if title else ""
    return Markup(f"[{escape(text)}]({_safe(address)}{told})")


def html_link(text: object, address: str) -> Markup:
    """A link in HTML; text and address are made safe."""
    return Markup(f'<a href="{markupsafe.escape(_safe(address))}">{escape(text)}</a>')


def _safe(address: str) -> str:
    if SAFE.fullmatch(address):
        return address
    numbered = NUMBERED_HOST.match(address)
    host = numbered[0] if numbered else ""
    rest = quote(address[len(host) :], safe="/:?#@!$&'*+,;=%~.-_")
    safe = host + rest.replace("(", "%28").replace(")", "%29")
    # Emphasis is looked for before links are; paths of ours have neither sign.
    return safe.replace("*", "%2A").replace("_", "%5F") if "://" in safe else safe


def front_matter(values: dict[str, Any]) -> Markup:
    """The block at the top of a page; empty values are left out. Theme templates print its texts as they are."""
    told = {key: value for key, value in values.items() if value not in (None, "", [], {})}
    given = _each_text(told, lambda text: text.translate(QUOTABLE))
    text = yaml.dump(given, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10**6)
    return Markup(f"---\n{text}---\n")


def unescaped(value: Any) -> Any:
    """A value of front matter as it was before it was made harmless."""
    return _each_text(value, unescape)


def _each_text(value: Any, changed: Callable[[str], str]) -> Any:
    """A value of front matter with every text in it changed."""
    if isinstance(value, str):
        return changed(value)
    if isinstance(value, dict):
        return {key: _each_text(one, changed) for key, one in value.items()}
    return [_each_text(one, changed) for one in value] if isinstance(value, list | tuple) else value


def joined(items: list[Any] | tuple[Any, ...], last: str = "and") -> Markup:
    """`a`, `a and b`, `a, b and c`."""
    return Markup(listed([escape(item) for item in items], last))


def sentence(text: object) -> Markup:
    """The text with a capital at the beginning and a full stop at the end."""
    whole = " ".join(str(text).split())
    ended = whole if whole.endswith((".", "?", "!", "…", "”", '."')) else f"{whole}."
    return escape(capital(ended))
