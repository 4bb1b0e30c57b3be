"""Words of a quote → the offices they name, and where they name another holder than a value does.

Which offices sign for states and bodies is in offices.toml.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from generator.check.quoted_persons import NAME_WORD, folded_name, persons_named
from generator.text.spans import Spans

_OFFICES_SAID = tomllib.loads(Path(__file__).with_name("offices.toml").read_text(encoding="utf-8"))
PATTERN_BREAK = re.compile(r"\n *")
# Not of who held it before, or stands for who holds it.
NOT_FORMER = r"(?<!former )(?<!vice[- ])(?<!deputy )\b"
OFFICES = {
    office: re.compile(rf"{NOT_FORMER}(?:{PATTERN_BREAK.sub('', said.lstrip())})\b", re.IGNORECASE)
    for office, said in _OFFICES_SAID.items()
}
# Two words with capitals, behind the words for an office.
HOLDER = re.compile(rf"\s+({NAME_WORD.pattern}\s+{NAME_WORD.pattern})")


def offices_named(text: str) -> dict[str, str]:
    """The offices a text names, with the words that do."""
    taken = Spans(len(text))
    return {
        office: match.group()
        for office, pattern in OFFICES.items()
        for match in pattern.finditer(text)
        if taken.take(*match.span())
    }


def other_holder(office: str, names: Iterable[str], quotes: Iterable[str]) -> str:
    """Who the quotes say holds the office, where they name nobody of these names; or nothing."""
    said = list(quotes)
    texts = [NAME_WORD.findall(quote) for quote in said]
    persons = list(names)
    if any(persons_named(name, text) for name in persons for text in texts):
        return ""
    holders = (
        match.group(1)
        for kind in offices_named(office)
        for quote in said
        for title in OFFICES[kind].finditer(quote)
        if (match := HOLDER.match(quote, title.end())) and all(word[0].isupper() for word in match.group(1).split())
    )
    in_script = {folded_name(name).isascii() for name in persons}
    return next((one for one in holders if folded_name(one).isascii() in in_script), "")
