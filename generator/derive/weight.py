"""Whether a difference between two states of the fact table matters to a reader: the one place where that is decided.

It is decided by what changed, never by how alike two texts look: a value, its proof, a note, any word of a sentence.
Cosmetic is what serves editors or the program only, what says when somebody looked, further proof for the same value,
and a sentence of the very same words.
"""

import re
from collections.abc import Iterable

from generator.model.entries import Citation
from generator.model.vocabulary import PROPERTIES
from generator.text.wording import folded

# What serves search, editors or the look of the site only, and the days on which somebody looked. That a record was
# withdrawn is told of the record, once.
COSMETIC = frozenset(
    "id aliases demonyms spellings names sought_as formerly as_of checked file sha256 paragraphs paragraph tone"
    " capital_spellings read_until edition bodies weak read article bilateral withdrawn sought sought_fields"
    " sought_towns".split()
)
# What a word of the vocabulary or the site means to the program. One that is said for the first time, or no more, is a
# matter of how the table is written; another one in its place moves counts and the map.
MEANINGS = (PROPERTIES - {"family", "question", "promised", "does", "do", "act"}) | frozenset(
    "phases signed_only statuses renamed consulted_after accession_to method audits map briefing".split()
)
# Beside a value, not what it says.
TOLD_ASIDE = frozenset({"note", "why"})
# Of a reference, what proves a value.
PROOF_FIELDS = ("source", "at", "quote", "translation", "note")
ARTICLES = frozenset("a an the".split())
# Words with what stands inside them, and the signs that are said like words.
WORDS_AND_SIGNS = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*|[€$£¥%<>≤≥=+~≈?]")


def weighs(name: str, old: str = "", new: str = "") -> bool:
    """Whether a reader must know that the field of this name, which said `old`, says `new`; of both empty, ever."""
    if name in COSMETIC or (name in MEANINGS and not (old and new)):
        return False
    return not (old and new and same_words(old, new))


def same_words(old: str, new: str) -> bool:
    """Whether two texts differ at most in punctuation, capitals, articles and the shapes of quotation marks."""
    return _words_said(old) == _words_said(new)


def _words_said(text: str) -> list[str]:
    plain = re.sub("[‐‑–—]", "-", re.sub("[’‘ʼ]", "'", text))
    found = [word if len(word) > 1 and word.isupper() else word.lower() for word in WORDS_AND_SIGNS.findall(plain)]
    return [word for word in found if word not in ARTICLES]


def proof_weighs(old: Iterable[Citation], new: Iterable[Citation]) -> bool:
    """Whether something of the proof for a value is gone or replaced, or a note on it says something else.

    More of it for the same value is no change of substance.
    """
    was, is_ = _pieces(old), _pieces(new)
    return bool(was - is_) or any(name == "note" for _, name, _ in is_ - was)


def _pieces(proof: Iterable[Citation]) -> set[tuple[str, str, str]]:
    return {
        (one.source, name, folded(value)) for one in proof for name in PROOF_FIELDS if (value := getattr(one, name))
    }
