"""No word of a vocabulary and no name of the subject stands in the code: what a word means, the word says.

What is compared is looked at, not prose: operands of comparisons, keys, arguments that name a word.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import exported
import jinja2
import pytest
import yaml
from jinja2 import nodes
from pydantic import BaseModel

from generator.check.evidence import Lock, read_lock
from generator.export import exports
from generator.model import vocabulary
from generator.model.declaring import Part
from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.loading import read_dossier
from generator.model.vocabulary import GROUPS, CommitmentTypeWord, Term, Word
from generator.pages.pages import pages
from generator.pages.rendering import Renderer
from generator.source.yamlfile import YamlFile

REPOSITORY = Path(__file__).parent.parent
CODE = sorted((REPOSITORY / "generator").rglob("*.py"))
TEMPLATES = sorted(
    path for path in (REPOSITORY / "generator").rglob("*") if path.suffix in (".md", ".html") and path.stem != "README"
)
VOCABULARIES = sorted([REPOSITORY / "data/vocabulary.yml", *REPOSITORY.glob("tests/world*/data/vocabulary.yml")])
WORDS = frozenset(
    str(word)
    for path in VOCABULARIES
    for words in yaml.safe_load(path.read_text(encoding="utf-8")).values()
    for word in words
)


def heirs(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all made of it."""
    yield model
    for one in model.__subclasses__():
        yield from heirs(one)


FIELDS = frozenset(name for model in set(heirs(Part)) - set(heirs(Word)) for name in model.model_fields)
# Words that are names of fields too (`signed`, `held`, `consultation`), or values of a property (`open`): there the
# code speaks of the field or the property. That it does is shown by `test_words_may_have_any_name`.
VALUES = frozenset(value for one in vars(vocabulary).values() for value in get_args(one) if isinstance(value, str))
# Names of kinds of records, of changes, of columns and of anchors, which are no words of a vocabulary.
OTHER_NAMES = {
    "government": "a kind of name in an article",
    "path": "a key of the Data Package",
    "position": "a place in a list of schema.org, counted from 1",
    "reported": "a field of a finding: told as said by somebody",
    "member": "a list of words in news/statements",
    "leads": "a list of words in news/statements",
    "notice": "a list of words in news/statements",
    "undertaken": "a column and a field of the API: the types that are undertaken",
    "signatory": "the first part of an anchor",
}
NAMED = FIELDS | VALUES | OTHER_NAMES.keys()


def of_words(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts that a piece of code compares, looks up or takes for a word."""
    if isinstance(node, ast.Compare):
        inner = [node.left, *node.comparators]
    elif isinstance(node, ast.Dict):
        inner = [key for key in node.keys if key]
    elif isinstance(node, ast.Subscript):
        inner = [node.slice]
    elif isinstance(node, ast.MatchValue):
        inner = [node.value]
    elif isinstance(node, ast.Call):
        inner = list(node.args)
    else:
        return
    for one in inner:
        parts = one.elts if isinstance(one, ast.Tuple | ast.List | ast.Set) else [one]
        yield from (part for part in parts if isinstance(part, ast.Constant))


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_code_compares_with_no_word(path: Path) -> None:
    """Who adds a word must not need to look here."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {(one.lineno, one.value) for node in ast.walk(tree) for one in of_words(node)}
    assert sorted((line, word) for line, word in found if word in WORDS - NAMED) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_templates_compare_with_no_word(path: Path) -> None:
    """Nor print one for another."""
    tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    inner = [
        part
        for node in tree.find_all((nodes.Compare, nodes.Getitem, nodes.Call, nodes.Dict))
        for part in node.find_all(nodes.Const)
    ]
    assert sorted((one.lineno, one.value) for one in inner if one.value in WORDS - NAMED) == []


def test_what_is_allowed_is_needed() -> None:
    """A reason that no word needs any more goes."""
    assert OTHER_NAMES.keys() <= WORDS - FIELDS - VALUES
    assert set(GROUPS) >= {group for path in VOCABULARIES for group in yaml.safe_load(path.read_text("utf-8"))}


# What is counted over bytes or names.
COUNTED = r'"(hash|bytes)": .*|urn:uuid:[0-9a-f-]+'
# Before every word: sorts alike, is a part of addresses, and stands nowhere else.
MARK = "zz"


def renamed(value: Any) -> Any:
    """A part of a record in which every word has another name."""
    match value:
        case Term():
            return type(value)(f"{MARK}{value}")
        case BaseModel():
            return type(value).model_construct(
                value.model_fields_set, **{name: renamed(one) for name, one in value.__dict__.items()}
            )
        case tuple():
            return tuple(map(renamed, value))
        case dict():
            return {renamed(name): renamed(one) for name, one in value.items()}
        case _:
            return value


def under_other_words(dossier: Dossier) -> Dossier:
    """The same table in a vocabulary of other words with the same meaning."""
    vocabulary_ = {
        group: {f"{MARK}{word}": _in_other_family(one) for word, one in words.items()}
        for group, words in dossier.vocabulary.items()
    }
    entries = tuple(replace(entry, record=renamed(entry.record), file=_named(entry)) for entry in dossier.entries)
    return replace(dossier, entries=entries, vocabulary=vocabulary_, site=renamed(dossier.site))


def _in_other_family(word: Word) -> Word:
    return word.model_copy(update={"family": f"{MARK}{word.family}"}) if isinstance(word, CommitmentTypeWord) else word


def _named(entry: Entry) -> YamlFile:
    """The file of an entry; those of sources bear the name of their kind."""
    path = entry.file.path.replace("/sources/", f"/sources/{MARK}")
    return replace(entry.file, path=path) if entry.kind == "sources" else entry.file


def told(dossier: Dossier, lock: Lock) -> dict[str, str]:
    """All pages and exports, without what is counted over their bytes."""
    made = pages(dossier, lock, Renderer())
    made |= {path: one for path, one in exports(dossier, lock, "").items() if not path.endswith(".xlsx")}  # the tables
    texts = {path.replace(MARK, ""): content.decode().replace("\r\n ", "") for path, content in made.items()}
    return {path: re.sub(COUNTED, "", text.replace(MARK, "")) for path, text in texts.items()}


@pytest.mark.parametrize("root", [path.parent.parent for path in VOCABULARIES], ids=lambda path: path.name)
def test_words_may_have_any_name(root: Path) -> None:
    """Every page and every export says the same of a table whose words are called otherwise: no word is known."""
    # What was published of today's words is not of the others: addresses are told as if nothing had been.
    dossier, (lock, _) = replace(read_dossier(root), published={}), read_lock(root)
    before, after = told(dossier, lock), told(under_other_words(dossier), lock)
    assert before.keys() == after.keys()
    assert [path for path, text in before.items() if after[path] != text] == []


def named(value: Any) -> Iterator[str]:
    """The names of a country or an organisation, and the words for its people."""
    yield from (value.name, *value.aliases, *getattr(value, "demonyms", ()))
    yield from (one for one in (getattr(value, "capital", None), getattr(value, "seat", None)) if one)


# Names of the subject's world that code needs for other reasons, file by file.
ELSEWHERE_NEEDED = {
    "generator/derive/geometry/": "the land of all countries, and how it was made",
    "generator/news/": "what news in many languages call countries, and which languages there are",
}


# Names of languages, and of what the method follows.
OF_EVERYBODY = {"French", "German", "Greek", "British", "UN"}


def subject_names() -> re.Pattern[str]:
    """The proper names of the real table."""
    dossier = exported.dossier("real")
    names = {name.removeprefix("the ") for actor in dossier.actors.values() for name in named(actor)}
    names |= {record.name for record in (*dossier.agreements.values(), *dossier.summits.values())}
    longest = sorted(
        (re.escape(name) for name in names if len(name) > 1 and name not in OF_EVERYBODY), key=len, reverse=True
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])")


def test_no_name_of_the_subject_stands_in_code_or_golden_pages() -> None:
    """What is special to the subject is said by the data: another subject is another folder of data."""
    pattern = subject_names()
    golden = (path for path in (REPOSITORY / "tests").glob("golden*/**/*") if path.is_file())
    found = {}
    for path in (*CODE, *TEMPLATES, *golden):
        name = path.relative_to(REPOSITORY).as_posix()
        if not name.startswith(tuple(ELSEWHERE_NEEDED)):
            hits = sorted(set(pattern.findall(path.read_text(encoding="utf-8"))))
            found |= {name: hits} if hits else {}
    assert found == {}
