"""A title and the words quoted for it → where they are not the same words in the same order."""

from collections.abc import Iterable, Sequence

from generator.check.quoted_persons import NAME_WORD, folded_name

LONGEST_OF_SMALL = 3  # letters of words that a title may leave out: the, of, and


def other_title(title: str, quotes: Iterable[str]) -> str:
    """A quote that has the words of a title in another order, or another word for one of them; or nothing.

    Nothing too where one quote has the title, or a part of it, as it is.
    """
    own = _title_words(title)
    said = {quote: _title_words(quote) for quote in quotes}
    if any(_runs_in(words, own) or _runs_in(own, words) for words in said.values()):
        return ""
    return next((quote for quote, words in said.items() if len(words) > 1 and _is_garbled(words, own)), "")


def _title_words(title: str) -> list[str]:
    words = map(folded_name, NAME_WORD.findall(title))
    return [word for word in words if len(word) > LONGEST_OF_SMALL]


def _runs_in(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether words stand in a title one after the other; of one word nothing can be said."""
    length = len(words)
    return not words or any(list(title[at : at + length]) == list(words) for at in range(len(title) - length + 1))


def _is_garbled(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether words all stand in a title, but not in its order, or all but one of those of its beginning do."""
    if set(words) <= set(title):
        rest = iter(title)
        return not all(word in rest for word in words)
    beginning = title[: len(words)]
    return len(beginning) == len(words) and sum(one != own for one, own in zip(words, beginning, strict=True)) == 1
