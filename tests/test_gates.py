"""Every gate over the built site has been seen red: each break is found, and nothing else is."""

import gzip
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent / "tools"
sys.path.insert(0, str(TOOLS))

import built  # noqa: E402
import determinism  # noqa: E402
import engines  # noqa: E402
import locks  # noqa: E402
import markup  # noqa: E402
import mutants  # noqa: E402
import output  # noqa: E402

from generator.site.engines import adapted  # noqa: E402
from generator.site.securing import policy_of, secure  # noqa: E402

HOME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Home</title><link rel="canonical" href="https://b.example/x/">
<link rel="stylesheet" href="assets/a.css"><script>1</script></head>
<body><h1 id="home">Home</h1><h2 id="two">Two</h2><a href="a/#part">A</a> <a href="https://e.org/">out</a>
<a href="#two">2</a>
<img src="assets/a.svg" alt=""><svg><a href="a/"><title>A</title></a></svg></body></html>
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A</title></head>
<body><h1>A</h1><h2 id="part">Part</h2><a href="../">Home</a><a href=".">Here</a></body></html>
"""
LOST = """<!doctype html>
<html lang="en"><head><title>Lost</title><script>1</script></head>
<body><h1>404</h1><a href="/x/">Home</a></body></html>
"""
MAP = "<urlset><url><loc>https://b.example/x/</loc></url><url><loc>https://b.example/x/a/</loc></url></urlset>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A little site that passes every check."""
    files = {"index.html": HOME, "a/index.html": PAGE, "404.html": LOST, "sitemap.xml": MAP, "assets/a.svg": "<svg/>"}
    files |= {"assets/a.css": "p{background:url(a.svg)}", "assets/a.js": "/*! https://e.org */ 1"}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    secure(tmp_path, policy_of(tmp_path))
    return tmp_path


def found(site: Path) -> dict[str, list[str]]:
    """What each check finds."""
    read = built.Site(site)
    return {name: list(check(read)) for name, check in output.CHECKS.items()}


def test_a_good_site_passes(site: Path) -> None:
    assert found(site) == {name: [] for name in output.CHECKS}
    assert output.main([str(site)]) == 0


@pytest.mark.parametrize(
    ("gate", "name", "old", "new"),
    [
        ("origins", "index.html", 'src="assets/a.svg"', 'src="https://e.org/a.svg"'),
        ("origins", "index.html", "assets/a.css", "//e.org/a.css"),
        ("origins", "index.html", "<head>", '<head><base href="https://e.org/">'),
        ("origins", "index.html", '<a href="#two">', '<a href="#two" ping="https://e.org/">'),
        ("origins", "index.html", "<svg>", '<button formaction="https://e.org/"></button><svg>'),
        ("origins", "assets/a.css", "url(a.svg)", "url(https://e.org/a.svg)"),
        ("origins", "assets/a.js", " 1", " fetch('https://e.org/')"),
        ("policy", "a/index.html", "default-src 'none'; ", ""),
        ("policy", "a/index.html", "style-src 'self'", "style-src 'self' 'unsafe-inline'"),
        ("policy", "a/index.html", "img-src 'self'", "img-src 'self' https:"),
        ("policy", "a/index.html", "img-src 'self'", "img-src 'self' https://e.org"),
        ("policy", "a/index.html", "form-action 'none'", "frame-src https://e.org; form-action 'none'"),
        ("policy", "a/index.html", "; form-action 'none'", ""),
        ("policy", "a/index.html", "script-src 'self'", "script-src 'self' 'unsafe-eval'"),
        ("policy", "a/index.html", "no-referrer", "origin"),
        ("policy", "index.html", "noreferrer", "nofollow"),
        ("policy", "index.html", '<h1 id="home">', '<h1 id="home" onclick="x">'),
        ("policy", "index.html", "<head>", "<head><script src=assets/a.js></script>"),
        ("links", "index.html", "a/#part", "a/#gone"),
        ("links", "index.html", "a/#part", "b/"),
        ("links", "index.html", "assets/a.svg", "assets/b.svg"),
        ("links", "index.html", '<svg><a href="a/">', '<svg><a href="c/">'),
        ("links", "404.html", "/x/", "/y/"),
        ("links", "assets/a.css", "url(a.svg)", "url(b.svg)"),
        ("sitemap", "sitemap.xml", "<url><loc>https://b.example/x/a/</loc></url>", ""),
        ("sitemap", "sitemap.xml", "x/a/", "x/b/"),
        ("structure", "index.html", ' lang="en"', ""),
        ("structure", "index.html", "<title>Home</title>", ""),
        ("structure", "index.html", 'id="two"', 'id="home"'),
        ("structure", "index.html", "h2", "h3"),
        ("structure", "a/index.html", "h1", "h2"),
        ("structure", "a/index.html", "<title>A", "<title>Home"),
        ("shown", "a/index.html", "</h1>", " &lt;span class=x></h1>"),
        ("shown", "a/index.html", "</h1>", " [^1]</h1>"),
    ],
)
def test_a_break_is_found(site: Path, gate: str, name: str, old: str, new: str) -> None:
    text = (site / name).read_text()
    assert old in text
    (site / name).write_text(text.replace(old, new))
    assert found(site)[gate] != []
    assert output.main([str(site), gate]) == 1


def test_what_is_declared_is_let_through_and_nothing_else(site: Path) -> None:
    """What pages load from there, and the policy that names it; on one page only it is a break."""
    allowed = {"img-src": ("https://e.org", "https://*.f.org"), "form-action": ("'self'",)}
    secure(site, policy_of(site, allowed=allowed))
    home, sheet = site / "index.html", site / "assets" / "a.css"
    home.write_text(home.read_text().replace('src="assets/a.svg"', 'src="https://a.f.org/a.svg"'))
    sheet.write_text("p{background:url(https://e.org/a.svg)}")
    read = built.Site(site, allowed)
    assert [*output.origins(read), *output.policy(read)] == []
    sheet.write_text("p{background:url(https://g.org/a.svg)}")
    assert len(list(output.origins(read))) == 1
    assert len(list(output.origins(built.Site(site)))) == 2
    assert len(list(output.policy(built.Site(site)))) == 3 * 4
    secure(site / "a", policy_of(site))
    assert len(list(output.policy(built.Site(site, allowed)))) == 4


def test_a_page_nobody_links_to_is_found(site: Path) -> None:
    (site / "b").mkdir()
    (site / "b" / "index.html").write_text(PAGE.replace("<title>A", "<title>B"))
    assert found(site)["orphans"] == ["b/index.html: no link leads there from the home page"]


def test_a_page_that_tells_what_became_of_a_record_needs_no_link_and_no_title_of_its_own(site: Path) -> None:
    """Only old links lead there, and what is withdrawn is told at its own address and at that of its facts."""
    for name in ("b", "c"):
        (site / name).mkdir()
        gone = PAGE.replace("<title>A", '<meta name="robots" content="noindex"><title>Withdrawn: B')
        (site / name / "index.html").write_text(gone)
    secure(site, policy_of(site))
    assert found(site) == {name: [] for name in output.CHECKS}


def test_two_builds_that_differ_are_told_apart(tmp_path: Path) -> None:
    for name, stamp in (("one", 1), ("two", 2)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "sitemap.xml.gz").write_bytes(gzip.compress(b"same", mtime=stamp))
    (tmp_path / "two" / "more").write_text("")
    rows = list(determinism.differences(tmp_path / "one", tmp_path / "two"))
    assert [row.split(":")[0] for row in rows] == ["more", "sitemap.xml.gz"]


def test_sites_of_two_engines_that_differ_are_told_apart(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    for path in site.rglob("*.html"):
        (other / path.relative_to(site)).parent.mkdir(exist_ok=True)
        (other / path.relative_to(site)).write_text(
            path.read_text().replace("Home<", "House<").replace('id="part"', "")
        )
    rows = list(engines.differences(built.Site(site), built.Site(other)))
    assert rows == [": the titles are 'Home' and 'House'", "a/: anchors missing in theirs: part"]


def test_raw_links_are_written_as_zensical_reads_them() -> None:
    page = b'<a class="x" href="../summits/y/">y</a> [z](../z.md) <img src="../i.svg">'
    assert adapted("a/timeline.md", page) == page.replace(b'href="../', b'href="')
    assert adapted("a/index.md", page) == page
    assert adapted("a/x.json", page) == page


def test_the_checker_tolerates_the_themes_own_markup_and_no_other() -> None:
    said = "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control."
    assert markup.tolerated({"message": said, "extract": '<label class="md-nav__title" for="__toc">'})
    assert not markup.tolerated({"message": said, "extract": '<label for="year">'})
    assert not markup.tolerated({"message": "Duplicate ID “x”.", "extract": ""})


A_HASH, OTHER = (f"sha256:{digit * 64}" for digit in "01")
LOCK = "".join(f"{name}==1 \\\n    --hash={A_HASH} \\\n    # via x\n" for name in "ab")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f" --hash={A_HASH}", ""),
        (A_HASH, A_HASH[:-1]),
        ("b==1", "b>=1"),
        ("b==1", "b==1,!=2"),
        ("b==1", "b"),
        ("a==1", "--index-url https://e.org"),
        ("a==1", "-r other.txt"),
        ("b==1", "b @ file:///tmp/b"),
    ],
)
def test_a_lock_that_does_not_lock_is_found(old: str, new: str) -> None:
    assert list(locks.written(LOCK)) == []
    assert list(locks.written(LOCK.replace(old, new, 1))) != []


def locked(**hashes: str) -> list[locks.Locked]:
    return [locks.Locked(f"{name}==1", frozenset([digest])) for name, digest in hashes.items()]


@pytest.mark.parametrize(
    ("lock", "said"),
    [
        (locked(a=A_HASH, b=A_HASH), []),
        (locked(a=A_HASH), ["needed and not locked: b==1"]),
        (locked(a=A_HASH, b=A_HASH, c=A_HASH), ["locked and not needed: c==1"]),
        (locked(a=A_HASH, b=OTHER), [f"not a hash of b==1: {OTHER}"]),
    ],
)
def test_a_lock_that_resolves_to_something_else_is_found(lock: list[locks.Locked], said: list[str]) -> None:
    assert list(locks.differing(lock, locked(a=A_HASH, b=A_HASH))) == said


@pytest.mark.parametrize(
    ("requirement", "names", "lacking"),
    [
        ("a==1", ["a-1-py3-none-any.whl"], []),
        ("a==1", ["a-1-cp311-abi3-manylinux_2_17_x86_64.whl"], []),
        ("a==1", ["a-1.tar.gz"], ["3.11", "3.12", "3.13", "3.14"]),
        ("a==1", ["a-1-cp311-cp311-manylinux_2_17_x86_64.whl"], ["3.12", "3.13", "3.14"]),
        ("a==1 ; python_full_version < '3.12'", ["a-1-cp311-cp311-manylinux_2_17_x86_64.whl"], []),
        ("a==1 ; sys_platform == 'win32'", ["a-1-cp311-cp311-win_amd64.whl"], []),
        ("a==1", ["a-1-cp311-abi3-musllinux_1_2_x86_64.whl"], ["3.11", "3.12", "3.13", "3.14"]),
        ("a==1", ["a-1-cp311-abi3-manylinux_2_39_x86_64.whl"], ["3.11", "3.12", "3.13", "3.14"]),
        ("a==1", ["a-1-cp314-cp314t-manylinux_2_17_x86_64.whl"], ["3.11", "3.12", "3.13", "3.14"]),
    ],
)
def test_a_python_without_a_file_is_found(requirement: str, names: list[str], lacking: list[str]) -> None:
    given = [{"url": f"https://e.org/{name}", "hashes": {"sha256": str(n)}} for n, name in enumerate(names)]
    lock = [locks.Locked(requirement, frozenset(f"sha256:{n}" for n in range(len(names))))]
    said = list(locks.unpublished(lock, [{"name": "a", "wheels": given}], ["Linux on Intel"]))
    assert said == [f"no file of {requirement} for Python {python} and Linux on Intel" for python in lacking]


def test_an_environment_that_differs_from_its_lock_is_found() -> None:
    lock = [*locked(a=A_HASH, B_c=A_HASH), locks.Locked("d==1 ; sys_platform == 'no such'", frozenset())]
    assert list(locks.missing(lock, ["A==1", "b-c==1"])) == []
    assert list(locks.missing(lock, ["a==2", "b-c==1", "e==1"])) == [
        "not installed: a==1",
        "installed and not locked: a==2",
        "installed and not locked: e==1",
    ]


def test_every_lock_is_there_and_locks() -> None:
    root = TOOLS.parent.parent
    there = [path.relative_to(root).as_posix() for folder in (root, TOOLS) for path in folder.glob("*.lock")]
    assert sorted(locks.LOCKS) == sorted(there)
    assert [one for lock in locks.LOCKS for one in locks.written((root / lock).read_text())] == []


def test_the_mutation_gate_tries_every_module_of_rules_with_tests_that_are_there() -> None:
    """And others; what it says of survivors is said of code that is there."""
    assert [file for files in mutants.TESTS.values() for file in files if not (TOOLS.parent / file).is_file()] == []
    judging = (TOOLS.parent.parent / "generator" / "check").glob("*.py")
    rules = {f"check.{path.stem}" for path in judging if path.stem != "__init__"}
    assert rules == {name for name in mutants.TESTS if name.startswith("check.")}
    there = {f"{name}.{place.said}" for name in mutants.TESTS for place in mutants.places(mutants.tree_of(name))}
    assert mutants.known() - there == set()
