"""A saved news page: what it may be, how its bytes become text, and what is left of it once it is read."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.disk.datafile import stamp

MARKED_UP = frozenset({".html", ".htm", ".xhtml"})  # how the names of such pages end
PAGE_ENDINGS = MARKED_UP | {".txt"}
LARGEST = 4_000_000
LONGEST = 300_000  # characters: no article is longer
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What UTF-8 becomes where it was read with one byte a letter; and what stands for a letter that was lost.
MISREAD = re.compile(
    "[\u00c2-\u00c5\u00d0-\u00d1\u00e2][\u0080-\u00bf\u0152-\u0178\u017d\u017e\u2013-\u2022\u20ac\u2122]"
)
LOST = "\ufffd"
FEWEST_MISREAD = 5
WIDE = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins
DECLARED = re.compile(rb"<meta[^>]{0,80}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
# What a declared encoding must read as ASCII has it. Some of Python's own make something else of it: `unicode_escape`
# and `utf-7` other characters, `undefined` and `idna` an error.
PROBE = rb"<p>\u0041 \x41 +AGE- ~{x~} a.b</p>"


@dataclass(frozen=True)
class LeftOut:
    """A line of the page that is no paragraph of the article, and why.

    `after` is the number of the paragraph behind which it stands; 0 before the article, less outside it.
    """

    text: str
    why: str
    after: int = -1


@dataclass(frozen=True)
class Saved:
    """What a saved page says. `date` is EDTF; empty text where the page does not say.

    `date_found` says where the date stands, or why there is none; `changed` is the day of the last change. `notes` is
    what an editor must know of the reading as a whole.
    """

    title: str
    publisher: str
    date: str
    language: str
    paragraphs: tuple[str, ...]
    date_found: str = ""
    changed: str = ""
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The day from which "yesterday" is counted: that of publication, else that of the last change."""
        return self.date or self.changed


def page_bytes(path: Path) -> tuple[bytes, bool]:
    """The bytes of a page, of one that is too large a few too many, and whether it is marked up. Raises OSError."""
    stamp(path, path.name)  # a pipe would be waited for
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    return content, path.suffix.lower() in MARKED_UP or looks_like_html(content)


def saved_from(values: dict[str, Any]) -> Saved:
    """A page from what another process said of it in JSON."""
    left_out = tuple(LeftOut(**one) for one in values["left_out"])
    return Saved(
        **{**values, "paragraphs": tuple(values["paragraphs"]), "left_out": left_out, "notes": tuple(values["notes"])}
    )


def looks_like_html(content: bytes) -> bool:
    """Whether a file begins as an HTML page does."""
    return bool(
        re.match(
            rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b",
            content[:2000],
            re.IGNORECASE | re.DOTALL,
        )
    )


def unusable(content: bytes) -> str:
    """Why the bytes are no page at all; empty if they may be one."""
    if not content.strip():
        return "must hold text: the file is empty."
    if len(content) > LARGEST:
        return f"must be at most {LARGEST:,} bytes long. Save the page without its pictures."
    return ""


def page_text(content: bytes, *, html: bool) -> str:
    """The text of a page without control characters, a few of which many pages hold; empty where it is no text."""
    text = decoded(content, html=html)
    found = len(CONTROL.findall(text))
    return "" if found > max(1, len(text) // 1000) else CONTROL.sub("", text)


def decoded(content: bytes, *, html: bool) -> str:
    """The text in the encoding it is marked with, else UTF-8, else the likeliest one."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - takes its time to load, and few pages need it

    for encoding in ["utf-16"] if content.startswith(WIDE) else ["utf-8-sig", *_declared(content, html=html)]:
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    best = from_bytes(content[:200_000]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")


def _declared(content: bytes, *, html: bool) -> list[str]:
    """The encoding a page declares, if it is one in which the declaration itself can be read."""
    found = DECLARED.search(content[:4000]) if html else None
    try:
        name = found[1].decode("ascii") if found else ""
        return [name] if name and PROBE.decode(name) == PROBE.decode("ascii") else []
    except (UnicodeError, LookupError):
        return []


def misread(text: str) -> str:
    """What to say of a text that was decoded wrongly before it was saved; empty where it was not."""
    letters = sum(character.isalpha() for character in text) or 1
    found = len(MISREAD.findall(text))
    if found >= FEWEST_MISREAD and found > letters * 0.01:
        return "the text was decoded wrongly before it was saved: save the page again in its own encoding"
    if text.count(LOST) >= FEWEST_MISREAD:
        return "letters were lost before the text was saved (the sign \ufffd stands for them): save the page again"
    return ""
