"""The home page says of what its numbers are, names what stands beside them, and tells the newest."""

from pathlib import Path

import pytest
from exported import dossier
from test_words import PACT, put, told

from generator.derive.state_of_play import latest, state_of_play

REAL = dossier("real")


def test_two_sets_of_one_size_are_told_apart() -> None:
    """The documents counted, the texts read and those on the map are not the same."""
    said = state_of_play(REAL)
    assert "signed: 28; with Croatia, Qatar and Saudi Arabia, the map shows 31 partners." in said
    assert "28 texts were read clause by clause: the same without Greece, " in said
    assert ", and with Croatia, not counted there." in said


def test_a_limit_that_the_text_softens_is_not_counted_with_the_others() -> None:
    """Twenty-six set it, one where possible."""
    assert (
        "Of these, 26 set 24 hours for consulting after a new attack, that with the United States “where possible”."
        in (state_of_play(REAL))
    )


def test_a_softened_time_is_told_with_the_words_that_soften_it(world: Path) -> None:
    """On the page, in the comparator, on the card and in the table."""
    soft = [put(PACT, "  within: PT24H", "  within: PT24H\n  softened: where possible")]
    soft += [put(PACT, "exit_notice: {value: P6M,", "exit_notice: {value: P6M, softened: preferably,")]
    site = told(world, *soft)
    assert site.lines("agreements/arcadia-ruritania.md", ":   consultation within 24 hours (“where possible”)")
    assert site.lines("agreements/arcadia-ruritania.md", ":   6 months (“preferably”), counted from")
    assert site.lines("commitments/consultation.md", "24 hours (“where possible”)")
    card = "facts/agreements/arcadia-ruritania/index.html"
    assert site.lines(card, "consultation within 24 hours (“where possible”)")
    (row,) = [one for one in site.rows("agreements") if one["id"] == "arcadia-ruritania"]
    assert (row["consultation_softened"], row["exit_notice_softened"]) == ("where possible", "preferably")
    assert site.lines(
        "index.md", "Of these, none sets 24 hours for consulting after a new attack, that with Ruritania “where"
    )


def test_the_real_notice_that_is_a_preference_says_so() -> None:
    """As its text does."""
    notice = REAL.agreements["ukraine-czech-republic"].exit_notice
    assert notice is not None
    assert notice.softened == "preferably"


def test_what_stands_beside_the_counts_is_named(world: Path) -> None:
    """With its day, linked to its page."""
    beside = "subject: XA\nbeside:\n  - {agreement: league-declaration, what: which is a promise of all.}\n"
    site = told(world, put("data/site.yml", "subject: XA\n", beside))
    named = "Not among these texts: [League Declaration](agreements/league-declaration.md) (15 March 2029), which is a"
    assert site.lines("index.md", named)


def test_the_newest_comes_from_all_records_and_not_from_what_nobody_answers_for() -> None:
    """Of the real data: bodies and meetings too, each thing once."""
    rows = latest(REAL, 12)
    assert len({type(record) for *_, record in rows}) > 1
    for _, _, value, _ in rows:
        assert any(cite.source is None or not REAL.sources[cite.source].weak for cite in value.cite)
    days = [(day, frozenset(cite.source for cite in value.cite)) for day, _, value, _ in rows]
    assert len(days) == len(set(days))


@pytest.mark.parametrize("weak", [True, False])
def test_an_event_of_a_weak_source_stays_on_its_page(world: Path, *, weak: bool) -> None:
    """It is told on the page of its record all the same."""
    event = (
        "  - date: 2030-01\n    what: A rumour\n    kind: other\n    cite:\n      - {source: gazette-names, at: p. 1}\n"
    )
    edits = [put(PACT, "events:\n", f"events:\n{event}")]
    if weak:
        edits.append(put("data/sources/news.yml", "  language: en", "  language: en\n  weak: true"))
    site = told(world, *edits)
    assert ("A rumour" in site.section("index.md", "Latest dated events")) is not weak
    assert site.lines("agreements/arcadia-ruritania.md", "A rumour")
