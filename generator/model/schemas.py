"""The models as JSON Schemas, with which an editor completes and checks: references are lists of the ids there are.

Draft 7, because the YAML language server reads that best. They are made anew from the data, never committed: every new
record changes the lists.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import core_schema

from generator.model import fields as f
from generator.model.about import Site
from generator.model.addresses import LONGEST_ADDRESS
from generator.model.days import Background, Beginning, Checked, Coming, Date, Duration, Past, Period, Seen
from generator.model.declaring import Labelled
from generator.model.dossier import DISAGREEMENTS, SITE, VOCABULARY, Dossier
from generator.model.kinds import KINDS
from generator.model.records import Disagreement, Record, Source
from generator.model.vocabulary import GROUPS, Word

# Where they stand, below the folder that holds data/.
SCHEMAS = Path("build") / "schemas"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"
# What only pydantic or another kind of schema needs, and what is made anew.
ANEW = ("default", "anyOf", "$ref", "x-target", "x-words", "x-edtf", "properties")
# Which schema goes with which files of the table.
FILES: dict[str, str] = {
    **{kind: f"data/{kind}/*.yml" for kind in (*KINDS, "sources")},
    "disagreements": DISAGREEMENTS,
    "vocabulary": VOCABULARY,
    "site": SITE,
}
# Not `$`, which Python lets match before a line end.
TEXT_END = r"(?![\s\S])"
LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
DAY_PATTERN = (
    r"[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    rf"|{LEAP}-02-29"
)
SINGLE_DATE = rf"(?:{DAY_PATTERN}|[0-9]{{4}}-(?:0[1-9]|1[0-2])|[0-9]{{4}})[~?%]?"
# The years a kind of date may name, by the earliest.
YEARS = {1900: "(?=(?:19|2[01])[0-9]{2})", 1990: "(?=(?:199|2[01][0-9])[0-9])"}
COUNTED = "[1-9][0-9]{0,2}"
DURATION_PATTERN = rf"^P(?=[0-9T])(?:{COUNTED}Y)?(?:{COUNTED}M)?(?:{COUNTED}D)?(?:T{COUNTED}H)?{TEXT_END}"
PORT = "(?::(?!0+(?![0-9]))(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])?)?"
BARRED = r"\s<>\"'`\\"
HOST_PATTERN = rf"(?:\[[0-9A-Fa-f:.]+\]|[^{BARRED}@:/?#\[\]]+)"
ADDRESS_PATTERN = rf"^[Hh][Tt][Tt][Pp][Ss]?://{HOST_PATTERN}{PORT}(?:[/?#][^{BARRED}]*)?{TEXT_END}"
ONE_LINE = {"pattern": rf"^\S(?:.*\S)?{TEXT_END}", "maxLength": f.LONGEST_TEXT}


def _validator(kind: Any) -> Any:
    """The function with which a type of `fields` checks a text."""
    return get_args(kind)[-1].func if hasattr(get_args(kind)[-1], "func") else get_args(kind)[1].func


def _pattern_in_words(what: str) -> dict[str, str]:
    """What editors show instead of the pattern."""
    return {"patternErrorMessage": f"must be {what}"}


def _date_schema(kind: type[Date]) -> dict[str, Any]:
    """What a kind of date accepts."""
    day, single = (f"{YEARS[kind.earliest]}(?:{shape})" for shape in (DAY_PATTERN, SINGLE_DATE))
    begun = rf"{single}(?:/(?:{single}|\.\.))?"
    form = {"day": day, "single": single, "begun": begun, "any": rf"(?:{begun}|\.\./{single})"}[kind.form]
    said = "day such as 2024-01-12" if kind.form == "day" else "date such as 2024, 2024-01, 2024-01-12 or 2024-01~"
    return {
        "type": ["string", "integer"] if kind.form != "day" else "string",
        "pattern": f"^{form}{TEXT_END}",
        **({"minimum": kind.earliest, "maximum": kind.latest} if kind.form != "day" else {}),
        **_pattern_in_words(f"a {said}, of the years {kind.earliest} to {kind.latest}"),
    }


# What those functions say, in the schema's terms.
SHAPES: dict[Any, dict[str, Any]] = {
    _validator(f.Line): {
        "type": "string",
        **ONE_LINE,
        **_pattern_in_words("one line of text without space at either end"),
    },
    _validator(f.Quote): {
        "type": "string",
        "pattern": rf"^\S+(?:[^\S\r\n]+\S+){{0,{f.LONGEST_QUOTE - 1}}}{TEXT_END}",
        "maxLength": f.LONGEST_TEXT,
        **_pattern_in_words(f"one line of at most {f.LONGEST_QUOTE} words"),
    },
    _validator(f.Promise): {
        "type": "string",
        "pattern": rf"^(?!.*[.!?]\s)(?=.*\.{TEXT_END})\S+(?:[^\S\r\n]+\S+){{0,{f.LONGEST_PROMISE - 1}}}{TEXT_END}",
        "maxLength": f.LONGEST_TEXT,
        **_pattern_in_words(f"one sentence of at most {f.LONGEST_PROMISE} words, with one full stop, at its end"),
    },
    _validator(f.Address): {
        "type": "string",
        "format": "uri",
        "pattern": ADDRESS_PATTERN,
        "maxLength": LONGEST_ADDRESS,
        **_pattern_in_words("a web address, https://… or http://…"),
    },
    _validator(Duration): {
        "type": "string",
        "pattern": DURATION_PATTERN,
        **_pattern_in_words("a duration such as P10Y, P6M, P30D or PT24H"),
    },
    **{kind.read: _date_schema(kind) for kind in (Past, Background, Beginning, Seen, Checked, Coming, Period)},
}


class _Shaped(Labelled):
    """Knows the checks that pydantic cannot see into."""

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> dict[str, Any]:
        shape = SHAPES.get(schema["function"]["function"])
        return dict(shape) if shape else super().function_after_schema(schema)


def json_schema(kind: str, dossier: Dossier) -> dict[str, Any]:
    """The schema of the files of one kind, a key of `FILES`."""
    if kind == "vocabulary":
        return _vocabulary_schema(dossier)
    if kind in BY_ID:
        return _keyed_schema(_model_schema(BY_ID[kind], dossier))
    return _model_schema(Site if kind == "site" else KINDS[kind].model, dossier)


BY_ID: dict[str, type[BaseModel]] = {"sources": Source, "disagreements": Disagreement}


def written(dossier: Dossier) -> dict[str, bytes]:
    """The schemas as files."""
    made = {kind: json.dumps(json_schema(kind, dossier), ensure_ascii=False, indent=1) for kind in FILES}
    return {f"{kind}.json": f"{text}\n".encode() for kind, text in made.items()}


def _keyed_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a mapping of ids to such values."""
    inner = {key: value for key, value in schema.items() if key not in ("$schema", "definitions")}
    return {"$schema": DRAFT_7, "type": "object", "additionalProperties": inner, "definitions": schema["definitions"]}


def _vocabulary_schema(dossier: Dossier) -> dict[str, Any]:
    """The schema of the vocabulary: every group requires what its words are asked for."""
    kinds: dict[str, type[Word]] = {**GROUPS, "": Word}
    schemas = {group: _keyed_schema(_model_schema(kind, dossier)) for group, kind in kinds.items()}
    words = {group: {key: one[key] for key in ("type", "additionalProperties")} for group, one in schemas.items()}
    return {"$schema": DRAFT_7, "type": "object", "additionalProperties": words.pop(""), "properties": words}


def _model_schema(model: type[BaseModel], dossier: Dossier) -> dict[str, Any]:
    made = _raw(model)
    definitions: dict[str, Any] = {}
    whole = _clear({key: value for key, value in made.items() if key not in ("$defs", "title")}, dossier, definitions)
    for name, part in made.get("$defs", {}).items():
        definitions[name] = _clear({key: value for key, value in part.items() if key != "title"}, dossier, definitions)
    return {"$schema": DRAFT_7, **whole, "definitions": dict(sorted(definitions.items()))}


@cache
def _raw(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(schema_generator=_Shaped)


def _clear(schema: Any, dossier: Dossier, definitions: dict[str, Any]) -> Any:
    """The schema without what only pydantic needs: nulls, defaults, titles; references become lists of what exists."""
    if isinstance(schema, list):
        return [_clear(one, dossier, definitions) for one in schema]
    if not isinstance(schema, dict):
        return schema
    for one in schema.get("anyOf", ()):
        schema = {**one, **schema} if one != {"type": "null"} else schema
    if "x-target" in schema.get("propertyNames", {}):
        return _by_word(schema, dossier, definitions)
    made = {key: _clear(value, dossier, definitions) for key, value in schema.items() if key not in ANEW}
    if "properties" in schema:
        made["properties"] = {name: _clear(one, dossier, definitions) for name, one in schema["properties"].items()}
    if target := schema.get("x-target"):
        definitions.setdefault(target, _named_things(target, dossier))
        del made["type"]
    if name := target or schema.get("$ref", "").rpartition("/")[2]:
        pointer = {"$ref": f"#/definitions/{name}"}
        # In draft 7 nothing may stand beside a bare one.
        made |= {"allOf": [pointer]} if made.keys() - {"type"} else pointer
    return made


def _by_word(schema: dict[str, Any], dossier: Dossier, definitions: dict[str, Any]) -> dict[str, Any]:
    """A mapping whose keys are words of the vocabulary: each a property, so that editors complete it."""
    inner = _clear(schema["additionalProperties"], dossier, definitions)
    words = dossier.vocabulary.get(schema["propertyNames"]["x-target"], {})
    properties = {word: {"description": one.definition, "allOf": [inner]} for word, one in words.items()}
    return {
        "type": "object",
        "description": schema["description"],
        "properties": properties,
        "additionalProperties": False,
    }


def _named_things(target: str, dossier: Dossier) -> dict[str, Any]:
    known = sorted(dossier.known(target).items())
    return {
        "type": "string",
        "enum": [name for name, _ in known],
        "markdownEnumDescriptions": [_shown_beside(one) for _, one in known],
    }


def _shown_beside(thing: object) -> str:
    """What an editor is shown beside a name."""
    match thing:
        case Word():
            return thing.definition
        case Source():
            return f"{thing.publisher}: {thing.title}"
        case Record():
            return thing.name
        case _:
            return ""
