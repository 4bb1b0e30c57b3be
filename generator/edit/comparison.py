"""What an edit of the fact table does, for those who review it: facts, pages, ids, and what perhaps was forgotten.

Pages affected are found by rendering both states. What perhaps should have changed is found by three rules
(`FORGOTTEN`), each named beside what it found; none of them is a problem by itself.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.check.evidence import Lock, waiting
from generator.check.rules import check
from generator.derive.change_log import Change
from generator.derive.changes import MOVED, compare_states, entries_of
from generator.derive.page_addresses import address
from generator.derive.successors import heirs
from generator.model.dates import english, when
from generator.model.dossier import Dossier
from generator.model.entries import Citation, Entry
from generator.model.meanings import judged
from generator.model.parts import Cite, Evidence
from generator.model.records import Actor, Record
from generator.pages.pages import pages
from generator.pages.rendering import Renderer
from generator.source.problem import found

IN_LOCK = {True: "found", False: "not found", None: "not in the lock"}
LONG_ENOUGH = 8  # letters: shorter old values stand everywhere by chance


@dataclass(frozen=True)
class Proofs:
    """Sentences, each on one line: changed references and notes, changed lines of the lock, quotes nobody confirmed."""

    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


NO_PROOFS = Proofs()


def proofs(before: Dossier, after: Dossier, was: Lock, is_: Lock) -> Proofs:
    """The edit from one state to the other; what has another id now, or went into another entry, is told as that."""
    now = {"/".join(old): "/".join(new) for old, new in heirs(entries_of(before), entries_of(after)).items()}
    return Proofs(
        tuple(_changed(_references(before, now), _references(after))),
        tuple(_changed(_notes_told(before, now), _notes_told(after))),
        tuple(_of_lock(was, is_)),
        tuple(f"{one.path}:{one.line}: {one.text}" for one in waiting(after, is_)),
    )


ProofsTold = Counter[tuple[str, str, Hashable]]
NOT_MOVED: Mapping[str, str] = MappingProxyType({})


def _references(dossier: Dossier, now: Mapping[str, str] = NOT_MOVED) -> ProofsTold:
    """Every reference by record, under the name it has `now`, and source: its place, words, and translation."""
    return Counter(
        (now.get(entry.key, entry.key), one.source, _words_quoted(one))
        for entry in dossier.entries
        for one in entry.citations
    )


def _words_quoted(one: Citation) -> str:
    quote = f"“{one.quote}”" if one.quote else ""
    return " ".join(filter(None, (one.at, quote, one.translation and f"(in English “{one.translation}”)")))


def _notes_told(dossier: Dossier, now: Mapping[str, str] = NOT_MOVED) -> ProofsTold:
    return Counter(
        (now.get(entry.key, entry.key), "note", part.note)
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
    """What the lock says otherwise: of which text, and whether each quote stands in it."""
    for source in sorted({*was.texts, *is_.texts}):
        before, after = (one.texts.get(source, "none") for one in (was, is_))
        if before != after:
            yield f"{source}: another text (sha256 {before[:12]} → {after[:12]})"
        old, new = was.quotes.get(source, {}), is_.quotes.get(source, {})
        for words in sorted({*old, *new}):
            if old.get(words) != new.get(words):
                yield f"{source}: {found(words)} {IN_LOCK[old.get(words)]} → {IN_LOCK[new.get(words)]}"


@dataclass(frozen=True)
class Forgotten:
    """A page that perhaps should have changed, what on it, and by which rule."""

    page: str
    what: str
    rule: str


@dataclass(frozen=True)
class Comparison:
    """All that one edit does. `pages` is address → added, changed or withdrawn.

    With `problems` of the state after the edit, or `problems_before` it, none are compared.
    """

    changes: tuple[Change, ...]
    pages: dict[str, str]
    retired: tuple[str, ...]
    renamed: tuple[str, ...]
    forgotten: tuple[Forgotten, ...]
    problems: int = 0
    problems_before: int = 0
    proofs: Proofs = NO_PROOFS

    @property
    def substantive(self) -> list[Change]:
        """What a reader may want to know; the rest is cosmetic."""
        return [one for one in self.changes if one.substantive]

    @property
    def unsourced(self) -> list[Change]:
        """Facts that had a source and have none."""
        return [one for one in self.changes if one.unsourced]


def comparison(
    before: Dossier, after: Dossier, lock: Lock, renderer: Renderer, was_lock: Lock | None = None
) -> Comparison:
    """The edit from one state to the other. `was_lock` is the lock of before; left out, it did not change."""
    was, is_ = entries_of(before), entries_of(after)
    changes = tuple(compare_states(was, is_, after))
    moved = heirs(was, is_)
    gone = sorted(set(was) - set(is_) - set(moved))
    # Templates rely on what the rules say, so broken data is not rendered.
    problems, problems_before = len(check(after)), len(check(before))
    touched = {} if problems or problems_before else _pages(before, after, lock, renderer)
    return Comparison(
        changes,
        touched,
        tuple(f"{kind}/{id_}" for kind, id_ in gone),
        tuple(f"{'/'.join(old)} → {'/'.join(new)}" for old, new in moved.items()),
        (*forgotten(after, changes), *not_dated(before, after, changes)),
        problems,
        problems_before,
        proofs(before, after, lock if was_lock is None else was_lock, lock),
    )


def _pages(before: Dossier, after: Dossier, lock: Lock, renderer: Renderer) -> dict[str, str]:
    was, is_ = pages(before, lock, renderer), pages(after, lock, renderer)
    changed = (uri for uri in sorted({*was, *is_}) if was.get(uri) != is_.get(uri))
    return {uri: "added" if uri not in was else "withdrawn" if uri not in is_ else "changed" for uri in changed}


def forgotten(after: Dossier, changes: Iterable[Change]) -> Iterator[Forgotten]:
    """What the rules find beside an edit, each once."""
    edited = {(one.of, one.id) for one in changes}
    found: dict[tuple[str, str], Forgotten] = {}
    for change in changes:
        if change.substantive and change.kind not in MOVED:
            for rule in FORGOTTEN:
                for one in rule(after, change, edited):
                    found.setdefault((one.page, one.what), one)
    yield from sorted(found.values(), key=lambda one: (one.page, one.what))


def not_dated(before: Dossier, after: Dossier, changes: Iterable[Change]) -> Iterator[Forgotten]:
    """A value of a record changed, and the day up to which it was checked did not."""
    was = entries_of(before)
    changed = {(one.of, one.id) for one in changes if one.substantive and one.kind == "changed"}
    for key, entry in sorted(entries_of(after).items()):
        day, record = getattr(getattr(was.get(key), "record", None), "as_of", None), entry.record
        if key in changed and isinstance(record, Record) and record.as_of == day:
            what = f"`as_of` of {entry.id} still is {day}"
            yield Forgotten(address(record), what, "a value changed, the day of checking did not")


def claim_about_changed(after: Dossier, change: Change, edited: set[tuple[str, str]]) -> Iterator[Forgotten]:
    """A checked claim is about what changed, and was not looked at again."""
    for article, claim in after.claims_about.get(_name(after, change), ()):
        if ("articles", article.id) not in edited and judged(after, claim):
            checked = claim.checked or "on no known day"
            what = f"claim {claim.number} of “{article.name}” is about {change.name}, checked {checked}"
            yield Forgotten(address(article), what, "a claim about what changed")


def question_about_changed(after: Dossier, change: Change, edited: set[tuple[str, str]]) -> Iterator[Forgotten]:
    """A question on which sources differ is about what changed, and was not looked at again."""
    for id_ in after.disagreements_about.get(_name(after, change), ()):
        if ("disagreements", id_) not in edited:
            question = after.disagreements[id_].question
            yield Forgotten("disagreements.md", f"“{question}” is about {change.name}", "a question about what changed")


def old_value_elsewhere(after: Dossier, change: Change, edited: set[tuple[str, str]]) -> Iterator[Forgotten]:
    """The value that was replaced still stands on the page of another record that names the changed one."""
    if change.kind not in ("changed", "withdrawn") or len(change.old) < LONG_ENOUGH or not change.field:
        return
    name = _name(after, change)
    for entry in after.entries:
        mine = (entry.kind, entry.id) == (change.of, change.id)
        if mine or (entry.kind, entry.id) in edited or not isinstance(entry.record, Record):
            continue
        if any(reference == name for _, reference in entry.references) and _still_says(entry, change.old):
            yield Forgotten(address(entry.record), f"still says “{change.old}”", "the old value elsewhere")


FORGOTTEN = (claim_about_changed, question_about_changed, old_value_elsewhere)


def _still_says(entry: Entry, old: str) -> bool:
    """Whether a text of the record holds the old value in the same words, or a date is the same day."""
    return any(old.casefold() in leaf.casefold() or _english(leaf) == old for _, leaf in entry.parts_of(str))


def _english(leaf: str) -> str:
    try:
        return english(when(leaf).text)
    except ValueError:
        return ""


def _name(dossier: Dossier, change: Change) -> str:
    """The name references use for what changed."""
    record = next((entry.record for entry in dossier.of(change.of) if entry.id == change.id), None)
    return record.code if isinstance(record, Actor) else change.id
