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
        ["After a new attack, its parties consult within 24 hours at the request of either side"],
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


# What readers of a document ask on a phone: what it is called there, and what stands within so many screens.
ASKED_OF_DOCUMENTS = ("Signed by", "Notice to end it", "Languages", "Money", "Cite this page")
SCREENS = 3


def test_what_is_asked_of_a_document_stands_on_the_first_screens_of_a_phone(visit: "Callable[..., Page]") -> None:
    page = visit("agreements/ukraine-portugal/", viewport=PHONE)
    for asked in ASKED_OF_DOCUMENTS:
        place = page.locator("article").get_by_text(asked, exact=True).locator("visible=true").first.bounding_box()
        assert place, asked
        assert place["y"] < SCREENS * PHONE["height"], asked


def test_the_headings_of_a_page_are_at_hand_wherever_one_has_scrolled_to(visit: "Callable[..., Page]") -> None:
    page = visit("money/", viewport=PHONE)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    fold = page.locator(".contents-fold")
    fold.locator("summary").click()
    fold.get_by_role("link", name="Shares of gross domestic product").click()
    assert fold.get_attribute("open") is None
    shares = page.locator("article h2", has_text="Shares of gross domestic product")
    bar, heading = fold.bounding_box(), shares.bounding_box()
    assert bar
    assert heading
    assert bar["y"] == 0
    assert bar["height"] <= heading["y"] < PHONE["height"] / 2


def test_what_a_sum_is_for_has_the_width_of_a_phone(visit: "Callable[..., Page]") -> None:
    page = visit("money/", viewport=PHONE)
    widths = page.eval_on_selector_all(
        ".sums td", "cells => cells.filter(one => one.innerText.length > 60).map(one => one.clientWidth)"
    )
    assert min(widths) > PHONE["width"] / 2


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
