"""A new entry in a file that holds several: a source in that of its kind, a question among the others."""

from pathlib import Path

from generator.disk.datafile import read_file
from generator.disk.whole import write_whole
from generator.edit.skeletons import TOGETHER, entry_skeleton, unfit
from generator.model.dossier import DATA, DISAGREEMENTS, Dossier
from generator.model.vocabulary import SourceKindWord
from generator.source.problem import Problem, found, nearest


def begun(dossier: Dossier, singular: str, id_: str, kind: str) -> tuple[str, str] | Problem:
    """The file and the text of a new source of a kind or of a new question, or what is wrong with its id or kind."""
    path = file_of_kind(dossier, kind) if singular == "source" else DISAGREEMENTS
    wrong = unfit(id_) or _taken_by(dossier, id_, questions=singular == "question")
    if isinstance(path, Problem) or wrong:
        return path if isinstance(path, Problem) else Problem("new", 1, 1, "ID", wrong)
    return path, entry_skeleton(TOGETHER[singular], dossier, id_)


def file_of_kind(dossier: Dossier, kind: str) -> str | Problem:
    """The file of the sources of a kind, or that there is no such kind."""
    kinds = dossier.words(SourceKindWord)
    if kind in kinds:
        return f"{DATA}/sources/{kind}.yml"
    given = f": {found(kind)}.{nearest(kind, kinds)}" if kind else "."
    return Problem("new", 1, 1, "--in", f"must be the kind of the source, one of {', '.join(kinds)}{given}")


def _taken_by(dossier: Dossier, id_: str, *, questions: bool) -> str:
    """Why an id cannot be given to a new entry, or nothing."""
    entries = dossier.of("disagreements" if questions else "sources")
    known = {one: e.file.path for e in entries for one in (e.id, *getattr(e.record, "formerly", ()))}
    return f"must be a new id: {found(id_)}: it stands in {known[id_]}." if id_ in known else ""


def added(root: Path, path: str, entry: str) -> int:
    """Write an entry behind the others of a file; the line in which it begins. Raises OSError."""
    file = root / path
    before = read_file(file, path)[1] if file.exists() else b""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    write_whole(file, before + entry.encode())
    return before.count(b"\n") + 1
