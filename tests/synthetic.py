"""Fact tables of any size that mean nothing, in the proportions of the real one: for benchmarks only."""

import shutil
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parent.parent
SITE = "subject: XA\ntitle: Synthetic table\ndescription: Nothing in it is true.\n"
EVERY = {"agreements": 20, "summits": 13, "articles": 2}  # of fifty records; the others are organisations


def write_table(root: Path, records: int) -> None:
    """Make `root/data` with about so many records, as many sources again, and the lock their quotes need."""
    data = root / "data"
    for folder in ("countries", "organisations", "agreements", "summits", "articles", "sources"):
        (data / folder).mkdir(parents=True)
    shutil.copy(REPOSITORY / "data" / "vocabulary.yml", data / "vocabulary.yml")
    (data / "site.yml").write_text(SITE)
    types = list(yaml.safe_load((data / "vocabulary.yml").read_text(encoding="utf-8"))["commitment_types"])
    counts = {kind: max(1, records * share // 50) for kind, share in EVERY.items()}
    members = records - sum(counts.values()) - 1
    sources: dict[str, dict[str, str]] = {}
    lock: dict[str, dict[str, object]] = {}
    _write(
        data / "countries" / "arcadia.yml", {"id": "arcadia", "name": "Arcadia", "code": "XA", "as_of": "2031-01-01"}
    )
    for n in range(members):
        _source(sources, f"note-{n}", f"Note {n}")
        _write(data / "organisations" / f"body-{n}.yml", _body(n))
    for n in range(counts["agreements"]):
        _source(sources, f"pact-{n}-text", f"Text of pact {n}")
        lock[f"pact-{n}-text"] = {
            "sha256": "0" * 64,
            "found": [f"shall do thing {n} of {kind}" for kind in types],
            "not_found": [],
        }
        _write(data / "agreements" / f"pact-{n}.yml", _pact(n, members, types))
    for n in range(counts["summits"]):
        _write(data / "summits" / f"meeting-{n}.yml", _meeting(n, members))
    for n in range(counts["articles"]):
        _source(sources, f"story-{n}", f"Story {n}")
        lock[f"story-{n}"] = {
            "sha256": "0" * 64,
            "found": [f"{p}: words {n} of {p}" for p in range(1, 11)],
            "not_found": [],
        }
        _write(data / "articles" / f"story-{n}.yml", _story(n, counts["agreements"], members))
    _write(data / "sources" / "news.yml", sources)
    _write(data / "evidence.lock.yml", lock)


def _write(path: Path, values: object) -> None:
    path.write_text(
        yaml.dump(values, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False), encoding="utf-8"
    )


def _source(sources: dict[str, dict[str, str]], id_: str, title: str) -> None:
    url = f"https://example.org/{id_}"
    sources[id_] = {"publisher": "Gazette", "title": title, "url": url, "published": "2030", "language": "en"}


def _cite(n: int) -> list[dict[str, str]]:
    return [{"source": f"note-{n}", "at": "page 1"}]


def _body(n: int) -> dict[str, object]:
    return {
        "id": f"body-{n}",
        "name": f"Body {n}",
        "code": f"B{n}",
        "as_of": "2031-01-01",
        "official_name": {"value": f"The body of number {n}", "cite": _cite(n)},
        "events": [
            {
                "date": f"20{10 + year}-03-0{1 + n % 9}",
                "what": f"Event {year} of {n}.",
                "kind": "other",
                "cite": _cite(n),
            }
            for year in range(4)
        ],
    }


def _pact(n: int, members: int, types: list[str]) -> dict[str, object]:
    day = f"20{20 + n % 10}-0{1 + n % 9}-1{n % 10}"
    return {
        "id": f"pact-{n}",
        "name": f"Pact {n}",
        "as_of": "2031-01-01",
        "instrument": "agreement",
        "parties": [f"B{n % members}", "XA"],
        "status": {"value": "signed", "as_of": "2030-12-01", "cite": _cite(n % members)},
        "text": f"pact-{n}-text",
        "signed": {"date": day, "place": f"Town {n % 97}", "at": "last line"},
        "term": {"value": "P10Y", "at": "Article 9"},
        **({"framework": "pact-0"} if n % 4 == 3 else {}),
        "commitments": {
            kind: {
                "answer": "undertaken",
                "operative": "shall do",
                "verb": "shall",
                "promise": f"Body {n % members} shall do thing {n} of {kind}, within the year and as its laws allow.",
                "at": f"Article {n}",
                "quote": f"shall do thing {n} of {kind}",
            }
            for kind in types
        },
        "events": [
            {
                "date": f"2030-0{1 + step}",
                "what": f"Step {step} of pact {n}.",
                "kind": "follow-up",
                "cite": _cite(n % members),
            }
            for step in range(6)
        ],
    }


def _meeting(n: int, members: int) -> dict[str, object]:
    return {
        "id": f"meeting-{n}",
        "name": f"Meeting {n}",
        "as_of": "2031-01-01",
        "series": "nato",
        "status": "held",
        "held": {"date": f"20{10 + n % 20}-05-1{n % 10}", "place": f"Town {n % 97}", "cite": _cite(n % members)},
        "participants": [
            {"capacity": "member", "who": [f"B{(n + i) % members}" for i in range(8)], "cite": _cite(n % members)}
        ],
        "outcomes": [
            {"what": f"Outcome {i} of {n}.", "verb": "announced", "cite": _cite(n % members)} for i in range(4)
        ],
    }


def _story(n: int, pacts: int, members: int) -> dict[str, object]:
    return {
        "id": f"story-{n}",
        "name": f"Story {n}",
        "as_of": "2031-01-01",
        "source": f"story-{n}",
        "published": {"date": "2030-06", "cite": _cite(n % members)},
        "file": f"story-{n}.txt",
        "sha256": "0" * 64,
        "paragraphs": 10,
        "claims": [
            {
                "number": p,
                "paragraph": p,
                "claim": f"Claim {p} of story {n}.",
                "quote": f"words {n} of {p}",
                "said_by": "the article",
                "about": [f"pact-{(n * 10 + p) % pacts}"],
                "verdict": "supported",
                "why": f"Reason {p}.",
                "checked": "2031-01-01",
                "cite": _cite(n % members),
            }
            for p in range(1, 11)
        ],
    }
