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
    "\ufeff\ufff0-\ufffc\ufffe\uffff\U000e0000-\U000e007f]"
)
BYTE_ORDER_MARK = "\ufeff"
# Spaces that look like the one on the keyboard and are none to a parser.
OTHER_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Line ends for some programs only, and tabs: a space stands for them.
PARTING = re.compile(r"\t|(?<=\S)[\x0b\x0c\x85\u2028\u2029](?=\S)")
HIDDEN = re.compile(f"({INVISIBLE.pattern}|{OTHER_SPACE.pattern})\\1*")
# What stands before them where YAML wants a plain one: nothing, a dash, a key. Within a text they are right.
FRAME = re.compile(r"\s*(?:-\s*)*(?:[\w\"'-]+\s*:\s*)?|.*[{\[,]\s*(?:[\w-]+\s*:\s*)?")
KEY_ONLY = re.compile(r"\s*(?:-\s*)*[\w\"'-]+")
ENDS = re.compile(r"\s*(?:[\]},]|\n|$)")  # what follows the last sign of a value
LONGEST_FRAME = 200
BETWEEN_CELLS = re.compile(r"(?<=[^\s:#-])\t(?=[^\s:#])")
OTHER_CELL = " If another cell of a sheet stands behind it, that needs a line and a key of its own."
LATIN, OTHER = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"
MIXED = re.compile(f"[{LATIN}{OTHER}]*(?:[{LATIN}][{OTHER}]|[{OTHER}][{LATIN}])[{LATIN}{OTHER}]*")
# A letter with accents of its own signs, and letters that are printed as one.
PARTED_LETTER = re.compile("\\w[\u0300-\u036f]+|[\ufb00-\ufb06]")
PLACE_OF_SNIPPET = re.compile(r"\$\{\d+(?::([^{}]*)|\|[^{}]*)?\}")
# What letters of two and three bytes look like where each byte was read as a letter of its own.
SECOND_BYTE = f"[{re.escape(bytes(range(0x80, 0xC0)).decode('cp1252', 'ignore'))}]"
OTHER_ENCODING = re.compile(f"(?:[Â-ÅÎ-Ñ]{SECOND_BYTE}|â{SECOND_BYTE}{{2}})+")
# Signs of texts that were copied out of HTML: letters, dashes, quotation marks, spaces and ampersands at words. What
# makes markup there stays as it is: somebody may write about it.
HTML_SIGN = re.compile(r"&(?:amp;(?=[\s\w])|nbsp;(?=\w)|#?(?!amp;|nbsp;)[0-9A-Za-z]+;)")
# What was copied with the tags around it; within a text somebody may write about one.
IN_TAGS = re.compile(r"(?P<tag><(em|strong|b|i|u|p|span|sup|sub|a)(?: [^<>]*)?>)(?P<text>[^<>]+)</\2>")
OUT_OF_HTML = frozenset("&–—‘’‚“”„«»'…€£§°\u00a0")
# What is copied with lines and stands before each of them, and what it is.
PASTED = re.compile(r"^((?:> ?)+|\+|\?(?= )| *\d+[:|])(?= *(?:- |[a-z_]+:(?: |$)))", re.MULTILINE)
MARKS = {">": "the mark of a quoted mail", "+": "the mark of an added line", "?": "a sign of YAML's"}
# A line that opens a block or begins an item and was made a comment: what is below it is indented further.
COMMENTED = re.compile(
    r"^( *)#+ *((?:- +[a-z_]+: \S.*|[a-z_]+: *)(?=\n *[a-z_]+:)|[a-z_]+: *(?=\n *- ))(?=\n(\1 +))", re.MULTILINE
)
CONFLICT = re.compile(r" *(<{7}|\|{7}|={7}|>{7})( .*)?")
# What programs put for a letter that they cannot write or read; in addresses a question mark has a meaning.
LOST_LETTER = re.compile("\N{REPLACEMENT CHARACTER}|(?<=[^\\W\\d_])[?¿](?=[^\\W\\d_])")
# How typographic quotation marks begin and end.
WRAPPED = re.compile("[“„«‘‚´](?P<text>[^“”„«»‘’‚´]+)[”“»’‘´\"']")


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Every sign that is not what it looks like, or several of one kind in a row, with what must be instead."""
    for match in HIDDEN.finditer(text):
        if not OTHER_SPACE.match(match[0]) or _frames(text, match.start()):
            more = OTHER_CELL if BETWEEN_CELLS.match(text, match.start()) else ""
            yield match.start(), _sentence_of_sign(match[1], parts=bool(PARTING.match(text, match.start()))) + more


def copied_marks(text: str) -> Iterator[tuple[int, str]]:
    """Every mark that does not belong before its line; of several in a row the first."""
    following = -1
    for match in PASTED.finditer(text):
        if match.start() != following:
            why = MARKS.get(match[1][0], "the number of the line")
            yield match.start(), f"must not be here: '{match[1].strip()}' is {why}."
        following = text.find("\n", match.end()) + 1
    for match in COMMENTED.finditer(text):
        yield match.end(1), "must not be a comment: what is below it belongs to it."


def without_marks(text: str, pasted: str = "") -> str:
    """The text without them; `pasted` takes the place of each sign of those that came with their lines."""
    bare = PASTED.sub(lambda match: pasted * len(match[0]), text)
    return COMMENTED.sub(lambda match: match[3].removesuffix("  ") + match[2], bare)


def _frames(text: str, place: int) -> bool:
    """Whether a space parts keys, dashes and values, and not words."""
    before, behind = text[text.rfind("\n", 0, place) + 1 : place], text[place + 1 : place + 3]
    key = behind.lstrip().startswith(":") and KEY_ONLY.fullmatch(before)
    return bool(key or ENDS.match(text, place + 1) or FRAME.fullmatch(before[-LONGEST_FRAME:]))


def without_hidden(text: str) -> str:
    """The text without them, so that it can be read on."""
    spaced = OTHER_SPACE.sub(lambda match: " " if _frames(text, match.start()) else match[0], text)
    return INVISIBLE.sub("", PARTING.sub(" ", spaced))


def _sentence_of_sign(sign: str, *, parts: bool) -> str:
    if sign == "\t":
        return "must not contain a tab: use spaces."
    if OTHER_SPACE.fullmatch(sign):
        return f"must not contain the {unicodedata.name(sign).lower()} (U+{ord(sign):04X}): use a plain space."
    what = f"must not contain the invisible character U+{ord(sign):04X}"
    return f"{what}, which ends the line for some programs: use a plain space." if parts else f"{what}."


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


def in_other_letters(text: str) -> str | None:
    """What is wrong with a text in which a letter and its accent are two signs, or two letters one, as in a PDF."""
    signs = () if text.isascii() else (one[0] for one in PARTED_LETTER.finditer(text))
    sign = next((one for one in signs if unicodedata.normalize("NFKC", one) != one), "")
    if not sign:
        return None
    codes = " ".join(f"U+{ord(one):04X}" for one in sign)
    meant = unicodedata.normalize("NFKC", sign)
    what = f"must have one sign for each letter, '{meant}': '{sign}' is {codes} here."
    return what + _text_meant(text, text.replace(sign, meant))


def unfilled(text: str) -> str | None:
    """What is wrong with a text in which a place is left that a snippet makes for the editor to fill."""
    place = PLACE_OF_SNIPPET.search(text)
    if not place:
        return None
    meant = _text_meant(text, text.replace(place[0], place[1] or ""))
    return f"must be filled in: '{place[0]}' is what a snippet left.{meant}"


def letter_lost(text: str, around: str) -> str | None:
    """What is wrong with a text in which a program put a sign for a letter; the word may stand in the text around."""
    sign = LOST_LETTER.search(text) if "://" not in text else None
    if sign is None:
        return None
    begin, end = re.search(r"\w*$", text[: sign.start()]), re.match(r"\w*", text[sign.end() :])
    whole = re.search(rf"\b{begin and begin[0]}([^\W\d_]){end and end[0]}\b", around)
    meant = text[: sign.start()] + whole[1] + text[sign.end() :] if whole else ""
    what = f"must have the letter that was there: '{sign[0]}' is what a program puts for one it does not know."
    return what + _text_meant(text, meant)


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


# What is wrong with a text of which every word is looked at.
STRANGE = (mixed, in_other_letters, decoded_wrongly, escaped_for_html, unfilled)


def strange(text: str) -> str | None:
    """What is wrong with a text because of its signs."""
    return next(filter(None, (told(text) for told in STRANGE)), None)
