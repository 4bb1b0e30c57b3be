"""Hostile text for every place in a fact table that takes free text, and the skeleton of the pages that come of it."""

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import markdown
import yaml
from mkdocs.config import load_config
from pydantic import AfterValidator, BaseModel

from generator.check.evidence import Lock, quotes, write_lock
from generator.model import fields
from generator.model.dossier import LOCK, Dossier
from generator.model.loading import read_dossier
from generator.model.parts import Coalition, Consultation, Funding, Span
from generator.model.vocabulary import CapabilityCoalitionWord

REPOSITORY = Path(__file__).parent.parent
# Every one is a line of text that an editor might paste. Each tries to be something else on the page.
CORPUS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></tr></table></div></article><h1>x</h1>",
    "<!-- --> <!-- front matter ends -->",
    "</title><svg onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<iframe src=//e.org></iframe><base href=//e.org/>",
    "<http://e.org/> <a@e.org> http://e.org/ www.e.org a@e.org",
    "[x](javascript:alert(1)) ![x](http://e.org/x.png) [x][y] [y]: http://e.org",
    "](javascript:alert(1)) [",
    "[^1] [^1]: x [^x]: y",
    "*a* **b** _c_ __d__ `e` ``f`` ~~g~~ ^h^ ==i== ++j++ {--k--}",
    "| a | b |",
    "||| --- |:-:|",
    "# head",
    "## head { #x onclick=alert(1) }",
    "{: onclick=alert(1) .x #y }",
    "{ .x #y onclick=alert(1) style=color:red }",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "> quote",
    ": definition",
    "!!! note",
    '??? x "y"',
    '=== "tab"',
    "=====",
    "---",
    "***",
    "```",
    "~~~ python",
    '--8<-- "mkdocs.yml"',
    "*[HTML]: x",
    "[TOC] ///Footnotes Go Here///",
    "{{ 7*7 }} {% raw %} {# x #} {{ w.dossier }}",
    "${7*7} #{7*7} <%= 7*7 %> $x$ \\(x\\) $$y$$",
    ":smile: :material-home: :octicons-alert-16:",
    "&lt;script&gt; &#60;b&#62; &amp;#60;b> &nbsp; &colon;",
    "\\<b\\> \\*a\\* \\",
    "wzxhzdk:0 klzzwxh:0000 qwx1",
    "%3Cscript%3E %00 %0d%0aSet-Cookie:x",
    "=1+1 +cmd|' /C calc'!A0 @SUM(A1)",
    "]]> --> ?> */ \" ' ` $(x) ; rm -rf / #",
    "key: value: - [ { & * ! % @",
    "NULL null ~ true NaN 0x10 1e400 -0 99999999999999999999999999",
    "İstanbul ß Ǆ ① ½ Ⅷ q\u0301 \U0001f1fa\U0001f1e6 \U00020000",
    "שלום مرحبا Україна 日本",
    "a\u00a0nbsp\u3000wide\u2003em 5\u202f000\u2009thin",
    "{ open",
    "} closed",
    "x \\{ y \\} \\",
    "A & B < C \"d\" 'e'",
    "A" * 900,
    "<b>" * 300,
    "*_`[" * 200,
    "((((((((((" * 60,
)


TEXTS = (fields._one_line, fields._quote, fields._promise)


@cache
def takes_text(model: type[BaseModel]) -> dict[str, type]:
    """The fields of a model that take free text (str) or a list of texts (tuple), by their key in the file."""
    return {
        info.alias or name: kind
        for name, info in model.model_fields.items()
        if (kind := _kind(info.annotation, info.metadata))
    }


def _kind(annotation: Any, metadata: Any = ()) -> type | None:
    if any(isinstance(one, AfterValidator) and one.func in TEXTS for one in metadata):
        return str
    origin = get_origin(annotation)
    if hasattr(annotation, "__metadata__"):
        return _kind(annotation.__origin__, annotation.__metadata__)
    if origin is tuple:
        return tuple if _kind(get_args(annotation)[0]) is str else None
    if origin in (Union, UnionType):
        return next((kind for one in get_args(annotation) if (kind := _kind(one))), None)
    return None


def places(dossier: Dossier) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """File and path of every free text of a table: names, titles, sentences, words of the vocabulary."""
    parts = [(e.file.path, where, part) for e in (*dossier.entries, *dossier.site_entry) for where, part in e.parts]
    parts += [
        (dossier.vocabulary_file.path, (group, word), definition)
        for group, words in dossier.vocabulary.items()
        for word, definition in words.items()
    ]
    for path, where, part in parts:
        for name, kind in takes_text(type(part)).items() if isinstance(part, BaseModel) else ():
            value = getattr(part, name, None) or getattr(part, f"{name}_", None)
            # The file of the original is compared with the archive, not shown; operative words are those of the quote.
            # A duration or a sum must stand in its quote.
            if name == "quote" and isinstance(part, Span | Consultation | Funding):
                continue
            # What a text calls a coalition must be one of the names that the vocabulary gives it.
            if (name == "name" and isinstance(part, Coalition)) or (
                name == "aliases" and isinstance(part, CapabilityCoalitionWord)
            ):
                continue
            if value and name not in ("file", "operative"):
                yield from (
                    ((path, (*where, name)),) if kind is str else ((path, (*where, name, i)) for i in range(len(value)))
                )


def numbered(n: int) -> str:
    """The number in letters for digits: figures would be held against those of quotes."""
    return f"{n:04}".translate(str.maketrans("0123456789", "bcdfghjklm"))


def fit(text: str, number: str, name: str) -> str:
    """A text with its number behind it, as a field of this name takes it."""
    if name == "quote":  # twelve words at most
        return f"{' '.join(text.split(' ')[:11])} {number}"
    if name == "promise":  # thirty, and no second sentence
        words = re.sub(r"[.!?]+(?=\s|$)", "", text).split(" ")
        return f"{' '.join(words[:29]).strip() or '-'} {number}."
    return f"{text} {number}{'?' if name == 'question' else ''}"


def put(root: Path, text: Callable[[int], str]) -> list[str]:
    """Put a text in every place of the table in `root`. Returns them in order; each ends in its own number."""
    dossier = read_dossier(root)
    values: dict[str, Any] = {}
    numbers = count(1)
    written = []
    for path, where in sorted(places(dossier), key=lambda place: (place[0], list(map(str, place[1])))):
        if path not in values:
            values[path] = yaml.load((root / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        n = next(numbers)
        whole = fit(text(n), numbered(n), str(where[-1]))
        at: Any = values[path]
        for step in where[:-1]:
            at = at[step]
        at[where[-1]] = whole
        if "operative" in at and where[-1] == "quote":
            at["operative"] = whole
        written.append(whole)
    for path, one in values.items():
        # All scalars are text now; those that were numbers or truth values must not be in quotes.
        (root / path).write_text(dumped(one), encoding="utf-8")
    return written


def proved(root: Path) -> None:
    """Write a lock that says every quote was found."""
    found = {source: dict.fromkeys(by_key, True) for source, by_key in quotes(read_dossier(root)).items()}
    lock = write_lock(Lock(dict.fromkeys(found, "0" * 64), found))
    (root / LOCK).write_text(lock, encoding="utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes texts in quotes, and what was bare and no text bare again."""


def _scalar(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    kind = "bool" if value in ("true", "false") else "int" if value.replace(".", "", 1).isdigit() else "str"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", value, style='"' if kind == "str" else None)


_Dumper.add_representer(str, _scalar)


def dumped(values: object) -> str:
    """YAML with every text in quotes."""
    return yaml.dump(values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)


class Skeleton(HTMLParser):
    """The elements of some HTML with the names of their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, ...]] = []
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.labels = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        if tag == "text":
            # A drawing shows as many labels as fit.
            self.labels += 1
            return
        self.elements.append((tag, *sorted(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_endtag(self, tag: str) -> None:
        """Keep the end."""
        if tag != "text":
            self.elements.append((f"/{tag}",))

    def handle_comment(self, _data: str) -> None:
        """A comment counts as an element: no data may make one."""
        self.elements.append(("!--",))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join("".join(self.words).split())


@cache
def configuration() -> dict[str, Any]:
    """The Markdown extensions of mkdocs.yml."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    return {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}


def converted(page: str) -> str:
    """A page as the site's HTML: Markdown without its front matter, or what is HTML already."""
    if page.startswith("<!doctype html>"):
        return page
    body = page.split("\n---\n", 1)[1] if page.startswith("---\n") else page
    return markdown.markdown(body, **configuration())
