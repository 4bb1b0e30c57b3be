"""One YAML text → its tree with all that plain values lose: comments, quotes, and where each node begins and ends.

For tools that rewrite a file or a part of it. Only for texts that `yamlfile` can read: one document, no anchors, no
tags.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.source.parsing import LOADER
from generator.source.problem import Where

COMMENT = re.compile(r"#[^\r\n]*")
# Without one of these no comment and no empty line can be in a text.
GAP = re.compile(r"#|(\A|[\r\n])[ \t]*(\r\n|\n|\r)")
LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(eq=False)
class Node:
    """A value, or a key. `raw` is its text; `flow` whether it is written in brackets, without a comment inside."""

    kind: str  # scalar, mapping, sequence
    start: int
    end: int
    column: int
    raw: str = ""
    value: str = ""
    style: str = ""
    flow: bool = False
    entries: list["TreeEntry"] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, "TreeEntry"]:
        """The entries of a mapping by key."""
        return {one.key.value: one for one in self.entries if one.key}

    def at(self, where: Where) -> "Node":
        """The node with this path of keys and indexes. Raises KeyError where there is none."""
        return self.entry(where).value if where else self

    def entry(self, where: Where) -> "TreeEntry":
        """The entry that holds the node with this path."""
        parent = self.at(where[:-1])
        for index, one in enumerate(parent.entries):
            if where[-1] == (one.key.value if one.key else index):
                return one
        raise KeyError(where)


@dataclass(eq=False)
class TreeEntry:
    """A pair of a mapping or an item of a list. `head` are the lines before it: comments, and "" for an empty line.

    `tail` is the comment at the end of its first line.
    """

    key: Node | None
    value: Node
    head: list[str] = field(default_factory=list)
    tail: str = ""

    @property
    def start(self) -> int:
        """Where its key, else its value begins."""
        return (self.key or self.value).start

    def begins_before(self, place: int) -> bool:
        """Whether a place is behind its beginning; an item with nothing behind its dash begins with the dash."""
        empty = self.key is None and self.value.kind == "scalar" and not self.value.raw
        return self.start < place or (empty and self.start == place)


@dataclass(frozen=True)
class Tree:
    """A whole file. `head` are the comments that open it and belong to no entry; `root` is None if that is all."""

    head: list[str]
    root: Node | None


@dataclass(frozen=True)
class _Gap:
    """What stands between two tokens: the comment behind the first one, and the lines before the second."""

    start: int
    tail: str
    lines: list[tuple[int, str]]
    behind_dash: bool


def read_tree(text: str) -> Tree:
    """The tree of a text without byte order mark. Raises yaml.YAMLError for one that is no YAML."""
    events = (event for event in yaml.parse(text, Loader=LOADER) if not isinstance(event, _FRAME))
    first = next(events, None)
    gaps = list(_gaps(text)) if GAP.search(text) else []
    if first is None:
        return Tree([line for gap in gaps for line in _without_numbers(gap.lines)], None)
    root = _node(first, events, text)
    for gap in gaps:
        if gap.tail or any(line for _, line in gap.lines):
            _open(root, gap)
    head = _Attaching(root).attach(gaps)
    return Tree(head, root)


_FRAME = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent)


def _node(event: Any, events: Iterator[Any], text: str) -> Node:
    start, end, column = event.start_mark.index, event.end_mark.index, event.start_mark.column
    if isinstance(event, yaml.ScalarEvent):
        return Node("scalar", start, end, column, text[start:end], event.value, event.style or "")
    is_list = isinstance(event, yaml.SequenceStartEvent)
    node = Node("sequence" if is_list else "mapping", start, end, column, flow=bool(event.flow_style))
    for inner in events:
        if isinstance(inner, yaml.CollectionEndEvent):
            closing: Any = inner
            # In brackets it ends with these, else with its last entry.
            node.end = closing.end_mark.index if node.flow else node.entries[-1].value.end
            node.raw = text[start : node.end]
            break
        key = None if is_list else _node(inner, events, text)
        node.entries.append(TreeEntry(key, _node(next(events) if key else inner, events, text)))
    return node


def _gaps(text: str) -> Iterator[_Gap]:
    end, dash = 0, False
    for token in yaml.scan(text, Loader=LOADER):
        start = token.start_mark.index
        if start > end:
            gap = text[end:start]
            if "#" in gap or len(LINE_END.findall(gap)) > (end > 0 and text[end - 1] not in "\r\n"):
                yield _gap(gap, end, text, behind_dash=dash)
        if token.end_mark.index > token.start_mark.index:
            dash = isinstance(token, yaml.BlockEntryToken)
        end = max(end, token.end_mark.index)


def _gap(gap: str, start: int, text: str, *, behind_dash: bool) -> _Gap:
    lines = LINE_END.split(gap)
    tail = ""
    if start and text[start - 1] not in "\r\n":
        tail = lines.pop(0).strip()
    found = [(len(line) - len(line.lstrip()), line.strip()) for line in lines[:-1]]
    last = COMMENT.search(lines[-1]) if lines else None  # a comment that ends the file without a line end
    if last:
        found.append((last.start(), last.group().strip()))
    return _Gap(start, tail, found, behind_dash)


def _without_numbers(lines: list[tuple[int, str]]) -> list[str]:
    return [line for _, line in lines]


def _open(node: Node, gap: _Gap) -> None:
    """What has a comment inside its brackets cannot stay in them."""
    if node.flow and node.start < gap.start < node.end:
        node.flow = False
    for entry in node.entries:
        if entry.value.kind != "scalar" and entry.value.start < gap.start < entry.value.end:
            _open(entry.value, gap)


class _Attaching:
    """Finds for every comment the entry it belongs to."""

    def __init__(self, root: Node) -> None:
        root.flow = False
        self.root = root
        self.places: list[tuple[TreeEntry, list[Node]]] = list(_entries(root, [root]))

    def attach(self, gaps: list[_Gap]) -> list[str]:
        """Give every comment to its entry; returns those that open the file."""
        head: list[str] = []
        before = 0  # how many entries begin before the gap
        for gap in gaps:
            while before < len(self.places) and self.places[before][0].begins_before(gap.start):
                before += 1
            lines = gap.lines
            last = self.places[before - 1][0] if before else None
            if last and last.value.flow and last.value.start < gap.start < last.value.end:
                continue  # an empty line within brackets
            if last and gap.tail and not (gap.behind_dash and last.start != gap.start):
                last.tail = f"{last.tail} {gap.tail}".strip()
            elif gap.tail:
                lines = [(0, gap.tail), *lines]
            if last is None:
                head, lines = _head([*head, *_without_numbers(lines)])
            if last and gap.start < last.value.start and (last.value.kind == "scalar" or last.value.flow):
                last.head += [line for line in _without_numbers(lines) if line]  # between a key and its value
            else:
                self._lines(lines, gap.start, before)
        return head

    def _lines(self, lines: list[tuple[int, str]], start: int, before: int) -> None:
        """Comments further in than what follows end the block they stand in; the others open what follows."""
        following = self.places[before] if before < len(self.places) else None
        ended = self._ended(before, following[1] if following else [])
        limit = following[1][-1].column if following else 0
        waiting: list[str] = []
        for column, text in lines:
            waiting.append(text)
            if not text:
                continue
            inside = [block for block in ended if start < block.end]
            ended = inside or [block for block in ended if limit < column >= block.column]
            holder = ended[0].foot if ended else following[0].head if following else self.root.foot
            holder += waiting
            waiting = []
        if following:
            following[0].head += waiting

    def _ended(self, before: int, around: list[Node]) -> list[Node]:
        """The blocks that the last entry before a gap stands in, and that end there, innermost first."""
        blocks = self.places[before - 1][1] if before else []
        return [block for block in reversed(blocks) if all(block is not one for one in around)]


def _head(lines: list[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """What opens a file: up to the last empty line; all of it where there is none. The rest is its first entry's."""
    if "" not in lines:
        return lines, []
    last = len(lines) - 1 - lines[::-1].index("")
    return lines[: last + 1], [(0, line) for line in lines[last + 1 :]]


def _entries(node: Node, blocks: list[Node]) -> Iterator[tuple[TreeEntry, list[Node]]]:
    """Every entry that stands on lines of its own, in the order of the text, with the blocks around it from outside."""
    for entry in node.entries:
        yield entry, blocks
        if entry.value.kind != "scalar" and not entry.value.flow:
            yield from _entries(entry.value, [*blocks, entry.value])
