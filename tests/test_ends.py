"""A term ends on a day only where the record names the day from which it runs; pages and exports agree."""

from datetime import date
from pathlib import Path

import pytest
from exported import dossier
from test_words import PACT, VOCABULARY, put, told

from generator.check.evidence import read_lock
from generator.derive.terms import by_notice, expires
from generator.export.api import record_file

COUNTED = "counted_from: signature, at: Article 9, quote: shall remain"
CALENDAR, ID = "agreements-arcadia-ruritania-expires", "arcadia-ruritania"
TAKES_EFFECT = "effect: {{value: on the day of the second notice{}, at: Article 9}}\nterm:"
# The word of `starts` and the recorded day of taking effect: the day the term ends, and what the page says of it.
ENDS = [
    ("signature", "", "2034-03-01", "counted from signature; it ends on 1 March 2034"),
    ("entry-into-force", ", date: 2029-06-15", "2034-06-15", "counted from entry into force; it ends on 15 June 2034"),
    ("entry-into-force", ", date: 2029-06", None, "counted from entry into force"),
    ("entry-into-force", "", None, "counted from entry into force"),
    ("notice", ", date: 2029-06-15", None, "counted from receipt of the notice"),
    ("notice-given", ", date: 2029-06-15", None, "counted from the giving of the notice"),
    ("implementation", ", date: 2029-06-15", None, "counted from the beginning of implementation"),
    (None, ", date: 2029-06-15", None, "5 years; no source read says from which day it runs"),
]


def test_every_word_of_the_starts_is_judged_here() -> None:
    """A new one must be placed in the table."""
    assert set(VOCABULARY["starts"]) == {word for word, *_ in ENDS if word}


@pytest.mark.parametrize(("word", "day", "ends", "said"), ENDS)
def test_an_end_is_computed_only_from_a_recorded_day(
    word: str | None, day: str, ends: str | None, said: str, world: Path
) -> None:
    """What is left out is not taken for the signature."""
    counted = COUNTED.replace("signature", word) if word else COUNTED.partition(", ")[2]
    effect = put(PACT, "term:", TAKES_EFFECT.format(day))
    site = told(world, put(PACT, COUNTED, counted), effect)
    (line,) = site.lines(f"agreements/{ID}.md", ":   5 years", *said.split("; "))
    assert ("it ends on" in line) is bool(ends)
    assert (f"(agreements/{ID}.md): its term ends" in site.section("index.md", "Next dates")) is bool(ends)
    assert (CALENDAR in site.events()) is bool(ends)
    (row,) = [one for one in site.rows("agreements") if one["id"] == ID]
    assert (row["expires"] and row["expires"].isoformat(), row["term_counted_from"]) == (ends, word)
    (entry,) = [one for one in site.dossier.of("agreements") if one.id == ID]
    assert record_file(site.dossier, read_lock(world)[0], entry)["computed"].get("expires") == ends


def test_the_real_terms_end_where_the_record_says_from_when_they_run() -> None:
    """Some texts are not public, one runs from a notice whose day is not recorded, one from taking effect."""
    known = dossier("real")
    ends = {id_: day for id_, a in known.agreements.items() if (day := expires(known, a))}
    unknown = ("albania", "greece", "qatar", "united-kingdom-100-year")
    assert not [one for one in unknown if f"ukraine-{one}" in ends]
    assert ends["ukraine-united-states"] == date(2034, 6, 13)
    assert ends["ukraine-canada"] == date(2034, 2, 24)


def test_documents_stand_by_the_notice_that_ends_them() -> None:
    """The shortest first; those without one last."""
    groups = by_notice(dossier("real"))
    assert [one.id for one in groups[0]] == ["ukraine-netherlands"]
    assert {one.exit_notice.value for one in groups[1] if one.exit_notice} == {"P6M"}
    assert not [one for group in groups[2:] for one in group if one.exit_notice and one.exit_notice.value]
