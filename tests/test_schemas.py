"""JSON Schemas and `check` judge alike: an editor is told nothing else while typing than later by the command."""

import json
from pathlib import Path

import exported
import jsonschema
import pytest
import yaml
from test_cases import apply

from generator.check.rules import check
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.model.schemas import FILES, json_schema, written

REPOSITORY = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
FOLDERS = ("reading", "unknown_reference", "word_without_meaning")
# What no schema can say, with the reason.
BEYOND = {
    "bad-date-reversed": "two dates are compared",
    "bad-source-renamed": "what names it is looked up",
    "bad-word-renamed": "what names it is looked up",
    "bad-former-claimed": "two files are compared",
    "bad-family-far": "two keys are compared",
    "bad-family-near": "two keys are compared",
    "bad-empty-braces": "two keys are compared: a value or a gap",
    "bad-id": "the file name is compared",
    "bad-name-of-a-copy": "the file name is compared",
    "bad-name-with-spaces": "the file name is compared",
    "bad-code-of-another-country": "two files are compared",
    "bad-source-unlike": "two files are compared",
}


def kind_of(path: str) -> str | None:
    """The name of the schema of a file."""
    return next((kind for kind, files in FILES.items() if Path(path).match(files)), None)


def verdicts(dossier: Dossier, path: str) -> tuple[bool, bool] | None:
    """Whether `check` and the schema reject a file; None for what is no matter of schemas: YAML that cannot be read."""
    file, kind = dossier.files.get(path), kind_of(path)
    if file is None or file.values is None or kind is None:
        return None
    told = [problem for problem in check(dossier) if problem.path == path]
    if told and set(told) <= set(file.problems) and not any("must not be empty" in problem.what for problem in told):
        return None
    errors = list(jsonschema.Draft7Validator(json_schema(kind, dossier)).iter_errors(file.values))
    return bool(told), bool(errors)


@pytest.mark.parametrize(
    "case", [path for folder in FOLDERS for path in sorted((CASES / folder).glob("*.yml"))], ids=lambda path: path.stem
)
def test_schema_and_check_agree(case: Path, world: Path) -> None:
    """On every file a case edits."""
    values = yaml.safe_load(case.read_text(encoding="utf-8"))
    apply(world, values["edits"])
    dossier = read_dossier(world)
    judged = {path: verdicts(dossier, path) for path in sorted({edit["file"] for edit in values["edits"]})}
    if any(judged.values()):
        agreed = all(one is None or one[0] == one[1] for one in judged.values())
        assert agreed is (case.stem not in BEYOND), (case.stem, judged)


def test_the_schemas_accept_all_real_files() -> None:
    """And are themselves right."""
    dossier = exported.dossier("real")
    made = {kind: json_schema(kind, dossier) for kind in FILES}
    for one in made.values():
        jsonschema.Draft7Validator.check_schema(one)
    wrong = [
        (path, list(error.path), error.message)
        for path, file in dossier.files.items()
        if (kind := kind_of(path))
        for error in jsonschema.Draft7Validator(made[kind]).iter_errors(file.values)
    ]
    assert wrong == []


def test_references_are_lists_of_what_exists(world: Path) -> None:
    """With a word on each."""
    dossier = read_dossier(world)
    made = json_schema("agreements", dossier)
    assert made["properties"]["parties"]["items"] == {"$ref": "#/definitions/actors"}
    assert made["definitions"]["actors"] == {
        "type": "string",
        "enum": ["LEAG", "XA", "XG", "XR"],
        "markdownEnumDescriptions": ["Northern League", "Arcadia", "Graustark", "Ruritania"],
    }
    assert list(made["properties"]["commitments"]["properties"]) == ["training", "consultation", "own-forces"]
    assert made["definitions"]["Signatory"]["properties"]["office"] == {
        "description": "must be the office at the time of signing",
        "examples": ["Minister for Foreign Affairs"],
        "maxLength": 1200,
        "pattern": r"^\S(?:.*\S)?(?![\s\S])",
        "patternErrorMessage": "must be one line of text without space at either end",
        "type": "string",
    }
    assert made["properties"]["framework"] == {
        "allOf": [{"$ref": "#/definitions/agreements"}],
        "description": "must be the id of the document this one implements",
    }


def test_the_files_are_the_same_each_time(world: Path) -> None:
    """One per kind."""
    made = written(read_dossier(world))
    assert sorted(made) == sorted(f"{kind}.json" for kind in FILES)
    assert made == written(read_dossier(world))


def test_the_settings_of_the_repository_name_every_kind() -> None:
    settings = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"build/schemas/{kind}.json": files for kind, files in FILES.items()}
