"""The words of languages that stand in files beside this one (`*.toml`), read into patterns."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LINE_BREAK = re.compile(r"\n *")


def listed_phrases(name: str) -> dict[str, str]:
    """Under each head of a file its phrases, which bars part, as the alternatives of a pattern."""
    return _joined_lines(_read_words(name))


def listed_by_topic(name: str) -> dict[str, dict[str, str]]:
    """Under each topic of a file, and each head of it, phrases, as the alternatives of a pattern."""
    return {topic: _joined_lines(heads) for topic, heads in _read_words(name).items()}


def _joined_lines(heads: Mapping[str, str]) -> dict[str, str]:
    return {head: LINE_BREAK.sub("", said.lstrip()) for head, said in heads.items()}


def _read_words(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
