"""Dates and sums stay on one line, and attributes stay as they are."""

import pytest

from generator.site.unbroken_dates import unbroken


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>on 16 February 2024;</p>", '<p>on <span class="date">16 February 2024</span>;</p>'),
        ("<p>11–12 July 2023</p>", '<p><span class="date">11–12 July 2023</span></p>'),
        ("<p>up to €7.1 billion.</p>", '<p>up to <span class="date">€7.1 billion</span>.</p>'),
        ('<a title="of 1 May 2024">in May 2024</a>', '<a title="of 1 May 2024">in May 2024</a>'),
    ],
)
def test_whole_dates_in_text_are_kept_together(html: str, made: str) -> None:
    assert unbroken(html) == made
