"""The little world all tests live in, and the switch that rewrites what is expected: `pytest --update`."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import WORLD
from worlds import joined

# What a build for publishing must be told. At the root of its host, as browser tests serve it.
os.environ["SITE_URL"] = "https://briefing.example/"
# A shell that starts the tests in the background has them ignore Ctrl-C, and so would every command they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
# Copies of the little world have no history, which only people may overlook.
os.environ.pop("CI", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    parser.addoption("--update", action="store_true", help="rewrite golden pages and the problems of case files")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A copy of the little world that a test may break."""
    root = tmp_path / "world"
    shutil.copytree(WORLD, root, ignore=shutil.ignore_patterns("build"))
    return root


@pytest.fixture
def more() -> Iterator[Path]:
    """A copy of the world with more of everything."""
    root = joined()
    yield root
    shutil.rmtree(root)
