"""Texts in which names are left open, and told in the words of the day: what is kept of the past is such a text.

So an edit of a label or a name is on every page that tells of the past at once, and nothing of the past is read anew.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.derive.change_log import Change
from generator.model.dossier import Dossier
from generator.model.fields import Reference
from generator.model.records import Record
from generator.model.vocabulary import Word

# Signs that no data file can hold: around a name and a list, and within them.
OPEN_NAME, OPEN_NAME_END, OPEN_LIST, OPEN_LIST_END, OPEN_NEXT = "\x02", "\x03", "\x0e", "\x0f", "\x1f"
OPEN_NAMES = re.compile(f"{OPEN_NAME}([^/]*)/(.*?){OPEN_NAME_END}")
OPEN_LISTS = re.compile(f"{OPEN_LIST}(.*?){OPEN_LIST_END}")
# What things were called last, by the collection to look in and how references called them there: `collection/name`.
LastNames = Mapping[str, str]
NO_LAST_NAMES: LastNames = MappingProxyType({})


def left_open(named: Reference) -> str:
    """What stands in a text for a name: the collection to look in, and how references call it there."""
    return f"{OPEN_NAME}{named.target}/{named}{OPEN_NAME_END}"


def listed_openly(texts: Iterable[str]) -> str:
    """Texts in a row, in the order of what they come to once they are told."""
    return f"{OPEN_LIST}{OPEN_NEXT.join(texts)}{OPEN_LIST_END}"


def is_open(text: str) -> bool:
    """Whether a text has to be told."""
    return OPEN_NAME in text or OPEN_LIST in text


def told_today(text: str, words: Dossier, last: LastNames = NO_LAST_NAMES) -> str:
    """A text told: words by their labels, records by their names; what is not there as it was called last."""
    if not is_open(text):
        return text
    named = OPEN_NAMES.sub(lambda found: called_today(words, found[1], found[2], last), text)
    return OPEN_LISTS.sub(lambda found: ", ".join(sorted(found[1].split(OPEN_NEXT))), named)


def called_today(words: Dossier, collection: str, name: str, last: LastNames = NO_LAST_NAMES) -> str:
    """What is called so in a collection, by its label or name; what is not there by its last one, else by this name."""
    match words.known(collection).get(name):
        case Word(label=label):
            return label
        case Record(name=called):
            return called
        case _:
            return last.get(f"{collection}/{name}", name)


def names_left_open(changes: Iterable[Change]) -> frozenset[tuple[str, str]]:
    """The names that have to be told in changes: the collection to look in, and how references call it there."""
    texts = {text for one in changes for text in (one.field, one.old, one.new)}
    return frozenset(named for text in texts for named in OPEN_NAMES.findall(text))


def last_names(changes: Iterable[Change], before: Dossier, after: Dossier) -> dict[str, str]:
    """What everything that has to be told in changes from one table to the next is called there, or was before."""
    named = [(f"{collection}/{name}", collection, name) for collection, name in sorted(names_left_open(changes))]
    called = {key: called_today(before, collection, name) for key, collection, name in named}
    return {key: called_today(after, collection, name, called) for key, collection, name in named}


def change_in_words(change: Change, words: Dossier, last: LastNames = NO_LAST_NAMES) -> Change:
    """A change told."""
    texts = [change.field, change.old, change.new]
    if not any(map(is_open, texts)):
        return change
    field, old, new = (told_today(text, words, last) for text in texts)
    return replace(change, field=field, old=old, new=new)
