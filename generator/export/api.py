"""The JSON API, version 1: an index, one file per kind and per record, one with everything; all links relative.

Every file says which version of the API it is of, when it was made and last changed, and under which licence it is
given (`envelope`). Values are those of the records with one change: `at`, `quote` and `cite` become `evidence`, a list
in which every reference names its source, and says whether its words were found in the archived text.

The promise: within `api/v1/` no file moves, no field goes or changes its meaning; fields and files may be added. What
breaks this becomes `v2`, and `v1` stays for a year.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.check.evidence import Lock
from generator.derive import leads, queries, terms
from generator.derive.anchors import anchors
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog, generated_at
from generator.derive.downloads import CHANGELOG, COMPATIBILITY, HOSTING, LICENCE, LICENCE_ADDRESS, PUBLISHER
from generator.derive.last_told import last_modified
from generator.derive.page_addresses import address, card_page, page_path, site_address
from generator.derive.weight import PROOF_FIELDS
from generator.derive.withdrawals import became_of, gone_pages, gone_records
from generator.export.api_schemas import API_FOLDER, INSIDE, openapi, schemas
from generator.export.columns import looked_up
from generator.export.country_codes import all_alpha_3, alpha_3
from generator.model.audits import Claim
from generator.model.chronology import dated
from generator.model.dossier import Dossier, called_by
from generator.model.entries import Citation, Entry, citations, former_ids, own_text
from generator.model.grouping import grouped
from generator.model.kinds import KINDS, TOPICS
from generator.model.parts import Evidence
from generator.model.records import Agreement, Record
from generator.text.json_text import given, json_bytes, number

IN_FULL = ("kind", "id", "alpha_3", "summary", "record", "computed")


def api(dossier: Dossier, lock: Lock, history: ChangeLog = NOTHING_RECORDED, site_url: str = "") -> dict[str, bytes]:
    """Every file of the API by its path."""
    made: dict[str, Any] = {"index.json": _index(dossier, history), "vocabulary.json": _vocabulary(dossier)}
    for kind in KINDS:
        for entry in dossier.of(kind):
            made[f"{kind}/{entry.id}.json"] = record_file(dossier, lock, entry)
        made[f"{kind}.json"] = _list(dossier, kind, history)
    made |= {f"{key}.json": _withdrawn(dossier, key) for key in gone_pages(dossier)}
    made["sources.json"] = _whole(dossier, lock, "sources")
    made["disagreements.json"] = _whole(dossier, lock, "disagreements")
    made["full.json"] = _full(dossier, made)
    times = _file_times(dossier, history, made)
    files = {path: envelope(value, path, times, site_url) for path, value in made.items()}
    described = schemas(dossier)
    files |= {f"schema/{name}.json": schema for name, schema in described.items()}
    files["openapi.json"] = openapi(dossier, described, sorted(made), site_url)
    return {f"{API_FOLDER}/{path}": json_bytes(value) for path, value in sorted(files.items())}


def envelope(value: Mapping[str, Any], path: str, times: Mapping[str, str], site_url: str) -> dict[str, Any]:
    """A file with what every file says of itself, behind the address of its schema."""
    own = {
        "schema_version": CHANGELOG[0]["version"],
        "generated_at": times["index.json"],
        "last_modified": times[path],
        "licence": {"name": LICENCE, "address": LICENCE_ADDRESS, "attribution": PUBLISHER},
        "self": site_address(site_url, f"{API_FOLDER}/{path}") if site_url else posixpath.basename(path),
    }
    return {"$schema": value["$schema"], **own, **{key: one for key, one in value.items() if key not in own}}


def _withdrawn(dossier: Dossier, gone: str) -> dict[str, Any]:
    """The file of a record that is gone: that it is, and what became of it."""
    kind, _, id_ = gone.partition("/")
    one = gone_records(dossier)[gone]
    told = given({"told": became_of(dossier, gone), **({"date": one.date, "instead": one.instead} if one else {})})
    return {"$schema": "../schema/withdrawn.json", "kind": kind, "id": id_, "withdrawn": told}


def _file_times(dossier: Dossier, history: ChangeLog, paths: Iterable[str]) -> dict[str, str]:
    """When each file last changed: with what it tells, or with the newest of its kind; the others with the table."""
    own = {entry.key: last_modified(dossier, history, record) for entry, record in dossier.each(Record)}
    told = history.revisions.records  # also of what is gone
    kinds = grouped((key.partition("/")[0], time) for key, time in (*told.items(), *own.items()))
    times = {**told, **own, **{kind: max(of) for kind, of in kinds.items()}}
    whole = generated_at(dossier, history)
    names = {path: path.removesuffix(".json") for path in paths}
    return {path: times.get(name) or times.get(name.partition("/")[0], whole) for path, name in names.items()}


def _index(dossier: Dossier, history: ChangeLog) -> dict[str, Any]:
    kinds = {
        kind: {"count": len(dossier.of(kind)), "href": f"{kind}.json", "schema": f"schema/{kind}.json"}
        for kind in (*KINDS, "sources", "disagreements")
    }
    return {
        "$schema": "schema/index.json",
        "title": dossier.site.title,
        "description": dossier.site.description,
        "version": CHANGELOG[0]["version"],
        "edition": dossier.newest_check.isoformat(),
        "times": history.times,
        "subject": dossier.subject,
        "kinds": kinds,
        "vocabulary": "vocabulary.json",
        "full": "full.json",
        "openapi": "openapi.json",
        "documentation": _page("data.md", "index.json"),
        "hosting": HOSTING,
        "compatibility": COMPATIBILITY,
        "changelog": list(CHANGELOG),
    }


def _full(dossier: Dossier, made: Mapping[str, Any]) -> dict[str, Any]:
    """Everything in one file: what the files of all records hold, but for the links that start from there."""
    files = {kind: [made[f"{entry.key}.json"] for entry in dossier.of(kind)] for kind in KINDS}
    kinds = {kind: [given({key: one.get(key) for key in IN_FULL}) for one in of] for kind, of in files.items()}
    small = {name: made[f"{name}.json"]["items"] for name in ("sources", "disagreements")}
    return {"$schema": "schema/full.json", **kinds, **small, "vocabulary": made["vocabulary.json"]["groups"]}


def _page(src_uri: str, seen_from: str) -> str:
    """The relative address of a page, seen from a file of the API."""
    return posixpath.relpath(page_path(src_uri), posixpath.dirname(f"{API_FOLDER}/{seen_from}")) + "/"


def _list(dossier: Dossier, kind: str, history: ChangeLog) -> dict[str, Any]:
    records = [entry.record for entry in dossier.of(kind) if isinstance(entry.record, Record)]
    rows = [
        given(
            {
                "id": record.id,
                "name": record.name,
                "code": (code := getattr(record, "code", None)),
                "alpha_3": alpha_3(dossier, code) if code else None,
                "summary": leads.answer(dossier, record),
                "date": dated(record),
                "as_of": record.as_of,
                "last_modified": last_modified(dossier, history, record),
                "formerly": list(record.formerly),
                "href": f"{kind}/{record.id}.json",
                "page": _page(address(record), f"{kind}.json"),
            }
        )
        for record in records
    ]
    # `items` is a list in every file of this sort; `records` was here before it, and is no list for sources.
    return {"$schema": "schema/list.json", "kind": kind, "count": len(rows), "records": rows, "items": rows}


def record_file(dossier: Dossier, lock: Lock, entry: Entry) -> dict[str, Any]:
    """The file of one record."""
    record = entry.record
    assert isinstance(record, Record)
    here = f"{entry.key}.json"
    cards = anchors(dossier, record)
    code = getattr(record, "code", None)
    codes = entry.naming(TOPICS) | ({code} if code else set())
    return given(
        {
            "$schema": f"../schema/{entry.kind}.json",
            "kind": entry.kind,
            "id": record.id,
            "alpha_3": all_alpha_3(dossier, sorted(codes)),
            "page": _page(address(record), here),
            "summary": leads.answer(dossier, record),
            "cards": _page(card_page(record), here) if cards else None,
            "record": json_value(dossier, lock, record, own_text(record), cards),
            "computed": _computed(dossier, record),
            "related": _related(dossier, record),
            "links": _links(dossier, entry),
        }
    )


def _computed(dossier: Dossier, record: Record) -> dict[str, Any]:
    """What follows from the record by a rule told on the page Method."""
    if not isinstance(record, Agreement):
        return {}
    ends = {"expires": terms.expires(dossier, record), "review_due": terms.review_due(dossier, record)}
    days = {name: day.isoformat() for name, day in ends.items() if day}
    kinds = {"undertaken": queries.undertaken(dossier, record), "not_coded": queries.not_coded(dossier, record)}
    return given({**days, **kinds})


def _related(dossier: Dossier, record: Record) -> dict[str, Any]:
    """What other records say about this one, as links."""
    name = called_by(record)
    claims = [
        f"../articles/{article.id}.json#/record/claims/{article.claims.index(claim)}"
        for article, claim in dossier.claims_about.get(name, ())
    ]
    questions = dossier.disagreements_about.get(name, ())
    return given(
        {
            "agreements": [f"../agreements/{a.id}.json" for a in dossier.agreements_of.get(name, ())],
            "joined": [f"../agreements/{a.id}.json" for a in dossier.joined_by.get(name, ())],
            "summits": [f"../summits/{s.id}.json" for s in dossier.summits_of.get(name, ())],
            "claims": claims,
            "disagreements": [f"../disagreements.json#/records/{id_}" for id_ in questions],
        }
    )


def _links(dossier: Dossier, entry: Entry) -> dict[str, Any]:
    """Where the names this record uses are explained."""
    entities = {name: dossier.entities[name] for name in sorted(entry.naming(TOPICS)) if name in dossier.entities}
    sources = sorted({citation.source for citation in entry.citations})
    return given(
        {
            "entities": {name: f"../{address(one).removesuffix('.md')}.json" for name, one in entities.items()},
            "sources": {source: f"../sources.json#/records/{source}" for source in sources},
        }
    )


def json_value(dossier: Dossier, lock: Lock, value: object, text: str | None, cards: Mapping[int, str]) -> Any:
    """A part of a record as JSON values; what is not recorded is left out. `cards` names facts by their identity."""
    match value:
        case BaseModel():
            return given(dict(_fields(dossier, lock, value, text, cards)))
        case tuple():
            return [json_value(dossier, lock, one, text, cards) for one in value]
        case dict():
            order = list(dossier.vocabulary.get("commitment_types", {}))
            words = sorted(value, key=lambda word: (order.index(word) if word in order else len(order), word))
            return {str(word): json_value(dossier, lock, value[word], text, cards) for word in words}
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
    before = grouped((now, was) for was, now in dossier.site.renamed.items())  # no field of the API goes
    for name in type(value).model_fields:
        if not (carries and name in INSIDE):
            told = json_value(dossier, lock, getattr(value, name), text, cards)
            yield name.rstrip("_"), told
            if isinstance(told, dict):  # an anchor stands once in a file
                told = {key: one for key, one in told.items() if key != "anchor"}
            yield from ((was, told) for was in before.get(name, ()))
    if isinstance(value, Claim):
        # The first reference of a claim is to the words of the article; those after it decide the verdict.
        words, *deciding = citations(value, text)
        yield "words", _reference(lock, words)
        yield "evidence", [_reference(lock, citation) for citation in deciding]
    elif isinstance(value, Evidence):
        yield "evidence", [_reference(lock, citation) for citation in citations(value, text)]


def _reference(lock: Lock, citation: Citation) -> dict[str, Any]:
    words = {name: getattr(citation, name) for name in PROOF_FIELDS}
    return given({**words, "found": looked_up(lock, citation)})


def _whole(dossier: Dossier, lock: Lock, kind: str) -> dict[str, Any]:
    """Small records in one file, by id: each has an address as a JSON pointer."""
    of = {id_: {"kind": one} for id_, one in dossier.source_kinds.items()} if kind == "sources" else {}
    rows = ((entry.id, json_value(dossier, lock, entry.record, None, {})) for entry in dossier.of(kind))
    records = {id_: {**of.get(id_, {}), **one} for id_, one in rows}
    items = [{"id": id_, **record} for id_, record in records.items()]
    before = {old: records[entry.id] for entry in dossier.of(kind) for old in former_ids(entry)}
    whole = {"$schema": f"schema/{kind}.json", "kind": kind, "count": len(items)}
    return {**whole, "records": {**before, **records}, "items": items}


def _vocabulary(dossier: Dossier) -> dict[str, Any]:
    groups = {
        group: {word: one.model_dump(exclude_none=True) for word, one in words.items()}
        for group, words in dossier.vocabulary.items()
    }
    return {"$schema": "schema/vocabulary.json", "groups": groups}
