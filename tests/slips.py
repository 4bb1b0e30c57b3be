"""Slips of typing made by a program: each takes a good file and a line, and gives the spoilt file with what to expect.

A slip is a function of the lines and the number of one of them. It returns None where that line does not lend itself to
it, else the new lines, the number of the line (from 0) a message must name, and words its sentence must have.
"""

import re
from collections.abc import Callable

Spoilt = tuple[list[str], int, str]
Slip = Callable[[list[str], int], Spoilt | None]
PAIR = re.compile(r"( *)((?:- )?)([a-z_]+): ([A-Za-z][^{}\[\]'\":#]{6,})$")
IN_BRACES = re.compile(r"(.*[{,] ?)([a-z_]+): ([A-Za-z][^{}\[\],'\":#]{4,})([,}].*)$")
CODES = re.compile(r"(.*: )\[([A-Z0-9]{2,}), ([A-Z0-9]{2,})\]$")
BRACES = re.compile(r"( *(?:- )?(?:[a-z_-]+: )?)\{(.*)\}$")
NUMBERED = re.compile(r"(.*)\b(\d{4})-(\d\d)-(\d\d)\b(.*)")


def _line(lines: list[str], number: int, new: str, words: str, at: int | None = None) -> Spoilt:
    return [*lines[:number], new, *lines[number + 1 :]], number if at is None else at, words


def _pair(change: Callable[..., str], words: str) -> Slip:
    def slip(lines: list[str], number: int) -> Spoilt | None:
        match = PAIR.fullmatch(lines[number])
        return _line(lines, number, change(*match.groups()), words) if match else None

    return slip


def _braced(change: Callable[..., str], words: str) -> Slip:
    def slip(lines: list[str], number: int) -> Spoilt | None:
        match = IN_BRACES.fullmatch(lines[number])
        return _line(lines, number, change(*match.groups()), words) if match else None

    return slip


def _sub(pattern: re.Pattern[str], new: str, words: str) -> Slip:
    def slip(lines: list[str], number: int) -> Spoilt | None:
        match = pattern.fullmatch(lines[number])
        return _line(lines, number, match.expand(new), words) if match else None

    return slip


def _siblings(lines: list[str], number: int) -> bool:
    """Whether the line is a key in a block of others, with a sibling of the same indent right before it."""
    here, before = lines[number], lines[number - 1] if number else ""
    indent = len(here) - len(here.lstrip())
    plain = re.match(r" *[a-z_]+: \S", here) and re.match(r" *[a-z_]+: [^|>{\[]", before)
    return bool(plain) and len(before) - len(before.lstrip()) == indent


def too_deep(lines: list[str], number: int) -> Spoilt | None:
    """Two spaces too many before a key."""
    if not _siblings(lines, number):
        return None
    return _line(lines, number, f"  {lines[number]}", "must be indented by")


def one_too_deep(lines: list[str], number: int) -> Spoilt | None:
    """One space too many."""
    if not _siblings(lines, number):
        return None
    return _line(lines, number, f" {lines[number]}", "must be indented by")


def too_shallow(lines: list[str], number: int) -> Spoilt | None:
    """One space too few."""
    if not _siblings(lines, number) or not lines[number].startswith("  "):
        return None
    return _line(lines, number, lines[number][1:], "must be indented by")


def to_the_margin(lines: list[str], number: int) -> Spoilt | None:
    """No indent at all: what follows in the block does not fit any more, or a field stands where it is none."""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if not _siblings(lines, number) or not lines[number].startswith("  ") or following.startswith("  "):
        return None
    return _line(lines, number, lines[number].lstrip(), "ndent")


def first_too_deep(lines: list[str], number: int) -> Spoilt | None:
    """The first key of a block is further in than the others."""
    before, here = lines[number - 1] if number else "", lines[number]
    after = lines[number + 1] if number + 1 < len(lines) else ""
    if (
        not re.fullmatch(r"[a-z_]+:", before)
        or not re.match(r"  [a-z_]+: \S", here)
        or not re.match(r"  [a-z_]+:", after)
    ):
        return None
    return _line(lines, number, f"  {here}", "must be indented by")


def wrapped(lines: list[str], number: int) -> Spoilt | None:
    """A text that goes on in the next line, at the margin of its key."""
    match = PAIR.fullmatch(lines[number])
    words = match[4].split() if match else []
    if not match or len(words) < 4:
        return None
    pad = match[1] + " " * len(match[2])
    new = [f"{match[1]}{match[2]}{match[3]}: {' '.join(words[:2])}", f"{pad}{' '.join(words[2:])}"]
    return [*lines[:number], *new, *lines[number + 1 :]], number + 1, "belongs to the text of the line before"


def wrapped_colon(lines: list[str], number: int) -> Spoilt | None:
    """A text that goes on in the next line, indented, with ': ' in it."""
    match = PAIR.fullmatch(lines[number])
    words = match[4].split() if match else []
    if not match or len(words) < 5:
        return None
    pad = match[1] + " " * len(match[2])
    new = [f"{match[1]}{match[2]}{match[3]}: {' '.join(words[:2])}", f"{pad}  {' '.join(words[2:-1])}: {words[-1]}"]
    return [*lines[:number], *new, *lines[number + 1 :]], number + 1, "must be in quotes: the text"


def conflict(lines: list[str], number: int) -> Spoilt | None:
    """What a merge leaves."""
    if not PAIR.fullmatch(lines[number]):
        return None
    new = ["<<<<<<< HEAD", lines[number], "=======", f"{lines[number]} too", ">>>>>>> other"]
    words = f"merge conflict, lines {number + 1}–{number + 5}"
    return [*lines[:number], *new, *lines[number + 1 :]], number, words


def again(lines: list[str], number: int) -> Spoilt | None:
    """A key twice."""
    match = PAIR.fullmatch(lines[number])
    if not match or match[2]:
        return None
    return [*lines[: number + 1], *lines[number:]], number + 1, "must be given once"


ALIKE = str.maketrans("aeopcxAEOPCTHKMB", "аеорсхАЕОРСТНКМВ")


def cyrillic(lines: list[str], number: int) -> Spoilt | None:
    """One letter of a word from another alphabet."""
    match = PAIR.fullmatch(lines[number])
    words = match[4].split() if match else []
    word = next((one for one in words if one.isalpha() and one[1:].translate(ALIKE) != one[1:]), None)
    if not match or not word:
        return None
    place = next(n for n, sign in enumerate(word) if n and sign.translate(ALIKE) != sign)
    odd = word[:place] + word[place].translate(ALIKE) + word[place + 1 :]
    return _line(lines, number, lines[number].replace(word, odd, 1), "one alphabet")


def cyrillic_key(lines: list[str], number: int) -> Spoilt | None:
    """The same in a key."""
    match = PAIR.fullmatch(lines[number])
    if not match or not set(match[3][1:]) & set("aeopcx"):
        return None
    place = next(n for n, sign in enumerate(match[3]) if n and sign in "aeopcx")
    key = match[3][:place] + match[3][place].translate(ALIKE) + match[3][place + 1 :]
    return _line(lines, number, f"{match[1]}{match[2]}{key}: {match[4]}", "one alphabet")


SLIPS: dict[str, Slip] = {
    "no space behind the colon": _pair(lambda a, b, k, v: f"{a}{b}{k}:{v}", "must have a space behind the colon"),
    "no space behind the dash": _pair(
        lambda a, b, k, v: f"{a}-{k}: {v}" if b else f"{a}{k}:{v}", "must have a space behind the"
    ),
    "no colon": _pair(lambda a, b, k, v: f"{a}{b}{k} {v}", "must be `key: value`"),
    "an equals sign": _pair(lambda a, b, k, v: f"{a}{b}{k} = {v}", "must have a colon"),
    "a semicolon": _pair(lambda a, b, k, v: f"{a}{b}{k}; {v}", "must have a colon"),
    "an open double quote": _pair(lambda a, b, k, v: f'{a}{b}{k}: "{v}', "this quotation mark has no partner"),
    "an open single quote": _pair(lambda a, b, k, v: f"{a}{b}{k}: '{v}", "this quotation mark has no partner"),
    "text behind quotes": _pair(lambda a, b, k, v: f'{a}{b}{k}: "{v}", and more', "goes on behind the closing"),
    "quotes within quotes": _pair(lambda a, b, k, v: f'{a}{b}{k}: "The "{v}" of all"', "goes on behind the closing"),
    "an apostrophe": _pair(lambda a, b, k, v: f"{a}{b}{k}: 'the side's {v}'", "must be written twice"),
    "an apostrophe at an end": _pair(lambda a, b, k, v: f"{a}{b}{k}: 'the sides' {v}'", "must be written twice"),
    "a second colon": _pair(lambda a, b, k, v: f"{a}{b}{k}: Note: {v}", "a second ':' in one line"),
    "a hash": _pair(lambda a, b, k, v: f"{a}{b}{k}: {v} #3", "is a comment, and lost"),
    "a hash in the middle": _pair(lambda a, b, k, v: f"{a}{b}{k}: Article # {v}", "is a comment, and lost"),
    "a no-break space behind the colon": _pair(lambda a, b, k, v: f"{a}{b}{k}:\u00a0{v}", "no-break space"),
    "a no-break space before": _pair(
        lambda a, b, k, v: f"{a[:-1]}\u00a0{b}{k}: {v}" if a else f"{k}:\u00a0", "no-break"
    ),
    "a narrow no-break space": _pair(lambda a, b, k, v: f"{a}{b}{k}\u202f: {v}", "narrow no-break space"),
    "a tab before": _pair(lambda _a, b, k, v: f"\t{b}{k}: {v}", "tab"),
    "a tab behind the colon": _pair(lambda a, b, k, v: f"{a}{b}{k}:\t{v}", "tab"),
    "a zero-width space": _pair(lambda a, b, k, v: f"{a}{b}{k}: {v[:3]}\u200b{v[3:]}", "invisible"),
    "smart quotes with a colon": _pair(lambda a, b, k, v: f"{a}{b}{k}: “Note: {v}”", "straight quotation marks"),
    "smart quotes": _pair(lambda a, b, k, v: f"{a}{b}{k}: “{v}”" if k != "title" else f"{k}:{v}", ""),
    "an anchor": _pair(lambda a, b, k, v: f"{a}{b}{k}: & {v}", "anchors"),
    "emphasis": _pair(lambda a, b, k, v: f"{a}{b}{k}: *{v}*", "anchors"),
    "an exclamation mark": _pair(lambda a, b, k, v: f"{a}{b}{k}: !{v}", "tag"),
    "a percent sign": _pair(lambda a, b, k, v: f"{a}{b}{k}: %{v}", "cannot begin with '%'"),
    "an at sign": _pair(lambda a, b, k, v: f"{a}{b}{k}: @{v}", "cannot begin with '@'"),
    "a backtick": _pair(lambda a, b, k, v: f"{a}{b}{k}: `{v}`", "cannot begin with '`'"),
    "brackets first": _pair(lambda a, b, k, v: f"{a}{b}{k}: [sic] {v}", "cannot begin with '['"),
    "a dash first": _pair(lambda a, b, k, v: f"{a}{b}{k}: - {v}", "cannot begin with '-'"),
    "a backslash": _pair(lambda a, b, k, v: f'{a}{b}{k}: "\\d {v}"', "a backslash begins a sign"),
    "a bracket left open": _sub(CODES, r"\1[\2, \3", "this bracket has no partner"),
    "a bracket of another kind": _sub(CODES, r"\1[\2, \3}", "must be ']'"),
    "a bracket too many": _sub(CODES, r"\1[\2, \3]]", "closes nothing"),
    "no comma between quotes": _sub(CODES, r'\1["\2" "\3"]', "must have a comma"),
    "smart quotes around codes": _sub(CODES, r"\1[“\2”, “\3”]", "straight quotation marks"),
    "a brace left open": _sub(BRACES, r"\1{\2", "this bracket has no partner"),
    "braces closed by another": _sub(BRACES, r"\1{\2]", "must be '}'"),
    "no opening brace": _sub(BRACES, r"\1\2}", "must be opened"),
    "in braces: no space": _braced(lambda a, k, v, z: f"{a}{k}:{v}{z}", "must have a space behind the colon"),
    "in braces: open quote": _braced(lambda a, k, v, z: f'{a}{k}: "{v}{z}', "this quotation mark has no partner"),
    "in braces: behind quotes": _braced(lambda a, k, v, z: f'{a}{k}: "{v}" too{z}', "goes on behind the closing"),
    "in braces: apostrophe": _braced(lambda a, k, v, z: f"{a}{k}: 'the side's {v}'{z}", "must be written twice"),
    "in braces: hash": _braced(lambda a, k, v, z: f"{a}{k}: {v} #2{z}", "is a comment, and lost"),
    "in braces: a comma in a text": _braced(lambda a, k, v, z: f"{a}{k}: {v}, too{z}", "before the comma"),
    "in braces: a colon in a text": _braced(lambda a, k, v, z: f"{a}{k}: Note: {v}{z}", "the text contains ': '"),
    "slashes in a date": _sub(NUMBERED, r"\1\2/\3/\4\5", "Did you mean"),
    "dots in a date": _sub(NUMBERED, r"\1\4.\3.\2\5", "Did you mean"),
    "too deep": too_deep,
    "one too deep": one_too_deep,
    "too shallow": too_shallow,
    "to the margin": to_the_margin,
    "the first too deep": first_too_deep,
    "wrapped": wrapped,
    "wrapped with a colon": wrapped_colon,
    "a merge conflict": conflict,
    "a key twice": again,
    "a letter of another alphabet": cyrillic,
    "a key of another alphabet": cyrillic_key,
}
