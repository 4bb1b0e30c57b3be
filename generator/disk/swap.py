"""A finished site takes the place of the one before: the whole of it at once, or nothing.

It is made in a folder beside (`.site.new`). When it is finished, the old one steps aside (`.site.old`) and the new one
takes its name. A run killed between the two is put right by the next. Files that others put into the site go with it.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.disk import manifest


class Swap:
    """The change of one folder by the command `by`. Raises OSError, and NotOursError where others would lose a file."""

    def __init__(self, target: Path, by: str) -> None:
        self.by = by
        self.target = Path(os.path.realpath(target))  # a link to the folder stays one
        if self.target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target))
        self.new = self.target.parent / f".{self.target.name}.new"
        self.old = self.target.parent / f".{self.target.name}.old"

    def begin(self) -> Path:
        """An empty folder to make the new site in."""
        self.drop()
        manifest.refuse_changed(self.target, manifest.owned(self.target, self.by), {})
        self.new.mkdir(parents=True)
        manifest.note(self.new, self.by, {})
        return self.new

    def drop(self) -> None:
        """Remove what was begun, by this run or one that was killed; the old site is in its place."""
        self._repair()
        if self.new.is_dir():
            manifest.owned(self.new, self.by)
            shutil.rmtree(self.new)

    def finish(self) -> None:
        """Put the new site in the place of the old one."""
        before, made = manifest.owned(self.target, self.by), manifest.fingerprints(self.new)
        manifest.refuse_changed(self.target, before, made)
        manifest.note(self.new, self.by, made)
        if manifest.read_list(self.target):
            self.target.rename(self.old)
        elif self.target.is_dir():
            manifest.drop_empty(self.target)
        self.new.rename(self.target)
        self._clear()

    def _repair(self) -> None:
        if os.path.lexists(self.target):
            self._clear()
        elif self.old.is_dir():
            manifest.owned(self.old, self.by)
            self.old.rename(self.target)

    def _clear(self) -> None:
        """Remove the old site; what others added to it goes to the new one."""
        if not self.old.is_dir():
            return
        manifest.remove(self.old, manifest.owned(self.old, self.by))
        manifest.sweep(self.old)
        left = [path for path in moved_over(self.old, self.target) if path != self.target / manifest.MANIFEST]
        if left:
            raise manifest.NotOursError(
                f"{self.old} holds what others wrote, but {left[0]} is no longer free. Move it away."
            )
        manifest.drop_empty(self.old)


def moved_over(source: Path, target: Path) -> Iterator[Path]:
    """Move all that is in a folder to another one. Gives the places that are taken; what they are for stays."""
    for one in sorted(source.iterdir()):
        place = target / one.name
        if not os.path.lexists(place):
            one.rename(place)
        elif one.is_dir() and place.is_dir() and not one.is_symlink() and not place.is_symlink():
            yield from moved_over(one, place)
            if not any(one.iterdir()):
                one.rmdir()
        else:
            yield place
