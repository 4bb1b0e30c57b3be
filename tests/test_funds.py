"""Sums by donor and year: nothing twice, nothing added up that is not alike."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from exported import dossier, lock

from generator.derive.amounts import bounded, figure, rate
from generator.derive.funds import (
    Sum,
    busiest_year,
    by_donor,
    by_page,
    deliveries,
    every_sum,
    foremost_sums,
    in_euros,
    inside,
    promised,
    with_deliveries,
    year_of,
)
from generator.derive.standing import tiles
from generator.derive.sum_sentences import leading, most_promised, sum_in_words, without_any
from generator.derive.sums_by_year import bars_by_year, donors_by_year, years
from generator.export.subject_tables import sums_table
from generator.model.dates import when
from generator.model.dossier import Dossier, bilateral
from generator.model.entries import Entry
from generator.model.loading import read_dossier
from generator.model.records import Actor, Agreement, Record
from generator.model.vocabulary import NatureWord

REPOSITORY = Path(__file__).parent.parent


def real() -> Dossier:
    return dossier("real")


def test_every_sum_is_told_once_under_its_donor() -> None:
    records = [*real().agreements.values(), *real().actors.values()]
    told = [id(one.funding) for sums in by_donor(real()).values() for one in sums]
    assert sorted(told) == sorted(id(one) for record in records for one in record.funding)


def test_a_sum_stands_under_who_gives_it_not_under_whose_text_names_it() -> None:
    under = {(one.record.id, one.funding.amount): one.donor for one in every_sum(real())}
    assert under["ukraine-spain", 11_100_000_000] == "EU"
    assert under["ukraine-germany", 7_100_000_000] == "DE"


def test_a_part_stands_behind_its_whole() -> None:
    for sums in by_donor(real()).values():
        seen: set[int] = set()
        for one in sums:
            assert one.whole is None or id(one.whole) in seen or one.donor != _donor_of(one)
            seen.add(id(one.funding))


def _donor_of(part: Sum) -> str:
    return next(one.donor for one in every_sum(real()) if one.funding is part.whole)


def test_only_what_is_promised_for_one_year_is_on_the_scale_and_no_part_beside_its_whole() -> None:
    year = busiest_year(real())
    assert year == 2024
    rows = promised(real(), year)
    assert [row.length for row in rows] == sorted((row.length for row in rows), reverse=True)
    shown = [one for row in rows for one, _ in row.sums]
    assert {real().word(NatureWord, one.funding.nature).stage for one in shown} == {"promised"}
    assert {one.funding.period for one in shown} == {str(year)}
    assert not any(one.whole is other.funding for one in shown for other in shown)
    # Ireland's two halves of 2024 stand end to end, because the text names no whole.
    assert len(next(row for row in rows if row.donor == "IE").sums) == 2


def test_what_was_given_before_is_not_what_was_handed_over_of_a_promise() -> None:
    found = deliveries(real())
    assert all(real().word(NatureWord, one.funding.nature).stage == "delivered" for one in found)
    assert ["part" if one.whole else "alone" for one in found] == ["part", "alone"]
    assert [one.donor for one in found] == ["EU", "NL"]


@pytest.mark.parametrize(("agreement", "rate"), [("ukraine-united-kingdom", 1.1635), ("ukraine-germany", 1)])
def test_the_rate_is_that_of_the_day_of_the_document(agreement: str, rate: float) -> None:
    one = next(one for one in every_sum(real()) if one.record.id == agreement)
    assert in_euros(one) / one.funding.amount == pytest.approx(rate, abs=0.0005)


def test_a_day_without_a_rate_takes_the_one_before() -> None:
    iceland = next(one for one in every_sum(real()) if one.funding.currency == "ISK")
    sunday = replace(iceland, day=date(2024, 6, 2))
    assert sunday.day.isoweekday() == 7
    assert in_euros(sunday) == in_euros(replace(iceland, day=date(2024, 5, 31)))


def test_the_rate_of_a_sum_that_no_document_names_is_that_of_the_day_of_its_source() -> None:
    """Whoever looks at the record again moves no figure."""
    found = [one for one in every_sum(real()) if isinstance(one.record, Actor) and one.funding.currency != "EUR"]
    assert found
    for one in found:
        published = real().sources[one.funding.cite[0].source].published
        assert published is None or one.day == when(published).first
    checked = replace(real(), entries=tuple(map(looked_at_again, real().entries)))
    assert list(map(in_euros, every_sum(checked))) == list(map(in_euros, every_sum(real())))


def looked_at_again(entry: Entry) -> Entry:
    """The same entry, checked on a later day."""
    again = {"as_of": "2026-12-31"} if isinstance(entry.record, Record) else {}
    return replace(entry, record=entry.record.model_copy(update=again))


def test_the_year_is_the_one_for_which_most_donors_promise() -> None:
    for year in range(2023, 2028):
        assert len(promised(real(), year)) <= len(promised(real(), 2024))


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        (999_999, "EUR", "€999,999"),
        (1_000_000, "EUR", "€1 million"),
        (1_234_000, "USD", "$1.234 million"),
        (12_345_678, "GBP", "£12.346 million"),
        (999_500_000, "EUR", "€999.5 million"),
        (999_999_499, "EUR", "€999.999 million"),
        (999_999_999, "EUR", "€1 billion"),
        (999_999_999_999, "SEK", "1,000 billion SEK"),
        (1_000_000_000, "EUR", "€1 billion"),
        (1_500_000_000, "SEK", "1.5 billion SEK"),
        (3_141_500_000, "EUR", "€3.142 billion"),
        (250_000_000_000, "EUR", "€250 billion"),
        (12.5, "EUR", "€12.5"),
        (100, "JPY", "100 JPY"),
    ],
)
def test_a_sum_is_written_to_three_decimals_of_the_largest_magnitude_it_reaches(
    amount: float, currency: str, shown: str
) -> None:
    assert figure(amount, currency) == shown


def test_the_table_has_euros_to_the_cent() -> None:
    """As `in_euros` has them, not in round figures."""
    told = sorted(row["euros"] for row in sums_table(real(), lock("real")).rows)
    assert told == sorted(round(in_euros(one), 2) for one in every_sum(real()))
    assert any(round(one, 1) != one for one in told)


FUNDED = "    period: 2030\n    purpose: schools\n    at: point 6\n"


def test_the_largest_single_sum_need_not_be_of_who_promises_most(more: Path) -> None:
    """Two sums of one donor stand end to end, but are no single one."""
    path = more / "data/agreements/arcadia-valley-union.yml"
    text = path.read_text()
    assert text.count(FUNDED) == 1
    sums = [f"  - amount: {one}00000000\n    currency: EUR\n    bound: exact\n    nature: pledge\n" for one in (6, 7)]
    new = "".join(f"{one}{FUNDED.replace('schools', f'school {n}')}" for n, one in enumerate(sums))
    path.write_text(text.replace(FUNDED, f"{FUNDED}{new}"))
    dossier = read_dossier(more)
    assert [row.donor for row in promised(dossier, 2030)] == ["VALU", "XE", "XB"]
    assert leading(dossier) == (
        "The largest sum promised or announced by one donor is at least €3 billion for 2029 to 2031 (pledged), from"
        " Evallonia; the largest for one year is €1 billion for 2030 (pledged), from Evallonia"
    )


def test_no_bar_of_a_donor_is_part_of_another_for_the_same_year() -> None:
    """Norway raised 35 billion to 85 for one year: the smaller is in the larger."""
    donors = list(by_donor(real()))
    assert not [bar.sum.funding for donor in donors for bar in bars_by_year(real(), donor) if inside(bar.sum)]
    assert [bar.sum.funding.amount for bar in bars_by_year(real(), "NO") if bar.year == 2025] == [85_000_000_000]


def with_sums(keep: frozenset[str]) -> Dossier:
    """The real table in which only the documents with these ids, and no country, name sums."""

    def unfunded(entry: Entry) -> Entry:
        named = entry.id in keep or not isinstance(entry.record, Agreement | Actor)
        return entry if named else replace(entry, record=entry.record.model_copy(update={"funding": ()}))

    return replace(real(), entries=tuple(map(unfunded, real().entries)))


def test_the_largest_sum_is_told_once_where_it_is_for_one_year() -> None:
    """And where there is none nothing is told."""
    assert leading(with_sums(frozenset({"ukraine-croatia"}))) == ""
    told = leading(with_sums(frozenset({"ukraine-germany"})))
    assert told.startswith("The largest sum promised or announced by one donor is ")
    assert told.count("€") == 1


def test_every_delivery_is_told() -> None:
    records = [*real().agreements.values(), *real().actors.values()]
    known = [one for record in records for one in record.funding if one.delivered]
    assert known
    assert [one.funding for one in with_deliveries(real())] == known


def test_every_sum_for_one_year_stands_under_it_with_its_donor() -> None:
    """All stages in one table, also what is announced for a later year; nothing twice."""
    columns = years(real())
    under = [(year, one) for row in donors_by_year(real()) for year, sums in zip(columns, row.years, strict=True)
             for one in sums if not rate(one.funding)]  # fmt: skip
    told = {(one.donor, year, one.funding.amount, one.funding.nature) for year, one in under}
    assert {("DE", 2026, 11_500_000_000, "announced"), ("DE", 2022, 1_680_000_000, "past")} <= told
    of_years = [one for one in every_sum(real()) if year_of(one) and not inside(one)]
    assert told == {(one.donor, year_of(one), one.funding.amount, one.funding.nature) for one in of_years}


def test_so_much_a_year_stands_under_each_of_its_years_and_not_beside() -> None:
    """Read by year, the United Kingdom gives 3 billion pounds in 2026, not nothing."""
    rows = {row.donor: row for row in donors_by_year(real())}
    for donor, amount, of in (("GB", 3_000_000_000, {2025, 2026, 2027}), ("LV", 2_000_000, {2024, 2025})):
        under = zip(years(real()), rows[donor].years, strict=True)
        assert {year for year, sums in under if amount in {one.funding.amount for one in sums}} == of
        assert amount not in {one.funding.amount for one in rows[donor].several}


def test_what_was_still_to_come_at_no_stated_time_stands_beside() -> None:
    """France announced 2 billion in 2025 and named no year for it."""
    rows = {row.donor: row for row in donors_by_year(real())}
    assert [one.funding.amount for one in rows["FR"].several] == [2_000_000_000]


def test_what_was_announced_after_an_agreement_stands_in_the_table() -> None:
    """And what a body is to lend is told once."""
    rows = {row.donor: row for row in donors_by_year(real())}
    shown = {code: {one.funding.amount for sums in (*rows[code].years, rows[code].several) for one in sums}
             for code in ("NO", "NL", "BE", "G7")}  # fmt: skip
    assert {154_500_000_000, 275_000_000_000, 85_000_000_000} <= shown["NO"]
    assert {4_400_000_000, 5_000_000_000, 3_500_000_000} <= shown["NL"]
    assert 1_000_000_000 in shown["BE"]
    assert [donor for donor in rows if "G7" in donor] == ["G7"]
    assert not any(rows["G7"].years), "a frame that was to be there from 2024 is not for that year alone"
    assert 35_000_000_000 not in shown["NO"], "part of what was raised to 85 billion for the same year"


def test_what_is_promised_for_several_years_stands_beside_and_what_was_given_does_not() -> None:
    several = {row.donor: {one.funding.nature for one in row.several} for row in donors_by_year(real())}
    assert several["EU"] == {"framework", "pledge"}
    assert several["SE"] == {"framework", "pledge"}
    assert all("past" not in natures for natures in several.values())


def test_a_part_of_a_sum_for_a_later_year_is_not_told_beside_it(more: Path) -> None:
    """It would be counted twice."""
    path = more / "data/agreements/arcadia-valley-union.yml"
    text = path.read_text()
    assert text.count(FUNDED) == 1
    first = "  - amount: 40000000\n    currency: EUR\n    bound: exact\n    nature: pledge\n"
    part = first.replace("40", "10") + "    part_of: schools\n" + FUNDED
    path.write_text(text.replace(first, first.replace("  - ", "  - id: schools\n    ")).replace(FUNDED, FUNDED + part))
    dossier = read_dossier(more)
    assert not dossier.problems
    place = years(dossier).index(2030)
    amounts = {one.funding.amount for row in donors_by_year(dossier) for one in row.years[place]}
    assert 40_000_000 in amounts
    assert 10_000_000 not in amounts


def test_the_page_of_an_actor_tells_what_it_gives_and_what_its_own_texts_name_of_others() -> None:
    """Spain's text names sums of the European Union, which stand on the pages of both; a declaration's on neither."""
    page = {code: [(one.record.id, one.donor) for one in sums] for code, sums in by_page(real()).items()}
    assert ("ukraine-spain", "EU") in page["ES"]
    assert ("ukraine-spain", "EU") in page["EU"]
    assert real().subject not in {donor for donor, sums in by_donor(real()).items() if sums}
    for code, actor in real().actors.items():
        of_others = {record for record, donor in page.get(code, ()) if donor != code} - {actor.id}
        assert of_others <= {one.id for one in bilateral(real(), code)}, code


def test_what_is_given_for_one_year_alone_is_a_bar_where_there_are_two() -> None:
    drawn = 0
    for code in real().actors:
        bars = bars_by_year(real(), code)
        assert all(bar.sum.donor == code and (rate(bar.sum.funding) or bar.year == year_of(bar.sum)) for bar in bars)
        assert [bar.year for bar in bars] == sorted(bar.year for bar in bars)
        assert len(bars) != 1
        drawn += len(bars)
    assert drawn
    germany = [(bar.year, bar.sum.funding.amount, bar.stage) for bar in bars_by_year(real(), "DE")]
    assert germany == [
        (2022, 1_680_000_000, "given"),
        (2023, 5_000_000_000, "given"),
        (2024, 7_100_000_000, "promised"),
        (2026, 11_500_000_000, "other"),
    ]


def test_card_lead_and_list_name_the_same_sum() -> None:
    """Also where it is announced or planned and a smaller one pledged, and where all was given before."""
    for code, told in foremost_sums(real()).items():
        if actor := real().actors.get(code):
            label = real().meaning(told.sum.funding.nature).label.lower()
            sums = [tile for tile in tiles(real(), actor) if tile.asked.lower().endswith(label)]
            assert [tile.answer for tile in sums] == [bounded(real(), told.sum.funding)], code
            assert sums[0].asked.startswith("Largest ") != bool(told.beside), (
                "the largest is that only beside nothing larger"
            )
            assert all(sum_in_words(real(), told.sum) in sentence for sentence in most_promised(real(), code))
    assert foremost_sums(real())["DE"].sum.funding.amount == 11_500_000_000


def test_what_is_larger_but_given_before_or_a_frame_is_told_beside() -> None:
    """200 million of Poland stand beside the 4 billion it had given; a reckoned total is nobody's promise."""
    beside = {code: [one.funding.amount for one in told.beside] for code, told in foremost_sums(real()).items()}
    assert beside["PL"] == [4_000_000_000]
    assert beside["LU"] == [96_000_000]
    assert beside["EE"] == [450_000_000, 500_000_000]
    assert beside["FR"] == []


def test_who_signed_and_has_no_sum_is_told_where_the_sums_are_ranked() -> None:
    assert "the United States" in without_any(real())
    assert "Poland" not in without_any(real())
    assert "Poland" in without_any(real(), 2024)


def test_so_much_a_year_is_a_bar_in_each_of_its_years() -> None:
    """No smaller sum is called the largest for one year."""
    longest = max(bars_by_year(real(), "GB"), key=lambda bar: bar.length)
    assert (longest.year, longest.sum.funding.amount) == (2025, 3_000_000_000)
