"""The day on which a page says that it was published, and how it says so; none rather than a guess.

A day of the last change, the day in a newspaper's head line and a year in the text are not the day of publication.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.news.dates_and_sums import dates
from generator.news.scripts import size
from generator.news.words import form_of, table_of

DAY_FORM = "2024-01-12"
SHORT_LINE, LONG_LINE = 16, 40  # words
AT_END = re.compile(r"[^\W\d_.]\.?, $")  # before a day that closes a line of names: "Interview: N. N., 12 January 2024"
MASTHEAD_LINES = 3
RIGHTS = re.compile(r"©|\(c\)\s*\d{4}|copyright", re.IGNORECASE)
WEEKDAY_FIRST = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
META: list[str] = table_of("tables")["published_meta"].split()


@dataclass(frozen=True)
class StatedDay:
    """`day` is EDTF, empty where the page does not say; `how` says where it stands, or why there is none.

    `changed` is the day of the last change, by which relative dates can be read where no other is known.
    """

    day: str
    how: str
    changed: str = ""


def stated_in_lines(head: list[str], below_title: int, rest: Iterable[str]) -> StatedDay:
    """From text. `head`: the lines before the body; those from number `below_title` on stand under the title."""
    changed = next(
        (day for line in [*head, *rest] if form_of("changed").search(line) for day in _days_in_line(line)), ""
    )
    for lines, how in (
        (
            (line for line in [*head, *rest] if form_of("published").search(line)),
            "a line that says when it was published",
        ),
        (head[below_title:], "the line under the title"),
        ((line for n, line in enumerate(head[:below_title]) if not _masthead(n, line)), "the line above the title"),
    ):
        for line in lines:
            day = _published_day(line)
            if day:
                return StatedDay(day, f"{how}: {line}", changed)
    return StatedDay("", _why_none(head, changed), changed)


def _why_none(head: list[str], changed: str) -> str:
    if changed:
        return "the page gives only the day of its last change"
    if any(_masthead(number, line) and list(_days_in_line(line)) for number, line in enumerate(head)):
        return "the only day stands in the head of the newspaper"
    return "no line of the page says when it was published"


def _masthead(number: int, line: str) -> bool:
    return number < MASTHEAD_LINES and bool(WEEKDAY_FIRST.match(line) or form_of("edition").search(line))


def _days_in_line(line: str) -> Iterator[str]:
    if size(line) <= SHORT_LINE and not RIGHTS.search(line):
        yield from (one.edtf for one in dates(line) if len(one.edtf) == len(DAY_FORM))


def _published_day(line: str) -> str:
    """The first day of a short line, or the end of a longer one, that is not said to be that of a change."""
    changed, published = form_of("changed").search(line), form_of("published").search(line)
    if RIGHTS.search(line):
        return ""
    for one in dates(line):
        ends = size(line) <= LONG_LINE and AT_END.search(line, 0, one.start) and not line[one.start + len(one.text) :]
        if len(one.edtf) == len(DAY_FORM) and (size(line) <= SHORT_LINE or ends):
            before = changed and changed.start() < one.start
            if not before or (published and changed and changed.start() < published.start() < one.start):
                return one.edtf
    return ""


def stated_by_programs(tree: Any) -> StatedDay:
    """From what an HTML page tells programs: its linked data, its head, its first time element."""
    metas = {
        str(one.get("property") or one.get("name") or one.get("itemprop") or "").lower(): one.get("content") or ""
        for one in tree.iter("meta")
    }
    linked = list(_linked(tree))
    stated_changes = (*map(_iso, _linked_values(linked, "dateModified")), _iso(metas.get("article:modified_time", "")))
    changed = next(filter(None, stated_changes), "")
    found = next(filter(None, map(_iso, _linked_values(linked, "datePublished"))), "")
    if found:
        return StatedDay(found, "the page's data for search engines (datePublished)", changed)
    for name in META:
        if day := _iso(metas.get(name, "")):
            return StatedDay(day, f"the page's own head ({name})", changed)
    for element in tree.iter("time"):
        above = element.getparent()
        marks = " ".join(
            (element.get("class", ""), element.get("itemprop", ""), above.get("class", "") if above is not None else "")
        )
        if (day := _iso(element.get("datetime") or "")) and not re.search(r"modif|updat|comment", marks, re.IGNORECASE):
            return StatedDay(day, "the first time that the page marks as one", changed)
    return StatedDay("", "", changed)


def stated_above(lines: list[str], changed: str) -> StatedDay:
    """From the lines of an HTML page before its body, where it tells programs no day but that of a change."""
    found = stated_in_lines(lines, 0, ())
    changed = changed or found.changed
    return StatedDay(found.day, found.how if found.day else _why_none(lines, changed), changed)


def _iso(text: str) -> str:
    found = re.match(r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)", text)
    if found:
        return "-".join(found.groups())
    return next((one.edtf for one in dates(text[:60]) if len(one.edtf) == len(DAY_FORM)), "")


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's linked data, outermost first."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                waiting = [json.loads(script.text or "")]
            except (ValueError, RecursionError):
                continue
            while waiting:
                one = waiting.pop(0)
                if isinstance(one, list):
                    waiting += one
                elif isinstance(one, dict):
                    yield one
                    waiting += [one.get("@graph") or []]


def _linked_values(linked: list[dict[str, Any]], key: str) -> list[str]:
    return [str(one[key]) for one in linked if isinstance(one.get(key), str)]


def linked_titles(tree: Any) -> list[str]:
    """The titles that a page's linked data give its article."""
    return _linked_values(list(_linked(tree)), "headline")
