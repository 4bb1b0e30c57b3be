"""For those who read with machines: the Markdown of every page beside it, llms.txt and robots.txt.

The twin of `agreements/x/` is `agreements/x.md`, the path the page has in the tree of pages: so the links from twin to
twin hold as they are.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urljoin

import yaml

from generator.derive.downloads import downloads
from generator.derive.page_addresses import file_address, site_address
from generator.model.dossier import Dossier
from generator.model.kinds import KINDS
from generator.source.parsing import LOADER
from generator.text.json_text import given
from generator.text.markdown import BLANK_LINES, DUMPER, escape, unescaped

FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
ATTRIBUTES = re.compile(r"^\{ (?:[.#:]|data-)[^}\n]*\}\n|[ ]?\{ (?:#|data-)[^}\n]*\}$", re.MULTILINE)
LINK_ATTRIBUTES = re.compile(r"(?<=\))\{ \.fact-link [^}\n]*\}")
PLACE = "///Footnotes Go Here///\n"
# What `markdown.escape` wrote as entities, as CommonMark writes it; < and > stay, or they would begin a tag.
ENTITIES = {"&#39;": "'", "&quot;": '"'}
NUMBERED_ENTITY = re.compile(r"&#([0-9]+);")
# By the first step of their path; what has none of these is an overview.
SECTIONS = {
    **{kind.folder: kind.title for kind in KINDS.values()},
    "commitments": "Clauses compared",
    "compare": "Agreements compared in pairs",
}
OVERVIEW = "Overview"
OPTIONAL = "Optional"  # as llmstxt.org has it: what may be left out where a shorter context is needed
# What only a browser can use, with all inside it, and the place of the list of headings.
DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
CONTROLS = re.compile(r"<(fieldset|label|button|select)\b.*?</\1>\n?", re.DOTALL)
CODE_BLOCK = re.compile(r"<pre\b[^>]*><code\b[^>]*>(.*?)</code></pre>", re.DOTALL)
TABLE = re.compile(r"<table\b[^>]*>(.*?)</table>", re.DOTALL)
TABLE_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
QUOTATION = re.compile(r"<q\b[^>]*>(.*?)</q>", re.DOTALL)
TILE = re.compile(r"<dt\b[^>]*>(.*?)</dt>\s*<dd\b[^>]*>(.*?)</dd>", re.DOTALL)
BOLD = re.compile(r"<strong>(.*?)</strong>")
REMARK = re.compile(r"<!--.*?-->\n?", re.DOTALL)
BREAKS = re.compile(r"<br ?/?>")
# Pages tell these apart by their look; without it a sign must.
SPOKEN_WORD = re.compile(r'<span class="chip\b[^>]*>([^<]*)</span>')
SET_APART = re.compile(r'(?<=\S) <span class="(?:found|notfound|address|lane|proof|than|figure__what)\b[^>]*>(?=[^<])')
PLACEHOLDER = "\0"  # no YAML file can hold it
# In a list that is drawn as one, its points stand behind each other.
POINT = re.compile(r"<li\b[^>]*>")
ELEMENT = re.compile(
    r"</?(?:div|dl|span|figure|figcaption|p|ul|li|ol|details|summary|a|pre|code|bdi|q|section|table|thead|tbody|tr|t[hd])\b"
    r"[^>]*>"
)


def twins(pages: Mapping[str, bytes], dossier: Dossier, site_url: str) -> Iterator[tuple[str, bytes]]:
    """The twin of every page in `pages`, which are Markdown by their path, and the two guides for programs.

    One after the other: all of them at once would be a large part of the memory.
    """
    heads: dict[str, dict[str, Any]] = {}
    for path in sorted(path for path in pages if path.endswith(".md")):
        heads[path], body = head_and_body(pages[path].decode())
        yield path, twin(heads[path], body, site_address(site_url, path)).encode()
    yield "llms.txt", llms(dossier, heads, site_url).encode()
    yield "robots.txt", robots(site_url).encode()


def head_and_body(text: str) -> tuple[dict[str, Any], str]:
    """The values at the top of a page, and the rest."""
    found = FRONT_MATTER.match(text)
    # Texts stand there as HTML, because themes print them so.
    values = unescaped(yaml.load(found[1], Loader=LOADER)) if found else {}  # noqa: S506 # both loaders are the safe one
    return (values if isinstance(values, dict) else {}), text[found.end() :] if found else text


def twin(head: Mapping[str, Any], body: str, address: str) -> str:
    """One page without what only a browser needs."""
    kept = given({"title": head.get("title"), "description": head.get("description"), "page": address})
    body, blocks = fenced(body.replace(PLACE, ""))
    body = ATTRIBUTES.sub("", untagged(body, address))
    body = restored(commonmark(LINK_ATTRIBUTES.sub("", body)), blocks)
    top = yaml.dump(kept, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{top}---\n\n{BLANK_LINES.sub(chr(10) * 2, body).strip()}\n"


def commonmark(text: str) -> str:
    """What `markdown.escape` made of a text, with backslashes instead of entities."""
    text = NUMBERED_ENTITY.sub(_character, text)
    for entity, character in ENTITIES.items():
        text = text.replace(entity, character)
    return text


def _on_one_line(text: object) -> str:
    """A plain text on one line of Markdown."""
    return commonmark(str(escape(str(text).strip())))


def _character(entity: re.Match[str]) -> str:
    character = chr(int(entity[1]))
    if character == "'":
        return "'"
    return f"\\{character}" if character.isascii() and not character.isalnum() and character != " " else entity[0]


def llms(dossier: Dossier, heads: Mapping[str, Mapping[str, Any]], site_url: str) -> str:
    """The guide for language models, in the form that llmstxt.org proposes."""
    lines = [f"# {_on_one_line(dossier.site.title)}", "", f"> {_on_one_line(dossier.site.description)}", ""]
    lines += [
        "Every value names its source and the place in it. Cite the original source first, then the page.",
        "The records were compiled by machine-assisted reading; the page Method tells what was checked.",
        "",
    ]
    for title in (OVERVIEW, *SECTIONS.values()):
        lines += _section(title, [path for path in heads if _section_of(path, heads[path]) == title], heads, site_url)
    files = [_row(one.title, site_address(site_url, one.path), one.about) for one in downloads()]
    lines += ["## Data", "", *files, ""]
    optional = [path for path in heads if _section_of(path, heads[path]) == OPTIONAL]
    return "\n".join([*lines, *_section(OPTIONAL, optional, heads, site_url)])


def _section_of(path: str, head: Mapping[str, Any]) -> str:
    """The title of the section a page stands in. Those for who works on the site say so, or are in no search."""
    folder, inside, _ = path.partition("/")
    if inside and folder in SECTIONS:
        return SECTIONS[folder]
    aside = head.get("optional") or (head.get("search") or {}).get("exclude")
    return OPTIONAL if aside else OVERVIEW


def _section(title: str, paths: list[str], heads: Mapping[str, Mapping[str, Any]], site_url: str) -> list[str]:
    rows = [
        _row(heads[path].get("title") or path, file_address(site_url, path), heads[path].get("description"))
        for path in paths
    ]
    return [f"## {title}", "", *rows, ""] if rows else []


def _row(title: object, address: str, about: object) -> str:
    return f"- [{_on_one_line(title)}]({address}){f': {_on_one_line(about)}' if about else ''}"


def robots(site_url: str) -> str:
    """Everybody may read everything."""
    where = f"\nSitemap: {site_address(site_url, 'sitemap.xml')}\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{where}"


def untagged(body: str, address: str) -> str:
    """A page without elements. `address` is that of the page, from which its links are seen."""
    body = REMARK.sub("", CONTROLS.sub("", DRAWING.sub("", body)))
    body = LINK.sub(lambda found: f"[{found[2]}]({urljoin(address, unescape(found[1]))})", body)
    body = QUOTATION.sub(r"“\1”", body)
    body = TILE.sub(r"- \1: \2", BOLD.sub(r"**\1**", BREAKS.sub(": ", body)))
    body = TABLE.sub(lambda found: _table_as_text(found[1]), POINT.sub("\n- ", body))
    return ELEMENT.sub("", SET_APART.sub(" · ", SPOKEN_WORD.sub(r"**\1**", body)))


def _table_as_text(inside: str) -> str:
    """A table in the Markdown of GitHub; heads of groups stand in its first column."""
    rows = [[" ".join(cell.split()) for cell in CELL.findall(row)] for row in TABLE_ROW.findall(inside)]
    width = max((len(row) for row in rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], "|---" * width + "|", *lines[1:]])


def fenced(body: str) -> tuple[str, list[str]]:
    """A page with a mark in place of every block of code, and the blocks as they are to be read, fenced."""
    blocks = [f"```\n{unescape(block).strip()}\n```" for block in CODE_BLOCK.findall(body)]
    return CODE_BLOCK.sub(f"\n\n{PLACEHOLDER}\n\n", body), blocks


def restored(body: str, blocks: list[str]) -> str:
    """The page with its blocks in their places."""
    for block in blocks:
        body = body.replace(PLACEHOLDER, block, 1)
    return body
