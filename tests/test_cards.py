"""Cards of facts: names that stay, one card for every fact, sources on every card, old addresses that go on working."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from exported import SITE, dossier, exported_from, json_of, lock
from test_exports_calendar import rename

from generator.derive.anchors import anchor_of, anchors, day, evidence_of, facts_in
from generator.derive.page_addresses import address, card_page, page_path
from generator.model.audits import Claim
from generator.model.declaring import Part
from generator.model.dossier import Dossier
from generator.model.entries import Entry, walk
from generator.model.loading import read_dossier
from generator.model.parts import Evidence
from generator.model.records import Record
from generator.pages.cards import cards
from generator.pages.pages import pages
from generator.pages.rendering import Renderer

BOTH = pytest.mark.parametrize("name", ["world", "real"])
# Prose, which an editor may put in other words at any time.
PROSE = {"what", "purpose", "statement", "trigger", "then", "note", "why", "claim", "level", "main_error"}


def records(known: Dossier) -> list[Record]:
    """Every record with a page."""
    return [entry.record for entry in known.entries if isinstance(entry.record, Record)]


@cache
def written(name: str) -> dict[str, str]:
    """All pages as Markdown by their address."""
    return {path: content.decode() for path, content in pages(dossier(name), lock(name), Renderer()).items()}


def turned(value: Any) -> Any:
    """A part of a record with all its lists turned round and all its prose in other words.

    Only references keep their order: which of them comes first is a statement.
    """
    if isinstance(value, Part):
        changed = {
            name: f"Otherwise: {one}" if name in PROSE and one else one if name == "cite" else turned(one)
            for name, one in value.__dict__.items()
        }
        return value.model_copy(update=changed)
    if isinstance(value, tuple):
        return tuple(turned(one) for one in reversed(value))
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return value


def by_anchor(known: Dossier, entry: Entry) -> dict[str, Any]:
    """What every name means: the kind of the fact and where it stands, in whatever order."""
    proofs = ((fact, evidence_of(fact, entry.record)) for fact in facts_in(known, entry))
    return {
        fact.anchor: (type(fact.value), Counter((one.source, one.at, one.quote) for one in proof))
        for fact, proof in proofs
    }


@BOTH
def test_neither_order_nor_wording_changes_a_name(name: str) -> None:
    """Of any fact of any record."""
    known = dossier(name)
    for entry in (one for one in known.entries if isinstance(one.record, Record)):
        other = replace(entry, record=turned(entry.record))
        assert other.record is not entry.record
        assert by_anchor(known, other) == by_anchor(known, entry), entry.id


@BOTH
def test_every_fact_has_one_name_fit_for_an_address(name: str) -> None:
    """None is forgotten, none shared, none needs escaping."""
    known = dossier(name)
    for record in records(known):
        there = {id(part) for _, part in walk(record) if isinstance(part, Evidence | Claim)}
        named = anchors(known, record)
        assert set(named) == there
        assert len(set(named.values())) == len(there)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one) for one in named.values())


@BOTH
def test_every_card_says_who_says_so_and_where(name: str) -> None:
    """With a statement that stands alone, and a citation that begins with the original."""
    known = dossier(name)
    for record in records(known):
        for card in cards(known, record, SITE):
            assert card.evidence, (record.id, card.anchor)
            assert all(one.source in known.sources and (one.at or one.quote) for one in card.evidence)
            assert card.statement.startswith(record.name)
            assert card.label
            assert card.cite.startswith(known.sources[card.evidence[0].source].publisher)
            assert card.cite.endswith(f"{SITE}{page_path(card_page(record))}#{card.anchor}.")


@BOTH
def test_the_api_leads_to_the_cards(name: str) -> None:
    """Every name it gives is one of the page it gives."""
    made = written(name)
    for record in records(dossier(name)):
        shown = json_of(name, f"api/v1/{address(record).removesuffix('.md')}.json")
        # A card that only says what became of a fact is the page's alone.
        ids = re.findall(r'<h2 id="([^"]+)">(?!No longer recorded)', made.get(card_page(record), ""))
        assert shown.get("cards") == (f"../../../facts/{address(record).removesuffix('.md')}/" if ids else None)
        assert sorted(named_in(shown["record"])) == sorted(ids)


def named_in(value: Any) -> list[str]:
    """The names of facts in a file of the API."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value["anchor"]] if isinstance(value, dict) and "anchor" in value else []
    return [*own, *(name for one in inner for name in named_in(one))]


@BOTH
def test_pages_link_to_cards_that_are_there(name: str) -> None:
    """Every fact of a record from its own page."""
    made = written(name)
    for record in records(dossier(name)):
        linked = set(re.findall(rf"\(\.\./{re.escape(card_page(record))}#([a-z0-9-]+)\)", made[address(record)]))
        assert linked == set(anchors(dossier(name), record).values()), record.id


def test_old_addresses_lead_to_the_cards(world: Path) -> None:
    """And a fact that names a renamed agreement keeps its name."""
    rename(world)
    made = exported_from(world)
    stub = made["facts/summits/edelweiss-2028/index.html"].decode()
    assert '<a href="../edelweiss-first/">' in stub
    assert '<script src="../../../assets/javascripts/moved.js">' in stub
    assert "facts/countries/ruritania/index.html" not in made
    known = read_dossier(world)
    before = anchors(known, known.summits["edelweiss-2029"]).values()
    path = world / "data" / "agreements" / "league-declaration.yml"
    text = path.read_text().replace("id: league-declaration", "id: declaration\nformerly: [league-declaration]")
    (path.parent / "declaration.yml").write_text(text)
    path.unlink()
    outcome = world / "data" / "summits" / "edelweiss-2029.yml"
    outcome.write_text(outcome.read_text().replace("agreement: league-declaration", "agreement: declaration"))
    after = read_dossier(world)
    assert "outcome-adopted-league-declaration" in before
    assert list(anchors(after, after.summits["edelweiss-2029"]).values()) == list(before)


def test_of_two_of_one_name_the_evidence_decides(world: Path) -> None:
    """A third in front of them in the file changes neither."""
    path = world / "data" / "agreements" / "arcadia-ruritania.yml"
    text = path.read_text()
    old = "provisions:\n"
    more = "  - {what: A second point, at: Article 7, quote: a joint choir}\n"
    path.write_text(text.replace(old, old + more))
    known = read_dossier(world)
    record = known.agreements["arcadia-ruritania"]
    named = anchors(known, record)
    assert {one.what: named[id(one)] for one in record.provisions} == {
        "A joint choir is set up": "provision-article-7",
        "A second point": "provision-article-7-2",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jonas Gahr Støre", "jonas-gahr-store"),
        ("Gitanas Nausėda", "gitanas-nauseda"),
        ("Рустем Умєров", anchor_of("Рустем Умєров")),
        ("<script>&\"'|", "script"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_name_holds_only_letters_digits_and_hyphens(text: str, expected: str) -> None:
    """Whatever it is made from; a text without any gets a digest of its own."""
    assert anchor_of(text) == expected
    assert re.fullmatch(r"[a-z0-9-]{1,61}", anchor_of(text))
    assert anchor_of("Рустем") != anchor_of("Умєров")


def test_dates_in_names_keep_their_doubts() -> None:
    """About, uncertain, open and from-to are four different things."""
    texts = ("2024", "2024~", "2024?", "2024%", "2024/2025", "2024/..", "../2024")
    assert len({anchor_of("event", day(text)) for text in texts}) == len(texts)
