"""Whatever stands in the data, pages show it as text, and reading ends with pages or with problems that have a place."""

import json
import random
import re
import shutil
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile import CORPUS, REPOSITORY, Skeleton, converted, put
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.dossier import Dossier, read_dossier
from generator.evidence import Lock
from generator.exports import exports, exports_of_pages
from generator.pages import pages
from generator.press import Press
from generator.problem import Problem
from generator.rules import check
from generator.site import tree
from generator.yamlfile import INVISIBLE, parse_yaml

SITE = "https://briefing.example/"
PLAIN = "Plain words"


def table(world: Path, text: Any) -> tuple[Dossier, list[str]]:
    """The little world with a text in every place, read without a problem."""
    written = put(world, text)
    dossier = read_dossier(world)
    assert [str(problem) for problem in check(dossier)] == []
    return dossier, written


def rendered(dossier: Dossier) -> dict[str, bytes]:
    """All pages."""
    return tree(pages(dossier, Lock(), Press(site_url=SITE)))


def nth(n: int) -> str:
    """One text of the corpus after the other."""
    return CORPUS[n % len(CORPUS)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Skeleton]:
    """What the pages look like with harmless text in every place."""
    root = tmp_path_factory.mktemp("plain") / "world"
    shutil.copytree(Path(__file__).parent / "world", root)
    dossier, _ = table(root, lambda _: PLAIN)
    return {path: Skeleton(converted(text.decode())) for path, text in rendered(dossier).items()}


@pytest.mark.parametrize("turn", range(len(CORPUS)))
def test_no_text_of_the_corpus_is_anything_but_text(world: Path, plain: dict[str, Skeleton], turn: int) -> None:
    """The elements of every page are those that harmless words give, and every text that is shown is shown as it is."""
    dossier, written = table(world, lambda n: nth(n * 7 + turn))
    shown = set()
    for path, text in rendered(dossier).items():
        html = Skeleton(converted(text.decode()))
        assert html.elements == plain[path].elements, path
        assert not [one for one in html.addresses if re.match(r"\s*(?:javascript|data|vbscript):", one, re.IGNORECASE)]
        shown |= {one for one in written if " ".join(one.split()) in html.text}
    # A text is not shown everywhere (a word of the vocabulary nobody uses), but nearly all are.
    assert len(shown) > 0.8 * len(written)
