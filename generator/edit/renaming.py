"""One id becomes another everywhere it is used: file name, key, references, lock; the old one stays under `formerly`.

Nothing is written before every new content is known and the table made of them has no problem it had not before.
"""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.check.evidence import read_lock
from generator.check.layout import formatted
from generator.derive.anchors import taken_in
from generator.edit.refusal import RefusedError
from generator.edit.skeletons import unfit
from generator.edit.transaction import Contents, new_problems
from generator.model.dossier import DATA, LOCK, Dossier
from generator.model.entries import Entry
from generator.model.grouping import grouped
from generator.model.kinds import KINDS
from generator.model.records import Actor, Record
from generator.source.problem import Problem, Where, found, nearest
from generator.source.yamlfile import parse_yaml
from generator.source.yamltree import Node, read_tree
from generator.text.quantities import quantity

NamePlace = tuple[Where, bool]  # a path in a file, and whether the name is the key there or the value


@dataclass(frozen=True)
class Bearer:
    """What bears a name: an entry by its id, or by its `code`."""

    entry: Entry
    is_code: bool = False

    @property
    def moves(self) -> bool:
        """Whether a file bears this name."""
        return self.entry.kind in KINDS and not self.is_code


def renamed(dossier: Dossier, root: Path, old: str, new: str) -> Contents:
    """The new contents of every file that changes. `old` is an id or a code, its kind in front where two share it.

    Raises RefusedError.
    """
    if dossier.problems:
        problems = quantity(len(dossier.problems), "problem")
        raise RefusedError(f"must wait: the data has {problems} that `check` tells. Mend them first.")
    named, name = _bearer(dossier, old), old.rpartition("/")[2]
    if new == name:
        raise RefusedError(f"must be another name: {found(new)}.")
    if named.is_code and not re.fullmatch("[A-Z][A-Z0-9]{1,7}", new):
        raise RefusedError(f"must be capital letters and digits: {found(new)}.")
    if not named.is_code and (wrong := unfit(new)):
        raise RefusedError(wrong)
    if taken := _taken(dossier, root, named, new):
        raise RefusedError(f"must be a new id: {taken}.")
    contents = dict(_contents(dossier, root, named, name, new))
    for problem in new_problems(dossier, root, contents):
        raise RefusedError(problem.text)
    return contents


def still_named(root: Path, old: str) -> list[str]:
    """Lines of hand-written pages, drafts and tests that still say the old name: `docs/about.md:12`."""
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    paths = [*root.glob("docs/**/*.md"), *root.glob(f"{DATA}/**/*.draft.yml"), *root.glob("*.md")]
    return [
        f"{path.relative_to(root).as_posix()}:{number}"
        for path in sorted(filter(Path.is_file, paths))
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if word.search(line)
    ]


def _bearer(dossier: Dossier, old: str) -> Bearer:
    kind, _, name = old.rpartition("/")
    found_ = [Bearer(entry) for entry in dossier.entries if entry.id == name]
    found_ += [Bearer(entry, is_code=True) for entry, actor in dossier.each(Actor) if actor.code == name]
    found_ = [one for one in found_ if kind in ("", one.entry.kind)]
    if len(found_) == 1:
        return found_[0]
    if found_:
        several = ", ".join(one.entry.key for one in found_)
        raise RefusedError(f"must come with its kind, {found(name)} is several: {several}.")
    if any(name in words for words in dossier.vocabulary.values()):
        word = f"{found(name)} is a word of the vocabulary, which the generator itself may know"
        raise RefusedError(f"must be an id or a code: {word}.")
    known = [*(entry.id for entry in dossier.entries), *dossier.actors]
    raise RefusedError(f"must be the id or the code of something: {found(old)}.{nearest(name, known)}")


def _taken(dossier: Dossier, root: Path, named: Bearer, new: str) -> str | None:
    """Why a new id cannot be had, if so. A file may have its name and say another id."""
    taken = [entry for entry in dossier.of(named.entry.kind) if entry.id == new and not named.is_code]
    if taken:
        return f"{taken[0].file.path} has {found(new)} already"
    target = f"{DATA}/{named.entry.kind}/{new}.yml"
    return f"{target} is there already" if named.moves and os.path.lexists(root / target) else None


def _contents(dossier: Dossier, root: Path, named: Bearer, old: str, new: str) -> Iterator[tuple[str, bytes | None]]:
    """Path and content of every file that says the name."""
    own = named.entry.file.path
    for path, places in _places_named(dossier, root, named, old).items():
        content = (root / path).read_bytes()
        made, target = _replaced(content, places, new), path
        if path == own and not named.is_code:
            record = named.entry.record
            others = taken_in(dossier, record) if isinstance(record, Record) else []
            made = _with_former(made, () if named.moves else (new,), (old, new), others)
        if path == own and named.moves:
            yield own, None
            target = f"{DATA}/{named.entry.kind}/{new}.yml"
        yield target, _laid_out(made, target, content, path)


def _places_named(dossier: Dossier, root: Path, named: Bearer, old: str) -> dict[str, tuple[NamePlace, ...]]:
    """Every file that says the name, and where."""
    places = [
        (entry.file.path, (where, where[-1] == reference))
        for entry in (*dossier.entries, *dossier.site_entry)
        for where, reference in entry.references
        if reference == old and _means(dossier, reference.target, named)
    ]
    key: NamePlace = (("code" if named.is_code else "id",), False) if named.entry.kind in KINDS else ((old,), True)
    in_lock = named.entry.kind == "sources" and old in read_lock(root)[0].texts
    return grouped([*places, (named.entry.file.path, key), *([(LOCK, ((old,), True))] if in_lock else [])])


def _means(dossier: Dossier, target: str, named: Bearer) -> bool:
    """Whether a reference with this target can name it."""
    known = dossier.known(target)
    name = named.entry.record.code if named.is_code and isinstance(named.entry.record, Actor) else named.entry.id
    return known.get(name) is named.entry.record


def _replaced(content: bytes, places: tuple[NamePlace, ...], new: str) -> bytes:
    text = content.decode("utf-8-sig")
    root = _root(text)
    nodes = {(root.entry(where).key if is_key else root.at(where)) for where, is_key in places}
    for node in sorted((node for node in nodes if node), key=lambda node: -node.start):
        text = text[: node.start] + _quoted_as(node, new) + text[node.end :]
    return (BOM_UTF8 if content.startswith(BOM_UTF8) else b"") + text.encode()


def _quoted_as(node: Node, new: str) -> str:
    """The new name in the quotes of the old one, and in quotes where it would be read as something else."""
    file = parse_yaml(f"a: {new}\n".encode(), "")
    reads_back = file.values == {"a": new} and not (file.problems or file.doubts)
    quote = node.style or ("" if reads_back else '"')
    return f"{quote}{new}{quote}"


def _with_former(content: bytes, where: Where, names: tuple[str, str], others: Collection[str]) -> bytes:
    """Adds the old id to `formerly`, before those of others it took in, and takes the new one out if it is there.

    `where` in the file the entry stands that has another name now, `names` the old and the new one.
    """
    old, new = names
    text, written = content.decode("utf-8-sig"), _quoted_as(Node("scalar", 0, 0, 0), old)
    entry = _root(text).at(where)
    if given := entry.fields.get("formerly"):
        ids = {item.value.raw: item.value.value for item in given.value.entries if item.value.value != new}
        ordered = sorted([*ids, written], key=lambda raw: ids.get(raw) in others)
        start, end, made = given.value.start, given.value.end, f"[{', '.join(ordered)}]"
    else:
        key = entry.fields.get("as_of", entry.entries[0]).key
        assert key is not None
        start = key.start
        in_brackets = entry.flow or (not where and key.column > 0)
        while key.column == 0 and (above := re.search(r"(?:^|\n)([ \t]*#[^\n]*\n)\Z", text[:start])):
            start = above.start(1)
        end, made = start, f"formerly: [{written}]{', ' if in_brackets else chr(10) + ' ' * key.column}"
    return (BOM_UTF8 if content.startswith(BOM_UTF8) else b"") + f"{text[:start]}{made}{text[end:]}".encode()


def _root(text: str) -> Node:
    root = read_tree(text).root
    assert root is not None
    return root


def _laid_out(made: bytes, path: str, before: bytes, before_path: str) -> bytes:
    """A file that was in the house layout stays in it."""
    if path == LOCK or formatted(before, before_path) != before:
        return made
    again = formatted(made, path)
    return made if isinstance(again, Problem) else again
