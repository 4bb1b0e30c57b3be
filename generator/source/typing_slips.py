"""Slips within a line: quotes, colons, spaces, brackets and signs. One finder for each; the likelier come first."""

import re
from collections.abc import Iterator, Sequence

from generator.source.lines import CLOSED, OPENERS, FileLine, behind_quotes, bracketed, values
from generator.source.parsing import ANCHOR, tagged
from generator.source.problem import found
from generator.source.scalars import quoted, scalar
from generator.source.slip import Finder, Slip, look

FIELD = re.compile(r"[a-z][a-z0-9_-]*")
CLOSE_KEY = re.compile(r"(-? *[a-z][a-z0-9_-]*)(:)(?!//)(\S.*)")
OTHER_DASH = r"^([–—−‐‑•·*+]|\d\d?[.)])(?=\s+\S)"
NO_COMMA = r"(?<=[\"'\]}])(?=\s+(?:[\"'\[{]|[a-z_]+: ))"
OTHER_SIGN = r"^([a-z][a-z0-9_]*)\s*(=>|=|;|→|：)\s*"
KEY_OPENS = re.compile(r"[a-z_-]+ ?([\[{])\s*[\w'\"]")
# A backslash that is none of two, before what nobody types for the sign it makes.
ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\(?![n\"\\/ ]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}).)")
# An apostrophe at the end that is no plural's and that nothing opens, or one written twice within a word.
LONE_APOSTROPHE = re.compile(r"(?!.*(?:^|[\s(])'\w).*[^sxz']'|.*\w''\w.*'")
BARE_MARK = r"^[&*!](?:\S*[^\s:](?:\s+|$))?"  # without what it marks
COLON = re.compile(r":(?=\s|$)")
NEXT_KEY = re.compile(r"[,;]?(?: +|(?<=[,;]))([a-z][a-z_]*)$")
OPENING_SIGNS = r"(?:[@`%,\]}]|[|>](?!(?:[1-9]?[+-]?|[+-][1-9])\s*(?:#|$))|[-?](?=\s))"
# Behind such a sign, which stands for the lines below it, what none of its forms has.
BLOCK_FORM = r"^([|>])[|>+:~0-9-]*$"

SMART_QUOTES = "must be in straight quotation marks (' or \"): {0[0]} is a part of the text."
OTHER_SIGN_TOLD = "must have a colon and a space behind the key, not '{2}': {whole}."
OTHER_CLOSERS = "'\"’”“`"
APOSTROPHE = "must be written twice ('') within single quotes: this apostrophe ends the text."
AND_CLOSED = " At the end of the text one is missing."
BEHIND_QUOTES = "must be in quotes as a whole: the text goes on behind the closing quotation mark."
WITHIN_QUOTES = " For '\"' within a text, put single quotes around it, and write each apostrophe in it twice."
NO_PARTNER = "must be closed: this quotation mark has no partner."
BRACKET = "must be closed: this bracket has no partner."
EMPHASIS = " Asterisks around a text are Markdown: leave them out."
NEXT_ITEM = "must begin a line of its own: '- ' begins the next item of the list."
LONE_BRACKET = f"{BRACKET} What stands in lines of its own needs neither brackets nor commas."
ITEM_OR_TEXT = "must be in quotes: a text cannot begin with '-'. An item of a list has a line of its own."
COMMENT_LOST = "must be in quotes: what follows ' #' is a comment, and lost. Before a comment stand two spaces."
TRAILING = "must not end in a comma: each value has a line of its own, and nothing behind it."
SPACE_IN_ADDRESS = "must have no space in an address."
SECOND_COLON = "must be valid YAML: a second ':' in one line. Put text that contains ': ' in quotes."


def quote_ended(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A text in quotes that goes on behind them: an apostrophe, or `"A", B`."""
    for value, column in values(line):
        rest = behind_quotes(value) if value[0] in CLOSED else None
        if not rest or not rest.strip() or rest.lstrip().startswith("#"):
            continue
        place = column + len(value) - len(rest)
        inner = value[1:].removesuffix(value[0])
        if rest.strip() == ",":
            yield Slip(line.number, place, TRAILING, line.instead(place, 1, ""))
            continue
        plural = re.search(r" .*[sxz]'$", value.removesuffix(rest))
        apostrophe = value[0] == "'" and (rest[0].isalpha() or rest.endswith("'") or plural)
        in_brackets = " If another value begins there, a comma is missing." if line.in_brackets else ""
        within = WITHIN_QUOTES if value[0] == rest[-1] == '"' else in_brackets
        open_end = "" if rest.endswith("'") or in_brackets else AND_CLOSED
        what = APOSTROPHE + open_end if apostrophe else BEHIND_QUOTES + within
        if not apostrophe and value[0] == value[-1] and not value[: place - column - 1].endswith(" "):
            inner = value  # which begins and ends with a part in quotes
        elif not apostrophe and inner.count(value[0]) == 1:
            inner = inner.replace(value[0], "")  # the mark that closes a part of the text
        whole = quoted(inner.replace("''", "'")) if value[0] == "'" else quoted(inner)
        yield Slip(line.number, place - bool(apostrophe), what, line.instead(column, len(value), whole))


def open_quote(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A quotation mark that is not closed in its line."""
    if line.value[:1] in CLOSED:
        if behind_quotes(line.value) is None:
            if line.value[-1] in OTHER_CLOSERS and line.value.count(line.value[-1]) == 1:
                yield Slip(line.number, line.column, NO_PARTNER, line.text.rstrip()[:-1] + line.value[0])
            yield Slip(line.number, line.column, NO_PARTNER, line.text.rstrip() + line.value[0])
    elif line.in_brackets:
        quote = bracketed(line.value).quote
        if quote is not None:
            yield Slip(line.number, line.column + quote, NO_PARTNER, _closed_in_brackets(line, quote))


def _closed_in_brackets(line: FileLine, quote: int) -> str:
    """The line with that quotation mark closed where the next field or the end of the brackets comes."""
    rest = line.value[quote + 1 :]
    item = bracketed(line.value[:quote]).open[-1:]
    ends = r",|[\]}]+$" if item and line.value[item[0]] == "[" else r",\s+[a-z_]+:\s|[\]}]+$"
    end = re.search(ends, rest)
    inner, behind = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    made = line.value[:quote] + quoted(inner) + behind
    return line.text[: line.column] + made + _closers(made)


def _closers(value: str) -> str:
    return "".join(OPENERS[value[one]] for one in reversed(bracketed(value).open))


def bad_escape(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A backslash in double quotes that begins no sign, or one that nobody types; of line breaks the fields tell."""
    for value, column in values(line):
        if told := escape_told(value):
            at, what, meant = told
            yield Slip(line.number, column + at, what, line.instead(column, len(value), meant))


def escape_told(value: str) -> tuple[int, str, str] | None:
    """Where in a text in double quotes such a backslash stands, what is wrong with it, and the text as it was meant."""
    hit = ESCAPE.search(value) if value[:1] == '"' else None
    if hit is None:
        return None
    inner = value.removeprefix('"').removesuffix('"').replace('\\"', '"')
    if all(not one[1][-1].isalnum() for one in ESCAPE.finditer(value)):  # as Markdown and others have it
        what = f"must have no backslash: in double quotes it begins an escape, and {found(hit[1])} is none."
        return hit.start(1), what, quoted(re.sub(r"\\(?=[^\w\s])", "", inner))
    what = f"must be in single quotes: in double quotes a backslash begins a sign, as {found(hit[1])} here."
    return hit.start(1), what, quoted(inner)


def lone_mark(text: str) -> str:
    """The quotation mark at the end of a text that nothing opens, or nothing."""
    return '"' if text.count('"') == 1 and text.endswith('"') else "'" if LONE_APOSTROPHE.fullmatch(text) else ""


def no_space(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """No space behind the colon or the dash."""
    content = line.content
    colon = CLOSE_KEY.match(content)
    dash = re.match(r"-(?![\s-]|[\d.,]+$)(?=.)", content)
    if dash:
        what = f"must have a space behind the dash: {found(content)}."
        text = f"{line.text[: line.start]}- {content[1:]}"
        yield Slip(line.number, line.start, what, text)
    elif colon and not (line.key and FIELD.fullmatch(line.key)):
        what = f"must have a space behind the colon: {found(content)}."
        text = f"{line.text[: line.start]}{colon[1]}: {colon[3]}"
        yield Slip(line.number, line.start + colon.start(2), what, text)


def stop_for_colon(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A full stop or a comma behind a key: one that is a key elsewhere, or opens a block."""
    hit = re.match(r"([a-z][a-z0-9_]*)([.,])(\s+|$)", line.content) if line.key is None else None
    following = line.behind(lines)
    before = line.before(lines)
    opens = hit and not hit[3] and following and following.key and following.indent > line.start
    between = before and following and before.start == line.start == following.start and following.key
    if hit and (opens or between or line.number == 0 or any(one.key == hit[1] for one in lines)):
        rest = line.content[hit.end() :]
        what = OTHER_SIGN_TOLD.format("", hit[1], hit[2], whole=found(line.content))
        yield Slip(line.number, line.start + hit.start(2), what, f"{line.text[: line.start]}{hit[1]}: {rest}".rstrip())


def opener_behind_key(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """No colon between a key and a bracket."""
    content = line.content
    opener = KEY_OPENS.match(content)
    if opener and content.rstrip().endswith(OPENERS[opener[1]]):
        text = f"{line.text[: line.start]}{content[: opener.start(1)].rstrip()}: {content[opener.start(1) :]}"
        yield Slip(line.number, line.start, no_colon_before(opener[1], content), text)


def no_colon_before(sign: str, key: str) -> str:
    """What is wrong with a key before a bracket."""
    return f"must have a colon and a space behind the key, before '{sign}': {found(key)}."


def mark(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A text that begins with the sign of an anchor, an alias or a tag."""
    texts = list(values(line)) or [(line.content, line.start)]
    for value, column in texts:
        if value[:1] in ("&", "*", "!"):
            what = tagged(value.split()[0]) if value[0] == "!" else ANCHOR
            what += EMPHASIS if re.fullmatch(r"(\*+)[^*]+\1", value) else ""
            named = value[0] == "*" and any(f"&{value[1:]}" in one.text.split() for one in lines)  # an anchor
            in_key = named or (column == line.start and COLON.search(value))
            opens_block = line.key and value == line.value and _goes_on(line, lines)
            whole = scalar(value.strip("*")) if what.endswith(EMPHASIS) else quoted(value)
            text = re.sub(BARE_MARK, "", value) if in_key or opens_block else whole
            yield Slip(line.number, column, what, line.instead(column, len(value), text))


def open_bracket(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """Brackets that are not closed in their line, or closed by those of another kind."""
    if not line.in_brackets:
        return
    state = bracketed(line.value)
    if state.open and state.quote is None and line.value.endswith(")") and "(" not in line.value:
        closer = _closers(line.value[:-1])
        what = f"must be '{closer}', which closes the '{line.value[state.open[-1]]}' before it: ')' found."
        yield Slip(line.number, line.column + len(line.value) - 1, what, line.text.rstrip()[:-1] + closer)
        return
    if state.wrong is not None:
        opener = line.value[state.open[-1]]
        what = f"must be '{OPENERS[opener]}', which closes the '{opener}' before it: '{line.value[state.wrong]}' found."
        column = line.column + state.wrong
        yield Slip(line.number, column, what, line.instead(column, 1, OPENERS[opener]))
    elif state.open:
        text = line.text.rstrip().rstrip(",") + _closers(line.value)
        column = line.column + state.open[-1]
        if line.value in OPENERS and _goes_on(line, lines):
            text = line.text[: line.column]  # what it should hold stands in lines of its own
        yield Slip(line.number, column, LONE_BRACKET if line.value in OPENERS else BRACKET, text)


def _goes_on(line: FileLine, lines: Sequence[FileLine]) -> bool:
    following = line.behind(lines)
    return following is not None and following.indent >= line.start + (not following.has_dash)


def behind_brackets(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A text that begins with a bracket, or a closing bracket too many."""
    end = bracketed(line.value).end if line.in_brackets else None
    rest = line.value[end:].strip() if end else ""
    if not end or not rest or rest.startswith("#"):
        return
    text = line.text[: line.column] + line.value[:end]
    if set(rest) <= set("]},"):
        yield Slip(line.number, line.column + end, f"must not be here: {found(rest)} closes nothing.", text)
    elif re.match(r"- +[\[{]", rest):
        place = line.text.index(rest, line.column + end)
        if line.has_dash:
            both = f"{text}\n{' ' * line.indent}{rest}"
            yield Slip(line.number, place, NEXT_ITEM, both, more=1)
            return
        yield Slip(line.number, place, NEXT_ITEM, text)
    else:
        what = f"must be in quotes: a text cannot begin with '{line.value[0]}'."
        behind = f" If it is none, it must end at its bracket: {found(rest)} stands behind it."
        yield Slip(line.number, line.column, what + behind, line.text[: line.column] + quoted(line.value))


def no_opening_bracket(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
    """Brackets that are closed and were never opened."""
    for opener, closer in OPENERS.items():
        if line.key and line.value.endswith(closer) and opener not in line.value and COLON.search(line.value):
            what = f"must be opened: the bracket '{closer}' at the end of the line has no partner."
            yield Slip(line.number, line.column, what, line.instead(line.column, 0, opener))


def second_colon(line: FileLine, lines: Sequence[FileLine]) -> Iterator[Slip]:
    """A text with ': ' in it, outside quotes."""
    in_brackets = line.in_brackets
    for value, column in values(line):
        hit = COLON.search(value)
        if not hit or value[0] in CLOSED or (line.key is None and not line.has_dash and not in_brackets):
            continue
        if re.match(r"https?: +//", value):
            yield Slip(line.number, column + hit.start() + 1, SPACE_IN_ADDRESS, line.instead(column + hit.end(), 1, ""))
            continue
        last = NEXT_KEY.search(value[: hit.start()])
        is_key = last and any(f"{last[1]}: " in one.text for one in lines if one is not line)
        what = SECOND_COLON + (f" If `{last[1]}` is a field, give it a line of its own." if last and is_key else "")
        if in_brackets and last and is_key:
            told = f"must have a comma between two fields in brackets: a comma is missing before `{last[1]}`."
            at = column + last.start()
            yield Slip(line.number, at, told, line.instead(at, last.start(1) - last.start(), ", "))
        inner = re.match(r"([a-z_]+): \S", value)
        if (
            line.key
            and not in_brackets
            and inner
            and any(f"{inner[1]}: " in one.text for one in lines if one is not line)
        ):
            told = f"must stand in braces, or in a line of its own below `{line.key}`: `{inner[1]}` is a field."
            yield Slip(line.number, column, told, line.instead(column, len(value), f"{{{value}}}"))
        if in_brackets:
            what = "must be in quotes: the text contains ': '. If a new field begins there, a comma is missing."
        lone = lone_mark(value)
        text = line.instead(column, len(value), quoted(value.removesuffix(lone)))
        behind_comma = last and value[last.start()] in ",;"
        behind_word = last and " " not in value[: last.start()]
        if not in_brackets and last and (behind_comma or behind_word):
            # The comma that joins two lines, more often than one of a sentence.
            what = f"must be two lines, if `{last[1]}` is a field, or in quotes: a second ':' in one line."
            text = f"{line.text[: column + last.start()]}\n{' ' * line.start}{value[last.start(1) :]}"
        hides = bool(behind_word and "\n" in text)  # one or the other
        yield Slip(line.number, column + hit.start(), what, text, more=text.count("\n"), hides=hides)


WITHIN_LINES: tuple[Finder, ...] = (
    look("content", OTHER_DASH, "must begin with '- ', as the items of a list do: '{1}' found.", "-"),
    look("brackets", NO_COMMA, "must have a comma between two values in brackets.", ","),
    quote_ended,
    open_quote,
    look("values", r"(?<=\s)#", COMMENT_LOST, only=lambda line: line.value[:1] not in CLOSED),
    bad_escape,
    no_space,
    look("content", OTHER_SIGN, OTHER_SIGN_TOLD, r"\1: ", at=2, only=lambda line: line.key is None),
    stop_for_colon,
    opener_behind_key,
    look("values", rf"^[“„‘«‚”’‟](?:.*:(?=\s|$)|{OPENING_SIGNS})", SMART_QUOTES),
    look("values", r"^-(?=\s)", ITEM_OR_TEXT),
    look("value", BLOCK_FORM, "must be '{1}', '{1}-' or '{1}+' before the lines of a text: {whole} found.", r"\1"),
    look("values", f"^{OPENING_SIGNS}", "must be in quotes: a text cannot begin with '{0[0]}'."),
    mark,
    behind_brackets,
    no_opening_bracket,
    open_bracket,
    second_colon,
)
