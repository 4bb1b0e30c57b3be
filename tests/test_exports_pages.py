"""What goes with the pages: JSON-LD, Markdown twins, guides for programs, and old addresses."""

import json
import posixpath
import re
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from exported import SITE, dossier, exported_from, files, json_of, lock
from test_exports_calendar import rename

from generator.check.evidence import read_lock
from generator.derive.downloads import downloads
from generator.export import exports_of_pages, placeholders
from generator.export.linked_data import linked_data, reviewed
from generator.export.machine_readable import twin
from generator.model.loading import read_dossier
from generator.pages.pages import pages
from generator.pages.rendering import Renderer
from generator.text.markdown import escape

BOTH = pytest.mark.parametrize("name", ["world", "real"])


@cache
def pages_of(name: str) -> dict[str, bytes]:
    """All generated pages."""
    return pages(dossier(name), lock(name), Renderer(site_url=SITE))


def written(name: str) -> set[str]:
    """Those of them that are Markdown."""
    return {path for path in pages_of(name) if path.endswith(".md")}


def whole_pages(name: str) -> dict[str, bytes]:
    """Those that are HTML already."""
    return {path: content for path, content in pages_of(name).items() if path not in written(name)}


@cache
def twins_of(name: str) -> dict[str, bytes]:
    """What is made of them."""
    return dict(exports_of_pages(pages_of(name), dossier(name), SITE))


def addresses(value: Any) -> list[str]:
    """Everything in a block that is an address of this site."""
    if isinstance(value, dict):
        return [one for inner in value.values() for one in addresses(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in addresses(inner)]
    return [value] if isinstance(value, str) and value.startswith(SITE) else []


def standing(name: str) -> set[str]:
    """Every address the built site answers."""
    stems = [path.rpartition(".")[0] for path in pages_of(name)]
    directories = {re.sub(r"(?:^|(?<=/))index/$", "", f"{stem}/") for stem in stems}
    return {f"{SITE}{path}" for path in (*directories, *files(name), *twins_of(name))}


@BOTH
def test_every_page_of_a_record_has_a_block_that_parses(name: str) -> None:
    """With a type, and leading only to what is there."""
    known, made, there = dossier(name), linked_data(dossier(name), SITE), standing(name)
    records = {f"{e.kind}/{e.id}.md" for e in known.entries if e.kind not in ("sources", "disagreements")}
    assert set(made) == records | {"index.md", "data.md"}
    for path, block in made.items():
        assert json.loads(json.dumps(block)) == block
        assert block["@context"] == "https://schema.org"
        assert block["@type"]
        assert {address.split("#")[0] for address in addresses(block)} <= there, path


@BOTH
def test_an_audit_reviews_one_claim(name: str) -> None:
    """A claim that a source speaks against, if there is one, with what schema.org asks for."""
    known, made = dossier(name), linked_data(dossier(name), SITE)
    for article in known.articles.values():
        block = made[f"articles/{article.id}.md"]
        assert block["@type"] == "ClaimReview"
        assert {"url", "claimReviewed", "reviewRating", "author", "itemReviewed", "datePublished"} <= set(block)
        claim = reviewed(known, article)
        tones = {known.term("verdicts", one.verdict).tone for one in article.claims}
        assert ("bad" in tones) == (known.term("verdicts", claim.verdict).tone == "bad")
        assert block["url"].endswith(f"#claim-{claim.number}")
        assert block["itemReviewed"]["appearance"]["url"] == known.sources[article.source].url


def test_a_summit_is_an_event() -> None:
    """With its days and its place."""
    block = linked_data(dossier("world"), SITE)["summits/edelweiss-2029.md"]
    assert (block["@type"], block["startDate"], block["endDate"]) == ("Event", "2029-03-14", "2029-03-15")
    assert block["location"]["address"]["addressCountry"] == "XG"


def test_a_block_cannot_end_the_script_it_stands_in(world: Path) -> None:
    """As the theme prints it."""
    path = world / "data" / "summits" / "edelweiss-2028.yml"
    path.write_text(path.read_text().replace("Edelweiss meeting 2028", "</script><script>alert(1)</script>"))
    block = linked_data(read_dossier(world), SITE)["summits/edelweiss-2028.md"]
    shown = jinja2.Environment(autoescape=True).from_string("{{ block | tojson }}").render(block=block)
    assert "<" not in shown
    assert json.loads(shown) == block


@BOTH
def test_every_page_has_a_twin_whose_links_hold(name: str) -> None:
    """From twin to twin, and to the files."""
    made = {**files(name), **twins_of(name), **whole_pages(name)}
    for path in written(name):
        text = made[path].decode()
        assert yaml.safe_load(text.split("---\n")[1])["page"].startswith(SITE)
        code = re.compile(r"^ *```.*?^ *```$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
        assert not re.search(r"(?<!\\)<[a-z/]|///|\{ (?:[.#:]|data-)", code.sub("", text)), path
        for link in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", text):
            if "://" not in link:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.split("#")[0]))
                assert not link.split("#")[0] or target in made, (path, link)


@BOTH
def test_every_row_of_a_table_of_a_twin_has_the_cells_of_its_head(name: str) -> None:
    """A sign that begins a cell within one would break the row in two; a line without them would end the table."""
    tables = 0
    for path in written(name):
        for table in re.findall(r"(?:^ *\|.*\n)+", twins_of(name)[path].decode(), re.MULTILINE):
            rows = [re.split(r"(?<!\\)\|", row.strip().strip("|")) for row in table.splitlines()]
            assert all(re.fullmatch(r" *:?-{1,3}:? *", cell) for cell in rows[1]), (path, rows[1])
            assert [row for row in rows if len(row) != len(rows[0])] == [], path
            tables += 1
    assert tables


def test_a_twin_has_links_quotations_tables_and_code_instead_of_elements() -> None:
    """And nothing that only a browser can use."""
    body = (
        "<fieldset disabled>\n<label>Year <select><option>2024</option></select></label>\n</fieldset>\n"
        '[¶ 1](x.md) <span class="chip chip--good">Supported</span> The road is open.\n\n'
        '[Gazette](https://g.example) <span class="found">found in the text</span> <span class="address">g</span>\n\n'
        '<p><a href="../../cite/a.bib">BibTeX</a></p>\n'
        "<pre><code>@misc&#123;a,\n title = &#123;&#123;A &amp;amp; B&#125;&#125;\n&#125;\n</code></pre>\n"
        '<table><thead><tr><td></td><th>One</th></tr></thead><tbody><tr><th colspan="2">All</th></tr>'
        "<tr><th>Boots</th><td>Here. <q>will give</q></td></tr></tbody></table>\n"
    )
    made = twin({}, body, f"{SITE}agreements/a/").split("---\n", 2)[2].strip()
    assert made == (
        "[¶ 1](x.md) **Supported** The road is open.\n\n"
        "[Gazette](https://g.example) · found in the text · g\n\n"
        f"[BibTeX]({SITE}cite/a.bib)\n\n"
        "```\n@misc{a,\n title = {{A &amp; B}}\n}\n```\n\n"
        "|  | One |\n|---|---|\n| All |  |\n| Boots | Here. “will give” |"
    )


def test_points_and_captions_that_a_page_tells_apart_by_their_place_do_not_run_together_in_a_twin() -> None:
    """A tally of verdicts, the months of a chart, a title and what stands under it."""
    body = (
        '<ul><li><span class="chip chip--good">Supported</span> 9</li><li class="x">Mixed 2</li></ul>\n\n'
        '<figcaption><span class="figure__title">Seven of nine</span> '
        '<span class="figure__what">By month</span></figcaption>'
    )
    made = twin({}, body, SITE).split("---\n", 2)[2].strip()
    assert made == "- **Supported** 9\n- Mixed 2\n\nSeven of nine · By month"


@pytest.mark.parametrize(
    "text", ["a < b & c > d", "*x* _y_ [z](w) `q` | {a}", 'it\'s “so” "so"', "1. x", "#x", "&lt;b&gt;", "\\"]
)
def test_a_twin_says_what_the_page_says(text: str) -> None:
    """Escaped another way, read the same: checked with a converter that follows CommonMark's escapes."""
    made = twin({"title": "x"}, f"\nA {escape(text)}\n", SITE).split("---\n")[2].strip()
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", made)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        plain = plain.replace(entity, character)
    assert plain == f"A {text}"


@BOTH
def test_the_guide_names_every_page(name: str) -> None:
    """And every download, all of them there."""
    text = twins_of(name)["llms.txt"].decode()
    named = set(re.findall(r"(?<!\\)\]\(([^)]+)\)", text))
    assert named <= standing(name)
    assert {f"{SITE}{path}" for path in written(name)} <= named
    assert {f"{SITE}{one.path}" for one in downloads() if one.path != "data.md"} <= named
    assert f"Sitemap: {SITE}sitemap.xml" in twins_of(name)["robots.txt"].decode()


def test_the_guide_has_a_section_for_pairs_and_one_for_what_may_be_left_out() -> None:
    """The last one, as llmstxt.org has it; in it what is for who works on the site."""
    sections = dict(re.findall(r"^## (.+)\n\n((?:- .*\n)+)", twins_of("real")["llms.txt"].decode(), re.MULTILINE))
    assert [*sections][-1] == "Optional"
    pairs = {path for path in written("real") if path.startswith("compare/")}
    assert len(pairs) > 1
    assert {f"{SITE}{path}" for path in pairs} == set(
        re.findall(r"\]\(([^)]+)\)", sections["Agreements compared in pairs"])
    )
    assert {f"{SITE}review.md", f"{SITE}fields.md"} == set(re.findall(r"\]\(([^)]+)\)", sections["Optional"]))
    assert "compare.md" in sections["Overview"]


@BOTH
def test_the_page_data_lists_what_is_made(name: str) -> None:
    """Every download of the list exists, and every table is on it."""
    listed = {one.path for one in downloads()}
    assert listed == set(placeholders())
    assert listed <= set(files(name))
    assert {path for path in files(name) if path.endswith((".csv", ".xlsx"))} <= listed
    page = pages_of(name)["data.md"].decode()
    assert all(path in page for path in listed)


def test_a_renamed_record_is_found_at_its_old_addresses(world: Path) -> None:
    """Page, API, citation, twin: the stub leads beside itself, the copies have the bytes of the new."""
    rename(world)
    made = exported_from(world)
    stub = made["summits/edelweiss-2028/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../edelweiss-first/">' in stub
    assert f'<link rel="canonical" href="{SITE}summits/edelweiss-first/">' in stub
    assert not re.search(r"<script(?! src=)|<style| style=| on[a-z]+=", stub)
    assert posixpath.normpath(f"summits/edelweiss-2028/{re.findall('src=.([^ >]+).>', stub)[0]}") in made
    for path in ("api/v1/summits/{}.json", "cite/summits/{}.csl.json", "cite/summits/{}.bib"):
        assert made[path.format("edelweiss-2028")] == made[path.format("edelweiss-first")]
    known, found = read_dossier(world), read_lock(world)[0]
    assert "summits/edelweiss-2028.md" in dict(exports_of_pages(pages(known, found, Renderer()), known, SITE))


def test_a_stub_holds_hostile_names(world: Path) -> None:
    """Escaped."""
    path = world / "data" / "summits" / "edelweiss-2028.yml"
    text = path.read_text().replace("name: Edelweiss meeting 2028", "name: '\"><script>x</script>'")
    path.write_text(f"{text}formerly: [old-one]\n")
    assert b"<script>x" not in exported_from(world)["summits/old-one/index.html"]


def test_the_map_has_every_country() -> None:
    """On its land, whether the drawing shows it or not; the subject is marked."""
    collection = json_of("real", "data/map.geojson")
    by_code = {one["id"]: one for one in collection["features"]}
    assert set(by_code) == {one.code for one in dossier("real").countries.values()}
    assert [code for code, one in by_code.items() if one["properties"]["subject"]] == ["UA"]
    assert by_code["JP"]["geometry"]["type"] == by_code["FR"]["geometry"]["type"] == "MultiPolygon"
    for one in by_code.values():
        for polygon in one["geometry"]["coordinates"]:
            assert polygon[0][0] == polygon[0][-1]
