"""Names by their consonants, so that one name is found in other scripts, spellings and cases of a language."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from generator.check.quoted_persons import SUFFIXES

# Languages in which a name has another ending in another case.
INFLECTED = frozenset({"uk", "ru", "pl", "cs", "sk", "hr", "sl", "lt", "lv", "et", "fi", "hu"})
CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
        "a b v g g d e e e s s i i i i k l m n o p r s t u f g s s s s . i . e u a".replace(".", "").split(" "),
        strict=True,
    )
)
# Letters that other alphabets write alike: sibilants are one sound here, and so are g and h.
FOLDED = ((r"tsch|sch|tch|sh|ch|cz|sz|rz|zh|ts|tz|[čćçšśşžżźß]", "s"), (r"kh|gh", "g"), (r"ph", "f"), (r"th", "t"))
LETTERS_ALIKE = (
    (r"c(?=[eiyéíěę])", "s"),
    (r"ck|c|q", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"w", "v"),
    (r"h", "g"),
    (r"ł", "l"),
)
CASES = frozenset({"", "m", "v", "g", "n", "mi", "k", "s"})
FEWEST_CONSONANTS = 2
LIKE = 0.55  # two spellings of one name share this much, vowels included
SOFT_G = ("ds", "dz", "dsch")  # as other alphabets write the first sound of "Justin"
INITIALS = {"h": "g", "j": "i", "y": "i", "w": "v", "c": "k", "z": "s"}


@lru_cache(maxsize=20_000)
def consonants(word: str) -> str:
    """The consonants of a word: `Zelenskyy`, `Selenskyj` and `Зеленський` sound alike."""
    text = "".join(CYRILLIC.get(letter, letter) for letter in unicodedata.normalize("NFC", word).casefold())
    for pattern, letter in FOLDED:
        text = re.sub(pattern, letter, text)
    text = "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)
    for pattern, letter in LETTERS_ALIKE:
        text = re.sub(pattern, letter, text)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^bdfgklmnprstv]", "", text))


def latin(word: str) -> str:
    """A word in Latin letters without accents."""
    text = "".join(CYRILLIC.get(letter, letter) for letter in unicodedata.normalize("NFC", word).casefold())
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def alike(word: str, name: str) -> bool:
    """Whether a word of a text is this name, perhaps in another script, spelling or case."""
    if "ch" in word.casefold() and alike(re.sub("ch", "kh", word, flags=re.IGNORECASE), name):
        return True  # as German writes what English writes kh
    said, known = consonants(word), consonants(name)
    if len(known) < FEWEST_CONSONANTS or latin(word) == latin(name):
        return latin(word) == latin(name)  # as English leaves out accents: `Plenkovic`
    cased = said.startswith(known) and said[len(known) :] in CASES and not word.isascii()
    return (said == known or cased) and SequenceMatcher(None, latin(word), latin(name)).ratio() >= LIKE


def surname(name: str) -> str:
    """The family name in a full name: the last part that is no suffix."""
    parts = [part for part in re.split(r"[\s.]+", name) if part and part.casefold() not in SUFFIXES]
    return parts[-1] if parts else name


def same_person(said: str, name: str) -> bool:
    """Whether two full names, or a family name and a full name, can be one person's.

    Forenames may differ as Joe and Joseph do, but not as Tony and John.
    """
    mine, theirs = said.split(), [part for part in name.split() if part.casefold().strip(".") not in SUFFIXES]
    if not mine or not theirs:
        return False
    if len(mine) == 1:
        return any(alike(mine[0], one) for one in theirs[-2:])
    if len(theirs) > 1 and alike(mine[-1], theirs[0]) and alike(mine[0], theirs[-1]):
        return True  # where the family name comes first
    if not any(alike(mine[-1], one) for one in (theirs[1:] or theirs)[-2:]):
        return False
    return bool(_initials(mine[0]) & _initials(theirs[0])) or any(alike(mine[0], one) for one in theirs)


def _initials(forename: str) -> set[str]:
    """The letters a forename may begin with in some alphabet: `Джастін` is `Justin`, `Джорджа` is `Giorgia`."""
    written = latin(forename)
    first = INITIALS.get(written[:1], written[:1])
    return {first, "i", "g"} if written.startswith(SOFT_G) else {first}
