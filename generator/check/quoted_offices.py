"""Words of a value or of a quote → the offices they name, of those that sign for states and bodies (offices.toml)."""

import re
import tomllib
from pathlib import Path

from generator.text.spans import Spans

_OFFICES_SAID = tomllib.loads(Path(__file__).with_name("offices.toml").read_text(encoding="utf-8"))
PATTERN_BREAK = re.compile(r"\n *")
# Not of who held it before, or stands for who holds it.
NOT_FORMER = r"(?<!former )(?<!vice[- ])(?<!deputy )\b"
OFFICES = {
    office: re.compile(rf"{NOT_FORMER}(?:{PATTERN_BREAK.sub('', said.lstrip())})\b", re.IGNORECASE)
    for office, said in _OFFICES_SAID.items()
}


def offices_named(text: str) -> dict[str, str]:
    """The offices a text names, with the words that do."""
    taken = Spans(len(text))
    return {
        office: match.group()
        for office, pattern in OFFICES.items()
        for match in pattern.finditer(text)
        if taken.take(*match.span())
    }
