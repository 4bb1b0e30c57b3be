"""The description of the API: JSON Schemas of its files, made from the models of the records, and OpenAPI 3.1.

Unlike the schemas for editors they admit unknown fields: the promise of version 1 allows new ones.
Specification of OpenAPI: https://spec.openapis.org/oas/v3.1.1
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from generator.derive.downloads import CHANGELOG, HOSTING, LICENCE, LICENCE_ADDRESS, PUBLISHER
from generator.derive.page_addresses import file_address
from generator.model.audits import Claim
from generator.model.declaring import Labelled, stated
from generator.model.dossier import Dossier
from generator.model.kinds import KINDS
from generator.model.parts import Evidence
from generator.model.records import Disagreement, Source

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STRING = {"type": "string"}
TEXTS = {"type": "array", "items": STRING}
COUNT = {"type": "integer", "minimum": 0}
REFERENCE = {
    "type": "object",
    "description": "A reference to a source.",
    "properties": {
        "source": {**STRING, "description": "the id of the source"},
        "at": {**STRING, "description": "the clause, page or section as the source numbers it"},
        "quote": {**STRING, "description": "words found there"},
        "translation": {**STRING, "description": "our English of these words, where they are in another language"},
        "note": {**STRING, "description": "one line about this reference"},
        "found": {
            "type": "boolean",
            "description": "whether the words were found in the archived text; missing where nobody could look",
        },
    },
    "required": ["source"],
}
ENVELOPE: dict[str, Any] = {
    "$schema": {**STRING, "description": "the address of this schema"},
    "schema_version": {**STRING, "description": "the version of the API"},
    "generated_at": {**STRING, "description": "the time of the newest commit that changed the data, in UTC"},
    "last_modified": {**STRING, "description": "the time of the commit that last changed what this file holds, in UTC"},
    "licence": {"type": "object", "properties": {"name": STRING, "address": STRING, "attribution": STRING}},
    "self": {**STRING, "description": "the address of this file"},
}
INSIDE = {"at", "quote", "translation", "cite"}  # into `evidence`
API_FOLDER = "api/v1"
LIST = "list"
WITHDRAWN = "withdrawn"


def schemas(dossier: Dossier) -> dict[str, dict[str, Any]]:
    """Every schema by its name. The words of the vocabulary are those of this table."""
    made = {kind.folder: _record_file(kind.folder, kind.model) for kind in KINDS.values()}
    made["sources"] = _collection("sources", Source, {"kind": STRING})
    made["disagreements"] = _collection("disagreements", Disagreement, {})
    made["list"] = _list_schema()
    made["vocabulary"] = _object("The words records use, by group.", {"groups": {"type": "object"}})
    made["index"] = _index_schema()
    made["full"] = _full_schema()
    told = dict.fromkeys(("told", "date", "instead"), STRING)
    gone = {"kind": STRING, "id": STRING, "withdrawn": {"type": "object", "properties": told, "required": ["told"]}}
    made["withdrawn"] = _object("The file of a record that was withdrawn.", gone)
    for part in (part for schema in made.values() for part in schema.get("$defs", {}).values()):
        fields = part.get("properties", {})
        # What has another name now is described under its former one too, which stays.
        former = {was: now for was, now in dossier.site.renamed.items() if now in fields}
        fields |= {was: {**fields[now], "deprecated": True} for was, now in former.items()}
    return {name: {"$schema": DIALECT, **strict(dossier, enveloped(one))} for name, one in sorted(made.items())}


def enveloped(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a file with what every file says of itself."""
    return {
        **schema,
        "properties": {**schema["properties"], **ENVELOPE},
        "required": [*schema["required"], *(name for name in ENVELOPE if name not in schema["required"])],
    }


def strict(dossier: Dossier, value: Any) -> Any:
    """A schema without words of our own, with those of the vocabulary and the shape of a date where such are wanted."""
    if isinstance(value, list):
        return [strict(dossier, one) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: strict(dossier, one) for key, one in value.items() if not key.startswith("x-") and key != "format"}
    words = dossier.vocabulary.get(value.get("x-target") or "")
    shape = {"enum": list(words)} if words else {"pattern": value["x-edtf"]} if "x-edtf" in value else {}
    return made | shape


def _object(description: str, properties: Mapping[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "description": description,
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
    }


def _index_schema() -> dict[str, Any]:
    kind = _object("One kind.", {"count": COUNT, "href": STRING, "schema": STRING})
    texts = ["title", "description", "version", "edition", "times", "subject", "vocabulary", "full", "openapi"]
    texts += ["documentation", "hosting", "compatibility"]
    more = {
        "kinds": {"type": "object", "additionalProperties": kind},
        "changelog": {"type": "array", "items": {"type": "object"}},
    }
    return _object("The entry to the API.", {**dict.fromkeys(texts, STRING), **more})


def _list_schema() -> dict[str, Any]:
    names = ("id", "name", "as_of", "href", "page", "last_modified")
    more = {"code": STRING, "alpha_3": STRING, "formerly": TEXTS, "summary": TEXTS, "date": STRING}
    row = _object("One record.", {**dict.fromkeys(names, STRING), **more}, tuple(more))
    rows = {"type": "array", "items": row}
    return _object("All records of one kind.", {"kind": STRING, "count": COUNT, "records": rows, "items": rows})


def _full_schema() -> dict[str, Any]:
    """Of the file with everything: lists of what stands in files of their own, described there."""
    rows = {"type": "array", "items": {"type": "object"}}
    lists = dict.fromkeys((*KINDS, "sources", "disagreements"), rows)
    return _object("Everything in one file.", {**lists, "vocabulary": {"type": "object"}})


def _record_file(kind: str, model: type[BaseModel]) -> dict[str, Any]:
    defs = definitions(model)
    properties = {
        "kind": {"const": kind},
        "id": STRING,
        "alpha_3": {
            "type": "object",
            "additionalProperties": STRING,
            "description": "the three letters (ISO 3166-1) of every country named here by two",
        },
        "page": {**STRING, "description": "the page of the record, relative to this file"},
        "summary": {**TEXTS, "description": "the sentences at the top of the page"},
        "cards": {**STRING, "description": "the page with a citable card for each fact, relative to this file"},
        "record": {"$ref": f"#/$defs/{model.__name__}"},
        "computed": {"type": "object", "description": "what follows from the record by a stated rule"},
        "related": {"type": "object", "description": "what other records say about this one, as relative links"},
        "links": {"type": "object", "description": "where the names and sources used here are explained"},
    }
    return {
        **_object(f"One of {kind}.", properties, ("alpha_3", "cards", "computed", "related", "links")),
        "$defs": defs,
    }


def _collection(kind: str, model: type[BaseModel], more: Mapping[str, Any]) -> dict[str, Any]:
    defs = definitions(model)
    defs[model.__name__]["properties"] |= more
    one = {"$ref": f"#/$defs/{model.__name__}"}
    both = {"records": {"type": "object", "additionalProperties": one}, "items": {"type": "array", "items": one}}
    defs[model.__name__]["properties"]["id"] = {**STRING, "description": "its id, in `items`"}
    return {**_object(f"All {kind}.", {"kind": {"const": kind}, "count": COUNT, **both}), "$defs": defs}


def definitions(model: type[BaseModel]) -> dict[str, Any]:
    """The model and all it is made of as the API writes them, by name."""
    schema = model.model_json_schema(schema_generator=Labelled)
    inner = schema.pop("$defs", {})
    inner.pop("Cite", None)
    made = {name: _as_written(one, name) for name, one in {**inner, model.__name__: schema}.items()}
    return {**dict(sorted(made.items())), "Reference": REFERENCE}


def _as_written(schema: dict[str, Any], name: str) -> dict[str, Any]:
    carries = name in {one.__name__ for one in _heirs(Evidence)} | {"Claim"}
    properties = {
        key: _without_null(value) for key, value in schema["properties"].items() if not (carries and key in INSIDE)
    }
    if name == Claim.__name__:
        properties["words"] = {"$ref": "#/$defs/Reference"}
    if carries:
        properties["anchor"] = {**STRING, "description": "its permanent name; its card is at `cards`, # and this"}
        properties["evidence"] = {"type": "array", "items": {"$ref": "#/$defs/Reference"}}
    return {
        "description": schema.get("description", ""),
        "type": "object",
        "properties": properties,
        "required": schema.get("required", []),
    }


def _without_null(value: dict[str, Any]) -> dict[str, Any]:
    """A property without null, which the API never writes, and its description as a statement."""
    made = {key: one for key, one in value.items() if key not in ("anyOf", "default")}
    for one in value.get("anyOf", ()):
        if one != {"type": "null"}:
            made |= one
    if "description" in made:
        made["description"] = stated(made["description"])
    return made


def _heirs(model: type[BaseModel]) -> set[type[BaseModel]]:
    return {model}.union(*(_heirs(one) for one in model.__subclasses__()))


def openapi(
    dossier: Dossier, schemas: Mapping[str, Mapping[str, Any]], paths: Iterable[str], site_url: str
) -> dict[str, Any]:
    """The description of all files of the API, of which `paths` are the addresses."""
    whole = [path.removesuffix(".json") for path in paths if "/" not in path]
    operations = {f"/{name}.json": _get(name, LIST if name in KINDS else name) for name in whole}
    operations |= {f"/{kind}/{{id}}.json": _get(f"{kind}_by_id", kind, one=True) for kind in KINDS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": dossier.site.title,
            "description": f"{dossier.site.description} {HOSTING}",
            "version": CHANGELOG[0]["version"],
            "license": {"name": LICENCE, "url": LICENCE_ADDRESS},
            "contact": {"name": PUBLISHER},
        },
        "security": [],  # anybody may read
        "servers": [{"url": file_address(site_url, API_FOLDER) if site_url else "."}],
        "paths": dict(sorted(operations.items())),
        "components": {"schemas": _components(schemas)},
    }


def _get(name: str, schema: str, *, one: bool = False) -> dict[str, Any]:
    """What a file answers. With `one` it is that of one record, whose id stands in the address."""
    # At the address of a record that was withdrawn stands what became of it.
    held = [{"$ref": _ref(_file(name))} for name in ((schema, WITHDRAWN) if one else (schema,))]
    told = {"oneOf": held} if one else held[0]
    answer = {"description": "The file.", "content": {"application/json": {"schema": told}}}
    id_ = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": "the id"}
    missing = {"404": {"description": "There is none with this id."}} if one else {}
    return {
        "get": {
            "operationId": f"get_{name}",
            "summary": f"The file of one of {schema}" if one else f"The file {name}.json",
            **({"parameters": [id_]} if one else {}),
            "responses": {"200": answer, **missing},
        }
    }


def _components(schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """All schemas side by side: what several files are made of stands here once."""
    text = json.dumps(schemas).replace('"#/$defs/', f'"{_ref("")}')
    made: dict[str, Any] = {}
    for name, schema in json.loads(text).items():
        made |= schema.get("$defs", {})
        made[_file(name)] = {key: one for key, one in schema.items() if key not in ("$schema", "$defs")}
    return dict(sorted(made.items()))


def _file(name: str) -> str:
    """What a whole file is called here, apart from the records in it."""
    return f"{name.capitalize()}File"


def _ref(name: str) -> str:
    return f"#/components/schemas/{name}"
