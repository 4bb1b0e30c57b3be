"""What is wrong with the data, as a value: where it stands and what must change.

Problems are gathered, sorted and shown once; nothing in this package stops at the first. This module knows no YAML, no
records and no rules.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from enum import Enum, auto
from typing import Any
from unicodedata import category, name

LONGEST_SHOWN = 60
FEW_LONGER = 8  # names that begin with what was written, which are listed
FEW_KNOWN = 16  # names, which are listed
FEW_LETTERS = 4  # letters that may begin many names
LEAST_ALIKE, SURELY_ALIKE = 0.62, 0.8  # a name below that is another one: series is no misspelt parties
# Letters that look alike, of the Cyrillic and Greek alphabets and of ours, and dashes like the hyphen.
LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο–—‐‑−", "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo-----"
)
# The letters of keyboards with Cyrillic ones, and ours in their places.
CYRILLIC_KEYS = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбюіїєё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.s]'`")
Step = str | int
Where = tuple[Step, ...]  # the way to a value: keys, and numbers of items from 0


class Cause(Enum):
    """Why something is wrong, where others who know more leave it out, or tell more of it."""

    COMMENT_LOST = auto()
    NO_VALUE = auto()
    UNKNOWN_FIELD = auto()  # and none that may be meant


@dataclass(frozen=True)
class Unoffered:
    """A value of a type is wanted, what was given for it is not one, and none is known that may be meant."""

    kind: Any
    given: str = ""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that must change in one file.

    `path` is relative to the folder that holds `data/`, with forward slashes; `line` and `column` count from 1; `where`
    is the dotted path of the value (`claims[3].source`), empty if the file as a whole is wrong; `what` opens with
    "must".
    """

    path: str
    line: int
    column: int
    where: str
    what: str
    cause: Cause | Unoffered | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return printable(f"{self.path}:{self.line}:{self.column}: {self.text}")

    @property
    def text(self) -> str:
        """What must change, without the position."""
        return f"{self.where}: {self.what}" if self.where else self.what

    def annotation(self) -> str:
        """The problem as GitHub Actions reads it, which puts it beside the line in a pull request.

        Escapes as in https://docs.github.com/actions/reference/workflow-commands-for-github-actions
        """
        text = self.text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        path = self.path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        path = path.replace(":", "%3A").replace(",", "%2C")
        return printable(f"::error file={path},line={self.line},col={self.column}::{text}")


def dotted(where: Where) -> str:
    """`("claims", 3, "source")` → `claims[3].source`, indexes from 0 as in YAML paths."""
    text = ""
    for step in where:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    # A key may be of several lines, a message may not.
    return " ".join(text.split())


def without_echoes(told: Iterable[Problem], more: Iterable[Problem]) -> list[Problem]:
    """`more` without those at a value or in a line of which `told` speaks already: one fault is one problem."""
    spoken = {(one.path, one.line, one.column, one.where) if one.where else (one.path, one.line) for one in told}
    return [one for one in more if not spoken & {(one.path, one.line), (one.path, one.line, one.column, one.where)}]


def found(value: object) -> str:
    """The offending value as a message shows it: as in YAML, on one line, quoted, cut where long."""
    text = printable(str(value).lower() if isinstance(value, bool) else " ".join(str(value).split()))
    return f"'{text[:LONGEST_SHOWN]}…'" if len(text) > LONGEST_SHOWN else f"'{text}'"


def exchange_told(key: str, value: object) -> str:
    """What is wrong with a value that stands in the place of another field's."""
    return f"must change places with the value of `{key}`: {found(value)}."


def printable(text: str) -> str:
    """The text without what could end its line or hide in it, as the name of a file can."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or category(one) == "Zs" else "\N{REPLACEMENT CHARACTER}" for one in text)


def likest(value: str, known: Iterable[str]) -> str:
    """The known value most like `value`, or nothing if none is like it."""
    if len(value) > LONGEST_SHOWN:
        return ""
    candidates = sorted(known)
    for ours in (in_our_letters(value), value.casefold().translate(CYRILLIC_KEYS)):
        if ours != value and ours in candidates:
            return ours
    exact = [name for name in candidates if name.casefold() == value.casefold()]
    turned = [name for name in candidates if _parted_words(name) == _parted_words(value)]
    typed = [one for one in neighbours_turned(value) if one in candidates]
    alike = get_close_matches(value, candidates, n=FEW_LONGER, cutoff=LEAST_ALIKE)
    close = [name for name in alike if _alike_apart(value, name)][:1]
    # One that something else was written behind.
    begun = [name for name in candidates if value.casefold().startswith(f"{name.casefold()} ")]
    # The one of which it is the beginning, or a part.
    longer = [name for name in candidates if len(value) > FEW_LETTERS and name.casefold().startswith(value.casefold())]
    whole = [name for name in candidates if set(_parted_words(value)) < set(_parted_words(name))]
    only = [*(longer if len(longer) == 1 else ()), *(close or begun), *(whole if len(whole) == 1 else ())]
    return next(iter(exact or turned or typed or only), "")


def neighbours_turned(text: str) -> list[str]:
    """The text with two neighbouring signs the other way round, in all ways."""
    return [text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)]


def in_our_letters(text: str) -> str:
    """The text with letters of ours for those that look like them."""
    return text.translate(LOOKALIKES)


def _alike_apart(value: str, name: str) -> bool:
    """Whether two names are alike in what they have not in common: `ukraine-kuwait` is no `ukraine-spain`."""
    ours, theirs = value.casefold().split("-"), name.casefold().split("-")
    mine = "-".join(one for one in ours if one not in theirs)
    other = "-".join(one for one in theirs if one not in ours)
    if mine.isdigit() and other.isdigit():
        return True
    return not mine or not other or SequenceMatcher(None, mine, other).ratio() >= LEAST_ALIKE


def _parted_words(name: str) -> list[str]:
    """The words of a name, whatever parts them and in whatever order."""
    return sorted(re.split(r"[\s_-]+", name.casefold()))


def did_you_mean(*meant: str, mark: str = "'") -> str:
    """` Did you mean 'a' or 'b'?`, what was meant between marks; nothing where nothing is to be offered."""
    offered = " or ".join(f"{mark}{one}{mark}" for one in meant if one)
    return f" Did you mean {offered}?" if offered else ""


def nearest(value: str, known: Iterable[str]) -> str:
    """` Did you mean '…'?` with the known value most like `value`, or nothing if none is like it."""
    known = list(known)
    meant = likest(value, known)
    if not meant:
        longer = sorted(name for name in known if name.startswith(f"{value}-"))
        stem = value.rpartition("-")[0] or value.partition(" ")[0].casefold()
        longer = longer or sorted(name for name in known if stem and name.startswith(f"{stem}-"))
        return f" Known: {', '.join(longer)}." if 0 < len(longer) <= FEW_LONGER else ""
    alien = next((one for one in value if in_our_letters(one) != one), "") if meant == in_our_letters(value) else ""
    why = f" '{alien}' is the {name(alien).capitalize()} (U+{ord(alien):04X}) here." if alien else ""
    return did_you_mean(meant) + why


def is_close(value: str, known: Iterable[str]) -> bool:
    """Whether one of the known values is so like `value` that it must be meant."""
    return bool(get_close_matches(value.casefold(), map(str.casefold, known), n=1, cutoff=SURELY_ALIKE))


def choice(known: Collection[str]) -> str:
    """` Known: a, b.`, or nothing where they are more than anybody reads."""
    return f" Known: {', '.join(sorted(known))}." if 0 < len(known) <= FEW_KNOWN else ""


def fault(error: OSError) -> str:
    """What kept a file from being read or written, as a sentence."""
    return f"{printable(str(error.filename or 'a file'))} cannot be read or written: {error.strerror or error}."
