"""One slip of typing: where it was made, what must be there, and the line without it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.source.lines import FileLine

Place = tuple[int, int]


@dataclass(frozen=True)
class Slip:
    """A line (from 0), a column (from 0), what must be there in must-form, and the line as it was meant.

    Where several lines in a row have one slip, `mended` has that many. `hides`: what follows it cannot be judged.
    """

    line: int
    column: int
    what: str
    mended: str
    hides: bool = False

    def moved(self, lines: int) -> "Slip":
        """This slip in a text that has so many more lines before it."""
        return replace(self, line=self.line + lines)


# A line, and all lines around it → the slips in it.
Finder = Callable[[FileLine, Sequence[FileLine]], Iterator[Slip]]
