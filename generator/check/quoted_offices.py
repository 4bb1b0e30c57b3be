"""Words of a quote → the offices they name, and where they name somebody else than a value does.

Which offices sign for states and bodies is in offices.toml.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce

from generator.check.quoted_persons import NAME_WORD, folded_name, persons_named
from generator.check.quoted_senses import OFFICE_TOPIC, SENSES
from generator.text.wording import without_possessive

CAPITALIZED = r"[^\W\d_a-zà-ÿа-я][^\W\d_]+(?:['’-][^\W\d_]+)*"
# Two words with capitals or more, as names have them: alone, before what explains them, or beside an office.
NAME_IN_CAPITALS = rf"(?P<name>{CAPITALIZED}(?:\s(?:de|von|van|der|den|di|da|[A-Z]\.|{CAPITALIZED}))*\s{CAPITALIZED})"
AN_OFFICE = "|"
SOMEBODY = (
    re.compile(rf"^{NAME_IN_CAPITALS}(?=\s?(?:$|[,(–—|]|-\s))"),
    re.compile(rf"[|:]\s*{NAME_IN_CAPITALS}"),
    re.compile(rf"{NAME_IN_CAPITALS}(?=\s?(?:(?:[,–—-]|as\b|est\b|jako\b|als\b|come\b|como\b)\s?(?:the\s)?)?[|])"),
)

NAMED_BEHIND = re.compile(rf"(?: (?:of|for) (?:the )?[A-Z]\w+)?,? {NAME_IN_CAPITALS}")
ANYBODY = re.compile(NAME_IN_CAPITALS)


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
    spelt = NAME_WORD.findall(text)
    ours = [name for name in _names_in(text, [ANYBODY], actors) if not _is_named_in(name, known.get(name, ()), read)]
    beside = (name for quote in said if ours for name in _names_in(quote, SOMEBODY, actors))
    whole = (name for name in sorted(known) if ours for words in read if persons_named(name, words, whole=True))
    named = (name for name in (*whole, *beside) if not _is_named_in(name, (), map(NAME_WORD.findall, often)))
    theirs = [
        name for name in named if _in_one_script(name, text) and not _shares_word(name, known.get(name, ()), spelt)
    ]
    return (ours[0], theirs[0]) if theirs else None


def _in_one_script(name: str, text: str) -> bool:
    return folded_name(name).isascii() == folded_name(text).isascii()


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


def another_in_office(text: str, often: Collection[str], quotes: Iterable[str]) -> tuple[str, str] | None:
    """Somebody named with an office whom no quote names, and whom they name with it and the text does not; or nothing.

    Compared are those who are often named, because they are of one country, and the others, each with each other.
    """
    ours = list(_in_office(text))
    theirs = [one for quote in quotes for one in _in_office(quote)] if ours else []
    known, of_one = (_folded_words(one) if theirs else set() for one in (quotes, often))
    for office, name in ours:
        own = bool(_folded_words([name]) & of_one)
        held = [other for same, other in theirs if same == office and bool(_folded_words([other]) & of_one) == own]
        strangers = [other for other in held if not _folded_words([other]) & _folded_words([text])]
        if held and len(strangers) == len(held) and not _folded_words([name]) & known:
            return name, strangers[0]
    return None


def _in_office(text: str) -> Iterator[tuple[str, str]]:
    """The offices of a text, each with the name of two words or more that stands behind it."""
    for office, pattern in SENSES[OFFICE_TOPIC].items() if ANYBODY.search(text) else ():
        for match in pattern.finditer(text):
            if name := NAMED_BEHIND.match(text, match.end()):
                yield office, name["name"]


def _folded_words(texts: Iterable[str]) -> set[str]:
    return {folded_name(without_possessive(word)) for one in texts for word in NAME_WORD.findall(one)}
