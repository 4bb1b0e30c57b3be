"""On paper: few clean sheets for each kind of page, and the briefing pack."""

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kinds import KINDS, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

reader = pytest.importorskip("pypdf", reason="browser tests: pypdf is missing").PdfReader
ENTITIES = ("agreement", "country", "subject", "organisation", "summit", "article", "clause", "matrix")


def test_entity_pages_print_on_few_sheets(visit: "Callable[..., Page]") -> None:
    page = visit()
    base = page.url
    sheets = {}
    for kind in ENTITIES:
        page.goto(base + KINDS[kind])
        printed = reader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
        sheets[kind] = len(printed.pages)
        text = "".join(sheet.extract_text() for sheet in printed.pages)
        assert page.locator("h1").inner_text().split("¶")[0].split()[0] in text
        # Navigation stays on the screen, addresses are on paper.
        assert "Skip to content" not in text
        if kind != "matrix":
            assert "https://" in text, kind
    assert {kind: number for kind, number in sheets.items() if number > 5} == {}


def test_pack(site: Path, tmp_path: Path) -> None:
    output = tmp_path / "briefing.pdf"
    pages = ["countries/united-kingdom/", "commitments/"]
    command = [sys.executable, "-m", "generator", "pdf", "--site", str(site), "--output", str(output)]
    subprocess.run([*command, *pages], cwd=REPOSITORY, check=True)
    printed = reader(output)
    assert [item.title for item in printed.outline] == ["Contents", "United Kingdom", "Commitments side by side"]
    contents = printed.pages[0].extract_text()
    assert "United Kingdom" in contents
    last = len(printed.pages)
    assert printed.pages[-1].extract_text().rstrip().endswith(str(last))
    wrong = subprocess.run([*command, "nowhere/"], cwd=REPOSITORY, check=False, capture_output=True, text=True)
    assert wrong.returncode == 2
    assert "no such page in the built site: nowhere/" in wrong.stderr
