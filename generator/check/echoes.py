"""One cause, one message: many references to what has another name now are told once, where that name is given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.check.making import country_id
from generator.model.dossier import VOCABULARY, Dossier
from generator.model.entries import Entry
from generator.model.fields import Reference, SourceId, Term
from generator.source.problem import Problem, found, likest
from generator.source.scan import Where

# So many references are not misspelt one by one: what they name was.
FEWEST = 3


@dataclass(frozen=True)
class Unknown:
    """A reference to nothing: where it stands, and what is to be said of it alone."""

    entry: Entry
    where: Where
    reference: Reference
    what: str

    @property
    def problem(self) -> Problem:
        """The problem told by itself."""
        return self.entry.problem(self.where, self.what, key=self.where[-1] == self.reference)


def told_once(dossier: Dossier, wrong: Iterable[Unknown]) -> Iterator[Problem]:
    """Each by itself, but many to one name as one problem."""
    groups: dict[tuple[str, str], list[Unknown]] = {}
    for one in wrong:
        # A record has one name, whatever kind of reference may name it.
        target = one.reference.target if isinstance(one.reference, Term | SourceId) else ""
        groups.setdefault((target, str(one.reference)), []).append(one)
    for group in groups.values():
        if len(group) < FEWEST:
            yield from (one.problem for one in group)
        else:
            yield _cause(dossier, group) or _with_count(dossier, group)


def _with_count(dossier: Dossier, group: Sequence[Unknown]) -> Problem:
    """What many references lack: of a word, told where the words are; else the first of them, with their number."""
    first = min(group, key=lambda one: one.problem)
    told, files = first.problem, len({one.entry.file.path for one in group})
    many = f"{len(group)} references name it, in {files} file{'s' if files > 1 else ''}"
    if isinstance(first.reference, Term) and files > 1:
        spare = ", ".join(_unnamed(dossier, first.reference))
        renamed = f" Nothing names {spare}: is one of them a new name of it?" if spare else ""
        what = f"must define {found(first.reference)}: {many}, the first {told.path}:{told.line}.{renamed}"
        return dossier.vocabulary_file.problem((first.reference.target,), what, key=True)
    return Problem(told.path, told.line, told.column, told.where, f"{told.what} {many}.")


def _cause(dossier: Dossier, group: Sequence[Unknown]) -> Problem | None:
    """The problem at the one thing that nothing names any more, if its name could have been the one they use."""
    reference = group[0].reference
    meant = _meant(dossier, reference, _unnamed(dossier, reference))
    there = _defined(dossier, reference, meant) if meant else None
    if there is None:
        return None
    file, where = there
    what = f"must be {found(reference)}, as {len(group)} references have it: none names {found(meant)}."
    more = "To rename it everywhere: `.venv/bin/python -m generator rename`."
    return file.problem(where, f"{what} {more}", key=where[-1] != "code")


def _unnamed(dossier: Dossier, reference: Reference) -> list[str]:
    """What a reference of this kind could name, and none does; codes that are as they should be are left out."""
    named = {str(one) for entry in dossier.entries for _, one in entry.references if type(one) is type(reference)}
    return [
        name
        for name in dossier.known(reference.target)
        if name not in named and not _is_right(dossier, name, reference)
    ]


def _is_right(dossier: Dossier, name: str, reference: Reference) -> bool:
    """Whether a code is that of its record by ISO 3166-1, however few name it."""
    return not isinstance(reference, Term) and getattr(dossier.actors.get(name), "id", " ") == country_id(name)


def _meant(dossier: Dossier, reference: Reference, unnamed: Sequence[str]) -> str:
    """The one of several names that many references mean by another one, or nothing."""
    # A code is so short that another one of the same record may not look like it.
    ids = {country_id(reference), reference.lower()} - {""}
    by_name = [code for code in unnamed if getattr(dossier.actors.get(code), "id", "") in ids]
    # Every source is cited, so that the only one that is not is the one they mean.
    alone = list(unnamed) if isinstance(reference, SourceId) and len(unnamed) == 1 else []
    return next(iter(by_name or alone), "") or likest(reference, unnamed)


def _defined(dossier: Dossier, reference: Reference, name: str) -> tuple[Entry, Where] | None:
    """Where a name is given."""
    if isinstance(reference, Term):
        return _words_entry(dossier), (reference.target, name)
    for entry in dossier.entries:
        if entry.id == name and entry.kind == reference.target:
            return entry, entry.where or ("id",)
        if getattr(entry.record, "code", None) == name:
            return entry, ("code",)
    return None


def _words_entry(dossier: Dossier) -> Entry:
    return Entry("vocabulary", VOCABULARY, dossier.site, dossier.vocabulary_file)
