"""The guide for editors, followed literally: its commands are there, and its example is good as it stands."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from folders import REPOSITORY

from generator.check.layout import formatted
from generator.check.rules import check
from generator.commands.front_door import COMMANDS, main
from generator.model.loading import read_dossier

GUIDE = (REPOSITORY / "docs" / "editing.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z-]+)([^`]*)` \| (.+) \|$", GUIDE.partition("## Commands for editors")[2], re.MULTILINE)
NOT_FOR_EDITORS = {"build", "secure"}
EXAMPLES = re.findall(r"^    ```yaml\n(.*?)^    ```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_every_command_stands_in_the_guide() -> None:
    named = {name for name, _, _ in ROWS if name in COMMANDS}
    assert named == set(COMMANDS) - NOT_FOR_EDITORS


def test_the_list_of_commands_cuts_no_sentence_short() -> None:
    """In a terminal of 80 columns."""
    told = CliRunner().invoke(main, ["--help"], terminal_width=80).output
    assert [line for line in told.partition("Commands:")[2].splitlines() if line.endswith("...")] == []


@pytest.mark.parametrize("name", sorted({name for name, _, _ in ROWS if name in COMMANDS}))
def test_what_the_guide_says_of_a_command_its_help_knows(name: str) -> None:
    told = CliRunner().invoke(main, [name, "--help"]).output
    for line in GUIDE.splitlines():
        for used in re.findall(rf"`{name}((?: [^`]*)?)`", line):
            for option in re.findall(r"--[a-z-]+", used):
                assert option in told, f"{name} {option}"


def test_the_example_is_good_and_in_the_house_layout(tmp_path: Path) -> None:
    """Put in the place of the record it is of."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    record = re.sub(r"^    ", "", EXAMPLES[1], flags=re.MULTILINE).encode()
    name = f"data/agreements/{re.search(rb'id: ([a-z-]+)', record)[1].decode()}.yml"
    (tmp_path / name).write_bytes(record)
    assert [str(one) for one in check(read_dossier(tmp_path)) if one.path == name] == []
    assert formatted(record, name) == record


def test_the_source_of_the_example_has_the_fields_of_a_source(tmp_path: Path) -> None:
    entry = re.sub(r"^    ", "", EXAMPLES[0], flags=re.MULTILINE)
    shutil.copytree(Path(__file__).parent / "world" / "data", tmp_path / "data")
    (tmp_path / "data" / "sources" / "official-text.yml").write_text(entry, encoding="utf-8")
    assert [one for one in read_dossier(tmp_path).problems if "official-text" in one.path] == []
    assert formatted(entry.encode(), "data/sources/official-text.yml") == entry.encode()
