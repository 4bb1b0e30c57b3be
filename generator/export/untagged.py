"""The HTML that our templates write into Markdown, in Markdown: links, quotations, tables, code; controls are left out.

Only elements that templates write are known here. Text from the data holds none, because it is escaped.
"""

import re
from html import unescape
from urllib.parse import urljoin

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
SET_APART = re.compile(r'(?<=\S) <span class="(?:found|notfound|address|lane|proof|than)\b[^>]*>(?=[^<])')
PLACEHOLDER = "\0"  # no YAML file can hold it
ELEMENT = re.compile(
    r"</?(?:div|dl|span|figure|figcaption|p|ul|li|ol|details|summary|a|pre|code|bdi|q|section|table|thead|tbody|tr|t[hd])\b"
    r"[^>]*>"
)


def untagged(body: str, address: str) -> str:
    """A page without elements. `address` is that of the page, from which its links are seen."""
    body = REMARK.sub("", CONTROLS.sub("", DRAWING.sub("", body)))
    body = LINK.sub(lambda found: f"[{found[2]}]({urljoin(address, unescape(found[1]))})", body)
    body = QUOTATION.sub(r"“\1”", body)
    body = TILE.sub(r"- \1: \2", BOLD.sub(r"**\1**", BREAKS.sub(": ", body)))
    body = TABLE.sub(lambda found: _table_as_text(found[1]), body)
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
