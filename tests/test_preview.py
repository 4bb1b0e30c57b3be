"""What a preview shows is what a fresh build makes: after any edit, of every page, of search, topics and open data."""

import gc
import json
import os
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from previewing import Session, configured, served
from test_versions import git

import generator.site.preview
from generator.derive.change_log import Change, ChangeLog
from generator.derive.history import KEPT, RECORD
from generator.derive.written_history import to_json
from generator.export import placeholders
from generator.model.dossier import LOCK
from generator.site.preview import with_banner
from generator.site.snapshot import Snapshot, snapshot
from generator.site.upkeep import INDEX, forget

REPOSITORY = Path(__file__).parent.parent
# A value of one line in the house layout: letters at the end of a quoted or plain text.
WORD = re.compile(r"(?<=[a-z]{3} )[a-z]{4,}(?=[ .,}\n])")
WITH_TOPICS = "nav: [index.md, tags.md]\nnot_in_nav: '*'\n"
PACT, COUNTRY = "data/agreements/arcadia-ruritania.yml", "data/countries/ruritania.yml"
AUDIT = "data/articles/pan-herald-choir.yml"
PAGE = "countries/ruritania/index.html"


@pytest.fixture
def project(world: Path) -> Path:
    """The little world with all that a preview has: search and topics too."""
    configured(world, WITH_TOPICS)
    (world / "docs" / "tags.md").write_text("# Topics\n\n<!-- material/tags -->\n")
    (world / "docs" / "x.css").write_text("a { color: red }\n")
    path = world / "mkdocs.yml"
    path.write_text(path.read_text().replace("[search, briefing]", "[search, tags, briefing]"))
    return world


@pytest.fixture
def session(project: Path) -> Iterator[Session]:
    """A preview of it."""
    session = Session(project)
    yield session
    session.close()


def put(world: Path, file: str, find: str, put_: str) -> None:
    """One edit."""
    path = world / file
    text = path.read_text(encoding="utf-8")
    assert find in text, (file, find)
    path.write_text(text.replace(find, put_), encoding="utf-8")


def differing(world: Path, session: Session) -> list[str]:
    """What the preview shows otherwise than a fresh build of the folder as it is now."""
    site = Path(tempfile.mkdtemp(dir=world.parent))
    served(world, str(site))
    left = {*placeholders(), "sitemap.xml.gz"}
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    now = snapshot(world, "http://127.0.0.1/")
    files = {path: content for path, content in files.items() if path not in left} | now.exports
    return [path for path, content in sorted(files.items()) if session.get(path) != content]


# One after the other; those in brackets together.
EDITS = [
    [(COUNTRY, "office: King of Ruritania", "office: Emperor of Ruritania"), ("docs/x.css", "red", "blue")],
    [
        (PACT, "as_of: 2030-05", "as_of: 2030-06"),
        (PACT, "name: Arcadia–Ruritania agreement", "name: Pact of friends"),
        ("data/vocabulary.yml", "label: Signed", "label: Signed indeed"),
        ("data/site.yml", "title: Promises to Arcadia", "title: Promises"),
    ],
    [("docs/tags.md", "# Topics", "# Subjects")],
    [("docs/tags.md", "# Subjects", "# Subjects\n\nOf **all** pages.")],
]


@pytest.mark.thorough
def test_after_every_edit_all_that_is_shown_is_what_a_fresh_build_makes(project: Path, session: Session) -> None:
    """Pages, search, topics, sitemap, open data, files: one edit after the other."""
    assert differing(project, session) == []
    for edits in EDITS:
        for edit in edits:
            put(project, *edit)
        assert differing(project, session) == [], edits
    summit = project / "data/summits/edelweiss-2029.yml"
    text = summit.read_text()
    summit.unlink()
    assert session.get("summits/edelweiss-2029/index.html") is None
    assert differing(project, session) == []
    summit.write_text(text)
    assert session.get("summits/edelweiss-2029/index.html") is not None
    assert differing(project, session) == []


@pytest.mark.thorough
def test_a_label_and_a_name_are_on_every_page_that_tells_of_the_past_at_once(project: Path, session: Session) -> None:
    """What changed is kept from one look to the next, and is what a fresh build makes of the commits all the same."""
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "--all")
    git(project, "commit", "-qm", "x")
    put(project, AUDIT, "verdict: supported", "verdict: imprecise")
    put(project, AUDIT, "about: [XR, arcadia", "about: [XR, XG, arcadia")
    git(project, "commit", "-qam", "y", day="2031-02-01")
    assert b"Imprecise" in (session.get("changes/index.html") or b"")
    put(project, "data/vocabulary.yml", "label: Imprecise", "label: Not precise")
    put(project, "data/countries/graustark.yml", "name: Graustark", "name: Upper Graustark")
    page = session.get("changes/index.html") or b""
    assert b"Not precise" in page
    assert b"Upper Graustark" in page
    for office, *how in (("Emperor", "-qam", "z"), ("Tsar", "-qa", "--amend", "-m", "instead of it")):
        put(project, COUNTRY, "office: King" if office == "Emperor" else "office: Emperor", f"office: {office}")
        git(project, "commit", *how, day="2031-03-01")
        assert office.encode() in (session.get("changes/index.html") or b"")
        (project / KEPT).unlink()
        assert differing(project, session) == []


def test_the_search_box_finds_a_record_under_its_new_name_at_once(project: Path, session: Session) -> None:
    """It is asked before any page: what it lists is as the folder is now."""
    put(project, PACT, "name: Arcadia–Ruritania agreement", "name: Pact of friends")
    summit = project / "data/summits/edelweiss-2029.yml"
    text = summit.read_text()
    summit.unlink()
    titles = [one["title"] for one in json.loads(session.get("search/entities.json") or b"")]
    assert "Pact of friends" in titles
    assert "Arcadia–Ruritania agreement" not in titles
    assert "search/entities.json" not in differing(project, session)
    summit.write_text(text)
    assert b"summits/edelweiss-2029/" in (session.get("search/entities.json") or b"")
    assert "search/entities.json" not in differing(project, session)


def test_an_answer_is_not_changed_by_what_is_made_after_it(project: Path, session: Session) -> None:
    """A browser that reads slowly gets what was announced, though the file is written anew meanwhile."""
    told: dict[str, str] = {}
    app: Any = session.server.get_app()
    answer = app({"PATH_INFO": "/x.css"}, lambda _, headers: told.update(headers))
    put(project, "docs/x.css", "a { color: red }", "a { color: rebeccapurple; background: white }")
    assert b"purple" in (session.get("x.css") or b"")
    assert b"".join(answer) == b"a { color: red }\n"
    assert told["Content-Length"] == "17"


def test_a_deleted_record_leaves_nothing_behind_and_comes_back_whole(project: Path, session: Session) -> None:
    """Its page, what search and topics know of it, links to it; the page that is made again is not taken as made."""
    address, file = "summits/edelweiss-2028/", project / "data/summits/edelweiss-2028.yml"
    later, text = project / "data/summits/edelweiss-2029.yml", file.read_text()
    before = {path: session.get(path) for path in (f"{address}index.html", INDEX, "tags/index.html", "sitemap.xml")}
    assert all(
        address.encode() in (content or b"") for path, content in before.items() if path != f"{address}index.html"
    )
    naming = later.read_text()
    later.write_text(naming.replace("predecessor: edelweiss-2028\n", ""))
    file.unlink()
    assert session.get(f"{address}index.html") is None
    assert not (Path(session.site) / address / "index.html").exists()
    for path in list(before)[1:]:
        assert address.encode() not in (session.get(path) or b""), path
    file.write_text(text)
    later.write_text(naming)
    assert {path: session.get(path) for path in before} == before


def test_a_commit_is_noticed_though_no_file_of_the_data_changes(project: Path, session: Session) -> None:
    """What changed is told of commits; so is the lock of quotes followed, which is no record."""
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "--all")
    git(project, "commit", "-qm", "x")
    put(project, COUNTRY, "office: King of Ruritania", "office: Emperor of Ruritania")
    assert b"Emperor" not in (session.get("changes/index.html") or b"")
    assert b"2031-02-01" not in (session.get(PAGE) or b"")
    git(project, "commit", "-qam", "y", day="2031-02-01")
    assert b"Emperor" in (session.get("changes/index.html") or b"")
    assert b'"dateModified": "2031-02-01' in (session.get(PAGE) or b"")  # for search engines; it shows the same text
    page = "agreements/arcadia-ruritania/index.html"
    assert b"found in the text" in (session.get(page) or b"")
    (project / LOCK).unlink()
    assert b"evidence.lock.yml:1:1: must be there" in (session.get(page) or b"")


def test_a_commit_in_a_worktree_is_noticed(project: Path, session: Session) -> None:
    """There git keeps its log elsewhere, and a file says where."""
    whole = project.parent / "whole"
    whole.mkdir()
    git(whole, "init", "-q", "-b", "main")
    git(whole, "commit", "-qm", "x", "--allow-empty")
    git(whole, "worktree", "add", "-q", "--no-checkout", str(whole.parent / "other"))
    (whole.parent / "other" / ".git").rename(project / ".git")
    git(project, "add", "--all")
    git(project, "commit", "-qm", "x")
    put(project, COUNTRY, "office: King of Ruritania", "office: Emperor of Ruritania")
    assert b"Emperor" not in (session.get("changes/index.html") or b"")
    git(project, "commit", "-qam", "y", day="2031-02-01")
    assert b"Emperor" in (session.get("changes/index.html") or b"")


def a_loop(path: Path) -> None:
    """A link that leads to itself."""
    path.symlink_to(path.name)


def a_folder_with_a_record(path: Path) -> None:
    """A folder that is named like a file, and a file in it."""
    path.mkdir()
    (path / "b.yml").write_text("id: b\n")


@pytest.mark.parametrize("made", [os.mkfifo, a_loop, lambda path: path.symlink_to("/dev/zero"), a_folder_with_a_record])
def test_what_is_no_file_is_told_at_once_and_stops_nothing(
    project: Path, session: Session, made: Callable[[Path], None]
) -> None:
    assert b'class="problems"' not in (session.get(PAGE) or b"")
    path = project / "data" / "countries" / "a.yml"
    made(path)
    page = session.get(PAGE) or b""
    assert b"data/countries/a.yml:1:1: must be a readable file" in page
    assert b"could not be made" not in page
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert b'class="problems"' not in (session.get(PAGE) or b"")


def test_a_recorded_log_is_followed_where_there_is_no_git(project: Path, session: Session) -> None:
    change = Change("changed", "countries", "ruritania", "Ruritania", "capital", "Pan", "Hentzau", date="2031-02-01")
    assert b"Hentzau" not in (session.get("changes/index.html") or b"")
    (project / RECORD).write_text(to_json(ChangeLog((change,))))
    assert b"Hentzau" in (session.get("changes/index.html") or b"")


def test_an_edit_of_the_theme_is_on_every_page_at_once(project: Path) -> None:
    """Of those that were shown before, too."""
    ours = Path(generator.site.preview.__file__).parent / "theme"
    shutil.copytree(ours, project / "theme")
    put(project, "mkdocs.yml", f"'{ours.as_posix()}'", f"'{(project / 'theme').as_posix()}'")
    session = Session(project)
    try:
        before = session.get(PAGE) or b""
        main = project / "theme" / "main.html"
        main.write_text(
            main.read_text().replace("{% block extrahead %}", "{% block extrahead %}<meta name='otherwise'>", 1)
        )
        assert b"<meta name='otherwise'>" not in before
        assert b"<meta name='otherwise'>" in (session.get(PAGE) or b"")
    finally:
        session.close()


def test_the_theme_and_the_files_beside_the_data_are_followed_too(
    project: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed template of ours or of the theme, a new file, a program that is no longer the one that runs."""
    (project / "docs" / "new.md").write_text("# New\n")
    session.server.builder()
    assert b"New</h1>" in (session.get("new/index.html") or b"")
    program = project / "generator"
    program.mkdir()
    (program / "x.py").write_text("")
    monkeypatch.setattr(generator.site.preview, "PROGRAM", program)
    monkeypatch.setattr(session.server.builder.__self__, "program", [])  # of another folder, which CI has elsewhere
    page = session.get(PAGE) or b""
    assert b"generator/x.py changed since this preview began" in page
    assert b"stop it and start it again" in page


def test_an_edit_of_a_page_written_by_hand_is_no_full_build(
    project: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where another page tells of it, by a title that mkdocs.yml does not give; a slip leaves it as it was."""
    head = "---\nsearch: {boost: 1, names: [what it is]}\n---\n"
    (project / "docs" / "about.md").write_text(f"{head}# About\n")
    assert b"About</h1>" in (session.get("about/index.html") or b"")
    monkeypatch.setattr(session.server.builder.__self__, "full", None)
    put(project, "docs/about.md", f"{head}# About\n", f"{head.replace('what', 'who')}# About us\n\nNobody.\n")
    assert b"Nobody." in (session.get("about/index.html") or b"")
    (found,) = (one for one in json.loads(session.get("search/entities.json") or b"") if one["title"] == "About us")
    assert found["names"] == ["who it is"]
    put(project, "docs/about.md", "search:", "serch:")
    assert b"docs/about.md:2:1: serch: must be a known field" in (session.get("about/index.html") or b"")
    put(project, "docs/about.md", "serch: {", "search: {{")
    page = session.get("about/index.html") or b""
    assert b"last good pages" in page
    assert b"Nobody." in page
    put(project, "docs/about.md", "{{", "{")
    assert [path for path in ("about/index.html", "search/entities.json") if path in differing(project, session)] == []


@pytest.mark.usefixtures("session")
def test_what_stays_is_not_looked_through_for_garbage_with_every_edit() -> None:
    assert gc.get_freeze_count() > 0


def test_problems_are_shown_above_the_last_good_pages(project: Path, session: Session) -> None:
    put(project, COUNTRY, "King of Ruritania", "Emperor of Ruritania")
    put(project, COUNTRY, "capital", "capitol")
    page = session.get(PAGE) or b""
    assert b"data/countries/ruritania.yml:16:1" in page
    assert b"King of Ruritania" in page
    assert (session.get("calendar.ics") or b"").startswith(b"BEGIN:VCALENDAR")
    put(project, COUNTRY, "capitol", "capital")
    page = session.get(PAGE) or b""
    assert b"Emperor of Ruritania" in page
    assert b'class="problems"' not in page


def test_what_is_not_in_the_house_layout_is_named_above_pages_that_are_up_to_date(
    project: Path, session: Session
) -> None:
    put(project, COUNTRY, "    office: King of Ruritania", '    office:  "Emperor of Ruritania"')
    page = session.get(PAGE) or b""
    assert b"data/countries/ruritania.yml:11:1: must be in the house layout" in page
    assert b"make fmt" in page
    assert b"Emperor of Ruritania" in page.replace(b"office:", b"")
    assert b"last good pages" not in page
    put(project, COUNTRY, '    office:  "Emperor of Ruritania"', "    office: Emperor of Ruritania")
    assert b'class="problems"' not in (session.get(PAGE) or b"")


def test_a_page_that_site_yml_names_must_be_one(project: Path) -> None:
    put(project, "data/site.yml", "subject: XA\n", "subject: XA\nbriefing: [country/, countries/ruritania/]\n")
    put(project, "data/site.yml", "title:", "sought: [{name: tags.md, sought_as: [topics]}]\ntitle:")
    assert [(one.where, "'countries/'" in one.what) for one in snapshot(project).problems] == [("briefing[0]", True)]


@pytest.mark.parametrize(
    ("file", "find", "put_", "told"),
    [
        ("mkdocs.yml", "watch: [data]", "watch: [data", "mkdocs.yml:7:8: must be closed"),
        ("mkdocs.yml", "[search, tags,", "[serch, tags,", "plugin is not installed. Did you mean &#x27;search&#x27;?"),
        ("mkdocs.yml", "watch:", "wach:", "mkdocs.yml:7:1: wach: must be a setting of MkDocs"),
        ("docs/tags.md", "# Topics", "---\ntitel: A\n---\n# Topics", "docs/tags.md:2:1: titel: must be a known field"),
        ("docs/tags.md", "# Topics", "---\ntitle: A: b\n---\n# Topics", "docs/tags.md:2:9: must be valid YAML"),
    ],
)
def test_a_slip_beside_the_data_is_told_in_its_line(
    project: Path, session: Session, file: str, find: str, put_: str, told: str
) -> None:
    put(project, file, find, put_)
    assert told.encode() in (session.get(PAGE) or b"")
    put(project, file, put_, find)
    assert b'class="problems"' not in (session.get(PAGE) or b"")


KINDS = ("agreements", "countries", "organisations", "summits", "articles")


def others(values: Any, rows: list[Any]) -> Iterator[Any]:
    """A value with one leaf changed, in the ways that may be sound: more of a text, another number, what others say."""
    if isinstance(values, dict):
        for key, one in values.items():
            said = [row[key] for row in rows if isinstance(row, dict) and key in row]
            yield from ({**values, key: other} for other in others(one, said))
    elif isinstance(values, list):
        yield from (values[:-1] for _ in values[1:2])
        for place, one in enumerate(values):
            yield from ([*values[:place], other, *values[place + 1 :]] for other in others(one, []))
    elif isinstance(values, bool):
        yield not values
    elif isinstance(values, str):
        yield f"{values} indeed"
        yield from (row for row in rows if row != values)
    elif values is not None:
        yield from (row for row in rows if row != values)
        yield from (values + 1 for _ in range(isinstance(values, int)))


def edits_of(kind: str, records: dict[Path, dict[str, Any]]) -> Iterator[tuple[str, Path, list[dict[str, Any]]]]:
    """For every field of a kind: one edit, one deletion, one addition, each with the ways to try."""
    fields = dict.fromkeys(field for values in records.values() for field in values)
    for field in fields:
        having = [path for path, values in records.items() if field in values]
        lacking = [path for path in records if path not in having]
        told = [records[path][field] for path in having]
        for path in having[:1]:
            values = records[path]
            yield f"{kind} {field} edited", path, [{**values, field: one} for one in others(values[field], told)][:12]
            yield f"{kind} {field} deleted", path, [{name: one for name, one in values.items() if name != field}]
        for path in lacking[:1]:
            yield f"{kind} {field} added", path, [{**records[path], field: one} for one in told]


def tried(root: Path, now: Snapshot, path: Path, ways: list[dict[str, Any]]) -> Snapshot | None:
    """The folder after the first of some edits that `check` accepts."""
    for values in ways:
        path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
        after = snapshot(root, before=now)
        if not after.problems:
            return after
    return None


@pytest.mark.thorough
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_edited_added_and_deleted_gives_the_pages_of_a_fresh_build(world: Path, kind: str) -> None:
    """What is kept from one reading to the next changes no page."""
    now = snapshot(world)
    records = {path: yaml.safe_load(path.read_text("utf-8")) for path in sorted((world / "data" / kind).glob("*.yml"))}
    good: list[str] = []
    for name, path, ways in edits_of(kind, records):
        text = path.read_bytes()
        after = tried(world, now, path, ways)
        if after:
            good.append(name.split()[-1])
            assert after.pages() == snapshot(world).pages(), name
            now = after
        path.write_bytes(text)
    assert {"edited", "deleted"} <= set(good)
    assert 3 * len(good) >= 2 * len({field for values in records.values() for field in values}), good


def edited(text: str, dice: random.Random) -> str:
    """The text with one word of it changed."""
    places = list(WORD.finditer(text))
    if not places:
        return text
    place = dice.choice(places)
    return f"{text[: place.start()]}{place.group()[::-1]}{text[place.end() :]}"


@pytest.mark.thorough
def test_what_is_kept_between_edits_changes_no_page_of_the_real_data(tmp_path: Path) -> None:
    """Edits of a word here and there, each compared page by page with what a reading without memory comes to."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    dice = random.Random(0)  # noqa: S311 - edits, not secrets
    now = snapshot(tmp_path)
    files = sorted((tmp_path / "data").rglob("*.yml"))
    good = 0
    while good < 3:
        path = dice.choice(files)
        before = path.read_text(encoding="utf-8")
        path.write_text(edited(before, dice), encoding="utf-8")
        now = snapshot(tmp_path, before=now)
        if now.problems:
            path.write_text(before, encoding="utf-8")
            continue
        good += 1
        assert now.pages() == snapshot(tmp_path).pages(), path.name


def test_a_banner_escapes_what_it_shows() -> None:
    """Problems quote the data."""
    page = with_banner(b"<html><body class='x'><p>text</p></body></html>", ["data/x.yml:1:1: must: '<script>'"])
    assert b"<body class='x'><div class=\"problems\"" in page
    assert b"<script>" not in page
    assert page.endswith(b"<p>text</p></body></html>")


def test_a_changed_page_leaves_the_search_index() -> None:
    """With all its sections, and no other page's."""
    entries = [{"location": "a/"}, {"location": "a/#one"}, {"location": "a/b/"}, {"location": ""}]
    forget(entries, {"a/"})
    assert entries == [{"location": "a/b/"}, {"location": ""}]
