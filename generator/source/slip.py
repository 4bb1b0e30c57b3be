"""One slip of typing: where it was made, what must be there, and the line without it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.source.lines import FileLine, Stretch
from generator.source.problem import LONGEST_SHOWN, did_you_mean, found
from generator.source.scalars import quoted
from generator.source.signs import out_of_marks

Place = tuple[int, int]
LONGEST_OFFERED = 120
BLOCK_SIGN = r"^[|>][0-9+-]*\s+"  # which has its text in the lines below it
FIELD_BEGINS = re.compile(r"[{,] *(?=[a-z_]+: )")


@dataclass(frozen=True)
class Slip:
    """A line (from 0), a column (from 0), what must be there in must-form, and the line as it was meant.

    Where several lines in a row have one slip, `mended` has that many, and `more` besides where lines were lost.
    `hides`: what follows it cannot be judged. `offer` is a sentence with the line as it was meant, where it was made.
    `by`: how many spaces too few it is indented by, where that is what is wrong; less than 0 for too many.
    """

    line: int
    column: int
    what: str
    mended: str
    hides: bool = False
    more: int = 0
    offer: str = ""
    by: int = 0

    @property
    def spoilt(self) -> int:
        """How many lines have the slip."""
        return self.mended.count("\n") + 1 - self.more

    def moved(self, lines: int) -> "Slip":
        """This slip in a text that has so many more lines before it."""
        return replace(self, line=self.line + lines)


def offered(written: str, meant: str) -> str:
    """` Did you mean `…`?` with a line as it was meant, from the field on that differs; nothing if its indent does."""
    old, new = written.strip(), meant.strip()
    if old == new or not new or "\n" in new or new.endswith(("[]", "{}")):
        return ""
    same = next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    fields = [one.end() for one in FIELD_BEGINS.finditer(new[:same])]
    shown = new[fields[-1] if fields and len(new) > LONGEST_SHOWN else 0 :]
    return did_you_mean(shown if len(shown) <= LONGEST_OFFERED else "", mark="`")


# A line, and all lines around it → the slips in it.
Finder = Callable[[FileLine, Sequence[FileLine]], Iterator[Slip]]


def look(
    of: Stretch,
    shape: str,
    told: str,
    meant: str | None = None,
    *,
    at: int = 0,
    only: Callable[[FileLine], object] = bool,
) -> Finder:
    """The finder of a slip that a stretch of a line shows by its shape; `only` says of which lines.

    `told` is what must be there, with {1} for a group of the shape, {first} for the first one as messages show it, and
    {whole} for the stretch. `meant` takes the place of what has the shape; without it, the stretch was meant to be in
    quotes. The place told is where the group `at` begins.
    """
    pattern = re.compile(shape)

    def find(line: FileLine, _lines: Sequence[FileLine]) -> Iterator[Slip]:
        for text, column in line.stretches(of) if only(line) else ():
            if hit := pattern.search(text):
                first = found(hit[1]) if pattern.groups else ""
                what = told.format(hit[0], *hit.groups(), first=first, whole=found(text))
                start, length, new = hit.start(), len(hit[0]), hit.expand(meant or "")
                if meant is None:
                    start, length, new = 0, len(text), quoted(out_of_marks(re.sub(BLOCK_SIGN, "", text.strip("`"))))
                yield Slip(line.number, column + hit.start(at), what, line.instead(column + start, length, new))

    return find
