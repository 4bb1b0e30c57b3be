"""What is written down of a history: the recorded log, and what every commit was found to change."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, TypeAdapter

from generator.derive.change_log import Change, ChangeLog, Revisions
from generator.model.given_addresses import Published


def _of_a_day(change: Change) -> Change:
    date.fromisoformat(change.date)
    return change


Changes = list[Annotated[Change, AfterValidator(_of_a_day)]]


@dataclass(frozen=True)
class Recorded:
    """What is written down of a history.

    `given` are the addresses given away that were not written down by then, `called` what its changes left open.
    """

    changes: Changes
    revisions: Revisions = field(default_factory=Revisions)
    given: dict[str, Published] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Followed:
    """What one commit at this time changed, with names left open that were told as `called` then.

    `unread` are files that could not be read, `given` the addresses it gave away that it did not write down; whether it
    wrote any down is `noted`.
    """

    time: str
    changes: Changes
    revisions: Revisions
    unread: list[str]
    given: dict[str, Published]
    noted: bool
    called: dict[str, str]


@dataclass(frozen=True)
class Kept:
    """What was found for every commit, by its name, which stands for all before it, and the state of the rest."""

    state: str
    steps: dict[str, Followed]


RECORDED: TypeAdapter[Recorded] = TypeAdapter(Recorded)
KEPT_STEPS: TypeAdapter[Kept] = TypeAdapter(Kept)


def given_since_noted(steps: Iterable[Followed]) -> dict[str, Published]:
    """The addresses that these commits, oldest first, gave away and none of them wrote down."""
    given: dict[str, Published] = {}
    for step in steps:
        given = {**({} if step.noted else given), **step.given}
    return given


def from_json(text: str | bytes) -> ChangeLog:
    """A history as `log --output` wrote it. Raises ValueError where it did not write this."""
    found = RECORDED.validate_json(text, strict=True)
    return ChangeLog(tuple(found.changes), found.revisions, found.given)


def to_json(known: ChangeLog) -> str:
    """The recorded log."""
    given = {key: asdict(one) for key, one in known.given.items()}
    written = {"changes": [one.values() for one in known.changes], "revisions": asdict(known.revisions), "given": given}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"
