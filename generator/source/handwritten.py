"""What people write beside the data: the configuration of MkDocs, and the front matter of pages. Only if it is YAML.

MkDocs tells of a slip in the one where its parser stumbles, of one in the other nothing: it becomes a text of the page.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.source.problem import Cause, Problem
from generator.source.yamlfile import YamlFile, parse_yaml, unreadable

CONFIGURATION = "mkdocs.yml"
WRITTEN_PAGES = "docs"
TAG = re.compile(rb"(?<=: )!(?:ENV|!?[\w:./-]+)(?= |$)", re.MULTILINE)
FENCE = b"---"
BEFORE_HEAD = b"- \r\n\xe2\x80\x93\x94\xef\xbb\xbf"  # spaces, dashes and the byte order mark
HEAD_LINE = re.compile(rb"[a-z]+:|[ \r]|$|---")
UNBEGUN = "must be a line '---', and nothing before it: what the page says of itself begins here."
UNENDED = "must be a line '---': what a page says of itself begins in line 1, and ends here."


def handwritten(root: Path) -> list[Problem]:
    """What is wrong with how the files beside the data are written. None of them must be there."""
    return [problem for file in files_beside(root) for problem in file.problems]


def is_beside(path: Path, root: Path) -> bool:
    """Whether a path is that of such a file, there or not."""
    whole, pages = path.resolve(), (root / WRITTEN_PAGES).resolve()
    return whole == (root / CONFIGURATION).resolve() or (whole.suffix == ".md" and whole.is_relative_to(pages))


def files_beside(root: Path) -> Iterator[YamlFile]:
    """The configuration, and what pages say of themselves, as far as they are there."""
    for path in (root / CONFIGURATION, *sorted((root / WRITTEN_PAGES).rglob("*.md"))):
        if path.is_file():
            yield from _in_file(path, path.relative_to(root).as_posix())


def _in_file(path: Path, name: str) -> Iterator[YamlFile]:
    try:
        content = path.read_bytes()
    except OSError as error:
        yield YamlFile(name, None, "", (unreadable(name, error),))
        return
    if path.suffix == ".md":
        first, *lines = content.split(b"\n")
        end = next((number for number, line in enumerate(lines) if line.rstrip() == FENCE), None)
        if first.rstrip() != FENCE:
            head = end and not first.strip(BEFORE_HEAD) and all(HEAD_LINE.match(line) for line in lines[:end])
            if head:
                yield YamlFile(name, None, "", (Problem(name, 1, 1, "", UNBEGUN),))
            return
        if end is None:
            last = next(
                (number for number, line in enumerate(lines, 2) if not HEAD_LINE.match(line) or not line.strip()), 1
            )
            yield YamlFile(name, None, "", (Problem(name, last, 1, "", UNENDED),))
            return
        content = b"\n".join([b"", *lines[:end]])
    # A tag of MkDocs is none of ours; what stands behind it keeps its place.
    file = parse_yaml(TAG.sub(lambda match: b" " * len(match[0]), content), name)
    # Comments stand as close as their writers like.
    yield replace(file, problems=tuple(one for one in file.problems if one.cause is not Cause.COMMENT_LOST))
