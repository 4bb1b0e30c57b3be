"""Addresses that outlive corrections, and what is found where something was withdrawn or merged."""

import json
from pathlib import Path

import pytest
from exported import SITE, dossier
from test_exports_calendar import events

from generator.check.evidence import read_lock
from generator.check.rules import check
from generator.derive import kept_addresses
from generator.derive.anchors import addresses, facts_of, permanent, retired
from generator.derive.citing import source_item
from generator.derive.kept_addresses import kept, sketch
from generator.derive.withdrawals import gone_records
from generator.edit.renaming import renamed
from generator.edit.transaction import write
from generator.export import exports, exports_of_pages
from generator.export.feed_items import page_there
from generator.model.dossier import Dossier
from generator.model.given_addresses import ADDRESSES, published_text
from generator.model.loading import read_dossier
from generator.model.records import Record
from generator.pages.pages import pages
from generator.pages.rendering import Renderer

AGREEMENT = "data/agreements/arcadia-ruritania.yml"


@pytest.fixture
def published(world: Path) -> Path:
    """The little world, its addresses written down."""
    (world / ADDRESSES).write_text(published_text(addresses(read_dossier(world))))
    return world


def edited(root: Path, path: str, find: str, put: str) -> Dossier:
    """The table after an edit."""
    text = (root / path).read_text()
    assert text.count(find) == 1, find
    (root / path).write_text(text.replace(find, put))
    made = read_dossier(root)
    assert not made.problems
    return made


def names(known: Dossier, id_: str = "arcadia-ruritania") -> set[str]:
    """Of all facts of an agreement."""
    return {fact.anchor for fact in facts_of(known, known.agreements[id_])}


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ("amount: 2500000", "amount: 2600000"),
        ("date: 2028-11", "date: 2028-10"),
        ("name: Rudolf Rassendyll", "name: Rudolph Rassendyll"),
        ("A joint choir is set up, at: Article 7", "A joint choir is set up, at: Article 9"),
    ],
)
def test_a_corrected_fact_keeps_its_address(find: str, put: str, published: Path) -> None:
    """Amount, date, name, place in the text: whatever its name was made of."""
    text = (published / AGREEMENT).read_text()
    assert text.count(find) == 1
    before = names(read_dossier(published))
    after = edited(published, AGREEMENT, find, put)
    assert names(after) == before
    assert retired(after, after.agreements["arcadia-ruritania"]) == []
    (published / ADDRESSES).unlink()
    assert names(read_dossier(published)) != before


def test_another_fact_gets_another_address(published: Path) -> None:
    """What has little in common with the one before is something else, and the old address says it is gone."""
    before = names(read_dossier(published))
    after = edited(
        published,
        AGREEMENT,
        "  - {what: A joint choir is set up, at: Article 7}\n",
        "  - {what: Nine bridges, cite: [{source: gazette-names, at: page 9}]}\n",
    )
    record = after.agreements["arcadia-ruritania"]
    [gone] = retired(after, record)
    assert gone in before - names(after)
    cards = {path: content.decode() for path, content in pages(after, read_lock(published)[0], Renderer()).items()}
    assert f'<h2 id="{gone}">No longer recorded' in cards["facts/agreements/arcadia-ruritania/index.html"]
    (published / ADDRESSES).write_text(published_text(addresses(after)))
    again = read_dossier(published)
    assert retired(again, again.agreements["arcadia-ruritania"]) == [gone]


def test_a_retired_address_is_given_to_no_namesake_and_back_to_its_own_fact(published: Path) -> None:
    """A fact of that name and likeness that comes later is another one; what was taken out by mistake comes back."""
    text = (published / AGREEMENT).read_text()
    event = "provisions:\n  - {what: A joint choir is set up, at: Article 7}\n"
    assert text.count(event) == 1
    before = names(read_dossier(published))
    without = edited(published, AGREEMENT, event, "")
    [gone] = retired(without, without.agreements["arcadia-ruritania"])
    (published / ADDRESSES).write_text(published_text(addresses(without)))
    (published / AGREEMENT).write_text(text.replace("A joint choir is set up", "A joint choir is paid for"))
    namesake = read_dossier(published)
    assert gone not in names(namesake)
    assert retired(namesake, namesake.agreements["arcadia-ruritania"]) == [gone]
    (published / AGREEMENT).write_text(text)
    assert names(read_dossier(published)) == before


def test_the_survivor_of_a_merger_goes_on_as_itself(published: Path) -> None:
    """Its identities are its own; a renamed record has those it had."""
    later = published / "data/summits/edelweiss-2029.yml"
    (published / "data/summits/edelweiss-2028.yml").unlink()
    text = later.read_text().replace("predecessor: edelweiss-2028\n", "")
    later.write_text(f"{text}formerly: [edelweiss-2028]\n")
    merged = read_dossier(published)
    assert permanent(merged, merged.summits["edelweiss-2029"]) == "edelweiss-2029"
    later.rename(published / "data/summits/fair.yml").write_text(
        text.replace("id: edelweiss-2029", "id: fair") + "formerly: [edelweiss-2029, edelweiss-2028]\n"
    )
    renamed = read_dossier(published)
    assert permanent(renamed, renamed.summits["fair"]) == "edelweiss-2029"
    (published / ADDRESSES).write_text(published_text(addresses(renamed)))
    again = read_dossier(published)
    assert permanent(again, again.summits["fair"]) == "edelweiss-2029"
    shown = events(exports(again, read_lock(published)[0], SITE)["calendar.ics"])
    assert "summits-edelweiss-2029-held@briefing.example" in shown


def merged(root: Path) -> Dossier:
    """The table after the meeting of 2029 took in that of 2028, with one thing that came of it."""
    earlier, later = (root / f"data/summits/edelweiss-{year}.yml" for year in (2028, 2029))
    song = "  - what: a song is sung\n    verb: announced\n    cite:\n      - {source: gazette-names, at: page 2}\n"
    earlier.write_text(f"{earlier.read_text()}outcomes:\n{song}")
    (root / ADDRESSES).write_text(published_text(addresses(read_dossier(root))))
    earlier.unlink()
    text = later.read_text().replace("predecessor: edelweiss-2028\n", "")
    text = text.replace("id: edelweiss-2029\n", "id: edelweiss-2029\nformerly: [edelweiss-2028]\n")
    later.write_text(text.replace("outcomes:\n", f"outcomes:\n{song}"))
    return read_dossier(root)


@pytest.mark.parametrize("noted", [False, True])
def test_who_cited_what_was_taken_in_finds_its_key_and_where_it_went(noted: bool, published: Path) -> None:
    known = merged(published)
    if noted:
        (published / ADDRESSES).write_text(published_text(addresses(known)))
        known = read_dossier(published)
    made = exports(known, read_lock(published)[0], SITE)
    [own] = json.loads(made["cite/summits/edelweiss-2029.csl.json"])
    [cited] = json.loads(made["cite/summits/edelweiss-2028.csl.json"])
    assert (own["id"], cited["id"]) == ("summits-edelweiss-2029-page", "summits-edelweiss-2028-page")
    assert cited["URL"] == own["URL"]
    assert cited["note"] == f"What had this key went into “{known.summits['edelweiss-2029'].name}”."
    assert b"{summits-edelweiss-2028-page," in made["cite/summits/edelweiss-2028.bib"]


def test_a_source_keeps_its_key_where_it_is_renamed_and_where_it_takes_in_another(published: Path) -> None:
    """Whether or not anybody wrote down the keys in between."""
    before = keys(read_dossier(published))
    write(published, renamed(read_dossier(published), published, "sources/gazette-names", "gazette-2030"))
    assert keys(read_dossier(published)) == before
    [path] = [one for one in (published / "data/sources").glob("*.yml") if "gazette-2030:" in one.read_text()]
    text = path.read_text()
    assert "formerly: [gazette-names]" in text
    path.write_text(text.replace("formerly: [gazette-names]", "formerly: [gazette-names, gazette-older]"))
    assert keys(read_dossier(published)) == before
    (published / ADDRESSES).write_text(published_text(addresses(read_dossier(published))))
    assert keys(read_dossier(published)) == before
    # One that has its own id still, and took in another.
    herald = next(one for one in (published / "data/sources").glob("*.yml") if "pan-herald-choir:" in one.read_text())
    herald.write_text(herald.read_text().replace("pan-herald-choir:\n", "pan-herald-choir:\n  formerly: [pan-old]\n"))
    assert keys(read_dossier(published)) == before
    assert not any("sources/" in one for one in gone_records(read_dossier(published)))


def keys(known: Dossier) -> set[str]:
    """By which sources are cited."""
    assert not known.problems
    return {source_item(known, id_)["id"] for id_ in known.sources}


@pytest.mark.parametrize("noted", [False, True])
def test_a_fact_of_what_was_taken_in_leads_to_no_namesake(noted: bool, published: Path) -> None:
    """To the same fact in the record that took it in, where it is told there; also once that is written down."""
    known = merged(published)
    if noted:
        (published / ADDRESSES).write_text(published_text(addresses(known)))
        known = read_dossier(published)
    made = exports(known, read_lock(published)[0], SITE)
    page = made["facts/summits/edelweiss-2028/index.html"].decode()
    song = "outcome-announced-gazette-names-page-2"
    assert song in names_of(known, "edelweiss-2029")
    assert f'<h2 id="{song}">' in page
    assert f'href="{SITE}facts/summits/edelweiss-2029/#{song}"' in page
    assert '<h2 id="held">' in page
    assert "#held" not in page
    assert "moved.js" not in page
    assert "moved.js" in made["summits/edelweiss-2028/index.html"].decode()


def test_a_record_that_took_in_another_is_renamed_as_itself(published: Path) -> None:
    """Whether or not anybody wrote down its addresses in between."""
    known = merged(published)
    before = names_of(known, "edelweiss-2029")
    write(published, renamed(known, published, "edelweiss-2029", "fair"))
    for _ in range(2):
        known = read_dossier(published)
        assert known.summits["fair"].formerly == ("edelweiss-2029", "edelweiss-2028")
        assert permanent(known, known.summits["fair"]) == "edelweiss-2029"
        assert names_of(known, "fair") == before
        made = exports(known, read_lock(published)[0], SITE)
        assert "moved.js" not in made["facts/summits/edelweiss-2028/index.html"].decode()
        assert "moved.js" in made["facts/summits/edelweiss-2029/index.html"].decode()
        (published / ADDRESSES).write_text(published_text(addresses(known)))


def names_of(known: Dossier, id_: str) -> set[str]:
    """Of all facts of a meeting."""
    return {fact.anchor for fact in facts_of(known, known.summits[id_])}


def test_a_withdrawn_record_has_a_page_that_says_so(published: Path) -> None:
    """And a file in the API; its id is given to nothing else."""
    (published / "data/summits/edelweiss-2028.yml").unlink()
    later = published / "data/summits/edelweiss-2029.yml"
    later.write_text(later.read_text().replace("predecessor: edelweiss-2028\n", ""))
    site = published / "data/site.yml"
    site.write_text(
        f"{site.read_text()}withdrawn:\n  - record: summits/edelweiss-2028\n    name: Edelweiss 2028\n"
        "    date: 2031-02-01\n    because: nobody came\n    instead: edelweiss-2029\n"
    )
    known = read_dossier(published)
    assert not known.problems
    assert not check(known)
    made = exports(known, read_lock(published)[0], SITE)
    page = made["summits/edelweiss-2028/index.html"].decode()
    assert "“Edelweiss 2028” was withdrawn on 1 February 2031: nobody came." in page
    assert f'href="{SITE}summits/edelweiss-2029/"' in page
    assert b"nobody came" in made["api/v1/summits/edelweiss-2028.json"]
    [cited] = json.loads(made["cite/summits/edelweiss-2028.csl.json"])
    assert (cited["id"], cited["title"]) == ("summits-edelweiss-2028-page", "Withdrawn: Edelweiss 2028")
    assert "withdrawn on 1 February 2031: nobody came." in cited["note"]
    assert b"nobody came" in made["cite/summits/edelweiss-2028.bib"]
    assert page_there(known, "summits/edelweiss-2028.md") == "summits/edelweiss-2028.md"
    twin = dict(exports_of_pages({}, known, SITE))["summits/edelweiss-2028.md"].decode()
    assert "nobody came" in twin
    assert "(../summits/edelweiss-2029.md)" in twin
    text = later.read_text().replace("id: edelweiss-2029", "id: edelweiss-2028")
    (published / "data/summits/edelweiss-2028.yml").write_text(text)
    assert any("withdrawn for good" in str(problem) for problem in check(read_dossier(published)))


def test_every_address_once_published_answers() -> None:
    """Of the real data: each fact has its card, or a card that says it is gone."""
    known = dossier("real")
    for entry in known.entries:
        given = known.published.get(f"{entry.kind}/{entry.id}")
        if given and isinstance(entry.record, Record):
            there = {fact.anchor for fact in facts_of(known, entry.record)}
            assert set(given.facts) <= there | set(retired(known, entry.record))
            assert len(there) == len(facts_of(known, entry.record))
    assert "bilateral" in retired(known, known.countries["france"])


def test_of_facts_that_say_the_same_each_keeps_its_own_name() -> None:
    """Texts are silent on several types: their cells say nothing else."""
    names = ["commitment-training", "commitment-air-defence", "commitment-maritime"]
    facts = [(number, name, "commitments e5afd3") for number, name in enumerate(names)]
    assert kept(facts, dict.fromkeys(sorted(names), "commitments e5afd3")) == dict(enumerate(names))


def test_an_address_is_given_to_one_fact_only_and_a_fact_has_only_one() -> None:
    """Of two facts that say the same, and of two addresses of which either would fit."""
    two_new = [(1, "sum-new", "funding aaaaaa bbbbbb"), (2, "sum-newer", "funding aaaaaa bbbbbb cccccc")]
    assert kept(two_new, {"sum-old": "funding aaaaaa bbbbbb"}) == {1: "sum-old"}
    given = {"sum-old": "funding aaaaaa bbbbbb", "sum-older": "funding aaaaaa dddddd"}
    assert kept(two_new[:1], given) == {1: "sum-old"}


def test_what_a_fact_says_is_what_its_leaves_say() -> None:
    """Each with its field, so that one word in two fields is two things; the parts they stand in say nothing."""
    signed = dossier("world").agreements["arcadia-ruritania"].signed
    said = sketch("signed", signed).split()
    assert len(said) == 1 + len({"at", "quote", "date", "place", "country"})
    elsewhere = sketch("signed", signed.model_copy(update={"place": "Elsewhere"})).split()
    assert len(set(said) & set(elsewhere)) == len(said) - 1
    assert set(sketch("signed", signed.model_copy(update={"place": signed.country})).split()) != set(said)


def test_who_says_the_same_under_its_name_is_compared_with_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly every fact of every commit is such a one: the history of the table would take twice the time."""
    monkeypatch.setattr(kept_addresses, "_fit", None)
    facts = [(number, f"event-{number}", f"events {number:06d}") for number in range(3)]
    names = {number: name for number, name, _ in facts}
    assert kept(facts, {name: says for _, name, says in facts}) == names
