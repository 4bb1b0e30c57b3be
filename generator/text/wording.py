"""Texts as they are searched and as addresses have them: two spellings of one thing made alike; a capital."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

LANGUAGE = "en"  # of the pages: what is told in our own words

# Lines that only number a page, as text taken out of a PDF has them.
PAGE_NUMBER = re.compile(
    r"^[ \t\f]*(?:page )?[-–—]?[ \t]*[0-9]{1,3}(?:[ \t]*(?:/|of)[ \t]*[0-9]{1,3})?[ \t]*[-–—]?[ \t\f]*$",
    re.MULTILINE | re.IGNORECASE,
)
QUOTES = dict.fromkeys(map(ord, '“”„‟«»‹›"‘’‚‛′`´ʼ'), "'")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
# Letters that have no plain letter inside them to fall back on.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
LONGEST_SLUG = 60
WORD_AT_LINE_END = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
# What pandas, R and others read as no value: https://pandas.pydata.org/docs/reference/api/pandas.read_csv.html
NOTHING = frozenset("none null nil na n/a nan <na> #n/a #na".split())
# What people type besides for a value they do not have.
BLANKS = NOTHING | frozenset(
    "- – — ? ?? ??? … ... tbd tba tbc todo unknown unclear nothing no-one x xx xxx present now today ongoing".split()
)
BEHIND_THE_HOST = "/?#!$&'()*+,;=:@%~[]"  # besides letters, digits and -._; brackets as browsers leave them
STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def capital(text: str) -> str:
    """The text with a capital at the beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def appended(before: str, text: str | None, after: str = "") -> str:
    """What stands behind other words where there is a text, as `, the text` or ` (the text)`; else nothing."""
    return f"{before}{text}{after}" if text else ""


def with_full_stop(text: str) -> str:
    """The text with a full stop at the end, unless an abbreviation or a quoted sentence has brought one."""
    whole = " ".join(text.split())
    return whole if not whole or whole.endswith((".", "?", "!", "…", ".”", "?”", "!”")) else f"{whole}."


def possessive(name: str) -> str:
    """`Ruritania’s`, `the Northern Isles’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def without_possessive(name: str) -> str:
    """A name as it is without what makes it somebody’s: `Ruritania’s` → `Ruritania`."""
    return re.sub(r"['’]s$", "", name)


def listed(parts: list[str], last: str = "and") -> str:
    """`a, b and c`, or with another word before the last."""
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def small(text: str) -> str:
    """The text with a small letter at the beginning, unless an abbreviation stands there."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def folded(text: str) -> str:
    """The text as it is searched: case, white space, quotation marks, dashes, line ends and page breaks folded."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").translate(QUOTES | DASHES)
    text = WORD_AT_LINE_END.sub("-", PAGE_NUMBER.sub("", text.replace("\r\n", "\n").replace("\f", "\n")))
    # A word broken at a line end and a hyphenated one look alike once the line is joined, so hyphens go everywhere.
    return " ".join(re.sub(r"(?<=\w)-(?=\w)", "", text).casefold().split())


def contains(text: str, quote: str) -> bool:
    """Whether the words stand in a folded text, not within longer words."""
    words = folded(quote).strip("'.,;: ")
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            return True
        start = text.find(words, start + 1)
    return False


def slug(text: str) -> str:
    """The words of a text in lower-case letters, digits and hyphens, cut at a word; nothing where it has none."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(LETTERS)).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made if len(made) <= LONGEST_SLUG else made[: LONGEST_SLUG + 1].rpartition("-")[0] or made[:LONGEST_SLUG]


def as_uri(address: str) -> str:
    """The same address with nothing in it that has to be escaped; one that is a URI already stays as it is.

    Raises ValueError where the host cannot be named in ASCII.
    """
    before, host, rest = address.partition(urlsplit(address).netloc)
    plain = host if host.isascii() else host.encode("idna").decode()
    return f"{before}{plain}{quote(STRAY_PERCENT.sub('%25', rest), safe=BEHIND_THE_HOST)}"
