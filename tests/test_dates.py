"""Dates as sources give them: what they mean, how they sort, how pages write them, and what is refused."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from generator.model.dates import add_duration, english, english_duration, when
from generator.model.days import Background, Checked, Coming, Date, Past, Period, Seen
from generator.model.events import Meeting
from generator.model.schemas import SHAPES
from generator.source.typed_dates import date_meant, duration_meant

MEANINGS = [
    ("2024", "2024-01-01", "2024-12-31", "2024"),
    ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
    ("2023-02", "2023-02-01", "2023-02-28", "February 2023"),
    ("2024-12", "2024-12-01", "2024-12-31", "December 2024"),
    ("2024-01-12", "2024-01-12", "2024-01-12", "12 January 2024"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "29 February 2024"),
    ("2024-01-02", "2024-01-02", "2024-01-02", "2 January 2024"),
    ("2024~", "2024-01-01", "2024-12-31", "about 2024"),
    ("2024-02~", "2024-02-01", "2024-02-29", "about February 2024"),
    ("2024-01-12~", "2024-01-12", "2024-01-12", "about 12 January 2024"),
    ("2024-01-12?", "2024-01-12", "2024-01-12", "probably 12 January 2024"),
    ("2024-01%", "2024-01-01", "2024-01-31", "probably about January 2024"),
    ("2024/2027", "2024-01-01", "2027-12-31", "2024 to 2027"),
    ("2024-05/2024-06", "2024-05-01", "2024-06-30", "May to June 2024"),
    ("2023-12/2024-01", "2023-12-01", "2024-01-31", "December 2023 to January 2024"),
    ("2023-07-11/2023-07-12", "2023-07-11", "2023-07-12", "11–12 July 2023"),
    ("2023-06-30/2023-07-01", "2023-06-30", "2023-07-01", "30 June to 1 July 2023"),
    ("2023-12-31/2024-01-01", "2023-12-31", "2024-01-01", "31 December 2023 to 1 January 2024"),
    ("2024-05/2024-05-03", "2024-05-01", "2024-05-03", "May to 3 May 2024"),
    ("2024-01-12/..", "2024-01-12", "9999-12-31", "from 12 January 2024"),
    ("../2024-01", "0001-01-01", "2024-01-31", "up to January 2024"),
]
NO_DATES = "", "24", "12024", "2024-1", "2024-1-12", "2024-01-12T10:00", "12.01.2024", "20240112", "2024–01", "now"
NO_INTERVALS = "2024/", "/2024", "../..", "2024/2025/2026", "2024//2025"
NO_DAYS = {
    "2024-02-30": " February 2024 has 29 days. Did you mean '2024-02-29'?",
    "2023-02-29": " February 2023 has 28 days. Did you mean '2023-02-28'?",
    "2024-04-31": " April 2024 has 30 days. Did you mean '2024-04-30'?",
    "2024-13-06": " Did you mean '2024-06-13'?",
    "2024-11-62": " Did you mean '2024-11-26'?",
    "2024-01-32": " Did you mean '2024-01-23'?",
    "2024-01-44": "",
    "2024-13": "",
    "0000": "",
}


@pytest.mark.parametrize(("text", "first", "last", "words"), MEANINGS, ids=str)
def test_a_date_has_its_days_and_its_words(text: str, first: str, last: str, words: str) -> None:
    meant = when(text)
    assert (meant.first.isoformat(), meant.last.isoformat(), str(meant)) == (first, last, text)
    assert english(text) == words


@pytest.mark.parametrize("text", [*NO_DATES, *NO_INTERVALS])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(
        ValueError,
        match=r"^must be a date such as 2024, 2024-01, 2024-01-12 or 2024-01~: '.*'\.( Did you mean '.*'\?)?$",
    ):
        when(text)


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_day_must_exist(text: str) -> None:
    with pytest.raises(ValueError, match="must be a day that exists") as caught:
        when(text)
    assert str(caught.value) == f"must be a day that exists: '{text}'.{NO_DAYS[text]}"


@pytest.mark.parametrize("text", ["2024-00", "2024-01-00", "2024-00-00", "2024/2025-00"])
def test_month_and_day_zero_do_not_exist(text: str) -> None:
    with pytest.raises(ValueError, match=r"^must be a day that exists"):
        when(text)


@pytest.mark.parametrize("text", ["2024-05/2024-01", "2024-01-02/2024-01-01", "2025/2024"])
def test_an_interval_must_not_end_before_it_begins(text: str) -> None:
    turned = "/".join(reversed(text.split("/")))
    told = rf"^must not end before it begins: '{text}'\. Did you mean '{turned}'\?$"
    with pytest.raises(ValueError, match=told):
        when(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-02-16/2024-02-16", "16 February 2024"),
        ("2024-02~/2024-02~", "about February 2024"),
        ("2024/2024", "2024"),
    ],
)
def test_an_interval_from_a_date_to_the_same_one_is_that_date(text: str, words: str) -> None:
    single = text.partition("/")[0]
    assert when(text) == when(single)
    assert english(text) == english(single) == words


@pytest.mark.parametrize(("text", "last"), [("2024-01-12/2024-01", "2024-01-31"), ("2024-03-15/2024", "2024-12-31")])
def test_an_interval_may_end_within_the_month_or_year_it_begins_in(text: str, last: str) -> None:
    assert when(text).last.isoformat() == last


def test_the_more_precise_of_two_dates_comes_first() -> None:
    texts = ["2024", "2024-01", "2024-01-01", "2023-12-31", "../2024-02", "2024-01-01/.."]
    expected = ["../2024-02", "2023-12-31", "2024-01-01", "2024-01", "2024", "2024-01-01/.."]
    assert sorted(texts, key=lambda text: when(text).key) == expected


def test_only_a_certain_day_is_exact() -> None:
    texts = ["2024-01-12", "2024-01-12~", "2024-01-12?", "2024-01", "2024", "2024-01-12/2024-01-12", "2024-01-12/.."]
    assert [text for text in texts if when(text).exact] == ["2024-01-12", "2024-01-12/2024-01-12"]


DURATIONS = [
    ("P10Y", "10 years"),
    ("P1Y", "1 year"),
    ("P6M", "6 months"),
    ("P30D", "30 days"),
    ("PT24H", "24 hours"),
    ("PT1H", "1 hour"),
    ("P1Y6M", "1 year 6 months"),
]


@pytest.mark.parametrize(("text", "words"), DURATIONS)
def test_a_duration_in_words(text: str, words: str) -> None:
    assert english_duration(text) == words


@pytest.mark.parametrize("text", ["", "P", "PT", "P0Y", "10Y", "P-1Y", "P1W", "P1.5Y", "5 years", "p1y"])
def test_other_durations_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^must be a duration such as P10Y"):
        english_duration(text)


MEANT_DURATIONS = {
    "P10Y": "10 years|ten years|p10y|10Y|10-year|10 yrs|PT10Y|P10J",
    "PT24H": "P24H|24:00|24 hours|24h|24-hour|24 Hours|pt24h",
    "P1Y6M": "1 year and 6 months|a year and six months|1Y 6M|1 year, 6 months",
    "P6M": "6 Monate|half a year|six mois|6 місяців",
    "P18M": "1.5 years|18 months",
    "P14D": "two weeks|P2W|2 w|14 days",
    "": "|P|10|ten|years|1.3 years|twelve minutes|10 years ago|0 days|P-1Y",
}


MEANT_DATES = {
    "2024-06-13": "13th of June 2024|the 13th of June, 2024|Thursday, 13 June 2024|Thu 13 June 2024|13-Jun-2024"
    "|June 13 2024|2024 June 13|2024, June 13|24-06-13|13.06.24|13/06/24|13. 6. 2024|20240613|2024/6/13",
    "2024-02-16": "16 février 2024|16. Februar 2024|le 16 février 2024|16 лютого 2024|16 February 2024 (Friday)",
    "2024-04/2024-06": "Q2 2024|2024 Q2|quarter 2 2024",
    "2022/2023": "2022 and 2023|2022–2023|2022, 2023|2022-2023 (two years)",
    "2024/..": "2024-..|2024/...|2024-…|2024-now|2024 -|2024/|2024 - present",
    "2024-06": "June, 2024|June-2024|jun 2024|06/2024",
    "2024-07-06' or '2024-06-07": "06/07/24|6/7/2024",
    "": "32 June 2024|31/06/2024|2024/13/45|Q5 2024|June|Thursday|13 June|13.2024.06",
}


@pytest.mark.parametrize(
    ("recognised", "iso", "typed"),
    [(date_meant, *row) for row in MEANT_DATES.items()] + [(duration_meant, *row) for row in MEANT_DURATIONS.items()],
)
def test_what_is_written_otherwise_is_recognised(recognised: Callable[[str], str], iso: str, typed: str) -> None:
    hint = f" Did you mean '{iso}'?" if iso else ""
    assert {one: recognised(one) for one in typed.split("|")} == dict.fromkeys(typed.split("|"), hint)


@pytest.mark.parametrize(
    ("start", "text", "end"),
    [("2024-02-29", "P1Y", "2025-02-28"), ("2024-01-31", "P1M", "2024-02-29"), ("2024-01-01", "PT48H", "2024-01-03")],
)
def test_a_duration_after_a_day(start: str, text: str, end: str) -> None:
    assert add_duration(date.fromisoformat(start), text) == date.fromisoformat(end)


@pytest.mark.parametrize("text", ["P10Y", "P999Y", "P999M", "P999Y999M999DT999H"])
def test_a_duration_beyond_the_calendar_ends_on_no_day(text: str) -> None:
    assert add_duration(date(9995, 3, 1), text) is None


KINDS = [
    (Past, "1990 2024-01 2024/.. 2199-12-31", "1989 1989/1991 2200 9995-03-01 ../2024"),
    (Background, "1900 1949-04-04 2024/.. 2199", "1025 1899-12-31 2204 ../2024"),
    (Seen, "1900 2024-01 2024-01-12~", "0001 2024/2025 2024/.. ../2026 2024-01-12/2024-01-12"),
    (Checked, "1990-01-01 2024-02-29", "2024 2024-01 2024-01-12~ 2024-01-12/2024-01-12 ../2026 0001 1925-01-01"),
    (Coming, "1990 2031/2032 2024/..", "1925 2204 ../2031"),
    (Period, "1990 2031/2032 2024/.. ../2031", "1925 2024/2204 ../2204 ../.."),
]


@pytest.mark.parametrize(("kind", "good", "bad"), KINDS, ids=lambda one: getattr(one, "__name__", None))
def test_a_kind_of_date_takes_what_it_may_be(kind: type[Date], good: str, bad: str) -> None:
    """And the schema for editors takes the same."""
    for text in good.split():
        assert kind.read(text) == text
        assert re.search(SHAPES[kind.read]["pattern"], text), text
    for text in bad.split():
        with pytest.raises(ValueError, match=r"^must .*\.$"):
            kind.read(text)
        assert not re.search(SHAPES[kind.read]["pattern"], text), text


def test_a_year_is_a_number_to_yaml() -> None:
    """A bare one is a date all the same."""
    assert Meeting.model_validate({"date": 2024}).date == "2024"
