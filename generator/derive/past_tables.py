"""The fact table and its lock as they were: at a commit, or as versions of their files make them.

Read by the models of today, in which fields have the names they have now.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from generator.check.evidence import Lock, lock_in
from generator.model.dossier import LOCK, SITE, VOCABULARY, Dossier
from generator.model.given_addresses import ADDRESSES
from generator.model.loading import dossier_of
from generator.model.repository import blobs_of, tables_at
from generator.source.yamlfile import parse_yaml

# What the table at a commit is told in.
TERMS = (VOCABULARY, SITE, ADDRESSES)


def dossier_at(root: Path, revision: str, words: Dossier) -> Dossier:
    """The table as it was at a commit, its fields under the names they have in `words`. Raises NoHistoryError."""
    return _read_contents(tables_at(root, revision), words)


def lock_at(root: Path, revision: str) -> Lock:
    """The lock as it was at a commit; an empty one where there was none. Raises NoHistoryError."""
    return _lock_in(tables_at(root, revision))


def lock_of(root: Path, blobs: Mapping[str, str | None]) -> Lock:
    """The lock among these versions of files."""
    return _lock_in(blobs_of(root, {path: blob for path, blob in blobs.items() if path == LOCK and blob}))


def _lock_in(contents: Mapping[str, bytes]) -> Lock:
    return lock_in(parse_yaml(contents[LOCK], LOCK))[0] if LOCK in contents else Lock()


def past_table(root: Path, blobs: Mapping[str, str | None], now: Dossier) -> Dossier:
    """The table that these versions of files make; of those that are as `now` what was read of them is taken."""
    held = {path: blob for path, blob in blobs.items() if blob and (path in TERMS or path.endswith(".yml"))}
    return _read_contents(blobs_of(root, {path: blob for path, blob in held.items() if path != LOCK}), now)


def _read_contents(contents: Mapping[str, bytes], now: Dossier) -> Dossier:
    """The table these files make, fields that had another name under that of today."""
    return dossier_of({path: _under_new_names(one, now.site.renamed) for path, one in contents.items()}, now)


def words_told(dossier: Dossier) -> bool:
    """Whether what readers are told of every word is known."""
    groups = dossier.vocabulary_file.mapping.items()
    return all(isinstance(words, dict) and words.keys() == dossier.vocabulary[group].keys() for group, words in groups)


def _under_new_names(content: bytes, renamed: Mapping[str, str]) -> bytes:
    """A data file of before in which no field has a name that it has lost since."""
    for before, now in renamed.items():
        content = re.sub(
            rb"(?m)^(\s*(?:- )?)" + before.encode() + rb":(?=\s)", rb"\g<1>" + now.encode() + b":", content
        )
    return content
