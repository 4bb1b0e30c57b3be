"""The addresses that were given away: of every record and of every fact in it, as `verify` wrote them down.

What is written there is never given to anything else, and a fact that is corrected keeps the address it has there.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from generator.source.problem import Problem

ADDRESSES = "data/addresses.lock.json"
RESTORE_ADDRESSES = "must be as `python -m generator verify` wrote it: take the file of the last commit."


@dataclass(frozen=True)
class Published:
    """What was given away of one record: the id in its identities elsewhere, and its facts by name.

    Of each fact there is its field and a digest of each thing it says, so that it is known again when one is corrected;
    of one that is gone that it is.
    """

    uid: str
    facts: dict[str, str]


ADAPTER: TypeAdapter[dict[str, Published]] = TypeAdapter(dict[str, Published])


def both(sure: Mapping[str, Published], others: Mapping[str, Published]) -> dict[str, Published]:
    """The addresses of two tables of them; of what stands in both is said what the first one says."""
    more = {key: Published(one.uid, {**others[key].facts, **one.facts}) for key, one in sure.items() if key in others}
    return {**others, **sure, **more}


def read_published(root: Path) -> tuple[dict[str, Published], list[Problem]]:
    """By `kind/id`. Nothing where nothing was written yet; a problem where it is damaged."""
    try:
        return published_in((root / ADDRESSES).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return {}, []
    except OSError:
        return {}, [Problem(ADDRESSES, 1, 1, "", RESTORE_ADDRESSES)]


def published_in(content: bytes | None) -> tuple[dict[str, Published], list[Problem]]:
    """The same of the content of that file, where there is one."""
    if content is None:
        return {}, []
    try:
        return ADAPTER.validate_json(content, strict=True), []
    except ValueError:
        return {}, [Problem(ADDRESSES, *_damage(content), "", RESTORE_ADDRESSES)]


def _damage(content: bytes) -> tuple[int, int]:
    """Line and column in which what is no JSON begins; else those of the beginning."""
    try:
        json.loads(content)
    except json.JSONDecodeError as stumbled:
        return stumbled.lineno, stumbled.colno
    except UnicodeDecodeError:
        pass
    return 1, 1


def published_text(found: Mapping[str, Published]) -> str:
    """The file."""
    written = {key: asdict(one) for key, one in sorted(found.items())}
    return json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
