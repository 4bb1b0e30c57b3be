"""What an edit does to what values rest on: quotes, places in sources, notes, and the lock that says which were found.

A value may stay as it is while the words that prove it change, so all of it is told, beside the facts.
"""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from generator.check.evidence import Lock, waiting
from generator.model.dossier import Dossier
from generator.model.parts import Cite, Evidence
from generator.source.problem import found


@dataclass(frozen=True)
class Proofs:
    """Sentences, each on one line: changed references and notes, changed lines of the lock, quotes nobody confirmed."""

    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def proofs(before: Dossier, after: Dossier, was: Lock, is_: Lock) -> Proofs:
    """The edit from one state to the other."""
    return Proofs(
        tuple(_changed(_references(before), _references(after))),
        tuple(_changed(_notes_told(before), _notes_told(after))),
        tuple(_of_lock(was, is_)),
        tuple(f"{one.path}:{one.line}: {one.text}" for one in waiting(after, is_)),
    )


ProofsTold = Counter[tuple[str, str, Hashable]]


def _references(dossier: Dossier) -> ProofsTold:
    """Every reference by record and source: its place, words, and translation."""
    return Counter(
        (entry.key, one.source, _words_quoted(one.at, one.quote, one.translation))
        for entry in dossier.entries
        for one in entry.citations
    )


def _words_quoted(at: str | None, quote: str | None, translation: str | None) -> str:
    said = (at, f"“{quote}”" if quote else None, f"(in English “{translation}”)" if translation else None)
    return " ".join(part for part in said if part)


def _notes_told(dossier: Dossier) -> ProofsTold:
    return Counter(
        (entry.key, "note", part.note)
        for entry in dossier.entries
        for _, part in entry.parts
        if isinstance(part, Evidence | Cite) and part.note
    )


def _changed(was: ProofsTold, is_: ProofsTold) -> Iterator[str]:
    """What went beside what came, by record and source."""
    gone, new = was - is_, is_ - was
    for name, of in sorted({key[:2] for key in (*gone, *new)}):
        old = sorted(str(key[2]) for key in gone if key[:2] == (name, of))
        now = sorted(str(key[2]) for key in new if key[:2] == (name, of))
        yield f"{name}, {of}: {' | '.join(old) or 'nothing'} → {' | '.join(now) or 'nothing'}"


def _of_lock(was: Lock, is_: Lock) -> Iterator[str]:
    for source in sorted({*was.texts, *is_.texts}):
        if was.texts.get(source) != is_.texts.get(source):
            yield f"{source}: another text (sha256 {_brief(was.texts.get(source))} → {_brief(is_.texts.get(source))})"
        old, new = was.quotes.get(source, {}), is_.quotes.get(source, {})
        for words in sorted({*old, *new}):
            if old.get(words) != new.get(words):
                yield f"{source}: {found(words)} {_lock_state(old.get(words))} → {_lock_state(new.get(words))}"


def _brief(digest: str | None) -> str:
    return digest[:12] if digest else "none"


def _lock_state(there: bool | None) -> str:  # noqa: FBT001 -- one of three states
    return {True: "found", False: "not found", None: "not in the lock"}[there]
