"""A run that is killed at its n-th step, where a step changes what a folder holds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

STEPS = ("replace", "rename", "rmdir", "unlink")


@contextmanager
def killed_after(count: int) -> Iterator[list[str]]:
    """Let so many steps be done; the list names them, shorter than `count` if the run went through."""
    done: list[str] = []

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def step(path: Path, *given: object, **named: object) -> object:
            if len(done) == count:
                raise KeyboardInterrupt
            done.append(path.name)
            return real(path, *given, **named)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(Path, name, counted(getattr(Path, name)))
        try:
            yield done
        except KeyboardInterrupt:
            assert len(done) == count
