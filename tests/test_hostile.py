"""Whatever stands in the data, pages show it as text; reading ends with pages or with placed problems."""

import csv
import json
import random
import re
import shutil
import time
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hostile import CORPUS, REPOSITORY, Skeleton, converted, dumped, proved, put
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from synthetic import write_table

from generator.check.evidence import Lock
from generator.check.rules import check
from generator.export import exports, exports_of_pages
from generator.export.machine_readable import head_and_body
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.pages.pages import makers, pages
from generator.pages.rendering import Renderer
from generator.source.problem import Problem
from generator.source.signs import INVISIBLE, mixed
from generator.source.yamlfile import parse_yaml

pytestmark = pytest.mark.thorough

SITE = "https://briefing.example/"
PLAIN = "Plain words"
NOT_CHECKED = ("span", "class", "data-search-exclude")


def table(world: Path, text: Any) -> tuple[Dossier, list[str]]:
    """The little world with a text in every place, read without a problem."""
    written = put(world, text)
    dossier = read_dossier(world)
    assert [str(problem) for problem in check(dossier)] == []
    return dossier, written


def rendered(dossier: Dossier) -> dict[str, bytes]:
    """All pages."""
    return pages(dossier, Lock(), Renderer(site_url=SITE))


def nth(n: int) -> str:
    """One text of the corpus after the other."""
    return CORPUS[n % len(CORPUS)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Skeleton]:
    """What the pages look like with harmless text in every place."""
    root = tmp_path_factory.mktemp("plain") / "world"
    shutil.copytree(Path(__file__).parent / "world", root)
    dossier, _ = table(root, lambda _: PLAIN)
    return {path: Skeleton(converted(text.decode())) for path, text in rendered(dossier).items()}


def counted(html: Skeleton) -> Counter[tuple[str, ...]]:
    """How many of each element, without marks of quotes that nobody checked.

    What a list tells of a meeting is the outcome that is short enough, and that one has a quote or none.
    """
    counts = Counter(html.elements)
    counts["/span",] -= counts.pop(NOT_CHECKED, 0)
    return counts


def same(path: str, html: Skeleton, plain: Skeleton) -> bool:
    """Whether two pages have the same elements; where names decide the order of rows, the same number of each."""
    if path.endswith(("index.md", "index.html")):
        return counted(html) == counted(plain)
    return html.elements == plain.elements


def runs(address: str) -> bool:
    """Whether an address is a program."""
    return re.match(r"\s*(?:javascript|data|vbscript):", address, re.IGNORECASE) is not None


@pytest.mark.parametrize("turn", range(0, len(CORPUS), 6))
def test_no_text_of_the_corpus_is_anything_but_text(world: Path, plain: dict[str, Skeleton], turn: int) -> None:
    """The elements of every page are those that harmless words give, and every text that is shown is shown as it is."""
    dossier, written = table(world, lambda n: nth(n * 7 + turn))
    shown = set()
    for path, text in rendered(dossier).items():
        html = Skeleton(converted(text.decode()))
        assert same(path, html, plain[path]), path
        assert not list(filter(runs, html.addresses)), path
        shown |= {one for one in written if " ".join(one.split()) in html.text}
    # A word of the vocabulary that nothing uses is not shown.
    assert len(shown) > 0.8 * len(written)


CONFIGURATION = """\
INHERIT: {mkdocs}
site_dir: site
docs_dir: docs
watch: []
nav: []
not_in_nav: "*"
theme: {{name: material, font: false, custom_dir: '{theme}', features: [navigation.tabs], palette: {{scheme: default}}}}
"""


def built(root: Path) -> dict[str, Skeleton]:
    """Every page of a whole build with the theme."""
    (root / "docs").mkdir()
    (root / "docs" / "tags.md").write_text("# Topics\n\n<!-- material/tags -->\n")
    theme = (REPOSITORY / "generator" / "site" / "theme").as_posix()
    mkdocs = (REPOSITORY / "mkdocs.yml").as_posix()
    (root / "mkdocs.yml").write_text(CONFIGURATION.format(mkdocs=mkdocs, theme=theme))
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    pages_ = sorted((root / "site").rglob("*.html"))
    return {path.relative_to(root / "site").as_posix(): Skeleton(path.read_text(encoding="utf-8")) for path in pages_}


def test_the_theme_shows_text_as_text_too(tmp_path: Path) -> None:
    """Titles, descriptions, topics and structured data leave the Markdown and go through the theme's own templates."""
    made = {}
    for name, text in (("plain", lambda _: PLAIN), ("hostile", nth)):
        root = tmp_path / name
        shutil.copytree(Path(__file__).parent / "world", root)
        table(root, text)
        proved(root)
        made[name] = built(root)
    assert made["hostile"].keys() == made["plain"].keys()
    for path, html in made["hostile"].items():
        assert same(path, html, made["plain"][path]), path
        assert not list(filter(runs, html.addresses)), path


def test_no_text_is_escaped_twice(tmp_path: Path) -> None:
    """Signs that HTML writes as entities are shown as signs: in pages, in the theme, in the search."""
    root = tmp_path / "world"
    shutil.copytree(Path(__file__).parent / "world", root)
    table(root, lambda _: "A & B < C \"d\" 'e'")
    proved(root)
    for path, html in built(root).items():
        assert not re.findall(r".{40}&(?:amp|lt|gt|quot|#\d+);.{20}", html.text), path
    entries = json.loads((root / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    assert not [entry for entry in entries if "&amp;amp;" in json.dumps(entry) or "&amp;lt;" in json.dumps(entry)]


# What editors type, what Markdown, HTML, templates and YAML are made of, and anything else a file may hold.
PIECES = st.sampled_from(
    [*"<>&\"'`*_[](){}|#:!~^=+-\\/.$%@;,? aA1é\U0001f600", "{{", "}}", "<!--", "-->", "](", "&#", "x"]
)
LINES = st.lists(PIECES, min_size=1, max_size=30).map("".join) | st.text(max_size=40)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=st.lists(LINES, min_size=1, max_size=12))
@example(lines=["<", "[", "{{", "`"])
@example(lines=["AͰ"])
@example(lines=[".#"])
def test_no_generated_text_is_anything_but_text(
    tmp_path_factory: pytest.TempPathFactory, plain: dict[str, Skeleton], lines: list[str]
) -> None:
    """The same for texts nobody thought of."""
    cleaned = [INVISIBLE.sub("", " ".join(line.split())).strip() for line in lines]
    # A sign of money before the number behind a text would make a sum of it.
    cleaned = [text.rstrip("$ ") for text in cleaned]
    # Two alphabets in one word are a problem of their own.
    cleaned = [text if text and not mixed(text) else "x" for text in cleaned]
    root = tmp_path_factory.mktemp("generated") / "world"
    shutil.copytree(Path(__file__).parent / "world", root)
    dossier, _ = table(root, lambda n: cleaned[n % len(cleaned)])
    for path in ("agreements/arcadia-ruritania.md", "summits/edelweiss-2029.md", "articles/pan-herald-choir.md"):
        maker = makers(dossier, Lock(), Renderer(site_url=SITE))[path]
        html = Skeleton(converted(maker().content.decode()))
        assert html.elements == plain[path].elements, path
        assert not list(filter(runs, html.addresses))


def test_exports_of_hostile_data_can_be_read_and_hold_the_same_text(world: Path) -> None:
    """JSON parses, tables have no formulas, XML is well-formed; the guides for programs hold no markup."""
    dossier, written = table(world, nth)
    made = exports(dossier, Lock(), SITE)
    made |= dict(exports_of_pages(rendered(dossier), dossier, SITE))
    texts = 0
    for path, content in made.items():
        if path.endswith(("json", ".jsonld")):
            texts += json.dumps(json.loads(content), ensure_ascii=False).count("alert(1)")
        elif path.endswith((".xml", ".html")):
            ET.fromstring(content) if path.endswith(".xml") else Skeleton(content.decode())
            assert b"<script>alert" not in content
        elif path.endswith(".csv"):
            for row in csv.reader(content.decode("utf-8-sig").splitlines()):
                assert not [cell for cell in row if cell[:1] in "=+@\t\r" and cell], path
        elif path.endswith(".md"):
            # The values at the top are no Markdown: programs read them as they are.
            head, mark, body = content.decode().partition("\n---\n")
            assert "<script>" not in (body if mark else head).replace("\\<", ""), path
    assert texts > 0
    assert written


def test_both_feeds_say_the_same_letter_by_letter(world: Path) -> None:
    """No-break spaces are not left out, or two words become one."""
    dossier, _ = table(world, lambda n: nth(n) if n % 2 else "two\u00a0words")
    made = exports(dossier, Lock(), SITE)
    atom, feed = ET.fromstring(made["feed.xml"]), json.loads(made["feed.json"])
    entries = atom.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == len(feed["items"]) > 0
    for entry, item in zip(entries, feed["items"], strict=True):
        assert entry.findtext("{http://www.w3.org/2005/Atom}title") == item["title"]
        assert entry.findtext("{http://www.w3.org/2005/Atom}summary") == item["content_text"]
    assert "\u00a0" in "".join(item["title"] + item["content_text"] for item in feed["items"])


@pytest.mark.parametrize("turn", range(0, len(CORPUS), 9))
def test_the_guide_for_programs_is_headings_and_links_only(world: Path, turn: int) -> None:
    """Read as CommonMark, titles and descriptions are plain text and say what the pages say."""
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    dossier, _ = table(world, lambda n: nth(n + turn))
    made = rendered(dossier)
    files = dict(exports_of_pages(made, dossier, SITE))
    inline = [token for token in reader.parse(files["llms.txt"].decode()) if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "link_open", "link_close", "softbreak", "text_special"}
    said = ["".join(child.content for child in token.children or ()) for token in inline]
    for head in (head_and_body(text.decode())[0] for path, text in made.items() if path.endswith(".md")):
        about = f": {head['description']}" if "description" in head else ""
        assert " ".join(f"{head['title']}{about}".split()) in said
    assert [" ".join(dossier.site.title.split()), " ".join(dossier.site.description.split())] == said[:2]


def placed(problem: Problem, root: Path) -> bool:
    """Whether a problem stands at a place that is there."""
    path = root / problem.path
    if not path.is_file() or (problem.line, problem.column) == (1, 1):
        return True
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    return 1 <= problem.line <= len(lines) + 1 and problem.column >= 1


@settings(max_examples=300, deadline=None)
@given(
    content=st.binary(max_size=300)
    | st.text(st.sampled_from(list("ab:-[]{},\"'#&*!|>%@`? \n\t\r\ufeff\x00é0~")), max_size=200).map(str.encode)
)
@example(content=b"&a [*a, *a]")
@example(content=b"? - a\n: b")
@example(content=b"%YAML 9.9\n--- x")
@example(content="\ufeffa: \u2028b".encode())
@example(content=b"a: !!python/object/apply:os.system [id]")
@example(content=b"- \xff")
@example(content=b"a: 1\r\nb: [\r\n")
def test_any_bytes_are_values_or_a_problem_with_a_place(content: bytes) -> None:
    """The reader never raises, and points into the file."""
    file = parse_yaml(content, "x.yml")
    assert file.values is not None or file.problems
    lines = content.decode("utf-8", "replace").splitlines() or [""]
    for problem in file.problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1
        assert problem.what.startswith("must")
        assert "\n" not in str(problem)


BOMBS = {
    "anchors": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n" * 3,
    "merge": "a: &a {x: 1}\nb: {<<: *a}\n",
    "deep lists": "a: " + "[" * 50_000,
    "deep lists, closed": "a: " + "[" * 900 + "]" * 900,
    "deep mappings": "".join(f"{' ' * n}a:\n" for n in range(1500)),
    "deep keys": "? " * 5000,
    "one line of a megabyte": "name: " + "x" * 1_000_000,
    "a quote of a megabyte": 'name: "' + "x \\n" * 250_000 + '"',
    "a megabyte of spaces": "name:" + " " * 1_000_000 + "x",
    "a hundred thousand keys": "".join(f"k{n}: v\n" for n in range(100_000)),
    "a hundred keys": "".join(f"k{n}: v\n" for n in range(100)),
    "a thousand keys of a part": "memberships:\n- cite: x\n" + "".join(f"  k{n}: v\n" for n in range(1000)),
    "many keys of many parts": "memberships:\n" + "".join(f"- k{n}: 1\n  l: 2\n  m: 3\n" for n in range(10_000)),
    "a hundred thousand names": "capital: 7\n" + "aliases:\n" + "".join(f"  {n}: v\n" for n in range(100_000)),
    "a hundred thousand numbers": "aliases:\n" + "".join(f"  - {n}\n" for n in range(100_000)),
    "a hundred thousand empty items": "id: 3\naliases:\n" + "  -\n" * 100_000,
    "lists of dates": "as_of:\n" + "  - [2024-01-01, 2024-01-02]\n" * 20_000,
    "a hundred thousand items": "aliases:\n" + "".join(f"  - v{n}\n" for n in range(100_000)),
    "the same key for ever": "id: x\n" * 50_000,
    "a long number": "paragraphs: " + "9" * 500_000,
    "a long exponent": "paragraphs: 1e999999999",
    "base sixty": "paragraphs: 190:20:30.15",
    "long dates": "as_of: " + "2024-01-01/" * 50_000,
    "open brackets and quotes": "[{'\"" * 20_000,
    "comments": "# x\n" * 250_000 + "id: x",
    "five megabytes": "# x\n" * 1_300_000,
    "no end": "name: |\n" + "  x\n" * 250_000,
    "colons": ":" * 300_000,
    "dashes": "- " * 100_000,
    "one tag": "!" * 300_000 + "a",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_problem_in_little_time_and_memory(world: Path, name: str) -> None:
    """As a record of its own among the good ones; what is named in it is not named twice."""
    (world / "data" / "countries" / "bomb.yml").write_text(BOMBS[name], encoding="utf-8")
    tracemalloc.start()
    begun = time.process_time()
    problems = check(read_dossier(world))
    seconds, memory = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    mine = [problem for problem in problems if problem.path == "data/countries/bomb.yml"]
    assert mine
    assert all(placed(problem, world) for problem in {one.path: one for one in problems}.values())
    assert all(len(str(problem)) < 2000 for problem in problems)
    assert len(problems) < 1000
    assert seconds < 20
    assert memory < 400_000_000


CYCLES = {
    "a framework of itself": ("agreements/arcadia-ruritania.yml", "framework", "arcadia-ruritania"),
    "a summit before itself": ("summits/edelweiss-2029.yml", "predecessor", "edelweiss-2029"),
    "a summit before its predecessor": ("summits/edelweiss-2028.yml", "predecessor", "edelweiss-2029"),
    "itself before": ("summits/edelweiss-2029.yml", "formerly", ["edelweiss-2029"]),
    "another before": ("summits/edelweiss-2029.yml", "formerly", ["edelweiss-2028"]),
    "its own look-alike": (
        "agreements/arcadia-ruritania.yml",
        "lookalikes",
        [{"agreement": "arcadia-ruritania", "why": "x"}],
    ),
    "a member of itself": (
        "countries/ruritania.yml",
        "memberships",
        [{"organisation": "XR", "cite": [{"source": "x", "at": "y"}]}],
    ),
}


@pytest.mark.parametrize("name", CYCLES)
def test_a_cycle_ends(world: Path, name: str) -> None:
    """In a problem, or in pages."""
    path, key, value = CYCLES[name]
    file = world / "data" / path
    values = yaml.safe_load(file.read_text(encoding="utf-8"))
    values[key] = value
    file.write_text(
        dumped(json.loads(json.dumps(values, default=str), parse_int=str, parse_float=str)), encoding="utf-8"
    )
    dossier = read_dossier(world)
    problems = check(dossier)
    assert all(placed(problem, world) for problem in problems)
    if not problems:
        assert rendered(dossier)
        assert exports(dossier, Lock(), SITE)
    if "itself" in name and "framework" not in name and "member" not in name:
        assert problems


def test_two_agreements_may_not_be_each_others_framework_for_ever(world: Path) -> None:
    """Each implements the other: pages are made, and nothing follows the circle round and round."""
    for one, other in (("arcadia-ruritania", "league-declaration"), ("league-declaration", "arcadia-ruritania")):
        file = world / "data" / "agreements" / f"{one}.yml"
        text = re.sub(r"^framework: .*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        file.write_text(f"{text}framework: {other}\n", encoding="utf-8")
    dossier = read_dossier(world)
    assert check(dossier) or rendered(dossier)


@pytest.mark.parametrize(
    "id_",
    ["x onclick=alert(1)", 'x" onclick="alert(1)', "x } <b>", "../../x", "x/y", "ÄÖ", "a b", "", "x" * 300, "-", "."],
)
def test_an_id_is_a_name_for_an_address_or_a_problem(world: Path, id_: str) -> None:
    """Keys of sources, disagreements and words become anchors and addresses."""
    for path in ("disagreements.yml", "sources/news.yml", "vocabulary.yml"):
        root = world.parent / f"copy-{Path(path).stem}"
        shutil.copytree(world, root)
        file = root / "data" / path
        text = file.read_text(encoding="utf-8")
        first = (
            re.search(r"^(  )?([a-z][a-z-]*):(?= \{|\n)", text, re.MULTILINE)
            if path != "vocabulary.yml"
            else re.search(r"^(  )([a-z][a-z-]*):", text, re.MULTILINE)
        )
        assert first
        file.write_text(
            text[: first.start(2)] + json.dumps(id_, ensure_ascii=False) + text[first.end(2) :], encoding="utf-8"
        )
        problems = check(read_dossier(root))
        assert [problem for problem in problems if problem.path == f"data/{path}"], path
        assert all(placed(problem, root) for problem in problems)


def test_a_long_table_is_read_in_time(tmp_path: Path) -> None:
    """Five hundred records in seconds, whatever order the files come in."""
    write_table(tmp_path, 500)
    begun = time.process_time()
    assert check(read_dossier(tmp_path)) == []
    assert time.process_time() - begun < 30


def test_random_unicode_names_collide_or_stand_apart(world: Path) -> None:
    """Names that differ in case or form only are one name."""
    dice = random.Random(7)
    file = world / "data" / "countries" / "graustark.yml"
    text = file.read_text(encoding="utf-8")
    for _ in range(40):
        name = "".join(
            chr(dice.choice((dice.randrange(32, 0xD800), dice.randrange(0xE000, 0x30000)))) for _ in range(5)
        )
        file.write_text(
            re.sub(
                r"^name: .*$",
                lambda _, name=name: f"name: {json.dumps(name, ensure_ascii=False)}",
                text,
                flags=re.MULTILINE,
            ),
            encoding="utf-8",
        )
        assert all(placed(problem, world) for problem in check(read_dossier(world)))
