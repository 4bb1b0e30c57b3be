"""What a file says under names: records by their ids, the words of the vocabulary; and what strayed among them."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel

from generator.model.dossier import VOCABULARY
from generator.model.fields import SLUG
from generator.model.memoizing import memoized
from generator.model.vocabulary import GROUPS, SaidWord, Word, wordless
from generator.source.expectations import field_names
from generator.source.misplaced import value_at
from generator.source.problem import Problem, Where, did_you_mean, dotted, found, nearest
from generator.source.validation import validate
from generator.source.yamlfile import YamlFile
from generator.text.wording import slug

LONGEST_KEY = 100
ReadModel = TypeVar("ReadModel", bound=BaseModel)


def named_records(
    model: type[ReadModel], file: YamlFile, where: Where = ()
) -> tuple[dict[str, ReadModel | None], list[Problem]]:
    """What a mapping has under each name, None for what cannot be read, and what is wrong with it."""
    strayed = dict(_strayed(model, file, where))
    problems = [file.problem((*where, key), what, key=True) for key, (_, what) in strayed.items()]
    lacking = {dotted((*where, record, key)) for key, (record, _) in strayed.items()}
    read: dict[str, ReadModel | None] = {}
    for name in [key for key in value_at(file.values, where) if key not in strayed]:
        read[name], wrong = _named_record(model, file, (*where, name))
        problems += [one for one in wrong if one.where not in lacking]
        for inner in _taken_in(model, file, (*where, name)):
            read[inner], _ = validate(model, file, (*where, name, inner))
    return read, problems


def _taken_in(model: type[BaseModel], file: YamlFile, where: Where) -> Iterator[str]:
    """Records that stand in another one, because they are indented too far. Where they do is told there."""
    values, names = value_at(file.values, where), set(field_names(model))
    beside = value_at(file.values, where[:-1])
    for key, given in values.items() if isinstance(values, dict) else ():
        stray = key not in names and key not in beside
        if stray and isinstance(given, dict) and given and given.keys() <= names:
            yield key


def _strayed(model: type[BaseModel], file: YamlFile, where: Where = ()) -> Iterator[tuple[str, tuple[str, str]]]:
    """Fields that stand where a name is expected, because they are not indented: the record before, and a sentence."""
    before, named = "", value_at(file.values, where)
    for key, value in named.items():
        if isinstance(value, dict):
            before = key
        elif before and key in field_names(model) and key not in named[before]:
            yield key, (before, f"must be indented by {2 * len(where) + 2} spaces: it is a field of `{before}`.")


def _named_record(model: type[ReadModel], file: YamlFile, where: Where) -> tuple[ReadModel | None, list[Problem]]:
    """The record or definition under a key that is its id: ids become addresses, anchors and file names."""
    record, problems = validate(model, file, where)
    key = str(where[-1])
    if re.fullmatch(SLUG, key) and len(key) <= LONGEST_KEY:
        return record, problems
    what = f"must be at most {LONGEST_KEY} lower-case letters, digits and hyphens: {found(key)}."
    return None, [*problems, file.problem(where, what + did_you_mean(slug(key)), key=True)]


def words_of(files: Mapping[str, YamlFile]) -> tuple[dict[str, dict[str, Word]], list[Problem]]:
    """The words of the vocabulary by group, as far as they can be read, and what is wrong with them.

    The same ones as long as its file does not change.
    """
    file = files.get(VOCABULARY)
    if file is None:
        return {}, [Problem(VOCABULARY, 1, 1, "", "must be there: it defines the words the records use.")]
    return _words_in(file)


@memoized
def _words_in(file: YamlFile) -> tuple[dict[str, dict[str, Word]], list[Problem]]:
    groups = file.mapping
    strayed = dict(_strayed_words(groups))
    read = {group: _group(file, group, words) for group, words in groups.items() if group not in strayed}
    problems = [problem for _, wrong in read.values() for problem in wrong]
    for word, group in strayed.items():
        told = _as_far_as_told(GROUPS[group], groups[word])
        words, _ = read[group]
        if words is not None and told:
            words[word] = told
        problems.append(file.problem((word,), f"must be indented by 2 spaces: it is a word of `{group}`.", key=True))
    if file.values is not None and not isinstance(file.values, dict):
        problems.append(file.problem((), "must be a mapping of groups to words."))
    return {group: words for group, (words, _) in read.items() if words is not None}, problems


def word_called(said: str, words: Mapping[str, Word]) -> str:
    """The word of a group of which something is the label, another name, or how quotes say it; or nothing."""
    return next((name for name, one in words.items() if said.casefold() in map(str.casefold, _words_for(one))), "")


def _words_for(word: Word) -> tuple[str, ...]:
    return word.label, *word.aliases, *(word.said if isinstance(word, SaidWord) else ())


def _strayed_words(groups: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Words that stand where a group is expected, because they are not indented, each with the group before it."""
    before = ""
    for name, given in groups.items():
        if name in GROUPS:
            before = name
        elif before and isinstance(given, dict) and given and given.keys() <= set(field_names(GROUPS[before])):
            yield name, before


def _group(file: YamlFile, group: str, words: object) -> tuple[dict[str, Word] | None, list[Problem]]:
    """The words of a group of the vocabulary, None where there is no such group, and what is wrong with it."""
    if group not in GROUPS:
        hint = nearest(group, GROUPS) or f" There are: {', '.join(sorted(GROUPS))}."
        return None, [file.problem((group,), f"must be a group of words: {found(group)}.{hint}", key=True)]
    if not isinstance(words, dict):
        return {}, [file.problem((group,), "must be a mapping of words to definitions.", key=words is None)]
    read, problems = named_records(GROUPS[group], file, (group,))
    told = {word: one or _as_far_as_told(GROUPS[group], words[word]) for word, one in read.items()}
    return {word: one for word, one in told.items() if one}, problems


def _as_far_as_told(kind: type[Word], values: object) -> Word | None:
    """A word whose properties are not right: records may use it, and earlier states of the table have such words."""
    said = values if isinstance(values, dict) else {}
    label, definition = said.get("label"), said.get("definition")
    return wordless(kind, label, definition) if isinstance(label, str) and isinstance(definition, str) else None
