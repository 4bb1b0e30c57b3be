"""The folders of the tests. Not in conftest.py: of that name there are two, and the first one found is meant."""

from pathlib import Path

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
WORLD = TESTS / "world"
