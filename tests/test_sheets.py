"""A list as a spreadsheet: a round trip changes nothing, an edit its cell, and what does not fit is told by cell."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import REPOSITORY

from generator.commands.front_door import main
from generator.edit.importing import plain_node
from generator.model.kinds import part_lists
from generator.source.yamlfile import parse_yaml


def run(world: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--root", str(world)])


def contents(world: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((world / "data").rglob("*.yml"))}


def exported(world: Path, name: str) -> tuple[Path, list[list[str]]]:
    """The file and its rows."""
    path = world / f"{name}.csv"
    assert run(world, "export", name, "--output", path).exit_code == 0
    return path, list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def saved(path: Path, rows: list[list[str]], **form: str) -> None:
    """As a spreadsheet saves it."""
    text = io.StringIO(newline="")
    csv.writer(text, **form).writerows(rows)
    path.write_bytes(text.getvalue().encode())


@pytest.mark.parametrize("name", sorted(part_lists()))
@pytest.mark.parametrize("form", [{}, {"delimiter": ";"}, {"delimiter": "\t", "lineterminator": "\n"}])
def test_a_round_trip_changes_no_byte(name: str, form: dict[str, str], world: Path) -> None:
    before = contents(world)
    path, rows = exported(world, name)
    saved(path, [rows[0], *reversed(rows[1:])], **form)
    result = run(world, "import", name, path)
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert contents(world) == before


def test_a_round_trip_of_the_real_lists_changes_no_byte(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    before = contents(tmp_path)
    for name in ("funding", "offers", "people"):
        path, rows = exported(tmp_path, name)
        assert len(rows) > 20
        assert run(tmp_path, "import", name, path).exit_code == 0
    assert contents(tmp_path) == before


@pytest.fixture
def sums(world: Path) -> Path:
    """The world with comments around its sums."""
    path = world / "data/agreements/arcadia-ruritania.yml"
    text = path.read_text()
    assert "funding:\n  - amount: 2500000\n" in text
    path.write_text(
        text.replace(
            "funding:\n  - amount: 2500000\n", "# money\nfunding:\n  # boots\n  - amount: 2500000  # two and a half\n"
        )
    )
    assert run(world, "check").exit_code == 0
    return world


def test_an_edit_changes_its_cell_and_nothing_else(sums: Path) -> None:
    before = (sums / "data/agreements/arcadia-ruritania.yml").read_text()
    path, rows = exported(sums, "funding")
    row = next(one for one in rows if one[0] == "agreements/arcadia-ruritania")
    row[rows[0].index("purpose")] = "boots: new ones"
    row[rows[0].index("period")] = ""
    row[rows[0].index("per")] = "total"
    saved(path, rows)
    result = run(sums, "import", "funding", path)
    assert (result.exit_code, result.stdout) == (0, "data/agreements/arcadia-ruritania.yml\n"), result.output
    after = (sums / "data/agreements/arcadia-ruritania.yml").read_text()
    expected = before.replace("    period: 2029/2031\n", "    per: total\n")
    assert after == expected.replace("purpose: boots & <b>bread</b>", "purpose: 'boots: new ones'")


def test_a_row_without_a_mark_is_new_and_one_that_is_gone_needs_a_word(sums: Path) -> None:
    path, rows = exported(sums, "funding")
    row = next(one for one in rows if one[0] == "agreements/arcadia-ruritania")
    fresh = [*row]
    fresh[1], fresh[rows[0].index("purpose")], fresh[rows[0].index("period")] = "", "bread", "2030"
    saved(path, [*rows, fresh])
    assert run(sums, "import", "funding", path).exit_code == 0
    made = (sums / "data/agreements/arcadia-ruritania.yml").read_text()
    assert "# two and a half\n" in made
    assert "  - amount: 2500000\n    currency: EUR\n    bound: up-to\n    nature: pledge\n    period: 2030\n" in made
    path, rows = exported(sums, "funding")
    saved(path, [one for one in rows if "bread" not in one])
    refused = run(sums, "import", "funding", path)
    assert refused.exit_code == 1
    assert (
        "funding.csv:1:2: item: must have a row for every item: one of agreements/arcadia-ruritania" in refused.stdout
    )
    assert run(sums, "import", "funding", path, "--drop").exit_code == 0
    assert "purpose: bread\n" not in (sums / "data/agreements/arcadia-ruritania.yml").read_text()


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("amount", "2,500,000", "amount: must be the number of units of the currency"),
        ("currency", "EURO", "currency: must be a currency code of ISO 4217, such as EUR: 'EURO'. Did you mean 'EUR'?"),
        ("currency", "EUX", "currency: must be a currency code of ISO 4217, such as EUR: 'EUX'"),
        ("bound", "upto", "bound: must be a word of `bounds` in data/vocabulary.yml: 'upto'"),
        ("nature", "", "nature: must be given. It must be a word of `funding_natures`."),
        ("period", "16/02/2024", "period: "),
        ("purpose", "#REF!", "purpose: must be a value: a spreadsheet shows '#REF!' in place of one."),
        ("amount", "####", "amount: must be a value: a spreadsheet shows '####' in place of one."),
        ("cite", "[{source: x", "cite: must be closed: this bracket has no partner."),
        (
            "cite",
            "[{sauce: gazette-names, at: x}]",
            "cite: must be a known field: 'sauce'. Did you mean 'source'?",
        ),
        ("record", "agreements/arcadia-ruritanya", "record: must be a record that may have this list:"),
        ("item", "x00000000", "item: must be the mark of an item of agreements/arcadia-ruritania: 'x00000000'."),
        ("quote", "up to three million euro", "amount: must agree with the words quoted for it"),
    ],
)
def test_what_does_not_fit_is_told_by_line_and_column_and_nothing_is_written(
    column: str, text: str, told: str, world: Path
) -> None:
    before = contents(world)
    path, rows = exported(world, "funding")
    assert rows[1][0] == "agreements/arcadia-ruritania"
    rows[1][rows[0].index(column)] = text
    saved(path, rows)
    result = run(world, "import", "funding", path)
    assert result.exit_code == 1, result.output
    place = rows[0].index(told.partition(":")[0]) + 1
    assert f"funding.csv:2:{place}: {told}" in result.stdout, result.stdout
    assert result.stdout.count("\n") == 1
    assert contents(world) == before


def test_a_sheet_that_is_none_is_told(world: Path) -> None:
    path, rows = exported(world, "funding")
    rows[0][2] = "amuont"
    saved(path, rows)
    assert (
        "funding.csv:1:3: amuont: must be a column of this list: 'amuont'. Did you mean 'amount'?"
        in run(world, "import", "funding", path).stdout
    )
    path.write_bytes(b"record,item,amount,amount,amount\n")
    assert run(world, "import", "funding", path).stdout.count("amount: must be given once") == 1
    path.write_bytes(b"record,item\nagreements/x,\xff\n")
    assert "funding.csv:2:1: must be UTF-8 text" in run(world, "import", "funding", path).stdout
    path.write_bytes(b"PK\x03\x04 and so on")
    assert "funding.csv:1:1: must be CSV: a workbook" in run(world, "import", "funding", path).stdout
    path.write_bytes(b"amount\n1\n")
    assert "must have the column 'record'" in run(world, "import", "funding", path).stdout
    path.write_bytes(b"")
    assert "must have the column 'record'" in run(world, "import", "funding", path).stdout


def test_columns_in_which_nothing_stands_are_none(world: Path) -> None:
    """What stands in one is told."""
    path, rows = exported(world, "funding")
    saved(path, [[*row, "", ""] for row in rows])
    assert "0 files changed" in run(world, "import", "funding", path).output
    saved(path, [[*row, "", "x" if place else ""] for place, row in enumerate(rows)])
    assert (
        f"funding.csv:2:1: must have {len(rows[0])} cells, as the first row"
        in run(world, "import", "funding", path).stdout
    )


def test_a_comment_that_a_cell_cannot_hold_is_not_lost(world: Path) -> None:
    record = world / "data/agreements/arcadia-ruritania.yml"
    text = record.read_text()
    old = "    purpose: boots & <b>bread</b>\n"
    record.write_text(text.replace(old, "    purpose: boots & <b>bread</b>  # as they say\n"))
    path, rows = exported(world, "funding")
    rows[1][rows[0].index("purpose")] = "boots"
    saved(path, rows)
    result = run(world, "import", "funding", path)
    assert "purpose: must be changed in the file: a comment stands in it" in result.stdout
    assert "# as they say" in record.read_text()


def test_a_list_that_is_not_there() -> None:
    result = run(REPOSITORY, "export", "offer")
    assert result.exit_code == 2
    assert "Did you mean 'offers'?" in result.stderr


@pytest.mark.parametrize(
    "text", ["no", "2024", "a: b", "it's", "- x", "# x", "'x'", "7.10", "null", "[a]", "a #b", "x"]
)
def test_a_text_is_written_so_that_it_is_read_as_itself(text: str) -> None:
    assert parse_yaml(f"a: {plain_node(text, str).raw}\n".encode(), "").values == {"a": text}
