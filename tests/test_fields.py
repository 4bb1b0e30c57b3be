"""A field is declared once: one line in the model, and it is wherever fields are shown.

The lines are added to a copy of the package, which runs in a process of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.model.declaring import CONDITIONS, FACTS, fields_of
from generator.model.kinds import KINDS
from generator.model.records import Agreement

REPOSITORY = Path(__file__).parent.parent


class New(NamedTuple):
    """A field: the model it is added to, its line, its lines in a record, and what page and table show of it."""

    model: str
    line: str
    record: str
    written: str
    label: str
    shown: str
    table: str
    column: str
    cell: str

    @property
    def key(self) -> str:
        """As it is written in a file."""
        return self.line.partition(":")[0]


NEW = [
    New(
        "Agreement",
        'depositary: p.Value | None = field("must say with whom the originals lie", label="Depositary")',
        "agreements/arcadia-ruritania",
        "depositary: {value: the archive of Strelsau, at: Article 9}",
        "Depositary",
        "the archive of Strelsau[^",
        "agreements",
        "depositary",
        "the archive of Strelsau",
    ),
    New(
        "Agreement",
        'grace: p.Span | None = field("must say how late a party may be", label="May be late", place=CONDITIONS)',
        "agreements/arcadia-ruritania",
        "grace: {value: P3M, at: Article 9}",
        "May be late",
        "3 months[^",
        "agreements",
        "grace",
        "P3M",
    ),
    New(
        "Agreement",
        'opened: p.Signing | None = field("must say when it was opened for others")',
        "agreements/arcadia-ruritania",
        "opened: {date: 2029-03, place: Pan, at: Article 9}",
        "Opened",
        "March 2029, Pan[^",
        "agreements",
        "opened_place",
        "Pan",
    ),
    New(
        "Country",
        'anthem: f.Line | None = field("must be the first line of its anthem", example="We sing")',
        "countries/ruritania",
        "anthem: Strelsau for ever",
        "Anthem",
        "Strelsau for ever\n",
        "actors",
        "anthem",
        "Strelsau for ever",
    ),
    New(
        "Summit",
        'rivals: tuple[f.SummitId, ...] = many("must be a list of meetings of the same days")',
        "summits/edelweiss-2029",
        "rivals: [edelweiss-2028]",
        "Rivals",
        "[Edelweiss",
        "summits",
        "rivals",
        "edelweiss-2028",
    ),
    New(
        "Article",
        'morning: f.Flag | None = field("must be true where it came out in the morning")',
        "articles/pan-herald-choir",
        "morning: true",
        "Morning",
        "yes\n",
        "articles",
        "morning",
        "true",
    ),
]

PROGRAM = """
import csv, io, json, sys
from pathlib import Path
from generator.check.evidence import read_lock
from generator.edit.skeletons import skeleton
from generator.export import exports
from generator.model.loading import read_dossier
from generator.model.schemas import written
from generator.pages.cards import cards
from generator.pages.pages import pages
from generator.pages.rendering import Renderer

root = Path(sys.argv[1])
dossier, lock = read_dossier(root), read_lock(root)[0]
made = exports(dossier, lock, "https://briefing.example/")
kinds = [kind for kind in ("agreements", "countries", "summits", "articles")]
print(json.dumps({
    "problems": [str(one) for one in dossier.problems],
    "pages": {path: content.decode() for path, content in pages(dossier, lock, Renderer()).items()},
    "cards": [[entry.id, one.anchor, one.label, one.statement]
              for kind in kinds for entry in dossier.of(kind) for one in cards(dossier, entry.record, "")],
    "tables": {path[5:-4]: list(csv.DictReader(io.StringIO(text.decode(), newline="")))
               for path, text in made.items() if path.startswith("data/") and path.endswith(".csv")},
    "api": {path[7:]: json.loads(text) for path, text in made.items()
            if path.startswith("api/v1/") and path.endswith(".json")},
    "schemas": {name: json.loads(text) for name, text in written(dossier).items()},
    "package": json.loads(made["data/datapackage.json"]),
    "new": {kind: skeleton(dossier, kind, "something-new") for kind in kinds},
}))
"""


def run(package: Path, world: Path) -> Any:
    """What a copy of the package makes of a copy of the little world."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(world)],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def copied(folder: Path) -> Path:
    """A copy of the package in a folder."""
    shutil.copytree(REPOSITORY / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """All new fields at once, each one line in one file of the package and one in a record."""
    folder = copied(tmp_path_factory.mktemp("package"))
    world = folder / "world"
    shutil.copytree(REPOSITORY / "tests" / "world", world, ignore=shutil.ignore_patterns("build"))
    records = folder / "generator" / "model" / "records.py"
    text = records.read_text()
    for one in NEW:
        head, begin, rest = text.partition(f"class {one.model}(")
        doc, quotes, fields = rest.partition('."""\n\n')
        text = f"{head}{begin}{doc}{quotes}    {one.line}\n{fields}"
        path = world / "data" / f"{one.record}.yml"
        path.write_text(f"{path.read_text().rstrip()}\n{one.written}\n")
    records.write_text(text)
    found = run(folder, world)
    assert found["problems"] == []
    return found


each = pytest.mark.parametrize("new", NEW, ids=lambda one: one.key)


@each
def test_a_field_of_one_line_is_on_the_page(new: New, made: Any) -> None:
    assert f"\n{new.label}\n:   {new.shown}" in made["pages"][f"{new.record}.md"]


@each
def test_a_field_of_one_line_has_a_card(new: New, made: Any) -> None:
    found = [card for card in made["cards"] if card[:2] == [new.record.split("/")[1], new.key]]
    evidenced = "at:" in new.written
    assert len(found) == evidenced
    if evidenced:
        assert found[0][2] == new.label


@each
def test_a_field_of_one_line_is_in_csv_and_described_there(new: New, made: Any) -> None:
    id_ = new.record.split("/")[1]
    assert next(row for row in made["tables"][new.table] if row["id"] == id_)[new.column] == new.cell
    table = next(one for one in made["package"]["resources"] if one["name"] == new.table)
    assert next(one for one in table["schema"]["fields"] if one["name"] == new.column)["description"]


@each
def test_a_field_of_one_line_is_in_json_and_its_schema(new: New, made: Any) -> None:
    assert new.key in made["api"][f"{new.record}.json"]["record"]
    kind = new.record.split("/")[0]
    declared = made["api"][f"schema/{kind}.json"]["$defs"][new.model]["properties"][new.key]
    rule = new.line.partition('"')[2].partition('"')[0]
    assert rule.endswith(declared["description"])


@each
def test_a_field_of_one_line_is_known_to_editors(new: New, made: Any) -> None:
    """Completion, the beginning of a new record, the reference."""
    kind = new.record.split("/")[0]
    rule = new.line.partition('"')[2].partition('"')[0]
    assert made["schemas"][f"{kind}.json"]["properties"][new.key]["description"] == rule
    assert f"# {rule}" in made["new"][kind][1]
    assert f"# {new.key}:" in made["new"][kind][1]
    assert f"<code>{new.key}</code>" in made["pages"]["fields.md"]
    assert rule[1:] in made["pages"]["fields.md"]


def test_every_field_has_a_rule_and_every_row_is_taken_once() -> None:
    for kind in KINDS.values():
        declared = fields_of(kind.model).values()
        assert all(one.rule.startswith("must ") for one in declared)
        rows = [one.place for one in declared if one.place.row < FACTS.row]
        assert len(rows) == len(set(rows))
    assert {one.place.section for one in fields_of(Agreement).values()} == {"", FACTS.section, CONDITIONS.section}
