"""The JSON API, version 1: an index, one file per kind and per record, all links relative.

Values are those of the records with one change: `at`, `quote` and `cite` become `evidence`, a list in which every
reference names its source, and says whether its words were found in the archived text.

The promise: within `api/v1/` no file moves, no field goes or changes its meaning; fields and files may be added. What
breaks this becomes `v2`, and `v1` stays for a year.
"""

import posixpath
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from generator.check.evidence import Lock, key
from generator.derive import answers, findings, terms
from generator.derive.addresses import address, card_page, page_path
from generator.derive.anchors import anchors
from generator.derive.catalogue import CHANGELOG, COMPATIBILITY
from generator.export.api_schemas import MOVED, schemas
from generator.export.encoding import LICENCE, LICENCE_ADDRESS, PUBLISHER, edition
from generator.model.dossier import Dossier
from generator.model.entries import Citation, Entry, citations, own_text
from generator.model.parts import Claim, Evidence
from generator.model.records import KINDS, Agreement, Country, Organisation, Record
from generator.text.json_text import given, json_bytes, number

BASE = "api/v1"
NO_CARDS: Mapping[int, str] = MappingProxyType({})
# Newest first. `date` is the day of the release, written down here because no data file knows it.


def api(dossier: Dossier, lock: Lock) -> dict[str, bytes]:
    """Every file of the API by its path."""
    made: dict[str, Any] = {"index.json": _index(dossier), "vocabulary.json": _vocabulary(dossier)}
    for kind in KINDS:
        made[f"{kind}.json"] = _list(dossier, kind)
        for entry in dossier.of(kind):
            made[f"{kind}/{entry.id}.json"] = record_file(dossier, lock, entry)
    made["sources.json"] = _whole(dossier, lock, "sources")
    made["disagreements.json"] = _whole(dossier, lock, "disagreements")
    made |= {f"schema/{name}.json": schema for name, schema in schemas().items()}
    return {f"{BASE}/{path}": json_bytes(value) for path, value in sorted(made.items())}


def _index(dossier: Dossier) -> dict[str, Any]:
    kinds = [*KINDS, "sources", "disagreements"]
    return {
        "$schema": "schema/index.json",
        "title": dossier.site.title,
        "description": dossier.site.description,
        "version": CHANGELOG[0]["version"],
        "edition": edition(dossier).isoformat(),
        "subject": dossier.subject,
        "licence": {"name": LICENCE, "address": LICENCE_ADDRESS, "attribution": PUBLISHER},
        "kinds": {
            kind: {"count": len(dossier.of(kind)), "href": f"{kind}.json", "schema": f"schema/{kind}.json"}
            for kind in kinds
        },
        "vocabulary": "vocabulary.json",
        "documentation": _page("data.md", "index.json"),
        "compatibility": COMPATIBILITY,
        "changelog": list(CHANGELOG),
    }


def _page(src_uri: str, seen_from: str) -> str:
    """The relative address of a page, seen from a file of the API."""
    folder = posixpath.dirname(f"{BASE}/{seen_from}")
    return posixpath.relpath(page_path(src_uri), folder) + "/"


def _list(dossier: Dossier, kind: str) -> dict[str, Any]:
    records = [entry.record for entry in dossier.of(kind) if isinstance(entry.record, Record)]
    rows = [
        given(
            {
                "id": record.id,
                "name": record.name,
                "code": getattr(record, "code", None),
                "as_of": record.as_of,
                "formerly": list(record.formerly),
                "href": f"{kind}/{record.id}.json",
                "page": _page(address(record), f"{kind}.json"),
            }
        )
        for record in records
    ]
    return {"$schema": "schema/list.json", "kind": kind, "count": len(rows), "records": rows}


def record_file(dossier: Dossier, lock: Lock, entry: Entry) -> dict[str, Any]:
    """The file of one record."""
    record = entry.record
    assert isinstance(record, Record)
    here = f"{entry.kind}/{entry.id}.json"
    cards = anchors(dossier, record)
    return given(
        {
            "$schema": f"../schema/{entry.kind}.json",
            "kind": entry.kind,
            "id": record.id,
            "page": _page(address(record), here),
            "summary": answers.answer(dossier, record),
            "cards": _page(card_page(record), here) if cards else None,
            "record": plain(dossier, lock, record, own_text(record), cards),
            "computed": _computed(dossier, record),
            "related": _related(dossier, record),
            "links": _links(dossier, entry),
        }
    )


def _computed(dossier: Dossier, record: Record) -> dict[str, Any]:
    """What follows from the record by a rule told on the page Method."""
    if not isinstance(record, Agreement):
        return {}
    last, due = terms.expires(dossier, record), terms.review_due(dossier, record)
    days = {"expires": last.isoformat() if last else None, "review_due": due.isoformat() if due else None}
    kinds = {"undertaken": findings.undertaken(dossier, record), "not_coded": findings.not_coded(dossier, record)}
    return given({**days, **kinds})


def _related(dossier: Dossier, record: Record) -> dict[str, Any]:
    """What other records say about this one, as links."""
    name = record.code if isinstance(record, Country | Organisation) else record.id
    claims = [
        f"../articles/{article.id}.json#/record/claims/{article.claims.index(claim)}"
        for article, claim in dossier.claims_about.get(name, ())
    ]
    return given(
        {
            "agreements": [f"../agreements/{a.id}.json" for a in dossier.agreements_of.get(name, ())],
            "joined": [f"../agreements/{a.id}.json" for a in dossier.joined_by.get(name, ())],
            "summits": [f"../summits/{s.id}.json" for s in dossier.summits_of.get(name, ())],
            "claims": claims,
            "disagreements": [
                f"../disagreements.json#/records/{id_}" for id_ in dossier.disagreements_about.get(name, ())
            ],
        }
    )


def _links(dossier: Dossier, entry: Entry) -> dict[str, Any]:
    """Where the names this record uses are explained."""
    names = {
        str(value) for _, value in entry.references if value.target in ("actors", "agreements", "summits", "entities")
    }
    entities = {name: dossier.entities[name] for name in sorted(names) if name in dossier.entities}
    sources = sorted({citation.source for citation in entry.citations})
    return given(
        {
            "entities": {name: f"../{address(one).removesuffix('.md')}.json" for name, one in entities.items()},
            "sources": {source: f"../sources.json#/records/{source}" for source in sources},
        }
    )


def plain(dossier: Dossier, lock: Lock, value: object, text: str | None, cards: Mapping[int, str] = NO_CARDS) -> Any:
    """A part of a record as JSON values; what is not recorded is left out. `cards` names facts by their identity."""
    match value:
        case BaseModel():
            return given(dict(_fields(dossier, lock, value, text, cards)))
        case tuple():
            return [plain(dossier, lock, one, text, cards) for one in value]
        case dict():
            order = list(dossier.vocabulary.get("commitment_types", {}))
            words = sorted(value, key=lambda word: (order.index(word) if word in order else len(order), word))
            return {str(word): plain(dossier, lock, value[word], text, cards) for word in words}
        case float():
            return number(value)
        case _:
            return str(value) if isinstance(value, str) else value


def _fields(
    dossier: Dossier, lock: Lock, value: BaseModel, text: str | None, cards: Mapping[int, str]
) -> Iterator[tuple[str, Any]]:
    if id(value) in cards:
        yield "anchor", cards[id(value)]
    carries = isinstance(value, Evidence | Claim)
    for name in type(value).model_fields:
        if not (carries and name in MOVED):
            yield name.rstrip("_"), plain(dossier, lock, getattr(value, name), text, cards)
    if isinstance(value, Claim):
        # The first reference of a claim is to the words of the article; those after it decide the verdict.
        words, *deciding = citations(value, text)
        yield "words", _reference(lock, words)
        yield "evidence", [_reference(lock, citation) for citation in deciding]
    elif isinstance(value, Evidence):
        yield "evidence", [_reference(lock, citation) for citation in citations(value, text)]


def _reference(lock: Lock, citation: Citation) -> dict[str, Any]:
    quote = citation.quote
    checked = lock.quotes.get(citation.source, {}).get(key(citation.at, quote)) if quote else None
    words = {"at": citation.at, "quote": quote, "translation": citation.translation, "note": citation.note}
    return given({"source": citation.source, **words, "found": checked})


def _whole(dossier: Dossier, lock: Lock, kind: str) -> dict[str, Any]:
    """Small records in one file, by id: each has an address as a JSON pointer."""
    records: dict[str, Any] = {}
    for entry in dossier.of(kind):
        extra = {"kind": dossier.source_kinds[entry.id]} if kind == "sources" else {}
        records[entry.id] = {**extra, **plain(dossier, lock, entry.record, None)}
    return {"$schema": f"schema/{kind}.json", "kind": kind, "count": len(records), "records": records}


def _vocabulary(dossier: Dossier) -> dict[str, Any]:
    groups = {
        group: {word: one.model_dump(exclude_none=True) for word, one in words.items()}
        for group, words in dossier.vocabulary.items()
    }
    return {"$schema": "schema/vocabulary.json", "groups": groups}
