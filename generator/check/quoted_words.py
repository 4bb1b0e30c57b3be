"""Words of a quote that speak for a word of the vocabulary, as each declares them (`said`), in any language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.check.quoted_figures import stated_figures
from generator.model.vocabulary import SaidWord

REACH = 6  # words behind one of them in which the sum stands that it is of: at least an additional EUR 126 million


def words_said(group: Mapping[str, SaidWord], quote: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The words of a group for which a quote speaks, each with the place where it does."""
    words = {said.casefold(): word for word, one in group.items() for said in one.said}
    if words:
        for match in _any_said(tuple(sorted(words, key=len, reverse=True))).finditer(quote):
            yield words[match.group().casefold()], match


@cache
def _any_said(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def words_said_of(amount: float, group: Mapping[str, SaidWord], quote: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The words of a group for which a quote speaks right before it states an amount."""
    for word, match in words_said(group, quote):
        sums = stated_figures(" ".join(quote[match.end() :].split()[:REACH])).sums
        if sums and amount in sums[0].readings:
            yield word, match
