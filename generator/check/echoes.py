"""One cause, one message: many references to what has another name now are told once, where that name is given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.check.making import country_id
from generator.model.dossier import VOCABULARY, Dossier
from generator.model.entries import Entry
from generator.model.fields import Reference, Term
from generator.model.parts import Where
from generator.source.problem import Problem, found, likest

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


def folded(dossier: Dossier, wrong: Iterable[Unknown]) -> Iterator[Problem]:
    """Each by itself, but many to one name as one problem."""
    groups: dict[tuple[str, str], list[Unknown]] = {}
    for one in wrong:
        target = "actors" if one.reference.target == "entities" else one.reference.target
        groups.setdefault((target, str(one.reference)), []).append(one)
    for group in groups.values():
        if len(group) < FEWEST:
            yield from (one.problem for one in group)
        else:
            yield _cause(dossier, group) or _with_count(group)


def _with_count(group: Sequence[Unknown]) -> Problem:
    """The first of them, with the number of the others."""
    first = min(group, key=lambda one: one.problem)
    told, files = first.problem, len({one.entry.file.path for one in group})
    what = f"{told.what} {len(group)} references name it, in {files} file{'s' if files > 1 else ''}."
    return Problem(told.path, told.line, told.column, told.where, what)


def _cause(dossier: Dossier, group: Sequence[Unknown]) -> Problem | None:
    """The problem at the one thing that nothing names any more, if its name could have been the one they use."""
    reference = group[0].reference
    named = {str(one) for entry in dossier.entries for _, one in entry.references if type(one) is type(reference)}
    unnamed = [name for name in dossier.known(reference.target) if name not in named]
    # A code is so short that another one of the same country may not look like it.
    country = country_id(reference)
    by_name = [code for code in unnamed if country and getattr(dossier.actors.get(code), "id", "") == country]
    meant = by_name[0] if by_name else likest(reference, unnamed)
    if not meant:
        return None
    there = _defined(dossier, reference, meant)
    if there is None:
        return None
    file, where = there
    what = f"must be {found(reference)}, as {len(group)} references have it: none names {found(meant)}."
    more = "To rename it everywhere: `.venv/bin/python -m generator rename`."
    return file.problem(where, f"{what} {more}", key=True)


def _defined(dossier: Dossier, reference: Reference, name: str) -> tuple[Entry, Where] | None:
    """Where a name is given."""
    if isinstance(reference, Term):
        return None if dossier.vocabulary_file.values is None else (_words_entry(dossier), (reference.target, name))
    for entry in dossier.entries:
        if entry.id == name and entry.kind == reference.target:
            return entry, entry.where or ("id",)
        if getattr(entry.record, "code", None) == name:
            return entry, ("code",)
    return None


def _words_entry(dossier: Dossier) -> Entry:
    return Entry("vocabulary", VOCABULARY, dossier.site, dossier.vocabulary_file)
