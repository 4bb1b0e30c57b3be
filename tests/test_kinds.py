"""A kind of record is a model, a template and one line: all else follows, and a half-done one is told in words."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jinja2
import pytest
from exported import dossier, lock
from test_fields import copied

from generator.model.kinds import KINDS
from generator.pages.pages import makers
from generator.pages.rendering import TEMPLATES, Renderer
from generator.site.navigation import with_kinds

REPOSITORY = Path(__file__).parent.parent
MODEL = '''

class Envoy(Record):
    """Somebody who speaks for a country."""

    sent_by: f.ActorCode = required("must be the code of the country")
    office: p.Value | None = field("must be the office")
'''
LINE = '    Kind("envoys", "envoy", "Envoys", Envoy, "who speaks for whom", structured="Person"),\n'
TEMPLATE = """\
{% import "macros.md" as m %}
{% import "rows.md" as rows %}
{{ head }}<!-- front matter ends -->
# {{ r.name }}

<div class="facts" markdown>

{{ rows.rows(w, "facts") }}

</div>

{{ m.article_claims(w, claims_about) }}
{{ m.cite_this(w, r) }}
{{ m.sources(w) }}
"""
RECORD = """\
id: black-michael
name: Black Michael
as_of: 2030-01-01
sent_by: XR
office: {value: Duke of Strelsau, cite: [{source: gazette-names, at: page 1}]}
"""
CONFIGURATION = """\
site_name: World
site_url: https://briefing.example/
theme: {name: material, font: false, custom_dir: generator/site/theme}
extra: {scope: /}
plugins: [search, briefing]
markdown_extensions: [attr_list, md_in_html, footnotes, def_list, {tables: {use_align_attribute: true}}]
nav: [{Home: index.md}, {Summits: summits/index.md}, {About: method.md}]
"""
PROGRAM = """
import json, sys
from pathlib import Path
from generator.edit.skeletons import skeleton
from generator.model.loading import read_dossier
from generator.model.schemas import FILES, written
dossier = read_dossier(Path("."))
print(json.dumps({"new": skeleton(dossier, "envoy", "somebody"), "files": FILES["envoys"],
                  "schema": json.loads(written(dossier)["envoys.json"])}))
"""


def run(project: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """A command in a project with a package of its own."""
    environment = {**os.environ, "PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, *command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def project(folder: Path, *, template: bool = True, line: bool = True) -> Path:
    """The little world with the new kind and one record of it."""
    copied(folder)
    shutil.copytree(REPOSITORY / "tests" / "world" / "data", folder / "data")
    shutil.copytree(REPOSITORY / "docs", folder / "docs")
    (folder / "mkdocs.yml").write_text(CONFIGURATION)
    model = folder / "generator" / "model"
    with (model / "records.py").open("a") as file:
        file.write(MODEL)
    if line:
        text = (model / "kinds.py").read_text()
        head, begin, rest = text.partition("_ALL = (\n")
        text = f"{head}{begin}{LINE}{rest}".replace("import Actor,", "import Actor, Envoy,")
        (model / "kinds.py").write_text(text)
    if template:
        (folder / "generator" / "pages" / "templates" / "envoy.md").write_text(TEMPLATE)
    (folder / "data" / "envoys").mkdir()
    (folder / "data" / "envoys" / "black-michael.yml").write_text(RECORD)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the new kind and its site."""
    root = project(tmp_path_factory.mktemp("project"))
    done = run(root, "-m", "mkdocs", "build", "-q", "-d", "site")
    assert done.returncode == 0, done.stderr[-3000:]
    return root


def read(built: Path, path: str) -> Any:
    """A file of the site."""
    text = (built / "site" / path).read_text()
    return json.loads(text) if path.endswith(".json") else text


def test_a_new_kind_has_pages_a_list_and_a_place_in_the_navigation(built: Path) -> None:
    page = read(built, "envoys/black-michael/index.html")
    assert "Duke of Strelsau" in page
    assert "Ruritania" in page
    assert '"@type": "Person"' in page
    assert 'href="black-michael/"' in read(built, "envoys/index.html")
    assert ">Envoys<" in " ".join(read(built, "index.html").split()).replace("> ", ">").replace(" <", "<")
    assert 'id="office"' in read(built, "facts/envoys/black-michael/index.html")


def test_a_new_kind_is_in_open_data_and_in_the_catalogue(built: Path) -> None:
    assert "Black Michael" in read(built, "data/envoys.csv")
    assert read(built, "api/v1/envoys.json")["count"] == 1
    assert read(built, "api/v1/envoys/black-michael.json")["record"]["sent_by"] == "XR"
    assert read(built, "api/v1/schema/envoys.json")["$defs"]["Envoy"]
    assert read(built, "api/v1/index.json")["kinds"]["envoys"]["count"] == 1
    listed = read(built, "data/index.html")
    assert "envoys.csv" in listed
    assert "api/v1/envoys.json" in listed
    assert "## Envoys" in read(built, "llms.txt")
    assert "/envoys/black-michael/</loc><lastmod>2030-01-01" in read(built, "sitemap.xml")


def test_a_new_kind_is_known_to_editors(built: Path) -> None:
    done = run(built, "-c", PROGRAM)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["new"][0] == "data/envoys/somebody.yml"
    assert "# must be the code of the country" in made["new"][1]
    assert made["files"] == "data/envoys/*.yml"
    assert made["schema"]["properties"]["office"]
    assert "Must be the office." in read(built, "fields/index.html")


def test_a_kind_without_template_is_told_in_words(tmp_path: Path) -> None:
    done = run(project(tmp_path, template=False), "-m", "mkdocs", "build", "-q", "-d", "site")
    assert done.returncode == 1
    assert "generator/pages/templates/envoy.md:1:1: must be there: the kind 'envoy' asks for it" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_kind_without_its_line_is_told_in_words(tmp_path: Path) -> None:
    done = run(project(tmp_path, line=False), "-m", "generator", "check")
    assert done.returncode == 1
    assert "data/envoys/black-michael.yml:1:1: must lie in one of the folders" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_navigation_names_every_kind_once() -> None:
    nav = [{"Home": "index.md"}, {"Summits": [{"All": "summits/index.md"}]}, {"About": "method.md"}]
    made = with_kinds(nav)
    assert made[:2] == nav[:2]
    assert made[-1] == nav[-1]
    assert {"Countries": "countries/index.md"} in made
    assert len(made) == len(nav) + len(KINDS) - 1
    assert with_kinds(made) == made


@pytest.mark.parametrize("missing", [KINDS["summits"].template, KINDS["summits"].listing])
def test_a_kind_without_its_template_or_that_of_its_list_is_told_in_words(missing: str, tmp_path: Path) -> None:
    """Before any page is made, with the line that asks for it."""
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (templates / missing).unlink()
    with pytest.raises(jinja2.TemplateNotFound, match="must be there: the kind 'summit' asks for it") as raised:
        makers(dossier("world"), lock("world"), Renderer(templates))
    assert raised.value.name == missing
