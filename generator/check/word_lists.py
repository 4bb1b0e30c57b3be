"""The words of languages that stand in files beside this one (`*.toml`), read into patterns."""

import re
import tomllib
from pathlib import Path
from typing import Any

LINE_BREAK = re.compile(r"\n *")


def listed_words(name: str) -> dict[str, str]:
    """Under each head of a file its words, which blanks part, as the alternatives of a pattern."""
    return {head: "|".join(said.split()) for head, said in _read_words(name).items()}


def listed_by_topic(name: str) -> dict[str, dict[str, str]]:
    """Under each topic of a file, and each head of it, phrases, which bars part, as the alternatives of a pattern."""
    topics = _read_words(name).items()
    return {topic: {head: LINE_BREAK.sub("", said.lstrip()) for head, said in heads.items()} for topic, heads in topics}


def _read_words(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
