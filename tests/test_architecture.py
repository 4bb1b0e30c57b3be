"""What docs/architecture.md tells is so: packages, their purposes, and every file it names."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "tools"))

import architecture
from test_layers import ORDER

REPOSITORY = Path(__file__).parent.parent
PAGE = architecture.PAGE.read_text(encoding="utf-8")


def test_the_floors_are_those_imports_are_held_to() -> None:
    assert " ".join(architecture.FLOORS).split() == ORDER


def test_the_page_and_the_picture_are_those_of_the_packages() -> None:
    assert architecture.told(PAGE) == PAGE, "python tests/tools/architecture.py writes it"
    assert architecture.picture() == architecture.PICTURE.read_text(encoding="utf-8")


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"`((?:generator|data|tests)/[\w./-]*)`", PAGE)
    assert len(named) > 20
    assert [path for path in named if not (REPOSITORY / path).exists()] == []
