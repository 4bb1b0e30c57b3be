"""One cause, one message: many references to nothing are told once, where the name is given that they mean.

What is to be said of each of them alone is in `unknown_names`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.check.unknown_names import country_id
from generator.model.dossier import DATA, VOCABULARY, Dossier
from generator.model.entries import Entry
from generator.model.fields import Reference, SourceId
from generator.model.vocabulary import SourceKindWord, Term
from generator.source.misplaced import value_at
from generator.source.problem import Problem, Where, exchange_told, found, likest
from generator.text.quantities import quantity
from generator.text.wording import slug

# So many references are not misspelt one by one: what they name was.
FEWEST = 3
MOST_FILES = 12  # in which places are listed


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

    def exchanged(self, key: str) -> Problem:
        """The problem of one that stands in the place of another field's value."""
        return self.entry.problem(self.where, exchange_told(key, self.reference))


def _crossed_once(crossed: Mapping[Unknown, str]) -> Iterator[Problem]:
    """Those in the place of another value; of two that are in each other's place the first."""
    told: set[tuple[Entry, Where]] = set()
    for one, key in crossed.items():
        if (one.entry, one.where) not in told:
            told.add((one.entry, (*one.where[:-1], key)))
            yield one.exchanged(key)


def exchanged_with(dossier: Dossier, one: Unknown) -> str:
    """The field of the same part whose value would be right here, as this one would be there; or nothing."""
    where, known = one.where[:-1], dossier.known(one.reference.target)
    part = value_at(one.entry.file.values, where)
    values = part.items() if where and isinstance(part, dict) else ()
    alike = [str(key) for key, value in values if isinstance(value, str) and value in known and key != one.where[-1]]
    return next((key for key in alike if _fits_there(dossier, one, key)), "")


def _fits_there(dossier: Dossier, one: Unknown, key: str) -> bool:
    """Whether another field of the part takes any text, or what stands here and not what it has now."""
    other = dict(one.entry.references).get((*one.where[:-1], key))
    if other is not None:
        there = dossier.known(other.target)
        return other not in there and one.reference in there
    return type(dict(one.entry.parts).get((*one.where[:-1], key))) is str


def told_once(dossier: Dossier, wrong: Iterable[Unknown]) -> Iterator[Problem]:
    """Each by itself, but many to one name as one problem."""
    wrong = list(wrong)
    crossed = {one: key for one in wrong if (key := exchanged_with(dossier, one))}
    yield from _crossed_once(crossed)
    groups: dict[tuple[str, str], list[Unknown]] = {}
    for one in (one for one in wrong if one not in crossed):
        # A record has one name, whatever kind of reference may name it.
        target = one.reference.target if isinstance(one.reference, Term | SourceId) else ""
        groups.setdefault((target, str(one.reference)), []).append(one)
    lost = [group for group in groups.values() if isinstance(group[0].reference, SourceId)]
    if len(lost) >= FEWEST and (files := _files_missing(dossier)):
        yield _lost_together(lost, files)
    else:
        lost = []
    for group in (one for one in groups.values() if one not in lost):
        reference = group[0].reference
        # Of what is there under another name than before one reference tells as much as many.
        sure = _should_have(dossier, reference) or _had(dossier, reference)
        cause = _cause(dossier, group) if len(group) >= FEWEST or sure else None
        if cause or len(group) >= FEWEST:
            yield cause or _with_count(dossier, group)
        else:
            yield from (one.problem for one in group)


def _files_missing(dossier: Dossier) -> list[str]:
    """The files of kinds of sources that are not there."""
    files = (f"{DATA}/sources/{kind}.yml" for kind in dossier.words(SourceKindWord))
    return [name for name in files if name not in dossier.files]


def _lost_together(groups: Sequence[Sequence[Unknown]], files: Sequence[str]) -> Problem:
    """References to many sources that are not there, where the file of a kind of sources is not there either."""
    first = min(one.problem for group in groups for one in group)
    where = _places_listed([one for group in groups for one in group])
    what = f"must be the id of a source: {len(groups)} of those named are not there, and no {' or '.join(files)}"
    return Problem(first.path, first.line, first.column, first.where, f"{what}. They are named in {where}.")


def _with_count(dossier: Dossier, group: Sequence[Unknown]) -> Problem:
    """What many references lack: of a word, told where the words are; else the first of them, with their number."""
    first = min(group, key=lambda one: one.problem)
    told, files = first.problem, len({one.entry.file.path for one in group})
    many = f"{len(group)} references name it, in {quantity(files, 'file')}: {_places_listed(group)}."
    if isinstance(first.reference, Term) and files > 1:
        spare = ", ".join(_unnamed(dossier, first.reference))
        renamed = f" Nothing names {spare}: is one of them a new name of it?" if spare else ""
        what = f"must define {found(first.reference)}: {many}{renamed}"
        return dossier.vocabulary_file.problem((first.reference.target,), what, key=True)
    return Problem(told.path, told.line, told.column, told.where, f"{told.what} {many}")


def _places_listed(group: Iterable[Unknown]) -> str:
    """Where they stand, the lines of each file together, and how many more there are."""
    files: dict[str, list[int]] = {}
    for one in sorted(one.problem for one in group):
        files.setdefault(one.path, []).append(one.line)
    rows = [f"{path}:{','.join(map(str, dict.fromkeys(lines)))}" for path, lines in files.items()]
    more = f" and {len(rows) - MOST_FILES} files more" if len(rows) > MOST_FILES else ""
    return ", ".join(rows[:MOST_FILES]) + more


def _cause(dossier: Dossier, group: Sequence[Unknown]) -> Problem | None:
    """The problem at the one thing that nothing names any more, if its name could have been the one they use."""
    reference = group[0].reference
    own = _should_have(dossier, reference)
    meant = getattr(own.record, "code", "") if own else _meant(dossier, reference, _unnamed(dossier, reference))
    there = (own, ("code",)) if own else _defined(dossier, reference, meant) if meant else None
    if there is None:
        return None
    file, where = there
    spare = "" if own else f": none names {found(meant)}"
    have = "a reference has" if len(group) == 1 else f"{len(group)} references have"
    what = f"must be {found(reference)}, as {have} it{spare}."
    more = "To rename it everywhere: `.venv/bin/python -m generator rename`."
    return file.problem(where, f"{what} {more}", key=where[-1] != "code")


def _had(dossier: Dossier, reference: Reference) -> bool:
    """Whether something had a name: a source that was published, a word whose label is like it."""
    if isinstance(reference, Term):
        return any(slug(one.label) == reference for one in dossier.vocabulary.get(reference.target, {}).values())
    return f"{reference.target}/{reference}" in dossier.published


def _should_have(dossier: Dossier, reference: Reference) -> Entry | None:
    """The entry of the country that should have a code."""
    written_otherwise = str(reference).upper() in dossier.known(reference.target)
    id_ = "" if isinstance(reference, Term | SourceId) or written_otherwise else country_id(reference)
    return next((one for one in dossier.entries if one.id == id_ and one.kind == "countries"), None)


def _unnamed(dossier: Dossier, reference: Reference) -> list[str]:
    """What a reference of this kind could name, and none does; codes that are as they should be are left out."""
    named = {str(one) for entry in dossier.entries for _, one in entry.references if type(one) is type(reference)}
    # The code that ISO 3166-1 has for its record is right, however few name it.
    actors = {} if isinstance(reference, Term) else dossier.actors
    right = {code for code, actor in actors.items() if actor.id == country_id(code)}
    # What has been called so before has no new name.
    old = set() if isinstance(reference, Term | SourceId) else {key.partition("/")[2] for key in dossier.published}
    return [name for name in dossier.known(reference.target) if name not in named | right | old]


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
        words = Entry("vocabulary", VOCABULARY, dossier.site, dossier.vocabulary_file)
        return words, (reference.target, name)
    for entry in dossier.entries:
        if entry.id == name and entry.kind == reference.target:
            return entry, entry.where or ("id",)
        if getattr(entry.record, "code", None) == name:
            return entry, ("code",)
    return None
