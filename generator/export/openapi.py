"""The description of the API for programs that make clients: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1)."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.derive.addresses import file_address
from generator.derive.catalogue import CHANGELOG, HOSTING
from generator.derive.citing import LICENCE_ADDRESS, PUBLISHER
from generator.export.encoding import LICENCE
from generator.model.dossier import Dossier
from generator.model.kinds import KINDS

API_FOLDER = "api/v1"
LIST = "list"
WITHDRAWN = "withdrawn"


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
    made: dict[str, Any] = {}
    for name, schema in schemas.items():
        made |= {part: _with_own_references(one) for part, one in schema.get("$defs", {}).items()}
        made[_file(name)] = _with_own_references(
            {key: one for key, one in schema.items() if key not in ("$schema", "$defs")}
        )
    return dict(sorted(made.items()))


def _file(name: str) -> str:
    """What a whole file is called here, apart from the records in it."""
    return f"{name.capitalize()}File"


def _with_own_references(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_own_references(one) for one in value]
    if isinstance(value, dict):
        return {
            key: _ref(one.rpartition("/")[2]) if key == "$ref" else _with_own_references(one)
            for key, one in value.items()
        }
    return value


def _ref(name: str) -> str:
    return f"#/components/schemas/{name}"
