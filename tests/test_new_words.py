"""A new word of any group, with any properties, is told wherever it is used, and nothing breaks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.check.evidence import read_lock
from generator.derive.review import review
from generator.export import exports
from generator.model.dossier import Dossier
from generator.model.fields import Reference
from generator.model.loading import read_dossier
from generator.model.vocabulary import GROUPS, BoundWord, EventKindWord, OfficeRoleWord, Term, Word
from generator.pages.pages import pages
from generator.pages.rendering import Renderer

pytestmark = pytest.mark.thorough

HERE = Path(__file__).parent
WORLDS = sorted(path.parent.parent for path in HERE.glob("world*/data/vocabulary.yml"))
FRESH, LABEL = "fresh-word", "Wholly fresh"
# Groups whose words stand in no record: types and kinds of sources name them.
BESIDE = ("families", "source_kinds")


def choices(kind: type[Word], name: str) -> list[Any]:
    """The values of a property that mean different things."""
    annotation = kind.model_fields[name].annotation
    inner = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    found = [value for one in inner if get_origin(one) is Literal for value in get_args(one)]
    return found or ([True, False] if bool in inner else [])


def meanings(group: str) -> Iterator[dict[str, Any]]:
    """The properties of the word it takes the place of, and each with every other value, but for its colour."""
    kind = GROUPS[group]
    yield {}
    names = [name for name in kind.model_fields if name != "tone"]
    yield from ({name: value} for name in names for value in choices(kind, name))


def using(value: Any, old: str, group: str) -> Any:
    """A part of a record that uses the new word in place of an old one."""
    match value:
        case Term() if value.target == group and value == old:
            return type(value)(FRESH)
        case Reference():
            return value
        case BaseModel():
            inner = {name: using(one, old, group) for name, one in value.__dict__.items()}
            return type(value).model_construct(value.model_fields_set, **inner)
        case tuple():
            return tuple(using(one, old, group) for one in value)
        case dict():
            return {using(name, old, group): using(one, old, group) for name, one in value.items()}
        case _:
            return value


def used(dossier: Dossier, group: str) -> str:
    """A word of the group that a record uses; empty where none does."""
    found = (str(one) for entry in dossier.entries for _, one in entry.references if one.target == group)
    return next(found, "")


def with_word(dossier: Dossier, group: str, old: str, meaning: dict[str, Any]) -> Dossier:
    """The table in which a new word stands wherever an old one did."""
    word = dossier.vocabulary[group][old].model_copy(update={"label": LABEL, **meaning})
    entries = tuple(replace(entry, record=using(entry.record, old, group)) for entry in dossier.entries)
    words = {**dossier.vocabulary[group], FRESH: word}
    return replace(dossier, entries=entries, vocabulary={**dossier.vocabulary, group: words})


def told(dossier: Dossier, root: Path) -> dict[str, str]:
    """All pages and exports."""
    lock, _ = read_lock(root)
    made = {path: content.decode() for path, content in pages(dossier, lock, Renderer()).items()}
    texts = {path: one for path, one in exports(dossier, lock, "").items() if not path.endswith(".xlsx")}
    return made | {path: content.decode() for path, content in texts.items()}


@pytest.mark.parametrize("group", sorted(set(GROUPS) - set(BESIDE)))
@pytest.mark.parametrize("root", WORLDS, ids=lambda path: path.name)
def test_a_new_word_is_told_where_it_is_used(root: Path, group: str) -> None:
    """Whatever it means: on the page of the record, in tables and in the API, under its own label."""
    dossier = read_dossier(root)
    old = used(dossier, group)
    if not old:
        pytest.skip("no record of this world uses the group")
    for meaning in meanings(group):
        changed = with_word(dossier, group, old, meaning)
        made = told(changed, root)
        assert isinstance(review(changed).passed, tuple)
        assert shown(made, LABEL) or is_silent(changed, group), meaning
        assert FRESH in made["api/v1/full.json"], meaning
        assert FRESH in made["data/vocabulary.csv"], meaning


def shown(made: dict[str, str], label: str) -> bool:
    """Whether a page tells a word, besides those that list all words; a topic of the glossary has a section there."""
    texts = (text for path, text in made.items() if path.endswith((".md", ".html")) and path not in ALL_WORDS)
    if f"### {label} {{ #topic-{FRESH} }}" in made["glossary.md"]:
        return True
    return any(label.lower() in text.lower().replace("&#95;", "_") for text in texts)


ALL_WORDS = ("glossary.md", "data.md")


def is_silent(dossier: Dossier, group: str) -> bool:
    """Whether pages need not print a word: events and offices have words of their own, an exact sum needs no bound."""
    word = dossier.vocabulary[group][FRESH]
    return group in (EventKindWord.group, OfficeRoleWord.group) or (isinstance(word, BoundWord) and word.exact)


def test_new_words_of_all_groups_stand_the_real_data() -> None:
    """All at once, each with the meaning of the one it takes the place of."""
    root = HERE.parent
    dossier = read_dossier(root)
    for group in sorted(set(GROUPS) - set(BESIDE)):
        if old := used(dossier, group):
            dossier = with_word(dossier, group, old, {"label": f"{LABEL} {group}"})
    made = told(dossier, root)
    groups = [group for group in dossier.vocabulary if FRESH in dossier.vocabulary[group]]
    assert [group for group in groups if not (shown(made, f"{LABEL} {group}") or is_silent(dossier, group))] == []
