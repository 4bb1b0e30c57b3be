"""The house layout of data files: one order of keys, one way to break lines; comments, quotes and values stay.

Keys stand in the order of the model's fields, what a value says before the evidence for it. A list or mapping of plain
values goes in brackets on one line where that fits, everything else on lines of its own; records never go in brackets.
The notes of a draft go.
"""

import hashlib
import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from generator.model.about import Site
from generator.model.keys import model_of, order, within
from generator.model.records import Disagreement, Record, Source
from generator.model.vocabulary import Word
from generator.source.expectations import bare, is_part
from generator.source.parsing import LOADER
from generator.source.problem import Problem, dotted
from generator.source.scalars import quoted
from generator.source.yamlfile import YamlFile, parse_yaml
from generator.source.yamltree import Node, Tree, TreeEntry, read_tree

LINE_WIDTH = 118
OF_LINES = ("|", ">")  # of several lines, by their style
# What may follow plain in brackets without a look at the YAML rules.
PLAIN = re.compile(r"[A-Za-z0-9][^\[\]{},:#\n]*")
HEADER = re.compile(r"([|>])([0-9+-]*)[ \t]*(#[^\n]*)?")
# Behind a value it would be told as a text that is lost.
BARE_COMMENT = re.compile(r"^  #(?=[^ #!>])")
REMEDY = "`make fmt` does it."
# What a program tells whoever fills in a draft begins so; nothing of it stays in a finished file.
NOTE = "# >"


def formatted(content: bytes, name: str, known: YamlFile | None = None) -> bytes | Problem:
    """The file `name` (its path under the root) in the layout, or why it cannot be. `known`: what is read in it."""
    before = known if known and known.digest == hashlib.sha256(content).hexdigest() else parse_yaml(content, name)
    if before.values is None or before.guessed:
        return before.problems[0]
    text = re.sub(r"\r\n?", "\n", content.decode("utf-8-sig"))
    tree = read_tree(text)
    if tree.root is None or tree.root.kind != "mapping" or not tree.root.entries:
        return content
    _drop_notes(tree.root)
    tree.head[:] = _without_notes(tree.head)
    made = laid_out(tree, name)
    if made != content and parse_yaml(made, name).values != before.values:
        return Problem(name, 1, 1, "", "must be laid out by hand: `fmt` would change a value here. Please report it.")
    return made


def laid_out(tree: Tree, name: str) -> bytes:
    """The file `name` as the layout has its tree."""
    assert tree.root is not None
    lines = [*_spaced(tree.head), *_block(tree.root, 0, model_of(name), opened=not tree.head or not tree.head[-1])]
    return ("\n".join(lines).lstrip("\n") + "\n").encode()


def on_one_line(node: Node) -> str:
    """A list or mapping in brackets, whatever is in it; of comments nothing."""
    return _bracketed(node) if node.kind == "scalar" else _brackets(node, node.entries, on_one_line)


def _brackets(node: Node, entries: Iterable[TreeEntry], inner: Callable[[Node], str]) -> str:
    """These entries of a list or mapping in its brackets, their values as `inner` has them."""
    items = ", ".join(f"{_bracketed(one.key)}: {inner(one.value)}" if one.key else inner(one.value) for one in entries)
    return f"{{{items}}}" if node.kind == "mapping" else f"[{items}]"


def _drop_notes(node: Node) -> None:
    """Take the notes of a draft out of a tree."""
    node.foot = _without_notes(node.foot)
    for entry in node.entries:
        entry.head = _without_notes(entry.head)
        entry.tail = "" if entry.tail.startswith(NOTE) else entry.tail
        _drop_notes(entry.value)


def _without_notes(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith(NOTE)]


def unformatted(root: Path, files: Iterable[YamlFile]) -> Iterator[Problem]:
    """A file must be in the house layout: one problem for each that is not, at the first line that differs."""
    for file in files:
        if file.values is None or file.guessed:
            continue  # the file says so itself
        content = (root / file.path).read_bytes()
        made = formatted(content, file.path, file)
        if isinstance(made, Problem):
            yield made
        elif made != content:
            line, what = _difference(content, made)
            yield Problem(file.path, line, 1, "", f"{what} {REMEDY}")


def apart(
    problems: Collection[Problem], layout: Iterable[Problem], files: Mapping[str, YamlFile] | None = None
) -> list[Problem]:
    """What is wrong with the layout, without what only follows from other problems.

    That is what stands in their line or the one before, and how a part is laid out in which one of them is.
    """
    lines = {(one.path, line) for one in problems for line in (one.line, one.line - 1)}
    within = {(one.path, one.where.rpartition(".")[0]) for one in problems if "." in one.where or _is_astray(one)}
    told = [one for one in layout if (one.path, one.line) not in lines]
    return [one for one in told if (one.path, _part_at((files or {}).get(one.path), one.line)) not in within]


def _is_astray(one: Problem) -> bool:
    """Whether a record has no such field, or lies elsewhere: in its right place it is laid out otherwise."""
    kind = bare(model_of(one.path))
    return is_part(kind) and one.where.partition("[")[0] not in order(kind)


def _part_at(file: YamlFile | None, line: int) -> str:
    """The part that begins in a line, by its path."""
    begun = [where for place, where in file.keys_in_order if place[0] == line] if file else []
    return dotted(begun[0][:-1]) if begun else ""


def _difference(content: bytes, made: bytes) -> tuple[int, str]:
    """The first line that is otherwise than in the layout, and what must be there, in must-form."""
    if content.startswith(BOM_UTF8):
        return 1, "must not begin with a byte order mark (U+FEFF)."
    if b"\r" in content:
        line = content.partition(b"\r")[0].count(b"\n") + 1
        return line, "must end its lines as Unix does (LF), not with CR or CRLF."
    if content + b"\n" == made:
        return content.count(b"\n") + 1, "must end its last line with a line end."
    number, shown = first_difference(content, made)
    lines = content.decode("utf-8", "replace").split("\n")
    return number, f"must be in the house layout, here: {shown}{_space_told(lines[number - 1], made, number)}."


def _space_told(given: str, made: bytes, number: int) -> str:
    """Which space within a line is too many or missing, where nothing else is otherwise; or nothing."""
    ought = next(iter(made.decode().split("\n")[number - 1 : number]), "")
    if given.split() == ought.split() and given.lstrip() != given.rstrip().lstrip():
        return ", without spaces at the end"
    if "".join(given.split()) != "".join(ought.split()) or given.split(maxsplit=1)[:1] == [ought]:
        return ""
    pairs = zip(given.strip(), ought.strip(), strict=False)
    place = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    sign = given.strip()[place : place + 1]
    if sign == " " and place:
        return f", with no more space before '{given.strip()[place:].lstrip()[:1]}'"
    return f", with a space before '{sign}'" if place else ""


def first_difference(content: bytes, made: bytes) -> tuple[int, str]:
    """The number of the first line that differs, and what stands there in the layout."""
    is_, ought = content.decode("utf-8", "replace").split("\n"), made.decode().split("\n")
    pairs = enumerate(zip_longest(is_, ought), 1)
    number, line = next((number, (right or "").strip()) for number, (given, right) in pairs if given != right)
    shown = f"'{line[:60]}{'…' if len(line) > 60 else ''}'" if line else "an empty line or the end"
    return min(number, len(is_)), shown


def _sorted(node: Node, kind: Any) -> list[TreeEntry]:
    kind = bare(kind)
    if node.kind != "mapping" or not is_part(kind):
        return node.entries
    places, ranks = order(kind), [-1]
    for entry in node.entries:
        # What is no field of it stays behind the one before it.
        ranks.append(places.get(entry.key.value if entry.key else "", ranks[-1]))
    return [entry for _, entry in sorted(zip(ranks[1:], node.entries, strict=True), key=lambda pair: pair[0])]


def _block(node: Node, indent: int, kind: Any, *, opened: bool = True) -> list[str]:
    """The lines of a list or mapping. `opened`: an empty line before its first entry is dropped."""
    lines: list[str] = []
    for entry in _sorted(node, kind):
        inner = within(kind, entry.key.value if entry.key else 0)
        lines += _comments(entry.head, indent, opened=opened)
        lines += _entry(entry, indent, inner)
        opened = _ends_in_text(entry.value, inner)
    return [*lines, *_comments(node.foot, indent, opened=opened)]


def _comments(lines: list[str], indent: int, *, opened: bool) -> list[str]:
    """Comments in their place; with `opened`, without empty lines at the beginning."""
    spaced = _spaced(lines)
    kept = spaced[1:] if opened and spaced[:1] == [""] else spaced
    return [f"{' ' * indent}{line}" if line else "" for line in kept]


def _ends_in_text(node: Node, kind: Any) -> bool:
    """Whether its last lines are a text behind `|` or `>`, which would swallow an empty line."""
    if node.kind == "scalar":
        return node.style in OF_LINES
    if node.foot or not node.entries:
        return False
    last = _sorted(node, kind)[-1]
    return _ends_in_text(last.value, within(kind, last.key.value if last.key else 0))


def _entry(entry: TreeEntry, indent: int, kind: Any) -> list[str]:
    pad, value = " " * indent, entry.value
    label = f"{pad}{_scalar(entry.key)}:" if entry.key else f"{pad}-"
    tail = BARE_COMMENT.sub("  # ", f"  {entry.tail}") if entry.tail else ""
    if value.kind == "scalar" and value.style in OF_LINES:
        header, *body = _literal(value, indent + 2)
        return [f"{label} {header}", *body]
    if value.kind == "scalar":
        return [f"{label} {_scalar(value)}".rstrip() + tail]
    short = _in_brackets(value, kind)
    if short is not None and len(label) + 1 + len(short) <= LINE_WIDTH:
        return [f"{label} {short}{tail}"]
    inner = _block(value, indent + 2, kind)
    if entry.key:
        return [f"{label}{tail}", *inner]
    return [*([f"{pad}{entry.tail}"] if entry.tail else []), *_behind_dash(inner, indent)]


def _behind_dash(inner: list[str], indent: int) -> list[str]:
    """The lines of an item, the first behind its dash; comments that come before it in the new order go above."""
    first = next(n for n, line in enumerate(inner) if line and not line.lstrip().startswith("#"))
    pad = " " * indent
    return [
        *(f"{pad}{line.strip()}" for line in inner[:first] if line),
        f"{pad}- {inner[first][indent + 2 :]}",
        *inner[first + 1 :],
    ]


def _spaced(lines: list[str]) -> list[str]:
    """At most one empty line in a row."""
    return [line for n, line in enumerate(lines) if line or n == 0 or lines[n - 1]]


def _in_brackets(node: Node, kind: Any) -> str | None:
    """The node on one line, or None for what holds more than plain values, a comment, or a record."""
    kind = bare(kind)
    record = isinstance(kind, type) and issubclass(kind, Record | Source | Disagreement | Word | Site)
    if node.entries and (record or node.foot or not all(map(_is_plain, node.entries))):
        return None
    return _brackets(node, _sorted(node, kind), _bracketed)


def _is_plain(entry: TreeEntry) -> bool:
    value, commented = entry.value, entry.tail or any(entry.head)
    return value.kind == "scalar" and value.style not in OF_LINES and bool(value.raw) and not commented


def _bracketed(node: Node) -> str:
    return _scalar(node, bracketed=True)


def _scalar(node: Node, *, bracketed: bool = False) -> str:
    """The text as it was written; in quotes only where its new place asks for them."""
    if node.style:
        return node.raw if "\n" not in node.raw else _quoted(node.value)
    may_stay = not bracketed or PLAIN.fullmatch(node.value) or _reads_back(node.value, bracketed=True)
    if may_stay and "\n" not in node.raw:
        return node.raw
    return node.value if _reads_back(node.value, bracketed=bracketed) else _quoted(node.value)


def _reads_back(value: str, *, bracketed: bool) -> bool:
    """Whether the text without quotes is read as itself."""
    try:
        events = list(yaml.parse(f"[{value}]" if bracketed else f"- {value}", Loader=LOADER))
    except yaml.YAMLError:
        return False
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    return len(events) == 7 and [(one.implicit[0], one.value) for one in scalars] == [(True, value)]


def _quoted(value: str) -> str:
    return quoted(value) if value.isprintable() else json.dumps(value, ensure_ascii=False)


def _literal(node: Node, indent: int) -> list[str]:
    """A text of several lines behind `|` or `>`, its lines moved to their new place."""
    parts = HEADER.match(node.raw)
    assert parts is not None
    pad, comment = " " * indent, f"  {parts[3]}" if parts[3] else ""
    folded = node.style == ">" and not re.search("[0-9]", parts[2])
    lines = node.raw.split("\n")[1:] if folded else node.value.split("\n")
    if not lines[-1]:
        lines.pop()  # what stands behind the last line end
    first = next((line for line in lines if line.strip()), "")
    margin = len(first) - len(first.lstrip(" ")) if folded else 0
    if folded:
        while lines and not lines[-1].strip() and "+" not in parts[2]:
            lines.pop()
        header = f">{parts[2]}"
    else:
        end = "-" if not node.value.endswith("\n") else "+" if node.value.endswith("\n\n") or node.value == "\n" else ""
        deeper = "2" if first.startswith(" ") or node.value.startswith("\n") else ""
        header = f"|{deeper}{end}"
    return [header + comment, *(f"{pad}{line[margin:]}" if line[margin:] else "" for line in lines)]
