"""Signs in a text that are not what they look like: invisible ones, other spaces, letters of another alphabet.

And the lines that a merge leaves where two edits met. Knows no YAML.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from generator.source.problem import LONGEST_SHOWN, did_you_mean, in_our_letters

# Characters that reorder or hide text on a page, or count as a line end for some programs only: control characters,
# bidirectional controls, zero-width marks, soft hyphens, line and paragraph separators, the byte order mark, tags.
INVISIBLE = re.compile(
    "[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff0-\uffff\U000e0000-\U000e007f]"
)
BYTE_ORDER_MARK = "\ufeff"
# Spaces that look like the one on the keyboard and are none to a parser.
OTHER_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# What stands before them where YAML wants a plain one: nothing, a dash, a key. Within a text they are right.
FRAME = re.compile(r"\s*(?:-\s*)*(?:[\w\"'-]+\s*:\s*)?|.*[{\[,]\s*(?:[\w-]+\s*:\s*)?")
KEY_ONLY = re.compile(r"\s*(?:-\s*)*[\w\"'-]+")
ENDS = re.compile(r"\s*(?:[\]},]|\n|$)")  # what follows the last sign of a value
LONGEST_FRAME = 200
BETWEEN_CELLS = re.compile(r"(?<=[^\s:#-])\t(?=[^\s:#])")
OTHER_CELL = " If another cell of a sheet stands behind it, that needs a line and a key of its own."
LATIN, OTHER = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"
MIXED = re.compile(f"[{LATIN}{OTHER}]*(?:[{LATIN}][{OTHER}]|[{OTHER}][{LATIN}])[{LATIN}{OTHER}]*")
# What letters of two and three bytes look like where each byte was read as a letter of its own.
SECOND_BYTE = f"[{re.escape(bytes(range(0x80, 0xC0)).decode('cp1252', 'ignore'))}]"
OTHER_ENCODING = re.compile(f"(?:[Â-ÅÎ-Ñ]{SECOND_BYTE}|â{SECOND_BYTE}{{2}})+")
# Signs of texts that were copied out of HTML: letters, dashes, quotation marks, spaces and ampersands at words. What
# makes markup there stays as it is: somebody may write about it.
HTML_SIGN = re.compile(r"&(?:amp;(?=[\s\w])|nbsp;(?=\w)|#?(?!amp;|nbsp;)[0-9A-Za-z]+;)")
# What was copied with the tags around it; within a text somebody may write about one.
IN_TAGS = re.compile(r"(?P<tag><(em|strong|b|i|u|p|span|sup|sub|a)(?: [^<>]*)?>)(?P<text>[^<>]+)</\2>")
OUT_OF_HTML = frozenset("&–—‘’‚“”„«»'…€£§°\u00a0")
CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})( .*)?")
# How typographic quotation marks begin and end.
WRAPPED = re.compile("[“„«‘‚´](?P<text>[^“”„«»‘’‚´]+)[”“»’‘´\"']")


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Every sign that is not what it looks like, with what must be instead."""
    for match in re.finditer(f"{INVISIBLE.pattern}|{OTHER_SPACE.pattern}", text):
        if not OTHER_SPACE.match(match[0]) or _frames(text, match.start()):
            more = OTHER_CELL if BETWEEN_CELLS.match(text, match.start()) else ""
            yield match.start(), _sentence_of_sign(match[0]) + more


def _frames(text: str, place: int) -> bool:
    """Whether a space parts keys, dashes and values, and not words."""
    before, behind = text[text.rfind("\n", 0, place) + 1 : place], text[place + 1 : place + 3]
    key = behind.lstrip().startswith(":") and KEY_ONLY.fullmatch(before)
    return bool(key or ENDS.match(text, place + 1) or FRAME.fullmatch(before[-LONGEST_FRAME:]))


def without_hidden(text: str) -> str:
    """The text without them, so that it can be read on."""
    spaced = OTHER_SPACE.sub(lambda match: " " if _frames(text, match.start()) else match[0], text)
    return INVISIBLE.sub(lambda match: " " if match[0] == "\t" else "", spaced)


def _sentence_of_sign(sign: str) -> str:
    if sign == "\t":
        return "must not contain a tab: use spaces."
    if OTHER_SPACE.fullmatch(sign):
        return f"must not contain the {unicodedata.name(sign).lower()} (U+{ord(sign):04X}): use a plain space."
    return f"must not contain the invisible character U+{ord(sign):04X}."


def conflicts(text: str) -> Iterator[tuple[int, int]]:
    """From which line to which (from 1) a merge left two versions, for each place."""
    begun: int | None = None
    last = 0
    for number, line in enumerate(text.splitlines(), 1):
        mark = CONFLICT.fullmatch(line)
        if not mark:
            continue
        if mark[1][0] == "<" and begun:
            yield begun, last
            begun = None
        begun, last = begun or number, number
        if mark[1][0] == ">":
            yield begun, number
            begun = None
    if begun:
        yield begun, last


def mixed(text: str) -> str | None:
    """What is wrong with a text in which letters of two alphabets make one word."""
    word = None if text.isascii() else MIXED.search(text)
    if not word:
        return None
    foreign = [sign for sign in word[0] if re.match(f"[{OTHER}]", sign)]
    latin = [sign for sign in word[0] if sign not in foreign]
    sign = min(foreign, latin, key=len)[0]
    letter = f"the {unicodedata.name(sign).split()[0].capitalize()} letter '{sign}' (U+{ord(sign):04X})"
    meant = in_our_letters(word[0])
    hint = did_you_mean(meant) if sign in foreign and not re.search(f"[{OTHER}]", meant) else ""
    return f"must be written in one alphabet: '{word[0]}' has {letter} in it.{hint}"


def escaped_for_html(text: str) -> str | None:
    """What is wrong with a text in which a sign is written as HTML has it, or that stands in tags."""
    if "&" not in text and "<" not in text:
        return None
    signs = (one[0] for one in HTML_SIGN.finditer(text))
    found = next((one for one in signs if unescape(one).isalpha() or unescape(one) in OUT_OF_HTML), "")
    if found:
        return f"must have '{unescape(found)}' for '{found}', which is that in HTML.{_text_meant(text, unescape(text))}"
    tags = IN_TAGS.fullmatch(text)
    return f"must be plain text: '{tags['tag']}' is HTML.{_text_meant(text, tags['text'])}" if tags else None


def _text_meant(text: str, meant: str) -> str:
    return did_you_mean(meant if len(text) <= LONGEST_SHOWN else "")


def decoded_wrongly(text: str) -> str | None:
    """What is wrong with a text that a program read in another encoding than it was written in."""
    run = None if text.isascii() else OTHER_ENCODING.search(text)
    meant = run[0].encode("cp1252").decode("utf-8", "ignore") if run else ""
    if not run or not meant:
        return None
    what = f"must have '{meant}' for '{run[0]}', which is that in a wrong encoding."
    return what + _text_meant(text, text.replace(run[0], meant))


def out_of_marks(text: str) -> str:
    """The text without the typographic quotation marks in which it stands as a whole."""
    marks = WRAPPED.fullmatch(text)
    return marks["text"] if marks else text


def wrapped(text: str) -> str | None:
    """What is wrong with a text that stands as a whole in typographic quotation marks."""
    if not WRAPPED.fullmatch(text):
        return None
    what = f"must stand without {text[0]} and {text[-1]}, or in straight quotation marks: these are a part of the text."
    return what + _text_meant(text, out_of_marks(text))
