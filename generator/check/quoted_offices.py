"""Words of a quote → the offices they name, and where they name somebody else than a value does.

Which offices sign for states and bodies is in offices.toml.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import reduce

from generator.check.quoted_persons import NAME_WORD, folded_name, persons_named
from generator.check.quoted_senses import OFFICE_TOPIC, SENSES

CAPITALIZED = r"[^\W\d_a-zà-ÿа-я][^\W\d_]+(?:['’-][^\W\d_]+)*"
# Two words with capitals or more, as names have them: alone, before what explains them, or beside an office.
NAME_IN_CAPITALS = rf"(?P<name>{CAPITALIZED}(?:\s(?:de|von|van|der|den|di|da|[A-Z]\.|{CAPITALIZED}))*\s{CAPITALIZED})"
AN_OFFICE = "|"
SOMEBODY = (
    re.compile(rf"^{NAME_IN_CAPITALS}(?=\s?(?:$|[,(–—|]|-\s))"),
    re.compile(rf"[|:]\s*{NAME_IN_CAPITALS}"),
    re.compile(rf"{NAME_IN_CAPITALS}(?=\s?(?:(?:[,–—-]|as\b|est\b|jako\b|als\b|come\b|como\b)\s?(?:the\s)?)?[|])"),
)

ANYBODY = re.compile(NAME_IN_CAPITALS)


def somebody_else(names: Collection[str], actors: Collection[str], quotes: Iterable[str]) -> str:
    """A person whom the quotes name, where they name nobody of these names; `actors` are words that name no person."""
    said = list(quotes)
    texts = [NAME_WORD.findall(quote) for quote in said]
    if any(persons_named(name, text) for name in names for text in texts):
        return ""
    in_script = {folded_name(name).isascii() for name in names}
    given = {folded_name(name.split()[0]) for name in names}
    for quote in said:
        bare = reduce(lambda text, office: office.sub(AN_OFFICE, text), SENSES[OFFICE_TOPIC].values(), quote)
        for match in (one for pattern in SOMEBODY for one in pattern.finditer(bare)):
            words = [word for word in NAME_WORD.findall(match["name"]) if folded_name(word) not in actors]
            # Alone, a first name with another word may be a title or a short form of the same name.
            same = match.re is SOMEBODY[0] and folded_name(words[0] if words else "") in given
            if len(words) > 1 and not same and folded_name(" ".join(words)).isascii() in in_script:
                return " ".join(words)
    return ""


def other_person(
    text: str,
    known: Mapping[str, Collection[str]],
    often: Collection[str],
    actors: Collection[str],
    quotes: Iterable[str],
) -> tuple[str, str] | None:
    """A person of a text whom no quote names, and one whom they name and the text does not; or nothing.

    `known` are the persons of the records with their spellings, but not those whom quotes name `often`.
    """
    said = list(quotes)
    read = [NAME_WORD.findall(quote) for quote in said]
    spelt = (*NAME_WORD.findall(text),)
    ours = [name for name in _names_in(text, [ANYBODY], actors) if not _is_named_in(name, known.get(name, ()), read)]
    beside = (name for quote in said for name in _names_in(quote, SOMEBODY, actors))
    whole = (name for name in known for words in read if persons_named(name, words, whole=True))
    named = (name for name in (*whole, *beside) if not _is_named_in(name, (), map(NAME_WORD.findall, often)))
    theirs = [name for name in named if not _shares_word(name, known.get(name, ()), spelt)] if ours else []
    return (ours[0], theirs[0]) if ours and theirs else None


def _names_in(text: str, patterns: Iterable[re.Pattern[str]], actors: Collection[str]) -> list[str]:
    """The names of two words or more that a text has where the patterns look for them."""
    bare = reduce(lambda rest, office: office.sub(AN_OFFICE, rest), SENSES[OFFICE_TOPIC].values(), text)
    matches = (match for pattern in patterns for match in pattern.finditer(bare) if bare[match.end() :][:1] != "-")
    found = (NAME_WORD.findall(match["name"]) for match in matches)
    words = ([word for word in name if folded_name(word) not in actors] for name in found)
    return [" ".join(name) for name in words if len(name) > 1]


def _is_named_in(name: str, spellings: Iterable[str], read: Iterable[list[str]]) -> bool:
    return any(persons_named(one, words) for one in (name, *spellings) for words in read)


def _shares_word(name: str, spellings: Iterable[str], text: Iterable[str]) -> bool:
    """Whether a text has a word of a name: it may spell the rest otherwise."""
    words = {folded_name(word) for word in text}
    return any(folded_name(word) in words for one in (name, *spellings) for word in NAME_WORD.findall(one))
