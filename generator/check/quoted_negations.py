"""A sentence of ours and its quotes → a word that one of them denies and the other states.

Only the same word is compared: who writes “binds nobody” over “without binding effect” denies neither.
"""

import re
from collections.abc import Iterable, Iterator

DENIED = re.compile(
    r"\b(?:(?:not|never|cannot)|\w+n['’]t)\s+(?:(?:be|been|have|yet|to|also|it|the|a|an)\s+){0,2}(?P<word>[a-z]{4,})",
    re.IGNORECASE,
)
# In any language of the quotes.
DENIES = re.compile(
    r"\b(?:not|no|nobody|nothing|none|never|neither|nor|without|cannot|refus\w*|reject\w*|ruled out|un\w+"
    r"|pas|sans|aucune?|nicht|kein\w*|ohne|не|без|жодн\w*|ні|nie|bez|żadn\w*|non|senza|nessun\w*|sin|ningun\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
# Behind these a limit is meant, not a denial: not less than, not limited to.
MEANT_AS_LIMIT = frozenset("limited less later more only even merely necessarily".split())
CONTENT_WORD = re.compile(r"[a-z]{4,}", re.IGNORECASE)
INFLECTION = re.compile(r"(?:ing|ed|es|s|e)$")


def denied_otherwise(sentence: str, quotes: Iterable[str]) -> tuple[str, str] | None:
    """The words of the sentence and those of the quotes that deny each other, or nothing."""
    texts = list(quotes)
    said = " ".join(texts)
    if DENIES.search(sentence):
        return None if DENIES.search(said) else next(_stated_denials(sentence, said), None)
    states = {stem: word for text in texts if not DENIES.search(text) for stem, word in _stems(text)}
    denials = ((word, denial) for text in texts for word, denial in _stated_denials(text, sentence))
    return next(((denial, word) for word, denial in denials if _stem(word) not in states), None)


def _stated_denials(denying: str, stating: str) -> Iterator[tuple[str, str]]:
    """Every denial of a text with the word of the other that states what it denies."""
    stated = dict(_stems(stating))
    for match in DENIED.finditer(denying):
        word = match["word"].lower()
        if word not in MEANT_AS_LIMIT and _stem(word) in stated:
            yield match.group(), stated[_stem(word)]


def _stems(text: str) -> Iterator[tuple[str, str]]:
    yield from ((_stem(word), word) for word in CONTENT_WORD.findall(text))


def _stem(word: str) -> str:
    """The word without what inflection adds."""
    return INFLECTION.sub("", word.lower())
