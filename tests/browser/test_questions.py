"""Five questions a reader comes with, each answered within three clicks from the home page, by links in sight."""

from typing import TYPE_CHECKING

import pytest
from kinds import DESKTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# The question; the links a reader follows, by what is written on them; what the page then says.
WALKS = {
    "Does the agreement with Canada oblige it to consult, and within what time?": (
        ["Canada", "Ukraine–Canada security agreement"],
        ["After a new attack, its parties consult within 24 hours"],
    ),
    "Which agreements promise to restore sanctions?": (
        ["I compare", "Costs on Russia after a new attack"],
        ["Which texts foresee sanctions or other costs on Russia after a new attack?", "Who undertakes it"],
    ),
    "What was promised at Vilnius?": (
        ["summit", "NATO summit, Vilnius 2023"],
        ["Outcomes", "G7 Joint Declaration"],
    ),
    "Is the US guarantee signed?": (
        ["United States security guarantees for Ukraine (draft)"],
        ["Not signed", "as of 10 October 2026"],
    ),
    "Which article got the summit wrong?": (
        ["I check an article"],
        ["Gravest error", "2025"],
    ),
}


@pytest.mark.parametrize("question", WALKS)
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_question_is_answered_within_three_clicks(
    visit: "Callable[..., Page]", question: str, viewport: dict[str, int]
) -> None:
    clicks, answers = WALKS[question]
    page = visit(viewport=viewport)
    for number, name in enumerate(clicks, 1):
        link = page.get_by_role("link", name=name, exact=True).locator("visible=true").first
        if not link.count():
            link = page.get_by_role("link", name=name).locator("visible=true").first
        with page.expect_navigation():
            link.click()
        assert number <= 3
    text = page.locator("main").inner_text().replace("\u00a0", " ")
    for answer in answers:
        assert answer.lower() in text.lower()
