"""The tables as a Data Package, version 2 of https://datapackage.org (standard/data-package)."""

import hashlib
from collections.abc import Sequence
from typing import Any

from generator.derive.change_log import ChangeLog, generated_at
from generator.derive.downloads import DESCRIPTOR, LICENCE, LICENCE_ADDRESS, LICENCE_TITLE, PUBLISHER, WORKBOOK
from generator.derive.page_addresses import site_address
from generator.export.columns import Column, Table, csv_bytes
from generator.export.workbook import workbook
from generator.model.dossier import Dossier
from generator.model.kinds import TABLE_KEYS
from generator.text.json_text import given, json_bytes

FOLDER = "data"
# Of the columns: the first number moves when one goes or changes its meaning, the second when one is added.
COLUMNS_VERSION = "3.3"
PACKAGE_NAME = "security-commitments"
LICENCE_NOTICE = f"{PUBLISHER}; {LICENCE_TITLE}, {LICENCE_ADDRESS}. Cite the original source of a value first."
EMPTY = {"value": "", "label": "nothing recorded"}


def datapackage(dossier: Dossier, made: Sequence[Table], site_url: str, history: ChangeLog) -> dict[str, bytes]:
    """Every table as CSV, all of them in a workbook, and the descriptor."""
    files = {f"{FOLDER}/{table.path}": csv_bytes(table) for table in made}
    files[WORKBOOK] = workbook(dossier, made, generated_at(dossier, history), LICENCE_NOTICE)
    there = {"id": site_address(site_url, DESCRIPTOR), "homepage": site_address(site_url, "data.md")}
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": PACKAGE_NAME,
        "title": dossier.site.title,
        "description": dossier.site.description,
        **(there if site_url else {}),
        "version": version(dossier, history),
        "created": generated_at(dossier, history),
        "licenses": [{"name": LICENCE, "path": LICENCE_ADDRESS, "title": LICENCE_TITLE}],
        "contributors": [{"title": PUBLISHER, "roles": ["creator"]}],
        "resources": [_resource(dossier, table, files[f"{FOLDER}/{table.path}"]) for table in made],
    }
    return {**files, DESCRIPTOR: json_bytes(descriptor)}


def version(dossier: Dossier, history: ChangeLog) -> str:
    """The version of the data: that of the columns, and the time of the newest change as a number."""
    return f"{COLUMNS_VERSION}.{''.join(filter(str.isdigit, generated_at(dossier, history)))}"


def _resource(dossier: Dossier, table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.path,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _table_schema(dossier, table),
    }


def _table_schema(dossier: Dossier, table: Table) -> dict[str, Any]:
    gaps = dossier.vocabulary.get("gaps", {}) if table.gaps else {}
    missing = (*((word, one.label) for word, one in gaps.items()), *table.missing)
    # A table named by its own foreign key is left out of `reference`: that is how version 2 says "this one".
    others = ((c, {"resource": c.to} if c.to != table.name else {}) for c in table.columns if c.to)
    keys = [{"fields": [c.name], "reference": {**of, "fields": [TABLE_KEYS[str(c.to)]]}} for c, of in others]
    return given(
        {
            "fields": [_field(dossier, table, column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": keys,
            "missingValues": [EMPTY, *({"value": word, "label": label} for word, label in missing)],
        }
    )


def _field(dossier: Dossier, table: Table, column: Column) -> dict[str, Any]:
    words = dossier.vocabulary.get(column.group or "", {})
    explained = f". The table `vocabulary` explains its words in the group `{column.group}`" if column.group else ""
    unique = True if table.key == (column.name,) else None
    constraints = given({"required": column.required or None, "unique": unique, "enum": list(words)})
    return given(
        {
            "name": column.name,
            "title": column.name.replace("_", " ").capitalize(),
            "type": column.type,
            "description": f"{column.description}{explained}",
            "constraints": constraints,
        }
    )
