"""A build for publishing knows where the site will be and how its data came to be, or says what to do."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from test_versions import commit, git

sys.path.insert(0, str(Path(__file__).parent / "tools"))

import built as built_site
import output

from generator.commands.front_door import main
from generator.disk.manifest import write_tree
from generator.site.allowance import allowed_in

REPOSITORY = Path(__file__).parent.parent
WORKFLOWS = REPOSITORY / ".github" / "workflows"
UNKNOWN = "the addresses of facts given away since the last `verify` are not known"
MISSING = f"the history of the data is missing, so that “What changed” and its feeds tell nothing, and {UNKNOWN}: "
TERM_CHANGED = "facts/agreements/arcadia-ruritania/index.html#term"
SHALLOW = "only the newest commits are here, not those before them"
NOTICE = "The history of the data was missing where this copy of the site was built"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little world in a repository of its own, after two edits."""
    root = tmp_path_factory.mktemp("origin") / "world"
    shutil.copytree(Path(__file__).parent / "world", root)
    git(root, "init", "-q", "-b", "main")
    commit(root, "2031-01-01", ("value: P5Y", "value: P6Y"))
    commit(root, "2031-02-01", ("value: P6Y", "value: P5Y"))  # what the quote says, so that it can be published
    return root


@pytest.fixture
def shallow(origin: Path, tmp_path: Path) -> Path:
    """A clone with the newest commit only."""
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{origin}", "shallow")
    return tmp_path / "shallow"


@pytest.fixture
def copy(origin: Path, tmp_path: Path) -> Path:
    """A whole clone."""
    git(tmp_path, "clone", "-q", str(origin), "copy")
    return tmp_path / "copy"


@pytest.fixture
def archive(origin: Path, tmp_path: Path) -> Path:
    """An unpacked archive."""
    return Path(shutil.copytree(origin / "data", tmp_path / "archive" / "data")).parent


def run(*arguments: object, **environment: str | None) -> Result:
    """One command."""
    return CliRunner(env=environment).invoke(main, [str(one) for one in arguments])


def built(root: Path, **environment: str | None) -> tuple[Result, Path]:
    """The tree a build writes."""
    return run("build", "--root", root, root.parent / "tree", **environment), root.parent / "tree"


def test_a_build_with_its_history_tells_the_changes(copy: Path) -> None:
    result, tree = built(copy, CI="true")
    assert (result.exit_code, len(result.stderr.splitlines())) == (0, 1)
    assert TERM_CHANGED in (tree / "changes.md").read_text()
    assert len(json.loads((tree / "changes.json").read_bytes())["items"]) == 1


def lacking(root: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Take the history of a whole clone away."""
    if what == "owner":
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    elif what == "program":
        monkeypatch.setenv("PATH", str(root.parent / "empty"))
    elif what == "repository":
        shutil.rmtree(root / ".git")
    else:
        git(root, "checkout", "-q", "--orphan", "new")


WHY = {
    "owner": "git refuses a checkout that another user owns",
    "program": "git is not installed",
    "repository": "this is not a git repository",
    "commit": "data/ was never committed here",
}


@pytest.mark.parametrize("what", WHY)
def test_a_build_without_history_says_so_everywhere(copy: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """On the page and in the feeds, where an empty list would be read as "nothing has changed", and to who builds."""
    lacking(copy, monkeypatch, what)
    result, tree = built(copy)
    assert result.exit_code == 0
    assert f"Warning: {MISSING}{WHY[what]}; " in result.stderr
    page = (tree / "changes.md").read_text()
    assert f"{NOTICE} ({WHY[what]}), so that no changes can be listed." in page
    assert "No change is recorded" not in page
    assert NOTICE in (tree / "changes.xml").read_text()
    assert NOTICE in json.loads((tree / "changes.json").read_bytes())["description"]
    assert NOTICE not in (tree / "feed.xml").read_text() + (tree / "feed.json").read_text()


@pytest.mark.parametrize("what", WHY)
def test_in_continuous_integration_a_build_without_history_fails(
    copy: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Nobody would read the warning, and the site would be published."""
    lacking(copy, monkeypatch, what)
    result, tree = built(copy, CI="true")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: the history of the data is missing, ")
    assert (len(result.stderr.splitlines()), result.stdout, tree.exists()) == (1, "", False)


def test_a_shallow_clone_says_how_to_get_the_rest(shallow: Path) -> None:
    result, tree = built(shallow)
    remedy = "fetch the others with `git fetch --unshallow`, in GitHub Actions with `fetch-depth: 0`"
    assert f"{SHALLOW}; {remedy}, or put history.json beside data/, as " in result.stderr
    assert f"{NOTICE} ({SHALLOW})" in (tree / "changes.md").read_text()
    assert f"{SHALLOW}; {remedy}, or " in built(shallow, CI="true")[0].stderr
    git(shallow, "fetch", "-q", "--unshallow")
    assert built(shallow, CI="true")[0].exit_code == 0


def test_a_comparison_needs_only_the_commits_compared(origin: Path, tmp_path: Path) -> None:
    """As the workflow diff.yml has them."""
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{origin}", "two")
    result = run("diff", "--root", tmp_path / "two", "HEAD^1", CI="true")
    assert result.exit_code == 0
    assert "5 years" in result.stdout


def test_a_recorded_log_is_enough(copy: Path, archive: Path) -> None:
    assert run("log", "--root", copy, "--output", archive / "history.json").exit_code == 0
    result, tree = built(archive, CI="true")
    assert result.exit_code == 0
    assert TERM_CHANGED in (tree / "changes.md").read_text()


def test_a_log_without_history_is_not_written(shallow: Path, archive: Path) -> None:
    """An empty one would stand in for the history from then on."""
    for root in (shallow, archive):
        result = run("log", "--root", root, "--output", root / "history.json")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("Error: the history of the data is missing: ")
        assert not (root / "history.json").exists()


def test_a_log_that_cannot_be_written_is_said_in_a_sentence(copy: Path) -> None:
    (copy / "no").write_text("a file where a folder is wanted")
    result = run("log", "--root", copy, "--output", copy / "no" / "history.json")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {copy}/no")
    assert " cannot be read or written: " in result.stderr


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"state": "x"}'])
def test_a_damaged_cache_is_made_anew(copy: Path, damage: str) -> None:
    kept = copy / "build" / "history.json"
    built(copy)
    good = kept.read_text()
    kept.write_text(damage)
    result, tree = built(copy)
    assert (result.exit_code, len(result.stderr.splitlines()), kept.read_text()) == (0, 1, good)
    assert TERM_CHANGED in (tree / "changes.md").read_text()


LOOK = "(to look at the site without publishing it: make serve)."
TYPE = "pages, feeds and sitemap name it, so type for example SITE_URL={} {} {}"
WRONG = {
    None: "https://example.org/",
    "": "https://example.org/",
    "example.org": "https://example.org/",
    "briefing.example/x": "https://briefing.example/x/",
    "ftp://x": "https://example.org/",
    "//briefing.example/": "https://example.org/",
    "https://": "https://example.org/",
    "https://[x": "https://example.org/",
    "https://a b.example/": "https://example.org/",
    "https://a.example/?x": "https://example.org/",
    "https://a.example/#x": "https://example.org/",
    "https://me@a.example/": "https://example.org/",
    "a b": "https://example.org/",
    "https://a.example//b/": "https://example.org/",
    "https://a.example/b/../c/": "https://example.org/",
}


@pytest.mark.parametrize("given", WRONG)
def test_a_build_asks_for_the_address_of_the_site(world: Path, given: str | None) -> None:
    result, tree = built(world, SITE_URL=given)
    said = f"must be the whole address of the site, https://… or http://…: '{given}'" if given else "is not set"
    command = f"python -m generator build {tree}"
    assert result.stderr == f"Error: SITE_URL {said}; {TYPE.format(WRONG[given], command, LOOK)}\n"
    assert (result.exit_code, result.stdout, tree.exists()) == (1, "", False)


@pytest.mark.parametrize(
    "given",
    ["https://a.example/x", "https://a.example/x/", " https://a.example/ ", "http://127.0.0.1:80", "http://[::1]/"],
)
def test_an_address_is_that_of_a_folder(world: Path, given: str) -> None:
    result, tree = built(world, SITE_URL=given)
    assert result.exit_code == 0
    whole = given.strip().rstrip("/")
    assert f'href="{whole}/changes.xml"' in (tree / "changes.xml").read_text()
    assert f"{whole}/api/v1/" in (tree / "data.md").read_text()


MkDocs = Callable[..., "subprocess.CompletedProcess[str]"]
CONFIGURATION = """\
site_name: World
theme: {name: material, font: false}
extra: {scope: /}
markdown_extensions: [attr_list, {tables: {use_align_attribute: true}}]
plugins:
  - briefing:
      address: !ENV [SITE_URL, ""]
"""


@pytest.fixture
def project(world: Path) -> Path:
    """The little world as MkDocs wants it, with a site of before."""
    (world / "docs").mkdir()
    (world / "docs" / "x.md").write_text("# X\n")
    (world / "mkdocs.yml").write_text(CONFIGURATION)
    write_tree(world / "site", "mkdocs build", {"index.html": b"the last good one"})
    return world


@pytest.fixture
def mkdocs(project: Path) -> MkDocs:
    """Runs MkDocs there."""

    def ran(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        given = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
        command = [sys.executable, "-m", "mkdocs", *arguments]
        return subprocess.run(command, cwd=project, env=given, capture_output=True, text=True, check=False)

    return ran


@pytest.mark.parametrize("given", ["", "example.org", "ftp://x", "https://[x", "true"])
def test_mkdocs_asks_for_the_address_too(project: Path, mkdocs: MkDocs, given: str) -> None:
    answer = mkdocs("build", SITE_URL=given)
    assert answer.returncode == 1
    assert "ERROR   -  SITE_URL " in answer.stderr
    assert f"SITE_URL=https://example.org/ make build {LOOK}" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert (project / "site" / "index.html").read_text() == "the last good one"


def test_mkdocs_in_continuous_integration_wants_history(project: Path, mkdocs: MkDocs) -> None:
    answer = mkdocs("build", CI="true")
    assert answer.returncode == 1
    assert f"ERROR   -  {MISSING}" in answer.stderr
    assert "WARNING" not in answer.stderr
    assert (project / "site" / "index.html").read_text() == "the last good one"


def test_an_address_in_the_configuration_is_as_good(project: Path, mkdocs: MkDocs) -> None:
    (project / "mkdocs.yml").write_text(f"site_url: https://fork.example/y/\n{CONFIGURATION}")
    answer = mkdocs("build", SITE_URL="")
    assert answer.returncode == 0, answer.stderr
    feed = (project / "site" / "changes.xml").read_text()
    assert 'href="https://fork.example/y/changes.xml"' in feed
    assert NOTICE in feed
    assert NOTICE in (project / "site" / "changes" / "index.html").read_text()
    assert answer.stderr.splitlines()[-1].startswith(f"WARNING -  {MISSING}")


FORK = f"""\
{CONFIGURATION}      allow: ALLOWED
extra_javascript: [https://cdn.example/x.js]
""".replace("extra: {scope: /}", "extra: {scope: /, analytics: {provider: google, property: G-1}}")
ELSEWHERE = {
    "script-src": ["https://cdn.example", "https://www.googletagmanager.com"],
    "frame-src": ["https://film.example"],
    "img-src": ["https://pictures.example"],
    "media-src": ["self"],
}
EMBEDDED = """\
# X

![A picture](https://pictures.example/a.png) [A link](https://elsewhere.example/)

<iframe src="https://film.example/embed/1" title="A film"></iframe>
<video src="a.mp4"></video>
"""


def test_what_a_fork_loads_from_elsewhere_is_told_and_can_be_allowed(project: Path, mkdocs: MkDocs) -> None:
    """Each thing once, with the page or pages, the element and the address, and what to write where."""
    (project / "docs" / "x.md").write_text(EMBEDDED)
    (project / "mkdocs.yml").write_text(FORK.replace("ALLOWED", "{}"))
    answer = mkdocs("build")
    assert answer.returncode == 1
    head = answer.stderr.index("ERROR   -  pages hold what may not run:")
    told = {line.split(":")[0]: line for line in answer.stderr[head:].splitlines()[1:] if "allow" in line}
    assert {re.sub("[0-9]+", "all", name) for name in told} == {"x/index.html and all other pages", "x/index.html"}
    for directive, origin in ((directive, origin) for directive, origins in ELSEWHERE.items() for origin in origins):
        assert f"mkdocs.yml allows {directive}: [{origin}] (“Allow another host” in docs/editing.md)." in answer.stderr
    assert "must not load 'https://pictures.example/a.png' (img src)" in answer.stderr
    assert "elsewhere.example" not in answer.stderr
    assert "\n## Allow another host\n" in (REPOSITORY / "docs" / "editing.md").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(FORK.replace("ALLOWED", json.dumps(ELSEWHERE)))
    answer = mkdocs("build")
    assert answer.returncode == 0, answer.stderr
    read = built_site.Site(project / "site", allowed_in(project / "mkdocs.yml"))
    assert [*output.origins(read), *output.policy(read)] == []
    strict = built_site.Site(project / "site")
    assert len(list(output.origins(strict))) >= 24
    assert len(list(output.policy(strict))) >= 24


def test_an_allowance_that_is_none_stops_the_build(project: Path, mkdocs: MkDocs) -> None:
    (project / "mkdocs.yml").write_text(FORK.replace("ALLOWED", "{img-scr: ['*']}"))
    answer = mkdocs("build")
    assert answer.returncode == 1
    assert "Plugin 'briefing' option 'allow': must be a directive, " in answer.stderr
    assert "'img-scr'. Did you mean 'img-src'?" in answer.stderr


def test_securing_a_site_of_another_engine_asks_the_same_place(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = '<!doctype html><html lang="en"><head></head><body><img src="https://pictures.example/a.png" alt=""></body>'
    (project / "site" / "index.html").write_text(page)
    (project / "site" / "404.html").write_text("<!doctype html><html lang='en'><head></head><body></body></html>")
    monkeypatch.chdir(project)
    refused = run("secure", "site")
    assert (refused.exit_code, refused.stdout.split(":")[0]) == (1, "index.html")
    assert (project / "site" / "index.html").read_text() == page
    (project / "mkdocs.yml").write_text(FORK.replace("ALLOWED", "{img-src: [pictures.example]}"))
    assert "mkdocs.yml: plugins › briefing › allow: img-src: must be an origin" in run("secure", "site").stderr
    (project / "mkdocs.yml").write_text(FORK.replace("ALLOWED", json.dumps(ELSEWHERE)))
    assert run("secure", "site").exit_code == 0
    assert "img-src 'self' data: https://pictures.example;" in (project / "site" / "index.html").read_text()


def test_what_builds_in_a_workflow_has_address_and_history() -> None:
    """Checkouts there have the newest commit only, unless they ask for more."""
    building = 0
    for path in sorted(WORKFLOWS.glob("*.yml")):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, job in workflow["jobs"].items():
            commands = " ".join(step.get("run", "") for step in job["steps"])
            if re.search(r" build(?!/)|\.ci/run", commands):
                building += 1
                [checkout] = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
                assert checkout["with"].get("fetch-depth") == 0, f"{path.name}: {name}"
                assert "SITE_URL" in {**workflow.get("env", {}), **job.get("env", {})}, f"{path.name}: {name}"
    assert building == 4
