"""Dates and sums that never break across lines: each in the text of a page is put into a span of its own.

A step over a page's HTML and not over its Markdown, so that what programs read stays as the records have it.
"""

import re

from generator.model.dates import MONTH_NAMES

# A tag as a whole, so that nothing in an attribute is taken for text; then a date with its day, or a sum.
KEPT_WHOLE = re.compile(
    rf"(<[^>]*>)|\b\d{{1,2}}(?:–\d{{1,2}})? (?:{'|'.join(MONTH_NAMES)}) \d{{4}}\b|[€£$]\d[\d.,]* (?:m|b)illion\b"
)


def unbroken(html: str) -> str:
    """A page whose dates and sums stay on one line (briefing.css)."""
    return KEPT_WHOLE.sub(lambda found: found[1] or f'<span class="date">{found[0]}</span>', html)
