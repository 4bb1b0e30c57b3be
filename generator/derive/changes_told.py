"""What readers are told of recorded changes: which open the page of changes, how sources are called, under what key."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from uuid import NAMESPACE_URL, uuid5

from generator.derive.change_log import Change
from generator.derive.noun_phrases import heading
from generator.model.dossier import Dossier
from generator.model.fields import SLUG
from generator.model.keys import labels
from generator.text.wording import small

# Collections of words and rules, not of what happened.
SETTINGS = frozenset({"vocabulary", "site"})
# Where the text of a proof names a source: at its beginning and after every reference.
SOURCE_NAMED = re.compile(rf"(?:^|(?<=[;,] )){SLUG}")

FIELD_WITHIN = " › "


def is_aside(change: Change) -> bool:
    """Whether it is folded at the end of the page: another proof of a value, a word, a setting.

    Among those what readers look for would drown.
    """
    return change.proof_alone or change.of in SETTINGS


def in_readers_words(words: Dossier, field_: str) -> str:
    """Where in a record something changed, by the labels of pages: `easily taken for, another: reason`."""
    called = labels()
    steps = [_by_its_label(words, called.get(step.replace(" ", "_")), step) for step in field_.split(FIELD_WITHIN)]
    return f"{', '.join(steps[:-1])}: {steps[-1]}" if steps[1:] else steps[0]


def _by_its_label(words: Dossier, label: str | None, step: str) -> str:
    return small(heading(words, label)) if label else step  # what an item is about is no field


def with_publishers(words: Dossier, change: Change) -> Change:
    """A change of proof as readers are told it: publishers in place of the ids of sources, of namesakes with titles."""
    if change.kind != "sourced":
        return change
    named = {
        id_ for text in (change.old, change.new) for id_ in SOURCE_NAMED.findall(text) if id_ in words.sources_by_any_id
    }
    publishers = Counter(words.sources_by_any_id[id_].publisher for id_ in named)
    told = {
        id_: source.publisher if publishers[source.publisher] == 1 else f"{source.publisher}, “{source.title}”"
        for id_ in named
        for source in [words.sources_by_any_id[id_]]
    }
    old, new = (SOURCE_NAMED.sub(lambda found: told.get(found[0], found[0]), text) for text in (change.old, change.new))
    return replace(change, old=old, new=new)


def keyed(history: Iterable[Change]) -> Iterator[tuple[Change, str]]:
    """Every change that is told, with its key."""
    told = [change for change in history if change.substantive and change.date]
    return zip(told, _keys(told), strict=True)


def _keys(told: Iterable[Change]) -> Iterator[str]:
    """The key of every change. It has nothing of what is said: that is told in the words of today.

    Of several about one fact the second has a number behind its key, unless another has that for a name.
    """
    plain = [f"change-{one.commit or one.date}-{one.of}-{one.id}-{one.kind}-{one.anchor}" for one in told]
    names, given = set(plain), set[str]()
    for key in plain:
        numbered = (f"{key}-{number}" for number in count(2))
        free = key if key not in given else next(one for one in numbered if one not in given and one not in names)
        given.add(free)
        yield free


def identity(key: str) -> str:
    """The identity of an item: the same wherever the site is published and however the item is worded."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'briefing-site:{key}')}"
