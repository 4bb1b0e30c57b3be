"""What is wrong in mkdocs.yml and in the head of a page of docs/ though it is good YAML: names that nothing has."""

from pathlib import Path

import pytest

from generator.model.loading import read_dossier
from generator.site.configuration import unknown_beside
from generator.site.named_pages import pages_of_nothing
from generator.source.handwritten import handwritten
from generator.source.problem import Problem

CONFIGURATION = """site_name: Promises
nav:
  - Money: money.md
  - More:
      - Editing: editing.md
      - Elsewhere: https://more.example/
extra_css: [assets/briefing.css]
extra_javascript:
  - path: assets/search.js
    defer: true
theme: {name: material}
plugins:
  - search
  - material/tags:
      listings: true
markdown_extensions:
  - footnotes
  - pymdownx.superfences
"""
PAGE = "---\ntitle: Editing\nhide: [navigation]\nsearch:\n  boost: 1\n---\n# Editing\n"
GENERATED = ("money.md", "offers.md")
SLIPS = [
    ("site_name: P", "site-name: P", "mkdocs.yml:1", "Did you mean 'site_name'?"),
    ("money.md", "moneys.md", "mkdocs.yml:3", "Did you mean 'money.md'?"),
    ("Money: money.md", "Money money.md", "mkdocs.yml:3", "must be `title: page`"),
    ("Money: money.md", "Money:", "mkdocs.yml:3", "must have a page behind the colon"),
    ("Editing: editing.md", "Editing: edit.md", "mkdocs.yml:5", "Did you mean 'editing.md'?"),
    ("briefing.css", "breifing.css", "mkdocs.yml:7", "Did you mean 'assets/briefing.css'?"),
    ("search.js", "serach.js", "mkdocs.yml:9", "Did you mean 'assets/search.js'?"),
    ("  - search\n", "  - serach\n", "mkdocs.yml:13", "Did you mean 'search'?"),
    ("material/tags:", "material/tag:", "mkdocs.yml:14", "Did you mean 'material/tags'?"),
    ("footnotes", "footnote", "mkdocs.yml:17", "Did you mean 'footnotes'?"),
    ("title: Editing", "titel: Editing", "docs/editing.md:2", "Did you mean 'title'?"),
    ("boost: 1", "boost: high", "docs/editing.md:5", "must be how much the page weighs"),
    ("[navigation]", "navigation", "docs/editing.md:3", "Put it in square brackets"),
    ("[navigation]", "[navigaton]", "docs/editing.md:3", "Did you mean 'navigation'?"),
    ("site_name: Promises", "site_name: 7", "mkdocs.yml:1", "must be text: '7'"),
    ("site_name: P", "validation: {nav: {not_found: warning}}\nsite_name: P", "mkdocs.yml:1", "Did you mean 'warn'?"),
    ("site_name: P", "validation: {nav: {not_fond: warn}}\nsite_name: P", "mkdocs.yml:1", "Did you mean 'not_found'?"),
    ("    defer: true", "    defre: true", "mkdocs.yml:10", "Did you mean 'defer'?"),
    (
        "{name: material}",
        "{name: material, favicon: assets/serach.js}",
        "mkdocs.yml:11",
        "Did you mean 'assets/search.js'?",
    ),
    ("assets/search.js", "asset/search.js", "mkdocs.yml:9", "Did you mean 'assets/search.js'?"),
]


def told(root: Path, old: str = "", new: str = "") -> list[str]:
    """What is said of the two files with an edit."""
    (root / "docs" / "assets").mkdir(parents=True)
    for name in ("briefing.css", "search.js"):
        (root / "docs" / "assets" / name).touch()
    assert old in CONFIGURATION + PAGE
    (root / "mkdocs.yml").write_text(CONFIGURATION.replace(old, new, 1), encoding="utf-8")
    (root / "docs" / "editing.md").write_text(PAGE.replace(old, new, 1), encoding="utf-8")
    return [str(one) for one in unknown_beside(root, GENERATED)]


def test_nothing_is_wrong_with_what_is_right(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(("old", "new", "place", "words"), SLIPS, ids=[new for _, new, _, _ in SLIPS])
def test_a_name_that_nothing_has_is_told_in_its_line(
    old: str, new: str, place: str, words: str, tmp_path: Path
) -> None:
    (problem,) = told(tmp_path, old, new)
    assert problem.startswith(f"{place}:")
    assert words in problem


def test_the_menu_is_not_judged_where_no_page_could_be_made(tmp_path: Path) -> None:
    told(tmp_path, "money.md", "moneys.md")
    assert list(unknown_beside(tmp_path, ())) == []


def test_a_page_that_nothing_names_is_told_where_its_name_is_nearly_that_of_another(tmp_path: Path) -> None:
    told(tmp_path)
    (tmp_path / "docs" / "ofers.md").touch()
    (problem,) = unknown_beside(tmp_path, GENERATED)
    assert (problem.path, problem.what[-26:]) == ("docs/ofers.md", " Did you mean 'offers.md'?")


def test_a_setting_may_be_taken_out_of_the_environment_or_be_a_word_of_true_and_false(tmp_path: Path) -> None:
    assert told(tmp_path, "site_name: P", 'repo_url: !ENV [REPO_URL, ""]\nuse_directory_urls: yes\nsite_name: P') == []


def test_a_head_that_does_not_end_is_told_where_it_should(tmp_path: Path) -> None:
    told(tmp_path)
    (tmp_path / "docs" / "editing.md").write_text(PAGE.replace("1\n---\n", "1\n"), encoding="utf-8")
    assert [(one.line, one.what[:21]) for one in handwritten(tmp_path)] == [(6, "must be a line '---':")]


SITE_PAGES = [
    ("name: money.md", "name: money", 2, "Did you mean 'money.md'?"),
    ("- offers/", "- ofers/", 5, "Did you mean 'offers/'?"),
    ("- guide/", "- guides/", 6, "Did you mean 'guide/'?"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), SITE_PAGES, ids=[new for _, new, _, _ in SITE_PAGES])
def test_a_page_that_is_none_is_told_in_the_line_that_names_it(
    old: str, new: str, line: int, words: str, tmp_path: Path
) -> None:
    """Those that are written by hand are pages too."""
    sought = "sought:\n  - {name: money.md, sought_as: [sums]}\n  - {name: guide.md, sought_as: [help]}\n"
    text = f"{sought}briefing:\n  - offers/\n  - guide/\n"
    assert named(tmp_path / "sound", text) == []
    (problem,) = named(tmp_path / "slip", text.replace(old, new))
    assert problem.line == line
    assert words in problem.what


def named(root: Path, text: str) -> list[Problem]:
    """What is wrong with the pages that data/site.yml names in this text; beside those made a page is written."""
    for folder in ("data", "docs"):
        (root / folder).mkdir(parents=True)
    (root / "docs" / "guide.md").touch()
    (root / "data" / "site.yml").write_text(text + "subject: XA\ntitle: T\ndescription: D\n", encoding="utf-8")
    return list(pages_of_nothing(read_dossier(root), GENERATED, root / "docs"))


@pytest.mark.parametrize("first", ["--", "", "—", "\ufeff---", "----"])
def test_a_head_that_does_not_begin_is_told(first: str, tmp_path: Path) -> None:
    told(tmp_path)
    (tmp_path / "docs" / "editing.md").write_text(PAGE.replace("---", first, 1), encoding="utf-8")
    assert [(one.line, one.what[:21]) for one in handwritten(tmp_path)] == [(1, "must be a line '---',")]
