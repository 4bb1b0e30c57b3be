"""Words of a quote that speak for a word of the vocabulary, as each declares them (`said`), in any language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.check.quoted_figures import stated_figures
from generator.check.quoted_polarity import NOT_BEFORE
from generator.model.vocabulary import SaidWord, SpokenWord

DENIED_BEHIND = re.compile(rf"{NOT_BEFORE}$", re.IGNORECASE)
QUOTE_MARKS = {ord("’"): "'", ord("“"): None, ord("”"): None}
NEAR_NUMBER = 2  # words behind one of them in which a number stands that is no sum
REACH = 6  # words behind one of them in which the sum stands that it is of: at least an additional EUR 126 million


def words_said(group: Mapping[str, SaidWord], quote: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The words of a group for which a quote speaks, each with the place where it does."""
    words = {said: word for word, one in group.items() for said in one.said}
    words = {said: words[said] for said in sorted(words, key=len, reverse=True)}
    for match in _places_of(tuple(words), quote):
        yield next(word for said, word in words.items() if _any_said((said,)).fullmatch(match.group())), match


def words_against(word: SpokenWord, quote: str) -> Iterator[re.Match[str]]:
    """The words by which a quote speaks against one of the vocabulary, where it does not deny them."""
    return (one for one in _places_of(word.against, quote) if not DENIED_BEHIND.search(quote[: one.start()]))


def _places_of(words: tuple[str, ...], quote: str) -> Iterator[re.Match[str]]:
    return _any_said(words).finditer(quote.translate(QUOTE_MARKS)) if words else iter(())


@cache
def _any_said(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the words; a star stands for any letters."""
    said = "|".join(re.escape(one).replace(r"\*", r"\w*") for one in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)


def words_said_of(amount: float, group: Mapping[str, SaidWord], quote: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The words of a group for which a quote speaks right before it states an amount, or another number."""
    for word, match in words_said(group, quote):
        behind = quote[match.end() :].split()
        sums = stated_figures(" ".join(behind[:REACH])).sums
        if amount in (sums[0].readings if sums else stated_figures(" ".join(behind[:NEAR_NUMBER])).numbers):
            yield word, match
